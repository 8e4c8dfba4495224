package read

import (
	"fmt"
	"math"
	"sync"

	"daybook"
	"daybook/internal/language"
)

// claimLexicon are the words of en/claims.txt.
var claimLexicon = sync.OnceValue(func() *phraseList { return readPhrases("en/claims.txt") })

// A claimFigure is a number with what it counts: tokens first..end are the number with its bounds, and
// end..stop what is counted.
type claimFigure struct {
	first, end, stop int
	low, high        *float64
	measure, class   string
	unit             string
	rule             string
	harm             int  // token of the verb or noun of harm, -1 for none
	base             bool // the figure a movement starts from: "from 25"
}

// A claimMove is a comparison: tokens first..end.
type claimMove struct {
	first, end int
	kind       string
	low, high  *float64
	record     bool // "the highest since"
	rule       string
}

// A claimReader reads the figures of one sentence.
type claimReader struct {
	p          *page
	first, end int
	marks      []phraseMark
	figures    []claimFigure
	moves      []claimMove
	carried    saying // whose figures the sentence before told
	parts      string // the measure of that sentence's last figure, where this one goes on with parts of it: "Of these, …"
}

// A claimPeriod is the stretch of time that the sentences before spoke of.
type claimPeriod struct {
	mention  *dateMention
	sentence int
}

// findClaims reads the figures that somebody states for a period. It must run before incidents, which leave
// out the tokens that inClaim knows.
func (p *page) findClaims() {
	p.lowered()
	p.claims, p.claimed = []daybook.Claim{}, make([]bool, len(p.doc.Tokens))
	var last claimPeriod
	var carried saying
	for s := range p.doc.Sentences {
		c := claimReader{p: p, first: int(p.doc.Sentences[s].First), end: int(p.doc.Sentences[s].End), carried: carried}
		told := len(p.claims)
		if carried.name != "" && told > 0 && c.opensParts() {
			c.parts = p.claims[told-1].Measure
		}
		c.marks = c.countable(claimLexicon().in(p, c.first, c.end))
		if c.worth() {
			c.findFigures()
			c.findMoves()
			c.claim(s, last)
		}
		if m := c.ownPeriod(); m != nil {
			last = claimPeriod{m, s}
		}
		carried = saying{}
		if len(p.claims) > told {
			carried = c.carried
		}
	}
}

// opensParts tells whether the sentence begins with what the one before counted: "Of these, 118 were civilians".
func (c *claimReader) opensParts() bool {
	if c.first+2 >= c.end || c.p.low[c.first] != "of" && c.p.low[c.first] != "among" {
		return false
	}
	switch c.p.low[c.first+1] {
	case "these", "those", "them":
		return true
	case "the":
		return c.p.low[c.first+2] == "dead" || c.p.low[c.first+2] == "victims" || c.p.low[c.first+2] == "injured"
	}
	return false
}

// inClaim tells whether token i belongs to a figure stated for a period: no incident.
func (p *page) inClaim(i int) bool { return i >= 0 && i < len(p.claimed) && p.claimed[i] }

// worth tells whether the sentence may state a figure: something counted, and a number or a movement.
func (c *claimReader) worth() bool {
	counted, moved := c.parts != "", false
	for i := range c.marks {
		switch c.marks[i].section {
		case "currency":
			return true
		case "measure", "harm":
			if m := &c.marks[i]; m.code() == "bases" && c.p.doc.Word(m.end-1).XPOS() == "NNS" && m.section == "measure" {
				return true // a list of places needs no number
			}
			counted = true
		case "move", "record":
			moved = true
		}
	}
	if !counted || moved {
		return counted
	}
	for i := c.first; i < c.end; i++ {
		if _, end := c.p.countAt(i, c.end); end > 0 {
			return true
		}
	}
	return false
}

