package gazetteer

import (
	"strconv"
	"strings"

	"daybook"
	"daybook/lexicon"
)

// Countries reads world/countries.txt: ISO 3166-1 alpha-2, name, "lat,lon", capital, demonyms, other names;
// "-" for an empty column, ";" between names.
func Countries(lines []lexicon.Entry) ([]Entry, error) {
	var out []Entry
	for _, l := range lines {
		c := l.Columns
		if len(c) < 4 || len(c) > 6 || len(c[0]) != 2 {
			return nil, daybook.Invalid("line %d: want code, name, lat,lon, capital, demonyms, other names", l.Line)
		}
		e := Entry{Country: c[0], Name: c[1], Kind: Country, Source: "GeoNames"}
		var err error
		if e.Lat, e.Lon, err = point(c[2]); err != nil {
			return nil, daybook.Invalid("line %d: %v", l.Line, err)
		}
		e.Located = true
		if len(c) > 4 {
			e.Names = append(e.Names, called(c[4], Demonym)...)
		}
		if len(c) > 5 {
			e.Names = append(e.Names, called(c[5], Alternate)...)
		}
		out = append(out, e)
	}
	return out, nil
}

// ParsePlaces reads the text of a file in the format of world/places.txt.
func ParsePlaces(text string) ([]Entry, error) { return Places(lexicon.Parse(text)) }

// Places reads world/places.txt and files like it. A section names what its lines lie in, widest first
// ("[PK > Khyber Pakhtunkhwa > Khyber]", "[--]" for no one country); a line gives kind, name, "lat,lon" or
// "-", other names or "-", and the source.
func Places(lines []lexicon.Entry) ([]Entry, error) {
	var out []Entry
	for _, l := range lines {
		c := l.Columns
		if len(c) != 5 {
			return nil, daybook.Invalid("line %d: want kind, name, lat,lon, other names, source; found %d columns", l.Line, len(c))
		}
		in := strings.Split(l.Section, " > ")
		if len(in) > 3 || len(in[0]) != 2 {
			return nil, daybook.Invalid("line %d: section %q is not \"COUNTRY > province > district\"", l.Line, l.Section)
		}
		e := Entry{Kind: ParseKind(c[0]), Name: c[1], Source: c[4], Country: strings.Trim(in[0], "-")}
		if e.Kind == Unknown {
			return nil, daybook.Invalid("line %d: %q is no kind of place", l.Line, c[0])
		}
		if len(in) > 1 {
			e.Admin1 = in[1]
		}
		if len(in) > 2 {
			e.Admin2 = in[2]
		}
		if c[2] != "-" {
			var err error
			if e.Lat, e.Lon, err = point(c[2]); err != nil {
				return nil, daybook.Invalid("line %d: %v", l.Line, err)
			}
			e.Located = true
		}
		e.Names = called(c[3], Alternate)
		out = append(out, e)
	}
	return out, nil
}

func point(s string) (lat, lon float64, err error) {
	a, b, _ := strings.Cut(s, ",")
	lat, err1 := strconv.ParseFloat(strings.TrimSpace(a), 64)
	lon, err2 := strconv.ParseFloat(strings.TrimSpace(b), 64)
	if err1 != nil || err2 != nil || lat < -90 || lat > 90 || lon < -180 || lon > 180 {
		return 0, 0, daybook.Invalid("%q is not lat,lon", s)
	}
	return lat, lon, nil
}

// marks say what kind of name follows in a list of names.
var marks = []struct {
	mark string
	as   NameKind
}{{"old ", Old}, {"short ", Abbreviated}, {"people ", Demonym}}

// called splits a list of names, each "name", "old name", "short name" or "people name"; as is what an
// unmarked one is. Years of an old name ("old Frontier 1901..2010") stay in the source, not in the name.
func called(list string, as NameKind) []Name {
	var out []Name
	for _, n := range strings.Split(list, ";") {
		n = strings.TrimSpace(n)
		if n == "" || n == "-" {
			continue
		}
		name := Name{n, as}
		for _, m := range marks {
			if rest, ok := strings.CutPrefix(n, m.mark); ok {
				name = Name{withoutYears(rest), m.as}
			}
		}
		out = append(out, name)
	}
	return out
}

func withoutYears(n string) string {
	if at := strings.LastIndexByte(n, ' '); at > 0 && strings.Contains(n[at:], "..") {
		return n[:at]
	}
	return n
}
