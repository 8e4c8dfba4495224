package read

import (
	"slices"
	"strings"

	"daybook"
)

// A sayer is whoever a figure is laid to: tokens first..end of the report. A rival is a party to the
// fight or an outlet besides the one that the report rests on.
type sayer struct {
	name       daybook.Text
	first, end int
	rival      bool
}

// sayerOf is who tells what predicate q says; nil for the report itself.
func (d *drafting) sayerOf(q *predicate) *sayer {
	if s := d.otherOutlet(q); s != nil {
		return s
	}
	if s := d.claimantSaying(q); s != nil {
		return s
	}
	a := d.p.toldBy(q.first)
	if a == nil || a.head < 0 || a.source.end <= a.source.first {
		return nil
	}
	name := strings.Join(strings.Fields(d.p.named(a.head, a.source)), " ")
	if name == "" || d.p.pronounAlone(a.source) && pronouns[strings.ToLower(name)] {
		return nil
	}
	return &sayer{daybook.Text(name), a.source.first, a.source.end, d.p.fights(a.source) || d.p.fightsByName(a.head)}
}

// fights tells whether a source is a group in arms or speaks for one.
func (p *page) fights(r run) bool {
	for _, m := range p.actorsIn(r.first, r.end) {
		if m.kind == "militants" {
			return true
		}
	}
	for i := r.first; i < r.end; i++ {
		for _, m := range p.marks[i] {
			if (m.sense.shelf == bodyOf || m.sense.shelf == peopleOf) && m.sense.section == "militants" && m.sense.words != "commander" {
				return true
			}
		}
	}
	return false
}

// fightsByName tells the same of whom a pronoun at token head stands for.
func (p *page) fightsByName(head int) bool {
	if ref, ok := p.antecedent(head); ok {
		return p.fights(ref.run)
	}
	return false
}

// otherOutlet is a second outlet that a sentence rests on: "Earlier, the Valley Post reported that two died".
func (d *drafting) otherOutlet(q *predicate) *sayer {
	if d.st.first == q.sentence {
		return nil
	}
	for _, o := range d.p.outletsIn(q.sentence) {
		if first := d.firstOutlet(); first != nil && !sameOutlet(first.name, o.name) {
			return &sayer{daybook.Text(o.name), o.first, o.end, true}
		}
	}
	return nil
}

// firstOutlet is the outlet that the report cites first.
func (d *drafting) firstOutlet() *sourceFound {
	if len(d.outlets) == 0 {
		return nil
	}
	return &d.outlets[0]
}

func sameOutlet(a, b string) bool {
	plain := func(s string) string { return strings.TrimPrefix(strings.ToLower(s), "the ") }
	return plain(a) == plain(b)
}

// claimantSaying is the group of "X claimed responsibility, saying ten soldiers were killed".
func (d *drafting) claimantSaying(q *predicate) *sayer {
	for _, c := range d.st.clauses {
		if q.first < c.first || q.first >= c.last {
			continue
		}
		saying := slices.Index(d.p.low[c.first:q.first], "saying")
		if saying < 0 {
			return nil
		}
		for i := c.first; i < c.first+saying; i++ {
			if claimed, _ := d.p.claimsAct(c, i); claimed {
				c.ensureNouns()
				if n := c.claimant(i); n != nil {
					return &sayer{daybook.Text(d.p.quote(n.first, n.end)), n.first, n.end, true}
				}
			}
		}
	}
	return nil
}

// differs tells whether a tally is a figure of somebody else that does not agree with the ledger's: of a
// rival whatever differs, of another speaker a larger whole.
func (d *drafting) differs(l *ledger, g *tally) bool {
	if g.says == nil || g.says.name == l.says || len(l.entries) == 0 {
		return false
	}
	if !g.says.rival {
		return false
	}
	for _, t := range g.tolls {
		if have := l.of(t.class); t.count.low != have && !(plainClass(t.class) == "people" && t.count.low == l.total()) {
			return true
		}
	}
	return false
}

// addRivals sets the figures of others beside the report's own.
func (d *drafting) addRivals(l *ledger) {
	for _, g := range l.rivals {
		for _, t := range g.tolls {
			if t.definite || t.count.low == 0 {
				continue
			}
			e := &entry{t.class, t.count, t, t.sentence}
			at := len(d.Harm)
			d.addHarm(l.kind, e, g.says.name)
			if len(d.Harm) > at {
				d.note(field("harm", at), g.says.first, g.says.end, "toll/said-by")
			}
		}
	}
}
