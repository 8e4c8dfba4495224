package gazetteer

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/orb/simplify"

	"daybook"
)

// Boundaries are the outlines of divisions a desk imported. They tell in which division a point lies.
type Boundaries []boundary

type boundary struct {
	kind                          Kind
	name, admin1, admin2, country string
	area                          orb.MultiPolygon
	box                           orb.Bound
}

// coarse is how far, in degrees, an outline may be simplified: about half a kilometre.
const coarse = 0.005

// ReadBoundaries reads the outlines of a level of divisions as ReadGeoJSON reads their names, simplified. Its
// errors are those of ReadGeoJSON.
func ReadBoundaries(raw []byte, level Kind, country string) (Boundaries, error) {
	c, err := geojson.UnmarshalFeatureCollection(raw)
	if err != nil {
		return nil, daybook.Invalid("not a GeoJSON FeatureCollection: %v", err)
	}
	var out Boundaries
	for i, f := range c.Features {
		b := boundary{kind: level, name: BareName(property(f.Properties, namesOf[level])), country: property(f.Properties, countryOf)}
		if len(b.country) != 2 {
			b.country = country
		}
		if level > Province {
			b.admin1 = property(f.Properties, provinceOf)
		}
		if level > District {
			b.admin2 = property(f.Properties, districtOf)
		}
		switch g := f.Geometry.(type) {
		case orb.Polygon:
			b.area = orb.MultiPolygon{simpler(g)}
		case orb.MultiPolygon:
			for _, p := range g {
				b.area = append(b.area, simpler(p))
			}
		default:
			return nil, daybook.Invalid("feature %d (%s): want a Polygon or MultiPolygon", i+1, b.name)
		}
		b.box = b.area.Bound()
		out = append(out, b)
	}
	return out, nil
}

// simpler is an outline with fewer corners, but for rings too small to lose any.
func simpler(p orb.Polygon) orb.Polygon {
	out := make(orb.Polygon, len(p))
	for i, ring := range p {
		out[i] = simplify.DouglasPeucker(coarse).Ring(ring.Clone())
		if len(out[i]) < 4 {
			out[i] = ring
		}
	}
	return out
}

// At gives the division a point lies in, the smallest there is, with those around it; false where none of
// the boundaries holds the point.
func (bs Boundaries) At(lat, lon float64) (daybook.Place, bool) {
	at := orb.Point{lon, lat}
	p, finest := daybook.Place{Lat: &lat, Lon: &lon}, Kind(0)
	found := false
	for i := range bs {
		b := &bs[i]
		if !b.box.Contains(at) || !planar.MultiPolygonContains(b.area, at) {
			continue
		}
		p.Country = daybook.Text(b.country)
		set := func(field *daybook.Text, value string) {
			if value != "" {
				*field = daybook.Text(value)
			}
		}
		set(&p.Admin1, b.admin1)
		set(&p.Admin2, b.admin2)
		switch b.kind {
		case Province:
			set(&p.Admin1, b.name)
		case District:
			set(&p.Admin2, b.name)
		}
		if !found || b.kind > finest {
			finest, p.Name = b.kind, daybook.Text(b.name)
		}
		found = true
	}
	return p, found
}
