package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"daybook"
)

// A Numbered is what the merger needs of a report, with the report's number in the order of arrival: its
// drafts without the words they rest on, but neither other findings nor mentions. Drafts that the reader
// tells no more come last.
type Numbered struct {
	N     int64
	Coded *daybook.Coded
}

// Coded goes through the reports that came after number n, in order.
func (r *reading) Coded(ctx context.Context, n int64) iter.Seq2[Numbered, error] {
	return inPages(func(after int64) ([]Numbered, int64, error) {
		rows, err := r.db.QueryContext(ctx, `SELECT n, body FROM reports WHERE n > $1 ORDER BY n LIMIT 500`, max(n, after))
		page, last, err := scanPage(rows, err, func(rows *sql.Rows) (p packed, n int64, err error) {
			err = rows.Scan(&p.n, &p.body)
			return p, p.n, err
		})
		if err != nil {
			return nil, 0, fmt.Errorf("read coded reports: %w", err)
		}
		out, err := unpackAll(page, func(p packed) (Numbered, error) {
			c := &daybook.Coded{}
			return Numbered{p.n, c}, json.Unmarshal(p.body, &struct {
				*daybook.Coded
				Mentions skipped `json:"mentions"`
			}{Coded: c})
		})
		if err != nil {
			return nil, 0, fmt.Errorf("read coded reports: %w", err)
		}
		return out, last, r.addDrafts(ctx, out)
	})
}

// packed is a row with a body of JSON.
type packed struct {
	n    int64
	body []byte
}

// skipped is JSON that is not wanted.
type skipped struct{}

// UnmarshalJSON passes over the value.
func (skipped) UnmarshalJSON([]byte) error { return nil }

// unpackAll reads the bodies of rows on all cores, and keeps their order.
func unpackAll[T any](rows []packed, unpack func(packed) (T, error)) ([]T, error) {
	out, errs := make([]T, len(rows)), make([]error, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for core := range errs {
		wait.Go(func() {
			for i := core; i < len(rows) && errs[core] == nil; i += len(errs) {
				out[i], errs[core] = unpack(rows[i])
			}
		})
	}
	wait.Wait()
	return out, firstError(errs...)
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
	rows, err := r.db.QueryContext(ctx, `SELECT body FROM drafts`+c.sql()+` ORDER BY report, gone, nth`, c.args...)
	bodies, _, err := scanPage(rows, err, func(rows *sql.Rows) (p packed, key int64, err error) {
		err = rows.Scan(&p.body)
		return p, 0, err
	})
	if err != nil {
		return fmt.Errorf("read drafts: %w", err)
	}
	drafts, err := unpackAll(bodies, func(p packed) (d daybook.Draft, err error) {
		err = json.Unmarshal(p.body, &struct {
			*daybook.Draft
			Basis skipped `json:"basis"`
		}{Draft: &d})
		return d, err
	})
	for _, d := range drafts {
		if coded := of[daybook.ReportOf(d.ID)]; coded != nil {
			coded.Incidents = append(coded.Incidents, d)
		}
	}
	return err
}
