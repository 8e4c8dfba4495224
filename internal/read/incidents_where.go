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
		if m.role != asPlace && m.role != asAddress || p.inActor(m) || p.filedFrom(m) {
			continue
		}
		if p.abroad(m) {
			if m = p.namesake(m); m == nil {
				continue
			}
		}
		if m.place.Precision == 3 && district == nil {
			district = m
		}
		aside := p.aside(m)
		if m.first > tok && m.first-tok <= 4 && p.low[m.first-1] == "from" {
			aside -= 8 // "abducted from", "arrested from"
		}
		c := p.placeCost(m, tok, sentence) + aside
		if m.role != asPlace && m.role != asAddress {
			c -= 500_000 // what placeCost adds for a name that is no place
		}
		if c < cost && aside < nowhere {
			best, cost = m, c
		}
	}
	if filed := p.filedIn(places); filed != nil && (best == nil || p.meansFiled(best, filed)) {
		return filed
	}
	best = p.firstOfList(places, best)
	switch {
	case best == nil:
		return nil
	case best.place.Admin2 == "" && district != nil:
		return district
	}
	return p.sharper(places, best)
}

// nowhere is the weight of words from which on a place is not where an act happened.
const nowhere = 60

// aside is how much less a place is likely to be where an act happened for the words about it: where
// somebody comes from or goes to, a hospital's town, a place in an official's title, a street.
func (p *page) aside(m *placeMention) int {
	cost := 0
	if m.place.Lat == nil && m.place.Admin1 == "" {
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
		if w := p.low[k]; asideWords[w] && !(w == "hospital" && p.hitAt(k)) {
			cost += nowhere
		} else if w == "," && (k < m.first-1 || k == first || p.low[k-1] != "hospital") || w == "when" || w == "where" {
			break
		}
	}
	if m.end < p.sentenceEnd(m.first) && officeWords[p.low[m.end]] && p.proper(m.end) {
		cost += 60
	} else if m.end < p.sentenceEnd(m.first) && p.proper(m.end) && p.placeAt(m.end) == nil && !settled[p.low[m.end]] && !ofCalling[p.low[m.end]] {
		cost += 20 // "Karda Centre": named after a place elsewhere
	}
	return cost
}

// hitAt tells of a hospital that was itself hit: "a strike on the Holm Hospital in Karda".
func (p *page) hitAt(i int) bool {
	for k := i - 1; k >= max(p.sentenceFirst(i), i-6); k-- {
		switch p.low[k] {
		case "on", "hit", "struck", "bombed", "shelled", "attacked", "stormed", "raided", "outside", "near", "compound":
			return true
		case "to", "at", "in":
			return false
		}
	}
	return false
}

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

// firstOfList gives the first place of a list that m stands in, "in Karda, Sorra and Tal".
func (p *page) firstOfList(places []placeMention, m *placeMention) *placeMention {
	for i := len(places) - 1; i > 0; i-- {
		if &places[i] != m {
			continue
		}
		o := &places[i-1]
		if !p.listed(o, m) {
			return m
		}
		m = o
	}
	return m
}

// sharper gives a town or district of the sentence that lies in m, where m is but a province or a country.
func (p *page) sharper(places []placeMention, m *placeMention) *placeMention {
	if m.place.Precision < 4 && !p.filedFrom(m) {
		return m
	}
	for i := range places {
		if o := &places[i]; o.role == asPlace && !p.filedFrom(o) && p.sharpens(m, o) && p.aside(o) < 30 {
			return o
		}
	}
	return m
}

