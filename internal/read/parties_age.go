package read

import (
	"slices"
	"strings"

	"daybook/internal/language"
)

// Ages: "a 17-year-old", "45 year old", which count nobody.

// age gives the end of "45-year-old", "12 year old" at token at, or 0.
func (p *page) age(at, last int) int {
	if at >= last {
		return 0
	}
	for _, unit := range ageUnits {
		if strings.HasSuffix(p.low[at], "-"+unit+"-old") {
			return at + 1
		}
	}
	_, end := p.numberAt(at, last)
	if end == 0 {
		return 0
	}
	for end < last && p.low[end] == "-" {
		end++
	}
	if end >= last || !slices.ContainsFunc(ageUnits, func(unit string) bool { return strings.HasPrefix(p.low[end], unit) }) {
		return 0
	}
	for end++; end < last && p.low[end] == "-"; end++ {
	}
	if end >= last || p.low[end] != "old" && p.low[end] != "olds" {
		return 0
	}
	return end + 1
}

// ageUnits are what an age is counted in.
var ageUnits = []string{"year", "month", "week", "day"}

// personOfAge tells of "a 17-year-old" with no noun after it.
func (p *page) personOfAge(n *noun, at, last int) bool {
	if at-1 == n.first || p.low[n.first] == "no" {
		return false
	}
	return at >= last || p.inflected(at) || p.doc.Word(at).UPOS() != language.NOUN && p.doc.Word(at).UPOS() != language.ADJ
}
