package read

import (
	"slices"
	"strings"

	"daybook"
)

// listTargets completes the words of the target: all that the story says were hit, parted by semicolons, the one that
// gives the class first. "A judge; her driver; the car". Who is told of again is named once.
func (d *drafting) listTargets() {
	if d.st.kind == "arrest" || d.st.kind == "seize" || d.st.kind == "surrender" || d.st.protests() {
		return
	}
	l := &hitList{d: d}
	if d.victimOf != nil && d.Target != nil {
		l.main(d.victimOf)
	}
	for _, q := range d.titleLast() {
		if q.negated || q.unreal || q.blamed || !l.strikes(q) || d.byRival(q) {
			continue
		}
		for _, n := range slices.Concat(q.objects, q.aims) {
			if n.kind == pronoun && q.sense.harm != "" {
				n = l.meant(n)
			}
			if n != nil && l.mayBeHit(q, n) {
				l.add(n)
			}
		}
	}
	for _, t := range d.st.tolls {
		for _, part := range t.parts {
			if t.kind != "arrested" && l.mayBeHit(t.pred, part.noun) && !d.p.sex(part.noun) && !d.byRival(t.pred) {
				l.add(part.noun)
			}
		}
	}
	if d.exploded() {
		l.setNear()
	}
	l.addNamed()
	l.write()
}

// byRival tells of a figure that a party to the fight or another outlet puts beside the report's own.
func (d *drafting) byRival(q *predicate) bool {
	s := d.sayerOf(q)
	return s != nil && s.rival
}

// exploded tells of acts in which something went off or was fired at a place.
func (d *drafting) exploded() bool {
	switch d.st.kind {
	case "bomb", "blast", "grenade", "shelling", "suicide", "drone":
		return true
	}
	return false
}

// A hitList gathers the phrases that tell whom and what an act hit, each with the tokens that name it.
type hitList struct {
	d     *drafting
	items []hitItem
}

type hitItem struct {
	noun       *noun
	first, end int
}

// strikes tells whether a predicate says what the act did: the act itself, or harm and damage.
func (l *hitList) strikes(q *predicate) bool {
	switch q.sense.kind {
	case "arrest", "surrender", "seize", "raid", "protest", "block", "agree", "defuse", "dispersal":
		return false
	case "":
		return q.sense.harm == "killed" || q.sense.harm == "injured" || q.sense.harm == "abducted" || aiming[q.sense.words]
	}
	return true
}

// mayBeHit tells whether a phrase names people or a thing that predicate q hits, and neither who did it nor what it
// was done with.
func (l *hitList) mayBeHit(q *predicate, n *noun) bool {
	d := l.d
	if n == d.doer || n == d.claimer || d.ownSide(n) || n.appositive || n.head < 0 || d.p.dated(n.head) || n.part && d.p.sex(n) || anySuch[d.p.low[n.first]] {
		return false
	}
	if _, ok := d.p.marked(n.head, weaponOf); ok && n.kind != thing {
		return false
	}
	switch n.kind {
	case people:
		if class := d.p.classOf(n); class == "militants" && d.Perpetrator != nil && plainClass(string(d.Perpetrator.Class)) == "militants" {
			return false // the attackers' own dead
		}
		return d.counted(n) || !slices.ContainsFunc(l.d.st.preds, func(o *predicate) bool { return slices.Contains(o.doers, n) && deed(o) })
	case numberOnly:
		return n.ofIt != nil && n.ofIt.kind == people && q.sense.harm != "" && possessives[d.p.low[n.ofIt.first]] // "two of his guards"
	case nameOnly:
		return d.counted(n) && !d.p.placed(n) || q.sense.kind == "abduct"
	case thing:
		return q.sense.harm == "" && !d.p.charged(n)
	case bodies:
		class := d.p.classOf(n)
		return !d.p.charged(n) && q.sense.kind != "clash" && (class == "security forces" || class == "officials" || class == "civilians")
	}
	return false
}

// meant is the person that "him" stands for: "fired at the car of Minister Sala, killing him"; nil for none or several.
func (l *hitList) meant(n *noun) *noun {
	o := l.d.standsFor(n)
	if o == nil || o == l.d.doer || o.kind != nameOnly && !(o.kind == people && !o.plural) {
		return nil
	}
	return o
}

// main enters the target that gives the class, with those joined to it.
func (l *hitList) main(n *noun) {
	first, end := l.d.wholeOf(n)
	l.items = append(l.items, hitItem{n, n.first, n.end})
	at := len(l.items) - 1
	_, l.items[at].end = l.d.p.extent(n)
	for _, c := range l.d.st.clauses {
		for _, o := range c.nouns {
			if o == n || o.first < l.items[at].end || o.first < first || o.end > end || o.of != nil {
				continue
			}
			it := &l.items[len(l.items)-1]
			_, oEnd := l.d.p.extent(o)
			if o.appositive && (it.noun.count.high == 1 && !it.noun.count.open || it.end <= it.noun.end) && l.own(it.noun, o) {
				it.end = oEnd // "a judge, Maria Diaz"; "two traders, identified as Gul"
				continue
			}
			l.items = append(l.items, hitItem{o, o.first, oEnd})
		}
	}
}

