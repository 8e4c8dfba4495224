package gazetteer

import "testing"

// find is the first place of a name and kind.
func find(t *testing.T, g *Gazetteer, name string, k Kind) ID {
	t.Helper()
	for _, p := range g.Lookup([]byte(Fold(name)), nil) {
		if g.Kind(p.ID) == k {
			return p.ID
		}
	}
	t.Fatalf("no %s is called %s", k, name)
	return 0
}

func TestPlacesAreNamedAsTheyWere(t *testing.T) {
	g, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		kind Kind
		day  string
		want string
	}{
		{"Khyber Pakhtunkhwa", Province, "2005-03-01", "North-West Frontier Province"},
		{"Khyber Pakhtunkhwa", Province, "2010-04-15", ""},
		{"Khyber Pakhtunkhwa", Province, "", ""},
		{"Landi Kotal", Tehsil, "2009-05-01", "Landi Kotal, Khyber Agency, Federally Administered Tribal Areas"},
		{"Landi Kotal", Tehsil, "2018-05-30", "Landi Kotal, Khyber Agency, Federally Administered Tribal Areas"},
		{"Landi Kotal", Tehsil, "2018-05-31", ""},
		{"Sukma", District, "2011-05-01", "Sukma, Dantewada, Chhattisgarh"},
		{"Sukma", District, "2012-05-01", ""},
		{"Khammam", District, "2010-05-01", "Khammam, Andhra Pradesh"},
		{"Yangon", City, "1985-05-01", "Rangoon, West Yangon District, Yangon"},
		{"Lahore", City, "1985-05-01", ""},
	} {
		id := ID(0)
		if c.name != "Lahore" {
			id = find(t, g, c.name, c.kind)
		}
		if got := g.Then(id, DateOf(c.day)); got != c.want {
			t.Errorf("%s on %q was %q, want %q", c.name, c.day, got, c.want)
		}
	}
}

func TestAPlaceLayInWhatItWasPartOf(t *testing.T) {
	g, err := New()
	if err != nil {
		t.Fatal(err)
	}
	andhra, khammam := find(t, g, "Andhra Pradesh", Province), find(t, g, "Khammam", District)
	for day, want := range map[string]bool{"2010-01-01": true, "2014-06-01": true, "2014-06-02": false, "": true} {
		if got := g.Contained(andhra, khammam, DateOf(day)); got != want {
			t.Errorf("Khammam in Andhra Pradesh on %q: %v, want %v", day, got, want)
		}
	}
}

func TestTermsAreReadAndShown(t *testing.T) {
	for text, want := range map[string]string{"1901..2010-04-14": "1901 to 2010-04-14", "..2018": "until 2018", "2014-06-02..": "since 2014-06-02"} {
		if term, ok := termOf(text); !ok || term.String() != want {
			t.Errorf("%s is %q, want %q", text, term, want)
		}
	}
	for _, text := range []string{"1901", "x..2010", "2010..13-99-99", ".."} {
		if term, ok := termOf(text); ok && term.Known() {
			t.Errorf("%s read as %q", text, term)
		}
	}
	if d := DateOf("2018-05"); d != 20180501 || DateOf("nonsense") != 0 || DateOf("2018-13-40") != 0 {
		t.Errorf("dates read as %d", d)
	}
}

func TestDistrictsAreMetInOtherSpellings(t *testing.T) {
	g, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Hazaribagh", "Hazaribag", "Shopian", "Shupiyan", "Paschim Medinipur", "West Midnapore"} {
		districts := map[string]bool{}
		for _, p := range g.Lookup([]byte(Fold(name)), nil) {
			if place := g.Place(p.ID); g.Kind(p.ID) == District && place.Country == "IN" {
				districts[string(place.Admin2)] = true
			}
		}
		if len(districts) != 1 {
			t.Errorf("%s is %v, want one district of India", name, districts)
		}
	}
}

func TestNamesAreWrittenPlainlyWhereTheScriptIsAnother(t *testing.T) {
	for _, c := range [][3]string{{"Hazārībāg", "IN", "Hazaribag"}, {"Ma‘an", "JO", "Ma'an"}, {"Şırnak", "TR", "Şırnak"}, {"Segou", "ML", "Segou"}, {"Bogotá", "CO", "Bogotá"}} {
		if got := plain(c[0], c[1]); got != c[2] {
			t.Errorf("%s in %s is written %s, want %s", c[0], c[1], got, c[2])
		}
	}
}
