package read

import (
	"slices"
	"strings"
)

// A setting is what sentences that tell no act say of the day and place of the acts beside them:
//
//   - a day holds for the acts after it in its paragraph that name none: "Anger was great in the town of Karda on Monday.
//     Young people put up barricades." The story before such a sentence has its day too;
//   - a place that a sentence opens with holds for the next few sentences, until one tells an act: "In Karda, the trouble
//     began at noon. Two students died.";
//   - a sentence that opens a paragraph with a day or place that the story so far does not have waits for the act after it,
//     and those that follow wait with it: "On Monday it was the turn of travellers. Gunmen stopped a bus near Karda." They
//     are told with that act, which has their day and place; with none in their paragraph, with the story so far.
type setting struct {
	when    *whenFound    // the day: the last one given, of sentences that wait the first
	opens   *placeMention // the place opened with
	opening int           // the sentence that opens with it

	waiting []waitingLine
	story   *telling      // the story before those that wait
	where   *placeMention // the place that they give
}

type waitingLine struct {
	*clauseReader
	sentence int
	news     []*predicate
}

// openFor is how many sentences the place that one opens with holds for those after it that name none.
const openFor = 3

// reach ends what does not hold for sentence s: the day with its line, those that wait with their paragraph.
func (t *setting) reach(p *page, stories []*telling, s int) {
	if p.opensLine(s) {
		t.when = nil
	}
	if p.opensParagraph(s) {
		t.release(p, stories)
	}
}

// hear takes what sentence s, which tells no act, gives to those after it.
func (t *setting) hear(p *page, s int) {
	if p.titled(s) {
		return
	}
	if w := p.sceneDay(s); w != nil && (t.when == nil || len(t.waiting) == 0) {
		t.when = w
	}
	if m := p.placeOpening(s); m != nil {
		t.opens, t.opening = m, s
	}
}

// wait keeps a sentence until it is known whose act it sets the scene of.
func (t *setting) wait(story *telling, l waitingLine) {
	if len(t.waiting) == 0 {
		t.story, t.where = story, nil
	}
	t.waiting = append(t.waiting, l)
	if t.where == nil {
		t.where = l.ownPlace(l.first, l.last)
	}
}

// release gives sentences that set no scene to the story that they stand in.
func (t *setting) release(p *page, stories []*telling) {
	for _, l := range t.waiting {
		p.addTo(stories, t.story, l.clauseReader, l.sentence, l.news)
	}
	t.waiting = nil
}

// take gives the sentences that waited to the act that they set the scene of.
func (t *setting) take() (out []*clauseReader) {
	for _, l := range t.waiting {
		out = append(out, l.clauseReader)
	}
	t.waiting = nil
	return out
}

// lend gives an act of sentence s the day and place of its setting where it states none; first where none was told
// before it in its sentence. An act with a day of its own ends the scene.
func (t *setting) lend(p *page, st *telling, s int, first bool) {
	waited := first && len(t.waiting) > 0
	if waited && t.where != nil && (st.where == nil || st.where.place.Precision >= 4) {
		st.where = t.where
	}
	if st.where == nil && t.opens != nil && s-t.opening <= openFor && p.sameItem(t.opening, s) {
		st.where, st.opened = t.opens, true
	}
	switch {
	case t.when == nil || st.header:
	case st.when == nil || waited && st.when.loose || p.hourOf(st.when) && p.sceneDay(s) == nil:
		p.consider(s, "when/scene", "%s: the day of the sentence before it", t.when.when.From)
		st.when, st.scene = t.when, true
	case st.when.first >= int(p.doc.Sentences[s].First):
		t.when = nil
	}
}

