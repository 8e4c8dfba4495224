package read

import (
	"strings"

	"daybook/internal/language"
)

// ownPeriod is the stretch of time that the sentence names, longer than a few days: what its figures and
// those of the next sentences are for.
func (c *claimReader) ownPeriod() *dateMention {
	versus := c.versus()
	var best *dateMention
	for _, m := range c.dates() {
		if m != versus && m.typ != timeType && c.p.isPeriod(m) && !c.ofRecord(m) && best == nil {
			best = m
		}
	}
	return best
}

// dates are the date mentions of the sentence.
func (c *claimReader) dates() (out []*dateMention) {
	for i := c.p.dates.from(c.first); i < len(c.p.dates) && c.p.dates[i].first < c.end; i++ {
		out = append(out, &c.p.dates[i])
	}
	return out
}

// isPeriod tells whether figures can be stated for a mention: it covers more than three days and no age, and
// does not say when they were published.
func (p *page) isPeriod(m *dateMention) bool {
	w := p.window(m)
	if !w.Known() || m.typ == setType || m.typ == durationType && w.To.Sub(w.From) > 3*366 || p.datesStatement(m) {
		return false
	}
	return w.To.Sub(w.From) > 2 || p.since(m)
}

// datesStatement tells whether a date belongs to a word of stating beside it: "reported last week", "a
// report published in March".
func (p *page) datesStatement(m *dateMention) bool {
	for i := m.first - 1; i >= 0 && i >= m.first-3 && p.doc.Word(i).Sentence() == p.doc.Word(m.first).Sentence(); i-- {
		w := p.doc.Word(i)
		if w.UPOS() == language.VERB || w.UPOS() == language.ADJ && w.Lower() == "public" {
			return publishing[w.Lemma()] || w.Lower() == "public"
		}
		if w.UPOS() != language.ADP && w.UPOS() != language.DET {
			return false
		}
	}
	return false
}

// since tells whether a date opens a stretch that runs to publication: "since January".
func (p *page) since(m *dateMention) bool {
	return m.first > 0 && p.low[m.first-1] == "since" && m.datesAnAct() && p.report.PublishedDay() >= m.when.From
}

// versus is the period that the sentence compares with: "compared to the previous month", "than in January".
func (c *claimReader) versus() *dateMention {
	if c.has("move", c.first, c.end) == nil && c.has("record", c.first, c.end) == nil {
		return nil
	}
	for _, m := range c.dates() {
		if !m.when.Known() && !m.unresolved {
			continue
		}
		if m.rule == "date/ago" || c.comparesWith(m) {
			return m
		}
	}
	return nil
}

// comparesWith tells whether a word of comparison leads to the date, over nouns, figures and prepositions.
func (c *claimReader) comparesWith(m *dateMention) bool {
	p := c.p
	for i := m.first - 1; i >= c.first && i >= m.first-7; i-- {
		for k := range c.marks {
			x := &c.marks[k]
			if x.section != "versus" || x.end != i+1 {
				continue
			}
			switch p.low[x.first] {
			case "than":
				if i+1 < c.end && i+1 != m.first && p.doc.Word(i+1).UPOS() != language.ADP && p.doc.Word(i+1).UPOS() != language.DET {
					return false // "more than doubled in"
				}
			case "over", "on":
				return false
			case "from":
				return !c.opensRange(m)
			}
			return true
		}
		if p.low[i] == "," || p.low[i] == "to" && i != m.first-1 || c.p.dateAt(i) != nil {
			return false
		}
		if p.low[i] == "since" && c.has("record", c.first, i) != nil {
			return true
		}
	}
	return false
}

// opensRange tells whether the date is the first end of "from July to December".
func (c *claimReader) opensRange(m *dateMention) bool {
	for _, o := range c.dates() {
		if o != m && c.p.pair(m, o) {
			return true
		}
	}
	return false
}

// period is what a figure is for: the nearest stretch its sentence names, but not the one it is compared
// with, else the one the sentences shortly before named.
func (c *claimReader) period(f *claimFigure, versus *dateMention, last claimPeriod) *dateMention {
	var best *dateMention
	cost := 0
	for _, m := range c.dates() {
		if m == versus || !c.p.isPeriod(m) || c.ofRecord(m) || versus != nil && (c.p.pair(versus, m) || c.p.pair(m, versus)) {
			continue
		}
		d := m.first - f.stop
		if m.first < f.first {
			d = (f.first - m.end) + 1
		}
		if best == nil || d < cost {
			best, cost = m, d
		}
	}
	if best != nil {
		return best
	}
	s := int(c.p.doc.Tokens[c.first].Sentence)
	if f.measure == "fighters" || f.measure == "money" {
		return nil // a strength or a price is of the time of writing
	}
	if last.mention != nil && s-last.sentence <= 3 {
		return last.mention
	}
	return nil
}

