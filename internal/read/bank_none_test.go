package read_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"daybook"
	"daybook/internal/read"
)

// TestBankOfNone reads every line of corpus/bank/none.txt: it tells no new incident, so that each draft of it must be
// background. A line that begins with "?" is known to be misread; when it is read rightly, the test asks for the mark
// to go.
func TestBankOfNone(t *testing.T) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("../../corpus/bank/none.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	right, all := 0, 0
	for n, lines := 1, bufio.NewScanner(f); lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' || line[0] == '[' {
			continue
		}
		text, known := strings.CutPrefix(line, "?")
		told := ""
		for _, d := range reader.Read(&daybook.Report{ID: "none", Published: "2026-03-05", Text: text}).Incidents {
			if !d.Background {
				told = string(d.Type)
			}
		}
		all++
		switch {
		case told == "":
			right++
			if known {
				t.Errorf("line %d is read rightly now: take its mark away: %s", n, text)
			}
		case !known:
			t.Errorf("line %d: read as %s: %s", n, told, text)
		}
	}
	t.Logf("%d of %d sentences of no incident read rightly", right, all)
}