// sets tells whether sentence s, which tells no act, opens a paragraph with a day or place that the story so far does
// not have.
func (p *page) sets(cur *telling, c *clauseReader, s int) bool {
	if !p.opensParagraph(s) || p.titled(s) || p.leads(s) || cur.background || p.quotes(c) || c.pointsBack() {
		return false
	}
	w, m, name := p.sceneDay(s), c.ownPlace(c.first, c.last), c.nameGiven()
	switch {
	case w != nil && (cur.when == nil || cur.when.when != w.when || w.first < c.first+5):
	case m != nil && (cur.where == nil || differentPlaces(cur.where, m) || cur.where.place.Precision >= 4):
	case name != "" && !cur.speaksOf(name):
	default:
		return false
	}
	return true
}

// quotes tells whether a sentence opens with a quotation.
func (p *page) quotes(c *clauseReader) bool {
	switch p.doc.Text[p.doc.Tokens[c.first].Start:p.doc.Tokens[c.first].End] {
	case "\"", "“", "‘", "'":
		return true
	}
	return false
}

// speaksOf tells whether one of the last sentences of the telling holds the name.
func (st *telling) speaksOf(name string) bool {
	return slices.ContainsFunc(st.clauses[max(0, len(st.clauses)-namesHeld):], func(c *clauseReader) bool {
		return strings.Contains(strings.Join(c.p.low[c.first:c.last], " "), name)
	})
}

// namesHeld is over how many sentences a name that was told is remembered.
const namesHeld = 40

// placeOpening is the place that sentence s opens with: "In Karda, the trouble began at noon."; nil for none.
func (p *page) placeOpening(s int) *placeMention {
	first := p.opensAt(s)
	if first >= len(p.low) || p.low[first] != "in" && p.low[first] != "at" && p.low[first] != "near" {
		return nil
	}
	for i := first + 1; i < min(first+4, p.sentenceEnd(first)); i++ {
		if m := p.placeAt(i); m != nil && (m.role == asPlace || m.role == asAddress) {
			return m
		}
	}
	return nil
}

// hourOf tells of an hour without a day of its own.
func (p *page) hourOf(w *whenFound) bool {
	m := p.dateAt(w.first)
	return m != nil && p.hourAlone(m)
}

// sceneDay is the day on which sentence s says that something was: a recent one, not the day of who speaks, of a
// burial or of what a clause about somebody recalls; nil for none.
func (p *page) sceneDay(s int) *whenFound {
	sent := p.doc.Sentences[s]
	first, end := int(sent.First), int(sent.End)
	if slices.ContainsFunc(p.low[first:end], ofHospital) {
		return nil // on whatever day those harmed died
	}
	dates := p.datesIn(first, end)
	for i := range dates {
		m := &dates[i]
		if !m.datesAnAct() || !m.when.Known() || m.when.Precision != "day" && m.when.To.Sub(m.when.From) > 1 || !p.recent(m.when) || p.yetToCome(m) || p.hourAlone(m) || p.inDateline(m.first) || p.datesSaying(m) || p.datesFuneral(m) || p.modifiesNoun(m) {
			continue
		}
		if p.recalls(m) {
			continue
		}
		if w := p.nightOf(m); w.when.To.Sub(w.when.From) <= 1 {
			return w
		}
	}
	return nil
}

// recalls tells whether a day stands in words about something else than what its sentence tells: "who had fled on Monday".
func (p *page) recalls(m *dateMention) bool {
	for k := m.first - 1; k >= p.sentenceFirst(m.first) && p.low[k] != ","; k-- {
		if recalling[p.low[k]] {
			return true
		}
	}
	return false
}

// dated gives a story the day of sentence s, which goes on with it and tells no act: one that says when it happened, or any
// day where the story has none but that of who speaks.
func (st *telling) dated(p *page, s int) {
	open := st.when == nil || st.when.loose
	if st.background {
		return
	}
	if w := p.itHappened(s); w != nil && (open || p.opensWithIt(s)) {
		st.when = w
	} else if w := p.sceneDay(s); w != nil && open && !st.header {
		st.when, st.scene = w, true
	}
}
