package web

import (
	"net/http"

	"daybook"
)

// incidents is the table of incidents that a query asks for. Rejected ones stay out unless asked for.
func (s *Site) incidents(r *http.Request) (answer, error) {
	q, err := incidentQuery(r.URL.Query())
	if err != nil {
		return nil, err
	}
	asked := q
	if len(q.Review) == 0 {
		q.Review = []string{daybook.Unreviewed, daybook.Reviewed}
	}
	found, err := s.desk.Find(r.Context(), q)
	if err != nil {
		return nil, err
	}
	actors, err := s.desk.Actors(r.Context(), "")
	if err != nil {
		return nil, err
	}
	places, err := s.desk.Places(r.Context(), "")
	if err != nil {
		return nil, err
	}
	next := ""
	if found.Next != "" {
		later := asked
		later.After = found.Next
		next = link("/", writeQuery(later))
	}
	asked.After = ""
	first := writeQuery(asked)
	return view{Page: "incidents", Part: "incidents", Title: "Incidents", Data: map[string]any{
		"Query": asked, "Total": found.Total, "Incidents": found.Items, "Next": next, "Conditions": conditions("/", asked),
		"Types": daybook.IncidentTypes, "Statuses": statuses, "Reviews": reviews, "Actors": actors, "Places": places, "Kept": kept(asked),
		"Place": first.Get("place"), "Actor": first.Get("actor"), "Type": first.Get("type"), "Status": first.Get("status"), "Review": first.Get("review"),
		"MapURL": link("/map", writeQuery(asked)), "JSONURL": link("/api/v1/incidents", writeQuery(asked)),
	}}, nil
}

// kept are the conditions that the form of filters has no field for: it shows the first of each name.
func kept(q daybook.Query) []condition {
	many := writeQuery(q)
	var out []condition
	for _, key := range []string{"place", "actor", "type", "status", "review"} {
		for i, value := range many[key] {
			if i > 0 {
				out = append(out, condition{Name: key, Value: value})
			}
		}
	}
	return out
}

// atlas is the map of the incidents a query asks for.
func (s *Site) atlas(r *http.Request) (answer, error) {
	q, err := incidentQuery(r.URL.Query())
	if err != nil {
		return nil, err
	}
	v := writeQuery(q)
	v.Del("after")
	v.Del("limit")
	return view{Page: "map", Part: "map", Title: "Map", Data: map[string]any{
		"Conditions": conditions("/map", q), "ListURL": link("/", v), "DataURL": link("/api/v1/incidents.geojson", v),
		"MapScript": s.library.url("dist/map.js"), "MapStyle": s.library.url("dist/map.css"),
		"Worker": s.library.url("dist/worker.js"), "Outlines": s.library.url("dist/outlines.json"),
	}}, nil
}
