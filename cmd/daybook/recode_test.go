package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestRecode(t *testing.T) {
	db := filepath.Join(t.TempDir(), "record.db")
	if status, _, errs := do(t, "", "recode", "--db", db); status != exitNotFound {
		t.Errorf("a record that is not there: %d %s", status, errs)
	}
	if status, _, errs := do(t, `{"id":"r1","published":"2031-03-06","text":"Gunmen killed three policemen in Bannu on Monday."}`, "import", "--db", db); status != exitDone {
		t.Fatalf("import: %s", errs)
	}
	for _, c := range []struct {
		args   string
		status int
		says   string
	}{
		{"", exitDone, "1 report read again: 0 say something else"},
		{"--dry-run --verbose", exitDone, "nothing changed in the record"},
		{"--coder older", exitDone, "0 reports read again"},
		{"--since 2031-04", exitDone, "0 reports read again"},
		{"--report r1 --since 2031-03", exitDone, "1 report read again"},
		{"--report r2", exitNotFound, "there is no report r2"},
		{"--since spring", exitInvalid, "is not a day, month or year"},
	} {
		status, out, errs := do(t, "", append([]string{"recode", "--db", db}, strings.Fields(c.args)...)...)
		if status != c.status || !strings.Contains(out+errs, c.says) {
			t.Errorf("recode %s: status %d, says %s%s", c.args, status, out, errs)
		}
	}
}

func TestExplainFromTheRecord(t *testing.T) {
	db := filepath.Join(t.TempDir(), "record.db")
	if status, _, errs := do(t, "", "explain", "--db", db, "r1"); status != exitNotFound || !strings.Contains(errs, "no file") {
		t.Errorf("neither file nor record: %d %s", status, errs)
	}
	if status, _, errs := do(t, `{"id":"r1","published":"2031-03-06","text":"Gunmen killed three policemen in Bannu on Monday."}`, "import", "--db", db); status != exitDone {
		t.Fatalf("import: %s", errs)
	}
	for id, holds := range map[string]string{"r1": "Gunmen", "r1#1": "Gunmen", "r1-1": "r1-1  Armed clash"} {
		if status, out, errs := do(t, "", "explain", "--db", db, id); status != exitDone || !strings.Contains(out, holds) || !strings.Contains(out, "act/") {
			t.Errorf("explain %s: %d %s%s", id, status, out, errs)
		}
	}
	if status, _, errs := do(t, "", "explain", "--db", db, "r2"); status != exitNotFound || !strings.Contains(errs, "r2 is no file") {
		t.Errorf("neither file nor report: %d %s", status, errs)
	}
}
