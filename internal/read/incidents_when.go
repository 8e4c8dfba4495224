package read

import (
	"sort"

	"daybook"
)

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
	dates := p.datesIn(int(sent.First), int(sent.End))
	for i := range dates {
		m := &dates[i]
		if m.typ != dateType && m.typ != timeType || !m.when.Known() {
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

// whenAt is the date of the act that token tok tells: the one its own clause gives it, two that make one
// window ("on the night between Monday and Tuesday") together; else what the sentence gives.
func (p *page) whenAt(tok int) *whenFound {
	w := p.doc.Word(tok)
	m := p.dateInSentence(w)
	if m == nil || !m.when.Known() || !p.recent(m.when) {
		return p.whenIn(w.Sentence())
	}
	return &whenFound{m.first, m.end, p.window(m), m.rule}
}

// recent tells whether a window ends near the day of publication, or whether that is unknown.
func (p *page) recent(w daybook.When) bool {
	published := p.report.PublishedDay()
	return published == "" || w.To.Sub(published) >= -recentDays
}

// datesIn gives the dates that begin in tokens first..end (exclusive).
func (p *page) datesIn(first, end int) dates {
	lo := sort.Search(len(p.dates), func(i int) bool { return p.dates[i].first >= first })
	hi := sort.Search(len(p.dates), func(i int) bool { return p.dates[i].first >= end })
	return p.dates[lo:hi]
}
