package merge

import (
	"cmp"
	"slices"

	"daybook"
)

// A Group is drafts that tell one incident, and why they are thought to.
type Group struct {
	ID     string         // the incident's, from the earliest of its drafts
	Drafts []string       // earliest report first; "r1#0" is report r1 as a whole, which told no draft
	Links  []daybook.Link // a tree over the drafts
}

// Groups brings together the drafts of reports. The order of the reports does not matter.
func Groups(reports []*daybook.Coded, set Settings) []Group {
	reports = slices.Clone(reports)
	slices.SortFunc(reports, func(a, b *daybook.Coded) int { return Order(a.Published, a.Report, b.Published, b.Report) })
	x := NewIndex(set)
	for _, c := range reports {
		x.Add(c)
	}
	return x.Groups()
}

// Order is the order in which reports are to be added so that equal points fall alike: by day of
// publication, then by id.
func Order(publishedA, idA, publishedB, idB string) int {
	return cmp.Or(cmp.Compare(publishedA, publishedB), cmp.Compare(idA, idB))
}

// Add takes the drafts of a coded report into the index.
func (x *Index) Add(c *daybook.Coded) { x.add(c) }

// Groups puts every draft of the index into exactly one group, in the order of their earliest drafts.
func (x *Index) Groups() []Group {
	groups := x.group()
	slices.SortFunc(groups, func(a, b []int32) int { return x.order(a[0], b[0]) })
	out := make([]Group, len(groups))
	for k, items := range groups {
		g := Group{Drafts: make([]string, len(items))}
		for n, i := range items {
			g.Drafts[n] = x.draftID(i)
		}
		g.ID = daybook.IncidentOf(g.Drafts[0])
		g.Links = x.tree(items)
		out[k] = g
	}
	return out
}

// tree links the items of a group by their best links: each item in turn to the one already linked that
// it agrees with best, copies of a text to what they copy.
func (x *Index) tree(items []int32) []daybook.Link {
	if len(items) < 2 {
		return nil
	}
	type best struct {
		to    int32
		score int32
	}
	near := make([]best, len(items))
	for k := range near {
		near[k] = best{-1, 0}
	}
	linked := make([]bool, len(items))
	var out []daybook.Link
	at := 0
	for range len(items) - 1 {
		linked[at] = true
		next := -1
		for k, i := range items {
			if linked[k] {
				continue
			}
			if s := x.linkScore(items[at], i); near[k].to < 0 || s > near[k].score {
				near[k] = best{items[at], s}
			}
			if next < 0 || near[k].score > near[next].score {
				next = k
			}
		}
		out = append(out, x.link(near[next].to, items[next]))
		at = next
	}
	return out
}

// linkScore ranks links for the tree: their points, copies before all others.
func (x *Index) linkScore(i, j int32) int32 {
	s := x.points(i, j)
	if resemblance(x.pages[x.items[i].page].digest, x.pages[x.items[j].page].digest) >= sameText {
		s += 1000 * edgeUnit
	}
	return s
}

// Telling gives a draft of a coded report, or the report as a whole when the draft is "r1#0".
func Telling(c *daybook.Coded, draft string) daybook.Telling {
	for i := range c.Incidents {
		if c.Incidents[i].ID == draft {
			return c.Tellings()[i]
		}
	}
	return daybook.Telling{Draft: daybook.Draft{ID: draft, When: daybook.When{Precision: "unknown"}}, Source: c.Source, Published: c.Published}
}
