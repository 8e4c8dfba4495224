package web

import (
	"net/http"
	"regexp"
	"strings"
	"time"
	"unicode"

	"daybook"
)

// actors is the index of actors by name.
func (s *Site) actors(r *http.Request) (answer, error) {
	prefix := strings.TrimSpace(r.URL.Query().Get("name"))
	names, err := s.desk.Actors(r.Context(), prefix)
	if err != nil {
		return nil, err
	}
	var proper, described []listed
	for _, n := range names {
		if codebookID.MatchString(n.Name) {
			continue // it stands there by its name as well
		}
		if l := (listed{n.Name, n.Count}); l.isName() {
			proper = append(proper, l)
		} else {
			described = append(described, l)
		}
	}
	return view{Page: "actors", Part: "actors", Title: "Actors", Data: map[string]any{"Named": proper, "Described": described, "Prefix": prefix}}, nil
}

// A listed is a name in the index, and how often the record bears it.
type listed struct {
	Name  string
	Count int
}

// codebookID is the form of an actor's id: PK.ARMY.
var codebookID = regexp.MustCompile(`^[A-Z]{2,3}(\.[A-Z0-9]+)*$`)

// isName tells a name from a description ("two policemen", "armed men"): it begins with a capital, unless
// what follows is all small, as at the head of a sentence.
func (l listed) isName() bool {
	words := strings.Fields(strings.TrimPrefix(l.Name, "the "))
	capitals := 0
	for _, w := range words {
		if r := []rune(w)[0]; unicode.IsUpper(r) {
			capitals++
		} else if unicode.IsDigit(r) {
			return false
		}
	}
	return capitals > 1 || capitals == 1 && len(words) == 1
}

// A quoted is something said, with the report it stands in.
type quoted struct {
	Says  string
	Tags  []string
	When  daybook.When
	ID    string
	Words passage
}

// actor is the page of one actor: what it did, what was done to it, what it said and what was said of it.
func (s *Site) actor(r *http.Request) (answer, error) {
	name := r.PathValue("name")
	q, err := readQuery(r.URL.Query())
	if err != nil {
		return nil, err
	}
	q.Limit = maxLimit
	a, err := s.desk.Actor(r.Context(), name, q)
	if err != nil {
		return nil, err
	}
	is := func(p *daybook.Party) bool { return named(p, name) }
	var did, suffered []daybook.Incident
	var acts, towards, saidOf []quoted
	var said []quoted
	quotes := s.quoter(r.Context())
	months := newMonths("did", "suffered", "said or dealt")
	for _, inc := range a.Incidents.Items {
		if inc.Review == daybook.Rejected {
			continue
		}
		if is(inc.Perpetrator) {
			did = append(did, inc)
			months.add(0, inc.When.From)
		} else {
			suffered = append(suffered, inc)
			months.add(1, inc.When.From)
		}
	}
	for _, x := range a.Interactions.Items {
		line := quoted{sayInteraction(x), tagged(x.Status, x.Says), x.When, x.ID, quotes.passage(x.ID, x.Basis, "type")}
		switch {
		case is(x.Actor):
			acts = append(acts, line)
		case is(x.Recipient):
			towards = append(towards, line)
		default:
			said = append(said, line)
		}
		months.add(2, x.When.From)
	}
	for _, c := range a.Claims.Items {
		line := quoted{sayClaim(c), tagged(daybook.Occurred, c.Says), c.Period, c.ID, quotes.passage(c.ID, c.Basis, "low")}
		if is(c.Actor) {
			saidOf = append(saidOf, line)
		} else {
			said = append(said, line)
		}
	}
	for _, st := range a.Steps.Items {
		acts = append(acts, quoted{st.Process + ": " + sayStep(st), tagged(st.Status, st.Says), st.When, st.ID, quotes.passage(st.ID, st.Basis, "kind")})
		months.add(2, st.When.From)
	}
	for _, st := range a.States.Items {
		said = append(said, quoted{sayState(st), tagged(daybook.Occurred, st.Says), daybook.When{From: st.From, To: st.From}, st.ID, quotes.passage(st.ID, st.Basis, "state")})
	}
	return view{Page: "actor", Part: "actors", Title: class(name), Data: map[string]any{
		"Name": name, "Did": did, "Suffered": suffered, "Acts": acts, "Towards": towards, "Said": said, "SaidOf": saidOf,
		"Months": months.chart(), "ListURL": link("/", writeQuery(daybook.Query{Actors: []string{name}})),
	}}, nil
}

