package read

import (
	"slices"
	"strings"
	"sync"

	"daybook"
	"daybook/lexicon"
)

// Whose a strike was: "a drone" alone is nobody's but in the countries and years of one campaign; "an Israeli air
// strike", "Sudanese army shelling" are of those whose name stands before the word.

// droneTerms are the countries where a drone that nobody is named for was one of the United States, and when.
var droneTerms = sync.OnceValue(func() map[string]term {
	out := map[string]term{}
	for _, e := range lexicon.Read("en/parties.txt") {
		if e.Section == "drones" && len(e.Columns) > 1 {
			from, to, _ := strings.Cut(e.Columns[1], "..")
			out[e.Columns[0]] = term{from, to}
		}
	}
	return out
})

// strayDrone tells of a drone without a flag in a place or at a time in which it need not be one of the United
// States.
func (d *drafting) strayDrone(n *noun) bool {
	if n.actor != nil {
		return false
	}
	flown := false
	for k := n.first; k < n.end; k++ {
		if unmanned[d.p.low[k]] {
			flown = true
		} else if m, ok := d.p.marked(k, bodyOf); ok && m.sense.section == "foreign forces" && m.end-k == 1 {
			return false // "a US drone"
		}
	}
	t, ok := droneTerms()[string(d.country())]
	day := string(d.p.report.PublishedDay())
	return flown && !(ok && t.holds(day))
}

// crew reads aircraft, ships and guns as those whose they are: "junta aircraft bombed a village", "artillery of the Front
// struck a market", "Sorran jets"; a phrase that is none of these or nobody's stays what it is.
func (p *page) crew(n *noun) {
	if n.head < 0 || !crewed[p.low[n.head]] || n.kind == bodies || n.kind == people {
		return
	}
	first, end := p.extent(n)
	for k := first; k < end; k++ {
		if k != n.head && ofNobody[p.low[k]] {
			return
		}
		m := p.actorAt(k)
		switch {
		case m != nil && m.first == k && !m.plain && !m.person && m.use != usePlace && (m.kind == "forces" || m.kind == "militants" || m.kind == "government" && m.party.Country != ""):
			n.kind, n.class, n.group, n.actor = bodies, "security forces", string(m.party.Group), forcesOf(m)
			if m.kind == "militants" {
				n.class, n.actor = "militants", m
				if class := p.classThen(m); class != "" {
					n.class = class
				}
			} else if class := p.classThen(m); class != "" {
				n.class = class
			}
			return
		case k != n.head && armyNames[p.low[k]]:
			n.kind, n.class = bodies, "security forces"
			return
		case k != n.head && p.low[k] == "coalition":
			n.kind, n.class = bodies, "foreign forces"
			return
		}
		if m, ok := p.marked(k, bodyOf); ok && k != n.head && m.sense.section != "civilians" && m.sense.section != "officials" {
			n.kind, n.class, n.group = bodies, bodyClass(m.sense.section), m.sense.group
			if m.sense.section == "government" {
				n.class = "security forces"
			}
			return
		}
	}
}

// madeFrom is the doer of a noun of acts that words before it in its phrase n name: "a militant attack", "an Israeli
// air strike"; nil for none.
func (c *clauseReader) madeFrom(n *noun, q *predicate) *noun {
	if q.first == n.first || q.sense.harm != "" || c.thingEnds(n, q.first) {
		return nil
	}
	doer := *n
	doer.kind, doer.end, doer.head, doer.prep = bodies, q.first, q.first-1, "by"
	class := n.class == "security forces" || n.class == "militants" || n.class == "foreign forces"
	if q.sense.kind != "drone" && q.sense.kind != "shelling" {
		if class {
			return &doer
		}
		return nil
	}
	for k := n.first; k < q.first; k++ {
		m := c.p.actorAt(k)
		if m == nil || m.first < n.first || m.kind != "government" && m.kind != "forces" || m.party.Country == "" || m.person {
			continue
		}
		if m.end < q.first && slices.ContainsFunc(c.p.low[m.end:q.first], func(w string) bool { return ofNoState[w] }) {
			return nil // "Sorran rebel shelling"
		}
		doer.first, doer.class, doer.group, doer.actor = m.first, "security forces", string(m.party.Group), forcesOf(m)
		return &doer
	}
	if class && !(q.sense.kind == "drone" && c.onlyDrone(n, q)) {
		return &doer
	}
	return nil
}

