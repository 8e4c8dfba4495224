package read

import (
	"slices"
	"strings"
)

// A sentence often sets the scene of an act that the next one tells: "On Monday it was the turn of travellers. Gunmen
// stopped a bus near Karda." What it says of day and place is then that act's.

// A setting is the sentences that open a paragraph and tell no act, with the day and place that they give.
type setting struct {
	cur   *telling // the story so far
	lines []settingLine
	when  *whenFound
	where *placeMention
}

type settingLine struct {
	*clauseReader
	sentence int
	news     []*predicate
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

// holdSetting keeps a sentence until it is known whose act it sets the scene of.
func (p *page) holdSetting(cur *telling, c *clauseReader, s int, news []*predicate) {
	if p.setting == nil {
		p.setting = &setting{cur: cur}
	}
	t := p.setting
	t.lines = append(t.lines, settingLine{c, s, news})
	if w := p.sceneDay(s); w != nil && t.when == nil {
		t.when = w
	}
	if m := c.ownPlace(c.first, c.last); m != nil && t.where == nil {
		t.where = m
	}
}

// holds tells whether the setting is still that of sentence s.
func (t *setting) holds(p *page, s int) bool { return !p.opensParagraph(s) }

// closeSetting gives sentences that set no scene to the story that they stand in.
func (p *page) closeSetting(stories []*telling) {
	t := p.setting
	if t == nil {
		return
	}
	p.setting = nil
	for _, l := range t.lines {
		p.addTo(stories, t.cur, l.clauseReader, l.sentence, l.news)
	}
}

// lend gives an act the day and place of its setting where it states none.
func (t *setting) lend(st *telling) {
	if t.when != nil && (st.when == nil || st.when.loose) {
		st.when = t.when
	}
	if t.where != nil && (st.where == nil || st.where.place.Precision >= 4) {
		st.where = t.where
	}
}

func (t *setting) clauses() (out []*clauseReader) {
	for _, l := range t.lines {
		out = append(out, l.clauseReader)
	}
	return out
}

// speaksOf tells whether one of the last sentences of the telling holds the name.
func (st *telling) speaksOf(name string) bool {
	return slices.ContainsFunc(st.clauses[max(0, len(st.clauses)-namesHeld):], func(c *clauseReader) bool {
		return strings.Contains(strings.Join(c.p.low[c.first:c.last], " "), name)
	})
}

// namesHeld is over how many sentences a name that was told is remembered.
const namesHeld = 40