// countable leaves out measures that are verbs here ("200 men attacked") and, but for what has no plural,
// those in the singular ("the blast").
func (c *claimReader) countable(marks []phraseMark) []phraseMark {
	keep := marks[:0]
	for _, m := range marks {
		w := c.p.doc.Word(m.end - 1)
		if m.section == "measure" && (w.UPOS() == language.VERB && len(m.words) == 1 || w.XPOS() == "NN" && !massMeasures[w.Lower()]) {
			if n := len(keep); n == 0 || keep[n-1].section != "record" || m.first-keep[n-1].end > 2 || m.code() != "attacks" {
				continue
			}
			m.lexPhrase = &lexPhrase{section: "one act"} // "in the worst assault on civilians in years"
		}
		keep = append(keep, m)
	}
	return keep
}

var massMeasures = map[string]bool{"violence": true, "militancy": true, "terrorism": true, "trade": true, "revenue": true, "dead": true, "displacement": true, "slain": true, "injured": true, "wounded": true}

// has gives the first mark of a section that touches tokens first..end.
func (c *claimReader) has(section string, first, end int) *phraseMark {
	for i := range c.marks {
		if m := &c.marks[i]; m.section == section && m.first < end && m.end > first {
			return m
		}
	}
	return nil
}

// at gives the mark of a section that begins at token i.
func (c *claimReader) at(section string, i int) *phraseMark {
	for k := range c.marks {
		if m := &c.marks[k]; m.section == section && m.first == i {
			return m
		}
	}
	return nil
}

// before gives the mark of a section that ends nearest before token i.
func (c *claimReader) before(section string, i int) *phraseMark {
	var best *phraseMark
	for k := range c.marks {
		if m := &c.marks[k]; m.section == section && m.end <= i && (best == nil || m.end > best.end) {
			best = m
		}
	}
	return best
}

// claim writes a claim for each figure and each movement without one that the sentence states.
func (c *claimReader) claim(s int, last claimPeriod) {
	used := make([]bool, len(c.moves))
	anyStated, told := c.parts != "", len(c.p.claims)
	for k := range c.figures {
		f := &c.figures[k]
		m := c.moveOf(f)
		if m >= 0 && c.moves[m].record {
			used[m] = true
		}
		if f.measure == "" || !c.stated(f, m, last) && !(anyStated && (f.base || f.rule == "claim/part" || k > 0 && c.joined(&c.figures[k-1], f))) {
			continue
		}
		anyStated = true
		var move *claimMove
		if m >= 0 && !f.base && !(used[m] && !c.moves[m].record) {
			move, used[m] = &c.moves[m], true
		}
		c.write(f, move, last)
	}
	if f, ok := c.listedBases(); ok {
		c.write(&f, nil, last)
	}
	for m := range c.moves {
		if x := &c.moves[m]; !used[m] && !x.record && (x.low != nil || x.high != nil || c.versus() != nil || c.ownPeriod() != nil) {
			if f, ok := c.movedMeasure(&c.moves[m]); ok && !c.belongs(&f, x, told) {
				c.write(&f, &c.moves[m], last)
			}
		}
	}
}

// belongs gives a movement behind a figure of the same measure to the first claim of the sentence that has it
// and no movement: "133 civilians and 58 soldiers were killed, a rise of 40 percent". told is the number of claims
// before the sentence.
func (c *claimReader) belongs(f *claimFigure, m *claimMove, told int) bool {
	p := c.p
	for k := told; k < len(p.claims); k++ {
		x := &p.claims[k]
		if x.Measure != f.measure || x.Low == nil && x.High == nil || x.Relation != nil || f.end > f.first {
			continue
		}
		versus := c.versus()
		x.Relation = &daybook.Relation{Kind: m.kind, RatioLow: m.low, RatioHigh: m.high, Versus: p.window(versus)}
		x.Basis = append(x.Basis, daybook.Basis{Field: "relation", Span: p.words(m.first, m.end), Rule: m.rule})
		if versus != nil {
			x.Basis = append(x.Basis, daybook.Basis{Field: "relation.versus", Span: p.words(versus.first, versus.end), Rule: versus.rule})
		}
		for i := m.first; i < m.end; i++ {
			p.claimed[i] = true
		}
		return true
	}
	return false
}

