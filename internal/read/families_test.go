package read

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The walk through the reader names every family of files, so that a newcomer finds each.
func TestEveryFamilyIsInTheWalk(t *testing.T) {
	page, err := os.ReadFile("../../doc/reader.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(page), "## Which file")
	if !found {
		t.Fatal("doc/reader.md has lost its table of files")
	}
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		name, rest, _ := strings.Cut(strings.TrimSuffix(file, ".go"), "_")
		if !strings.HasSuffix(rest, "test") && !strings.Contains(table, "`"+name+"`") {
			t.Errorf("doc/reader.md does not say what the files %s*.go are for", name)
		}
	}
}
