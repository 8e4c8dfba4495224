package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Gaps between two tokens.
const (
	joined  = iota // no white space
	spaced         // white space within the line
	newLine        // the line ended
)

// breakFeatures appends the features of a sentence end after token i; since counts the tokens since the last
// one, gap is what parts i from the next token.
func breakFeatures(keys []uint32, atoms []atom, i int, since, gap uint32, open bool) []uint32 {
	w, b, n, m := &atoms[i], at(atoms, i-1), at(atoms, i+1), at(atoms, i+2)
	cap := uint32(b2i(n.capital))<<1 | uint32(b2i(w.punct))
	o := uint32(b2i(open))
	since = min(since, 12)
	return append(keys,
		mix(400, gap, 0), mix(401, w.low, gap), mix(402, n.low, gap), mix(403, w.low, n.low), mix(404, w.low, n.shape),
		mix(405, w.shape, n.shape), mix(406, b.low, w.low), mix(407, b.shape, w.low), mix(408, n.low, n.shape), mix(409, n.shape, m.shape),
		mix(410, w.low, cap), mix(411, since, cap), mix(412, since, w.low), mix(413, o, w.low), mix(414, o, cap),
		mix(415, w.suf[2], cap), mix(416, n.low, cap), mix(417, n.low, m.low), mix(418, b.low, cap), mix(419, n.shape, b.shape^w.low),
		mix(420, b.suf[2], w.low^cap), mix(421, w.low, n.low^gap), mix(422, m.low, cap), mix(423, w.form, n.form), mix(424, b.shape^n.shape, w.shape),
	)
}

// mayBreak tells whether the boundary after token i is worth asking for: after a mark, or before a word
// that could begin a sentence.
func mayBreak(atoms []atom, i int) bool {
	return atoms[i].punct || at(atoms, i+1).capital || at(atoms, i+1).punct
}

// margins a sentence end must score above: ends without a stop are only believed when clear.
const bareMargin = 0

// breakUp finds the sentences of the block of tokens first..end and calls close after each.
func (m *model) breakUp(s *sheet, text string, first, end int, close func(end int)) {
	start := first
	quotes := 0
	width := lineWidth(text, s.pieces[first].start, s.pieces[end-1].end)
	for i := first; i < end-1; i++ {
		r, _ := utf8.DecodeRuneInString(text[s.pieces[i].start:])
		quotes += quoteStep(r, quotes)
		if i-start >= longest || m.ends(s, text, i, start, first, end, quotes > 0, width) {
			close(i + 1)
			start = i + 1
			quotes = 0
		}
	}
	close(end)
}

// longest is the length in tokens at which a sentence is cut whatever it says: parsing stays linear.
const longest = 250

func (m *model) ends(s *sheet, text string, i, start, first, end int, open bool, width int) bool {
	p, q := s.pieces[i], s.pieces[i+1]
	if q.part > 1 {
		return false
	}
	gap := uint32(joined)
	if between := text[p.end:q.start]; between != "" {
		gap = spaced
		if strings.IndexByte(between, '\n') >= 0 {
			if lineEnds(text, p, q, width) {
				return true
			}
		}
	}
	atoms := s.atoms[first:end]
	k := i - first
	if !mayBreak(atoms, k) || noBreak(text, p, q, s.atoms[i], at(atoms, k+1)) {
		return false
	}
	s.keys = breakFeatures(s.keys[:0], atoms, k, uint32(i-start), gap, open)
	sum := s.sums(2)
	m.breaker.score(s.keys, sum)
	return sum[1]-sum[0] > int32(bareMargin)
}

// quoteStep follows quotation marks and brackets: +1 when r opens, -1 when it closes what is open.
func quoteStep(r rune, open int) int {
	switch r {
	case '"':
		return 1 - 2*min(open, 1)
	case '“', '(', '[':
		return 1
	case '”', ')', ']':
		return -min(open, 1)
	}
	return 0
}

// noBreak names places where no sentence ends, whatever the model says: after a title, rank or initial
// before a name.
func noBreak(text string, p, q piece, w atom, n *atom) bool {
	word := text[p.start:p.end]
	if !strings.HasSuffix(word, ".") || len(word) < 2 {
		return false
	}
	low := strings.ToLower(word[:len(word)-1])
	return titles[low] || utf8.RuneCountInString(low) == 1 && n.capital && low != "i"
}

// titles come before a name: a sentence never ends after them.
var titles = set("mr mrs ms dr prof st mt rev fr messrs gen lt col maj capt cpl sgt brig adm cmdr insp supt asst hav sub gov sen rep pres amb vs smt moh mohd md dep no nos approx rs")

// lineEnds tells whether a line end between two tokens ends a sentence: before a bullet, after a stop, or
// where the line stopped well short of the width of its block and the next begins with a capital.
func lineEnds(text string, p, q piece, width int) bool {
	r, _ := utf8.DecodeRuneInString(text[q.start:])
	if strings.ContainsRune("•*–—-▪●◦·", r) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(text[:p.end])
	if strings.ContainsRune(".!?:", last) && (unicode.IsUpper(r) || unicode.IsDigit(r) || !unicode.IsLetter(r)) && !titles[strings.ToLower(strings.TrimSuffix(text[p.start:p.end], "."))] {
		return true
	}
	line := text[strings.LastIndexByte(text[:p.end], '\n')+1 : p.end]
	return len(line)*10 < width*7 && !unicode.IsLower(r) && last != ','
}

// lineWidth is the length of the longest line of text[from:to].
func lineWidth(text string, from, to int32) int {
	w := 0
	for line := range strings.SplitSeq(text[from:to], "\n") {
		w = max(w, len(line))
	}
	return w
}
