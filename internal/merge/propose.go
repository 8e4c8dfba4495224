package merge

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"daybook"
)

// furthest bounds how many drafts one new report may make the index group anew. Where more are linked, by
// many others in between, those of the incidents next to its own are grouped; where these are still more,
// which takes hundreds of reports that are nearly alike, their incidents stand as they are.
const furthest = 400

// Propose says what the reports just added change: the merges and, where need be, splits by which the
// incidents of the ledger become what the index thinks, and the proposals for an analyst. The drafts must
// be open in the ledger. What analysts decided is taken as given: what they placed stays where it is, and
// what they closed is left alone; where the points say otherwise there is a proposal.
func (x *Index) Propose(reports []string, l *daybook.Ledger) []daybook.Decision {
	p := &proposing{x: x, l: l, seen: map[int32]bool{}, large: map[int32]bool{}, edges: map[int32][]edge{},
		incident: map[int32]string{}, members: map[string][]int32{}, asked: map[[2]string]bool{}}
	x.weigh(false)
	for _, r := range reports {
		n, ok := x.known[r]
		if !ok {
			continue
		}
		for i := x.first[n]; i < x.first[n+1]; i++ {
			if !p.seen[i] && p.of(i) != "" {
				p.regroup(i)
			}
		}
	}
	return p.out
}

// allPages is after the last page.
const allPages = math.MaxInt32

// A proposing is the record as it will be once the decisions proposed so far are taken.
type proposing struct {
	x        *Index
	l        *daybook.Ledger
	seen     map[int32]bool     // items grouped already
	large    map[int32]bool     // items of components too large to be grouped anew
	edges    map[int32][]edge   // of items looked at
	incident map[int32]string   // of items looked at
	members  map[string][]int32 // of incidents looked at
	asked    map[[2]string]bool // pairs of incidents looked at for a proposal
	out      []daybook.Decision
}

// of is the incident item i is in, "" for a report as a whole and for drafts never opened.
func (p *proposing) of(i int32) string {
	id, ok := p.incident[i]
	if !ok {
		id = p.l.IncidentOf(p.x.draftID(i))
		p.incident[i] = id
	}
	return id
}

// in is the items of an incident, sorted.
func (p *proposing) in(id string) []int32 {
	items, ok := p.members[id]
	if !ok {
		if e := p.l.Incident(id); e != nil {
			for _, d := range e.Drafts {
				if i := p.x.itemOf(d); i >= 0 && p.of(i) == id {
					items = append(items, i)
				}
			}
		}
		slices.Sort(items)
		p.members[id] = items
	}
	return items
}

// put takes items of one incident into another.
func (p *proposing) put(items []int32, from, to string) {
	p.members[from] = slices.DeleteFunc(slices.Clone(p.in(from)), func(i int32) bool { return slices.Contains(items, i) })
	p.members[to] = slices.Sorted(slices.Values(slices.Concat(p.in(to), items)))
	for _, i := range items {
		p.incident[i] = to
	}
}

// regroup groups what item i is linked to anew and decides what that changes.
func (p *proposing) regroup(i int32) {
	items, whole := p.component(i)
	stand := p.held(items)
	from := items
	switch {
	case whole:
		for _, j := range items {
			p.seen[j] = true
		}
	case len(items) > furthest:
		p.stand(items, stand)
		from = p.in(p.of(i))
	}
	groups := p.x.cluster(items, p.edgesAmong(from, items), stand)
	home := p.homes(groups, stand)
	for k, g := range groups {
		p.gather(g, home[k])
	}
	p.ask(from)
}

// edgesAmong is the edges between some of the items and all of them, each once.
func (p *proposing) edgesAmong(some, items []int32) (out []edge) {
	in := map[int32]int{}
	for _, j := range items {
		in[j] = 1
	}
	for _, j := range some {
		in[j] = 2
	}
	for _, j := range some {
		p.look(j)
		for _, e := range p.edges[j] {
			if in[e.a] > 0 && in[e.b] > 0 && (e.b == j || in[e.b] == 1) {
				out = append(out, e)
			}
		}
	}
	return out
}

