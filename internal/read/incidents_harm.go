package read

import (
	"slices"
	"strconv"
	"strings"

	"daybook"
)

// harmKinds are the kinds of harm in the order a draft lists them.
var harmKinds = []string{"killed", "injured", "abducted", "arrested", "surrendered"}

// A tally is what one word of harm counts together: the tolls of one predicate, of one kind.
type tally struct {
	kind     string
	tolls    []*toll
	sentence int
	title    bool
	also     bool   // adds to what was told: "also", "another"
	says     *sayer // nil for the report itself
}

// total is how many people a tally counts.
func (g *tally) total() int {
	return total(g.tolls)
}

// tallies gathers the tolls of the story: the report's own in the order of its text, then those of the
// title, then those of a party to the fight or of another outlet, which may differ.
func (d *drafting) tallies() []*tally {
	var own, titled, others []*tally
	var last *tally
	for _, t := range d.latest() {
		if t.victims && d.onlyHurt() {
			t.kind = "injured"
		}
		if t.kind == "abducted" && strings.HasPrefix(t.pred.sense.words, "drag") && d.st.kind != "body" && d.st.kills() {
			continue // "dragged out of his house and shot dead": taken nowhere
		}
		if t.update || t.count.given && t.count.high == 0 && !t.count.open || !slices.Contains(harmKinds, t.kind) {
			continue
		}
		if d.uncounted(t) {
			continue
		}
		if last != nil && last.tolls[0].pred == t.pred && last.kind == t.kind {
			last.tolls = append(last.tolls, t)
			continue
		}
		last = &tally{kind: t.kind, tolls: []*toll{t}, sentence: t.sentence, also: d.p.adds(t.pred), says: d.sayerOf(t.pred)}
		switch {
		case d.p.inTitle(int(d.p.doc.Tokens[t.pred.first].Start)):
			last.title = true
			titled = append(titled, last)
		case last.says != nil && last.says.rival:
			others = append(others, last)
		default:
			own = append(own, last)
		}
	}
	return slices.Concat(own, titled, others)
}

// uncounted tells of people in the plural without a number, "the victims", where the story counts such people elsewhere.
func (d *drafting) uncounted(t *toll) bool {
	if t.count.rule != "toll/plural" || t.kind != "killed" && t.kind != "injured" || t.kind == "killed" && d.ofWounds(t) {
		return false
	}
	return slices.ContainsFunc(d.st.tolls, func(o *toll) bool {
		return o != t && o.kind == t.kind && o.count.given && o.count.low > 0 && (sameClass(o.class, t.class) || plainClass(o.class) == "people" || plainClass(t.class) == "people")
	})
}

// early tells of a sentence whose dead are an early figure only.
func (st *telling) early() bool {
	dead := 0
	for _, t := range st.tolls {
		if t.kind != "killed" {
			continue
		}
		if !t.count.given || !st.clauses[0].p.superseded(t) {
			return false
		}
		dead++
	}
	return dead > 0
}

// latest gives the tolls of the story without early figures, where it gives others of their kind.
func (d *drafting) latest() []*toll {
	early := map[string][]*toll{}
	others := map[string]bool{}
	for _, t := range d.st.tolls {
		if t.count.given && d.p.superseded(t) {
			early[t.kind] = append(early[t.kind], t)
		} else {
			others[t.kind] = true
		}
	}
	if len(early) == 0 {
		return d.st.tolls
	}
	var out []*toll
	for _, t := range d.st.tolls {
		if !others[t.kind] || !slices.Contains(early[t.kind], t) {
			out = append(out, t)
		}
	}
	return out
}

// onlyHurt tells whether the story counts people hurt and nobody dead but by "the victims were".
func (d *drafting) onlyHurt() bool {
	hurt := len(d.st.hits) > 0
	for _, t := range d.st.tolls {
		if t.kind == "killed" && !t.victims && t.count.low > 0 {
			return false
		}
		hurt = hurt || t.kind == "injured"
	}
	return hurt
}

// adds tells whether "also" or the like stands by a predicate: its people come to those told before.
func (p *page) adds(q *predicate) bool {
	for k := max(p.sentenceFirst(q.first), q.first-6); k < min(q.end+3, p.sentenceEnd(q.first)); k++ {
		switch p.low[k] {
		case "also", "too", "besides", "additionally", "addition":
			return true
		}
	}
	return false
}

