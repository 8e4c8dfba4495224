package read

import (
	"slices"
	"strings"
)

// Being shot or hit is no harm of its own among the words of acts: whether who was shot lived is told
// later, or not at all. hitsOf reads the people that predicate q says were shot or hit, as tolls of the
// kind "hit"; those who are not among the dead were injured (drafting.addHit).
func (c *clauseReader) hitsOf(q *predicate) []*toll {
	if q.sense.harm != "" || q.unreal || q.blamed || q.attempt || q.negated || !c.hits(q) {
		return nil
	}
	s := *q.sense
	s.harm = "hit"
	as := *q
	as.sense = &s
	if c.self(q) {
		as.objects = q.doers
	}
	return slices.DeleteFunc(c.tollsOf(&as), func(t *toll) bool {
		return t.noun.kind == pronoun && t.count.open
	})
}

// hits tells whether a predicate says that people were hit: "was shot", "shot three men", "was hit in the leg".
func (c *clauseReader) hits(q *predicate) bool {
	switch q.sense.words {
	case "shoot":
		return q.form != gerund || len(q.objects) > 0 && q.objects[0].first == q.end || c.self(q)
	case "hit":
		return q.passive && c.byShot(q)
	}
	return false
}

// fatally reads "four men were shot, one fatally": how many of those hit died of it.
func (c *clauseReader) fatally(q *predicate) *toll {
	for k := q.end; k+1 < min(q.end+4, c.last); k++ {
		if c.p.low[k] != "," {
			continue
		}
		n, end := c.p.countAt(k+1, c.last)
		if end == 0 || c.at(end) != "fatally" && c.at(end) != "mortally" {
			return nil
		}
		dead := &predicate{first: end, end: end + 1, sense: toDeath, suffers: true, sentence: q.sentence}
		who := &noun{first: k + 1, end: end, head: end - 1, kind: numberOnly, class: "people", count: n, sentence: q.sentence}
		dead.objects = []*noun{who}
		return c.toll(dead, who)
	}
	return nil
}

// self tells of what somebody did to himself.
func (c *clauseReader) self(q *predicate) bool {
	switch c.at(q.end) {
	case "himself", "herself", "themselves", "self":
		return true
	}
	return false
}

// limbs are parts of the body that a shot hits.
var limbs = map[string]bool{"arm": true, "arms": true, "leg": true, "legs": true, "head": true, "chest": true, "shoulder": true, "back": true, "neck": true, "face": true, "hand": true, "foot": true, "feet": true, "stomach": true, "abdomen": true, "thigh": true, "torso": true, "hip": true, "knee": true, "ankle": true, "side": true, "groin": true, "body": true, "calf": true}

// shots are what people are hit by.
var shots = map[string]bool{"bullet": true, "bullets": true, "gunfire": true, "shot": true, "shots": true, "gunshots": true, "shrapnel": true, "splinter": true, "splinters": true, "fire": true, "pellets": true}

// byShot tells of "by a stray bullet", "in the leg" after a predicate.
func (c *clauseReader) byShot(q *predicate) bool {
	for k := q.end; k+1 < min(q.end+7, c.last); k++ {
		switch c.p.low[k] {
		case "by":
			return slices.ContainsFunc(c.p.low[k+1:min(k+6, c.last)], func(w string) bool { return shots[w] })
		case "in":
			return slices.ContainsFunc(c.p.low[k+1:min(k+5, c.last)], func(w string) bool { return limbs[strings.TrimSuffix(w, ",")] })
		case ",", "when", "while":
			return false
		}
	}
	return false
}

// addHit counts as injured those who were shot or hit and are not among the dead, where the story does not
// count the injured itself, or fewer than were hit and did not die.
func (d *drafting) addHit(ledgers map[string]*ledger) {
	hit := &ledger{kind: "hit", p: d.p}
	for _, g := range gathered(d.st.hits) {
		g.tolls = slices.DeleteFunc(g.tolls, func(t *toll) bool {
			return hit.has(t.noun) || ledgers["killed"].has(t.noun) || ledgers["injured"].has(t.noun)
		})
		switch {
		case len(g.tolls) == 0:
		case len(hit.entries) == 0:
			hit.open(g)
		default:
			hit.enter(g)
		}
	}
	dead, hurt := ledgers["killed"].total(), ledgers["injured"].total()
	left := hit.total() - dead
	if left <= hurt || hurt > 0 && !hit.counted() {
		return
	}
	for _, e := range hit.entries {
		n := min(e.count.low, left-hurt)
		if n <= 0 {
			break
		}
		e.count.low, e.count.high = n, max(n, e.count.high-dead)
		e.toll.kind = "injured"
		ledgers["injured"].entries = append(ledgers["injured"].entries, e)
		left -= n
	}
}

// counted tells whether a ledger holds a stated number.
func (l *ledger) counted() bool {
	return slices.ContainsFunc(l.entries, func(e *entry) bool { return e.toll.count.given })
}

// gathered puts tolls of one predicate together.
func gathered(tolls []*toll) []*tally {
	var out []*tally
	for _, t := range tolls {
		if k := len(out) - 1; k >= 0 && out[k].tolls[0].pred == t.pred {
			out[k].tolls = append(out[k].tolls, t)
			continue
		}
		out = append(out, &tally{kind: t.kind, tolls: []*toll{t}, sentence: t.sentence})
	}
	return out
}
