package ingest

import (
	"strings"

	"daybook"
)

// withHeader makes a report of a plain text that may begin with lines about itself, as the samples do:
//
//	Source: Hill Post
//	Published: 2031-03-06
//	Title: Crossing reopens
//
//	The text begins after a blank line.
//
// The keys are those of the JSON format, and Note, which is for people. A text whose first lines are
// anything else has no header and is left whole.
func withHeader(text string) *daybook.Report {
	r := &daybook.Report{}
	note := ""
	fields := map[string]*string{"id": &r.ID, "published": &r.Published, "source": &r.Source,
		"title": &r.Title, "url": &r.URL, "lang": &r.Lang, "note": &note}
	rest := text
	for {
		line, after, _ := strings.Cut(rest, "\n")
		if line = strings.TrimSpace(line); line == "" && rest != text {
			r.Text = strings.TrimLeft(after, "\r\n")
			return r
		}
		key, value, _ := strings.Cut(line, ":")
		field, known := fields[strings.ToLower(key)]
		if !known || *field != "" {
			return &daybook.Report{Text: text}
		}
		*field = strings.TrimSpace(value)
		rest = after
	}
}
