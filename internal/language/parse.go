package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parse splits text into sentences and tokens and analyses them.
func Parse(text string) *Document {
	d := &Document{Text: text}
	first := 0
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) {
			if strings.HasPrefix(text[at:], "\n\n") && first < len(d.Tokens) {
				first = d.close(first)
			}
			at += n
			continue
		}
		end := at + n
		if inWord(r) {
			for end < len(text) {
				r, n := utf8.DecodeRuneInString(text[end:])
				if !inWord(r) {
					break
				}
				end += n
			}
		}
		d.Tokens = append(d.Tokens, Token{Start: int32(at), End: int32(end), Sentence: int32(len(d.Sentences)), Head: -1})
		d.lemmas = append(d.lemmas, strings.ToLower(text[at:end]))
		if strings.ContainsAny(text[at:end], ".!?") && end < len(text) && text[end] == ' ' {
			first = d.close(first)
		}
		at = end
	}
	if first < len(d.Tokens) {
		d.close(first)
	}
	return d
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func (d *Document) close(first int) int {
	d.Sentences = append(d.Sentences, Sentence{First: int32(first), End: int32(len(d.Tokens))})
	d.parsed = append(d.parsed, false)
	return len(d.Tokens)
}

// grow makes sure that sentence s has its tree.
func (d *Document) grow(s int32) {}
