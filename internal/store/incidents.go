package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"

	"daybook"
)

// PutIncidents makes the incidents what the decisions add up to now. Ended are those that are no more.
func (t *Tx) PutIncidents(ctx context.Context, incidents []daybook.Incident, ended []string) error {
	for _, id := range ended {
		if err := t.dropIncident(ctx, id); err != nil {
			return err
		}
	}
	for i := range incidents {
		if err := t.dropIncident(ctx, incidents[i].ID); err != nil {
			return err
		}
		if err := t.putIncident(ctx, &incidents[i]); err != nil {
			return fmt.Errorf("incident %s: %w", incidents[i].ID, err)
		}
	}
	for i := range incidents {
		for _, draft := range incidents[i].Drafts {
			if err := t.exec(ctx, `INSERT INTO incident_drafts (draft, incident, report)
				SELECT id, $1, report FROM drafts WHERE id = $2
				ON CONFLICT (draft) DO UPDATE SET incident = excluded.incident`, incidents[i].ID, draft); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *Tx) dropIncident(ctx context.Context, id string) error {
	return firstError(
		t.exec(ctx, `DELETE FROM names WHERE kind = 'incident' AND id = $1`, id),
		t.exec(ctx, `DELETE FROM incident_drafts WHERE incident = $1`, id),
		t.exec(ctx, `DELETE FROM incidents WHERE id = $1`, id))
}

func (t *Tx) putIncident(ctx context.Context, inc *daybook.Incident) error {
	body, err := json.Marshal(inc)
	if err != nil {
		return err
	}
	p := inc.Where
	if p == nil {
		p = &daybook.Place{}
	}
	err = t.exec(ctx, `INSERT INTO incidents (id, type, status, review, from_day, to_day, country, admin1, admin2, lat, lon, confidence, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		inc.ID, string(inc.Type), inc.Status, inc.Review, string(inc.When.From), string(inc.When.To),
		string(p.Country), string(p.Admin1), string(p.Admin2), p.Lat, p.Lon, inc.Confidence, string(body))
	if err != nil {
		return err
	}
	var n names
	n.places(inc.Where)
	n.parties(inc.Perpetrator, inc.Target)
	return t.addNames(ctx, "incident", inc.ID, n)
}

// Incident gives an incident; ErrNotFound when there is none.
func (r *reading) Incident(ctx context.Context, id string) (*daybook.Incident, error) {
	var body []byte
	if err := r.db.QueryRowContext(ctx, `SELECT body FROM incidents WHERE id = $1`, id).Scan(&body); err != nil {
		return nil, notFound(err, "incident %s", id)
	}
	inc := &daybook.Incident{}
	if err := json.Unmarshal(body, inc); err != nil {
		return nil, fmt.Errorf("incident %s: %w", id, err)
	}
	return inc, nil
}

// Find gives the incidents a query asks for, latest first and undated ones last.
func (r *reading) Find(ctx context.Context, q daybook.Query) (Page[daybook.Incident], error) {
	c := conditions{reading: r}
	in(&c, `review IN ?`, q.Review)
	c.query("incident", q, func(reports string) string {
		return `id IN (SELECT incident FROM incident_drafts WHERE report IN (` + reports + `))`
	})
	return find[daybook.Incident](ctx, r, `incidents`, c, q)
}

// IncidentIDs gives the ids of all incidents in the order of the database.
func (r *reading) IncidentIDs(ctx context.Context) iter.Seq2[string, error] {
	return inPages(func(after string) ([]string, string, error) {
		rows, err := r.db.QueryContext(ctx, `SELECT id FROM incidents WHERE id > $1 ORDER BY id LIMIT 1000`, after)
		return scanPage(rows, err, func(rows *sql.Rows) (id, key string, err error) {
			err = rows.Scan(&id)
			return id, id, err
		})
	})
}

// IncidentsOf gives the ids of the incidents that a report tells.
func (r *reading) IncidentsOf(ctx context.Context, report string) ([]string, error) {
	rows, err := r.db.QueryContext(ctx, `SELECT DISTINCT incident FROM incident_drafts WHERE report = $1 ORDER BY incident`, report)
	ids, _, err := scanPage(rows, err, func(rows *sql.Rows) (id, key string, err error) {
		err = rows.Scan(&id)
		return id, "", err
	})
	return ids, err
}

// Tellings gives the drafts of those ids that are filed, in no order.
func (r *reading) Tellings(ctx context.Context, ids []string) ([]daybook.Telling, error) {
	var out []daybook.Telling
	for len(ids) > 0 {
		n := min(len(ids), 500)
		c := conditions{reading: r}
		in(&c, `d.id IN ?`, ids[:n])
		rows, err := r.db.QueryContext(ctx, `SELECT d.body, d.gone, r.source, r.published FROM drafts d JOIN reports r ON r.id = d.report`+c.sql(), c.args...)
		tellings, _, err := scanPage(rows, err, scanTelling)
		if err != nil {
			return nil, fmt.Errorf("read drafts: %w", err)
		}
		out, ids = append(out, tellings...), ids[n:]
	}
	return out, nil
}

// AllTellings gives every draft, in the order of the ids.
func (r *reading) AllTellings(ctx context.Context) iter.Seq2[daybook.Telling, error] {
	return inPages(func(after string) ([]daybook.Telling, string, error) {
		rows, err := r.db.QueryContext(ctx, `SELECT d.body, d.gone, r.source, r.published FROM drafts d JOIN reports r ON r.id = d.report
			WHERE d.id > $1 ORDER BY d.id LIMIT 1000`, after)
		return scanPage(rows, err, scanTelling)
	})
}

func scanTelling(rows *sql.Rows) (t daybook.Telling, id string, err error) {
	var body []byte
	if err = rows.Scan(&body, &t.Gone, &t.Source, &t.Published); err == nil {
		err = json.Unmarshal(body, &t.Draft)
	}
	return t, t.Draft.ID, err
}
