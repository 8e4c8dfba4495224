// Package gazetteer knows places: their names, where they lie, and what they lie in. It reads one embedded
// file of GeoNames and Natural Earth where it lies, and adds to it what lexicon/world/places.txt and a
// desk's own imports say.
package gazetteer

import (
	_ "embed"
	"math"
	"strings"

	"daybook"
)

//go:generate go run ./build -modules ../../node_modules -out places.bin

//go:embed places.bin
var embedded string

// A Gazetteer finds places by name. It is never changed once made, and may be used by many goroutines.
type Gazetteer struct {
	base     *file
	added    []Entry // their ids follow those of the file
	records  []record
	index    map[string][]Posting // of added
	firsts   []byte               // as the file's, for added
	replaced map[ID]ID            // places of the file that an added one stands in for

	countries  []string // ISO 3166-1 alpha-2
	country    map[string]uint16
	nations    []ID // place of a country
	provinces  []division
	districts  []division
	byProvince map[string]int32   // country code and folded bare name
	byDistrict map[string]int32   // country code, province number and folded bare name, of added and their countries
	spelled    map[string][]int32 // the file's districts of those countries by province and skeleton
	skeletons  map[string][]ID
}

// A record is what ranking asks of a place.
type record struct {
	lat, lon           float64
	located            bool
	kind               Kind
	precision          uint8 // 0 takes the kind's
	country            uint16
	province, district int32 // numbers, -1 for none
	population         int32
	geonames           int32
}

// A division is a province or a district.
type division struct {
	name   string
	within int32 // country of a province, province of a district; -1 unknown
	place  ID
}

// Place gives what the record shows of a place. Text is left to the caller.
func (g *Gazetteer) Place(id ID) daybook.Place {
	if id <= 0 || int(id) > g.Len() {
		return daybook.Place{}
	}
	r := g.record(id)
	country := g.countryCode(r)
	name := g.Name(id)
	if r.kind == District || r.kind == Province {
		name = divisionName(name)
	}
	p := daybook.Place{Name: daybook.Text(name), Country: daybook.Text(country), Precision: r.Precision(), GeoNames: int(r.geonames)}
	if r.province >= 0 {
		p.Admin1 = daybook.Text(divisionName(plain(g.provinces[r.province].name, country)))
	}
	if r.district >= 0 {
		p.Admin2 = daybook.Text(divisionName(plain(g.districts[r.district].name, country)))
	}
	if r.located {
		lat, lon := r.lat, r.lon
		p.Lat, p.Lon = &lat, &lon
	}
	return p
}

func (g *Gazetteer) countryCode(r record) string {
	if int(r.country) >= len(g.countries) || g.countries[r.country] == "--" {
		return ""
	}
	return g.countries[r.country]
}

// Precision is that of the place, or else of its kind.
func (r record) Precision() int {
	if r.precision > 0 {
		return int(r.precision)
	}
	return r.kind.Precision()
}

// Len is the number of places; ids run from 1 to it.
func (g *Gazetteer) Len() int { return g.base.head[hPlaces] + len(g.added) }

// Name is the place's own name.
func (g *Gazetteer) Name(id ID) string {
	if n := g.base.head[hPlaces]; int(id) > n {
		return g.added[int(id)-n-1].Name
	}
	return plain(g.base.placeName(int(id)), g.Country(id))
}

// Source names where the place was taken from.
func (g *Gazetteer) Source(id ID) string {
	if n := g.base.head[hPlaces]; int(id) > n {
		return g.added[int(id)-n-1].Source
	}
	if g.record(id).geonames == 0 {
		return "Natural Earth"
	}
	return "GeoNames"
}

func (g *Gazetteer) record(id ID) record {
	if n := g.base.head[hPlaces]; int(id) > n {
		return g.records[int(id)-n-1]
	}
	return g.base.place(int(id))
}

// Kind is what sort of place it is.
func (g *Gazetteer) Kind(id ID) Kind {
	if n := g.base.head[hPlaces]; int(id) > n {
		return g.records[int(id)-n-1].kind
	}
	return g.base.kind(int(id))
}

// Population is the number of people living there, 0 when unknown.
func (g *Gazetteer) Population(id ID) int {
	if n := g.base.head[hPlaces]; int(id) > n {
		return int(g.records[int(id)-n-1].population)
	}
	return g.base.population(int(id))
}

// Point is where the place lies; false when the gazetteer does not know.
func (g *Gazetteer) Point(id ID) (lat, lon float64, ok bool) {
	r := g.record(id)
	return r.lat, r.lon, r.located
}

