package ingest

import (
	"strings"

	"github.com/abadojack/whatlanggo"
)

// deskLanguages are the languages that reports come in; another is not guessed at. Pashto is not among
// those the detector knows, and is taken for Persian or Urdu.
var deskLanguages = whatlanggo.Options{Whitelist: map[whatlanggo.Lang]bool{
	whatlanggo.Eng: true, whatlanggo.Urd: true, whatlanggo.Pes: true, whatlanggo.Arb: true, whatlanggo.Hin: true,
	whatlanggo.Ben: true, whatlanggo.Fra: true, whatlanggo.Spa: true, whatlanggo.Por: true, whatlanggo.Rus: true,
	whatlanggo.Tur: true, whatlanggo.Deu: true,
}}

// language is the ISO 639-1 code of a text's language, "" when that is not certain. The beginning of the
// text decides.
func language(title, text string) string {
	const enough = 2000
	sample := title + "\n" + text
	if len(sample) > enough {
		sample = strings.ToValidUTF8(sample[:enough], "")
	}
	if plainlyEnglish(sample) {
		return "en"
	}
	info := whatlanggo.DetectWithOptions(sample, deskLanguages)
	if !info.IsReliable() {
		return ""
	}
	return info.Lang.Iso6391()
}

// englishWords are frequent words of English that are words of none of the desk's other languages; "a", "as", "in"
// and "was" are. Of running English they are a fourth.
var englishWords = func() map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields("the of and to that with by from were has have had his their which been this they it is are at who said not but after would its two three people") {
		words[w] = true
	}
	return words
}()

// plainlyEnglish tells whether so many of the words are frequent ones of English that the detector, which takes
// as long as reading the report's grammar, need not be asked: an eighth at least of 24 or more.
func plainlyEnglish(text string) bool {
	words, english := 0, 0
	var low [8]byte // of the longest of englishWords
	for i := 0; i < len(text); {
		n := 0
		for ; i < len(text) && inWord(text[i]); i++ {
			if n < len(low) {
				low[n] = text[i] | 0x20
			}
			n++
		}
		if n == 0 {
			i++
			continue
		}
		words++
		if n <= len(low) && englishWords[string(low[:n])] {
			english++
		}
	}
	return words >= 24 && english*8 >= words
}

// inWord tells whether a byte is a letter, or part of one beyond ASCII.
func inWord(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 }
