package read

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"daybook"
	"daybook/lexicon"
)

// A shelf is one list of the incident lexicon that a phrase may stand in.
type shelf uint8

const (
	actVerb   shelf = iota // acts.txt [verbs]: done to the object
	actSuffer              // acts.txt [suffer]: the subject suffers
	actState               // acts.txt [states]
	actNoun                // acts.txt [nouns]
	peopleOf               // victims.txt
	bodyOf                 // perpetrators.txt
	thingOf                // targets.txt
	weaponOf               // weapons.txt
	separator              // discourse.txt
	actMaking              // acts.txt [making]: makes an act of a noun
	actTurn                // acts.txt [turns], and in no other list: an act only by what it is done to
	shelves
)

// A form is how a verb of the lexicon is inflected where it stands.
type form uint8

const (
	noForm form = iota
	plain
	third      // kills
	past       // killed, shot: past or participle, which often look alike
	participle // shown, where it differs from the past
	gerund     // killing
	pluralNoun
)

// A sense is one entry of the lexicon as the reader uses it.
type sense struct {
	shelf   shelf
	section string // class of people, owner of things, section of the file
	words   string // as the lexicon writes it
	kind    string // of act, "" for none
	harm    string // killed, injured …, "" for none
	group   string // normalised name of a body
}

// A phrase is a run of lower-case words with its sense; the tail of a phrase that its object parts, "set …
// on fire", follows within a few words.
type phrase struct {
	words []string
	tail  []string
	sense *sense
	form  form
}

// An actKind is a kind of act: the incident type it gives, its rank among others of one incident, the family of kinds that
// usually tell the same thing, what it is done with and the class of those who do it by its nature; "" for none.
type actKind struct {
	typ    string
	rank   int
	family string
	means  string
	doer   daybook.Text
}

// kindOf is the row of a kind of act in acts.txt, empty for none.
func kindOf(kind string) actKind { return incidentWords().kinds[kind] }

// family groups the kinds of acts that usually tell the same thing.
func family(kind string) string { return kindOf(kind).family }

// openings are the phrases that begin with a word, the longest first. Where they are many, only those are looked through
// that the word after it goes on with.
type openings struct {
	all   []phrase
	alone []phrase            // of one word
	by    map[string][]phrase // by second word, those of one word among them; nil where all are few
}

// fewPhrases are looked through sooner than a map.
const fewPhrases = 12

func (o *openings) order() {
	sort.SliceStable(o.all, func(i, j int) bool {
		a, b := &o.all[i], &o.all[j]
		return len(a.words)+len(a.tail) > len(b.words)+len(b.tail)
	})
	seconds := map[string][]phrase{}
	for _, ph := range o.all {
		if len(ph.words) == 1 {
			o.alone = append(o.alone, ph)
		} else {
			seconds[ph.words[1]] = nil
		}
	}
	if len(o.all) <= fewPhrases {
		return
	}
	for _, ph := range o.all {
		if len(ph.words) > 1 {
			seconds[ph.words[1]] = append(seconds[ph.words[1]], ph)
			continue
		}
		for second := range seconds {
			seconds[second] = append(seconds[second], ph)
		}
	}
	o.by = seconds
}

// on tells whether one of them is that word alone and on a shelf.
func (o *openings) on(shelf shelf) bool {
	return o != nil && slices.ContainsFunc(o.alone, func(ph phrase) bool { return ph.sense.shelf == shelf })
}

// before gives the phrases that may go on with a word.
func (o *openings) before(second string) []phrase {
	if o.by == nil {
		return o.all
	}
	if some, ok := o.by[second]; ok {
		return some
	}
	return o.alone
}

// words is the incident lexicon made ready: phrases by their first word.
type words struct {
	phrases map[string]*openings
	kinds   map[string]actKind
	inside  map[string]bool // modifiers.txt: belongs to the noun after it
	closed  map[string]bool // modifiers.txt: ends a noun phrase
	same    map[string]bool // verbs whose past is the plain form: "set"
	finite  map[string]bool // pasts that are no participles and so never passive: "took"
	crowd   map[string]bool // acts.txt [crowd], with plurals
	doubled map[string]bool // acts.txt [doubled]
}

