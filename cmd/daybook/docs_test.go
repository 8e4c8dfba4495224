package main

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"daybook/internal/publish"
)

var update = flag.Bool("update", false, "rewrite doc/commands.md with what the commands say of themselves")

const root = "../.."

// pages gives the text of the README and of every page of doc/, by path.
func pages(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(filepath.Join(root, "doc"), func(path string, e fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".md" {
			var text []byte
			text, err = os.ReadFile(path)
			all[path] = string(text)
		}
		return err
	})
	for _, name := range []string{"README.md", "CONTRIBUTING.md"} {
		text, readErr := os.ReadFile(filepath.Join(root, name))
		if readErr != nil {
			t.Fatal(readErr)
		}
		all[name] = string(text)
	}
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// grammar is the model of the command line.
func grammar(t *testing.T) *kong.Application {
	t.Helper()
	k, err := newParser(&console{out: io.Discard, err: io.Discard}, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	return k.Model
}

// TestCommandsPage holds doc/commands.md to the commands, their flags and settings.
func TestCommandsPage(t *testing.T) {
	var page bytes.Buffer
	page.WriteString("# Commands\n\nWhat each command takes, as `daybook COMMAND --help` says it. A setting is read from the environment when its flag is not given.\n")
	for _, node := range grammar(t).Leaves(true) {
		fmt.Fprintf(&page, "\n## %s\n\n%s\n", node.FullPath(), node.Help)
		if len(node.Positional)+len(node.Flags) == 0 {
			continue
		}
		page.WriteString("\n| argument | setting | default | |\n| --- | --- | --- | --- |\n")
		for _, p := range node.Positional {
			fmt.Fprintf(&page, "| %s |  | %s | %s |\n", strings.ToUpper(p.Name), code(p.Default), cell(p.Help))
		}
		for _, f := range node.Flags {
			if f.Hidden {
				continue
			}
			name := "`--" + f.Name + "`"
			if f.Short != 0 {
				name += " `-" + string(f.Short) + "`"
			}
			var settings []string
			for _, e := range f.Envs {
				settings = append(settings, code(e))
			}
			fmt.Fprintf(&page, "| %s | %s | %s | %s |\n", name, strings.Join(settings, " "), code(f.Default), cell(f.Help))
		}
	}
	path := filepath.Join(root, "doc", "commands.md")
	if *update {
		if err := os.WriteFile(path, page.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if old, err := os.ReadFile(path); err != nil || !bytes.Equal(old, page.Bytes()) {
		t.Errorf("doc/commands.md is not what the commands say: go test ./cmd/daybook -run TestCommandsPage -update (%v)", err)
	}
}

func code(s string) string {
	if s == "" {
		return ""
	}
	return "`" + s + "`"
}

func cell(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "|", `\|`)
}

var (
	commandWords = regexp.MustCompile("`(?:bin/)?daybook ([a-z]+)")
	flagWords    = regexp.MustCompile(`(?m)(?:^|[\s(\x60])--([a-z][a-z-]+)`)
	settingWords = regexp.MustCompile(`\bDAYBOOK_[A-Z_]+\b`)
	ruleWords    = regexp.MustCompile("`([a-z]+/[a-z][a-z-]*)`")
)

// TestDocsNameWhatExists refuses commands, flags and settings in the pages that the program does not have.
func TestDocsNameWhatExists(t *testing.T) {
	commands, flags, settings := map[string]bool{}, map[string]bool{"help": true, "version": true}, map[string]bool{}
	for _, node := range grammar(t).Leaves(true) {
		commands[strings.Fields(node.FullPath())[1]] = true
		for _, f := range node.Flags {
			flags[f.Name] = true
			for _, e := range f.Envs {
				settings[e] = true
			}
		}
	}
	for _, name := range otherFlags(t) {
		flags[name] = true
	}
	for path, text := range pages(t) {
		for _, m := range commandWords.FindAllStringSubmatch(text, -1) {
			if !commands[m[1]] {
				t.Errorf("%s: there is no command %q", path, m[1])
			}
		}
		for _, m := range flagWords.FindAllStringSubmatch(text, -1) {
			if !flags[m[1]] {
				t.Errorf("%s: no command has a flag --%s", path, m[1])
			}
		}
		for _, s := range settingWords.FindAllString(text, -1) {
			if !settings[s] {
				t.Errorf("%s: there is no setting %s", path, s)
			}
		}
	}
}

// otherFlags are the flags of the commands beside daybook: train and scores.
func otherFlags(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, path := range []string{"cmd/train/main.go", "cmd/scores/main.go"} {
		text, err := os.ReadFile(filepath.Join(root, path))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`flag\.[A-Z]\w+\("([a-z-]+)"`).FindAllSubmatch(text, -1) {
			names = append(names, string(m[1]))
		}
	}
	return names
}

// TestDocsNameColumns wants every column of the exports explained somewhere.
func TestDocsNameColumns(t *testing.T) {
	var all strings.Builder
	for _, text := range pages(t) {
		all.WriteString(text)
	}
	for _, column := range publish.Columns() {
		if !strings.Contains(all.String(), "`"+column+"`") {
			t.Errorf("no page of doc/ tells what the column `%s` of the exports holds", column)
		}
	}
}

// TestDocsNameRules holds the rules that the code gives against those the pages name, both ways. A name that
// is put together in the code ("state/" and what follows) answers for every rule that begins so.
func TestDocsNameRules(t *testing.T) {
	inCode, begun := rulesInCode(t)
	families := map[string]bool{}
	for rule := range inCode {
		family, _, _ := strings.Cut(rule, "/")
		families[family] = true
	}
	inDocs := map[string]bool{}
	for path, text := range pages(t) {
		for _, m := range ruleWords.FindAllStringSubmatch(text, -1) {
			rule := m[1]
			inDocs[rule] = true
			family, _, _ := strings.Cut(rule, "/")
			if families[family] && inCode[rule] == "" && !slices.ContainsFunc(begun, func(s string) bool { return strings.HasPrefix(rule, s) }) {
				t.Errorf("%s names the rule %s, which the code does not", path, rule)
			}
		}
	}
	for rule, where := range inCode {
		if !inDocs[rule] {
			t.Errorf("no page of doc/ names the rule %s (%s): add it to doc/rules.md", rule, where)
		}
	}
}

var (
	ruleName  = regexp.MustCompile(`^[a-z]+/[a-z][a-z-]*[a-z]$`)
	ruleBegun = regexp.MustCompile(`^[a-z]+/$`)
	notRules  = regexp.MustCompile(`^(text|application|tokens|en|world)/`)
)

// rulesInCode gathers the rule names among the strings of internal/read: where each stands, and the
// beginnings that names are put together from.
func rulesInCode(t *testing.T) (names map[string]string, begun []string) {
	t.Helper()
	names = map[string]string{}
	files, err := filepath.Glob(filepath.Join(root, "internal/read/*.go"))
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if _, isImport := n.(*ast.ImportSpec); isImport {
				return false
			}
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			s, _ := strconv.Unquote(lit.Value)
			switch {
			case notRules.MatchString(s):
			case ruleName.MatchString(s):
				names[s] = set.Position(lit.Pos()).String()
			case ruleBegun.MatchString(s):
				begun = append(begun, s)
			}
			return true
		})
	}
	if len(names) == 0 {
		t.Fatal("no rules found in internal/read")
	}
	return names, begun
}

