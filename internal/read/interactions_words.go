package read

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"daybook/internal/language"
	"daybook/lexicon"
)

// interactionWords are the entries of lexicon/en/interactions.txt.
type interactionWords struct {
	verbs map[string][]interactionEntry         // by first word; those with most conditions first
	nouns map[string]interactionType            // by lemma
	sort  map[string]map[string]bool            // light, planned, demanded …: the lemmas
	ends  map[string]map[string]interactionType // by words, then by the type of what is ended

	taking map[string]bool // the first words of verbs that tell an act with a noun: "hold" of "hold talks"
	taken  map[string]bool // the last words of such nouns
}

// An interactionType is what an entry makes of an act; bare tells that it asks for nothing but the verb.
type interactionType struct {
	typ, mode string
	bare      bool
}

// An interactionEntry is one line of a type's section.
type interactionEntry struct {
	words    []string // after the lemma: the particle, or "fire" of "open fire"
	typ      string
	mode     string
	objects  []string
	subjects []string
	with     []string // words of the phrase whose noun is the recipient: a preposition, and a noun where one is fixed
	inf      bool
	that     bool
	actor    bool
	noObject bool
	passive  bool
}

func (e *interactionEntry) conditions() (n int) {
	for _, has := range []bool{len(e.words) > 0, len(e.objects) > 0, len(e.subjects) > 0, len(e.with) > 0, e.inf, e.that, e.actor, e.noObject, e.passive} {
		if has {
			n++
		}
	}
	return n
}

var interactionBook = sync.OnceValue(func() *interactionWords {
	b := &interactionWords{verbs: map[string][]interactionEntry{}, nouns: map[string]interactionType{}, sort: map[string]map[string]bool{}, ends: map[string]map[string]interactionType{}}
	for _, e := range lexicon.Read("en/interactions.txt") {
		c := e.Columns
		switch {
		case e.Section == "nouns":
			b.nouns[c[0]] = interactionType{typ: c[1], mode: dash(c[2])}
		case e.Section == "ends":
			if b.ends[c[0]] == nil {
				b.ends[c[0]] = map[string]interactionType{}
			}
			b.ends[c[0]][c[1]] = interactionType{typ: c[2], mode: dash(c[3])}
		case strings.ToUpper(e.Section) == e.Section:
			entry := parseInteraction(e)
			first, _, _ := strings.Cut(c[0], " ")
			b.verbs[first] = append(b.verbs[first], entry)
		default:
			if b.sort[e.Section] == nil {
				b.sort[e.Section] = map[string]bool{}
			}
			b.sort[e.Section][c[0]] = true
		}
	}
	b.sortEntries()
	b.open()
	return b
})

// sortEntries puts the entries of each verb with most conditions first.
func (b *interactionWords) sortEntries() {
	for _, entries := range b.verbs {
		sort.SliceStable(entries, func(i, j int) bool { return entries[i].conditions() > entries[j].conditions() })
	}
}

func parseInteraction(e lexicon.Entry) interactionEntry {
	c := e.Columns
	out := interactionEntry{words: strings.Fields(c[0])[1:], typ: e.Section, mode: dash(c[2])}
	fields := strings.Fields(dash(c[1]))
	for i := 0; i < len(fields); i++ {
		field := fields[i]
		switch {
		case strings.HasPrefix(field, "obj="):
			out.objects = strings.Split(field[len("obj="):], "|")
		case strings.HasPrefix(field, "by="):
			out.subjects = strings.Split(field[len("by="):], "|")
		case strings.HasPrefix(field, "+"):
			out.with = append([]string{field[1:]}, fields[i+1:]...)
			i = len(fields)
		case field == "inf":
			out.inf = true
		case field == "that":
			out.that = true
		case field == "actor":
			out.actor = true
		case field == "passive":
			out.passive = true
		case field == "noobj":
			out.noObject = true
		}
	}
	return out
}

// holds tells whether the entry's conditions hold of verb v.
func (e *interactionEntry) holds(p *page, v language.Word) bool {
	if !p.particle(v, e.words) {
		return false
	}
	object := p.object(v)
	switch {
	case len(e.objects) > 0 && !holdsLemma(object, e.objects),
		e.noObject && object.OK(),
		e.passive && !isPassive(v),
		e.actor && !p.isParty(object),
		e.inf && !v.Child(language.Xcomp).OK() && !infinitiveBelow(v),
		e.that && !v.Child(language.Ccomp).OK():
		return false
	}
	if len(e.with) > 0 && !p.phraseWith(v, e.with).OK() {
		return false
	}
	if len(e.subjects) > 0 {
		s, _ := p.subject(v)
		return holdsLemma(s, e.subjects)
	}
	return true
}

// particle tells whether the words belong to v: right behind it, or its particle, or its object.
func (p *page) particle(v language.Word, words []string) bool {
	if len(words) == 0 {
		return true
	}
	if p.reads(v.I+1, words) {
		return true
	}
	if len(words) > 1 {
		return false
	}
	for c := range v.Children() {
		if c.I > v.I && c.Lower() == words[0] && c.Is(language.CompoundPrt, language.Advmod, language.Obj) {
			return true
		}
	}
	return false
}

// objectOf is what v acts on: its object, or the subject of its passive.
func objectOf(v language.Word) language.Word {
	if o := v.Child(language.Obj); o.OK() {
		return o
	}
	if isPassive(v) {
		if s := v.Child(language.NsubjPass); s.OK() {
			return s
		}
		if v.Is(language.Acl) {
			return v.Head()
		}
	}
	return language.Word{}
}

// holdsLemma tells whether noun w, a noun joined to it or a word before it in its phrase has one of the
// lemmas.
func holdsLemma(w language.Word, lemmas []string) bool {
	if !w.OK() {
		return false
	}
	if isOneOf(w, lemmas) {
		return true
	}
	for c := range w.Children() {
		if (c.Is(language.Compound, language.Conj, language.Amod) || c.Is(language.Nmod) && (caseOf(c) == "of" || caseOf(c) == "")) && isOneOf(c, lemmas) {
			return true
		}
	}
	return false
}

func isOneOf(w language.Word, lemmas []string) bool {
	return slices.Contains(lemmas, w.Lemma()) || slices.Contains(lemmas, w.Lower())
}

func infinitiveBelow(v language.Word) bool {
	for c := range v.Children() {
		if c.Is(language.Advcl, language.Ccomp) && c.I > v.I && c.Child(language.Mark).Lower() == "to" {
			return true
		}
	}
	return false
}

// phraseWith is the noun after a preposition (and a fixed noun: "on strike") under v or its object.
func (p *page) phraseWith(v language.Word, with []string) language.Word {
	if after := p.doc.Word(v.I + 2); p.reads(v.I+1, with[:1]) && (after.Lower() == "as" || after.Lower() == "while") {
		return language.Word{} // "stood by as shops burnt"
	}
	for _, from := range []language.Word{v, p.object(v)} {
		if !from.OK() {
			continue
		}
		for c := range from.Children() {
			if !c.Is(language.Obl, language.Nmod, language.Advcl, language.Acl) {
				continue
			}
			k := caseOf(c)
			if k == "" && c.Child(language.Mark).UPOS() != language.PART { // "against reading", and not "to read"
				k = c.Child(language.Mark).Lower()
			}
			if k != with[0] {
				continue
			}
			if len(with) == 1 || c.Lower() == with[1] {
				return c
			}
		}
	}
	return language.Word{}
}
