package read

import (
	"slices"
	"strings"

	"daybook"
	"daybook/internal/language"
)

// What can be told from the words alone before the tree of a sentence is asked for: trees are most of the work
// of reading, and most sentences tell of no act.

// mayTell tells whether verb v may tell an act: the words for one stand in its sentence, and somebody may be named
// for its sides.
func (p *page) mayTell(b *interactionWords, v language.Word) bool {
	return (p.mayAct(b, v) || p.mayDemand(v)) && p.mayName(v.Sentence())
}

// mayAct tells whether an entry of verb v has its words in the sentence.
func (p *page) mayAct(b *interactionWords, v language.Word) bool {
	lemma, s := lemmaIn(b.verbs, v), v.Sentence()
	entries := b.verbs[lemma]
	for i := range entries {
		if p.mayHold(&entries[i], s) {
			return true
		}
	}
	return (b.taking[lemma] || b.taking[v.Lemma()]) && p.anyWord(s, func(word string) bool { return b.taken[word] })
}

// mayHold tells whether sentence s has the words that an entry asks for.
func (p *page) mayHold(e *interactionEntry, s int) bool {
	for _, words := range [][]string{e.words[:min(1, len(e.words))], e.with[:min(1, len(e.with))], e.objects, e.subjects} {
		if len(words) > 0 && !p.anyWord(s, func(word string) bool { return slices.Contains(words, word) }) {
			return false
		}
	}
	return true
}

// anyWord tells whether a word of sentence s, as written or as the dictionary has it, is one of those wanted.
func (p *page) anyWord(s int, wanted func(string) bool) bool {
	for w := range p.doc.Words(s) {
		low, lemma := p.low[w.I], w.Lemma()
		if wanted(low) || lemma != low && wanted(lemma) {
			return true
		}
	}
	return false
}

// mayDemand tells whether verb v says something and its sentence has a word for what ought to be.
func (p *page) mayDemand(v language.Word) bool {
	said := sayingBook().verbs
	if entries := said[lemmaIn(said, v)]; len(entries) == 0 || entries[0].kind != "say" {
		return false
	}
	that, bare := false, false // "that the envoy be received"
	for w := range p.doc.Words(v.Sentence()) {
		low := p.low[w.I]
		if modal[low] == daybook.Demanded {
			return true
		}
		that, bare = that || low == "that", bare || low == "be" || w.XPOS() == "VB"
	}
	return that && bare
}

// open fills what is taken, the last words of all nouns that tell an act, and taking, the first words of the verbs
// that tell it with such a noun.
func (b *interactionWords) open() {
	b.taking, b.taken = map[string]bool{}, map[string]bool{}
	for words := range b.sort["light"] {
		b.taking[firstWord(words)] = true
	}
	for words := range b.ends {
		b.taking[firstWord(words)] = true
	}
	for words := range b.nouns {
		b.taken[words[strings.LastIndexByte(words, ' ')+1:]] = true
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
