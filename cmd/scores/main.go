// Command scores measures the reader and the merger on the gold sets, where they are, and writes what it
// saw to doc/SCORES.md and to the table of the README.
//
//	scores [-gold DIR] [-coder COMMAND] [-merger COMMAND] [SET…]
//
// Named sets alone are measured and printed, and nothing is written.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"daybook/internal/ingest"
)

// A figure is one line of a scorer: its name, what was measured, and what to hold it against.
type figure struct{ name, value, peer string }

// A result is what a scorer printed of one set.
type result struct {
	set, measures, reports, failure string
	figures                         []figure
}

// glance are the figures of the table in the README, by set: what they mean there.
var glance = []struct{ set, figure, means string }{
	{"satp", "incident F1", "incidents found in South Asian dispatches, F1"},
	{"satp", "killed exact (total)", "number killed exactly right there"},
	{"satp", "date exact", "date exactly right there"},
	{"satp", "district match", "district right there"},
	{"satp", "whole incident right", "every field of an incident right at once there"},
	{"samples", "incident F1", "incidents found in the sample reports, longer and harder, F1"},
	{"samples", "killed exact (total)", "number killed exactly right there"},
	{"held", "incident F1", "incidents found in reports written and coded before the reader saw them, F1"},
	{"held", "killed exact (total)", "number killed exactly right there"},
	{"held", "whole incident right", "every field right at once there"},
	{"fresh", "incident F1", "incidents found in more such reports, longer and from all over the world, F1"},
	{"fresh", "killed exact (total)", "number killed exactly right there"},
	{"fresh", "whole incident right", "every field right at once there"},
	{"blind", "incident F1", "incidents found in the newest reports nobody has mended on, mostly of several incidents, F1"},
	{"blind", "killed exact (total)", "number killed exactly right there"},
	{"blind", "whole incident right", "every field right at once there"},
	{"codesatp", "killed, exact where any died", "number killed exactly right in Indian summaries where any died"},
	{"places", "LGL tagging F1, overlap", "place names found in local news (LGL), F1"},
	{"places", "LGL acc@161km of found", "those put within 161 km of where they are"},
	{"dates", "relaxed F1", "dates found in news (TimeBank), F1"},
	{"dates", "relaxed F1, value right", "those with the right value, F1"},
	{"polnear", "attribution F1", "who says what in political news, F1"},
	{"plover", "type right", "PLOVER type right on its manual's sentences"},
	{"gva", "pair F1", "reports of one shooting brought together, pair F1"},
	{"gva", "B3 F1", "the same, B³ F1"},
	{"muc", "templates F1", "incidents in Latin American news of the 1980s, F1"},
}

func main() {
	gold := flag.String("gold", "../shared/gold", "folder of the gold sets, with their scorer")
	coder := flag.String("coder", "bin/daybook code --format jsonl --mentions -", "command that codes reports")
	merger := flag.String("merger", "bin/daybook merge --format jsonl -", "command that merges coded reports")
	flag.Parse()
	scorer := filepath.Join(*gold, "score")
	if _, err := os.Stat(scorer); err != nil {
		fmt.Printf("scores: no gold sets in %s: nothing was measured\n", *gold)
		return
	}
	sets, err := listSets(scorer)
	if err != nil {
		fail(err)
	}
	wanted := map[string]bool{}
	for _, name := range flag.Args() {
		wanted[name] = true
	}
	var results []result
	for _, r := range sets {
		if len(wanted) > 0 && !wanted[r.set] {
			continue
		}
		out, err := exec.Command(scorer, r.set, "--coder", *coder, "--merger", *merger).CombinedOutput()
		if err != nil {
			r.failure = strings.TrimSpace(string(out))
		} else {
			r.reports, r.figures = readFigures(string(out))
		}
		fmt.Printf("%s\n", bytes.TrimSpace(out))
		results = append(results, r)
	}
	for _, w := range written {
		if len(wanted) > 0 && !wanted[w.set] {
			continue
		}
		r := result{set: w.set, measures: w.measures}
		out, err := measure(scorer, *coder, w.gold, w.reports)
		if err != nil {
			r.failure = strings.TrimSpace(out + " " + err.Error())
		} else {
			r.reports, r.figures = readFigures(out)
			fmt.Printf("%s %s\n", w.set, strings.TrimSpace(out))
		}
		results = append(results, r)
	}
	if len(wanted) > 0 {
		return
	}
	if err := os.WriteFile("doc/SCORES.md", document(results), 0o644); err != nil {
		fail(err)
	}
	if err := intoReadme(table(results)); err != nil {
		fail(err)
	}
}

