package read

import (
	"slices"
	"strings"

	"daybook/internal/language"
)

// What the rules on trees ask of clauses: who is the subject, whom does it hit, which words belong to a
// noun phrase. They follow Universal Dependencies.

// subject is subjectOf with the parser's commonest slips mended: a date or the object taken for the
// subject, or none found before a finite verb. There the noun phrase that ends before v is taken.
func (p *page) subject(v language.Word) (subject language.Word, passive bool) {
	s, passive := subjectOf(v)
	if first := p.firstAfterDate(v); first.OK() {
		return first, passive
	}
	if s.OK() && p.dateAt(s.I) == nil && (s.I < v.I || v.Is(language.Conj) || v.Child(language.Obj).OK()) {
		return s, passive
	}
	if passive && v.Is(language.Acl) {
		return s, passive
	}
	if left := p.nounBefore(v); left.OK() && finite(v) {
		return left, passive
	}
	if s.OK() && p.dateAt(s.I) != nil {
		return language.Word{}, passive
	}
	return s, passive
}

// firstAfterDate is the name before finite verb v that stands right behind a date or the dash of a dateline
// ("and on 22 June Dravnia released", "HILLTON, Aug. 16 (ANA) – Dravnia reopened"), where the parser takes it
// for part of what is before; nothing elsewhere.
func (p *page) firstAfterDate(v language.Word) language.Word {
	w := v.Prev()
	for w.UPOS() == language.ADV || w.UPOS() == language.AUX {
		w = w.Prev()
	}
	last := w
	for w.UPOS() == language.PROPN && p.dateAt(w.I) == nil {
		w = w.Prev()
	}
	if !last.OK() || w.I == last.I || !w.OK() || w.Sentence() != v.Sentence() || !finite(v) {
		return language.Word{}
	}
	if p.dateAt(w.I) != nil {
		return p.phraseHead(last)
	}
	switch w.Text() {
	case "-", "–", "—", "--":
		if head := p.doc.Sentences[w.Sentence()]; w.I-int(head.First) < 12 && p.doc.Word(int(head.First)).UPOS() == language.PROPN {
			return last
		}
	}
	return language.Word{}
}

// lemmaIn is the lemma of w by which list knows it: as given, or with the "e" or the second of two like letters
// that the lemmatiser dropped.
func lemmaIn[T any](list map[string]T, w language.Word) string {
	lemma := w.Lemma()
	if _, ok := list[lemma]; ok || lemma == "" {
		return lemma
	}
	for _, end := range []string{"e", lemma[len(lemma)-1:]} {
		if _, ok := list[lemma+end]; ok {
			return lemma + end
		}
	}
	return lemma
}

