package read

import "daybook"

// A whenFound is a day or window that a sentence states, with its words.
type whenFound struct {
	first, end int
	when       daybook.When
	rule       string
}

// recentDays is how far before the report a day may lie to be that of its news.
const recentDays = 62

// whenIn is the date of sentence s that dates its act: the first day near the report, or else the first
// resolved date; no duration, no set.
func (p *page) whenIn(s int) *whenFound {
	sent := p.doc.Sentences[s]
	var found *whenFound
	for i := range p.dates {
		m := &p.dates[i]
		if m.first < int(sent.First) || m.first >= int(sent.End) || m.typ != dateType && m.typ != timeType || !m.when.Known() {
			continue
		}
		w := &whenFound{m.first, m.end, m.when, m.rule}
		if p.recent(m.when) && m.when.Precision == "day" {
			return w
		}
		if found == nil {
			found = w
		}
	}
	return found
}

// recent tells whether a window ends near the day of publication, or whether that is unknown.
func (p *page) recent(w daybook.When) bool {
	published := p.report.PublishedDay()
	return published == "" || w.To.Sub(published) >= -recentDays
}

// placeIn is where the act of token tok happens, when its own sentence names a place.
func (p *page) placeIn(tok int) *placeMention {
	m := p.placeNear(tok)
	if m == nil || p.doc.Tokens[m.first].Sentence != p.doc.Tokens[tok].Sentence || m.role != asPlace && m.role != asAddress {
		return nil
	}
	return m
}

// differentPlaces tells whether two places lie in different districts, or provinces where no district is known.
func differentPlaces(a, b *placeMention) bool {
	x, y := &a.place, &b.place
	switch {
	case x.Admin2 != "" && y.Admin2 != "":
		return x.Admin2 != y.Admin2 || x.Admin1 != y.Admin1
	case x.Admin1 != "" && y.Admin1 != "":
		return x.Admin1 != y.Admin1
	}
	return x.Country != "" && y.Country != "" && x.Country != y.Country
}

func (d *drafting) settleWhenWhere() {
	if w := d.st.when; w != nil {
		d.When = w.when
		d.note("when", w.first, w.end, w.rule)
	}
	m := d.st.where
	if m == nil && !d.st.background {
		m = d.p.placeNear(d.st.kindPred.first)
	}
	if m != nil {
		w := d.p.whole(m)
		d.Where = &w
		rule := m.rule
		if rule == "" {
			rule = "where/named"
		}
		d.note("where", m.first, m.end, rule)
	}
}
