package read

import (
	"slices"

	"daybook"
	"daybook/internal/language"
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

// ofTheEnemy gives a strike or shelling that nobody is named for to the one other state whose forces the report tells of,
// where it names no armed group: "Moscow's troops pressed on. A glide bomb hit a market in Karda."
func (d *drafting) ofTheEnemy() {
	if d.Perpetrator != nil || !d.fromAfar() || d.country() == "" {
		return
	}
	var enemy *actorMention
	for k := range d.p.actors {
		m := &d.p.actors[k]
		switch {
		case m.plain || m.person || d.tellsIn(m.first):
		case m.kind == "militants" || m.kind == "gang":
			return
		case m.party.Country == "" || m.party.Country == d.country() || m.use == usePlace || !d.p.ofForces(m):
		case enemy != nil && enemy.party.Country != m.party.Country:
			return
		case enemy == nil:
			enemy = m
		}
	}
	if enemy == nil {
		return
	}
	d.Perpetrator = &daybook.Party{Text: daybook.Text(d.p.quote(enemy.first, enemy.end))}
	d.ofState(enemy.party.Country)
	d.note("perpetrator", enemy.first, enemy.end, "act/enemy")
}

// tellsIn tells whether token i stands in a sentence of the story that tells of deeds: whoever is named there and not as
// the doer was hit or speaks.
func (d *drafting) tellsIn(i int) bool {
	return slices.ContainsFunc(d.st.clauses, func(c *clauseReader) bool { return len(c.preds) > 0 && c.first <= i && i < c.last })
}

// ofForces tells of a mention of the forces of a state, or of a state before a word for soldiers: "Moscow's troops".
func (p *page) ofForces(m *actorMention) bool {
	if m.kind == "forces" {
		return !flies(p.low[m.head]) // "American missiles" may be anybody's
	}
	k := m.end
	for k < len(p.low) && (p.possessive(k) || k < m.end+2 && p.doc.Word(k).UPOS() == language.ADJ) {
		k++
	}
	return m.kind == "government" && k < len(p.low) && (soldierWords[p.low[k]] || p.low[k] == "forces" || crewed[p.low[k]])
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
