package read

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"daybook/internal/language"
)

// readable is a text as it is parsed: with capitals and the ends of sentences where it was written without, and
// blank where it lists the headlines of other reports; each byte stands where it stood.
func readable(text string) string { return withStops(withCapitals(withoutFooter(text))) }

// A page of news may end with the headlines of others, under such a label; more than so many bytes are none.
var otherReports = regexp.MustCompile(`(?i)(?:\s{2}|[\n.!?"”)]\s*)(?:related (?:stor(?:y|ies)|coverage|news|links|articles)|also read|read also|more stories)\b`)

const longestFooter = 500

// withoutFooter leaves blank what a page lists under a label for related reports at its end.
func withoutFooter(text string) string {
	from := max(0, len(text)-longestFooter)
	at := otherReports.FindStringIndex(text[from:])
	if at == nil {
		return text
	}
	end := from + at[0] + 1 // the stop stays
	return text[:end] + strings.Repeat(" ", len(text)-end)
}

// Reports that were stripped of their capitals ("on friday a mob in halol …") are given them back: read once as if
// all in capitals, where the model goes by the words alone, and then what it takes for names and the first words of
// sentences begin with a capital. What is quoted from them stays as it was written.

// A block so long, and with no more than one capital in so many letters, was written without.
const (
	enoughLetters      = 60
	lettersPerACapital = 200
)

// withCapitals gives the blocks of text that were written without capitals theirs.
func withCapitals(text string) string {
	var raised strings.Builder
	bare := make([]bool, 0, 8) // for each block
	for block := range strings.SplitAfterSeq(text, "\n\n") {
		bare = append(bare, withoutCapitals(block))
		if bare[len(bare)-1] {
			block = strings.Map(capital, block)
		}
		raised.WriteString(block)
	}
	if raised.String() == text {
		return text
	}
	doc := language.Parse(raised.String())
	defer doc.Close()
	out := []byte(text)
	for s := range doc.Sentences {
		for w := range doc.Words(s) {
			switch t := out[w.Start():w.End()]; {
			case w.UPOS() == language.PROPN && !strings.ContainsAny(string(t), "aeiouy"):
				copy(t, strings.ToUpper(string(t))) // an abbreviation
			case w.UPOS() == language.PROPN || w.I == int(doc.Sentences[s].First):
				r, _ := utf8.DecodeRune(t)
				utf8.EncodeRune(t, capital(r))
			}
		}
	}
	return string(out)
}

// withoutCapitals tells whether a block begins with a small letter and has hardly a capital after it.
func withoutCapitals(block string) bool {
	first, letters, up := rune(0), 0, 0
	for _, r := range block {
		if !unicode.IsLetter(r) {
			continue
		}
		if first == 0 {
			first = r
		}
		letters++
		if unicode.IsUpper(r) {
			up++
		}
	}
	return letters >= enoughLetters && unicode.IsLower(first) && up*lettersPerACapital < letters
}

// capital is the capital of a letter where it takes as many bytes.
func capital(r rune) rune {
	if up := unicode.ToUpper(r); utf8.RuneLen(up) == utf8.RuneLen(r) {
		return up
	}
	return r
}
