package read

import "slices"

// Sentences that speak about acts and tell none: verdicts, condolences, inquiries, ceremonies, stocks of arms.

// common tells of a kind of violence that is said to be common: "the killing of women is common in the district".
func (c *clauseReader) common(q *predicate) bool {
	if q.sense.shelf != actNoun {
		return false
	}
	for k := q.end; k+1 < min(c.last, q.end+12); k++ {
		switch c.p.low[k] {
		case "is", "are", "remain", "remains", "become":
			return commonplace[c.p.low[k+1]] || commonplace[c.at(k+2)]
		}
	}
	return false
}

// onlyArmed tells of a weapon that people only have: "fighters armed with rifles and mortars".
func (c *clauseReader) onlyArmed(q *predicate) bool {
	if q.sense.shelf != actNoun || !devices[q.sense.words] {
		return false
	}
	for k := q.first - 1; k > max(c.first, q.first-7); k-- {
		if w := c.p.low[k]; (w == "with" || w == "of") && bearing[c.p.low[k-1]] {
			return true
		}
		if _, act := c.p.marked(k, actVerb); act {
			return false
		}
	}
	return false
}

// soars tells of prices and tempers that explode.
func (c *clauseReader) soars(q *predicate) bool {
	return q.sense.kind == "blast" && q.sense.shelf == actVerb && soaring[c.at(q.first-1)]
}

// referred tells of an act that the sentence only speaks about: condemned, mourned, looked into, remembered; and of
// people that it only names by what befell them or what they did: "the families of those killed in the bombing",
// "bring those who killed the soldiers to justice".
func (c *clauseReader) referred(q *predicate) bool {
	if q.sense.shelf == actNoun {
		if c.sentenceLeads() && c.particular(q.objects) {
			return false // a report that opens "condemned the murder of six priests"
		}
		for k := q.first - 1; k >= max(c.first, q.first-9); k-- {
			switch w := c.p.low[k]; {
			case reactions[w]:
				return true
			case w == "," || w == ";" || w == "and" || subordinators[w] && w != "that":
				return false
			}
		}
		return false
	}
	before := c.at(q.first - 1)
	if before == "those" && q.passive {
		return true
	}
	if before != "who" && before != "that" || c.at(q.first-2) != "those" && c.at(q.first-2) != "anyone" {
		return false
	}
	return !slices.ContainsFunc(q.objects, func(n *noun) bool { return n.count.given })
}

// inCourt tells of a sentence about a trial or a verdict: the deeds it speaks of are none of the day's.
func (c *clauseReader) inCourt() bool {
	for i := c.first; i < c.last; i++ {
		switch w := c.p.low[i]; {
		case courts[w], w == "guilty":
			return true
		case w == "trial" && (c.at(i-1) == "on" || c.at(i-1) == "the" || c.at(i+1) == "of"), w == "sentence" && (c.at(i-1) == "life" || c.at(i-1) == "death"):
			return true
		}
	}
	return false
}

// ofThePast marks what a sentence tells of the past by another of its words: the deeds a trial is about, and those
// harmed in what is itself dated before the news ("wounded in last week's fighting").
func (c *clauseReader) ofThePast() {
	court := len(c.preds) > 0 && c.inCourt()
	for i, q := range c.preds {
		if f := family(q.sense.kind); court && f != "arrest" && f != "protest" && f != "surrender" {
			q.past = true
		}
		q.past = q.past || c.whichBefore(i) || c.onlySays(q)
		if i+1 == len(c.preds) || q.sense.shelf == actNoun || q.sense.harm != "killed" && q.sense.harm != "injured" {
			continue
		}
		if in := c.preds[i+1]; in.sense.shelf == actNoun && in.past && c.at(q.end) == "in" && in.first-q.end < 7 {
			q.past = true
		}
	}
}

// whichBefore tells of the harm of a deed that the sentence recalls: "a raid like that of May, in which nine troopers
// were killed".
func (c *clauseReader) whichBefore(i int) bool {
	q := c.preds[i]
	for k := q.first - 1; i > 0 && k > c.preds[i-1].end; k-- {
		if c.p.low[k] == "which" && (c.p.low[k-1] == "in" || c.p.low[k-1] == "during") {
			return c.preds[i-1].past && len(c.p.datesIn(k, c.last)) == 0
		}
	}
	return false
}

// onlySays tells of a dated participle that only says of somebody who he was: "the elder, murdered in May, was the last
// of his line". What the sentence says of him is no act.
func (c *clauseReader) onlySays(q *predicate) bool {
	if q.form != participle && q.form != past || !q.passive || c.at(q.first-1) != "," || c.sentenceLeads() {
		return false
	}
	end := q.end
	for end < c.last && c.p.low[end] != "," {
		end++
	}
	if end+1 >= c.last || !auxiliaries[c.p.low[end+1]] || len(c.p.datesIn(q.end, end)) == 0 {
		return false
	}
	return !slices.ContainsFunc(c.preds, func(o *predicate) bool { return o.first > end })
}

// opensWithBlame tells of a report that opens with whom somebody holds a certain act against, and with nothing else:
// "Police accused rebels of killing three farmers". Where he is held, tried or killed, that is the news.
func (c *clauseReader) opensWithBlame(q *predicate) bool {
	if !c.sentenceLeads() || !c.particular(q.objects) && len(c.p.datesIn(q.end, c.last)) == 0 || c.inCourt() || slices.ContainsFunc(c.preds, func(o *predicate) bool { return !o.blamed && (o.sense.kind != "" || o.sense.harm != "") }) {
		return false
	}
	for k := q.first - 1; k >= max(c.first, q.first-8); k-- {
		switch c.p.low[k] {
		case "accused", "blamed", "responsible":
			return true
		}
	}
	return false
}
