package read

import "strings"

// Sentences that only say when or where what was told before happened: "The killings happened on Tuesday", "The
// attack took place at Bagan".

// takesPlace is the token of a verb that says when or where an act told before came about, -1 for none; with begun
// also of one that says when it began.
func (c *clauseReader) takesPlace(begun bool) int {
	for i := c.first + 2; i < c.last; i++ {
		switch c.p.low[i] {
		case "occurred", "happened":
		case "erupted", "began", "started":
			if !begun {
				continue
			}
		case "broke", "carried":
			if !begun || c.at(i+1) != "out" {
				continue
			}
		case "took", "taken":
			if c.at(i+1) != "place" {
				continue
			}
		default:
			continue
		}
		for k := i - 1; k > c.first && k >= i-12; k-- {
			if w := c.p.low[k]; (backPointers[w] || backPointers[strings.TrimSuffix(w, "s")]) && c.p.definiteAt(k) {
				return i
			}
		}
	}
	return -1
}

// happened gives a story the day and the place that a sentence of the kind states for it: it was said to tell them.
func (p *page) happened(st *telling, c *clauseReader) {
	if m := c.datedReference(); m != nil && !st.header {
		st.when = p.nightOf(m)
	}
	at := c.takesPlace(st.when == nil || st.when.loose)
	if at < 0 || st.header {
		return
	}
	if w := p.whenAt(at); w != nil && w.when.Precision == "day" && p.recent(w.when) && p.dateAt(w.first) != nil && !p.hourAlone(p.dateAt(w.first)) {
		if st.when != nil && st.when.when != w.when {
			p.consider(st.first, "when/took-place", "%s to %s: the day that a later sentence says it happened", w.when.From, w.when.To)
		}
		st.when = w
	}
	if m := p.placeIn(at); m != nil && (st.where == nil || p.sharpens(st.where, m) || p.filedFrom(st.where) && m.place.Precision > 0 && m.place.Precision < 4) {
		st.where = m
	}
}

// datedReference is the day that stands right behind the name of what was told, "The strike on Friday hit a school",
// nil for none.
func (c *clauseReader) datedReference() *dateMention {
	for i := c.first + 1; i+2 < c.last; i++ {
		if w := c.p.low[i]; !backPointers[w] || c.p.low[i-1] != "the" || c.p.low[i+1] != "on" {
			continue
		}
		if m := c.p.dateAt(i + 2); m != nil && m.first == i+2 && m.when.Precision == "day" && m.when.Known() && c.p.recent(m.when) {
			return m
		}
	}
	return nil
}
