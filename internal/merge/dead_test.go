package merge

import (
	"testing"

	"daybook"
)

// TestTheDeadAreComparedByClass holds that as many dead of one class speak for one incident however the totals
// differ, that the dead of other classes speak against it, and that a link says which class it went by.
func TestTheDeadAreComparedByClass(t *testing.T) {
	killed := func(class string, n int) daybook.Harm {
		return daybook.Harm{Kind: "killed", Class: class, Low: n, High: &n}
	}
	for _, c := range []struct {
		a, b  []daybook.Harm
		level int
		why   string
	}{
		{[]daybook.Harm{killed("militants", 7), killed("security_forces", 1)}, []daybook.Harm{killed("militants", 7)}, 0, "militants killed: 7 in both"},
		{[]daybook.Harm{killed("civilians", 2)}, []daybook.Harm{killed("civilians", 2)}, 1, "civilians killed: 2 in both"},
		{[]daybook.Harm{killed("security_forces", 3), killed("militants", 5)}, []daybook.Harm{killed("militants", 6), killed("security_forces", 4)}, 3, "militants killed: 5 against 6"},
		{[]daybook.Harm{killed("security_forces", 2)}, []daybook.Harm{killed("security_forces", 9)}, 4, "security forces killed: 2 against 9"},
		{[]daybook.Harm{killed("militants", 3)}, []daybook.Harm{killed("civilians", 3)}, 5, "the dead are of other classes"},
		{[]daybook.Harm{killed("unknown", 3)}, []daybook.Harm{killed("civilians", 3)}, -1, ""},
		{nil, []daybook.Harm{killed("civilians", 3)}, -1, ""},
	} {
		var got comparison
		got.none()
		a, b := &item{dead: deadOf(c.a)}, &item{dead: deadOf(c.b)}
		compareDead(&got, a, b)
		if int(got[fDead].level) != c.level {
			t.Errorf("%v and %v: level %d, not %d", c.a, c.b, got[fDead].level, c.level)
		}
		if c.level >= 0 && deadWhy(a.dead, b.dead) != c.why {
			t.Errorf("%v and %v: %q, not %q", c.a, c.b, deadWhy(a.dead, b.dead), c.why)
		}
	}
}

// TestAReportThatSaysNothingStandsAlone holds that a headline without a word to go by ("Updating toll") joins no
// incident of its day.
func TestAReportThatSaysNothingStandsAlone(t *testing.T) {
	three := 3
	told := &daybook.Coded{Report: "a", Published: "2026-03-04", Source: "The Wire", Sketch: &daybook.Sketch{Title: []string{"bomb", "bazaar"}, Terms: []string{"bomb", "bazaar"}},
		Incidents: []daybook.Draft{{ID: "a#1", Type: "Attack", Harm: []daybook.Harm{{Kind: "killed", Class: "civilians", Low: 3, High: &three}}}}}
	silent := func(id string) *daybook.Coded {
		return &daybook.Coded{Report: id, Published: "2026-03-04", Source: "The Wire", Sketch: &daybook.Sketch{}}
	}
	for _, g := range Groups([]*daybook.Coded{told, silent("b"), silent("c")}, Standard) {
		if len(g.Drafts) > 1 {
			t.Errorf("%v lie together", g.Drafts)
		}
	}
}
