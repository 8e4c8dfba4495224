package daybook_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms says which of our packages each package may import (doc/rooms.md), the root left out: all may.
var rooms = map[string][]string{
	".":                  {},
	"lexicon":            {},
	"internal/language":  {},
	"internal/gazetteer": {"lexicon"},
	"internal/read":      {"internal/language", "internal/gazetteer", "lexicon"},
	"internal/merge":     {},
	"internal/ingest":    {},
	"internal/store":     {},
	"internal/desk":      {"internal/ingest", "internal/read", "internal/merge", "internal/store"},
	"internal/stats":     {},
	"internal/publish":   {},
	"internal/web":       {"internal/desk", "internal/stats", "internal/publish"},
}

// pure rooms do no input or output of their own at run time and ask no clock.
var pure = []string{".", "lexicon", "internal/language", "internal/gazetteer", "internal/read", "internal/merge", "internal/stats", "internal/publish"}

var impure = []string{"net", "net/http", "os", "os/exec", "database/sql", "io/ioutil"}

func TestRoomsImportWhatTheyMay(t *testing.T) {
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (strings.HasPrefix(e.Name(), ".") && path != "." || e.Name() == "node_modules" || e.Name() == "testdata") {
			return filepath.SkipDir
		}
		if e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		dir := filepath.ToSlash(filepath.Dir(path))
		room := roomOf(dir)
		if room == "" {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		if f.Name.Name == "main" {
			return nil
		}
		for _, imp := range f.Imports {
			name, _ := strconv.Unquote(imp.Path.Value)
			if of, ours := strings.CutPrefix(name, "daybook/"); ours && roomOf(of) != room && !slices.Contains(rooms[room], roomOf(of)) {
				t.Errorf("%s imports %s, which %s may not", path, name, room)
			}
			if slices.Contains(pure, room) && slices.Contains(impure, name) {
				t.Errorf("%s imports %s, but %s is a pure room", path, name, room)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// roomOf is the room a folder lies in: itself or the nearest folder above that is one; "" outside.
func roomOf(dir string) string {
	for d := dir; ; d = filepath.ToSlash(filepath.Dir(d)) {
		if _, ok := rooms[d]; ok && (d != "." || dir == ".") {
			return d
		}
		if d == "." || d == "/" {
			return ""
		}
	}
}
