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
// "-", other names or "-", and the source. Among the names a division says when it came to be and to an end
// ("since 2014-06-02", "until 2018-05-31") and what it lay in before ("in Andhra Pradesh ..2014-06-01").
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
		e.Names = called(e.changes(c[3]), Alternate)
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
// unmarked one is. The days on which a name was in use stand after it ("old Frontier 1901..2010-04").
func called(list string, as NameKind) []Name {
	var out []Name
	for n := range strings.SplitSeq(list, ";") {
		n = strings.TrimSpace(n)
		if n == "" || n == "-" {
			continue
		}
		name := Name{Text: n, As: as}
		for _, m := range marks {
			if rest, ok := strings.CutPrefix(n, m.mark); ok {
				name = Name{Text: rest, As: m.as}
			}
		}
		name.Text, name.Term = withTerm(name.Text)
		out = append(out, name)
	}
	return out
}

// withTerm splits a name from the days that stand after it.
func withTerm(n string) (string, Term) {
	if at := strings.LastIndexByte(n, ' '); at > 0 {
		if t, ok := termOf(n[at+1:]); ok {
			return n[:at], t
		}
	}
	return n, Term{}
}

// changes takes out of a list of names what it says of the place's own past: "since 2014-06-02", "until 2018",
// "in Andhra Pradesh ..2014-06-01".
func (e *Entry) changes(list string) (names string) {
	var kept []string
	for n := range strings.SplitSeq(list, ";") {
		n = strings.TrimSpace(n)
		if day, ok := strings.CutPrefix(n, "since "); ok && DateOf(day) > 0 {
			e.Exists.From = DateOf(day)
		} else if day, ok := strings.CutPrefix(n, "until "); ok && DateOf(day) > 0 {
			e.Exists.To = dateOf(day, 1231)
		} else if within, ok := strings.CutPrefix(n, "in "); ok {
			name, term := withTerm(within)
			e.Within = append(e.Within, Name{Text: name, Term: term})
		} else {
			kept = append(kept, n)
		}
	}
	return strings.Join(kept, ";")
}
