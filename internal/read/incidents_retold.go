package read

import "slices"

// A report tells its news in the title and the lead, and then again from the beginning, more exactly: the village
// for the province, the night for the week, the dead by name. What is told again is no other act, and nobody is killed twice.

// goesBack gives the story, other than the one told last, that a sentence goes back to; nil for none.
func (p *page) goesBack(stories []*telling, next *telling, c *clauseReader) *telling {
	if o := p.returnsTo(stories, next, c); o != nil {
		return o
	}
	if o := p.toldBefore(stories, next); o != nil {
		return o
	}
	return p.killedBefore(stories, next)
}

// retells tells whether a sentence tells the act of the lead again: of its kind, with nobody harmed that the lead
// does not count, at a place and on a day that may be the lead's.
func (p *page) retells(cur, next *telling, c *clauseReader) bool {
	if !p.inLead(cur) || cur.header || p.separates(c) > 0 || family(cur.kind) != family(next.kind) || cur.kind == "" {
		return false
	}
	if f := family(cur.kind); f != "violence" && f != "abduct" || next.kind == "body" || cur.manyActs(p) {
		return false
	}
	if p.opensWithName(c) || next.where != nil && p.opensWithPlace(c, next.where) {
		return false // told place by place
	}
	if len(next.tolls) == 0 && (next.kind != cur.kind && !vagueKinds[cur.kind] && !vagueKinds[next.kind] || next.first > cur.last+1) {
		return false
	}
	return cur.counts(next) && p.mayBeThere(cur, next) && mayBeThen(cur, next)
}

// vagueKinds say less of an act than others.
var vagueKinds = map[string]bool{"killing": true, "assault": true}

// inLead tells whether a telling began in the title or the lead.
func (p *page) inLead(st *telling) bool { return p.titled(st.first) || p.leads(st.first) }

// manyActs tells whether the telling opens with acts in the plural: "attacks on two villages".
func (st *telling) manyActs(p *page) bool {
	for _, c := range st.clauses {
		if p.countsActs(c) || slices.Contains(p.low[c.first:c.last], "separate") {
			return true
		}
	}
	return st.several(p) || slices.ContainsFunc(st.preds, func(q *predicate) bool {
		return q.sense.shelf == actNoun && q.form == pluralNoun && family(q.sense.kind) == family(st.kind)
	})
}

// counts tells whether the people that next counts are those that the telling counts: as many, or people spoken of
// as known.
func (st *telling) counts(next *telling) bool {
	have, told := map[string]int{}, map[string]int{}
	for _, t := range st.tolls {
		have[t.kind] = max(have[t.kind], t.count.low)
	}
	known := false
	for _, t := range next.tolls {
		switch {
		case t.other:
			return false
		case t.definite || t.noun.kind == nameOnly && have[t.kind] == 1:
			known = known || t.kind == "killed" || have[t.kind] > 0
		default:
			told[t.kind] += t.count.low
		}
	}
	for kind, n := range told {
		if have[kind] > 0 && (n != have[kind] || n < 2) || have[kind] == 0 && kind == "killed" {
			return false
		}
	}
	return known || len(told) > 0 || len(next.tolls) == 0
}

// mayBeThere tells whether the place of next may be that of the telling, or say it more exactly.
func (p *page) mayBeThere(st, next *telling) bool {
	return st.where == nil || next.where == nil || st.where.place.Precision >= 4 && st.where.place.Country == next.where.place.Country || p.filedFrom(st.where) || !differentPlaces(st.where, next.where) || near(st.where, next.where)
}

// mayBeThen tells whether the day of next may be that of the telling: within its days, or the night before.
func mayBeThen(st, next *telling) bool {
	if st.when == nil || next.when == nil || st.when.loose || next.when.loose || !st.when.when.Known() || !next.when.when.Known() {
		return true
	}
	a, b := st.when.when, next.when.when
	if a.Precision == "day" && a.From == a.To {
		return b.From <= a.From && a.From <= b.To
	}
	return b.From.Sub(a.From) >= -1 && b.To <= a.To
}

