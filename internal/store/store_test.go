package store_test

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"daybook"
	"daybook/internal/store"
	"daybook/internal/store/storetest"
)

func newFile(t *testing.T) string { return filepath.Join(t.TempDir(), "a folder", "re#co%rd?.db") }

func TestSQLite(t *testing.T) { storetest.Run(t, newFile) }

func TestPostgreSQL(t *testing.T) {
	storetest.Run(t, storetest.Postgres(t).Record)
}

func TestTheLogCannotBeChanged(t *testing.T) {
	for name, where := range map[string]func(t *testing.T) (driver, source, record string){
		"SQLite": func(t *testing.T) (string, string, string) {
			file := filepath.Join(t.TempDir(), "record.db")
			return "sqlite", file, file
		},
		"PostgreSQL": func(t *testing.T) (string, string, string) {
			url := storetest.Postgres(t).Record(t)
			return "pgx", url, url
		},
	} {
		t.Run(name, func(t *testing.T) {
			driver, source, record := where(t)
			s, err := store.Open(t.Context(), record)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if err := s.Update(t.Context(), func(tx *store.Tx) error {
				return tx.AddDecisions(t.Context(), []daybook.Decision{{Who: "Aziza", Verb: daybook.Review, Incident: "r1-1"}})
			}); err != nil {
				t.Fatal(err)
			}
			db, err := sql.Open(driver, source)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			for _, forbidden := range []string{`UPDATE decisions SET who = 'Nobody'`, `DELETE FROM decisions`} {
				if _, err := db.ExecContext(t.Context(), forbidden); err == nil || !strings.Contains(err.Error(), "append-only") {
					t.Errorf("%s: %v", forbidden, err)
				}
			}
		})
	}
}

func TestOpenRefusesWhatIsNoRecord(t *testing.T) {
	file := filepath.Join(t.TempDir(), "letter.db")
	if err := os.WriteFile(file, []byte(strings.Repeat("Dear desk, ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(t.Context(), file); !errors.Is(err, daybook.ErrInvalid) {
		t.Errorf("a letter opens as a record: %v", err)
	}
	_, err := store.Open(t.Context(), "postgres://desk:secret@127.0.0.1:1/record?connect_timeout=2")
	if !errors.Is(err, daybook.ErrUnavailable) || strings.Contains(err.Error(), "secret") {
		t.Errorf("a server that is not there: %v", err)
	}
}
