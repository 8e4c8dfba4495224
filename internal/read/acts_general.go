package read

import (
	"slices"
	"strings"

	"daybook/internal/language"
)

// What speeches, communiqués and editorials say of violence at large tells no act: "the murderers who have killed
// many judges", "daily bombings", "an attack can happen at any time", "most of the murders of our leaders".

// general tells whether predicate q speaks of violence at large, or is no act by the words it is part of.
func (c *clauseReader) general(q *predicate) bool {
	return c.withinCompound(q) || c.mayHappen(q) || c.countless(q) || c.ofMany(q) || c.called(q) || c.characterises(q) || c.always(q) || c.ofUs(q) || c.listedEvils(q) || c.ofWar(q) || c.common(q) || c.onlyArmed(q) || c.soars(q)
}

// withinCompound tells of a verb after a hyphen: "slow-burning fuses", "a drug-smuggling ring".
func (c *clauseReader) withinCompound(q *predicate) bool {
	return q.sense.shelf == actVerb && q.form == gerund && q.first-2 >= c.first && c.p.low[q.first-1] == "-" && c.p.doc.Tokens[q.first-1].End == c.p.doc.Tokens[q.first].Start
}

// mayHappen tells of "an attack can happen".
func (c *clauseReader) mayHappen(q *predicate) bool {
	if q.sense.shelf != actNoun {
		return false
	}
	switch c.at(q.end) {
	case "can", "could", "may", "might":
		return happening[c.at(q.end+1)]
	}
	return false
}

// countless tells of acts in the plural that words before them make too many or too frequent for one: "daily bombings",
// "most of the murders".
func (c *clauseReader) countless(q *predicate) bool {
	if q.sense.shelf != actNoun || !strings.HasSuffix(c.p.low[q.end-1], "s") {
		return false
	}
	for k := q.first - 1; k >= max(c.first, q.first-4); k-- {
		if tooMany[c.p.low[k]] {
			return true
		}
		if u := c.p.doc.Word(k).UPOS(); u == language.VERB || c.p.low[k] == "," {
			return false
		}
	}
	return false
}

// ofMany tells of what people are said to do ever again, in a relative clause in the present perfect or the present,
// to a bare plural or to many: "the murderers who have killed many judges and policemen".
func (c *clauseReader) ofMany(q *predicate) bool {
	if q.sense.shelf != actVerb || q.passive || q.first-2 < c.first || len(q.objects) == 0 {
		return false
	}
	aux, who := c.at(q.first-1), c.at(q.first-2)
	if aux != "have" && aux != "has" && aux != "is" && aux != "are" || who != "who" && who != "that" && who != "which" {
		return false
	}
	n := q.objects[0]
	w := c.p.low[n.first]
	return n.kind == people && n.plural && (w == "many" || w == "thousands" || w == "hundreds" || !n.count.given && !n.name && !definiteWords[w])
}

// called tells of figures of speech: "a social explosion", "an attack on the freedom of expression".
func (c *clauseReader) called(q *predicate) bool {
	if q.sense.shelf != actNoun {
		return q.sense.kind == "clash" && c.onIdeas(q)
	}
	return q.first > c.first && figurative[c.at(q.first-1)] && len(q.objects) == 0 || c.onIdeas(q)
}

// onIdeas tells of an attack, assault or battle on or for what nobody can shoot at: "an attack on the nation's economy".
func (c *clauseReader) onIdeas(q *predicate) bool {
	switch c.at(q.end) {
	case "on", "upon", "against", "for":
	default:
		return false
	}
	for k := q.end + 1; k < min(c.last, q.end+7); k++ {
		if ideas[c.p.low[k]] {
			next := c.p.doc.Word(k + 1)
			return k+1 >= c.last || next.UPOS() != language.NOUN && next.UPOS() != language.PROPN
		}
		if u := c.p.doc.Word(k).UPOS(); u == language.VERB || u == language.ADP && c.p.low[k] != "of" || c.p.low[k] == "," {
			return false
		}
	}
	return false
}

// characterises tells of a relative clause in the present, or one about somebody "a" or nobody in particular in the
// perfect, that says what they are like and dates nothing: "a regime that bombs its own people", "it was a government
// that had murdered priests".
func (c *clauseReader) characterises(q *predicate) bool {
	if q.sense.shelf != actVerb || q.passive || c.dates() {
		return false
	}
	who := c.relativeBefore(q)
	if who <= c.first || c.at(who-1) == "," {
		return false
	}
	if x := c.p.doc.Word(q.first).XPOS(); (x == "VBZ" || x == "VBP") && (q.form == plain || q.form == third) {
		return true
	}
	perfect := false
	for k := who + 1; k < q.first; k++ {
		switch c.p.low[k] {
		case "has", "have", "had", "is", "are":
			perfect = true
		}
	}
	if !perfect || c.particular(q.objects) {
		return false
	}
	head := c.p.nounAt(who-1, c.last)
	for _, n := range c.nouns {
		if n.first < who && n.end == who {
			head = n
		}
	}
	if head == nil {
		return false
	}
	w := c.p.low[head.first]
	return w == "a" || w == "an" || head.plural && !definiteWords[w] && !head.count.given
}

