package store

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"daybook"
)

// Which says what reports are meant; the zero value means all. Its fields are conditions.
type Which struct {
	Reports   []string    `json:"reports,omitempty"`
	Since     daybook.Day `json:"since,omitempty"`       // published that day or later
	Coder     string      `json:"coder,omitempty"`       // read by this coder
	CoderIsNo string      `json:"coder_is_no,omitempty"` // read by another coder than this
}

func (w *Which) conditions(r *reading) conditions {
	c := conditions{reading: r}
	in(&c, `id IN ?`, w.Reports)
	if w.Since != "" {
		c.add(`published >= %s`, string(w.Since))
	}
	if w.Coder != "" {
		c.add(`coder = %s`, w.Coder)
	}
	if w.CoderIsNo != "" {
		c.add(`coder <> %s`, w.CoderIsNo)
	}
	return c
}

// Count is the number of reports that w means.
func (r *reading) Count(ctx context.Context, w Which) (n int, err error) {
	c := w.conditions(r)
	err = r.db.QueryRowContext(ctx, `SELECT count(*) FROM reports`+c.sql(), c.args...).Scan(&n)
	return n, err
}

// An Arrival is a report and its number in the order of arrival.
type Arrival struct {
	N      int64
	Report string
}

// Choose gives the reports that w means and that came after number n, in the order of their arrival.
func (r *reading) Choose(ctx context.Context, w Which, n int64) iter.Seq2[Arrival, error] {
	return inPages(func(after int64) ([]Arrival, int64, error) {
		c := w.conditions(r)
		c.add(`n > %s`, max(n, after))
		rows, err := r.db.QueryContext(ctx, `SELECT id, n FROM reports`+c.sql()+` ORDER BY n LIMIT 500`, c.args...)
		return scanPage(rows, err, func(rows *sql.Rows) (a Arrival, n int64, err error) {
			err = rows.Scan(&a.Report, &a.N)
			return a, a.N, err
		})
	})
}

// DraftsOf gives every draft a report ever told, those told no more last.
func (r *reading) DraftsOf(ctx context.Context, report string) ([]daybook.Telling, error) {
	rows, err := r.db.QueryContext(ctx, `SELECT d.body, d.gone, r.source, r.published FROM drafts d JOIN reports r ON r.id = d.report
		WHERE d.report = $1 ORDER BY d.gone, d.nth`, report)
	drafts, _, err := scanPage(rows, err, scanTelling)
	if err != nil {
		return nil, fmt.Errorf("read the drafts of %s: %w", report, err)
	}
	return drafts, nil
}

// Recode puts what was read anew in a filed report in the place of what was read before. Drafts of an id
// that is filed replace it; those of no id in coded keep their rows as told no more.
func (t *Tx) Recode(ctx context.Context, coded *daybook.Coded) error {
	body, err := bodyOf(coded)
	if err != nil {
		return err
	}
	id := coded.Report
	err = firstError(
		t.exec(ctx, `UPDATE reports SET coder = $1, body = $2 WHERE id = $3`, coded.Coder, body, id),
		t.exec(ctx, `DELETE FROM names WHERE kind <> 'incident' AND id IN (SELECT id FROM findings WHERE report = $1)`, id),
		t.exec(ctx, `DELETE FROM findings WHERE report = $1`, id),
		t.exec(ctx, `UPDATE drafts SET gone = $1 WHERE report = $2 AND gone = ''`, coded.Coder, id))
	if err != nil {
		return err
	}
	for i := range coded.Incidents {
		if err := t.addDraft(ctx, id, i+1, &coded.Incidents[i]); err != nil {
			return err
		}
	}
	return t.addFindings(ctx, coded)
}
