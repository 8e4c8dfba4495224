// Package desk runs the stages from original to incident, and is the only writer of the record.
package desk

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"daybook"
	"daybook/internal/ingest"
	"daybook/internal/read"
)

// A Coding is a report and what was read from it.
type Coding struct {
	ingest.Reading
	Coded *daybook.Coded // Coded.Error is set when the report could not be read
}

// Code reads one original. It never fails: what went wrong is in Coded.Error and Coded.Problems.
func Code(ctx context.Context, reader *read.Reader, caps ingest.Caps, o ingest.Original) Coding {
	return codeReading(reader, caps.Read(ctx, o))
}

func codeReading(reader *read.Reader, r ingest.Reading) Coding {
	c := Coding{Reading: r}
	if r.Err != nil {
		c.Coded = blank(r.From)
		c.Coded.Error, c.Coded.Problems = r.Err.Error(), []string{r.Err.Error()}
		return c
	}
	if c.Coded = readSafely(reader, r.Report); c.Coded.Error != "" {
		c.Err = errors.New(c.Coded.Error)
	}
	c.Coded.Problems = append(c.Problems, c.Coded.Problems...)
	if lang := r.Report.Lang; lang != "" && lang != "en" {
		c.Coded.Problems = append(c.Coded.Problems, fmt.Sprintf("the language is %q: only English is read, so findings may be missing or wrong", lang))
	}
	number(c.Coded)
	return c
}

// Mark marks the drafts that an analyst should see: those of less confidence than below.
func (c *Coding) Mark(below float64) {
	for i := range c.Coded.Incidents {
		d := &c.Coded.Incidents[i]
		d.Review = d.Confidence < below
	}
}

// fail gives the coding up for a reason found after it was read.
func (c *Coding) fail(err error) {
	c.Err = err
	c.Coded = blank(c.Report.ID)
	c.Coded.Error, c.Coded.Problems = err.Error(), []string{err.Error()}
}

// readSafely turns a fault of the reader into an error of the one report it met it on.
func readSafely(reader *read.Reader, r *daybook.Report) (coded *daybook.Coded) {
	defer func() {
		if cause := recover(); cause != nil {
			slog.Error("the reader failed", "report", r.ID, "cause", cause, "stack", string(debug.Stack()))
			coded = blank(r.ID)
			coded.Error = "internal error while reading"
		}
	}()
	return reader.Read(r)
}

// number gives the findings beside incidents their ids: report, kind and number from 1.
func number(c *daybook.Coded) {
	for i := range c.Interactions {
		c.Interactions[i].ID = fmt.Sprintf("%s#i%d", c.Report, i+1)
	}
	for i := range c.Claims {
		c.Claims[i].ID = fmt.Sprintf("%s#c%d", c.Report, i+1)
	}
	for i := range c.Steps {
		c.Steps[i].ID = fmt.Sprintf("%s#p%d", c.Report, i+1)
	}
	for i := range c.States {
		c.States[i].ID = fmt.Sprintf("%s#s%d", c.Report, i+1)
	}
}

func blank(report string) *daybook.Coded {
	return &daybook.Coded{Report: report, Coder: read.Coder,
		Incidents: []daybook.Draft{}, Interactions: []daybook.Interaction{}, Claims: []daybook.Claim{},
		Steps: []daybook.Step{}, States: []daybook.State{}}
}

func isNotFound(err error) bool { return errors.Is(err, daybook.ErrNotFound) }
