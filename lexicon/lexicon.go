// Package lexicon holds the words of a language and the names of a world as plain-text files that an
// analyst can review: en/*.txt and world/*.txt, one entry a line, "#" starts a comment.
package lexicon

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed en world
var files embed.FS

// An Entry is one line of a lexicon file: its columns, separated by two spaces or more or by tabs, and
// the section it stands in ("[section]" on a line of its own). A line whose first column begins with or holds words in
// brackets, parted by bars, stands for an entry with each: "lose (his|her) life" for two; "(a|)" for one with and one
// without "a".
type Entry struct {
	Line    int
	Section string
	Columns []string
}

// Read gives the entries of a file such as "en/acts.txt", in order. It panics if there is no such file:
// the files are part of the program and their linter runs with the tests.
func Read(name string) []Entry {
	raw, err := files.ReadFile(name)
	if err != nil {
		panic(fmt.Sprintf("lexicon: %v", err))
	}
	return Parse(string(raw))
}

// Parse reads entries from the text of a lexicon file; a desk's own files are read by it too.
func Parse(text string) []Entry {
	var entries []Entry
	section := ""
	for i, line := range strings.Split(text, "\n") {
		if at := strings.Index(line, "#"); at == 0 || at > 0 && line[at-1] == ' ' {
			line = line[:at]
		}
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]"):
			section = line[1 : len(line)-1]
		default:
			cols := columns(line)
			for _, words := range alternatives(cols[0]) {
				entries = append(entries, Entry{i + 1, section, append([]string{strings.Join(strings.Fields(words), " ")}, cols[1:]...)})
			}
		}
	}
	return entries
}

func columns(line string) []string {
	var out []string
	for _, c := range strings.Split(strings.ReplaceAll(line, "\t", "  "), "  ") {
		if c = strings.TrimSpace(c); c != "" {
			out = append(out, c)
		}
	}
	return out
}

// alternatives writes out words with brackets, "lose (his|her) life".
func alternatives(words string) []string {
	before, rest, ok := strings.Cut(words, "(")
	inside, after, closed := strings.Cut(rest, ")")
	if !ok || !closed || !strings.Contains(inside, "|") {
		return []string{words}
	}
	var out []string
	for _, tail := range alternatives(after) {
		for _, choice := range strings.Split(inside, "|") {
			out = append(out, before+choice+tail)
		}
	}
	return out
}
