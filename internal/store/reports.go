package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/klauspost/compress/zstd"

	"daybook"
)

// A Filed report is a report as it lies in the record, with what was read in it.
type Filed struct {
	Report   daybook.Report
	Coded    *daybook.Coded
	Found    string    // where it was found: "reports.jsonl:7"
	Original string    // digest of the bytes it was made of
	Imported time.Time // when it came in
}

// An Original is the bytes a report was made of, kept under their SHA-256.
type Original struct {
	Digest string
	Format string
	Data   []byte
}

var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<30))
)

// AddOriginal keeps an original; one that is kept already stays as it is.
func (t *Tx) AddOriginal(ctx context.Context, o Original) error {
	return t.exec(ctx, `INSERT INTO originals (digest, format, size, packed) VALUES ($1, $2, $3, $4)
		ON CONFLICT (digest) DO NOTHING`, o.Digest, o.Format, len(o.Data), packer.EncodeAll(o.Data, nil))
}

// Original gives the bytes kept under a digest; ErrNotFound when there are none.
func (r *reading) Original(ctx context.Context, digest string) (*Original, error) {
	o := &Original{Digest: digest}
	var packed []byte
	err := r.db.QueryRowContext(ctx, `SELECT format, packed FROM originals WHERE digest = $1`, digest).Scan(&o.Format, &packed)
	if err != nil {
		return nil, notFound(err, "original %s", digest)
	}
	if o.Data, err = unpacker.DecodeAll(packed, nil); err != nil {
		return nil, fmt.Errorf("unpack original %s: %w", digest, err)
	}
	return o, nil
}

