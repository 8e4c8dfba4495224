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
		mix(415, w.end3, cap), mix(416, n.low, cap), mix(417, n.low, m.low), mix(418, b.low, cap), mix(419, n.shape, b.shape^w.low),
		mix(420, b.end3, w.low^cap), mix(421, w.low, n.low^gap), mix(422, m.low, cap), mix(423, w.form, n.form), mix(424, b.shape^n.shape, w.shape),
	)
}

// mayBreak tells whether the boundary after token i is worth asking for: after a mark, or before a word
// that could begin a sentence.
func mayBreak(atoms []atom, i int) bool {
	return atoms[i].punct || at(atoms, i+1).capital || at(atoms, i+1).punct
}

// The margins were set by looking at dispatches with and without stops, and on the development part.
const (
	bareMargin = 300
	lostMargin = -1500
)

// breakUp finds the sentences of the block of tokens first..end and calls close after each.
func (m *model) breakUp(s *sheet, text string, first, end int, close func(end int)) {
	start := first
	quotes := 0
	l := layout{width: lineWidth(text, s.pieces[first].start, s.pieces[end-1].end), bare: stopless(text, s.pieces[first:end])}
	for i := first; i < end-1; i++ {
		r, _ := utf8.DecodeRuneInString(text[s.pieces[i].start:])
		quotes += quoteStep(r, quotes)
		if i-start >= longest || m.ends(s, text, i, start, first, end, quotes > 0, l) {
			close(i + 1)
			start = i + 1
			quotes = 0
		}
	}
	close(end)
}

// SentenceEnd stands in the place of a space where whoever asks for a text to be parsed knows that a sentence ends.
const SentenceEnd = '\v'

// longest is the length in tokens at which a sentence is cut whatever it says: parsing stays linear.
const longest = 250

func (m *model) ends(s *sheet, text string, i, start, first, end int, open bool, l layout) bool {
	p, q := s.pieces[i], s.pieces[i+1]
	if q.part > 1 {
		return false
	}
	gap := uint32(joined)
	if between := text[p.end:q.start]; between != "" {
		gap = spaced
		if strings.IndexByte(between, SentenceEnd) >= 0 {
			return true
		}
		if strings.IndexByte(between, '\n') >= 0 {
			if lineEnds(text, p, q, l.width) {
				return true
			}
		}
	}
	if gap == joined && i > first && runOn(text, s.pieces[i-1], p, q) {
		return true
	}
	atoms := s.atoms[first:end]
	k := i - first
	if !mayBreak(atoms, k) {
		return false
	}
	if i-start < 4 && text[p.start:p.end] == ":" && i > start && upper(text[s.pieces[i-1].start:s.pieces[i-1].end]) {
		return false // a dateline, "PESHKOT: At least 12 …"
	}
	if bullet(text[p.start:p.end]) || compass(text[p.start:p.end]) {
		return false
	}
	switch certainty(text, s.pieces[first:end], k, at(atoms, k+1)) {
	case never:
		return false
	case always:
		return true
	}
	s.keys = breakFeatures(s.keys[:0], atoms, k, uint32(i-start), gap, open)
	sum := m.breaker.score(s.keys, &s.sum)
	return sum[1]-sum[0] > l.margin(text, p, q)
}

// compass tells of an adjective of direction, which its noun follows: "eastern Karda".
func compass(word string) bool {
	return strings.HasSuffix(word, "stern") || strings.HasSuffix(word, "thern")
}

// A layout is what the sentences of a block have in common.
type layout struct {
	width int  // of the longest line
	bare  bool // the stops were lost
}

// margin is how far the model must prefer a sentence end: one without a mark is only believed when clear,
// but easily where the text lost its stops.
func (l layout) margin(text string, p, q piece) int32 {
	if r, _ := utf8.DecodeLastRuneInString(text[:p.end]); unicode.IsPunct(r) {
		return 0
	}
	word, next := text[p.start:p.end], wordAt(text, int(q.start))
	switch {
	case l.bare && (upper(word) || upper(next) && len(next) > 1 || word == "reports" || word == "reported" || word == "adds"):
		return 1 << 20 // "Workers Party WP cadres": a short form beside its name
	case l.bare:
		return lostMargin
	}
	return bareMargin
}

