package read

import (
	"math"
	"strings"

	"daybook/internal/gazetteer"
	"daybook/lexicon"
)

// about is what a report is about, as places go: how often each country, province, district and cell of
// one degree is named; each name counts 1, 1/2 and 1/3 for its first three mentions.
type about struct {
	countries, provinces, districts map[int32]float64
	cells                           map[[2]int16]float64
	names                           map[string]share
	total                           float64
}

// A share is what one name has added to about.
type share struct {
	id     gazetteer.ID
	n      int
	weight float64
}

// newAbout begins with where the report's outlet is at home.
func newAbout(h home) *about {
	a := &about{countries: map[int32]float64{}, provinces: map[int32]float64{}, districts: map[int32]float64{}, cells: map[[2]int16]float64{}, names: map[string]share{}}
	if h.country >= 0 {
		a.countries[h.country] += outletWeight
		a.total += outletWeight
	}
	if h.province >= 0 {
		a.provinces[h.province] += outletWeight
	}
	return a
}

// count adds one mention of a place under a name.
func (a *about) count(g *gazetteer.Gazetteer, id gazetteer.ID, key string) {
	n := a.names[key]
	if n.n >= 3 || n.n > 0 && n.id != id {
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
	a.total += w
	if g.Country(id) != "" {
		a.countries[country] += w
	}
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
	country, province, district := g.Within(id)
	oc, op, od := int32(-2), int32(-2), int32(-2)
	if own.id != 0 {
		oc, op, od = g.Within(own.id)
	}
	rest := func(m map[int32]float64, i, mine int32) float64 {
		if i < 0 {
			return 0
		}
		w := m[i]
		if i == mine {
			w -= own.weight
		}
		return math.Log2(1 + math.Max(0, w))
	}
	v := sameCountry*rest(a.countries, country, oc) + sameProvince*rest(a.provinces, province, op) + sameDistrict*rest(a.districts, district, od)
	if c, ok := cellOf(g, id); ok {
		v += nearby * math.Log2(1+a.around(g, c, own))
	}
	return v
}

// around is how much is named in a cell and the eight about it, one name left out.
func (a *about) around(g *gazetteer.Gazetteer, c [2]int16, own share) float64 {
	w := 0.0
	for dx := int16(-1); dx <= 1; dx++ {
		for dy := int16(-1); dy <= 1; dy++ {
			w += a.cells[[2]int16{c[0] + dy, c[1] + dx}]
		}
	}
	if own.id != 0 {
		if o, ok := cellOf(g, own.id); ok && abs16(o[0]-c[0]) <= 1 && abs16(o[1]-c[1]) <= 1 {
			w -= own.weight
		}
	}
	return math.Max(0, w)
}

func abs16(x int16) int16 { return max(x, -x) }

// main is the country most named, and its share of all.
func (a *about) main() (country int32, share float64) {
	best := 0.0
	for c, w := range a.countries {
		if w > best || w == best && c < country {
			country, best = c, w
		}
	}
	return country, best / math.Max(1, a.total)
}

// from adds the place that a dateline names: its country, more than one mention does.
func (a *about) from(g *gazetteer.Gazetteer, id gazetteer.ID) {
	country, _, _ := g.Within(id)
	if g.Country(id) != "" {
		a.countries[country] += datelineWeight
		a.total += datelineWeight
	}
}

// datelineWeight is how much the place of a dateline counts for its country, in mentions.
const datelineWeight = 2.0

// outletWeight is how much the home of an outlet counts, in mentions.
const outletWeight = 1.5

// A home is where an outlet's readers are; -1 unknown.
type home struct{ country, province int32 }

// readOutlets takes lexicon/world/outlets.txt: name or domain, country, province or "-".
func (r *placeReader) readOutlets(lines []lexicon.Entry) {
	r.outlets = map[string]home{}
	for _, l := range lines {
		h := home{-1, -1}
		if id := r.gaz.Nation(l.Columns[1]); id != 0 {
			h.country, _, _ = r.gaz.Within(id)
		}
		if len(l.Columns) > 2 {
			h.province = r.gaz.ProvinceNumber(l.Columns[1], l.Columns[2])
		}
		r.outlets[strings.ToLower(l.Columns[0])] = h
	}
}

// outlet is the home of a report's outlet: as the lexicon has it, else by its domain's country.
func (r *placeReader) outlet(source, url string) home {
	source = strings.TrimPrefix(strings.ToLower(source), "www.")
	domain := source
	if !strings.Contains(source, ".") || strings.Contains(source, " ") {
		_, rest, _ := strings.Cut(url, "://")
		domain, _, _ = strings.Cut(rest, "/")
		domain = strings.TrimPrefix(strings.ToLower(domain), "www.")
	}
	if h, ok := r.outlets[source]; ok {
		return h
	}
	if h, ok := r.outlets[domain]; ok {
		return h
	}
	if at := strings.LastIndexByte(domain, '.'); at > 0 && len(domain)-at == 3 {
		code := strings.ToUpper(domain[at+1:])
		if code == "UK" {
			code = "GB"
		}
		if id := r.gaz.Nation(code); id != 0 {
			c, _, _ := r.gaz.Within(id)
			return home{c, -1}
		}
	}
	return home{-1, -1}
}