// TestDependenciesHaveReasons wants a line for every module and package that we ask for, and no other.
func TestDependenciesHaveReasons(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "doc", "dependencies.md"))
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, m := range regexp.MustCompile("(?m)^\\| `([^`]+)`").FindAllStringSubmatch(string(text), -1) {
		named[m[1]] = true
	}
	asked := map[string]bool{}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?m)^(?:require )?\s*([a-z0-9.-]+\.[a-z]+/\S+) v\S+$`).FindAllStringSubmatch(string(mod), -1) {
		asked[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`(?m)^tool (\S+)$`).FindAllStringSubmatch(string(mod), -1) {
		asked[m[1]] = true
	}
	packages, err := os.ReadFile(filepath.Join(root, "package.json"))
	if err != nil {
		t.Fatal(err)
	}
	_, packages, _ = bytes.Cut(packages, []byte(`"devDependencies"`))
	for _, m := range regexp.MustCompile(`"([^"]+)": "\d`).FindAllSubmatch(packages, -1) {
		asked[string(m[1])] = true
	}
	for name := range asked {
		if !named[name] {
			t.Errorf("doc/dependencies.md has no reason for %s", name)
		}
	}
	for name := range named {
		if !asked[name] {
			t.Errorf("doc/dependencies.md gives a reason for %s, which nothing asks for", name)
		}
	}
}

// TestDocsLinks wants the pages that pages link to, and every page of doc/method in its index.
func TestDocsLinks(t *testing.T) {
	links := regexp.MustCompile(`\]\(([^):#]+)(?:#[^)]*)?\)`)
	all := pages(t)
	for path, text := range all {
		from := filepath.Dir(path)
		if !strings.HasPrefix(path, root) {
			from = root
		}
		for _, m := range links.FindAllStringSubmatch(text, -1) {
			if _, err := os.Stat(filepath.Join(from, m[1])); err != nil {
				t.Errorf("%s leads to %s, which is not there", path, m[1])
			}
		}
	}
	index := all[filepath.Join(root, "doc", "method.md")]
	for path := range all {
		if name := filepath.Base(path); filepath.Base(filepath.Dir(path)) == "method" && !strings.Contains(index, "(method/"+name+")") {
			t.Errorf("doc/method.md does not list %s", name)
		}
	}
}
