// Package storetest holds the contract that every database of the record keeps.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"daybook"
	"daybook/internal/store"
)

// Run tests the contract on the records that open makes: where a new, empty one is, each time.
func Run(t *testing.T, open func(t *testing.T) string) {
	for name, test := range map[string]func(*testing.T, *store.Store){
		"originals are kept once and unchanged":        originals,
		"a report comes back as it was filed":          reports,
		"a failed update leaves nothing":               rollback,
		"incidents are found by every part of a query": queries,
		"pages hold each incident once":                pages,
		"findings are found":                           findings,
		"a search takes any text":                      searches,
		"settings are kept":                            settings,
		"the log is in order":                          decisions,
		"a new fold replaces the one before":           replaced,
		"drafts come with what their reports say":      tellings,
		"a report read again keeps every draft":        recoded,
	} {
		t.Run(name, func(t *testing.T) { test(t, opened(t, open(t))) })
	}
	t.Run("two writers wait for each other", func(t *testing.T) {
		where := open(t)
		twoWriters(t, opened(t, where), opened(t, where))
	})
}

func opened(t *testing.T, where string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), where)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func update(t *testing.T, s *store.Store, change func(tx *store.Tx) error) {
	t.Helper()
	if err := s.Update(t.Context(), change); err != nil {
		t.Fatal(err)
	}
}

func ptr[T any](v T) *T { return &v }

// filed is a report that tells one incident and one finding of each kind.
func filed(id string, day daybook.Day, district, group string) (store.Original, store.Filed) {
	text := fmt.Sprintf("Gunmen of the %s killed three men in %s.", group, district)
	place := &daybook.Place{Name: daybook.Text(district + " bazaar"), Admin2: daybook.Text(district), Admin1: "Upper Province", Country: "XA", Lat: ptr(33.5), Lon: ptr(70.25), Precision: 2}
	party := &daybook.Party{Text: daybook.Text("gunmen of the " + group), Class: "militants", Group: daybook.Text(group), Actor: "xa-" + daybook.Text(id)}
	when := daybook.When{From: day, To: day, Precision: "day"}
	basis := []daybook.Basis{{Field: "type", Span: daybook.Span{Start: 0, End: 6, Quote: "Gunmen"}, Rule: "act/kill"}}
	coded := &daybook.Coded{Report: id, Coder: "test 1", Published: string(day), Source: "Hill Post", Digest: []uint64{1 << 63, 7},
		Incidents: []daybook.Draft{{ID: id + "#1", Type: "Attack", Status: daybook.Occurred, When: when, Where: place, Perpetrator: party,
			Harm: []daybook.Harm{{Kind: "killed", Class: "civilians", Low: 3, High: ptr(3)}}, Sources: []daybook.Source{}, Basis: basis, Confidence: .8}},
		Interactions: []daybook.Interaction{{ID: id + "#i1", Type: "ASSAULT", Actor: party, Status: daybook.Occurred, When: when, Where: place, Basis: basis}},
		Claims:       []daybook.Claim{{ID: id + "#c1", Measure: "killed", Low: ptr(3.0), Period: when, Where: []daybook.Place{*place}, Says: "Hill Institute", Basis: basis}},
		Steps:        []daybook.Step{{ID: id + "#p1", Process: "talks in " + district, Kind: "announced", Actor: party, Status: daybook.Occurred, When: when, Basis: basis}},
		States:       []daybook.State{{ID: id + "#s1", Place: place, What: "road", State: "closed", From: day, Basis: basis}},
		Mentions:     &daybook.Mentions{Actors: []daybook.ActorMention{}, Places: []daybook.PlaceMention{}, Dates: []daybook.DateMention{}, Attributions: []daybook.Attribution{}},
		Problems:     []string{"a problem"},
	}
	return store.Original{Digest: "d-" + id, Format: "json", Data: []byte(text)}, store.Filed{
		Report: daybook.Report{ID: id, Published: string(day), Source: "Hill Post", Title: "Three killed in " + district, Text: text, URL: "https://example.org/" + id, Lang: "en"},
		Coded:  coded, Found: "in.jsonl:1", Original: "d-" + id, Imported: time.Date(2031, 4, 1, 12, 0, 0, 0, time.UTC)}
}

