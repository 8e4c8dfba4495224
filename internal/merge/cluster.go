package merge

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
)

// An edge is two items, a before b, and their points in ten-thousandths: whole numbers add up to the same
// sum in any order.
type edge struct {
	a, b  int32
	score int32
}

const edgeUnit = 10_000

// points compares two items and gives their points as edges hold them.
func (x *Index) points(i, j int32) int32 {
	c := x.compare(&x.items[i], &x.items[j])
	return int32(math.Round(x.score(&c) * edgeUnit))
}

// threshold is points as edges hold them.
func threshold(points float64) int32 { return int32(math.Round(points * edgeUnit)) }

// order compares items by day of publication, report and number, whatever the order they came in.
func (x *Index) order(i, j int32) int {
	a, b := &x.items[i], &x.items[j]
	pa, pb := &x.pages[a.page], &x.pages[b.page]
	return cmp.Or(cmp.Compare(pa.published, pb.published), cmp.Compare(pa.id, pb.id), cmp.Compare(a.number, b.number))
}

// A grouping holds the state of average linkage over the items of one component: groups of items that
// merge, best average first, until none reaches the threshold.
type grouping struct {
	x      *Index
	root   map[int32]*group // of every item
	scores map[[2]int32]int32
	queue  pairQueue
	all    bool // later stories and recollections take part too
}

// A group is items thought to tell one incident.
type group struct {
	rank  int  // of its earliest item
	lead  bool // that item is the leading story of its report
	items []int32
	near  map[*group]bool // groups it shares an edge with
	held  int             // of its items, as cluster says
	dead  bool
	told  bool // is among the groups given
}

// A standing is how an item stands in the record already: items of one unit, other than 0, begin together.
// Analysts hold items in an incident by a number for each: those of two never meet, and those of a closed
// one (below 0) meet nobody.
type standing struct{ unit, held int }

// hold notes that analysts hold items of the group.
func (g *group) hold(held int) {
	if held != 0 {
		g.held = held
	}
}

// cluster groups the items of a component by average linkage: at each step the two groups whose items
// agree best on average become one, unless two of their items cannot be one incident. The leading stories
// of reports go first, for the words of a report are mostly about its own; later stories and
// recollections then join them. Ties go to the groups of the earliest items.
//
// stand says which items stand in an incident already.
func (x *Index) cluster(items []int32, edges []edge, stand map[int32]standing) [][]int32 {
	g := &grouping{x: x, root: map[int32]*group{}, scores: map[[2]int32]int32{}}
	first := map[int]*group{}
	items = slices.SortedFunc(slices.Values(items), x.order)
	for rank, i := range items {
		s := stand[i]
		if r := first[s.unit]; s.unit != 0 && r != nil {
			r.items = append(r.items, i)
			r.hold(s.held)
			g.root[i] = r
			continue
		}
		g.root[i] = &group{rank: rank, lead: x.items[i].lead, items: []int32{i}, near: map[*group]bool{}, held: s.held}
		first[s.unit] = g.root[i]
	}
	edges = slices.DeleteFunc(slices.Clone(edges), x.unlinked(items, edges, stand))
	for _, e := range edges {
		g.scores[[2]int32{e.a, e.b}] = e.score
		a, b := g.root[e.a], g.root[e.b]
		if a != b {
			a.near[b], b.near[a] = true, true
		}
	}
	for _, e := range edges {
		if x.items[e.a].lead && x.items[e.b].lead {
			g.offer(g.root[e.a], g.root[e.b])
		}
	}
	g.run()
	g.all = true
	for _, e := range edges {
		g.offer(g.root[e.a], g.root[e.b])
	}
	g.run()
	var out [][]int32
	for _, i := range items {
		if r := g.root[i]; !r.told {
			r.told = true
			slices.SortFunc(r.items, x.order)
			out = append(out, r.items)
		}
	}
	return out
}

