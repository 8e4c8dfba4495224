package read

import (
	"slices"
	"strings"
)

// A crowd and the force of the state: what became of a protest, and who did what where the two are told side by side. The
// force that the state used against a mob belongs to what the mob did, and whom it hit are the casualties of that; a crowd
// that only protests, or throws stones, and is dispersed is one act too.

// A confrontation is what a telling says of a crowd and of the state's force against it, nil where it says nothing.
type confrontation struct {
	protest *predicate // people demonstrated
	violent *predicate // a crowd did harm
	broken  *predicate // it was dispersed
	mob     bool       // it is called a mob
	fired   *predicate // it was shot at or beaten
}

// confronted reads the confrontation that a telling tells.
func (p *page) confronted(st *telling) (f confrontation) {
	for _, q := range st.preds {
		if q.negated || q.unreal || q.blamed || q.sense.kind == "" {
			continue
		}
		c := st.clauseOf(q)
		switch k := q.sense.kind; {
		case k == "dispersal", k == "shooting" && p.ofState(q) && c.harmless(q):
			f.broken = q
		case k == "riot" && (q.sense.shelf == actVerb || len(q.doers) > 0 || q.made) || harming[k] && slices.ContainsFunc(q.doers, p.crowded):
			f.violent = q
		case q.sense.words == "clash with" && !st.kills() && p.againstPolice(q):
			f.violent, f.protest = q, q
		case k != "clash" && p.ofState(q) && harming[k] && (c.onCrowd(q) || c.peaceful()):
			f.fired = q
		case family(k) == "protest" && (q.sense.shelf == actNoun || p.demonstrates(q)):
			f.protest = q
		case harming[k] && q.sense.harm == "killed" && q.suffers && len(q.doers) == 0 && c.onCrowd(q) && st.byState():
			f.fired = q // "protesters killed in clashes with police"
		case family(k) == "property" && slices.ContainsFunc(q.doers, p.rioting):
			f.violent = q
		case f.protest != nil && harming[k] && pronounDoers(q) && !slices.ContainsFunc(st.clauses, (*clauseReader).armedSide):
			f.violent = q
		}
	}
	for _, c := range st.clauses {
		for _, q := range c.preds {
			if c.forceful(q) && slices.ContainsFunc(c.nouns, c.p.isMob) {
				f.mob = true
			}
			if f.broken == nil && q.sense.words == "disperse" && q.unreal && !q.negated && p.low[q.first-1] == "to" && st.byState() {
				f.broken = q // "fired into the air to disperse them"
			}
		}
	}
	return f
}

// lootsOnly tells of a crowd that burns or loots and hurts nobody: beside a gunfight that is no fight of its own.
func (f confrontation) lootsOnly() bool { return family(f.violent.sense.kind) == "property" }

// againstPolice tells of people of no armed body who clash with forces of the state: "supporters clashed with police".
func (p *page) againstPolice(q *predicate) bool {
	if len(q.doers) == 0 || len(q.objects) == 0 || p.classOf(q.objects[0]) != "security forces" {
		return false
	}
	n := q.doers[0]
	return n.kind == people && n.plural && p.classOf(n) == "civilians" && !tribes[p.low[n.end-1]]
}

// crowd settles what became of a protest: a violent one where protesters did harm, mob violence where nobody
// protested, a protest broken up by the state, and excessive force where the state killed or wounded by fire people
// not told as violent.
func (p *page) crowd(st *telling) {
	f := p.confronted(st)
	if st.kind == "clash" && st.byCommunities() && !st.gunned() && !slices.ContainsFunc(st.clauses, (*clauseReader).fighters) {
		st.kind = "mob"
	}
	exploded := st.kind == "bomb" || st.kind == "blast" || st.kind == "suicide"
	switch {
	case f.mob && family(st.kind) == "property" && f.violent == nil:
		st.answered = true
	case f.mob && !st.byCommunities():
		st.kind, st.answered = "riot", true // it did what it was fired on for
		if f.violent != nil {
			st.kindPred = f.violent
		}
	case f.violent != nil && st.byCommunities():
	case f.violent != nil && (f.protest != nil || f.broken != nil || f.fired != nil || st.kind == "clash" && !(f.lootsOnly() && st.gunned()) || family(st.kind) == "property" && !p.wreckedByMob(f.violent)) && (f.violent.sense.kind == "riot" || f.fired == nil):
		st.kind, st.kindPred = "riot", f.violent
	case st.byCommunities():
	case f.fired != nil && (st.kills() || f.fired.sense.kind == "shooting" && st.harmsPeople()):
		st.kind, st.kindPred = "crackdown", f.fired
	case f.broken != nil && st.kills() && !exploded:
		st.kind, st.kindPred = "crackdown", f.broken
	case f.broken != nil && st.kind == "shooting":
		st.kind, st.kindPred = "dispersal", f.broken
	}
}

