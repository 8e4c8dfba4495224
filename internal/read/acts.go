package read

import (
	"slices"
	"strings"

	"daybook/internal/language"
)

// A predicate is a word that tells an act or a harm: tokens first..end, with the noun phrases of the
// same sentence that stand to it as doer, as those it is done to, or as what it is done with.
type predicate struct {
	first, end int
	sense      *sense
	form       form
	passive    bool
	suffers    bool // its subject is who is harmed, whatever its voice
	negated    bool
	unreal     bool // planned, threatened, feared, conditional, asked for
	attempt    bool // tried, foiled
	blamed     bool // told only as somebody's past or alleged deed
	past       bool // told as something earlier than the report's news
	relative   bool // in a relative clause
	pluperfect bool // "had arrested": earlier than another act told
	taken      bool // a bomb that was found or defused
	denied     bool // somebody denies that it was done
	made       bool // a noun that a verb makes an act: "staged a protest"
	doers      []*noun
	objects    []*noun
	aims       []*noun // what it is thrown or fired at
	sentence   int
	toSubject  *predicate // shares its subject with this one
}

// A clauseReader reads the predicates of one sentence.
type clauseReader struct {
	p           *page
	first, last int
	nouns       []*noun
	preds       []*predicate
	whole       *clauseReader // of the sentence, where this one reads a clause of it (narrowed); else nil
}

// readSentence finds the noun phrases and predicates of sentence s. A sentence without a word of acts or
// harm gives neither.
func (p *page) readSentence(s int) *clauseReader {
	sent := p.doc.Sentences[s]
	c := &clauseReader{p: p, first: int(sent.First), last: int(sent.End)}
	c.first = min(p.opensAt(s), c.last)
	if !c.triggered() {
		return c
	}
	c.nouns = p.nounsIn(s)
	c.findPredicates(s)
	for i := range c.preds {
		c.voice(i)
		c.reality(i)
	}
	for i := 0; i < len(c.preds); i++ {
		c.arguments(i)
		if !c.turned(i) {
			c.preds = slices.Delete(c.preds, i, i+1)
			i--
			continue
		}
		c.wished(i)
	}
	c.heldDates()
	for i := range c.preds {
		if q := c.preds[i]; len(q.objects) == 0 && !q.suffers && !answering[q.sense.words] && q.sense.shelf == actVerb && i+1 < len(c.preds) && c.adjoins(i) {
			q.objects = c.preds[i+1].objects
		}
		c.deepen(i)
		c.recalled(i)
		q := c.preds[i]
		c.takesAlong(q)
		q.past = q.past || c.earlierTold(q)
		q.blamed = q.blamed && !c.opensWithBlame(q)
		q.blamed = q.blamed || c.causeOfProtest(q) || q.sense.harm != "" && c.ofBlame(q) || c.referred(q)
	}
	for i := range c.preds {
		c.asides(i)
	}
	c.ofThePast()
	c.protestCauses()
	return c
}

func (c *clauseReader) triggered() bool {
	for i := c.first; i < c.last; i++ {
		for _, m := range c.p.marks[i] {
			if m.sense.shelf <= actNoun || m.sense.shelf == actTurn && c.mayTurn(i, m) {
				return true
			}
		}
		if c.p.low[i] == "identified" || c.p.low[i] == "responsibility" || c.p.low[i] == "included" || c.p.low[i] == "include" {
			return true
		}
	}
	return false
}

// findPredicates lists the words of acts and harm, the longest phrase where several begin.
func (c *clauseReader) findPredicates(s int) {
	for i := c.first; i < c.last; {
		m, ok := c.best(i)
		if taken, found := c.takesPeople(i); found && !ok {
			m, ok = taken, true
		}
		if !ok {
			i++
			continue
		}
		c.preds = append(c.preds, &predicate{first: i, end: m.end, sense: m.sense, form: c.formAt(i, m), sentence: s})
		i = m.end
	}
}

