package desk_test

import (
	"encoding/json"
	"errors"
	"math"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"daybook"
	"daybook/internal/desk"
	"daybook/internal/ingest"
	"daybook/internal/store/storetest"
)

// onEach runs a test on a new record of each kind of database.
func onEach(t *testing.T, test func(t *testing.T, where string)) {
	t.Run("SQLite", func(t *testing.T) { test(t, filepath.Join(t.TempDir(), "record.db")) })
	t.Run("PostgreSQL", func(t *testing.T) { test(t, storetest.Postgres(t).Record(t)) })
}

func open(t *testing.T, where string) *desk.Desk {
	t.Helper()
	now := time.Date(2031, 4, 1, 12, 0, 0, 0, time.UTC)
	d, err := desk.Open(t.Context(), where, desk.Settings{Now: func() time.Time { now = now.Add(time.Second); return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// lines are three reports of one place and time, two of one act, and one that cannot be read.
const lines = `{"id":"r1","published":"2031-03-06","source":"Hill Post","text":"Gunmen killed three policemen at a check post in Bannu on Wednesday night, police said."}
{"id":"r2","published":"2031-03-07","source":"Frontier Courier","text":"A roadside bomb killed two soldiers and injured five others in Khuzdar on Thursday."}
{"id":"r3","published":"2031-03-07","source":"Radio Two Wells","text":"Unidentified men kidnapped a doctor in Quetta on Thursday."}
{"id":"r4","published":"2031-03-07"
`

func imported(t *testing.T, d *desk.Desk, text string) desk.Tally {
	t.Helper()
	told := 0
	tally, err := d.Import(t.Context(), reader(t), ingest.DefaultCaps.Open([]string{"-"}, strings.NewReader(text)), func(desk.Outcome) { told++ })
	if err != nil || told != tally.Added+tally.Known+tally.Failed {
		t.Fatalf("import told of %d: %+v, %v", told, tally, err)
	}
	return tally
}

// sound holds that the record verifies.
func sound(t *testing.T, d *desk.Desk) {
	t.Helper()
	v, err := d.Verify(t.Context(), func(fault string) { t.Error(fault) })
	if err != nil || v.Faults != 0 || v.Reports == 0 || v.Spans == 0 || v.Incidents == 0 {
		t.Errorf("verified %+v, %v", v, err)
	}
}

func first(t *testing.T, d *desk.Desk, report string) string {
	t.Helper()
	ids, err := d.IncidentsOf(t.Context(), report)
	if err != nil || len(ids) == 0 {
		t.Fatalf("incidents of %s: %q, %v", report, ids, err)
	}
	return ids[0]
}

func TestImportAndAsk(t *testing.T) {
	onEach(t, func(t *testing.T, where string) {
		d := open(t, where)
		if tally := imported(t, d, lines); tally.Added != 3 || tally.Known != 0 || tally.Failed != 1 || tally.Incidents < 3 {
			t.Errorf("first import: %+v", tally)
		}
		if tally := imported(t, d, lines); tally.Added != 0 || tally.Known != 3 || tally.Failed != 1 {
			t.Errorf("second import: %+v", tally)
		}
		sound(t, d)
		filed, err := d.Report(t.Context(), "r1")
		if err != nil || filed.Found != "standard input:1" {
			t.Fatalf("r1: %+v %v", filed, err)
		}
		original, err := d.Original(t.Context(), filed.Original)
		if err != nil || string(original.Data) != strings.Split(lines, "\n")[0] {
			t.Errorf("original of r1: %+v %v", original, err)
		}
		page, err := d.Find(t.Context(), daybook.Query{Text: "kidnapped"})
		if err != nil || page.Total != 1 || page.Items[0].ID != first(t, d, "r3") {
			t.Errorf("kidnapped: %+v %v", page, err)
		}
		p, err := d.Period(t.Context(), daybook.Query{From: "2031-03-01", To: "2031-03-31"})
		if err != nil || len(p.Incidents) < 3 {
			t.Errorf("March: %+v %v", p, err)
		}
		if _, err := d.Actor(t.Context(), "Nobody at All", daybook.Query{}); !errors.Is(err, daybook.ErrNotFound) {
			t.Errorf("an actor that is not there: %v", err)
		}
	})
}

func TestDecideAndUndo(t *testing.T) {
	onEach(t, func(t *testing.T, where string) {
		d, ctx := open(t, where), t.Context()
		imported(t, d, lines)
		one, two := first(t, d, "r1"), first(t, d, "r2")
		before, err := d.Incident(ctx, one)
		if err != nil {
			t.Fatal(err)
		}
		merged, err := d.Decide(ctx, daybook.Decision{Who: "Aziza", Verb: daybook.Merge, Incident: one, Other: two, Reason: "one attack"})
		if err != nil || merged.Seq == 0 || merged.At.IsZero() {
			t.Fatalf("merge: %+v %v", merged, err)
		}
		if _, err := d.Incident(ctx, two); !errors.Is(err, daybook.ErrNotFound) {
			t.Errorf("the merged incident is still there: %v", err)
		}
		if inc, err := d.Incident(ctx, one); err != nil || len(inc.Reports) != 2 {
			t.Errorf("merged: %+v %v", inc, err)
		}
		if _, err := d.Decide(ctx, daybook.Decision{Who: "Aziza", Verb: daybook.Review, Incident: two}); !errors.Is(err, daybook.ErrNotFound) {
			t.Errorf("reviewing what is no more: %v", err)
		}
		sound(t, d)
		if _, err := d.Decide(ctx, daybook.Decision{Who: "Aziza", Verb: daybook.Undo, Undoes: merged.Seq, Reason: "they are apart"}); err != nil {
			t.Fatal(err)
		}
		if inc, err := d.Incident(ctx, one); err != nil || asJSON(inc) != asJSON(before) {
			t.Errorf("after the undoing: %s, before: %s, %v", asJSON(inc), asJSON(before), err)
		}
		history, err := d.History(ctx, one)
		if err != nil || len(history) < 3 || history[len(history)-1].Verb != daybook.Undo || history[len(history)-1].Who != "Aziza" {
			t.Errorf("history: %+v %v", history, err)
		}
		if _, err := d.History(ctx, "r9-1"); !errors.Is(err, daybook.ErrNotFound) {
			t.Errorf("history of nothing: %v", err)
		}
		sound(t, d)
	})
}

// Two programs at one record see each other's decisions before they take their own.
func TestTwoDesks(t *testing.T) {
	onEach(t, func(t *testing.T, where string) {
		a, b, ctx := open(t, where), open(t, where), t.Context()
		imported(t, a, lines)
		id := first(t, a, "r1")
		for i, d := range []*desk.Desk{b, a, b} {
			value, _ := json.Marshal([]string{daybook.Alleged, daybook.Denied, daybook.Occurred}[i])
			taken, err := d.Decide(ctx, daybook.Decision{Who: "Aziza", Verb: daybook.Set, Incident: id, Field: "status", Value: value, Reason: "heard again"})
			if err != nil {
				t.Fatal(err)
			}
			for _, other := range []*desk.Desk{a, b} {
				inc, err := other.Incident(ctx, id)
				if err != nil || inc.Decided["status"] != taken.Seq {
					t.Errorf("after decision %d a desk sees %+v, %v", taken.Seq, inc, err)
				}
				if history, err := other.History(ctx, id); err != nil || history[len(history)-1].Seq != taken.Seq {
					t.Errorf("after decision %d a desk has the history %+v, %v", taken.Seq, history, err)
				}
			}
		}
		sound(t, a)
	})
}

func TestMonth(t *testing.T) {
	from, to, title, err := desk.Month("2032-02")
	if from != "2032-02-01" || to != "2032-02-29" || title != "February 2032" || err != nil {
		t.Errorf("%s %s %s %v", from, to, title, err)
	}
	if _, _, _, err := desk.Month("2032-13"); !errors.Is(err, daybook.ErrInvalid) {
		t.Errorf("a thirteenth month: %v", err)
	}
}

func asJSON(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

// Another rule for figures makes the incidents anew, for every desk at the record.
func TestSettleBy(t *testing.T) {
	onEach(t, func(t *testing.T, where string) {
		a, b, ctx := open(t, where), open(t, where), t.Context()
		imported(t, a, lines)
		one, two := first(t, a, "r1"), first(t, a, "r2")
		if _, err := a.Decide(ctx, daybook.Decision{Who: "Aziza", Verb: daybook.Merge, Incident: one, Other: two, Reason: "one attack"}); err != nil {
			t.Fatal(err)
		}
		for _, rule := range []daybook.Settle{daybook.Widest, daybook.Conservative, ""} {
			if err := a.SettleBy(ctx, rule); err != nil {
				t.Fatal(err)
			}
			if rule == "" {
				rule = daybook.Conservative
			}
			if _, err := b.Decide(ctx, daybook.Decision{Who: "Aziza", Verb: daybook.Review, Incident: one, Reason: "seen"}); err != nil {
				t.Fatal(err)
			}
			inc, err := b.Incident(ctx, one)
			if err != nil || len(inc.Figures) == 0 || inc.Figures[0].Rule != rule {
				t.Errorf("by %s: %+v %v", rule, inc, err)
			}
			if _, err := b.Decide(ctx, daybook.Decision{Who: "Aziza", Verb: daybook.Reopen, Incident: one, Reason: "once more"}); err != nil {
				t.Fatal(err)
			}
			sound(t, b)
		}
		if err := a.SettleBy(ctx, "by lot"); !errors.Is(err, daybook.ErrInvalid) {
			t.Errorf("a rule that is none: %v", err)
		}
	})
}

// What is chosen for a record is kept with it, and holds for what comes from then on.
func TestKeep(t *testing.T) {
	onEach(t, func(t *testing.T, where string) {
		number := func(v float64) *float64 { return &v }
		d, ctx := open(t, where), t.Context()
		for _, c := range []desk.Choices{{ReviewBelow: number(2)}, {MergeAt: number(math.NaN())}, {DaysApart: number(1.5)}, {ProposeAt: number(4)}, {KmApart: number(-1)}} {
			if err := d.Keep(ctx, c); !errors.Is(err, daybook.ErrInvalid) {
				t.Errorf("%+v is kept: %v", c, err)
			}
		}
		if err := d.Keep(ctx, desk.Choices{ReviewBelow: number(0.99), MergeAt: number(100), ProposeAt: number(99)}); err != nil {
			t.Fatal(err)
		}
		other := open(t, where)
		if other.ReviewBelow != 0.99 || other.Merge.Merge != 100 || other.Merge.Propose != 99 || other.Merge.Days != 3 {
			t.Errorf("another desk works by %+v", other.Settings)
		}
		imported(t, other, `{"id":"a","published":"2031-03-07","source":"Hill Post","text":"A roadside bomb killed two soldiers in Khuzdar on Thursday."}
{"id":"b","published":"2031-03-07","source":"Frontier Courier","text":"A roadside bomb killed two soldiers in Khuzdar on Thursday."}
`)
		if first(t, other, "a") == first(t, other, "b") {
			t.Error("a copy is merged below the points chosen")
		}
		if filed, err := other.Report(ctx, "a"); err != nil || !filed.Coded.Incidents[0].Review {
			t.Errorf("a draft of less confidence than chosen is not marked: %+v %v", filed, err)
		}
	})
}

// What a draft might belong to: the incidents it links to, nearest first, each once, and what else its
// report tells; never its own.
func TestNeighbours(t *testing.T) {
	onEach(t, func(t *testing.T, where string) {
		d, ctx := open(t, where), t.Context()
		imported(t, d, `{"id":"a","published":"2031-03-07","source":"Hill Post","text":"A roadside bomb killed two soldiers in Khuzdar on Thursday.\n\nUnidentified men kidnapped a doctor in Quetta on Wednesday."}
{"id":"b","published":"2031-03-07","source":"Frontier Courier","text":"A roadside bomb killed two soldiers in Khuzdar on Thursday."}
`)
		whole := first(t, d, "b")
		parted, err := d.Decide(ctx, daybook.Decision{Who: "Aziza", Verb: daybook.Split, Incident: whole, Other: "apart", Drafts: []string{"b#1"}})
		if err != nil {
			t.Fatal(err)
		}
		near, err := d.Neighbours(ctx, "b#1", 5)
		if err != nil || len(near) != 1 || near[0].ID != whole || near[0].Link == nil || near[0].Link.Score <= 0 {
			t.Errorf("of b#1: %+v, %v", near, err)
		}
		near, err = d.Neighbours(ctx, "a#1", 5)
		if err != nil || len(near) != 2 || near[0].ID != "apart" || near[1].ID != "a-2" || near[1].Link != nil {
			t.Errorf("of a#1: %+v, %v", near, err)
		}
		if _, err := d.Neighbours(ctx, "z#1", 5); !errors.Is(err, daybook.ErrNotFound) {
			t.Errorf("of a draft that is not there: %v", err)
		}
		if _, err := d.Decide(ctx, daybook.Decision{Who: "Aziza", Verb: daybook.Move, Incident: whole, Other: "apart", Drafts: []string{"b#1"}}); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Incident(ctx, "apart"); !errors.Is(err, daybook.ErrNotFound) {
			t.Errorf("an incident that its last draft left: %v", err)
		}
		if h, err := d.History(ctx, "apart"); err != nil || h[len(h)-1].Verb != daybook.Move || h[0].Seq > parted.Seq {
			t.Errorf("its history: %+v, %v", h, err)
		}
		sound(t, d)
	})
}
