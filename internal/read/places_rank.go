package read

import (
	"math"
	"slices"
	"strings"

	"daybook/internal/gazetteer"
)

// The weights by which the candidates of a name are ranked; doc/method/places.md explains them with an
// example.
const (
	insideStated  = 18.0 // lies in the place the text says it lies in
	insideMaybe   = 12.0 // lies in some reading of that place
	holdsStated   = 5.0  // holds the place that the text says lies in it
	sameCountry   = .9   // by the logarithm of how often the report names the country,
	sameProvince  = 1.2  // the province,
	sameDistrict  = .9   // the district,
	nearby        = .9   // and places within a degree or two
	placeRounds   = 3
	countryPrior  = 13.0
	provincePrior = 4.0
	mostSupport   = 7.0 // what all of these may add up to
	cityOfName    = 5.0 // what a province loses to the large city it is named for
	calledSo      = 4.0 // of the kind that the text calls it: "Karda district"
	calledElse    = 4.0 // what a division loses that the text calls something else
	nameInUse     = .8  // what an old name wins back on a day when it was in use,
	namePast      = 1.2 // loses after it, and
	nameNotYet    = 3.0 // before it was given
	notDivided    = 1.0 // what a division loses before it was made, and after its end
	unknownPeople = 5.4 // logarithm of how many live in a division whose people nobody counted here
)

// resolve chooses what each name stands for: first by what the name alone, its containers and the outlet
// say, then by what the rest of the report is about.
func (s *placeScan) resolve() {
	home := s.r.outlet(s.p.report.Source, s.p.report.URL)
	about := newAbout(home)
	acting := s.r.actingIn(s.p)
	about.act(acting)
	for range placeRounds {
		next := newAbout(home)
		next.act(acting)
		for i := len(s.found) - 1; i >= 0; i-- {
			s.choose(i, about)
		}
		for i := range s.found {
			m := &s.found[i]
			if m.id == 0 {
				continue
			}
			next.count(s.r.gaz, m.id, m.key)
			if s.p.filedFrom(m) {
				next.from(s.r.gaz, m.id)
			}
		}
		about = next
	}
	s.oneSense()
	s.dropStrays(about)
	for i := range s.found {
		if m := &s.found[i]; m.id != 0 {
			m.place = s.r.gaz.Place(m.id)
		}
	}
}

// oneSense gives a name that the text nowhere puts in a place the meaning that it has where the text does: "SAN JOSE,
// Calif." is the San Jose of the sentences after it.
func (s *placeScan) oneSense() {
	var said map[string]gazetteer.ID
	for i := range s.found {
		if m := &s.found[i]; m.in >= 0 && m.id != 0 && s.found[m.in].id != 0 && s.contains(s.found[m.in].id, m.id) {
			if said == nil {
				said = map[string]gazetteer.ID{}
			}
			if _, ok := said[m.key]; !ok {
				said[m.key] = m.id
			}
		}
	}
	for i := range s.found {
		m := &s.found[i]
		if id := said[m.key]; id != 0 && m.in < 0 && m.id != id && s.r.gaz.Kind(m.id).Populated() == s.r.gaz.Kind(id).Populated() {
			m.id = id
		}
	}
}

// choose takes the best candidate of mention i.
func (s *placeScan) choose(i int, a *about) {
	m := &s.found[i]
	best := math.Inf(-1)
	called, bears := s.calls(m), s.bornByCity(m)
	for _, c := range s.postings[m.from:m.to] {
		v := s.prior(c) + min(mostSupport, a.supports(s.r.gaz, c.ID, m.key))
		if s.r.gaz.Kind(c.ID) == gazetteer.Province && s.hasCity(m) {
			v -= cityOfName
		}
		if bears && c.As == gazetteer.Alternate {
			v -= cityOfName
		}
		if m.in >= 0 {
			v += s.inside(m.in, c.ID)
		}
		v += s.calledKind(called, s.r.gaz.Kind(c.ID)) + s.holding(i, c.ID)
		if v > best {
			best, m.id = v, c.ID
		}
	}
	m.score = best
}

