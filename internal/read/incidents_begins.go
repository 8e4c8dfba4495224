package read

import (
	"math"
	"slices"
	"strings"

	"daybook"
)

// Where one act ends and the next begins: between sentences by a score, inside a sentence by its clauses.

// separates weighs the word by which a sentence begins something else: 2 surely, 1 perhaps.
func (p *page) separates(c *clauseReader) int {
	for i := c.first; i < min(c.first+4, c.last); i++ {
		m, ok := p.marked(i, separator)
		if !ok || m.sense.section != "separators" {
			continue
		}
		switch m.sense.words {
		case "also", "later", "earlier", "subsequently", "further", "moreover", "besides", "in addition", "furthermore", "similarly":
			return 1
		}
		return 2
	}
	return 0
}

// onWorks tells of damage to pylons, bridges and the like that harms nobody.
func (st *telling) onWorks() bool {
	if len(st.tolls) > 0 || family(st.kind) != "property" && st.kind != "bomb" && st.kind != "blast" || st.kindPred == nil || st.kindPred.form == plain || len(st.kindPred.objects) == 0 {
		return false
	}
	return !slices.ContainsFunc(st.kindPred.objects, func(n *noun) bool { return n.kind != thing || n.class != "infrastructure" })
}

// strikesBack tells of forces of the state that kill or fight those who did what was told before: "soldiers pursued the
// assailants and killed three of them". At another place or on another day that is an act of its own.
func (p *page) strikesBack(cur, next *telling) bool {
	if cur.byState() || family(cur.kind) != "violence" && family(cur.kind) != "abduct" || next.kind != "clash" && next.kind != "killing" && next.kind != "shooting" {
		return false
	}
	return slices.ContainsFunc(next.preds, func(q *predicate) bool {
		return deed(q) && q.sense.shelf == actVerb && p.ofState(q) && slices.ContainsFunc(q.objects, func(n *noun) bool {
			class := p.classOf(n)
			return class == "militants" || class == "unidentified" || n.kind == pronoun || n.ofIt != nil && n.ofIt.kind == pronoun
		})
	})
}

// harmOfForce tells of people harmed, nobody says by whom nor where else, right after force was used against a crowd.
func (st *telling) harmOfForce(cur *telling, away int) bool {
	if away > 1 || cur.kind != "dispersal" && cur.kind != "crackdown" && cur.kind != "riot" || st.kind != "killing" && st.kind != "" || st.first != cur.last+1 {
		return false
	}
	return !slices.ContainsFunc(st.preds, func(q *predicate) bool { return len(q.doers) > 0 })
}

// ofPatients tells of people who died or were treated in hospital: on whatever day, of what was told.
func (c *clauseReader) ofPatients() bool {
	return slices.ContainsFunc(c.p.low[c.first:c.last], ofHospital)
}

// ofHospital are words of those who lie wounded.
func ofHospital(w string) bool {
	return w == "hospital" || w == "hospitals" || w == "wounds" || w == "injuries" || w == "clinic" || strings.HasPrefix(w, "hospitali")
}

// partOfProtest tells of forces who were assaulted, nobody armed says by whom, where a crowd and they are told of.
func (p *page) partOfProtest(cur, next *telling) bool {
	if family(cur.kind) != "protest" || next.kind != "assault" || next.kindPred == nil {
		return false
	}
	q := next.kindPred
	return slices.ContainsFunc(q.objects, func(n *noun) bool { return p.classOf(n) == "security forces" }) &&
		!slices.ContainsFunc(q.doers, func(n *noun) bool { return p.classOf(n) == "militants" || p.classOf(n) == "unidentified" })
}

// laterOn weighs words that carry the report on in time or space: "Hours later", "in neighbouring Karda", "pursuing
// troops"; and bodies that are found where no fight is told.
func (p *page) laterOn(cur, next *telling, c *clauseReader) (score int) {
	if !next.acts() || p.titled(cur.last) && p.leads(next.first) {
		return 0
	}
	for i := c.first; i < c.last; i++ {
		m, ok := p.marked(i, separator)
		if !ok {
			continue
		}
		switch {
		case m.sense.section == "later" && i < c.first+4:
			score = max(score, 6)
		case m.sense.section == "beyond" && len(next.tolls) > 0:
			score = max(score, 2)
		case m.sense.section == "pursuit" && next.kind == "clash":
			score = max(score, 2)
		}
	}
	if next.kind == "body" && cur.kind != "body" && family(cur.kind) == "violence" && next.foundElsewhere() {
		score += 6
	}
	return score
}

