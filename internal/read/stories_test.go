package read_test

import (
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

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the stories of corpus/ with what the reader gives")

// TestStories reads every story of corpus/ and compares what it says of the kinds of finding it lists,
// line by line (corpus/README.md has the format). With -update it rewrites the stories instead.
func TestStories(t *testing.T) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../corpus/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories in corpus/: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			story, err := openStory(file)
			if err != nil {
				t.Fatal(err)
			}
			coded := reader.Read(story.report)
			checkSpans(t, story.report, coded)
			if *update {
				if err := story.rewrite(coded); err != nil {
					t.Fatal(err)
				}
				return
			}
			for _, complaint := range story.check(coded) {
				t.Error(complaint)
			}
		})
	}
}

// A story is one file of corpus/: an invented report, the findings it must give by kind, and the
// failures that are known.
type story struct {
	file    string
	archive *txtar.Archive
	report  *daybook.Report
}

func openStory(file string) (*story, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	s := &story{file: file, archive: txtar.Parse(raw)}
	for _, part := range s.archive.Files {
		switch _, kind := kinds[part.Name]; {
		case part.Name == "report":
			s.report, err = storyReport(string(part.Data))
		case part.Name == "known" || kind:
		default:
			err = fmt.Errorf("%s: no kind of finding is called %q", file, part.Name)
		}
		if err != nil {
			return nil, err
		}
	}
	if s.report == nil {
		return nil, fmt.Errorf("%s: no -- report --", file)
	}
	s.report.ID = "s"
	return s, nil
}

// storyReport reads "published: …", "source: …" and "title: …" lines, an empty line, and the text.
func storyReport(part string) (*daybook.Report, error) {
	r := &daybook.Report{Lang: "en"}
	head, text, _ := strings.Cut(part, "\n\n")
	for _, line := range strings.Split(strings.TrimSpace(head), "\n") {
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "published":
			r.Published = value
		case "source":
			r.Source = value
		case "title":
			r.Title = value
		case "":
		default:
			return nil, fmt.Errorf("unknown line %q at the head of a report", line)
		}
	}
	r.Text = strings.TrimSpace(text)
	return r, r.CheckPublished()
}

// check compares each kind the story lists; a finding listed under known as missing ("- dates: …") or as
// given in error ("+ dates: …") is expected to be so, and is a complaint the day it is not.
func (s *story) check(coded *daybook.Coded) (complaints []string) {
	known := s.known()
	for _, part := range s.archive.Files {
		give, ok := kinds[part.Name]
		if !ok {
			continue
		}
		got, want := give(coded), lines(part.Data)
		for _, line := range missing(want, got) {
			if !known["- "+part.Name+": "+line] {
				complaints = append(complaints, fmt.Sprintf("%s: missing\n- %s", part.Name, line))
			}
		}
		for _, line := range missing(got, want) {
			if !known["+ "+part.Name+": "+line] {
				complaints = append(complaints, fmt.Sprintf("%s: not in the story\n+ %s", part.Name, line))
			}
		}
		for line := range s.passing(part.Name, got) {
			complaints = append(complaints, "passes now, take it out of known: "+line)
		}
	}
	return complaints
}

func (s *story) known() map[string]bool {
	known := map[string]bool{}
	for _, part := range s.archive.Files {
		if part.Name == "known" {
			for _, line := range lines(part.Data) {
				known[line] = true
			}
		}
	}
	return known
}

// passing gives the known failures of a kind that no longer fail.
func (s *story) passing(kind string, got []string) map[string]bool {
	passing := map[string]bool{}
	for line := range s.known() {
		if of, ok := strings.CutPrefix(line, "- "+kind+": "); ok && slices.Contains(got, of) {
			passing[line] = true
		}
		if of, ok := strings.CutPrefix(line, "+ "+kind+": "); ok && !slices.Contains(got, of) {
			passing[line] = true
		}
	}
	return passing
}

// rewrite puts what the reader gives into the sections the story has; known failures stay as they are
// until they pass.
func (s *story) rewrite(coded *daybook.Coded) error {
	known := s.known()
	for i, part := range s.archive.Files {
		give, ok := kinds[part.Name]
		if !ok {
			continue
		}
		var keep []string
		for _, line := range give(coded) {
			if !known["+ "+part.Name+": "+line] {
				keep = append(keep, line)
			}
		}
		for _, line := range lines(part.Data) {
			if known["- "+part.Name+": "+line] && !slices.Contains(keep, line) {
				keep = append(keep, line)
			}
		}
		for line := range s.passing(part.Name, give(coded)) {
			delete(known, line)
		}
		s.archive.Files[i].Data = []byte(strings.Join(append(keep, ""), "\n"))
	}
	for i, part := range s.archive.Files {
		if part.Name == "known" {
			s.archive.Files[i].Data = []byte(strings.Join(append(slices.Sorted(maps.Keys(known)), ""), "\n"))
		}
	}
	return os.WriteFile(s.file, txtar.Format(s.archive), 0o644)
}

func lines(data []byte) []string {
	var out []string
	for _, line := range strings.Split(string(data), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// missing gives the lines of want that got lacks, as often as it lacks them.
func missing(want, got []string) (out []string) {
	have := map[string]int{}
	for _, line := range got {
		have[line]++
	}
	for _, line := range want {
		if have[line]--; have[line] < 0 {
			out = append(out, line)
		}
	}
	return out
}

// checkSpans holds that every span of a coded report is verbatim.
func checkSpans(t *testing.T, r *daybook.Report, c *daybook.Coded) {
	t.Helper()
	for _, span := range spans(c) {
		if err := span.Check(r); err != nil {
			t.Error(err)
		}
	}
}

func spans(c *daybook.Coded) (all []daybook.Span) {
	var bases []daybook.Basis
	for _, x := range c.Incidents {
		bases = append(bases, x.Basis...)
	}
	for _, x := range c.Interactions {
		bases = append(bases, x.Basis...)
	}
	for _, x := range c.Claims {
		bases = append(bases, x.Basis...)
	}
	for _, x := range c.Steps {
		bases = append(bases, x.Basis...)
	}
	for _, x := range c.States {
		bases = append(bases, x.Basis...)
	}
	for _, b := range bases {
		all = append(all, b.Span)
	}
	for _, m := range c.Mentions.Dates {
		all = append(all, m.Span)
	}
	for _, m := range c.Mentions.Places {
		all = append(all, m.Span)
	}
	for _, m := range c.Mentions.Actors {
		all = append(all, m.Span)
	}
	for _, m := range c.Mentions.Attributions {
		all = append(all, m.Cue, m.Content)
		if m.Source != nil {
			all = append(all, m.Source.Span)
		}
	}
	return all
}
