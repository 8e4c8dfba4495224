package read_test

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"daybook"
	"daybook/internal/read"
)

// TestBankOfHarm reads every line of corpus/bank/harm.txt: a short text as news tells it, and the people it says were
// killed, injured, abducted, arrested or gave up, by class. A line that begins with "?" is known to be misread; when
// it is read rightly, the test asks for the mark to go.
func TestBankOfHarm(t *testing.T) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("../../corpus/bank/harm.txt")
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
		known := strings.HasPrefix(line, "?")
		want, text, ok := strings.Cut(strings.TrimPrefix(line, "?"), "\t")
		if !ok {
			t.Fatalf("line %d: no tab between the harm and the text", n)
		}
		wrong := harmMisread(reader, want, text)
		all++
		switch {
		case wrong == "":
			right++
			if known {
				t.Errorf("line %d is read rightly now: take its mark away: %s", n, text)
			}
		case !known:
			t.Errorf("line %d: %s: %s", n, wrong, text)
		}
	}
	t.Logf("%d of %d read rightly", right, all)
}

// harmMisread says what harm of a line is read wrongly, "" for nothing. What the line lays to a speaker may differ from the
// report's own figure and is looked for by itself.
func harmMisread(reader *read.Reader, want, text string) string {
	own, said := map[string]figure{}, ""
	for _, d := range reader.Read(&daybook.Report{ID: "bank", Published: "2026-03-05", Text: text}).Incidents {
		if !d.Background {
			said += tellHarm(own, d.Harm)
		}
	}
	for _, w := range strings.Split(want, "; ") {
		fields := strings.Fields(w)
		switch {
		case w == "-":
		case len(fields) > 4: // "killed forces 20 says group"
			if !strings.Contains(said, strings.ToLower(strings.Join(fields[:3], " "))+" "+strings.ToLower(fields[4])) {
				return "no " + w
			}
		default:
			key := fields[0] + " " + fields[1]
			if got := own[key].String(); got != fields[2] {
				return key + " " + got + ", not " + fields[2]
			}
			delete(own, key)
		}
	}
	for key, f := range own {
		return key + " " + f.String() + ", not 0"
	}
	return ""
}

// tellHarm adds the report's own figures of a draft to those of others, and returns what speakers say beside them: "killed forces 20
// group" and so on, in lower case.
func tellHarm(own map[string]figure, harm []daybook.Harm) (said string) {
	seen := map[string]bool{}
	for _, h := range harm {
		key := string(h.Kind) + " " + strings.TrimPrefix(string(h.Class), "security_")
		f := figure{low: h.Low, open: h.High == nil}
		if h.High != nil {
			f.high = *h.High
		}
		switch {
		case seen[key] && h.Says != "":
			for _, word := range strings.Fields(strings.ToLower(string(h.Says))) {
				said += key + " " + f.String() + " " + word + "\n"
			}
		case f.low > 0 || f.open:
			o := own[key]
			own[key] = figure{o.low + f.low, o.high + f.high, o.open || f.open}
		}
		seen[key] = true
	}
	return said
}

// A figure is a number of people, written "3", "3-5" or, with an open end, "3+".
type figure struct {
	low, high int
	open      bool
}

func (f figure) String() string {
	switch {
	case f.open:
		return fmt.Sprintf("%d+", f.low)
	case f.high != f.low:
		return fmt.Sprintf("%d-%d", f.low, f.high)
	}
	return fmt.Sprint(f.low)
}
