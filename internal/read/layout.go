package read

import (
	"strings"
	"unicode"
)

// The layout of a report that sets its news apart by lines: lists with bullets or numbers, items that open with the
// name of a place or a day, live pages with the time over each entry, sections under the name of a country, lists
// of headlines. An item tells an act of its own where it has a place or a day of its own, and what its label or its
// heading names is where and when its acts were.

// An item is a stretch of sentences that the layout sets apart.
type item struct {
	first   int // its first sentence, the heading's where it has one
	heading int // the sentence that is its heading, -1 for none
	over    int // the item whose heading also stands over this one, -1 for none
	body    int // the token after the label that it opens with, -1 where it has none
	mark    itemMark
}

// An itemMark is how an item is set apart.
type itemMark int

const (
	running   itemMark = iota // prose
	listed                    // a bullet or a number
	labelled                  // "Karda District: …", "March 5: …", "UPDATE: …"
	headed                    // a line with a place, a day or an hour, and lines below it
	headlined                 // a line without a stop that tells something, among others of the kind
)

// enoughItems is how many marks of one kind make a report one of items: a single dash is none.
const enoughItems = 2

// enoughHeadlines is how many headlines make a list of headlines.
const enoughHeadlines = 3

// findItems reads the layout: for each sentence the item it stands in.
func (p *page) findItems() {
	n := len(p.doc.Sentences)
	p.items, p.itemOf = []item{{heading: -1, over: -1, body: -1}}, make([]int32, n)
	if !strings.Contains(p.report.Text, "\n") {
		return
	}
	marks := make([]itemMark, n)
	bodies := make([]int, n)
	count := map[itemMark]int{}
	for s := range n {
		if !p.titled(s) && p.opensLine(s) {
			marks[s], bodies[s] = p.markOf(s)
			count[marks[s]]++
		}
	}
	section := -1 // the item of the heading that stands over what follows
	for s := range n {
		m := marks[s]
		if m == headlined && count[m] < enoughHeadlines || m != headlined && count[m] < enoughItems {
			m = running
		}
		cur := &p.items[p.lastItem(s)]
		switch {
		case m == headed:
			p.items = append(p.items, item{first: s, heading: s, over: -1, body: -1, mark: m})
			section = len(p.items) - 1
		case m != running:
			p.items = append(p.items, item{first: s, heading: -1, over: section, body: bodies[s], mark: m})
		case cur.mark != running && cur.mark != headed && p.opensParagraph(s):
			p.items = append(p.items, item{first: s, heading: -1, over: section, body: -1})
		}
		p.itemOf[s] = int32(len(p.items) - 1)
		if it := p.items[p.itemOf[s]]; it.mark == labelled && it.first == s && p.datelineIs(s) {
			p.datelineFrom, p.datelineAt = 0, 0 // the first label of a list: "Karda:", "Sorra:"
		}
	}
}

// lastItem is the item that sentence s would go on with.
func (p *page) lastItem(s int) int32 {
	if s == 0 {
		return 0
	}
	return p.itemOf[s-1]
}

// gapBefore is the white space before sentence s.
func (p *page) gapBefore(s int) string {
	if s == 0 {
		return "\n\n"
	}
	first := p.doc.Sentences[s].First
	return p.doc.Text[p.doc.Tokens[first-1].End:p.doc.Tokens[first].Start]
}

func (p *page) opensLine(s int) bool { return strings.Contains(p.gapBefore(s), "\n") }

func (p *page) opensParagraph(s int) bool { return strings.Count(p.gapBefore(s), "\n") > 1 }

// closesLine tells whether a line ends with sentence s.
func (p *page) closesLine(s int) bool {
	return s+1 >= len(p.doc.Sentences) || p.opensLine(s+1)
}

