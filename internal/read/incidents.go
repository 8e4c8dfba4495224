package read

import (
	"slices"
	"strconv"
	"strings"

	"daybook"
)

// A telling is one incident in the making: what the sentences that tell it say.
type telling struct {
	clauses    []*clauseReader
	preds      []*predicate
	tolls      []*toll
	hits       []*toll // people shot or hit, whether they lived or not
	treated    []*toll // people in hospital
	when       *whenFound
	where      *placeMention
	header     bool     // a total over several incidents, not one of its own
	over       *telling // the total that was left out for it and others
	retold     bool     // tells the act of the lead again
	scene      bool     // its day is that of a sentence beside it
	opened     bool     // at the place that a sentence before it opens with
	beside     bool     // told in the sentence of such a total
	background bool
	answered   bool   // the state used force against the mob that did it
	undated    bool   // a follow-up whose day is not told
	noneSaid   [2]int // tokens that say nobody was harmed
	first      int    // first sentence
	last       int
	kind       string // of the act with the highest rank
	kindPred   *predicate
	raidKnown  int8 // 0 not yet asked, 1 no raid, 2 a raid
	watchKnown int8 // the same of a patrol or checkpost
}

// findIncidents reads the acts of the report and writes one draft for each.
func (p *page) findIncidents() {
	p.incidents = []daybook.Draft{}
	p.markWords()
	p.findItems()
	var stories []*telling
	p.setting = setting{}
	read := make([]*clauseReader, len(p.doc.Sentences))
	for s := range read {
		read[s] = p.readSentence(s)
	}
	p.findSums(read)
	for s, c := range read {
		if c.first < c.last { // not a colon alone
			stories = p.continueStory(stories, c, s)
		}
	}
	p.setting.release(p, stories)
	stories = p.dropHeaders(stories)
	p.placeClaims(stories)
	p.recall(stories)
	p.dateOpening(stories)
	p.shareOut(stories)
	p.deadInAll = p.deadOf(stories)
	outlets := firstOutlets(p.outletsOf(stories))
	var drafts []*drafting
	for _, story := range stories {
		for _, st := range p.atEachPlace(story) {
			if d := p.draft(st, outlets); d != nil {
				drafts = append(drafts, d)
			}
		}
	}
	drafts = p.warranted(drafts)
	enemies(drafts)
	for i, d := range drafts {
		d.ID = p.report.ID + "#" + strconv.Itoa(i+1)
		p.incidents = append(p.incidents, d.Draft)
	}
	weighConfidence(p.incidents, len(strings.Fields(p.doc.Text)))
}

// continueStory adds a sentence to the story it continues, or begins a new one.
func (p *page) continueStory(stories []*telling, c *clauseReader, s int) []*telling {
	var cur *telling
	if len(stories) > 0 {
		cur = stories[len(stories)-1]
		for k := len(stories) - 1; k >= 0 && (cur.background || p.titled(cur.last) && !p.titled(stories[k].last)); k-- {
			cur = stories[k]
		}
	}
	p.setting.reach(p, stories, s)
	news, old := c.split(cur)
	told := false
	for k, part := range c.parts(news) {
		next := p.gather(part.clauseReader, part.preds, s, false)
		if next == nil {
			continue
		}
		told = true
		p.setting.lend(p, next, s, k == 0)
		if o := p.announced(stories, next); o != nil && k == 0 {
			cur = o
			cur.join(next)
			continue
		}
		if cur != nil && cur.background && next.when == nil && family(next.kind) == family(cur.kind) && next.kind != "" {
			cur.join(next) // all that is told so far is of the past
			continue
		}
		if cur != nil && !cur.background && next.early() {
			cur.join(next) // "Earlier reports had spoken of nine dead"
			continue
		}
		if cur != nil && k > 0 && next.takenIn(cur, s) {
			cur.join(next)
			continue
		}
		of, apart := p.continued(stories, cur, next)
		if cur = of; cur == nil || cur.background || k > 0 || apart || p.begins(cur, next, c) {
			if o := p.goesBack(stories, next, c); o != nil {
				o.join(next)
				continue
			}
			next.beside = k > 0 && cur != nil && (cur.header || cur.beside) && cur.first == s
			next.inherit(stories, k == 0 && p.apart(c), p.followsUp(cur, next, c))
			if k == 0 {
				next.clauses = append(p.setting.take(), next.clauses...)
			}
			stories, cur = append(stories, next), next
		} else {
			cur.join(next)
		}
	}
	if told {
		p.setting.release(p, stories)
		p.setting.opens = nil
	}
	if cur != nil && !cur.background && len(stories) > 0 && cur.first < s && (p.itemAt(s) == nil || p.sameItem(cur.last, s)) {
		p.happened(cur, c)
	}
	if !told && cur != nil && len(old) == 0 && (p.itemAt(s) == nil || p.sameItem(cur.last, s)) {
		if len(p.setting.waiting) > 0 || p.sets(cur, c, s) {
			p.setting.wait(cur, waitingLine{c, s, news})
		} else {
			p.addTo(stories, cur, c, s, news)
		}
	}
	if !told && len(old) == 0 {
		p.setting.hear(p, s)
	}
	if o := p.gather(c, old, s, true); o != nil && len(o.tolls) > 0 && p.killedBefore(stories, o) == nil {
		o.background, p.setting.opens = true, nil
		stories = append(stories, o)
	}
	return stories
}

