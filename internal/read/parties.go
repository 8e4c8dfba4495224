package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"daybook/internal/language"
)

// A nounKind says what a noun phrase names.
type nounKind uint8

const (
	otherNoun  nounKind = iota
	people              // persons, by a word of victims.txt
	bodies              // a force, group or authority, by perpetrators.txt or the codebook
	thing               // a building, vehicle, gathering, by targets.txt
	nameOnly            // a proper name that nothing else explains
	numberOnly          // a count whose noun is left out: "killing twelve"
	pronoun
)

// A noun is a noun phrase of the report: tokens first..end, its head word and what it says of itself.
type noun struct {
	first, end int
	head       int
	kind       nounKind
	class      string        // of victims.txt or perpetrators.txt: civilians, officials, security forces, militants, unidentified, people
	group      string        // normalised name of a body within the phrase
	actor      *actorMention // of the codebook within the phrase
	count      count
	plural     bool
	name       bool   // holds a proper name besides its head: "Constable Tahir Gul"
	definite   bool   // the, his, both …: spoken of before
	other      bool   // others, another, more
	prep       string // the preposition that governs it, "" when free
	of         *noun  // the phrase it completes ("members" of "a peace committee")
	part       bool   // after "including": part of the phrase before
	appositive bool   // names or describes the phrase before
	ofIt       *noun  // the phrase that completes this one
	names      *noun  // the phrase that it names or describes, where appositive
	described  bool   // a name behind which a phrase says what he is: "Ranga Gul, a trader"
	sentence   int
}

var determiners = map[string]bool{"a": true, "an": true, "the": true, "his": true, "her": true, "their": true, "its": true, "this": true, "that": true, "these": true, "those": true, "some": true, "any": true, "every": true, "each": true, "all": true, "no": true, "another": true, "other": true, "both": true, "our": true, "my": true}

var definiteWords = map[string]bool{"the": true, "his": true, "her": true, "their": true, "its": true, "this": true, "these": true, "those": true, "both": true, "all": true, "each": true}

var pronouns = map[string]bool{"he": true, "she": true, "they": true, "him": true, "them": true, "it": true, "who": true, "whom": true, "which": true}

// nounsIn finds the noun phrases of sentence s, from left to right.
func (p *page) nounsIn(s int) []*noun {
	sent := p.doc.Sentences[s]
	var out []*noun
	for i := p.opensAt(s); i < int(sent.End); {
		n := p.nounAt(i, int(sent.End))
		if n == nil {
			i++
			continue
		}
		n.sentence = s
		out = append(out, n)
		i = n.end
	}
	for i, n := range out {
		p.governs(n, int(sent.First))
		if i > 0 {
			p.relate(out[i-1], n)
			p.renames(out[:i], n)
		}
	}
	for i := len(out) - 1; i > 0; i-- {
		before := out[i-1]
		if i > 1 && before.end == before.first+1 && p.low[before.first] == "suspected" {
			before = out[i-2] // the participle was taken for a noun
		}
		p.believed(before, out[i])
	}
	for _, n := range out {
		p.crew(n)
	}
	return out
}

// nounAt reads the noun phrase that begins at token i, or nil.
func (p *page) nounAt(i, last int) *noun {
	w := p.low[i]
	if p.dated(i) || i > 0 && currencies[p.low[i-1]] && unicode.IsDigit(rune(w[0])) || i > 0 && i+1 < last && p.low[i-1] == "(" && p.low[i+1] == ")" && unicode.IsDigit(rune(w[0])) {
		return nil
	}
	if w == "us" && p.doc.Word(i).UPOS() == language.PRON {
		return nil // in capitals the country looks like it
	}
	if pronouns[w] {
		return &noun{first: i, end: i + 1, head: i, kind: pronoun, definite: true}
	}
	n := &noun{first: i, head: -1}
	at := i
	if c, end := p.countAt(i, last); end > 0 {
		n.count, at = c, end
		if c.rule == "toll/vague" && end < last && (p.low[end] == "the" || p.low[end] == "them" || p.low[end] == "those") {
			return p.partitive(n, end, last)
		}
	}
	at = p.determine(n, at, last)
	n = p.fill(n, at, last)
	if n != nil && n.head >= 0 && bodyWords[p.low[n.head]] && i > 0 && p.low[i-1] == "whose" {
		n.definite = true // "killed two men, whose bodies were found"
	}
	return n
}

