package read

import (
	"sort"
	"strings"

	"daybook"
	"daybook/internal/language"
)

// placeIn is where the act of token tok happens, when its own sentence names a place: of the places in
// the country the report is about, the one that stands best to the act; one that names its district
// rather than a namesake far away.
func (p *page) placeIn(tok int) *placeMention {
	sentence := p.doc.Tokens[tok].Sentence
	var best, district *placeMention
	cost := 1 << 30
	places := p.placesIn(p.sentenceFirst(tok), p.sentenceEnd(tok))
	for i := range places {
		m := &places[i]
		if m.role != asPlace && m.role != asAddress || p.home() != "" && m.place.Country != "" && m.place.Country != p.home() {
			continue
		}
		if m.place.Precision == 3 && district == nil {
			district = m
		}
		c := p.placeCost(m, tok, int(sentence))
		if m.place.Lat == nil {
			c += 40 // a street is less than the town it lies in
		}
		if c < cost {
			best, cost = m, c
		}
	}
	named := p.districtNamed(int(sentence))
	switch {
	case best == nil:
		return named
	case best.place.Admin2 == "" && district != nil:
		return district
	case (best.place.Admin2 == "" || best.place.Precision >= 4) && named != nil && district == nil:
		return named
	}
	return best
}

// placesIn gives the places that begin in tokens first..end (exclusive).
func (p *page) placesIn(first, end int) []placeMention {
	lo := sort.Search(len(p.places), func(i int) bool { return p.places[i].first >= first })
	hi := sort.Search(len(p.places), func(i int) bool { return p.places[i].first >= end })
	return p.places[lo:hi]
}

// home is the country that most of the report's places lie in, "" when it names none.
func (p *page) home() daybook.Text {
	if p.homeKnown {
		return p.homeCountry
	}
	p.homeKnown = true
	weight := map[daybook.Text]int{}
	for i := range p.places {
		m := &p.places[i]
		if m.place.Country == "" {
			continue
		}
		w := 2
		switch {
		case m.role == asPeople:
			w = 1
		case m.place.Precision >= 6 && p.doc.Word(m.end).UPOS() == language.NOUN:
			w = 0 // "a US drone"
		case m.place.Precision >= 3:
			w = 3
		}
		if i == 0 && w > 1 { // the dateline, or the first place of the news
			w += 2
		}
		weight[m.place.Country] += w
		if weight[m.place.Country] > weight[p.homeCountry] {
			p.homeCountry = m.place.Country
		}
	}
	return p.homeCountry
}

// districtNamed reads "Karda District", "Sorra Agency" where the gazetteer does not know the name: a
// place with the report's words alone.
func (p *page) districtNamed(s int) *placeMention {
	sent := p.doc.Sentences[s]
	for i := int(sent.First) + 1; i < int(sent.End); i++ {
		if w := p.low[i]; w != "district" && w != "agency" || !p.proper(i) && w == "agency" || p.placeAt(i) != nil {
			continue
		}
		first := i
		for first > int(sent.First) && p.proper(first-1) && p.placeAt(first-1) == nil && i-first < 3 {
			first--
		}
		if first == i || p.low[first] == "the" || p.low[i-1] == "news" || p.low[i-1] == "intelligence" {
			continue
		}
		name := p.quote(first, i+1)
		place := daybook.Place{Text: daybook.Text(name), Name: daybook.Text(strings.TrimSuffix(name, " District")), Precision: 3, Country: p.home()}
		place.Admin2 = place.Name
		for k := range p.places {
			if m := &p.places[k]; m.place.Country == place.Country && m.place.Admin1 != "" {
				place.Admin1 = m.place.Admin1
				break
			}
		}
		return &placeMention{first: first, end: i + 1, place: place, rule: "where/district-named"}
	}
	return nil
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
