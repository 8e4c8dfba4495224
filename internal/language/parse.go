package language

import (
	"strings"
	"sync"
	"unicode"
)

var sheets = sync.Pool{New: func() any { return new(sheet) }}

// Parse splits text into sentences and tokens, tags them and finds their lemmas; the tree of a sentence is
// grown when it is first asked for. Any bytes will do; it never fails.
func Parse(text string) *Document { return loaded().read(text) }

// read is Parse with a given model.
func (m *model) read(text string) *Document {
	s := sheets.Get().(*sheet)
	defer sheets.Put(s)
	d := &Document{Text: text, model: m}
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
	d.parsed = make([]bool, len(d.Sentences))
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

// analyse tags sentence i.
func (m *model) analyse(s *sheet, d *Document, i int) {
	sent := d.Sentences[i]
	atoms := s.atoms[sent.First:sent.End]
	if sent.Caps {
		d.readSentence(s, atoms, sent)
	}
	m.tag(s, atoms)
	for k := range atoms {
		t := &d.Tokens[int(sent.First)+k]
		pair := m.tags[atoms[k].tag]
		t.UPOS, t.XPOS = pair.upos, pair.xpos
		d.lemmas[int(sent.First)+k] = m.lemma(s, d.Text[t.Start:t.End], pair, sent.Caps)
	}
}

// readSentence fills the atoms of one sentence.
func (d *Document) readSentence(s *sheet, atoms []atom, sent Sentence) {
	for k := range atoms {
		t := d.Tokens[int(sent.First)+k]
		s.low = atoms[k].read(d.Text[t.Start:t.End], sent.Caps, s.low)
	}
}

// grow makes sure that sentence i has its tree.
func (d *Document) grow(i int32) {
	if d.parsed[i] {
		return
	}
	d.parsed[i] = true
	s := sheets.Get().(*sheet)
	defer sheets.Put(s)
	sent := d.Sentences[i]
	tokens := d.Tokens[sent.First:sent.End]
	s.atoms = grown(s.atoms, len(tokens))
	atoms := s.atoms
	d.readSentence(s, atoms, sent)
	for k, t := range tokens {
		atoms[k].tag, atoms[k].upos = d.model.tagOf[t.UPOS][t.XPOS], t.UPOS
	}
	d.model.parse(s, atoms)
	s.rels = grown(s.rels, len(tokens))
	d.model.label(s, atoms, s.rels)
	for k := range tokens {
		tokens[k].Rel, tokens[k].Head = s.rels[k], sent.First+s.tree.head[k]
		if int(s.tree.head[k]) == len(tokens) {
			tokens[k].Head = -1
		}
	}
}

// Grow makes all trees of the document, which otherwise grow when asked for.
func (d *Document) Grow() {
	for i := range d.Sentences {
		d.grow(int32(i))
	}
}

// known tells whether a lower-case word is in the vocabulary.
func known(word string) bool { return false }