// named tells whether a party goes by a name.
func named(p *daybook.Party, name string) bool {
	if p == nil {
		return false
	}
	for _, s := range []daybook.Text{p.Group, p.Actor, p.Class, p.Text} {
		if strings.EqualFold(strings.Join(strings.Fields(string(s)), " "), strings.Join(strings.Fields(name), " ")) && s != "" {
			return true
		}
	}
	return false
}

// months counts things of some kinds by month.
type months struct {
	kinds []string
	count map[string][]int // by "2031-03"
}

func newMonths(kinds ...string) *months { return &months{kinds, map[string][]int{}} }

func (m *months) add(kind int, d daybook.Day) {
	if len(d) < 7 {
		return
	}
	key := string(d[:7])
	if m.count[key] == nil {
		m.count[key] = make([]int, len(m.kinds))
	}
	m.count[key][kind]++
}

// A chart is a row of stacked bars, a month each, in hundredths of its box.
type chart struct {
	Kinds []string
	Bars  []bar
	Ticks []tick
	Most  int
}

type bar struct {
	X, Width float64
	Title    string
	Parts    []barPart
}

type barPart struct {
	Kind      int
	Y, Height float64
}

type tick struct {
	X    float64
	Text string
}

// mostMonths is how many months a chart shows: the latest.
const mostMonths = 120

// chart lays the months out, from the first with anything to the last; nil when they are none.
func (m *months) chart() *chart {
	first, last := "", ""
	for key := range m.count {
		if first == "" || key < first {
			first = key
		}
		last = max(last, key)
	}
	if first == "" {
		return nil
	}
	from, _ := time.Parse("2006-01", first)
	to, _ := time.Parse("2006-01", last)
	if n := monthsBetween(from, to); n < 11 { // at least a year, so that a bar is a bar
		from = to.AddDate(0, -11, 0)
	} else if n >= mostMonths {
		from = to.AddDate(0, -(mostMonths - 1), 0)
	}
	n := monthsBetween(from, to) + 1
	c := &chart{Kinds: m.kinds}
	for _, counts := range m.count {
		c.Most = max(c.Most, sum(counts))
	}
	step := 100 / float64(n)
	for i := range n {
		t := from.AddDate(0, i, 0)
		if n <= 12 && i%3 == 0 || n > 12 && t.Month() == time.January {
			c.Ticks = append(c.Ticks, tick{float64(i) * step, t.Format(map[bool]string{true: "Jan 2006", false: "2006"}[n <= 36])})
		}
		counts := m.count[t.Format("2006-01")]
		if sum(counts) == 0 {
			continue
		}
		b := bar{X: float64(i)*step + step*.1, Width: step * .8, Title: t.Format("January 2006")}
		y := 100.0
		for kind, count := range counts {
			if count == 0 {
				continue
			}
			height := 100 * float64(count) / float64(c.Most)
			y -= height
			b.Parts = append(b.Parts, barPart{kind, y, height})
			b.Title += ", " + plural(count, "× ", "× ") + m.kinds[kind]
		}
		c.Bars = append(c.Bars, b)
	}
	return c
}

func monthsBetween(from, to time.Time) int {
	return (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month())
}

func sum(numbers []int) int {
	total := 0
	for _, n := range numbers {
		total += n
	}
	return total
}
