package main

import (
	"fmt"
	"io"
	"os"

	"daybook/internal/language"
)

// parseCommand prints the grammar of a text.
type parseCommand struct {
	File     string `arg:"" optional:"" help:"Text file to parse; - or nothing reads standard input." default:"-"`
	Format   string `enum:"conllu,text" default:"conllu" help:"conllu, or text: the trees drawn for a terminal."`
	Entities bool   `help:"Mark names (Entity=B-PER) in the last column, or below each tree."`
	Model    bool   `help:"Say what the language model was made of, and its scores, instead of parsing."`
}

// Run reads the file and prints its sentences.
func (c *parseCommand) Run() error {
	if c.Model {
		return c.describe(os.Stdout)
	}
	text, err := readText(c.File)
	if err != nil {
		return fmt.Errorf("parse: %w", err)
	}
	doc := language.Parse(text)
	if c.Format == "conllu" {
		return doc.WriteCoNLLU(os.Stdout, c.Entities)
	}
	return c.draw(os.Stdout, doc)
}

func (c *parseCommand) draw(out io.Writer, doc *language.Document) error {
	for s, sent := range doc.Sentences {
		if _, err := fmt.Fprintln(out, doc.Draw(s)); err != nil {
			return err
		}
		for _, e := range doc.Entities {
			if c.Entities && e.First >= sent.First && e.First < sent.End {
				fmt.Fprintf(out, "%s: %s\n", e.Label, doc.Text[doc.Tokens[e.First].Start:doc.Tokens[e.End-1].End])
			}
		}
	}
	return nil
}

func (c *parseCommand) describe(out io.Writer) error {
	info := language.ModelInfo()
	fmt.Fprintf(out, "%s, %s\n", info.Name, info.Licence)
	for _, s := range info.Sources {
		fmt.Fprintln(out, "  "+s)
	}
	for _, k := range info.ScoreNames() {
		fmt.Fprintf(out, "  %-10s %6.2f\n", k, info.Scores[k])
	}
	return nil
}

// readText reads a file, or standard input for "-".
func readText(path string) (string, error) {
	if path == "-" {
		b, err := io.ReadAll(os.Stdin)
		return string(b), err
	}
	b, err := os.ReadFile(path)
	return string(b), err
}