// written are the sets of this repository itself, coded by hand in the form of the satp set.
var written = []struct {
	set, measures, gold string
	reports             func() ([]byte, error)
}{
	{"samples", "The sample reports of this repository, coded by hand by the rules of satp (corpus/samples).", "corpus/samples/gold.jsonl", sampleReports},
	{"field", "Invented reports of the kinds a desk reads, coded by hand by the rules of satp and mended on (corpus/field).", "corpus/field/gold.jsonl",
		func() ([]byte, error) { return os.ReadFile("corpus/field/reports.jsonl") }},
	{"held", "48 invented reports written and coded by the rules of satp before the reader was run on them; only their figures are looked at, never the mistakes (corpus/held).", "corpus/held/gold.jsonl",
		func() ([]byte, error) { return os.ReadFile("corpus/held/reports.jsonl") }},
	{"fresh", "24 invented reports written and coded by the rules of satp before the reader was run on them, by one who had not read its code; only their figures are looked at, never the mistakes (corpus/fresh).", "corpus/fresh/gold.jsonl",
		func() ([]byte, error) { return os.ReadFile("corpus/fresh/reports.jsonl") }},
	{"blind", "36 invented reports, most of several incidents, written and coded by the rules of satp by one who had not read the reader's code; only their figures are looked at, never the mistakes (corpus/blind).", "corpus/blind/gold.jsonl",
		func() ([]byte, error) { return os.ReadFile("corpus/blind/reports.jsonl") }},
}

// measure runs the scorer of satp on a set of this repository.
func measure(scorer, coder, gold string, reports func() ([]byte, error)) (string, error) {
	dir, err := os.MkdirTemp("", "scores")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	coded, err := os.ReadFile(gold)
	if err != nil {
		return "", err
	}
	texts, err := reports()
	if err != nil {
		return "", err
	}
	for name, data := range map[string][]byte{"gold.jsonl": coded, "reports.jsonl": texts} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return "", err
		}
	}
	out, err := exec.Command(scorer, "satp", "--data", dir, "--coder", coder).CombinedOutput()
	return string(out), err
}

// sampleReports are the reports of samples/, one JSON object a line.
func sampleReports() ([]byte, error) {
	var reports bytes.Buffer
	enc := json.NewEncoder(&reports)
	for o := range ingest.DefaultCaps.Open([]string{"samples"}, nil) {
		r := ingest.DefaultCaps.Read(context.Background(), o)
		if r.Err != nil {
			return nil, r.Err
		}
		r.Report.Source = "" // satp gives no outlet beside the text
		if err := enc.Encode(r.Report); err != nil {
			return nil, err
		}
	}
	return reports.Bytes(), nil
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "scores:", err)
	os.Exit(1)
}

// listSets gives the sets a scorer knows, a line each: name, two blanks or more, what it measures.
func listSets(scorer string) ([]result, error) {
	out, err := exec.Command(scorer, "list").Output()
	if err != nil {
		return nil, fmt.Errorf("%s list: %w", scorer, err)
	}
	var sets []result
	for line := range strings.Lines(string(out)) {
		name, measures, _ := strings.Cut(strings.TrimSpace(line), " ")
		sets = append(sets, result{set: name, measures: strings.TrimSpace(measures)})
	}
	return sets, nil
}