// sharpens tells whether place b says more exactly where a is: a town or district of that province or country, or
// of the province whose town the dateline names.
func (p *page) sharpens(a, b *placeMention) bool {
	x, y := &a.place, &b.place
	exact := y.Precision < 4 && y.Precision > 0 || x.Admin2 == "" && y.Admin2 != ""
	return exact && (x.Precision >= 4 || p.filedFrom(a) && b.first > a.end && differentPlaces(a, b)) && x.Country == y.Country && (x.Admin1 == "" || x.Admin1 == y.Admin1)
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
	p.countries = map[daybook.Text]float64{}
	named := map[daybook.Place]float64{} // how often, by country and name
	filed := map[daybook.Text]bool{}
	for i := range p.places {
		m := &p.places[i]
		switch w := p.homeWeight(m); {
		case m.place.Country == "" || w == 0:
		case p.filedFrom(m):
			filed[m.place.Country] = true
		default:
			name := daybook.Place{Country: m.place.Country, Name: m.place.Name, Text: daybook.Text(p.low[m.end-1])}
			named[name]++
			p.countries[m.place.Country] += w / named[name] // a name again says less
		}
	}
	p.addFiled(filed)
	fighters := map[daybook.Place]bool{} // by country and class
	for i := range p.actors {            // "the Ridge Front", "the Sorran army": those fight at home, armies mostly
		a := &p.actors[i]
		side := daybook.Place{Country: a.party.Country, Name: daybook.Text(a.kind)}
		if side.Country == "" || a.party.Class != "militants" && (a.kind != "forces" || strikesAbroad[string(side.Country)]) || fighters[side] {
			continue
		}
		fighters[side] = true
		p.countries[side.Country]++
		if a.party.Class == "militants" {
			p.countries[side.Country]++
		}
	}
	if all := p.byWeight(filed); len(all) > 0 {
		p.homeCountry = all[0]
	}
	return p.homeCountry
}

// addFiled adds the countries that the dateline names, unless the text speaks of another and not of them: a report heard
// or sent from abroad.
func (p *page) addFiled(filed map[daybook.Text]bool) {
	most := 0.0
	for _, n := range p.countries {
		most = max(most, n)
	}
	for c := range filed {
		if p.countries[c] > 0 || most < toldOf {
			p.countries[c] += filedWeight
		}
	}
}

const (
	toldOf      = 3 // the weight from which on a report is about a country, whatever its dateline says: a place in it and its people
	filedWeight = 2 // of the dateline: a town's
)

// byWeight gives the countries of the report, the weightiest first; of equal ones that of the dateline.
func (p *page) byWeight(filed map[daybook.Text]bool) []daybook.Text {
	var out []daybook.Text
	for c := range p.countries {
		out = append(out, c)
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := p.countries[out[i]], p.countries[out[j]]
		if a == b && filed[out[i]] != filed[out[j]] {
			return filed[out[i]]
		}
		return a > b || a == b && out[i] < out[j]
	})
	return out
}

// homeWeight is how much a mention says about where the report's news is.
func (p *page) homeWeight(m *placeMention) float64 {
	switch {
	case m.role == asPeople, m.place.Precision >= 6 && p.stateActs(m):
		return 1
	case m.place.Precision >= 6 && (p.belongs(m) || p.originOnly(m)):
		return 0 // "a US drone"
	case p.aside(m) >= 30 || p.ofSomebody(m):
		return 0 // where somebody went, or came from; or no place but somebody's name
	case m.place.Precision >= 3:
		if last := p.low[m.end-1]; last == "district" || last == "agency" || last == "province" {
			return 6
		}
		return 3
	}
	return 2
}

// originOnly tells of a country from which somebody or something is, or with which something is shared: "two men from
// Sorra", "the border with Sorra".
func (p *page) originOnly(m *placeMention) bool {
	return m.first > 0 && (p.low[m.first-1] == "from" || p.low[m.first-1] == "with")
}

// stateActs tells of a country that does something: "Sorra has suspended its aid".
func (p *page) stateActs(m *placeMention) bool {
	u := p.doc.Word(m.end).UPOS()
	return (u == language.VERB || u == language.AUX) && (m.first == p.sentenceFirst(m.first) || p.low[m.first-1] != "in")
}

// ofSomebody tells of a name that is also the surname of somebody whom the report names: "Colonel Ponce".
func (p *page) ofSomebody(m *placeMention) bool {
	if m.end > m.first+1 || m.place.Precision >= 6 {
		return false
	}
	_, known := p.personNamed(p.low[m.first])
	return known
}

