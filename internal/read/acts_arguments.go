package read

import (
	"slices"
	"strings"

	"daybook/internal/language"
)

// Who does and who suffers what a verb tells, by the order of words; acts_tree.go mends it by the tree.

// arguments finds who does and who suffers predicate i.
func (c *clauseReader) arguments(i int) {
	q := c.preds[i]
	switch {
	case q.sense.shelf == actNoun:
		c.nounArguments(q)
	case q.suffers:
		q.objects = append(c.ofState(q, c.subject(i)), c.alongWith(i)...)
		if q.passive {
			q.doers = c.agentBy(q)
		}
	case q.sense.kind == "shooting" && c.under(q) != nil:
		q.objects = c.under(q) // "came under fire on Monday"
		return
	default:
		q.doers = c.subject(i)
		q.objects = c.object(i)
		q.aims = c.aimed(i)
		if q.sense.kind == "clash" && len(q.objects) == 0 {
			q.objects = c.opponents(q)
		}
	}
	c.argumentsByTree(q)
	if q.passive && len(q.doers) == 0 && flung[q.sense.words] {
		q.objects = slices.DeleteFunc(slices.Clone(q.objects), func(n *noun) bool { return n.kind == people || n.kind == bodies || n.kind == nameOnly })
	}
	if len(q.objects) == 0 && q.sense.harm == "killed" && !q.suffers {
		q.objects = c.owned(q)
	}
}

// opponents are those "with" whom others fight, behind a place or a day or not: "exchanged fire in Karda with rebels".
func (c *clauseReader) opponents(q *predicate) []*noun {
	for _, n := range c.nouns {
		switch {
		case n.first < q.end:
		case c.hasVerb(q.end, n.first) || n.first-q.end > opponentsWithin:
			return nil
		case n.prep == "with" && (n.kind == people || n.kind == bodies || n.class != "") && !c.hasVerb(n.end, n.end+2): // not "with two killed"
			return c.conjoined(n, c.last)
		}
	}
	return nil
}

// opponentsWithin is how many tokens may stand between a verb of fighting and "with" its other side.
const opponentsWithin = 8

// owned is whose throat or head words of killing speak of themselves: "slit his throat".
func (c *clauseReader) owned(q *predicate) []*noun {
	for k := q.first; k < q.end; k++ {
		if possessives[c.p.low[k]] {
			return []*noun{{first: k, end: k + 1, head: k, kind: pronoun, definite: true, sentence: q.sentence}}
		}
	}
	return nil
}

// subject gives the noun phrases before predicate i that are free to be its subject.
func (c *clauseReader) subject(i int) []*noun {
	q := c.preds[i]
	from := c.clauseStart(i)
	if who := c.relativePronoun(from, q.first); who != nil {
		q.relative = c.relativeCloses(q) <= who.first
		return c.antecedent(who)
	}
	if n := c.runInto(q); n != nil {
		return []*noun{n}
	}
	out := c.outsideParts(c.outsideAsides(c.notObjects(c.free(from, q.first, q), q), from, q))
	if who := c.mourned(q); who != nil {
		return []*noun{who}
	}
	if n := len(out); n > 1 && c.ofThem(out[n-1]) && q.suffers && !slices.Contains(c.p.low[out[n-1].end:q.first], ",") {
		return out[n-1:] // "wounding nine, three of whom later died"
	}
	if n := len(out); n > 1 && out[n-1].end == q.first && c.p.low[q.first] == "suffering" && c.at(out[n-1].first-1) == "located" {
		return out[n-1:] // "officers located two men suffering from wounds"
	}
	if q.sense.harm == "injured" && len(out) > 1 {
		out = slices.DeleteFunc(out, func(n *noun) bool { return n.head >= 0 && bodyWords[c.p.low[n.head]] }) // "received 12 bodies and 31 wounded"
	}
	if len(out) > 0 && !c.sharesSubject(i, out) {
		return out
	}
	if i > 0 {
		return c.inherited(i, from)
	}
	return nil
}

// outsideParts leaves out people that only make up part of others, where people that do not are told after them: "three
// are dead, including the gunman, and two others were wounded", "six died, two of them waitresses, and five more were wounded".
func (c *clauseReader) outsideParts(found []*noun) []*noun {
	n := len(found)
	if n > 1 && (found[n-2].part || c.ofThem(found[0])) && !found[n-1].part && !c.ofThem(found[n-1]) && c.at(found[n-1].first-1) == "and" && c.at(found[n-1].first-2) == "," {
		return found[n-1:]
	}
	return found
}