// own tells whether an apposition names or describes the phrase n, and not a place.
func (l *hitList) own(n, o *noun) bool { return o.names == n || o.names == nil || o.kind == nameOnly }

// add enters a phrase with its names unless it tells of somebody listed.
func (l *hitList) add(n *noun) {
	if !l.told(n) {
		l.main(n)
	}
	if n.kind == people && (n.plural || n.name) || n.kind == nameOnly {
		l.enter(l.d.p.namesAfter(n, nil))
	}
}

// enter adds those of some names that are not listed yet.
func (l *hitList) enter(names []*noun) {
	for _, o := range names {
		if !l.d.p.placed(o) && l.d.p.groupOf(o) == "" && !l.told(o) {
			l.items = append(l.items, hitItem{o, o.first, o.end})
		}
	}
}

// namedWithin is how many sentences after an act those it hit may be named.
const namedWithin = 60

// addNamed enters the names that a later sentence gives those listed: "The victims were identified as Juan Sala and Rosa
// Lima", "The two engineers, Carlo Ricci and …", "The dead are …".
func (l *hitList) addNamed() {
	p := l.d.p
	for s := l.d.st.first; s <= min(l.d.st.last+1, l.d.st.first+namedWithin) && s < len(p.doc.Sentences) && len(l.items) > 0; s++ {
		for _, n := range p.nounsIn(s) {
			if n.definite && n.kind == people && n.of == nil && (s > l.d.st.first || l.has(n)) && l.speaksOf(n) {
				l.enter(p.namesAfter(n, p.isOrAs))
			}
		}
	}
}

// namesAfter gives the names in the list that begins with phrase n or right after it, behind tokens that lead allows: "the
// priests Juan Sala, rector of the college, Rosa Lima (24) and Father Gil".
func (p *page) namesAfter(n *noun, lead func(first, end int) bool) (out []*noun) {
	_, end := p.extent(n)
	named := n.name || n.kind == nameOnly
	for _, o := range p.nounsIn(n.sentence) {
		if o.first < end {
			continue
		}
		switch {
		case p.listsOn(end, o.first), len(out) == 0 && lead != nil && lead(end, o.first):
		default:
			return out
		}
		switch {
		case o.kind == nameOnly, o.kind == people && o.name && !o.plural && (!determiners[p.low[o.first]] || possessives[p.low[o.first]]):
			out, named = append(out, o), true
		case !named || o.kind != people && o.kind != otherNoun && o.kind != numberOnly || o.plural && o.kind != numberOnly:
			return out // who is told of there is nobody by name
		}
		_, end = p.extent(o)
	}
	return out
}

// listsOn tells whether only what parts the names of a list stands in tokens first..end: commas, ages, "and".
func (p *page) listsOn(first, end int) bool {
	if end-first > 5 {
		return false
	}
	for _, w := range p.low[first:end] {
		if !listJoints[w] && !digits(w) {
			return false
		}
	}
	return end > first
}

// isOrAs tells whether the few words between two phrases end in a form of "to be" or in "as": "have been named as".
func (p *page) isOrAs(first, end int) bool {
	if end == first || end > first+5 {
		return false
	}
	switch p.low[end-1] {
	case "is", "are", "was", "were", "as":
		return true
	}
	return false
}

// speaksOf tells whether a phrase with "the" speaks of people listed: "the victims", "the engineers" after "two engineers".
func (l *hitList) speaksOf(n *noun) bool {
	p := l.d.p
	return retold[p.low[n.head]] && n.kind == people || slices.ContainsFunc(l.items, func(it hitItem) bool {
		return it.noun.kind == people && it.noun.head >= 0 && p.low[it.noun.head] == p.low[n.head]
	})
}

// has tells whether a phrase is an item of the list.
func (l *hitList) has(n *noun) bool {
	return slices.ContainsFunc(l.items, func(it hitItem) bool { return it.noun.first == n.first })
}

// told tells whether a phrase speaks of what is listed: the same words, "the judge" after "a judge", a name again.
func (l *hitList) told(n *noun) bool {
	p := l.d.p
	first, end := p.extent(n)
	for _, it := range l.items {
		if first < it.end && it.first < end || p.sameWords(first, end, it.first, it.end) || n.definite && p.wordsWithin(first, end, it.first, it.end) {
			return true
		}
		if l.again(n, it.noun) {
			return true
		}
		if p.sharesName(n, &it) {
			return true
		}
	}
	if len(l.items) > 0 && n.head >= 0 && corpses[p.low[n.head]] {
		return true // the body of somebody listed
	}
	return n.definite && n.kind == people && len(l.items) > 0 && (retold[p.low[n.head]] || n.sentence != l.d.st.first && p.low[n.first] == "the" && !n.name && n.ofIt == nil)
}

