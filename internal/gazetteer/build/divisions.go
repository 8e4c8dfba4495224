package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"

	"daybook/internal/gazetteer"
)

// A state is what Natural Earth tells of a first-order division (and for some countries of lower ones).
type state struct {
	Code      string  `json:"gn_a1_code"`
	ID        int     `json:"gn_id"`
	Country   string  `json:"iso_a2"`
	Name      string  `json:"name"`
	English   string  `json:"name_en"`
	Also      string  `json:"name_alt"`
	GeoNames  string  `json:"gn_name"`
	Local     string  `json:"name_local"`
	Arabic    string  `json:"name_ar"`
	Persian   string  `json:"name_fa"`
	Urdu      string  `json:"name_ur"`
	German    string  `json:"name_de"`
	French    string  `json:"name_fr"`
	Spanish   string  `json:"name_es"`
	Postal    string  `json:"postal"`
	Type      string  `json:"type_en"`
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// addProvinces makes an entry of every first-order division, placed where Natural Earth labels it, else in
// the middle of its towns; and of the smaller divisions that only Natural Earth has (counties of Britain).
func (w *world) addProvinces(path string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var geo struct {
		Features []struct{ Properties state }
	}
	if err := json.Unmarshal(raw, &geo); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	states := map[string][]state{}
	for _, f := range geo.Features {
		states[f.Properties.Code] = append(states[f.Properties.Code], f.Properties)
	}
	districts := map[string]bool{}
	for code, name := range w.districts {
		districts[code[:2]+" "+bareKey(name)] = true
	}
	for _, code := range slices.Sorted(maps.Keys(w.provinces)) {
		name := w.provinces[code]
		p := w.division(code, name, gazetteer.Province)
		list := states[code]
		for _, s := range list {
			if s.names(name) || len(list) == 1 && !s.farFrom(p) {
				s.fill(&p)
				break
			}
		}
		w.entries, w.codes = append(w.entries, p), append(w.codes, gazetteer.Codes{Province: code, Self: true})
		if len(list) < 2 {
			continue
		}
		for _, s := range list {
			if s.names(name) || districts[code[:2]+" "+bareKey(s.Name)] || s.Name == "" {
				continue
			}
			q := gazetteer.Entry{Name: s.Name, Country: code[:2], Kind: gazetteer.District, Precision: 3}
			s.fill(&q)
			q.GeoNames = 0
			w.entries, w.codes = append(w.entries, q), append(w.codes, gazetteer.Codes{Province: code})
		}
	}
	return nil
}

// farFrom tells a label more than three degrees from the middle of the towns: another division's.
func (s state) farFrom(p gazetteer.Entry) bool {
	return p.Located && math.Hypot(s.Latitude-p.Lat, (s.Longitude-p.Lon)*math.Cos(p.Lat*math.Pi/180)) > 3
}

func (s state) names(name string) bool {
	k := bareKey(name)
	for _, n := range []string{s.Name, s.English, s.GeoNames} {
		if bareKey(n) == k {
			return true
		}
	}
	return false
}

func bareKey(name string) string { return gazetteer.Fold(gazetteer.BareName(name)) }

func (s state) fill(p *gazetteer.Entry) {
	p.Lat, p.Lon, p.Located = s.Latitude, s.Longitude, true
	p.GeoNames = max(s.ID, 0)
	for _, n := range []string{s.Name, s.English, s.GeoNames, s.Local, s.Arabic, s.Persian, s.Urdu, s.German, s.French, s.Spanish} {
		p.Names = append(p.Names, names(n)...)
	}
	for _, n := range strings.FieldsFunc(s.Also, func(r rune) bool { return r == '|' || r == ',' || r == '/' || r == ';' }) {
		p.Names = append(p.Names, names(strings.TrimSpace(n))...)
	}
}

// names are a name and the same without its generic word.
func names(n string) []gazetteer.Name {
	out := []gazetteer.Name{{Text: n, As: gazetteer.Alternate}}
	if b := gazetteer.BareName(n); b != n {
		out = append(out, gazetteer.Name{Text: b, As: gazetteer.Bare})
	}
	return out
}

// division begins the entry of a division in the middle of its towns.
func (w *world) division(code, name string, kind gazetteer.Kind) gazetteer.Entry {
	p := gazetteer.Entry{Name: name, Kind: kind, Country: code[:2]}
	if b := gazetteer.BareName(name); b != name {
		p.Names = append(p.Names, gazetteer.Name{Text: b, As: gazetteer.Bare})
	}
	if s := w.towns[code]; s != nil {
		p.Lat, p.Lon, p.Located = s.lat/float64(s.n), s.lon/float64(s.n), true
		p.Population = s.population
	}
	return p
}

// addDistricts makes an entry of every second-order division, placed in the middle of its towns. One without towns
// has no place on the map, but a name and a province.
func (w *world) addDistricts() {
	for _, code := range slices.Sorted(maps.Keys(w.districts)) {
		name := w.districts[code]
		p := w.division(code, name, gazetteer.District)
		if id := code[strings.LastIndexByte(code, '.')+1:]; len(id) >= 6 {
			fmt.Sscan(id, &p.GeoNames)
		}
		province := code[:strings.LastIndexByte(code, '.')]
		if w.provinces[province] == "" {
			province = ""
		}
		w.entries, w.codes = append(w.entries, p), append(w.codes, gazetteer.Codes{Province: province, District: code, Self: true})
	}
}
