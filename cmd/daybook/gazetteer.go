package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"daybook"
	"daybook/internal/gazetteer"
	"daybook/internal/read"
)

// gazetteerCmd is what is done with the names of places.
type gazetteerCmd struct {
	Find   gazetteerFindCmd   `cmd:"" help:"Show the places a name may stand for, best first, and why."`
	Import gazetteerImportCmd `cmd:"" help:"Add a GeoNames country dump or a GeoJSON of boundaries to the desk's own places."`
}

type gazetteerFindCmd struct {
	record
	Name  string `arg:"" help:"The name, in any spelling; or a point, as ‘33.58, 71.44’, which is looked for in the boundaries the desk imported."`
	In    string `placeholder:"NAME" help:"What it is said to lie in: a district, province or country."`
	On    string `placeholder:"DATE" help:"A day, as 2005-06-01: names and divisions count as they were then."`
	Limit int    `default:"10" help:"How many to show."`
}

// Run shows candidates, a line each; ErrNotFound when there are none.
func (cmd *gazetteerFindCmd) Run(c *console) error {
	if lat, lon, ok := pointOf(cmd.Name); ok {
		return cmd.at(c, lat, lon)
	}
	reader, err := cmd.reader()
	if err != nil {
		return err
	}
	day := daybook.Day(cmd.On)
	if cmd.On != "" && day.Time().IsZero() {
		return daybook.Invalid("--on %s: want a day as 2005-06-01", cmd.On)
	}
	found := reader.Candidates(cmd.Name, cmd.In, day)
	if len(found) == 0 {
		return daybook.NotFound("no place is called %q, or is spelled like it", cmd.Name)
	}
	w := tabwriter.NewWriter(c.out, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, "score\tplace\tkind\tpoint\tprecision\tsource\twhy")
	for _, f := range found[:min(len(found), max(1, cmd.Limit))] {
		point := "-"
		if f.Place.Lat != nil {
			point = fmt.Sprintf("%.2f,%.2f", *f.Place.Lat, *f.Place.Lon)
		}
		fmt.Fprintf(w, "%.1f\t%s\t%s\t%s\t%d\t%s\t%s\n", f.Score, f.Place.Label(), f.Kind, point, f.Place.Precision, f.Source, strings.Join(f.Reasons, ", "))
	}
	return w.Flush()
}

// at shows the division a point lies in.
func (cmd *gazetteerFindCmd) at(c *console, lat, lon float64) error {
	bs, err := cmd.boundaries()
	if err != nil {
		return err
	}
	if len(bs) == 0 {
		return daybook.NotFound("no boundaries were imported: daybook gazetteer import takes a GeoJSON of them")
	}
	p, found := bs.At(lat, lon)
	if !found {
		return daybook.NotFound("%v, %v lies in none of the boundaries that were imported", lat, lon)
	}
	fmt.Fprintln(c.out, p.Label())
	return nil
}

type gazetteerImportCmd struct {
	record
	File    string `arg:"" type:"existingfile" help:"A GeoNames dump (XX.txt), a GeoJSON of boundaries (.geojson, .json), or lines as in lexicon/world/places.txt (.places)."`
	Level   string `enum:"province,district,tehsil" default:"district" help:"What the boundaries of a GeoJSON are of: province, district or tehsil."`
	Country string `placeholder:"XX" help:"Two letters of the country, where the features of a GeoJSON do not say."`
}

// Run reads the file, and keeps it in the desk's folder of places when all of it could be read.
func (cmd *gazetteerImportCmd) Run(c *console) error {
	raw, err := os.ReadFile(cmd.File)
	if err != nil {
		return daybook.Invalid("%v", err)
	}
	name := filepath.Base(cmd.File)
	if isGeoJSON(name) {
		name = strings.TrimSuffix(name, filepath.Ext(name)) + "." + cmd.Level + "." + strings.ToUpper(cmd.Country) + ".geojson"
	}
	entries, skipped, err := readPlaces(name, bytes.NewReader(raw))
	if err != nil {
		return fmt.Errorf("read %s: %w", cmd.File, err)
	}
	folder, err := cmd.placesFolder()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return daybook.Invalid("%v", err)
	}
	if err := os.WriteFile(filepath.Join(folder, name), raw, 0o644); err != nil {
		return daybook.Invalid("%v", err)
	}
	fmt.Fprintf(c.out, "%s added from %s", counted(len(entries), "place"), cmd.File)
	if skipped > 0 {
		fmt.Fprintf(c.out, ", %s passed over", counted(skipped, "line"))
	}
	fmt.Fprintln(c.out)
	return nil
}

func isGeoJSON(name string) bool {
	return strings.HasSuffix(name, ".geojson") || strings.HasSuffix(name, ".json")
}

// readPlaces reads a file of places by its name: of boundaries "NAME.LEVEL.COUNTRY.geojson".
func readPlaces(name string, r io.Reader) (entries []gazetteer.Entry, skipped int, err error) {
	switch {
	case isGeoJSON(name):
		level, country, err := boundaryFile(name)
		if err != nil {
			return nil, 0, err
		}
		entries, err = gazetteer.ReadGeoJSON(r, level, country)
		return entries, 0, err
	case strings.HasSuffix(name, ".places"):
		var raw []byte
		if raw, err = io.ReadAll(r); err == nil {
			entries, err = gazetteer.ParsePlaces(string(raw))
		}
	default:
		entries, skipped, err = gazetteer.ReadGeoNames(r)
	}
	return entries, skipped, err
}

// placesFolder is where a desk keeps the places it imported: "places" beside its record.
func (r *record) placesFolder() (string, error) {
	where, err := r.where()
	if err == nil && strings.Contains(where, "://") {
		var folder string
		folder, err = dataFolder()
		where = filepath.Join(folder, "daybook", "record.db")
	}
	return filepath.Join(filepath.Dir(where), "places"), err
}

// reader makes the reader of reports with the places the desk has imported, in the order of their names.
func (r *record) reader() (*read.Reader, error) {
	folder, err := r.placesFolder()
	if err != nil {
		return read.New() // a machine without a data folder has imported nothing
	}
	files, err := os.ReadDir(folder)
	if os.IsNotExist(err) {
		return read.New()
	} else if err != nil {
		return nil, daybook.Invalid("%v", err)
	}
	var all []gazetteer.Entry
	slices.SortFunc(files, func(a, b os.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	for _, f := range files {
		file, err := os.Open(filepath.Join(folder, f.Name()))
		if err != nil {
			return nil, daybook.Invalid("%v", err)
		}
		entries, _, err := readPlaces(f.Name(), file)
		file.Close()
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", filepath.Join(folder, f.Name()), err)
		}
		all = append(all, entries...)
	}
	return read.New(all...)
}
