package read

import "slices"

// toldAnew reads the new whole figure of an act's dead: "the death toll rose to nine", "raising the number
// of dead to nine", "the toll reaches nine". It is the sum of all counts before it, not one more of them.
func (c *clauseReader) toldAnew() *toll {
	for i := c.first; i < c.last; i++ {
		if !c.tollWord(i) {
			continue
		}
		from := max(c.first, i-4)
		for k := from; k < min(i+30, c.last); k++ {
			if !rises[c.p.low[k]] && !lowers[c.p.low[k]] || k >= i-4 && k < i && !changes[c.p.low[k]] {
				continue
			}
			for at := max(k, i) + 1; at < min(max(k, i)+9, c.last); at++ {
				if w := c.p.low[at-1]; w != "to" && w != "at" && at-1 != k && w != "least" && w != "than" {
					continue
				}
				n, end := c.p.countAt(at, c.last)
				if end == 0 || n.low < 2 {
					continue
				}
				n.rule = "toll/update"
				people := &noun{first: at, end: end, head: end - 1, kind: numberOnly, class: "people", count: n, sentence: c.sentence()}
				pred := &predicate{first: i, end: i + 1, sense: newTotal, sentence: c.sentence()}
				return &toll{kind: "killed", class: "people", count: n, noun: people, pred: pred, definite: true, update: true, revised: lowers[c.p.low[k]], sentence: c.sentence()}
			}
		}
	}
	return nil
}

// newTotal is the sense of the words that tell an act's dead anew.
var newTotal = &sense{shelf: actNoun, section: "tolls", words: "death toll", harm: "killed"}

// newInjured is the sense of the words that tell how many were hurt: "the number of injured stands at nine".
var newInjured = &sense{shelf: actNoun, section: "tolls", words: "number of injured", harm: "injured"}

// tollWord tells whether token i speaks of how many died: "toll", "number of dead".
func (c *clauseReader) tollWord(i int) bool {
	if c.p.low[i] == "toll" {
		return i+1 >= c.last || c.p.low[i+1] != "plaza" && c.p.low[i+1] != "road" && c.p.low[i+1] != "tax" && !c.ofPeriod(i+1)
	}
	if c.at(i+1) == "at" && (putAt[c.p.low[i]] || c.p.low[i] == "it" || c.p.low[i] == "figure") {
		return c.puts(i) // "put the dead at four"
	}
	switch c.p.low[i] {
	case "it": // "it had risen to 22"
		return slices.ContainsFunc(c.p.low[i+1:min(i+3, c.last)], func(w string) bool { return w == "risen" || w == "rose" || w == "climbed" }) && i < c.first+8
	case "count", "figure": // "the latest count stands at 28 dead"
		return i < c.first+8 && slices.ContainsFunc(c.p.low[i+1:c.last], func(w string) bool { return counted[w] || putAt[w] })
	}
	if c.p.low[i] != "number" {
		return false
	}
	return slices.ContainsFunc(c.p.low[i+1:min(i+6, c.last)], func(w string) bool { return counted[w] })
}

// ofPeriod tells whether a toll is one of a week, a month or a year by the words from token i on: "the toll of the week".
func (c *clauseReader) ofPeriod(i int) bool {
	if w := c.at(i); w != "of" && w != "for" && w != "this" && w != "since" {
		return false
	}
	for k := i + 1; k < min(i+4, c.last); k++ {
		switch c.p.low[k] {
		case "week", "month", "year", "weeks", "months", "years", "war", "conflict", "insurgency":
			return true
		}
	}
	return false
}

