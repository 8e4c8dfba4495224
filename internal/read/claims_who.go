package read

// where are the places a figure is stated for: those named after it in its clause ("in A, B, C and D"),
// else those named before. A place after "mostly" is where most fell, not where it was counted.
func (c *claimReader) where(f *claimFigure) (out []*placeMention) {
	stop := c.end
	for k := range c.figures {
		if o := &c.figures[k]; o.first > f.first && o.first < stop && !c.joined(f, o) {
			stop = o.first
		}
	}
	for _, before := range []bool{false, true} {
		for i := range c.p.places {
			m := &c.p.places[i]
			if m.first < c.first || m.first >= c.end || m.role != asPlace || before != (m.first < f.first) || m.first >= stop || c.mostly(m) || c.aside(m) {
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

// mostly tells whether "mostly", "mainly" … leads to the place.
func (c *claimReader) mostly(m *placeMention) bool {
	for i := m.first - 1; i >= c.first && i >= m.first-4; i-- {
		if c.p.low[i] == "," || c.p.low[i] == "and" {
			return false
		}
		for k := range c.marks {
			if x := &c.marks[k]; x.section == "mostly" && x.end == i+1 {
				return true
			}
		}
	}
	return false
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
			if o != m && o.in >= 0 && &c.p.places[o.in] == m {
				contained = true
			}
		}
		if !contained {
			out = append(out, m)
		}
	}
	return out
}
