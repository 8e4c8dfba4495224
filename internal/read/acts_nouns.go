package read

import (
	"slices"
	"strings"

	"daybook/internal/language"
)

// nounArguments reads "attack by X on Y", "killing of Y", "clash between X and Y", "encounter with X".
func (c *clauseReader) nounArguments(q *predicate) {
	if c.fromTheAir(q) {
		q.sense = airStrike
	}
	c.compound(q)
	q.aims = c.under(q)
	if n := c.maker(q); n != nil && len(q.doers) == 0 {
		q.doers = append(q.doers, n)
	}
	if c.making(q) {
		return
	}
	if len(q.doers) == 0 {
		q.doers = c.commits(q)
	}
	q.doers = append(q.doers, c.engaged(q)...)
	at := c.behindHappening(q)
	for _, n := range c.nouns {
		if n.first < q.end || n.kind == otherNoun && n.prep != "on" {
			continue
		}
		if n.first-at > 3 || c.hasVerb(at, n.first) {
			break
		}
		switch n.prep {
		case "by", "with", "from":
			q.doers = append(q.doers, n)
		case "between":
			sides := c.conjoined(n, c.last)
			if n.kind == nameOnly && len(sides) > 1 && sides[1].kind == bodies && sides[1].class == "civilians" {
				tribe := *n // "between the Dorkal and Sefu tribes"
				tribe.kind, tribe.class = bodies, "civilians"
				n = &tribe
			}
			q.doers = append(q.doers, n)
			q.objects = append(q.objects, sides[1:]...)
			return
		case "of", "on", "against", "at", "upon":
			if (takesObjects(q) || n.prep == "of" && q.sense.words == "shooting") && !(n.kind != people && n.class != "security forces" && c.p.placed(n)) && !(n.prep == "of" && n.of != nil && n.of.first >= q.end) {
				q.objects = append(q.objects, n)
				if n.prep == "of" && q.sense.harm == "killed" && n.count.given {
					q.objects = append(q.objects, c.conjoined(n, c.last)[1:]...) // "the deaths of 20 civilians and six rebels"
				}
			}
		}
		at = n.end
	}
}

// commits gives those who do an act of violence that stands as the object of a verb: "gunmen staged two bomb attacks".
func (c *clauseReader) commits(q *predicate) []*noun {
	if family(q.sense.kind) != "violence" || q.sense.kind == "raid" {
		return nil
	}
	for k := q.first - 1; k > max(c.first, q.first-6) && c.p.low[k] != "of"; k-- {
		switch word := c.p.doc.Word(k); word.UPOS() {
		case language.NOUN, language.PROPN, language.ADJ, language.DET, language.NUM:
		case language.VERB:
			if !committing[word.Lemma()] {
				return nil
			}
			return c.doersOf(word)
		default:
			return nil
		}
	}
	return nil
}

// doersOf gives the phrases that are the subject of a verb, or of the one it is joined to.
func (c *clauseReader) doersOf(v language.Word) (out []*noun) {
	s := nearestSubject(v)
	for !s.OK() && v.Is(language.Conj) {
		v = v.Head()
		s = nearestSubject(v)
	}
	if !s.OK() {
		return nil
	}
	for _, w := range conjuncts(s) {
		if n := c.phraseOf(w); n != nil && n.kind != otherNoun {
			out = append(out, n)
		}
	}
	return out
}

// compound reads the words before a noun of acts in its own phrase: "police firing", "a militant attack",
// "77 deaths".
func (c *clauseReader) compound(q *predicate) {
	for _, n := range c.nouns {
		if n.end == q.first && n.kind == bodies && n.class == "security forces" && n.prep != "" && n.prep != "by" && q.sense.harm == "" {
			q.doers = append(q.doers, n) // "killed in police firing"
			return
		}
		if n.first > q.first || q.first >= n.end {
			continue
		}
		if q.sense.kind == "riot" && q.end <= n.head && c.p.crowded(n) {
			q.doers = append(q.doers, n) // "a stone-pelting mob"
			return
		}
		if n.kind != otherNoun {
			continue
		}
		if (q.sense.words == "death" || q.sense.words == "fatality") && n.count.given && n.count.high > 0 {
			counted := *n
			counted.kind, counted.class, counted.prep = numberOnly, "people", ""
			q.objects = append(q.objects, &counted)
		}
		for k := n.first; k < q.first; k++ {
			if c.p.low[k] == "anti" || strings.HasPrefix(c.p.low[k], "anti-") {
				return
			}
		}
		if hit := c.thingHit(n, q); hit != nil {
			q.objects = append(q.objects, hit)
			return
		}
		if who := c.whoseDeath(n, q); who != nil {
			q.objects = append(q.objects, who)
			return
		}
		if doer := c.madeFrom(n, q); doer != nil {
			q.doers = append(q.doers, doer)
		}
		return
	}
}

