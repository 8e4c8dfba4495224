package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"daybook"
)

// A row is one field of an incident: what it is settled as, and what each report says of it.
type row struct {
	Name, Settled string
	Note          string // how it was settled, where that is not plain
	Decided       int64  // the decision by which an analyst set it
	Cells         []cell // one a telling
}

// A cell is what one report says of a field, and the words it says it in.
type cell struct {
	Values []string
	Basis  []daybook.Basis
}

// incident is the page of one incident.
func (s *Site) incident(r *http.Request) (answer, error) {
	ctx, id := r.Context(), r.PathValue("id")
	inc, err := s.desk.Incident(ctx, id)
	if errors.Is(err, daybook.ErrNotFound) {
		return s.wentInto(r, id, err)
	}
	if err != nil {
		return nil, err
	}
	tellings, err := s.desk.Tellings(ctx, inc)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(tellings, func(a, b daybook.Telling) int {
		return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(a.Draft.ID, b.Draft.ID))
	})
	history, err := s.desk.History(ctx, id)
	if err != nil {
		return nil, err
	}
	waiting, err := s.desk.Proposals(ctx)
	if err != nil {
		return nil, err
	}
	waiting = slices.DeleteFunc(waiting, func(d daybook.Decision) bool { return d.Incident != id && d.Other != id })
	story, err := s.storyOf(r, inc, tellings)
	if err != nil {
		return nil, err
	}
	move, err := s.moveForm(r, inc)
	if err != nil {
		return nil, err
	}
	return view{Page: "incident", Part: "incidents", Title: headline(inc), Data: map[string]any{
		"Incident": inc, "Tellings": tellings, "Rows": rowsOf(inc, tellings), "History": past(history), "Proposals": waiting,
		"Undo": r.URL.Query().Get("undo"), "Path": r.URL.Path, "Types": daybook.IncidentTypes, "Statuses": statuses,
		"Story": story, "Move": move, "Sides": []sideForm{
			{"perpetrator", "By", inc.Perpetrator, perpetratorClasses}, {"target", "Against", inc.Target, targetClasses}},
	}}, nil
}

// wentInto is the way to the incident that an ended one went into, by a merge or with the last of its
// drafts; missing, when it went into none. What was just decided can still be undone there.
func (s *Site) wentInto(r *http.Request, id string, missing error) (answer, error) {
	history, err := s.desk.History(r.Context(), id)
	if err != nil {
		return nil, err
	}
	for _, d := range past(history) { // latest first
		switch {
		case d.Undone:
		case (d.Verb == daybook.Merge || d.Verb == daybook.Move) && d.Other == id:
			to := "/incidents/" + url.PathEscape(d.Incident)
			if undo := r.URL.Query().Get("undo"); undo != "" {
				to += "?" + url.Values{"undo": {undo}}.Encode()
			}
			return way(to), nil
		case d.Verb == daybook.Withdraw && d.Incident == id:
			return nil, missing
		}
	}
	return nil, missing
}

// headline names an incident: what, where, when.
func headline(inc *daybook.Incident) string {
	s := string(inc.Type)
	if p := placeWords(inc.Where); p != "" {
		s += ", " + p
	}
	return s + ", " + when(inc.When)
}

// A story is the report that an incident is mostly read from, with the words that its draft rests on.
type story struct {
	ID, Source, Published string
	Title                 []piece
	Paragraphs            [][]piece
}

// storyOf gives the story of an incident's lead; nil when the incident has none.
func (s *Site) storyOf(r *http.Request, inc *daybook.Incident, tellings []daybook.Telling) (*story, error) {
	at := slices.IndexFunc(tellings, func(t daybook.Telling) bool { return t.Draft.ID == inc.Lead })
	if at < 0 {
		return nil, nil
	}
	filed, err := s.desk.Report(r.Context(), daybook.ReportOf(inc.Lead))
	if err != nil {
		return nil, err
	}
	text, title := marksOf(&daybook.Coded{Incidents: []daybook.Draft{tellings[at].Draft}})
	return &story{ID: filed.Report.ID, Source: filed.Report.Source, Published: filed.Report.Published,
		Title: pieces(filed.Report.Title, title, daybook.Span{}), Paragraphs: paragraphs(pieces(filed.Report.Text, text, daybook.Span{}))}, nil
}