// component is the items that i is linked to, directly or through others, by points that could merge them
// or by being in one incident; where these are more than furthest, whole is false and they are those of
// the incidents that i's own is linked to directly.
func (p *proposing) component(i int32) (items []int32, whole bool) {
	in := map[int32]bool{i: true}
	queue := []int32{i}
	for at := 0; at < len(queue) && len(queue) <= furthest && !p.large[queue[at]]; at++ {
		queue = p.linked(queue[at], in, queue)
	}
	whole = len(queue) <= furthest && !slices.ContainsFunc(queue, func(j int32) bool { return p.large[j] })
	if whole {
		return queue, true
	}
	for _, j := range queue {
		p.large[j] = true
	}
	own := p.in(p.of(i))
	in, queue = map[int32]bool{}, nil
	for _, j := range own {
		in[j] = true
		queue = append(queue, j)
	}
	for _, j := range own {
		queue = p.linked(j, in, queue)
	}
	for _, j := range queue {
		for _, k := range p.in(p.of(j)) {
			if !in[k] {
				in[k] = true
				queue = append(queue, k)
			}
		}
	}
	return queue, false
}

// linked appends what item j is linked to directly and is not in yet.
func (p *proposing) linked(j int32, in map[int32]bool, queue []int32) []int32 {
	take := func(k int32) {
		if !in[k] && p.of(k) != "" {
			in[k] = true
			queue = append(queue, k)
		}
	}
	p.look(j)
	for _, e := range p.edges[j] {
		if e.score >= threshold(p.x.set.Merge) {
			take(e.a)
			take(e.b)
		}
	}
	for _, k := range p.in(p.of(j)) {
		take(k)
	}
	return queue
}

// stand lets every incident of the items begin as it is.
func (p *proposing) stand(items []int32, standing map[int32]standing) {
	number := map[string]int{}
	for _, i := range items {
		id := p.of(i)
		if number[id] == 0 {
			number[id] = len(number) + 1
		}
		s := standing[i]
		s.unit = number[id]
		standing[i] = s
	}
}

// look finds the edges of item j.
func (p *proposing) look(j int32) {
	if _, done := p.edges[j]; done {
		return
	}
	var out []edge
	for _, m := range p.x.near(p.x.items[j].page, allPages, nil) {
		out = p.x.edgesTo(j, m, out)
	}
	p.edges[j] = slices.DeleteFunc(out, func(e edge) bool { return p.of(e.a) == "" || p.of(e.b) == "" })
}

// itemOf is the item of a draft, -1 when the index does not hold it.
func (x *Index) itemOf(draft string) int32 {
	n, ok := x.known[daybook.ReportOf(draft)]
	if !ok {
		return -1
	}
	for i := x.first[n]; i < x.first[n+1]; i++ {
		if x.draftID(i) == draft {
			return i
		}
	}
	return -1
}

// held says which items stand in incidents in which analysts hold them: closed incidents have numbers
// below 0.
func (p *proposing) held(items []int32) map[int32]standing {
	out, number := map[int32]standing{}, map[string]int{}
	for _, i := range items {
		id := p.of(i)
		entry := p.l.Incident(id)
		if entry == nil { // split off by this proposing
			continue
		}
		closed := entry.Review != daybook.Unreviewed
		if !closed && !p.l.Pinned(p.x.draftID(i)) {
			continue
		}
		if number[id] == 0 {
			number[id] = len(number) + 1
		}
		out[i] = standing{held: number[id], unit: number[id]}
		if closed {
			out[i] = standing{held: -number[id], unit: number[id]}
		}
	}
	return out
}

// homes gives each group the live incident it goes on as: the one analysts hold some of it in, else the one
// most of its items are in, to each incident one group at most; "" for a new one.
func (p *proposing) homes(groups [][]int32, stand map[int32]standing) []string {
	type claim struct {
		k, size int
		id      string
	}
	var claims []claim
	for k, g := range groups {
		size := map[string]int{}
		for _, i := range g {
			size[p.of(i)]++
			if stand[i].held != 0 {
				size[p.of(i)] += 1 << 20
			}
		}
		for id, n := range size {
			claims = append(claims, claim{k, n, id})
		}
	}
	slices.SortFunc(claims, func(a, b claim) int {
		return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(a.k, b.k), cmp.Compare(a.id, b.id))
	})
	home, taken := make([]string, len(groups)), map[string]bool{}
	for _, c := range claims {
		if home[c.k] == "" && !taken[c.id] {
			home[c.k], taken[c.id] = c.id, true
		}
	}
	return home
}

// gather brings the items of a group into its home: whole incidents by merging, parts by moving or, for a
// group without a home, by splitting them off.
func (p *proposing) gather(g []int32, home string) {
	from := map[string][]int32{}
	var order []string
	for _, i := range g {
		id := p.of(i)
		if id == home {
			continue
		}
		if from[id] == nil {
			order = append(order, id)
		}
		from[id] = append(from[id], i)
	}
	for _, id := range order {
		part := from[id]
		d := daybook.Decision{Who: daybook.Machine, Incident: home, Link: p.bestLink(part, g)}
		switch {
		case home == "":
			home = p.newID(part)
			d.Verb, d.Incident, d.Other, d.Drafts = daybook.Split, id, home, p.drafts(part)
			d.Reason = "agrees better without the others"
		case len(part) == len(p.in(id)):
			d.Verb, d.Other, d.Reason = daybook.Merge, id, reasonOf(d.Link)
		default:
			d.Verb, d.Drafts, d.Reason = daybook.Move, p.drafts(part), reasonOf(d.Link)
		}
		p.out = append(p.out, d)
		p.put(part, id, home)
	}
}

