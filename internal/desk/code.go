// Package desk runs the stages from original to incident, and is the only writer of the record.
package desk

import (
	"context"
	"log/slog"
	"runtime/debug"

	"daybook"
	"daybook/internal/ingest"
	"daybook/internal/read"
)

// A Coding is a report and what was read from it.
type Coding struct {
	ingest.Reading
	Coded *daybook.Coded // never nil; Coded.Error is set when there is no report
}

// Code reads one original. It never fails: what went wrong is in Coded.Error and Coded.Problems.
func Code(ctx context.Context, reader *read.Reader, caps ingest.Caps, o ingest.Original) Coding {
	c := Coding{Reading: caps.Read(ctx, o)}
	if c.Err == nil {
		c.Coded = readSafely(reader, c.Report)
		c.Coded.Problems = append(c.Problems, c.Coded.Problems...)
		return c
	}
	c.Coded = blank(c.From)
	c.Coded.Error = c.Err.Error()
	c.Coded.Problems = []string{c.Err.Error()}
	return c
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

func blank(report string) *daybook.Coded {
	return &daybook.Coded{Report: report, Coder: read.Coder,
		Incidents: []daybook.Draft{}, Interactions: []daybook.Interaction{}, Claims: []daybook.Claim{},
		Steps: []daybook.Step{}, States: []daybook.State{}}
}