// whoseDeath reads "the senator's murder": whom the noun of an act was done to, unless the genitive tells who did it
// ("the rebels' killing of two men").
func (c *clauseReader) whoseDeath(n *noun, q *predicate) *noun {
	if q.first <= n.first+1 || q.sense.harm != "killed" && q.sense.harm != "abducted" && q.sense.kind != "abduct" || c.at(q.end) == "of" || !c.p.possessive(q.first-1) {
		return nil
	}
	end := q.first - 1
	who := c.p.nounAt(n.first, end)
	if who == nil || who.end < end || who.head < 0 || who.kind != people && who.kind != nameOnly || c.p.classOf(who) == "militants" || c.p.dated(end-1) {
		return nil
	}
	who.sentence, who.definite = n.sentence, true
	return who
}

// takesObjects tells of nouns of acts that are done to somebody: an attack on, the killing of; a blast on
// a road is not.
func takesObjects(q *predicate) bool {
	return q.sense.harm != "" || strings.HasSuffix(q.sense.words, "attack") || strings.HasSuffix(q.sense.words, "assault") || strings.HasSuffix(q.sense.words, "strike") || q.sense.words == "ambush" || q.sense.words == "raid" || q.sense.words == "bombing" || q.sense.words == "shelling" || q.sense.words == "rape"
}

// placed tells whether a phrase is the name of a place.
func (p *page) placed(n *noun) bool {
	m := p.placeAt(n.head)
	return m != nil && !n.described && (m.role == asPlace || m.role == asAddress) || n.kind == thing && placeHeads[p.low[n.head]]
}

// personlike tells whether a phrase of unknown nouns, in the place of people harmed, can be people: it
// counts them or is introduced by "a", and is no thing that the lists know to be none.
func (p *page) personlike(n *noun) bool {
	if n.kind != otherNoun || n.head < 0 || notPeople[p.low[n.head]] || placeHeads[p.low[n.head]] || p.doc.Word(n.head).UPOS() != language.NOUN {
		return false
	}
	if _, ok := p.marked(n.head, weaponOf); ok {
		return false
	}
	if _, ok := p.marked(n.head, actNoun); ok {
		return false
	}
	w := p.low[n.first]
	return n.count.given && n.count.high > 1 || w == "a" || w == "an" || w == "one" || w == "another"
}

// struckFromAir and shelled are the senses of "struck", "hit" and "bombed" where aircraft or missiles do it.
var (
	struckFromAir = &sense{shelf: actVerb, section: "verbs", words: "strike from the air", kind: "drone"}
	shelled       = &sense{shelf: actVerb, section: "verbs", words: "hit by missiles", kind: "shelling"}
	struck        = &sense{shelf: actVerb, section: "verbs", words: "strike", kind: "assault"}
)

