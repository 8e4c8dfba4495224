package merge

import (
	"runtime"
	"slices"
	"sync"
)

// edges compares every item with the earlier items of the pages it shares a key with, and keeps the pairs
// that reach the lower of the two thresholds, in order. It uses all cores.
func (x *Index) edges() []edge {
	const chunk = 2000
	chunks := (len(x.pages) + chunk - 1) / chunk
	found := make([][]edge, chunks)
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			var buf []int32
			for k := range next {
				for n := k * chunk; n < min(len(x.pages), (k+1)*chunk); n++ {
					if x.pages[n].replaced {
						continue
					}
					buf = x.near(int32(n), int32(n), buf)
					found[k] = x.edgesOf(int32(n), buf, found[k])
				}
			}
		})
	}
	for k := range chunks {
		next <- k
	}
	close(next)
	wg.Wait()
	return slices.Concat(found...)
}

// edgesOf appends the edges between the items of page n and those of pages.
func (x *Index) edgesOf(n int32, pages []int32, out []edge) []edge {
	for _, m := range pages {
		for i := x.first[n]; i < x.first[n+1]; i++ {
			out = x.edgesTo(i, m, out)
		}
	}
	return out
}

// edgesTo appends the edges between item i and the items of page m.
func (x *Index) edgesTo(i, m int32, out []edge) []edge {
	for j := x.first[m]; j < x.first[m+1]; j++ {
		if x.apart(j, i) {
			continue
		}
		if s := x.points(j, i); s >= x.least {
			out = append(out, edge{min(i, j), max(i, j), s})
		}
	}
	return out
}

// group puts every item into exactly one group, whose items are in order.
func (x *Index) group() [][]int32 {
	x.weigh(true)
	x.at.settle()
	edges := x.edges()
	root := make([]int32, len(x.items))
	for i := range root {
		root[i] = int32(i)
	}
	find := func(i int32) int32 {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, e := range edges {
		if a, b := find(e.a), find(e.b); e.score >= threshold(x.set.Merge) && a != b {
			root[max(a, b)] = min(a, b)
		}
	}
	members := map[int32][]int32{}
	links := map[int32][]edge{}
	for i := range root {
		members[find(int32(i))] = append(members[find(int32(i))], int32(i))
	}
	for _, e := range edges {
		if r := find(e.a); r == find(e.b) {
			links[r] = append(links[r], e)
		}
	}
	var out [][]int32
	for i := range root {
		if x.pages[x.items[i].page].replaced {
			continue
		}
		if m := members[int32(i)]; len(m) == 1 {
			out = append(out, m)
		} else if len(m) > 1 {
			out = append(out, x.cluster(m, links[int32(i)], nil)...)
		}
	}
	return out
}