// settleHarm adds up what the story counts, people told of twice once, and keeps the figures of others
// that differ beside the report's own.
func (d *drafting) settleHarm() {
	ledgers := map[string]*ledger{}
	for _, k := range harmKinds {
		ledgers[k] = &ledger{kind: k, p: d.p}
	}
	for _, g := range d.tallies() {
		d.enter(ledgers, g)
	}
	d.update(ledgers["killed"])
	d.addHit(ledgers)
	d.addTreated(ledgers)
	for _, k := range harmKinds {
		for _, e := range ledgers[k].entries {
			if e.count.low > 0 {
				d.addHarm(k, e, ledgers[k].says)
			}
		}
	}
	for _, k := range harmKinds {
		d.addRivals(ledgers[k])
	}
	d.noteAgain()
	if len(d.Harm) == 0 && d.st.noneSaid[1] > 0 {
		d.nobodyHarmed()
	}
}

func (d *drafting) nobodyHarmed() {
	zero := 0
	for i, k := range []string{"killed", "injured"} {
		d.Harm = append(d.Harm, daybook.Harm{Kind: k, Class: "unknown", Low: 0, High: &zero})
		d.note(field("harm", i), d.st.noneSaid[0], d.st.noneSaid[1], "toll/none")
	}
}

// enter brings a tally into its ledger.
func (d *drafting) enter(ledgers map[string]*ledger, g *tally) {
	l := ledgers[g.kind]
	if g.kind == "killed" {
		d.p.theirs(ledgers, g)
	}
	g.tolls = slices.DeleteFunc(g.tolls, func(t *toll) bool {
		return l.has(t.noun) || g.kind == "injured" && (len(g.tolls) == 1 || d.diedSince(ledgers["killed"], t)) && ledgers["killed"].dead(t.noun)
	})
	switch {
	case len(g.tolls) == 0 || l.died && len(l.entries) == 0 && g.total() == 1:
	case d.differs(l, g):
		d.rival(l, g)
	case len(l.entries) == 0:
		if class := ledgers["injured"].onlyClass(); g.kind == "killed" && class != "" && plainClass(g.tolls[0].class) == "people" && d.p.ofThose(g.tolls[0]) {
			g.tolls[0].class = class // "wounded four soldiers; one of these died"
		}
		l.open(g)
		if g.kind == "killed" && d.ofWounds(g.tolls[0]) {
			injured := ledgers["injured"] // he had been counted as hurt
			if injured.leave(g.tolls[0], -1); injured.total() == 0 {
				injured.entries, injured.died = nil, true
			}
		}
	case g.title && g.kind == "killed" && d.p.deadInAll > 0 && g.total() > l.total() && (g.total() <= d.p.deadInAll || g.total() > 2*l.total()):
		// the title sums several acts up
	case g.title:
		l.raise(g)
	case g.kind == "killed" && d.ofWounds(g.tolls[0]):
		for _, t := range g.tolls {
			d.diedOfWounds(l, ledgers["injured"], t)
		}
	default:
		l.enter(g)
	}
}

// diedSince tells of "him" among the hurt where the one who is dead died of it: "… has died. The shell wounded him and two others."
func (d *drafting) diedSince(killed *ledger, t *toll) bool {
	return t.count.high == 1 && killed.total() == 1 && (killed.entries[0].toll.pred.sense.words == "die" || d.ofWounds(killed.entries[0].toll))
}

// theirs counts "them" who were killed, or their bodies, as those who had been abducted or arrested, where one figure of them is
// told.
func (p *page) theirs(ledgers map[string]*ledger, g *tally) {
	for _, t := range g.tolls {
		if (t.noun.kind != pronoun && (p.low[t.noun.first] != "their" || !bodyWords[p.low[t.noun.head]])) || !t.count.open {
			continue
		}
		for _, kind := range []string{"abducted", "arrested"} {
			if es := ledgers[kind].entries; len(es) == 1 && es[0].count.low > 1 {
				t.count, t.class = es[0].count, es[0].class
				return
			}
		}
	}
}

// ofWounds tells of a death by wounds: the dead were among the injured.
func (d *drafting) ofWounds(t *toll) bool {
	words := t.pred.sense.words
	if strings.HasPrefix(words, "succumb") || strings.HasPrefix(words, "breathe") {
		return true
	}
	if words == "give up the ghost" || words == "pass away" {
		return d.p.inHospital(t) || d.p.hurtBefore(t)
	}
	if words == "die" && (d.p.wounded(t.noun) || d.p.hurtBefore(t) || d.p.diesOf(t.pred) || d.p.sinceDied(t)) {
		return true
	}
	return (words == "die" || strings.HasSuffix(words, "nounce dead") || words == "declare dead") && (t.noun.kind == pronoun && !t.count.open || t.definite && t.count.high == 1) && (d.p.inHospital(t) || words != "die")
}

// hurtBefore tells whether what stands between those who died and the word for it says that they had been hurt: "two persons
// wounded in Friday's blast died", "a girl who was among the wounded has died".
func (p *page) hurtBefore(t *toll) bool {
	if t.pred.first <= t.noun.end {
		return false
	}
	between := p.low[t.noun.end:t.pred.first]
	hurt := slices.IndexFunc(between, func(w string) bool {
		return w == "wounded" || w == "injured" || w == "hurt" || w == "wounds" || w == "injuries"
	})
	return hurt >= 0 && hurt < 8 && !slices.Contains(between[:hurt], "and")
}

