package read_test

import (
	"fmt"
	"strings"
	"testing"

	"daybook"
	"daybook/internal/read"
)

// TestBankOfHarm reads short texts as news tells them, with the people they say were killed, injured, abducted, arrested
// or gave up, by class.
func TestBankOfHarm(t *testing.T) { readBank(t, "harm", 2, harmMisread) }

// harmMisread says what harm of a line is read wrongly, "" for nothing. What the line lays to a speaker may differ from the
// report's own figure and is looked for by itself.
func harmMisread(reader *read.Reader, _ string, cols []string) string {
	own, said := map[string]figure{}, ""
	for _, d := range readText(reader, cols[1]) {
		if !d.Background {
			said += tellHarm(own, d.Harm)
		}
	}
	for _, w := range strings.Split(cols[0], "; ") {
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