// fromAbove reads "aircraft struck a village", "the army bombed a camp", "a shell hit a house", "gunmen struck
// a convoy" by who or what does it.
func (c *clauseReader) fromAbove(q *predicate) {
	w := q.sense.words
	if c.loiters(q) {
		q.sense, q.taken = droneFound, false
		return
	}
	if q.sense.kind == "bomb" && q.sense.shelf == actNoun && c.dropped(q) {
		q.sense = bombsDropped
		return
	}
	if q.sense.kind == "shelling" && q.sense.shelf == actNoun && c.wentOffLater(q) {
		q.sense = leftBehind
		return
	}
	if w == "disperse" && q.suffers && (q.first == c.first || !auxiliaries[c.p.low[q.first-1]]) {
		q.sense = carried // a crowd that dispersed of itself
		return
	}
	if w == "set off" && !c.p.names(q.sentence, "weapons", "explosives") {
		q.sense = carried // "set off a week of protests"
		return
	}
	if w == "break up" && !c.protestNamed() {
		q.sense = carried
		return
	}
	if q.sense.kind == "killing" && q.sense.shelf == actVerb {
		c.killedFromAbove(q)
		return
	}
	if q.sense.shelf != actVerb || w != "strike" && w != "hit" && w != "bomb" {
		return
	}
	first := c.first
	if len(q.doers) > 0 {
		first = q.doers[0].first
	}
	for k := first; k < q.first; k++ {
		switch {
		case aircraft[c.p.low[k]]:
			q.sense = struckFromAir
			return
		case missiles[c.p.low[k]] && w != "bomb":
			q.sense = shelled
			return
		}
	}
	if len(q.doers) == 0 {
		return
	}
	switch class := c.p.classOf(q.doers[0]); {
	case w == "bomb" && (class == "security forces" || class == "foreign forces"):
		q.sense = struckFromAir
	case w == "strike" && (class == "militants" || class == "unidentified") && len(q.objects) > 0:
		q.sense = struck
	case c.warring(q.doers[0], q) && len(q.objects) > 0 && !c.inFigure(q):
		q.sense = struckFromAir // "Sorland struck Karda"
	}
}

// warring tells of a country or a force right before verb q that strikes from the air what it strikes: not of people
// hit when a bomb struck their van.
func (c *clauseReader) warring(n *noun, q *predicate) bool {
	if n.kind != nameOnly && n.kind != bodies || q.suffers || !c.onlyBetween(n.end, q.first) || c.p.names(q.sentence, "explosives") {
		return false
	}
	class := c.p.classOf(n)
	return q.sense.words == "strike" && (class == "foreign forces" || class == "security forces") || c.ofCountry(n)
}

// ofCountry tells whether a phrase names a country or its forces.
func (c *clauseReader) ofCountry(n *noun) bool {
	m := c.p.actorAt(n.end - 1)
	return m != nil && m.party.Country != "" && (m.kind == "government" || m.kind == "forces") && !m.person
}

// inFigure tells of a country that hits another "with tariffs", or hits back.
func (c *clauseReader) inFigure(q *predicate) bool {
	return slices.ContainsFunc(c.p.low[q.end:c.last], func(w string) bool { return blowsOfTrade[w] })
}

// killedFromAbove reads "jets killed six", "shells killed two", "a mine killed a shepherd" by the thing that kills.
func (c *clauseReader) killedFromAbove(q *predicate) {
	if q.suffers {
		if len(q.doers) > 0 && q.doers[0].head >= 0 && mines[c.p.low[q.doers[0].head]] {
			q.sense = killedBy["bomb"] // "was killed by a mine"
		}
		return
	}
	for k := c.first; k < q.first; k++ {
		if !slices.ContainsFunc(q.doers, func(n *noun) bool { return n.first <= k && k < n.end && n.prep == "" }) || k+1 < q.first && !betweenVerbs[c.p.low[k+1]] && !auxiliaries[c.p.low[k+1]] {
			continue
		}
		switch w := c.p.low[k]; {
		case aircraft[w]:
			q.sense = killedBy["drone"]
		case missiles[w], w == "artillery":
			q.sense = killedBy["shelling"]
		case mines[w]:
			q.sense = killedBy["bomb"]
		}
	}
}

// airStrike is the sense of "strike" where it comes from the air.
var airStrike = &sense{shelf: actNoun, section: "nouns", words: "air strike", kind: "drone"}

// fromTheAir tells of a strike that is no stoppage of work: one of a country or force, or "on" somebody, in a sentence
// that tells of harm.
func (c *clauseReader) fromTheAir(q *predicate) bool {
	if q.sense.words != "strike" || q.first > c.first && groundStrikes[c.p.low[q.first-1]] {
		return false
	}
	harm := slices.ContainsFunc(c.preds, func(o *predicate) bool { return o.sense.harm == "killed" || o.sense.harm == "injured" })
	switch c.at(q.end) {
	case "on", "targeting", "targeted", "hit", "hits", "struck":
		return harm || c.byForces(q)
	}
	return harm && (c.byForces(q) || airborne[c.at(q.first-1)])
}

