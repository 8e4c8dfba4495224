package read

import (
	"slices"

	"daybook/internal/language"
)

// argumentsByTree mends the subject and object that the order of words gives verb predicate q, by the
// dependency tree where that has ones of its own.
func (c *clauseReader) argumentsByTree(q *predicate) {
	v := c.p.doc.Word(q.first)
	if v.UPOS() != language.VERB || v.Is(language.Amod) {
		return
	}
	at := &q.doers
	if q.suffers {
		at = &q.objects
	}
	s := nearestSubject(v)
	if s.OK() && c.p.dateAt(s.I) == nil {
		*at = c.agreed(*at, s, q)
	}
	if o := v.Child(language.Obj); !q.suffers && o.OK() && o.I >= q.end && c.p.dateAt(o.I) == nil {
		q.objects = c.agreed(q.objects, o, q)
	}
	c.partOfObject(q, v)
}

// partOfObject gives a bare number that a verb is done to the class of those that the verb before it is done to: "chased
// the rebels and killed five of them".
func (c *clauseReader) partOfObject(q *predicate, v language.Word) {
	if q.suffers || q.sense.harm == "" || !v.Is(language.Conj) || len(q.objects) != 1 {
		return
	}
	n := q.objects[0]
	if n.kind != numberOnly || n.class != "" && n.class != "people" || n.ofIt != nil && n.ofIt.kind != pronoun {
		return
	}
	o := v.Head().Child(language.Obj)
	if !o.OK() || o.I >= q.first {
		return
	}
	if who := c.phraseOf(o); who != nil && who.kind == people && who.plural {
		if n.class = c.p.classOf(who); n.class == "unidentified" {
			n.class = "militants"
		}
	}
}