// foundElsewhere tells of bodies that are no victims told before, "the bodies of four drivers", with a place of
// their own.
func (st *telling) foundElsewhere() bool {
	return st.where != nil && st.where.first >= st.clauses[0].first && slices.ContainsFunc(st.tolls, func(t *toll) bool {
		return t.kind == "killed" && t.count.given && !t.definite
	})
}

// otherMeans weighs another weapon that harms others: "a shell had also hit a house" after a shoot-out.
func (p *page) otherMeans(cur, next *telling, c *clauseReader) (score int) {
	q := next.kindPred
	if q == nil || q.sense.shelf == actNoun && !p.newsy(q) || q.first < c.first {
		return 0
	}
	for k := max(c.first+4, q.first-3); k < min(q.end+2, c.last); k++ {
		if p.low[k] == "also" {
			score = 1
		}
	}
	a, b := kindOf(cur.kind).means, kindOf(next.kind).means
	if a == "" || b == "" || a == b || c.pointsBack() || len(next.tolls) == 0 {
		return score
	}
	for _, t := range next.tolls {
		if t.definite || slices.ContainsFunc(cur.tolls, func(o *toll) bool {
			return o.class == t.class && o.kind == t.kind || o.class == "people" && o.count.low > 1
		}) {
			return score
		}
	}
	return score + 2
}

// titled tells whether sentence s is the report's title.
func (p *page) titled(s int) bool {
	return p.inTitle(int(p.doc.Tokens[p.doc.Sentences[s].First].Start))
}

// others tells whether a sentence that gives its act a day, from token from on, counts only people not told before.
func (st *telling) others(c *clauseReader, from int) bool {
	return st.when.first >= from && !c.pointsBack() && !slices.ContainsFunc(st.tolls, func(t *toll) bool { return t.definite || !t.count.given && t.count.low > 1 })
}

// rises tells whether a protest was made, not only mentioned.
func (st *telling) rises() bool {
	return family(st.kind) == "protest" && st.kindPred != nil && (st.kindPred.sense.shelf != actNoun || st.kindPred.made)
}

// anotherOne weighs "another explosive device", "the second blast", "two other attackers"; nothing where
// the story counted several from the start.
func (p *page) anotherOne(cur, next *telling, c *clauseReader) int {
	if cur.several(p) && (next.where == nil || cur.where == nil || next.where.place.Name == cur.where.place.Name) {
		return 0
	}
	for _, q := range next.preds {
		if q.sense.kind == "" || q.blamed || q.unreal || q.first < c.first {
			continue
		}
		if q.sense.shelf == actNoun && p.furthered(c.first, q.first) || len(q.doers) > 0 && q.doers[0].first >= c.first && p.furthered(c.first, q.doers[0].head) {
			return 3
		}
	}
	if p.low[c.first] == "another" {
		return 2
	}
	for i := c.first; i < c.last; i++ {
		if m, ok := p.marked(i, weaponOf); ok && m.sense.section == "explosives" && p.furthered(c.first, i) {
			return 3 // "a third device went off", "a second bomb was defused"
		}
	}
	return 0
}

// several tells whether the story opened with more than one act of its kind: "two blasts", "twin attacks".
func (st *telling) several(p *page) bool {
	for _, q := range st.preds {
		if q.sentence != st.first || q.sense.shelf != actNoun || q.form != pluralNoun {
			continue
		}
		for k := q.first - 1; k >= max(p.sentenceFirst(q.first), q.first-4); k-- {
			if numberWords[p.low[k]] > 1 || p.low[k] == "twin" || p.low[k] == "several" || p.low[k] == "series" || p.low[k] == "multiple" {
				return true
			}
		}
	}
	return false
}

