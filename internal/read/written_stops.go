package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"daybook/internal/language"
)

// Reports that were stripped of their full stops ("… in Karda on March 4 reports Dawn Police said that …") are
// given sentences again: one ends after the outlet cited, and before a word with a capital that begins sentences
// and seldom stands with one inside them. lexicon/en/sentences.txt lists these words and those before which
// nothing ends.

// A block of at least so many words, with fewer stops than one in so many and none at its end, has lost them.
const (
	enoughWords  = 30
	wordsPerStop = 50
)

var sentenceLists = readLists("en/sentences.txt")

// withStops marks the ends of sentences in the blocks of text that lost their stops.
func withStops(text string) string {
	var marked []byte
	at := 0
	for block := range strings.SplitAfterSeq(text, "\n\n") {
		if withoutStops(block) {
			if marked == nil {
				marked = []byte(text)
			}
			markEnds(marked[at:at+len(block)], strings.Fields(block))
		}
		at += len(block)
	}
	if marked == nil {
		return text
	}
	return string(marked)
}

// withoutStops tells whether a block of some length has hardly a word with a stop after it.
func withoutStops(block string) bool {
	words, stops, stop := 0, 0, false
	for w := range strings.FieldsSeq(block) {
		words++
		if stop = strings.ContainsAny(w[len(w)-1:], ".!?:\""); stop {
			stops++
		}
	}
	return words > enoughWords && stops*wordsPerStop < words && !stop
}

// markEnds puts the mark of an end before each of the words of a block that begins a sentence.
func markEnds(block []byte, words []string) {
	at, cited := 0, 0
	for i, w := range words {
		at += strings.Index(string(block[at:]), w)
		if i > 0 && (i == cited && begins(w) || i > cited && opens(words, i)) {
			block[at-1] = language.SentenceEnd
		}
		at += len(w)
		if i >= cited && i+1 < len(words) && citing[strings.ToLower(w)] {
			cited = i + 1 + outletLength(words[i+1:])
		}
	}
}

// citing are the words after which a report names the outlet that it cites, at the end of a sentence.
var citing = map[string]bool{"reports": true, "reported": true, "adds": true}

// outletLength is how many words the name of the outlet has that words begin with, 0 where they name none.
func outletLength(words []string) int {
	for n := min(len(words), 5); n > 0; n-- {
		name := strings.ToLower(strings.Join(words[:n], " "))
		if begins(words[0]) && mastheads()[strings.TrimPrefix(name, "the ")] {
			return n
		}
	}
	for n := 2; n <= min(len(words), 5) && begins(words[n-1]); n++ {
		if titleWords[strings.ToLower(words[n-1])] {
			return n
		}
	}
	return 0
}

// opens tells whether words[i] begins a sentence.
func opens(words []string, i int) bool {
	word, before := words[i], words[i-1]
	small := !begins(before)
	if !begins(word) || capitals(word) || small && sentenceLists["leaving open"][before] {
		return false
	}
	low := strings.ToLower(word)
	if sentenceLists["opening"][low] {
		return true
	}
	return small && sentenceLists["opening after a small letter"][low] && !sentenceLists["leaving open before a noun"][before]
}

// begins tells whether a word is one that may begin a sentence: with a capital or a digit.
func begins(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// capitals tells whether a word of some length is written in capitals.
func capitals(word string) bool { return len(word) > 1 && strings.ToUpper(word) == word }
