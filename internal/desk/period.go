package desk

import (
	"context"
	"time"

	"daybook"
	"daybook/internal/store"
)

// A Period is what the record holds of some days: everything whose window touches them.
type Period struct {
	From, To  daybook.Day
	Incidents []daybook.Incident
	Claims    []daybook.Claim
	Steps     []daybook.Step
	States    []daybook.State
}

// Period gives what a query asks for, without its Limit and After. The states are those that lasted into
// the days.
func (d *Desk) Period(ctx context.Context, q daybook.Query) (*Period, error) {
	p := &Period{From: q.From, To: q.To}
	for inc, err := range d.All(ctx, q) {
		if err != nil {
			return nil, err
		}
		p.Incidents = append(p.Incidents, inc)
	}
	q.Types, q.Status, q.Review = nil, nil, nil // those are of incidents
	var err error
	if p.Claims, err = everything(ctx, d.Claims, q); err != nil {
		return nil, err
	}
	if p.Steps, err = everything(ctx, d.Steps, q); err != nil {
		return nil, err
	}
	p.States, err = everything(ctx, d.States, q)
	return p, err
}

// everything goes through all the pages of a query.
func everything[T any](ctx context.Context, find func(context.Context, daybook.Query) (store.Page[T], error), q daybook.Query) ([]T, error) {
	var out []T
	for q.Limit, q.After = 1000, ""; ; {
		page, err := find(ctx, q)
		if err != nil {
			return nil, err
		}
		out = append(out, page.Items...)
		if q.After = page.Next; q.After == "" {
			return out, nil
		}
	}
}

// Month gives the days of a month written "2025-02"; ErrInvalid for anything else.
func Month(month string) (from, to daybook.Day, title string, err error) {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		return "", "", "", daybook.Invalid("%q is not a month: write it as 2025-02", month)
	}
	return daybook.DayOf(t), daybook.DayOf(t.AddDate(0, 1, -1)), t.Format("January 2006"), nil
}