// believed is the score of a name, as the place reader weighs it, from which on it is no namesake: that of a
// large city after "in".
const believed = 3.3

// inActor tells of a place that only stands in a body's name: "Islamic State West Africa Province".
func (p *page) inActor(m *placeMention) bool {
	a := p.actorAt(m.first)
	return a != nil && a.first < m.first && m.end <= a.end && !p.ofPolice(a, m)
}

// ofPolice tells of a district or town whose police or officials act, "the Superintendent of Police of Karda".
func (p *page) ofPolice(a *actorMention, m *placeMention) bool {
	return a.rule != "actor/name" && (a.kind == "forces" || a.kind == "government") && m.place.Precision > 0 && m.place.Precision <= 3 && p.low[m.first-1] == "of"
}

// abroad tells whether a place lies in a country that the report hardly speaks of: a namesake, most likely.
// Of a country that it names, or whose people, places are believed.
func (p *page) abroad(m *placeMention) bool {
	home := p.home()
	if home == "" || m.place.Country == "" || m.place.Country == home {
		return false
	}
	if m.place.Precision >= 6 && p.belongs(m) {
		return true
	}
	if p.countries[m.place.Country] >= p.countries[home] || m.score >= believed && p.low[max(0, m.first-1)] == "in" && !p.doc.Sentences[p.doc.Tokens[m.first].Sentence].Caps {
		return false
	}
	others := p.countriesNamed()[m.place.Country]
	if m.speaksOfCountry() {
		others--
	}
	return others == 0
}

// speaksOfCountry tells of a country by its name or its people.
func (m *placeMention) speaksOfCountry() bool { return m.role == asPeople || m.place.Precision >= 6 }

// countriesNamed is how often the report names each country or its people.
func (p *page) countriesNamed() map[daybook.Text]int {
	if p.spoken == nil {
		p.spoken = map[daybook.Text]int{}
		for i := range p.places {
			if m := &p.places[i]; m.speaksOfCountry() {
				p.spoken[m.place.Country]++
			}
		}
	}
	return p.spoken
}

// belongs tells of a country that only says whose something is: "the U.S. ambassador", "the embassy of Peru".
func (p *page) belongs(m *placeMention) bool {
	at := m.first - 1
	if at > 0 && p.low[at] == "the" {
		at--
	}
	return m.end < len(p.low) && p.doc.Word(m.end).UPOS() == language.NOUN && !settled[p.low[m.end]] || at > 0 && p.low[at] == "of" && missions[p.low[at-1]]
}

// namesake is a place of the report's words alone where it says that the act was there, "in Holm", and the
// gazetteer knows but a namesake in a country that the report does not speak of; nil elsewhere.
func (p *page) namesake(m *placeMention) *placeMention {
	if m.first == p.sentenceFirst(m.first) || m.role != asPlace {
		return nil
	}
	before := p.low[m.first-1]
	if before == "of" && settled[p.low[max(0, m.first-2)]] {
		before = "in" // "the town of Sorra"
	}
	switch before {
	case "in", "at", "near", "outside":
		name := daybook.Text(p.quote(m.first, m.end))
		return &placeMention{first: m.first, end: m.end, in: -1, place: daybook.Place{Text: name, Name: name, Country: p.home()}, rule: m.rule}
	}
	return nil
}

// placeAbout is where the act of token tok happens when no sentence about it says: the place nearest to it in
// the country of the news, the dateline's only for want of another.
func (p *page) placeAbout(tok int) *placeMention {
	sentence := int(p.doc.Tokens[tok].Sentence)
	var best *placeMention
	bestCost := 1 << 30
	at := sort.Search(len(p.places), func(i int) bool { return p.places[i].first > tok })
	for i := max(0, at-placesAbout); i < min(len(p.places), at+placesAbout); i++ {
		m := &p.places[i]
		if p.abroad(m) || p.inActor(m) {
			continue
		}
		c := p.placeCost(m, tok, sentence) + 50*p.aside(m)
		if m.role == asPeople && m.place.Country == p.home() {
			c -= 350_000 // "the Salvadoran army": the country of the news rather than a town abroad
		}
		if m.place.Country != p.home() {
			c += 200_000
		}
		if p.filedFrom(m) {
			c += 20_000
		}
		if o := int(p.doc.Tokens[m.first].Sentence); p.itemAt(o) != nil && !p.sameItem(o, sentence) {
			c += 300_000
		}
		if c < bestCost {
			best, bestCost = m, c
		}
	}
	return best
}

