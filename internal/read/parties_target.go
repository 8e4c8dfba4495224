package read

import (
	"slices"

	"daybook"
)

// findTarget chooses who or what was hit: what the report says was the target; in a clash the other side; else
// what passed when a bomb went off, the object of an attack, or those harmed, in the first sentence that tells
// of any.
func (d *drafting) findTarget() {
	if d.Target != nil || d.st.kind == "surrender" || d.st.protests() {
		return
	}
	if !d.takenByState() && d.saidTarget() {
		return
	}
	if d.clash() && d.otherSide() {
		return
	}
	if (d.st.kind == "bomb" || d.st.kind == "blast" || d.st.kind == "suicide") && d.passingBy() {
		return
	}
	if d.targetBy(d.taken, d.aimedAt) || d.atGate() || d.targetBy(d.harmed, d.anyObject, d.pronounObject, d.bareNumber) {
		return
	}
	d.whereSet()
	if d.Target == nil && (d.st.kind == "dispersal" || d.st.kind == "crackdown") {
		d.crowdBroken()
	}
}

// targetBy takes as target the first phrase that a test finds, test by test, in the order in which the story is told.
func (d *drafting) targetBy(tests ...func(*predicate, *noun) bool) bool {
	preds := d.titleLast()
	for _, hit := range tests {
		for _, q := range preds {
			if q.negated || q.unreal || q.blamed {
				continue
			}
			hits := slices.Concat(q.objects, q.aims)
			if aiming[q.sense.words] && len(q.aims) > 0 {
				hits = q.aims // not what was thrown or driven at it
			}
			for _, n := range hits {
				if n.partOfThing() {
					n = n.ofIt // "a portion of the bridge"
				}
				if n != d.doer && d.p.low[n.first] != "no" && !d.ownSide(n) && hit(q, n) && !(n.kind == nameOnly && d.p.placed(n)) && !d.p.charged(n) {
					d.setTarget(n)
					return true
				}
			}
		}
	}
	return false
}

// taken prefers those arrested over others that the report of an arrest speaks of.
func (d *drafting) taken(q *predicate, n *noun) bool {
	return d.st.kind == "arrest" && q.sense.kind == "arrest" && (n.kind == people || n.kind == nameOnly || n.kind == numberOnly)
}

// ownSide tells whether a phrase is of the doers' side in a bombing or an attack: the bomber himself.
func (d *drafting) ownSide(n *noun) bool {
	if g := d.p.groupOf(n); n.kind == thing && g != "" && d.Perpetrator != nil && g != string(d.Perpetrator.Group) {
		return false // the base of another group
	}
	return d.p.classOf(n) == "militants" && d.st.kind == "suicide" && d.Perpetrator != nil && d.Perpetrator.Class == "militants"
}

// pronounObject takes who "them" and "him" stand for as the target, where nothing else is told.
func (d *drafting) pronounObject(q *predicate, n *noun) bool {
	if n.kind != pronoun || q.sense.kind == "" && q.sense.harm == "" {
		return false
	}
	o := d.standsFor(n)
	if o == nil || o == d.doer {
		return false
	}
	*n = *o
	return true
}

// whereSet takes as target the thing at which explosives were set, thrown or found, where nobody was hit: "a bomb
// planted near a bank went off"; of stores seized, the hideout of fighters.
func (d *drafting) whereSet() {
	switch d.st.kind {
	case "bomb", "blast", "grenade", "shelling", "suicide", "defuse":
	case "seize":
		d.whoseStore()
		return
	default:
		return
	}
	for _, c := range d.st.clauses {
		if d.st.kind == "defuse" && c.sentence() != d.st.kindPred.sentence {
			continue
		}
		for _, n := range c.nouns {
			if d.p.setAtThing(n) && (n.class != "" || d.st.kind != "defuse") {
				d.setTarget(n)
				return
			}
		}
	}
}

// whoseStore takes fighters as target of a seizure from their hideout, camp or dump.
func (d *drafting) whoseStore() {
	for _, c := range d.st.clauses {
		for _, n := range c.nouns {
			if (n.prep == "from" || n.prep == "in" || n.prep == "at" || n.prep == "of" || n.prep == "") && d.p.classOf(n) == "militants" && !operations[d.p.low[n.head]] && n != d.doer {
				d.setTarget(n)
				d.Target.Class = "militants"
				return
			}
		}
	}
}

// otherSide takes as target of a clash the armed side that the doer is not of.
func (d *drafting) otherSide() bool {
	if d.Perpetrator == nil {
		return false
	}
	want := sideOfClass[string(d.Perpetrator.Class)].enemy
	if want == "" {
		return false
	}
	if want == "security forces" && d.attacked() {
		return true
	}
	for _, q := range d.st.preds {
		for _, side := range [][]*noun{q.objects, q.aims, q.doers} {
			for _, n := range side {
				if n != d.doer && d.p.classOf(n) == want && (n.kind == people || n.kind == bodies || n.kind == thing) {
					d.setTarget(n)
					return true
				}
			}
		}
	}
	if want == "militants" { // the nameless side of an encounter
		for _, q := range d.st.preds {
			for _, n := range q.objects {
				if q.sense.harm != "" && (n.kind == people || n.kind == nameOnly || n.kind == numberOnly || d.p.personlike(n)) && d.p.classOf(n) != "security forces" && (d.p.classOf(n) != "civilians" || d.clashIn(q.sentence)) {
					d.setTarget(n)
					d.targetKind, d.Target.Class = "militants", "militants"
					return true
				}
			}
		}
	}
	return false
}

