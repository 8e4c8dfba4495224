package read

import (
	"slices"
	"sort"
	"strings"

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

// doers are the parties of noun w that can act: no plans, texts or happenings of theirs.
func (p *page) doers(w language.Word) []language.Word {
	return slices.DeleteFunc(p.parties(w), func(c language.Word) bool {
		if c.UPOS() != language.NOUN {
			return false
		}
		lemma := c.Lemma()
		_, said := sayingBook().nouns[lemma]
		return said || noDoers[lemma]
	})
}

// isParty tells whether the noun phrase of w names somebody who can act or be acted on: a mention of the
// codebook in it, a name, or a pronoun that stands for one.
func (p *page) isParty(w language.Word) bool {
	if !w.OK() || p.inDateline(w.I) {
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
	for _, m := range p.actorsIn(first, min(end, w.I+1)) { // a modifier before the noun: "Norland's offer"
		if m.head != w.I && m.plain && interactionBook().nouns[w.Lemma()].typ != "" {
			continue // "a drone strike", "militant attacks"
		}
		if m.use != usePlace || m.head == w.I {
			return true
		}
	}
	if d := w.Child(language.Det).Lower(); (d == "a" || d == "an" || d == "another") && described[w.Lemma()] != "" && w.Lemma() != "body" && w.Lemma() != "force" {
		return true // "a nationalist party", "another armed group"
	}
	if partitive[w.Lemma()] {
		if of := oblique(w, "of", "from"); of.OK() && of.I > w.I {
			return p.isParty(of)
		}
	}
	if people := w.Lower(); w.UPOS() == language.NOUN && (strings.HasSuffix(people, "ists") || strings.HasSuffix(people, "ist") || strings.HasSuffix(people, "ians") || strings.HasSuffix(people, "men") && people != "specimen") {
		return true
	}
	if m := p.actorAt(w.I); m != nil {
		return true
	}
	_, ok := p.antecedent(w.I)
	return ok
}

// dateAt is the date that covers token i, or nil.
func (p *page) dateAt(i int) *dateMention {
	k := sort.Search(len(p.dates), func(k int) bool { return p.dates[k].end > i })
	if k < len(p.dates) && p.dates[k].first <= i {
		return &p.dates[k]
	}
	return nil
}

// recipientCases are the prepositions after which the other side of an act stands, the surest first.
var recipientCases = []string{"with", "against", "to", "from", "between", "on", "at", "upon", "for", "over", "into", "of", "by", "in", "about", "toward", "towards"}

// recipients finds the other side of what a does: the object, whoever the object belongs to or is about,
// the prepositional phrases, who acts in the clause below, and at last the first party named behind the
// verb, if so far. Where the object is the act itself ("imposed sanctions") or what is sent, given or moved, whoever it
// goes to comes first.
func (p *page) recipients(v language.Word, a act, objectIsAct, soFar bool) []language.Word {
	if len(a.actors) > 1 && (together(v) || jointly(a)) { // "the council and the elders agreed to": the one with the other
		for _, under := range []language.Word{v, p.object(v)} {
			if under.OK() {
				if found := p.prepositions(under, "with", a); len(found) > 0 {
					return found
				}
			}
		}
		return nil
	}
	if found := p.otherSide(v, a, objectIsAct, 0); len(found) > 0 {
		return found
	}
	if len(a.actors) == 0 || !soFar {
		return nil
	}
	return p.behind(v, a)
}

// handsOver tells whether a type moves its object to or against somebody.
func handsOver(typ string) bool {
	switch typ {
	case "AID", "MOBILIZE", "RETREAT", "PROTEST", "COOPERATE", "AGREE":
		return true
	}
	return false
}

// together tells whether those who do v, when they are several, do it with each other.
func together(v language.Word) bool {
	switch v.Lemma() {
	case "agree", "sign", "meet", "confer", "negotiate", "talk", "exchange", "trade", "clash":
		return true
	}
	return false
}

// jointly tells whether several hold a thing that is held with each other: "Norland and Sudland held an exercise".
func jointly(a act) bool {
	return (a.rule == "interaction/light-verb" || a.rule == "interaction/verb") && (a.typ == "CONSULT" || a.typ == "COOPERATE") && (a.word.Lemma() == "hold" || a.word.Lemma() == "have" || a.word.Lemma() == "begin" || a.word.Lemma() == "start" || a.word.Lemma() == "resume")
}

func (p *page) otherSide(v language.Word, a act, objectIsAct bool, depth int) []language.Word {
	object := p.object(v)
	if found := p.others(v.Child(language.Iobj), a.actors); len(found) > 0 {
		return found
	}
	if a.typ == "CONSULT" && a.mode == "visit" && object.OK() && holdsOffice(object) && !p.namedParty(object) { // an envoy is sent to somebody
		return p.towards(v, object, a)
	}
	if handsOver(a.typ) && !p.namedParty(object) {
		if found := p.towards(v, object, a); len(found) > 0 {
			return found
		}
	}
	if !objectIsAct && !p.ofItsOwn(object) && a.typ != "MOBILIZE" {
		if found := p.others(object, a.actors); len(found) > 0 {
			return found
		}
	}
	if object.OK() {
		if found := p.within(object, a.actors); len(found) > 0 {
			return found
		}
	}
	for _, k := range recipientCases {
		if found := p.prepositions(v, k, a); len(found) > 0 {
			return found
		}
	}
	if depth > 2 {
		return nil
	}
	for c := range v.Children() {
		if c.I > v.I && c.Is(language.Xcomp, language.Ccomp, language.Advcl) {
			if s := c.Child(language.Nsubj, language.NsubjPass); c.Is(language.Advcl) && s.OK() && aside[c.Child(language.Mark).Lower()] {
				continue // what else happened before or meanwhile
			} else if s.OK() {
				if found := p.others(s, a.actors); len(found) > 0 {
					return found
				}
			}
			if found := p.otherSide(c, a, false, depth+1); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// namedParty tells whether noun w is itself a name or mention of the codebook, not a thing of somebody's.
func (p *page) namedParty(w language.Word) bool {
	if !w.OK() {
		return false
	}
	m := p.actorAt(w.I)
	return m != nil && m.head == w.I && !m.plain && m.kind != "forces"
}

// ofItsOwn tells whether noun w is the actor's own: "its troops".
func (p *page) ofItsOwn(w language.Word) bool {
	return w.OK() && w.Child(language.NmodPoss).XPOS() == "PRP$"
}

// towards finds who the object is sent, given or held against: "to", "with", "against", "from", "for" and
// "into" under the verb or its object.
func (p *page) towards(v, object language.Word, a act) []language.Word {
	for _, k := range []string{"to", "with", "against", "from", "for", "into", "on"} {
		for _, under := range []language.Word{v, object} {
			if under.OK() {
				if found := p.prepositions(under, k, a); len(found) > 0 {
					return found
				}
			}
		}
	}
	return nil
}

// prepositions are the parties after preposition k under w.
func (p *page) prepositions(w language.Word, k string, a act) []language.Word {
	for c := range w.Children() {
		if !c.Is(language.Obl, language.Nmod) || caseOf(c) != k || p.dateAt(c.I) != nil || c.I < w.I {
			continue
		}
		if (k == "in" || k == "at") && !doneSomewhere(a) && p.mentionedAsPlace(c) {
			continue
		}
		if found := p.others(c, a.actors); len(found) > 0 {
			return found
		}
		if found := p.within(c, a.actors); len(found) > 0 && k != "in" {
			return found
		}
	}
	return nil
}

// behind is the first party named after verb v in its clause, whatever the tree says: a name before a
// place, a place of a country at last.
func (p *page) behind(v language.Word, a act) []language.Word {
	var place language.Word
	mentions := p.actorsIn(v.I+1, int(p.doc.Sentences[v.Sentence()].End))
	for k := range mentions {
		m := &mentions[k]
		w := p.doc.Word(m.head)
		if m.plain && w.Is(language.Compound) || p.sourceOfSpeech(m) || len(p.others(w, a.actors)) == 0 && m.use != usePlace {
			continue
		}
		if p.clauseBetween(v, w) {
			break
		}
		if m.use == usePlace {
			if !place.OK() && doneSomewhere(a) {
				place = w
			}
			continue
		}
		return []language.Word{w}
	}
	if place.OK() {
		return []language.Word{place}
	}
	if !doneSomewhere(a) {
		return nil
	}
	from := sort.Search(len(p.places), func(k int) bool { return p.places[k].first > v.I })
	for k := from; k < len(p.places) && p.doc.Word(p.places[k].first).Sentence() == v.Sentence(); k++ {
		m := &p.places[k] // a place the codebook does not know
		if !p.clauseBetween(v, p.doc.Word(m.first)) {
			return []language.Word{p.doc.Word(m.end - 1)}
		}
	}
	return nil
}

// doneSomewhere tells whether an act may be towards those of the place it is done in: force, protest, aid,
// a visit; talks and statements are not.
func doneSomewhere(a act) bool {
	switch a.typ {
	case "CONSULT":
		return a.mode == "visit"
	case "AGREE", "SUPPORT", "REJECT", "ACCUSE", "REQUEST", "COOPERATE", "THREATEN":
		return false
	}
	return true
}

// mentionedAsPlace tells whether w names a place and no actor.
func (p *page) mentionedAsPlace(w language.Word) bool {
	if m := p.actorAt(w.I); m != nil {
		return m.use == usePlace
	}
	return p.placeAt(w.I) != nil
}

// sourceOfSpeech tells whether the mention is who says the sentence, and no side in it.
func (p *page) sourceOfSpeech(m *actorMention) bool {
	for i := m.first; i < m.end; i++ {
		if a := p.toldBy(i); a != nil && a.source.holds(m.head) {
			return true
		}
	}
	next := p.doc.Word(m.end)
	if _, ok := sayingBook().verbs[next.Lemma()]; ok && next.UPOS() == language.VERB {
		return true
	}
	return false
}

// clauseBetween tells whether a tensed verb with a conjunction or a comma before it lies between v and w.
func (p *page) clauseBetween(v, w language.Word) bool {
	mark := false
	for i := v.I + 1; i < w.I; i++ {
		o := p.doc.Word(i)
		if o.UPOS() == language.SCONJ && turns[o.Lower()] {
			return true
		}
		if t := o.Text(); t == "," || t == ";" || o.UPOS() == language.SCONJ && o.Lower() != "that" && o.Lower() != "of" && o.Lower() != "for" && o.Lower() != "in" {
			mark = true
		}
		if mark && o.UPOS() == language.VERB && (o.XPOS() == "VBD" || o.XPOS() == "VBZ" || o.XPOS() == "VBP") {
			return true
		}
	}
	return false
}

// aside are the marks of a clause that tells when or why, with a subject of its own.
var aside = map[string]bool{"after": true, "before": true, "when": true, "since": true, "because": true, "while": true, "as": true, "although": true, "though": true, "until": true, "till": true, "once": true, "whereas": true}

// turns are conjunctions behind which somebody else's doing is told.
var turns = map[string]bool{"as": true, "while": true, "when": true, "if": true, "because": true, "although": true, "though": true, "whereas": true, "unless": true}

// within looks inside noun phrase n for a party: its genitive, then what its prepositions name.
func (p *page) within(n language.Word, actors []language.Word) []language.Word {
	if found := p.others(n.Child(language.NmodPoss), actors); len(found) > 0 {
		return found
	}
	for _, k := range recipientCases {
		for c := range n.Children() {
			if c.Is(language.Nmod) && caseOf(c) == k && p.dateAt(c.I) == nil {
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
		if owner := c.Child(language.NmodPoss); owner.OK() && c.UPOS() == language.NOUN && p.actorAt(c.I) == nil && p.isParty(owner) {
			c = owner // "Norland's offer"
		}
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
	if first, end := p.nounPhrase(w); end > first { // "the police in Ghana"
		own := p.actorsIn(first, end)
		for k := range own {
			if c := own[k].party.Country; c != "" {
				return c
			}
		}
	}
	at := sort.Search(len(p.actors), func(k int) bool { return p.actors[k].first >= w.I })
	for k := at - 1; k >= 0 && k > at-20; k-- {
		if c := p.actors[k].party.Country; c != "" {
			return c
		}
	}
	for k := at; k < len(p.actors) && p.doc.Word(p.actors[k].first).Sentence() == w.Sentence(); k++ {
		if c := p.actors[k].party.Country; c != "" {
			return c
		}
	}
	return ""
}
