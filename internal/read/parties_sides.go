package read

import (
	"slices"
	"strings"

	"daybook"
	"daybook/internal/language"
)

// parties settles who did it and to whom.
func (d *drafting) parties() {
	d.readClaims()
	d.findDoer()
	d.claimDoer()
	d.laidOn()
	d.findTarget()
	d.lostBy()
	d.callMilitants()
	d.callTotal()
	d.nameGroup()
}

// A side is a candidate for the doer with the word it does.
type side struct {
	noun *noun
	pred *predicate
}

// findDoer chooses the doer: of the act that gives the type where it has one, else of the first act that
// has one; a nameless one gives way to fighters that the report names as doers.
func (d *drafting) findDoer() {
	best := d.chooseDoer(d.doers())
	if best == nil {
		best = d.chooseDoer(d.itself())
	}
	if best == nil {
		best = d.mobItself()
	}
	if best == nil {
		best = d.carriedOut()
	}
	if best == nil {
		best = d.doerOfTotal()
	}
	switch {
	case best != nil && d.wentAfter(best):
	case best != nil:
		d.setDoer(best, "act/doer")
	case d.st.kind == "surrender":
		d.surrendering()
	default:
		d.doerByKind()
	}
	if d.Perpetrator == nil && d.fightersFell() && !d.forceThere() {
		d.Perpetrator = &daybook.Party{Class: "state"}
		if d.st.kind == "clash" && (!d.st.raided() || d.st.watched()) && d.st.kindPred.sense.words != "encounter" {
			d.Perpetrator.Class = "militants"
		}
		d.note("perpetrator", d.st.tolls[0].pred.first, d.st.tolls[0].pred.end, "act/fighters-fell")
	}
	if d.Perpetrator == nil {
		d.inOperation()
	}
	if d.takenByState() && (d.Perpetrator == nil || d.Perpetrator.Class == "unidentified") && d.st.kindPred != nil {
		d.byTheState(d.st.kindPred)
	}
}

// takenByState tells of acts that a force of the state does unless the report says otherwise.
func (d *drafting) takenByState() bool {
	k := d.st.kind
	return k == "arrest" || k == "seize" || k == "defuse"
}

// byTheState sets the state as the doer of an arrest or seizure that names none, and the force that tells
// of it as its body: "police said eleven suspects had been held".
func (d *drafting) byTheState(q *predicate) {
	d.Perpetrator = &daybook.Party{Class: "state"}
	if a := d.p.toldBy(q.first); a != nil && a.source.end > a.source.first {
		for i := a.source.first; i < a.source.end; i++ {
			if m, ok := d.p.marked(i, bodyOf); ok && m.sense.section == "state" && m.sense.group != "" {
				d.Perpetrator.Text, d.Perpetrator.Group = daybook.Text(d.p.quote(i, m.end)), daybook.Text(m.sense.group)
				d.note("perpetrator", i, m.end, "act/done-by-the-state")
				return
			}
		}
	}
	d.note("perpetrator", q.first, q.end, "act/done-by-the-state")
}

// fightersFell tells whether only fighters were harmed, and nobody is said to have done it: in an
// encounter then, or by an arm of the state; or a force fought them and lost men.
func (d *drafting) fightersFell() bool {
	fell := false
	for _, t := range d.st.tolls {
		switch {
		case t.class == "militants" && (t.kind == "killed" || t.kind == "injured" || t.kind == "arrested"):
			fell = true
		case d.st.kind == "clash" && t.class == "security forces":
			fell = true
		case t.kind == "arrested": // "two rebels were killed and nine others arrested"
		case t.class == "people" && (t.other || t.noun != nil && d.p.outlaw(t.noun)):
			fell = fell || !t.other
		default:
			return false
		}
	}
	return fell && d.st.kind != "body" && d.st.kind != "blast" && d.st.kind != "bomb"
}

