package read_test

import (
	"strings"
	"testing"

	"daybook"
	"daybook/internal/gazetteer"
	"daybook/internal/read"
)

// TestBankOfPlaces reads short reports with the day or days of an act, and the place, district, province and country it
// happened in ("-" for what is not asked, "/" between names or countries that are as right). The act is the first that the
// report tells as news, or the first of the type named.
func TestBankOfPlaces(t *testing.T) { readBank(t, "where", 8, misplaced) }

// misplaced says what of a line of the bank is read wrongly, "" for nothing. Its columns are published, type, days,
// place, district, province, country, report.
func misplaced(reader *read.Reader, _ string, cols []string) string {
	d := news(reader.Read(&daybook.Report{ID: "bank", Published: cols[0], Text: cols[7]}).Incidents, cols[1])
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
