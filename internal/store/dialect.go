package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"github.com/pressly/goose/v3"
)

// A dialect is the little in which the two databases differ.
type dialect struct {
	name, driver string
	goose        goose.Dialect
	lock         string                      // makes a transaction the only writer's, where beginning it does not
	index        string                      // puts a report in the full-text index: n, title, text
	matching     string                      // the reports that match %s, a place for the words of a search
	words        func(words []string) string // a search for all of the words, each the beginning of one
}

var sqlite = dialect{
	name: "sqlite", driver: "sqlite", goose: goose.DialectSQLite3,
	index:    `INSERT INTO search (rowid, title, text) VALUES ($1, $2, $3)`,
	matching: `SELECT rowid FROM search WHERE search MATCH %s`,
	words: func(words []string) string {
		for i, w := range words {
			words[i] = `"` + strings.ReplaceAll(w, `"`, `""`) + `"*`
		}
		return strings.Join(words, " ")
	},
}

var postgres = dialect{
	name: "postgres", driver: "pgx", goose: goose.DialectPostgres,
	lock:     `SELECT pg_advisory_xact_lock(4801200)`,
	index:    `INSERT INTO search (n, words) VALUES ($1, to_tsvector('simple', $2::text || ' ' || $3::text))`,
	matching: `SELECT n FROM search WHERE words @@ to_tsquery('simple', %s)`,
	words: func(words []string) string {
		for i, w := range words {
			words[i] = `'` + strings.NewReplacer(`'`, `''`, `\`, `\\`).Replace(w) + `':*`
		}
		return strings.Join(words, " & ")
	},
}

//go:embed migrations
var migrations embed.FS

// migrate brings the schema up to date, forward only.
func migrate(ctx context.Context, pool *sql.DB, d dialect) error {
	common, err := fs.Sub(migrations, "migrations/common")
	if err != nil {
		return err
	}
	own, err := fs.Sub(migrations, "migrations/"+d.name)
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(d.goose, pool, layers{common, own})
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	if _, err = p.Up(ctx); err != nil { // another process may have been quicker: look again
		_, err = p.Up(ctx)
	}
	if err != nil {
		return fmt.Errorf("bring the schema up to date: %w", err)
	}
	return nil
}

// layers lays folders of files over each other, as one folder.
type layers []fs.FS

// Open opens the file in the first layer that has it.
func (l layers) Open(name string) (fs.File, error) {
	for _, layer := range l {
		if f, err := layer.Open(name); err == nil {
			return f, nil
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists the files of all layers.
func (l layers) ReadDir(name string) ([]fs.DirEntry, error) {
	var all []fs.DirEntry
	for _, layer := range l {
		entries, err := fs.ReadDir(layer, path.Clean(name))
		if err != nil {
			return nil, err
		}
		all = append(all, entries...)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Name() < all[j].Name() })
	return all, nil
}