// best chooses among the readings of token i: a verb, a noun of acts, or neither.
func (c *clauseReader) best(i int) (wordMark, bool) {
	p := c.p
	verb, isVerb := p.marked(i, actVerb)
	if m, ok := p.marked(i, actSuffer); ok && (!isVerb || m.end >= verb.end) {
		verb, isVerb = m, true
	}
	noun, isNoun := p.marked(i, actNoun)
	if m, ok := p.marked(i, actTurn); ok && !isNoun && (!isVerb || m.end > verb.end) && c.mayTurn(i, m) {
		verb, isVerb = wordMark{m.end, turnsOf()[m.sense.words][0].bare, m.form}, true
	}
	state, isState := p.marked(i, actState)
	switch {
	case isNoun && isVerb:
		if noun.end > verb.end || noun.end == verb.end && !c.standsAsVerb(i, verb) || noun.end < verb.end && c.ofNoun(i, verb) {
			verb = noun
		}
	case isNoun:
		verb = noun
	case isState && isVerb && c.statedOf(i, verb):
		verb = state
	case isState && !isVerb && !(i > c.first && p.low[i-1] == "brain"):
		verb = state
	case !isVerb:
		return wordMark{}, false
	}
	if b, ok := p.marked(i, bodyOf); ok && b.end > verb.end {
		return wordMark{}, false
	}
	if m, ok := p.marked(i, peopleOf); ok && m.end > verb.end && verb.sense.shelf != actNoun {
		return wordMark{}, false // "target killers"
	}
	if (verb.sense.shelf == actNoun || verb.form == gerund) && c.onlyColours(i, verb.end) || verb.sense.shelf == actVerb && c.nounBeforeNoun(i, verb) {
		return wordMark{}, false // "combat fatigues", "blasting material", "stone slabs"
	}
	if k := verb.sense.kind; verb.sense.shelf == actNoun && (k == "shelling" || k == "grenade") && i > c.first && gases[p.low[i-1]] {
		return wordMark{}, false // "fired tear gas shells"
	}
	if p.low[i] == "place" && i > c.first && p.doc.Word(i-1).Lemma() == "take" {
		return wordMark{}, false // "took place"
	}
	if verb.sense.shelf == actVerb && verb.form == plain && i > c.first && (p.low[i-1] == "," || p.low[i-1] == "and") && i > c.first+1 && c.isWeapon(i) && c.isWeapon(i-2) {
		return wordMark{}, false // "with rifles, dynamite and rockets"
	}
	if verb.sense.shelf == actVerb && verb.form == plain && i > c.first && (determiners[p.low[i-1]] || c.nounOf(i, verb)) {
		return wordMark{}, false // "a pick up", "the 1200 block of Elm Street"
	}
	if verb.sense.shelf == actVerb && verb.form == third && i > c.first && (governing[p.low[i-1]] || verb.end == i+1 && (p.doc.Word(i).UPOS() == language.NOUN || p.doc.Word(i).UPOS() == language.PROPN)) || p.dated(i) {
		return wordMark{}, false // "pelted with stones", "in March"
	}
	if verb.end == i+1 && i > c.first && p.proper(i) && p.proper(i-1) && !p.doc.Sentences[p.doc.Tokens[i].Sentence].Caps && verb.sense.shelf != actNoun && !c.countedAsTitled(i, verb) {
		return wordMark{}, false // part of a name: "Ram", "Stone"
	}
	if verb.end == i+1 && i > c.first && ambiguous[verb.sense.words] != nil && c.p.proper(i) && c.p.proper(i+1) && !c.sentenceLeads() {
		return wordMark{}, false // "paid Targeted Victory, a firm"
	}
	if (verb.sense.shelf == actVerb || verb.sense.shelf == actState || verb.sense.shelf == actSuffer) && c.insideNoun(i, verb) {
		return wordMark{}, false
	}
	return verb, true
}

// countedAsTitled tells of people harmed in a title that is written in capitals: "Four People Shot in Elm Park".
func (c *clauseReader) countedAsTitled(i int, m wordMark) bool {
	return (m.form == past || m.form == participle) && slices.ContainsFunc(c.nouns, func(n *noun) bool {
		return n.end == i && n.count.given && (n.kind == people || n.kind == numberOnly)
	})
}

// isWeapon tells whether token i is also the name of a weapon.
func (c *clauseReader) isWeapon(i int) bool {
	_, ok := c.p.marked(i, weaponOf)
	return ok
}

// governing are prepositions after which a word in -s is a noun.
var governing = map[string]bool{"with": true, "by": true, "of": true, "in": true, "from": true, "for": true, "using": true}

// ofNoun tells of a word, longer as a verb ("clash with"), that a determiner, a preposition or an adjective before it
// makes a noun: "in a clash with", "in fierce clashes with".
func (c *clauseReader) ofNoun(i int, verb wordMark) bool {
	if i == c.first || verb.form != plain && verb.form != third || c.p.doc.Word(i).UPOS() != language.NOUN {
		return false
	}
	return determiners[c.p.low[i-1]] || governing[c.p.low[i-1]] || c.p.doc.Word(i-1).UPOS() == language.ADJ
}

