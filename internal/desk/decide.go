package desk

import (
	"context"
	"fmt"

	"daybook"
	"daybook/internal/store"
)

// Decide takes a decision: it is checked, put at the end of the log, and the incidents it changes are
// folded anew. The decision comes back with its Seq and time. Errors are those of Ledger.Check.
func (d *Desk) Decide(ctx context.Context, decision daybook.Decision) (daybook.Decision, error) {
	taken := []daybook.Decision{decision}
	err := d.change(ctx, func(t *store.Tx, l *daybook.Ledger) error {
		if err := l.Check(decision); err != nil {
			return err
		}
		return d.decide(ctx, t, l, taken)
	})
	return taken[0], err
}

// change runs a change of the record as its one writer, with the ledger up to date. When the change fails
// the ledger and the merger's index are dropped, for they may hold what the record does not.
func (d *Desk) change(ctx context.Context, change func(*store.Tx, *daybook.Ledger) error) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	err := d.store.Update(ctx, func(t *store.Tx) error {
		if err := d.catchUp(ctx, t); err != nil {
			return err
		}
		return change(t, d.ledger)
	})
	if err != nil {
		d.ledger, d.upTo = nil, 0
		d.index, d.indexed = nil, 0
	}
	return err
}

// decide puts checked decisions at the end of the log and folds anew what they change, and the incidents
// of the drafts redrawn, which say something else now.
func (d *Desk) decide(ctx context.Context, t *store.Tx, l *daybook.Ledger, decisions []daybook.Decision, redrawn ...string) error {
	if len(decisions)+len(redrawn) == 0 {
		return nil
	}
	now := d.Now().UTC()
	for i := range decisions {
		decisions[i].At = now
	}
	if err := t.AddDecisions(ctx, decisions); err != nil {
		return err
	}
	changed := map[string]bool{}
	for _, dec := range decisions {
		for _, id := range l.Apply(dec) {
			changed[id] = true
		}
		d.upTo = dec.Seq
	}
	for _, draft := range redrawn {
		if id := l.IncidentOf(draft); id != "" {
			changed[id] = true
		}
	}
	var ended, drafts []string
	var live []*daybook.Entry
	for id := range changed {
		if e := l.Incident(id); e != nil {
			live = append(live, e)
			drafts = append(drafts, e.Drafts...)
		} else {
			ended = append(ended, id)
		}
	}
	tellings, err := t.Tellings(ctx, drafts)
	if err != nil {
		return err
	}
	rule, err := settleRule(ctx, t)
	if err != nil {
		return err
	}
	return t.PutIncidents(ctx, assemble(l, rule, live, tellings), ended)
}

// assemble makes the incidents of some entries from the tellings of all their drafts.
func assemble(l *daybook.Ledger, rule daybook.Settle, entries []*daybook.Entry, tellings []daybook.Telling) []daybook.Incident {
	of := map[string][]daybook.Telling{}
	for _, t := range tellings {
		id := l.IncidentOf(t.Draft.ID)
		of[id] = append(of[id], t)
	}
	out := make([]daybook.Incident, 0, len(entries))
	for _, e := range entries {
		if len(of[e.ID]) > 0 {
			out = append(out, e.Assemble(of[e.ID], rule))
		}
	}
	return out
}

// logReader is the store, or a transaction of its.
type logReader interface {
	Decisions(ctx context.Context, after int64) func(yield func(daybook.Decision, error) bool)
	LastDecision(ctx context.Context) (int64, error)
}

// catchUp reads what the log has grown by. The caller holds mu.
func (d *Desk) catchUp(ctx context.Context, from logReader) error {
	last, err := from.LastDecision(ctx)
	if err != nil {
		return fmt.Errorf("read the log: %w", err)
	}
	if d.ledger != nil && d.upTo == last {
		return nil
	}
	var grown []daybook.Decision
	for dec, err := range from.Decisions(ctx, d.upTo) {
		if err != nil {
			return fmt.Errorf("read the log: %w", err)
		}
		grown = append(grown, dec)
	}
	if d.ledger == nil {
		d.ledger = daybook.Replay(grown)
	} else {
		for _, dec := range grown {
			d.ledger.Apply(dec)
		}
	}
	d.upTo = last
	return nil
}

// ask answers a question to the ledger.
func (d *Desk) ask(ctx context.Context, question func(*daybook.Ledger)) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.catchUp(ctx, d.store); err != nil {
		return err
	}
	question(d.ledger)
	return nil
}

// History gives the decisions that made an incident what it is, in order, undone ones included;
// ErrNotFound when the log never spoke of it.
func (d *Desk) History(ctx context.Context, id string) ([]daybook.Decision, error) {
	var out []daybook.Decision
	err := d.ask(ctx, func(l *daybook.Ledger) { out = l.History(id) })
	if err == nil && len(out) == 0 {
		err = daybook.NotFound("there is no incident %s", id)
	}
	return out, err
}

// Proposals gives the machine's proposals that wait for an analyst, oldest first.
func (d *Desk) Proposals(ctx context.Context) ([]daybook.Decision, error) {
	var out []daybook.Decision
	err := d.ask(ctx, func(l *daybook.Ledger) { out = l.Proposals() })
	return out, err
}
