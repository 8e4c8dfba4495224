package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"syscall"

	"daybook"
)

// The exit statuses (doc/ops.md).
const (
	exitDone         = 0
	exitPartly       = 1 // done, but some input could not be read; each was named on standard error
	exitUsage        = 2
	exitInvalid      = 3
	exitNotFound     = 4
	exitConflict     = 5
	exitUnauthorised = 6
	exitUnavailable  = 7
	exitInternal     = 70
	exitInterrupted  = 130
)

// errPartly says that a command did its work but for what it has named already.
var errPartly = errors.New("some input could not be read")

// usage is a fault in the command line itself.
type usage struct{ error }

// report writes an error for the person at the terminal and gives the exit status. What is not of a kind
// that a user can mend is shown as an internal error and logged with its cause.
func report(w io.Writer, err error) int {
	status := statusOf(err)
	switch status {
	case exitDone, exitPartly, exitInterrupted:
	case exitUsage:
		fmt.Fprintf(w, "daybook: %v (daybook --help shows the commands)\n", err)
	case exitInternal:
		fmt.Fprintln(w, "daybook: internal error")
		slog.New(slog.NewTextHandler(w, nil)).Error("internal error", "cause", err)
	default:
		fmt.Fprintf(w, "daybook: %v\n", err)
	}
	return status
}

func statusOf(err error) int {
	var command usage
	var path *fs.PathError
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return exitDone
	case errors.As(err, &command):
		return exitUsage
	case errors.Is(err, errPartly):
		return exitPartly
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.Is(err, daybook.ErrInvalid):
		return exitInvalid
	case errors.Is(err, daybook.ErrNotFound), errors.As(err, &path) && errors.Is(err, fs.ErrNotExist):
		return exitNotFound
	case errors.Is(err, daybook.ErrConflict):
		return exitConflict
	case errors.Is(err, daybook.ErrUnauthorised), errors.As(err, &path) && errors.Is(err, fs.ErrPermission):
		return exitUnauthorised
	case errors.Is(err, daybook.ErrUnavailable):
		return exitUnavailable
	}
	return exitInternal
}
