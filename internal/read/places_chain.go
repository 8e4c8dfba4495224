package read

import (
	"math"
	"slices"
	"strings"

	"daybook"
	"daybook/internal/gazetteer"
)

// join links each mention to the one it is said to lie in: "Mattani, a suburb of Peshawar", "Alexandria,
// Louisiana", "Bara tehsil of Khyber Agency", "Quetta's Sariab area", "Jamrud and Bara tehsils of Khyber".
func (s *placeScan) join() {
	for i := len(s.found) - 2; i >= 0; i-- {
		j := i + 1
		for j < len(s.found)-1 && s.found[j].role == asPeople {
			j++ // "Karda, in the southern Sorran province of Tal"
		}
		m, next := &s.found[i], &s.found[j]
		if s.p.doc.Tokens[m.first].Sentence != s.p.doc.Tokens[next.first].Sentence || m.role == asPeople || next.role == asPeople {
			continue
		}
		switch s.between(m.end, next.first) {
		case stateContainer:
			if s.wider(next, m) && (!s.whole(m) || s.mayLieIn(i, j)) {
				m.in = j
			}
			if j+1 < len(s.found) && s.found[j+1].in == j && m.in == j && s.wider(&s.found[j+1], m) && (s.mayLieIn(i, j+1) || s.division(j+1)) {
				m.in = j + 1 // "Karda district of the country's Sorra"
			}
		case stateComma:
			if !s.oneOfMany(i) && (s.mayLieIn(i, j) || s.calledVillage(m) && s.division(j)) {
				m.in = j
			}
		case stateOwner:
			if next.in < 0 && s.wider(m, next) {
				next.in = i
			}
		case stateAnd:
			if next.in > j && !s.mayLieIn(j, i) && s.wider(&s.found[next.in], m) {
				m.in = next.in
			}
		}
	}
}

// How the words between two places join them.
type placeLink uint8

const (
	stateNone      placeLink = iota
	stateContainer           // "of", "in": the first lies in the second
	stateComma               // "Alexandria, Louisiana"
	stateOwner               // "Quetta's Sariab"
	stateAnd                 // "Jamrud and Bara"
)

// between reads the words from one place to the next.
func (s *placeScan) between(from, to int) placeLink {
	if to-from > 9 || to < from {
		return stateNone
	}
	link, commas, plain := stateNone, 0, true
	for i := from; i < to; i++ {
		t := strings.ToLower(s.text(i))
		c := s.class(i, from, to)
		switch {
		case t == ",":
			commas++
		case t == "of" || t == "in" || t == "within" || t == "under":
			link = stateContainer
		case (t == "'s" || t == "’s" || t == "’") && i == from:
			link, plain = stateOwner, false
		case t == "and":
			if link == stateNone {
				link = stateAnd
			}
		case c&(genericAfter|genericBefore|facility) != 0, t == "the", t == "a", t == "an", t == "(", t == ")",
			describing[t], len(t) == 1 && t != "-" && t != ";":
			plain = plain && c&genericAfter != 0
		case s.quarter(t):
			plain = false
		default:
			return stateNone
		}
	}
	if link == stateNone && (commas == 1 || plain && commas == 0 && from < to) {
		return stateComma
	}
	return link
}

// describing are words that may stand between a place and what it lies in: "a remote village under Karda police station",
// "the regional capital of Sorra".
var describing = map[string]bool{"revenue": true, "unit": true, "administrative": true, "police": true, "station": true, "limits": true, "jurisdiction": true, "main": true, "remote": true, "nearby": true, "located": true,
	"regional": true, "provincial": true, "largest": true, "biggest": true, "small": true, "farming": true, "mining": true, "border": true, "coastal": true, "restive": true, "volatile": true, "troubled": true, "department": true, "zone": true}

// quarter tells words for a part of what follows: "northern", "south", "central".
func (s *placeScan) quarter(t string) bool {
	_, ok := bearings[strings.TrimSuffix(t, "ern")]
	return ok || t == "central"
}

// wider tells whether a place may hold another by its kind: a name with no reading wider than a city's
// section holds none.
func (s *placeScan) wider(outer, inner *placeMention) bool {
	if outer.role == asAddress || outer.rule == rulePlacePoint {
		return false
	}
	if outer.from == outer.to {
		return inner.rule != rulePlaceName
	}
	for _, c := range s.postings[outer.from:outer.to] {
		if k := s.r.gaz.Kind(c.ID); k.Area() || k == gazetteer.Capital || k == gazetteer.Seat || k == gazetteer.City || k == gazetteer.Island || k == gazetteer.Valley {
			return c.As != gazetteer.Demonym
		}
	}
	return false
}

