package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An atom is what the classifiers see of one token: hashes of its form, its affixes and its shape.
// In a sentence of capitals the form is read in lower case and the shape is a neutral one.
type atom struct {
	form, low        uint32
	shape            uint32
	start            uint32 // of the first three letters
	end2, end3, end4 uint32 // of as many last letters
	cluster          uint32 // of the word space, 0 when unknown
	rough            uint32 // which side of the first axes of the space it lies on
	row              int32  // of the word space, -1 when unknown
	tag              uint8  // index into model.tags
	upos             UPOS
	punct, capital   bool
}

// A sheet is the scratch of one worker: everything needed between the text and the finished document.
type sheet struct {
	pieces  []piece
	atoms   []atom
	low     []byte
	keys    []uint32
	sum     scores
	votes   votes
	thought thought
	spanner spanner
	heads   []int32
	rels    []Rel
	group   []int32 // sentences read together
	lengths []int   // and how many tokens they have
}

// read fills the atoms for the tokens with the given texts.
func (a *atom) read(word string, caps bool, buf []byte) []byte {
	*a = atom{}
	buf = normal(buf[:0], word)
	a.low = hash(buf)
	if caps {
		a.form, a.shape = a.low, 1
	} else {
		a.form, a.shape = hashString(word), shape(word)
	}
	n := len(buf)
	a.start = hash(buf[:min(3, n)])
	a.end2, a.end3, a.end4 = hash(buf[max(0, n-2):]), hash(buf[max(0, n-3):]), hash(buf[max(0, n-4):])
	words := space()
	a.row = int32(words.row(a.low))
	a.cluster, a.rough = words.cluster(int(a.row)), words.rough(int(a.row))
	r, _ := utf8.DecodeRuneInString(word)
	a.punct = unicode.IsPunct(r) || unicode.IsSymbol(r)
	a.capital = unicode.IsUpper(r) && !caps
	return buf
}

// normal appends the normal form of word: lower case, digits as 0, curly apostrophes straight, the hyphen and
// line end of a broken word left out.
func normal(buf []byte, word string) []byte {
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			switch {
			case c >= 'A' && c <= 'Z':
				c |= 0x20
			case c >= '1' && c <= '9':
				c = '0'
			case c == '-' && strings.HasPrefix(word[i+1:], "\n"):
				for i++; i < len(word) && word[i] <= ' '; i++ {
				}
				continue
			}
			buf = append(buf, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		switch r {
		case '’', '‘', '´':
			r = '\''
		case '“', '”':
			r = '"'
		case '–':
			r = '-'
		case '\u00ad', '\u200c', '\u200d':
			i += n
			continue
		}
		buf = utf8.AppendRune(buf, unicode.ToLower(r))
		i += n
	}
	return buf
}

// shape hashes the pattern of cases and digits, runs shortened to two, as "Xxx" for London.
func shape(word string) uint32 {
	var buf [12]byte
	n := 0
	last, run := byte(0), 0
	for _, r := range word {
		c := byte('-')
		switch {
		case r >= 'a' && r <= 'z':
			c = 'x'
		case r >= 'A' && r <= 'Z':
			c = 'X'
		case r >= '0' && r <= '9':
			c = 'd'
		case r < utf8.RuneSelf:
			c = byte(r)
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		}
		if c == last {
			run++
		} else {
			last, run = c, 1
		}
		if run > 2 {
			continue
		}
		if n == len(buf) {
			break
		}
		buf[n] = c
		n++
	}
	return hash(buf[:n])
}

func hash(b []byte) uint32 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return uint32(h ^ h>>32)
}

func hashString(s string) uint32 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return uint32(h ^ h>>32)
}

// edge stands for the tokens before the first and after the last.
var edge = atom{form: 1, low: 1, shape: 2, row: -1, cluster: 2000}

func at(atoms []atom, i int) *atom {
	if i < 0 || i >= len(atoms) {
		return &edge
	}
	return &atoms[i]
}

// grown is s with n places, what they hold left open.
func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}