// filedElsewhere tells whether a place is only that of the dateline, while the telling has one of its own.
func (st *telling) filedElsewhere(lead *placeMention) bool {
	p := st.clauses[0].p
	return p.filedFrom(lead) && !p.filedFrom(st.where) && st.where.first >= st.clauses[0].first
}

// taking is the verb by which a sentence first of all tells that people were abducted, more of them than were killed
// in it: "kidnapped five labourers and killed a guard"; nil for none.
func (st *telling) taking() *predicate {
	if st.kindPred == nil || st.kind != "killing" && st.kind != "shooting" && st.kind != "assault" {
		return nil
	}
	taken, dead := 0, 0
	for _, t := range st.tolls {
		switch t.kind {
		case "abducted":
			taken += t.count.low
		case "killed":
			if t.noun.kind == pronoun {
				return nil // "abducted three miners and killed them"
			}
			dead += t.count.low
		}
	}
	for _, q := range st.preds {
		if q.sense.kind == "abduct" && q.sense.shelf == actVerb && !q.relative && deed(q) {
			if taken > dead && q.first < st.kindPred.first {
				return q
			}
			return nil
		}
	}
	return nil
}

// toldBefore gives the act that an item tells over again, as live pages do from hour to hour: of its kind, in the same
// town, on no other day; nil for none.
func (p *page) toldBefore(stories []*telling, next *telling) *telling {
	if p.itemAt(next.first) == nil || next.where == nil || next.where.place.Precision > 4 || family(next.kind) != "violence" {
		return nil
	}
	for _, o := range slices.Backward(stories) {
		if o.background || o.header || p.titled(o.first) || p.sameItem(o.last, next.first) || o.where == nil || differentPlaces(o.where, next.where) || o.where.place.Name != next.where.place.Name {
			continue
		}
		if a, b := kindOf(o.kind).means, kindOf(next.kind).means; a != b || a == "" && o.kind != next.kind || !mayBeThen(o, next) {
			continue
		}
		return o
	}
	return nil
}

// killedBefore gives the story that tells of the killing of somebody whom next tells was killed by the same name; nil
// for none.
func (p *page) killedBefore(stories []*telling, next *telling) *telling {
	who := p.namedDead(next)
	if who == nil {
		return nil
	}
	for _, o := range stories {
		if o == next || o.header || p.titled(o.last) {
			continue
		}
		for _, t := range o.tolls {
			if t.kind == "killed" && t.noun != nil && p.samePerson(p.nameWords(t.noun), who) {
				return o
			}
		}
	}
	return nil
}

// namedDead are the words of the name of the first whom a telling tells was killed; nil where the first has none, or
// more are counted than he.
func (p *page) namedDead(st *telling) (name []string) {
	for _, t := range st.tolls {
		if t.kind != "killed" {
			continue
		}
		if t.noun == nil || t.count.low != 1 || t.count.high != 1 {
			return nil
		}
		if name == nil {
			if name = p.nameWords(t.noun); name == nil {
				return nil
			}
		}
	}
	return name
}

// nameWords are the words of a phrase for one person that are his name, without office and kind; nil where it has none.
func (p *page) nameWords(n *noun) (words []string) {
	if n.plural || n.kind != nameOnly && !(n.kind == people && n.name) {
		return nil
	}
	for i := n.first; i < n.end; i++ {
		_, kind := p.marked(i, peopleOf)
		_, body := p.marked(i, bodyOf)
		if a := p.actorAt(i); p.proper(i) && !kind && !body && !p.officeWord(i) && (a == nil || a.person) && len(p.low[i]) > 1 && !determiners[p.low[i]] {
			words = append(words, p.low[i])
		}
	}
	return words
}

// samePerson tells whether two names may be of one person: the shorter, of one word, is a word of the longer, or they
// share two.
func (p *page) samePerson(a, b []string) bool {
	shared := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			shared++
		}
	}
	return shared > 0 && shared >= min(2, len(a), len(b))
}
