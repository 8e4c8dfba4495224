package read

import "slices"

// treated reads people in hospital: "sixteen people were under treatment", "four boys were taken to a hospital", "the clinic
// treated nine people". They count as injured where the story tells of none (drafting.addTreated).
func (c *clauseReader) treated() []*toll {
	for i := c.first; i < c.last; i++ {
		if c.takesIn(i) {
			if t := c.patient(i, func(n *noun) bool { return n.first > i && n.first <= i+2 && !bodyWords[c.p.low[n.head]] }); len(t) > 0 {
				return t[:1]
			}
		}
		if c.inHospital(i) {
			return c.patient(i, func(n *noun) bool {
				return n.first < i && n.head < i && i-n.end <= 12 && n.prep == "" && !c.diesBefore(n, i) && !c.hasVerb(n.end, i)
			})
		}
	}
	return nil
}

// patient reads the people told of before or after token i, which says that they are in hospital.
func (c *clauseReader) patient(i int, of func(*noun) bool) (out []*toll) {
	c.ensureNouns()
	q := &predicate{first: i, end: i + 1, sense: inTreatment, suffers: true, sentence: c.sentence()}
	for _, n := range c.nouns {
		if n.appositive || n.kind != people && n.kind != numberOnly || bodyWords[c.p.low[n.head]] || c.age(n) || !of(n) {
			continue
		}
		if t := c.toll(q, n); t != nil && t.count.low > 0 && (t.count.given || !t.definite && !t.count.open) {
			out = append(out, t)
		}
	}
	return out
}

// takesIn tells whether token i says that a hospital or those who work there take people in or see to them.
func (c *clauseReader) takesIn(i int) bool {
	return takingIn[c.p.low[i]] && slices.ContainsFunc(c.p.low[c.first:i], func(w string) bool { return hospitals[w] || carers[w] })
}

// diesBefore tells whether the sentence says before token i that those of a phrase died.
func (c *clauseReader) diesBefore(n *noun, i int) bool {
	return slices.ContainsFunc(c.preds, func(q *predicate) bool {
		return q.first < i && q.sense.harm == "killed" && slices.Contains(q.objects, n)
	})
}

// received reads the dead and hurt that a hospital took in: "the hospital received six bodies and fifteen injured
// people", "14 dead and 30 wounded".
func (c *clauseReader) received() []*toll {
	for i := c.first; i < c.last; i++ {
		if c.p.low[i] != "received" && c.p.low[i] != "receiving" {
			continue
		}
		if !slices.ContainsFunc(c.p.low[c.first:i], func(w string) bool { return hospitals[w] || w == "morgue" }) {
			continue
		}
		c.ensureNouns()
		var out []*toll
		at := i + 1
		for _, n := range c.nouns {
			if n.first <= i {
				continue
			}
			_, end := c.p.extent(n)
			if n.first > at+1 || n.kind != people && n.kind != numberOnly {
				break
			}
			kind := ""
			switch w := c.at(end); {
			case bodyWords[c.p.low[n.head]] || w == "dead" || c.p.low[n.head] == "dead":
				kind = "killed"
			case c.p.wounded(n) || w == "injured" || w == "wounded":
				kind = "injured"
			}
			at = end
			if w := c.at(end); w == "dead" || w == "injured" || w == "wounded" {
				at++
			}
			if kind == "" {
				break
			}
			q := &predicate{first: i, end: i + 1, sense: &sense{harm: kind, words: "receive"}, sentence: c.sentence()}
			if t := c.toll(q, n); t != nil {
				out = append(out, t)
			}
		}
		return out
	}
	return nil
}

// inTreatment is the sense of the words for people in hospital.
var inTreatment = &sense{shelf: actSuffer, section: "suffer", words: "be treated", harm: "injured"}

