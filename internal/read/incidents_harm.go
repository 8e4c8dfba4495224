package read

import (
	"strconv"
	"strings"

	"daybook"
)

// A ledger is the harm of one kind as it adds up over the sentences of a story.
type ledger struct {
	kind    string
	entries []*entry
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

func (l *ledger) of(class string) int {
	n := 0
	for _, e := range l.entries {
		if e.class == class {
			n += e.count.low
		}
	}
	return n
}

// settleHarm adds up the tolls of the story, those told twice once.
func (d *drafting) settleHarm() {
	byKind := map[string]*ledger{}
	order := []string{"killed", "injured", "abducted", "arrested", "surrendered"}
	for _, k := range order {
		byKind[k] = &ledger{kind: k}
	}
	for _, t := range d.st.tolls {
		l := byKind[t.kind]
		if l == nil || t.update {
			continue
		}
		if t.count.given && t.count.high == 0 && !t.count.open {
			continue
		}
		if d.succumbs(t) && len(l.entries) > 0 && byKind["injured"].total() >= t.count.low && !l.knows(d.p, t.noun) {
			d.diedLater(byKind["injured"], t)
			l.add(t)
			continue
		}
		if t.kind == "injured" && byKind["killed"].has(t.noun) {
			continue
		}
		before := len(l.entries)
		l.enter(t)
		if d.succumbs(t) && len(l.entries) > before {
			d.diedLater(byKind["injured"], t)
		}
	}
	byKind["killed"].update(d.st.tolls)
	for _, k := range order {
		for _, e := range byKind[k].entries {
			if e.count.low > 0 || e.count.open {
				d.addHarm(k, e)
			}
		}
	}
	d.noteAgain()
	if len(d.Harm) == 0 && d.st.noneSaid[1] > 0 {
		zero := 0
		for i, k := range []string{"killed", "injured"} {
			d.Harm = append(d.Harm, daybook.Harm{Kind: k, Class: "unknown", Low: 0, High: &zero})
			d.note(field("harm", i), d.st.noneSaid[0], d.st.noneSaid[1], "toll/none")
		}
	}
}

// succumbs tells of a death by wounds: the dead were among the injured.
func (d *drafting) succumbs(t *toll) bool {
	return t.kind == "killed" && (strings.HasPrefix(t.pred.sense.words, "succumb") || strings.HasPrefix(t.pred.sense.words, "breathe"))
}

// has tells whether the people of a phrase already stand in the ledger: the same phrase, a pronoun, or the
// same name.
func (l *ledger) has(n *noun) bool {
	for _, e := range l.entries {
		if e.toll.noun == n || n.kind == pronoun {
			return true
		}
	}
	return false
}

// knows tells whether a name already stands in the ledger.
func (l *ledger) knows(p *page, n *noun) bool {
	for _, e := range l.entries {
		if e.toll.noun.kind == nameOnly && p.low[e.toll.noun.head] == p.low[n.head] {
			return true
		}
	}
	return n.kind == pronoun && l.total() == 1
}

// diedLater takes a death told of somebody counted as injured out of the injured.
func (d *drafting) diedLater(injured *ledger, t *toll) {
	n := t.count.low
	for _, e := range injured.entries {
		if e.count.low > 0 && (e.count.low == n || t.pred.sense.shelf == actSuffer) {
			e.count.low = max(0, e.count.low-n)
			e.count.high = max(0, e.count.high-n)
			return
		}
	}
}

func (d *drafting) addHarm(kind string, e *entry) {
	h := daybook.Harm{Kind: kind, Class: d.harmClass(e), Low: e.count.low}
	if !e.count.open {
		high := e.count.high
		h.High = &high
	}
	for i := range d.Harm {
		o := &d.Harm[i]
		if o.Kind == h.Kind && o.Class == h.Class && o.Says == h.Says {
			o.Low += h.Low
			if o.High == nil || h.High == nil {
				o.High = nil
			} else {
				sum := *o.High + *h.High
				o.High = &sum
			}
			d.noteToll(i, e)
			return
		}
	}
	d.Harm = append(d.Harm, h)
	d.noteToll(len(d.Harm)-1, e)
}

// noteAgain binds the words that tell a harm again to it.
func (d *drafting) noteAgain() {
	for _, t := range d.st.tolls {
		for i := range d.Harm {
			if d.Harm[i].Kind == t.kind && t.sentence != d.st.first && d.Harm[i].Low > 0 {
				d.note(field("harm", i), t.pred.first, t.pred.end, "toll/told-again")
				break
			}
		}
	}
}

func (d *drafting) noteToll(i int, e *entry) {
	n := e.toll.noun
	d.note(field("harm", i), n.first, n.end, e.count.rule)
	d.note(field("harm", i), e.toll.pred.first, e.toll.pred.end, "toll/"+e.toll.kind)
}

func field(name string, i int) string {
	return name + "[" + strconv.Itoa(i) + "]"
}

// harmClass is the class people are counted in: neutral ones by what the act was aimed at.
func (d *drafting) harmClass(e *entry) string {
	switch e.class {
	case "security forces", "foreign forces":
		return "security_forces"
	case "militants":
		return "militants"
	case "unidentified":
		return "militants"
	case "people", "unknown", "":
		if e.toll.noun.kind == pronoun && d.targetKind != "" && d.targetKind != "infrastructure" {
			return strings.ReplaceAll(strings.ReplaceAll(d.targetKind, "officials", "civilians"), " ", "_")
		}
		if d.clash() && d.Perpetrator != nil && d.Perpetrator.Class == "state" && e.toll.kind == "killed" && !e.toll.other && e.toll.noun.kind == people {
			return "militants"
		}
		fight := d.Type == "Armed clash" || d.targetKind == "security forces" || d.targetKind == "militants"
		if fight {
			return "unknown"
		}
		return "civilians"
	}
	return "civilians"
}

// enter adds a toll to the ledger unless it repeats or details what stands there.
func (l *ledger) enter(t *toll) {
	if len(l.entries) > 0 && l.entries[len(l.entries)-1].toll.pred == t.pred {
		l.add(t)
		return
	}
	if len(l.entries) > 0 && t.sentence != l.entries[0].sentence || len(l.entries) > 0 && t.definite {
		if t.definite || t.noun.kind == nameOnly {
			return
		}
		l.detail(t)
		return
	}
	l.add(t)
}

// add enters a toll with its parts: what the parts leave keeps the class of the whole.
func (l *ledger) add(t *toll) {
	rest := t.count
	for _, part := range t.parts {
		if part.class == "people" || part.class == t.class {
			continue
		}
		if part.count.low > rest.low {
			break
		}
		rest.low -= part.count.low
		rest.high -= part.count.high
		l.entries = append(l.entries, &entry{part.class, part.count, part, t.sentence})
	}
	if rest.low > 0 {
		if rest.high < rest.low {
			rest.high = rest.low
		}
		l.entries = append(l.entries, &entry{t.class, rest, t, t.sentence})
	}
}

// detail reads a later sentence against the ledger: a repetition, a breakdown of neutral people, or more.
func (l *ledger) detail(t *toll) {
	n := t.count.low
	if t.class == "people" {
		if t.other && n != l.total() && n > l.of("people") {
			l.add(t)
		}
		return
	}
	have := l.of(t.class)
	if t.class == "unidentified" || t.class == "militants" { // "two terrorists", later "two attackers"
		have = l.of("unidentified") + l.of("militants")
	}
	if have >= n {
		return
	}
	for _, e := range l.entries {
		if e.class == "people" && e.count.low >= n-have {
			l.move(e, t, n-have)
			return
		}
	}
	if have == 0 {
		l.add(t)
	}
}

// move gives n of the neutral people of e the class of t.
func (l *ledger) move(e *entry, t *toll, n int) {
	e.count.low -= n
	e.count.high = max(e.count.high-n, e.count.low)
	c := t.count
	c.low, c.high, c.open = n, n, false
	l.entries = append(l.entries, &entry{t.class, c, t, t.sentence})
}