// onlyForcesHurt tells whether the first sentence that counts anybody counts only forces and fighters.
func (d *drafting) onlyForcesHurt() bool {
	for _, t := range d.st.tolls {
		if t.pred.sentence == d.st.tolls[0].pred.sentence && t.class != "security forces" && t.class != "militants" {
			return false
		}
	}
	return true
}

// clashIn tells whether sentence s holds a word of clashes.
func (d *drafting) clashIn(s int) bool {
	for _, q := range d.st.preds {
		if q.sentence == s && q.sense.kind == "clash" {
			return true
		}
	}
	return false
}

// attacked takes as target of a clash whom its beginners attacked, where that is told and others only came to
// help.
func (d *drafting) attacked() bool {
	for _, q := range d.st.preds {
		if !q.begins() || q.negated || q.unreal || !slices.Contains(q.doers, d.doer) {
			continue
		}
		for _, n := range slices.Concat(q.objects, q.aims) {
			class := d.p.classOf(n)
			if n == d.doer {
				continue
			}
			if q.sense.shelf == actNoun && (n.kind == people && class == "people" || (n.kind == otherNoun || n.kind == thing && class == "") && collectives[d.p.low[n.head]]) {
				d.setTarget(n) // "a team of surveyors came under attack"
				return true
			}
			if n.kind == thing && class == "" && q.sense.shelf == actVerb && !d.onlyForcesHurt() {
				d.setTarget(n)
				return true
			}
			if class != "militants" && class != "people" && class != "" && (class != "infrastructure" || d.p.officeOf(n)) && (n.kind == people || n.kind == bodies || n.kind == thing) {
				d.setTarget(n)
				return true
			}
		}
	}
	return false
}

// saidTarget reads what the report itself calls the target: "the procession was the target", "the main target
// was the shop", "apparently to target an army camp".
func (d *drafting) saidTarget() bool {
	for _, c := range d.st.clauses {
		for i := c.first + 1; i < c.last; i++ {
			if w := d.p.low[i]; w != "target" && w != "targets" {
				continue
			}
			c.ensureNouns()
			if n := c.calledTarget(i); n != nil && n.kind != pronoun && n.kind != otherNoun && n != d.doer {
				d.setTarget(n)
				return true
			}
		}
	}
	return false
}

// calledTarget is the phrase that the word "target" at token i is said of, or nil.
func (c *clauseReader) calledTarget(i int) *noun {
	p := c.p
	switch {
	case p.low[i-1] == "to": // the verb
		return c.nounFrom(i + 1)
	case habitual[p.low[i-1]]:
		return nil
	}
	for k := i + 1; k < min(i+6, c.last); k++ { // "the target of the attack was X"
		if p.low[k] == "was" || p.low[k] == "were" {
			return c.nounFrom(k + 1)
		}
		if p.low[k] == "," {
			break
		}
	}
	for k := i - 1; k >= max(c.first, i-6); k-- { // "X was the target"
		switch p.low[k] {
		case "not", "no":
			return nil
		case "was", "were":
			for at := len(c.nouns) - 1; at >= 0; at-- {
				n := c.nouns[at]
				if n.end <= k && n.prep == "" && !n.appositive {
					return n
				}
			}
			return nil
		}
	}
	return nil
}

// nounFrom is the phrase that begins at token i or one word later, or nil.
func (c *clauseReader) nounFrom(i int) *noun {
	for _, n := range c.nouns {
		if n.first == i || n.first == i+1 {
			return n
		}
	}
	return nil
}

// passingBy takes as target of a bomb the forces or officials that passed where it went off: "when a vehicle of
// the police was passing", "near an army convoy".
func (d *drafting) passingBy() bool {
	for _, c := range d.st.clauses {
		c.ensureNouns()
		for _, n := range c.nouns {
			class := d.p.classOf(n)
			if class != "security forces" && class != "officials" || n.kind == nameOnly || n.of != nil && n.of.kind == thing {
				continue
			}
			_, end := d.p.extent(n)
			if end+1 < c.last && (d.p.low[end] == "was" || d.p.low[end] == "were") && passing[d.p.low[end+1]] {
				d.setTarget(n)
				return true
			}
		}
	}
	return false
}

