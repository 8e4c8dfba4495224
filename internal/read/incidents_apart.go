package read

import "slices"

// opensWithPlace tells whether a sentence begins with where its act happened, "In Karda, two men …": the way
// a round-up passes to its next item.
func (p *page) opensWithPlace(c *clauseReader, where *placeMention) bool {
	if w := p.low[c.first]; w != "in" && w != "at" && w != "near" {
		return false
	}
	for i := c.first + 1; i < min(c.first+4, c.last); i++ {
		if m := p.placeAt(i); m != nil {
			return m == where || !differentPlaces(m, where)
		}
	}
	return false
}

// opensWithName tells whether a sentence begins with a place that the gazetteer does not know: "In Karda Rud, …".
func (p *page) opensWithName(c *clauseReader) bool {
	if w := p.low[c.first]; w != "in" && w != "at" && w != "near" {
		return false
	}
	i := c.first + 1
	for i < c.last && i < c.first+5 && p.proper(i) && p.placeAt(i) == nil && p.dateAt(i) == nil && p.actorAt(i) == nil {
		i++
	}
	return i > c.first+1 && i < c.last && p.low[i] == ","
}

// countsOn tells whether a sentence opens with the next of a series: "In the second raid", "In another clash".
func (p *page) countsOn(c *clauseReader) bool {
	if w := p.low[c.first]; w != "in" && w != "during" {
		return false
	}
	further := false
	for i := c.first + 1; i < min(c.first+6, c.last) && p.low[i] != ","; i++ {
		further = further || furtherWords[p.low[i]]
		if further && eventNouns[p.low[i]] {
			return true
		}
	}
	return false
}

// countsActs tells whether a sentence counts several acts, "in three intelligence-based operations": a total
// where the report goes on to tell them one by one.
func (p *page) countsActs(c *clauseReader) bool {
	for i := c.first + 1; i < c.last; i++ {
		if p.low[i-1] != "in" && p.low[i-1] != "during" || numberWords[p.low[i]] < 2 {
			continue
		}
		for k := i + 1; k < min(i+6, c.last) && !p.stops(k); k++ {
			if eventNouns[p.low[k]] && p.low[k][len(p.low[k])-1] == 's' {
				return true
			}
		}
	}
	return false
}

func (p *page) stops(i int) bool { return p.low[i] == "," || p.low[i] == "and" || p.low[i] == "of" }

// onThings tells of an attack on things of no force, which the sentence goes on to say were looted, burnt or
// wrecked.
func (st *telling) onThings(p *page, q *predicate) bool {
	if len(q.objects) == 0 || slices.ContainsFunc(q.objects, func(n *noun) bool { return n.kind != thing || p.classOf(n) == "security forces" }) {
		return false
	}
	return slices.ContainsFunc(st.preds, func(o *predicate) bool {
		return o != q && o.sentence == q.sentence && family(o.sense.kind) == "property" && deed(o) && o.sense.shelf == actVerb
	})
}

// definiteAt tells whether "the", "that" or "this" opens the phrase that token i stands in.
func (p *page) definiteAt(i int) bool {
	for k := i - 1; k >= max(p.sentenceFirst(i), i-3); k-- {
		switch p.low[k] {
		case "the", "that", "this", "these", "those":
			return true
		case "a", "an", "of", "in", ",", "and":
			return false
		}
	}
	return false
}
