package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations are the words that keep their stop: titles and ranks, months and days, units, companies and
// the offices a dispatch names.
var abbreviations = set(`mr mrs ms dr prof st ft mt rev fr sr jr hon messrs mssrs mme mlle
	gen lt col maj capt cpl sgt brig adm cmdr comdr cmdt pvt insp supt dy dep asst const sub hav subedar naik sep wg flt sqn gp cdr
	gov sen rep pres amb atty sec min dept div dist distt govt univ assn inst
	jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
	inc corp co ltd bros llc pvt plc cos
	no nos vs etc al ca cf eg ie viz approx est tel fax ext ave blvd rd hwy rte apt
	rs km kms kg lb lbs oz vol pp p ch art fig
	ala ariz calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va wash wis
	supdt dsp asi bn bde regt coy inf armd arty retd secy spl addl jt engr adv ing hrs hr mins incl nk lnk hav syed hosp sqd
	p.o ph.d moh mohd md muhd smt shri hqrs pte`)

// clashing abbreviations are also ordinary words: they count as abbreviations only when capitalised and not
// at the end of the text.
var clashing = set("hr ing adv spl sun sat mar sec min co no art la pa mo mass miss ill ind wash ore const sub sep md del est ext fig ch gen mon wed fri rep inst dist gov dep pp p ca al st")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func isLetter(c byte) bool  { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool   { return c >= '0' && c <= '9' }
func lowerByte(c byte) bool { return c >= 'a' && c <= 'z' }
func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func digitAt(s string, i int) bool { return i < len(s) && isDigit(s[i]) }

func wordBefore(s string, i int) bool { return i > 0 && (isLetter(s[i-1]) || isDigit(s[i-1])) }

// threeDigits tells whether s begins with exactly three digits.
func threeDigits(s string) bool {
	return digitAt(s, 0) && digitAt(s, 1) && digitAt(s, 2) && !digitAt(s, 3) || digitAt(s, 0) && digitAt(s, 1) && !digitAt(s, 2) && len(s) > 2 && s[2] == ','
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// allSmall tells whether s is made of small letters, dots, digits and hyphens.
func allSmall(s string) bool {
	for i := range len(s) {
		if c := s[i]; !lowerByte(c) && c != '.' && c != '-' && !isDigit(c) {
			return false
		}
	}
	return true
}

// upper tells whether s has letters and none in lower case.
func upper(s string) bool {
	seen := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		seen = seen || unicode.IsUpper(r)
	}
	return seen
}

// wordAt is the run of letters and digits at byte i of s.
func wordAt(s string, i int) string {
	end := i
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !inWord(r) {
			break
		}
		end += n
	}
	return s[i:end]
}

// lowerASCII appends s in lower case to buf, ASCII letters only.
func lowerASCII(buf []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		buf = append(buf, c)
	}
	return buf
}