// stopless tells whether a block of some length has fewer stops than one in fifty tokens.
func stopless(text string, ps []piece) bool {
	stops := 0
	for _, p := range ps {
		if c := text[p.end-1]; c == '.' || c == '!' || c == '?' {
			stops++
		}
	}
	return len(ps) > 30 && stops*50 < len(ps)
}

// runOn tells of a sentence that begins without a space after the stop of the one before: "fled.Police".
func runOn(text string, before, stop, next piece) bool {
	if text[stop.start:stop.end] != "." || before.end != stop.start || next.end-next.start < 2 || before.end-before.start < 3 {
		return false
	}
	first, n := utf8.DecodeRuneInString(text[next.start:next.end])
	second, _ := utf8.DecodeRuneInString(text[int(next.start)+n : next.end])
	if !unicode.IsUpper(first) || !unicode.IsLower(second) || titles[strings.ToLower(text[before.start:before.end])] {
		return false
	}
	for _, r := range text[before.start:before.end] {
		if !unicode.IsLower(r) {
			return false
		}
	}
	return true
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

// How certain rules are of a sentence end after a token, whatever the model says.
const (
	unsure = iota
	never
	always
)

// certainty judges the boundary after token i: a sentence never ends after a title, rank or initial before a
// name, after an abbreviation before a small letter, after a dash or a bracket that closed no sentence; it
// always ends after the number of a day or a ward with a stop and a space.
func certainty(text string, ps []piece, i int, n *atom) int {
	p := ps[i]
	word := text[p.start:p.end]
	next, _ := utf8.DecodeRuneInString(text[ps[i+1].start:])
	switch {
	case word == ")" || word == "]":
		if i > 0 && !strings.Contains(".!?", text[ps[i-1].start:ps[i-1].end]) {
			return never
		}
	case dash(word):
		return never
	case word == "." && i > 1 && n.capital && allDigits(text[ps[i-1].start:ps[i-1].end]):
		before := strings.ToLower(strings.TrimSuffix(text[ps[i-2].start:ps[i-2].end], "."))
		if len(text) > int(p.end) && text[p.end] == ' ' && (months[before] || before == "no") {
			return always
		}
	case len(word) > 1 && strings.HasSuffix(word, "."):
		low := strings.ToLower(word[:len(word)-1])
		if titles[low] || unicode.IsLower(next) || utf8.RuneCountInString(low) == 1 && low != "i" && unicode.IsUpper(next) {
			return never
		}
	}
	return unsure
}

func dash(word string) bool {
	return word == "-" || word == "--" || word == "–" || word == "—" || word == "---"
}

var months = set("jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december")

// titles come before a name: a sentence never ends after them.
var titles = set("adv ing engr hon const naik nk lnk syed addl spl jt bn inf mrs ms dr prof st mt rev fr messrs gen lt col maj capt cpl sgt brig adm cmdr insp supt asst hav sub gov sen rep pres amb vs smt moh mohd md dep no nos approx rs")

// lineEnds tells whether a line end between two tokens ends a sentence: before a bullet, after a stop, or
// where the line stopped well short of the width of its block and the next begins with a capital.
func lineEnds(text string, p, q piece, width int) bool {
	r, _ := utf8.DecodeRuneInString(text[q.start:])
	if strings.ContainsRune(bullets+"*–—-", r) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(text[:p.end])
	if strings.ContainsRune(".!?:", last) && (unicode.IsUpper(r) || unicode.IsDigit(r) || !unicode.IsLetter(r)) && !titles[strings.ToLower(strings.TrimSuffix(text[p.start:p.end], "."))] {
		return true
	}
	line := text[strings.LastIndexByte(text[:p.end], '\n')+1 : p.end]
	return len(line)*10 < width*7 && !unicode.IsLower(r) && last != ','
}

const bullets = "•▪●◦·‣⁃"

// bullet tells whether a token is the mark before an item of a list.
func bullet(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && strings.ContainsRune(bullets, r)
}

// lineWidth is the length of the longest line of text[from:to].
func lineWidth(text string, from, to int32) int {
	w := 0
	for line := range strings.SplitSeq(text[from:to], "\n") {
		w = max(w, len(line))
	}
	return w
}
