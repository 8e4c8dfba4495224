package merge

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"daybook"

	"pgregory.net/rapid"
)

func someReports(t *rapid.T, acts int) []*daybook.Coded {
	w := newWorld(rapid.Uint64().Draw(t, "world"), 6, 4)
	var out []*daybook.Coded
	for range rapid.IntRange(1, acts).Draw(t, "acts") {
		_, rs := w.next()
		out = append(out, rs...)
	}
	return out
}

func TestGroupsDoNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := someReports(t, 30)
		want := Groups(rs, Standard)
		if got := Groups(rapid.Permutation(rs).Draw(t, "order"), Standard); !reflect.DeepEqual(got, want) {
			t.Fatalf("another order of arrival gives other groups:\n%v\n%v", got, want)
		}
	})
}

func TestEveryDraftIsInOneGroup(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := someReports(t, 30)
		seen := map[string]int{}
		for _, g := range Groups(rs, Standard) {
			for _, d := range g.Drafts {
				seen[d]++
			}
			if len(g.Links) != len(g.Drafts)-1 {
				t.Fatalf("%d links over %d drafts", len(g.Links), len(g.Drafts))
			}
		}
		for _, r := range rs {
			for _, d := range r.Incidents {
				if seen[d.ID] != 1 {
					t.Fatalf("draft %s is in %d groups", d.ID, seen[d.ID])
				}
			}
		}
	})
}

// arrive adds reports one at a time and takes every decision proposed.
func arrive(t *rapid.T, x *Index, l *daybook.Ledger, seq *int64, rs []*daybook.Coded) {
	for _, c := range rs {
		x.Add(c)
		for _, d := range c.Incidents {
			apply(t, l, seq, daybook.Decision{Who: daybook.Machine, Verb: daybook.Open, Incident: daybook.IncidentOf(d.ID), Drafts: []string{d.ID}})
		}
		for _, d := range x.Propose([]string{c.Report}, l) {
			apply(t, l, seq, d)
		}
	}
}

func apply(t *rapid.T, l *daybook.Ledger, seq *int64, d daybook.Decision) {
	if err := l.Check(d); err != nil {
		t.Fatalf("%+v: %v", d, err)
	}
	*seq++
	d.Seq = *seq
	l.Apply(d)
}

func partition(l *daybook.Ledger) []string {
	var out []string
	for _, id := range l.Incidents() {
		out = append(out, fmt.Sprint(l.Incident(id).Drafts))
	}
	slices.Sort(out)
	return out
}

// TestArrivalOneByOneGivesTheGroups holds that, once the counts of words are those of the whole record
// (Propose over all reports again), reports that came one by one lie as when they come all at once.
func TestArrivalOneByOneGivesTheGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := rapid.Permutation(someReports(t, 12)).Draw(t, "order")
		x, l, seq := NewIndex(Standard), daybook.Replay(nil), int64(0)
		arrive(t, x, l, &seq, rs)
		var all []string
		for _, c := range rs {
			all = append(all, c.Report)
		}
		for _, d := range x.Propose(all, l) {
			apply(t, l, &seq, d)
		}
		var want []string
		for _, g := range Groups(rs, Standard) {
			slices.Sort(g.Drafts)
			want = append(want, fmt.Sprint(g.Drafts))
		}
		slices.Sort(want)
		if got := partition(l); !slices.Equal(got, want) {
			t.Fatalf("one by one:\n%v\nat once:\n%v", got, want)
		}
	})
}

// TestWhatAnalystsDidStands holds that reports that come later leave alone what an analyst split off or
// closed, and that the machine does not ask again what was declined.
func TestWhatAnalystsDidStands(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := someReports(t, 12)
		half := len(rs) / 2
		x, l, seq := NewIndex(Standard), daybook.Replay(nil), int64(0)
		arrive(t, x, l, &seq, rs[:half])
		var split, reviewed string
		var kept []string
		for _, id := range l.Incidents() {
			e := l.Incident(id)
			switch {
			case split == "" && len(e.Drafts) > 1:
				split = e.Drafts[len(e.Drafts)-1]
				apply(t, l, &seq, daybook.Decision{Who: "Asel", Verb: daybook.Split, Incident: id, Other: "apart", Drafts: []string{split}})
			case reviewed == "":
				reviewed, kept = id, slices.Clone(e.Drafts)
				apply(t, l, &seq, daybook.Decision{Who: "Asel", Verb: daybook.Review, Incident: id})
			}
		}
		arrive(t, x, l, &seq, rs[half:])
		if split != "" && l.IncidentOf(split) != "apart" {
			t.Fatalf("%s was split off and is in %s", split, l.IncidentOf(split))
		}
		if reviewed != "" && !slices.Equal(l.Incident(reviewed).Drafts, kept) {
			t.Fatalf("%s was reviewed with %v and holds %v", reviewed, kept, l.Incident(reviewed).Drafts)
		}
	})
}

func TestTheTableOfWeightsIsWhole(t *testing.T) {
	tables, err := bothTables()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range tables {
		if again, err := parseWeights(w.String()); err != nil || again.String() != w.String() {
			t.Errorf("the table does not read back as it is written: %v", err)
		}
	}
	for _, bad := range []string{"when  same day", "when  same day  much", "colour  red  1", "when  same day  NaN"} {
		if _, err := parseWeights(bad); err == nil {
			t.Errorf("%q is taken for a line of weights", bad)
		}
	}
}
