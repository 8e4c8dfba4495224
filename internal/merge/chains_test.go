package merge

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"daybook"
	"daybook/internal/read"
)

// TestChains holds that merging joins and parts the reports of corpus/chains as they do it who wrote them: each report lies
// with the others that lead with its incident and with none that tells another. A mark of a chain read wrongly that
// is read rightly now fails too.
func TestChains(t *testing.T) {
	text, err := os.ReadFile("../../corpus/chains/chains.txt")
	if err != nil {
		t.Fatal(err)
	}
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	right, all := 0, 0
	for _, chain := range strings.Split(string(text), "\n[")[1:] {
		name, lines, _ := strings.Cut(chain, "]\n")
		wrong, marked := chainMistakes(reader, strings.Split(strings.TrimSpace(lines), "\n"))
		all++
		if len(wrong) == 0 {
			right++
		}
		if (len(wrong) > 0) != marked {
			t.Errorf("%s: %s; marked as wrong %v", name, strings.Join(wrong, "; "), marked)
		}
	}
	t.Logf("%d of %d chains joined and parted rightly", right, all)
}

// chainMistakes lists the pairs of reports of a chain that merging joins or parts otherwise than their lines say.
func chainMistakes(reader *read.Reader, lines []string) (wrong []string, marked bool) {
	var coded []*daybook.Coded
	var tells [][]string
	for n, line := range lines {
		cols := strings.Split(line, "\t")
		marked = marked || strings.HasPrefix(cols[0], "?")
		tells = append(tells, strings.Fields(strings.TrimPrefix(cols[0], "?")))
		r := &daybook.Report{ID: fmt.Sprintf("r%d", n+1), Published: cols[1], Source: cols[2], Title: cols[3], Text: cols[4]}
		coded = append(coded, reader.Read(r))
	}
	joined := map[[2]int]bool{}
	for _, g := range Groups(coded, Standard) {
		var in []int
		for _, d := range g.Drafts {
			var n int
			fmt.Sscanf(d, "r%d#", &n)
			in = append(in, n-1)
		}
		for _, i := range in {
			for _, j := range in {
				joined[[2]int{i, j}] = true
			}
		}
	}
	for i := range lines {
		for j := range i {
			same := slices.ContainsFunc(tells[i], func(s string) bool { return slices.Contains(tells[j], s) })
			if same != joined[[2]int{j, i}] {
				wrong = append(wrong, fmt.Sprintf("reports %d and %d joined %v", j+1, i+1, !same))
			}
		}
	}
	return wrong, marked
}
