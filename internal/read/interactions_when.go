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
	if m := p.dateInSentence(w); m != nil {
		return p.window(m)
	}
	if s > 0 && p.inTitle(int(p.doc.Tokens[p.doc.Sentences[s-1].First].Start)) == p.inTitle(w.Start()) {
		if m := p.dateIn(s-1, w); m != nil && m.narrow() && !p.modifiesNoun(m) && !p.ahead(m) {
			return p.window(m)
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
