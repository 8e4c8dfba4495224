package read

import (
	"slices"

	"daybook"
)

// Doers told by sentences of their own: who carried it out, who denies that he did, whom the police look for.

// carriedOut finds who "carried out" the act where a sentence of its own says so: "the attack was carried out by the
// Ridge Front", "the work of the Ridge Front".
func (d *drafting) carriedOut() *noun {
	if d.takenByState() || d.st.protests() {
		return nil
	}
	for _, c := range d.st.clauses {
		for i := c.first + 1; i+2 < c.last; i++ {
			w := d.p.low[i]
			by := i
			switch {
			case (w == "carried" || w == "executed") && d.p.low[i+1] == "out":
				by = i + 2
			case w == "perpetrated", w == "committed", w == "staged", w == "executed", w == "masterminded", w == "orchestrated":
				by = i + 1
			case w == "work" && d.p.low[i+1] == "of":
				by = i + 1
			default:
				continue
			}
			if by+1 >= c.last || d.p.low[by] != "by" && d.p.low[by] != "of" || w != "work" && !auxiliaries[d.p.low[i-1]] || c.saysOf(denials) {
				continue
			}
			c.ensureNouns()
			if n := c.nounFrom(by + 1); n != nil {
				for n.ofIt != nil && d.p.classOf(n) == "" {
					n = n.ofIt
				}
				if class := d.p.classOf(n); class == "militants" || class == "unidentified" || class == "security forces" || class == "foreign forces" {
					return n
				}
			}
		}
	}
	return nil
}

// deniedByState: where nobody is named and a force or government rejects that it did it, the allegation is of it: "the
// military denied that its aircraft had struck a village".
func (d *drafting) deniedByState() {
	if d.Perpetrator != nil || d.takenByState() || d.st.protests() {
		return
	}
	for _, c := range d.st.clauses {
		for i := c.first + 1; i < c.last; i++ {
			if !denying[d.p.low[i]] || !slices.ContainsFunc(d.p.low[i+1:min(i+8, c.last)], func(w string) bool { return allegations[w] }) {
				continue
			}
			c.ensureNouns()
			for k := len(c.nouns) - 1; k >= 0; k-- {
				n := c.nouns[k]
				if class := d.p.classOf(n); n.end > i || n.prep != "" || n.kind != bodies || class != "security forces" && class != "government" {
					continue
				}
				d.setDoer(n, "act/denied-by-state")
				if from := d.p.writtenIn(); from != "" && d.country() != "" && from != d.country() && (n.actor == nil || n.actor.plain) {
					d.ofState(from)
				}
				return
			}
		}
	}
}

// ofState makes the doer the forces of another state.
func (d *drafting) ofState(country daybook.Text) {
	if a, ok := actorBook().lookup(string(country)); ok {
		d.Perpetrator.Class, d.Perpetrator.Group, d.Perpetrator.Country, d.Perpetrator.Actor = "foreign forces", daybook.Text(a.name), country, daybook.Text(a.id)
	}
}

// writtenIn is the country of the report's dateline, "" where it has none.
func (p *page) writtenIn() daybook.Text {
	for i := range p.places {
		if m := &p.places[i]; p.filedFrom(m) && m.place.Country != "" {
			return m.place.Country
		}
	}
	return ""
}

// lookedFor tells of fighters that a case was registered against: the report's own word for the doers.
func (d *drafting) lookedFor(c *clauseReader, n *noun) bool {
	return n.prep == "against" && slices.ContainsFunc(d.p.low[max(c.first, n.first-5):n.first], func(w string) bool { return w == "case" || w == "fir" || w == "registered" })
}