// partitive reads "of the militants", "of them" after a quantity: part of people spoken of before.
func (p *page) partitive(n *noun, at, last int) *noun {
	n.kind, n.end, n.head, n.definite = numberOnly, at, at-1, true
	return n
}

// determine reads the determiners before or after the count.
func (p *page) determine(n *noun, at, last int) int {
	for k := n.first; k < at; k++ {
		p.note(n, k)
	}
	for at < last && determiners[p.low[at]] {
		if p.low[at] == "that" || p.low[at] == "no" && n.count.given {
			break
		}
		p.note(n, at)
		at++
	}
	if !n.count.given && at > n.first { // at its first token none was found
		if c, end := p.countAt(at, last); end > 0 {
			n.count, at = c, end
		}
	}
	at = p.calledSo(n, at, last)
	if end := p.age(at, last); end > 0 {
		at = end
	}
	for at < last && (p.low[at] == "other" || p.low[at] == "more" || p.low[at] == "another") {
		n.other = true
		at++
	}
	return at
}

// calledSo skips words that keep their distance from a name: "the so-called Karda Cell".
func (p *page) calledSo(n *noun, at, last int) int {
	if at == n.first || at+1 >= last {
		return at
	}
	switch w := p.low[at]; {
	case w == "so-called" || w == "self-styled":
		return at + 1
	case at+3 < last && p.low[at+1] == "-" && (w == "so" && p.low[at+2] == "called" || w == "self" && p.low[at+2] == "styled"):
		return at + 3
	}
	return at
}

func (p *page) note(n *noun, k int) {
	switch w := p.low[k]; {
	case definiteWords[w]:
		n.definite = true
	case w == "another" || w == "other":
		n.other = true
	}
}

// fill reads modifiers, heads and names from token at on.
func (p *page) fill(n *noun, at, last int) *noun {
	for at < last && at > n.first && quoteMarks[p.low[at]] {
		at++
	}
	start, nameFrom, wordEnd := at, -1, at
	for at < last && !p.dated(at) {
		if end := p.bracket(at, last); end > 0 && at > start {
			at = end
			continue
		}
		end, ok := p.nounWord(n, at, last, start)
		if m, suffers := p.marked(at, actSuffer); !ok || suffers && at == start && n.count.given && m.end > at+1 {
			break // "three suffer gunshot wounds"
		}
		if end == 0 {
			if p.proper(at) && nameFrom < 0 && !p.sentenceOpens(at) {
				nameFrom = at
			}
			end = at + 1
		}
		at, wordEnd = end, end
	}
	for at > start && (p.low[at-1] == "-" || p.low[at-1] == "\"" || p.low[at-1] == "'" || p.low[at-1] == "'s" || p.low[at-1] == "s" && at-1 > start) {
		at--
	}
	n.end = at
	n.name = nameFrom >= 0
	switch {
	case at == start && at > n.first && strings.HasSuffix(strings.TrimSuffix(p.low[at-1], "s"), "old") && p.personOfAge(n, at, last):
		n.kind, n.class, n.head = people, "people", at-1
		p.finish(n)
		return n
	case at == start && (n.count.given || n.other) && at > n.first:
		n.kind, n.head = numberOnly, at-1
		if !n.count.given {
			n.count = count{low: 1, high: 1, rule: "toll/another"}
		}
		if p.low[at-1] == "of" {
			n.end--
		}
		return n
	case at == start:
		return nil
	case n.head < 0 && (nameFrom >= 0 || p.proper(start)) && (!n.count.given || p.low[n.first] == "one" && at > start) && (p.proper(at-1) || p.doc.Word(at-1).UPOS() != language.NOUN):
		n.kind, n.head = nameOnly, at-1
		if wordEnd < at && !unicode.IsDigit(rune(p.low[at-2][0])) {
			n.head = wordEnd - 1 // "the Dorhan Cartel (DC)"; a name with an age is a person's, whatever else is called so
		}
	case n.head < 0:
		n.head = at - 1
	case n.head < wordEnd-1 && p.heads(wordEnd-1):
		n.head, n.kind = wordEnd-1, otherNoun
	}
	if n.kind == otherNoun && n.head == n.first+1 && p1(p.low[n.first]) && rankWords[p.low[n.head]] > 0 && (n.end >= last || p.low[n.end] != "of") {
		n.kind, n.other, n.count = numberOnly, true, count{low: 1, high: 1, rule: "toll/another"} // "and a fourth wounded"
		return n
	}
	p.colour(n)
	p.finish(n)
	return n
}

