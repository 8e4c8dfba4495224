package desk_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"daybook"
	"daybook/internal/desk"
	"daybook/internal/ingest"
	"daybook/internal/merge"
	"daybook/internal/read"
	"daybook/internal/store"
)

// theReader is loaded once for all tests.
var theReader = sync.OnceValues(func() (*read.Reader, error) { return read.New() })

func reader(t *testing.T) *read.Reader {
	t.Helper()
	r, err := theReader()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// readBefore puts in the record what an older reader would have read in a report: change alters what it
// says now. Drafts it adds become incidents of their own.
func readBefore(t *testing.T, where, report string, change func(*daybook.Coded)) {
	t.Helper()
	ctx := t.Context()
	s, err := store.Open(ctx, where)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	filed, err := s.Report(ctx, report)
	if err != nil {
		t.Fatal(err)
	}
	filed.Coded.Coder = "daybook 0.0.9"
	had := len(filed.Coded.Incidents)
	change(filed.Coded)
	if err := s.Update(ctx, func(tx *store.Tx) error { return tx.Recode(ctx, filed.Coded) }); err != nil {
		t.Fatal(err)
	}
	d := open(t, where)
	for _, draft := range filed.Coded.Incidents[had:] {
		decide(t, d, daybook.Decision{Who: daybook.Machine, Verb: daybook.Open, Incident: daybook.IncidentOf(draft.ID), Drafts: []string{draft.ID}})
	}
	if err := d.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
}

func decide(t *testing.T, d *desk.Desk, dec daybook.Decision) daybook.Decision {
	t.Helper()
	taken, err := d.Decide(t.Context(), dec)
	if err != nil {
		t.Fatalf("%s %s: %v", dec.Verb, dec.Incident, err)
	}
	return taken
}

// alsoTold adds a draft that the reader of today does not tell.
func alsoTold(id string) func(*daybook.Coded) {
	return func(c *daybook.Coded) {
		more := c.Incidents[0]
		more.ID, more.Type, more.Harm, more.Where, more.Basis = id, "Grenade", []daybook.Harm{}, nil, []daybook.Basis{}
		c.Incidents = append(c.Incidents, more)
	}
}

func recode(t *testing.T, d *desk.Desk, rec desk.Recoding) (desk.RecodeTally, map[string]desk.Reread) {
	t.Helper()
	told := map[string]desk.Reread{}
	tally, err := d.Recode(t.Context(), reader(t), rec, func(r desk.Reread) { told[r.Report] = r })
	if err != nil || tally.Read != len(told) {
		t.Fatalf("recode told of %d: %+v, %v", len(told), tally, err)
	}
	return tally, told
}

// everything is all incidents of a record.
func everything(t *testing.T, d *desk.Desk) string {
	t.Helper()
	page, err := d.Find(t.Context(), daybook.Query{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	return asJSON(page.Items)
}

func TestRecodeKeepsDecisions(t *testing.T) {
	onEach(t, func(t *testing.T, where string) {
		ctx := t.Context()
		imported(t, open(t, where), lines)
		readBefore(t, where, "r1", func(c *daybook.Coded) {
			c.Incidents[0].Harm[0].Low = 30
			c.Claims = append(c.Claims, daybook.Claim{ID: "r1#c1", Measure: "killed", Basis: []daybook.Basis{}})
			alsoTold("r1#2")(c)
		})
		readBefore(t, where, "r2", alsoTold("r2#2"))
		readBefore(t, where, "r3", func(c *daybook.Coded) { c.Incidents[0].Status = daybook.Alleged })

		d := open(t, where)
		decide(t, d, daybook.Decision{Who: "Aziza", Verb: daybook.Review, Incident: "r1-2", Reason: "a grenade too"})
		decide(t, d, daybook.Decision{Who: "Aziza", Verb: daybook.Set, Incident: "r1-1", Field: "type", Value: json.RawMessage(`"Attack"`), Reason: "seen"})
		decide(t, d, daybook.Decision{Who: "Aziza", Verb: daybook.Review, Incident: "r3-1", Reason: "seen"})
		before := everything(t, d)

		tally, _ := recode(t, d, desk.Recoding{DryRun: true})
		if tally.Read != 3 || tally.Reports != 3 || tally.Changed != 2 || tally.Gone != 2 || tally.New != 0 || tally.Recheck != 2 {
			t.Errorf("what would change: %+v", tally)
		}
		if after := everything(t, d); after != before {
			t.Errorf("a dry run changed the record:\n%s\n%s", before, after)
		}

		tally, told := recode(t, d, desk.Recoding{Which: store.Which{CoderIsNo: read.Coder}})
		if tally.Chosen != 3 || tally.Changed != 2 || tally.Gone != 2 || tally.Recheck != 2 || tally.Findings != 1 {
			t.Errorf("what changed: %+v", tally)
		}
		if r := told["r1"]; !slices.Equal(r.Changed, []string{"r1#1"}) || !slices.Equal(r.Gone, []string{"r1#2"}) || !slices.Equal(r.Recheck, []string{"r1-2"}) {
			t.Errorf("r1: %+v", r)
		}
		sound(t, d)

		one, err := d.Incident(ctx, "r1-1")
		if err != nil || one.Type != "Attack" || one.Decided["type"] == 0 || one.Figures[0].Best != 3 {
			t.Errorf("the type an analyst set, the figure read now: %+v %v", one, err)
		}
		two, err := d.Incident(ctx, "r1-2")
		if err != nil || two.Review != daybook.Reviewed || !slices.Equal(two.Recheck, []string{"r1#2"}) {
			t.Errorf("an incident an analyst reviewed: %+v %v", two, err)
		}
		if tellings, err := d.Tellings(ctx, two); err != nil || len(tellings) != 1 || tellings[0].Gone != read.Coder {
			t.Errorf("its draft is told no more: %+v %v", tellings, err)
		}
		if _, err := d.Incident(ctx, "r2-2"); !errors.Is(err, daybook.ErrNotFound) {
			t.Errorf("an incident nobody decided on and nobody tells: %v", err)
		}
		if ids, err := d.Rechecks(ctx); err != nil || !slices.Equal(ids, []string{"r1-2", "r3-1"}) {
			t.Errorf("to be looked at again: %q %v", ids, err)
		}
		decide(t, d, daybook.Decision{Who: "Aziza", Verb: daybook.Review, Incident: "r1-2", Reason: "it stands"})
		if ids, err := open(t, where).Rechecks(ctx); err != nil || !slices.Equal(ids, []string{"r3-1"}) {
			t.Errorf("after a look another desk would look at %q %v", ids, err)
		}
		if tally, _ := recode(t, d, desk.Recoding{}); tally.Reports != 0 || tally.Recheck != 0 || tally.Read != 3 {
			t.Errorf("reading once more changes: %+v", tally)
		}
		if tally, _ := recode(t, d, desk.Recoding{Which: store.Which{CoderIsNo: read.Coder}}); tally.Chosen != 0 || tally.Read != 0 {
			t.Errorf("reports of this coder are read though others were asked for: %+v", tally)
		}
		sound(t, d)
	})
}

// A recoding that is stopped goes on where it was.
func TestRecodeGoesOn(t *testing.T) {
	onEach(t, func(t *testing.T, where string) {
		var text strings.Builder
		for i := range 130 {
			fmt.Fprintf(&text, `{"id":"r%03d","published":"2031-%02d-%02d","text":"Gunmen killed %d men in Bannu on Monday."}`+"\n", i, 1+i%12, 1+i%28, 2+i)
		}
		d := open(t, where)
		imported(t, d, text.String())
		readBefore(t, where, "r120", alsoTold("r120#2"))
		ctx, stop := context.WithCancel(t.Context())
		first, err := d.Recode(ctx, reader(t), desk.Recoding{}, func(desk.Reread) { stop() })
		if !errors.Is(err, context.Canceled) || first.Read != 100 {
			t.Fatalf("stopped: %+v %v", first, err)
		}
		sound(t, d)
		if tally, _ := recode(t, d, desk.Recoding{Which: store.Which{Reports: []string{"r001"}}, DryRun: true}); tally.Passed != 0 || tally.Read != 1 {
			t.Errorf("another choice of reports: %+v", tally)
		}
		if tally, _ := recode(t, open(t, where), desk.Recoding{}); tally.Passed != 100 || tally.Read != 30 || tally.Gone != 1 {
			t.Errorf("gone on: %+v", tally)
		}
		if tally, _ := recode(t, d, desk.Recoding{}); tally.Passed != 0 || tally.Read != 130 {
			t.Errorf("once more: %+v", tally)
		}
		sound(t, d)
	})
}

// What is read anew is merged anew, by every program at the record.
func TestRecodeMergesAnew(t *testing.T) {
	onEach(t, func(t *testing.T, where string) {
		d, ctx := open(t, where), t.Context()
		const text = `{"id":"a","published":"2031-03-07","source":"Hill Post","title":"Bomb kills two soldiers in Khuzdar","text":"A roadside bomb killed two soldiers and injured five others in Khuzdar on Thursday, the levies said. The convoy was on its way to Wadh."}
{"id":"b","published":"2031-03-07","source":"Frontier Courier","title":"Two soldiers killed by bomb in Khuzdar","text":"Two soldiers were killed and five injured when a roadside bomb hit their convoy near Khuzdar on Thursday on its way to Wadh."}
`
		imported(t, d, text)
		together := func(d *desk.Desk) bool { return first(t, d, "a") == first(t, d, "b") }
		if !together(d) {
			t.Fatal("two reports of one bomb lie apart")
		}
		other := open(t, where)
		if links, err := other.Links(ctx, "a#1", 5); err != nil || len(links) != 1 {
			t.Fatalf("links: %+v %v", links, err)
		}
		readBefore(t, where, "b", func(c *daybook.Coded) {
			c.Incidents[0].When = daybook.When{From: "2029-01-01", To: "2029-01-01", Precision: "day"}
			c.Incidents[0].Where, c.Sketch = nil, nil
		})
		d = open(t, where)
		decide(t, d, daybook.Decision{Who: daybook.Machine, Verb: daybook.Split, Incident: first(t, d, "a"), Other: "b-1", Drafts: []string{"b#1"}})
		if together(d) {
			t.Fatal("read wrongly they lie together")
		}
		if tally, _ := recode(t, d, desk.Recoding{}); tally.Changed != 1 {
			t.Errorf("%+v", tally)
		}
		if !together(d) {
			t.Error("read right again they lie apart")
		}
		if links, err := other.Links(ctx, "a#1", 5); err != nil || len(links) != 1 {
			t.Errorf("another desk links: %+v %v", links, err)
		}
		sound(t, other)
	})
}

func TestRematch(t *testing.T) {
	drafts := func(text string) []daybook.Draft {
		o := slices.Collect(ingest.DefaultCaps.Open([]string{"-"}, strings.NewReader(text)))[0]
		return desk.Code(t.Context(), reader(t), ingest.DefaultCaps, o).Coded.Incidents
	}
	before := drafts(`{"id":"r","published":"2031-03-07","text":"Gunmen killed three policemen in Bannu on Thursday. A bomb injured five people in Quetta on Wednesday. Three men were kidnapped in Kech on Tuesday."}`)
	if len(before) != 3 {
		t.Fatalf("%d drafts, not 3", len(before))
	}
	after := []daybook.Draft{before[2], before[0]}
	after[1].Type, after[1].Where, after[1].Harm = "Attack", nil, []daybook.Harm{}
	if got := merge.Rematch(before, after); !slices.Equal(got, []int{2, 0}) {
		t.Errorf("known again as %v", got)
	}
	if got := merge.Rematch(before[:1], before[1:]); !slices.Equal(got, []int{-1, -1}) {
		t.Errorf("other acts known again as %v", got)
	}
}