// whole tells names of countries and provinces, which lie in no smaller place: "the US in Iraq".
func (s *placeScan) whole(m *placeMention) bool {
	for _, c := range s.postings[m.from:m.to] {
		if k := s.r.gaz.Kind(c.ID); k == gazetteer.Country || k == gazetteer.Continent || k == gazetteer.Province && c.As == gazetteer.Main {
			return true
		}
	}
	return false
}

// oneOfMany tells whether mention i is one of a list of three and more, "in Karda, Sorra, Tal and Mero", of which the next
// holds no well-known reading of it.
func (s *placeScan) oneOfMany(i int) bool {
	n, last := 1, i
	for last+1 < len(s.found) && s.found[last+1].first == s.found[last].end+1 {
		n, last = n+1, last+1
		if s.text(s.found[last].first-1) == "and" {
			break
		}
		if s.text(s.found[last].first-1) != "," {
			return false
		}
	}
	if n < 3 || s.text(s.found[last].first-1) != "and" {
		return false
	}
	best, inside := math.Inf(-1), math.Inf(-1)
	for _, c := range s.postings[s.found[i].from:s.found[i].to] {
		v := s.prior(c)
		best = max(best, v)
		if s.possible(i+1, c.ID) {
			inside = max(inside, v)
		}
	}
	return inside < best-obscure
}

// obscure is how much less likely than the best reading of a name one is that a list does not mean.
const obscure = 1.0

// calledVillage tells whether the text calls a name that of a small place: "Karda village".
func (s *placeScan) calledVillage(m *placeMention) bool {
	return s.genericAt(m.end, int(s.p.doc.Sentences[s.p.doc.Tokens[m.first].Sentence].End))
}

// division tells whether mention j may be a province or a district.
func (s *placeScan) division(j int) bool {
	m := &s.found[j]
	return slices.ContainsFunc(s.postings[m.from:m.to], func(c gazetteer.Posting) bool {
		k := s.r.gaz.Kind(c.ID)
		return k == gazetteer.Province || k == gazetteer.District
	})
}

// mayLieIn tells whether some reading of mention i lies in some reading of mention j; a street or a
// name only called a place lies in any.
func (s *placeScan) mayLieIn(i, j int) bool {
	m, o := &s.found[i], &s.found[j]
	if m.from == m.to {
		return s.wider(o, m)
	}
	for _, c := range s.postings[m.from:m.to] {
		if s.possible(j, c.ID) {
			return true
		}
	}
	return false
}

// settle gives places that the gazetteer lacks, or knows only elsewhere than the text says, what is known
// of the place they lie in: stated, or else named nearest in the sentence.
func (s *placeScan) settle() {
	for i := len(s.found) - 1; i >= 0; i-- {
		m := &s.found[i]
		if m.rule == rulePlacePoint {
			continue
		}
		j := m.in
		if j < 0 && (m.id == 0 || s.minor(i)) {
			j = s.hostOf(i, m.id == 0)
			if m.id != 0 && (j < 0 || !s.elsewhere(m, &s.found[j]) || m.place.Country != s.found[j].place.Country) {
				continue
			}
		} else if j < 0 && s.outlying(m) {
			if j = s.hostOf(i, true); j < 0 || !s.farOff(m, &s.found[j]) || s.spokenFor(m) {
				continue
			}
		} else if m.id != 0 && (j < 0 || s.agrees(i)) {
			continue
		}
		if j < 0 || s.found[j].place.Country == "" {
			if m.id == 0 {
				m.place.Name = daybook.Text(s.words(m.first, m.end))
			}
			continue
		}
		if id := s.spelledIn(m, &s.found[j]); id != 0 {
			m.id, m.place = id, s.r.gaz.Place(id)
			continue
		}
		s.inherit(m, &s.found[j])
	}
}

// spelledIn is the curated place in o that m is another spelling of, 0 for none.
func (s *placeScan) spelledIn(m, o *placeMention) gazetteer.ID {
	if m.rule != rulePlaceCalled || o.id == 0 {
		return 0
	}
	var some [8]gazetteer.Posting
	for _, c := range s.r.gaz.Alike(gazetteer.Fold(s.words(m.first, m.end)), some[:0]) {
		if s.r.gaz.Contains(o.id, c.ID) {
			return c.ID
		}
	}
	return 0
}

