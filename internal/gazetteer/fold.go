package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form under which names are looked up: lower case, without diacritics, points and
// apostrophes, words separated by one space; letters of the Arabic script in their Persian shapes without
// vowel signs. "Dera Ghāzi Khān" and "dera ghazi-khan" fold alike, as do "U.S." and "US".
func Fold(name string) string {
	b := make([]byte, 0, len(name)+4)
	for _, r := range name {
		switch {
		case dropped(r):
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			b = appendRune(b, r)
		case r == '&':
			b = append(space(b), "and "...)
		default:
			b = space(b)
		}
	}
	return strings.TrimSpace(string(b))
}

// AppendFold appends the folded letters of one token to b: nothing for a token without letters or digits.
func AppendFold(b []byte, token string) []byte {
	for i := 0; i < len(token); {
		if c := token[i]; c < utf8.RuneSelf {
			switch {
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
				b = append(b, c)
			case 'A' <= c && c <= 'Z':
				b = append(b, c+'a'-'A')
			case c == '-' || c == '/':
				b = space(b)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(token[i:])
		if !dropped(r) && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			b = appendRune(b, r)
		}
		i += n
	}
	return b
}

func space(b []byte) []byte {
	if len(b) > 0 && b[len(b)-1] != ' ' {
		b = append(b, ' ')
	}
	return b
}

// dropped tells marks that join what they stand between: points, apostrophes and their look-alikes,
// zero-width joiners, the Arabic tatweel.
func dropped(r rune) bool {
	switch r {
	case '.', '\'', '’', '‘', '`', '´', 'ʻ', 'ʼ', 'ʹ', '′', 'ʿ', 'ʾ', '\u200c', '\u200d', '\u200e', '\u200f', 'ـ', '·':
		return true
	}
	return false
}

// folded holds letters that decomposition leaves whole: Latin ones without an accent to drop, and the
// Arabic letters that keyboards of Arabic, Persian, Pashto and Urdu write differently.
var folded = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ħ': "h", 'ı': "i", 'ə': "a", 'ŋ': "ng",
	'ي': "ی", 'ى': "ی", 'ئ': "ی", 'ې': "ی", 'ۍ': "ی", 'ێ': "ی", 'ك': "ک", 'ګ': "گ", 'ة': "ه", 'ہ': "ه", 'ۀ': "ه", 'ە': "ه", 'ھ': "ه",
	'أ': "ا", 'إ': "ا", 'آ': "ا", 'ٱ': "ا", 'ؤ': "و", 'ء': "", 'ړ': "ر", 'ڑ': "ر", 'ټ': "ت", 'ٹ': "ت", 'ډ': "د", 'ڈ': "د", 'ڼ': "ن", 'ں': "ن", 'ښ': "ش", 'ږ': "ژ", 'څ': "چ", 'ځ': "ز",
}

func appendRune(b []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(b, byte(unicode.ToLower(r)))
	}
	r = unicode.ToLower(r)
	if s, ok := folded[r]; ok {
		return append(b, s...)
	}
	var one [utf8.UTFMax]byte
	n := utf8.EncodeRune(one[:], r)
	d := norm.NFKD.Properties(one[:n]).Decomposition()
	if d == nil {
		if unicode.IsMark(r) {
			return b
		}
		return append(b, one[:n]...)
	}
	for len(d) > 0 {
		r, n := utf8.DecodeRune(d)
		if !unicode.IsMark(r) && !dropped(r) {
			if s, ok := folded[r]; ok {
				b = append(b, s...)
			} else {
				b = utf8.AppendRune(b, r)
			}
		}
		d = d[n:]
	}
	return b
}

// Skeleton is what stays of a folded name when its spelling in Latin letters is taken as one of several
// transliterations: consonants only, alike sounds as one, doubled letters once. "" when too little is left
// to tell names apart. "waziristan" and "wazeeristan", "nowshera" and "naushera", "kurram" and "kuram" agree.
func Skeleton(key string) string {
	b := make([]byte, 0, len(key))
	put := func(c byte) {
		if len(b) == 0 || b[len(b)-1] != c {
			b = append(b, c)
		}
	}
	for i := 0; i < len(key); i++ {
		c := key[i]
		next := byte(0)
		if i+1 < len(key) {
			next = key[i+1]
		}
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'w', ' ', 'h':
			if len(b) == 0 && c != ' ' {
				put(vowelStart(c))
			}
			continue
		case 'q':
			c = 'k'
		case 'c':
			if next == 'h' {
				c = 'c'
			} else {
				c = 'k'
			}
		case 'p':
			if next == 'h' {
				c = 'f'
			}
		case 'x':
			c = 'k'
		case 'v':
			if len(b) > 0 {
				continue // "Nauvshera": v and w are one letter, and often part of a diphthong
			}
			c = 'w'
		case 'z':
			c = 'z'
		}
		if c >= utf8.RuneSelf {
			return ""
		}
		put(c)
	}
	if len(b) < 3 {
		return ""
	}
	return string(b)
}

func vowelStart(c byte) byte {
	switch c {
	case 'w', 'h', 'y':
		return c
	}
	return 'a'
}
