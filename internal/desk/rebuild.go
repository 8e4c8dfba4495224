package desk

import (
	"context"
	"fmt"
	"slices"

	"daybook"
	"daybook/internal/store"
)

// Rebuild makes the incidents of the record anew from the log, for when Verify finds that they differ.
func (d *Desk) Rebuild(ctx context.Context) error {
	return d.change(ctx, func(t *store.Tx, l *daybook.Ledger) error { return rebuild(ctx, t, l) })
}

func rebuild(ctx context.Context, t *store.Tx, l *daybook.Ledger) error {
	rule, err := settleRule(ctx, t)
	if err != nil {
		return err
	}
	var ended []string
	for id, err := range t.IncidentIDs(ctx) {
		if err != nil {
			return err
		}
		if l.Incident(id) == nil {
			ended = append(ended, id)
		}
	}
	if err := t.PutIncidents(ctx, nil, ended); err != nil {
		return err
	}
	for ids := range slices.Chunk(l.Incidents(), 500) {
		entries, drafts := entriesOf(l, ids)
		tellings, err := t.Tellings(ctx, drafts)
		if err != nil {
			return err
		}
		if err := t.PutIncidents(ctx, assemble(l, rule, entries, tellings), nil); err != nil {
			return err
		}
	}
	return nil
}

// entriesOf gives the entries of live incidents, and all their drafts.
func entriesOf(l *daybook.Ledger, ids []string) (entries []*daybook.Entry, drafts []string) {
	for _, id := range ids {
		e := l.Incident(id)
		entries = append(entries, e)
		drafts = append(drafts, e.Drafts...)
	}
	return entries, drafts
}

// settleSetting is the name under which the record keeps its rule for settling figures.
const settleSetting = "settle"

// settings is the store, or a transaction of its.
type settings interface {
	Setting(ctx context.Context, name string) (string, error)
}

// settleRule is the record's rule for settling figures.
func settleRule(ctx context.Context, from settings) (daybook.Settle, error) {
	rule, err := from.Setting(ctx, settleSetting)
	if err != nil {
		return "", fmt.Errorf("read the rule for figures: %w", err)
	}
	if rule == "" {
		return daybook.SettleRules[0], nil
	}
	return daybook.Settle(rule), nil
}

// SettleBy makes a rule for choosing one figure among several the record's, and the incidents anew where it
// was another; "" leaves all as it is. A rule that is none is ErrInvalid.
func (d *Desk) SettleBy(ctx context.Context, rule daybook.Settle) error {
	if rule == "" {
		return nil
	}
	if !slices.Contains(daybook.SettleRules, rule) {
		return daybook.Invalid("settle: %q is not a rule for figures", rule)
	}
	if now, err := settleRule(ctx, d.store); err != nil || now == rule {
		return err
	}
	return d.change(ctx, func(t *store.Tx, l *daybook.Ledger) error {
		if err := t.SetSetting(ctx, settleSetting, string(rule)); err != nil {
			return err
		}
		return rebuild(ctx, t, l)
	})
}