// movedMeasure is what a movement without a figure moves: "civilian deaths" in "civilian deaths doubled",
// "a rise in attacks".
func (c *claimReader) movedMeasure(m *claimMove) (claimFigure, bool) {
	if f, known := c.movedSubject(m); known {
		return f, f.measure != ""
	}
	mark := c.before("measure", m.first)
	if mark == nil || m.first-mark.end > 8 {
		for k := range c.marks { // "a 40 percent rise in attacks", "40 percent more attacks"
			if x := &c.marks[k]; x.section == "measure" && x.first >= m.end && x.first-m.end <= 4 {
				mark = x
				break
			}
		}
	}
	if mark == nil || c.p.doc.Word(m.first).UPOS().String() == "ADP" {
		return claimFigure{}, false
	}
	return claimFigure{first: mark.first, end: mark.first, stop: mark.end, measure: mark.code(), class: c.classBefore(mark), rule: "claim/moved", harm: -1}, true
}

// movedSubject is the measure that the subject of a verb of movement names: "the number of civilians killed
// in attacks doubled"; known tells that there is a subject, though it may name none ("the price of flour").
func (c *claimReader) movedSubject(m *claimMove) (f claimFigure, known bool) {
	verb := c.p.doc.Word(m.end - 1)
	for verb.OK() && verb.I > m.first && verb.UPOS() != language.VERB {
		verb = verb.Prev()
	}
	subject, _ := subjectOf(verb)
	if !subject.OK() || subject.I >= m.first || subject.I < c.first {
		return claimFigure{}, false
	}
	first, _ := c.p.nounPhrase(subject)
	for i := max(first, c.first); i < m.first; i++ {
		if x := c.at("measure", i); x != nil {
			return claimFigure{first: x.first, end: x.first, stop: x.end, measure: x.code(), class: c.classBefore(x), rule: "claim/moved", harm: -1}, true
		}
		if x := c.at("people", i); x != nil {
			for k := x.end; k < m.first && k < x.end+3; k++ {
				if h := c.at("harm", k); h != nil {
					return claimFigure{first: x.first, end: x.first, stop: h.end, measure: h.code(), class: x.code(), rule: "claim/moved", harm: h.first}, true
				}
			}
		}
	}
	return claimFigure{}, verb.UPOS() == language.VERB
}

// listedBases reads bases without a number but with places: "opened camps in A, B and C".
func (c *claimReader) listedBases() (claimFigure, bool) {
	for k := range c.marks {
		m := &c.marks[k]
		if m.section != "measure" || m.code() != "bases" || c.p.doc.Word(m.end-1).XPOS() != "NNS" || m.end >= c.end {
			continue
		}
		if next := c.p.low[m.end]; next != "in" && next != "across" && next != "at" {
			continue
		}
		f := claimFigure{first: m.first, end: m.first, stop: m.end, measure: "bases", rule: "claim/listed", harm: -1}
		for i := range c.figures {
			if c.figures[i].first < m.end && c.figures[i].stop >= m.end {
				return f, false
			}
		}
		return f, len(c.where(&f)) > 0
	}
	return claimFigure{}, false
}

// classBefore is the class that the words before a measure give it: "civilian deaths", "deaths of soldiers".
func (c *claimReader) classBefore(m *phraseMark) string {
	if class := m.column(1); class != "" {
		return class
	}
	for i := m.first - 1; i >= c.first && i >= m.first-3; i-- {
		if a := c.at("class", i); a != nil {
			return a.code()
		}
		if a := c.at("people", i); a != nil {
			return a.code()
		}
	}
	return ""
}

