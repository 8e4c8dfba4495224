package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Imported boundaries tell in which district a point lies.
func TestBoundaries(t *testing.T) {
	db := filepath.Join(t.TempDir(), "record.db")
	if status, _, errs := do(t, "", "gazetteer", "find", "--db", db, "33.5, 70.5"); status != exitNotFound || !strings.Contains(errs, "no boundaries were imported") {
		t.Errorf("without boundaries: %d %s", status, errs)
	}
	file := filepath.Join(t.TempDir(), "moss.geojson")
	square := `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ADM2_EN":"Moss District","ADM1_EN":"Fern"},
		"geometry":{"type":"Polygon","coordinates":[[[70,33],[72,33],[72,35],[70,35],[70,33]]]}}]}`
	if err := os.WriteFile(file, []byte(square), 0o600); err != nil {
		t.Fatal(err)
	}
	if status, out, errs := do(t, "", "gazetteer", "import", "--db", db, "--country", "PK", file); status != exitDone {
		t.Fatalf("import: %d %s%s", status, out, errs)
	}
	for point, want := range map[string]string{"33.5, 70.5": "Moss, Fern, PK", "10, 10": "lies in none"} {
		if _, out, errs := do(t, "", "gazetteer", "find", "--db", db, point); !strings.Contains(out+errs, want) {
			t.Errorf("%s: %s%s", point, out, errs)
		}
	}
}
