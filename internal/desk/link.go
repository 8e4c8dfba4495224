package desk

import (
	"context"
	"iter"

	"daybook"
	"daybook/internal/merge"
	"daybook/internal/store"
)

// codedReader is the store, or a transaction of its.
type codedReader interface {
	Coded(ctx context.Context, after int64) iter.Seq2[store.Numbered, error]
	Setting(ctx context.Context, name string) (string, error)
}

// catchUpIndex adds the reports that the merger's index has not seen. The first time, and after reports were
// read anew by another program, it goes through the whole record. The caller holds mu.
func (d *Desk) catchUpIndex(ctx context.Context, from codedReader) error {
	recoded, err := from.Setting(ctx, recodedSetting)
	if err != nil {
		return err
	}
	if d.index == nil || d.recoded != recoded {
		d.index, d.indexed, d.recoded = merge.NewIndex(d.Merge), 0, recoded
	}
	for n, err := range from.Coded(ctx, d.indexed) {
		if err != nil {
			return err
		}
		d.index.Add(n.Coded)
		d.indexed = n.N
	}
	return nil
}

// merge takes the decisions the merger proposes for the reports that were just filed.
func (d *Desk) merge(ctx context.Context, t *store.Tx, l *daybook.Ledger, filed []string) error {
	if len(filed) == 0 {
		return nil
	}
	if err := d.catchUpIndex(ctx, t); err != nil {
		return err
	}
	return d.decide(ctx, t, l, d.index.Propose(filed, l))
}

// Links says what a draft would link to and why, best first; ErrNotFound when there is no such draft.
func (d *Desk) Links(ctx context.Context, draft string, limit int) ([]daybook.Link, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.catchUpIndex(ctx, d.store); err != nil {
		return nil, err
	}
	return d.index.Near(draft, limit)
}

// A Neighbour is an incident that a draft might belong to instead of its own.
type Neighbour struct {
	*daybook.Incident
	Link *daybook.Link // why: the best of the links to its drafts; nil where only the report is the same
}

// linksLooked is how many links of a draft are looked at for the incidents they lead to: several drafts of
// one incident are linked as a rule.
const linksLooked = 100

// Neighbours gives the incidents that a draft links to, nearest first, at most limit, and after them the
// others that its own report tells; ErrNotFound when there is no such draft.
func (d *Desk) Neighbours(ctx context.Context, draft string, limit int) ([]Neighbour, error) {
	links, err := d.Links(ctx, draft, linksLooked)
	if err != nil {
		return nil, err
	}
	var own string
	var ids []string
	best := map[string]*daybook.Link{}
	err = d.ask(ctx, func(l *daybook.Ledger) {
		own = l.IncidentOf(draft)
		for i := range links {
			other := links[i].A
			if other == draft {
				other = links[i].B
			}
			id := l.IncidentOf(other)
			if id == "" || id == own || best[id] != nil || len(ids) == limit {
				continue
			}
			best[id] = &links[i]
			ids = append(ids, id)
		}
	})
	if err != nil {
		return nil, err
	}
	beside, err := d.IncidentsOf(ctx, daybook.ReportOf(draft))
	if err != nil {
		return nil, err
	}
	for _, id := range beside {
		if id != own && best[id] == nil {
			ids = append(ids, id)
		}
	}
	return d.neighbours(ctx, ids, best)
}

// neighbours are the incidents of ids that are still there, with their links.
func (d *Desk) neighbours(ctx context.Context, ids []string, best map[string]*daybook.Link) ([]Neighbour, error) {
	var out []Neighbour
	for _, id := range ids {
		inc, err := d.Incident(ctx, id)
		if isNotFound(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, Neighbour{inc, best[id]})
	}
	return out, nil
}