// update brings the ledger of the dead up to a total told anew: who is not counted yet is added, to the
// forces where the act was aimed at them and only they are counted so far.
func (d *drafting) update(l *ledger) {
	for _, t := range d.st.tolls {
		if t.update && t.revised && t.kind == l.kind && t.count.low < l.total() {
			l.entries = []*entry{{l.mainClass(), t.count, t, t.sentence}}
			continue
		}
		if missing := t.count.low - l.total(); t.update && t.kind == l.kind && missing > 0 {
			class := t.class
			if d.targetKind == "security forces" && l.total() > 0 && l.of("security forces") == l.total() {
				class = "security forces"
			}
			rest := count{low: missing, high: missing, open: t.count.open, given: true, rule: t.count.rule}
			l.entries = append(l.entries, &entry{class, rest, t, t.sentence})
		}
	}
}

// stated reads a whole figure of the dead that somebody gives: "put the toll at nine", "gave a toll of nine", "the number of
// dead was three", "put the number of attackers killed at two", "counted nine bodies".
func (c *clauseReader) stated() *toll {
	for i := c.first; i < c.last; i++ {
		if t := c.bodiesCounted(i); t != nil {
			return t
		}
		kind := "killed"
		if c.p.low[i] == "number" && slices.ContainsFunc(c.p.low[i+1:min(i+5, c.last)], func(w string) bool { return w == "injured" || w == "wounded" }) {
			kind = "injured"
		} else if !c.tollWord(i) {
			continue
		}
		for at := i + 2; at < min(i+12, c.last); at++ {
			w := c.p.low[at-1]
			if w != "at" && w != "was" && w != "is" && w != "were" && (w != "of" && w != "as" || !c.puts(i)) {
				continue
			}
			n, end := c.p.countAt(at, c.last)
			if end == 0 {
				continue
			}
			if w == "at" && !c.puts(i) && (kind == "killed" || !rises[c.p.low[at-2]]) {
				return nil
			}
			return c.figure(kind, i, at, end, n)
		}
	}
	return nil
}

// figure is a whole figure at tokens at..end that is given by the word at token i for it.
func (c *clauseReader) figure(kind string, i, at, end int, n count) *toll {
	c.ensureNouns()
	who := &noun{first: at, end: end, head: end - 1, kind: numberOnly, class: "people", count: n, sentence: c.sentence()}
	pred := &predicate{first: i, end: i + 1, sense: newTotal, sentence: c.sentence()}
	if kind == "injured" {
		pred.sense = newInjured
	}
	for _, o := range c.nouns {
		switch {
		case o.first > i && o.end < at && o.kind == people && c.p.classOf(o) != "":
			who.class = c.p.classOf(o)
		case o.end <= i && o.prep == "" && !o.appositive && (c.puts(i) || counting[c.p.low[i]]) && (o.kind == people || o.kind == bodies || o.kind == nameOnly || o.kind == pronoun || putting[c.at(o.end)]):
			pred.doers = []*noun{o}
		}
	}
	if who.class == "people" {
		who.class = c.whoseLosses(i, at, pred)
	}
	return &toll{kind: kind, class: who.class, count: n, noun: who, pred: pred, whole: true, sentence: c.sentence()}
}

// whoseLosses is the class of those whose losses the figure at token at is, of whom the word at token i speaks: "put the
// rebels' losses at nine", "the army gives the number of its dead as four"; "people" where it does not say.
func (c *clauseReader) whoseLosses(i, at int, figure *predicate) string {
	for k := max(c.first, i-2); k < at; k++ {
		switch w := c.p.low[k]; {
		case (w == "its" || w == "their") && len(figure.doers) > 0:
			if class := c.p.classOf(figure.doers[0]); inArms(class) {
				return class
			}
		case c.p.possessive(k):
			first := k
			for first > c.first && k-first < 4 && !determiners[c.p.low[first]] {
				first--
			}
			if who := c.p.nounAt(first, k); who != nil && who.end == k && inArms(c.p.classOf(who)) {
				return c.p.classOf(who)
			}
		}
	}
	return "people"
}

