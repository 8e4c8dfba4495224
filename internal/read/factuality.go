package read

import (
	"daybook"
	"daybook/internal/language"
	"daybook/lexicon"
)

// The lists of lexicon/en/reality.txt; the file says what each is for.
var (
	realityLists    = readLists("en/reality.txt")
	conditional     = realityLists["conditions"]
	nobody          = realityLists["nobody"]
	doubtful        = realityLists["doubt"]
	hoped           = realityLists["hopes"]
	modal           = readStatus("modal verbs")
	adjectiveStatus = readStatus("governing adjectives")
	nounStatus      = readStatus("governing nouns")
)

// readStatus reads a section of words and what each makes of the act under it.
func readStatus(section string) map[string]string {
	out := map[string]string{}
	for _, e := range lexicon.Read("en/reality.txt") {
		if e.Section == section {
			out[e.Columns[0]] = e.Columns[1]
		}
	}
	return out
}

// factAt tells how the report puts what the verb or noun at token i says: occurred, denied, planned,
// demanded or hypothetical. It reads the auxiliaries and negation of the word itself and of the verbs that
// govern it, up the tree; the nearest that speaks decides, and a condition above it turns any of them
// hypothetical.
func (p *page) factAt(i int) string {
	w := p.doc.Word(i)
	status := ""
	var below language.Word
	for depth := 0; w.OK() && depth < 8; depth++ {
		own := ""
		if depth == 0 || !p.onlySays(w, below) {
			own = p.ownStatus(w)
		}
		switch {
		case own == daybook.Hypothetical:
			return own
		case own != "" && status == "":
			status = own
		case own == daybook.Denied && status == daybook.Denied && (below.Is(language.Conj) || isNobody(below) && !isNegated(w)): // "neither confirmed nor denied", "no arrests were made"
		case own == daybook.Denied && status == daybook.Denied:
			status = "" // "did not deny"
		}
		from := w
		below = w
		w = governor(w)
		if !w.OK() {
			break
		}
		if above := p.factUnder(w, from); above == daybook.Hypothetical {
			return above
		} else if above != "" && status == "" {
			status = above
		}
	}
	if status == "" {
		return daybook.Occurred
	}
	return status
}

// onlySays tells whether g says what stands below it, so that what "must" or "can" be said is none the less
// said: "it must be said that".
func (p *page) onlySays(g, below language.Word) bool {
	if !below.Is(language.Ccomp, language.Csubj, language.Parataxis) || isNegated(g) || conditional[g.Child(language.Mark).Lower()] {
		return false
	}
	for _, e := range sayingBook().verbs[g.Lemma()] {
		if e.kind == "say" || e.kind == "find" {
			return true
		}
	}
	return false
}

// governor is the word whose reality w shares: the head of a complement, a joined clause or an object.
func governor(w language.Word) language.Word {
	if w.Is(language.Ccomp, language.Xcomp, language.Csubj, language.Conj, language.Obj, language.NsubjPass, language.Parataxis) {
		return besideObject(w)
	}
	if w.Is(language.Acl) && !w.Is(language.AclRelcl) {
		return w.Head()
	}
	if w.Is(language.Advcl) && (conditional[w.Child(language.Mark).Lower()] || w.Child(language.Mark).Lower() == "to" || w.Child(language.Mark).Lower() == "of" || w.Child(language.Mark).Lower() == "from" || w.Child(language.Mark).Lower() == "by") {
		return w.Head()
	}
	return language.Word{}
}

// besideObject is the head of w, or where w is a noun joined to one in a phrase behind the object of a verb the
// object, to which it may be joined as well: "demanded a ban on the party and the arrest of its leaders".
func besideObject(w language.Word) language.Word {
	h := w.Head()
	if !w.Is(language.Conj) || w.UPOS() != language.NOUN || !h.Is(language.Obl, language.Nmod) {
		return h
	}
	over := h.Head()
	if h.Is(language.Nmod) && over.Is(language.Obj, language.NsubjPass) {
		return over
	}
	if o := over.Child(language.Obj); h.Is(language.Obl) && o.OK() && o.I < h.I {
		return o
	}
	return h
}

