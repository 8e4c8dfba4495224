package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"

	"daybook"
)

// A Numbered is what was read in a report, its drafts but not its other findings, with the report's number
// in the order of arrival. Drafts that the reader tells no more come last.
type Numbered struct {
	N     int64
	Coded *daybook.Coded
}

// Coded goes through the reports that came after number n, in order.
func (r *reading) Coded(ctx context.Context, n int64) iter.Seq2[Numbered, error] {
	return inPages(func(after int64) ([]Numbered, int64, error) {
		rows, err := r.db.QueryContext(ctx, `SELECT n, body FROM reports WHERE n > $1 ORDER BY n LIMIT 500`, max(n, after))
		page, last, err := scanPage(rows, err, scanNumbered)
		if err != nil {
			return nil, 0, fmt.Errorf("read coded reports: %w", err)
		}
		return page, last, r.addDrafts(ctx, page)
	})
}

func scanNumbered(rows *sql.Rows) (Numbered, int64, error) {
	var body []byte
	out := Numbered{Coded: &daybook.Coded{}}
	err := rows.Scan(&out.N, &body)
	if err == nil {
		err = json.Unmarshal(body, out.Coded)
	}
	return out, out.N, err
}

// addDrafts gives each report of a page its drafts.
func (r *reading) addDrafts(ctx context.Context, page []Numbered) error {
	of, ids := map[string]*daybook.Coded{}, []string(nil)
	for _, p := range page {
		of[p.Coded.Report] = p.Coded
		ids = append(ids, p.Coded.Report)
	}
	if len(ids) == 0 {
		return nil
	}
	c := conditions{reading: r}
	in(&c, `report IN ?`, ids)
	drafts, err := bodies[daybook.Draft](ctx, r, `SELECT body FROM drafts`+c.sql()+` ORDER BY report, gone, nth`, c.args...)
	for _, d := range drafts {
		if coded := of[daybook.ReportOf(d.ID)]; coded != nil {
			coded.Incidents = append(coded.Incidents, d)
		}
	}
	return err
}
