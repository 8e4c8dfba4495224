package main

import (
	"fmt"
	"io"
	"os"

	"daybook/internal/language"
)

// parseCmd prints the grammar of a text.
type parseCmd struct {
	File     string `arg:"" optional:"" help:"Text file to parse; - or nothing reads standard input." default:"-"`
	Format   string `enum:"conllu,text" default:"conllu" help:"conllu, or text: the trees drawn for a terminal."`
	Entities bool   `help:"Mark names (Entity=B-PER) in the last column, or below each tree."`
	Model    bool   `help:"Say what the language model was made of, and its scores, instead of parsing."`
}

// Run reads the file and prints its sentences.
func (c *parseCmd) Run(con *console) error {
	if c.Model {
		return c.describe(con.out)
	}
	text, err := readText(con.in, c.File)
	if err != nil {
		return fmt.Errorf("parse: %w", err)
	}
	doc := language.Parse(text)
	if c.Format == "conllu" {
		return doc.WriteCoNLLU(con.out, c.Entities)
	}
	return c.draw(con.out, doc)
}

func (c *parseCmd) draw(out io.Writer, doc *language.Document) error {
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

func (c *parseCmd) describe(out io.Writer) error {
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
func readText(in io.Reader, path string) (string, error) {
	if path == "-" {
		b, err := io.ReadAll(in)
		return string(b), err
	}
	b, err := os.ReadFile(path)
	return string(b), err
}