var gap = regexp.MustCompile(`\s{2,}`)

// readFigures reads a scorer's output: "SET: N reports, …" and a line a figure.
func readFigures(out string) (reports string, figures []figure) {
	for line := range strings.Lines(out) {
		line = strings.TrimRight(line, "\n ")
		if !strings.HasPrefix(line, "  ") {
			_, reports, _ = strings.Cut(line, ": ")
			continue
		}
		parts := gap.Split(strings.TrimSpace(line), 3)
		if len(parts) < 2 {
			continue
		}
		f := figure{name: parts[0], value: parts[1]}
		if len(parts) == 3 {
			f.peer = parts[2]
		}
		figures = append(figures, f)
	}
	return reports, figures
}

// table is the short table of the README.
func table(results []result) string {
	var b strings.Builder
	b.WriteString("| what | measured | to hold it against |\n| --- | --- | --- |\n")
	for _, g := range glance {
		for _, r := range results {
			for _, f := range r.figures {
				if r.set == g.set && f.name == g.figure {
					fmt.Fprintf(&b, "| %s | **%s** | %s |\n", g.means, short(f.value), aside.ReplaceAllString(f.peer, ""))
				}
			}
		}
	}
	return b.String()
}

// aside is what a scorer adds in brackets to what it holds a figure against.
var aside = regexp.MustCompile(` *\([^)]*\)`)

// short writes a share as .93.
func short(value string) string {
	if rest, ok := strings.CutPrefix(value, "0."); ok && len(rest) == 3 {
		return "." + rest
	}
	return value
}

// document is doc/SCORES.md.
func document(results []result) []byte {
	var b bytes.Buffer
	b.WriteString("# How well it reads and merges\n\nWritten by `make gold`; every figure here was printed by the sets' own scorers on the code as it\nstands. The sets are public, are not part of this repository, and nothing of their text is in the\nlexicon, the stories or the code. [Method](method.md) tells how each thing is read.\n\n## At a glance\n\n")
	b.WriteString(table(results))
	for _, r := range results {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n", r.set, r.measures)
		if r.failure != "" {
			fmt.Fprintf(&b, "Could not be measured: %s\n", r.failure)
			continue
		}
		fmt.Fprintf(&b, "%s.\n\n| figure | measured | to hold it against |\n| --- | ---: | --- |\n", r.reports)
		for _, f := range r.figures {
			fmt.Fprintf(&b, "| %s | %s | %s |\n", f.name, f.value, f.peer)
		}
	}
	b.WriteString(longArticles())
	return b.Bytes()
}

// longFigures is where the test of the long articles records what it saw.
const longFigures = "corpus/long/figures.txt"

// longArticles is the section on the repository's own long articles; "" when they were not measured.
func longArticles() string {
	text, err := os.ReadFile(longFigures)
	if err != nil {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n## Long articles\n\nSixteen articles of 800–1,200 words in `corpus/long`, written for this repository and coded by hand before they were read.\n\n" +
		"| kind | in the gold | said | recall | precision | fields right of those found |\n| --- | ---: | ---: | ---: | ---: | ---: |\n")
	for line := range strings.Lines(string(text)) {
		if fields := strings.Fields(line); len(fields) > 1 && !strings.HasPrefix(line, "#") {
			fmt.Fprintf(&b, "| %s |\n", strings.Join(fields, " | "))
		}
	}
	return b.String()
}

// The marks between which the README holds the short table.
const begins, ends = "<!-- scores -->\n", "<!-- /scores -->"

func intoReadme(table string) error {
	text, err := os.ReadFile("README.md")
	if err != nil {
		return err
	}
	before, rest, found := strings.Cut(string(text), begins)
	_, after, closed := strings.Cut(rest, ends)
	if !found || !closed {
		return fmt.Errorf("README.md has no place for the table: %s…%s", strings.TrimSpace(begins), ends)
	}
	return os.WriteFile("README.md", []byte(before+begins+"\n"+table+"\n"+ends+after), 0o644)
}