// mourned is who a bare participle tells of behind those he leaves, "friends of a boy shot and killed on Friday held a
// vigil", or behind "with".
func (c *clauseReader) mourned(q *predicate) *noun {
	if !q.suffers || q.sense.shelf == actSuffer || q.sense.harm == "" || auxiliaries[c.at(q.first-1)] {
		return nil
	}
	for _, n := range c.nouns {
		if n.prep == "with" && n.end == q.first && (n.kind == people || n.kind == numberOnly) && n.count.given && (q.sense.harm == "injured" || q.sense.harm == "killed") {
			return n // "killing nine, with another 32 injured"; "with three passengers dead"
		}
		if n.prep == "of" && n.end == q.first && n.first-2 >= c.first && (n.count.given || c.p.low[n.first-2] != "number") && (n.kind == people || n.kind == numberOnly) && (c.verbAt(n.first-2) || c.p.low[n.first-2] == "number") {
			return n // "speak of thirty villagers killed", "put the number of its men killed at nine"
		}
		if _, end := c.p.extent(n); end == q.first && n.of != nil && n.kind == people && n.of.head >= 0 && mourners[c.p.low[n.of.head]] && !n.of.count.given {
			return n
		}
	}
	return nil
}

// ofState leaves of those before "dead" only who stands right before it: the count of "they had received three dead" and
// "put the losses at three dead", the object of "doctors pronounced him dead"; or the people that it colours, "two dead
// men".
func (c *clauseReader) ofState(q *predicate, found []*noun) []*noun {
	if q.sense.shelf != actState {
		return found
	}
	for _, o := range c.nouns {
		if o.first == q.end && o.kind == people && o.plural && o.first == o.head && c.p.doc.Word(q.first).Is(language.Amod) {
			if who := c.countedBefore(q.first, o); !strings.HasPrefix(c.at(who.first-1), "claim") {
				return []*noun{who}
			}
			return nil // "rebels claim 40 dead soldiers"
		}
		if o.end == q.first && o.kind == numberOnly && o.prep != "" && (o.prep != "of" || c.verbAt(o.first-2)) && o.count.given && !o.definite {
			return []*noun{o}
		}
	}
	n := len(found)
	if n < 2 || found[n-1].end != q.first {
		return found
	}
	if last := found[n-1]; last.kind == numberOnly && (found[n-2].kind == pronoun || c.tellsOwn(found[n-2].end, last.first)) || last.kind == pronoun && pronounces[c.at(last.first-1)] {
		return found[n-1:]
	}
	return found
}

// verbAt tells whether a verb stands at a token: "spoke of nine dead".
func (c *clauseReader) verbAt(i int) bool {
	return i >= c.first && c.p.doc.Word(i).UPOS() == language.VERB
}

// countedBefore gives plain people the count that stands before the word at token i which colours them.
func (c *clauseReader) countedBefore(i int, who *noun) *noun {
	for _, n := range c.nouns {
		if n.end == i && n.kind == numberOnly && n.count.given && n.ofIt == nil {
			counted := *who
			counted.first, counted.count = n.first, n.count
			return &counted
		}
	}
	return who
}

// outsideAsides leaves out of the phrases found before predicate q those that stand in a clause about one of them, "a man who
// had come to visit his uncle was beaten", "a teacher, whom he was to escort, and her brother were hurt", and who is told in
// between to say so: ", said Colonel Gul, and was killed".
func (c *clauseReader) outsideAsides(found []*noun, from int, q *predicate) []*noun {
	opens, closes := c.asideBefore(from, q)
	return slices.DeleteFunc(found, func(n *noun) bool {
		if n.first-2 >= c.first && speaking[c.p.low[n.first-1]] && c.p.low[n.first-2] == "," && c.at(n.end) == "," {
			return true
		}
		return n.first >= opens && n.first < closes && len(found) > 1
	})
}

// asideBefore gives the tokens of a clause with "who" or "whom" between those of the subject of q and q, which has a verb of
// its own; 0, 0 where there is none.
func (c *clauseReader) asideBefore(from int, q *predicate) (first, end int) {
	verb := q.first
	if c.at(verb-1) == "and" && verb-2 > from && c.p.doc.Word(verb-2).XPOS() == "VBN" {
		verb -= 2 // "was beaten and burned"
	}
	for verb > from && (betweenVerbs[c.at(verb-1)] || auxiliaries[c.at(verb-1)] || c.at(verb-1) == "had" || c.at(verb-1) == "have" || c.at(verb-1) == "has") {
		verb--
	}
	for k := verb - 1; k > from; k-- {
		if w := c.p.low[k]; w != "who" && w != "whom" {
			continue
		}
		for end = k + 1; end < verb; end++ {
			if c.p.low[end] == "," && c.tellsOwn(k+1, end) {
				return k, end
			}
		}
		if verb < q.first && c.tellsOwn(k+1, verb) {
			if c.pluralVerb(q) {
				return k, k + 1 // "a man who lost a leg and two women were"
			}
			return k, verb
		}
		return 0, 0
	}
	return 0, 0
}

