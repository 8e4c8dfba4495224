package desk

import (
	"context"
	"fmt"
	"sync"
	"time"

	"daybook"
	"daybook/internal/ingest"
	"daybook/internal/merge"
	"daybook/internal/store"
)

// A Desk works on one record. It may be used by many goroutines, and beside other processes that work on
// the same record.
type Desk struct {
	Settings
	store *store.Store

	mu     sync.Mutex
	ledger *daybook.Ledger // the log as far as it was read; nil before
	upTo   int64           // Seq of the last decision in ledger

	index   *merge.Index // the drafts as the merger keeps them; nil before they are asked for
	indexed int64        // number of the last report in index
	recoded string       // how many lots of reports had been read anew when index was made
}

// Settings are what a desk works by. The zero value of a field means its default; what the record keeps goes
// before it (see Keep).
type Settings struct {
	Caps        ingest.Caps
	Merge       merge.Settings // when drafts are merged, proposed or kept apart
	ReviewBelow float64        // confidence under which a draft is marked for an analyst
	Now         func() time.Time

	// Gazetteer gives the places that a name may stand for, best first, with a name of what it lies in or "";
	// for a point written "33.58, 71.44" the division it lies in;
	// nil where the desk has no gazetteer.
	Gazetteer func(name, within string) ([]daybook.Place, error)
}

// Open opens the record in a SQLite file or at a PostgreSQL URL, making it when it is not there.
func Open(ctx context.Context, where string, s Settings) (*Desk, error) {
	standardChoices(&s)
	if s.Now == nil {
		s.Now = time.Now
	}
	st, err := store.Open(ctx, where)
	if err != nil {
		return nil, err
	}
	d := &Desk{Settings: s, store: st}
	if err := d.kept(ctx); err != nil {
		st.Close()
		return nil, err
	}
	return d, nil
}

// Close closes the record.
func (d *Desk) Close() error { return d.store.Close() }

// Find gives the incidents a query asks for, latest first.
func (d *Desk) Find(ctx context.Context, q daybook.Query) (store.Page[daybook.Incident], error) {
	return d.store.Find(ctx, q)
}

// Incident gives one incident; ErrNotFound when there is none of that id.
func (d *Desk) Incident(ctx context.Context, id string) (*daybook.Incident, error) {
	return d.store.Incident(ctx, id)
}

// Tellings gives the drafts of an incident with what their reports say of themselves.
func (d *Desk) Tellings(ctx context.Context, inc *daybook.Incident) ([]daybook.Telling, error) {
	return d.store.Tellings(ctx, inc.Drafts)
}

// Report gives a report with everything read in it; ErrNotFound when there is none of that id.
func (d *Desk) Report(ctx context.Context, id string) (*store.Filed, error) {
	return d.store.Report(ctx, id)
}

// IncidentsOf gives the ids of the incidents that a report tells.
func (d *Desk) IncidentsOf(ctx context.Context, report string) ([]string, error) {
	return d.store.IncidentsOf(ctx, report)
}

// Original gives the bytes a report was made of, by their digest; ErrNotFound when they are not kept.
func (d *Desk) Original(ctx context.Context, digest string) (*store.Original, error) {
	return d.store.Original(ctx, digest)
}

// Interactions gives the interactions a query asks for; its Types are PLOVER types.
func (d *Desk) Interactions(ctx context.Context, q daybook.Query) (store.Page[daybook.Interaction], error) {
	return store.Findings[daybook.Interaction](ctx, d.store, q)
}

// Claims gives the claims a query asks for; its Types are measures.
func (d *Desk) Claims(ctx context.Context, q daybook.Query) (store.Page[daybook.Claim], error) {
	return store.Findings[daybook.Claim](ctx, d.store, q)
}

// Steps gives the steps a query asks for; its Types are kinds of step.
func (d *Desk) Steps(ctx context.Context, q daybook.Query) (store.Page[daybook.Step], error) {
	return store.Findings[daybook.Step](ctx, d.store, q)
}

// States gives the states a query asks for; its Types are what is open or shut, its Status the state.
func (d *Desk) States(ctx context.Context, q daybook.Query) (store.Page[daybook.State], error) {
	return store.Findings[daybook.State](ctx, d.store, q)
}

// Actors lists the names of actors beginning with prefix, the most frequent first, 100 at most.
func (d *Desk) Actors(ctx context.Context, prefix string) ([]store.Name, error) {
	return d.store.Actors(ctx, prefix)
}

// Places lists the names of places beginning with prefix, the most frequent first, 100 at most.
func (d *Desk) Places(ctx context.Context, prefix string) ([]store.Name, error) {
	return d.store.Places(ctx, prefix)
}

// PlacesCalled gives the places that a name may stand for, best first; within names what it lies in, or is "".
func (d *Desk) PlacesCalled(name, within string) ([]daybook.Place, error) {
	if d.Gazetteer == nil {
		return nil, nil
	}
	return d.Gazetteer(name, within)
}

// Processes lists the processes that steps belong to, the latest moved first.
func (d *Desk) Processes(ctx context.Context) ([]store.Process, error) { return d.store.Processes(ctx) }

// Process gives the steps of one process, earliest first; ErrNotFound when it has none.
func (d *Desk) Process(ctx context.Context, name string) ([]daybook.Step, error) {
	return d.store.Steps(ctx, name)
}

// An Actor is what the record holds of one actor: a page of each kind, latest first.
type Actor struct {
	Incidents    store.Page[daybook.Incident]
	Interactions store.Page[daybook.Interaction] // what it did, said, and what was done or said towards it
	Claims       store.Page[daybook.Claim]
	Steps        store.Page[daybook.Step]
	States       store.Page[daybook.State]
}

// Actor gives what the record holds of an actor by one of its names; ErrNotFound when that is nothing. The
// query narrows it; its Actors are replaced.
func (d *Desk) Actor(ctx context.Context, name string, q daybook.Query) (*Actor, error) {
	q.Actors = []string{name}
	var a Actor
	var err [5]error
	a.Incidents, err[0] = d.Find(ctx, q)
	a.Interactions, err[1] = d.Interactions(ctx, q)
	a.Claims, err[2] = d.Claims(ctx, q)
	a.Steps, err[3] = d.Steps(ctx, q)
	a.States, err[4] = d.States(ctx, q)
	for _, e := range err {
		if e != nil {
			return nil, fmt.Errorf("actor %q: %w", name, e)
		}
	}
	if a.Incidents.Total+a.Interactions.Total+a.Claims.Total+a.Steps.Total+a.States.Total == 0 {
		return nil, daybook.NotFound("the record holds nothing of an actor %q", name)
	}
	return &a, nil
}

// All goes through every incident a query asks for, latest first, a page at a time; Limit and After of the
// query are not used.
func (d *Desk) All(ctx context.Context, q daybook.Query) func(yield func(daybook.Incident, error) bool) {
	return func(yield func(daybook.Incident, error) bool) {
		for q.Limit, q.After = 1000, ""; ; {
			page, err := d.Find(ctx, q)
			if err != nil {
				yield(daybook.Incident{}, err)
				return
			}
			for _, inc := range page.Items {
				if !yield(inc, nil) {
					return
				}
			}
			if q.After = page.Next; q.After == "" {
				return
			}
		}
	}
}
