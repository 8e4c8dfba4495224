package read

import (
	"math"
	"sort"
	"strings"

	"daybook"
	"daybook/internal/language"
)

// placeIn is where the act of token tok happens, when its own sentence names a place: of the places in
// the country the report is about, the one that stands best to the act; one that names its district
// rather than a namesake far away, the first of a list.
func (p *page) placeIn(tok int) *placeMention {
	sentence := int(p.doc.Tokens[tok].Sentence)
	var best, district *placeMention
	cost := 1 << 30
	places := p.placesIn(p.sentenceFirst(tok), p.sentenceEnd(tok))
	for i := range places {
		m := &places[i]
		if m.role != asPlace && m.role != asAddress && !p.facility(m) || p.home() != "" && m.place.Country != "" && m.place.Country != p.home() {
			continue
		}
		if m.place.Precision == 3 && district == nil {
			district = m
		}
		aside := p.aside(m)
		c := p.placeCost(m, tok, sentence) + aside
		if m.role != asPlace && m.role != asAddress {
			c -= 500_000 // what placeCost adds for a name that is no place
		}
		if c < cost && aside < nowhere {
			best, cost = m, c
		}
	}
	if best == nil && len(places) > 0 {
		return p.districtNamed(sentence)
	}
	best = p.firstOfList(places, best)
	named := p.districtNamed(sentence)
	switch {
	case best == nil:
		return named
	case best.place.Admin2 == "" && district != nil:
		return district
	case (best.place.Admin2 == "" || best.place.Precision >= 4) && named != nil && district == nil:
		return named
	}
	return p.sharper(places, best)
}

// nowhere is the weight of words from which on a place is not where an act happened.
const nowhere = 60

// facility tells of a place in the name of a building where something happens: "outside the Karda Press Club".
func (p *page) facility(m *placeMention) bool {
	if m.role != inName || m.end >= p.sentenceEnd(m.first) || !facilities[p.low[m.end]] {
		return false
	}
	for k := m.first - 1; k >= max(p.sentenceFirst(m.first), m.first-3); k-- {
		switch p.low[k] {
		case "outside", "at", "near", "inside", "in":
			return true
		}
	}
	return false
}

// facilities are buildings named after the town they stand in.
var facilities = map[string]bool{"press": true, "airport": true, "railway": true, "central": true, "jail": true, "prison": true, "university": true, "hospital": true, "high": true, "station": true, "stadium": true, "cantonment": true, "port": true, "district": true}

// aside is how much less a place is likely to be where an act happened for the words about it: where
// somebody comes from or goes to, a hospital's town, a place in an official's title, a street.
func (p *page) aside(m *placeMention) int {
	cost := 0
	if m.place.Lat == nil {
		cost += 40 // a street is less than the town it lies in
	}
	first := p.sentenceFirst(m.first)
	if m.first > first {
		switch p.low[m.first-1] {
		case "to", "towards", "toward", "for":
			cost += 30
		case "from":
			cost += 8
		}
	}
	if p.onRoad(m) {
		cost += nowhere
	}
	for k := m.first - 1; k >= max(first, m.first-5); k-- {
		if w := p.low[k]; asideWords[w] {
			cost += nowhere
		} else if w == "," || w == "when" || w == "where" {
			break
		}
	}
	if m.end < p.sentenceEnd(m.first) && officeWords[p.low[m.end]] && p.proper(m.end) {
		cost += 60
	} else if m.end < p.sentenceEnd(m.first) && p.proper(m.end) && p.placeAt(m.end) == nil && !settled[p.low[m.end]] {
		cost += 20 // "Karda Centre": named after a place elsewhere
	}
	return cost
}

// settled are words of a place's own name.
var settled = map[string]bool{"city": true, "town": true, "district": true, "agency": true, "province": true, "tehsil": true, "village": true, "area": true, "valley": true, "division": true, "cantonment": true}

