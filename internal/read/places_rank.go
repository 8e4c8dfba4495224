package read

import (
	"math"

	"daybook/internal/gazetteer"
)

// join links each mention to the one it is said to lie in: "Mattani, a suburb of Peshawar", "Alexandria,
// Louisiana", "Bara tehsil of Khyber Agency".
func (s *placeScan) join() {
	for i := 0; i+1 < len(s.found); i++ {
		m, next := &s.found[i], &s.found[i+1]
		if s.p.doc.Tokens[m.first].Sentence != s.p.doc.Tokens[next.first].Sentence || !s.joined(m.end, next.first) {
			continue
		}
		m.in = i + 1
	}
}

// joined tells whether the words between two places say that the first lies in the second.
func (s *placeScan) joined(from, to int) bool {
	if to-from > 8 {
		return false
	}
	comma, in := false, false
	for i := from; i < to; i++ {
		t := s.text(i)
		c := s.class(i, from, to)
		switch {
		case t == ",":
			comma = true
		case t == "of" || t == "in" || t == "within":
			in = true
		case c&(genericAfter|genericBefore) != 0, t == "the", t == "a", t == "an", t == "(", t == ")", t == "revenue", t == "unit", t == "'s", t == "’s":
		default:
			return false
		}
	}
	return comma && to-from <= 2 || in || to == from
}

// resolve chooses what each name stands for: first by what the name alone and its containers say, then
// twice by what the rest of the report is about.
func (s *placeScan) resolve() {
	about := newAbout()
	for round := 0; round < 3; round++ {
		next := newAbout()
		for i := len(s.found) - 1; i >= 0; i-- {
			s.choose(i, about, round)
		}
		for i := range s.found {
			next.count(s.r.gaz, s.found[i].id, s.found[i].key)
		}
		about = next
	}
	for i := range s.found {
		m := &s.found[i]
		if m.id != 0 {
			m.place = s.r.gaz.Place(m.id)
		}
	}
}

// choose takes the best candidate of mention i.
func (s *placeScan) choose(i int, a *about, round int) {
	m := &s.found[i]
	best := math.Inf(-1)
	for _, c := range s.postings[m.from:m.to] {
		v := s.prior(c)
		if m.in >= 0 && s.found[m.in].id != 0 && s.r.gaz.Contains(s.found[m.in].id, c.ID) {
			v += 8
		}
		if m.in >= 0 && round == 0 && s.possible(m.in, c.ID) {
			v += 6
		}
		if round > 0 {
			v += a.supports(s.r.gaz, c.ID, m.key)
		}
		if v > best {
			best, m.id = v, c.ID
		}
	}
	m.score = best
}

// possible tells whether some reading of mention j contains the place.
func (s *placeScan) possible(j int, id gazetteer.ID) bool {
	for _, c := range s.postings[s.found[j].from:s.found[j].to] {
		if s.r.gaz.Contains(c.ID, id) {
			return true
		}
	}
	return false
}

// prior is how likely a name stands for a place when nothing else is known.
func (s *placeScan) prior(c gazetteer.Posting) float64 {
	g := s.r.gaz
	v := 0.0
	pop := math.Log10(float64(g.Population(c.ID)) + 10)
	switch k := g.Kind(c.ID); k {
	case gazetteer.Country:
		v = 7
	case gazetteer.Continent:
		v = 7
	case gazetteer.Province:
		v = 5.5
	case gazetteer.Capital:
		v = 2 + .7*pop
	case gazetteer.Seat:
		v = .6 + .7*pop
	case gazetteer.District:
		v = .4 * pop
	case gazetteer.Section:
		v = .5 * pop
	case gazetteer.City:
		v = .7 * pop
	default:
		v = 3
	}
	switch c.As {
	case gazetteer.Alternate:
		v -= 1.2
	case gazetteer.Bare, gazetteer.Old:
		v -= 1
	}
	return v
}

// about is what a report is about, as places go: how often each country, province, district and cell of
// one degree is named; each name counts 1, 1/2 and 1/3 for its first three mentions.
type about struct {
	countries, provinces, districts map[int32]float64
	cells                           map[[2]int16]float64
	names                           map[string]share
}

// A share is what one name has added to about.
type share struct {
	id     gazetteer.ID
	n      int
	weight float64
}

func newAbout() *about {
	return &about{countries: map[int32]float64{}, provinces: map[int32]float64{}, districts: map[int32]float64{}, cells: map[[2]int16]float64{}, names: map[string]share{}}
}

// count adds one mention of a place under a name.
func (a *about) count(g *gazetteer.Gazetteer, id gazetteer.ID, key string) {
	n := a.names[key]
	if id == 0 || n.n >= 3 || n.n > 0 && n.id != id {
		return
	}
	n.n++
	w := 1 / float64(n.n)
	n.id, n.weight = id, n.weight+w
	a.names[key] = n
	a.add(g, id, w)
}

func (a *about) add(g *gazetteer.Gazetteer, id gazetteer.ID, w float64) {
	country, province, district := g.Within(id)
	a.countries[country] += w
	if province >= 0 {
		a.provinces[province] += w
	}
	if district >= 0 {
		a.districts[district] += w
	}
	if c, ok := cellOf(g, id); ok {
		a.cells[c] += w
	}
}

// cellOf is the cell of one degree a place lies in; none for countries and the like, whose point is no
// place.
func cellOf(g *gazetteer.Gazetteer, id gazetteer.ID) ([2]int16, bool) {
	lat, lon, ok := g.Point(id)
	if k := g.Kind(id); !ok || k <= gazetteer.Province {
		return [2]int16{}, false
	}
	return [2]int16{int16(math.Floor(lat)), int16(math.Floor(lon))}, true
}

// supports is how much the rest of the report speaks for a candidate of a name.
func (a *about) supports(g *gazetteer.Gazetteer, id gazetteer.ID, key string) float64 {
	own := a.names[key]
	if own.id != 0 {
		a.add(g, own.id, -own.weight)
		defer a.add(g, own.id, own.weight)
	}
	country, province, district := g.Within(id)
	v := .8 * math.Log2(1+math.Max(0, a.countries[country]))
	if province >= 0 {
		v += 1.1 * math.Log2(1+math.Max(0, a.provinces[province]))
	}
	if district >= 0 {
		v += .8 * math.Log2(1+math.Max(0, a.districts[district]))
	}
	if c, ok := cellOf(g, id); ok {
		near := 0.0
		for dx := int16(-1); dx <= 1; dx++ {
			for dy := int16(-1); dy <= 1; dy++ {
				near += math.Max(0, a.cells[[2]int16{c[0] + dy, c[1] + dx}])
			}
		}
		v += .8 * math.Log2(1+near)
	}
	return v
}
