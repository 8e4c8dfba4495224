package daybook_test

import (
	"testing"

	"daybook"
)

// harm is a figure of n people, said by says where that is not empty.
func harm(kind, class string, n int, says string) daybook.Harm {
	return daybook.Harm{Kind: kind, Class: class, Low: n, High: &n, Says: daybook.Text(says)}
}

// assembled makes one incident of drafts, each in a report of its own and of the outlet given.
func assembled(rule daybook.Settle, outlets []string, harms ...[]daybook.Harm) daybook.Incident {
	var ts []daybook.Telling
	e := &daybook.Entry{}
	for i, h := range harms {
		id := string(rune('a' + i))
		d := daybook.Draft{ID: id + "#1", Type: "Attack", Status: daybook.Occurred, Harm: h}
		ts = append(ts, daybook.Telling{Draft: d, Source: outlets[i], Published: string(daybook.NewDay(2031, 3, i+1))})
		e.Drafts = append(e.Drafts, d.ID)
	}
	return e.Assemble(ts, rule)
}

func settled(inc daybook.Incident, kind string) map[string]int {
	out := map[string]int{}
	for _, f := range inc.Figures {
		if f.Kind == kind {
			out[f.Class] = f.Best
		}
	}
	return out
}

// Two reports agree on three dead and class them differently: the sum stays three.
func TestClassesComeFromOneReport(t *testing.T) {
	inc := assembled(daybook.Majority, []string{"Gazette", "Courier"},
		[]daybook.Harm{harm("killed", "security_forces", 1, ""), harm("killed", "civilians", 2, "")},
		[]daybook.Harm{harm("killed", "unknown", 3, "police")})
	got := settled(inc, "killed")
	if got["security_forces"] != 1 || got["civilians"] != 2 || got["unknown"] != 0 {
		t.Errorf("killed %v, want the classes of the report that has them", got)
	}
}

// A claimant's figure beside the report's own widens the range and is not added, nor settled on.
func TestAnothersFigureIsNotAdded(t *testing.T) {
	inc := assembled(daybook.Majority, []string{"Gazette"},
		[]daybook.Harm{harm("killed", "security_forces", 2, "police"), harm("killed", "security_forces", 10, "the Front")})
	if len(inc.Figures) != 1 {
		t.Fatalf("%d figures, want 1", len(inc.Figures))
	}
	f := inc.Figures[0]
	if f.Best != 2 || f.Low != 2 || f.High == nil || *f.High != 10 {
		t.Errorf("settled %d in %d to %v, want 2 in 2 to 10", f.Best, f.Low, f.High)
	}
}

// A later report of an outlet speaks for it whoever its figure is from; what a rival said stays.
func TestLaterReportSpeaksForItsOutlet(t *testing.T) {
	inc := assembled(daybook.Majority, []string{"Gazette", "Gazette"},
		[]daybook.Harm{harm("killed", "civilians", 2, "police"), harm("killed", "civilians", 9, "the Front")},
		[]daybook.Harm{harm("killed", "civilians", 4, "a doctor")})
	f := inc.Figures[0]
	if f.Best != 4 || *f.High != 9 {
		t.Errorf("settled %d up to %d, want 4 up to 9", f.Best, *f.High)
	}
	if f.Inputs[0].Counts || f.Inputs[0].Why != "updated by b" {
		t.Errorf("the first report still counts: %+v", f.Inputs[0])
	}
}

// Who is shot in one report and dead in the next is one person: the settled injured leave him to the dead.
func TestWhoDiedSinceIsNoInjured(t *testing.T) {
	inc := assembled(daybook.Majority, []string{"Gazette", "Courier"},
		[]daybook.Harm{harm("injured", "civilians", 1, "")},
		[]daybook.Harm{harm("killed", "civilians", 1, "")})
	if k, i := settled(inc, "killed")["civilians"], settled(inc, "injured")["civilians"]; k != 1 || i != 0 {
		t.Errorf("killed %d, injured %d, want 1 and 0", k, i)
	}
	inc = assembled(daybook.Majority, []string{"Gazette", "Courier", "Herald"},
		[]daybook.Harm{harm("killed", "civilians", 1, ""), harm("injured", "civilians", 3, "")},
		[]daybook.Harm{harm("killed", "civilians", 2, ""), harm("injured", "civilians", 2, "")},
		[]daybook.Harm{harm("killed", "civilians", 2, "")})
	if k, i := settled(inc, "killed")["civilians"], settled(inc, "injured")["civilians"]; k != 2 || i != 2 {
		t.Errorf("killed %d, injured %d, want 2 and 2", k, i)
	}
}

// "Several" gives way to a number that it does not speak against, and speaks for it.
func TestOpenFigureGivesWay(t *testing.T) {
	several := daybook.Harm{Kind: "injured", Class: "civilians", Low: 2}
	inc := assembled(daybook.Majority, []string{"Gazette", "Courier", "Herald"},
		[]daybook.Harm{harm("injured", "civilians", 4, "")}, []daybook.Harm{several}, []daybook.Harm{several})
	if n := settled(inc, "injured")["civilians"]; n != 4 {
		t.Errorf("settled %d, want 4", n)
	}
	inc = assembled(daybook.Majority, []string{"Gazette"}, []daybook.Harm{several})
	if n := settled(inc, "injured")["civilians"]; n != 2 {
		t.Errorf("settled %d alone, want 2", n)
	}
}
