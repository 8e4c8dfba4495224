package language

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteCoNLLU writes the document as CoNLL-U, with multiword token ranges and the text of each sentence.
// With entities, the last column says which words a name covers (Entity=B-PER, Entity=I-PER).
func (d *Document) WriteCoNLLU(out io.Writer, entities bool) error {
	w := bufio.NewWriter(out)
	names := map[int]string{}
	if entities {
		names = d.entityMarks()
	}
	for n, s := range d.Sentences {
		fmt.Fprintf(w, "# sent_id = %d\n", n+1)
		if s.opens(d) {
			fmt.Fprintln(w, "# newpar")
		}
		fmt.Fprintf(w, "# text = %s\n", oneLine(d.Text[d.Tokens[s.First].Start:d.Tokens[s.End-1].End]))
		for i := s.First; i < s.End; i++ {
			d.writeRange(w, s, i)
			t, node, head := d.Tokens[i], d.node(i), 0
			if node.head >= 0 {
				head = int(node.head-s.First) + 1
			}
			fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t%s\n", i-s.First+1, d.form(i), lemmaColumn(d.lemmas[i]), t.UPOS, orUnderscore(t.XPOS.String()), head, node.rel, d.misc(i, s, names[int(i)]))
		}
		fmt.Fprintln(w)
	}
	return w.Flush()
}

// writeRange writes the line of the multiword token that begins at token i, if one does.
func (d *Document) writeRange(w io.Writer, s Sentence, i int32) {
	if d.Tokens[i].Part != 1 {
		return
	}
	last := i
	for last+1 < s.End && d.Tokens[last+1].Part > 1 {
		last++
	}
	form := oneLine(d.Text[d.Tokens[i].Start:d.Tokens[last].End])
	fmt.Fprintf(w, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i-s.First+1, last-s.First+1, form, d.space(last, s))
}

// form is the token as written, on one line.
func (d *Document) form(i int32) string { return oneLine(d.Text[d.Tokens[i].Start:d.Tokens[i].End]) }

func (d *Document) misc(i int32, s Sentence, name string) string {
	space := "_"
	if d.Tokens[i].Part == 0 {
		space = d.space(i, s)
	}
	if name == "" {
		return space
	}
	if space == "_" {
		return "Entity=" + name
	}
	return "Entity=" + name + "|" + space
}

func (d *Document) space(i int32, s Sentence) string {
	if i+1 < s.End && d.Tokens[i+1].Start == d.Tokens[i].End {
		return "SpaceAfter=No"
	}
	return "_"
}

func (s Sentence) opens(d *Document) bool {
	if s.First == 0 {
		return true
	}
	return strings.Count(d.Text[d.Tokens[s.First-1].End:d.Tokens[s.First].Start], "\n") > 1
}

func (d *Document) entityMarks() map[int]string {
	marks := map[int]string{}
	for _, e := range d.Entities {
		for i := e.First; i < e.End; i++ {
			marks[int(i)] = "I-" + e.Label
		}
		marks[int(e.First)] = "B-" + e.Label
	}
	return marks
}

// oneLine is s with its line ends and tabs as single spaces, and none inside a word broken over a line.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r\t") {
		return s
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "-\n", "-")), " ")
}

func lemmaColumn(lemma string) string { return orUnderscore(oneLine(lemma)) }

func orUnderscore(s string) string {
	if s == "" {
		return "_"
	}
	return s
}
