package gazetteer

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"

	"daybook"
)

// ReadGeoNames reads a GeoNames country dump (tab-separated, 19 columns) and tells how many of its lines
// are no places that Daybook knows a use for. It is ErrInvalid when no line is one. Divisions are named by
// the dump's own rows for them.
func ReadGeoNames(r io.Reader) (entries []Entry, skipped int, err error) {
	names := map[string]string{}
	var codes []Codes
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		e, c, ok := GeoNamesRow(s.Text())
		if !ok {
			skipped++
			continue
		}
		switch e.Kind {
		case Province:
			names[c.Province] = BareName(e.Name)
		case District:
			names[c.District] = BareName(e.Name)
		}
		entries, codes = append(entries, e), append(codes, c)
	}
	if err := s.Err(); err != nil {
		return nil, 0, err
	}
	if len(entries) == 0 {
		return nil, 0, daybook.Invalid("no line is a row of a GeoNames dump: want 19 columns separated by tabs")
	}
	for i := range entries {
		if e := &entries[i]; e.Kind == Province || e.Kind == District {
			e.Names = append(e.Names, Name{Text: e.Name, As: Alternate})
			e.Name = BareName(e.Name)
		}
		entries[i].Admin1 = names[codes[i].Province]
		if entries[i].Kind != Province {
			entries[i].Admin2 = names[codes[i].District]
		}
	}
	return entries, skipped, nil
}

// Properties of GeoJSON features that name a division, its province and its country, as geoBoundaries, GADM,
// OCHA and Natural Earth call them; the first that is there counts.
var (
	namesOf = map[Kind][]string{
		Province: {"ADM1_EN", "NAME_1", "adm1_name", "shapeName", "name_en", "name", "NAME"},
		District: {"ADM2_EN", "NAME_2", "adm2_name", "shapeName", "name_en", "name", "NAME"},
		Tehsil:   {"ADM3_EN", "NAME_3", "adm3_name", "shapeName", "name_en", "name", "NAME"},
	}
	provinceOf = []string{"ADM1_EN", "NAME_1", "adm1_name", "province"}
	districtOf = []string{"ADM2_EN", "NAME_2", "adm2_name", "district"}
	countryOf  = []string{"ADM0_PCODE", "iso_a2", "ISO_A2", "country"}
)

// ReadGeoJSON reads the boundaries of a level of divisions (Province, District or Tehsil) and gives each as
// a place at the middle of its largest ring. Country is the ISO 3166-1 alpha-2 of features that do not say.
// It is ErrInvalid for anything but a FeatureCollection of named polygons.
func ReadGeoJSON(r io.Reader, level Kind, country string) ([]Entry, error) {
	var c struct {
		Type     string
		Features []struct {
			Properties map[string]any
			Geometry   struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	if err := json.NewDecoder(r).Decode(&c); err != nil {
		return nil, daybook.Invalid("not JSON: %v", err)
	}
	if c.Type != "FeatureCollection" || len(c.Features) == 0 {
		return nil, daybook.Invalid("not a GeoJSON FeatureCollection with features")
	}
	var out []Entry
	for i, f := range c.Features {
		e := Entry{Kind: level, Name: BareName(property(f.Properties, namesOf[level])), Country: property(f.Properties, countryOf), Source: "imported boundaries", Located: true}
		if len(e.Country) != 2 {
			e.Country = country
		}
		if e.Name == "" || len(e.Country) != 2 {
			return nil, daybook.Invalid("feature %d: want a name (%s) and a country of two letters", i+1, strings.Join(namesOf[level], ", "))
		}
		if level > Province {
			e.Admin1 = property(f.Properties, provinceOf)
		}
		if level > District {
			e.Admin2 = property(f.Properties, districtOf)
		}
		var ok bool
		if e.Lat, e.Lon, ok = middleOf(f.Geometry.Type, f.Geometry.Coordinates); !ok {
			return nil, daybook.Invalid("feature %d (%s): want a Polygon or MultiPolygon", i+1, e.Name)
		}
		out = append(out, e)
	}
	return out, nil
}

func property(m map[string]any, keys []string) string {
	for _, k := range keys {
		if s, ok := m[k].(string); ok && strings.TrimSpace(s) != "" {
			return strings.TrimSpace(s)
		}
	}
	return ""
}

// middleOf is the centroid of the outer ring with the largest area, taken as flat.
func middleOf(kind string, raw json.RawMessage) (lat, lon float64, ok bool) {
	var many [][][][]float64
	switch kind {
	case "Polygon":
		many = make([][][][]float64, 1)
		if json.Unmarshal(raw, &many[0]) != nil {
			return 0, 0, false
		}
	case "MultiPolygon":
		if json.Unmarshal(raw, &many) != nil {
			return 0, 0, false
		}
	}
	best := 0.0
	for _, p := range many {
		if len(p) == 0 || len(p[0]) < 3 {
			continue
		}
		var area, x, y float64
		ring := p[0]
		for i := range ring {
			a, b := ring[i], ring[(i+1)%len(ring)]
			if len(a) < 2 || len(b) < 2 {
				return 0, 0, false
			}
			cross := a[0]*b[1] - b[0]*a[1]
			area, x, y = area+cross, x+(a[0]+b[0])*cross, y+(a[1]+b[1])*cross
		}
		if area != 0 && area*area > best*best {
			best, lon, lat, ok = area, x/(3*area), y/(3*area), true
		}
	}
	return lat, lon, ok && lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180
}
