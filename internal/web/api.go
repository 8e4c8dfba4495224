package web

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"daybook"
)

// routeAPI adds the desk as JSON. Lists take the same query as the pages and answer
// {"items":[…],"total":n,"next":"…"}, where next is the "after" of the page that follows.
func (s *Site) routeAPI(mux *http.ServeMux) {
	d := s.desk
	mux.Handle("GET /api/v1/incidents", api(func(r *http.Request) (any, error) {
		q, err := incidentQuery(r.URL.Query())
		if err != nil {
			return nil, err
		}
		page, err := d.Find(r.Context(), q)
		return listing(page.Items, page.Total, page.Next), err
	}))
	mux.Handle("GET /api/v1/incidents.geojson", api(s.points))
	mux.Handle("GET /api/v1/incidents/{id}", api(func(r *http.Request) (any, error) { return d.Incident(r.Context(), r.PathValue("id")) }))
	mux.Handle("GET /api/v1/incidents/{id}/history", api(func(r *http.Request) (any, error) {
		all, err := d.History(r.Context(), r.PathValue("id"))
		return listing(all, len(all), ""), err
	}))
	mux.Handle("GET /api/v1/reports/{id}", api(func(r *http.Request) (any, error) {
		filed, err := d.Report(r.Context(), r.PathValue("id"))
		if err != nil {
			return nil, err
		}
		return map[string]any{"report": filed.Report, "coded": filed.Coded, "found": filed.Found,
			"original": filed.Original, "imported": filed.Imported}, nil
	}))
	mux.Handle("GET /api/v1/interactions", api(func(r *http.Request) (any, error) {
		q, err := readQuery(r.URL.Query())
		if err != nil {
			return nil, err
		}
		page, err := d.Interactions(r.Context(), q)
		return listing(page.Items, page.Total, page.Next), err
	}))
	mux.Handle("GET /api/v1/claims", api(func(r *http.Request) (any, error) {
		q, err := readQuery(r.URL.Query())
		if err != nil {
			return nil, err
		}
		page, err := d.Claims(r.Context(), q)
		return listing(page.Items, page.Total, page.Next), err
	}))
	mux.Handle("GET /api/v1/steps", api(func(r *http.Request) (any, error) {
		q, err := readQuery(r.URL.Query())
		if err != nil {
			return nil, err
		}
		page, err := d.Steps(r.Context(), q)
		return listing(page.Items, page.Total, page.Next), err
	}))
	mux.Handle("GET /api/v1/states", api(func(r *http.Request) (any, error) {
		q, err := readQuery(r.URL.Query())
		if err != nil {
			return nil, err
		}
		page, err := d.States(r.Context(), q)
		return listing(page.Items, page.Total, page.Next), err
	}))
	mux.Handle("GET /api/v1/proposals", api(func(r *http.Request) (any, error) {
		all, err := d.Proposals(r.Context())
		return listing(all, len(all), ""), err
	}))
	mux.Handle("GET /api/v1/processes", api(func(r *http.Request) (any, error) {
		all, err := d.Processes(r.Context())
		return listing(all, len(all), ""), err
	}))
	mux.Handle("GET /api/v1/actors", api(func(r *http.Request) (any, error) {
		all, err := d.Actors(r.Context(), r.URL.Query().Get("name"))
		return listing(all, len(all), ""), err
	}))
	mux.Handle("GET /api/v1/places", api(func(r *http.Request) (any, error) {
		all, err := d.Places(r.Context(), r.URL.Query().Get("name"))
		return listing(all, len(all), ""), err
	}))
	mux.Handle("/api/", api(func(r *http.Request) (any, error) {
		return nil, daybook.NotFound("there is no %s %s", r.Method, r.URL.Path)
	}))
}

// A list is a page of a list as JSON.
type list struct {
	Items any    `json:"items"`
	Total int    `json:"total"`
	Next  string `json:"next,omitempty"`
}

func listing[T any](items []T, total int, next string) list {
	if items == nil {
		items = []T{}
	}
	return list{items, total, next}
}

// api makes a handler that answers in JSON, failures as {"error":"…"}.
func api(answer func(*http.Request) (any, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		status := http.StatusOK
		v, err := answer(r)
		if err != nil {
			var message string
			status, message = messageOf(r, err)
			v = map[string]string{"error": message}
		}
		var body bytes.Buffer
		enc := json.NewEncoder(&body)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(v); err != nil {
			status, _ = messageOf(r, fmt.Errorf("encode %s: %w", r.URL.Path, err))
			body.Reset()
			body.WriteString(`{"error":"internal error"}` + "\n")
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(status)
		w.Write(body.Bytes())
	})
}

// mostPoints is how many incidents one map shows: the latest.
const mostPoints = 50000

// points gives the incidents of a query that have a place as GeoJSON.
func (s *Site) points(r *http.Request) (any, error) {
	q, err := incidentQuery(r.URL.Query())
	if err != nil {
		return nil, err
	}
	if len(q.Review) == 0 {
		q.Review = []string{daybook.Unreviewed, daybook.Reviewed}
	}
	features, err := s.features(r.Context(), q)
	return map[string]any{"type": "FeatureCollection", "features": features}, err
}

func (s *Site) features(ctx context.Context, q daybook.Query) ([]any, error) {
	features := []any{}
	for inc, err := range s.desk.All(ctx, q) {
		if err != nil {
			return nil, err
		}
		if len(features) == mostPoints {
			break
		}
		p := inc.Where
		if p == nil || p.Lat == nil || p.Lon == nil {
			continue
		}
		features = append(features, map[string]any{
			"type":     "Feature",
			"geometry": map[string]any{"type": "Point", "coordinates": []float64{*p.Lon, *p.Lat}},
			"properties": map[string]any{"id": inc.ID, "type": inc.Type, "status": inc.Status, "when": when(inc.When),
				"from": inc.When.From, "to": inc.When.To, "place": placeWords(p), "within": within(p), "precision": p.Precision,
				"killed": toll("killed", inc.Harm), "injured": toll("injured", inc.Harm), "deaths": least("killed", inc.Harm)},
		})
	}
	return features, nil
}

// least is the lowest number of people that the settled figures of a kind of harm add up to.
func least(kind string, harm []daybook.Harm) int {
	n, seen := 0, map[string]bool{}
	for _, h := range harm {
		if h.Kind == kind && !seen[h.Class] {
			seen[h.Class] = true
			n += h.Low
		}
	}
	return n
}