// file files a report and makes its draft an incident.
func file(t *testing.T, s *store.Store, id string, day daybook.Day, district, group string) daybook.Incident {
	t.Helper()
	o, f := filed(id, day, district, group)
	var inc daybook.Incident
	update(t, s, func(tx *store.Tx) error {
		if err := tx.AddOriginal(t.Context(), o); err != nil {
			return err
		}
		if err := tx.AddReport(t.Context(), f); err != nil {
			return err
		}
		inc = daybook.Fold([]*daybook.Coded{f.Coded}, nil, daybook.Majority)[0]
		return tx.PutIncidents(t.Context(), []daybook.Incident{inc}, nil)
	})
	return inc
}

func originals(t *testing.T, s *store.Store) {
	o := store.Original{Digest: "abc", Format: "pdf", Data: []byte("bytes \x00\xff of a file")}
	for range 2 {
		update(t, s, func(tx *store.Tx) error { return tx.AddOriginal(t.Context(), o) })
	}
	got, err := s.Original(t.Context(), "abc")
	if err != nil || !reflect.DeepEqual(*got, o) {
		t.Errorf("original came back as %+v, %v", got, err)
	}
	if _, err := s.Original(t.Context(), "abd"); !errors.Is(err, daybook.ErrNotFound) {
		t.Errorf("an original that is not there: %v", err)
	}
	var all []string
	for digest, err := range s.Digests(t.Context()) {
		all = append(all, digest)
		if err != nil {
			t.Error(err)
		}
	}
	if !slices.Equal(all, []string{"abc"}) {
		t.Errorf("digests %q", all)
	}
}

func reports(t *testing.T, s *store.Store) {
	file(t, s, "r1", "2031-03-06", "Zarkot", "Red Lamp")
	file(t, s, "r2", "2031-03-07", "Murgha", "Red Lamp")
	_, want := filed("r1", "2031-03-06", "Zarkot", "Red Lamp")
	got, err := s.Report(t.Context(), "r1")
	if err != nil || !reflect.DeepEqual(*got, want) {
		t.Errorf("report came back as\n%+v\nnot\n%+v\n%v", got, want, err)
	}
	if _, err := s.Report(t.Context(), "r3"); !errors.Is(err, daybook.ErrNotFound) {
		t.Errorf("a report that is not there: %v", err)
	}
	if digest, is, err := s.HasReport(t.Context(), "r2"); digest != "d-r2" || !is || err != nil {
		t.Errorf("has r2: %q %v %v", digest, is, err)
	}
	if _, is, err := s.HasReport(t.Context(), "r3"); is || err != nil {
		t.Errorf("has r3: %v %v", is, err)
	}
	var ids []string
	for id, err := range s.ReportIDs(t.Context()) {
		ids = append(ids, id)
		if err != nil {
			t.Error(err)
		}
	}
	if !slices.Equal(ids, []string{"r1", "r2"}) {
		t.Errorf("reports %q, not in order of arrival", ids)
	}
	if of, err := s.IncidentsOf(t.Context(), "r2"); !slices.Equal(of, []string{"r2-1"}) || err != nil {
		t.Errorf("incidents of r2: %q %v", of, err)
	}
}

func rollback(t *testing.T, s *store.Store) {
	o, f := filed("r1", "2031-03-06", "Zarkot", "Red Lamp")
	halt := errors.New("halt")
	err := s.Update(t.Context(), func(tx *store.Tx) error {
		if err := tx.AddOriginal(t.Context(), o); err != nil {
			return err
		}
		if err := tx.AddReport(t.Context(), f); err != nil {
			return err
		}
		if _, err := tx.Report(t.Context(), "r1"); err != nil {
			t.Errorf("the writer does not see what it wrote: %v", err)
		}
		return halt
	})
	if err != halt {
		t.Errorf("update gives %v", err)
	}
	if _, err := s.Report(t.Context(), "r1"); !errors.Is(err, daybook.ErrNotFound) {
		t.Errorf("a failed update left a report: %v", err)
	}
}

