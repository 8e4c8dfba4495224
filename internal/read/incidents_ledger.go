package read

import (
	"slices"

	"daybook"
)

// A ledger is the harm of one kind as it adds up over the sentences of a story.
type ledger struct {
	kind    string
	p       *page
	entries []*entry
	lead    int          // the sentence that opened it
	told    int          // people that later sentences told again, by counts or names of their own
	says    daybook.Text // whose figure it is
	rivals  []*tally     // what others say that differs
	died    bool         // those it counted first have died since
}

// An entry is a number of people of one class, with the toll it rests on.
type entry struct {
	class    string
	count    count
	toll     *toll
	sentence int
}

func (l *ledger) total() int {
	n := 0
	for _, e := range l.entries {
		n += e.count.low
	}
	return n
}

// of is how many of a class stand in the ledger, nameless attackers counted as fighters.
func (l *ledger) of(class string) int {
	n := 0
	for _, e := range l.entries {
		if sameClass(e.class, class) {
			n += e.count.low
		}
	}
	return n
}

// sameClass tells whether two classes may be words for the same people: "two terrorists", later "two attackers".
func sameClass(a, b string) bool {
	return plainClass(a) == plainClass(b)
}

func plainClass(c string) string {
	switch c {
	case "unidentified":
		return "militants"
	case "officials":
		return "civilians"
	case "", "unknown":
		return "people"
	}
	return c
}

// classOf is the class of a toll where the ledger counts people of it, else "".
func (l *ledger) classOf(t *toll) string {
	if plainClass(t.class) == "people" || l.of(t.class) == 0 {
		return ""
	}
	return t.class
}

// onlyClass is the class of all people in the ledger, "" where they are of several or of none.
func (l *ledger) onlyClass() string {
	class := ""
	for _, e := range l.entries {
		c := e.class
		if plainClass(c) == "people" || class != "" && c != class {
			return ""
		}
		class = c
	}
	return class
}

// has tells whether the very phrase is counted already.
func (l *ledger) has(n *noun) bool {
	for _, e := range l.entries {
		if o := e.toll.noun; o == n || o.kind == numberOnly && n.kind == numberOnly && o.head == n.head {
			return true
		}
	}
	return false
}

// dead tells whether a phrase alone in its tally stands for somebody counted: the same phrase, or a pronoun.
func (l *ledger) dead(n *noun) bool {
	return l.has(n) || n.kind == pronoun && len(l.entries) > 0
}

// knows tells whether a name stands in the ledger, the word for "the driver", or a pronoun for the only one.
func (l *ledger) knows(n *noun) bool {
	for _, e := range l.entries {
		o := e.toll.noun
		if (o.kind == nameOnly || n.kind == people && n.definite && e.count.high == 1) && l.p.low[o.head] == l.p.low[n.head] {
			return true
		}
	}
	return n.kind == pronoun && l.total() == 1
}

// open enters the first tally of its kind.
func (l *ledger) open(g *tally) {
	l.lead = g.sentence
	if g.says != nil {
		l.says = g.says.name
	}
	for _, t := range g.tolls {
		l.add(t)
	}
}

// enter adds a tally to the ledger unless it repeats or details what stands there.
func (l *ledger) enter(g *tally) {
	if g.sentence == l.lead && !l.toldAnew(g) {
		for _, t := range g.tolls {
			switch {
			case t.whole && t.pred.sense == newTotal:
				l.raise(g) // "nine were killed, putting the toll at nine"
			case !t.definite || l.another(t) || l.attacker(t):
				l.add(t)
			}
		}
		return
	}
	again := 0
	for _, t := range g.tolls {
		if l.toldOf(t) {
			again += t.count.low
		}
	}
	l.told += g.total()
	told := again > 0 && g.total() <= l.total()
	for i, t := range g.tolls {
		if g.also && t.count.given && l.of(t.class) == 0 && l.total() > 0 && l.of("people") != t.count.low {
			l.add(t) // "Six people died. Both bombers were also killed."
			continue
		}
		l.detail(t, g.before(i), told)
	}
}

// another tells of one person whom the leading sentence tells apart from the one before: "the man was pronounced dead and
// the child later died".
func (l *ledger) another(t *toll) bool {
	single := func(t *toll) bool {
		return t.noun.kind == people && t.count.rule == "toll/one" && t.count.high == 1 && !t.noun.name && !anybody[l.p.low[t.noun.head]] && !bodyWords[l.p.low[t.noun.head]]
	}
	return single(t) && l.p.low[t.noun.first] == "the" && !slices.ContainsFunc(l.entries, func(e *entry) bool {
		return !single(e.toll) || l.p.low[e.toll.noun.head] == l.p.low[t.noun.head]
	})
}

// toldAnew tells whether a tally of the leading sentence tells its figures over again: after "officials
// said" or "reports Gazette" where no full stop parts them, or in what happened when those counted were
// harmed ("three died when a bomber blew himself up, killing …").
func (l *ledger) toldAnew(g *tally) bool {
	lead, q := l.entries[0].toll.pred, g.tolls[0].pred
	if q.first <= lead.end || lead.sense.shelf == actNoun {
		return false
	}
	for k := lead.end; k < q.first; k++ {
		switch l.p.low[k] {
		case "said", "saying", "reports", "reported", "sources", "according", "adds":
			return true
		case "when", "as", "after":
			if q.form == gerund && lead.suffers {
				return true
			}
		}
	}
	return false
}

