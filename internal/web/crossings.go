package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
	"time"

	"daybook"
)

// A lane is the states of one place or service over time.
type lane struct {
	Name, What string
	Bars       []stateBar
	States     []daybook.State // earliest first
	Told       []toldState     // the same, with their words
}

// A toldState is a state with the words that say so.
type toldState struct {
	daybook.State
	Class string // open, closed, partly-open
	Words passage
}

// stateClass is the class of a state in the page's style.
func stateClass(st daybook.State) string { return strings.ReplaceAll(st.State, " ", "-") }

// A stateBar is a state drawn on its lane, in hundredths of the width.
type stateBar struct {
	X, Width float64
	State    string // open, closed, partly-open
	Title    string
	Open     bool // nobody said when it ends
	Link     string
}

// crossings is the page of what is open and what is shut, as intervals.
func (s *Site) crossings(r *http.Request) (answer, error) {
	q, err := readQuery(url2states(r))
	if err != nil {
		return nil, err
	}
	q.Limit = maxLimit
	found, err := s.desk.States(r.Context(), q)
	if err != nil {
		return nil, err
	}
	lanes, ticks := lanesOf(found.Items)
	quotes := s.quoter(r.Context())
	for i := range lanes {
		for _, st := range lanes[i].States {
			lanes[i].Told = append(lanes[i].Told, toldState{st, stateClass(st), quotes.passage(st.ID, st.Basis, "state")})
		}
	}
	return view{Page: "crossings", Part: "crossings", Title: "Crossings", Data: map[string]any{
		"Lanes": lanes, "Ticks": ticks, "Total": found.Total,
	}}, nil
}

// url2states leaves the filters of a URL that states have.
func url2states(r *http.Request) map[string][]string {
	v := r.URL.Query()
	v.Del("status")
	v.Del("review")
	return v
}

// lanesOf sorts states into lanes and lays them along the days from the first to the last that is known.
func lanesOf(states []daybook.State) ([]lane, []tick) {
	var lanes []lane
	at := map[string]int{}
	var first, last daybook.Day
	for _, st := range states {
		name := placeWords(st.Place)
		if name == "" {
			name = st.What
		}
		key := strings.ToLower(name + "\x00" + st.What)
		i, known := at[key]
		if !known {
			i = len(lanes)
			at[key] = i
			lanes = append(lanes, lane{Name: name, What: st.What})
		}
		lanes[i].States = append(lanes[i].States, st)
		for _, d := range []daybook.Day{st.From, st.To} {
			if d != "" && (first == "" || d < first) {
				first = d
			}
			last = max(last, d)
		}
	}
	slices.SortStableFunc(lanes, func(a, b lane) int {
		return cmp.Or(cmp.Compare(len(b.States), len(a.States)), cmp.Compare(a.Name, b.Name))
	})
	if first == "" {
		return lanes, nil
	}
	axis := newAxis(first.Add(-3), last.Add(4))
	for i := range lanes {
		lanes[i].layOut(axis)
	}
	return lanes, axis.ticks()
}

// layOut draws a lane. A state whose end nobody told lasts until the next one of the lane begins.
func (l *lane) layOut(a axis) {
	slices.SortStableFunc(l.States, func(x, y daybook.State) int {
		return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To))
	})
	for i, st := range l.States {
		from, to, open := st.From, st.To, false
		if from == "" && to == "" {
			continue
		}
		if from == "" {
			from = a.first
		}
		if to == "" {
			to, open = a.last, true
			for _, later := range l.States[i+1:] {
				if later.From > from {
					to, open = later.From.Add(-1), false
					break
				}
			}
		}
		x, end := a.at(from), a.at(to.Add(1))
		l.Bars = append(l.Bars, stateBar{X: x, Width: max(end-x, .6), State: stateClass(st),
			Title: sayState(st), Open: open, Link: "/reports/" + daybook.ReportOf(st.ID) + "#" + st.ID})
	}
}

// An axis lays days along a width of 100.
type axis struct{ first, last daybook.Day }

func newAxis(first, last daybook.Day) axis { return axis{first, last} }

func (a axis) at(d daybook.Day) float64 {
	whole := float64(a.last.Sub(a.first))
	return min(max(100*float64(d.Sub(a.first))/whole, 0), 100)
}

// ticks marks the first of each month, or of each year when they are many.
func (a axis) ticks() []tick {
	from, to := a.first.Time(), a.last.Time()
	step, form := 1, "Jan 2006"
	switch n := monthsBetween(from, to); {
	case n > 60:
		step, form = 12, "2006"
	case n > 12:
		step = 6
	}
	var out []tick
	for t := time.Date(from.Year(), from.Month()+1, 1, 0, 0, 0, 0, time.UTC); !t.After(to); t = t.AddDate(0, 1, 0) {
		if step > 1 && (int(t.Month())-1)%step != 0 {
			continue
		}
		out = append(out, tick{a.at(daybook.DayOf(t)), t.Format(form)})
	}
	return out
}