// hasCity tells whether a name is also a city's of half a million people, or of any where it opens the dateline, which
// names a town, and no word after it says province.
func (s *placeScan) hasCity(m *placeMention) bool {
	end := int(s.p.doc.Sentences[s.p.doc.Tokens[m.first].Sentence].End)
	if m.end < end {
		switch t := strings.ToLower(s.text(m.end)); t {
		case "province", "state", "region":
			return false
		}
	}
	filed := s.p.filedFrom(m) && m.first == s.p.datelineFrom
	for _, c := range s.postings[m.from:m.to] {
		if k := s.r.gaz.Kind(c.ID); k.Populated() && (c.As == gazetteer.Main || c.As == gazetteer.Old) && (filed || s.r.gaz.Population(c.ID) >= 500_000) {
			return true
		}
	}
	return false
}

// bornByCity tells whether a name is that of a city of half a million people, which others were only called by once:
// Philadelphia is not Amman.
func (s *placeScan) bornByCity(m *placeMention) bool {
	return slices.ContainsFunc(s.postings[m.from:m.to], func(c gazetteer.Posting) bool {
		return c.As == gazetteer.Main && s.r.gaz.Kind(c.ID).Populated() && s.r.gaz.Population(c.ID) >= 500_000
	})
}

// inside is what it counts that a candidate lies in mention j.
func (s *placeScan) inside(j int, id gazetteer.ID) float64 {
	o := &s.found[j]
	if o.id != 0 && s.contains(o.id, id) {
		return insideStated
	}
	if s.possible(j, id) {
		return insideMaybe
	}
	return 0
}

// possible tells whether some reading of mention j contains the place.
func (s *placeScan) possible(j int, id gazetteer.ID) bool {
	for _, c := range s.postings[s.found[j].from:s.found[j].to] {
		if s.contains(c.ID, id) {
			return true
		}
	}
	return false
}

// holding is what it counts that a candidate of mention i contains a mention beside it that is said to lie in it: of
// "Kajuru, Kaduna" the state, not the city.
func (s *placeScan) holding(i int, id gazetteer.ID) float64 {
	for k := max(0, i-2); k < min(len(s.found), i+3); k++ {
		if m := &s.found[k]; m.in == i && m.id != 0 && s.contains(id, m.id) {
			return holdsStated
		}
	}
	return 0
}

// contains tells whether a place lies in another, or lay in it when the report was written.
func (s *placeScan) contains(area, id gazetteer.ID) bool {
	return s.r.gaz.Contains(area, id) || s.r.gaz.Contained(area, id, s.day)
}

// prior is how likely a name stands for a place when nothing else is known.
func (s *placeScan) prior(c gazetteer.Posting) float64 {
	g := s.r.gaz
	v := 0.0
	pop := math.Log10(float64(g.Population(c.ID)) + 10)
	switch k := g.Kind(c.ID); k {
	case gazetteer.Country, gazetteer.Continent:
		v = countryPrior
	case gazetteer.Province:
		if g.Population(c.ID) == 0 {
			pop = unknownPeople
		}
		v = provincePrior + pop
	case gazetteer.Capital:
		v = 4.5 + .7*pop
	case gazetteer.Seat:
		v = .6 + .7*pop
	case gazetteer.District:
		if g.Population(c.ID) == 0 {
			pop = unknownPeople
		}
		v = .3 + .4*pop
	case gazetteer.Section:
		v = .5 * pop
	case gazetteer.City:
		v = .7 * pop
	case gazetteer.Tehsil, gazetteer.Locality:
		v = 1.5
	case gazetteer.Region, gazetteer.Former, gazetteer.Sea, gazetteer.River, gazetteer.Range, gazetteer.Lake, gazetteer.Island:
		v = 5
	default:
		v = 3.2
	}
	switch c.As {
	case gazetteer.Alternate:
		v -= 1.4
	case gazetteer.Bare, gazetteer.Old:
		v -= .8
	}
	return v + s.inTime(c)
}

// inTime is what it counts that the report was written when the name was in use, or not, and when the division
// existed, or not.
func (s *placeScan) inTime(c gazetteer.Posting) (v float64) {
	if c.Term.Known() && s.day != 0 {
		switch c.Term.When(s.day) {
		case 0:
			v += nameInUse
		case 1:
			v -= namePast
		case -1:
			v -= nameNotYet
		}
	}
	if s.r.gaz.Exists(c.ID).When(s.day) != 0 {
		v -= notDivided
	}
	return v
}

// A calling is the kind of place that the words about a name call it.
type calling uint8

const (
	calledNothing calling = iota
	calledADistrict
	calledAProvince
	calledATown
)