// rowsOf sets the fields of an incident against what each report says.
func rowsOf(inc *daybook.Incident, tellings []daybook.Telling) []row {
	fields := []struct {
		name, key, settled string
		of                 func(*daybook.Draft) string
	}{
		{"what", "type", string(inc.Type), func(d *daybook.Draft) string { return string(d.Type) }},
		{"status", "status", inc.Status, func(d *daybook.Draft) string { return d.Status }},
		{"date", "when", when(inc.When), func(d *daybook.Draft) string { return onlyIf(d.When.Known(), when(d.When)) }},
		{"place", "where", wholePlace(inc.Where), func(d *daybook.Draft) string { return wholePlace(d.Where) }},
		{"by", "perpetrator", side(inc.Perpetrator, party(inc.Perpetrator)), func(d *daybook.Draft) string { return side(d.Perpetrator, party(d.Perpetrator)) }},
		{"against", "target", side(inc.Target, told(inc.Target)), func(d *daybook.Draft) string { return side(d.Target, told(d.Target)) }},
		{"weapon", "weapon", string(inc.Weapon), func(d *daybook.Draft) string { return string(d.Weapon) }},
		{"claimed by", "claimed_by", string(inc.ClaimedBy), func(d *daybook.Draft) string { return string(d.ClaimedBy) }},
		{"denied by", "denied_by", string(inc.DeniedBy), func(d *daybook.Draft) string { return string(d.DeniedBy) }},
	}
	var rows []row
	for _, f := range fields {
		r := row{Name: f.name, Settled: f.settled, Decided: inc.Decided[f.key]}
		said := f.settled != ""
		for i := range tellings {
			d := &tellings[i].Draft
			c := cell{Basis: basisOf(d, f.key)}
			if v := f.of(d); v != "" {
				said = true
				if len(tellings) > 1 || v != f.settled {
					c.Values = []string{v}
				}
			}
			r.Cells = append(r.Cells, c)
		}
		if said {
			rows = append(rows, r)
		}
	}
	for _, f := range inc.Figures {
		rows = append(rows, figureRow(f, inc.Decided["harm"], tellings))
	}
	return rows
}

func onlyIf(known bool, s string) string {
	if known {
		return s
	}
	return ""
}

// figureRow is the row of one settled figure.
func figureRow(f daybook.Figure, decided int64, tellings []daybook.Telling) row {
	r := row{Name: f.Kind + ", " + class(f.Class), Settled: count(f.Low, f.High), Decided: decided}
	if len(f.Inputs) > 1 && (f.High == nil || *f.High != f.Low) {
		r.Note = fmt.Sprintf("best %d, by the rule “%s”", f.Best, f.Rule)
	}
	for i := range tellings {
		d := &tellings[i].Draft
		var c cell
		for n, h := range d.Harm {
			if h.Kind != f.Kind || h.Class != f.Class {
				continue
			}
			value := count(h.Low, h.High)
			if h.Says != "" {
				value += ", says " + string(h.Says)
			}
			if len(tellings) > 1 || value != r.Settled {
				c.Values = append(c.Values, value)
			}
			c.Basis = append(c.Basis, basisOf(d, fmt.Sprintf("harm[%d]", n))...)
		}
		for _, in := range f.Inputs {
			if in.Draft == d.ID && !in.Counts && in.Why != "" && len(c.Values) > 0 {
				c.Values = append(c.Values, "not counted: "+in.Why)
				break
			}
		}
		r.Cells = append(r.Cells, c)
	}
	return r
}

// basisOf gives what a field of a draft, or a part of that field, rests on, the same words once.
func basisOf(d *daybook.Draft, field string) []daybook.Basis {
	var out []daybook.Basis
	for _, b := range d.Basis {
		if b.Field != field && !strings.HasPrefix(b.Field, field+".") && !strings.HasPrefix(b.Field, field+"[") {
			continue
		}
		if !slices.ContainsFunc(out, func(o daybook.Basis) bool { return o.Span == b.Span }) {
			out = append(out, b)
		}
	}
	return out
}

// side adds to the name of a party what kind of party it is.
func side(p *daybook.Party, label string) string {
	if label == "" || p.Class == "" || strings.Contains(strings.ToLower(label), strings.ToLower(class(p.Class))) {
		return label
	}
	return label + " (" + class(p.Class) + ")"
}