// wreckedByMob tells of things that a mob burns or loots, none of the police: without a protest that is no demonstration.
func (p *page) wreckedByMob(q *predicate) bool {
	if slices.ContainsFunc(q.objects, func(n *noun) bool { return slices.Contains(p.low[n.first:n.end], "police") }) {
		return false
	}
	return family(q.sense.kind) == "property" && slices.ContainsFunc(q.doers, func(n *noun) bool { return p.rioting(n) || n.head >= 0 && mobs[p.low[n.head]] })
}

// isMob tells whether a phrase is of a crowd whose name says that it does harm.
func (p *page) isMob(n *noun) bool { return n != nil && n.head >= 0 && unruly[p.low[n.head]] }

// banner tells whether a telling speaks of a protest, or of protesters who are no mob.
func (st *telling) banner(p *page) bool {
	return slices.ContainsFunc(st.clauses, func(c *clauseReader) bool {
		return slices.ContainsFunc(c.preds, func(q *predicate) bool {
			return (q.sense.kind == "protest" || q.sense.kind == "block" || q.sense.kind == "stoppage") && !q.negated
		}) ||
			slices.ContainsFunc(c.nouns, func(n *noun) bool { return p.crowded(n) && !p.isMob(n) }) || slices.Contains(p.low[c.first:c.last], "protesting")
	})
}

// harmless tells of shots that break up a crowd and are not meant to kill: tear gas, water, rubber bullets, shots in
// the air.
func (c *clauseReader) harmless(q *predicate) bool {
	mild := false
	for k := q.end; k < min(c.last, q.end+12); k++ {
		switch w := c.p.low[k]; {
		case mildArms[w]:
			mild = true
		case w == "live" || w == "bullets" && c.p.low[k-1] != "rubber":
			return false
		}
	}
	return mild
}

// onCrowd tells whether predicate q is done to people who protest: they are its object, or are fired on or at.
func (c *clauseReader) onCrowd(q *predicate) bool {
	return slices.ContainsFunc(q.objects, c.p.crowded) || q.sense.kind == "shooting" && slices.ContainsFunc(c.nouns, func(n *noun) bool {
		return n.first > q.end && n.first <= q.end+8 && (n.prep == "on" || n.prep == "at" || n.prep == "upon") && c.p.crowded(n)
	})
}

// peaceful tells whether a sentence speaks of a protest and of no crowd that does harm.
func (c *clauseReader) peaceful() bool {
	return c.protestNamed() && !slices.ContainsFunc(c.preds, func(o *predicate) bool {
		return harming[o.sense.kind] && slices.ContainsFunc(o.doers, c.p.crowded)
	})
}

// byCommunities tells whether the fight is one of communities, factions or tribes, which the state only parts.
func (st *telling) byCommunities() bool {
	return slices.ContainsFunc(st.preds, func(q *predicate) bool {
		if q.sense.kind != "clash" {
			return false
		}
		c := st.clauseOf(q)
		if slices.ContainsFunc(q.objects, func(n *noun) bool { return c.p.classOf(n) == "security forces" }) {
			return false
		}
		for k := max(c.first, q.first-communityWithin); k < min(c.last, q.end+communityWithin); k++ {
			if communities[c.p.low[k]] && (k == c.first || c.p.low[k-1] != "armed") {
				return true
			}
		}
		return false
	})
}

// communityWithin is how many words from the clash its sides may be named.
const communityWithin = 7

// byMob tells of people of no armed body who set upon others without guns: a mob that beats somebody to death,
// a clash of two crowds.
func (d *drafting) byMob() bool {
	switch d.st.kind {
	case "riot":
		return slices.ContainsFunc(d.st.clauses, func(c *clauseReader) bool { return slices.ContainsFunc(c.nouns, d.p.isMob) }) && !d.st.banner(d.p)
	case "killing", "assault", "clash":
	default:
		return false
	}
	if d.Perpetrator == nil || d.Perpetrator.Class != "civilians" || d.targetKind == "security forces" && !d.p.isMob(d.doer) || d.targetKind == "militants" && d.st.kind == "clash" || d.st.gunned() {
		return false
	}
	if d.st.kind == "clash" {
		return d.doer == nil || !tribes[d.p.low[d.doer.end-1]]
	}
	return d.doer != nil && d.doer.head >= 0 && mobs[d.p.low[d.doer.head]]
}

