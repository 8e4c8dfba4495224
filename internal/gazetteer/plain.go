package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// otherScripts are the countries whose own names are written in another script than the Latin one: marks on the
// Latin letters of their places are those of a transliteration, which English leaves out.
const otherScripts = "AE AF AM BD BG BH BT BY CN DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KR KP KW KZ LA LB LK LY MA MK MM MN MV NP OM PK PS QA RU SA SD SY TH TJ TN TW UA YE "

// plain is a name as English writes it: "Hazārībāg" in India is "Hazaribag"; "Kahramanmaraş" in Turkey stays.
func plain(name, country string) string {
	ascii := true
	for i := 0; i < len(name) && ascii; i++ {
		ascii = name[i] < utf8.RuneSelf
	}
	if ascii || len(country) != 2 || !strings.Contains(otherScripts, country+" ") {
		return name
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(name) {
		switch {
		case unicode.IsMark(r):
		case r == '‘' || r == '’' || r == 'ʻ' || r == 'ʼ' || r == 'ʿ' || r == 'ʾ':
			b.WriteByte('\'')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
