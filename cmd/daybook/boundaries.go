package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"daybook"
	"daybook/internal/gazetteer"
)

// boundaries are the outlines of divisions that the desk imported; none where it imported none.
func (r *record) boundaries() (gazetteer.Boundaries, error) {
	folder, err := r.placesFolder()
	if err != nil {
		return nil, nil // a machine without a data folder has imported nothing
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.geojson"))
	if err != nil {
		return nil, daybook.Invalid("%v", err)
	}
	slices.Sort(files)
	var all gazetteer.Boundaries
	for _, path := range files {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, daybook.Invalid("%v", err)
		}
		level, country, err := boundaryFile(filepath.Base(path))
		if err != nil {
			return nil, err
		}
		some, err := gazetteer.ReadBoundaries(raw, level, country)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		all = append(all, some...)
	}
	return all, nil
}

// boundaryFile reads what a file of boundaries is of from its name, "NAME.LEVEL.COUNTRY.geojson".
func boundaryFile(name string) (level gazetteer.Kind, country string, err error) {
	parts := strings.Split(name, ".")
	if len(parts) < 4 {
		return 0, "", daybook.Invalid("%s: want NAME.LEVEL.COUNTRY.geojson", name)
	}
	return gazetteer.ParseKind(parts[len(parts)-3]), parts[len(parts)-2], nil
}

// pointOf reads "33.58, 71.44"; false for what is no point.
func pointOf(s string) (lat, lon float64, ok bool) {
	y, x, ok := strings.Cut(s, ",")
	lat, errY := strconv.ParseFloat(strings.TrimSpace(y), 64)
	lon, errX := strconv.ParseFloat(strings.TrimSpace(x), 64)
	return lat, lon, ok && errY == nil && errX == nil && lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180
}