// incidentWords reads the lexicon once; the files are part of the program.
var incidentWords = sync.OnceValue(func() *words {
	w := &words{phrases: map[string]*openings{}, kinds: map[string]actKind{}, inside: map[string]bool{}, closed: map[string]bool{}, same: map[string]bool{}, finite: map[string]bool{}, crowd: map[string]bool{}, doubled: map[string]bool{}}
	w.addActs()
	w.addNouns("en/victims.txt", peopleOf)
	w.addNouns("en/targets.txt", thingOf)
	w.addNouns("en/weapons.txt", weaponOf)
	for _, e := range lexicon.Read("en/perpetrators.txt") {
		s := &sense{shelf: bodyOf, section: e.Section, words: e.Columns[0]}
		if len(e.Columns) > 1 {
			s.group = e.Columns[1]
		}
		w.add(e.Columns[0], s, noForm)
	}
	for _, e := range lexicon.Read("en/modifiers.txt") {
		map[string]map[string]bool{"modifiers": w.inside, "closed": w.closed}[e.Section][e.Columns[0]] = true
	}
	for _, e := range lexicon.Read("en/discourse.txt") {
		w.add(e.Columns[0], &sense{shelf: separator, section: e.Section, words: e.Columns[0]}, noForm)
	}
	for _, opening := range w.phrases {
		opening.order()
	}
	return w
})

func (w *words) add(text string, s *sense, f form) {
	head, tail, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(text), "-", " "), "…")
	fields := strings.Fields(head)
	opening := w.phrases[fields[0]]
	if opening == nil {
		opening = &openings{}
		w.phrases[fields[0]] = opening
	}
	opening.all = append(opening.all, phrase{fields, strings.Fields(tail), s, f})
}

// addNouns adds a file of nouns, "singular  plurals" a line; "-" for no other form.
func (w *words) addNouns(file string, on shelf) {
	for _, e := range lexicon.Read(file) {
		s := &sense{shelf: on, section: e.Section, words: e.Columns[0]}
		w.add(e.Columns[0], s, noForm)
		w.addPlurals(e.Columns, s)
	}
}

func (w *words) addPlurals(columns []string, s *sense) {
	singular := columns[0]
	switch {
	case len(columns) > 1 && columns[1] == "-":
	case len(columns) > 1:
		fields, n := strings.Fields(columns[1]), len(strings.Fields(singular))
		for at := 0; at+n <= len(fields); at += n {
			w.add(strings.Join(fields[at:at+n], " "), s, pluralNoun)
		}
	default:
		w.add(plural(singular), s, pluralNoun)
	}
}

// plural is the regular English plural; of a phrase with "of" or "in law" the first noun's.
func plural(singular string) string {
	if head, rest, ok := strings.Cut(singular, " of "); ok {
		return plural(head) + " of " + rest
	}
	switch {
	case strings.HasSuffix(singular, "s"), strings.HasSuffix(singular, "sh"), strings.HasSuffix(singular, "ch"), strings.HasSuffix(singular, "x"):
		return singular + "es"
	case strings.HasSuffix(singular, "y") && !strings.ContainsAny(singular[len(singular)-2:len(singular)-1], "aeiou"):
		return singular[:len(singular)-1] + "ies"
	}
	return singular + "s"
}

func (w *words) addActs() {
	irregular := map[string][][2]string{}
	entries := lexicon.Read("en/acts.txt")
	for _, e := range entries {
		switch e.Section {
		case "irregular":
			irregular[e.Columns[0]] = append(irregular[e.Columns[0]], [2]string{e.Columns[1], e.Columns[2]})
		case "doubled":
			w.doubled[e.Columns[0]] = true
		case "kinds":
			rank := 0
			for _, c := range e.Columns[2] {
				rank = rank*10 + int(c-'0')
			}
			w.kinds[e.Columns[0]] = actKind{e.Columns[1], rank, e.Columns[3], unless(e.Columns[4]), daybook.Text(unless(e.Columns[5]))}
		}
	}
	shelfOf := map[string]shelf{"verbs": actVerb, "suffer": actSuffer, "states": actState, "nouns": actNoun, "making": actMaking}
	listed := map[string]bool{}
	for _, e := range entries {
		if e.Section == "verbs" || e.Section == "suffer" {
			listed[e.Columns[0]] = true
		}
	}
	for _, e := range entries {
		if e.Section == "turns" && !listed[e.Columns[0]] {
			listed[e.Columns[0]] = true
			w.addVerb(e.Columns[0], &sense{shelf: actTurn, section: "turns", words: e.Columns[0]}, irregular)
		}
		if e.Section == "crowd" {
			w.crowd[e.Columns[0]], w.crowd[plural(e.Columns[0])] = true, true
		}
		on, ok := shelfOf[e.Section]
		if !ok {
			continue
		}
		s := &sense{shelf: on, section: e.Section, words: e.Columns[0], kind: unless(e.Columns[1])}
		if len(e.Columns) > 2 {
			s.harm = unless(e.Columns[2])
		}
		switch on {
		case actVerb, actSuffer, actMaking:
			w.addVerb(e.Columns[0], s, irregular)
		case actNoun:
			w.add(e.Columns[0], s, noForm)
			w.addPlurals(e.Columns[:1], s)
		default:
			w.add(e.Columns[0], s, noForm)
		}
	}
}

