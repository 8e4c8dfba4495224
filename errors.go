package daybook

import (
	"errors"
	"fmt"
)

// The kinds of failure a user may meet. Each is mapped to an exit status and an HTTP status in one place;
// any other error is shown as "internal error" and logged with its cause.
var (
	ErrInvalid      = errors.New("invalid")
	ErrNotFound     = errors.New("not found")
	ErrConflict     = errors.New("conflict")
	ErrUnauthorised = errors.New("unauthorised")
	ErrUnavailable  = errors.New("unavailable")
)

// Invalid makes an ErrInvalid whose message is the formatted text alone.
func Invalid(format string, args ...any) error {
	return &kindError{ErrInvalid, fmt.Sprintf(format, args...)}
}

// NotFound makes an ErrNotFound whose message is the formatted text alone.
func NotFound(format string, args ...any) error {
	return &kindError{ErrNotFound, fmt.Sprintf(format, args...)}
}

// Conflict makes an ErrConflict whose message is the formatted text alone.
func Conflict(format string, args ...any) error {
	return &kindError{ErrConflict, fmt.Sprintf(format, args...)}
}

// Unavailable makes an ErrUnavailable whose message is the formatted text alone.
func Unavailable(format string, args ...any) error {
	return &kindError{ErrUnavailable, fmt.Sprintf(format, args...)}
}

type kindError struct {
	kind error
	text string
}

func (e *kindError) Error() string { return e.text }
func (e *kindError) Unwrap() error { return e.kind }