// wentAfter takes the force as the doer of a fight with fighters into which it ran while it went after them, whoever fired
// first: "troops were combing the hills when the rebels opened fire".
func (d *drafting) wentAfter(n *noun) bool {
	class := d.p.classOf(n)
	if d.st.kind != "clash" || d.st.watched() || class != "militants" && class != "unidentified" {
		return false
	}
	for _, c := range d.st.clauses {
		at := slices.IndexFunc(d.p.low[c.first:c.last], func(w string) bool { return raidWords[w] && w != "arrested" && w != "intelligence" })
		if at < 0 || !d.fightAfter(c.first+at, c) {
			continue
		}
		c.ensureNouns()
		for _, o := range c.nouns {
			if d.p.classOf(o) == "security forces" && (o.kind == people || o.kind == bodies) && o.prep == "" && !o.part && !o.appositive && o.head >= 0 && !d.p.doc.Word(o.head).Is(language.Obj) && d.mayDo(o) && !d.p.saysSo(o) {
				d.setDoer(o, "act/went-after")
				return true
			}
		}
	}
	return false
}

// fightAfter tells whether the fight follows upon token at, of the words of a search, or went on "while" it did.
func (d *drafting) fightAfter(at int, c *clauseReader) bool {
	for _, q := range d.st.preds {
		switch {
		case q.sense.kind != "clash" && !q.begins():
		case q.first > at, q.first >= c.first && slices.ContainsFunc(d.p.low[q.end:at], func(w string) bool { return w == "when" || w == "while" }):
			return true
		}
	}
	return false
}

// forceThere takes as the doer the force that a sentence of the fight is about: "a patrol freed the hostages after a
// firefight; three rebels were killed".
func (d *drafting) forceThere() bool {
	if d.st.kind != "clash" && d.st.kind != "killing" && d.st.kind != "shooting" {
		return false
	}
	for _, c := range d.st.clauses {
		if c.last <= c.first || c.sentence() < d.st.first || c.sentence() > d.st.last || d.p.titled(c.sentence()) {
			continue
		}
		c.ensureNouns()
		for _, n := range c.nouns {
			if d.p.classOf(n) != "security forces" || n.kind != people && n.kind != bodies || n.prep != "" || n.part || n.appositive || !d.mayDo(n) || d.p.saysSo(n) {
				continue
			}
			d.setDoer(n, "act/fighters-fell")
			return true
		}
	}
	return false
}

// surrendering takes those who gave up as the doers.
func (d *drafting) surrendering() {
	for _, q := range d.st.preds {
		if q.sense.kind == "surrender" && len(q.objects) > 0 && q.objects[0].kind != pronoun {
			d.setDoer(q.objects[0], "act/surrendering")
			return
		}
	}
	d.doerByKind()
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
	if d.p.outlaw(s.noun) {
		class = "militants"
	}
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
	if class == "militants" && !d.clash() && d.firstHit() == class {
		v -= 10 // their own fell: "troops killed 20 rebels after rebels raided a post"
	}
	if class == "militants" && d.p.groupOf(s.noun) != "" {
		v += 6 // named, where others are only "the insurgents"
	}
	if s.pred.sense.kind == "" {
		v -= 8
	}
	if s.pred.sense.shelf == actNoun {
		v -= 3
	}
	if k := s.pred.sense.kind; k != "" && s.pred.sentence != d.st.first && family(d.st.kind) == "violence" && family(k) != "violence" {
		v -= 10 // what else somebody did: "police killed a rebel; a boy had been abducted by the rebels"
	}
	if s.pred == d.st.kindPred && (d.st.kind == "retake" || d.st.kind == "capture") {
		v += 20 // who took the town, not those fought with for it
	}
	if s.pred.sentence == d.st.first {
		v += 8
	}
	if s.pred.sense.kind == d.st.kind {
		v += 5
	}
	return v
}

// firstHit is the class of those whom the story first tells to have been killed or hurt, "" for nobody.
func (d *drafting) firstHit() string {
	for _, t := range d.st.tolls {
		if t.kind == "killed" || t.kind == "injured" {
			return t.class
		}
	}
	return ""
}

// clash tells whether two armed sides met.
func (d *drafting) clash() bool {
	return d.st.kind == "clash" || d.st.kind == "shooting" && (d.st.raided() || d.st.watched())
}

