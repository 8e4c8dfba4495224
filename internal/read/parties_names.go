package read

import (
	"slices"

	"daybook"
)

// standsFor is the phrase that "they", "he" or "them" stands for: the subject of its sentence or of one of
// the two before, within the story; nil where none fits.
func (d *drafting) standsFor(n *noun) *noun {
	many := true
	switch d.p.low[n.head] {
	case "they", "them", "their":
	case "he", "she", "him", "her", "his":
		many = false
	default:
		return nil
	}
	for k := len(d.st.clauses) - 1; k >= 0; k-- {
		c := d.st.clauses[k]
		if c.first > n.first || c.last <= c.first || n.sentence-c.sentence() > 2 {
			continue
		}
		c.ensureNouns()
		var owner *noun
		for _, o := range c.nouns {
			if o.end > n.first {
				break
			}
			if d.fitsPronoun(o, many) {
				return o
			}
			if !many && o.prep == "of" && !o.appositive && (o.kind == nameOnly && !d.p.placed(o) || o.kind == people && !o.plural) && owner == nil {
				owner = o
			}
		}
		if owner != nil && c.sentence() == n.sentence {
			return owner // "the house of X … abducted him"
		}
	}
	return d.spokenOfBefore(n, many)
}

// spokenOfBefore is whom a pronoun of the story stands for in the sentence before it, which tells no act: "Front
// fighters came at dawn. They shot three men."
func (d *drafting) spokenOfBefore(n *noun, many bool) *noun {
	s := n.sentence - 1
	if s < 0 || d.p.titled(s) || slices.ContainsFunc(d.st.clauses, func(c *clauseReader) bool { return c.last > c.first && c.sentence() == s }) {
		return nil
	}
	for _, o := range d.p.nounsIn(s) {
		if d.fitsPronoun(o, many) {
			return o
		}
	}
	return nil
}

// fitsPronoun tells whether a phrase may be what a pronoun stands for.
func (d *drafting) fitsPronoun(o *noun, many bool) bool {
	if o.prep != "" && o.prep != "by" || o.appositive || o.part {
		return false
	}
	if many {
		return o.kind == people && (o.plural || o.count.high > 1 || o.count.open) || o.kind == bodies
	}
	return o.kind == nameOnly || o.kind == people && !o.plural && o.count.high == 1
}

// callMilitants calls a doer what the report calls the doers elsewhere (ruling 3 of the guidelines): its own
// words "the militants", "the terrorists" beat "unidentified gunmen".
func (d *drafting) callMilitants() {
	if p := d.Perpetrator; p != nil && p.Class != "unidentified" || d.takenByState() || d.targetKind == "militants" || d.st.kind == "surrender" || d.st.kind == "protest" || d.st.kind == "" {
		return
	}
	if d.Perpetrator != nil && d.clash() {
		for _, t := range d.st.tolls {
			if t.class == "militants" && t.noun != nil {
				d.Perpetrator.Class = "militants"
				d.note("perpetrator.class", t.noun.first, t.noun.end, "act/called-militants")
				return
			}
		}
	}
	for _, c := range d.st.clauses {
		c.ensureNouns()
		for _, n := range c.nouns {
			if n.plural && (d.p.classOf(n) == "militants" || d.p.outlaw(n)) && d.tellsOfDoers(c, n) {
				if d.Perpetrator == nil {
					d.setDoer(n, "act/called-militants")
				} else {
					d.Perpetrator.Class = "militants"
					d.note("perpetrator.class", n.first, n.end, "act/called-militants")
				}
				return
			}
		}
	}
}

// tellsOfDoers tells whether the report, and not a party's accusation, speaks of fighters as those who did
// it: as the subject of its sentence, as doers of something there, as "the militants", or "the target of the
// militants".
func (d *drafting) tellsOfDoers(c *clauseReader, n *noun) bool {
	if n.kind != people || n.part || !d.mayDo(n) || c.saysOf(suspecting) || c.saysOf(opposing) {
		return false
	}
	for _, q := range c.preds {
		if slices.Contains(q.objects, n) {
			return false
		}
		if slices.Contains(q.doers, n) {
			return !q.negated && !q.blamed
		}
	}
	switch n.prep {
	case "":
		return n.definite || n.first == c.first
	case "of":
		if n.of != nil && n.of.kind == thing && n.of.class == "" {
			return true // "a vehicle of suspected militants"
		}
		k := n.first - 2 // "the main target of the militants"
		return k > c.first && d.p.low[k] == "target" && !habitual[d.p.low[k-1]]
	}
	return false
}

// saysOf tells whether the sentence holds a word of the list.
func (c *clauseReader) saysOf(list map[string]bool) bool {
	for i := c.first; i < c.last; i++ {
		if list[c.p.low[i]] {
			return true
		}
	}
	return false
}

