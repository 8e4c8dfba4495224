package read

import (
	"slices"
	"strings"

	"daybook"
	"daybook/internal/language"
)

// A sayer is whoever a figure is laid to: tokens first..end of the report. A rival is a party to the
// fight or an outlet besides the one that the report rests on.
type sayer struct {
	name, who  daybook.Text // who is the fullest naming where name stands for another
	first, end int
	rival      bool
}

// sayerOf is who tells what predicate q says; nil for the report itself.
func (d *drafting) sayerOf(q *predicate) *sayer {
	if s := d.otherOutlet(q); s != nil {
		return s
	}
	if s := d.claimantSaying(q); s != nil {
		return s
	}
	if s := d.claimsToHave(q); s != nil {
		return s
	}
	if q.sense == newTotal && len(q.doers) > 0 { // "a police statement put the toll at nine"
		first, end := d.p.extent(q.doers[0])
		if ref, ok := d.p.antecedent(q.doers[0].head); ok && q.doers[0].kind == pronoun {
			first, end = ref.run.first, ref.run.end
		}
		return &sayer{name: daybook.Text(d.p.quote(first, end)), first: first, end: end, rival: d.p.fights(run{first, end})}
	}
	a := d.p.toldBy(q.first)
	first, end := d.p.speaker(a)
	if end == first || d.p.masthead(first, end) {
		return nil
	}
	name := d.p.quote(first, end)
	return &sayer{daybook.Text(name), d.p.whoTells(q.first, name), first, end, d.p.fights(run{first, end})}
}

// speaker gives the words for who speaks in an attribution: without the dateline before them ("QUETTA:
// Officials"), a pronoun followed to whom it stands for; empty where nobody is named who can.
func (p *page) speaker(a *attribution) (first, end int) {
	if a == nil || a.head < 0 || a.source.end <= a.source.first || a.source.end-a.source.first > 14 {
		return 0, 0
	}
	switch p.low[a.cue.first] {
	case "reports", "reported", "adds":
		if a.source.end < a.cue.first { // ", reports Gazette": the outlet stands behind
			return 0, 0
		}
	}
	r := a.source
	if p.pronounAlone(r) {
		ref, ok := p.antecedent(a.head)
		if !ok {
			return 0, 0
		}
		r = ref.run
	} else if !p.maySay(a.head) {
		return 0, 0
	}
	for k := r.first; k < min(r.first+4, r.end-1); k++ {
		if p.low[k] == ":" {
			r.first = k + 1
		}
	}
	if _, end := p.countAt(r.first, r.end); end > 0 { // "…, killing seven people, police and a witness said"
		if k := slices.Index(p.low[r.first:r.end-1], ","); k >= 0 {
			r.first += k + 1
		}
	}
	if slices.ContainsFunc(p.low[r.first:r.end], func(w string) bool { return auxiliaries[w] }) {
		return 0, 0 // a clause, where the text has no full stops
	}
	if w := p.low[r.first]; w == "no" || w == "nobody" || w == "none" {
		return 0, 0
	}
	if r.end < p.sentenceEnd(r.first) && p.low[r.end] == ")" && slices.Contains(p.low[r.first:r.end], "(") {
		r.end++
	}
	return r.first, r.end
}

// maySay tells whether the head of a source can speak.
func (p *page) maySay(head int) bool {
	if mute[p.low[head]] {
		return false
	}
	if m := p.placeAt(head); m != nil && (m.role == asPlace || m.role == asAddress) {
		return false
	}
	return p.doc.Word(head).UPOS() != language.ADJ
}

// fights tells whether a source is a group in arms or speaks for one.
func (p *page) fights(r run) bool {
	for _, m := range p.actorsIn(r.first, r.end) {
		if m.kind == "militants" {
			return true
		}
	}
	for i := r.first; i < r.end; i++ {
		if m := p.actorAt(i); m != nil && m.kind != "militants" && m.party.Actor != "" {
			continue // the Taliban where they are the state
		}
		for _, m := range p.marks[i] {
			if (m.sense.shelf == bodyOf || m.sense.shelf == peopleOf) && m.sense.section == "militants" && m.sense.words != "commander" {
				return true
			}
		}
	}
	return false
}