// markOf reads how a sentence that opens a line is set apart, and the token after its label, -1 for none.
func (p *page) markOf(s int) (itemMark, int) {
	first, end := int(p.doc.Sentences[s].First), int(p.doc.Sentences[s].End)
	if p.isHeading(first, end) && p.closesLine(s) {
		return headed, -1
	}
	if at := p.listMark(first, end); at > first {
		if body := p.label(at, end); body > at {
			return listed, body
		}
		return listed, at
	}
	if body := p.label(first, end); body > first {
		return labelled, body
	}
	if p.closesLine(s) && p.opensLine(s) && !p.stopped(end-1) && end-first >= 4 {
		return headlined, -1
	}
	return running, -1
}

// stopped tells whether token i ends a sentence in writing.
func (p *page) stopped(i int) bool {
	switch p.low[i] {
	case ".", "!", "?", ":", ";", ",", `"`, "”", ")", "...", "…":
		return true
	}
	return strings.HasSuffix(p.low[i], ".")
}

// listMark is the token after the bullet or number that opens a line, first for none.
func (p *page) listMark(first, end int) int {
	if first+1 >= end {
		return first
	}
	w := p.low[first]
	switch w {
	case "•", "▪", "●", "◦", "·", "‣", "⁃", "-", "–", "—", "*", "►", "■", "#":
		return first + 1
	}
	if len(w) > 2 || !inFigures(w) && len(w) > 1 {
		return first
	}
	switch p.low[first+1] {
	case ".", ")", "-", "–", "/":
		return first + 2
	}
	return first
}

