package merge

import "sort"

// postings lists pages by key: an open-addressed table of keys whose lists are chains in one array or,
// once settled, runs of one.
type postings struct {
	keys  []uint64 // 0 is free
	heads []int32  // the last link of the chain, or where the run begins
	sizes []int32
	used  int

	page []int32
	next []int32 // nil while settled
}

func newPostings() postings {
	const start = 1 << 10
	return postings{keys: make([]uint64, start), heads: make([]int32, start), sizes: make([]int32, start)}
}

// slot finds the place of a key, or the free place where it would go.
func (p *postings) slot(key uint64) int {
	mask := len(p.keys) - 1
	for i := int(key>>17) & mask; ; i = (i + 1) & mask {
		if p.keys[i] == key || p.keys[i] == 0 {
			return i
		}
	}
}

// add lists page under key, once when added twice in a row.
func (p *postings) add(key uint64, page int32) {
	p.unsettle()
	i := p.slot(key)
	if p.keys[i] == 0 {
		if p.used*10 >= len(p.keys)*7 {
			p.grow()
			i = p.slot(key)
		}
		p.keys[i], p.heads[i] = key, -1
		p.used++
	}
	if h := p.heads[i]; h >= 0 && p.page[h] == page {
		return
	}
	p.page, p.next = append(p.page, page), append(p.next, p.heads[i])
	p.heads[i] = int32(len(p.page) - 1)
	p.sizes[i]++
}

func (p *postings) grow() {
	old := *p
	n := 2 * len(old.keys)
	p.keys, p.heads, p.sizes = make([]uint64, n), make([]int32, n), make([]int32, n)
	for i, key := range old.keys {
		if key != 0 {
			j := p.slot(key)
			p.keys[j], p.heads[j], p.sizes[j] = key, old.heads[i], old.sizes[i]
		}
	}
}

// settle turns the chains into runs in the order the pages were added, which are quicker to read.
func (p *postings) settle() {
	if p.next == nil {
		return
	}
	run, at := make([]int32, len(p.page)), int32(0)
	for i, key := range p.keys {
		if key == 0 {
			continue
		}
		k := at + p.sizes[i]
		for h := p.heads[i]; h >= 0; h = p.next[h] {
			k--
			run[k] = p.page[h]
		}
		p.heads[i] = at
		at += p.sizes[i]
	}
	p.page, p.next = run, nil
}

// unsettle turns the runs into chains again, to which pages can be added.
func (p *postings) unsettle() {
	if p.next != nil || len(p.page) == 0 {
		return
	}
	p.next = make([]int32, len(p.page))
	for i, key := range p.keys {
		if key == 0 {
			continue
		}
		first := p.heads[i]
		for k := range p.sizes[i] {
			p.next[first+k] = first + k - 1
		}
		p.next[first] = -1
		p.heads[i] = first + p.sizes[i] - 1
	}
}

// find appends the pages under key before page end to out, unless there are more than limit in all.
func (p *postings) find(key uint64, limit, end int32, out []int32) []int32 {
	i := p.slot(key)
	if p.keys[i] == 0 || p.sizes[i] > limit {
		return out
	}
	if p.next == nil {
		run := p.page[p.heads[i] : p.heads[i]+p.sizes[i]]
		if len(run) > 0 && run[len(run)-1] >= end {
			run = run[:sort.Search(len(run), func(k int) bool { return run[k] >= end })]
		}
		return append(out, run...)
	}
	for h := p.heads[i]; h >= 0; h = p.next[h] {
		if p.page[h] < end {
			out = append(out, p.page[h])
		}
	}
	return out
}
