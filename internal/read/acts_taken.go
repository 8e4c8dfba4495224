package read

import (
	"slices"
	"strings"

	"daybook/internal/language"
)

// Words of arrest, abduction and surrender that tell none, and bombs that nobody set off.

// takesNobody tells whether a word of arrest, abduction or surrender takes nobody: fears apprehended, people
// caught in a crossfire, warrants, bodies carried off, a bundle of wire.
func (c *clauseReader) takesNobody(q *predicate) bool {
	switch q.sense.kind {
	case "arrest":
		return c.pettily(q) || q.sense.words == "apprehend" && c.fears(q) || q.sense.words == "catch" && c.caughtUp(q) || strings.HasPrefix(q.sense.words, "be held") && !c.heldByLaw(q) ||
			q.negated && q.form == gerund || q.sense.shelf == actNoun && c.warranted(q)
	case "surrender":
		return q.sense.words == "yield to" && !c.fightersGiveUp(q)
	case "abduct":
		return q.sense.shelf == actVerb && (q.form == plain && c.p.doc.Word(q.first).UPOS() == language.NOUN || c.onlyBodies(q))
	}
	return false
}

// pettily tells of an arrest for what has nothing to do with conflict: theft, fraud, driving while drunk.
func (c *clauseReader) pettily(q *predicate) bool {
	for k := q.end; k+1 < c.last; k++ {
		switch c.p.low[k] {
		case "for", "over", "of", "with", "after", "on":
			for j := k + 1; j < min(c.last, k+6) && !c.p.stops(j); j++ {
				if petty[c.p.low[j]] {
					return true
				}
			}
		}
	}
	return false
}

// fightersGiveUp tells whether those who a predicate is told of are militants.
func (c *clauseReader) fightersGiveUp(q *predicate) bool {
	if len(q.objects) == 0 {
		return false
	}
	if n := q.objects[0]; n.kind == numberOnly && n.ofIt == nil { // "one rebel was arrested and four gave themselves up"
		for _, o := range c.preds {
			if o.first < q.first && len(o.objects) == 1 && o.objects[0] != n && (o.sense.harm == "arrested" || o.sense.harm == "killed") {
				return c.p.classOf(o.objects[0]) == "militants"
			}
		}
	}
	return c.p.classOf(q.objects[0]) == "militants"
}

// takesPeople reads "took 287 pupils", "taking his wife", "were taken by armed men" at token i; whether that is an
// abduction the [turns] of acts.txt say by who does it.
func (c *clauseReader) takesPeople(i int) (wordMark, bool) {
	f, from := past, i+1
	switch w := c.p.low[i]; {
	case w == "taking":
		f = gerund
	case w == "taken" && c.at(i+1) == "by" && auxiliaries[c.at(i-1)]:
		return wordMark{i + 1, takePeople, participle}, true
	case w != "took":
		return wordMark{}, false
	}
	for _, n := range c.nouns {
		if n.first != from || n.kind != people {
			continue
		}
		_, end := c.p.extent(n)
		for k := end; k < min(end+6, c.last); k++ {
			if w := c.p.low[k]; w == "to" || w == "into" || w == "in" && c.at(k+1) == "for" || w == "home" {
				return wordMark{}, false // "took the wounded to a hospital"
			}
			if c.p.stops(k) {
				break
			}
		}
		return wordMark{i + 1, takePeople, f}, true
	}
	return wordMark{}, false
}

// takePeople is the sense of such words before it is known who does it.
var takePeople = &sense{shelf: actVerb, section: "verbs", words: "take people"}

// givesUp settles who gives themselves up: fighters surrender, a suspect goes to jail.
func (c *clauseReader) givesUp(q *predicate) {
	verb, rest, _ := strings.Cut(q.sense.words, " ")
	switch fighters := c.fightersGiveUp(q); {
	case rest == "" || !strings.Contains(rest, "sel"):
	case verb == "turn" && fighters:
		q.sense = surrendered
	case verb == "give" && !fighters:
		q.sense = jailed
	}
}

// surrendered and jailed are the senses of "turned themselves in" and "gave himself up" by who does it.
var (
	surrendered = &sense{shelf: actSuffer, section: "suffer", words: "give up arms", kind: "surrender", harm: "surrendered"}
	jailed      = &sense{shelf: actSuffer, section: "suffer", words: "go to jail", kind: "arrest", harm: "arrested"}
)

// fears tells of "apprehended a threat", "apprehending a clash", "apprehended that": feared, not arrested.
func (c *clauseReader) fears(q *predicate) bool {
	if q.passive {
		return false
	}
	if c.at(q.end) == "that" {
		return true
	}
	for _, n := range q.objects {
		if _, deed := c.p.marked(n.end, actNoun); n.kind != otherNoun && n.kind != thing && !deed {
			return false
		}
	}
	return len(q.objects) > 0 || len(q.doers) == 0 || c.p.classOf(q.doers[0]) != "security forces"
}

// caughtUp tells of people "caught in the crossfire", "in a bind": only a net of the law arrests who is caught in it.
func (c *clauseReader) caughtUp(q *predicate) bool {
	if !q.passive && !q.suffers || c.at(q.end) != "in" {
		return false
	}
	for k := q.end + 1; k < min(q.end+6, c.last); k++ {
		if lawNets[c.p.low[k]] || c.p.placeAt(k) != nil || c.p.dated(k) {
			return false
		}
		if c.p.stops(k) {
			break
		}
	}
	return true
}

