package read_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"daybook"
	"daybook/internal/read"
)

// TestBankOfSides reads short texts with the class and the group of who did it and of whom it was done to, under the type
// of the act.
func TestBankOfSides(t *testing.T) { readBank(t, "sides", 5, wrongSides) }

// wrongSides says which side of a line of the bank is read wrongly, "" for none.
func wrongSides(reader *read.Reader, typ string, cols []string) string {
	d := news(readText(reader, cols[4]), typ)
	if d == nil {
		return "no incident"
	}
	doer, hit := daybook.Party{}, daybook.Party{}
	if d.Perpetrator != nil {
		doer = *d.Perpetrator
	}
	if doer.Class == "" {
		doer.Class = "unidentified"
	}
	if d.Target != nil {
		hit = *d.Target
	}
	for i, said := range []daybook.Text{doer.Class, doer.Group, hit.Class, hit.Group} {
		if !anyOf(cols[i], string(said)) {
			return []string{"by ", "by ", "on ", "on "}[i] + string(said) + ", not " + cols[i]
		}
	}
	return ""
}

// anyOf tells whether one of the names said, parted by semicolons, is one of those wanted: "-" wants none, "*" is not asked.
func anyOf(wanted, said string) bool {
	if wanted == "*" || wanted == "-" && said == "" {
		return true
	}
	names := strings.Split(bare(said), ";")
	return said != "" && slices.ContainsFunc(strings.Split(bare(wanted), ";"), func(w string) bool { return slices.Contains(names, w) })
}

// bare is text in small letters without hyphens, apostrophes and spaces.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' || r == '\'' || r == '’' {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}
