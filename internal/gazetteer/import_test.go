package gazetteer

import (
	"errors"
	"strings"
	"testing"

	"daybook"
	"daybook/lexicon"
)

func TestGeoNamesDump(t *testing.T) {
	row := func(id, name, class, code, admin1, admin2 string) string {
		return strings.Join([]string{id, name, name, "Alt " + name, "33.1", "70.2", class, code, "PK", "", admin1, admin2, "", "", "1200", "", "", "", ""}, "\t")
	}
	dump := row("1", "Fern Province", "A", "ADM1", "09", "") + "\n" + row("2", "Moss District", "A", "ADM2", "09", "77") + "\n" +
		row("3", "Karkot", "P", "PPL", "09", "77") + "\n" + row("4", "A shop", "S", "SHOP", "09", "77") + "\n"
	entries, skipped, err := ReadGeoNames(strings.NewReader(dump))
	if err != nil || len(entries) != 3 || skipped != 1 {
		t.Fatalf("read %d entries, passed over %d: %v", len(entries), skipped, err)
	}
	g := Embedded().With(entries)
	if got := labels(g, "Karkot"); len(got) == 0 || got[0] != "Karkot, Moss, Fern, PK" {
		t.Errorf("Karkot is %q", got)
	}
	if _, _, err := ReadGeoNames(strings.NewReader("no\ttable\n")); !errors.Is(err, daybook.ErrInvalid) {
		t.Errorf("a broken dump gives %v", err)
	}
}

func TestGeoJSONBoundaries(t *testing.T) {
	square := `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ADM2_EN":"Moss District","ADM1_EN":"Fern"},
		"geometry":{"type":"Polygon","coordinates":[[[70,33],[72,33],[72,35],[70,35],[70,33]]]}}]}`
	entries, err := ReadGeoJSON(strings.NewReader(square), District, "PK")
	if err != nil || len(entries) != 1 || entries[0].Name != "Moss" || entries[0].Lat != 34 || entries[0].Lon != 71 {
		t.Fatalf("read %+v: %v", entries, err)
	}
	for _, bad := range []string{"", "{}", `{"type":"FeatureCollection","features":[{"properties":{"name":"X"},"geometry":{"type":"Point","coordinates":[1,2]}}]}`} {
		if _, err := ReadGeoJSON(strings.NewReader(bad), District, "PK"); !errors.Is(err, daybook.ErrInvalid) {
			t.Errorf("%q gives %v", bad, err)
		}
	}
}

// Every line of the curated files names a kind, a point and a source, and no line stands twice.
func TestCuratedFiles(t *testing.T) {
	seen := map[string]int{}
	for _, l := range lexicon.Read("world/places.txt") {
		key := l.Section + " " + l.Columns[0] + " " + l.Columns[1]
		if at := seen[key]; at > 0 {
			t.Errorf("world/places.txt:%d: %s stands in line %d too", l.Line, key, at)
		}
		seen[key] = l.Line
	}
	entries, err := Places(lexicon.Read("world/places.txt"))
	if err != nil || len(entries) < 2000 {
		t.Errorf("%d places: %v", len(entries), err)
	}
}

func TestSpellingsOfOneName(t *testing.T) {
	g, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for variant, name := range map[string]string{"naushehra": "Nowshera", "wazeeristan": "Waziristan", "kurrram": "Kurram", "charsaddah": "Charsadda"} {
		found := false
		for _, p := range g.Alike(variant, nil) {
			found = found || g.Name(p.ID) == name
		}
		if !found {
			t.Errorf("%s is not read as %s", variant, name)
		}
	}
}

func TestOldNamesOfDivisions(t *testing.T) {
	g, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for old, now := range map[string]string{"NWFP": "Khyber Pakhtunkhwa, PK", "Kurram Agency": "Kurram, Khyber Pakhtunkhwa, PK", "Northern Areas": "Gilgit-Baltistan, PK", "Orissa": "Odisha, IN"} {
		if got := labels(g, old); len(got) == 0 || got[0] != now {
			t.Errorf("%s is %q, want %s", old, got, now)
		}
	}
}

func TestPointInBoundaries(t *testing.T) {
	feature := func(name, ring string) string {
		return `{"type":"Feature","properties":{"ADM1_EN":"Fern","ADM2_EN":"` + name + `"},"geometry":` + ring + `}`
	}
	districts := `{"type":"FeatureCollection","features":[` +
		feature("Moss District", `{"type":"Polygon","coordinates":[[[70,33],[71,33.0001],[72,33],[72,35],[70,35],[70,33]],[[70.8,33.8],[71.2,33.8],[71.2,34.2],[70.8,34.2],[70.8,33.8]]]}`) + "," +
		feature("Lichen", `{"type":"MultiPolygon","coordinates":[[[[70.8,33.8],[71.2,33.8],[71.2,34.2],[70.8,34.2],[70.8,33.8]]],[[[75,33],[76,33],[76,34],[75,34],[75,33]]]]}`) + `]}`
	bs, err := ReadBoundaries([]byte(districts), District, "PK")
	if err != nil {
		t.Fatal(err)
	}
	provinces, err := ReadBoundaries([]byte(`{"type":"FeatureCollection","features":[`+feature("", `{"type":"Polygon","coordinates":[[[69,32],[77,32],[77,36],[69,36],[69,32]]]}`)+`]}`), Province, "PK")
	if err != nil {
		t.Fatal(err)
	}
	bs = append(bs, provinces...)
	for _, c := range []struct {
		lat, lon float64
		want     string
	}{
		{33.5, 70.5, "Moss, Fern, PK"}, {34, 71, "Lichen, Fern, PK"}, {33.5, 75.5, "Lichen, Fern, PK"}, {35.5, 70.5, "Fern, PK"}, {10, 10, ""},
	} {
		p, found := bs.At(c.lat, c.lon)
		if got := p.Label(); got != c.want || found != (c.want != "") {
			t.Errorf("%v, %v lies in %q, want %q", c.lat, c.lon, got, c.want)
		}
	}
	for _, bad := range []string{"", "{}", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"X"},"geometry":{"type":"Point","coordinates":[1,2]}}]}`} {
		if bs, err := ReadBoundaries([]byte(bad), District, "PK"); len(bs) != 0 || bad != "{}" && !errors.Is(err, daybook.ErrInvalid) {
			t.Errorf("%q gives %v %v", bad, bs, err)
		}
	}
}
