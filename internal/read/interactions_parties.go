package read

import (
	"daybook"
	"daybook/internal/language"
)

// parties are the parties that noun w and the nouns joined to it name; none where w names no party.
func (p *page) parties(w language.Word) []language.Word {
	if !w.OK() {
		return nil
	}
	var out []language.Word
	for _, c := range conjuncts(w) {
		if p.isParty(c) {
			out = append(out, c)
		}
	}
	return out
}

// isParty tells whether the noun phrase of w names somebody who can act or be acted on: a mention of the
// codebook in it, a name, or a pronoun that stands for one.
func (p *page) isParty(w language.Word) bool {
	if !w.OK() {
		return false
	}
	switch w.UPOS() {
	case language.PRON:
		_, ok := p.antecedent(w.I)
		return ok
	case language.PROPN:
		return p.dateAt(w.I) == nil
	case language.NUM:
		return oblique(w, "of").OK()
	}
	first, end := p.nounPhrase(w)
	for _, m := range p.actorsIn(first, end) {
		if m.end <= end+1 && (m.use != usePlace || m.head == w.I) {
			return true
		}
	}
	if m := p.actorAt(w.I); m != nil {
		return true
	}
	_, ok := p.antecedent(w.I)
	return ok
}

// dateAt is the date that covers token i, or nil.
func (p *page) dateAt(i int) *dateMention {
	lo, hi := 0, len(p.dates)
	for lo < hi {
		if mid := (lo + hi) / 2; p.dates[mid].end <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(p.dates) && p.dates[lo].first <= i {
		return &p.dates[lo]
	}
	return nil
}

// recipientCases are the prepositions after which the other side of an act stands, the surest first.
var recipientCases = []string{"with", "against", "to", "from", "between", "on", "at", "upon", "for", "over", "into", "of", "by", "in", "about", "toward", "towards"}

// recipients finds the other side of what v does: the object, whoever the object belongs to or is about,
// then the prepositional phrases, then who acts in the clause below.
func (p *page) recipients(v language.Word, actors []language.Word) []language.Word {
	return p.below2(v, actors, 0)
}

func (p *page) below2(v language.Word, actors []language.Word, depth int) []language.Word {
	object := p.object(v)
	if found := p.others(object, actors); len(found) > 0 {
		return found
	}
	if found := p.others(v.Child(language.Iobj), actors); len(found) > 0 {
		return found
	}
	if object.OK() {
		if found := p.within(object, actors); len(found) > 0 {
			return found
		}
	}
	for _, k := range recipientCases {
		for c := range v.Children() {
			if c.Is(language.Obl) && caseOf(c) == k && p.dateAt(c.I) == nil {
				if found := p.others(c, actors); len(found) > 0 {
					return found
				}
				if found := p.within(c, actors); len(found) > 0 && k != "in" {
					return found
				}
			}
		}
	}
	if depth > 2 {
		return nil
	}
	for c := range v.Children() {
		if c.I > v.I && c.Is(language.Xcomp, language.Ccomp, language.Advcl) {
			if s := c.Child(language.Nsubj, language.NsubjPass); s.OK() {
				if found := p.others(s, actors); len(found) > 0 {
					return found
				}
			}
			if found := p.below2(c, actors, depth+1); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// within looks inside noun phrase n for a party: its genitive, then what its prepositions name.
func (p *page) within(n language.Word, actors []language.Word) []language.Word {
	if found := p.others(n.Child(language.NmodPoss), actors); len(found) > 0 {
		return found
	}
	for _, k := range recipientCases {
		for c := range n.Children() {
			if c.Is(language.Nmod) && caseOf(c) == k {
				if found := p.others(c, actors); len(found) > 0 {
					return found
				}
				if found := p.others(c.Child(language.NmodPoss), actors); len(found) > 0 {
					return found
				}
			}
		}
	}
	return nil
}

// others are the parties w names, the actors themselves left out.
func (p *page) others(w language.Word, actors []language.Word) []language.Word {
	var out []language.Word
	for _, c := range p.parties(w) {
		same := false
		for _, a := range actors {
			same = same || a.I == c.I || p.standsFor(c, a)
		}
		if !same {
			out = append(out, c)
		}
	}
	return out
}

// standsFor tells whether pronoun w stands for the actor at a.
func (p *page) standsFor(w, a language.Word) bool {
	if w.UPOS() != language.PRON {
		return false
	}
	ref, ok := p.antecedent(w.I)
	return ok && ref.holds(a.I)
}

// homeOf is the country a party without one most likely belongs to: that of the nearest state, office or
// named group before it in the report, or after it in its sentence.
func (p *page) homeOf(w language.Word) daybook.Text {
	m := p.actorAt(w.I)
	if m == nil || !m.plain {
		return ""
	}
	switch m.kind {
	case "government", "forces", "party", "militants", "civil":
	default:
		return ""
	}
	lo, hi := 0, len(p.actors)
	for lo < hi {
		if mid := (lo + hi) / 2; p.actors[mid].first < w.I {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for k := lo - 1; k >= 0 && k > lo-20; k-- {
		if c := p.actors[k].party.Country; c != "" {
			return c
		}
	}
	for k := lo; k < len(p.actors) && p.doc.Word(p.actors[k].first).Sentence() == w.Sentence(); k++ {
		if c := p.actors[k].party.Country; c != "" {
			return c
		}
	}
	return ""
}