// write makes the claim.
func (c *claimReader) write(f *claimFigure, m *claimMove, last claimPeriod) {
	p := c.p
	x := daybook.Claim{ID: fmt.Sprintf("%s/c%d", p.report.ID, len(p.claims)+1), Measure: f.measure, Class: daybook.Text(f.class), Unit: daybook.Text(f.unit), Where: []daybook.Place{}}
	x.Low, x.High = f.low, f.high
	if f.measure != "killed" && f.measure != "injured" && f.measure != "casualties" && f.measure != "arrests" {
		x.Class = ""
	}
	note := func(field string, first, end int, rule string) {
		x.Basis = append(x.Basis, daybook.Basis{Field: field, Span: p.words(first, end), Rule: rule})
	}
	note("measure", f.first, max(f.stop, f.first+1), f.rule)
	versus := c.versus()
	period := c.period(f, versus, last)
	if f.base {
		period = versus
		for _, d := range c.dates() { // "against 12 in August"
			if d.first >= f.stop && d.first-f.stop <= 2 && p.isPeriod(d) {
				period = d
			}
		}
	}
	if x.Period = p.window(period); period != nil {
		if p.since(period) {
			x.Period = between(period.when.From, p.report.PublishedDay())
		}
		note("period", period.first, period.end, period.rule)
	}
	if b := c.baseOf(f); m == nil && b != nil && f.low != nil && b.low != nil {
		kind := "increase"
		if *f.low < *b.low {
			kind = "decrease"
		}
		m = &claimMove{first: b.first, end: b.end, kind: kind, rule: "claim/compared"}
		for _, d := range c.dates() {
			if d.first >= b.stop && d.first-b.stop <= 2 && p.isPeriod(d) {
				versus = d
			}
		}
	}
	if m != nil {
		x.Relation = &daybook.Relation{Kind: m.kind, RatioLow: m.low, RatioHigh: m.high, Versus: p.window(versus)}
		note("relation", m.first, m.end, m.rule)
		if versus != nil && versus != period {
			note("relation.versus", versus.first, versus.end, versus.rule)
		}
	}
	for _, w := range c.where(f) {
		x.Where = append(x.Where, p.whole(w))
		note(fmt.Sprintf("where[%d]", len(x.Where)-1), w.first, w.end, w.rule)
	}
	if a := c.actor(f); a != nil {
		party := a.party
		if first := c.p.properStart(a.first); party.Group == "" && first < a.first { // "Ridge" of an unknown Front
			party.Text = daybook.Text(c.p.quote(first, a.end))
		}
		x.Actor = &party
		note("actor", a.first, a.end, a.rule)
	}
	says := p.statedBy(f.first)
	if says.name == "" && violence[f.measure] {
		says = c.carried // figures told in a row are one body's
	}
	if says.name != "" {
		c.carried = says
		x.Says = daybook.Text(says.name)
		note("says", says.first, says.end, says.rule)
	}
	c.cover(f, m)
	p.claims = append(p.claims, x)
}

// baseOf is the figure that f is compared with, the next one of its sentence.
func (c *claimReader) baseOf(f *claimFigure) *claimFigure {
	for k := range c.figures {
		if o := &c.figures[k]; !f.base && o.base && k > 0 && &c.figures[k-1] == f && o.measure == f.measure {
			return o
		}
	}
	return nil
}

// violence are the measures that one body's report runs through.
var violence = map[string]bool{"killed": true, "injured": true, "casualties": true, "attacks": true, "clashes": true, "operations": true, "arrests": true, "abducted": true}

// cover marks the words of a claim, so that no incident is read from them.
func (c *claimReader) cover(f *claimFigure, m *claimMove) {
	from, to := f.first, max(f.stop, f.first+1)
	if f.harm >= 0 {
		from, to = min(from, f.harm), max(to, f.harm+1)
	}
	if m != nil {
		from, to = min(from, m.first), max(to, m.end)
	}
	for i := from; i < to; i++ {
		c.p.claimed[i] = true
	}
	for k := range c.marks { // "killed in attacks": the acts are those of the figure
		if a := &c.marks[k]; a.section == "measure" && (a.code() == "attacks" || a.code() == "clashes" || a.code() == "operations") {
			for i := a.first; i < a.end; i++ {
				c.p.claimed[i] = true
			}
		}
	}
}

func number(n float64) *float64 {
	n = math.Round(n*100) / 100
	return &n
}
