package language

import (
	"os"
	"strings"
	"testing"
)

// dispatches gives the paragraphs of the test data, each as its sentences.
func dispatches(t testing.TB) [][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/dispatches.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	var par []string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "#"):
		case line != "":
			par = append(par, line)
		case par != nil:
			out, par = append(out, par), nil
		}
	}
	return append(out, par)
}

func TestDispatchesComeApartAtTheirSentences(t *testing.T) {
	n := 0
	for _, par := range dispatches(t) {
		n += len(par)
		d := Parse(strings.Join(par, " "))
		if got := sentencesOf(d); strings.Join(got, "\n") != strings.Join(par, "\n") {
			t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(par, "\n\t"))
		}
	}
	if n < 120 {
		t.Errorf("only %d sentences", n)
	}
}

func sentencesOf(d *Document) []string {
	var out []string
	for _, s := range d.Sentences {
		out = append(out, d.Text[d.Tokens[s.First].Start:d.Tokens[s.End-1].End])
	}
	return out
}
