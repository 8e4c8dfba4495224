package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"daybook"
)

// readQuery reads a Query out of a URL. Every key may be repeated; blank values ask for nothing. It
// returns an ErrInvalid for a day that is none, a type or status that does not exist, or a limit that is
// no number.
func readQuery(v url.Values) (daybook.Query, error) {
	q := daybook.Query{
		From: daybook.Day(strings.TrimSpace(v.Get("from"))), To: daybook.Day(strings.TrimSpace(v.Get("to"))),
		Places: filled(v["place"]), Actors: filled(v["actor"]), Status: filled(v["status"]), Review: filled(v["review"]),
		Text: strings.TrimSpace(v.Get("text")), After: v.Get("after"),
	}
	for _, d := range []daybook.Day{q.From, q.To} {
		if d != "" && d.Time().IsZero() {
			return q, daybook.Invalid("%q is not a date: write it as 2031-03-04", d)
		}
	}
	if q.From != "" && q.To != "" && q.From > q.To {
		return q, daybook.Invalid("from %s is after to %s", q.From, q.To)
	}
	for _, t := range filled(v["type"]) {
		q.Types = append(q.Types, daybook.IncidentType(t))
	}
	if err := known("status", q.Status, statuses); err != nil {
		return q, err
	}
	if err := known("review", q.Review, reviews); err != nil {
		return q, err
	}
	if s := v.Get("limit"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 || n > maxLimit {
			return q, daybook.Invalid("limit: %q is not a number from 1 to %d", s, maxLimit)
		}
		q.Limit = n
	}
	return q, nil
}

// maxLimit is the most that one page of a list may be asked for.
const maxLimit = 1000

var (
	statuses = []string{daybook.Occurred, daybook.Foiled, daybook.Alleged, daybook.Denied}
	reviews  = []string{daybook.Unreviewed, daybook.Reviewed, daybook.Rejected}
)

func known(name string, values, all []string) error {
	for _, s := range values {
		if !slices.Contains(all, s) {
			return daybook.Invalid("%s: %q is none of %s", name, s, strings.Join(all, ", "))
		}
	}
	return nil
}

// incidentQuery is readQuery for incidents: their types are a closed list.
func incidentQuery(v url.Values) (daybook.Query, error) {
	q, err := readQuery(v)
	for _, t := range q.Types {
		if err == nil && !slices.Contains(daybook.IncidentTypes, t) {
			err = daybook.Invalid("type: %q is not an incident type", t)
		}
	}
	return q, err
}

func filled(values []string) []string {
	var out []string
	for _, s := range values {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// writeQuery puts a Query in the form it has in a URL.
func writeQuery(q daybook.Query) url.Values {
	v := url.Values{}
	for key, one := range map[string]string{"from": string(q.From), "to": string(q.To), "text": q.Text, "after": q.After} {
		if one != "" {
			v.Set(key, one)
		}
	}
	if q.Limit > 0 {
		v.Set("limit", strconv.Itoa(q.Limit))
	}
	for _, t := range q.Types {
		v.Add("type", string(t))
	}
	for key, many := range map[string][]string{"place": q.Places, "actor": q.Actors, "status": q.Status, "review": q.Review} {
		for _, s := range many {
			v.Add(key, s)
		}
	}
	return v
}

// A condition is one condition of a Query, with the URL of the list without it.
type condition struct{ Name, Value, Without string }

// conditions lists what a query asks for, for people to see and take away.
func conditions(path string, q daybook.Query) []condition {
	v := writeQuery(q)
	v.Del("after")
	v.Del("limit")
	var out []condition
	for _, key := range []string{"text", "from", "to", "place", "actor", "type", "status", "review"} {
		for i, value := range v[key] {
			rest := url.Values{}
			for k, many := range v {
				rest[k] = slices.Clone(many)
			}
			rest[key] = slices.Delete(rest[key], i, i+1)
			out = append(out, condition{key, value, link(path, rest)})
		}
	}
	return out
}

func link(path string, v url.Values) string {
	if s := v.Encode(); s != "" {
		return path + "?" + s
	}
	return path
}
