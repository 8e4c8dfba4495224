package gazetteer

import (
	"strconv"
	"strings"
	"unicode"
)

// GeoNamesRow reads one line of a GeoNames table (geonames.org/export/dump): 19 columns separated by tabs.
// It is false for what is no place of ours: other feature classes, broken lines.
func GeoNamesRow(line string) (Entry, Codes, bool) {
	f := strings.Split(line, "\t")
	if len(f) < 15 {
		return Entry{}, Codes{}, false
	}
	p := Entry{Name: f[1], Country: f[8], Kind: featureKind(f[6], f[7]), Located: true, Source: "GeoNames"}
	var err1, err2, err3 error
	p.GeoNames, err1 = strconv.Atoi(f[0])
	p.Lat, err2 = strconv.ParseFloat(f[4], 64)
	p.Lon, err3 = strconv.ParseFloat(f[5], 64)
	if err1 != nil || err2 != nil || err3 != nil || p.Kind == Unknown || len(p.Country) != 2 || p.Name == "" {
		return Entry{}, Codes{}, false
	}
	p.Population, _ = strconv.Atoi(f[14])
	for _, n := range append([]string{f[2]}, strings.Split(f[3], ",")...) {
		if readable(n) && !airportCode(n) && n != f[1] {
			p.Names = append(p.Names, Name{Text: n, As: Alternate})
		}
	}
	if b := BareName(p.Name); b != p.Name {
		p.Names = append(p.Names, Name{Text: b, As: Bare})
	}
	c := Codes{Province: p.Country + "." + f[10]}
	if f[11] != "" {
		c.District = c.Province + "." + f[11]
	}
	if f[10] == "" || f[10] == "00" {
		c = Codes{}
	}
	return p, c, true
}

// readable tells names in the Latin or Arabic script.
func readable(n string) bool {
	for _, r := range n {
		if unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Arabic) {
			return false
		}
	}
	return len(n) > 2 || len(n) > 1 && n[0] >= 0x80
}

// airportCode tells the three capitals that GeoNames lists among alternate names.
func airportCode(n string) bool {
	return len(n) == 3 && strings.ToUpper(n) == n
}

// featureKind maps GeoNames feature codes (geonames.org/export/codes.html); Unknown is left out.
func featureKind(class, code string) Kind {
	switch class {
	case "P":
		switch code {
		case "PPLC":
			return Capital
		case "PPLA":
			return Seat
		case "PPLX":
			return Section
		case "PPLF", "PPLL", "PPLQ", "PPLW", "PPLH", "PPLCH", "PPLR", "STLMT":
			return Locality
		}
		return City
	case "A":
		switch code {
		case "ADM1":
			return Province
		case "ADM2":
			return District
		case "ADM3":
			return Tehsil
		case "ADM1H", "ADM2H", "ADM3H":
			return Former
		}
	case "H":
		switch code {
		case "STM", "STMI", "CNL", "STMX":
			return River
		case "LK", "RSV", "LKS":
			return Lake
		case "SEA", "OCN", "GULF", "STRT", "BAY":
			return Sea
		}
	case "T":
		switch code {
		case "PASS":
			return Crossing
		case "MT", "MTS", "PK", "RDGE", "HLL", "HLLS":
			return Range
		case "VAL", "VALS":
			return Valley
		case "ISL", "ISLS":
			return Island
		case "RGN", "DSRT", "PLN":
			return Region
		}
	case "L":
		switch code {
		case "RGN", "AREA":
			return Region
		case "MILB", "INSM":
			return Base
		case "CMP", "LCTY", "CMPRF":
			return Locality
		}
	case "S":
		switch code {
		case "AIRP", "AIRB", "FT", "MILB", "PSN":
			return Base
		case "MKT":
			return Bazaar
		case "BDG", "BP", "CTRB":
			return Crossing
		}
	}
	return Unknown
}

// generic words stand before or after the name proper of a division or feature.
var genericAfter = []string{" District", " Province", " County", " Parish", " Agency", " Division", " Region", " Oblast", " Governorate", " Prefecture", " Department", " Tehsil", " Taluka", " Subdivision", " Municipality", " Borough", " Voivodeship", " State", " Wilaya", " Protected Area", " Capital Territory", " Territory", " district", " province", " Shahrestan", " Kaza", " city", " Raion", " Rayon", " Cercle", " Sub-Prefecture", " Zone", " Wereda"}
var genericBefore = []string{"District of ", "Province of ", "Wilayat-e ", "Wilāyat-e ", "Velayat-e ", "Wulêswālī ", "Wuleswali ", "Ostan-e ", "Provincia de ", "Província de ", "Departamento de ", "Departamento del ", "Estado de ", "Région de ", "Gouvernorat de ", "Département de ", "Muhafazat ", "State of ", "Region of ", "County of ", "Republic of ", "Respublika ", "Regierungsbezirk ", "Landkreis ", "Kreis ", "Tribal Area Adjoining ", "Changwat ", "Provinsi ", "Kabupaten ", "Kota ", "Propinsi ", "City of ", "Arrondissement de ", "Provincia di ", "Provincia ", "Canton de ", "Município de ", "Municipio de ", "Prefectura de ", "Cercle de ", "Cercle d’ ", "Cercle d'", "Province du ", "Province de la ", "Province des ", "Province de l'", "Département du ", "Département de la ", "Département de l'", "Département d’ ", "Département d' ", "Département d'", "Departement du ", "Distrito de ", "Circunscrição de ", "Circunscrição da ", "Circunscrição do ", "Circunscrìção de ", "Circunscrìção do ", "Concelho de ", "Concelho do ", "Concelho da ", "Arrondissement du ", "Arrondissement des ", "Arrondissement d'", "Arrondissement de l'", "Markaz ", "Qaḑā’ ", "Qada ", "Liwa' ", "Amphoe ", "Degmada ", "Mudīrīyat "}

// typed are the generic words, of those above, that no name keeps where it is shown as a division: they say its type
// in its own country's terms.
var typed = []string{" District", " Oblast", " Governorate", " Raion", " Rayon", " Cercle", " Sub-Prefecture", " Wereda", " Territory", " Zone", " Division", " Department"}

// divisionName is the name of a division as it is shown: "Nduga" of "Kabupaten Nduga", "Kramatorskyi" of
// "Kramatorskyi Raion". "Orange County" and "Central Province" keep their words.
func divisionName(name string) string {
	for _, g := range typed {
		if b, ok := strings.CutSuffix(name, g); ok && b != "" && !bearing[b] && !strings.HasSuffix(b, " Capital") {
			return b
		}
	}
	for _, g := range genericBefore {
		if b, ok := strings.CutPrefix(name, g); ok && b != "" && g != "Republic of " && g != "City of " && g != "Kota " {
			return b
		}
	}
	return name
}

// bearing are words that name a division only together with its type.
var bearing = map[string]bool{"Northern": true, "Southern": true, "Eastern": true, "Western": true, "Central": true, "North": true, "South": true, "East": true, "West": true, "Capital": true, "Upper": true, "Lower": true}

// BareName is the name without the generic word of a division: "Bannu" of "Bannu District".
func BareName(name string) string {
	for _, g := range genericAfter {
		if b, ok := strings.CutSuffix(name, g); ok && b != "" {
			return b
		}
	}
	for _, g := range genericBefore {
		if b, ok := strings.CutPrefix(name, g); ok && b != "" {
			return b
		}
	}
	return name
}
