package read

import (
	"sort"

	"daybook"
	"daybook/internal/language"
)

// whenOf is the time of an interaction told at w: the nearest date of its sentence that may date an act,
// else a day that the sentence before speaks of; unknown otherwise. Unlike an incident, an interaction does
// not take a date from further away: statements are seldom of the day of the act they speak of.
func (p *page) whenOf(w language.Word) daybook.When {
	s := w.Sentence()
	if k := p.datesOf(s, w); k >= 0 {
		return p.withFellow(k)
	}
	if s > 0 && p.inTitle(int(p.doc.Tokens[p.doc.Sentences[s-1].First].Start)) == p.inTitle(w.Start()) {
		if k := p.datesOf(s-1, w); k >= 0 && p.dates[k].narrow() && !p.modifiesNoun(&p.dates[k]) && !p.ahead(&p.dates[k]) {
			return p.withFellow(k)
		}
	}
	return noWhen
}

// ahead tells whether a date lies behind the report's: what is planned for it says nothing of when the next thing was
// said.
func (p *page) ahead(m *dateMention) bool {
	day := p.report.PublishedDay()
	return day != "" && m.when.From > day
}

// datesOf is the index of the date in sentence s that stands nearest to w, -1 for none.
func (p *page) datesOf(s int, w language.Word) int {
	sentence := p.doc.Sentences[s]
	best, bestCost := -1, 0
	from := sort.Search(len(p.dates), func(k int) bool { return p.dates[k].first >= int(sentence.First) })
	for k := from; k < len(p.dates) && p.dates[k].first < int(sentence.End); k++ {
		m := &p.dates[k]
		if !m.datesAnAct() {
			continue
		}
		cost := m.first - w.I
		if w.Sentence() == s {
			cost = p.dateCost(w, m)
		} else if cost < 0 {
			cost = -cost
		}
		if best < 0 || cost < bestCost {
			best, bestCost = k, cost
		}
	}
	return best
}

// withFellow is the days of date k with those of its neighbour in "from May 3 to May 5".
func (p *page) withFellow(k int) daybook.When {
	m := &p.dates[k]
	for _, j := range []int{k - 1, k + 1} {
		if j >= 0 && j < len(p.dates) {
			if o := &p.dates[j]; p.pair(o, m) || p.pair(m, o) {
				return between(min(o.when.From, m.when.From), max(o.when.To, m.when.To))
			}
		}
	}
	return m.when
}

// whereOf is the place nearest to w among those its sentence names as places; nil for none.
func (p *page) whereOf(w language.Word) *daybook.Place {
	sentence := p.doc.Sentences[w.Sentence()]
	var best *placeMention
	bestCost := 0
	from := sort.Search(len(p.places), func(k int) bool { return p.places[k].first >= int(sentence.First) })
	for k := from; k < len(p.places) && p.places[k].first < int(sentence.End); k++ {
		m := &p.places[k]
		if m.role != asPlace {
			continue
		}
		if cost := p.placeCost(m, w.I, w.Sentence()); best == nil || cost < bestCost {
			best, bestCost = m, cost
		}
	}
	if best == nil {
		return nil
	}
	place := p.whole(best)
	return &place
}
