package daybook_test

import (
	"fmt"
	"testing"

	"daybook"
)

// telling is a draft of report r, published on a day of March 2031 by an outlet of its own.
func telling(r, day int, d daybook.Draft) daybook.Telling {
	d.ID = fmt.Sprintf("r%d#1", r)
	return daybook.Telling{Draft: d, Source: fmt.Sprint("Outlet ", r), Published: string(march(day))}
}

func march(day int) daybook.Day { return daybook.NewDay(2031, 3, day) }

func within(from, to int, precision string) daybook.When {
	return daybook.When{From: march(from), To: march(to), Precision: precision}
}

func TestSettledDate(t *testing.T) {
	year := daybook.When{From: "2031-01-01", To: "2031-12-31", Precision: "year"}
	type said struct {
		published int
		when      daybook.When
	}
	for _, c := range []struct {
		name string
		said []said
		want daybook.When
	}{
		{"nobody dates it", []said{{4, daybook.When{Precision: "unknown"}}}, daybook.When{Precision: "unknown"}},
		{"the narrower of two that allow one another", []said{{9, within(2, 8, "week")}, {9, within(4, 4, "day")}, {9, year}}, within(4, 4, "day")},
		{"two against one", []said{{9, within(1, 4, "week")}, {9, within(1, 4, "week")}, {9, within(8, 8, "day")}}, within(1, 4, "week")},
		{"Sunday night and early Monday against Thursday", []said{{9, within(2, 2, "day")}, {9, within(3, 3, "day")}, {9, within(6, 6, "day")}}, within(3, 3, "day")},
		{"one against one: the one nearest to the first report", []said{{7, within(1, 1, "day")}, {8, within(6, 6, "day")}}, within(6, 6, "day")},
		{"what a later report dates after the first is another day", []said{{4, within(3, 3, "day")}, {9, within(8, 8, "day")}, {9, within(8, 8, "day")}}, within(3, 3, "day")},
		{"this week, told on its Wednesday", []said{{5, within(3, 9, "week")}}, within(3, 5, "week")},
	} {
		var ts []daybook.Telling
		for i, s := range c.said {
			ts = append(ts, telling(i, s.published, daybook.Draft{When: s.when}))
		}
		if inc := (&daybook.Entry{ID: "r0-1"}).Assemble(ts, daybook.Majority); inc.When != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, inc.When, c.want)
		}
	}
}

func TestSettledFigures(t *testing.T) {
	killed := func(class string, n int) daybook.Harm {
		return daybook.Harm{Kind: "killed", Class: class, Low: n, High: &n}
	}
	type said struct {
		outlet    string
		published int
		harm      []daybook.Harm
	}
	for _, c := range []struct {
		name string
		said []said
		want string // class and best figure of each
	}{
		{"one dead whom two reports class differently is one", []said{
			{"A", 4, []daybook.Harm{killed("militants", 1)}}, {"B", 4, []daybook.Harm{killed("civilians", 1)}}, {"C", 4, []daybook.Harm{killed("civilians", 1)}}}, "civilians 1, militants 0"},
		{"the report that knows the class", []said{
			{"A", 4, []daybook.Harm{killed("civilians", 3)}}, {"B", 5, []daybook.Harm{killed("unknown", 3)}}}, "civilians 3, unknown 0"},
		{"a follow-up that tells of one of the dead", []said{
			{"A", 4, []daybook.Harm{killed("civilians", 3)}}, {"B", 4, []daybook.Harm{killed("civilians", 3)}}, {"A", 6, []daybook.Harm{killed("civilians", 1)}}}, "civilians 3"},
		{"a toll that rose", []said{
			{"A", 4, []daybook.Harm{killed("civilians", 3)}}, {"A", 6, []daybook.Harm{killed("civilians", 5)}}}, "civilians 5"},
		{"one against one: the later", []said{
			{"A", 4, []daybook.Harm{killed("civilians", 3)}}, {"B", 5, []daybook.Harm{killed("civilians", 5)}}}, "civilians 5"},
		{"one against one on one day: the lower", []said{
			{"A", 4, []daybook.Harm{killed("civilians", 14)}}, {"B", 4, []daybook.Harm{killed("civilians", 1)}}}, "civilians 1"},
	} {
		var ts []daybook.Telling
		for i, s := range c.said {
			told := telling(i, s.published, daybook.Draft{Harm: s.harm})
			told.Source = s.outlet
			ts = append(ts, told)
		}
		got := ""
		for i, f := range (&daybook.Entry{ID: "r0-1"}).Assemble(ts, daybook.Majority).Figures {
			if i > 0 {
				got += ", "
			}
			got += fmt.Sprint(f.Class, " ", f.Best)
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