// AddReport files a report with its drafts and findings. The original must be kept already, the report's
// id be new.
func (t *Tx) AddReport(ctx context.Context, f Filed) error {
	var n int64
	if err := t.db.QueryRowContext(ctx, `SELECT coalesce(max(n), 0) + 1 FROM reports`).Scan(&n); err != nil {
		return fmt.Errorf("number report %s: %w", f.Report.ID, err)
	}
	body, err := bodyOf(f.Coded)
	if err != nil {
		return err
	}
	r := &f.Report
	err = t.exec(ctx, `INSERT INTO reports (id, n, found, original, imported, published, source, title, text, url, lang, coder, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		r.ID, n, f.Found, f.Original, stamp(f.Imported), r.Published, r.Source, r.Title, r.Text, r.URL, r.Lang, f.Coded.Coder, body)
	if err != nil {
		return err
	}
	if err := t.exec(ctx, t.dialect.index, n, plain(r.Title), plain(r.Text)); err != nil {
		return err
	}
	for i := range f.Coded.Incidents {
		if err := t.addDraft(ctx, r.ID, i+1, &f.Coded.Incidents[i]); err != nil {
			return err
		}
	}
	return t.addFindings(ctx, f.Coded)
}

// bodyOf is a coded report as its row holds it, without the findings, which have tables of their own.
func bodyOf(c *daybook.Coded) (string, error) {
	rest := *c
	rest.Incidents, rest.Interactions, rest.Claims, rest.Steps, rest.States = nil, nil, nil, nil, nil
	body, err := json.Marshal(rest)
	return string(body), err
}

// addDraft files a draft, over the one of its id where there is one.
func (t *Tx) addDraft(ctx context.Context, report string, nth int, d *daybook.Draft) error {
	body, err := json.Marshal(d)
	if err != nil {
		return err
	}
	p := d.Where
	if p == nil {
		p = &daybook.Place{}
	}
	return t.exec(ctx, `INSERT INTO drafts (id, report, nth, type, status, from_day, to_day, country, admin1, admin2, lat, lon, confidence, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
		ON CONFLICT (id) DO UPDATE SET nth = excluded.nth, type = excluded.type, status = excluded.status, from_day = excluded.from_day,
			to_day = excluded.to_day, country = excluded.country, admin1 = excluded.admin1, admin2 = excluded.admin2, lat = excluded.lat,
			lon = excluded.lon, confidence = excluded.confidence, body = excluded.body, gone = ''`,
		d.ID, report, nth, string(d.Type), d.Status, string(d.When.From), string(d.When.To),
		string(p.Country), string(p.Admin1), string(p.Admin2), p.Lat, p.Lon, d.Confidence, string(body))
}

// Report gives a filed report with everything read in it; ErrNotFound when there is none.
func (r *reading) Report(ctx context.Context, id string) (*Filed, error) {
	f := &Filed{Report: daybook.Report{ID: id}, Coded: &daybook.Coded{}}
	var imported, body string
	err := r.db.QueryRowContext(ctx, `SELECT found, original, imported, published, source, title, text, url, lang, body
		FROM reports WHERE id = $1`, id).Scan(&f.Found, &f.Original, &imported, &f.Report.Published, &f.Report.Source,
		&f.Report.Title, &f.Report.Text, &f.Report.URL, &f.Report.Lang, &body)
	if err != nil {
		return nil, notFound(err, "report %s", id)
	}
	f.Imported, _ = time.Parse(time.RFC3339Nano, imported)
	if err := json.Unmarshal([]byte(body), f.Coded); err != nil {
		return nil, fmt.Errorf("report %s: %w", id, err)
	}
	f.Coded.Incidents, err = bodies[daybook.Draft](ctx, r, `SELECT body FROM drafts WHERE report = $1 AND gone = '' ORDER BY nth`, id)
	if err != nil {
		return nil, err
	}
	return f, r.findingsOf(ctx, f.Coded)
}

// HasReport tells whether a report of that id is filed, and the digest of its original.
func (r *reading) HasReport(ctx context.Context, id string) (digest string, filed bool, err error) {
	err = r.db.QueryRowContext(ctx, `SELECT original FROM reports WHERE id = $1`, id).Scan(&digest)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	return digest, err == nil, err
}

// ReportIDs gives the ids of all reports in the order of their arrival.
func (r *reading) ReportIDs(ctx context.Context) iter.Seq2[string, error] {
	return inPages(func(after int64) ([]string, int64, error) {
		rows, err := r.db.QueryContext(ctx, `SELECT id, n FROM reports WHERE n > $1 ORDER BY n LIMIT 1000`, after)
		return scanPage(rows, err, func(rows *sql.Rows) (id string, n int64, err error) {
			err = rows.Scan(&id, &n)
			return id, n, err
		})
	})
}

// Digests gives the digests of all originals, in order.
func (r *reading) Digests(ctx context.Context) iter.Seq2[string, error] {
	return inPages(func(after string) ([]string, string, error) {
		rows, err := r.db.QueryContext(ctx, `SELECT digest FROM originals WHERE digest > $1 ORDER BY digest LIMIT 1000`, after)
		return scanPage(rows, err, func(rows *sql.Rows) (digest, key string, err error) {
			err = rows.Scan(&digest)
			return digest, digest, err
		})
	})
}

// inPages goes through a listing a page at a time, so that no query stays open while its rows are used.
func inPages[T any, K comparable](page func(after K) ([]T, K, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var after K
		for {
			items, last, err := page(after)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, item := range items {
				if !yield(item, nil) {
					return
				}
			}
			if len(items) == 0 {
				return
			}
			after = last
		}
	}
}

// scanPage reads all rows, and the key of the last.
func scanPage[T any, K comparable](rows *sql.Rows, err error, scan func(*sql.Rows) (T, K, error)) (items []T, last K, _ error) {
	if err != nil {
		return nil, last, err
	}
	defer rows.Close()
	for rows.Next() {
		item, key, err := scan(rows)
		if err != nil {
			return nil, last, err
		}
		items, last = append(items, item), key
	}
	return items, last, rows.Err()
}

// bodies reads the JSON column of a query; never nil.
func bodies[T any](ctx context.Context, r *reading, query string, args ...any) ([]T, error) {
	rows, err := r.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", firstLine(query), err)
	}
	defer rows.Close()
	out := []T{}
	for rows.Next() {
		var body []byte
		var v T
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(body, &v); err != nil {
			return nil, fmt.Errorf("%s: %w", firstLine(query), err)
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// notFound turns the absence of a row into an ErrNotFound.
func notFound(err error, format string, args ...any) error {
	if errors.Is(err, sql.ErrNoRows) {
		return daybook.NotFound("there is no "+format, args...)
	}
	return fmt.Errorf(format+": %w", append(args, err)...)
}

// stamp writes a time so that times order as strings.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000Z") }