// bodiesCounted reads the dead by the bodies at token i that somebody counted or saw, or that were picked up or left: "counted 14
// corpses", "two headless bodies were dumped", "saw the bodies of ten soldiers".
func (c *clauseReader) bodiesCounted(i int) *toll {
	if w := c.p.low[i]; w != "bodies" && w != "corpses" {
		return nil
	}
	at, end := i, i
	var n count
	for k := i - 1; k >= max(c.first, i-4) && end == i; k-- {
		if m, e := c.p.countAt(k, c.last); (e == i || e == i-1) && m.given && m.high > 0 {
			at, end, n = k, e, m
		}
	}
	if end == i && c.at(i+1) == "of" {
		at = i + 2
		for at < c.last && (quoteMarks[c.p.low[at]] || c.p.low[at] == "perhaps" || c.p.low[at] == "at" || c.p.low[at] == "least") {
			at++
		}
		n, end = c.p.countAt(at, c.last)
	}
	if end <= at || !n.given {
		return nil
	}
	if c.at(end) == "victims" || slices.ContainsFunc(c.preds, func(q *predicate) bool { return q.past || q.sense.harm == "killed" }) {
		return nil // told before, or by a verb
	}
	if slices.ContainsFunc(c.p.low[c.first:i], func(w string) bool { return hospitals[w] || w == "morgue" }) {
		return nil // they may be of several acts, and are read with the wounded
	}
	verb := i
	for k := i - 1; k >= max(c.first, i-6); k-- {
		if counting[c.p.low[k]] {
			verb = k
		}
	}
	t := c.figure("killed", verb, at, end, n)
	for _, o := range c.nouns {
		if o.kind == people && o.first <= end+1 && o.end > end && c.p.classOf(o) != "" {
			t.class = c.p.classOf(o)
		}
	}
	return t
}

// puts tells whether "put" or "gave" stands before token i: somebody gives the toll as a number.
func (c *clauseReader) puts(i int) bool {
	for k := max(c.first, i-5); k < i; k++ {
		if putting[c.p.low[k]] {
			return true
		}
	}
	return false
}

// given tells whether a count before "dead" or "injured" is one that somebody gives as a whole: "spoke of nine dead",
// "counted nine dead", "put the casualties at nine dead and two injured".
func (c *clauseReader) given(q *predicate, n *noun) bool {
	if n.kind != numberOnly || n.end != q.first {
		return false
	}
	k := n.first - 1
	switch c.at(k) {
	case "of":
		return speakingOf[c.at(k-1)]
	case "at":
		return c.puts(k)
	case "and":
		for _, o := range c.preds {
			if o.end == k && len(o.objects) == 1 {
				return c.given(o, o.objects[0])
			}
		}
	}
	return q.sense.shelf == actState && (counting[c.at(k)] || putting[c.at(k)])
}

// superseded tells of a figure that the report itself calls an early one: "a first count by the police had spoken of seven
// dead", "had earlier put the toll at four".
func (p *page) superseded(t *toll) bool {
	from := p.sentenceFirst(t.pred.first)
	end := min(t.pred.first, t.noun.first)
	for k := from; k < end; k++ {
		switch w := p.low[k]; {
		case (w == "first" || w == "early" || w == "earlier" || w == "initial" || w == "preliminary") && k+1 < end && countNouns[p.low[k+1]]:
			return true
		case (w == "earlier" || w == "initially" || w == "first" || w == "originally") && k > from && (p.low[k-1] == "had" || p.low[k-1] == "were" || p.low[k-1] == "was" || p.low[k-1] == "as") && k+1 < end:
			return speaking[p.low[k+1]] || putting[p.low[k+1]] || speakingOf[p.low[k+1]] || p.low[k+1] == "reported"
		}
	}
	return false
}

// lastWith is the last story that tells a harm of the kind, else cur.
func lastWith(stories []*telling, kind string, cur *telling) *telling {
	for k := len(stories) - 1; k >= 0; k-- {
		for _, t := range stories[k].tolls {
			if t.kind == kind && !stories[k].background {
				return stories[k]
			}
		}
	}
	return cur
}
