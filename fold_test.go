package daybook_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"

	"daybook"

	"pgregory.net/rapid"
)

// reports draws some coded reports with a few drafts each.
func reports(t *rapid.T) []*daybook.Coded {
	var out []*daybook.Coded
	for r := range rapid.IntRange(1, 5).Draw(t, "reports") {
		c := &daybook.Coded{Report: fmt.Sprintf("r%d", r), Source: rapid.SampledFrom([]string{"", "Gazette", "Courier"}).Draw(t, "outlet"),
			Published: string(daybook.NewDay(2031, 3, rapid.IntRange(1, 4).Draw(t, "day")))}
		for n := range rapid.IntRange(0, 3).Draw(t, "drafts") {
			d := daybook.Draft{ID: fmt.Sprintf("%s#%d", c.Report, n+1), Type: "Attack", Status: daybook.Occurred,
				Background: rapid.Bool().Draw(t, "background")}
			for range rapid.IntRange(0, 2).Draw(t, "figures") {
				low := rapid.IntRange(0, 5).Draw(t, "low")
				h := daybook.Harm{Kind: rapid.SampledFrom([]string{"killed", "injured"}).Draw(t, "kind"), Class: rapid.SampledFrom([]string{"civilians", "unknown"}).Draw(t, "class"), Low: low}
				if rapid.Bool().Draw(t, "closed") {
					high := low + rapid.IntRange(0, 2).Draw(t, "width")
					h.High = &high
				}
				d.Harm = append(d.Harm, h)
			}
			c.Incidents = append(c.Incidents, d)
		}
		out = append(out, c)
	}
	return out
}

// decide draws a decision that the ledger accepts, or false when the one drawn is refused.
func decide(t *rapid.T, l *daybook.Ledger, drafts []string, seq int64) (daybook.Decision, bool) {
	some := func(of []string, label string) string {
		if len(of) == 0 {
			return ""
		}
		return rapid.SampledFrom(of).Draw(t, label)
	}
	d := daybook.Decision{Seq: seq, Who: rapid.SampledFrom([]string{daybook.Machine, "Asel"}).Draw(t, "who"),
		Verb: rapid.SampledFrom(daybook.Verbs).Draw(t, "verb"), Incident: some(l.Incidents(), "incident")}
	switch d.Verb {
	case daybook.Open:
		d.Drafts = []string{some(drafts, "draft")}
		d.Incident = daybook.IncidentOf(d.Drafts[0])
	case daybook.Split:
		d.Other = fmt.Sprintf("new%d", seq)
		d.Drafts = []string{some(drafts, "draft")}
	case daybook.Move:
		d.Drafts = []string{some(drafts, "draft")}
		if rapid.Bool().Draw(t, "tells what it leaves") {
			d.Other = l.IncidentOf(d.Drafts[0])
		}
	case daybook.Withdraw, daybook.Reread:
		d.Drafts = []string{some(drafts, "draft")}
	case daybook.Set:
		d.Field, d.Value = "type", json.RawMessage(`"Suicide bomb"`)
	case daybook.Undo:
		d.Incident, d.Undoes = "", rapid.Int64Range(1, max(1, seq-1)).Draw(t, "undoes")
	default:
		d.Other = some(l.Incidents(), "other")
	}
	return d, l.Check(d) == nil
}

func draftsOf(rs []*daybook.Coded) []string {
	var out []string
	for _, r := range rs {
		for _, d := range r.Incidents {
			out = append(out, d.ID)
		}
	}
	return out
}

func TestUndoGivesTheFoldBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := reports(t)
		l, log := daybook.Replay(nil), []daybook.Decision(nil)
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			d, ok := decide(t, l, draftsOf(rs), int64(len(log)+1))
			if !ok {
				continue
			}
			before := daybook.Fold(rs, log, daybook.Majority)
			l.Apply(d)
			log = append(log, d)
			undo := daybook.Decision{Seq: d.Seq + 1, Who: "Asel", Verb: daybook.Undo, Undoes: d.Seq}
			if after := daybook.Fold(rs, append(slices.Clone(log), undo), daybook.Majority); !reflect.DeepEqual(before, after) {
				t.Fatalf("undo of %+v:\nbefore %+v\nafter  %+v", d, before, after)
			}
		}
	})
}