var quoteMarks = map[string]bool{"'": true, "\"": true, "‘": true, "’": true, "“": true, "”": true, "`": true}

// currencies stand before sums of money.
var currencies = map[string]bool{"rs": true, "rs.": true, "inr": true, "pkr": true, "usd": true, "$": true, "us$": true, "afs": true, "re": true, "tk": true, "€": true, "£": true}

// hurtNoun tells whether "injured" or "dead" after a determiner or number is a noun ("the injured were
// moved") and not said of them ("and 33 injured").
func (p *page) hurtNoun(at, end, last int) bool {
	if w := p.low[at]; w == "local" {
		return end >= last || !p.nouny(end) // not "a local police team"
	} else if w != "injured" && w != "wounded" && w != "dead" {
		return true
	}
	switch p.low[at-1] {
	case "the", "those", "these":
		return true
	case "other": // "and seven other injured in a blast" says it of them
		return end >= last || p.low[end] != "in" && p.low[end] != "when" && p.low[end] != "as"
	}
	return end < last && (auxiliaries[p.low[end]] || p.low[end] == "had" || p.low[end] == "have" || p.low[end] == "include" || p.low[end] == "included")
}

// heads tells whether token at, after a word for people, takes the phrase over as its head: "militant
// attack", "Tribal Areas"; a name after the word does not.
func (p *page) heads(at int) bool {
	if strings.ContainsAny(p.low[at], ")]\"") || bodyTails[p.low[at]] {
		return false
	}
	if !p.proper(at) {
		return p.doc.Word(at).UPOS() == language.NOUN
	}
	return placeHeads[p.low[at]]
}

// dated tells whether token i belongs to a date.
func (p *page) dated(i int) bool { return i < len(p.inDate) && p.inDate[i] }

func (p *page) sentenceOpens(at int) bool { return at == p.sentenceFirst(at) }

// nameJoints join the words of names from Arabic, Persian and Urdu: "Tehreek i Insaf", "Umar bin Ali".
var nameJoints = map[string]bool{"i": true, "e": true, "ul": true, "ur": true, "al": true, "bin": true, "wa": true, "o": true}