// furthered tells whether a word that leads on stands in the phrase before token i: "another", "the second",
// "two other", but not "the other two", "other guards".
func (p *page) furthered(first, i int) bool {
	for k := i; k >= max(first, i-4); k-- {
		switch w := p.low[k]; {
		case w == "another" || w == "second" || w == "third" || w == "fourth" || w == "similar":
			return true
		case w == "other":
			return k > first && numberWords[p.low[k-1]] > 0 && (k-1 == first || p.low[k-2] != "the")
		case k < i && (determiners[w] || p.stops(k)):
			return false
		}
	}
	return false
}

// datedApart weighs a day of its own that a sentence gives its act; windows that only overlap count little.
func (p *page) datedApart(cur, next *telling, c *clauseReader) int {
	switch {
	case next.when == nil || cur.when == nil || next.when.when == cur.when.when:
		return 0
	case next.when.loose && (family(next.kind) == family(cur.kind) || family(next.kind) == "property") && next.when.first >= c.first+8:
		return 0 // an hour in passing, or the day of who speaks
	case next.when.when.From > cur.when.when.To || next.when.when.To < cur.when.when.From:
		if next.when == p.setting.when && cur.when.loose {
			return 1 // the lead gave but the day of who speaks
		}
		return 3
	}
	return 1
}

// near tells whether two places lie within a city's breadth of each other.
func near(a, b *placeMention) bool {
	x, y := &a.place, &b.place
	return x.Lat != nil && y.Lat != nil && math.Abs(*x.Lat-*y.Lat)+math.Abs(*x.Lon-*y.Lon) < cityWide
}

// cityWide is the breadth of a great city in degrees, some 30 km.
const cityWide = 0.3

// acts tells whether somebody does or suffers a deed in the telling, more than that people died.
func (st *telling) acts() bool {
	return slices.ContainsFunc(st.preds, func(q *predicate) bool {
		return q.sense.kind != "" && !q.unreal && !q.blamed && (q.sense.shelf == actVerb || q.sense.shelf == actSuffer && q.sense.kind == "shooting" || q.sense.shelf == actNoun && len(q.doers)+len(q.objects) > 0)
	})
}

// placedApart weighs a place of its own that a sentence gives its act; opens where it opens with it.
func (p *page) placedApart(cur, next *telling, c *clauseReader) (score int, opens bool) {
	if p.opensWithName(c) && next.acts() {
		return 3, true
	}
	if next.where != nil && next.acts() && p.opensWithPlace(c, next.where) && cur.namesOnly(p, next.where) {
		return 3, true
	}
	if next.where == nil || cur.where == nil || !differentPlaces(cur.where, next.where) {
		return 0, false
	}
	if next.rises() && cur.rises() && next.where.place.Precision < 4 && next.where.first >= c.first && p.aside(next.where) < 30 {
		return 3, false // a protest in another town
	}
	if next.opened || p.opensWithPlace(c, next.where) {
		return 4, true
	}
	if near(cur.where, next.where) {
		return 1, false // quarters of one city
	}
	if p.aside(next.where) < 30 && next.acts() && next.where.first > c.first {
		switch p.low[next.where.first-1] {
		case "in", "at", "near", "outside", "of":
			return 2, true
		}
	}
	return 1, false
}

// namesOnly tells whether the telling names a place that it happened in, and not place m nor what lies in it.
func (st *telling) namesOnly(p *page, m *placeMention) bool {
	named := false
	for _, c := range st.clauses {
		n := c.nameGiven()
		if n == "" {
			continue
		}
		if strings.Contains(n, p.low[m.first]) {
			return false
		}
		named = true
	}
	return named && (st.where == nil || st.where.place.Precision >= 4 && m.place.Precision < 4)
}

// lacksName tells whether a sentence says that its act was at a place that the gazetteer does not know and the telling
// has not named, "near Holm", while the telling has a place of its own.
func (st *telling) lacksName(p *page, c *clauseReader) bool {
	first, end := c.nameAt()
	if end == 0 || !p.unplaced(first) || !p.unplaced(end-1) {
		return false
	}
	return (st.where != nil || slices.ContainsFunc(st.clauses, func(o *clauseReader) bool { return o.nameGiven() != "" })) && !st.speaksOf(p.low[first])
}