// gunned tells of shots, bombs, or a fight whose word says that it was one with guns.
func (st *telling) gunned() bool {
	return slices.ContainsFunc(st.preds, func(q *predicate) bool {
		return q.sense.kind == "shooting" || q.sense.kind == "clash" && strings.ContainsAny(q.sense.words, " ") || strings.HasPrefix(q.sense.words, "gun") || q.sense.kind == "bomb"
	})
}

// mobItself is the mob that the telling speaks of, as the doer of a riot whose doers it does not say.
func (d *drafting) mobItself() *noun {
	if d.st.kind != "riot" && !d.st.answered {
		return nil
	}
	for _, c := range d.st.clauses {
		if i := slices.IndexFunc(c.nouns, d.p.isMob); i >= 0 {
			return c.nouns[i]
		}
	}
	return nil
}

func pronounDoers(q *predicate) bool {
	return slices.ContainsFunc(q.doers, func(n *noun) bool { return n.kind == pronoun })
}

// kills tells whether people other than forces of the state were killed.
func (st *telling) kills() bool {
	return slices.ContainsFunc(st.tolls, func(t *toll) bool {
		return t.kind == "killed" && t.class != "security forces" && t.class != "militants" && t.count.low > 0
	})
}

// forceful tells of a predicate by which a force of the state fires on, beats or disperses people who are no
// armed side.
func (c *clauseReader) forceful(q *predicate) bool {
	if q.unreal || q.negated || q.blamed || q.taken || answering[q.sense.words] {
		return false
	}
	switch q.sense.kind {
	case "shooting", "dispersal", "crackdown":
	default:
		return false
	}
	byState := q.sense.kind == "dispersal" && len(q.doers) == 0
	for _, n := range q.doers {
		switch c.p.classOf(n) {
		case "security forces":
			byState = true
		case "militants", "unidentified", "foreign forces":
			return false
		}
	}
	return byState && !c.armedSide()
}

// armedSide tells whether the sentence speaks of armed men who are no force of the state.
func (c *clauseReader) armedSide() bool {
	return slices.ContainsFunc(c.nouns, func(n *noun) bool {
		class := c.p.classOf(n)
		return class == "militants" || class == "unidentified" || class == "foreign forces"
	})
}

// fighters tells whether the sentence speaks of armed men, or of tribes and factions, who have arms.
func (c *clauseReader) fighters() bool {
	return c.armedSide() || slices.ContainsFunc(c.p.low[c.first:c.last], func(w string) bool {
		return strings.HasPrefix(w, "tribe") || strings.HasPrefix(w, "clan") || strings.HasPrefix(w, "faction")
	})
}

// byForce tells whether a telling is of force that the state used, and of nothing else.
func (st *telling) byForce() bool {
	found := false
	for _, q := range st.preds {
		c := st.clauseOf(q)
		switch {
		case c.forceful(q):
			found = true
		case deed(q) && othersDo[q.sense.kind] && q.sense.kind != "killing":
			return false
		}
	}
	return found
}

func (st *telling) clauseOf(q *predicate) *clauseReader {
	for _, c := range st.clauses {
		if c.first <= q.first && q.first < c.last {
			return c
		}
	}
	return st.clauses[0]
}

// continued is the telling that next may continue: the last one, or where that is of the state's force and
// next of what others did, or the other way round, the last of its own side that counts harm.
func (p *page) continued(stories []*telling, cur, next *telling) (of *telling, apart bool) {
	if cur == nil || next.byForce() == cur.byForce() || p.titled(cur.last) && p.leads(next.first) {
		return cur, false
	}
	later := cur.byForce() && next.first-cur.lastForce() > 1 && !next.clauses[0].ofFiring() && next.harmsPeople()
	if next.byForce() && !cur.harmsPeople() || !later && cur.byForce() && !next.reckons() {
		return cur, false
	}
	for k := len(stories) - 1; k >= 0; k-- {
		if o := stories[k]; !o.background && o != cur && o.byForce() == next.byForce() {
			return o, false
		}
	}
	return cur, later || !next.reckons()
}

// ofFiring tells whether a sentence speaks of shots or of the victims told before.
func (c *clauseReader) ofFiring() bool {
	for i := c.first; i < c.last; i++ {
		switch w := c.p.low[i]; w {
		case "firing", "fired", "bullet", "bullets", "shot", "shooting":
			return true
		case "deceased", "injured", "victims", "slain":
			if i > c.first && c.p.low[i-1] == "the" {
				return true
			}
		}
	}
	return false
}