// beginnerScore applies the rule of who began: on patrol, at a checkpost or after a signal to stop, who
// attacked or opened fire; in a raid, a search or an action that ends in arrests the state, whoever fired
// first; else who attacked or opened fire; "an encounter with" the police the state, with others the side
// that the sentence is about.
func (d *drafting) beginnerScore(s side, class string) int {
	began := s.pred.begins()
	armed := class == "militants" || class == "unidentified"
	switch {
	case d.st.watched() && armed && began:
		return 45
	case d.st.watched() && armed:
		return 15
	case d.st.watched() && class == "security forces" && !(began && s.pred.sense.shelf == actVerb):
		return -70
	case d.st.raided() && !d.st.watched() && class == "security forces":
		return 45
	case s.pred.sense.shelf != actNoun && (s.pred.sense.kind == "assault" || s.pred.sense.kind == "shooting"):
		return 8
	case s.pred.sense.shelf == actNoun && s.noun.prep == "with" && class != "security forces":
		return -45
	case s.pred.sense.kind == "clash" && class == "security forces" && len(s.pred.doers) > 1 && s.noun == s.pred.doers[0]:
		return 15 // "police and rebels exchanged fire": who is named first
	}
	return 0
}

// raided tells whether the state went after the other side.
func (st *telling) raided() bool {
	if st.raidKnown == 0 {
		st.raidKnown = 1
		if st.says(raidWords) {
			st.raidKnown = 2
		}
	}
	return st.raidKnown == 2
}

// watched tells whether the state stood guard, and the other side came upon it and began.
func (st *telling) watched() bool {
	if st.watchKnown == 0 {
		st.watchKnown = 1
		if st.says(watchWords) && st.fired() {
			st.watchKnown = 2
		}
	}
	return st.watchKnown == 2
}

// fired tells whether anybody but a force of the state is said to have attacked or opened fire.
func (st *telling) fired() bool {
	for _, q := range st.preds {
		if q.sense.kind == "grenade" && q.sense.shelf == actNoun && len(q.doers) == 0 && !q.negated {
			return true
		}
		if !q.begins() || q.unreal || q.negated {
			continue
		}
		for _, n := range q.doers {
			if class := st.clauses[0].p.classOf(n); class != "security forces" {
				return true
			}
		}
	}
	return false
}

// protests tells of acts that make a peaceful protest.
func (st *telling) protests() bool {
	return kindOf(st.kind).typ == "Peaceful protest"
}

// begins tells of words by which one side attacks the other.
func (q *predicate) begins() bool {
	k := q.sense.kind
	return k == "assault" || k == "shooting" || k == "grenade" || aiming[q.sense.words] && q.sense.words != "hit" && len(q.aims) > 0
}