// addTo adds a sentence that tells no act of its own to a story.
func (p *page) addTo(stories []*telling, cur *telling, c *clauseReader, s int, news []*predicate) {
	cur.dated(p, s)
	cur.clauses = append(cur.clauses, c)
	cur.preds = append(cur.preds, news...)
	cur.tolls = append(append(cur.tolls, c.includedTolls()...), c.received()...)
	if t := c.stated(); t != nil && !p.inClaim(t.noun.first) {
		told := lastWith(stories, t.kind, cur)
		told.tolls = append(told.tolls, t)
	}
	cur.hits = append(cur.hits, c.withWounds()...)
	cur.treated = append(cur.treated, c.treated()...)
	if cur.noneSaid[1] == 0 {
		cur.noneSaid[0], cur.noneSaid[1] = p.saysNone(s)
	}
}

// announced gives the story of a title that told several acts of which next is one not yet told in the text:
// "Blast victim dies; relatives block highway".
func (p *page) announced(stories []*telling, next *telling) *telling {
	var out *telling
	titles := 0
	for _, st := range stories {
		if !st.background && p.titled(st.first) {
			titles++
			if p.titled(st.last) && (out == nil || out.kind == "") && (family(st.kind) == family(next.kind) || out == nil && st.kind == "" && family(next.kind) == "violence") {
				out = st
			}
		}
	}
	if titles < 2 {
		return nil
	}
	return out
}

// returnsTo gives the act of violence before follow-up arrests that a sentence goes on with: "Two men were
// arrested later. The gunmen had fired from a car."
func (p *page) returnsTo(stories []*telling, next *telling, c *clauseReader) *telling {
	n := len(stories)
	if n < 2 || family(stories[n-1].kind) != "arrest" || family(next.kind) != "violence" || p.separates(c) > 0 {
		return nil
	}
	o := stories[n-2]
	if o.background || family(o.kind) != "violence" || p.begins(o, next, c) {
		return nil
	}
	if fresh, told := freshVictims(o, next); !told || fresh {
		return nil
	}
	return o
}

// followsUp tells of arrests after an act of violence that the report does not date by it: made in a search on
// the spot they share its day, else their day is not known.
func (p *page) followsUp(cur, next *telling, c *clauseReader) bool {
	if cur == nil || cur.header || family(next.kind) != "arrest" || family(cur.kind) != "violence" {
		return false
	}
	for i := c.first; i < c.last; i++ {
		switch w := p.low[i]; {
		case raidWords[w] && w != "arrested" && w != "intelligence", w == "spot", w == "scene", w == "chase", w == "immediately":
			return false
		}
	}
	return true
}

// inherit takes the day and place of the total or the act told before, where a new one states none: of a
// total always, of another act unless the sentence sets itself apart from it; no day where undated is true.
func (st *telling) inherit(before []*telling, apart, undated bool) {
	for k := len(before) - 1; k >= 0; k-- {
		o := before[k]
		if o.background || apart && !o.header || st.otherItem(o) {
			continue
		}
		if st.undated = undated; o.undated && o.when == nil && k > 0 {
			if st.where == nil {
				st.where = o.where
			}
			continue
		}
		if st.when == nil && !undated && (o.when == nil || o.header || o.when.when.Precision == "day" || o.when.when.To.Sub(o.when.when.From) <= 7) {
			st.when, st.scene = st.hoursOff(o.when), true // no month or year: that was of something told of the past
		}
		if st.where == nil || o.where != nil && o.sharpens(st.where, o.where) {
			st.where = o.where
		}
		return
	}
}

