package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"daybook"
	"daybook/internal/desk"
)

// record says which record a command works on.
type record struct {
	DB string `name:"db" env:"DAYBOOK_DB" placeholder:"FILE|URL" help:"The record: a SQLite file, or a postgres:// URL. By default daybook/record.db in your data folder."`
}

// settling is the rule by which figures are settled, for commands that may change it.
type settling struct {
	Settle string `env:"DAYBOOK_SETTLE" enum:",majority,conservative,latest official,widest" default:"" help:"How one figure is chosen among several: majority, conservative, latest official or widest. It is kept with the record; another makes the incidents anew."`
}

// spans are the bounds of one incident.
type spans struct {
	DaysApart *float64 `env:"DAYBOOK_DAYS_APART" placeholder:"DAYS" help:"Days that no incident spans; 3 at first."`
	KmApart   *float64 `env:"DAYBOOK_KM_APART" placeholder:"KM" help:"Kilometres that no incident spans, between places known to the district; 60 at first."`
}

// choosing is what a desk may choose for its record, for commands that may change it.
type choosing struct {
	settling
	spans
	MergeAt     *float64 `env:"DAYBOOK_MERGE_AT" placeholder:"POINTS" help:"Points from which drafts are merged; 0 at first. It is kept with the record, as are the next settings, and holds for what comes from then on."`
	ProposeAt   *float64 `env:"DAYBOOK_PROPOSE_AT" placeholder:"POINTS" help:"Points from which an analyst is asked; -1 at first."`
	ReviewBelow *float64 `env:"DAYBOOK_REVIEW_BELOW" placeholder:"SHARE" help:"Confidence under which a draft is marked for an analyst, from 0 to 1; 0.45 at first."`
}

func (c *choosing) choices() desk.Choices {
	return desk.Choices{Settle: daybook.Settle(c.Settle), MergeAt: c.MergeAt, ProposeAt: c.ProposeAt,
		DaysApart: c.DaysApart, KmApart: c.KmApart, ReviewBelow: c.ReviewBelow}
}

// where is the record's file or URL.
func (r *record) where() (string, error) {
	if r.DB != "" {
		return r.DB, nil
	}
	folder, err := dataFolder()
	return filepath.Join(folder, "daybook", "record.db"), err
}

// open opens the record, making it when it is not there.
func (r *record) open(ctx context.Context, s desk.Settings) (*desk.Desk, error) {
	where, err := r.where()
	if err != nil {
		return nil, err
	}
	return desk.Open(ctx, where, s)
}

// existing opens a record to ask it something; one that was never made is ErrNotFound.
func (r *record) existing(ctx context.Context) (*desk.Desk, error) {
	where, err := r.where()
	if err != nil {
		return nil, err
	}
	if !strings.Contains(where, "://") {
		if _, err := os.Stat(where); err != nil {
			return nil, daybook.NotFound("there is no record at %s: daybook import makes one", where)
		}
	}
	return desk.Open(ctx, where, desk.Settings{})
}

// dataFolder is where the system keeps a user's data.
func dataFolder() (string, error) {
	if folder := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(folder) {
		return folder, nil
	}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return os.UserConfigDir() // where these systems keep both
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", daybook.Invalid("no --db given, and no data folder: %v", err)
	}
	return filepath.Join(home, ".local", "share"), nil
}

// query is the flags of a Query.
type query struct {
	From   string   `placeholder:"DAY" help:"First day, as 2025-02-28, 2025-02 or 2025."`
	To     string   `placeholder:"DAY" help:"Last day, likewise."`
	Place  []string `placeholder:"NAME" sep:"none" help:"A place, district, province, or a country's two letters. May be repeated: either."`
	Actor  []string `placeholder:"NAME" sep:"none" help:"A group, codebook id or class, on either side. May be repeated: either."`
	Type   []string `placeholder:"TYPE" sep:"none" help:"A type. May be repeated: either."`
	Status []string `placeholder:"STATUS" sep:"none" help:"A status: occurred, foiled, alleged, denied. May be repeated: either."`
	Review []string `placeholder:"STATE" sep:"none" help:"A state of review: machine, reviewed, rejected. May be repeated: either."`
	Text   string   `placeholder:"WORDS" help:"Words of the reports, each whole or its beginning."`
}

// Query makes the Query, or an ErrInvalid for a day that is none.
func (q *query) Query() (daybook.Query, error) {
	from, _, err := days("from", q.From)
	if err != nil {
		return daybook.Query{}, err
	}
	_, to, err := days("to", q.To)
	if err != nil {
		return daybook.Query{}, err
	}
	out := daybook.Query{From: from, To: to, Places: q.Place, Actors: q.Actor, Status: q.Status, Review: q.Review, Text: q.Text}
	for _, t := range q.Type {
		out.Types = append(out.Types, daybook.IncidentType(t))
	}
	return out, nil
}

// days reads a day, month or year as its first and last day.
func days(flag, s string) (first, last daybook.Day, err error) {
	if s == "" {
		return "", "", nil
	}
	for layout, end := range map[string][3]int{"2006-01-02": {}, "2006-01": {0, 1, -1}, "2006": {1, 0, -1}} {
		if t, err := time.Parse(layout, s); err == nil {
			return daybook.DayOf(t), daybook.DayOf(t.AddDate(end[0], end[1], end[2])), nil
		}
	}
	return "", "", daybook.Invalid("--%s: %q is not a day, month or year", flag, s)
}

// counted writes a number of things: "1 report", "2 reports".
func counted(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
