package read

import "slices"

// A report tells its news in the title and the lead, and then again from the beginning, more exactly: the village
// for the province, the night for the week, the dead by name. What is told again is no other act.

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