// again tells whether phrase n may speak of o once more: by the same word, or as many people in another sentence.
func (l *hitList) again(n, o *noun) bool {
	if n.kind == nameOnly || o.kind == nameOnly || n.other {
		return false
	}
	p := l.d.p
	elsewhere := n.sentence != o.sentence
	if p.low[n.head] == p.low[o.head] {
		return n.definite || elsewhere && (!n.count.given || n.count.low == o.count.low) || !n.count.given && n.kind != thing
	}
	a, b := plainClass(p.classOf(n)), plainClass(p.classOf(o))
	return elsewhere && n.kind == people && o.kind == people && n.count.given && o.count.given && n.count.low == o.count.low && (a == b || a == "people" || b == "people")
}

// sharesName tells whether the last name of a phrase stands in an item.
func (p *page) sharesName(n *noun, it *hitItem) bool {
	if n.kind != nameOnly && !n.name || n.end == 0 || !p.proper(n.end-1) || n.plural {
		return false
	}
	shared := slices.Contains(p.low[it.first:it.end], p.low[n.end-1])
	if shared && n.kind == nameOnly && n.end > n.first+1 && it.noun.kind == nameOnly && it.end > it.first+1 {
		return slices.ContainsFunc(p.low[n.first:n.end-1], func(w string) bool { return slices.Contains(p.low[it.first:it.end], w) }) // not his brother
	}
	return shared
}

// wordsWithin tells whether all words of tokens a..b, but "the", stand in c..d: "the president of the court" after "Juan Sala,
// president of the court".
func (p *page) wordsWithin(a, b, c, d int) bool {
	for _, w := range p.low[a:b] {
		if w != "the" && !slices.Contains(p.low[c:d], w) {
			return false
		}
	}
	return b > a
}

// sameWords tells whether two runs of tokens hold the same words.
func (p *page) sameWords(a, b, c, d int) bool {
	return b-a == d-c && slices.Equal(p.low[a:b], p.low[c:d])
}

// things tells whether the list holds a building, vehicle or the like.
func (l *hitList) things() bool {
	return slices.ContainsFunc(l.items, func(it hitItem) bool { return it.noun.kind == thing })
}

// setNear enters the things at which explosives were set or went off, "a bomb exploded outside the bank": those of the
// sentence that tells of it, or where no other thing is told, of the first that names any.
func (l *hitList) setNear() {
	others := l.things()
	for _, c := range l.d.st.clauses {
		if !slices.ContainsFunc(c.preds, func(q *predicate) bool { return family(q.sense.kind) == "violence" && !q.unreal }) || others && c.sentence() != l.d.st.tellingSentence() {
			continue
		}
		found := false
		for _, n := range c.nouns {
			if l.d.p.setAtThing(n) && !l.d.p.charged(n) && !l.told(n) {
				l.main(n)
				found = true
			}
		}
		if found {
			return
		}
	}
}

// setAtThing tells of a thing at or before which something was set: "near a bank", "in front of the ministry", "at the
// gate of the college".
func (p *page) setAtThing(n *noun) bool {
	if n.kind != thing || wayside[p.low[n.head]] || wayside[p.low[n.end-1]] {
		return false
	}
	if n.of != nil {
		return n.of.head >= 0 && gates[p.low[n.of.head]] && setAt[n.of.prep]
	}
	return setAt[n.prep]
}

// tellingSentence is the sentence of the word that gives the kind, else the first.
func (st *telling) tellingSentence() int {
	if st.kindPred == nil {
		return st.first
	}
	return st.kindPred.sentence
}

// describe joins a phrase that counts people to the first of their names, where as many are named: "two engineers, Carlo
// Ricci; Ana Sala".
func (l *hitList) describe(texts []string) []string {
	var named []int
	all := -1
	for i, it := range l.items {
		switch n := it.noun; {
		case all >= 0 && (n.kind == nameOnly || n.kind == people && n.name && !n.plural):
			named = append(named, i)
		case n.kind == people && !n.name && !n.other && n.count.given && !n.count.open && all < 0:
			all = i
		}
	}
	if all < 0 || len(named) == 0 || len(named) < l.items[all].noun.count.low {
		return texts
	}
	texts[named[0]] = texts[all] + ", " + texts[named[0]]
	return slices.Delete(texts, all, all+1)
}

// write puts the list into the target and binds each item to its words.
func (l *hitList) write() {
	if len(l.items) == 0 {
		return
	}
	p := l.d.p
	var texts []string
	for i, it := range l.items {
		texts = append(texts, strings.ReplaceAll(p.quote(it.first, it.end), ";", ","))
		if i > 0 || l.d.Target == nil {
			l.d.note("target", it.first, it.end, "act/target")
		}
	}
	if l.d.Target == nil {
		l.d.Target = &daybook.Party{Class: daybook.Text(l.d.targetClass(l.items[0].noun))}
		l.d.targetKind = string(l.d.Target.Class)
	}
	l.d.Target.Text = daybook.Text(strings.Join(l.describe(texts), "; "))
	for _, it := range l.items { // "militants; a member of the Front"
		if l.d.Target.Group == "" && l.d.targetClass(it.noun) == string(l.d.Target.Class) {
			l.d.groupHit(it.noun)
		}
	}
}