// standsAsVerb decides for a word that is both ("attack", "raid", "bombing").
func (c *clauseReader) standsAsVerb(i int, m wordMark) bool {
	p := c.p
	if m.form == gerund && c.p.bodysDoing(i) {
		return false
	}
	switch p.doc.Word(i).UPOS() {
	case language.VERB, language.AUX:
		return true
	case language.NOUN, language.PROPN, language.ADJ:
		return false
	}
	prev := ""
	if i > c.first {
		prev = p.low[i-1]
	}
	switch {
	case determiners[prev], prev == "of", prev == "in", prev == "by", prev == "during", prev == "bomb", prev == "suicide", prev == "gun", prev == "armed":
		return false
	case m.form == past || m.form == participle:
		return true
	case m.form == gerund:
		return m.end < c.last && (determiners[p.low[m.end]] || numberWords[p.low[m.end]] > 0)
	case prev == "to":
		return true
	}
	return false
}

// insideNoun tells whether a participle only colours a noun: "the injured policemen", "two injured".
func (c *clauseReader) insideNoun(i int, m wordMark) bool {
	if m.end != i+1 || m.form != past && m.form != participle && m.sense.shelf != actState {
		return false
	}
	for _, n := range c.nouns {
		if n.first <= i && i < n.end {
			return n.first < i || n.end > i+1
		}
		if n.first == i+1 && n.kind == people && i > c.first && c.p.low[i-1] == "of" {
			return true // "photos of slain colleagues"
		}
		if n.first == i+1 && n.kind == people && i > c.first+1 && c.p.low[i-1] == "earlier" && determiners[c.p.low[i-2]] {
			return true // "the earlier arrested militants"
		}
	}
	return c.tellsWhose(i, m)
}

var auxiliaries = map[string]bool{"was": true, "were": true, "is": true, "are": true, "be": true, "been": true, "being": true, "get": true, "got": true, "gets": true, "getting": true}

var betweenVerbs = map[string]bool{"also": true, "confirmed": true, "later": true, "reportedly": true, "allegedly": true, "seriously": true, "critically": true, "severely": true, "then": true, "both": true, "all": true, "not": true, "first": true, "badly": true, "slightly": true, "brutally": true, "subsequently": true, "mortally": true, "fatally": true, "apparently": true, "either": true, "immediately": true, "mysteriously": true, "mercilessly": true, "only": true, "just": true, "now": true, "still": true, "recently": true, "earlier": true, "n't": true, "either ": true, "successfully": true}

// voice tells whether predicate i says its harm of its subject.
func (c *clauseReader) voice(i int) {
	q := c.preds[i]
	switch q.sense.shelf {
	case actSuffer, actState:
		q.suffers = true
		return
	case actNoun:
		return
	}
	v := c.p.doc.Word(q.first)
	if v.UPOS() == language.VERB && v.Child(language.AuxPass).OK() && !c.objectFollows(q) {
		q.passive, q.suffers = true, true // also where past and plain form are one: "were hit"
		return
	}
	if q.form != past && q.form != participle {
		return
	}
	k := q.first - 1
	for k >= c.first && (betweenVerbs[c.p.low[k]] || quoteMarks[c.p.low[k]] || c.p.low[k] == "left" && auxiliaries[c.at(k-1)]) {
		k--
	}
	object := c.objectFollows(q) || c.firesGas(q) || incidentWords().finite[c.p.low[q.first]]
	switch {
	case k >= c.first && auxiliaries[c.p.low[k]]:
		q.passive = true
	case k >= c.first && (c.p.low[k] == "had" || c.p.low[k] == "has" || c.p.low[k] == "have"):
		// "had killed": no passive
	case c.coordinated(i, k) && !object:
		q.passive = c.preds[i-1].passive || c.preds[i-1].suffers
	case !object && k >= c.first && c.nounEnds(k+1) && !takesNoObject(q):
		q.passive = true
	case !object && v.Is(language.Conj) && !takesNoObject(q) && isPassive(v.Head()):
		q.passive = true // "was stopped by soldiers and killed"
	case !object && !takesNoObject(q) && k >= c.first && (c.p.low[k] == "," || c.p.low[k] == "and"):
		q.passive = true
	case !object && strings.HasSuffix(q.sense.words, " to death"):
		q.passive = true // "a woman too frail to walk burned to death"
	case !object && k >= c.first && q.sense.words != "explode" && c.byWhom(q):
		q.passive = true // "a bomb -- allegedly detonated by guerrillas --"
	}
	if q.passive && !object && k >= c.first && !auxiliaries[c.p.low[k]] && i+1 < len(c.preds) && c.adjoins(i) && c.objectFollows(c.preds[i+1]) {
		q.passive = false // "abducted and killed two men"
	}
	if q.passive && v.XPOS() == "VBD" && q.end <= v.Child(language.Obj).I && c.at(q.end) != "," {
		q.passive = false // "and threw his body"
	}
	q.suffers = q.passive
}