func unless(column string) string {
	if column == "-" {
		return ""
	}
	return column
}

// addVerb adds the forms of a verb phrase; its first word is the verb, as are the words after "and".
func (w *words) addVerb(text string, s *sense, irregular map[string][][2]string) {
	verb, rest, _ := strings.Cut(text, " ")
	tail := ""
	if rest != "" {
		tail = " " + rest
	}
	verb, asNoun := strings.CutSuffix(verb, "+")
	before, verb := compound(verb)
	if !asNoun {
		w.add(before+verb+tail, s, plain)
		w.add(before+plural(verb)+tail, s, third)
	}
	if verb == "be" {
		for _, v := range []string{"is", "are", "was", "were"} {
			w.add(before+v+tail, s, past)
		}
		return
	}
	if rest, after, ok := strings.Cut(rest, "and "); ok {
		for _, p := range pasts(after, irregular) {
			for _, q := range pasts(verb, irregular) {
				w.add(q[0]+" "+rest+"and "+p[0], s, past)
			}
		}
		return
	}
	w.add(before+w.gerundOf(verb)+tail, s, gerund)
	for _, p := range pasts(verb, irregular) {
		w.same[verb] = w.same[verb] || p[0] == verb
		w.add(before+p[0]+tail, s, past)
		if p[1] != p[0] {
			w.finite[p[0]] = true
			w.add(before+p[1]+tail, s, participle)
		}
	}
}

// compound parts "baton_charge" into what stands before the verb and the verb.
func compound(verb string) (before, last string) {
	if at := strings.LastIndexByte(verb, '_'); at >= 0 {
		return strings.ReplaceAll(verb[:at+1], "_", " "), verb[at+1:]
	}
	return "", verb
}

func pasts(verb string, irregular map[string][][2]string) [][2]string {
	if p, ok := irregular[verb]; ok {
		if verb == "burn" {
			p = append(p[:1:1], [2]string{"burned", "burned"})
		}
		return p
	}
	p := verb + "ed"
	switch {
	case strings.HasSuffix(verb, "e"):
		p = verb + "d"
	case strings.HasSuffix(verb, "y") && !strings.ContainsAny(verb[len(verb)-2:len(verb)-1], "aeiou"):
		p = verb[:len(verb)-1] + "ied"
	}
	return [][2]string{{p, p}}
}

func (w *words) gerundOf(verb string) string {
	switch {
	case verb == "die":
		return "dying"
	case w.doubled[verb]:
		return verb + verb[len(verb)-1:] + "ing"
	case strings.HasSuffix(verb, "e") && !strings.HasSuffix(verb, "ee"):
		return verb[:len(verb)-1] + "ing"
	}
	return verb + "ing"
}

// A wordMark is a phrase of the lexicon where it stands: tokens first..end.
type wordMark struct {
	end   int
	sense *sense
	form  form
}

