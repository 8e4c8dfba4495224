package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"daybook"
)

// The classes a side may have (doc/coding.md).
var (
	perpetratorClasses = []string{"militants", "state", "foreign forces", "civilians", "unidentified"}
	targetClasses      = []string{"civilians", "officials", "security forces", "militants", "infrastructure"}
)

// A sideForm is what the form for one side of an incident shows.
type sideForm struct {
	Field, Label string
	Party        *daybook.Party
	Classes      []string
}

// Class is the class the side has now, "" when it is not known.
func (f sideForm) Class() string {
	if f.Party == nil {
		return ""
	}
	return string(f.Party.Class)
}

// settingOf is the value that a form gives a field, as the log keeps it.
func (s *Site) settingOf(r *http.Request, d daybook.Decision) (json.RawMessage, error) {
	form := r.PostForm
	switch d.Field {
	case "when":
		w := daybook.When{From: daybook.Day(form.Get("from")), To: daybook.Day(form.Get("to")), Precision: "day"}
		if w.From.Time().IsZero() || w.To.Time().IsZero() {
			return nil, daybook.Invalid("set when: both days are needed, as 2031-03-04")
		}
		if w.To.Sub(w.From) > 0 {
			w.Precision = precisionOf(w.To.Sub(w.From) + 1)
		}
		return json.Marshal(w)
	case "harm":
		return s.harmWith(r, d.Incident)
	case "where":
		return s.placeOf(form)
	case "perpetrator":
		return s.sideOf(r, d, perpetratorClasses)
	case "target":
		return s.sideOf(r, d, targetClasses)
	}
	return json.Marshal(form.Get("value"))
}

// placeOf is the place that a form names: the likeliest of that name, in what it is said to lie in, or the
// name at the point given, in the division whose imported boundaries hold it; null when no name is given.
func (s *Site) placeOf(form url.Values) (json.RawMessage, error) {
	name, within, point := oneLine(form.Get("name")), oneLine(form.Get("within")), strings.TrimSpace(form.Get("point"))
	if name == "" {
		return json.RawMessage("null"), nil
	}
	found, err := s.desk.PlacesCalled(name, within)
	if err != nil {
		return nil, err
	}
	p := daybook.Place{Text: daybook.Text(name), Name: daybook.Text(name)}
	switch {
	case len(found) > 0:
		p = found[0]
	case point == "":
		return nil, daybook.Invalid("set where: no place is called %q: give its point, as 33.58, 71.44", name)
	}
	if point == "" {
		return json.Marshal(p)
	}
	lat, lon, ok := strings.Cut(point, ",")
	y, errY := strconv.ParseFloat(strings.TrimSpace(lat), 64)
	x, errX := strconv.ParseFloat(strings.TrimSpace(lon), 64)
	if !ok || errY != nil || errX != nil || !(y >= -90 && y <= 90) || !(x >= -180 && x <= 180) {
		return nil, daybook.Invalid("set where: %q is not a point: latitude, longitude, as 33.58, 71.44", point)
	}
	p.Lat, p.Lon, p.Precision = &y, &x, 1
	around, err := s.desk.PlacesCalled(point, "")
	if err == nil && len(around) == 0 && len(found) == 0 && within != "" {
		around, err = s.desk.PlacesCalled(within, "")
	}
	if err != nil {
		return nil, err
	}
	if len(around) > 0 {
		p.Admin2, p.Admin1, p.Country = around[0].Admin2, around[0].Admin1, around[0].Country
	}
	return json.Marshal(p)
}

// sideOf is the side that a form names; null when it gives neither name nor class. A side that keeps its
// name keeps what the codebook knows of it.
func (s *Site) sideOf(r *http.Request, d daybook.Decision, classes []string) (json.RawMessage, error) {
	name, class := oneLine(r.PostForm.Get("name")), r.PostForm.Get("class")
	if class != "" && !slices.Contains(classes, class) {
		return nil, daybook.Invalid("set %s: %q is not one of %s", d.Field, class, strings.Join(classes, ", "))
	}
	if name == "" && class == "" {
		return json.RawMessage("null"), nil
	}
	inc, err := s.desk.Incident(r.Context(), d.Incident)
	if err != nil {
		return nil, err
	}
	was := inc.Perpetrator
	if d.Field == "target" {
		was = inc.Target
	}
	p := daybook.Party{Text: daybook.Text(name), Group: daybook.Text(name)}
	if was != nil && (name == was.Label() || name == "" && was.Group == "") {
		p = *was
	}
	p.Class = daybook.Text(class)
	return json.Marshal(p)
}

// oneLine is a text of one line without needless spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