func (p *proposing) drafts(items []int32) []string {
	out := make([]string, len(items))
	for k, i := range items {
		out[k] = p.x.draftID(i)
	}
	return out
}

// newID names the incident that items split off make.
func (p *proposing) newID(items []int32) string {
	id := daybook.IncidentOf(p.x.draftID(items[0]))
	for p.l.Incident(id) != nil || slices.ContainsFunc(p.out, func(d daybook.Decision) bool { return d.Verb == daybook.Split && d.Other == id }) {
		id += "s"
	}
	return id
}

// bestLink is the best link between part of a group and the rest of it, nil when there is no rest.
func (p *proposing) bestLink(part, g []int32) *daybook.Link {
	return p.x.bestLink(part, slices.DeleteFunc(slices.Clone(g), func(i int32) bool { return slices.Contains(part, i) }))
}

func (x *Index) bestLink(as, bs []int32) *daybook.Link {
	var best *daybook.Link
	score := int32(0)
	for _, a := range as {
		for _, b := range bs {
			if s := x.linkScore(a, b); best == nil || s > score {
				l := x.link(a, b)
				best, score = &l, s
			}
		}
	}
	return best
}

// reasonOf puts a link's weightiest point first: "+5.2 points: names in both: emma dal".
func reasonOf(l *daybook.Link) string {
	if l == nil || len(l.Reasons) == 0 {
		return "grouped anew"
	}
	return fmt.Sprintf("%+.1f points: %s", l.Score, l.Reasons[0].Why)
}

// ask proposes the pairs of incidents that agree enough to ask an analyst, or enough to merge were it not
// for what analysts decided.
func (p *proposing) ask(items []int32) {
	for _, i := range items {
		for _, e := range p.edges[i] {
			a, b := p.of(e.a), p.of(e.b)
			if a > b {
				a, b = b, a
			}
			if key := [2]string{a, b}; a != b && !p.asked[key] {
				p.asked[key] = true
				p.askPair(a, b, e)
			}
		}
	}
}

func (p *proposing) askPair(a, b string, e edge) {
	if p.l.Declined(a, b) || p.l.Proposed(a, b) || p.average(a, b) < p.x.set.Propose {
		return
	}
	if ia, ib := &p.x.items[e.a], &p.x.items[e.b]; p.x.far(ia, ib) && daysBetween(ia, ib) > laterDays {
		return // a report may have misread the day or the place, hardly both: not worth an analyst's time
	}
	ea, eb := p.l.Incident(a), p.l.Incident(b)
	if ea == nil || eb == nil || ea.Review == daybook.Rejected || eb.Review == daybook.Rejected {
		return
	}
	link := p.x.link(e.a, e.b)
	p.out = append(p.out, daybook.Decision{Who: daybook.Machine, Verb: daybook.Propose, Incident: a, Other: b, Reason: reasonOf(&link), Link: &link})
}

// average is the mean of the points between the items of two incidents.
func (p *proposing) average(a, b string) float64 {
	as, bs := p.in(a), p.in(b)
	sum := int64(0)
	for _, i := range as {
		for _, j := range bs {
			if p.x.apart(i, j) {
				return -100
			}
			sum += int64(p.x.points(i, j))
		}
	}
	return float64(sum) / edgeUnit / float64(max(1, len(as)*len(bs)))
}

// Near says what a draft of the index would link to, best first, at most limit: the links of all points
// from the threshold for proposals up.
func (x *Index) Near(draft string, limit int) ([]daybook.Link, error) {
	i := x.itemOf(draft)
	if i < 0 {
		return nil, daybook.NotFound("there is no draft %s to link", draft)
	}
	x.weigh(false)
	var edges []edge
	for _, m := range x.near(x.items[i].page, allPages, nil) {
		edges = x.edgesTo(i, m, edges)
	}
	slices.SortFunc(edges, func(a, b edge) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
	})
	out := []daybook.Link{}
	for _, e := range edges[:min(limit, len(edges))] {
		out = append(out, x.link(e.a, e.b))
	}
	return out, nil
}
