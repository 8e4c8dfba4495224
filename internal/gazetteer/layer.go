package gazetteer

import (
	"fmt"
	"strconv"
	"strings"

	"daybook/lexicon"
)

const addedFirsts = 1 << 15

// Embedded is the gazetteer of the packages alone.
func Embedded() *Gazetteer {
	g := &Gazetteer{
		base: openFile(embedded), index: map[string][]Posting{}, firsts: make([]byte, addedFirsts), replaced: map[ID]ID{},
		country: map[string]uint16{}, byProvince: map[string]int32{}, byDistrict: map[string]int32{}, spelled: map[string][]int32{}, skeletons: map[string][]ID{},
	}
	for i := range g.base.head[hCountries] {
		g.countryNumber(g.base.country(i))
	}
	g.provinces = make([]division, g.base.head[hProvinces])
	for i := range g.provinces {
		at := g.base.head[hProvincesAt] + i*divisionSize
		g.provinces[i] = division{g.base.name(g.base.u32(at + 4)), div(g.base.u16(at)), ID(g.base.u32(at + 8))}
		g.byProvince[g.countries[g.provinces[i].within]+" "+bareKey(g.provinces[i].name)] = int32(i)
	}
	g.districts = make([]division, g.base.head[hDistricts])
	for i := range g.districts {
		at := g.base.head[hDistrictsAt] + i*divisionSize
		g.districts[i] = division{g.base.name(g.base.u32(at + 4)), div(g.base.u16(at)), ID(g.base.u32(at + 8))}
	}
	return g
}

// New is the gazetteer of the packages with the curated files of the lexicon.
func New() (*Gazetteer, error) {
	g := Embedded()
	for _, read := range []struct {
		file  string
		parse func([]lexicon.Entry) ([]Entry, error)
	}{{"world/countries.txt", Countries}, {"world/places.txt", Places}} {
		entries, err := read.parse(lexicon.Read(read.file))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", read.file, err)
		}
		g.add(entries)
	}
	return g, nil
}

// With is a gazetteer that also knows entries; they stand in for places of the file with the same name
// near the same point, and for its divisions of the same name.
func (g *Gazetteer) With(entries []Entry) *Gazetteer {
	h := *g
	h.added, h.records, h.firsts = clip(g.added), clip(g.records), append([]byte(nil), g.firsts...)
	h.index, h.replaced, h.skeletons = copied(g.index), copied(g.replaced), copied(g.skeletons)
	h.country, h.byProvince, h.byDistrict, h.spelled = copied(g.country), copied(g.byProvince), copied(g.byDistrict), copied(g.spelled)
	h.countries, h.nations, h.provinces, h.districts = clip(g.countries), append([]ID(nil), g.nations...), append([]division(nil), g.provinces...), append([]division(nil), g.districts...)
	h.add(entries)
	return &h
}

func clip[T any](s []T) []T { return s[:len(s):len(s)] }

func copied[K comparable, V any](m map[K]V) map[K]V {
	c := make(map[K]V, len(m))
	for k, v := range m {
		c[k] = v
	}
	return c
}

func (g *Gazetteer) countryNumber(code string) uint16 {
	i, ok := g.country[code]
	if !ok {
		i = uint16(len(g.countries))
		g.country[code] = i
		g.countries = append(g.countries, code)
	}
	return i
}

// add indexes entries: divisions first need no care, an entry finds its own by name or makes them.
func (g *Gazetteer) add(entries []Entry) {
	for i := range entries {
		e := entries[i]
		g.added = append(g.added, e)
		id := ID(g.Len())
		r := record{lat: e.Lat, lon: e.Lon, located: e.Located, kind: e.Kind, precision: uint8(e.Precision), country: g.countryNumber(orNone(e.Country)),
			province: -1, district: -1, population: int32(e.Population), geonames: int32(e.GeoNames)}
		if e.Admin1 != "" {
			r.province = g.province(e.Country, e.Admin1)
		}
		if e.Admin2 != "" {
			r.district = g.district(e.Country, r.province, e.Admin2)
		}
		g.settle(id, &e, &r)
		g.records = append(g.records, r)
		g.call(id, Name{Text: e.Name})
		if b := BareName(e.Name); b != e.Name {
			g.call(id, Name{Text: b, As: Bare})
		}
		for _, n := range e.Names {
			g.call(id, n)
		}
	}
}

func orNone(country string) string {
	if country == "" {
		return "--"
	}
	return country
}

// settle makes a country or division the one its name stands for, and takes over from the place of the
// file that the entry describes again.
func (g *Gazetteer) settle(id ID, e *Entry, r *record) {
	switch e.Kind {
	case Country:
		for len(g.nations) < len(g.countries) {
			g.nations = append(g.nations, 0)
		}
		g.nations[r.country] = id
	case Province:
		r.province = g.ownProvince(e)
		g.replace(g.provinces[r.province].place, id, r)
		g.provinces[r.province].place, g.provinces[r.province].name = id, e.Name
	case District:
		r.district = g.ownDistrict(e, r.province)
		d := &g.districts[r.district]
		g.replace(d.place, id, r)
		d.place, d.name = id, e.Name
	default:
		if e.Kind.Populated() && e.Located {
			g.replace(g.same(e), id, r)
		}
	}
}

