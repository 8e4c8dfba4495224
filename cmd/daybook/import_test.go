package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"daybook"
	"daybook/internal/desk"
	"daybook/internal/store"
)

// An import that is killed (SIGKILL) and run again leaves the record as if nothing had happened.
func TestImportSurvivesBeingKilled(t *testing.T) {
	const reports = 600
	folder := t.TempDir()
	in, db := filepath.Join(folder, "in.jsonl"), filepath.Join(folder, "record.db")
	f, err := os.Create(in)
	if err != nil {
		t.Fatal(err)
	}
	if err := inventedLines(f, reports); err != nil || f.Close() != nil {
		t.Fatal(err)
	}
	record, err := store.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer record.Close()
	filed := func() (n int) {
		for _, err := range record.ReportIDs(t.Context()) {
			if n++; err != nil {
				t.Fatal(err)
			}
		}
		return n
	}
	kills := 0
	for _, after := range []int{1, 1} {
		cmd := command(t.Context(), nil, "import", "--db", db, in)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		for before := filed(); len(ended) == 0 && filed() < before+after; {
			time.Sleep(2 * time.Millisecond)
		}
		if cmd.Process.Kill() == nil {
			kills++
		}
		<-ended
		if n := filed(); n == 0 {
			t.Errorf("%d reports filed", n)
		}
	}
	if n := filed(); kills == 0 || n >= reports {
		t.Fatalf("killed %d times, yet %d of %d reports filed: nothing was interrupted", kills, n, reports)
	}
	before := filed()
	out, err := command(t.Context(), nil, "import", "--db", db, in).CombinedOutput()
	if err != nil || !strings.Contains(string(out), fmt.Sprintf("%d reports added", reports-before)) || !strings.Contains(string(out), fmt.Sprintf("%d in the record already", before)) {
		t.Fatalf("the import after the last kill says %s, %v; %d were filed", out, err, before)
	}
	if n := filed(); n != reports {
		t.Errorf("%d reports filed of %d", n, reports)
	}
	checkWhole(t, db, in)
}

// checkWhole holds that every draft that coding the file gives is in the record once, opened by one
// decision, and that the record verifies.
func checkWhole(t *testing.T, db, in string) {
	t.Helper()
	status, coded, errs := do(t, "", "code", in)
	if status != exitDone {
		t.Fatalf("code: %d %s", status, errs)
	}
	want := map[string]bool{}
	for dec := json.NewDecoder(strings.NewReader(coded)); ; {
		var c daybook.Coded
		if err := dec.Decode(&c); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		for _, d := range c.Incidents {
			want[d.ID] = true
		}
	}
	if len(want) == 0 {
		t.Fatal("the reports tell no incidents: the test shows nothing")
	}
	record, err := store.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer record.Close()
	opened := map[string]int{}
	for d, err := range record.Decisions(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		if d.Verb == daybook.Open {
			for _, draft := range d.Drafts {
				opened[draft]++
			}
		}
	}
	drafts := 0
	for told, err := range record.AllTellings(t.Context()) {
		if drafts++; err != nil || !want[told.Draft.ID] || opened[told.Draft.ID] != 1 {
			t.Errorf("draft %s: expected %v, opened %d times, %v", told.Draft.ID, want[told.Draft.ID], opened[told.Draft.ID], err)
		}
	}
	if drafts != len(want) || len(opened) != len(want) {
		t.Errorf("%d drafts, %d opened, of %d", drafts, len(opened), len(want))
	}
	if status, out, errs := do(t, "", "verify", "--db", db); status != exitDone {
		t.Errorf("verify: %d %s %s", status, out, errs)
	}
}

func TestImportTwiceChangesNothing(t *testing.T) {
	db := filepath.Join(t.TempDir(), "record.db")
	var in bytes.Buffer
	if err := inventedLines(&in, 20); err != nil {
		t.Fatal(err)
	}
	if status, out, errs := do(t, in.String(), "import", "--db", db); status != exitDone || !strings.HasPrefix(out, "20 reports added") {
		t.Fatalf("first: %d %s%s", status, out, errs)
	}
	status, out, errs := do(t, in.String(), "import", "--db", db, "--verbose")
	if status != exitDone || !strings.HasPrefix(out, "0 reports added with 0 incidents; 20 in the record already") || !strings.Contains(errs, "standard input:7: in the record already as inv-6") {
		t.Errorf("second: %d %s%s", status, out, errs)
	}
	other := strings.Replace(in.String(), "Dispatch 3 from", "Another dispatch from", 1)
	status, out, errs = do(t, other, "import", "--db", db)
	if status != exitPartly || !strings.Contains(out, "1 could not be taken") || !strings.Contains(errs, "standard input:4: report inv-3 is in the record already with another text (found in standard input:4)") {
		t.Errorf("another text under the same id: %d %s%s", status, out, errs)
	}
}

func TestVerifyFindsWhatWasChanged(t *testing.T) {
	db := filepath.Join(t.TempDir(), "record.db")
	if status, _, errs := do(t, `{"id":"r1","published":"2031-03-06","text":"Gunmen killed three policemen in Bannu on Monday."}`, "import", "--db", db); status != exitDone {
		t.Fatal(errs)
	}
	d, err := desk.Open(t.Context(), db, desk.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	page, err := d.Find(t.Context(), daybook.Query{})
	d.Close()
	if err != nil || len(page.Items) == 0 {
		t.Fatalf("no incident: %v", err)
	}
	for what, c := range map[string]struct{ harm, fault string }{
		"an incident":  {`UPDATE incidents SET body = replace(body, '"status":"occurred"', '"status":"denied"')`, "is not what the log makes of it"},
		"a lost one":   {`DELETE FROM incidents`, "but it is not there"},
		"the text":     {`UPDATE reports SET text = replace(text, 'Gunmen', 'Gunman')`, "the text there is"},
		"an original":  {`UPDATE originals SET packed = (SELECT packed FROM originals) || x'00'`, "unpack original"},
		"a new digest": {`UPDATE reports SET original = 'none'`, "its original is not kept"},
	} {
		copied := filepath.Join(t.TempDir(), "copy.db")
		damage(t, db, copied, c.harm)
		status, _, errs := do(t, "", "verify", "--db", copied)
		if status != exitConflict || !strings.Contains(errs, c.fault) {
			t.Errorf("%s: %d %s", what, status, errs)
		}
		if strings.Contains(c.harm, "incidents") {
			if status, _, errs := do(t, "", "verify", "--db", copied, "--rebuild"); status != exitDone {
				t.Errorf("%s: after the rebuilding: %d %s", what, status, errs)
			}
		}
	}
}
