package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"daybook"
	"daybook/internal/publish"
)

// Everything that can be asked of a record, asked of one made of the samples.
func TestAskTheRecord(t *testing.T) {
	db := filepath.Join(t.TempDir(), "record.db")
	t.Setenv("DAYBOOK_DB", db)
	if status, out, errs := do(t, "", "import", "../../samples"); status != exitDone || errs != "" {
		t.Fatalf("import: %d %s%s", status, out, errs)
	}
	ask := func(args ...string) string {
		t.Helper()
		status, out, errs := do(t, "", args...)
		if status != exitDone || errs != "" || out == "" {
			t.Errorf("%q: status %d, %s", args, status, errs)
		}
		return out
	}
	for what, header := range map[string]string{"incidents": "date", "interactions": "date", "claims": "period", "steps": "date",
		"states": "from", "processes": "process", "actors": "name", "places": "name"} {
		if out := ask("list", what); !strings.HasPrefix(out, header+" ") || strings.Count(out, "\n") < 2 {
			t.Errorf("list %s:\n%s", what, out)
		}
	}
	var inc daybook.Incident
	line := ask("list", "--format", "jsonl", "--from", "2031-03", "--to", "2031-03", "--status", "occurred", "--limit", "1")
	if err := json.Unmarshal([]byte(line), &inc); err != nil || inc.When.To < "2031-03-01" || inc.When.From > "2031-03-31" {
		t.Fatalf("%s %v", line, err)
	}
	report := inc.Reports[0]
	for id, want := range map[string]string{inc.ID: inc.ID + "  " + string(inc.Type), report: report + "  ", inc.Drafts[0]: "\n" + inc.Drafts[0] + "  "} {
		if out := ask("show", id); !strings.Contains(out, want) {
			t.Errorf("show %s:\n%s", id, out)
		}
		if out := ask("show", "--format", "json", id); !json.Valid([]byte(out)) {
			t.Errorf("show %s as JSON:\n%s", id, out)
		}
	}
	if status, _, errs := do(t, "", "show", report+"#9"); status != exitNotFound || !strings.Contains(errs, "tells no "+report+"#9") {
		t.Errorf("a draft that is not there: %d %s", status, errs)
	}
	if out := ask("bulletin", "--month", "2031-03"); !strings.HasPrefix(out, "# March 2031\n") || !strings.Contains(out, "| **total** |") {
		t.Errorf("bulletin:\n%s", out)
	}
	if out := ask("bulletin", "--month", "2031-03", "--format", "html", "--place", "Bannu"); !strings.Contains(out, "<h1>March 2031</h1>") || strings.Contains(out, "Khuzdar,") {
		t.Errorf("bulletin of Bannu:\n%s", out)
	}
	table, err := csv.NewReader(strings.NewReader(ask("export"))).ReadAll()
	all := strings.Count(ask("list", "--format", "jsonl"), "\n")
	if err != nil || len(table) != all+1 || len(table[0]) != len(publish.Columns()) {
		t.Errorf("export: %d lines for %d incidents, %v", len(table), all, err)
	}
	var features struct{ Features []json.RawMessage }
	if err := json.Unmarshal([]byte(ask("export", "--format", "geojson")), &features); err != nil || len(features.Features) != all {
		t.Errorf("export: %d features for %d incidents, %v", len(features.Features), all, err)
	}
	file := filepath.Join(t.TempDir(), "incidents.parquet")
	if status, _, errs := do(t, "", "export", "--format", "parquet", "--output", file); status != exitDone {
		t.Errorf("export: %d %s", status, errs)
	}
	if data, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(data), "PAR1") || !strings.HasSuffix(string(data), "PAR1") {
		t.Errorf("no Parquet file: %v", err)
	}
}