// dates tells whether the sentence names a day or a longer time that is known.
func (c *clauseReader) dates() bool {
	found := c.p.datesIn(c.first, c.last)
	for k := range found {
		if found[k].when.Known() {
			return true
		}
	}
	return false
}

// relativeBefore is the token of "who", "which" or "that" whose verb is q or the verb that q is joined to, -1 for none.
func (c *clauseReader) relativeBefore(q *predicate) int {
	for k := q.first - 1; k >= max(c.first, q.first-9); k-- {
		switch w := c.p.low[k]; {
		case w == "who" || w == "which" || w == "that" && c.p.doc.Word(k).UPOS() == language.PRON:
			return k
		case w == "and" || w == "or" || auxiliaries[w] || betweenVerbs[w] || w == "has" || w == "have" || w == "had" || c.p.doc.Word(k).UPOS() == language.ADV || c.p.doc.Word(k).UPOS() == language.VERB:
		default:
			return -1
		}
	}
	return -1
}

// particular tells whether any of the phrases counts or names people, or points at them.
func (c *clauseReader) particular(nouns []*noun) bool {
	for _, n := range nouns {
		if n.count.given || n.name || n.kind == nameOnly || n.kind == pronoun {
			return true
		}
	}
	return false
}

// always tells of what is said to happen ever again: "they always end up killing each other".
func (c *clauseReader) always(q *predicate) bool {
	if q.sense.shelf != actVerb || q.form == past && !q.passive {
		return false
	}
	for k := q.first - 1; k >= max(c.first, q.first-4); k-- {
		switch c.p.low[k] {
		case "always", "often", "usually", "never", "ever", "daily", "constantly", "frequently", "routinely", "regularly", "rarely", "seldom", "sometimes", "typically":
			return true
		}
		if c.p.stops(k) {
			return false
		}
	}
	return false
}

// ofUs tells of a speaker's people who suffer in the present: "this is killing our children".
func (c *clauseReader) ofUs(q *predicate) bool {
	if q.sense.shelf != actVerb || q.passive || q.form == past || q.form == participle || c.particular(q.objects) {
		return false
	}
	return slices.ContainsFunc(q.objects, func(n *noun) bool { w := c.p.low[n.first]; return w == "our" || w == "my" || w == "your" })
}

// listedEvils tells of bare plurals of acts in a list of evils: "kidnappings, extortion and indiscriminate terrorism".
func (c *clauseReader) listedEvils(q *predicate) bool {
	if q.sense.shelf != actNoun || len(q.objects) > 0 || q.first > c.first && (determiners[c.at(q.first-1)] || numberWords[c.at(q.first-1)] > 0) {
		return false
	}
	from, to := max(c.first, q.first-4), min(c.last, q.end+4)
	joined := false
	for k := from; k < to; k++ {
		switch w := c.p.low[k]; {
		case w == "," || w == "and" || w == "or":
			joined = true
		case evils[w] && k != q.first && (k+1 >= c.last || c.p.doc.Word(k+1).UPOS() != language.NOUN):
			return joined || k+1 < to && (c.at(k+1) == "," || c.at(k+1) == "and")
		}
	}
	return false
}

// ofWar tells of the dead of a war, who are no dead of an act: thousands on no day, or whom a war or a struggle "has"
// cost their lives.
func (c *clauseReader) ofWar(q *predicate) bool {
	if q.sense.harm != "killed" {
		return false
	}
	days := c.p.datesIn(c.first, c.last)
	for k := range days {
		if days[k].when.Precision == "day" {
			return false
		}
	}
	if slices.ContainsFunc(append(q.objects, q.doers...), func(n *noun) bool { return n.count.given && n.count.low >= warToll && n.count.low < 10*1000*1000 }) {
		return true
	}
	if q.sense.shelf != actVerb || q.passive {
		return false
	}
	if w := c.at(q.first - 1); w != "has" && w != "have" {
		return false
	}
	return wars[c.p.doc.Word(q.first).Child(language.Nsubj).Lower()]
}

// warToll is more dead than one act of the kinds we read has left in a place.
const warToll = 1000
