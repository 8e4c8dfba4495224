package read_test

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"daybook"
	"daybook/internal/read"
)

// TestBankOfSides reads every line of corpus/bank/sides.txt: a short text with the class and the group of who did it
// and of whom it was done to. A line that begins with "?" is known to be misread; when it is read rightly, the test
// asks for the mark to go.
func TestBankOfSides(t *testing.T) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("../../corpus/bank/sides.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	typ, right, all := "", 0, 0
	for n, lines := 1, bufio.NewScanner(f); lines.Scan(); n++ {
		line := lines.Text()
		switch {
		case line == "" || line[0] == '#':
			continue
		case line[0] == '[':
			typ = strings.Trim(line, "[]")
			continue
		}
		known := strings.HasPrefix(line, "?")
		cols := strings.Split(strings.TrimPrefix(line, "?"), "\t")
		if len(cols) != 5 {
			t.Fatalf("line %d: %d columns, not 5", n, len(cols))
		}
		wrong := wrongSides(reader, typ, cols)
		all++
		switch {
		case wrong == "":
			right++
			if known {
				t.Errorf("line %d is read rightly now: take its mark away: %s", n, cols[4])
			}
		case !known:
			t.Errorf("line %d: %s: %s", n, wrong, cols[4])
		}
	}
	t.Logf("%d of %d texts have both sides right", right, all)
}

// wrongSides says which side of a line of the bank is read wrongly, "" for none.
func wrongSides(reader *read.Reader, typ string, cols []string) string {
	coded := reader.Read(&daybook.Report{ID: "bank", Published: "2026-03-05", Text: cols[4]})
	var d *daybook.Draft
	for i := range coded.Incidents {
		if !coded.Incidents[i].Background && (d == nil || string(coded.Incidents[i].Type) == typ && string(d.Type) != typ) {
			d = &coded.Incidents[i]
		}
	}
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