// differentPlaces tells whether two places lie in different districts, or provinces where no district is known.
func differentPlaces(a, b *placeMention) bool {
	x, y := &a.place, &b.place
	if x.Country == "" && y.Country == "" {
		return x.Name != y.Name
	}
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
		d.When = d.p.byThen(w.when)
		d.note("when", w.first, w.end, w.rule)
	}
	m := d.st.where
	if m == nil && !d.st.background {
		m = d.p.placeAbout(d.st.kindPred.first)
	}
	switch {
	case m == nil:
	case d.p.filedFrom(m) && d.ownCountry(m) != m:
		m = d.ownCountry(m)
	default:
		m = d.ofNews(m)
	}
	if m != nil && d.nowhere != "" && m.place.Country == d.nowhere && m.place.Precision >= 6 {
		m = nil // the state whose aircraft struck is not where they struck
	}
	if m != nil {
		w := d.p.whole(m)
		if w.Country == "" && w.Lat == nil {
			w.Country = d.p.home() // a name that the gazetteer lacks
		}
		d.Where = &w
		rule := m.rule
		if rule == "" {
			rule = "where/named"
		}
		d.note("where", m.first, m.end, rule)
	}
}

// ownCountry gives the country that those who did it and those it was done to are said to be of, where the report
// says no more of the place than its dateline, and that is abroad: "HAVANA -- … killed by the Salvadoran army".
func (d *drafting) ownCountry(dateline *placeMention) *placeMention {
	var own *placeMention
	for _, n := range []*noun{d.doer, d.victimOf} {
		if n == nil || n.kind == thing {
			continue // "the Sorran embassy" stands abroad
		}
		first, end := d.p.extent(n)
		for i, places := 0, d.p.placesIn(first, end); i < len(places); i++ {
			m := &places[i]
			switch {
			case m.place.Precision < 6 || m.place.Country == "" || m.place.Country == dateline.place.Country:
			case own != nil && own.place.Country != m.place.Country:
				return dateline // two of them: whose land it was on is open
			case own == nil:
				own = m
			}
		}
	}
	if own == nil {
		return dateline
	}
	return own
}

// ofNews gives a place in the country of the news instead of m, where m lies in another of which the report does not say
// that the act was there: a namesake, the dateline of a report sent from abroad, a state that only acts or owns.
func (d *drafting) ofNews(m *placeMention) *placeMention {
	p := d.p
	if m.place.Country == "" || m.place.Country == p.home() || m == p.whereOver(d.st.first) || !p.abroad(m) && !p.filedFrom(m) && (m.place.Precision < 6 || p.insideOf(m)) {
		return m
	}
	if o := p.placeAbout(d.st.kindPred.first); o != nil && o.place.Country == p.home() {
		return o
	}
	return m
}

// insideOf tells of a country in which something is said to be: "in Sorra", "throughout the Union", "northern Sorra".
func (p *page) insideOf(m *placeMention) bool {
	k := m.first - 1
	if k > 0 && p.low[k] == "the" {
		k--
	}
	if k < 0 {
		return false
	}
	switch p.low[k] {
	case "in", "inside", "within", "throughout", "across":
		return true
	}
	return p.partOf(m)
}

// sharpens tells whether place b says more exactly where a is.
func (st *telling) sharpens(a, b *placeMention) bool {
	return len(st.clauses) > 0 && st.clauses[0].p.sharpens(a, b)
}