// agreed are the phrases that word w of the tree, and the words joined to it, stand in, with the parts of
// them among the phrases found by the order of words. Where the tree's word stands in no phrase, or in one
// under a preposition, the order of words has it.
func (c *clauseReader) agreed(found []*noun, w language.Word, q *predicate) []*noun {
	head := c.phraseOf(w)
	if head == nil || head.part || c.ofThem(head) || head.prep != "" || head.kind == pronoun {
		return found
	}
	if len(found) == 1 && q.suffers && found[0].kind == people && found[0].end == q.first && c.hasVerb(head.end, found[0].first) {
		return found // "Five labourers kidnapped, guard killed"
	}
	var out []*noun
	for _, k := range conjuncts(w) {
		n := c.phraseOf(k)
		if n != nil && (n.kind != otherNoun || (q.suffers || q.sense.harm != "") && c.p.personlike(n)) && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	if len(out) == 1 && (!out[0].plural || out[0].shares()) && c.pluralVerb(q) {
		return found // "a constable, Tahir Gul, and a driver were": the tree lost the others
	}
	if len(out) == 0 && len(found) > 0 && (found[0].first == q.end || family(q.sense.kind) == "property" && !q.suffers && found[0].kind == thing) {
		return found // "killed one soldier 35 km …": what follows the verb at once is its object
	}
	if len(out) > 0 && len(found) > 1 && leaving[c.at(found[0].first-1)] && c.inList(found[0], out[0]) {
		out = slices.Insert(out, 0, found[0]) // "leaving a soldier and two guards wounded"
	}
	if len(out) > 0 && len(found) > 2 && q.suffers && found[1] == out[0] && found[0].kind == people && c.inList(found[0], out[0]) {
		out = slices.Insert(out, 0, found[0]) // "a couple, their two sons and a maid were"
	}
	single := len(out) > 0 && !out[0].count.given
	for _, n := range found {
		if (n.part || single && c.joined(n) || c.goesOn(out, n) || n.shares() || !q.suffers && c.listed(out, n)) && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// leaving are the forms of the verb before those whom an act leaves hurt or dead.
var leaving = map[string]bool{"leaving": true, "left": true, "leaves": true, "leave": true}

// goesOn tells of counted people that "and" or a comma joins to the last of those found, and that do nothing of
// their own: the tree lost the rest of a list.
func (c *clauseReader) goesOn(found []*noun, n *noun) bool {
	return len(found) > 0 && !c.p.doc.Word(n.head).Is(language.Nsubj, language.NsubjPass) && c.inList(found[len(found)-1], n)
}

// listed tells of a building or vehicle that a comma or "and" joins to others of the list: the tree lost the rest of it.
func (c *clauseReader) listed(found []*noun, n *noun) bool {
	if len(found) == 0 || n.kind != thing || n.prep != "" || n.appositive {
		return false
	}
	last := found[len(found)-1]
	if last.kind != thing && last.kind != bodies {
		return false
	}
	_, end := c.p.extent(last)
	switch c.p.wordsBetween(end, max(end, n.first)) {
	case ",", "and", ", and", "as well as":
		return true
	}
	return false
}

// inList tells of counted people that "and" or a comma joins to those right before.
func (c *clauseReader) inList(before, n *noun) bool {
	w := c.p.low[n.first]
	if n.appositive || n.prep != "" || collectives[c.p.low[n.head]] || n.kind != people && !c.p.personlike(n) && !c.someOf(n) || !n.count.given && !p1(w) && !possessives[w] {
		return false
	}
	_, end := c.p.extent(before)
	switch c.p.wordsBetween(end, max(end, n.first)) {
	case "and", ", and", "as well as", "and also":
		return true
	case ",":
		_, after := c.p.extent(n)
		return n.count.given || (c.at(after) == "and" || c.at(after) == ",") && c.nounBegins(after+1) && c.list(after+1)
	}
	return false
}

// someOf tells of a number of the people of somebody: "two of his sons".
func (c *clauseReader) someOf(n *noun) bool {
	return n.kind == numberOnly && n.count.given && n.ofIt != nil && n.ofIt.kind == people
}

// list tells whether a list goes on at a token: "a …", "two …", "their …".
func (c *clauseReader) list(at int) bool {
	_, end := c.p.countAt(at, c.last)
	return end > 0 || p1(c.at(at)) || possessives[c.at(at)]
}

// phraseOf is the noun phrase that word w stands in; of one that names or describes another, that other.
func (c *clauseReader) phraseOf(w language.Word) *noun {
	for _, n := range c.nouns {
		if n.first <= w.I && w.I < n.end {
			if n.appositive && n.names != nil {
				return n.names
			}
			return n
		}
	}
	return nil
}

// pluralVerb tells whether the auxiliary of q wants a plural subject.
func (c *clauseReader) pluralVerb(q *predicate) bool {
	k := q.first - 1
	for k > c.first && betweenVerbs[c.p.low[k]] {
		k--
	}
	return k > c.first && (c.p.low[k] == "were" || c.p.low[k] == "are")
}

// joined tells of a phrase that begins "and his …", "and a …", "and two …": somebody besides those before.
func (c *clauseReader) joined(n *noun) bool {
	if n.appositive || n.first <= c.first || c.p.low[n.first-1] != "and" || n.kind != people {
		return false
	}
	w := c.p.low[n.first]
	return n.count.given || w == "a" || w == "an" || w == "his" || w == "her" || w == "their"
}

// tellsIt tells of who stands after a comma and before a verb of saying: ", police commander Holm told reporters".
func (c *clauseReader) tellsIt(n *noun) bool {
	_, end := c.p.extent(n)
	if n.first == c.first || c.p.low[n.first-1] != "," {
		return false
	}
	for k := 0; k < 2 && end+1 < c.last && c.p.low[end] == "and"; k++ {
		for _, o := range c.nouns {
			if o.first == end+1 {
				_, end = c.p.extent(o)
				break
			}
		}
	}
	return end < c.last && speaking[c.p.low[end]]
}