// tellsOwn tells whether a verb stands between two tokens.
func (c *clauseReader) tellsOwn(from, to int) bool {
	for k := from; k < to; k++ {
		if u := c.p.doc.Word(k).UPOS(); u == language.VERB || u == language.AUX {
			return true
		}
	}
	return false
}

// sharesSubject tells whether those found before predicate i are what the predicate before is done to, and only "and"
// parts them from it: "killed two rebels and captured three" is done by whoever killed.
func (c *clauseReader) sharesSubject(i int, found []*noun) bool {
	q := c.preds[i]
	k := i - 1
	for k >= 0 && c.preds[k].sense.shelf == actState {
		k-- // "shot two people dead and wounded three"
	}
	if k < 0 || q.passive || q.sense.shelf != actVerb && q.sense.shelf != actSuffer {
		return false
	}
	o := c.preds[k]
	if o.suffers || o.sense.shelf != actVerb || len(o.objects) == 0 || found[0].first < o.end {
		return false
	}
	for _, n := range found {
		if !slices.Contains(o.objects, n) {
			return false
		}
	}
	_, end := c.p.extent(found[len(found)-1])
	at := q.first - 1
	for at > end && betweenVerbs[c.p.low[at]] {
		at--
	}
	return (c.at(at) == "and" || c.at(at) == "," && q.form == past) && !slices.ContainsFunc(c.p.low[end:max(end, at)], func(w string) bool { return subordinators[w] })
}

// runInto gives the force or fighters at the head of a phrase into which verb q was read: "as Sorland police fire on
// marchers"; or right before it, whatever leads them: "in police firing on marchers".
func (c *clauseReader) runInto(q *predicate) *noun {
	for _, n := range c.nouns {
		if q.form == gerund && n.end == q.first && n.kind == bodies && n.prep != "" {
			return n
		}
		if n.first < q.first && q.first < n.end && (n.class == "security forces" || n.class == "militants" || n.class == "foreign forces") {
			doer := *n
			doer.kind, doer.end, doer.head, doer.prep = bodies, q.first, q.first-1, ""
			return &doer
		}
	}
	return nil
}

// relativeCloses is the comma right before predicate q that ends a clause with "who" or "which" set into the
// sentence ("a trader, who had fled in 2007, was shot"); the first token of the sentence where there is none.
func (c *clauseReader) relativeCloses(q *predicate) int {
	k := q.first - 1
	for k > c.first && (auxiliaries[c.p.low[k]] || betweenVerbs[c.p.low[k]] || c.p.low[k] == "has" || c.p.low[k] == "had") {
		k--
	}
	if c.at(k) != "," {
		return c.first
	}
	for j := k - 1; j > c.first; j-- {
		if w := c.p.low[j]; w == "who" || w == "which" || w == "whose" {
			return k
		}
	}
	return c.first
}

// alongWith gives the phrases after "along with" that follow a predicate and share its harm.
func (c *clauseReader) alongWith(i int) []*noun {
	q := c.preds[i]
	to := c.last
	for _, o := range c.preds[i+1:] {
		if o.sense.shelf != actNoun {
			to = o.first
			break
		}
	}
	for k := q.end; k+1 < to; k++ {
		if w := c.p.low[k]; w == "," || w == "." || subordinators[w] {
			return nil
		}
		if (c.p.low[k] == "along" || c.p.low[k] == "together") && c.p.low[k+1] == "with" {
			for _, n := range c.nouns {
				if n.first == k+2 && n.kind != thing && n.kind != otherNoun {
					return c.conjoined(n, to)
				}
			}
		}
	}
	return nil
}

// inherited is the subject that predicate i shares with an earlier one of its clause.
func (c *clauseReader) inherited(i, from int) []*noun {
	q := c.preds[i]
	for k := i - 1; k >= 0; k-- {
		o := c.preds[k]
		if o.sense.shelf == actNoun || o.end < from-1 && !o.relative {
			continue
		}
		q.toSubject = o
		if o.suffers {
			return o.objects
		}
		return o.doers
	}
	return nil
}