// unlinked tells which edges lie between items that no chain of edges from Merge on holds together: those never meet,
// whatever incident they stand in, so that reports that come one by one lie as they would all at once.
func (x *Index) unlinked(items []int32, edges []edge, stand map[int32]standing) func(edge) bool {
	root := map[int32]int32{}
	find := func(i int32) int32 {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	first := map[int]int32{}
	for _, i := range items {
		root[i] = i
		if unit := stand[i].unit; unit != 0 {
			if f, ok := first[unit]; ok {
				root[i] = find(f)
			} else {
				first[unit] = i
			}
		}
	}
	for _, e := range edges {
		if e.score >= threshold(x.set.Merge) {
			root[find(e.b)] = find(e.a)
		}
	}
	return func(e edge) bool { return find(e.a) != find(e.b) }
}

func (g *grouping) run() {
	for len(g.queue) > 0 {
		p := heap.Pop(&g.queue).(candidate)
		if !p.a.dead && !p.b.dead && p.size == len(p.a.items)+len(p.b.items) {
			g.join(p.a, p.b)
		}
	}
}

// offer queues the pair of groups if it may merge.
func (g *grouping) offer(a, b *group) {
	if a == b || a.held < 0 || b.held < 0 || a.held != 0 && b.held != 0 {
		return
	}
	if !g.all && !(a.lead && b.lead) {
		return
	}
	if b.rank < a.rank {
		a, b = b, a
	}
	sum := int64(0)
	for _, i := range a.items {
		for _, j := range b.items {
			if g.x.apart(i, j) && !g.vouched(i, j, a, b) {
				return
			}
			sum += int64(g.score(i, j))
		}
	}
	if mean := float64(sum) / float64(len(a.items)*len(b.items)); mean >= float64(threshold(g.x.set.Merge)) {
		heap.Push(&g.queue, candidate{a, b, mean, len(a.items) + len(b.items)})
	}
}

// vouched tells whether two items that lie too far from each other in days or places are held together by a third of
// their groups that names the people of both.
func (g *grouping) vouched(i, j int32, a, b *group) bool {
	if len(a.items)+len(b.items) < 3 || !g.x.farOnly(i, j) {
		return false
	}
	names := func(k int32) bool { return k != i && k != j && g.x.sameLead(i, k) && g.x.sameLead(k, j) }
	return slices.ContainsFunc(a.items, names) || slices.ContainsFunc(b.items, names)
}

// score is the points of two items, compared when they share no edge.
func (g *grouping) score(i, j int32) int32 {
	if j < i {
		i, j = j, i
	}
	key := [2]int32{i, j}
	s, ok := g.scores[key]
	if !ok {
		s = g.x.points(i, j)
		g.scores[key] = s
	}
	return s
}

func (g *grouping) join(a, b *group) {
	a.items = append(a.items, b.items...)
	a.held += b.held // one of them is 0
	b.dead = true
	for _, i := range b.items {
		g.root[i] = a
	}
	for n := range b.near {
		delete(n.near, b)
		if n != a {
			a.near[n], n.near[a] = true, true
		}
	}
	for _, n := range slices.SortedFunc(keysOf(a.near), func(p, q *group) int { return cmp.Compare(p.rank, q.rank) }) {
		g.offer(a, n)
	}
}

func keysOf(m map[*group]bool) func(func(*group) bool) {
	return func(yield func(*group) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// apart tells whether two items can never be one incident: two news drafts of one report; an act of force
// and one without; or two days, or two places, too far from each other, unless they are the leading
// stories of reports in which the same people stand, when one of the days or places is misread.
func (x *Index) apart(i, j int32) bool {
	a, b := &x.items[i], &x.items[j]
	if a.page == b.page || !x.farOnly(i, j) {
		return !x.farOnly(i, j)
	}
	days := x.set.Days
	if !a.lead || !b.lead {
		days = min(days, laterDays)
	}
	return (daysBetween(a, b) > days || x.far(a, b)) && !x.sameLead(i, j)
}

// farOnly tells whether nothing but days and places can keep two items apart.
func (x *Index) farOnly(i, j int32) bool {
	a, b := &x.items[i], &x.items[j]
	if a.page == b.page {
		return a.background || b.background
	}
	if x.silent(a) || x.silent(b) {
		return false
	}
	return a.typ < 0 || b.typ < 0 || calm[a.typ] == calm[b.typ] || kin[a.typ][b.typ]
}

// sameLead tells whether two items are the leading stories of reports that name the same people.
func (x *Index) sameLead(i, j int32) bool {
	a, b := &x.items[i], &x.items[j]
	return a.lead && b.lead && a.page != b.page && x.samePeople(&x.pages[a.page], &x.pages[b.page])
}

// daysBetween is how many days lie between the windows of two items, 0 where they meet or one has none.
func daysBetween(a, b *item) int {
	if a.from == unknown || b.from == unknown {
		return 0
	}
	return max(0, int(max(a.from-b.to, b.from-a.to)))
}

// far tells whether two items' places, both known to the district, lie too far from each other for one incident.
func (x *Index) far(a, b *item) bool {
	if a.precision == 0 || b.precision == 0 || a.precision > 3 || b.precision > 3 {
		return false
	}
	d := km(a, b)
	return d > x.set.Km && !math.IsInf(d, 1)
}

// silent tells whether an item says nothing to know an incident by: its report tells no draft and has no words
// ("Programme summary", "Updating toll").
func (x *Index) silent(it *item) bool {
	p := &x.pages[it.page]
	return it.number == 0 && len(p.terms) == 0 && len(p.digest) == 0
}

// laterDays is how many days may lie between two drafts when one is a later story of its report, of which the
// words of the report say little: the night between.
const laterDays = 1

// samePeopleFrom is what the names two reports share, and half of what their other rare words do, must be
// worth for the two to speak of the same people.
const samePeopleFrom = 1

// samePeople tells whether two reports share a person of the same age, rare names and words, or their text.
func (x *Index) samePeople(a, b *page) bool {
	for i, j := 0, 0; i < len(a.ages) && j < len(b.ages); {
		switch {
		case a.ages[i] < b.ages[j]:
			i++
		case a.ages[i] > b.ages[j]:
			j++
		case len(x.words.text[a.ages[i]]) > len("a 100"):
			return true
		default:
			i, j = i+1, j+1
		}
	}
	_, names := x.shared(a.names, b.names)
	_, words := x.shared(a.terms, b.terms)
	return names+words/2 >= samePeopleFrom || resemblance(a.digest, b.digest) >= sameText
}

// A candidate is two groups that may merge, while they have size items together.
type candidate struct {
	a, b *group
	mean float64
	size int
}

type pairQueue []candidate

func (q pairQueue) Len() int { return len(q) }
func (q pairQueue) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[j].mean, q[i].mean), cmp.Compare(q[i].a.rank, q[j].a.rank), cmp.Compare(q[i].b.rank, q[j].b.rank)) < 0
}
func (q pairQueue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *pairQueue) Push(v any)   { *q = append(*q, v.(candidate)) }
func (q *pairQueue) Pop() any {
	old := *q
	v := old[len(old)-1]
	*q = old[:len(old)-1]
	return v
}
