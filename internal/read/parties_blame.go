package read

import (
	"slices"

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
