package read

import "daybook"

// parties settles who did it and to whom.
func (d *drafting) parties() {
	d.findDoer()
	d.findTarget()
}

// answering are verbs whose doers answer an attack and did not begin it.
var answering = map[string]bool{"retaliate": true, "return fire": true, "return the fire": true, "fire back": true}

// A side is a candidate for the doer with the word it does.
type side struct {
	noun *noun
	pred *predicate
}

// findDoer chooses the doer: of the act that gives the type where it has one, else of the first act that
// has one; a nameless one gives way to fighters that the report names as doers.
func (d *drafting) findDoer() {
	best := d.chooseDoer(d.doers())
	switch {
	case best != nil:
		d.setDoer(best, "act/doer")
	case d.st.kind == "surrender":
		d.surrendering()
	default:
		d.doerByKind()
	}
	if d.Perpetrator == nil && d.fightersFell() {
		d.Perpetrator = &daybook.Party{Class: "state"}
		if d.st.kind == "clash" && !d.st.raided() && d.st.kindPred.sense.words != "encounter" {
			d.Perpetrator.Class = "militants"
		}
		d.note("perpetrator", d.st.tolls[0].pred.first, d.st.tolls[0].pred.end, "act/fighters-fell")
	}
	if k := d.st.kind; (k == "arrest" || k == "seize" || k == "defuse") && (d.Perpetrator == nil || d.Perpetrator.Class == "unidentified") && d.st.kindPred != nil {
		d.Perpetrator = &daybook.Party{Class: "state"}
		d.note("perpetrator", d.st.kindPred.first, d.st.kindPred.end, "act/done-by-the-state")
	}
}

// fightersFell tells whether only fighters were harmed, and nobody is said to have done it: in an
// encounter then, or by an arm of the state; or a force fought them and lost men.
func (d *drafting) fightersFell() bool {
	for _, t := range d.st.tolls {
		switch {
		case t.class == "militants" && (t.kind == "killed" || t.kind == "injured" || t.kind == "arrested"):
		case d.st.kind == "clash" && t.class == "security forces":
		default:
			return false
		}
	}
	return len(d.st.tolls) > 0 && d.st.kind != "body" && d.st.kind != "blast" && d.st.kind != "bomb"
}

// surrendering takes those who gave up as the doers.
func (d *drafting) surrendering() {
	for _, q := range d.st.preds {
		if q.sense.kind == "surrender" && len(q.objects) > 0 && q.objects[0].kind != pronoun {
			d.setDoer(q.objects[0], "act/surrendering")
			return
		}
	}
}

// doers lists the candidates in the order of the report.
func (d *drafting) doers() []side {
	var out []side
	for _, q := range d.st.preds {
		if q.negated || q.unreal || q.blamed || answering[q.sense.words] {
			continue
		}
		for _, n := range q.doers {
			if d.mayDo(n) {
				out = append(out, side{n, q})
			}
		}
	}
	return out
}

// mayDo tells whether a phrase can be a doer: people or a body, and nobody harmed in the act.
func (d *drafting) mayDo(n *noun) bool {
	if n.kind != people && n.kind != bodies {
		return n.ofIt != nil && n.kind == otherNoun && collectives[d.p.low[n.head]]
	}
	for _, t := range d.st.tolls {
		if t.noun == n {
			return false
		}
		for _, part := range t.parts {
			if part.noun == n {
				return false
			}
		}
	}
	return true
}

func (d *drafting) chooseDoer(sides []side) *noun {
	var best *noun
	score := 0
	for i, s := range sides {
		v := 30 - min(i, 20) + d.doerScore(s)
		if v > 0 && (best == nil || v > score) {
			best, score = s.noun, v
		}
	}
	return best
}

// doerScore weighs a candidate: by its class, by the sentence, by what it does.
func (d *drafting) doerScore(s side) int {
	v := 0
	class := d.p.classOf(s.noun)
	if d.clash() {
		v += d.beginnerScore(s, class)
	}
	switch class {
	case "militants":
		v += 20
	case "unidentified", "foreign forces":
		v += 12
	case "security forces":
		v += 10
	case "people", "civilians", "officials":
		v -= 15
	}
	if s.pred.sense.kind == "" {
		v -= 8
	}
	if s.pred.sense.shelf == actNoun {
		v -= 3
	}
	if s.pred.sentence == d.st.first {
		v += 8
	}
	if s.pred.sense.kind == d.st.kind {
		v += 5
	}
	return v
}

// clash tells whether two armed sides met.
func (d *drafting) clash() bool {
	return d.st.kind == "clash" || d.st.kind == "shooting" && d.st.raided()
}

// beginnerScore applies the rule of who began: in a raid, a search or an action that ends in arrests the
// state, whoever fired first; else who attacked or opened fire; "an encounter with" the police the state,
// with others the side that the sentence is about.
func (d *drafting) beginnerScore(s side, class string) int {
	switch {
	case d.st.raided() && class == "security forces":
		return 45
	case s.pred.sense.shelf != actNoun && (s.pred.sense.kind == "assault" || s.pred.sense.kind == "shooting"):
		return 8
	case s.pred.sense.shelf == actNoun && s.noun.prep == "with" && class != "security forces":
		return -45
	}
	return 0
}

// raided tells whether the state went after the other side.
func (st *telling) raided() bool {
	if st.raidKnown == 0 {
		st.raidKnown = 1
		for _, c := range st.clauses {
			for i := c.first; i < c.last; i++ {
				if raidWords[c.p.low[i]] {
					st.raidKnown = 2
				}
			}
		}
	}
	return st.raidKnown == 2
}

