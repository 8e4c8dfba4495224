package read

import (
	"slices"
	"strings"

	"daybook/internal/language"
)

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
			if w := c.p.low[k]; (backPointers[w] || backPointers[strings.TrimSuffix(w, "s")]) && c.p.definiteAt(k) && !otherOf[c.p.low[k-1]] {
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
// nil for none; "claimed the strike on Friday" dates the claim.
func (c *clauseReader) datedReference() *dateMention {
	for i := c.first + 1; i+2 < c.last; i++ {
		if w := c.p.low[i]; !backPointers[w] || c.p.low[i-1] != "the" || c.p.low[i+1] != "on" || i-2 >= c.first && c.p.doc.Word(i-2).UPOS() == language.VERB {
			continue
		}
		if m := c.p.dateAt(i + 2); m != nil && m.first == i+2 && m.when.Precision == "day" && m.when.Known() && c.p.recent(m.when) {
			return m
		}
	}
	return nil
}

// onlyReferred tells of a noun that names the violence told before where the sentence tells what followed it: an
// arrest, a protest, a find.
func (st *telling) onlyReferred(p *page, q *predicate) bool {
	if q.sense.shelf == actNoun && q.sense.kind == "clash" && p.followedBy(st, q) {
		return true
	}
	if q.sense.shelf != actNoun || q.sense.kind == "clash" || len(q.doers) > 0 || !p.definiteAt(q.first) {
		return false
	}
	f := family(q.sense.kind)
	if f == "violence" && slices.ContainsFunc(st.preds, func(o *predicate) bool {
		return o != q && deed(o) && o.sense.shelf == actVerb && !o.suffers && o.first < q.first && family(o.sense.kind) == "violence" && p.ofState(o)
	}) {
		return true // "stormed a hideout and killed three men behind the bombing"
	}
	return (f == "violence" || f == "property") && slices.ContainsFunc(st.preds, func(o *predicate) bool {
		switch g := family(o.sense.kind); g {
		case "arrest", "protest", "surrender", "agree", "seize", "defuse":
			return deed(o) && (o.sense.shelf != actNoun || o.made || slices.ContainsFunc(o.objects, func(n *noun) bool { return n.count.given }))
		}
		return false
	})
}

// followedBy tells of fighting that another act only came in or after: "agreed to a truce after four days of fighting",
// "captured three soldiers during the clashes".
func (p *page) followedBy(st *telling, q *predicate) bool {
	for k := q.first - 1; k >= max(p.sentenceFirst(q.first), q.first-5); k-- {
		switch p.low[k] {
		case "after", "during", "amid", "following":
			return !slices.ContainsFunc(st.tolls, func(t *toll) bool { return t.kind == "killed" || t.kind == "injured" }) && slices.ContainsFunc(st.preds, func(o *predicate) bool {
				f := family(o.sense.kind)
				return deed(o) && o.first < q.first && (f == "agree" && (o.made || o.sense.shelf == actVerb) || f == "abduct" && o.sense.shelf == actVerb)
			})
		}
	}
	return false
}

// newsy tells of "another blast", "a second attack", "two explosions", "firing broke out".
func (p *page) newsy(q *predicate) bool {
	for k := max(p.sentenceFirst(q.first), q.first-4); k < q.first; k++ {
		switch w := p.low[k]; {
		case w == "another", w == "second", w == "third", w == "a", w == "an", numberWords[w] > 0, p.leads(q.sentence) && !p.knownAt(q.first):
			return true
		}
	}
	return p.ensuing(q)
}

// ensuing tells whether a noun of acts is said to have come about: "riots broke out", "firing was reported".
func (p *page) ensuing(q *predicate) bool {
	last := p.sentenceEnd(q.first)
	for k := q.end; k < min(q.end+6, last); k++ {
		if ensues[p.low[k]] || k+1 < last && ensues[p.low[k]+" "+p.low[k+1]] {
			return true
		}
	}
	return false
}

// knownAt tells whether the noun at token i is told of as known, or as any of its kind: "the attack", "its raids".
func (p *page) knownAt(i int) bool {
	switch p.low[max(p.sentenceFirst(i), i-1)] {
	case "the", "this", "that", "these", "those", "such", "any", "all", "every", "its", "his", "her", "their", "no", "of", "from":
		return true
	}
	return false
}

// mentionOnly tells whether the act is told by nouns alone, with nobody doing or suffering it.
func (st *telling) mentionOnly() bool {
	for _, q := range st.preds {
		if q.sense.kind != "" && (q.sense.shelf != actNoun || q.made || len(q.objects) > 0 || len(q.doers) > 0 || st.clauses[0].p.newsy(q)) {
			return false
		}
	}
	return true
}