// finite tells whether v may have a subject of its own: a tensed verb, or a participle with an auxiliary.
func finite(v language.Word) bool {
	switch v.XPOS() {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	if v.Child(language.Aux, language.AuxPass).OK() {
		return true
	}
	before := v.Prev()
	for before.UPOS() == language.ADV || before.UPOS() == language.PART {
		before = before.Prev()
	}
	return before.UPOS() == language.AUX
}

// nounBefore is the head of the noun phrase that ends before v, with auxiliaries, adverbs, dates and an
// apposition between commas passed over.
func (p *page) nounBefore(v language.Word) language.Word {
	comma := false
	for w := v.Prev(); w.OK(); w = w.Prev() {
		if d := p.dateAt(w.I); d != nil {
			w = p.doc.Word(d.first)
			if before := w.Prev(); before.Lower() == "on" || before.Lower() == "in" || before.Lower() == "late" || before.Lower() == "early" {
				w = before
			}
			continue
		}
		if w.Lemma() == "have" || w.Lemma() == "be" { // an auxiliary, whatever its tag
			continue
		}
		switch w.UPOS() {
		case language.ADV, language.AUX, language.PART:
			continue
		case language.NOUN, language.PROPN, language.PRON, language.NUM:
			return p.phraseHead(w)
		}
		if p.actorAt(w.I) != nil {
			return p.phraseHead(w)
		}
		if w.Text() != "," || comma {
			return language.Word{}
		}
		comma = true
		for n := 0; n < 14 && w.OK(); n++ { // to the comma that opens the apposition
			w = w.Prev()
			if w.UPOS() == language.VERB && w.XPOS() != "VBN" && w.XPOS() != "VBG" {
				return language.Word{}
			}
			if w.Text() == "," {
				break
			}
		}
		if !w.OK() {
			return language.Word{}
		}
	}
	return language.Word{}
}

// phraseHead climbs from the last noun of a phrase to its head, leftwards.
func (p *page) phraseHead(w language.Word) language.Word {
	if m := p.actorAt(w.I); m != nil && m.head <= w.I {
		w = p.doc.Word(m.head)
	}
	for n := 0; n < 6; n++ {
		h := w.Head()
		if !h.OK() || h.I > w.I || h.Sentence() != w.Sentence() || p.dateAt(h.I) != nil || !w.Is(language.Nmod, language.Flat, language.Appos, language.Compound, language.Conj) {
			break
		}
		if u := h.UPOS(); u != language.NOUN && u != language.PROPN && u != language.PRON && u != language.NUM {
			break
		}
		if v := h.Head(); w.Is(language.Appos) && v.XPOS() == "VBG" && v.Is(language.Advcl) && v.Head().I > w.I {
			break // "Sealing the roads, troops on Sunday …": no other name for the roads
		}
		w = h
	}
	return w
}

// object is what v acts on: its object, a second "subject" behind it, or the subject of its passive.
func (p *page) object(v language.Word) language.Word {
	for c := range v.Children() {
		if c.I > v.I && p.dateAt(c.I) == nil && (c.Is(language.Obj) || c.Is(language.Nsubj) && !isPassive(v)) {
			return c
		}
	}
	if isPassive(v) {
		return objectOf(v)
	}
	w := v.Next()
	for n := 0; n < 5 && w.OK() && (w.UPOS() == language.DET || w.UPOS() == language.ADJ || w.UPOS() == language.NUM || p.dateAt(w.I) != nil || w.XPOS() == "PRP$"); n++ {
		w = w.Next()
	}
	if u := w.UPOS(); w.OK() && (u == language.NOUN || u == language.PROPN) {
		for n := 0; n < 4 && (w.Is(language.Compound, language.Amod, language.NmodPoss)) && w.Head().I > w.I; n++ {
			w = w.Head()
		}
		if u := w.UPOS(); u == language.NOUN || u == language.PROPN {
			return w
		}
	}
	return language.Word{}
}

// subjectOf is the noun that does what verb v says: its own subject, or that of the verb it is joined to,
// or the noun it describes. Passive tells that the noun undergoes it.
func subjectOf(v language.Word) (subject language.Word, passive bool) {
	passive = isPassive(v)
	for depth := 0; v.OK() && depth < 6; depth++ {
		if s := nearestSubject(v); s.OK() {
			if relativizes(s) && v.Is(language.AclRelcl) {
				return v.Head(), passive
			}
			return s, passive
		}
		switch {
		case v.Is(language.Advcl) && v.XPOS() == "VBG" && ofObject(v):
			return v.Head().Child(language.Obj), passive
		case v.Is(language.Conj, language.Advcl), v.Is(language.Parataxis) && v.Head().UPOS() == language.VERB && v.I > v.Head().I:
			v = v.Head()
		case v.Is(language.Xcomp):
			if o := v.Head().Child(language.Obj, language.Iobj); o.OK() && o.I < v.I && v.Head().Lemma() != "promise" {
				return o, passive
			}
			v = v.Head()
		case v.Is(language.Acl):
			return v.Head(), passive
		default:
			return language.Word{}, passive
		}
	}
	return language.Word{}, passive
}

// ofObject tells whether gerund v says what the object of the verb before does, did or may not do: "accused him of
// stealing", "kept her from leaving", "arrested them for burning", but not "formed a team for burning".
func ofObject(v language.Word) bool {
	if o := v.Head().Child(language.Obj); !o.OK() || o.I > v.I {
		return false
	}
	switch v.Child(language.Mark).Lower() {
	case "of", "from":
		return true
	case "for":
		b := interactionBook()
		for _, e := range b.verbs[lemmaIn(b.verbs, v.Head())] {
			if e.typ == "ACCUSE" || e.mode == "arrest" {
				return true
			}
		}
	}
	return false
}

// nearestSubject is the subject of v that stands nearest before it, or else the first behind it.
func nearestSubject(v language.Word) language.Word {
	var best language.Word
	for c := range v.Children() {
		if (c.Is(language.Nsubj) || c.Is(language.Expl) && v.Is(language.Ccomp)) && (c.I < v.I || !best.OK()) {
			best = c
		}
	}
	return best
}

func relativizes(w language.Word) bool {
	switch w.Lower() {
	case "who", "which", "that", "whom", "whose":
		return true
	}
	return false
}

// isPassive tells whether v has a passive subject or auxiliary, or is a bare participle describing a noun.
func isPassive(v language.Word) bool {
	if v.Child(language.NsubjPass, language.AuxPass).OK() {
		return true
	}
	return v.XPOS() == "VBN" && v.Is(language.Acl) && !v.Is(language.AclRelcl)
}

// agentOf is the noun after "by" of a passive.
func agentOf(v language.Word) language.Word {
	for c := range v.Children() {
		if c.Is(language.Obl, language.Nmod) && caseOf(c) == "by" && c.I > v.I {
			return c
		}
	}
	return language.Word{}
}

// caseOf is the preposition of a noun, in small letters, the whole of a fixed one ("because of"); "" for
// none.
func caseOf(n language.Word) string {
	c := n.Child(language.Case)
	if !c.OK() {
		return ""
	}
	out := c.Lower()
	for f := range c.Children() {
		if f.Is(language.Fixed) {
			out += " " + f.Lower()
		}
	}
	return out
}

// oblique is the first noun under v with one of the prepositions.
func oblique(v language.Word, prepositions ...string) language.Word {
	for c := range v.Children() {
		if c.Is(language.Obl, language.Nmod) && slices.Contains(prepositions, caseOf(c)) {
			return c
		}
	}
	return language.Word{}
}

// isNegated tells whether v stands under a "not", "never" or "no".
func isNegated(v language.Word) bool {
	for c := range v.Children() {
		switch c.Lower() {
		case "not", "n't", "never", "n’t", "neither", "nor", "hardly":
			if c.Is(language.Advmod, language.Cc, language.CcPreconj) {
				return true
			}
		case "no":
			if c.Is(language.Det) {
				return true
			}
		}
	}
	return false
}

// nounPhrase is the run of tokens of the noun phrase that w heads, relative clauses and what is set off by
// commas left out.
func (p *page) nounPhrase(w language.Word) (first, end int) {
	first, end = w.I, w.I+1
	for c := range w.Children() {
		switch {
		case p.dateAt(c.I) != nil:
			continue
		case c.Is(language.AclRelcl, language.Parataxis, language.Conj, language.Cc, language.Case, language.Punct, language.Cop, language.Nsubj, language.Aux, language.Advcl, language.Ccomp, language.Mark, language.Discourse, language.Dep):
			continue
		case c.Is(language.Appos) && c.I > w.I+1, c.Is(language.Acl) && c.I > w.I:
			continue
		}
		f, e := c.Subtree()
		if c.I > w.I {
			f, e = p.prepositional(c)
		}
		first, end = min(first, f), max(end, e)
	}
	return first, end
}

// prepositional is the run of a dependent after the head of a noun phrase, with its own phrase only.
func (p *page) prepositional(c language.Word) (first, end int) {
	first, end = p.nounPhrase(c)
	if k := c.Child(language.Case); k.OK() {
		first = min(first, k.I)
	}
	return first, end
}

// conjuncts gives w and the nouns joined to it by "and", a comma or "or".
func conjuncts(w language.Word) []language.Word {
	out := []language.Word{w}
	for c := range w.Children() {
		if c.Is(language.Conj) && c.UPOS() != language.VERB {
			out = append(out, c)
		}
	}
	return out
}

// trimmed takes off punctuation at both ends of a run of tokens.
func (p *page) trimmed(first, end int) (int, int) {
	for first < end && isPunctuation(p.doc.Word(first).Text()) {
		first++
	}
	for end > first && isPunctuation(p.doc.Word(end-1).Text()) {
		end--
	}
	return first, end
}

func isPunctuation(s string) bool {
	return strings.Trim(s, ",.;:!?-–—―()[]\"'“”‘’…") == ""
}