// inHospital tells whether token i says that people are treated: "under treatment", "taken to … hospital".
func (c *clauseReader) inHospital(i int) bool {
	switch w := c.p.low[i]; {
	case w == "under" || w == "undergoing" || w == "receiving":
		return c.at(i+1) == "treatment" || c.at(i+1) == "medical" && (c.at(i+2) == "treatment" || c.at(i+2) == "care")
	case w == "battling" || w == "fighting":
		return c.at(i+1) == "for" && (c.at(i+2) == "life" || c.at(i+3) == "life" || c.at(i+3) == "lives")
	case w == "treated":
		return c.at(i-1) == "being" || auxiliaries[c.at(i-1)] && (c.at(i+1) == "for" && c.at(i+2) != "shock" || c.at(i+1) == "in" && hospitals[c.at(i+2)] || c.at(i+1) == "at")
	case w == "recovering" || w == "recuperating":
		return true
	case w == "expected":
		return c.at(i+1) == "to" && (livedWords[c.at(i+2)] || c.at(i+2) == "live")
	case w == "survived":
		return i+1 == c.last || c.at(i+1) == "." || c.at(i+1) == "," || c.at(i+1) == "the" || c.at(i+1) == "with"
	case w == "condition":
		return conditions[c.at(i-1)] && c.at(i-2) == "in"
	case hospitals[w] && w != "medical" && w != "trauma":
		return slices.ContainsFunc(c.p.low[max(c.first, i-4):i], func(w string) bool { return w == "in" || w == "to" || w == "into" })
	case w == "intensive":
		return c.at(i-1) == "in" && c.at(i+1) == "care"
	case w == "hospitalised" || w == "hospitalized":
		return c.at(i-1) != "be"
	case c.p.known[i].hospital && (auxiliaries[c.at(i-1)] || betweenVerbs[c.at(i-1)] || c.at(i-1) == "and" && c.p.doc.Word(i).XPOS() == "VBN"):
		for k := i + 1; k < min(i+10, c.last); k++ {
			if hospitals[c.p.low[k]] {
				return true
			}
			switch c.p.low[k] {
			case ",", ".", "and", "after":
				return false
			}
		}
		return w == "admitted" && c.at(i-1) == "still"
	}
	return false
}

// mending tells whether the word for people in hospital at token i says that they live: they are not only taken there.
func (p *page) mending(i int) bool {
	w := p.low[i]
	if w == "condition" || w == "intensive" {
		return false
	}
	if !toHospital[w] {
		return true
	}
	for k, end := i+1, min(i+12, p.sentenceEnd(i)); k < end; k++ {
		if injuriesOf[p.low[k]] {
			return p.low[k-1] != "his" && p.low[k-1] != "her"
		}
	}
	return false
}

// addTreated counts as injured the people in hospital, where the story counts no injured: beside the dead
// only those it calls others.
func (d *drafting) addTreated(ledgers map[string]*ledger) {
	injured, killed := ledgers["injured"], ledgers["killed"]
	if have := injured.total(); have > 0 {
		if d.allTreated(injured) {
			return
		}
		for _, t := range d.st.treated { // "one is dead and three others are being treated", later "two were hurt"
			if n := t.count.low; (t.other || d.p.low[t.noun.head] == "others") && t.count.given && n > have && t.sentence <= injured.lead {
				rest := t.count
				rest.low, rest.high = n-have, max(n, t.count.high)-have
				injured.entries = append(injured.entries, &entry{t.class, rest, t, t.sentence})
				return
			}
		}
		return
	}
	for _, g := range gathered(d.st.treated) {
		t := g.tolls[0]
		among := killed.total() > 0 && !t.other && d.p.low[t.noun.head] != "others" && !d.p.wounded(t.noun) && !d.p.mending(t.pred.first)
		among = among && !killed.toldBefore(t) && (t.definite || !t.count.given || t.count.low < 2)
		if among || killed.has(t.noun) {
			continue
		}
		if len(injured.entries) == 0 || injured.total() == 0 {
			injured.open(g)
			for _, dead := range d.st.tolls { // "twelve were taken to hospital. Two of them died on the way."
				if dead.kind == "killed" && dead.sentence > g.sentence && d.p.ofThose(dead) && d.ofWounds(dead) {
					injured.leave(dead, -1)
				}
			}
			return
		}
	}
}

// allTreated counts those whom the story calls several by how many of them all it says are in hospital: "several people
// were hurt", "all four victims are in stable condition".
func (d *drafting) allTreated(injured *ledger) bool {
	if len(injured.entries) != 1 || injured.entries[0].count.rule != "toll/vague" {
		return false
	}
	for _, t := range d.st.treated {
		if n := t.noun; t.count.given && !t.count.open && t.count.low > 1 && (d.p.low[n.first] == "all" || n.first > 0 && d.p.low[n.first-1] == "all") {
			injured.entries[0].count = t.count
			return true
		}
	}
	return false
}
