package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"daybook"
)

// AddDecisions puts decisions at the end of the log, in order, and gives each its Seq.
func (t *Tx) AddDecisions(ctx context.Context, decisions []daybook.Decision) error {
	last, err := t.LastDecision(ctx)
	if err != nil {
		return err
	}
	for i := range decisions {
		d := &decisions[i]
		d.Seq = last + int64(i) + 1
		body, err := json.Marshal(d)
		if err != nil {
			return err
		}
		if err := t.exec(ctx, `INSERT INTO decisions (seq, at, who, verb, incident, body) VALUES ($1, $2, $3, $4, $5, $6)`,
			d.Seq, stamp(d.At), d.Who, string(d.Verb), d.Incident, string(body)); err != nil {
			return err
		}
	}
	return nil
}

// LastDecision is the Seq of the end of the log, 0 when it is empty.
func (r *reading) LastDecision(ctx context.Context) (seq int64, err error) {
	err = r.db.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM decisions`).Scan(&seq)
	return seq, err
}

// Decisions gives the log after a Seq, in order.
func (r *reading) Decisions(ctx context.Context, after int64) func(yield func(daybook.Decision, error) bool) {
	return inPages(func(last int64) ([]daybook.Decision, int64, error) {
		rows, err := r.db.QueryContext(ctx, `SELECT body FROM decisions WHERE seq > $1 ORDER BY seq LIMIT 1000`, max(after, last))
		return scanPage(rows, err, func(rows *sql.Rows) (d daybook.Decision, seq int64, err error) {
			var body []byte
			if err = rows.Scan(&body); err == nil {
				err = json.Unmarshal(body, &d)
			}
			if err != nil {
				err = fmt.Errorf("read the log: %w", err)
			}
			return d, d.Seq, err
		})
	})
}