// takenIn tells of people taken along in the course of an attack that a sentence before told: "Five passengers were
// killed and a driver was abducted" after an ambush.
func (st *telling) takenIn(cur *telling, s int) bool {
	if st.kind != "abduct" || cur.first == s || cur.kind != "assault" && cur.kind != "shooting" || st.clauses[0].p.separates(st.clauses[0]) > 0 {
		return false
	}
	own := st.clauses[0].first
	return (st.when == nil || st.when.first < own) && (st.where == nil || st.where.first < own)
}

// otherItem tells whether another telling stands in another item of the report's layout: the intro of a list speaks for
// its items, they do not for each other.
func (st *telling) otherItem(o *telling) bool {
	p := st.clauses[0].p
	return p.itemAt(st.first) != nil && p.itemAt(o.first) != nil && !p.sameItem(st.first, o.first)
}

// gather makes a story of the predicates of one sentence, nil when they tell no act.
func (p *page) gather(c *clauseReader, preds []*predicate, s int, recalled bool) *telling {
	st := &telling{first: s, last: s, clauses: []*clauseReader{c}}
	act := false
	for _, q := range preds {
		if p.inClaim(q.first) { // a figure for a period is no incident
			continue
		}
		st.preds = append(st.preds, q)
		t := c.tollsOf(q)
		st.tolls = append(st.tolls, t...)
		st.hits = append(st.hits, c.hitsOf(q)...)
		if dead := c.fatally(q); dead != nil {
			st.tolls = append(st.tolls, dead)
		}
		act = act || len(t) > 0 || !q.negated && p.tells(q)
	}
	if act && st.accident(p, s) {
		p.consider(s, "act/accident", "deaths that nobody inflicted")
		return nil
	}
	if act && p.speaksOf().sport && !st.harmsPeople() {
		p.consider(s, "act/sport", "a report of a match: a figure of speech")
		return nil
	}
	if act && (c.overPeriod() || p.summed(c, st)) {
		p.consider(s, "act/period", "a figure over years or months: a claim and no incident")
		return nil
	}
	st.tolls = append(append(st.tolls, c.includedTolls()...), c.received()...)
	if t := c.toldAnew(); t != nil && !recalled && !p.inClaim(t.noun.first) {
		st.preds, st.tolls, act = append(st.preds, t.pred), append(st.tolls, t), true
	} else if t := c.stated(); t != nil && !recalled && !p.inClaim(t.noun.first) {
		at := slices.IndexFunc(st.tolls, func(o *toll) bool { return o.pred.first > t.pred.first })
		if at < 0 {
			at = len(st.tolls)
		}
		st.tolls = slices.Insert(st.tolls, at, t)
	}
	if t := c.manyKilled(); t != nil && !p.inClaim(t.noun.first) {
		st.tolls = append(st.tolls, t)
	}
	besideOthers(st.tolls)
	st.hits = append(st.hits, c.withWounds()...)
	st.treated = c.treated()
	st.noneSaid[0], st.noneSaid[1] = p.saysNone(s)
	if !act {
		return nil
	}
	word, claimed := p.claimedAct(c)
	first := claimed && (p.leads(s) || p.titled(s)) // a report that begins with the claim tells the act by it
	if claimed && word != "" && len(st.tolls) == 0 && !first {
		p.consider(s, "act/mention", "a claim of an act that was told")
		return nil
	}
	if len(st.tolls) == 0 && st.mentionOnly() && !(first && p.leads(s) && p.placeIn(c.first) != nil) {
		p.consider(s, "act/mention", "a noun alone, with nobody doing or suffering it: no act of its own")
		return nil
	}
	st.rank(p)
	st.header = (p.totals(c) || p.sums[s]) && (len(st.tolls) > 0 || family(st.kind) == "protest")
	tok := c.first
	if st.kindPred != nil {
		tok = st.kindPred.first
	} else if len(st.tolls) > 0 {
		tok = st.tolls[0].pred.first
	}
	st.when, st.where = p.whenAt(tok), p.placeIn(tok)
	if st.when == nil {
		st.when = p.whenOver(s)
	}
	if over := p.whereOver(s); over != nil && (st.where == nil || st.where.place.Precision >= 6 && over.place.Precision < 6) {
		st.where = over // "Karda: Russian troops shelled the town"
	}
	if !recalled {
		p.crowd(st)
	}
	return st
}