// onlyDrone tells whether nothing but the drone in the noun of acts itself gives its phrase a class.
func (c *clauseReader) onlyDrone(n *noun, q *predicate) bool {
	for k := n.first; k < q.first; k++ {
		if m, ok := c.p.marked(k, bodyOf); ok && m.sense.section != "government" {
			return false
		}
		if _, ok := c.p.marked(k, peopleOf); ok {
			return false
		}
		if m := c.p.actorAt(k); m != nil && (m.kind == "militants" || m.kind == "forces") {
			return false
		}
	}
	return true
}

// owned reads "its fighters", "their jets" as those of the group, force or state that the pronoun stands for; another phrase
// stays what it is.
func (d *drafting) owned(n *noun) *noun {
	if d.p.groupOf(n) != "" || d.p.low[n.first] != "its" && d.p.low[n.first] != "their" || n.kind != people && n.kind != bodies {
		return n
	}
	ref, ok := d.p.antecedent(n.first)
	if !ok || ref.mention == nil || ref.mention.party.Group == "" || ref.mention.plain || ref.mention.person || !slices.Contains([]string{"militants", "gang", "forces"}, ref.mention.kind) {
		return n
	}
	of := *n
	of.group, of.actor = string(ref.mention.party.Group), ref.mention
	if class := bodyClass(string(ref.mention.party.Class)); inArms(n.class) || n.class == "people" {
		of.class = class
	}
	if class := d.p.classThen(ref.mention); class != "" {
		of.class = class
	}
	d.note("perpetrator.group", ref.first, ref.end, "act/group-named")
	return &of
}

// placed tells whether the story names a place for the act that is more than a country.
func (d *drafting) placed() bool { return d.st.where != nil && d.st.where.place.Precision < 6 }

// abroadByName tells of the army or aircraft of a state that does not strike on its own soil, in a report that names no
// place there but only the state: "Turkish jets bombed a cave".
func (d *drafting) abroadByName(n *noun, m *actorMention) bool {
	if d.Perpetrator.Class != "state" || m.kind != "forces" || !strikesAbroad[string(m.party.Country)] || d.country() != "" && m.party.Country != d.country() || policeWords[d.p.low[n.head]] {
		return false
	}
	for i := range d.p.places {
		if o := &d.p.places[i]; o.place.Country == m.party.Country && o.place.Precision < 6 && o.role == asPlace && !d.p.inActor(o) && !d.p.filedFrom(o) {
			return false
		}
	}
	d.nowhere = m.party.Country
	return true
}

// fromAfar tells of acts that a state does across a border without men there.
func (d *drafting) fromAfar() bool { return d.st.kind == "drone" || d.st.kind == "shelling" }

// ofAnotherState names the state whose guns or aircraft struck abroad: its group is the state, not an arm of it.
func (d *drafting) ofAnotherState(n *noun) {
	if d.Perpetrator.Class != "foreign forces" || n.head < 0 || d.Perpetrator.Country == "" || !aircraft[d.p.low[n.head]] && !(d.fromAfar() && strings.HasSuffix(string(d.Perpetrator.Actor), ".ARMY")) {
		return
	}
	if a, ok := actorBook().lookup(string(d.Perpetrator.Country)); ok && a.name != "" {
		d.Perpetrator.Group, d.Perpetrator.Actor = daybook.Text(a.name), daybook.Text(a.id)
	}
}

// namelessArmy tells of "the army", "the military", "junta troops" in a report that lets know whose they are.
func (d *drafting) namelessArmy(n *noun) bool {
	if d.country() == "" || d.Perpetrator.Class != "state" {
		return false
	}
	if d.Perpetrator.Group == "Army" {
		return true
	}
	if d.Perpetrator.Group != "" || n.kind != bodies && n.kind != people {
		return false
	}
	for k := n.first; k < n.end; k++ {
		if armyNames[d.p.low[k]] {
			return true
		}
	}
	return false
}

// armyOf gives soldiers, troops, aircraft and units, where no listed force is named, the army of the country.
func (d *drafting) armyOf() {
	n := d.doer
	if n == nil || d.Perpetrator.Actor != "" || d.Perpetrator.Class != "state" || n.kind != bodies && n.kind != people {
		return
	}
	first, end := d.p.extent(n)
	for k := first; k < end; k++ {
		if !soldierWords[d.p.low[k]] && !(ofStates[d.p.low[k]] && d.Perpetrator.Group == "") {
			continue
		}
		if a := actorBook().actors[actorBook().armies[string(d.country())]]; a != nil {
			d.Perpetrator.Group, d.Perpetrator.Actor, d.Perpetrator.Country = daybook.Text(joinGroup(string(d.Perpetrator.Group), a.name)), daybook.Text(a.id), daybook.Text(a.country)
			d.note("perpetrator.group", k, k+1, "act/army-of-the-country")
		}
		return
	}
}
