package read

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"daybook/lexicon"
)

// A timeKind is what a word can be in a time expression: a section of lexicon/en/dates.txt.
type timeKind uint32

const (
	numberWord timeKind = 1 << iota
	ordinalWord
	monthWord
	hijriWord
	jalaliWord
	weekdayWord
	shortWeekdayWord
	unitWord
	seasonWord
	partWord
	whichWord
	otherWord
	dayWord
	someWord
	fillerWord
	everyWord
	setWord
	refWord
	modWord
	approxWord
	shiftWord
	futureWord
	articleWord
	wordWord
	markWord // a punctuation mark or symbol; text is the mark
)

var timeSections = map[string]timeKind{
	"number": numberWord, "ordinal": ordinalWord, "month": monthWord, "hijri": hijriWord, "jalali": jalaliWord,
	"weekday": weekdayWord, "short weekday": shortWeekdayWord, "unit": unitWord, "season": seasonWord, "part": partWord,
	"which": whichWord, "other": otherWord, "day": dayWord, "some": someWord, "filler": fillerWord, "every": everyWord,
	"set": setWord, "ref": refWord, "mod": modWord, "approx": approxWord, "shift": shiftWord, "future": futureWord,
	"article": articleWord, "word": wordWord,
}

// A timeEntry is what dates.txt says of one word, over all the sections it stands in.
type timeEntry struct {
	text string
	kind timeKind
	n    map[timeKind]int
	code map[timeKind]string
}

var timeLexicon = readTimeLexicon()

func readTimeLexicon() map[string]*timeEntry {
	words := map[string]*timeEntry{}
	for _, e := range lexicon.Read("en/dates.txt") {
		kind, text := timeSections[e.Section], e.Columns[0]
		if kind == 0 {
			continue
		}
		w := words[text]
		if w == nil {
			w = &timeEntry{text: text, n: map[timeKind]int{}, code: map[timeKind]string{}}
			words[text] = w
		}
		w.kind |= kind
		if len(e.Columns) > 1 {
			w.code[kind] = e.Columns[1]
			w.n[kind], _ = strconv.Atoi(e.Columns[1])
		}
	}
	return words
}

// A timeWord is a word, number or mark of the text, cut finer than tokens: "mid-1990s" is mid, -, 1990, s.
// Words the lexicon does not know have neither entry nor kind.
type timeWord struct {
	start, end int32 // bytes of the document
	kind       timeKind
	digits     int32 // value of a run of digits, -1 otherwise
	upper      bool  // begins with a capital
	entry      *timeEntry
	mark       byte
}

func (w *timeWord) is(k timeKind) bool { return w.kind&k != 0 }

// says tells whether the word is one of these, in lower case.
func (w *timeWord) says(texts ...string) bool {
	if w.entry == nil {
		return false
	}
	for _, t := range texts {
		if w.entry.text == t {
			return true
		}
	}
	return false
}

func (w *timeWord) n(k timeKind) int {
	if w.entry == nil {
		return 0
	}
	return w.entry.n[k]
}

func (w *timeWord) code(k timeKind) string {
	if w.entry == nil {
		return ""
	}
	return w.entry.code[k]
}

// longestTimeWord is the longest word of the lexicon in bytes; longer ones need no look-up.
const longestTimeWord = 14

// timeWords cuts a text into words, runs of digits and marks.
func timeWords(text string) []timeWord {
	words := make([]timeWord, 0, len(text)/5+8)
	for at := 0; at < len(text); {
		c := text[at]
		switch {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			at++
		case c >= '0' && c <= '9':
			w := timeWord{start: int32(at), kind: numberWord}
			for ; at < len(text) && text[at] >= '0' && text[at] <= '9'; at++ {
				if w.digits < 1e8 {
					w.digits = w.digits*10 + int32(text[at]-'0')
				}
			}
			w.end = int32(at)
			words = append(words, w)
		case c == 0xC2 && strings.HasPrefix(text[at:], "\u00a0"):
			at += len("\u00a0")
		default:
			w, end := letters(text, at)
			words = append(words, w)
			at = end
		}
	}
	return words
}

// letters reads a run of letters, or else one mark, at byte at.
func letters(text string, at int) (timeWord, int) {
	var low [longestTimeWord]byte
	n, end, c := 0, at, text[at]
	for end < len(text) {
		c := text[end]
		if c|0x20 >= 'a' && c|0x20 <= 'z' {
			if n < len(low) {
				low[n] = c | 0x20
			}
			n, end = n+1, end+1
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		n, end = len(low)+1, end+size
	}
	if end == at {
		return mark(text, at)
	}
	w := timeWord{start: int32(at), end: int32(end), digits: -1, upper: c >= 'A' && c <= 'Z'}
	if n <= len(low) {
		if e := timeLexicon[string(low[:n])]; e != nil {
			w.entry, w.kind = e, e.kind
		}
	}
	return w, end
}

// mark reads one symbol; dashes and apostrophes of every shape become '-' and '\”.
func mark(text string, at int) (timeWord, int) {
	r, size := utf8.DecodeRuneInString(text[at:])
	w := timeWord{start: int32(at), end: int32(at + size), digits: -1, kind: markWord, mark: '?'}
	switch {
	case r < utf8.RuneSelf:
		w.mark = byte(r)
	case strings.ContainsRune("‐‑‒–—−", r):
		w.mark = '-'
	case r == '’' || r == '‘':
		w.mark = '\''
	}
	return w, at + size
}

var monthFirstOutlets = func() map[string]bool {
	outlets := map[string]bool{}
	for _, e := range lexicon.Read("en/dates.txt") {
		if e.Section == "month first" {
			outlets[e.Columns[0]] = true
		}
	}
	return outlets
}()
