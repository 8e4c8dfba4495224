package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"daybook"
)

// decide takes the decision of a form and leads back to where it was sent from, where it can be undone.
func (s *Site) decide(r *http.Request) (answer, error) {
	if err := r.ParseForm(); err != nil {
		return nil, formFault(err)
	}
	form := r.PostForm
	d := daybook.Decision{Who: s.who, Verb: daybook.Verb(form.Get("verb")), Incident: form.Get("incident"),
		Other: form.Get("other"), Drafts: filled(form["draft"]), Reason: strings.TrimSpace(form.Get("reason"))}
	if !slices.Contains([]daybook.Verb{daybook.Merge, daybook.Split, daybook.Move, daybook.Set, daybook.Review,
		daybook.Reject, daybook.Reopen, daybook.Decline, daybook.Undo}, d.Verb) {
		return nil, daybook.Invalid("%q is not a decision that can be taken here", d.Verb)
	}
	var err error
	switch d.Verb {
	case daybook.Undo:
		d.Undoes, err = strconv.ParseInt(form.Get("undoes"), 10, 64)
		if err != nil {
			return nil, daybook.Invalid("undo: %q is not the number of a decision", form.Get("undoes"))
		}
	case daybook.Split:
		d.Other, err = s.newIncident(r, d)
	case daybook.Move:
		d.Incident, d.Other, err = moveOf(form)
	case daybook.Set:
		d.Field = form.Get("field")
		d.Value, err = s.settingOf(r, d)
	}
	if err != nil {
		return nil, err
	}
	taken, err := s.desk.Decide(r.Context(), d)
	if err != nil {
		return nil, err
	}
	return backTo(form.Get("next"), taken), nil
}

func formFault(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return err
	}
	return daybook.Invalid("the form cannot be read: %v", err)
}

// backTo is the way to a page of this site, told which decision was taken so that it offers to undo it.
func backTo(next string, taken daybook.Decision) way {
	u, err := url.Parse(next)
	if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(next, "//") || strings.Contains(next, `\`) {
		u = &url.URL{Path: "/"}
	}
	v := u.Query()
	v.Del("undo")
	if taken.Verb != daybook.Undo {
		v.Set("undo", strconv.FormatInt(taken.Seq, 10))
	}
	u.RawQuery = v.Encode()
	return way(u.RequestURI())
}

// newIncident gives an id to the incident that a split makes: what the first draft alone is called, with a
// number after it when that is taken.
func (s *Site) newIncident(r *http.Request, d daybook.Decision) (string, error) {
	if len(d.Drafts) == 0 {
		return "", daybook.Invalid("split: no draft to take out is named")
	}
	base := daybook.IncidentOf(d.Drafts[0])
	for n, id := 2, base; ; n++ {
		_, err := s.desk.Incident(r.Context(), id)
		if errors.Is(err, daybook.ErrNotFound) {
			return id, nil
		}
		if err != nil {
			return "", err
		}
		id = fmt.Sprintf("%s-%d", base, n)
	}
}

// precisionOf is the precision of a window of so many days.
func precisionOf(days int) string {
	switch {
	case days <= 7:
		return "week"
	case days <= 31:
		return "month"
	case days <= 92:
		return "quarter"
	}
	return "year"
}

// harmWith is the settled harm of an incident with the figure of one kind and class replaced by the form's.
func (s *Site) harmWith(r *http.Request, id string) (json.RawMessage, error) {
	form := r.PostForm
	h := daybook.Harm{Kind: form.Get("kind"), Class: form.Get("class")}
	var err error
	if h.Low, err = strconv.Atoi(form.Get("low")); err != nil || h.Low < 0 {
		return nil, daybook.Invalid("set harm: %q is not a number of people", form.Get("low"))
	}
	if high := form.Get("high"); high != "" {
		n, err := strconv.Atoi(high)
		if err != nil || n < h.Low {
			return nil, daybook.Invalid("set harm: %q is not a number of people of at least %d", high, h.Low)
		}
		h.High = &n
	}
	inc, err := s.desk.Incident(r.Context(), id)
	if err != nil {
		return nil, err
	}
	all := slices.Clone(inc.Harm)
	at := slices.IndexFunc(all, func(o daybook.Harm) bool { return o.Kind == h.Kind && o.Class == h.Class })
	if at < 0 {
		all = append(all, h)
	} else {
		all[at] = h
	}
	return json.Marshal(all)
}

// original gives the bytes a report was made of, as they were found.
func (s *Site) original(r *http.Request) (answer, error) {
	o, err := s.desk.Original(r.Context(), r.PathValue("digest"))
	if err != nil {
		return nil, err
	}
	return file{name: o.Digest[:12] + "." + o.Format, kind: "application/octet-stream", data: o.Data}, nil
}
