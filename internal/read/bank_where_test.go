package read_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"daybook"
	"daybook/internal/gazetteer"
	"daybook/internal/read"
)

// TestBankOfPlaces reads every line of corpus/bank/where.txt: a short report with the day or days of its act, and the
// place, district, province and country it happened in ("-" for what is not asked, "/" between names or countries
// that are as right). The act is the first that the report tells as news, or the first of the type named. A line that
// begins with "?" is known to be misread; when it is read rightly, the test asks for the mark to go.
func TestBankOfPlaces(t *testing.T) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("../../corpus/bank/where.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	right, all := 0, 0
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		known := strings.HasPrefix(line, "?")
		cols := strings.Split(strings.TrimPrefix(line, "?"), "\t")
		if len(cols) != 8 {
			t.Fatalf("line %d: %d columns, not 8", n, len(cols))
		}
		wrong := misplaced(reader, cols)
		all++
		switch {
		case wrong == "":
			right++
			if known {
				t.Errorf("line %d is read rightly now: take its mark away: %s", n, cols[7])
			}
		case !known:
			t.Errorf("line %d: %s: %s", n, wrong, cols[7])
		}
	}
	t.Logf("%d of %d acts placed and dated rightly", right, all)
}

// misplaced says what of a line of the bank is read wrongly, "" for nothing. Its columns are published, type, days,
// place, district, province, country, report.
func misplaced(reader *read.Reader, cols []string) string {
	coded := reader.Read(&daybook.Report{ID: "bank", Published: cols[0], Text: cols[7]})
	var d *daybook.Draft
	for i := range coded.Incidents {
		if x := &coded.Incidents[i]; !x.Background && (d == nil || string(x.Type) == cols[1] && string(d.Type) != cols[1]) {
			d = x
		}
	}
	if d == nil {
		return "no incident"
	}
	when := "-"
	if d.When.Known() {
		if when = string(d.When.From); d.When.To != d.When.From {
			when += "/" + string(d.When.To)
		}
	}
	var w daybook.Place
	if d.Where != nil {
		w = *d.Where
	}
	switch {
	case when != cols[2]:
		return when + ", not " + cols[2]
	case !called(cols[3], w.Name, w.Text):
		return "at " + string(w.Name) + ", not " + cols[3]
	case w.Admin2 != "" && !called(cols[4], w.Admin2) || w.Admin2 == "" && !called(cols[4], w.Name, w.Text):
		return "district " + string(w.Admin2) + " of " + string(w.Name) + ", not " + cols[4]
	case !called(cols[5], w.Admin1):
		return "province " + string(w.Admin1) + ", not " + cols[5]
	case !called(cols[6], w.Country):
		return "country " + string(w.Country) + ", not " + cols[6]
	}
	return ""
}

// called tells whether one of the names is one of those wanted, "-" for any.
func called(wanted string, names ...daybook.Text) bool {
	if wanted == "-" {
		return true
	}
	for want := range strings.SplitSeq(wanted, "/") {
		for _, n := range names {
			if n != "" && gazetteer.Fold(gazetteer.BareName(string(n))) == gazetteer.Fold(gazetteer.BareName(want)) {
				return true
			}
		}
	}
	return false
}
