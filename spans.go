package daybook

import (
	"fmt"
	"iter"
)

// Spans goes through every span of a coded report, each with the place it stands at for messages
// ("incidents[0].basis[2]").
func (c *Coded) Spans() iter.Seq2[string, Span] {
	return func(yield func(string, Span) bool) {
		_ = c.basisSpans(yield) && (c.Mentions == nil || c.Mentions.spans(yield))
	}
}

func (c *Coded) basisSpans(yield func(string, Span) bool) bool {
	each := func(kind string, n int, basis func(int) []Basis) bool {
		for i := range n {
			for j, b := range basis(i) {
				if !yield(fmt.Sprintf("%s[%d].basis[%d]", kind, i, j), b.Span) {
					return false
				}
			}
		}
		return true
	}
	return each("incidents", len(c.Incidents), func(i int) []Basis { return c.Incidents[i].Basis }) &&
		each("interactions", len(c.Interactions), func(i int) []Basis { return c.Interactions[i].Basis }) &&
		each("claims", len(c.Claims), func(i int) []Basis { return c.Claims[i].Basis }) &&
		each("steps", len(c.Steps), func(i int) []Basis { return c.Steps[i].Basis }) &&
		each("states", len(c.States), func(i int) []Basis { return c.States[i].Basis })
}

func (m *Mentions) spans(yield func(string, Span) bool) bool {
	for i, a := range m.Actors {
		if !yield(fmt.Sprintf("mentions.actors[%d]", i), a.Span) {
			return false
		}
	}
	for i, p := range m.Places {
		if !yield(fmt.Sprintf("mentions.places[%d]", i), p.Span) {
			return false
		}
	}
	for i, d := range m.Dates {
		if !yield(fmt.Sprintf("mentions.dates[%d]", i), d.Span) {
			return false
		}
	}
	for i, a := range m.Attributions {
		at := fmt.Sprintf("mentions.attributions[%d]", i)
		if a.Source != nil && !yield(at+".source", a.Source.Span) || !yield(at+".cue", a.Cue) || !yield(at+".content", a.Content) {
			return false
		}
	}
	return true
}
