package language

import (
	"fmt"
	"strings"
)

// Shape writes the tree of sentence s on one line, as tests read it best: every word as relation:word, with
// its dependents in brackets, in the order of the text: "root:killed(nsubj:gunmen obj:policemen(nummod:two))".
func (d *Document) Shape(s int) string {
	for w := range d.Words(s) {
		if !w.Head().OK() {
			return w.shape()
		}
	}
	return ""
}

func (w Word) shape() string {
	var parts []string
	for c := range w.Children() {
		parts = append(parts, c.shape())
	}
	name := w.Rel().String() + ":" + w.Text()
	if parts == nil {
		return name
	}
	return name + "(" + strings.Join(parts, " ") + ")"
}

// Draw draws the tree of sentence s for a terminal: a line a word in the order of the text, indented by its
// depth, with relation, part of speech and lemma.
func (d *Document) Draw(s int) string {
	var b strings.Builder
	for w := range d.Words(s) {
		depth := 0
		for h := w.Head(); h.OK(); h = h.Head() {
			depth++
		}
		arrow := ""
		if h := w.Head(); h.OK() {
			arrow = "→ " + h.Text()
		}
		fmt.Fprintf(&b, "%-40s %-13s %-6s %-5s %-16s %s\n", strings.Repeat("  ", depth)+oneLine(w.Text()), w.Rel(), w.UPOS(), w.XPOS(), w.Lemma(), arrow)
	}
	return b.String()
}