// inHospital tells of "taken to a hospital, where he died", "was pronounced dead at the hospital".
func (p *page) inHospital(t *toll) bool {
	for k := max(p.sentenceFirst(t.pred.first), t.noun.first-8); k < min(t.pred.end+6, p.sentenceEnd(t.pred.first)); k++ {
		if hospitals[p.low[k]] {
			return true
		}
	}
	return false
}

// sinceDied tells of "three of them have since died", "two of whom later died": they had been counted as hurt.
func (p *page) sinceDied(t *toll) bool {
	if t.noun.kind != numberOnly || t.noun.ofIt == nil || t.noun.ofIt.kind != pronoun {
		return false
	}
	return slices.ContainsFunc(p.low[t.noun.ofIt.end:t.pred.first], func(w string) bool { return w == "since" || w == "later" || w == "subsequently" })
}

// diesOf tells of "died of his wounds", "died in hospital".
func (p *page) diesOf(q *predicate) bool {
	for k := q.end; k < min(q.end+6, p.sentenceEnd(q.first)); k++ {
		switch p.low[k] {
		case "gunshot", "bullet", "stab", "spot":
			return false
		case "wounds", "injuries", "hospital", "way", "route", "overnight":
			return true
		case "when", "and", "while", "after", ",":
			return false
		}
	}
	return false
}

// wounded tells whether a phrase speaks of people as hurt before: "the injured driver", "one of the wounded".
func (p *page) wounded(n *noun) bool {
	_, end := p.extent(n)
	for k := n.first; k < end; k++ {
		if w := p.low[k]; w == "injured" || w == "wounded" {
			return true
		}
	}
	return false
}

// diedOfWounds enters a later death of somebody hurt: within the dead told first where they cover it, and
// else one more of the dead and one less of the injured.
func (d *drafting) diedOfWounds(killed, injured *ledger, t *toll) {
	n := t.count.low
	if class := injured.onlyClass(); plainClass(t.class) == "people" && class != "" && d.p.ofThose(t) {
		t.class = class
	}
	whole := t.definite && n == killed.total() && (n > 1 || t.noun.kind == people && !d.p.wounded(t.noun) || t.noun.kind == otherNoun)
	apart := !whole && (d.p.wounded(t.noun) && injured.lead == killed.lead && injured.total() > 0 || t.other && !t.definite || d.ofTheHurt(t, killed.lead))
	covered := killed.total() >= n+killed.told || whole
	switch class := killed.classOf(t); {
	case t.noun.kind == people && possessives[d.p.low[t.noun.first]] && !t.count.given && !killed.covers(t):
		covered = false // "her driver and two helpers died"; later "her mother" did
	case class != "":
		covered = covered && killed.of(class) >= n
	case t.noun.kind == pronoun:
		covered = killed.total() == 1
	default:
		covered = covered && killed.told > 0 || whole || killed.knows(t.noun)
	}
	if covered && !apart {
		injured.leave(t, killed.lead)
		return
	}
	killed.add(t)
	injured.leave(t, -1)
}

// ofTheHurt tells of "one of these" where the sentence that told the dead, lead, goes on to count more people hurt: "four others were wounded. One of these died."
func (d *drafting) ofTheHurt(t *toll, lead int) bool {
	if t.noun.kind != numberOnly || !d.p.ofThose(t) {
		return false
	}
	var last *toll
	for _, o := range d.st.tolls {
		if o.pred.first < t.noun.first && (last == nil || o.pred.first > last.pred.first) {
			last = o
		}
	}
	return last != nil && last.kind == "injured" && last.count.low > t.count.low && last.sentence == lead
}

// ofThose tells of one of people told before: "one of them", "one of the injured", "he".
func (p *page) ofThose(t *toll) bool {
	return t.noun.kind == pronoun || p.ofThese(t.noun) || t.noun.kind == numberOnly && t.noun.ofIt != nil && (t.noun.ofIt.kind == pronoun || p.wounded(t.noun))
}

// ofThese tells of "one of these", "two of those".
func (p *page) ofThese(n *noun) bool {
	return n.kind == numberOnly && n.ofIt == nil && n.end+1 < p.sentenceEnd(n.first) && p.low[n.end] == "of" && (p.low[n.end+1] == "these" || p.low[n.end+1] == "those")
}