// heldByLaw tells of people "held from the town", "held for the killing of", not "held for two days" or "for ransom".
func (c *clauseReader) heldByLaw(q *predicate) bool {
	w := c.at(q.end)
	if numberWords[w] > 0 || c.p.dated(q.end) || w == "ransom" || w == "trial" || w == "a" || w == "the" && c.at(q.end+1) == "first" {
		return false
	}
	return slices.ContainsFunc(q.objects, func(n *noun) bool {
		return (n.kind == people || n.kind == nameOnly || n.kind == numberOnly) && !bodyWords[c.p.low[n.head]]
	})
}

// warranted tells of an arrest that is only warranted, shunned, sought with a reward, or of the heart.
func (c *clauseReader) warranted(q *predicate) bool {
	if w := c.at(q.end); strings.HasPrefix(w, "warrant") {
		return true
	}
	for k := q.first - 1; k >= max(c.first, q.first-4); k-- {
		if arrestUndone[c.p.low[k]] {
			return true
		}
		if c.p.stops(k) {
			return false
		}
	}
	return false
}

// onlyBodies tells whether only the dead are taken away.
func (c *clauseReader) onlyBodies(q *predicate) bool {
	return len(q.objects) > 0 && !slices.ContainsFunc(q.objects, func(n *noun) bool { return n.head < 0 || !bodyWords[c.p.low[n.head]] })
}

// tellsWhose tells of a participle before the people it describes: "recently surrendered cadres", "searching for
// abducted traders", "an aide of killed chief Gul".
func (c *clauseReader) tellsWhose(i int, m wordMark) bool {
	slain := m.sense.harm == "killed" && m.sense.shelf == actVerb
	switch m.sense.kind {
	case "arrest", "abduct", "surrender":
	default:
		if !slain {
			return false
		}
	}
	if !slices.ContainsFunc(c.nouns, func(n *noun) bool {
		return n.first == i+1 && (n.kind == people || n.kind == nameOnly || n.head >= 0 && settlements[c.p.low[n.head]]) && !n.count.given && !determiners[c.p.low[n.first]]
	}) || i == c.first {
		return false
	}
	switch w := c.p.low[i-1]; w {
	case "recently", "newly", "formerly", "earlier":
		return !auxiliaries[c.at(i-2)] && c.at(i-2) != "who" && c.at(i-2) != "had"
	case "for", "of", "with", "about":
		return true
	case "by", "to", "on", "from", "between", "against":
		return !slain
	default:
		return determiners[w] && !slain
	}
}

// causeOfProtest tells of a noun that says what others protest at: "a shutdown against the arrest of their chief".
func (c *clauseReader) causeOfProtest(q *predicate) bool {
	if q.sense.shelf != actNoun || q.sense.harm == "" {
		return false
	}
	for k := q.first - 1; k > max(c.first, q.first-4); k-- {
		switch c.p.low[k] {
		case "against", "over", "of", "at":
			return protestsAt[c.p.low[k-1]]
		}
	}
	return false
}

// earlierTold tells of words that say themselves that they tell of before: "who was recently arrested", "had
// been attacked twice before".
func (c *clauseReader) earlierTold(q *predicate) bool {
	for k := q.end; k < q.end+3 && c.perfect(q); k++ {
		if next := c.at(k + 1); c.at(k) == "before" && (next == "." || next == "," || next == "") {
			return true
		}
	}
	for k := q.first - 1; q.relative && k > max(c.first, q.first-6); k-- {
		switch c.p.low[k] {
		case "recently", "earlier", "previously", "already":
			return true
		case "who", "which", ",":
			return false
		}
	}
	return false
}

// takesAlong lets an arrest, a surrender or the finding of the dead, take the bombs that go with it: "was arrested with a
// bomb". They went off only where the sentence says so.
func (c *clauseReader) takesAlong(q *predicate) {
	people := q.sense.kind == "arrest" || q.sense.kind == "surrender"
	if q.unreal || q.negated || !people && q.sense != bodyFound || people && c.explodes() {
		return
	}
	for _, o := range c.preds {
		if o.sense.shelf == actNoun && devices[o.sense.words] && o.first > q.first && (people || !c.hasVerb(q.end, o.first)) {
			o.taken = true
		}
	}
}

// onlyNamed tells of a bomb that another word is about: "used in making landmines", "a landmine expert",
// "an under-barrel grenade launcher".
func (p *page) onlyNamed(first, end int) bool {
	if end < p.sentenceEnd(first) && coloured[p.low[end]] {
		return true
	}
	from := p.sentenceFirst(first)
	for k := first - 1; k >= max(from, first-4); k-- {
		switch p.low[k] {
		case "making", "make", "manufacture", "manufacturing", "assemble", "assembling", "prepare", "preparing":
			return k > from && (p.low[k-1] == "in" || p.low[k-1] == "for" || p.low[k-1] == "to")
		case "off": // "timers used to set off bombs"
			return k > from+1 && p.low[k-1] == "set" && p.low[k-2] == "to"
		}
	}
	return false
}

// asides reads past what stands between commas about those arrested or given up, "two men, who set off the blast
// that killed a guard, were arrested": it is what they are held for, and they stand before it.
func (c *clauseReader) asides(i int) {
	q := c.preds[i]
	if !q.suffers || q.sense.kind != "arrest" && q.sense.kind != "surrender" || q.unreal {
		return
	}
	end := c.p.asideCloses(q.first)
	if end < 0 {
		return
	}
	for k := c.first + 1; k+1 < end; k++ {
		if c.p.low[k] != "," || !asideOpens[c.p.low[k+1]] {
			continue
		}
		held := c.free(c.clauseBefore(k), k, q)
		if len(held) == 0 {
			return
		}
		q.objects = held
		for _, o := range c.preds[:i] {
			if o.first > k && o.end <= end {
				o.blamed = true
			}
		}
		return
	}
}