// nounWord tells whether token at belongs to the phrase, and where the next begins when a phrase of the
// lexicon was found there (0 when not).
func (p *page) nounWord(n *noun, at, last, start int) (int, bool) {
	w := p.low[at]
	lex := incidentWords()
	if o := p.actorAt(at); o != nil && o.first == at && o.end-at > 1 && o.end <= last && !o.plain && !o.person && o.kind == "militants" && n.head < 0 {
		if p.peopleWithin(o) { // "the Sons of Dorhan" are no sons
			n.kind, n.class, n.group, n.actor, n.head = bodies, bodyClass(string(o.party.Class)), string(o.party.Group), o, o.end-1
			return o.end, true
		}
	}
	if w == "suspect" && n.kind == bodies && (at+1 >= last || p.low[at+1] == "that" || determiners[p.low[at+1]] || p.doc.Word(at).UPOS() == language.VERB) {
		return 0, false
	}
	if w == "alive" || accusing[w] && p.proper(at-1) && p.doc.Word(at).UPOS() == language.VERB {
		return 0, false // "two others captured alive", "Sorra accused Mevria"
	}
	if m, ok := p.marked(at, peopleOf); ok && !p.verbal(at) && !p.afflicts(m.end, m) && !(w == "national" && at == start && at+1 < last && p.nouny(at+1)) && !(surnames[w] && p.proper(at) && at > start && p.proper(at-1)) && (!hurtWords[w] || at > n.first && at == start && p.hurtNoun(at, m.end, last)) {
		if b, ok := p.marked(at, bodyOf); ok && b.end > m.end {
			p.take(n, at, b)
			return b.end, true
		}
		p.take(n, at, m)
		return m.end, true
	}
	if at == start && at > n.first && takers[w].form == gerund && (n.count.given || strings.HasSuffix(p.low[at-1], "old")) {
		return 0, false // "a 17-year-old suffering from wounds"; "fifteen nursing wounds"
	}
	if w == "hurt" && n.count.given && at == start {
		return 0, false // "and five hurt when": said of them
	}
	if ownedWords[w] && n.kind == bodies && n.head == at-1 && at+1 < last && p.nouny(at+1) {
		return 0, true // "a government run school"
	}
	if m, ok := p.marked(at, actVerb); ok && m.end > at+1 && n.head == at-1 && (n.kind == people || n.kind == bodies) && (m.form == past || incidentWords().same[w]) {
		return 0, false // "rebels set fire to", "guerrillas machine-gunned a bus"
	}
	for _, on := range []shelf{bodyOf, thingOf} {
		if m, ok := p.marked(at, on); ok && !p.verbal(at) {
			if on == thingOf && m.form == pluralNoun && at > 0 && (p.low[at-1] == "which" || p.low[at-1] == "that" || p.low[at-1] == "who") {
				break // "the base, which houses troops"
			}
			if on == thingOf && m.end == at+1 && p.proper(at) && !p.sentenceOpens(at) && p.placedAt(at) {
				continue // the town of Tank
			}
			if o, ok := p.marked(at, thingOf); ok && o.end > m.end {
				m = o
			}
			p.take(n, at, m)
			return m.end, true
		}
	}
	if w == "s" && n.head == at-1 && at > start && at+1 < last && p.nouny(at+1) {
		return 0, true // an apostrophe lost: "the officer s car"
	}
	if w == "-" || w == "–" || w == "'s" || w == "’s" || w == "'" || w == "\"" || w == "“" || w == "”" || w == "‘" || w == "’" {
		return 0, at > start
	}
	if lex.inside[w] && !(n.head >= 0 && p.doc.Word(at).UPOS() == language.VERB) {
		if p.inflected(at) {
			return 0, p.modifies(n, at, last)
		}
		if at+1 < last || p.proper(at) {
			return 0, true
		}
	}
	if nameJoints[w] && at > start && p.proper(at-1) && at+1 < last && p.proper(at+1) {
		return 0, true
	}
	if w == "said" && p.proper(at) && at > start && p.proper(at-1) {
		return 0, true
	}
	if lex.closed[w] || pronouns[w] || determiners[w] {
		return 0, false
	}
	if p.inflected(at) && (!p.proper(at) || at == start) {
		return 0, p.modifies(n, at, last)
	}
	if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return 0, false
	}
	if numberWords[w] > 0 {
		return 0, at == start
	}
	if unicode.IsDigit(rune(w[0])) {
		if at+1 < last && p.doc.Word(at+1).UPOS() == language.NOUN && hourWords[p.low[at+1]] {
			return 0, false // "by the Front 48 hours before"
		}
		return 0, n.head >= 0 && p.proper(at-1) || at > start && p.proper(at-1)
	}
	return p.openWord(n, at, last)
}

// peopleWithin tells whether a word for people stands in the name of a group that does not itself end in one.
func (p *page) peopleWithin(o *actorMention) bool {
	if _, ok := p.marked(o.end-1, peopleOf); ok {
		return false // "Maoist zonal commander"
	}
	if m, ok := p.marked(o.first, peopleOf); ok && m.end < o.end {
		_, person := p.marked(o.end-1, peopleOf)
		return p.proper(o.end-1) || !person // not "a Maoist commander"
	}
	within := false
	for k := o.first + 1; k < o.end; k++ {
		if _, ok := p.marked(k, peopleOf); ok {
			within = k < o.end-1
		}
	}
	return within && p.proper(o.end-1)
}

// openWord decides on a word that no list knows, by its tag where the text is tagged.
func (p *page) openWord(n *noun, at, last int) (int, bool) {
	word := p.doc.Word(at)
	switch word.UPOS() {
	case language.VERB:
		if o := p.actorAt(at); o != nil && o.first == at && o.end > at+1 && !o.plain && !o.person && p.proper(at+1) {
			return 0, true // "attributed to Shining Path guerrillas"
		}
		x := word.XPOS()
		return 0, n.head < 0 && (x == "VBN" || x == "VBG") && at+1 < last && p.nouny(at+1) && at > n.first
	case language.AUX, language.ADP, language.SCONJ, language.CCONJ, language.PRON, language.ADV, language.PART, language.INTJ, language.PUNCT, language.SYM:
		return 0, false
	}
	return 0, true
}

func (p *page) nouny(at int) bool {
	u := p.doc.Word(at).UPOS()
	return u == language.NOUN || u == language.PROPN || u == language.ADJ
}