func (d *drafting) addHarm(kind string, e *entry, says daybook.Text) {
	h := daybook.Harm{Kind: kind, Class: d.harmClass(e), Low: e.count.low, Says: says}
	if !e.count.open {
		high := e.count.high
		h.High = &high
	}
	for i := range d.Harm {
		o := &d.Harm[i]
		if o.Kind == h.Kind && o.Class == h.Class && o.Says == h.Says {
			o.Low += h.Low
			if o.High == nil || h.High == nil {
				o.High = nil
			} else {
				sum := *o.High + *h.High
				o.High = &sum
			}
			d.noteToll(i, e)
			return
		}
	}
	d.Harm = append(d.Harm, h)
	d.noteToll(len(d.Harm)-1, e)
}

// noteAgain binds the words that tell a harm again to it.
func (d *drafting) noteAgain() {
	for _, t := range d.st.tolls {
		if d.farFromForce(t) {
			continue
		}
		for i := range d.Harm {
			if d.Harm[i].Kind == t.kind && t.sentence != d.st.first && d.Harm[i].Low > 0 {
				d.note(field("harm", i), t.pred.first, t.pred.end, "toll/told-again")
				break
			}
		}
	}
}

func (d *drafting) noteToll(i int, e *entry) {
	n := e.toll.noun
	d.note(field("harm", i), n.first, n.end, e.count.rule)
	d.note(field("harm", i), e.toll.pred.first, e.toll.pred.end, "toll/"+e.toll.kind)
}

func field(name string, i int) string {
	return name + "[" + strconv.Itoa(i) + "]"
}

// harmClass is the class people are counted in: neutral ones by what the act was aimed at.
func (d *drafting) harmClass(e *entry) string {
	switch e.class {
	case "security forces", "foreign forces":
		return "security_forces"
	case "civilians":
		if n := e.toll.noun; attendants[d.p.low[n.head]] && n.definite && !n.plural && d.targetKind == "security forces" && d.onWheels() {
			return "security_forces" // a bomb went off under an army truck; "the driver died"
		}
	case "militants":
		return "militants"
	case "unidentified":
		return "militants"
	case "people", "unknown", "":
		return d.neutralClass(e)
	}
	return "civilians"
}

// neutralClass is the class of people whom nothing calls civilians, fighters or forces.
func (d *drafting) neutralClass(e *entry) string {
	if e.toll.noun.kind == pronoun && d.targetKind != "" && d.targetKind != "infrastructure" {
		return strings.ReplaceAll(strings.ReplaceAll(d.targetKind, "officials", "civilians"), " ", "_")
	}
	if e.toll.noun == d.victimOf && (d.targetKind == "militants" || d.targetKind == "security forces") && !e.toll.count.given {
		return strings.ReplaceAll(d.targetKind, " ", "_")
	}
	if d.clash() && d.Perpetrator != nil && d.Perpetrator.Class == "state" && e.toll.kind == "killed" && !e.toll.other && e.toll.noun.kind == people {
		return "militants"
	}
	if e.toll.other {
		switch d.beside(e.toll) {
		case "militants":
			return "militants"
		case "security forces":
			return d.besideForces()
		}
	}
	if d.p.low[e.toll.noun.head] == "others" && e.toll.kind == "arrested" && d.beside(e.toll) == "militants" {
		return "militants"
	}
	if d.p.low[e.toll.noun.head] == "others" && d.beside(e.toll) == "security forces" {
		return d.besideForces()
	}
	if d.Type == "Armed clash" || d.targetKind == "security forces" || d.targetKind == "militants" {
		return "unknown"
	}
	return "civilians"
}

// onWheels tells of an act done to a vehicle of a force.
func (d *drafting) onWheels() bool {
	return slices.ContainsFunc(d.st.preds, func(q *predicate) bool {
		return slices.ContainsFunc(slices.Concat(q.objects, q.aims), func(n *noun) bool { return n.kind == thing && d.p.classOf(n) == "security forces" })
	})
}

// besideForces is the class of "others" hurt beside soldiers: nobody says, but a mine that a patrol ran over hit its own.
func (d *drafting) besideForces() string {
	if d.mined() {
		return "security_forces"
	}
	return "unknown"
}

// mined tells of an act done with a mine.
func (d *drafting) mined() bool {
	return slices.ContainsFunc(d.st.preds, func(q *predicate) bool {
		return q.sense.kind == "bomb" && slices.ContainsFunc(strings.Fields(q.sense.words), func(w string) bool { return w == "mine" || w == "landmine" || w == "mines" || w == "landmines" })
	})
}

// beside is the one class of armed men that "others" are counted beside in their sentence, or "".
func (d *drafting) beside(other *toll) string {
	class := ""
	for _, t := range d.st.tolls {
		if t == other || t.sentence != other.sentence {
			continue
		}
		c := t.class
		if c != "security forces" && c != "militants" || class != "" && c != class {
			return ""
		}
		class = c
	}
	return class
}