func queries(t *testing.T, s *store.Store) {
	file(t, s, "r1", "2031-03-06", "Zarkot", "Red Lamp")
	file(t, s, "r2", "2031-03-09", "Murgha", "Ninth Column")
	file(t, s, "r3", "", "Zarkot", "Ninth Column")
	for _, c := range []struct {
		name string
		q    daybook.Query
		want []string
	}{
		{"all", daybook.Query{}, []string{"r2-1", "r1-1", "r3-1"}},
		{"from", daybook.Query{From: "2031-03-07"}, []string{"r2-1"}},
		{"to", daybook.Query{To: "2031-03-06"}, []string{"r1-1"}},
		{"window", daybook.Query{From: "2031-03-06", To: "2031-03-09"}, []string{"r2-1", "r1-1"}},
		{"district", daybook.Query{Places: []string{"zarkot"}}, []string{"r1-1", "r3-1"}},
		{"either place", daybook.Query{Places: []string{"Zarkot", "Murgha bazaar"}}, []string{"r2-1", "r1-1", "r3-1"}},
		{"country", daybook.Query{Places: []string{"XA"}}, []string{"r2-1", "r1-1", "r3-1"}},
		{"group", daybook.Query{Actors: []string{"Red  lamp"}}, []string{"r1-1"}},
		{"codebook id", daybook.Query{Actors: []string{"xa-r2"}}, []string{"r2-1"}},
		{"accents", daybook.Query{Places: []string{"Múrghā"}}, []string{"r2-1"}},
		{"class and place", daybook.Query{Actors: []string{"militants"}, Places: []string{"Murgha"}}, []string{"r2-1"}},
		{"type", daybook.Query{Types: []daybook.IncidentType{"Attack"}}, []string{"r2-1", "r1-1", "r3-1"}},
		{"other type", daybook.Query{Types: []daybook.IncidentType{"Grenade", "Other"}}, nil},
		{"status", daybook.Query{Status: []string{daybook.Denied}}, nil},
		{"review", daybook.Query{Review: []string{daybook.Unreviewed}}, []string{"r2-1", "r1-1", "r3-1"}},
		{"rejected", daybook.Query{Review: []string{daybook.Rejected}}, nil},
		{"text", daybook.Query{Text: "killed zark"}, []string{"r1-1", "r3-1"}},
	} {
		page, err := s.Find(t.Context(), c.q)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if got := ids(page.Items); !slices.Equal(got, c.want) || page.Total != len(c.want) || page.Next != "" {
			t.Errorf("%s: found %q of %d, next %q; want %q", c.name, got, page.Total, page.Next, c.want)
		}
	}
	names, err := s.Actors(t.Context(), "nin")
	if err != nil || !slices.Equal(names, []store.Name{{Name: "Ninth Column", Count: 6}}) {
		t.Errorf("actors %+v %v", names, err)
	}
	if names, err = s.Places(t.Context(), "_"); err != nil || len(names) != 0 {
		t.Errorf("places beginning with _: %+v %v", names, err)
	}
}

func ids(incidents []daybook.Incident) []string {
	var out []string
	for _, inc := range incidents {
		out = append(out, inc.ID)
	}
	return out
}

