package read

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
)

// What is known of each word is found once and kept: reports share most of their words, and a look into one map takes
// the place of a dozen.

// figure is the value of a number in digits under a million.
func figure(text string) (int, bool) {
	if c := text[0]; (c < '0' || c > '9') && c != '+' && c != ',' && c != '-' { // as most tokens begin
		return 0, false
	}
	n, err := strconv.Atoi(strings.ReplaceAll(text, ",", ""))
	return n, err == nil && n >= 0 && n < 1e6
}

// A wordKind is a list of words that is asked of every word of a report; a word may be of several.
type wordKind uint8

const (
	numberKind wordKind = 1 << iota
	officeKind
	forceKind // ends a phrase of [forces]
	fightKind
	sportKind
	diseaseKind
	trafficKind
)

func kindsOf(low string) (kinds wordKind) {
	note := func(kind wordKind, in bool) {
		if in {
			kinds |= kind
		}
	}
	_, number := numberWords[low]
	note(numberKind, number)
	note(officeKind, individual[low] || officers[low] || shortOffices[low] || officials[low])
	note(forceKind, forceBook().forces["… "+low])
	note(fightKind, fights[low])
	note(sportKind, sports[low])
	note(diseaseKind, diseases[low])
	note(trafficKind, traffic[low])
	return kinds
}

// is tells whether token i is of a kind; the page must be lowered.
func (p *page) is(i int, kind wordKind) bool { return p.known[i].kinds&kind != 0 }

// A knownWord is what the stages ask of every word, whichever report it stands in.
type knownWord struct {
	text, low string
	harm      string    // low, without the word that a word of harm ran into
	opens     *openings // phrases of the incident lexicon that begin with it, nil for none
	keys      []string  // that the codebook compares names by
	connects  bool      // links the parts of a name when hyphens stand beside it
	hospital  bool      // takes people to hospital
	takes     bool      // a form of a verb by which people come by injuries
	loses     bool      // or lose a limb
	stem      string
	befell    string // what befell people whose number stands by it
	number    int    // its value, -1 when it is no number
	upper     bool   // begins with a capital
	isWord    bool   // no punctuation, no number
	telling   bool   // may set an incident apart
	notName   bool   // begins no person's name
	kinds     wordKind
}

func newKnownWord(text string) *knownWord {
	low := strings.ToLower(text)
	w := &knownWord{text: text, low: low, harm: unglued(low), stem: stem(low), befell: sketching.befell[low], number: -1, notName: sketching.notNames[low], kinds: kindsOf(low)}
	r, _ := utf8.DecodeRuneInString(text)
	w.upper = unicode.IsUpper(r)
	r, _ = utf8.DecodeRuneInString(low)
	w.isWord = unicode.IsLetter(r)
	if n, ok := figure(text); ok {
		w.number = n
	} else if n, ok := sketching.numbers[low]; ok {
		w.number = n
	}
	w.telling = sketching.same[low] != "" ||
		w.isWord && w.number < 0 && utf8.RuneCountInString(low) >= minTermRunes && !sketching.dull[low] && len(low) < longWord
	first, _, _ := strings.Cut(w.harm, "-")
	w.opens = incidentWords().phrases[first]
	w.connects, w.hospital = connects[low], toHospital[w.harm]
	_, w.takes = takers[low]
	_, w.loses = losers[low]
	switch text {
	case "(", ")", "-", "\"":
	default:
		w.keys = actorBook().fold(nil, text)
	}
	return w
}

// stem takes English endings off a lower-case word and puts one word for those that mean the same; words of other scripts stay as they are.
func stem(low string) string {
	if head := sketching.same[low]; head != "" {
		return head
	}
	low = strings.TrimSuffix(strings.TrimSuffix(low, "'s"), "’s")
	if head := sketching.same[low]; head != "" {
		return head
	}
	for i := range len(low) {
		if low[i] >= utf8.RuneSelf {
			return low
		}
	}
	return english.Stem(low, false)
}

// vocabularies lends every worker the words seen before: stems take time, and reports share most of their words.
var vocabularies = sync.Pool{New: func() any { return &vocabulary{} }}

type vocabulary struct{ of map[string]*knownWord }

// The bounds of a vocabulary: about 10 MB for each worker.
const (
	mostKnown = 32768
	longWord  = 40 // bytes; a longer one tells nothing, and is not kept
)

func (v *vocabulary) word(text string) *knownWord {
	if w, ok := v.of[text]; ok {
		return w
	}
	text = strings.Clone(text) // not a part of the report, which would be kept with it
	w := newKnownWord(text)
	if len(text) < longWord {
		if len(v.of)%mostKnown == 0 {
			v.of = make(map[string]*knownWord)
		}
		v.of[text] = w
	}
	return w
}