// Country is the ISO 3166-1 alpha-2 of the country the place is or lies in, "" for none or several.
func (g *Gazetteer) Country(id ID) string { return g.countryCode(g.record(id)) }

// Within gives the numbers of the country, province and district a place is or lies in, -1 for none.
func (g *Gazetteer) Within(id ID) (country, province, district int32) {
	r := g.record(id)
	return int32(r.country), r.province, r.district
}

// ProvinceNumber is the number of a country's province by its name, -1 when there is none.
func (g *Gazetteer) ProvinceNumber(country, name string) int32 {
	if i, ok := g.byProvince[country+" "+bareKey(name)]; ok {
		return i
	}
	return -1
}

// DistrictNumber is the number of a district by its name and that of its province, -1 when there is none; of
// countries that the curated files have districts of.
func (g *Gazetteer) DistrictNumber(country, province, name string) int32 {
	if i, ok := g.byDistrict[districtKey(country, g.ProvinceNumber(country, province), name)]; ok {
		return i
	}
	return -1
}

// Nation is the place that stands for a country, by ISO 3166-1 alpha-2; 0 when unknown.
func (g *Gazetteer) Nation(code string) ID {
	if i, ok := g.country[code]; ok && int(i) < len(g.nations) {
		return g.nations[i]
	}
	return 0
}

// Lookup appends to into the places that the folded name may stand for, each once.
func (g *Gazetteer) Lookup(key []byte, into []Posting) []Posting {
	n := len(into)
	into = append(into, g.index[string(key)]...)
	mine := len(into)
	into = g.base.lookup(key, into)
	k := mine
	for _, p := range into[mine:] {
		if id, ok := g.replaced[p.ID]; ok {
			p.ID = id
			if has(into[n:k], id) {
				continue
			}
		}
		into[k] = p
		k++
	}
	return into[:k]
}

func has(list []Posting, id ID) bool {
	for _, p := range list {
		if p.ID == id {
			return true
		}
	}
	return false
}

// Words is the most words that a name beginning with this folded word may have; 0 when none begins so. It
// may be too large, never too small.
func (g *Gazetteer) Words(first []byte) int {
	return max(g.base.words(first), int(g.firsts[hash(first)&(addedFirsts-1)]))
}

// Contains tells whether a place lies in an area as the divisions say: same country, province or district.
func (g *Gazetteer) Contains(area, id ID) bool {
	a, r := g.record(area), g.record(id)
	switch {
	case area == id:
		return false
	case a.kind == Country:
		return a.country == r.country && r.kind != Country
	case a.kind == Province:
		return a.province >= 0 && a.province == r.province && r.kind != Province && r.kind != Country
	case a.kind == District:
		return a.district >= 0 && a.district == r.district && r.kind > District
	case a.kind == Region && a.province < 0:
		return (a.country == r.country || g.countryCode(a) == "") && a.located && r.located && km(a.lat, a.lon, r.lat, r.lon) < manyProvinces && r.kind > Province
	case a.kind == Tehsil || a.kind.Populated() || a.kind == Region || a.kind == Former || a.kind == Island:
		return a.country == r.country && a.province == r.province && a.located && r.located && km(a.lat, a.lon, r.lat, r.lon) < a.reach() && r.kind > District
	}
	return false
}

// manyProvinces is how far around its point a region of several provinces may hold others, in km.
const manyProvinces = 300

// reach is how far around its point a place may hold others, in km.
func (r record) reach() float64 {
	switch r.kind {
	case Region, Former, Island:
		return 150
	case Tehsil:
		return 40
	}
	return 25
}

// Distance is the great circle between two places in km; false when one has no coordinates.
func (g *Gazetteer) Distance(a, b ID) (float64, bool) {
	x, y := g.record(a), g.record(b)
	return km(x.lat, x.lon, y.lat, y.lon), x.located && y.located
}

// km is the great circle on a sphere of 6371 km.
func km(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	s, t := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	return 12742 * math.Asin(math.Min(1, math.Sqrt(s*s+math.Cos(lat1*rad)*math.Cos(lat2*rad)*t*t)))
}

// Moved is the point so many km from a point in a direction of the compass, in degrees from north.
func Moved(lat, lon, distance, bearing float64) (float64, float64) {
	const rad = math.Pi / 180
	north := distance * math.Cos(bearing*rad) / 111.195
	east := distance * math.Sin(bearing*rad) / (111.195 * math.Max(0.01, math.Cos(lat*rad)))
	return math.Max(-90, math.Min(90, lat+north)), math.Mod(lon+east+540, 360) - 180
}

// bareKey is the folded name of a division without its generic word.
func bareKey(name string) string { return Fold(BareName(strings.TrimSpace(name))) }