// ownStatus is what the auxiliaries, negation and subordinator of w itself say; "" for plain assertion.
func (p *page) ownStatus(w language.Word) string {
	status := ""
	for c := range w.Children() {
		lower := c.Lower()
		switch {
		case c.Is(language.Mark, language.Advmod) && conditional[lower] && c.I < w.I:
			return daybook.Hypothetical
		case c.Is(language.Advmod) && doubtful[lower]:
			return daybook.Hypothetical
		case c.Is(language.Aux):
			if s := modal[lower]; s != "" && status != daybook.Denied {
				status = s
			}
			if lower == "would" && status == "" {
				status = p.would(w)
			}
		}
	}
	if status == "" && w.Child(language.Mark).Lower() == "to" && w.Child(language.Cop, language.Aux).Lemma() == "be" && w.XPOS() == "VB" && w.Child(language.Cop, language.Aux).I < w.Child(language.Mark).I {
		status = daybook.Planned // "is to meet on Thursday"
	}
	if status == "" && mandative(w) {
		status = daybook.Demanded
	}
	if isNegated(w) || isNobody(w.Child(language.Obj)) || isNobody(w.Child(language.Nsubj, language.NsubjPass)) {
		if status == daybook.Hypothetical || status == daybook.Demanded { // "should not go" asks for something, too
			return status
		}
		return daybook.Denied
	}
	if last := p.doc.Sentences[w.Sentence()].End - 1; status == "" && p.doc.Word(int(last)).Text() == "?" && w.Is(language.Root) {
		return daybook.Hypothetical
	}
	return status
}

// isNobody tells whether noun w says that there is none: "nothing", "no action", "not a single constable".
func isNobody(w language.Word) bool {
	return w.OK() && (nobody[w.Lower()] || isNegated(w) && !w.Child(language.Cop).OK())
}

// mandative tells whether w is a bare verb under "that": "asked that the envoy be received".
func mandative(w language.Word) bool {
	if w.Child(language.Mark).Lower() != "that" || !w.Child(language.Nsubj, language.NsubjPass).OK() {
		return false
	}
	if be := w.Child(language.AuxPass, language.Cop); be.OK() {
		return be.Lower() == "be" && !w.Child(language.Aux).OK()
	}
	return w.XPOS() == "VB" && !w.Child(language.Aux).OK()
}

// would is planned in reported speech ("said it would send troops"), else hypothetical.
func (p *page) would(w language.Word) string {
	for h, n := w, 0; h.OK() && n < 4; h, n = h.Head(), n+1 {
		if h.Is(language.Ccomp) || h.Is(language.Parataxis) {
			for _, e := range sayingBook().verbs[h.Head().Lemma()] {
				if e.kind == "say" || e.kind == "find" {
					return daybook.Planned
				}
			}
		}
	}
	if a := p.toldBy(w.I); a != nil && a.kind == "say" {
		return daybook.Planned
	}
	return daybook.Hypothetical
}

// factUnder says what the governing word g makes of w below it.
func (p *page) factUnder(g, w language.Word) string {
	if w.Is(language.Conj) {
		if w.Child(language.Nsubj).OK() {
			return ""
		}
		return p.ownStatus(g)
	}
	b := interactionBook()
	lemma := g.Lemma()
	if g.UPOS() == language.NOUN {
		if w.Is(language.Acl) {
			if v := g.Head(); nounStatus[lemma] == "" && w.Child(language.Mark).Lower() == "to" && g.Is(language.Obj, language.Obl, language.Iobj) && b.sort["demanded"][v.Lemma()] {
				return daybook.Demanded // "called on the federation to give its consent"
			}
			return nounStatus[lemma]
		}
		return ""
	}
	if w.Is(language.Obj, language.NsubjPass) && w.UPOS() != language.VERB {
		switch {
		case b.sort["demanded"][lemma]:
			return daybook.Demanded
		case b.sort["refused"][lemma], b.sort["failed"][lemma], lemma == "deny":
			return daybook.Denied
		case b.sort["planned"][lemma], lemma == "propose", lemma == "threaten":
			return daybook.Planned
		}
		return ""
	}
	switch {
	case lemma == "deny" || b.sort["refused"][lemma] || b.sort["failed"][lemma]:
		return daybook.Denied
	case b.sort["demanded"][lemma] && !w.Is(language.Ccomp) || lemma == "demand" || lemma == "urge" || lemma == "insist" && w.XPOS() == "VB":
		return daybook.Demanded
	case b.sort["planned"][lemma] || b.sort["offered"][lemma]:
		return daybook.Planned
	case b.sort["tried"][lemma]:
		return daybook.Hypothetical
	case hoped[lemma]:
		return daybook.Hypothetical
	}
	if g.Lower() == "ought" || lemma == "let" && !g.Child(language.Nsubj).OK() && g.XPOS() == "VB" {
		return daybook.Demanded // "let the governor write"
	}
	if w.Is(language.Xcomp) || w.Is(language.Advcl) && g.UPOS() == language.ADJ { // "is set to", "is expected to", "is unable to"
		return adjectiveStatus[lemma]
	}
	return ""
}
