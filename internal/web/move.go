package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"time"

	"daybook"
	"daybook/internal/desk"
)

// A moveForm is what the form shows by which a draft goes into another incident.
type moveForm struct {
	Draft  string
	Last   bool // it is the only draft of its incident
	Offers []desk.Neighbour
	Late   bool // the nearest incidents are still being looked for
}

// Limits of what the form offers.
const (
	mostOffers = 8
	offerTime  = 8 * time.Second // the first search of a large record goes through all of it
)

// moveForm is the form that ?move=DRAFT asks for; nil when nothing is asked. ErrNotFound when that draft
// is not in the incident.
func (s *Site) moveForm(r *http.Request, inc *daybook.Incident) (*moveForm, error) {
	draft := r.URL.Query().Get("move")
	if draft == "" {
		return nil, nil
	}
	if !slices.Contains(inc.Drafts, draft) {
		return nil, daybook.NotFound("draft %s is not in incident %s", draft, inc.ID)
	}
	f := &moveForm{Draft: draft, Last: len(inc.Drafts) == 1}
	ctx, cancel := context.WithTimeout(r.Context(), offerTime)
	defer cancel()
	var err error
	f.Offers, err = s.desk.Neighbours(ctx, draft, mostOffers)
	switch {
	case ctx.Err() != nil && r.Context().Err() == nil:
		f.Offers, f.Late = nil, true
	case err != nil && !errors.Is(err, daybook.ErrNotFound): // what is told no more links to nothing
		return nil, err
	}
	return f, nil
}

// moveOf is where a form moves a draft to and what it is to leave: the one incident chosen or written down,
// and the incident whose page the form stood on.
func moveOf(form url.Values) (to, from string, err error) {
	chosen := slices.Compact(slices.Sorted(slices.Values(filled(form["incident"]))))
	switch len(chosen) {
	case 0:
		return "", "", daybook.Invalid("move: choose the incident it belongs to, or write its id")
	case 1:
		return chosen[0], form.Get("from"), nil
	}
	return "", "", daybook.Invalid("move: %s and %s are two incidents: choose one", chosen[0], chosen[1])
}