func (d *drafting) aimedAt(q *predicate, n *noun) bool {
	if q.sense.harm != "" || q.sense.kind == "" && !aiming[q.sense.words] || q.sense.kind == "seize" || q.sense.kind == "raid" {
		return false
	}
	if family(d.st.kind) == "property" && family(q.sense.kind) != "property" {
		return false // "blocked the highway and set fire to seven trucks"
	}
	class := d.p.classOf(n)
	if class == "militants" && (d.Perpetrator == nil || d.Perpetrator.Class != "state") && q.sentence != d.st.first {
		return false
	}
	if d.hurtPeople() && (n.kind == thing && d.onlyThings(q) || class == "infrastructure" && (d.st.kind == "shooting" || d.st.kind == "assault") && !d.p.officeOf(n)) {
		return false
	}
	if q.sense.shelf == actNoun && q.sentence != d.st.first && d.toldVictims(class) {
		return false
	}
	if n.kind == people && n.definite && q.sentence != d.st.first && d.hurtPeople() {
		return false // "the elders" told of before
	}
	if n.kind == thing && class == "" && (q.sense.kind != "" || aiming[q.sense.words]) {
		armed := d.st.kind == "shooting" || d.st.kind == "assault"
		return !d.toldVictims("civilians") && !(armed && d.hurtPeople() && d.ownerClass(n) == "")
	}
	return (n.kind == people || n.kind == thing || n.kind == bodies) && class != "" && class != "people"
}

// onlyThings tells of a word that says what became of things in an attack on people: of several targets, the one
// where people were hit counts.
func (d *drafting) onlyThings(q *predicate) bool {
	return (q.sense.kind == "wreck" || q.sense.kind == "burn") && q.sense.kind != d.st.kind
}

// toldVictims tells whether the first sentence names victims of a class of their own, other than class.
func (d *drafting) toldVictims(class string) bool {
	for _, t := range d.st.tolls {
		if t.pred.sentence == d.st.first && t.class != "people" && t.class != "" && t.class != "unknown" && t.class != class {
			return true
		}
	}
	return false
}

func (d *drafting) hurtPeople() bool {
	for _, t := range d.st.tolls {
		if t.kind == "killed" || t.kind == "injured" {
			return true
		}
	}
	return false
}

func (d *drafting) harmed(q *predicate, n *noun) bool {
	return q.sense.harm != "" && (n.kind == people || n.kind == nameOnly || n.kind == bodies || n.kind == numberOnly && n.ofIt != nil || n.kind == otherNoun && d.counted(n))
}

// counted tells whether a phrase is counted among those harmed.
func (d *drafting) counted(n *noun) bool {
	return slices.ContainsFunc(d.st.tolls, func(t *toll) bool { return t.noun == n })
}

func (d *drafting) anyObject(q *predicate, n *noun) bool {
	if n.head >= 0 {
		if _, ok := d.p.marked(n.head, weaponOf); ok {
			return false
		}
	}
	return q.sense.kind != "" && n.kind != pronoun && n.kind != otherNoun && (n.kind != numberOnly || n.ofIt != nil)
}

func (d *drafting) setTarget(n *noun) {
	d.victimOf = n
	first, end := d.wholeOf(n)
	class := d.targetClass(n)
	d.targetKind = class
	if d.st.kind == "arrest" && class == "" {
		d.targetKind = "militants" // suspects: nobody's civilians
	}
	d.Target = &daybook.Party{Text: daybook.Text(d.p.quote(first, end)), Class: daybook.Text(class)}
	d.note("target", first, end, "act/target")
	d.groupHit(n)
}

// groupHit names the force or armed group that the phrase for who was hit is of.
func (d *drafting) groupHit(n *noun) {
	if d.targetKind != "militants" && d.targetKind != "security forces" {
		return
	}
	if d.users != nil && n.kind == thing && d.p.groupOf(n) == "" {
		n = d.users
	}
	d.Target.Group = daybook.Text(d.p.forceOf(n))
	if m := d.p.actorOf(n); m != nil && !m.plain && m.party.Group == d.Target.Group {
		d.Target.Actor, d.Target.Country = m.party.Actor, m.party.Country
	}
}

// wholeOf is the run of a phrase with the names that belong to it and those joined to it that suffer the same:
// "two traders, identified as X and Y", "a driver and his guard".
func (d *drafting) wholeOf(n *noun) (first, end int) {
	first, end = d.p.extent(n)
	for _, c := range d.st.clauses {
		if n.first < c.first || n.first >= c.last {
			continue
		}
		for _, o := range c.nouns {
			if o.first < end || !d.p.linked(end, o.first) {
				continue
			}
			if !(o.appositive && (o.names == n || o.kind == nameOnly)) && !d.suffersToo(n, o) {
				break
			}
			_, end = d.p.extent(o)
		}
	}
	return first, end
}

// linked tells whether only commas, "and" and words that bring a name stand in tokens first..end.
func (p *page) linked(first, end int) bool {
	if end-first > 4 {
		return false
	}
	for _, w := range p.low[first:end] {
		switch w {
		case ",", "and", "identified", "as", "named", "alias", "well", "both":
		default:
			return false
		}
	}
	return true
}

// suffersToo tells whether o stands beside n as one to whom the same is done.
func (d *drafting) suffersToo(n, o *noun) bool {
	for _, q := range d.st.preds {
		if slices.Contains(q.objects, n) {
			return slices.Contains(q.objects, o) && !o.part && d.targetClass(o) == d.targetClass(n)
		}
	}
	return false
}