// onRoad tells of a town that only names a road with another: "the Karda-Sorra highway".
func (p *page) onRoad(m *placeMention) bool {
	end := p.sentenceEnd(m.first)
	joined := strings.Contains(p.low[m.first], "-") || m.end < end && (p.low[m.end] == "-" || p.low[m.end] == "–") || m.first > p.sentenceFirst(m.first) && (p.low[m.first-1] == "-" || p.low[m.first-1] == "–")
	for k := m.end - 1; joined && k < min(m.end+4, end); k++ {
		if roadWords[p.low[k]] {
			return true
		}
	}
	return false
}

// asideWords stand before a place where an act did not happen.
var asideWords = map[string]bool{"hospital": true, "hospitals": true, "resident": true, "residents": true, "native": true, "hailing": true, "hailed": true, "belonged": true, "belonging": true, "shifted": true, "airlifted": true, "bound": true, "route": true, "travelling": true, "traveling": true, "migrated": true, "summoned": true, "coming": true, "heading": true, "returning": true, "travel": true, "headed": true}

// officeWords follow a place in the title of an office.
var officeWords = map[string]bool{"home": true, "chief": true, "minister": true, "governor": true, "government": true, "assembly": true, "police": true, "high": true, "deputy": true, "inspector": true, "commissioner": true, "rangers": true, "spokesman": true, "spokesperson": true, "university": true, "press": true, "bar": true, "corps": true}

// firstOfList gives the first place of a list that m stands in, "in Karda, Sorra and Tal".
func (p *page) firstOfList(places []placeMention, m *placeMention) *placeMention {
	for i := len(places) - 1; i > 0; i-- {
		if &places[i] != m {
			continue
		}
		o := &places[i-1]
		if gap := m.first - o.end; gap < 1 || gap > 2 || o.role != m.role || o.place.Country != m.place.Country || !differentPlaces(o, m) || (o.place.Precision >= 4) != (m.place.Precision >= 4) {
			return m
		}
		if w := p.low[o.end]; w != "," && w != "and" {
			return m
		}
		m = o
	}
	return m
}

// sharper gives a town or district of the sentence that lies in m, where m is but a province or a country.
func (p *page) sharper(places []placeMention, m *placeMention) *placeMention {
	if m.place.Precision < 4 {
		return m
	}
	for i := range places {
		if o := &places[i]; o.role == asPlace && sharpens(m, o) && p.aside(o) < 30 {
			return o
		}
	}
	return m
}

// sharpens tells whether place b says more exactly where a is: a town or district of that province or country.
func sharpens(a, b *placeMention) bool {
	x, y := &a.place, &b.place
	return x.Precision >= 4 && y.Precision < 4 && y.Precision > 0 && x.Country == y.Country && (x.Admin1 == "" || x.Admin1 == y.Admin1)
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
		case p.aside(m) >= 30:
			w = 0 // where somebody went, or came from
		case m.place.Precision >= 3:
			w = 3
			if last := p.low[m.end-1]; last == "district" || last == "agency" || last == "province" {
				w = 6
			}
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
		if first == i || p.low[first] == "the" || i+1 < int(sent.End) && p.proper(i+1) || offices[p.low[first]] || p.low[i-1] == "news" || p.low[i-1] == "intelligence" {
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

// offices begin titles that hold the word "district".
var offices = map[string]bool{"additional": true, "assistant": true, "deputy": true, "senior": true, "superintendent": true, "judge": true}

// differentPlaces tells whether two places lie in different districts, or provinces where no district is known.
func differentPlaces(a, b *placeMention) bool {
	x, y := &a.place, &b.place
	switch {
	case x.Admin2 != "" && y.Admin2 != "":
		return x.Admin2 != y.Admin2 || x.Admin1 != y.Admin1
	case x.Admin1 != "" && y.Admin1 != "":
		if x.Admin1 != y.Admin1 {
			return true
		}
	}
	if x.Country != "" && y.Country != "" && x.Country != y.Country {
		return true
	}
	return x.Precision < 3 && y.Precision < 3 && x.Lat != nil && y.Lat != nil && math.Abs(*x.Lat-*y.Lat)+math.Abs(*x.Lon-*y.Lon) > farApart
}

// farApart is the distance in degrees beyond which two towns are not one place, some 50 km.
const farApart = 0.5

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