func pages(t *testing.T, s *store.Store) {
	for i := range 23 {
		file(t, s, fmt.Sprintf("r%02d", i), daybook.NewDay(2031, 3, i%5), "Zarkot", "Red Lamp")
	}
	seen := map[string]int{}
	last := daybook.Day("9")
	for q := (daybook.Query{Limit: 4}); ; {
		page, err := s.Find(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if page.Total != 23 || len(page.Items) > 4 {
			t.Errorf("a page of %d, total %d", len(page.Items), page.Total)
		}
		for _, inc := range page.Items {
			seen[inc.ID]++
			if inc.When.From > last {
				t.Errorf("%s of %s comes after %s", inc.ID, inc.When.From, last)
			}
			last = inc.When.From
		}
		if q.After = page.Next; q.After == "" {
			break
		}
	}
	if len(seen) != 23 {
		t.Errorf("%d incidents seen", len(seen))
	}
	if _, err := s.Find(t.Context(), daybook.Query{After: "nonsense"}); !errors.Is(err, daybook.ErrInvalid) {
		t.Errorf("a false cursor gives %v", err)
	}
}

func findings(t *testing.T, s *store.Store) {
	file(t, s, "r1", "2031-03-06", "Zarkot", "Red Lamp")
	file(t, s, "r2", "2031-03-09", "Murgha", "Red Lamp")
	ctx := t.Context()
	if page, err := store.Findings[daybook.Interaction](ctx, s, daybook.Query{Places: []string{"Murgha"}, Actors: []string{"Red Lamp"}}); err != nil || page.Total != 1 || page.Items[0].ID != "r2#i1" {
		t.Errorf("interactions %+v %v", page, err)
	}
	if page, err := store.Findings[daybook.Claim](ctx, s, daybook.Query{Actors: []string{"Hill Institute"}, To: "2031-03-08"}); err != nil || page.Total != 1 || page.Items[0].ID != "r1#c1" {
		t.Errorf("claims %+v %v", page, err)
	}
	if page, err := store.Findings[daybook.State](ctx, s, daybook.Query{Status: []string{"closed"}, Text: "Murgha", Types: []daybook.IncidentType{"road"}}); err != nil || page.Total != 1 || page.Items[0].ID != "r2#s1" {
		t.Errorf("states %+v %v", page, err)
	}
	if page, err := store.Findings[daybook.Step](ctx, s, daybook.Query{Types: []daybook.IncidentType{"met"}}); err != nil || page.Total != 0 {
		t.Errorf("steps %+v %v", page, err)
	}
	processes, err := s.Processes(ctx)
	if want := (store.Process{Name: "talks in Murgha", Steps: 1, First: "2031-03-09", Last: "2031-03-09"}); err != nil || len(processes) != 2 || processes[0] != want {
		t.Errorf("processes %+v %v", processes, err)
	}
	if steps, err := s.Steps(ctx, "talks in Zarkot"); err != nil || len(steps) != 1 || steps[0].ID != "r1#p1" {
		t.Errorf("steps %+v %v", steps, err)
	}
	if _, err := s.Steps(ctx, "no talks"); !errors.Is(err, daybook.ErrNotFound) {
		t.Errorf("a process that is not there: %v", err)
	}
}

func searches(t *testing.T, s *store.Store) {
	file(t, s, "r1", "2031-03-06", "Zárkot", "Red Lamp")
	for text, want := range map[string]int{
		"gunmen": 1, "GUNMEN killed": 1, "gun": 1, `"three men"`: 1, "lamp's": 0, "three AND men": 0, "men*": 1,
		"title:three": 0, "zarkot": 1, "ZÁRKOT": 1, "(": 1, `\`: 1, "'": 1, "!&|": 1, "zebra": 0, "three -men": 1,
	} {
		page, err := s.Find(t.Context(), daybook.Query{Text: text})
		if err != nil || page.Total != want {
			t.Errorf("search for %s: %d, want %d, %v", text, page.Total, want, err)
		}
	}
}

func decisions(t *testing.T, s *store.Store) {
	ctx := t.Context()
	at := time.Date(2031, 4, 1, 12, 0, 0, 5000, time.UTC)
	log := []daybook.Decision{
		{At: at, Who: daybook.Machine, Verb: daybook.Open, Incident: "r1-1", Drafts: []string{"r1#1"}, Reason: "begins"},
		{At: at, Who: "Aziza", Verb: daybook.Set, Incident: "r1-1", Field: "status", Value: []byte(`"denied"`), Reason: "the ministry says so"},
	}
	update(t, s, func(tx *store.Tx) error { return tx.AddDecisions(ctx, log) })
	more := []daybook.Decision{{At: at, Who: "Aziza", Verb: daybook.Undo, Undoes: 2, Reason: "it did not"}}
	update(t, s, func(tx *store.Tx) error { return tx.AddDecisions(ctx, more) })
	if more[0].Seq != 3 {
		t.Errorf("the third decision has Seq %d", more[0].Seq)
	}
	var got []daybook.Decision
	for d, err := range s.Decisions(ctx, 0) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, d)
	}
	if want := append(log, more...); !reflect.DeepEqual(got, want) {
		t.Errorf("log came back as %+v, not %+v", got, want)
	}
	n := 0
	for d := range s.Decisions(ctx, 2) {
		if n++; d.Seq != 3 {
			t.Errorf("after 2 comes %d", d.Seq)
		}
	}
	if last, err := s.LastDecision(ctx); n != 1 || last != 3 || err != nil {
		t.Errorf("%d after 2, last %d, %v", n, last, err)
	}
}

func replaced(t *testing.T, s *store.Store) {
	ctx := t.Context()
	one := file(t, s, "r1", "2031-03-06", "Zarkot", "Red Lamp")
	file(t, s, "r2", "2031-03-06", "Murgha", "Red Lamp")
	one.Drafts, one.Reports, one.Review = []string{"r1#1", "r2#1"}, []string{"r1", "r2"}, daybook.Reviewed
	update(t, s, func(tx *store.Tx) error { return tx.PutIncidents(ctx, []daybook.Incident{one}, []string{"r2-1"}) })
	if _, err := s.Incident(ctx, "r2-1"); !errors.Is(err, daybook.ErrNotFound) {
		t.Errorf("an ended incident is still there: %v", err)
	}
	got, err := s.Incident(ctx, "r1-1")
	if err != nil || !reflect.DeepEqual(got.Drafts, one.Drafts) || got.Review != daybook.Reviewed {
		t.Errorf("incident is %+v %v", got, err)
	}
	if page, err := s.Find(ctx, daybook.Query{Text: "Murgha", Review: []string{daybook.Reviewed}}); err != nil || page.Total != 1 {
		t.Errorf("the incident is not found by its second report: %+v %v", page, err)
	}
	if page, err := s.Find(ctx, daybook.Query{Places: []string{"Murgha"}}); err != nil || page.Total != 0 {
		t.Errorf("an ended incident is still found by its place: %+v %v", page, err)
	}
	var all []string
	for id, err := range s.IncidentIDs(ctx) {
		if all = append(all, id); err != nil {
			t.Error(err)
		}
	}
	if !slices.Equal(all, []string{"r1-1"}) {
		t.Errorf("incidents %q", all)
	}
}

func tellings(t *testing.T, s *store.Store) {
	ctx := t.Context()
	file(t, s, "r1", "2031-03-06", "Zarkot", "Red Lamp")
	file(t, s, "r2", "2031-03-08", "Zarkot", "Red Lamp")
	told, err := s.Tellings(ctx, []string{"r1#1", "r9#1"})
	if err != nil || len(told) != 1 || told[0].Draft.ID != "r1#1" || told[0].Source != "Hill Post" || told[0].Published != "2031-03-06" {
		t.Errorf("tellings %+v %v", told, err)
	}
	n := 0
	for _, err := range s.AllTellings(ctx) {
		if n++; err != nil {
			t.Error(err)
		}
	}
	if n != 2 {
		t.Errorf("%d drafts", n)
	}
}

func twoWriters(t *testing.T, a, b *store.Store) {
	var wait sync.WaitGroup
	failures := make(chan error, 40)
	for w, s := range []*store.Store{a, b} {
		wait.Go(func() {
			for i := range 20 {
				failures <- s.Update(context.Background(), func(tx *store.Tx) error {
					return tx.AddDecisions(context.Background(), []daybook.Decision{{Who: daybook.Machine, Verb: daybook.Open, Incident: fmt.Sprint(w, i)}})
				})
			}
		})
	}
	wait.Wait()
	close(failures)
	for err := range failures {
		if err != nil {
			t.Error(err)
		}
	}
	if last, err := b.LastDecision(t.Context()); last != 40 || err != nil {
		t.Errorf("40 decisions of two writers end at %d, %v", last, err)
	}
}

func settings(t *testing.T, s *store.Store) {
	if v, err := s.Setting(t.Context(), "settle"); v != "" || err != nil {
		t.Errorf("a setting nobody made: %q %v", v, err)
	}
	for _, value := range []string{"majority", "widest"} {
		update(t, s, func(tx *store.Tx) error { return tx.SetSetting(t.Context(), "settle", value) })
		if v, err := s.Setting(t.Context(), "settle"); v != value || err != nil {
			t.Errorf("settle is %q, not %q, %v", v, value, err)
		}
	}
}

func recoded(t *testing.T, s *store.Store) {
	ctx := t.Context()
	file(t, s, "r1", "2031-03-06", "Zarkot", "Red Lamp")
	file(t, s, "r2", "2031-03-08", "Murgha", "Red Lamp")
	_, f := filed("r1", "2031-03-06", "Murgha", "Ninth Column")
	f.Coded.Coder, f.Coded.Incidents[0].ID, f.Coded.Claims = "test 2", "r1#2", []daybook.Claim{}
	update(t, s, func(tx *store.Tx) error { return tx.Recode(ctx, f.Coded) })
	got, err := s.Report(ctx, "r1")
	if err != nil || !reflect.DeepEqual(got.Coded, f.Coded) {
		t.Errorf("read again it came back as\n%+v\nnot\n%+v\n%v", got.Coded, f.Coded, err)
	}
	drafts, err := s.DraftsOf(ctx, "r1")
	if err != nil || len(drafts) != 2 || drafts[0].Draft.ID != "r1#2" || drafts[0].Gone != "" || drafts[1].Draft.ID != "r1#1" || drafts[1].Gone != "test 2" {
		t.Errorf("drafts %+v %v", drafts, err)
	}
	if page, err := store.Findings[daybook.Interaction](ctx, s, daybook.Query{Actors: []string{"Red Lamp"}}); err != nil || page.Total != 1 {
		t.Errorf("the old actor still names %+v %v", page, err)
	}
	if page, err := s.Find(ctx, daybook.Query{Actors: []string{"Red Lamp"}}); err != nil || page.Total != 2 {
		t.Errorf("incidents were changed by reading a report again: %+v %v", page, err)
	}
	f.Coded.Incidents[0].ID = "r1#1"
	update(t, s, func(tx *store.Tx) error { return tx.Recode(ctx, f.Coded) })
	if drafts, err = s.DraftsOf(ctx, "r1"); err != nil || drafts[0].Draft.ID != "r1#1" || drafts[0].Gone != "" || drafts[0].Draft.Where.Admin2 != "Murgha" || drafts[1].Gone == "" {
		t.Errorf("told again: %+v %v", drafts, err)
	}
	for _, c := range []struct {
		name string
		w    store.Which
		n    int64
		want []string
	}{
		{"all", store.Which{}, 0, []string{"r1", "r2"}}, {"after", store.Which{}, 1, []string{"r2"}}, {"named", store.Which{Reports: []string{"r2"}}, 0, []string{"r2"}},
		{"since", store.Which{Since: "2031-03-07"}, 0, []string{"r2"}}, {"coder", store.Which{Coder: "test 2"}, 0, []string{"r1"}}, {"another coder", store.Which{CoderIsNo: "test 2"}, 0, []string{"r2"}},
	} {
		var ids []string
		for a, err := range s.Choose(ctx, c.w, c.n) {
			if ids = append(ids, a.Report); err != nil {
				t.Error(err)
			}
		}
		if n, err := s.Count(ctx, c.w); err != nil || !slices.Equal(ids, c.want) || c.n == 0 && n != len(ids) {
			t.Errorf("%s: chose %q, counted %d, want %q %v", c.name, ids, n, c.want, err)
		}
	}
}
