package read

import "slices"

// Acts told at once of several places: "rallies were held in Karda, Sorra and Tal" is one protest a town, "bombs went
// off in Karda and Sorra" one blast a town. Where people are counted for all of them together they stay one.

// atEachPlace gives the telling for each of the places that the sentence of its act lists, the telling alone where it
// lists none.
func (p *page) atEachPlace(st *telling) []*telling {
	out := []*telling{st}
	if st.where == nil || st.kindPred == nil || !st.manifold(p) {
		return out
	}
	for _, m := range p.listFrom(st.where) {
		if p.doc.Tokens[m.first].Sentence != p.doc.Tokens[st.kindPred.first].Sentence {
			return out
		}
		other := *st
		other.where = m
		p.consider(st.first, "where/each-of-list", "%s at %s too", st.kind, m.place.Name)
		out = append(out, &other)
	}
	return out
}

// manifold tells whether an act may have been done at several places at once and counts nobody harmed: a protest, or
// what is told in the plural.
func (st *telling) manifold(p *page) bool {
	if slices.ContainsFunc(st.tolls, func(t *toll) bool { return t.count.low > 0 }) {
		return false
	}
	q := st.kindPred
	switch family(st.kind) {
	case "protest":
		return st.kind != "dispersal" && st.kind != "crackdown"
	case "violence", "property":
		if st.background {
			return false
		}
		plural := func(n *noun) bool { return n.plural }
		return q.sense.shelf == actNoun && q.form == pluralNoun || slices.ContainsFunc(q.objects, plural)
	}
	return false
}

// listFrom gives the places that follow m in a list, "in Karda, Sorra and in Tal": the second on.
func (p *page) listFrom(m *placeMention) (out []*placeMention) {
	places := p.placesIn(m.first, p.sentenceEnd(m.first))
	for i := 1; i < len(places); i++ {
		a, b := &places[i-1], &places[i]
		if !p.listed(a, b) {
			break
		}
		out = append(out, b)
	}
	return out
}

// listed tells whether place b follows place a in a list of places, names that the gazetteer does not know between them
// or not.
func (p *page) listed(a, b *placeMention) bool {
	if a.role != b.role || a.place.Country != b.place.Country || !differentPlaces(a, b) || a.place.Precision >= 4 && b.place.Precision < 4 || b.first <= a.end {
		return false
	}
	for k := a.end; k < b.first; k++ {
		switch w := p.low[k]; w {
		case ",", "and", "in", "at":
		default:
			if !p.proper(k) {
				return false
			}
		}
	}
	w := p.low[a.end]
	return w == "," || w == "and"
}