// lastForce is the last sentence that tells of the state's force.
func (st *telling) lastForce() int {
	last := st.first
	for _, q := range st.preds {
		if st.clauseOf(q).forceful(q) {
			last = max(last, q.sentence)
		}
	}
	return last
}

// reckons tells whether a telling only gives a toll: "the toll rose to nine", "28 more deaths".
func (st *telling) reckons() bool {
	return slices.ContainsFunc(st.tolls, func(t *toll) bool { return t.update || t.pred.sense.shelf == actNoun })
}

// harmsPeople tells whether people were killed or hurt otherwise than by the state's force.
func (st *telling) harmsPeople() bool {
	return slices.ContainsFunc(st.tolls, func(t *toll) bool {
		return (t.kind == "killed" || t.kind == "injured") && t.class != "security forces"
	}) && !st.armed()
}

// armed tells whether armed men who are no force of the state are spoken of, or a hunt for them.
func (st *telling) armed() bool {
	return st.kind == "clash" || slices.ContainsFunc(st.clauses, func(c *clauseReader) bool {
		return c.armedSide() || slices.ContainsFunc(c.p.low[c.first:c.last], func(w string) bool { return hunting[w] })
	})
}

// killsOtherwise tells whether a draft is of burning, looting or killing by a crowd or by nobody named, which
// arrests only follow.
func (d *drafting) killsOtherwise() bool {
	switch d.st.kind {
	case "burn", "mob", "body", "rape":
		return true
	case "killing", "assault", "bomb", "blast":
		return !d.st.raided()
	}
	return false
}

// crimesOf leaves out of arrests the deaths that sentences without an arrest tell: what people are held for.
func (st *telling) crimesOf() {
	if st.kind != "arrest" {
		return
	}
	st.tolls = slices.DeleteFunc(st.tolls, func(t *toll) bool {
		return t.kind == "killed" && !slices.ContainsFunc(st.preds, func(q *predicate) bool { return q.sense.kind == "arrest" && q.sentence == t.sentence })
	})
}

// othersDead leaves out of a telling of the state's force against a crowd the dead of the whole unrest and those
// whom others burnt or stabbed, which sentences without a word of firing tell beside it.
func (st *telling) othersDead() {
	if st.background || st.armed() || !slices.ContainsFunc(st.preds, func(q *predicate) bool { return st.clauseOf(q).forceful(q) }) {
		return
	}
	st.tolls = slices.DeleteFunc(st.tolls, func(t *toll) bool {
		c := st.clauseOf(t.pred)
		if t.kind != "killed" && t.kind != "injured" || c.ofFiring() || slices.ContainsFunc(c.preds, c.forceful) {
			return false
		}
		return (t.update || t.whole) && c.ofUnrest() || byCrowds(t.pred.sense)
	})
}

// ofUnrest tells whether a sentence speaks of the unrest as a whole: "the overall toll", "the toll in the riots".
func (c *clauseReader) ofUnrest() bool {
	for i := c.first; i < c.last; i++ {
		switch c.p.low[i] {
		case "overall", "total", "riots", "riot", "violence", "carnage", "unrest", "clashes", "disturbances", "tally", "excluding", "mayhem":
			return true
		}
	}
	return false
}

// byCrowds tells of harm done with fire or knives, as crowds do it and forces of the state do not.
func byCrowds(s *sense) bool {
	return s.kind == "burn" || strings.HasPrefix(s.words, "stab") || strings.HasPrefix(s.words, "burn") || strings.HasPrefix(s.words, "hack") || strings.HasPrefix(s.words, "lynch")
}

// authorities tells whether a phrase is of the state's bodies, which stage no protests.
func (p *page) authorities(n *noun) bool {
	if n.head < 0 {
		return false
	}
	switch p.low[n.head] {
	case "authorities", "administration", "government", "officials":
		return true
	}
	return false
}

// farFromForce tells whether a toll stands far from the sentences that tell of the state's force and speaks of
// no shots: it need not be of the same dead.
func (d *drafting) farFromForce(t *toll) bool {
	if d.Perpetrator == nil || d.Perpetrator.Class != "state" || d.st.kind == "clash" {
		return false
	}
	force := false
	for _, q := range d.st.preds {
		if d.st.clauseOf(q).forceful(q) {
			force = true
			if away := t.sentence - q.sentence; away >= -1 && away <= 1 {
				return false
			}
		}
	}
	return force && !d.st.clauseOf(t.pred).ofFiring()
}