// agrees tells whether the place chosen for mention i lies where the text says.
func (s *placeScan) agrees(i int) bool {
	m := &s.found[i]
	o := &s.found[m.in]
	if o.id != 0 && s.contains(o.id, m.id) {
		return true
	}
	a, b := &m.place, &o.place
	if o.id == 0 {
		return b.Admin2 == "" || a.Admin2 == b.Admin2
	}
	if a.Country != b.Country && b.Country != "" {
		return false
	}
	if b.Admin2 != "" && o.place.Precision <= 3 && s.r.gaz.Kind(m.id) > gazetteer.District {
		d, ok := s.r.gaz.Distance(m.id, o.id)
		return a.Admin2 == b.Admin2 || b.Precision < 3 && ok && d < 40
	}
	return a.Admin1 == b.Admin1
}

// minor tells a small place that the report names alone of its district: one of several of that name,
// very likely, when its sentence names another district.
func (s *placeScan) minor(i int) bool {
	m := &s.found[i]
	k := s.r.gaz.Kind(m.id)
	if s.beforeFacility(m) && m.role != asPeople {
		return true
	}
	end := int(s.p.doc.Sentences[s.p.doc.Tokens[m.first].Sentence].End)
	if called := m.end < end && s.smallPlace(s.text(m.end)); !called && k != gazetteer.Section && k != gazetteer.Road && k != gazetteer.Bazaar {
		return false // a town stands for itself
	}
	if m.role == asPeople || k <= gazetteer.District || k == gazetteer.Capital || k == gazetteer.Seat || k == gazetteer.Crossing || s.r.gaz.Population(m.id) > 50_000 || m.place.Admin2 == "" {
		return false
	}
	return s.namesIn(m.place.Admin1, m.place.Admin2) < 2
}

// outlying tells a small town or district that no curated list names, or whatever little town the text calls a village.
func (s *placeScan) outlying(m *placeMention) bool {
	if m.id == 0 || m.role == asPeople || m.rule != rulePlaceName || m.place.Admin1 == "" || s.r.gaz.Population(m.id) > smallTown {
		return false
	}
	k := s.r.gaz.Kind(m.id)
	if m.end < len(s.p.doc.Tokens) && s.smallPlace(s.text(m.end)) {
		return k.Populated() && k != gazetteer.Capital
	}
	switch source := s.r.gaz.Source(m.id); {
	case source != "GeoNames" && source != "Natural Earth":
		return false
	case k == gazetteer.District:
		return s.calls(m) == calledNothing
	case k != gazetteer.City && k != gazetteer.Section && k != gazetteer.Locality:
		return false
	}
	return s.r.gaz.DistrictNumber(string(m.place.Country), string(m.place.Admin1), s.r.gaz.Name(m.id)) < 0 // else a town that gives its district the name
}

// spokenFor tells whether the report names another place of a mention's province.
func (s *placeScan) spokenFor(m *placeMention) bool {
	for k := range s.found {
		o := &s.found[k]
		if o.key != m.key && o.place.Country == m.place.Country && o.place.Admin1 == m.place.Admin1 {
			return true
		}
	}
	return false
}

// farTown is beyond how many km a small town is too far from the district or town that its story names.
const farTown = 100

// farOff tells whether a host is a place of the same country in another province, too far away for the small town to
// be meant.
func (s *placeScan) farOff(m, o *placeMention) bool {
	d, ok := s.r.gaz.Distance(m.id, o.id)
	if s.r.gaz.Population(m.id) > 50_000 && (o.place.Precision != 3 || !s.p.filedFrom(o)) {
		return false // a larger town yields but to the district of the dateline
	}
	if s.r.gaz.Kind(m.id) == gazetteer.District && s.p.filedFrom(o) {
		return false // a report sent from the capital tells of many districts
	}
	return ok && d > farTown && o.place.Country == m.place.Country && o.place.Admin1 != "" && o.place.Admin1 != m.place.Admin1 && o.place.Precision <= 3
}

// namesIn is how many different names of the report were placed in a district.
func (s *placeScan) namesIn(admin1, admin2 daybook.Text) int {
	if s.districts == nil {
		s.districts = map[[2]daybook.Text]int{}
		counted := map[[3]daybook.Text]bool{}
		for i := range s.found {
			o := &s.found[i]
			d := [2]daybook.Text{o.place.Admin1, o.place.Admin2}
			if name := [3]daybook.Text{d[0], d[1], daybook.Text(o.key)}; !counted[name] {
				counted[name] = true
				s.districts[d]++
			}
		}
	}
	return s.districts[[2]daybook.Text{admin1, admin2}]
}