// nameGroup gives fighters whose group the doing words leave out the one group that the report names for
// them: in other sentences of the story, as those harmed among them, or as suspected; and where nobody at
// all is named, makes those suspected the doers.
func (d *drafting) nameGroup() {
	p := d.Perpetrator
	if p != nil && p.Class == "state" {
		if p.Group == "" || d.doer != nil && d.doer.ofIt != nil {
			d.nameForces()
		}
		d.armyOf()
		d.forceOfStory()
	}
	if d.takenByState() || p != nil && (p.Class != "militants" || p.Group != "") || p == nil && (d.targetKind == "militants" || d.st.kind == "surrender" || d.st.kind == "") {
		return
	}
	var own, suspects []*noun
	for _, c := range d.st.clauses {
		suspected := c.saysOf(suspecting)
		c.ensureNouns()
		for _, n := range c.nouns {
			if !d.p.armedGroup(n) || daybook.Text(d.p.groupOf(n)) == d.DeniedBy || n == d.victimOf {
				continue
			}
			switch {
			case suspected:
				suspects = addGroup(d.p, suspects, n)
			case d.p.offshoot(n) || n.of != nil && d.p.offshoot(n.of):
			case d.inNews(c, n):
				own = addGroup(d.p, own, n)
			}
		}
	}
	switch {
	case p != nil && len(own) == 1:
		d.lendName(own[0], "act/group-named")
	case p != nil && len(own) == 0 && len(suspects) > 0:
		d.lendName(suspects[0], "act/suspected")
		for _, n := range suspects[1:] {
			d.Perpetrator.Group = daybook.Text(joinGroup(string(d.Perpetrator.Group), d.p.groupOf(n)))
		}
	case p == nil && len(own) == 0 && len(suspects) == 1:
		d.setDoer(suspects[0], "act/suspected")
	case p != nil && len(own) == 0 && d.doer != nil && (d.doer.definite || d.insurgents(d.doer)):
		d.groupBefore(d.doer)
	}
}

// addGroup adds a phrase unless its group stands in the list.
func addGroup(p *page, list []*noun, n *noun) []*noun {
	for _, o := range list {
		if p.groupOf(o) == p.groupOf(n) {
			return list
		}
	}
	return append(list, n)
}

// inNews tells whether a phrase takes part in what the sentence tells as news: does it or suffers it.
func (d *drafting) inNews(c *clauseReader, n *noun) bool {
	for _, q := range c.preds {
		if !q.past && !q.negated && (slices.Contains(q.objects, n) || slices.Contains(q.doers, n)) {
			return true
		}
	}
	return false
}

// insurgents tells of fighters by a word for those of a rebellion: "guerrillas", "urban guerrilla commandos".
func (d *drafting) insurgents(n *noun) bool {
	return n.head >= 0 && slices.ContainsFunc(d.p.low[n.first:n.end], func(w string) bool { return insurgentWords[w] })
}

// groupBefore gives "the militants" the group of the fighters named earlier in the report, where it names
// only one.
func (d *drafting) groupBefore(n *noun) {
	var only *actorMention
	for k := range d.p.actors {
		m := &d.p.actors[k]
		if m.first >= n.first && !d.insurgents(n) {
			break
		}
		if m.kind != "militants" && m.kind != "gang" || m.party.Group == "" || m.plain {
			continue
		}
		if only != nil && only.party.Group != m.party.Group {
			return
		}
		only = m
	}
	if only != nil {
		d.Perpetrator.Group, d.Perpetrator.Actor, d.Perpetrator.Country = only.party.Group, only.party.Actor, only.party.Country
		d.note("perpetrator.group", only.first, only.end, "act/group-named")
	}
}

// nameForces gives "security forces" the names of the forces that the sentence lists as theirs or that the
// story says took part.
func (d *drafting) nameForces() {
	group := string(d.Perpetrator.Group)
	add := func(n *noun) {
		if g := d.p.groupOf(n); g != "" && d.p.classOf(n) == "security forces" && (n.kind == bodies || n.kind == people) {
			group = joinGroup(group, g)
			if d.p.groupOf(n) == group {
				d.note("perpetrator.group", n.first, n.end, "act/group-named")
			}
		}
	}
	for _, c := range d.st.clauses {
		for i, n := range c.nouns {
			if n == d.doer {
				for _, o := range c.nouns[i+1:] {
					if !o.part && o.prep != "of" {
						break
					}
					add(o)
				}
			}
		}
	}
	if group == "" {
		for _, q := range d.st.preds {
			for _, n := range q.doers {
				add(n)
			}
		}
	}
	for _, t := range d.st.tolls {
		if group == "" && t.noun != nil && t.class == "security forces" && d.clash() {
			add(t.noun) // whose men fell in it took part
		}
	}
	if group != "" {
		d.Perpetrator.Group = daybook.Text(group)
	}
}

// forceOfStory gives the state, where it is a doer without a name, the one force that the story names otherwise than as hit:
// who tells of it, whose raid it was.
func (d *drafting) forceOfStory() {
	if d.Perpetrator.Group != "" {
		return
	}
	var named *noun
	for _, c := range d.st.clauses {
		c.ensureNouns()
		for _, n := range c.nouns {
			class := d.p.classOf(n)
			if n.kind != people && n.kind != bodies || class != "security forces" && class != "officials" || d.forceNamed(n) == "" || n == d.victimOf || !d.mayDo(n) {
				continue
			}
			if named != nil && d.forceNamed(named) != d.forceNamed(n) {
				return
			}
			named = n
		}
	}
	if named != nil {
		d.Perpetrator.Group = daybook.Text(d.forceNamed(named))
		d.note("perpetrator.group", named.first, named.end, "act/group-named")
	}
}

// forceNamed is the force of a phrase; of "the army" and "the military" the army of the country.
func (d *drafting) forceNamed(n *noun) string {
	group := d.p.forceOf(n)
	if group == "Army" || group == "" && n.head >= 0 && armyNames[d.p.low[n.head]] {
		if a := actorBook().actors[actorBook().armies[string(d.country())]]; a != nil {
			return a.name
		}
	}
	return group
}