// says tells whether the sentences that tell the act hold a word of the list.
func (st *telling) says(list map[string]bool) bool {
	for _, c := range st.clauses {
		for i := c.first; i < c.last; i++ {
			if list[c.p.low[i]] {
				return true
			}
		}
	}
	return false
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
			case n.kind != people && n.kind != bodies && !(st.kind == "drone" && class == "foreign forces") || !d.mayDo(n) && (st.kind != "drone" || d.strayDrone(n)) || n.part || d.takenByState():
			case (st.kind == "dispersal" || st.kind == "crackdown") && class == "security forces" && n.prep == "",
				st.kind == "drone" && class == "foreign forces", st.kind == "suicide" && class == "militants" && n.kind == people,
				class == "unidentified" && n.prep != "of" && kindOf(st.kind).doer != "civilians" && !possessives[d.p.low[n.first]], class == "militants" && n.prep == "by":
				d.setDoer(n, "act/doer-named")
				return
			}
		}
	}
	if class := kindOf(st.kind).doer; class != "" && st.kindPred != nil {
		d.Perpetrator = &daybook.Party{Class: class}
		d.note("perpetrator", st.kindPred.first, st.kindPred.end, "act/doer-by-kind")
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
	n = d.owned(n)
	first, end := d.p.extent(n)
	class := d.p.classOf(n)
	switch {
	case d.p.ofCommunity(n), class == "" && d.p.isMob(n):
		class = "civilians"
	case d.p.outlaw(n), class == "unidentified" && d.p.ofGroup(n):
		class = "militants"
	case class == "" && d.takenByState() && n.kind != people:
		class = "government" // a contingent, a squad: who makes arrests is of the state
	case class == "people" && (d.st.kind == "riot" || d.st.protests() || d.st.kind == "mob"):
		class = "civilians"
	case d.st.kind == "suicide" && (class == "unidentified" || class == "people"):
		class = "militants" // who blows himself up fights
	case d.st.kind == "surrender" && (class == "" || class == "people" || class == "unidentified"):
		class = "militants" // who gives up to the state fought it
	case class == "civilians" && n.head >= 0 && anyone[d.p.low[n.head]] && !(n.head > 0 && d.p.low[n.head-1] == "local") && d.st.kind != "riot" && d.st.kind != "protest" && d.st.kind != "mob":
		class = "unidentified"
	}
	d.Perpetrator = &daybook.Party{Text: daybook.Text(d.p.quote(first, end)), Class: daybook.Text(perpetratorClass(class)), Group: daybook.Text(d.p.groupOf(n))}
	if d.Perpetrator.Class == "state" {
		d.Perpetrator.Group = daybook.Text(d.p.forceOf(n))
	}
	if m := d.p.actorOf(n); m != nil && !(d.Perpetrator.Group == "Police" && d.country() != "" && m.party.Country != d.country()) {
		d.Perpetrator.Actor, d.Perpetrator.Country = m.party.Actor, m.party.Country
		if d.Perpetrator.Class == "state" && m.party.Country != "" && d.country() != "" && m.party.Country != d.country() && m.kind == "forces" && !(d.takenByState() && !d.placed()) || d.abroadByName(n, m) {
			d.Perpetrator.Class = "foreign forces"
		}
	}
	d.ofAnotherState(n)
	if d.namelessArmy(n) { // is that of the country
		if a := actorBook().actors[actorBook().armies[string(d.country())]]; a != nil {
			d.Perpetrator.Group = daybook.Text(a.name)
		}
	}
	if d.Perpetrator.Group == "" && d.Perpetrator.Class == "civilians" {
		for _, m := range d.p.actorsIn(first, end) {
			if m.kind == "party" && !m.plain && !m.person {
				d.Perpetrator.Group = m.party.Group
			}
		}
	}
	d.note("perpetrator", first, end, rule)
}

// forceOf is the body a phrase names; of police officers who are not said to be of a force with a name, the police.
func (p *page) forceOf(n *noun) string {
	group := p.groupOf(n)
	if m := p.actorOf(n); group != "" && !(m != nil && strings.HasSuffix(string(m.party.Actor), ".POLICE") && len(m.party.Actor) < 10) {
		return group
	}
	_, end := p.extent(n)
	for k := n.first; k < end; k++ {
		if policeWords[p.low[k]] {
			return "Police"
		}
	}
	if group == "" && n.class == "security forces" && n.head >= 0 && strings.TrimSuffix(p.low[n.head], "s") == "officer" {
		return "Police"
	}
	return group
}

// ofCommunity tells of men, armed or not, who are told to be of a tribe, a clan or a village: "fighters of the Karda clan",
// "armed men from a rival tribe".
func (p *page) ofCommunity(n *noun) bool {
	if n.kind != people || n.class != "people" && n.class != "unidentified" && n.class != "militants" || p.outlaw(n) {
		return false
	}
	_, end := p.extent(n)
	if n.class != "militants" && end < p.sentenceEnd(n.first) && p.low[end] == "from" {
		for end++; end < p.sentenceEnd(n.first) && (determiners[p.low[end]] || p.nouny(end)); end++ {
		}
	}
	return slices.ContainsFunc(p.low[n.head+1:max(end, n.head+1)], func(w string) bool {
		return tribes[w] || communities[w] && w != "groups" && w != "factions" || w == "village"
	})
}

// ofGroup tells of "gunmen" whose armed group is named before the word.
func (p *page) ofGroup(n *noun) bool {
	m := p.actorOf(n)
	return m != nil && m.party.Class == "militants" && p.groupOf(n) != ""
}

// country is the country of the act where its place is known, else that of the report.
func (d *drafting) country() daybook.Text {
	if w := d.st.where; w != nil && w.place.Country != "" {
		return w.place.Country
	}
	return d.p.home()
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
	case "government":
		return "state"
	case "officials":
		return "civilians"
	}
	return class
}