// elsewhere tells whether a minor place lies in another district than its host, too far to be near it.
func (s *placeScan) elsewhere(m, o *placeMention) bool {
	if o.place.Admin2 == "" || o.place.Admin2 == m.place.Admin2 && o.place.Admin1 == m.place.Admin1 {
		return false
	}
	if s.r.gaz.Kind(m.id).Area() {
		return !s.r.gaz.Contains(m.id, o.id)
	}
	d, ok := s.r.gaz.Distance(m.id, o.id)
	return !ok || d > 60
}

// inherit places m by the words of the text in o, no more exactly than o is placed.
func (s *placeScan) inherit(m, o *placeMention) {
	m.id = 0
	was := o.place
	m.place = daybook.Place{Name: daybook.Text(s.words(m.first, m.end)), Admin1: was.Admin1, Admin2: was.Admin2, Country: was.Country, Lat: was.Lat, Lon: was.Lon}
	m.place.Precision = max(2, was.Precision)
	if was.Precision >= 5 {
		m.place.Lat, m.place.Lon, m.place.Precision = nil, nil, 0
	}
}

// hostOf is the place that most likely holds mention i where none is stated: the next one named in the
// sentence, else the one before it, else where back is true the last one before its sentence, in the province that
// is named between; only a city or something wider, and never a country.
func (s *placeScan) hostOf(i int, back bool) int {
	m := &s.found[i]
	sentence := s.p.doc.Tokens[m.first].Sentence
	fits := func(j int) bool {
		o := &s.found[j]
		return o.id != 0 && o.role != asPeople && o.key != m.key && !s.destination(o) && !s.speakersSeat(o) && o.place.Precision <= 4 && (s.wider(o, m) || s.beforeFacility(m) && o.place.Admin2 != "")
	}
	same := func(j int) bool { return s.p.doc.Tokens[s.found[j].first].Sentence == sentence }
	for j := i + 1; j < len(s.found) && j <= i+5 && same(j); j++ {
		if fits(j) {
			if s.found[j].place.Precision == 4 { // "In Karda, shops in the Sorra bazaar were shut, as elsewhere in Tal"
				for k := i - 1; k >= 0 && same(k); k-- {
					if fits(k) && s.found[k].place.Precision <= 3 {
						return k
					}
				}
			}
			return j
		}
	}
	province := -1
	for j := i - 1; j >= 0 && j >= i-6; j-- {
		if !same(j) && !back {
			break
		}
		if !fits(j) || !same(j) && s.treatedIn(&s.found[j]) {
			continue
		}
		if o := &s.found[j]; !same(j) && o.place.Precision == 4 {
			if o.role == asPlace && !capitalised(s.text(o.end)) {
				province = max(province, j) // no cartel's or newspaper's
			}
		} else if province < 0 || o.place.Admin1 == s.found[province].place.Admin1 {
			return j
		}
	}
	return province
}

// speakersSeat tells the capital that a body speaks from: "the General Staff in Kyiv said".
func (s *placeScan) speakersSeat(o *placeMention) bool {
	sent := &s.p.doc.Sentences[s.p.doc.Tokens[o.first].Sentence]
	first, end := int(sent.First), int(sent.End)
	return s.r.gaz.Kind(o.id) == gazetteer.Capital && o.first-2 >= first && s.text(o.first-1) == "in" && capitalised(s.text(o.first-2)) && s.class(o.end, first, end)&actorVerb != 0
}

// treatedIn tells the town that somebody was brought to: "two had to be flown to Karda".
func (s *placeScan) treatedIn(o *placeMention) bool {
	if o.first < 2 || s.text(o.first-1) != "to" {
		return false
	}
	switch strings.ToLower(s.text(o.first - 2)) {
	case "flown", "airlifted", "referred", "rushed", "evacuated", "taken", "transferred":
		return true
	}
	return false
}

// beforeFacility tells whether a name is that of a building or site: "Karbala Imambargah", "Taftan bus terminal".
func (s *placeScan) beforeFacility(m *placeMention) bool {
	end := int(s.p.doc.Sentences[s.p.doc.Tokens[m.first].Sentence].End)
	return s.class(m.end, m.first, end)&facility != 0 || s.class(m.end+1, m.first, end)&facility != 0 && m.end < end && capitalised(s.text(m.end))
}
