// Package store keeps the record: all SQL is here. A record is a SQLite file, or a PostgreSQL database
// given by URL; both keep the same contract (storetest).
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	_ "modernc.org/sqlite"             // the driver "sqlite"

	"daybook"
)

// A Store is an open record. Its reading methods may be used by many goroutines, beside the one writer.
type Store struct {
	reading
	pool    *sql.DB
	writing sync.Mutex
}

// reading holds what can be asked, of the store or inside a transaction of the writer.
type reading struct {
	db      queryer
	dialect dialect
}

type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Open opens the record at a "postgres://" URL or else in the SQLite file of that path, making or
// upgrading it as needed. It returns ErrUnavailable when the database does not answer, and ErrInvalid
// when the file is not a record.
func Open(ctx context.Context, where string) (*Store, error) {
	d, source := sqlite, where
	if strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://") {
		d = postgres
	} else {
		if err := os.MkdirAll(filepath.Dir(where), 0o700); err != nil {
			return nil, fmt.Errorf("make the folder of the record: %w", err)
		}
		source = sqliteSource(where)
	}
	pool, err := sql.Open(d.driver, source)
	if err != nil {
		return nil, daybook.Invalid("record: %v", err)
	}
	pool.SetMaxOpenConns(16)
	pool.SetConnMaxIdleTime(5 * time.Minute)
	if err := pool.PingContext(ctx); err != nil {
		pool.Close()
		return nil, unavailable(where, err)
	}
	if err := migrate(ctx, pool, d); err != nil {
		pool.Close()
		return nil, unavailable(where, err)
	}
	return &Store{reading: reading{pool, d}, pool: pool}, nil
}

// Close closes the record.
func (s *Store) Close() error { return s.pool.Close() }

// sqliteSource is the data source name of a SQLite file: write-ahead log, foreign keys, patience with
// other processes, and transactions that take the one writer's place at once rather than half-way.
func sqliteSource(path string) string {
	v := url.Values{"_txlock": {"immediate"}, "_pragma": {
		"busy_timeout(15000)", "journal_mode(WAL)", "foreign_keys(1)", "synchronous(FULL)", "cache_size(-65536)"}}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + v.Encode()
}

// unavailable puts a failure to open in the terms of a user.
func unavailable(where string, err error) error {
	if u, bad := url.Parse(where); bad == nil && u.User != nil {
		where = u.Redacted()
	}
	var path *fs.PathError
	switch {
	case errors.Is(err, context.Canceled), errors.As(err, &path):
		return err
	case strings.Contains(err.Error(), "not a database"):
		return daybook.Invalid("%s: not a record: the file is something else", where)
	}
	return daybook.Unavailable("record %s: %v", where, err)
}

// A Tx is the writer's transaction. What it reads includes what it has written.
type Tx struct {
	reading
	tx    *sql.Tx
	ready map[string]*sql.Stmt
}

// Update runs change as the one writer: all of it is kept, or, when it fails, none of it.
func (s *Store) Update(ctx context.Context, change func(*Tx) error) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	tx, err := s.pool.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer tx.Rollback()
	t := &Tx{reading: reading{tx, s.dialect}, tx: tx, ready: map[string]*sql.Stmt{}}
	if s.dialect.lock != "" {
		if _, err := tx.ExecContext(ctx, s.dialect.lock); err != nil {
			return fmt.Errorf("wait for the other writer: %w", err)
		}
	}
	if err := change(t); err != nil {
		if ctx.Err() != nil { // the transaction was taken back under its hands
			return ctx.Err()
		}
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// exec runs a statement, prepared once a transaction.
func (t *Tx) exec(ctx context.Context, query string, args ...any) error {
	stmt := t.ready[query]
	if stmt == nil {
		var err error
		if stmt, err = t.tx.PrepareContext(ctx, query); err != nil {
			return fmt.Errorf("%s: %w", firstLine(query), err)
		}
		t.ready[query] = stmt
	}
	if _, err := stmt.ExecContext(ctx, args...); err != nil {
		return fmt.Errorf("%s: %w", firstLine(query), err)
	}
	return nil
}

func firstLine(query string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(query), "\n")
	return line
}
