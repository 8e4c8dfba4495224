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
	info := whatlanggo.DetectWithOptions(sample, deskLanguages)
	if !info.IsReliable() {
		return ""
	}
	return info.Lang.Iso6391()
}
