package language

import (
	"strings"
	"sync"
	"unicode"
)

var sheets = sync.Pool{New: func() any { return new(sheet) }}

// Parse splits text into sentences and tokens and finds their tags, lemmas, trees and names. Any bytes will
// do; it never fails, and its time grows with the length of the text.
func Parse(text string) *Document { return loaded().read(text) }

// read is Parse with a given model.
func (m *model) read(text string) *Document {
	s := sheets.Get().(*sheet)
	defer sheets.Put(s)
	d := &Document{Text: text}
	s.pieces = s.pieces[:0]
	var blocks []int
	for from := 0; from < len(text); {
		to := blockEnd(text, from)
		s.pieces = split(text, from, to, s.pieces)
		blocks = append(blocks, len(s.pieces))
		from = to
	}
	s.read(text)
	d.Tokens = make([]Token, len(s.pieces))
	d.lemmas = make([]string, len(s.pieces))
	first := 0
	for _, end := range blocks {
		if end > first {
			m.breakUp(s, text, first, end, func(end int) { d.close(s, end) })
		}
		first = end
	}
	d.links = make([]link, len(d.Tokens))
	for i := range d.Sentences {
		m.analyse(s, d, i)
	}
	return d
}

// blockEnd is the end of the block of text at from: the next blank line.
func blockEnd(text string, from int) int {
	for at := from; at < len(text); {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return len(text)
		}
		at += i + 1
		rest := at
		for rest < len(text) && (text[rest] == ' ' || text[rest] == '\t' || text[rest] == '\r') {
			rest++
		}
		if rest < len(text) && text[rest] == '\n' {
			return rest + 1
		}
	}
	return len(text)
}

// read fills the atoms of the pieces, as if nothing were in capitals throughout.
func (s *sheet) read(text string) {
	s.atoms = grown(s.atoms, len(s.pieces))
	for i, p := range s.pieces {
		s.low = s.atoms[i].read(text[p.start:p.end], false, s.low)
	}
}

// close ends a sentence before token end.
func (d *Document) close(s *sheet, end int) {
	first := 0
	if n := len(d.Sentences); n > 0 {
		first = int(d.Sentences[n-1].End)
	}
	for i := first; i < end; i++ {
		p := s.pieces[i]
		d.Tokens[i] = Token{Start: p.start, End: p.end, Sentence: int32(len(d.Sentences)), Head: -1, Part: p.part}
	}
	d.Sentences = append(d.Sentences, Sentence{First: int32(first), End: int32(end), Caps: capitals(d.Text[s.pieces[first].start:s.pieces[end-1].end])})
}

// capitals tells whether a sentence is written in capitals throughout: no word in small letters beside at
// least two words and eight letters in capitals.
func capitals(text string) bool {
	up, low := 0, 0
	for _, r := range text {
		switch {
		case r >= 'a' && r <= 'z':
			low++
		case r >= 'A' && r <= 'Z':
			up++
		case unicode.IsUpper(r):
			up++
		case unicode.IsLower(r):
			low++
		}
	}
	return up >= 8 && low*12 < up && strings.ContainsAny(text, " \n\t")
}

// analyse reads sentence i: a first guess at its tags, then the network's tags and tree, then what follows
// from them.
func (m *model) analyse(s *sheet, d *Document, i int) {
	sent := d.Sentences[i]
	atoms, tokens := s.atoms[sent.First:sent.End], d.Tokens[sent.First:sent.End]
	if sent.Caps {
		for k, t := range tokens {
			s.low = atoms[k].read(d.Text[t.Start:t.End], true, s.low)
		}
	}
	m.tag(s, atoms)
	m.net.think(&s.thought, atoms)
	m.retag(&s.thought, atoms)
	m.parse(s, atoms)
	for k := range tokens {
		t, pair := &tokens[k], m.tags[atoms[k].tag]
		t.UPOS, t.XPOS, t.Rel, t.Head = pair.upos, pair.xpos, s.rels[k], sent.First+s.heads[k]
		if int(s.heads[k]) == len(tokens) {
			t.Head = -1
		}
		d.lemmas[int(sent.First)+k] = m.lemma(s, d.Text[t.Start:t.End], pair, sent.Caps)
	}
	from := len(d.Entities)
	m.names(s, d, atoms, sent.First, sent.Caps)
	d.addInitials(sent.First)
	d.addRanked(sent, from)
	d.link(sent)
}

// retag gives the tokens the tags that the network prefers.
func (m *model) retag(t *thought, atoms []atom) {
	for i := range atoms {
		p := t.tags[i*len(m.tags) : (i+1)*len(m.tags)]
		b := 0
		for c, v := range p {
			if v > p[b] {
				b = c
			}
		}
		atoms[i].tag, atoms[i].upos = uint8(b), m.tags[b].upos
	}
}

// parse finds the tree the network thinks best, into s.heads (the root as n) and s.rels.
func (m *model) parse(s *sheet, atoms []atom) {
	n := len(atoms)
	s.heads, s.rels = grown(s.heads, n), grown(s.rels, n)
	s.spanner.spanning(s.thought.score, n, s.heads)
	scores := m.net.relations(&s.thought, s.heads)
	for d, h := range s.heads {
		if int(h) == n {
			s.rels[d] = Root
			continue
		}
		p := scores[d*len(relNames) : (d+1)*len(relNames)]
		b := Dep
		for r, v := range p {
			if v > p[b] && Rel(r) != Root {
				b = Rel(r)
			}
		}
		s.rels[d] = b
	}
}

// A link leads from a token to its dependents: the first, the next of the same head (-1: none), and the run
// of tokens that its whole subtree spans.
type link struct{ child, sibling, first, end int32 }

// link fills the links of a sentence.
func (d *Document) link(s Sentence) {
	for i := s.First; i < s.End; i++ {
		d.links[i] = link{-1, -1, i, i + 1}
	}
	for i := s.End - 1; i >= s.First; i-- {
		if h := d.Tokens[i].Head; h >= 0 {
			d.links[i].sibling, d.links[h].child = d.links[h].child, i
		}
		for h := d.Tokens[i].Head; h >= 0; h = d.Tokens[h].Head {
			d.links[h].first, d.links[h].end = min(d.links[h].first, i), max(d.links[h].end, i+1)
		}
	}
}
