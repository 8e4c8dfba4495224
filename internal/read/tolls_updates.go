package read

import "slices"

// rises are the verbs by which a toll comes to its new figure.
var rises = map[string]bool{"rose": true, "rises": true, "risen": true, "climbed": true, "climbs": true, "reached": true, "reaches": true, "mounted": true, "mounts": true, "increased": true, "jumped": true, "jumps": true, "stands": true, "stood": true, "raising": true, "taking": true, "bringing": true, "pushing": true, "raised": true, "took": true, "brought": true, "touched": true, "hits": true, "takes": true, "brings": true, "raises": true, "pushes": true}

// counted are the words that make a "number" one of the dead.
var counted = map[string]bool{"dead": true, "killed": true, "deaths": true, "fatalities": true, "casualties": true, "martyrs": true}

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

// changes are the verbs that take the toll as their object: "raising the toll to …".
var changes = map[string]bool{"raising": true, "taking": true, "bringing": true, "pushing": true, "raised": true, "took": true, "brought": true, "takes": true, "brings": true, "raises": true, "pushes": true, "revised": true, "lowered": true, "reduced": true, "corrected": true}

// lowers are the verbs by which a toll comes down.
var lowers = map[string]bool{"revised": true, "lowered": true, "reduced": true, "corrected": true}

// putAt are words for the dead that somebody puts at a number.
var putAt = map[string]bool{"dead": true, "deaths": true, "losses": true, "fatalities": true, "casualties": true}

// tollWord tells whether token i speaks of how many died: "toll", "number of dead".
func (c *clauseReader) tollWord(i int) bool {
	if c.p.low[i] == "toll" {
		return i+1 >= c.last || c.p.low[i+1] != "plaza" && c.p.low[i+1] != "road" && c.p.low[i+1] != "tax"
	}
	if (putAt[c.p.low[i]] || c.p.low[i] == "it" || c.p.low[i] == "figure") && c.at(i+1) == "at" {
		return c.puts(i) // "put the dead at four"
	}
	if c.p.low[i] != "number" {
		return false
	}
	return slices.ContainsFunc(c.p.low[i+1:min(i+6, c.last)], func(w string) bool { return counted[w] })
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

// stated reads a whole figure of the dead that somebody gives: "put the toll at nine", "the number of dead
// was three", "put the number of attackers killed at two".
func (c *clauseReader) stated() *toll {
	for i := c.first; i < c.last; i++ {
		kind := "killed"
		if c.p.low[i] == "number" && slices.ContainsFunc(c.p.low[i+1:min(i+5, c.last)], func(w string) bool { return w == "injured" || w == "wounded" }) {
			kind = "injured"
		} else if !c.tollWord(i) {
			continue
		}
		for at := i + 2; at < min(i+12, c.last); at++ {
			w := c.p.low[at-1]
			if w != "at" && w != "was" && w != "is" && w != "were" {
				continue
			}
			n, end := c.p.countAt(at, c.last)
			if end == 0 {
				continue
			}
			if w == "at" && !c.puts(i) && (kind == "killed" || !rises[c.p.low[at-2]]) {
				return nil
			}
			c.ensureNouns()
			who := &noun{first: at, end: end, head: end - 1, kind: numberOnly, class: "people", count: n, sentence: c.sentence()}
			pred := &predicate{first: i, end: i + 1, sense: newTotal, sentence: c.sentence()}
			for _, o := range c.nouns {
				switch {
				case o.first > i && o.end < at && o.kind == people && c.p.classOf(o) != "":
					who.class = c.p.classOf(o)
				case o.end <= i && o.prep == "" && !o.appositive && c.puts(i) && (o.kind == people || o.kind == bodies || o.kind == nameOnly || putting[c.at(o.end)]):
					pred.doers = []*noun{o}
				}
			}
			if kind == "injured" {
				pred.sense = newInjured
			}
			return &toll{kind: kind, class: who.class, count: n, noun: who, pred: pred, whole: true, sentence: c.sentence()}
		}
	}
	return nil
}

// puts tells whether "put" stands before token i: somebody puts the toll at a number.
func (c *clauseReader) puts(i int) bool {
	for k := max(c.first, i-5); k < i; k++ {
		if putting[c.p.low[k]] {
			return true
		}
	}
	return false
}

// putting are the verbs by which somebody gives a figure for the dead.
var putting = map[string]bool{"put": true, "puts": true, "putting": true, "placed": true}

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
