package read

import (
	"strings"

	"daybook/internal/language"
)

// What the rules on trees ask of clauses: who is the subject, whom does it hit, which words belong to a
// noun phrase. They follow Universal Dependencies.

// subjectOf is the noun that does what verb v says: its own subject, or that of the verb it is joined to,
// or the noun it describes. Passive tells that the noun undergoes it.
func subjectOf(v language.Word) (subject language.Word, passive bool) {
	passive = isPassive(v)
	for depth := 0; v.OK() && depth < 6; depth++ {
		if s := v.Child(language.Nsubj, language.NsubjPass, language.NsubjOuter); s.OK() {
			if relativizes(s) && v.Is(language.AclRelcl) {
				return v.Head(), passive
			}
			return s, passive
		}
		switch {
		case v.Is(language.Conj), v.Is(language.Parataxis) && v.Head().UPOS() == language.VERB && v.I > v.Head().I:
			if depth == 0 && !isPassive(v) || depth > 0 {
				v = v.Head()
				continue
			}
			v = v.Head()
		case v.Is(language.Xcomp):
			if o := v.Head().Child(language.Obj, language.Iobj); o.OK() && o.I < v.I && v.Head().Lemma() != "promise" {
				return o, passive
			}
			v = v.Head()
		case v.Is(language.Advcl):
			v = v.Head()
		case v.Is(language.Acl):
			return v.Head(), passive
		default:
			return language.Word{}, passive
		}
	}
	return language.Word{}, passive
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
		if c.Is(language.Obl, language.Nmod) {
			k := caseOf(c)
			for _, p := range prepositions {
				if k == p {
					return c
				}
			}
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
func nounPhrase(w language.Word) (first, end int) {
	first, end = w.I, w.I+1
	for c := range w.Children() {
		switch {
		case c.Is(language.AclRelcl, language.Parataxis, language.Conj, language.Cc, language.Case, language.Punct, language.Cop, language.Nsubj, language.Aux, language.Advcl, language.Ccomp, language.Mark, language.Discourse, language.Dep):
			continue
		case c.Is(language.Appos) && c.I > w.I+1, c.Is(language.Acl) && c.I > w.I:
			continue
		}
		f, e := c.Subtree()
		if c.I > w.I {
			f, e = prepositional(c)
		}
		first, end = min(first, f), max(end, e)
	}
	return first, end
}

// prepositional is the run of a dependent after the head of a noun phrase, with its own phrase only.
func prepositional(c language.Word) (first, end int) {
	first, end = nounPhrase(c)
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
