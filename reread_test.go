package daybook_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"daybook"
)

// A report read again takes its drafts out of the record, but for those an analyst decided on: they stay
// where they are and their incident asks to be looked at, until somebody does.
func TestDecisionsOutliveReading(t *testing.T) {
	l := daybook.Replay(nil)
	take := func(d daybook.Decision) {
		t.Helper()
		d.Seq++
		for _, old := range l.History(d.Incident) {
			d.Seq = max(d.Seq, old.Seq+1)
		}
		if err := l.Check(d); err != nil {
			t.Fatalf("%s: %v", d.Verb, err)
		}
		l.Apply(d)
	}
	drafts := []string{"r1#1", "r2#1", "r3#1", "r4#1", "r5#1"}
	for _, s := range drafts {
		take(daybook.Decision{Who: daybook.Machine, Verb: daybook.Open, Incident: daybook.IncidentOf(s), Drafts: []string{s}})
	}
	for _, d := range []daybook.Decision{
		{Verb: daybook.Review, Incident: "r1-1"},
		{Verb: daybook.Set, Incident: "r2-1", Field: "status", Value: json.RawMessage(`"denied"`)},
		{Verb: daybook.Reject, Incident: "r3-1"},
		{Verb: daybook.Decline, Incident: "r4-1", Other: "r1-1"},
	} {
		d.Who = "Asel"
		take(d)
	}
	if err := l.Check(daybook.Decision{Who: "Asel", Verb: daybook.Withdraw, Incident: "r5-1", Drafts: []string{"r5#1"}}); !errors.Is(err, daybook.ErrInvalid) {
		t.Errorf("an analyst withdraws a draft: %v", err)
	}
	for _, s := range drafts {
		take(daybook.Decision{Who: daybook.Machine, Verb: daybook.Withdraw, Incident: daybook.IncidentOf(s), Drafts: []string{s}})
	}
	if got, want := l.Incidents(), []string{"r1-1", "r2-1", "r3-1", "r4-1"}; !slices.Equal(got, want) {
		t.Errorf("incidents %q, want %q: only the draft nobody decided on leaves", got, want)
	}
	if !l.Withdrawn("r5#1") || l.Withdrawn("r1#1") {
		t.Error("r5#1 is not withdrawn, or r1#1 is")
	}
	if got, want := l.Stale(), []string{"r1-1", "r2-1", "r4-1"}; !slices.Equal(got, want) {
		t.Errorf("to be looked at again: %q, want %q", got, want)
	}
	take(daybook.Decision{Who: "Asel", Verb: daybook.Review, Incident: "r1-1", Reason: "it stands in the report"})
	if got, want := l.Stale(), []string{"r2-1", "r4-1"}; !slices.Equal(got, want) {
		t.Errorf("after a review %q wait, want %q", got, want)
	}
	take(daybook.Decision{Who: daybook.Machine, Verb: daybook.Open, Incident: "r5-1", Drafts: []string{"r5#1"}})
	if l.Withdrawn("r5#1") || l.IncidentOf("r5#1") != "r5-1" {
		t.Error("a draft told again is not in the record again")
	}
}