// clauseStart is the token after which the subject of predicate i may stand.
func (c *clauseReader) clauseStart(i int) int {
	q := c.preds[i]
	from := c.first
	if i > 0 {
		for k := i - 1; k >= 0; k-- {
			if c.preds[k].sense.shelf != actNoun {
				from = c.preds[k].end
				break
			}
		}
	}
	for k := q.first - 1; k >= from; k-- {
		if c.leaves(k) && (q.sense.shelf == actState || (q.sense.harm == "injured" || q.sense.harm == "killed") && q.form != plain && !auxiliaries[c.p.low[max(c.first, q.first-1)]]) {
			return k + 1
		}
		if c.p.low[k] == "as" && k > c.first && c.p.low[k-1] == "many" {
			continue
		}
		if c.p.low[k] == "later" && c.onlyBetween(k+1, q.first) {
			continue // "the driver later died"
		}
		if c.p.low[q.first-1] == "," && k > from+1 && c.p.low[k-1] == "," && c.p.low[k-2] == "and" {
			continue // "shot two men and, as others ran up, fired again"
		}
		if c.p.low[k] == "confirmed" && k > c.first && auxiliaries[c.p.low[k-1]] || speaking[c.p.low[k]] && (c.at(k-1) == "," && c.setAside(k+1) || q.sense.harm == "killed" && c.at(k+1) == "to" && c.at(k+2) == "have") {
			continue // "have been confirmed dead"; ", said Colonel Gul, and was killed"; "claimed to have killed"
		}
		if (subordinators[c.p.low[k]] || speaking[c.p.low[k]] && k > c.first && !c.p.proper(k) && !c.colours(k)) && !c.asName(k) {
			return k + 1
		}
	}
	return from
}

// leaves tells of "leaving" at token k, whose objects fared as a participle behind them says: not of people who "were left injured".
func (c *clauseReader) leaves(k int) bool {
	switch c.p.low[k] {
	case "leaving", "leave", "leaves":
		return true
	case "left":
		return !auxiliaries[c.at(k-1)]
	}
	return false
}

// setAside tells whether a phrase that begins at a token ends at a comma before "and".
func (c *clauseReader) setAside(at int) bool {
	return slices.ContainsFunc(c.nouns, func(n *noun) bool {
		return n.first == at && c.at(n.end) == "," && c.at(n.end+1) == "and"
	})
}

// onlyBetween tells whether nothing but adverbs and auxiliaries stands between two tokens.
func (c *clauseReader) onlyBetween(from, to int) bool {
	for k := from; k < to; k++ {
		if !betweenVerbs[c.p.low[k]] && !auxiliaries[c.p.low[k]] && c.p.low[k] != "had" {
			return false
		}
	}
	return true
}

// asName tells of an "as" that begins no clause: "identified as", "as well as", "as many as", "such as".
func (c *clauseReader) asName(k int) bool {
	if c.p.low[k] != "as" {
		return false
	}
	if k+1 < c.last && (c.p.low[k+1] == "many" || c.p.low[k+1] == "well") {
		return true
	}
	if k == c.first {
		return false
	}
	switch w := c.p.low[k-1]; w {
	case "identified", "well", "known", "many", "such", "named", "indentified", "described", "working", "alias":
		return true
	}
	u := c.p.doc.Word(k - 1)
	return u.UPOS() == language.VERB && (u.XPOS() == "VBN" || u.XPOS() == "VBG")
}

// relativePronoun finds "who" or "which" that is the subject of the verb at token to.
func (c *clauseReader) relativePronoun(from, to int) *noun {
	for k := len(c.nouns) - 1; k >= 0; k-- {
		n := c.nouns[k]
		if n.first < to && n.first >= from && n.kind == pronoun && (c.p.low[n.first] == "who" || c.p.low[n.first] == "which") {
			if n.prep == "" && len(c.free(n.end, to, nil)) == 0 {
				return n
			}
			return nil
		}
	}
	return nil
}

// antecedent is the phrase that a relative pronoun stands for: the nearest people before it.
func (c *clauseReader) antecedent(who *noun) []*noun {
	for k := len(c.nouns) - 1; k >= 0; k-- {
		n := c.nouns[k]
		if n.end == who.first && n.kind == otherNoun && c.p.low[who.first] == "which" {
			return nil // "experts called it a grenade which was hurled"
		}
		if n.end <= who.first && n.kind != pronoun && (n.kind != otherNoun) {
			for n.of != nil && n.kind != people {
				n = n.of
			}
			if n.of != nil && n.of.kind == numberOnly && n.of.count.given {
				n = n.of // "four of his relatives who came to help"
			}
			if n.appositive && k > 0 && n.kind == nameOnly {
				continue
			}
			return []*noun{n}
		}
	}
	return nil
}