// inflected tells whether token at begins a verb of acts or harm in another form than the plain one.
func (p *page) inflected(at int) bool {
	for _, m := range p.marks[at] {
		if (m.sense.shelf == actVerb || m.sense.shelf == actSuffer) && m.form != plain {
			return true
		}
	}
	return false
}

// modifies tells whether a participle ("two injured militants") stands between determiner and noun.
func (p *page) modifies(n *noun, at, last int) bool {
	if m, ok := p.marked(at, actVerb); ok && m.form == third {
		return false // "ambush kills police"
	}
	if at == n.first || n.head >= 0 || at+1 >= last {
		return false
	}
	if x := p.doc.Word(at).XPOS(); x == "VBD" && (p.proper(at-1) || inPlural(p.doc.Word(at-1))) || p.proper(at-1) && p.actorAt(at-1) != nil && p.actorAt(at-1).kind == "government" {
		return false // "Sorra fired missiles", "Sorran jets bombed fuel tanks"
	}
	if w := p.low[n.first]; (w == "a" || w == "an") && at > n.first+1 && inPlural(p.doc.Word(at+1)) {
		return false // "a bomb damaged shops"
	}
	_, isPeople := p.marked(at+1, peopleOf)
	_, isBody := p.marked(at+1, bodyOf)
	_, isThing := p.marked(at+1, thingOf)
	_, isAct := p.marked(at+1, actNoun) // "a targeted attack"
	return isPeople || isBody || isThing || isAct
}

// afflicts tells whether a word for people that ends before token at only says what a place suffers from:
// "a militant infested area".
func (p *page) afflicts(at int, m wordMark) bool {
	if m.form == pluralNoun || at+1 >= len(p.low) {
		return false
	}
	if p.low[at] == "-" {
		at++
	}
	return at+1 < len(p.low) && afflicted[p.low[at]] && p.nouny(at+1)
}

// verbal tells whether a word that may be a noun stands as a verb: "raid", "police" after "to".
func (p *page) verbal(at int) bool {
	return at > 0 && p.low[at-1] == "to" && p.doc.Word(at).UPOS() == language.VERB
}

// hourWords count time after a number.
var hourWords = map[string]bool{"hour": true, "day": true, "minute": true, "week": true, "month": true, "year": true, "hours": true, "days": true, "minutes": true, "weeks": true, "months": true, "years": true}

// bracket gives the end of a short bracket at token at, "(TTP)" or "(tribal militia)", or 0.
func (p *page) bracket(at, last int) int {
	if p.low[at] != "(" && p.low[at] != "[" {
		return 0
	}
	for k := at + 1; k < last && k < at+9; k++ {
		if p.low[k] == ")" || p.low[k] == "]" {
			return k + 1
		}
	}
	return 0
}

// proper tells whether token at is written as a name where that says something.
func (p *page) proper(at int) bool {
	if at < 0 || at >= len(p.doc.Tokens) {
		return false
	}
	t := p.doc.Tokens[at]
	if p.doc.Sentences[t.Sentence].Caps {
		return p.doc.Word(at).UPOS() == language.PROPN
	}
	r, _ := utf8.DecodeRuneInString(p.doc.Text[t.Start:t.End])
	return unicode.IsUpper(r)
}

// groupsOf are nouns for a fixed number of people.
var groupsOf = map[string]int{"couple": 2, "duo": 2, "pair": 2, "twins": 2, "trio": 3}

// finish gives the count that the grammar of the phrase implies.
func (p *page) finish(n *noun) {
	p.formerly(n)
	p.loyal(n)
	if n.count.given {
		n.plural = n.plural || n.count.high != 1
		return
	}
	if w := p.low[n.first]; (w == "a" || w == "an") && n.head >= 0 && strings.HasSuffix(p.low[n.head], "personnel") {
		n.plural = false
	}
	if k := groupsOf[p.low[n.head]]; k > 0 && n.kind == people {
		n.count, n.plural = count{low: k, high: k, rule: "toll/number"}, true
		return
	}
	switch {
	case p.low[n.head] == "parents" && possessives[p.low[n.first]] && p.low[n.first] != "their":
		n.count = count{low: 2, high: 2, rule: "toll/number"}
	case n.plural && p.firstNamed(n):
		n.count = count{low: 1, high: 1, rule: "toll/name"}
	case n.plural:
		n.count = count{low: 2, open: true, rule: "toll/plural"}
	default:
		n.count = count{low: 1, high: 1, rule: "toll/one"}
	}
}
