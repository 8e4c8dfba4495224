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
}

// catchUpIndex adds the reports that the merger's index has not seen, and names them. The first time it
// goes through the whole record. The caller holds mu.
func (d *Desk) catchUpIndex(ctx context.Context, from codedReader) (added []string, err error) {
	if d.index == nil {
		d.index, d.indexed = merge.NewIndex(d.Merge), 0
	}
	for n, err := range from.Coded(ctx, d.indexed) {
		if err != nil {
			return nil, err
		}
		d.index.Add(n.Coded)
		d.indexed = n.N
		added = append(added, n.Coded.Report)
	}
	return added, nil
}

// merge takes the decisions the merger proposes for the reports that were just filed.
func (d *Desk) merge(ctx context.Context, t *store.Tx, l *daybook.Ledger) error {
	added, err := d.catchUpIndex(ctx, t)
	if err != nil {
		return err
	}
	return d.decide(ctx, t, l, d.index.Propose(added, l))
}

// Links says what a draft would link to and why, best first; ErrNotFound when there is no such draft.
func (d *Desk) Links(ctx context.Context, draft string, limit int) ([]daybook.Link, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, err := d.catchUpIndex(ctx, d.store); err != nil {
		return nil, err
	}
	return d.index.Near(draft, limit)
}
