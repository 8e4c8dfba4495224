package read

import (
	"slices"
	"strings"
)

// Several acts in one sentence: where the predicates of a sentence part.

// parts divides the predicates of a sentence where it passes to another act: "… were shot dead in Karda, while
// two traders were abducted from Sorra".
func (c *clauseReader) parts(preds []*predicate) (parts []*part) {
	from := 0
	var cut [][]*predicate
	for i := 1; i < len(preds); i++ {
		if c.partsAt(preds[from:i], preds[i:]) {
			cut, from = append(cut, preds[from:i]), i
		}
	}
	cut = append(cut, preds[from:])
	begins := c.first
	for k, own := range cut {
		view, ends := c, c.last
		if len(cut) > 1 {
			if k+1 < len(cut) {
				ends = c.opensAt(own[len(own)-1].end, cut[k+1][0].first)
			}
			view, own = c.narrowed(begins, ends, own), c.takenOnly(cut, k)
			begins = ends
		}
		parts = append(parts, &part{view, own})
	}
	return parts
}

// A part is what a sentence tells of one act: predicates, with the stretch of the sentence that is about them.
type part struct {
	*clauseReader
	preds []*predicate
}

// opensAt is the token between two predicates of different acts at which the second one's clause opens.
func (c *clauseReader) opensAt(from, to int) int {
	for k := to - 1; k >= from; k-- {
		switch c.p.low[k] {
		case "while", "whereas", ";", "and", "after", "where":
			return k
		}
	}
	return to
}

// narrowed is a reader of tokens first..end alone, where those are the clause of some predicates of the sentence.
func (c *clauseReader) narrowed(first, end int, preds []*predicate) *clauseReader {
	view := &clauseReader{p: c.p, first: first, last: end, preds: preds, whole: c}
	for _, n := range c.nouns {
		if n.first >= first && n.end <= end {
			view.nouns = append(view.nouns, n)
		}
	}
	return view
}

// takenOnly gives the predicates of cut k; of people taken away in a clause of their own only these, and to the act
// before them what follows: "nine were killed and a number taken away when bandits invaded a village".
func (c *clauseReader) takenOnly(cut [][]*predicate, k int) []*predicate {
	own := cut[k]
	if k+1 < len(cut) && c.takesAway(cut[k+1]) {
		return append(slices.Clone(own), cut[k+1][1:]...)
	}
	if k > 0 && c.takesAway(own) {
		return own[:1]
	}
	return own
}

// takesAway tells whether predicates begin with people taken away, which "and" joins to what was told.
func (c *clauseReader) takesAway(preds []*predicate) bool {
	q := preds[0]
	return q.sense.kind == "abduct" && q.suffers && len(q.objects) > 0 && c.at(q.objects[0].first-1) == "and"
}

// partsAt tells whether another act begins with the predicates after: in a clause of its own with a subject of its
// own, of another kind or at another place; or by the same doers at another place or with other means.
func (c *clauseReader) partsAt(before, after []*predicate) bool {
	q := after[0]
	switch {
	case !slices.ContainsFunc(before, deed):
		return false
	case c.hoursApart(before, q):
		return true
	case q.sense.shelf == actNoun:
		return c.nounParts(before, after)
	case q.toSubject != nil, q.relative:
		return false
	}
	subject := q.doers
	if q.suffers {
		subject = q.objects
	}
	last := before[len(before)-1].end
	if len(subject) == 0 || subject[0].kind == pronoun || subject[0].first < last || subject[0].definite && subject[0].kind != bodies {
		return false
	}
	joint := c.joint(last, subject[0].first)
	if joint == "" || joint == "while" && (subject[0].kind == numberOnly && subject[0].other || c.p.low[subject[0].end-1] == "others") && (q.sense.harm == "injured" || q.sense.harm == "killed") {
		return false // "was shot dead while another was injured"
	}
	next := slices.IndexFunc(after, func(o *predicate) bool {
		return deed(o) && o.sense.shelf == actVerb || o.sense.harm != "" && o.sense.shelf == actSuffer
	})
	if next < 0 {
		return false
	}
	if c.placesDiffer(subject[0].first) {
		return true
	}
	o := after[next]
	if !deed(o) {
		return false
	}
	if joint == ";" && c.p.titled(q.sentence) && family(o.sense.kind) != family(before[0].sense.kind) && before[0].sense.kind != "" {
		return true
	}
	if joint == "and" {
		return o.sense.kind == "abduct" && o.suffers && !o.relative && !c.hostages(before) && !c.ofThem(subject[0]) && c.p.low[subject[0].end-1] != "others"
	}
	return parting[o.sense.kind] && c.otherKind(before, o)
}

