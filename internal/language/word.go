package language

import (
	"iter"
	"slices"
	"strings"
)

// Lower is the word in lower case.
func (w Word) Lower() string { return strings.ToLower(w.Text()) }

// Lemma is the dictionary form; proper names keep their case.
func (w Word) Lemma() string {
	if !w.OK() {
		return ""
	}
	return w.doc.lemmas[w.I]
}

// UPOS is the universal part of speech.
func (w Word) UPOS() UPOS {
	if !w.OK() {
		return X
	}
	return w.doc.Tokens[w.I].UPOS
}

// XPOS is the Penn Treebank tag, as "VBD".
func (w Word) XPOS() string {
	if !w.OK() {
		return ""
	}
	return w.doc.Tokens[w.I].XPOS.String()
}

// Rel is the relation to the head, subtype included.
func (w Word) Rel() Rel {
	if !w.OK() {
		return Dep
	}
	return w.node().rel
}

// Is tells whether the word stands in one of rels to its head; a bare relation covers its subtypes
// (Nsubj covers NsubjPass).
func (w Word) Is(rels ...Rel) bool {
	r := w.Rel()
	return w.OK() && (slices.Contains(rels, r) || slices.Contains(rels, r.Base()))
}

// Head is the governor; it is not OK at the root of the sentence.
func (w Word) Head() Word {
	if !w.OK() {
		return Word{}
	}
	return Word{w.doc, int(w.node().head)}
}

// Children iterates over the dependents from left to right.
func (w Word) Children() iter.Seq[Word] {
	return func(yield func(Word) bool) {
		if !w.OK() {
			return
		}
		for i := w.node().child; i >= 0; i = w.doc.trees.nodes[i].sibling {
			if !yield(Word{w.doc, int(i)}) {
				return
			}
		}
	}
}

// Child is the first dependent in one of rels, or not OK.
func (w Word) Child(rels ...Rel) Word {
	for c := range w.Children() {
		if c.Is(rels...) {
			return c
		}
	}
	return Word{}
}

// Subtree is the run of tokens first..end (exclusive) from the leftmost to the rightmost descendant of w,
// w included.
func (w Word) Subtree() (first, end int) {
	if !w.OK() {
		return 0, 0
	}
	n := w.node()
	return int(n.first), int(n.end)
}

// Next and Prev are the neighbours in the text, within the sentence.
func (w Word) Next() Word { return w.step(1) }

// Prev is the word before, within the sentence.
func (w Word) Prev() Word { return w.step(-1) }

func (w Word) step(n int) Word {
	o := Word{w.doc, w.I + n}
	if !w.OK() || !o.OK() || w.Sentence() != o.Sentence() {
		return Word{}
	}
	return o
}

// Sentence is the index of the word's sentence.
func (w Word) Sentence() int {
	if !w.OK() {
		return -1
	}
	return int(w.doc.Tokens[w.I].Sentence)
}

// Start and End are the word's byte offsets in the document's text.
func (w Word) Start() int { return int(w.doc.Tokens[w.I].Start) }

// End is the byte after the word.
func (w Word) End() int { return int(w.doc.Tokens[w.I].End) }
