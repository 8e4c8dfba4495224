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