// before is how many people of the class of the i-th toll the tally counts before it.
func (g *tally) before(i int) int {
	n := 0
	for _, t := range g.tolls[:i] {
		if sameClass(t.class, g.tolls[i].class) {
			n += t.count.low
		}
	}
	return n
}

// toldOf tells whether a toll speaks of people told before: the, he, a name.
func (l *ledger) toldOf(t *toll) bool {
	return t.definite || t.noun.kind == nameOnly || t.noun.kind == people && t.noun.name && !t.count.given && !t.noun.plural
}

// add enters a toll with its parts: what the parts leave keeps the class of the whole.
func (l *ledger) add(t *toll) {
	rest := t.count
	for _, part := range t.parts {
		if part.class == "people" || part.class == t.class || inArms(t.class) && l.p.sex(part.noun) {
			continue
		}
		if part.count.low > rest.low {
			break
		}
		of := part.count
		if of.open && !of.given && !rest.open && plainClass(part.class) == "civilians" {
			of.high, of.open = of.low, false // "eleven people, including women and children": eleven in all
		}
		rest.low -= of.low
		rest.high -= of.high
		l.entries = append(l.entries, &entry{part.class, of, part, t.sentence})
	}
	if rest.low > 0 {
		if rest.high < rest.low {
			rest.high = rest.low
		}
		l.entries = append(l.entries, &entry{t.class, rest, t, t.sentence})
	}
}

// inArms tells of fighters and forces.
func inArms(class string) bool { return class == "militants" || class == "security forces" }

// sex tells of a part that says no more than man or woman of fighters or forces: "two rebels, including a woman".
func (p *page) sex(n *noun) bool {
	switch p.low[n.head] {
	case "woman", "women", "man", "men", "female", "females", "girl", "girls", "lady", "ladies", "minor", "minors":
		return true
	}
	return false
}

// detail reads a toll of a later sentence against the ledger: a repetition, a breakdown of neutral people,
// or more. Its tally counts as many of its class before it; again tells that it speaks of people told before.
func (l *ledger) detail(t *toll, before int, again bool) {
	for _, part := range t.parts {
		l.detail(part, 0, true)
	}
	n := t.count.low
	if plainClass(t.class) == "people" {
		if t.other && !again && n != l.total() && n > l.of("people") {
			l.add(t)
		}
		return
	}
	if l.attacker(t) {
		l.add(t)
		return
	}
	have := l.of(t.class) - before
	if have >= n || l.move(t, n-max(have, 0)) || again || l.toldOf(t) {
		return
	}
	if have <= 0 {
		l.add(t)
	}
}

// attacker tells of one or more of those who attacked, "one of the attackers", where none of them is counted but
// their victims are.
func (l *ledger) attacker(t *toll) bool {
	if plainClass(t.class) != "militants" || t.noun.kind != numberOnly || !t.count.given || l.of("militants") > 0 || l.total() == 0 {
		return false
	}
	end := min(t.noun.end+3, len(l.p.low))
	return inArms(l.onlyClass()) || slices.ContainsFunc(l.p.low[t.noun.end:end], func(w string) bool { return attackerWords[w] })
}

// move gives n of the neutral people the class of t, where there are as many.
func (l *ledger) move(t *toll, n int) bool {
	for _, e := range l.entries {
		if plainClass(e.class) != "people" || e.count.low < n {
			continue
		}
		e.count.low -= n
		e.count.high = max(e.count.high-n, e.count.low)
		c := t.count
		c.low, c.high, c.open = n, n, false
		l.entries = append(l.entries, &entry{t.class, c, t, t.sentence})
		return true
	}
	return false
}

// raise lets the title tell a larger figure than the text.
func (l *ledger) raise(g *tally) {
	if len(g.tolls) != 1 || !g.tolls[0].count.given {
		return
	}
	t := g.tolls[0]
	missing := g.total() - l.total()
	if inArms(t.class) {
		missing = max(missing, g.total()-l.of(t.class)-l.of("people"))
	}
	if missing > 0 {
		l.entries = append(l.entries, &entry{t.class, count{low: missing, high: missing, open: t.count.open, given: true, rule: t.count.rule}, t, t.sentence})
	}
}

// leave takes those who died of wounds out of the injured, but not out of those that sentence lead counts.
func (l *ledger) leave(t *toll, lead int) {
	n := t.count.low
	if i := slices.IndexFunc(l.entries, func(e *entry) bool { return e.toll.noun == t.noun }); i >= 0 {
		l.entries[i].count.low, l.entries[i].count.high = 0, 0
		return
	}
	for _, e := range l.entries {
		if e.count.low > 0 && e.sentence != lead && e.count.low >= n {
			e.count.low = max(0, e.count.low-n)
			e.count.high = max(0, e.count.high-n)
			return
		}
	}
}
