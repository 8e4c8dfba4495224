package read

import (
	"slices"

	"daybook/internal/language"
)

// Deeds that a sentence only holds against somebody. Blame goes on: what a clause about such a deed tells, and the deeds
// listed with it, are no more news than it is.

// blameFlows marks what hangs on a deed that is blamed or recalled: "wanted for the ambush in which nine died", "involved
// in an attack on a camp, two raids and the killing of five farmers".
func (c *clauseReader) blameFlows() {
	for i, q := range c.preds {
		if i == 0 || q.blamed || q.past {
			continue
		}
		before := c.preds[i-1]
		switch {
		case before.past && c.hangsOn(before, q):
			q.past = q.inWhich
		case before.blamed && c.sentenceLeads() && c.referred(before): // "An inquiry into a clash in which two died"
		case before.blamed && (c.hangsOn(before, q) || c.listedWith(before, q)):
			q.blamed = true
		}
	}
}

// hangsOn tells whether a verb stands in a clause about the deed before it: "the raid that killed six", "an attack in
// May, in which ten were killed and three abducted".
func (c *clauseReader) hangsOn(before, q *predicate) bool {
	if q.sense.shelf == actNoun {
		return false
	}
	for k := q.first - 1; k >= before.end; k-- {
		switch c.p.low[k] {
		case "which", "that", "wherein":
			w := c.p.low[k-1]
			q.inWhich = w == "in" || w == "during" || c.p.low[k] == "wherein"
			q.hangs = len(c.p.datesIn(k, q.first)) == 0 && (q.inWhich || before.sense.shelf == actNoun)
			return q.hangs
		case ";", "when", "while", "after", "who", "where":
			return false
		}
	}
	q.hangs, q.inWhich = before.hangs && q.form == before.form && len(q.doers) == 0 && slices.Contains(c.p.low[before.end:q.first], "and"), before.inWhich
	return q.hangs
}

// listedWith tells whether a noun of acts, or a verb that stands as one, goes on a list with the deed before it.
func (c *clauseReader) listedWith(before, q *predicate) bool {
	if q.sense.shelf != actNoun && !c.nounLike(q) && (q.form != gerund || c.at(q.first-1) == "," && c.at(q.end) != "of") {
		return false
	}
	joined := false
	for k := q.first - 1; k >= before.end; k-- {
		w := c.p.low[k]
		if u := c.p.doc.Word(k).UPOS(); u == language.VERB && !c.p.proper(k) || u == language.AUX || w == ";" || subordinators[w] {
			return false
		}
		joined = joined || w == "and" || w == ","
	}
	return joined
}

// ofBlame tells of a harm told in a clause of what somebody is blamed for: "had a role in the war in which nine died", "two
// men who killed a trader were arrested", "has killed three in the past".
func (c *clauseReader) ofBlame(q *predicate) bool {
	for k := q.end; k+2 < c.last; k++ {
		if c.p.low[k] == "in" && c.p.low[k+1] == "the" && c.p.low[k+2] == "past" && (c.at(q.first-1) == "has" || c.at(q.first-1) == "have" || c.at(q.first-1) == "had") {
			return true
		}
	}
	if c.p.asideCloses(q.first) > 0 {
		return false // "a man, wanted for the fire that killed six, was arrested"
	}
	for k := q.first - 1; k > max(c.first, q.first-12); k-- {
		switch c.p.low[k] {
		case "which", "that":
			return c.blamedBefore(k)
		case "who":
			return c.arrestedAfter(q)
		case ",", ";":
			if k > c.first+1 && c.p.low[k-1] != "which" {
				continue
			}
		case "when", "while":
			return false
		}
	}
	return false
}

// blamedBefore tells whether words of blame stand in the clause before token k.
func (c *clauseReader) blamedBefore(k int) bool {
	for j := k - 1; j > max(c.first, k-20); j-- {
		switch c.p.low[j] {
		case "involved", "involvement", "role", "wanted", "accused", "responsible", "masterminded", "mastermind", "suspected", "convicted":
			if w := c.at(j + 1); w == "in" || w == "for" || w == "of" {
				return true
			}
		}
	}
	return false
}

// arrestedAfter tells whether the sentence goes on to tell the arrest or surrender of who did what q says.
func (c *clauseReader) arrestedAfter(q *predicate) bool {
	if q.suffers {
		return false
	}
	for _, o := range c.preds {
		if o.first > q.first && (o.sense.kind == "arrest" || o.sense.kind == "surrender") && o.suffers && !o.unreal {
			return true
		}
	}
	return false
}
