package read

import (
	"slices"
	"strings"
)

// Totals over several incidents that a report tells one by one.

// totals tells whether the sentence counts over several incidents.
func (p *page) totals(c *clauseReader) bool {
	for i := c.first; i < c.last; i++ {
		if m, ok := p.marked(i, separator); ok && m.sense.section == "totals" {
			return true
		}
	}
	return p.countsActs(c) || p.countsPlaces(c) || c.newlyKilled() > 1 && p.listsPlaces(c)
}

// listsPlaces tells whether a sentence that counts the dead tells of acts in the plural in a list of places: "in attacks in Karda, Sorra and Tal
// districts".
func (p *page) listsPlaces(c *clauseReader) bool {
	for i := c.first; i+2 < c.last; i++ {
		if w := p.low[i]; !eventNouns[w] || w[len(w)-1] != 's' || p.low[i+1] != "in" {
			continue
		}
		if m := p.placeAt(i + 2); m != nil && m.first == i+2 && len(p.listFrom(m)) > 0 {
			return true
		}
	}
	return false
}

// countsPlaces tells whether a sentence counts several places at which its act was done: "in at least five towns".
func (p *page) countsPlaces(c *clauseReader) bool {
	for i := c.first + 1; i < c.last; i++ {
		if numberWords[p.low[i]] < 2 && p.low[i] != "several" && p.low[i] != "various" {
			continue
		}
		k := i - 1
		if p.low[k] == "least" || p.low[k] == "than" {
			k -= 2
		}
		if k < c.first || p.low[k] != "in" && p.low[k] != "of" && p.low[k] != "across" && p.low[k] != "at" {
			continue
		}
		for j := i + 1; j < min(i+4, c.last) && !p.stops(j); j++ {
			if countedPlaces[p.low[j]] {
				return true
			}
		}
	}
	return false
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
		if p.titled(st.last) && !st.background && st.toldBelow(p, stories) {
			p.consider(st.first, "incident/title", "the title of acts that the text tells: left out")
			continue
		}
		out = append(out, st)
	}
	return out
}

// deadOf is how many dead the text counts over its incidents, 0 where only one counts any: a title may sum them up.
func (p *page) deadOf(stories []*telling) (n int) {
	deadly := 0
	for _, st := range stories {
		most := 0
		for _, t := range st.tolls {
			if t.kind == "killed" && !st.background && !p.titled(t.sentence) && (t.count.given || t.count.low == 1) {
				most = max(most, t.count.low)
			}
		}
		if n += most; most > 0 {
			deadly++
		}
	}
	if deadly < 2 {
		return 0
	}
	return n
}

// toldBelow tells whether later incidents are of the kind that a title tells, or of its like: "detained" of people
// whom armed men took away.
func (st *telling) toldBelow(p *page, all []*telling) bool {
	f := family(st.kind)
	return slices.ContainsFunc(all, func(o *telling) bool {
		g := family(o.kind)
		return !o.background && !p.titled(o.last) && (f == g || f == "arrest" && g == "abduct" || f == "abduct" && g == "arrest")
	})
}

// findSums finds the figure that a report opens with, where it is the sum of those that it goes on to tell of acts
// set apart from each other: "eleven died on Friday", then four in Karda, five in Sorra and two in Tal.
func (p *page) findSums(read []*clauseReader) {
	p.sums, p.parts = map[int]bool{}, map[int]int{}
	many := false
	for s, c := range read {
		if !p.titled(s) && !p.leads(s) && !(s > 0 && p.datelineIs(s-1) && p.opensAt(s-1) >= int(p.doc.Sentences[s-1].End)) {
			break
		}
		many = many || p.tellsMany(c)
		n := c.newlyKilled()
		if n < 2 {
			continue
		}
		if of := p.partsOf(n, read, s+1, many); len(of) > 1 {
			p.sums[s] = true
			for i, k := range of[1:] {
				p.parts[k] = of[i]
			}
		}
	}
}

// tellsMany tells whether a sentence speaks of acts in the plural: "two bombings", "a string of attacks", "in five towns".
func (p *page) tellsMany(c *clauseReader) bool {
	return p.totals(c) || slices.ContainsFunc(c.preds, func(q *predicate) bool {
		return q.sense.shelf == actNoun && q.form == pluralNoun && !q.blamed && !q.past && family(q.sense.kind) == "violence"
	})
}

// partsOf gives the sentences from s on whose dead add up to n and whose acts are set apart from each other, nil
// where there are none; where many acts are announced, each deed that adds to the sum is one.
func (p *page) partsOf(n int, read []*clauseReader, s int, many bool) (of []int) {
	sum := 0
	for ; s < len(read) && sum < n; s++ {
		k := read[s].newlyKilled()
		if k == 0 || p.leads(s) {
			continue
		}
		if k >= n {
			return nil
		}
		sum += k
		if len(of) == 0 || p.setApart(read, of[len(of)-1], s) || many && read[s].tellsAnew() {
			of = append(of, s) // else more of the same: "Six rebels died in Karda. A soldier also died."
		}
	}
	if sum != n {
		return nil
	}
	return of
}