// doerByKind finds a doer that no verb names: the suicide bomber, the drone's owner, the nameless gunmen
// or militants that the sentences speak of.
func (d *drafting) doerByKind() {
	st := d.st
	for _, c := range st.clauses {
		c.ensureNouns()
		for _, n := range c.nouns {
			class := d.p.classOf(n)
			switch {
			case n.kind != people && n.kind != bodies && !(st.kind == "drone" && class == "foreign forces") || !d.mayDo(n) && st.kind != "drone" || n.part:
			case st.kind == "drone" && class == "foreign forces", st.kind == "suicide" && class == "militants" && n.kind == people,
				class == "unidentified" && n.prep != "of", class == "militants" && n.prep == "by":
				d.setDoer(n, "act/doer-named")
				return
			}
		}
	}
}

// ensureNouns finds the noun phrases of a sentence that had no word of acts.
func (c *clauseReader) ensureNouns() {
	if c.nouns == nil && c.first < c.last {
		c.nouns = c.p.nounsIn(c.sentence())
	}
}

func (d *drafting) setDoer(n *noun, rule string) {
	d.doer = n
	first, end := d.p.extent(n)
	d.Perpetrator = &daybook.Party{Text: daybook.Text(d.p.quote(first, end)), Class: daybook.Text(perpetratorClass(d.p.classOf(n))), Group: daybook.Text(d.p.groupOf(n))}
	if m := d.p.actorOf(n); m != nil {
		d.Perpetrator.Actor, d.Perpetrator.Country = m.party.Actor, m.party.Country
		if d.Perpetrator.Class == "state" && m.party.Country != "" && d.p.home() != "" && m.party.Country != d.p.home() && m.kind == "forces" {
			d.Perpetrator.Class = "foreign forces"
		}
	}
	d.note("perpetrator", first, end, rule)
}

// actorOf is the codebook's actor that a phrase or its completion names.
func (p *page) actorOf(n *noun) *actorMention {
	if n.actor == nil && n.ofIt != nil {
		return p.actorOf(n.ofIt)
	}
	return n.actor
}

// extent is the phrase with its completion.
func (p *page) extent(n *noun) (first, end int) {
	first, end = n.first, n.end
	if n.ofIt != nil {
		_, end = p.extent(n.ofIt)
	}
	return first, end
}

func perpetratorClass(class string) string {
	switch class {
	case "security forces":
		return "state"
	case "people":
		return "unidentified"
	case "officials":
		return "civilians"
	}
	return class
}

// findTarget chooses who or what was hit: in a clash the other side; else the object of an attack, else
// those harmed, in the first sentence that tells of any.
func (d *drafting) findTarget() {
	if d.st.kind == "surrender" || d.st.kind == "protest" {
		return
	}
	if d.clash() && d.otherSide() {
		return
	}
	for _, pass := range []func(*predicate, *noun) bool{d.aimedAt, d.harmed, d.anyObject} {
		for _, q := range d.st.preds {
			if q.negated || q.unreal || q.blamed {
				continue
			}
			for _, n := range q.objects {
				if n != d.doer && pass(q, n) && !(n.kind == nameOnly && d.p.placed(n)) {
					d.setTarget(n)
					return
				}
			}
		}
	}
}

// otherSide takes as target of a clash the armed side that the doer is not of.
func (d *drafting) otherSide() bool {
	if d.Perpetrator == nil {
		return false
	}
	want := ""
	switch d.Perpetrator.Class {
	case "militants", "unidentified":
		want = "security forces"
	case "state", "foreign forces":
		want = "militants"
	}
	if want == "" {
		return false
	}
	for _, q := range d.st.preds {
		for _, side := range [][]*noun{q.objects, q.doers} {
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
				if q.sense.harm != "" && (n.kind == people || n.kind == nameOnly || n.kind == numberOnly) && d.p.classOf(n) != "security forces" {
					d.setTarget(n)
					d.targetKind, d.Target.Class = "militants", "militants"
					return true
				}
			}
		}
	}
	return false
}

func (d *drafting) aimedAt(q *predicate, n *noun) bool {
	if q.sense.harm != "" || q.sense.kind == "" && q.sense.words != "hit" && q.sense.words != "ram" || q.sense.kind == "seize" || q.sense.kind == "raid" {
		return false
	}
	class := d.p.classOf(n)
	if class == "militants" && (d.Perpetrator == nil || d.Perpetrator.Class != "state") && q.sentence != d.st.first {
		return false
	}
	return (n.kind == people || n.kind == thing || n.kind == bodies) && class != "" && class != "people"
}

func (d *drafting) harmed(q *predicate, n *noun) bool {
	return q.sense.harm != "" && (n.kind == people || n.kind == nameOnly || n.kind == numberOnly || n.kind == bodies)
}

func (d *drafting) anyObject(q *predicate, n *noun) bool {
	return q.sense.kind != "" && n.kind != pronoun && n.kind != otherNoun
}

func (d *drafting) setTarget(n *noun) {
	d.victimOf = n
	first, end := d.p.extent(n)
	class := d.p.classOf(n)
	switch class {
	case "people", "unidentified", "":
		class = "civilians"
		if d.st.kind == "arrest" {
			class = "militants"
		}
	case "foreign forces":
		class = "security forces"
	}
	if d.st.kind == "arrest" && class == "civilians" && d.Perpetrator != nil && d.Perpetrator.Class == "state" {
		class = "militants"
	}
	if d.st.kind == "seize" || d.st.kind == "defuse" {
		class = ""
	}
	d.targetKind = class
	d.Target = &daybook.Party{Text: daybook.Text(d.p.quote(first, end)), Class: daybook.Text(class)}
	d.note("target", first, end, "act/target")
}