// goesOn tells whether a telling is of something known: of arms found on those told of, or done to "the van", "them".
func (st *telling) goesOn() bool {
	return family(st.kind) == "seize" || st.kindPred != nil && slices.ContainsFunc(st.kindPred.objects, spokenOf) ||
		slices.ContainsFunc(st.tolls, func(t *toll) bool { return t.definite })
}

// unplaced tells whether no place that the gazetteer knows stands at token i.
func (p *page) unplaced(i int) bool {
	m := p.placeAt(i)
	return m == nil || m.rule == rulePlaceCalled
}

// unlisted is the place of a sentence that the gazetteer lacks: its name, in the district that the report told of last.
func (p *page) unlisted(c *clauseReader, last *placeMention) *placeMention {
	m := *last
	m.first, m.end = c.nameAt()
	m.place.Name = daybook.Text(p.quote(m.first, m.end))
	m.place.Text, m.place.Precision, m.rule = m.place.Name, max(m.place.Precision, 3), ""
	return &m
}

func rule(begins bool) string {
	if begins {
		return "incident/begins"
	}
	return "incident/continues"
}

// apart tells whether a sentence sets its act apart in time or place: "later", "in a separate incident".
func (p *page) apart(c *clauseReader) bool {
	for i := c.first; i < min(c.first+4, c.last); i++ {
		m, ok := p.marked(i, separator)
		if ok && m.sense.section == "separators" {
			if i > c.first && (p.low[i-1] == "hours" || p.low[i-1] == "hour") {
				return false // "hours earlier": its day is counted from the act before
			}
			switch m.sense.words {
			case "meanwhile", "also", "similarly", "moreover", "besides", "further", "in addition", "in the second incident", "in the third incident", "the same day", "on the same day", "later", "subsequently", "another blast", "another explosion", "another bomb", "in another":
				return false
			}
			return true
		}
	}
	return false
}

// split parts the predicates of a sentence into its news and what it only recalls.
func (c *clauseReader) split(cur *telling) (news, old []*predicate) {
	for _, q := range c.preds {
		switch {
		case q.unreal || q.blamed || q.taken, q.denied && cur != nil && !c.p.titled(cur.last):
		case q.past, cur != nil && (c.anterior(q, cur) || q.pluperfect && family(cur.kind) != family(q.sense.kind) && !c.dayOfNews(q)):
			old = append(old, q)
		default:
			news = append(news, q)
		}
	}
	return news, old
}

// dayOfNews tells of what a sentence in the past perfect dates in the days of the news: "police had arrested two men on
// Sunday night".
func (c *clauseReader) dayOfNews(q *predicate) bool {
	w := c.p.whenAt(q.first)
	return w != nil && w.first >= c.first && c.p.recent(w.when)
}

// hadBefore tells whether "had" stands before a predicate, and not only in "who had".
func (c *clauseReader) hadBefore(q *predicate) bool {
	for k := c.first + 1; k < q.first; k++ {
		if w := c.p.low[k-1]; c.p.low[k] == "had" && w != "who" && w != "which" {
			return true
		}
	}
	return false
}

// perfect tells whether "had" or "had been" stands before the verb.
func (c *clauseReader) perfect(q *predicate) bool {
	for k := q.first - 1; k >= max(c.first, q.first-3); k-- {
		switch w := c.p.low[k]; {
		case w == "had":
			return true
		case w != "been" && !betweenVerbs[w]:
			return false
		}
	}
	return false
}

// anterior tells whether a predicate of a sentence in the past perfect is dated before the story: "On
// Monday the two had escaped after killing a guard".
func (c *clauseReader) anterior(q *predicate, cur *telling) bool {
	if cur.when == nil || cur.when.when.Precision != "day" || c.p.titled(cur.first) && c.p.leads(q.sentence) {
		return false
	}
	taken := q.sense.kind == "arrest" && q.suffers && len(q.objects) > 0 && q.objects[0].definite // "the deceased was arrested on Monday"
	if !taken && !c.hadBefore(q) {
		return false
	}
	w := c.p.whenAt(q.first)
	if w == nil || w.when.To == "" || w.when.To >= cur.when.when.From {
		return false
	}
	return taken || cur.when.when.From.Sub(w.when.To) >= longBefore || w.first < c.first || !c.toldLate()
}

