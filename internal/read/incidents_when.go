package read

import "daybook"

// A whenFound is a day or window that a sentence states, with its words.
type whenFound struct {
	first, end int
	when       daybook.When
	rule       string
}

// A placeFound is a place that a sentence states, with its words.
type placeFound struct {
	first, end int
	place      daybook.Place
}

// whenIn is the first date of sentence s that can date an act: resolved, no duration, no set.
func (p *page) whenIn(s int) *whenFound {
	sent := p.doc.Sentences[s]
	for _, m := range p.dates {
		if m.first < int(sent.First) || m.first >= int(sent.End) || m.typ != dateType && m.typ != timeType || !m.when.Known() {
			continue
		}
		return &whenFound{m.first, m.end, m.when, m.rule}
	}
	return nil
}

func (p *page) placeIn(s int) *placeFound { return nil }

func differentPlaces(a, b *placeFound) bool { return false }

func (d *drafting) settleWhenWhere() {
	if w := d.st.when; w != nil {
		d.When = w.when
		d.note("when", w.first, w.end, w.rule)
	}
}
