package web

import (
	"fmt"
	"net/http"
	"strings"

	"daybook"
)

// A finding is one thing read in a report, as a line of the page with the words it rests on.
type finding struct {
	ID, Says, Link string
	Tags           []string
	Basis          []daybook.Basis
	Harm           []daybook.Harm // for the names of its fields
}

// A readPlace is a place as read, and why it was taken for that one.
type readPlace struct {
	daybook.PlaceMention
	Within, Precision string
}

// report is the page of one report: its words with what was read in them.
func (s *Site) report(r *http.Request) (answer, error) {
	filed, err := s.desk.Report(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	ids, err := s.desk.IncidentsOf(r.Context(), filed.Report.ID)
	if err != nil {
		return nil, err
	}
	in := map[string]string{} // draft → incident
	for _, id := range ids {
		inc, err := s.desk.Incident(r.Context(), id)
		if err != nil {
			return nil, err
		}
		for _, d := range inc.Drafts {
			in[d] = id
		}
	}
	query := r.URL.Query()
	inText, inTitle := readSpan(query.Get("words")), readSpan(query.Get("title"))
	title := filed.Report.Title
	if title == "" {
		title = "Report " + filed.Report.ID
	}
	text, head := marksOf(filed.Coded)
	return view{Page: "report", Part: "incidents", Title: title, Data: map[string]any{
		"Report": filed.Report, "Filed": filed, "Title": pieces(filed.Report.Title, head, inTitle),
		"Paragraphs": paragraphs(pieces(filed.Report.Text, text, inText)),
		"Drafts":     draftsRead(filed.Coded.Incidents, in), "Interactions": interactionsRead(filed.Coded.Interactions),
		"Claims": claimsRead(filed.Coded.Claims), "Steps": stepsRead(filed.Coded.Steps), "States": statesRead(filed.Coded.States),
		"Places": placesRead(filed.Coded.Mentions), "Mentions": filed.Coded.Mentions, "Problems": filed.Coded.Problems,
	}}, nil
}

// marksOf gives the marks of everything read in a report, those of the text and those of the title.
func marksOf(c *daybook.Coded) (text, title []mark) {
	put := func(s daybook.Span, kind, says string) {
		m := mark{Span: s, Kind: kind, Title: says}
		if s.In == "title" {
			title = append(title, m)
		} else {
			text = append(text, m)
		}
	}
	for i := range c.Incidents {
		d := &c.Incidents[i]
		for _, b := range d.Basis {
			put(b.Span, "basis", fmt.Sprintf("incident %d, %s (%s)", i+1, fieldWords(b.Field, d.Harm), b.Rule))
		}
	}
	if c.Mentions == nil {
		return text, title
	}
	for _, p := range c.Mentions.Places {
		put(p.Span, "place", "place: "+placeRead(p))
	}
	for _, d := range c.Mentions.Dates {
		put(d.Span, "date", "date: "+window(d.From, d.To))
	}
	for _, a := range c.Mentions.Actors {
		put(a.Span, "actor", "actor: "+a.Name)
	}
	for _, a := range c.Mentions.Attributions {
		put(a.Cue, "says", "words of saying")
		if a.Source != nil {
			who := "who says it"
			if a.Source.Name != "" {
				who += ": " + string(a.Source.Name)
			}
			put(a.Source.Span, "says", who)
		}
	}
	return text, title
}

func placeRead(p daybook.PlaceMention) string {
	parts := []string{p.Name}
	if in := within(&daybook.Place{Name: daybook.Text(p.Name), Admin1: p.Admin1, Admin2: p.Admin2, Country: p.Country}); in != "" {
		parts = append(parts, in)
	}
	if p.Lat == nil {
		return strings.Join(parts, ", ") + " (not resolved)"
	}
	return strings.Join(parts, ", ")
}

func placesRead(m *daybook.Mentions) []readPlace {
	if m == nil {
		return nil
	}
	out := make([]readPlace, len(m.Places))
	for i, p := range m.Places {
		out[i] = readPlace{PlaceMention: p, Within: within(&daybook.Place{Name: daybook.Text(p.Name), Admin1: p.Admin1, Admin2: p.Admin2, Country: p.Country})}
		if p.Precision > 0 && p.Precision < len(precisions) {
			out[i].Precision = precisions[p.Precision]
		}
	}
	return out
}

// paragraphs breaks pieces at blank lines.
func paragraphs(all []piece) [][]piece {
	out := [][]piece{nil}
	for _, p := range all {
		for i, part := range strings.Split(p.Text, "\n\n") {
			if i > 0 {
				out = append(out, nil)
			}
			if part == "" {
				continue
			}
			q := p
			q.Text = part
			q.First = p.First && i == 0
			out[len(out)-1] = append(out[len(out)-1], q)
		}
	}
	return out
}

func draftsRead(drafts []daybook.Draft, in map[string]string) []finding {
	out := make([]finding, len(drafts))
	for i, d := range drafts {
		f := finding{ID: d.ID, Says: string(d.Type), Basis: d.Basis, Harm: d.Harm, Link: "/incidents/" + in[d.ID]}
		if p := d.Where.Label(); p != "" {
			f.Says += ", " + p
		}
		f.Says += ", " + when(d.When)
		if d.Status != daybook.Occurred {
			f.Tags = append(f.Tags, d.Status)
		}
		if d.Background {
			f.Tags = append(f.Tags, "in passing")
		}
		f.Tags = append(f.Tags, fmt.Sprintf("confidence %.0f%%", d.Confidence*100))
		if d.Review {
			f.Tags = append(f.Tags, "to be looked at")
		}
		out[i] = f
	}
	return out
}

func interactionsRead(all []daybook.Interaction) []finding {
	out := make([]finding, len(all))
	for i, x := range all {
		out[i] = finding{ID: x.ID, Says: sayInteraction(x) + on(x.When), Basis: x.Basis, Tags: tagged(x.Status, x.Says)}
	}
	return out
}

func claimsRead(all []daybook.Claim) []finding {
	out := make([]finding, len(all))
	for i, c := range all {
		out[i] = finding{ID: c.ID, Says: sayClaim(c), Basis: c.Basis, Tags: tagged(daybook.Occurred, c.Says)}
	}
	return out
}

func stepsRead(all []daybook.Step) []finding {
	out := make([]finding, len(all))
	for i, st := range all {
		out[i] = finding{ID: st.ID, Says: sayStep(st) + on(st.When), Basis: st.Basis, Tags: tagged(st.Status, st.Says), Link: processURL(st.Process)}
		if st.Flag != "" {
			out[i].Tags = append(out[i].Tags, st.Flag)
		}
	}
	return out
}

func statesRead(all []daybook.State) []finding {
	out := make([]finding, len(all))
	for i, st := range all {
		out[i] = finding{ID: st.ID, Says: sayState(st), Basis: st.Basis, Tags: tagged(daybook.Occurred, st.Says), Link: "/crossings"}
	}
	return out
}

// tagged are the tags of a finding: its status unless it occurred, and who says it.
func tagged(status string, says daybook.Text) []string {
	var out []string
	if status != daybook.Occurred && status != "" {
		out = append(out, status)
	}
	if says != "" {
		out = append(out, "says "+string(says))
	}
	return out
}