// tellsAnew tells whether a sentence tells a deed that it does not speak of as known: not "died in the clash there".
func (c *clauseReader) tellsAnew() bool {
	return !c.pointsBack() && slices.ContainsFunc(c.preds, func(q *predicate) bool { return deed(q) && !c.p.definiteAt(q.first) && !c.perfect(q) })
}

// newlyKilled is how many people a sentence counts as killed who are none told before.
func (c *clauseReader) newlyKilled() (n int) {
	for _, q := range c.preds {
		if q.past || q.negated || q.sense.harm != "killed" || c.p.inClaim(q.first) {
			continue
		}
		for _, t := range c.tollsOf(q) {
			one := t.count.low == 1 && t.noun.kind != pronoun && (!t.definite || t.noun.name) // "killing its driver", but not "the man"
			if t.kind == "killed" && !t.update && (!t.definite && t.count.given || one) {
				n += t.count.low
			}
		}
	}
	if t := c.stated(); n == 0 && t != nil && t.kind == "killed" {
		return t.count.low
	}
	return n
}

// setApart tells whether the acts of sentences a and b are told as two: one of the sentences after a, up to b, opens
// with a place or with a word that leads on, stands in another item, or names a place or a day of its own.
func (p *page) setApart(read []*clauseReader, a, b int) bool {
	when, where, name := p.whenIn(a), read[a].ownPlace(read[a].first, read[a].last), read[a].nameGiven()
	for s := a + 1; s <= b; s++ {
		c := read[s]
		if !p.sameItem(a, s) || p.separates(c) > 1 || p.countsOn(c) || p.opensWithName(c) {
			return true
		}
		if w := p.whenIn(s); w != nil && when != nil && (w.when.From > when.when.To || w.when.To < when.when.From) {
			return true
		}
		m, n := c.ownPlace(c.first, c.last), c.nameGiven()
		if m != nil && (p.opensWithPlace(c, m) || where != nil && differentPlaces(where, m)) || name != "" && n != "" && n != name {
			return true
		}
	}
	return false
}

// nameGiven is the name after the first "in", "at" or "near" of a sentence, known to the gazetteer or not, "" for none.
func (c *clauseReader) nameGiven() string {
	first, end := c.nameAt()
	return strings.Join(c.p.low[first:end], " ")
}

// nameAt is where that name stands, nought for none.
func (c *clauseReader) nameAt() (first, end int) {
	for i := c.first + 1; i < c.last; i++ {
		switch w := c.p.low[i-1]; w {
		case "in", "at", "near", "outside":
		case "of":
			if i < c.first+2 || !settled[c.p.low[i-2]] {
				continue
			}
		default:
			continue
		}
		end := i
		for end < c.last && c.p.proper(end) && c.p.dateAt(end) == nil && (c.p.actorAt(end) == nil || c.p.placeAt(end) != nil) {
			end++
		}
		if end > i {
			return i, end
		}
	}
	return 0, 0
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
	crowds := 0
	for _, o := range later {
		if o.background {
			continue
		}
		if family(o.kind) == "protest" {
			crowds++
		}
		for _, t := range o.tolls {
			if len(st.tolls) > 0 && t.kind == st.tolls[0].kind {
				return true
			}
		}
	}
	return family(st.kind) == "protest" && crowds > 1
}

// shareOut takes from the first act the figure that the title and the lead give for it and others together: where it is as
// many as the dead that the text goes on to count of that act and of those after it.
func (p *page) shareOut(stories []*telling) {
	for i, st := range stories {
		own := st.deadBelow(p)
		if st.background || !p.inLead(st) || own < 2 { // one alone may be of those counted
			continue
		}
		most := 0
		for _, t := range st.tolls {
			if p.opening(t) && t.kind == "killed" && t.count.given && !t.definite {
				most = max(most, t.count.low)
			}
		}
		sum := own
		for _, o := range stories[i+1:] {
			if sum < most && !o.background {
				sum += o.deadBelow(p)
			}
		}
		if sum == most && own < most {
			p.consider(st.first, "incident/total", "%d dead in all acts, %d in this one", most, own)
			st.tolls = slices.DeleteFunc(st.tolls, func(t *toll) bool { return p.opening(t) && (t.kind == "killed" || t.kind == "injured") })
		}
	}
}

// opening tells of a figure of the title or the lead.
func (p *page) opening(t *toll) bool { return p.titled(t.sentence) || p.leads(t.sentence) }

// deadBelow is how many dead the first sentence below the lead that counts any counts of a telling.
func (st *telling) deadBelow(p *page) int {
	for _, c := range st.clauses {
		if s := c.sentence(); !p.titled(s) && !p.leads(s) {
			n := 0
			for _, t := range st.tolls {
				if t.sentence == s && t.kind == "killed" && !t.update && !t.count.open && t.noun.kind != pronoun && (!t.definite || t.count.given || t.count.low == 1) {
					n += t.count.low
				}
			}
			if n > 0 {
				return n
			}
		}
	}
	return 0
}