func TestApplyEqualsReplay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := reports(t)
		l, log := daybook.Replay(nil), []daybook.Decision(nil)
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			d, ok := decide(t, l, draftsOf(rs), int64(len(log)+1))
			if !ok {
				continue
			}
			old := daybook.Replay(log)
			touched := l.Apply(d)
			log = append(log, d)
			fresh := daybook.Replay(log)
			if !slices.Equal(l.Incidents(), fresh.Incidents()) || !reflect.DeepEqual(l.Proposals(), fresh.Proposals()) {
				t.Fatalf("after %+v: applied %v, replayed %v", d, l.Incidents(), fresh.Incidents())
			}
			for _, id := range slices.Concat(old.Incidents(), fresh.Incidents()) {
				if !same(old.Incident(id), fresh.Incident(id)) && !slices.Contains(touched, id) {
					t.Fatalf("%+v changed %s but touched only %v", d, id, touched)
				}
			}
		}
	})
}

// same compares what a reader of the record sees of two entries.
func same(a, b *daybook.Entry) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Review == b.Review && maps.Equal(a.Stale, b.Stale) && slices.Equal(a.Drafts, b.Drafts) && fmt.Sprint(a.Set, a.Links) == fmt.Sprint(b.Set, b.Links)
}

func TestFoldKeepsEveryDraftAndFigure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := reports(t)
		l, log := daybook.Replay(nil), []daybook.Decision(nil)
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			if d, ok := decide(t, l, draftsOf(rs), int64(len(log)+1)); ok {
				l.Apply(d)
				log = append(log, d)
			}
		}
		rule := rapid.SampledFrom(daybook.SettleRules).Draw(t, "rule")
		incidents := daybook.Fold(rs, log, rule)
		shuffled := rapid.Permutation(rs).Draw(t, "order")
		if !reflect.DeepEqual(incidents, daybook.Fold(shuffled, log, rule)) {
			t.Fatal("the order of the reports changes the fold")
		}
		seen, inputs := map[string]int{}, map[string]int{}
		for _, inc := range incidents {
			for _, d := range inc.Drafts {
				seen[d]++
			}
			for _, f := range inc.Figures {
				for _, in := range f.Inputs {
					inputs[in.Draft]++
				}
				if f.Best < f.Low || f.High != nil && f.Best > *f.High {
					t.Fatalf("settled outside its range: %+v", f)
				}
			}
		}
		for _, r := range rs {
			for _, d := range r.Incidents {
				if l.Withdrawn(d.ID) {
					if seen[d.ID] != 0 || l.DecidedOn(d.ID) {
						t.Fatalf("draft %s is withdrawn, and in %d incidents", d.ID, seen[d.ID])
					}
					continue
				}
				if seen[d.ID] != 1 {
					t.Fatalf("draft %s is in %d incidents", d.ID, seen[d.ID])
				}
				if inputs[d.ID] != len(d.Harm) {
					t.Fatalf("draft %s gave %d figures, %d are kept", d.ID, len(d.Harm), inputs[d.ID])
				}
			}
		}
	})
}

// TestMachineNeverOverturns draws logs in which the machine decides at random after the analyst did, and
// holds what the analyst placed, set and closed to be as the analyst left it.
func TestMachineNeverOverturns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := reports(t)
		drafts := draftsOf(rs)
		l, seq := daybook.Replay(nil), int64(0)
		together := func() map[string]string {
			out := map[string]string{}
			for _, d := range drafts {
				if l.Pinned(d) {
					out[d] = l.IncidentOf(d)
				}
			}
			return out
		}
		for range rapid.IntRange(0, 40).Draw(t, "steps") {
			d, ok := decide(t, l, drafts, seq+1)
			if !ok {
				continue
			}
			seq++
			placed, closed := together(), map[string][]string{}
			for _, id := range l.Incidents() {
				if e := l.Incident(id); e.Review != daybook.Unreviewed {
					closed[id] = slices.Clone(e.Drafts)
				}
			}
			l.Apply(d)
			if d.Who != daybook.Machine || d.Verb == daybook.Undo {
				continue
			}
			for draft, id := range placed {
				if l.IncidentOf(draft) != id {
					t.Fatalf("%+v took pinned %s out of %s", d, draft, id)
				}
			}
			for id, ds := range closed {
				if e := l.Incident(id); e == nil || !slices.Equal(e.Drafts, ds) {
					t.Fatalf("%+v changed the closed incident %s", d, id)
				}
			}
		}
	})
}
