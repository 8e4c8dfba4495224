package read

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"daybook"
	"daybook/internal/gazetteer"
)

// A Candidate is a place that a name may stand for, with its rank when nothing else is known and the
// reasons for it, as `daybook gazetteer find` shows them.
type Candidate struct {
	Place   daybook.Place
	Kind    string
	Source  string
	Score   float64
	Reasons []string
}

// Candidates are the places that a name may stand for, best first; with a name of what it lies in, those
// inside count as in a text that says so; with a day, names and divisions count as they were on it. Spelling
// variants are given where no place has the name itself.
func (r *Reader) Candidates(name, within string, day daybook.Day) []Candidate {
	g := r.places.gaz
	s := placeScan{r: r.places, day: gazetteer.DateOf(string(day))}
	key := gazetteer.Fold(name)
	list := g.Lookup([]byte(key), nil)
	variant := len(list) == 0
	if variant {
		list = g.Alike(key, nil)
	}
	outer := g.Lookup([]byte(gazetteer.Fold(within)), nil)
	var out []Candidate
	for _, p := range list {
		c := Candidate{Place: g.Place(p.ID), Kind: g.Kind(p.ID).String(), Source: g.Source(p.ID), Score: s.prior(p)}
		c.Place.Text, c.Place.Then = daybook.Text(name), daybook.Text(g.Then(p.ID, s.day))
		c.Reasons = append(c.Reasons, fmt.Sprintf("%s %.1f", c.Kind, s.prior(gazetteer.Posting{ID: p.ID})))
		if n := g.Population(p.ID); n > 0 {
			c.Reasons = append(c.Reasons, fmt.Sprintf("%d people", n))
		}
		c.Reasons = append(c.Reasons, s.ofName(p)...)
		if variant {
			c.Reasons = append(c.Reasons, "spelling variant")
		}
		for _, o := range outer {
			if g.Contains(o.ID, p.ID) {
				c.Score += insideStated
				c.Reasons = append(c.Reasons, fmt.Sprintf("lies in %s +%.0f", g.Name(o.ID), insideStated))
				break
			}
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b Candidate) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// ofName says what kind of name a place is found by, in which years it was in use, and what that counts.
func (s *placeScan) ofName(p gazetteer.Posting) (why []string) {
	term, exists := p.Term, s.r.gaz.Exists(p.ID)
	if p.As != gazetteer.Main {
		why = append(why, strings.TrimSpace(p.As.String()+" "+term.String()))
	}
	if exists.Known() {
		why = append(why, "exists "+exists.String())
	}
	if v := s.inTime(p); v != 0 {
		why = append(why, fmt.Sprintf("on that day %+.1f", v))
	}
	return why
}
