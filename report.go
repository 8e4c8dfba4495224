// Package daybook holds the nouns of the conflict record: reports, the drafts a reader makes of them,
// the decisions of analysts, and the incidents those decisions add up to. It imports the standard
// library only; every room of the house may import it. The JSON shapes are those of doc/coding.md.
package daybook

import (
	"fmt"
	"strings"
	"time"
)

// A Report is one news text as an outlet published it.
type Report struct {
	ID        string `json:"id,omitempty"`        // unique in a run; made from the content digest when absent
	Published string `json:"published,omitempty"` // YYYY-MM-DD or RFC 3339; "" when unknown
	Source    string `json:"source,omitempty"`    // the outlet that published it
	Title     string `json:"title,omitempty"`
	Text      string `json:"text,omitempty"`
	URL       string `json:"url,omitempty"`
	Lang      string `json:"lang,omitempty"` // ISO 639-1; detected when absent
}

// PublishedDay is the day of publication as written there (no change of time zone), or "" when unknown.
func (r *Report) PublishedDay() Day {
	if len(r.Published) < 10 {
		return ""
	}
	return Day(r.Published[:10])
}

// CheckPublished reports an ErrInvalid when Published is neither empty, a date nor an RFC 3339 time, or
// lies outside the years 1800 to 2200.
func (r *Report) CheckPublished() error {
	if r.Published == "" {
		return nil
	}
	t, err := time.Parse(time.DateOnly, r.Published)
	if err != nil {
		t, err = time.Parse(time.RFC3339, r.Published)
	}
	if err != nil || t.Year() < 1800 || t.Year() > 2200 {
		return Invalid("published: %q is not a date", r.Published)
	}
	return nil
}

// A Day is a calendar day, "YYYY-MM-DD"; "" is unknown and null in JSON. Days order as strings.
type Day string

// NewDay gives the Day of a calendar date; months and days out of range roll over as in time.Date.
func NewDay(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly))
}

// DayOf gives the Day of t as written in its own zone.
func DayOf(t time.Time) Day { return Day(t.Format(time.DateOnly)) }

// Time is midnight UTC of the day; the zero time when d is unknown or malformed.
func (d Day) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Add moves a known day by n days; an unknown one stays unknown.
func (d Day) Add(n int) Day {
	t := d.Time()
	if t.IsZero() {
		return ""
	}
	return DayOf(t.AddDate(0, 0, n))
}

// Sub is the number of days from other to d; both must be known.
func (d Day) Sub(other Day) int { return int(d.Time().Sub(other.Time()) / (24 * time.Hour)) }

// MarshalJSON writes an unknown day as null.
func (d Day) MarshalJSON() ([]byte, error) { return nullable(string(d)) }

// Text is a string whose absence is null in JSON.
type Text string

// MarshalJSON writes an empty text as null.
func (t Text) MarshalJSON() ([]byte, error) { return nullable(string(t)) }

// A Span says which words of a report something rests on. Start and End count Unicode code points of the
// report's text (of its title where In is "title"), End exclusive; Quote is those words verbatim.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Quote string `json:"quote"`
	In    string `json:"in,omitempty"`
}

// Check reports an ErrInvalid unless the span's quote stands at its offsets in r.
func (s Span) Check(r *Report) error {
	text := r.Text
	if s.In == "title" {
		text = r.Title
	}
	if s.Start < 0 || s.End <= s.Start {
		return Invalid("span %d-%d is empty or reversed", s.Start, s.End)
	}
	n, from := 0, -1
	for at := range text {
		if n == s.Start {
			from = at
		}
		if n == s.End {
			return quoteStands(text[from:at], s)
		}
		n++
	}
	if n == s.End && from >= 0 {
		return quoteStands(text[from:], s)
	}
	return Invalid("span %d-%d lies outside the text of %d characters", s.Start, s.End, n)
}

func quoteStands(words string, s Span) error {
	if words != s.Quote {
		return Invalid("span %d-%d quotes %q but the text there is %q", s.Start, s.End, s.Quote, words)
	}
	return nil
}

// A Basis binds one field of a finding to the words and the rule that gave it. Field is a JSON path such
// as "harm[0]" or "where"; Rule is the rule's name in code, corpus, screen and docs ("toll/at-least").
type Basis struct {
	Field string `json:"field"`
	Span
	Rule string `json:"rule"`
}

// A When is a window of time no narrower than the words allow. Precision is day, week, month, quarter,
// year or unknown; both days are "" when unknown, and inclusive otherwise.
type When struct {
	From      Day    `json:"from"`
	To        Day    `json:"to"`
	Precision string `json:"precision"`
}

// String writes the window for people.
func (w When) String() string {
	switch {
	case w.From == "":
		return "date unknown"
	case w.From == w.To:
		return string(w.From)
	default:
		return fmt.Sprintf("%s to %s", w.From, w.To)
	}
}

// Known tells whether the window has days.
func (w When) Known() bool { return w.From != "" }

// A Place is a location as the gazetteer knows it and as the report words it. Precision follows UCDP:
// 1 exact, 2 within about 25 km, 3 district, 4 province, 5 linear or fuzzy, 6 country, 7 international.
// Lat and Lon are nil when the place is not resolved.
type Place struct {
	Text      Text     `json:"text"`
	Name      Text     `json:"name"`
	Admin1    Text     `json:"admin1"`
	Admin2    Text     `json:"admin2"`
	Country   Text     `json:"country"` // ISO 3166-1 alpha-2
	Lat       *float64 `json:"lat"`
	Lon       *float64 `json:"lon"`
	Precision int      `json:"precision,omitempty"`
	GeoNames  int      `json:"geonames,omitempty"`
	Then      Text     `json:"then,omitempty"` // what it was called, and lay in, when the report was written; "" where that is as now
}

// Label names the place with its containers, most specific first.
func (p *Place) Label() string {
	if p == nil {
		return ""
	}
	var parts []string
	for _, s := range []Text{p.Name, p.Admin2, p.Admin1, p.Country} {
		if s != "" && (len(parts) == 0 || parts[len(parts)-1] != string(s)) {
			parts = append(parts, string(s))
		}
	}
	if len(parts) == 0 {
		return string(p.Text)
	}
	return strings.Join(parts, ", ")
}
