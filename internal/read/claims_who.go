package read

// where are the places a figure is stated for: those named after it in its clause ("in A, B, C and D"),
// else those named before. A place after "mostly" is where most fell, not where it was counted.
func (c *claimReader) where(f *claimFigure) (out []*placeMention) {
	stop := c.end
	if f.measure == "money" {
		return nil
	}
	for k := range c.figures {
		if o := &c.figures[k]; o.first > f.first && o.first < stop && !c.joined(f, o) {
			stop = o.first
		}
	}
	for k := range c.marks { // places behind another thing counted are that thing's
		if m := &c.marks[k]; m.section == "measure" && m.first >= f.stop && m.first < stop && m.code() != f.measure && m.code() != "attacks" {
			stop = m.first
		}
	}
	for _, before := range []bool{false, true} {
		for i := range c.p.places {
			m := &c.p.places[i]
			if m.first < c.first || m.first >= c.end || m.role != asPlace || before != (m.first < f.first) || m.first >= stop || c.aside(m) {
				continue
			}
			out = append(out, m)
		}
		if len(out) > 0 {
			return c.leastSpecific(out)
		}
	}
	return nil
}

// aside tells whether the place belongs to somebody named ("the institute in Islamabad", "of Kesh") rather
// than to what is counted: no preposition of place leads to it and it follows no other place.
func (c *claimReader) aside(m *placeMention) bool {
	for i := m.first - 1; i >= c.first && i >= m.first-4; i-- {
		switch c.p.low[i] {
		case "in", "across", "inside", "within", "throughout", "at", "near", "around", ",", "and", "of", "from":
			return c.p.low[i] == "from" && c.has("measure", i, c.end) != nil
		}
	}
	return m.first > c.first && c.p.low[m.first-1] != "the"
}

// leastSpecific leaves out the places that another of the list contains: "Matta in Swat" is Matta.
func (c *claimReader) leastSpecific(in []*placeMention) (out []*placeMention) {
	for _, m := range in {
		contained := false
		for _, o := range in {
			if o != m && m.place.Name != "" && (o.place.Admin1 == m.place.Name || o.place.Admin2 == m.place.Name) {
				contained = true
			}
		}
		if !contained {
			out = append(out, m)
		}
	}
	return out
}

// actor is who did what a figure counts: the party after "by", the one the noun phrase names ("600 Ridge
// Front attacks"), or the subject of the verb before.
func (c *claimReader) actor(f *claimFigure) *actorMention {
	p := c.p
	if f.measure == "money" {
		if a := c.actorAfter(f, "from"); a != nil {
			return a
		}
		for i := f.first - 1; i >= c.first && i > f.first-16; i-- {
			if paying[p.doc.Word(i).Lemma()] {
				if s, passive := subjectOf(p.doc.Word(i)); s.OK() && !passive && p.actorAt(s.I) != nil {
					return p.actorAt(s.I)
				}
			}
		}
		return c.actorBefore(f.first, 12)
	}
	if a := c.actorAfter(f, "by"); a != nil {
		return a
	}
	for i := f.end; i < f.stop; i++ {
		if a := p.actorAt(i); a != nil && !a.plain && a.kind != "civil" {
			return a
		}
	}
	if d := c.before("doing", f.first); d != nil && f.first-d.end <= 8 {
		return c.actorBefore(d.first, 10)
	}
	if h := f.harm; h >= 0 && h < f.first && p.doc.Word(h).XPOS() == "VBD" {
		return c.actorBefore(h, 8)
	}
	return nil
}

// paying are verbs whose subject hands out money.
var paying = map[string]bool{"pay": true, "give": true, "provide": true, "send": true, "grant": true, "spend": true, "fund": true, "hand": true, "transfer": true}

// actorAfter is the party that "by" or "from" leads to behind a figure, in the same clause.
func (c *claimReader) actorAfter(f *claimFigure, word string) *actorMention {
	p := c.p
	for i := f.stop; i < c.end && i < f.stop+9 && p.low[i] != "," && p.low[i] != "according"; i++ {
		if p.low[i] != word {
			continue
		}
		for k := i + 1; k < c.end && k < i+6; k++ {
			if a := p.actorAt(k); a != nil && a.kind != "media" && a.kind != "civil" {
				return a
			}
		}
	}
	return nil
}

// actorBefore is the party that stands nearest before token i, within some tokens and not behind a
// reporting verb.
func (c *claimReader) actorBefore(i, within int) *actorMention {
	p := c.p
	for k := i - 1; k >= c.first && k >= i-within; k-- {
		if p.low[k] == "that" || p.low[k] == "said" {
			return nil
		}
		if a := p.actorAt(k); a != nil && a.use != usePlace && (a.use != useModifier || a.head == k) {
			return a
		}
	}
	return nil
}