// byWhom tells whether people or a body of them stand behind "by" right after a predicate.
func (c *clauseReader) byWhom(q *predicate) bool {
	if c.at(q.end) != "by" {
		return false
	}
	n := c.nounFrom(q.end + 1)
	return n != nil && (n.kind == people || n.kind == bodies)
}

// adjoins tells whether only "and" stands between predicates i and i+1.
func (c *clauseReader) adjoins(i int) bool {
	q, o := c.preds[i], c.preds[i+1]
	if o.sense.shelf != actVerb || o.first <= q.end {
		return false
	}
	for k := q.end; k < o.first; k++ {
		if w := c.p.low[k]; w != "and" && w != "," && w != "later" && w != "then" && w != "subsequently" {
			return false
		}
	}
	return true
}

// firesGas tells of a way to break up a crowd whose object is one of its words: "lobbed teargas shells".
func (c *clauseReader) firesGas(q *predicate) bool {
	last := c.p.doc.Word(q.end - 1)
	return q.sense.kind == "dispersal" && q.end-q.first > 1 && last.UPOS() == language.NOUN && last.Is(language.Obj)
}

// takesNoObject tells of verbs that need nothing done to: they are never read as a bare passive.
func takesNoObject(q *predicate) bool {
	switch q.sense.words {
	case "surrender", "clash", "clash with", "retaliate", "explode", "detonate", "go off", "open fire", "open firing", "return fire", "fire back", "attack":
		return true
	}
	if t := turnsOf()[q.sense.words]; len(t) > 0 && t[0].object == "cause" {
		return true
	}
	if k := q.sense.kind; k == "protest" || k == "riot" || k == "agree" || k == "suicide" || holdsObject(q.sense.words) || q.sense.words == "storm" {
		return true
	}
	if (q.sense.kind == "overrun" || q.sense.kind == "capture" || q.sense.kind == "clash") && q.end-q.first > 1 {
		return true // its object is part of it: "seize the town", "traded shots"
	}
	return q.sense.kind == "shooting" && q.sense.harm == "" && q.sense.words != "shoot" && q.sense.words != "shoot at" && q.sense.words != "fire at" && q.sense.words != "fire on" && q.sense.words != "fire upon"
}

// coordinated tells whether only "and", "or" or a comma stands between predicate i-1 and token k.
func (c *clauseReader) coordinated(i, k int) bool {
	if i == 0 || c.preds[i-1].sense.shelf == actNoun {
		return false
	}
	for j := c.preds[i-1].end; j <= k; j++ {
		if w := c.p.low[j]; w != "and" && w != "or" && w != "," && w != "at" && !betweenVerbs[w] {
			return false
		}
	}
	return true
}

// objectFollows tells whether a noun phrase begins right after the predicate.
func (c *clauseReader) objectFollows(q *predicate) bool {
	at := q.end
	for at < c.last && betweenVerbs[c.p.low[at]] && c.p.low[at] != "later" {
		at++
	}
	if at < c.last && c.p.low[at] == "what" {
		return true // "bombed what residents called a clinic"
	}
	for _, n := range c.nouns {
		if n.first == at && (n.prep == "" || at == q.end && q.end-q.first > 1) && c.p.dateAt(n.first) == nil && !c.laterThan(n) {
			return n.kind != pronoun || c.p.low[at] != "who" && c.p.low[at] != "which"
		}
	}
	return false
}

// laterThan tells of a phrase that says how long after: "hours later".
func (c *clauseReader) laterThan(n *noun) bool {
	return hourWords[c.p.low[n.end-1]] && (c.at(n.end) == "later" || c.at(n.end) == "after" || c.at(n.end) == "earlier")
}

func (c *clauseReader) nounEnds(at int) bool {
	for _, n := range c.nouns {
		if n.end == at {
			return true
		}
		if n.first < at && n.end < at && at-n.end <= 4 && c.p.low[n.end] == "(" && c.p.low[at-1] == ")" {
			return true
		}
	}
	return false
}

var subordinators = map[string]bool{"when": true, "while": true, "after": true, "as": true, "where": true, "whereas": true, "because": true, "if": true, "since": true, "although": true, "though": true, "before": true, "until": true, "whereby": true, "that": true, ";": true, ":": true, "however": true, "but": true, "later": true, "--": true, "—": true, "]": true}

// speaking are the verbs after which a clause of its own begins.
var speaking = map[string]bool{"said": true, "says": true, "saying": true, "told": true, "commented": true, "stated": true, "added": true, "adding": true, "disclosed": true, "revealed": true, "confirmed": true, "claimed": true, "informed": true, "believed": true, "announced": true, "alleged": true}
