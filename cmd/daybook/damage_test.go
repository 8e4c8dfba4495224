package main

import (
	"database/sql"
	"testing"
)

// damage copies a record and changes the copy behind the desk's back.
func damage(t *testing.T, db, copied, statement string) {
	t.Helper()
	for _, step := range []struct{ file, statement string }{{db, `VACUUM INTO '` + copied + `'`}, {copied, statement}} {
		c, err := sql.Open("sqlite", step.file)
		if err != nil {
			t.Fatal(err)
		}
		_, err = c.ExecContext(t.Context(), step.statement)
		if c.Close(); err != nil {
			t.Fatalf("%s: %v", step.statement, err)
		}
	}
}