// joint is the word that opens a clause right before its subject at token to: "while", "and", ";"; "" for none.
func (c *clauseReader) joint(from, to int) string {
	joint := ""
	for k := to - 1; k >= max(from, to-3); k-- {
		switch w := c.p.low[k]; w {
		case "while", "whereas", ";", "and":
			joint = w
		}
	}
	return joint
}

// placesDiffer tells whether a place is named on both sides of token at, and not the same.
func (c *clauseReader) placesDiffer(at int) bool {
	a, b := c.ownPlace(c.first, at), c.ownPlace(at, c.last)
	return a != nil && b != nil && differentPlaces(a, b)
}

// otherKind tells whether no predicate before is of the family of o; what ends in arrests by the same force is one.
func (c *clauseReader) otherKind(before []*predicate, o *predicate) bool {
	return !slices.ContainsFunc(before, func(b *predicate) bool {
		if o.sense.kind == "arrest" && (b.sense.kind == "clash" || c.p.ofState(b)) {
			return true
		}
		return deed(b) && family(b.sense.kind) == family(o.sense.kind) && (o.sense.kind != "shooting" || b.sense.kind == o.sense.kind && b.sense.shelf == actNoun)
	})
}

// hostages tells of people taken by the predicates before: those taken after them are more of the same.
func (c *clauseReader) hostages(before []*predicate) bool {
	return slices.ContainsFunc(before, func(b *predicate) bool { return b.sense.kind == "abduct" || b.sense.kind == "hijack" })
}

// nounParts tells of another act that a clause after "while" tells by a noun: "while a bomb in a cart left two
// wounded".
func (c *clauseReader) nounParts(before, after []*predicate) bool {
	q := after[0]
	first := q.first
	for _, n := range c.nouns {
		if n.first <= q.first && q.first < n.end {
			first = n.first
		}
	}
	for first > c.first && (determiners[c.p.low[first-1]] || c.p.low[first-1] == "a") {
		first--
	}
	joint := c.joint(before[len(before)-1].end, first)
	if joint == "" || joint == "and" || c.p.definiteAt(q.first) || !slices.ContainsFunc(after, func(o *predicate) bool { return o.sense.shelf != actNoun }) {
		return false
	}
	for _, b := range before {
		if m := kindOf(b.sense.kind).means; m != "" && m == kindOf(q.sense.kind).means && !c.placesDiffer(first) {
			return false
		}
	}
	return true
}

// hoursApart tells of an act that the sentence dates another by: "gunned down four labourers in Karda, hours after a
// blast damaged a pipeline in Sorra".
func (c *clauseReader) hoursApart(before []*predicate, q *predicate) bool {
	from := before[len(before)-1].end
	for k := max(from, q.first-6); k+1 < q.first; k++ {
		if (c.p.low[k+1] == "after" || c.p.low[k+1] == "before") && spells[c.p.low[k]] {
			days := strings.HasPrefix(c.p.low[k], "day") || strings.HasPrefix(c.p.low[k], "week")
			return deed(q) && !c.p.definiteAt(q.first) && (days && c.p.low[k+1] == "after" && slices.Contains(c.p.low[c.first:k], "came") || c.placesDiffer(k))
		}
	}
	return false
}
