package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// An analyst asks by whatever id is at hand, an incident, a draft or a report; each pair is shown once.
func TestLinkAndHistory(t *testing.T) {
	db := filepath.Join(t.TempDir(), "record.db")
	if status, _, errs := do(t, "", "import", "--db", db, "../../samples"); status != 0 {
		t.Fatal(errs)
	}
	_, out, errs := do(t, "", "link", "--db", db, "bajaur-suicide-rally-1")
	if strings.Count(out, "#1  with ") != 3 {
		t.Errorf("links of an incident of three reports:\n%s%s", out, errs)
	}
	_, byReport, _ := do(t, "", "link", "--db", db, "bajaur-suicide-rally")
	_, byDraft, _ := do(t, "", "link", "--db", db, "bajaur-suicide-rally#1")
	if byReport != byDraft || !strings.Contains(byDraft, "happened the same day") {
		t.Errorf("links of a report and of its only draft differ:\n%s\n%s", byReport, byDraft)
	}
	_, out, _ = do(t, "", "history", "--db", db, "bajaur-suicide-rally-2#1")
	_, whole, _ := do(t, "", "history", "--db", db, "bajaur-suicide-rally-1")
	if out != whole || !strings.Contains(out, "merged bajaur-suicide-rally-2-1 into bajaur-suicide-rally-1") {
		t.Errorf("history by a draft:\n%s\nnot that of its incident:\n%s", out, whole)
	}
	for _, command := range []string{"link", "history"} {
		if status, _, errs := do(t, "", command, "--db", db, "nosuch"); status == 0 || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, "nosuch") {
			t.Errorf("%s nosuch: status %d, %q", command, status, errs)
		}
	}
}
