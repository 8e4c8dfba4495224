package stats

import (
	"fmt"
	"testing"

	"daybook"
)

func TestHold(t *testing.T) {
	n := func(v float64) *float64 { return &v }
	march := daybook.When{From: "2031-03-01", To: "2031-03-31", Precision: "month"}
	incident := func(id string, from, to daybook.Day, low, high int) daybook.Incident {
		return daybook.Incident{ID: id, Type: "Attack", Status: daybook.Occurred, Review: daybook.Unreviewed, When: daybook.When{From: from, To: to},
			Figures: []daybook.Figure{{Kind: "killed", Class: "civilians", Low: low, Best: low, High: &high}}}
	}
	record := []daybook.Incident{incident("a", "2031-03-04", "2031-03-04", 3, 3), incident("b", "2031-03-09", "2031-03-10", 2, 4),
		incident("c", "2031-03-29", "2031-04-02", 5, 5)}
	denied := incident("d", "2031-03-05", "2031-03-05", 50, 50)
	denied.Status = daybook.Denied
	for _, c := range []struct {
		name  string
		claim daybook.Claim
		want  string
	}{
		{"attacks", daybook.Claim{Measure: "attacks", Low: n(3), High: n(3), Period: march}, "agrees 2–3 []"},
		{"more attacks than the record has", daybook.Claim{Measure: "attacks", Low: n(12), High: n(12), Period: march}, "fewer 2–3 []"},
		{"more than", daybook.Claim{Measure: "killed", Low: n(9), Period: march}, "agrees 5–12 []"},
		{"fewer dead than the record has", daybook.Claim{Measure: "killed", Class: "civilians", Low: n(4), High: n(4), Period: march}, "more 5–12 []"},
		{"dead of another class", daybook.Claim{Measure: "killed", Class: "militants", Low: n(4), High: n(4), Period: march}, "fewer 0–0 []"},
		{"in a province", daybook.Claim{Measure: "killed", Low: n(5), Period: march, Where: []daybook.Place{{Name: "Upper Province", Admin1: "Upper Province", Country: "XA", Precision: 4}}}, "agrees 5–12 [Upper Province]"},
		{"in a country", daybook.Claim{Measure: "killed", Low: n(5), Period: march, Where: []daybook.Place{{Name: "Xanadu", Country: "XA", Precision: 6}}}, "agrees 5–12 [XA]"},
		{"lorries", daybook.Claim{Measure: "trucks", Low: n(5), Period: march}, "the record does not count trucks"},
		{"no period", daybook.Claim{Measure: "killed", Low: n(5)}, "no period is stated"},
		{"a rise alone", daybook.Claim{Measure: "killed", Period: march, Relation: &daybook.Relation{Kind: "increase"}}, "no figure is stated"},
	} {
		q, got := Ask(&c.claim)
		if got == "" {
			check := Hold(&c.claim, q, append(record, denied))
			got = fmt.Sprintf("%s %d–%d %v", check.Verdict, check.Record.Low, check.Record.High, check.Query.Places)
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