// otherOutlet is a second outlet that a sentence rests on: "Earlier, the Valley Post reported that two died".
func (d *drafting) otherOutlet(q *predicate) *sayer {
	if d.st.first == q.sentence {
		return nil
	}
	for _, o := range d.p.outletsIn(q.sentence) {
		if first := d.firstOutlet(); first != nil && !sameOutlet(first.name, o.name) {
			return &sayer{name: daybook.Text(o.name), first: o.first, end: o.end, rival: true}
		}
	}
	return nil
}

// firstOutlet is the outlet that the report cites first.
func (d *drafting) firstOutlet() *sourceFound {
	if len(d.outlets) == 0 {
		return nil
	}
	return &d.outlets[0]
}

func sameOutlet(a, b string) bool {
	plain := func(s string) string { return strings.TrimPrefix(strings.ToLower(s), "the ") }
	return plain(a) == plain(b)
}

// claimsToHave is who "claimed to have killed 20 soldiers", "claimed that it had killed 20": a party to the fight.
func (d *drafting) claimsToHave(q *predicate) *sayer {
	p := d.p
	from := q.first - 1
	for from > 0 && (p.low[from] == "have" || p.low[from] == "to" || p.low[from] == "had" || p.low[from] == "it" || p.low[from] == "they" || p.low[from] == "that") {
		from--
	}
	if from == q.first-1 || !strings.HasPrefix(p.low[from], "claim") {
		return nil
	}
	for _, c := range d.st.clauses {
		if q.first < c.first || q.first >= c.last {
			continue
		}
		c.ensureNouns()
		for _, n := range slices.Backward(c.nouns) {
			if n.end <= from && n.prep == "" && !n.appositive {
				first, end := p.extent(n)
				return &sayer{name: daybook.Text(p.quote(first, end)), first: first, end: end, rival: p.fights(run{first, end}) || collectives[p.low[n.head]]}
			}
		}
	}
	return nil
}

// claimantSaying is the group of "X claimed responsibility, saying ten soldiers were killed".
func (d *drafting) claimantSaying(q *predicate) *sayer {
	for _, c := range d.st.clauses {
		if q.first < c.first || q.first >= c.last {
			continue
		}
		saying := slices.Index(d.p.low[c.first:q.first], "saying")
		if saying < 0 {
			return nil
		}
		for i := c.first; i < c.first+saying; i++ {
			if claimed, _ := d.p.claimsAct(c, i); claimed {
				c.ensureNouns()
				if n := d.claimant(c, i); n != nil {
					return &sayer{name: daybook.Text(d.p.quote(n.first, n.end)), first: n.first, end: n.end, rival: true}
				}
			}
		}
	}
	return nil
}

// differs tells whether a tally is somebody else's figure that does not agree with the ledger's: any figure
// of a rival, and a whole figure of another speaker.
func (d *drafting) differs(l *ledger, g *tally) bool {
	if g.says == nil || g.says.name == l.says || len(l.entries) == 0 || g.title && !g.says.rival || !g.says.rival && d.updatedAfter(g) {
		return false
	}
	for i, t := range g.tolls {
		if !t.whole && !g.says.rival && !(l.says != "" && g.bare(d.p, l)) && !d.exceeds(l, g, t) || l.toldOf(t) || !t.count.given {
			continue
		}
		have := l.of(t.class)
		if plainClass(t.class) == "people" && t.whole {
			have = l.total()
		}
		same := plainClass(t.class) == "people" && t.count.low == l.total()
		if t.count.low+g.before(i) != have && !same && (have > 0 || !t.whole) {
			return true
		}
	}
	return false
}

// updatedAfter tells whether the story goes on to tell the toll anew: the figures before it are steps on the way.
func (d *drafting) updatedAfter(g *tally) bool {
	return slices.ContainsFunc(d.st.tolls, func(t *toll) bool { return t.update && t.kind == g.kind && t.sentence > g.sentence })
}

