package read

import (
	"math"
	"testing"
	"unicode/utf8"

	"daybook"
	"daybook/internal/gazetteer"

	"pgregory.net/rapid"
)

// placesOf reads a text of its own and gives its mentions.
func placesOf(t *testing.T, r *Reader, text string) []daybook.PlaceMention {
	t.Helper()
	report := &daybook.Report{ID: "t", Text: text}
	coded := r.Read(report)
	for _, m := range coded.Mentions.Places {
		if err := m.Check(report); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
	return coded.Mentions.Places
}

func TestOffsetMovesThePoint(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	at := placesOf(t, r, "The bridge stands in Bannu.")[0]
	moved := placesOf(t, r, "The bridge stands 30 km north of Bannu.")[0]
	if moved.Precision != 2 || *moved.Lat-*at.Lat < .25 || *moved.Lat-*at.Lat > .29 || math.Abs(*moved.Lon-*at.Lon) > .001 {
		t.Errorf("30 km north of %v,%v is %v,%v precision %d", *at.Lat, *at.Lon, *moved.Lat, *moved.Lon, moved.Precision)
	}
}

func TestWhereAnActIsNotItsGovernment(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	p := newPage(&daybook.Report{Text: "Islamabad said that a guard was shot in Zhob."})
	r.places.findPlaces(p)
	for i := range p.doc.Tokens {
		if p.doc.Word(i).Text() == "shot" {
			if m := p.placeNear(i); m == nil || m.place.Name != "Zhob" {
				t.Errorf("shot at %v, want Zhob", m)
			}
		}
	}
	if p.places[0].role != asActor {
		t.Errorf("Islamabad is %v, want the government", p.places[0].role)
	}
}

func TestOwnPlacesAreRead(t *testing.T) {
	r, err := New(gazetteer.Entry{Name: "Zarkotai", Kind: gazetteer.City, Lat: 33.7, Lon: 71.2, Located: true, Country: "PK", Admin1: "Khyber Pakhtunkhwa", Admin2: "Orakzai"})
	if err != nil {
		t.Fatal(err)
	}
	got := placesOf(t, r, "A mine went off in Zarkotai on Monday.")
	if len(got) != 1 || got[0].Admin2 != "Orakzai" || *got[0].Lat != 33.7 {
		t.Errorf("read %+v", got)
	}
	c := r.Candidates("Zarkotai", "Orakzai", "")
	if len(c) != 1 || len(c[0].Reasons) < 2 || c[0].Score < insideStated {
		t.Errorf("candidates %+v", c)
	}
}

// Any text is read without panic, spans verbatim and in order, none inside another.
func TestPlacesOfAnyText(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	words := rapid.SampledFrom([]string{"Bannu", "in", "of", "the", "Khyber", "Agency", "20", "km", "north", "and", ",", ".", "Road", "St.", "Paris", "33.5", "°", "N", "71.2", "E",
		"'s", "-", "(", ")", "FR", "پشاور", "Zürich", "É", "\u0085", "US", "road", "between", "Dr.", "area", "bound", "Highway", "19"})
	rapid.Check(t, func(rt *rapid.T) {
		text := ""
		for _, w := range rapid.SliceOfN(words, 1, 25).Draw(rt, "words") {
			text += w + rapid.SampledFrom([]string{" ", "", "\n\n"}).Draw(rt, "gap")
		}
		last := 0
		for _, m := range placesOf(t, r, text) {
			if m.Start < last {
				rt.Fatalf("%q: mention at %d begins before %d", text, m.Start, last)
			}
			last = m.End
		}
	})
}

func FuzzPlaces(f *testing.F) {
	r, err := New()
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{wire, "20 km north of", "33°59'N 71°32'E", "Frontier Region (FR) Bannu", "St. Peter's Square, Bannu-Miranshah road", "\xff\xfe Bannu"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) {
			placesOf(t, r, text)
		}
	})
}
