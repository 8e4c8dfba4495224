package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const talksAbroad = `{"id":"r1","published":"2031-03-06","text":"The government of Sindh held talks with Iranian officials in Karachi on Monday."}
`

// TestCodeUsesTheMandatesOfTheDesk codes a province's talks abroad by the built-in rules, by a desk's own
// and by none.
func TestCodeUsesTheMandatesOfTheDesk(t *testing.T) {
	own := filepath.Join(t.TempDir(), "ours.txt")
	for _, c := range []struct{ rules, flag string }{
		{"", "External affairs and agreements"},
		{"PK  harbour talks  foreign  national  met  Talks in harbours are for the admiral  Harbour Act, s. 2\n", "harbour talks: no approval so far. Talks in harbours are for the admiral (Harbour Act, s. 2)"},
		{"# none\n", ""},
	} {
		args := []string{"code", "-"}
		if c.rules != "" {
			if err := os.WriteFile(own, []byte(c.rules), 0o600); err != nil {
				t.Fatal(err)
			}
			args = append(args, "--mandates", own)
		}
		status, out, errs := do(t, talksAbroad, args...)
		if status != exitDone || errs != "" {
			t.Fatalf("%d %s", status, errs)
		}
		steps := coded(t, out)[0].Steps
		if len(steps) != 1 || steps[0].Kind != "met" {
			t.Fatalf("steps %+v", steps)
		}
		if flag := string(steps[0].Flag); !strings.Contains(flag, c.flag) || c.flag == "" && flag != "" {
			t.Errorf("with %q the flag is %q, want %q", c.rules, flag, c.flag)
		}
	}
}

func TestBadMandatesAreNamedByLine(t *testing.T) {
	own := filepath.Join(t.TempDir(), "ours.txt")
	text := "# ours\nPK  talks  foreign  king  met  r  s\nPK  talks  foreign  national  danced  r  s\nPakistan  talks\n"
	if err := os.WriteFile(own, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"code", "-"}, {"import", "-", "--db", filepath.Join(t.TempDir(), "record.db")}} {
		status, out, errs := do(t, talksAbroad, append(command, "--mandates", own)...)
		if status != exitInvalid || out != "" {
			t.Errorf("%s: status %d, said %q", command[0], status, out)
		}
		for _, want := range []string{own + `:2: "king" is no holder`, own + `:3: "danced" is no kind of step`, own + ":4: a mandate has 7 columns"} {
			if !strings.Contains(errs, want) {
				t.Errorf("%s does not say %q:\n%s", command[0], want, errs)
			}
		}
	}
	if status, _, errs := do(t, talksAbroad, "code", "-", "--mandates", own+".not"); status != exitInvalid || !strings.Contains(errs, own+".not") {
		t.Errorf("a file that is not there: %d %s", status, errs)
	}
}
