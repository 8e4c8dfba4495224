package merge

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"daybook"
	"daybook/internal/read"
)

var writeCommon = flag.Bool("common", false, "write common.txt anew from the samples and the UD English Web Treebank")

// TestCommonWords holds that the table reads, and with -common makes it: for every stem the share of
// documents whose sketch holds it, in the treebank's or in our sample reports, whichever is larger. Stems
// of the samples alone are left out: they are mostly names.
func TestCommonWords(t *testing.T) {
	shares, err := parseCommon(commonText)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"kill", "police", "bomb", "attack"} {
		if shares[w] < 0.01 && !*writeCommon {
			t.Errorf("%q is thought rare: %v", w, shares[w])
		}
	}
	if !*writeCommon {
		return
	}
	web, samples := shareOf(treebank(t)), shareOf(sampleTexts(t))
	var lines []string
	for _, w := range slices.SortedFunc(maps.Keys(merged(web, samples)), strings.Compare) {
		share := web[w]
		if share > 0 {
			share = max(share, samples[w])
		}
		if share >= 0.004 {
			lines = append(lines, fmt.Sprintf("%-20s  %.3f\n", w, share))
		}
	}
	text := commonHead + strings.Join(lines, "")
	if err := os.WriteFile("common.txt", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

const commonHead = `# Stems and the share of documents whose sketch holds them, from the UD English Web Treebank (training part,
# CC BY-SA 4.0) and the sample reports of this project. Made by "go test ./internal/merge -run Common -common".
`

func merged(a, b map[string]float64) map[string]bool {
	out := map[string]bool{}
	for w := range a {
		out[w] = true
	}
	for w := range b {
		out[w] = true
	}
	return out
}

func shareOf(texts []daybook.Report) map[string]float64 {
	reader, _ := read.New()
	out := map[string]float64{}
	for i := range texts {
		s := reader.Read(&texts[i]).Sketch
		for _, w := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(s.Title, s.Terms)))) {
			out[w] += 1 / float64(len(texts))
		}
	}
	return out
}

func sampleTexts(t *testing.T) (out []daybook.Report) {
	files, err := filepath.Glob("../../samples/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		head, text, _ := strings.Cut(string(raw), "\n\n")
		_, title, _ := strings.Cut(head, "Title: ")
		title, _, _ = strings.Cut(title, "\n")
		out = append(out, daybook.Report{ID: filepath.Base(f), Title: title, Text: text})
	}
	return out
}

func treebank(t *testing.T) (out []daybook.Report) {
	f, err := os.Open(filepath.Join(goldPath, "ud_ewt/en_ewt-ud-train.conllu.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for s := bufio.NewScanner(z); s.Scan(); {
		if id, ok := strings.CutPrefix(s.Text(), "# newdoc id = "); ok {
			out = append(out, daybook.Report{ID: id})
		} else if text, ok := strings.CutPrefix(s.Text(), "# text = "); ok && len(out) > 0 {
			last := &out[len(out)-1]
			last.Text = cmp.Or(last.Text+" ", "") + text
		}
	}
	return out
}
