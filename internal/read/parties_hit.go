package read

import "slices"

// Who and what was hit: the order in which the report is asked, and what is no target though it stands as one.

// titleLast lists the predicates of the story with those of the title behind those of the text, which tells the
// same at more length.
func (d *drafting) titleLast() []*predicate {
	var title, text []*predicate
	for _, q := range d.st.preds {
		if d.p.titled(q.sentence) {
			title = append(title, q)
		} else {
			text = append(text, q)
		}
	}
	return append(text, title...)
}

// bareNumber takes a count whose noun is left out, "killing twelve", where nothing else is told.
func (d *drafting) bareNumber(q *predicate, n *noun) bool {
	return n.kind == numberOnly && (q.sense.harm == "killed" || q.sense.harm == "injured" || q.sense.harm == "abducted" || q.sense.harm == "arrested")
}

// charged tells of a vehicle that is itself the bomb, which is no target: "an explosives-laden car", "a truck loaded
// with explosives"; nor is a drone that was sent or brought down.
func (p *page) charged(n *noun) bool {
	if n.kind == bodies && n.head >= 0 && unmanned[p.low[n.head]] {
		return true // "launched 120 drones"
	}
	if n.kind != thing {
		return false
	}
	if w := p.low[n.head]; w == "mines" || w == "mine" && n.head > n.first && (p.low[n.head-1] == "claymore" || p.low[n.head-1] == "land" || p.low[n.head-1] == "roadside") {
		return true
	}
	first, last := p.sentenceFirst(n.first), p.sentenceEnd(n.first)
	for k := max(first, n.first-3); k < min(n.end+2, last); k++ {
		w := p.low[k]
		if _, tail, ok := cutLast(w, "-"); ok {
			if charges[tail] {
				return true
			}
			continue
		}
		if charges[w] && slices.ContainsFunc(p.low[max(first, k-3):min(k+4, last)], func(w string) bool { return explosives[w] }) {
			return true
		}
	}
	return false
}

// placedAt tells whether token at is by itself the name of a place.
func (p *page) placedAt(at int) bool {
	m := p.placeAt(at)
	return m != nil && m.first == at && m.end == at+1 && m.role == asPlace
}

// partOfThing tells of a phrase for part of a thing: "a portion of the bridge".
func (n *noun) partOfThing() bool {
	return n.kind == otherNoun && n.ofIt != nil && n.ofIt.kind == thing
}

// crowdBroken takes as target of force the crowd that it broke up: the people of the protest that the story names.
func (d *drafting) crowdBroken() {
	for _, c := range d.st.clauses {
		c.ensureNouns()
		for _, q := range c.preds {
			if q.sense.kind != "dispersal" && q.sense.kind != "shooting" {
				continue
			}
			for _, n := range q.objects {
				if n.kind == people && n != d.doer {
					d.setTarget(n)
					return
				}
			}
		}
		for _, n := range c.nouns {
			if n != d.doer && (d.p.crowded(n) || n.kind == people && (n.prep == "at" || n.prep == "on" || n.prep == "against") && !n.part && d.p.classOf(n) == "civilians") {
				d.setTarget(n)
				return
			}
		}
	}
}

// atGate takes as target of a bomb the post, station or camp of forces before which it went off, where those hurt are
// not said to be others, or the house of an official: "a truck blew up in front of the police station".
func (d *drafting) atGate() bool {
	switch d.st.kind {
	case "bomb", "blast", "suicide":
	default:
		return false
	}
	others := d.othersHurt()
	for _, c := range d.st.clauses {
		if !slices.ContainsFunc(c.preds, func(q *predicate) bool { return kindOf(q.sense.kind).means == "bomb" || aiming[q.sense.words] }) {
			continue
		}
		for _, n := range c.nouns {
			class := d.p.classOf(n)
			if n.kind == thing && (class == "security forces" && !others || class == "officials" && n.ofIt != nil) && d.p.gated(n) {
				d.setTarget(n)
				return true
			}
		}
	}
	return false
}

// gated tells whether a thing is told as that at whose door something happened.
func (p *page) gated(n *noun) bool {
	switch n.prep {
	case "outside", "at", "inside", "into":
		return true
	case "of":
		return n.of != nil && n.of.head >= 0 && gates[p.low[n.of.head]]
	}
	return false
}

// othersHurt tells whether the first sentence that counts anybody counts people of a class of their own who are
// no forces.
func (d *drafting) othersHurt() bool {
	return slices.ContainsFunc(d.st.tolls, func(t *toll) bool {
		return t.pred.sentence == d.st.tolls[0].pred.sentence && t.class != "" && t.class != "people" && t.class != "unknown" && t.class != "security forces"
	})
}