// calls reads the word of a kind that stands after a name or ends it, or stands before "of" and the name.
func (s *placeScan) calls(m *placeMention) calling {
	sent := &s.p.doc.Sentences[s.p.doc.Tokens[m.first].Sentence]
	first, end := int(sent.First), int(sent.End)
	c := s.callingAt(m.end, first, end)
	if m.end-m.first > 1 && c&(calledDistrict|calledProvince|calledTown) == 0 {
		c = s.class(m.end-1, first, end)
	}
	if c&(calledDistrict|calledProvince|calledTown) == 0 && m.first-1 > first {
		if t := s.text(m.first - 1); t == "of" {
			c = s.class(m.first-2, first, end)
		} else if t == "District" {
			return calledADistrict // "District Karda"
		}
	}
	switch {
	case c&calledDistrict != 0:
		return calledADistrict
	case c&calledProvince != 0:
		return calledAProvince
	case c&calledTown != 0:
		return calledATown
	}
	return calledNothing
}

// calledKind is what it counts that a candidate is of the kind the text calls it.
func (s *placeScan) calledKind(c calling, k gazetteer.Kind) float64 {
	switch {
	case c == calledNothing:
	case c == calledADistrict && (k == gazetteer.District || k == gazetteer.Former || k == gazetteer.Tehsil || k == gazetteer.Section),
		c == calledAProvince && k == gazetteer.Province,
		c == calledATown && k.Populated():
		return calledSo
	case k == gazetteer.District || k == gazetteer.Province || k == gazetteer.Country:
		return -calledElse
	}
	return 0
}

// stray is how well known a place must be to be believed alone in a country that the report, its outlet
// and its other places have nothing to do with.
const stray = 3.2

// dropStrays takes away readings far from all that the report is about: a hamlet with a word's name
// elsewhere in the world. A name that the text places keeps its words; any other was no place.
func (s *placeScan) dropStrays(a *about) {
	if a.total < 2 {
		return
	}
	kept := s.found[:0]
	moved := make([]int, len(s.found))
	for i := range s.found {
		m := s.found[i]
		moved[i] = len(kept)
		if m.id != 0 && m.role != asPeople && (m.in < 0 || !s.possible(m.in, m.id)) && s.isStray(&m, a) {
			if m.in < 0 && !s.stated(&m) {
				moved[i] = -1
				continue
			}
			m.id = 0
		}
		kept = append(kept, m)
	}
	for i := range kept {
		if kept[i].in >= 0 {
			kept[i].in = moved[kept[i].in]
		}
	}
	s.found = kept
}

// isStray tells a place whose country nothing else in the report speaks for, too small to be named
// without more.
func (s *placeScan) isStray(m *placeMention, a *about) bool {
	country, _, _ := s.r.gaz.Within(m.id)
	own := a.names[m.key]
	rest := a.countries[country]
	if own.id == m.id {
		rest -= own.weight
	}
	if k := s.r.gaz.Kind(m.id); !k.Populated() && k != gazetteer.District && k != gazetteer.Tehsil {
		return false
	}
	main, share := a.main()
	if country != main && s.quarters()[m.key] {
		return true // "the Escalante neighborhood": part of a town of the report's, not the town abroad
	}
	if rest > .01 || country == main || share < .6 {
		return false
	}
	for _, c := range s.postings[m.from:m.to] {
		if c.ID == m.id {
			return s.prior(c) < stray
		}
	}
	return false
}

// quarters are the names that the text somewhere calls a part of a town.
func (s *placeScan) quarters() map[string]bool {
	if s.calledQuarters == nil {
		s.calledQuarters = map[string]bool{}
		for i := range s.found {
			m := &s.found[i]
			sent := &s.p.doc.Sentences[s.p.doc.Tokens[m.first].Sentence]
			if s.class(m.end, int(sent.First), int(sent.End))&calledQuarter != 0 {
				s.calledQuarters[m.key] = true
			}
		}
	}
	return s.calledQuarters
}

// stated tells whether a preposition or a generic word calls the name a place.
func (s *placeScan) stated(m *placeMention) bool {
	sent := &s.p.doc.Sentences[s.p.doc.Tokens[m.first].Sentence]
	first, end := int(sent.First), int(sent.End)
	return s.class(m.first-1, first, end)&inWord != 0 || s.class(m.end, first, end)&genericAfter != 0 || s.beforeOf(m.first, first, end)
}