// ofRecord tells whether a date says since when a figure is the highest: "the lowest number since October
// 2028", "the deadliest month in four years".
func (c *claimReader) ofRecord(m *dateMention) bool {
	r := c.before("record", m.first)
	return r != nil && m.first-r.end <= 6
}

// stated tells whether a figure is one that somebody states for a period, and not the harm of one act.
func (c *claimReader) stated(f *claimFigure, move int, last claimPeriod) bool {
	if f.measure == "money" {
		return f.unit != "" && (strings.Contains(f.unit, "/") || move >= 0 || c.ownPeriod() != nil || c.has("statistics", c.first, c.end) != nil || c.has("measure", c.first, c.end) != nil || c.p.statedBy(f.first).name != "")
	}
	oneAct := c.ofOneAct(f)
	harm := f.measure == "killed" || f.measure == "injured" || f.measure == "arrests" || f.measure == "abducted" || f.measure == "displaced"
	if move >= 0 && !(harm && (oneAct || c.actNamed(c.first, c.end))) {
		return true
	}
	own := c.ownPeriod()
	dayNamed := false
	for _, m := range c.dates() {
		if m.datesAnAct() && !c.p.isPeriod(m) && !c.p.datesStatement(m) && !c.ofRecord(m) && c.versus() != m {
			dayNamed = true
		}
	}
	statistics := c.has("statistics", c.first, c.end) != nil || own != nil && c.p.statedBy(f.first).name != ""
	acts := c.pluralActs(f)
	near := last.mention != nil && int(c.p.doc.Tokens[c.first].Sentence)-last.sentence <= 2
	value := 0.0
	if f.low != nil {
		value = *f.low
	}
	switch {
	case f.measure == "bases" || f.measure == "fighters":
		return own != nil || statistics || near || len(c.where(f)) > 1 || f.measure == "fighters" && value >= 50
	case oneAct && harm || harm && f.rule == "claim/vague":
		return false
	case own != nil && !harm:
		return value >= 2
	case own != nil:
		return statistics || acts || value >= 20
	case dayNamed:
		return false
	case near && !harm:
		return value >= 2
	case near:
		return statistics || acts || value >= 20
	case !harm:
		return statistics && value >= 3 || value >= 50
	}
	return statistics && acts && value >= 10
}

// ofOneAct tells whether the clause of a figure speaks of one act; a semicolon ends it.
func (c *claimReader) ofOneAct(f *claimFigure) bool {
	first, end := c.first, c.end
	for k := c.first; k < c.end; k++ {
		if c.p.low[k] != ";" {
			continue
		}
		if k < f.first {
			first = k
		} else if end == c.end {
			end = k
		}
	}
	return c.has("one act", first, end) != nil
}

// actNamed tells whether one act of violence is pointed at between two tokens: "the strike on the market", "Sunday's bombing".
func (c *claimReader) actNamed(first, end int) bool {
	c.p.markWords()
	for i := first + 1; i < end; i++ {
		m, ok := c.p.marked(i, actNoun)
		if !ok || m.form == pluralNoun || family(m.sense.kind) != "violence" && m.sense.words != "strike" {
			continue
		}
		for k := i - 1; k >= max(first, i-3); k-- {
			if w := c.p.low[k]; w == "the" || w == "a" || w == "an" || w == "this" || w == "that" || c.p.possessive(k) && c.p.dated(k-1) {
				return true
			}
			if !c.onlyColours(k) {
				break
			}
		}
	}
	return false
}

// onlyColours tells whether token i may stand between an article and its noun.
func (c *claimReader) onlyColours(i int) bool {
	switch c.p.doc.Word(i).UPOS() {
	case language.ADJ, language.NOUN, language.PROPN, language.NUM:
		return true
	}
	return false
}

// pluralActs tells whether the sentence speaks of acts in the plural, or of violence at large.
func (c *claimReader) pluralActs(f *claimFigure) bool {
	for k := range c.marks {
		m := &c.marks[k]
		if m.section != "measure" || m.code() != "attacks" && m.code() != "clashes" && m.code() != "operations" {
			continue
		}
		if x := c.p.doc.Word(m.end - 1); x.XPOS() == "NNS" || x.Lower() == "violence" || x.Lower() == "terrorism" || x.Lower() == "militancy" {
			return true
		}
	}
	return false
}
