package language

import (
	"strings"
	"sync"
	"unicode"
)

var sheets = sync.Pool{New: func() any { return new(sheet) }}

// Parse splits text into sentences and tokens and finds their tags, lemmas and names; their trees are grown
// when they are asked for. Any bytes will do; it never fails, and its time grows with the length of the text.
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
	d.trees = trees{of: m, nodes: make([]node, len(d.Tokens)), seeds: make([][]float32, len(d.Sentences)), kept: (*beds.Get().(*[]float32))[:0]}
	for first := int32(0); int(first) < len(d.Sentences); {
		s.group = d.group(s.group[:0], first)
		m.analyse(s, d, s.group)
		first += int32(len(s.group))
	}
	return d
}

// Sentences are read a few at a time, at most so many and so many tokens: enough for the network to make the most
// of each of its weights, and little to keep.
const (
	mostTogether = 16
	mostTokens   = 1024
)

// group appends the sentences to be read together from the one at first on.
func (d *Document) group(group []int32, first int32) []int32 {
	for i := first; int(i) < len(d.Sentences) && len(group) < mostTogether; i++ {
		if i > first && d.Sentences[i].End-d.Sentences[first].First > mostTokens {
			break
		}
		group = append(group, i)
	}
	return group
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
		d.Tokens[i] = Token{Start: p.start, End: p.end, Sentence: int32(len(d.Sentences)), Part: p.part}
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

// analyse reads a group of sentences one after another: a first guess at their tags, then the network's tags, then
// what follows from them.
func (m *model) analyse(s *sheet, d *Document, group []int32) {
	first, end := d.Sentences[group[0]].First, d.Sentences[group[len(group)-1]].End
	atoms := s.atoms[first:end]
	s.hold(d, group)
	for _, i := range group {
		sent := &d.Sentences[i]
		if sent.Caps {
			for k := sent.First; k < sent.End; k++ {
				s.low = s.atoms[k].read(d.Word(int(k)).Text(), true, s.low)
			}
		}
		m.tag(s, s.atoms[sent.First:sent.End], decided)
	}
	m.net.think(&s.thought, atoms)
	m.retag(&s.thought, atoms)
	for _, i := range group {
		sent := &d.Sentences[i]
		for k := sent.First; k < sent.End; k++ {
			pair := m.tags[s.atoms[k].tag]
			d.Tokens[k].UPOS, d.Tokens[k].XPOS = pair.upos, pair.xpos
			d.lemmas[k] = m.lemma(s, d.Word(int(k)).Text(), pair, sent.Caps)
		}
		from := len(d.Entities)
		m.names(s, d, s.atoms[sent.First:sent.End], sent.First, sent.Caps)
		d.addInitials(sent.First)
		d.addRanked(*sent, from)
	}
	d.plant(s, group)
}

// hold makes the thought one of these sentences.
func (s *sheet) hold(d *Document, group []int32) {
	s.lengths = s.lengths[:0]
	for _, i := range group {
		s.lengths = append(s.lengths, int(d.Sentences[i].End-d.Sentences[i].First))
	}
	s.thought.hold(s.lengths...)
}

// retag gives the tokens the tags that the network prefers.
func (m *model) retag(t *thought, atoms []atom) {
	for i := range atoms {
		b := highest(t.tags[i*m.net.tagOut.cols:][:len(m.tags)])
		atoms[i].tag, atoms[i].upos = uint8(b), m.tags[b].upos
	}
}
