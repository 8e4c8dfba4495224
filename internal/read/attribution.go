package read

import (
	"slices"
	"strings"
	"sync"

	"daybook/internal/language"
	"daybook/lexicon"
)

// A run is a range of tokens, end exclusive.
type run struct{ first, end int }

func (r run) holds(i int) bool { return r.first <= i && i < r.end }

// An attribution is a content that somebody is said to say, find, think, want or judge. Source is empty
// (first == end) where nobody is named; head is the source's governing token, or -1. Kind is the section of
// saying.txt its cue stands in; negated tells "did not say".
type attribution struct {
	source, cue run
	head        int
	contents    []run
	kind        string
	negated     bool
}

// sayings are the entries of lexicon/en/saying.txt.
type sayings struct {
	verbs   map[string][]sayingEntry // by first word
	nouns   map[string][]string      // frames by lemma
	phrases map[string][][]string    // by first word, the rest
}

type sayingEntry struct {
	kind     string
	particle []string // the words right behind the verb
	frames   []string
}

var sayingBook = sync.OnceValue(func() *sayings {
	b := &sayings{verbs: map[string][]sayingEntry{}, nouns: map[string][]string{}, phrases: map[string][][]string{}}
	for _, e := range lexicon.Read("en/saying.txt") {
		words := strings.Fields(e.Columns[0])
		switch e.Section {
		case "noun":
			b.nouns[words[0]] = strings.Split(e.Columns[1], ", ")
		case "phrase":
			b.phrases[words[0]] = append(b.phrases[words[0]], words[1:])
		default:
			entry := sayingEntry{kind: e.Section, particle: words[1:]}
			if len(e.Columns) > 1 {
				entry.frames = strings.Split(e.Columns[1], ", ")
			}
			b.verbs[words[0]] = append(b.verbs[words[0]], entry)
		}
	}
	return b
})

// A cue is a word that may introduce or close what somebody says, with what saying.txt has of it.
type cue struct {
	word    language.Word
	verbs   []sayingEntry
	frames  []string // of a noun
	phrases [][]string
}

// findAttributions finds who says what, sentence by sentence, and lays quotations to those who say them.
func (p *page) findAttributions() {
	b := sayingBook()
	p.quotations = p.findQuotations()
	cues := p.cues(b)
	for s := range p.doc.Sentences {
		p.colonAttribution(s)
		for len(cues) > 0 && cues[0].word.Sentence() == s {
			p.attributionAt(&cues[0])
			cues = cues[1:]
		}
	}
	p.layQuotations()
	p.indexSpeech()
}

// cues finds the cues of the report in order, and grows the trees they will ask for.
func (p *page) cues(b *sayings) []cue {
	var cues []cue
	var sentences []int32
	for i := range p.doc.Tokens {
		w := p.doc.Word(i)
		c := cue{word: w, phrases: b.phrases[w.Lower()]}
		switch w.UPOS() {
		case language.VERB, language.AUX:
			c.verbs = p.withParticles(w, b.verbs[lemmaIn(b.verbs, w)])
		case language.NOUN:
			c.frames = b.nouns[w.Lemma()]
		}
		if asks := len(c.verbs)+len(c.frames) > 0; asks || len(c.phrases) > 0 || w.UPOS() == language.ADV {
			cues = append(cues, c)
			if s := int32(w.Sentence()); asks && (len(sentences) == 0 || sentences[len(sentences)-1] != s) {
				sentences = append(sentences, s)
			}
		}
	}
	p.doc.Grow(sentences...)
	return cues
}

// withParticles gives the entries of a verb whose particle, if any, stands behind it.
func (p *page) withParticles(v language.Word, entries []sayingEntry) []sayingEntry {
	lacks := func(e sayingEntry) bool { return !p.reads(v.I+1, e.particle) }
	if !slices.ContainsFunc(entries, lacks) {
		return entries
	}
	return slices.DeleteFunc(slices.Clone(entries), lacks)
}

// attributionAt reads the attributions that begin with a cue.
func (p *page) attributionAt(c *cue) {
	w := c.word
	for _, entry := range c.verbs {
		if p.verbAttribution(w, entry) {
			return
		}
	}
	if len(c.frames) > 0 {
		p.nounAttribution(w, c.frames)
	}
	if lower := w.Lower(); w.UPOS() == language.ADV && (lower == "reportedly" || lower == "allegedly") {
		p.adverbAttribution(w)
	}
	for _, rest := range c.phrases {
		if p.reads(w.I+1, rest) {
			p.phraseAttribution(w.I, w.I+1+len(rest))
			return
		}
	}
}

