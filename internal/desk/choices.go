package desk

import (
	"context"
	"fmt"
	"math"
	"strconv"

	"daybook"
	"daybook/internal/merge"
	"daybook/internal/read"
	"daybook/internal/store"
)

// Choices are what a desk chooses for a record, and the record keeps; nil and "" leave what is kept.
type Choices struct {
	Settle      daybook.Settle // how one figure is chosen; another makes the incidents anew
	MergeAt     *float64       // points from which drafts are merged
	ProposeAt   *float64       // points from which an analyst is asked
	DaysApart   *float64       // days that no incident spans
	KmApart     *float64       // kilometres that no incident spans
	ReviewBelow *float64       // confidence under which a draft is marked for an analyst
}

// A choice is a number the record keeps under a name.
type choice struct {
	name  string
	least float64
	most  float64
	of    func(*Choices) *float64
	in    func(*Settings) float64
	put   func(*Settings, float64)
}

var numbers = []choice{
	{"merge-at", -100, 100, func(c *Choices) *float64 { return c.MergeAt }, func(s *Settings) float64 { return s.Merge.Merge }, func(s *Settings, v float64) { s.Merge.Merge = v }},
	{"propose-at", -100, 100, func(c *Choices) *float64 { return c.ProposeAt }, func(s *Settings) float64 { return s.Merge.Propose }, func(s *Settings, v float64) { s.Merge.Propose = v }},
	{"days-apart", 0, 3650, func(c *Choices) *float64 { return c.DaysApart }, func(s *Settings) float64 { return float64(s.Merge.Days) }, func(s *Settings, v float64) { s.Merge.Days = int(v) }},
	{"km-apart", 0, 20000, func(c *Choices) *float64 { return c.KmApart }, func(s *Settings) float64 { return s.Merge.Km }, func(s *Settings, v float64) { s.Merge.Km = v }},
	{"review-below", 0, 1, func(c *Choices) *float64 { return c.ReviewBelow }, func(s *Settings) float64 { return s.ReviewBelow }, func(s *Settings, v float64) { s.ReviewBelow = v }},
}

// Keep makes choices the record's. Those of merging and of review hold for what is read or merged from then
// on; a rule for figures makes the incidents anew. A choice out of its range is ErrInvalid, and nothing is
// kept then.
func (d *Desk) Keep(ctx context.Context, c Choices) error {
	next, changed := d.Settings, map[string]string{}
	for _, n := range numbers {
		v := n.of(&c)
		if v == nil {
			continue
		}
		if !(*v >= n.least && *v <= n.most) || n.name == "days-apart" && *v != math.Trunc(*v) {
			return daybook.Invalid("%s: %v is not from %v to %v", n.name, *v, n.least, n.most)
		}
		if *v != n.in(&next) {
			n.put(&next, *v)
			changed[n.name] = strconv.FormatFloat(*v, 'g', -1, 64)
		}
	}
	if next.Merge.Propose > next.Merge.Merge {
		return daybook.Invalid("propose-at: %v is more than the %v points from which drafts are merged", next.Merge.Propose, next.Merge.Merge)
	}
	if err := d.SettleBy(ctx, c.Settle); err != nil || len(changed) == 0 {
		return err
	}
	return d.change(ctx, func(t *store.Tx, _ *daybook.Ledger) error {
		for name, v := range changed {
			if err := t.SetSetting(ctx, name, v); err != nil {
				return fmt.Errorf("keep %s: %w", name, err)
			}
		}
		d.Settings, d.index, d.indexed = next, nil, 0
		return nil
	})
}

// kept takes over the numbers that the record keeps.
func (d *Desk) kept(ctx context.Context) error {
	for _, n := range numbers {
		text, err := d.store.Setting(ctx, n.name)
		if err != nil {
			return fmt.Errorf("read the setting %s: %w", n.name, err)
		}
		if v, err := strconv.ParseFloat(text, 64); err == nil {
			n.put(&d.Settings, v)
		}
	}
	return nil
}

// standardChoices are the numbers of a record that keeps none.
func standardChoices(s *Settings) {
	if s.Merge == (merge.Settings{}) {
		s.Merge = merge.Standard
	}
	if s.ReviewBelow == 0 {
		s.ReviewBelow = read.ReviewBelow
	}
}
