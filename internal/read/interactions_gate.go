package read

import (
	"strings"

	"daybook/internal/language"
)

// What can be told from the words alone before the tree of a sentence is asked for: trees are most of the work
// of reading, and most sentences tell of no act.

// mayTell tells whether verb v may tell an act: it says something, or the lexicon has an entry that begins
// with it, and somebody may be named for its sides.
func (p *page) mayTell(b *interactionWords, v language.Word) bool {
	said := sayingBook().verbs
	entries := said[lemmaIn(said, v)]
	return (len(entries) > 0 && entries[0].kind == "say" || b.openers[lemmaIn(b.openers, v)]) && p.mayName(v.Sentence())
}

// open fills the openers: the first words of all entries for verbs.
func (b *interactionWords) open() {
	b.openers = map[string]bool{}
	for first := range b.verbs {
		b.openers[first] = true
	}
	for words := range b.sort["light"] {
		b.openers[firstWord(words)] = true
	}
	for words := range b.ends {
		b.openers[firstWord(words)] = true
	}
}

func firstWord(words string) string {
	first, _, _ := strings.Cut(words, " ")
	return first
}

// mayName tells whether somebody the codebook knows may be named or stood for in sentence s.
func (p *page) mayName(s int) bool {
	if len(p.actors) == 0 {
		return false
	}
	if p.onPolitics() {
		return true
	}
	first, end := int(p.doc.Sentences[s].First), int(p.doc.Sentences[s].End)
	if len(p.actorsIn(first, end)) > 0 {
		return true
	}
	from := p.doc.Sentences[max(0, s-standing)].First
	near := len(p.actorsIn(int(from), first)) > 0
	for w := range p.doc.Words(s) {
		switch w.UPOS() {
		case language.PROPN:
			if _, ok := p.surname(w); ok {
				return true
			}
		case language.PRON:
			if near && pronounOf[w.Lower()] != "" {
				return true
			}
		case language.NOUN:
			if near && described[w.Lemma()] != "" {
				return true
			}
		}
	}
	return false
}

// standing is how many sentences back the one may be for whom a pronoun stands.
const standing = 12