// free gives the phrases between two tokens that no preposition governs, names and descriptions of the
// one before left out.
func (c *clauseReader) free(from, to int, q *predicate) []*noun {
	var out []*noun
	for _, n := range c.nouns {
		if n.first >= from && n.end <= to && (n.prep == "" || n.prep == "as" && n.first == from && c.at(from-1) == "as" && (q == nil || q.form != gerund)) && !n.appositive && (n.kind != otherNoun || q != nil && (q.suffers && (c.p.personlike(n) || n.partOfThing() && q.sense.harm == "") || family(q.sense.kind) == "protest" && (c.p.personlike(n) || n.count.low >= crowdFrom))) && !(n.kind == pronoun && (c.p.low[n.first] == "it" || c.p.low[n.first] == "which")) {
			out = append(out, n)
		}
	}
	return out
}

// agentBy finds "by X" after a passive.
func (c *clauseReader) agentBy(q *predicate) []*noun {
	next := c.last
	for _, o := range c.preds {
		if o.first >= q.end && o.sense.shelf != actNoun {
			next = o.first
			break
		}
	}
	for _, n := range c.nouns {
		if n.first >= q.end && n.first < next && n.prep == "by" && n.kind != otherNoun {
			return c.conjoined(n, next)
		}
	}
	return nil
}

// crowdFrom is how many of anything are people where they protest: "hundreds of growers".
const crowdFrom = 12

// conjoined gives a phrase with those joined to it by "and" under the same preposition.
func (c *clauseReader) conjoined(n *noun, to int) []*noun {
	out := []*noun{n}
	at := n.end
	for _, o := range c.nouns {
		if o.first < at || o.first >= to {
			continue
		}
		gap := c.p.low[at:o.first]
		if len(gap) > 2 || len(gap) == 0 || gap[0] != "and" && gap[0] != "," || o.kind == otherNoun || o.kind == numberOnly {
			break
		}
		out, at = append(out, o), o.end
	}
	return out
}

var objectStops = map[string]bool{"in": true, "on": true, "at": true, "near": true, "when": true, "while": true, "during": true, "after": true, "by": true, "for": true, "from": true, "before": true, "where": true, "who": true, "whose": true, "which": true, "that": true, "as": true, "into": true, "outside": true, "inside": true, "over": true, "under": true, "to": true, "through": true, ";": true, "but": true, "because": true, "against": true, "using": true, "branding": true, "accusing": true, "suspecting": true, "alleging": true, "carrying": true, "wearing": true, "riding": true, "holding": true, "seizing": true, "said": true, "told": true, "added": true, "reported": true}

// object gives the phrases after an active predicate that it is done to.
func (c *clauseReader) object(i int) []*noun {
	q := c.preds[i]
	to := c.last
	if i+1 < len(c.preds) {
		for _, o := range c.preds[i+1:] {
			if o.sense.shelf != actNoun {
				to = o.first
				break
			}
		}
	}
	var out []*noun
	at := q.end
	for _, n := range c.nouns {
		if n.first < q.end {
			continue
		}
		if n.end > to || c.stopped(at, n.first) || c.leftBetween(at, n.first) || c.tellsIt(n) || n.kind == pronoun && objectStops[c.p.low[n.first]] {
			break
		}
		switch {
		case n.appositive, n.kind == otherNoun && !(q.sense.harm != "" && c.p.personlike(n)), n.prep != "" && !(q.end-q.first > 1 && q.end == n.first):
		default:
			out = append(out, n)
		}
		at = n.end
	}
	return out
}

func (c *clauseReader) stopped(from, to int) bool {
	for k := from; k < to; k++ {
		w := c.p.low[k]
		if w == "as" && k+1 < to && (c.p.low[k+1] == "well" || c.p.low[k-1] == "identified") || w == "as" && k > 0 && (c.p.low[k-1] == "well" || c.p.low[k-1] == "identified") {
			continue
		}
		if objectStops[w] {
			return true
		}
	}
	return false
}

func (c *clauseReader) hasVerb(from, to int) bool {
	for _, o := range c.preds {
		if o.first >= from && o.first < to && o.sense.shelf != actNoun {
			return true
		}
	}
	return false
}

// leftBetween tells whether "left" or "leaving" stands between two tokens: those behind it are told of by it.
func (c *clauseReader) leftBetween(from, to int) bool {
	for k := from; k < to; k++ {
		if c.leaves(k) {
			return true
		}
	}
	return false
}
