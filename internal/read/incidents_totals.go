package read

// Totals over several incidents that a report tells one by one.

// totals tells whether the sentence counts over several incidents.
func (p *page) totals(c *clauseReader) bool {
	for i := c.first; i < c.last; i++ {
		if m, ok := p.marked(i, separator); ok && m.sense.section == "totals" {
			return true
		}
	}
	return p.countsActs(c)
}

// dropHeaders leaves out totals over incidents that the report then tells one by one.
func (p *page) dropHeaders(stories []*telling) []*telling {
	var out []*telling
	for i, st := range stories {
		if i+1 < len(stories) && !st.background && stories[i+1].header && st.covers(stories[i+1]) {
			st.header = true // "seven were gunned down … two of them in separate attacks"
		}
		if st.header && st.toldAgain(stories[i+1:]) || st.header && i > 0 && st.bare(p) && st.toldAgain(stories[:i]) {
			p.consider(st.first, "incident/total", "a total over incidents that follow: left out")
			for _, o := range stories[i+1:] {
				o.over = st
			}
			continue
		}
		out = append(out, st)
	}
	return out
}

// covers tells whether a total counts as many as the one after it, or more, of its first kind of harm.
func (st *telling) covers(o *telling) bool {
	return len(st.tolls) > 0 && len(o.tolls) > 0 && st.tolls[0].kind == o.tolls[0].kind && st.tolls[0].count.low >= o.tolls[0].count.low
}

// bare tells whether a total names no place of its own.
func (st *telling) bare(p *page) bool {
	s := p.doc.Sentences[st.first]
	return st.where == nil || st.where.first < int(s.First) || st.where.first >= int(s.End)
}

// toldAgain tells whether later incidents count people of a kind of harm that this total counts.
func (st *telling) toldAgain(later []*telling) bool {
	for _, o := range later {
		for _, t := range o.tolls {
			if !o.background && t.kind == st.tolls[0].kind {
				return true
			}
		}
	}
	return false
}