// inFigures tells whether a word is written in figures alone.
func inFigures(w string) bool {
	for _, r := range w {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return w != ""
}

// labelWithin is how many words a label may hold: "On the night of 5 to 6 March:", "North Karda District (Sorra):".
const labelWithin = 9

// label is the token after the label that opens a line: the name of a place, a day or an hour, or words in capitals,
// up to a colon or a dash; first for none.
func (p *page) label(first, end int) int {
	for i := first + 1; i < min(first+labelWithin, end-1); i++ {
		switch p.low[i] {
		case ":", "–", "—", "-", "|":
			if p.low[i] != ":" && (p.doc.Tokens[i-1].End == p.doc.Tokens[i].Start || !p.capitals(first, i) && !p.clockOrDay(first, i)) {
				continue // "Karda-Sorra road": a hyphen
			}
			if p.headingWords(first, i) || p.capitals(first, i) {
				return i + 1
			}
			return first
		}
	}
	return first
}

// isHeading tells whether tokens first..end name a place, a day or an hour and nothing else.
func (p *page) isHeading(first, end int) bool {
	return end-first <= labelWithin && p.headingWords(first, end)
}

// headingWords tells whether tokens first..end are the name of a place or a date, with no more than small words,
// brackets and words for divisions beside it.
func (p *page) headingWords(first, end int) bool {
	named := false
	for i := first; i < end; i++ {
		switch w := p.low[i]; {
		case p.dateAt(i) != nil:
			named = true
		case p.placeAt(i) != nil && p.placeAt(i).role != asPeople:
			named = true
		case settled[w], w == "region", w == "oblast", w == "state", w == "governorate", w == "department", w == "county", w == "gmt", w == "local", w == "time":
		case !p.letters(i), w == "on", w == "of", w == "the", w == "and", w == "to", w == "night", w == "in":
		default:
			return false
		}
	}
	return named
}

// clockOrDay tells whether tokens first..end are an hour or a day.
func (p *page) clockOrDay(first, end int) bool {
	for i := first; i < end; i++ {
		if p.dateAt(i) == nil && p.low[i] != "on" {
			return false
		}
	}
	return true
}

// letters tells whether token i is a word.
func (p *page) letters(i int) bool {
	return strings.ContainsFunc(p.low[i], unicode.IsLetter)
}

// capitals tells whether every word of tokens first..end is in capitals, in a text that is not.
func (p *page) capitals(first, end int) bool {
	found := false
	for i := first; i < end; i++ {
		t := p.doc.Tokens[i]
		w := p.doc.Text[t.Start:t.End]
		if strings.ContainsFunc(w, unicode.IsLower) {
			return false
		}
		found = found || len(w) > 1 && p.letters(i)
	}
	return found && !p.doc.Sentences[p.doc.Tokens[first].Sentence].Caps
}

// opensAt is the token at which what sentence s tells begins: after the dateline, the bullet or the label.
func (p *page) opensAt(s int) int {
	if p.datelineIs(s) {
		return p.dateline() + 1
	}
	if it := p.itemAt(s); it != nil && it.first == s && it.body > 0 {
		return it.body
	}
	return int(p.doc.Sentences[s].First)
}

// sameItem tells whether two sentences stand in one item.
func (p *page) sameItem(a, b int) bool { return p.itemOf[a] == p.itemOf[b] }

// itemAt is the item of sentence s, nil in running text.
func (p *page) itemAt(s int) *item {
	if len(p.itemOf) == 0 || p.itemOf[s] == 0 {
		return nil
	}
	return &p.items[p.itemOf[s]]
}

// opensItem tells whether sentence s is the first of an item, or the first below its heading.
func (p *page) opensItem(s int) bool {
	it := p.itemAt(s)
	return it != nil && it.mark != running && (it.first == s || it.heading == s-1)
}

// whereOver is the place that the label or the heading of sentence s's item names, nil for none.
func (p *page) whereOver(s int) *placeMention {
	for it := p.itemAt(s); it != nil; it = p.overOf(it) {
		first, end := p.headOf(it)
		places := p.placesIn(first, end)
		for i := len(places) - 1; i >= 0; i-- {
			if m := &places[i]; m.role == asPlace || m.role == asAddress || it.mark != running {
				return m
			}
		}
	}
	return nil
}

// whenOver is the day that the label or the heading of sentence s's item names, nil for none.
func (p *page) whenOver(s int) *whenFound {
	for it := p.itemAt(s); it != nil; it = p.overOf(it) {
		first, end := p.headOf(it)
		dates := p.datesIn(first, end)
		for i := range dates {
			if m := &dates[i]; m.typ == dateType && m.when.Known() && m.when.Precision == "day" && !p.yetToCome(m) {
				return p.nightOf(m)
			}
		}
	}
	return nil
}

// headOf gives the tokens of an item's label or heading.
func (p *page) headOf(it *item) (first, end int) {
	sent := p.doc.Sentences[it.first]
	switch {
	case it.heading >= 0:
		return int(sent.First), int(sent.End)
	case it.body > 0:
		return int(sent.First), it.body
	}
	return int(sent.First), int(sent.First)
}

// firstPlace is the first place that the item of sentence s, from s on, says something was at; nil for none.
func (p *page) firstPlace(s int) *placeMention {
	for of := p.itemOf[s]; s < len(p.itemOf) && p.itemOf[s] == of; s++ {
		c := &clauseReader{p: p, first: p.opensAt(s), last: int(p.doc.Sentences[s].End)}
		if m := c.ownPlace(c.first, c.last); m != nil {
			return m
		}
	}
	return nil
}

func (p *page) overOf(it *item) *item {
	if it.over < 0 {
		return nil
	}
	return &p.items[it.over]
}

// itemApart weighs the layout: an item tells another act than the one before it where it names another place or another
// day.
func (p *page) itemApart(cur, next *telling) int {
	if p.sameItem(cur.last, next.first) || p.titled(cur.last) {
		return 0
	}
	if next.when != nil && cur.when != nil && (next.when.when.From > cur.when.when.To || next.when.when.To < cur.when.when.From) {
		return 6
	}
	if a, b := p.whereOver(cur.last), p.whereOver(next.first); a != nil && b != nil && differentPlaces(a, b) {
		return 6
	}
	if next.where == nil || next.where.first < int(p.doc.Sentences[p.items[p.itemOf[next.first]].first].First) {
		if m := p.firstPlace(next.first); m != nil && cur.where != nil && differentPlaces(cur.where, m) {
			return 6
		}
	}
	if next.where != nil && cur.where != nil {
		if differentPlaces(cur.where, next.where) {
			return 6
		}
		return 1
	}
	a, b := cur.clauses[0].nameGiven(), next.clauses[0].nameGiven()
	if a != b && b != "" {
		return 6
	}
	return 1
}