// same is the populated place of the file that has the entry's name within 15 km, 0 for none.
func (g *Gazetteer) same(e *Entry) ID {
	for _, n := range append([]Name{{Text: e.Name}}, e.Names...) {
		var some [16]Posting
		for _, p := range g.base.lookup([]byte(Fold(n.Text)), some[:0]) {
			r := g.record(p.ID)
			if r.kind.Populated() && r.kind != Section && g.countryCode(r) == e.Country && km(r.lat, r.lon, e.Lat, e.Lon) < 15 {
				return p.ID
			}
		}
	}
	return 0
}

func (g *Gazetteer) replace(old, id ID, r *record) {
	if old == 0 {
		return
	}
	was := g.record(old)
	g.replaced[old] = id
	r.geonames = max(r.geonames, was.geonames)
	r.population = max(r.population, was.population)
	if !r.located {
		r.lat, r.lon, r.located = was.lat, was.lon, was.located
	}
	if r.province < 0 {
		r.province = was.province
	}
	if r.district < 0 {
		r.district = was.district
	}
}

func (g *Gazetteer) province(country, name string) int32 {
	key := country + " " + bareKey(name)
	i, ok := g.byProvince[key]
	if !ok {
		i = int32(len(g.provinces))
		g.provinces = append(g.provinces, division{name: name, within: int32(g.countryNumber(country))})
		g.byProvince[key] = i
	}
	return i
}

// ownProvince is the number of the province that an entry describes: one that has its name or another of its
// names ("Timbuktu" is the file's Tombouctou); a new one if none has.
func (g *Gazetteer) ownProvince(e *Entry) int32 {
	if i, ok := g.byProvince[e.Country+" "+bareKey(e.Name)]; ok {
		return i
	}
	for _, n := range e.Names {
		if i, ok := g.byProvince[e.Country+" "+bareKey(n.Text)]; ok && n.As <= Old && int(g.provinces[i].place) <= g.base.head[hPlaces] {
			g.byProvince[e.Country+" "+bareKey(e.Name)] = i
			return i
		}
	}
	return g.province(e.Country, e.Name)
}

// indexDistricts makes the districts of a country known by name and by skeleton, once.
func (g *Gazetteer) indexDistricts(country string) {
	if _, ok := g.byDistrict[country]; ok {
		return
	}
	g.byDistrict[country] = 0
	number := int32(g.countryNumber(country))
	for i, d := range g.districts {
		if d.within >= 0 && g.provinces[d.within].within == number {
			g.byDistrict[districtKey(country, d.within, d.name)] = int32(i)
			if k := spelledKey(d.within, bareKey(d.name)); k != "" {
				g.spelled[k] = append(clip(g.spelled[k]), int32(i))
			}
		}
	}
}

// district finds or makes a district of a province. The districts of a country are indexed when one of
// them is first asked for.
func (g *Gazetteer) district(country string, province int32, name string) int32 {
	g.indexDistricts(country)
	key := districtKey(country, province, name)
	i, ok := g.byDistrict[key]
	if !ok {
		i = int32(len(g.districts))
		g.districts = append(g.districts, division{name: name, within: province})
		g.byDistrict[key] = i
	}
	return i
}

// ownDistrict is the number of the district that an entry describes: one of its province that has its name, or
// another of its names, or a spelling of it; a new one if none has.
func (g *Gazetteer) ownDistrict(e *Entry, province int32) int32 {
	g.indexDistricts(e.Country)
	key := districtKey(e.Country, province, e.Name)
	if i, ok := g.byDistrict[key]; ok {
		return i
	}
	for _, n := range e.Names {
		if i, ok := g.byDistrict[districtKey(e.Country, province, n.Text)]; ok && n.As <= Old && g.unclaimed(i) {
			g.byDistrict[key] = i
			return i
		}
	}
	own := bareKey(e.Name)
	for _, i := range g.spelled[spelledKey(province, own)] {
		if edits(own, bareKey(g.districts[i].name)) <= max(1, len(own)/4) && g.unclaimed(i) {
			g.byDistrict[key] = i
			return i
		}
	}
	return g.district(e.Country, province, e.Name)
}

// unclaimed tells of a district that no entry has described yet.
func (g *Gazetteer) unclaimed(i int32) bool { return int(g.districts[i].place) <= g.base.head[hPlaces] }

func spelledKey(province int32, key string) string {
	s := Skeleton(key)
	if s == "" {
		return ""
	}
	return strconv.Itoa(int(province)) + " " + s
}

func districtKey(country string, province int32, name string) string {
	return fmt.Sprintf("%s %d %s", country, province, bareKey(name))
}

// call makes an added place known under a name.
func (g *Gazetteer) call(id ID, n Name) {
	key := Fold(n.Text)
	if key == "" || has(g.index[key], id) {
		return
	}
	g.index[key] = append(clip(g.index[key]), Posting{id, n.As, n.Term})
	first, _, _ := strings.Cut(key, " ")
	h := hash([]byte(first)) & (addedFirsts - 1)
	g.firsts[h] = max(g.firsts[h], byte(min(255, 1+strings.Count(key, " "))))
	if s := Skeleton(key); s != "" && n.As <= Old {
		g.skeletons[s] = append(clip(g.skeletons[s]), id)
	}
}