// byForces tells whether the phrase of a noun of acts names a country, a force or a group in arms before it.
func (c *clauseReader) byForces(q *predicate) bool {
	for k := max(c.first, q.first-4); k < q.first; k++ {
		if m := c.p.actorAt(k); m != nil && !m.person && (m.kind == "government" || m.kind == "forces" || m.kind == "militants") {
			return c.onlyNounsBetween(k, q.first)
		}
		if m, ok := c.p.marked(k, bodyOf); ok && m.end <= q.first && m.sense.section != "government" {
			return c.onlyNounsBetween(k, q.first)
		}
	}
	return false
}

// onlyNounsBetween tells whether the words between two tokens may be of one noun phrase.
func (c *clauseReader) onlyNounsBetween(from, to int) bool {
	for k := from; k < to; k++ {
		switch c.p.doc.Word(k).UPOS() {
		case language.NOUN, language.PROPN, language.ADJ:
		default:
			return false
		}
	}
	return true
}

// killedBy are the senses of "killed" by the kind of act of the thing that killed.
var killedBy = map[string]*sense{
	"drone":    {shelf: actVerb, section: "verbs", words: "kill", kind: "drone", harm: "killed"},
	"shelling": {shelf: actVerb, section: "verbs", words: "kill", kind: "shelling", harm: "killed"},
	"bomb":     {shelf: actVerb, section: "verbs", words: "kill", kind: "bomb", harm: "killed"},
}

// droneFound is the sense of a drone that was brought down or found; leftBehind of a shell that went off long after
// it was fired.
var (
	droneFound = &sense{shelf: actVerb, section: "verbs", words: "bring down a drone", kind: "seize"}
	leftBehind = &sense{shelf: actNoun, section: "nouns", words: "explosive remnant", kind: "bomb"}
)

// bombsDropped is the sense of bombs that aircraft dropped.
var bombsDropped = &sense{shelf: actNoun, section: "nouns", words: "air strike", kind: "drone"}

// dropped tells of "dropped four 500-pound bombs".
func (c *clauseReader) dropped(q *predicate) bool {
	for k := q.first - 1; k >= max(c.first, q.first-7); k-- {
		if w := c.p.low[k]; w == "dropped" || w == "dropping" || w == "drops" {
			return true
		}
	}
	return false
}

// wentOffLater tells of "a mortar shell they had found went off": it was not fired at those it hit.
func (c *clauseReader) wentOffLater(q *predicate) bool {
	return slices.ContainsFunc(c.preds, func(o *predicate) bool { return o.sense.kind == "blast" }) &&
		slices.ContainsFunc(c.p.low[c.first:c.last], func(w string) bool { return duds[w] })
}

// bodysDoing tells of a gerund that is the noun of what a body did: "killed in police firing".
func (p *page) bodysDoing(i int) bool {
	first := p.sentenceFirst(i)
	for k := max(first+1, i-3); k < i; k++ {
		if m, ok := p.marked(k, bodyOf); ok && m.end == i {
			switch p.low[k-1] {
			case "in", "by", "of", "to", "from", "during", "after", "with":
				return true
			}
		}
	}
	return false
}

// protestNamed tells whether the sentence names a protest or those who protest.
func (c *clauseReader) protestNamed() bool {
	return slices.ContainsFunc(c.preds, func(o *predicate) bool { return o.sense.shelf == actNoun && o.sense.kind == "protest" }) || slices.ContainsFunc(c.nouns, c.p.crowded) || slices.Contains(c.p.low[c.first:c.last], "protesting")
}

// behindHappening is the token behind a fight and the verb by which it only comes about, before its sides: "a gun battle
// broke out between".
func (c *clauseReader) behindHappening(q *predicate) int {
	k := q.end
	for k < c.last && (auxiliaries[c.p.low[k]] || betweenVerbs[c.p.low[k]]) {
		k++
	}
	if q.sense.kind != "clash" || k >= c.last || !happens[c.p.low[k]] && c.p.low[k] != "took" && c.p.low[k] != "takes" {
		return q.end
	}
	for k++; k < c.last && (c.p.low[k] == "out" || c.p.low[k] == "place" || c.p.low[k] == "there"); k++ {
	}
	if k < c.last && c.p.low[k] == "between" {
		return k
	}
	return q.end
}
