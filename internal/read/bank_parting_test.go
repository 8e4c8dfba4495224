package read_test

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"

	"daybook"
	"daybook/internal/read"
)

// TestBankOfParting counts the acts that each text of corpus/bank/parting.txt tells as news. A line that begins with
// "?" is known to be misread; when it is read rightly, the test asks for the mark to go.
func TestBankOfParting(t *testing.T) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("../../corpus/bank/parting.txt")
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
		line, known := strings.CutPrefix(line, "?")
		count, text, _ := strings.Cut(line, "\t")
		want, err := strconv.Atoi(count)
		if err != nil {
			t.Fatalf("line %d: %v", n, err)
		}
		all++
		switch got := acts(reader, text); {
		case got == want:
			right++
			if known {
				t.Errorf("line %d is read rightly now: take its mark away: %s", n, text)
			}
		case !known:
			t.Errorf("line %d: %d acts, not %d: %s", n, got, want, text)
		}
	}
	t.Logf("%d of %d texts parted rightly", right, all)
}

// acts is how many acts a text of the bank is read to tell as news.
func acts(reader *read.Reader, text string) (n int) {
	coded := reader.Read(&daybook.Report{ID: "bank", Published: "2026-03-05", Text: strings.ReplaceAll(text, " ¶ ", "\n\n")})
	for i := range coded.Incidents {
		if !coded.Incidents[i].Background {
			n++
		}
	}
	return n
}
