// Package language turns text into sentences, tokens, lemmas, tags, a dependency tree and entity spans,
// with byte offsets back into the text. It knows a language's grammar and nothing of conflict.
package language

import "iter"

// A Document is a parsed text. Tokens and Sentences tile it in order; whatever a token says of another
// token is an index into Tokens. The tree of a sentence is grown when it is first asked for, through a Word,
// so that a sentence nobody asks about costs little; a Document is for one goroutine at a time.
type Document struct {
	Text      string
	Sentences []Sentence
	Tokens    []Token
	Entities  []Entity
	lemmas    []string // lemma of token i
	trees     trees
}

// A Sentence is a run of tokens, First..End (exclusive). Caps tells that it is written in capitals
// throughout and was read case-blind.
type Sentence struct {
	First, End int32
	Caps       bool
}

// A Token is a syntactic word (of UD): a piece of the text with its analysis. Words of one multiword
// token ("don't") have offsets of their own. Its place in the tree is asked of its Word.
type Token struct {
	Start, End int32 // bytes of Document.Text
	Sentence   int32
	UPOS       UPOS
	XPOS       XPOS
	Part       uint8 // place in a multiword token ("do" 1, "n't" 2); 0 in none
}

// An Entity is a named-entity span of tokens, First..End (exclusive), with its label PER, ORG, LOC or MISC.
type Entity struct {
	First, End int32
	Label      string
}

// Word gives the handle of token i; a handle out of range is not OK.
func (d *Document) Word(i int) Word { return Word{d, i} }

// Words iterates over the words of sentence s.
func (d *Document) Words(s int) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		for i := d.Sentences[s].First; i < d.Sentences[s].End; i++ {
			if !yield(Word{d, int(i)}) {
				return
			}
		}
	}
}

// A Word is a handle on one token of a document: what rules are written with. The zero Word, and any word
// past the ends of the document, is not OK; its methods give empty values and other such words.
type Word struct {
	doc *Document
	I   int // index into Document.Tokens
}

// OK tells whether there is such a word.
func (w Word) OK() bool { return w.doc != nil && w.I >= 0 && w.I < len(w.doc.Tokens) }

// Text is the word as written.
func (w Word) Text() string {
	if !w.OK() {
		return ""
	}
	t := &w.doc.Tokens[w.I]
	return w.doc.Text[t.Start:t.End]
}