// bare tells of a tally that gives a number alone in a sentence of its own, "the opposition said nine were killed", or
// against the first: "police put the toll at five, while villagers said 12 had died".
func (g *tally) bare(p *page, l *ledger) bool {
	t := g.tolls[0]
	against := g.says.first > 0 && (p.low[g.says.first-1] == "while" || p.low[g.says.first-1] == "but" || p.low[g.says.first-1] == "whereas")
	return len(g.tolls) == 1 && (g.sentence != l.lead || against) && !g.also && !t.other && t.noun.kind == numberOnly && t.noun.ofIt == nil
}

// exceeds tells of a figure told in a sentence of its own that is larger than what the ledger counts of its people: no part
// of them, nor said to be more of them.
func (d *drafting) exceeds(l *ledger, g *tally, t *toll) bool {
	have := l.of(t.class)
	if plainClass(t.class) == "people" {
		have = l.total()
	}
	return g.sentence != l.lead && !g.also && !g.title && !t.other && !t.noun.other && len(t.parts) == 0 && have > 1 && t.count.low > have && t.count.low >= l.told && !d.sumsActs(g.sentence)
}

// sumsActs tells whether a sentence of the story counts over several incidents.
func (d *drafting) sumsActs(s int) bool {
	return slices.ContainsFunc(d.st.clauses, func(c *clauseReader) bool { return c.sentence() == s && d.p.totals(c) })
}

// addRivals sets the figures of others beside the report's own.
func (d *drafting) addRivals(l *ledger) {
	for _, g := range l.rivals {
		for _, t := range g.tolls {
			if l.toldOf(t) || t.count.low == 0 {
				continue
			}
			e := &entry{t.class, t.count, t, t.sentence}
			if slices.ContainsFunc(d.Harm, func(h daybook.Harm) bool {
				return h.Kind == l.kind && h.Says == g.says.name && h.Class == d.harmClass(e) && h.Low == t.count.low
			}) {
				continue // the same man tells his figure again
			}
			if l.of(e.class) == 0 && d.p.rejected(g.sentence) {
				d.noneOfOwn(l.kind, e)
			}
			at := len(d.Harm)
			d.addHarm(l.kind, e, g.says.name)
			if len(d.Harm) > at {
				d.Harm[at].Who = g.says.who
				d.note(field("harm", at), g.says.first, g.says.end, "toll/said-by")
			}
		}
	}
}

// rival keeps a tally that differs from the ledger's, its people of no class taken for those whom the ledger counts.
func (d *drafting) rival(l *ledger, g *tally) {
	for _, t := range g.tolls {
		if (t.whole || t.noun.kind == numberOnly || d.exceeds(l, g, t)) && plainClass(t.class) == "people" {
			t.class = l.mainClass()
			if rest := l.total() - l.of(t.class); t.count.low > rest { // nobody contradicts the two policemen among them
				t.count.low, t.count.high = t.count.low-rest, max(t.count.high-rest, 0)
			}
		}
	}
	l.rivals = append(l.rivals, g)
}

// mainClass is the class of most people in the ledger.
func (l *ledger) mainClass() string {
	class, most := "people", 0
	for _, e := range l.entries {
		if n := l.of(e.class); n > most {
			class, most = e.class, n
		}
	}
	return class
}

// rejected tells whether a claim made in sentence s is rejected there or later.
func (p *page) rejected(s int) bool {
	for ; s < len(p.doc.Sentences); s++ {
		sent := p.doc.Sentences[s]
		for i := int(sent.First); i < int(sent.End); i++ {
			switch p.low[i] {
			case "rejected", "denied", "dismissed", "refuted":
				if slices.ContainsFunc(p.low[i:min(i+5, int(sent.End))], func(w string) bool {
					return w == "claim" || w == "claims" || w == "report" || w == "account" || w == "figure"
				}) {
					return true
				}
			}
		}
	}
	return false
}

// noneOfOwn sets the report's own figure of none before a rejected one of others.
func (d *drafting) noneOfOwn(kind string, e *entry) {
	zero := 0
	d.Harm = append(d.Harm, daybook.Harm{Kind: kind, Class: d.harmClass(e), Low: 0, High: &zero})
	d.note(field("harm", len(d.Harm)-1), e.toll.pred.first, e.toll.pred.end, "toll/none")
}
