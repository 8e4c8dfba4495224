package main

import (
	"os"

	"daybook"
	"daybook/internal/read"
)

// reading is a record with what the desk has of its own to read reports by.
type reading struct {
	record
	Mandates string `env:"DAYBOOK_MANDATES" placeholder:"FILE" help:"The desk's own rules of who may decide what, in the form of lexicon/world/mandates.txt; they take the place of the built-in ones."`
}

// reader makes the reader of the desk: with its own places and, when it has a file of them, its mandates.
// A file that cannot be read, or a bad line in it, is ErrInvalid.
func (r *reading) reader() (*read.Reader, error) {
	reader, err := r.record.reader()
	if err != nil || r.Mandates == "" {
		return reader, err
	}
	text, err := os.ReadFile(r.Mandates)
	if err != nil {
		return nil, daybook.Invalid("--mandates: %v", err)
	}
	return reader, reader.UseMandates(r.Mandates, string(text))
}
