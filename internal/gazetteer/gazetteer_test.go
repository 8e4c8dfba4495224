package gazetteer

import (
	"slices"
	"testing"
)

// labels are the places a name may stand for, most important first.
func labels(g *Gazetteer, name string) (out []string) {
	for _, p := range g.Lookup([]byte(Fold(name)), nil) {
		place := g.Place(p.ID)
		out = append(out, place.Label())
	}
	return out
}

func TestNamesAreFoundInAnySpelling(t *testing.T) {
	g, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"Peshāwar":         "Peshawar, Khyber Pakhtunkhwa, PK",
		"پشاور":            "Peshawar, Khyber Pakhtunkhwa, PK",
		"São Paulo":        "São Paulo, BR",
		"SAO PAULO":        "São Paulo, BR",
		"Louisiana":        "Louisiana, US",
		"U.S.":             "United States, US",
		"Côte d’Ivoire":    "Ivory Coast, CI",
		"Rapides Parish":   "Rapides Parish, Louisiana, US",
		"Port-au-Prince":   "Port-au-Prince, Ouest, HT",
		"Islamic Republic": "",
	} {
		got := labels(g, name)
		if want == "" && len(got) > 0 || want != "" && !slices.Contains(got, want) {
			t.Errorf("%s: found %q, want %q among them", name, got, want)
		}
	}
}

func TestWordsIsNeverTooSmall(t *testing.T) {
	g, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		first string
		words int
	}{{"new", 2}, {"united", 3}, {"dera", 3}} {
		if got := g.Words([]byte(c.first)); got < c.words {
			t.Errorf("names beginning %q have at most %d words, want at least %d", c.first, got, c.words)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