// markWords finds the phrases of the lexicon in the report, per token the longest of each shelf that
// begins there. Hyphens between words do not hinder a match.
func (p *page) markWords() {
	if p.marks != nil {
		return
	}
	n := len(p.doc.Tokens)
	p.lowered()
	p.marks = make([][]wordMark, n)
	p.inDate = make([]bool, n)
	for _, m := range p.dates {
		if m.typ != durationType {
			for i := m.first; i < m.end && i < n; i++ {
				p.inDate[i] = true
			}
		}
	}
	for i, w := range p.known {
		p.low[i] = w.harm
		var have [shelves]bool
		var candidates []phrase
		if w.opens != nil {
			candidates = w.opens.before(p.wordAfter(i))
		}
		for k := range candidates {
			c := &candidates[k]
			if have[c.sense.shelf] && c.sense.shelf != weaponOf {
				continue
			}
			if end := p.matches(i, c.words); end > 0 && p.followed(end, c.tail) {
				have[c.sense.shelf] = true
				p.marks[i] = append(p.marks[i], wordMark{end, c.sense, c.form})
			}
		}
		if m, ok := p.takesInjury(i); ok && !have[actSuffer] {
			p.marks[i] = append(p.marks[i], m)
		}
	}
}

// unglued reads a word of harm that ran into the next word ("killedand") as that word of harm, and "re-arrested" as an arrest.
func unglued(w string) string {
	if rest, ok := strings.CutPrefix(w, "re-"); ok && strings.HasPrefix(rest, "arrest") {
		return rest
	}
	for _, harm := range [...]string{"killed", "injured", "wounded"} {
		if rest, ok := strings.CutPrefix(w, harm); ok {
			switch rest {
			case "and", "in", "when", "by", "on", "at", "while":
				return harm
			}
		}
	}
	return w
}

// matches gives the end of words found from token i on, or 0; they must stand in one sentence. A token
// with hyphens stands for its pieces.
func (p *page) matches(i int, words []string) int {
	last, at := p.sentenceEnd(i), i
	for k := 0; k < len(words); at++ {
		if at >= last {
			return 0
		}
		if at > i && (p.low[at] == "-" || p.low[at] == "–") {
			continue
		}
		if p.low[at] == words[k] {
			k++
			continue
		}
		rest := p.low[at]
		if !strings.HasPrefix(rest, words[k]) {
			return 0
		}
		for more := true; more; k++ {
			var piece string
			piece, rest, more = strings.Cut(rest, "-")
			if k >= len(words) || piece != words[k] {
				return 0
			}
		}
	}
	return at
}

// wordAfter is the word that a phrase beginning with token i goes on with, as matches reads it: a piece of that token or
// the next that is no hyphen, its first piece.
func (p *page) wordAfter(i int) string {
	if _, rest, more := strings.Cut(p.low[i], "-"); more {
		second, _, _ := strings.Cut(rest, "-")
		return second
	}
	last := p.sentenceEnd(i)
	for i++; i < last && (p.low[i] == "-" || p.low[i] == "–"); i++ {
	}
	if i == last {
		return ""
	}
	second, _, _ := strings.Cut(p.low[i], "-")
	return second
}

// tailWithin is how many words may part a phrase from its tail.
const tailWithin = 18

// noObject are the words after a verb with which no object begins.
var noObject = map[string]bool{",": true, "and": true, "in": true, "at": true, "on": true, "near": true, "outside": true, "inside": true, "during": true, "after": true}

// followed tells whether tail stands within a few words from token i on, in the same clause; nothing always does.
func (p *page) followed(i int, tail []string) bool {
	if len(tail) == 0 {
		return true
	}
	if end := p.sentenceEnd(i - 1); i >= end || noObject[p.low[i]] {
		return false // "eight men shot, two dead"
	}
	for k := i + 1; k < min(i+tailWithin, p.sentenceEnd(i-1)); k++ {
		switch {
		case auxiliaries[p.low[k-1]]:
			return false // "shot the guard and two are dead"
		case p.low[k] == ";" || p.low[k] == "when" || p.low[k] == "while" || p.low[k] == "after" || p.low[k] == "who":
			return false
		case p.matches(k, tail) > 0:
			return true
		}
	}
	return false
}

func (p *page) sentenceEnd(i int) int {
	return int(p.doc.Sentences[p.doc.Tokens[i].Sentence].End)
}

func (p *page) sentenceFirst(i int) int {
	return int(p.doc.Sentences[p.doc.Tokens[i].Sentence].First)
}

// marked gives the mark of a shelf that begins at token i.
func (p *page) marked(i int, on shelf) (wordMark, bool) {
	if i >= 0 && i < len(p.marks) {
		for _, m := range p.marks[i] {
			if m.sense.shelf == on {
				return m, true
			}
		}
	}
	return wordMark{}, false
}