// accident tells of deaths by accident, disaster or illness, where no deed is told beside them.
func (st *telling) accident(p *page, s int) bool {
	if slices.ContainsFunc(st.preds, func(q *predicate) bool {
		return q.sense.kind != "" && (q.sense.shelf != actVerb || q.sense.kind != "killing" || slices.ContainsFunc(q.doers, func(n *noun) bool { return n.kind == people || n.class != "" })) && q.sense.kind != "blast" && q.sense.kind != "burn"
	}) {
		return false
	}
	sent := p.doc.Sentences[s]
	for i := int(sent.First); i < int(sent.End); i++ {
		if m, ok := p.marked(i, separator); ok && m.sense.section == "accident" {
			return !p.names(s, "explosives") && !slices.ContainsFunc(st.clauses, (*clauseReader).armedSide)
		}
	}
	return p.speaksOf().mishap && !p.names(s, "weapons", "explosives") && !slices.ContainsFunc(st.clauses, (*clauseReader).armedSide)
}

// tells tells whether a predicate by itself reports an act.
func (p *page) tells(q *predicate) bool {
	if q.sense.kind == "" {
		return false
	}
	switch q.sense.kind {
	case "protest", "block", "stoppage":
		return p.demonstrates(q)
	case "agree":
		return !q.unreal && !q.negated && (q.made || q.sense.shelf == actVerb && (len(q.doers) > 0 || q.form == past) || q.sense.shelf == actSuffer)
	case "raid", "wreck", "loot", "riot":
		return q.sense.kind != "raid" && (q.sense.shelf == actVerb && len(q.objects)+len(q.doers) > 0 || q.sense.shelf == actNoun && p.ensuing(q) && !p.knownAt(q.first) && p.low[q.end] != "-")
	case "seize":
		return q.sense == droneFound || q.sense.words == "bust" || p.takesArms(q)
	}
	return true
}

// takesArms tells whether what is found or taken is arms, or goods that are taken with them: among its objects, or before
// the next clause.
func (p *page) takesArms(q *predicate) bool {
	from, to := q.end, p.sentenceEnd(q.first)
	if q.passive {
		from = p.sentenceFirst(q.first)
	}
	for i := q.end; i < to; i++ {
		switch p.low[i] {
		case "that", "which", "who", "when", "while", "according", ";":
			to = i
		}
	}
	return p.namesWithin(from, to, "seized", "explosives") || slices.ContainsFunc(q.objects, func(n *noun) bool { return p.namesWithin(n.first, n.end, "seized", "explosives") })
}

// names tells whether sentence s names something of those sections of weapons.txt.
func (p *page) names(s int, sections ...string) bool {
	sent := p.doc.Sentences[s]
	return p.namesWithin(int(sent.First), int(sent.End), sections...)
}

// namesWithin tells the same of tokens first..end.
func (p *page) namesWithin(first, end int, sections ...string) bool {
	for i := first; i < end; i++ {
		for _, m := range p.marks[i] {
			if m.sense.shelf == weaponOf && slices.Contains(sections, m.sense.section) {
				return true
			}
		}
	}
	return false
}

// rank finds the kind of act with the highest rank in the sentence that the telling begins with.
func (st *telling) rank(p *page) {
	lex := incidentWords()
	best := -1
	harmed := slices.ContainsFunc(st.tolls, func(t *toll) bool { return t.kind == "killed" || t.kind == "injured" })
	main := slices.ContainsFunc(st.preds, func(q *predicate) bool {
		return !q.relative && q.sense.shelf == actVerb && q.sense.harm == "killed" && deed(q)
	})
	found := st.onlyFound()
	for _, q := range st.preds {
		k, ok := lex.kinds[q.sense.kind]
		if !ok || q.negated && q.sense.harm == "" || q.attempt && (harmed || st.defused()) || main && q.sense.kind == "abduct" && (q.relative || q.passive && q.first > 0 && p.low[q.first-1] == ",") {
			continue // "the body of a man who had been abducted was found" tells of a killing
		}
		if q.sense.kind == "suicide" && q.sense.shelf == actNoun && q.sense.words != "suicide attack" && q.sense.words != "suicide bombing" && !st.exploded() && st.takes(q) {
			continue // "a suicide bomber was captured"
		}
		if main && family(q.sense.kind) == "property" && q.sense.harm == "" {
			continue // "killed a guard and set fire to two trucks"
		}
		if q.sense.kind == "agree" && !p.tells(q) || q.sense.shelf == actNoun && p.backing(q) {
			continue // "in breach of the ceasefire", "police backed by drones"
		}
		if st.onlyReferred(p, q) || found && q.sense.shelf == actNoun && devices[q.sense.words] && !q.taken {
			continue // "two were held over the killings", "a cache was found in a search for mines"
		}
		if q.sense.kind == "assault" && len(st.tolls) == 0 && st.onThings(p, q) {
			continue // "attacked and ransacked a shop"
		}
		if k.rank > best || k.rank == best && st.kindPred.sense.shelf == actNoun && q.sense.shelf == actVerb {
			best, st.kind, st.kindPred = k.rank, q.sense.kind, q
		}
	}
	if taken := st.taking(); taken != nil {
		st.kind, st.kindPred = taken.sense.kind, taken
	}
}

