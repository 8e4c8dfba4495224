package read

import (
	"slices"
	"strings"

	"daybook/internal/language"
)

// Doers whom no verb of the act has but a sentence of its own names: "the assailants were from the Ridge Front", "the
// officials said Sorra had fired it", "men in Front uniforms".

// loyalTo makes fighters of nameless armed people who are said to be of somebody's side: "gunmen loyal to the warlord".
func (d *drafting) loyalTo() {
	n := d.doer
	if n == nil || d.Perpetrator == nil || d.Perpetrator.Class != "unidentified" || n.end >= d.p.sentenceEnd(n.first) {
		return
	}
	at := n.end
	if d.p.low[at-1] == "loyal" {
		at--
	}
	if d.p.low[at] == "loyal" && d.p.low[min(at+1, len(d.p.low)-1)] == "to" {
		d.Perpetrator.Class = "militants"
		d.note("perpetrator.class", at, at+1, "act/ascribed")
	}
}

// saidToBe is the group that the doers n are said to be of: "the gunmen belonged to the Front", "the attackers were
// members of the Front"; nil for none.
func (c *clauseReader) saidToBe(n *noun) *noun {
	if n.head < 0 || n.prep != "" || !calledDoers[c.p.low[n.head]] {
		return nil
	}
	for _, o := range c.nouns {
		if o.first <= n.end {
			continue
		}
		if k := slices.Index(c.p.low[n.end:o.first], "belonged"); k > 0 && k < 9 && n.end+k+2 >= o.first-1 && c.leadsTo(n.end+k, o.first) {
			if c.p.armedGroup(o) {
				return o
			}
			return nil
		}
		if o.prep == "on" || o.prep == "in" {
			continue // "came on motorbikes and belonged to"
		}
		if !c.leadsTo(n.end, o.first) {
			return nil // "militants of the Front" too
		}
		for g := o; g != nil; g = g.ofIt {
			if m := c.p.actorOf(g); m != nil && (m.kind == "militants" || m.kind == "gang" || m.kind == "forces") && c.p.groupOf(g) != "" {
				return g
			}
		}
		if class := c.p.classOf(o); c.p.groupOf(o) != "" && (class == "militants" || class == "security forces") {
			return o
		}
	}
	return nil
}

// leadsTo tells whether tokens first..end say that who stands before them is of what follows: "were members of the",
// "came on motorbikes and belonged to".
func (c *clauseReader) leadsTo(first, end int) bool {
	said := false
	for k := first; k < end; k++ {
		w := c.p.low[k]
		if !beingOf[w] {
			return false
		}
		said = said || auxiliaries[w] || strings.HasSuffix(w, "ed") || w == "belong" || w == "belonging" || w == "came" || w == "thought"
	}
	return said
}

// signedBy is the group in whose name a note was left at the spot: "a leaflet signed by the Front".
func (c *clauseReader) signedBy(n *noun) *noun {
	if n.prep != "by" && n.prep != "of" && n.prep != "from" && n.prep != "to" || !c.p.armedGroup(n) {
		return nil
	}
	for k := n.first - 1; k > max(c.first, n.first-9); k-- {
		if notes[c.p.low[k]] {
			return n
		}
	}
	return nil
}

// sideOf reads a phrase as a side of a fight: a group or force, or the forces of the state that a name stands for; nil
// where it is none.
func (p *page) sideOf(n *noun) *noun {
	if class := p.classOf(n); (n.kind == people || n.kind == bodies) && p.groupOf(n) != "" && (class == "militants" || class == "security forces" || class == "foreign forces") {
		return n
	}
	if n.head < 0 {
		return nil
	}
	m := p.actorAt(n.head)
	if m == nil || m.kind != "government" || m.party.Country == "" || m.person || m.use == usePlace || m.plain {
		return nil
	}
	of := *n
	of.kind, of.class, of.group, of.actor = bodies, "security forces", string(m.party.Group), forcesOf(m)
	return &of
}

// stateDoes reads the name of a state as that of its forces where it strikes: "Sorra bombed a village", "Sorr City
// launched drones".
func (d *drafting) stateDoes(n *noun, q *predicate) *noun {
	if n.kind != nameOnly || n.prep != "" && n.prep != "by" {
		return n
	}
	switch d.st.kind {
	case "drone", "shelling", "bomb", "blast", "killing", "assault", "shooting", "clash", "retake", "overrun", "capture":
	default:
		return n
	}
	if q.sense.shelf == actVerb || n.prep == "by" {
		if of := d.p.sideOf(n); of != nil {
			return of
		}
	}
	return n
}

// otherState tells of a side that is of another state than where the act happened.
func (d *drafting) otherState(of *noun) bool {
	m := d.p.actorOf(of)
	return m != nil && m.kind == "forces" && m.party.Country != "" && d.country() != "" && m.party.Country != d.country()
}

// accusedOf gives the doers of a predicate; of a deed that somebody accuses others of, those others: "accused the Front
// of killing three men".
func (d *drafting) accusedOf(q *predicate) []*noun {
	at := q.first - 1
	for q.sense.shelf == actNoun && at > 2 && (determiners[d.p.low[at]] || d.p.doc.Word(at).UPOS() == language.ADJ) {
		at-- // "blamed the army for the brutal murder"
	}
	if at < 2 || q.form != gerund && (q.sense.shelf != actNoun || len(q.doers) > 0) || d.p.low[at] != "of" && d.p.low[at] != "for" {
		return q.doers
	}
	for _, c := range d.st.clauses {
		if q.first < c.first || q.first >= c.last {
			continue
		}
		for k := at - 1; k > c.first && k > at-11; k-- {
			if !accusing[d.p.low[k]] {
				continue
			}
			var found *noun
			for _, n := range c.nouns {
				if n.first >= k && n.end < q.first && n.prep == "" {
					found = n
				}
			}
			if found == nil {
				break
			}
			if of := d.p.sideOf(found); of != nil {
				found = of
			}
			return []*noun{found}
		}
	}
	return q.doers
}

// lostBy takes as target of a change of ground the side from which it was taken: "retook the town from the Front".
func (d *drafting) lostBy() {
	if d.Target != nil || d.st.kind != "retake" && d.st.kind != "overrun" && d.st.kind != "capture" {
		return
	}
	for _, c := range d.st.clauses {
		for _, n := range c.nouns {
			class := d.p.classOf(n)
			if n == d.doer || class != "militants" && class != "security forces" || n.kind != people && n.kind != bodies || d.Perpetrator != nil && plainClass(string(d.Perpetrator.Class)) == plainClass(class) && class != "militants" && n.prep != "from" {
				continue
			}
			if n.prep == "from" || slices.ContainsFunc(c.preds, func(q *predicate) bool {
				return (slices.Contains(q.objects, n) || q.sense.kind == "clash" && slices.Contains(q.doers, n)) && !q.negated && !q.unreal
			}) {
				d.setTarget(n)
				return
			}
		}
	}
}
