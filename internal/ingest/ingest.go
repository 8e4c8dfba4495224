// Package ingest finds reports: in files, folders and streams, in the formats desks receive them in. What
// it cannot read it says, naming the file and the place, and goes on.
package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"daybook"
)

// Caps bound what one input may cost. The zero value of a field means its default.
type Caps struct {
	File     int64 // bytes of one file, as it lies on the disk
	Line     int64 // bytes of one line of JSON
	Unpacked int64 // bytes that a packed file may hold in all
}

// DefaultCaps let through anything a newspaper prints.
var DefaultCaps = Caps{File: 64 << 20, Line: 16 << 20, Unpacked: 64 << 20}

func (c Caps) orDefaults() Caps {
	if c.File <= 0 {
		c.File = DefaultCaps.File
	}
	if c.Line <= 0 {
		c.Line = DefaultCaps.Line
	}
	if c.Unpacked <= 0 {
		c.Unpacked = DefaultCaps.Unpacked
	}
	return c
}

// A Format is how an original is written.
type Format string

// The formats that can be read.
const (
	JSON Format = "json" // one line of JSON lines
	Text Format = "text"
	HTML Format = "html"
	PDF  Format = "pdf"
	DOCX Format = "docx"
	EML  Format = "eml"
)

// An Original is one report's bytes as they were found, or the reason why there are none.
type Original struct {
	From   string // where, for messages: "reports.jsonl:7", "post/letter.docx"
	Format Format
	Data   []byte
	Err    error
}

// Digest is the SHA-256 of the bytes, in hexadecimal.
func (o *Original) Digest() string {
	sum := sha256.Sum256(o.Data)
	return hex.EncodeToString(sum[:])
}

// A Reading is what was made of an original.
type Reading struct {
	Original
	Report   *daybook.Report // nil when Err says why
	Problems []string        // what was found wrong though the report could be read
}

// Complaints are the lines for the person at the terminal: one for each thing wrong, naming its place.
func (r *Reading) Complaints() []string {
	var lines []string
	if r.Err != nil {
		lines = append(lines, r.From+": "+r.Err.Error())
	}
	for _, p := range r.Problems {
		lines = append(lines, r.From+": "+p)
	}
	return lines
}

// Read makes a report of an original. Failure is in the Reading's Err.
func (c Caps) Read(ctx context.Context, o Original) Reading {
	r := Reading{Original: o}
	if o.Err != nil {
		return r
	}
	if r.Report, r.Problems, r.Err = c.orDefaults().parseSafely(ctx, o); r.Err != nil {
		r.Report = nil
		return r
	}
	r.withoutNUL()
	if err := r.Report.CheckPublished(); err != nil {
		r.Problems = append(r.Problems, err.Error())
		r.Report.Published = ""
	}
	if strings.TrimSpace(r.Report.Title) == "" && strings.TrimSpace(r.Report.Text) == "" {
		r.Err, r.Report = errEmpty, nil
		return r
	}
	if r.Report.ID == "" {
		r.Report.ID = contentID(r.Report)
	}
	if r.Report.Lang == "" {
		r.Report.Lang = language(r.Report.Title, r.Report.Text)
	}
	return r
}

// withoutNUL replaces NUL characters, which not every database can hold, by U+FFFD.
func (r *Reading) withoutNUL() {
	found := false
	for _, field := range []*string{&r.Report.ID, &r.Report.Source, &r.Report.Title, &r.Report.Text, &r.Report.URL, &r.Report.Lang} {
		if strings.ContainsRune(*field, 0) {
			found = true
			*field = strings.ReplaceAll(*field, "\x00", "\uFFFD")
		}
	}
	if found {
		r.Problems = append(r.Problems, "NUL characters replaced")
	}
}

// parseSafely turns a panic of a library on a damaged file into an error of that file.
func (c Caps) parseSafely(ctx context.Context, o Original) (r *daybook.Report, problems []string, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			slog.Error("a parser failed", "original", o.From, "cause", cause)
			err = daybook.Invalid("is damaged: it cannot be read as %s", o.Format)
		}
	}()
	return c.parse(ctx, o)
}

var errEmpty = errors.New("the report is empty: neither title nor text")

// contentID names a report by what it says, so that the same report has the same id wherever it lies.
func contentID(r *daybook.Report) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q %q", r.Published, r.Source, r.Title, r.Text))
	return hex.EncodeToString(sum[:8])
}

func (c Caps) parse(ctx context.Context, o Original) (*daybook.Report, []string, error) {
	switch o.Format {
	case JSON:
		return parseJSON(o.Data)
	case HTML:
		return parseHTML(o.Data)
	case PDF:
		return c.parsePDF(ctx, o.Data)
	case DOCX:
		return c.parseDOCX(o.Data)
	case EML:
		return c.parseEML(o.Data)
	}
	text, problems, err := decode(o.Data)
	if err != nil {
		return nil, nil, err
	}
	return withHeader(text), problems, nil
}