// onlyFound tells of a telling in which arms are found or taken and nothing goes off.
func (st *telling) onlyFound() bool {
	return slices.ContainsFunc(st.preds, func(q *predicate) bool {
		return q.sense.kind == "seize" && q.sense.shelf == actVerb && !q.unreal && !q.negated
	}) &&
		!slices.ContainsFunc(st.clauses, (*clauseReader).explodes)
}

// defused tells whether a bomb was found or defused in the telling: what was foiled.
func (st *telling) defused() bool {
	return slices.ContainsFunc(st.preds, func(q *predicate) bool { return q.sense.kind == "defuse" && !q.unreal })
}

// backing tells of arms or aircraft that only stand behind who acted: "police backed by drones".
func (p *page) backing(q *predicate) bool {
	k := q.first - 1
	return k > 1 && q.sense.kind == "drone" && aircraft[p.low[q.first]] && p.low[k] == "by" && (p.low[k-1] == "backed" || p.low[k-1] == "supported" || p.low[k-1] == "aided")
}

// takes tells whether an arrest in the sentence is of the people that a noun of acts names.
func (st *telling) takes(of *predicate) bool {
	return slices.ContainsFunc(st.preds, func(q *predicate) bool {
		return q.sense.kind == "arrest" && slices.ContainsFunc(q.objects, func(n *noun) bool { return n.first <= of.first && of.first < n.end })
	})
}

func (st *telling) join(o *telling) {
	if p := st.clauses[0].p; o.header && p.titled(st.last) && p.leads(o.first) {
		st.header = true
	}
	st.clauses = append(st.clauses, o.clauses...)
	st.preds = append(st.preds, o.preds...)
	st.tolls = append(st.tolls, o.tolls...)
	st.hits = append(st.hits, o.hits...)
	st.treated = append(st.treated, o.treated...)
	st.last = o.last
	if st.when == nil || o.when != nil && !o.when.loose && (st.when.loose || st.scene && !o.scene || o.retold && o.when.when.Precision == "day" && st.when.when.To != st.when.when.From) || o.when != nil && st.succumbed() && o.wounds() && o.when.when.To != "" && o.when.when.To < st.when.when.From {
		st.when, st.scene = o.when, o.scene
	}
	if st.where == nil || o.where != nil && (o.sharpens(st.where, o.where) || o.filedElsewhere(st.where)) {
		st.where = o.where
	}
	if st.noneSaid[1] == 0 {
		st.noneSaid = o.noneSaid
	}
	st.refine(o)
}

// succumbed tells of a story that opens with somebody dying of wounds.
func (st *telling) succumbed() bool {
	return slices.ContainsFunc(st.preds, func(q *predicate) bool {
		return q.sentence == st.first && strings.HasPrefix(q.sense.words, "succumb")
	})
}

// wounds tells whether somebody was hurt or attacked in the telling.
func (st *telling) wounds() bool {
	return slices.ContainsFunc(st.preds, func(q *predicate) bool { return q.sense.harm == "injured" || q.sense.kind != "" })
}

// ofState tells whether a force of the state does what predicate q says.
func (p *page) ofState(q *predicate) bool {
	return slices.ContainsFunc(q.doers, func(n *noun) bool { return p.classOf(n) == "security forces" })
}

// byState tells whether a force of the state does what is told.
func (st *telling) byState() bool {
	for _, q := range st.preds {
		for _, n := range q.doers {
			if st.clauses[0].p.classOf(n) == "security forces" {
				return true
			}
		}
	}
	return false
}

func contrast(a, b string) int {
	switch {
	case a == b || a == "" || b == "" || b == "seize" || b == "property":
		return 0
	case a == "arrest" && b == "violence", a == "violence" && b == "arrest":
		return 1
	case a == "protest" && b == "arrest":
		return 0
	case b == "arrest" || b == "surrender" || b == "defuse" || a == "surrender":
		return 2
	}
	return 1
}