// toldLate tells of news of a day before, which a sentence tells in the past perfect of people not told of: "gunmen had
// shot dead a reporter on Monday".
func (c *clauseReader) toldLate() bool {
	return slices.ContainsFunc(c.preds, func(q *predicate) bool {
		return deed(q) && !q.relative && c.perfect(q) && !slices.ContainsFunc(q.objects, spokenOf) && !slices.ContainsFunc(q.doers, func(n *noun) bool { return n.kind == numberOnly && n.definite })
	})
}

// spokenOf tells of people pointed at as known: "he", "the driver".
func spokenOf(n *noun) bool { return n.kind == pronoun || n.definite }

// deed tells of a predicate that says what was done, more than that people were harmed.
func deed(q *predicate) bool {
	return q.sense.kind != "" && !q.unreal && !q.blamed && !q.negated && !q.taken
}

// ownPlace is the place at which tokens first..end say that something was, nil for none.
func (c *clauseReader) ownPlace(first, end int) *placeMention {
	places := c.p.placesIn(first, end)
	for i := range places {
		if m := &places[i]; m.role == asPlace && m.place.Precision < 4 && m.first > first && c.p.aside(m) < 8 {
			before := c.p.low[m.first-1]
			switch {
			case before == "the" && m.first > first+1:
				before = c.p.low[m.first-2] // "in the Karda area"
			case before == "of" && m.first > first+1 && settled[c.p.low[m.first-2]]:
				return m // "in the southern town of Karda"
			}
			switch before {
			case "in", "at", "near", "from", "outside":
				return m
			}
		}
	}
	return nil
}

// freshVictims tells whether next counts people that cur does not know, or tells of people told before.
func freshVictims(cur, next *telling) (fresh, told bool) {
	have := map[string]int{}
	for _, t := range cur.tolls {
		have[t.kind] += t.count.low
	}
	for k, t := range next.tolls {
		switch {
		case t.noun.kind == pronoun && k > 0: // somebody the same sentence names
		case !t.definite && (cur.onlyOthers(t) || cur.countsNone(t)): // neither the same nor more of them
		case t.definite:
			told = true
		case have[t.kind] == 0 && len(cur.tolls) > 0, t.count.low > have[t.kind], t.other:
			fresh = true
		default:
			told = true
		}
	}
	return fresh && !told, told
}

// onlyOthers tells whether a telling counts harm of the kind, and all of it on the other side: soldiers, where the
// toll is of fighters.
func (st *telling) onlyOthers(t *toll) bool {
	side := sideOfClass[t.class].side
	if side == "" || t.kind != "killed" && t.kind != "injured" {
		return false
	}
	found := false
	for _, o := range st.tolls {
		if o.kind != t.kind {
			continue
		}
		if s := sideOfClass[o.class].side; s == "" || s == side {
			return false
		}
		found = true
	}
	return found
}

// countsNone tells whether a telling counts harm of the kind, and none to people of the class of the toll.
func (st *telling) countsNone(t *toll) bool {
	class := plainClass(t.class)
	found := false
	for _, o := range st.tolls {
		if o.kind != t.kind {
			continue
		}
		if c := plainClass(o.class); class == "people" || c == "people" || c == class {
			return false
		}
		found = true
	}
	return found
}

// pointsBack tells whether the sentence speaks of "the attack", "the victims", "he".
func (c *clauseReader) pointsBack() bool {
	for i := c.first; i+1 < c.last; i++ {
		if c.p.low[i] == "the" && backPointers[c.p.low[i+1]] && !(i > c.first && i < c.first+5 && (c.p.low[i-1] == "after" || c.p.low[i-1] == "following")) {
			return true // but not "hours after the attack, …"
		}
	}
	return c.first < c.last && (c.p.low[c.first] == "he" || c.p.low[c.first] == "they" || c.p.low[c.first] == "she")
}