// reads tells whether the words stand at token at.
func (p *page) reads(at int, words []string) bool {
	for k, word := range words {
		if p.doc.Word(at+k).Lower() != word {
			return false
		}
	}
	return true
}

// verbAttribution reads one entry of a verb, and tells whether it found a content.
func (p *page) verbAttribution(v language.Word, entry sayingEntry) bool {
	cue := run{v.I, v.I + 1 + len(entry.particle)}
	subject, passive := p.subject(v)
	if passive {
		subject = agentOf(v)
	} else if behind := p.speakerBehind(v); behind.OK() && entry.kind == "say" {
		subject = behind
	} else if !subject.OK() && (entry.kind == "say" || entry.kind == "find") {
		subject = p.nounBeside(v)
	}
	if q := v.Head(); v.Lower() == "saying" && (q.Lemma() == "quote" || q.Lemma() == "cite") && q.Child(language.Obj).OK() {
		subject = q.Child(language.Obj) // "quoted the president as saying"
	}
	a := attribution{cue: cue, kind: entry.kind, head: -1, negated: isNegated(v)}
	for _, frame := range entry.frames {
		if content, ok := p.content(v, subject, frame, passive); ok {
			a.contents = append(a.contents, content...)
			break
		}
	}
	if len(a.contents) == 0 {
		return false
	}
	if entry.kind != "seem" {
		p.setSource(&a, subject)
	}
	p.attributions = append(p.attributions, a)
	return true
}

// speakerBehind is who stands right behind a verb that closes what was said: `…," asked the officer`, whatever the tree
// makes of him.
func (p *page) speakerBehind(v language.Word) language.Word {
	switch p.doc.Word(v.I - 1).Text() {
	case ",", "\"", "”", "''", "?", "!":
	default:
		return language.Word{}
	}
	if v.I == 0 || v.Prev().Sentence() != v.Sentence() || !finite(v) {
		return language.Word{}
	}
	for c := range v.Children() {
		if c.I < v.I || !c.Is(language.Nsubj, language.NsubjPass, language.Obj) || caseOf(c) != "" {
			continue
		}
		if first, _ := c.Subtree(); first == v.I+1 && p.isOfficeOrName(c) {
			return c
		}
	}
	return language.Word{}
}

// nounBeside is the head of the noun phrase that ends right before v, or begins right after it: its subject
// where the tree has none.
func (p *page) nounBeside(v language.Word) language.Word {
	at := v.Prev()
	for at.OK() && (at.UPOS() == language.ADV || at.UPOS() == language.AUX) {
		at = at.Prev()
	}
	if u := at.UPOS(); at.OK() && (u == language.PROPN || u == language.NOUN || u == language.PRON) {
		for h := at.Head(); h.OK() && h.I < v.I && at.I-h.I < 12 && (h.UPOS() == language.NOUN || h.UPOS() == language.PROPN); h = at.Head() {
			at = h
		}
		return at
	}
	return language.Word{}
}

// setSource makes noun phrase w the source, when it may be one.
func (p *page) setSource(a *attribution, w language.Word) {
	if !w.OK() || w.UPOS() == language.VERB {
		return
	}
	first, end := p.sourcePhrase(w)
	if first < a.cue.end && a.cue.first < end { // the source may not hold its own cue
		if w.I < a.cue.first {
			end = a.cue.first
		} else {
			first = a.cue.end
		}
	}
	for i := first; i < w.I; i++ { // the words quoted before him are not his name: `… problem" Hale said`
		if t := p.doc.Word(i).Text(); t == "\"" || t == "”" || t == "''" {
			first = i + 1
		}
	}
	if first, end = p.trimmed(first, end); first < end && first <= w.I && w.I < end {
		a.source, a.head = run{first, end}, w.I
	}
}

// sourcePhrase is a noun phrase with its appositions and prepositional phrases, but no clauses.
func (p *page) sourcePhrase(w language.Word) (first, end int) {
	first, end = w.I, w.I+1
	for c := range w.Children() {
		if c.Is(language.AclRelcl, language.Acl, language.Parataxis, language.Case, language.Cop, language.Nsubj, language.Advcl, language.Ccomp, language.Punct, language.Dep) {
			continue
		}
		f, e := c.Subtree()
		first, end = min(first, f), max(end, e)
	}
	return first, end
}
