package language

// The parser is arc-eager (Nivre 2008): four moves over a stack and the tokens to come, with the root as a
// last token (Ballesteros & Nivre 2013), trained with the dynamic oracle of Goldberg & Nivre (2013).
const (
	shift = iota
	reduce
	left  // the first token to come governs the top of the stack
	right // the top of the stack governs the first token to come, which goes onto the stack
	moves
)

// A tree is the state of a parse: tokens 0..n-1 of one sentence, n the root. Indices of tokens not there
// are -1.
type tree struct {
	n      int
	next   int // first token to come
	stack  []int32
	head   []int32
	l1, l2 []int32 // leftmost and second leftmost dependent
	r1, r2 []int32
	vl, vr []uint8 // how many dependents on either side
}

func (t *tree) reset(n int) {
	t.n, t.next = n, 0
	t.stack = t.stack[:0]
	for _, f := range []*[]int32{&t.head, &t.l1, &t.l2, &t.r1, &t.r2} {
		*f = grown(*f, n+1)
		for i := range *f {
			(*f)[i] = -1
		}
	}
	t.vl, t.vr = grown(t.vl, n+1), grown(t.vr, n+1)
	clear(t.vl)
	clear(t.vr)
}

func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

func (t *tree) top(k int) int32 {
	if k >= len(t.stack) {
		return -1
	}
	return t.stack[len(t.stack)-1-k]
}

func (t *tree) done() bool { return t.next == t.n && len(t.stack) == 0 }

// may tells whether a move is possible.
func (t *tree) may(move int) bool {
	switch move {
	case shift:
		return t.next < t.n
	case reduce:
		return len(t.stack) > 0 && t.head[t.top(0)] >= 0
	case left:
		return len(t.stack) > 0 && t.head[t.top(0)] < 0
	default:
		return t.next < t.n && len(t.stack) > 0
	}
}

func (t *tree) move(move int) {
	s, b := t.top(0), int32(t.next)
	switch move {
	case shift:
		t.stack = append(t.stack, b)
		t.next++
	case reduce:
		t.stack = t.stack[:len(t.stack)-1]
	case left:
		t.head[s] = b
		t.l1[b], t.l2[b] = s, t.l1[b]
		t.vl[b] = min(t.vl[b]+1, 7)
		t.stack = t.stack[:len(t.stack)-1]
	case right:
		t.head[b] = s
		t.r1[s], t.r2[s] = b, t.r1[s]
		t.vr[s] = min(t.vr[s]+1, 7)
		t.stack = append(t.stack, b)
		t.next++
	}
}

var noToken = atom{form: 3, low: 3, tag: 250}
var rootToken = atom{form: 4, low: 4, tag: 251}

// atomAt gives the atom of token i of the state: a special one for the root and for none.
func (t *tree) atomAt(atoms []atom, i int32) *atom {
	if i < 0 || int(i) > t.n {
		return &noToken
	}
	if int(i) == t.n {
		return &rootToken
	}
	return &atoms[i]
}

func pick(f []int32, i int32) int32 {
	if i < 0 {
		return -1
	}
	return f[i]
}

// features appends the features of the state: those of Zhang & Nivre (2011) without labels, and some of the
// second token on the stack.
func (t *tree) features(keys []uint32, atoms []atom) []uint32 {
	i0, i1 := t.top(0), t.top(1)
	j0 := int32(t.next)
	s0, s1, s2 := t.atomAt(atoms, i0), t.atomAt(atoms, i1), t.atomAt(atoms, t.top(2))
	n0, n1, n2, n3 := t.atomAt(atoms, j0), t.atomAt(atoms, j0+1), t.atomAt(atoms, j0+2), t.atomAt(atoms, j0+3)
	ih := pick(t.head, i0)
	sh := t.atomAt(atoms, ih)
	sh2 := t.atomAt(atoms, pick(t.head, ih))
	sl, sr := t.atomAt(atoms, pick(t.l1, i0)), t.atomAt(atoms, pick(t.r1, i0))
	sl2, sr2 := t.atomAt(atoms, pick(t.l2, i0)), t.atomAt(atoms, pick(t.r2, i0))
	nl, nl2 := t.atomAt(atoms, t.l1[j0]), t.atomAt(atoms, t.l2[j0])
	tg := func(a *atom) uint32 { return uint32(a.tag) }
	two := func(a, b *atom) uint32 { return uint32(a.tag)<<8 | uint32(b.tag) }
	three := func(a, b, c *atom) uint32 { return uint32(a.tag)<<16 | uint32(b.tag)<<8 | uint32(c.tag) }
	d := uint32(0)
	headed := uint32(0)
	svr, svl, nvl := uint32(0), uint32(0), uint32(t.vl[j0])
	if i0 >= 0 {
		d = distance(int(j0 - i0))
		svr, svl = uint32(t.vr[i0]), uint32(t.vl[i0])
		if ih >= 0 {
			headed = 1
		}
	}
	return append(keys,
		mix(40, headed, tg(s0)),
		mix(41, s0.low, tg(s0)), mix(42, s0.low, headed), mix(43, tg(s0), two(s1, s2)),
		mix(44, n0.low, tg(n0)), mix(45, n0.low, headed), mix(46, tg(n0), headed),
		mix(47, n1.low, tg(n1)), mix(48, n1.low, 0), mix(49, tg(n1), 0),
		mix(50, n2.low, tg(n2)), mix(51, n2.low, 0), mix(52, tg(n2), 0),
		mix(53, s0.low^uint32(s0.tag), n0.low^uint32(n0.tag)), mix(54, s0.low^uint32(s0.tag), n0.low), mix(55, s0.low, n0.low^uint32(n0.tag)),
		mix(56, s0.low^uint32(s0.tag)<<8, tg(n0)), mix(57, tg(s0), n0.low^uint32(n0.tag)<<8), mix(58, s0.low, n0.low), mix(59, two(s0, n0), headed),
		mix(60, two(n0, n1), headed), mix(61, three(n0, n1, n2), headed), mix(62, three(s0, n0, n1), headed),
		mix(63, three(sh, s0, n0), 0), mix(64, three(s0, sl, n0), headed), mix(65, three(s0, sr, n0), headed), mix(66, three(s0, n0, nl), headed),
		mix(67, s0.low, d), mix(68, tg(s0), d), mix(69, n0.low, d), mix(70, tg(n0), d), mix(71, s0.low^n0.low<<1, d), mix(72, two(s0, n0), d),
		mix(73, s0.low, svr|headed<<4), mix(74, tg(s0), svr|headed<<4), mix(75, s0.low, svl), mix(76, tg(s0), svl), mix(77, n0.low, nvl), mix(78, tg(n0), nvl),
		mix(79, sh.low, tg(n0)), mix(80, tg(sh), tg(n0)), mix(81, sl.low, 0), mix(82, tg(sl), headed), mix(83, sr.low, headed), mix(84, tg(sr), headed), mix(85, nl.low, headed), mix(86, tg(nl), headed),
		mix(87, sh2.low, 0), mix(88, tg(sh2), 0), mix(89, sl2.low, 0), mix(90, tg(sl2), 0), mix(91, sr2.low, 0), mix(92, tg(sr2), 0), mix(93, nl2.low, 0), mix(94, tg(nl2), 0),
		mix(95, three(s0, sl, sl2), 0), mix(96, three(s0, sr, sr2), headed), mix(97, three(s0, sh, sh2), 0), mix(98, three(n0, nl, nl2), 0),
		mix(99, two(s1, s0), tg(n0)|headed<<8), mix(100, s1.low, n0.low), mix(101, tg(s1), n0.low), mix(102, s1.low, tg(n0)), mix(103, two(s1, n0), headed),
		mix(104, three(s0, n0, n1), tg(n2)), mix(105, two(s0, n0), n1.low), mix(106, two(n1, n2), tg(n3)),
		mix(107, two(s0, n0), svr<<4|nvl), mix(108, sr.low, n0.low), mix(109, s0.low, n1.low), mix(110, three(sh, s0, sr), tg(n0)),
		mix(111, two(s0, n0), sr.low), mix(112, two(s0, n0), nl.low), mix(113, two(s0, n0), s1.low),
	)
}

func distance(d int) uint32 {
	switch {
	case d < 6:
		return uint32(d)
	case d < 11:
		return 6
	default:
		return 7
	}
}

// costs gives, for every possible move, how many gold arcs it puts out of reach; -1 for impossible ones.
// gold[i] is the head of token i, n for the root.
func (t *tree) costs(gold []int32) (cost [moves]int) {
	for m := range cost {
		if !t.may(m) {
			cost[m] = -1
		}
	}
	b := int32(t.next)
	if len(t.stack) > 0 {
		s := t.top(0)
		toS := 0 // dependents of s still to come
		for k := b; int(k) < t.n; k++ {
			if gold[k] == s {
				toS++
			}
		}
		if cost[reduce] == 0 {
			cost[reduce] = toS
		}
		if cost[left] == 0 {
			cost[left] = toS + b2i(gold[s] > b)
		}
	}
	if int(b) == t.n {
		return cost
	}
	inStack, fromStack := 0, 0
	for i, k := range t.stack {
		if gold[b] == k && i < len(t.stack)-1 {
			inStack = 1
		}
		if gold[k] == b && t.head[k] < 0 {
			fromStack++
		}
	}
	if cost[shift] == 0 {
		cost[shift] = inStack + fromStack + b2i(len(t.stack) > 0 && gold[b] == t.top(0))
	}
	if cost[right] == 0 {
		cost[right] = inStack + fromStack + b2i(gold[b] > b)
	}
	return cost
}

// parse grows the tree of the sentence: heads in t.head, n for the root.
func (m *model) parse(s *sheet, atoms []atom) {
	t := &s.tree
	t.reset(len(atoms))
	for !t.done() {
		s.keys = t.features(s.keys[:0], atoms)
		sum := s.sums(moves)
		m.mover.score(s.keys, sum)
		b := -1
		for move := range moves {
			if t.may(move) && (b < 0 || sum[move] > sum[b]) {
				b = move
			}
		}
		t.move(b)
	}
	t.oneRoot(atoms)
}

// oneRoot leaves one token at the root: the first verb, else the first of them; the others hang on it.
func (t *tree) oneRoot(atoms []atom) {
	root := -1
	for i := range t.n {
		if int(t.head[i]) == t.n && (root < 0 || atoms[root].upos != VERB && atoms[i].upos == VERB) {
			root = i
		}
	}
	for i := range t.n {
		if int(t.head[i]) == t.n && i != root {
			t.head[i] = int32(root)
		}
	}
}

// labelFeatures appends the features of the arc to token d in a finished tree; before is the relation of the
// nearest dependent of the same head to the left, on the same side.
func (t *tree) labelFeatures(keys []uint32, atoms []atom, d int32, before, seen uint32) []uint32 {
	hi := t.head[d]
	w, h := &atoms[d], t.atomAt(atoms, hi)
	g := &noToken
	if int(hi) < t.n {
		g = t.atomAt(atoms, t.head[hi])
	}
	first, last := t.atomAt(atoms, t.l1[d]), t.atomAt(atoms, t.r1[d])
	second := t.atomAt(atoms, t.l2[d])
	hf, hl := t.atomAt(atoms, pick(t.l1, hi)), t.atomAt(atoms, pick(t.r1, hi))
	dir := distance(abs(int(hi - d)))
	if hi > d {
		dir |= 8
	}
	side := dir >> 3
	prev, next := t.atomAt(atoms, d-1), t.atomAt(atoms, d+1)
	if int(d+1) == t.n {
		next = &noToken
	}
	tg := func(a *atom) uint32 { return uint32(a.tag) }
	two := func(a, b *atom) uint32 { return uint32(a.tag)<<8 | uint32(b.tag) | side<<16 }
	return append(keys,
		mix(200, side, 0),
		mix(201, w.low, side), mix(202, tg(w), side), mix(203, h.low, side), mix(204, tg(h), side),
		mix(205, w.low, two(w, h)), mix(206, h.low, two(w, h)), mix(207, two(w, h), 0), mix(208, w.low, h.low^side),
		mix(209, two(w, h), dir), mix(210, w.low, tg(h)), mix(211, h.low, tg(w)),
		mix(212, two(w, h), before), mix(213, h.low, before), mix(214, tg(w), before),
		mix(215, two(w, h), tg(first)), mix(216, first.low, two(w, h)), mix(217, first.low, h.low), mix(218, first.low, w.low),
		mix(219, two(w, h), tg(last)), mix(220, last.low, two(w, h)), mix(221, second.low, two(w, h)),
		mix(222, two(w, h), tg(g)), mix(223, g.low, two(w, h)),
		mix(224, two(w, h), two(prev, next)), mix(225, prev.low, two(w, h)), mix(226, next.low, two(w, h)),
		mix(227, two(w, h), tg(hf)), mix(228, two(w, h), tg(hl)), mix(229, hl.low, tg(w)), mix(230, hf.low, tg(w)),
		mix(231, w.suf[2], two(w, h)), mix(232, h.suf[2], two(w, h)), mix(233, w.shape, two(w, h)),
		mix(234, seen, two(w, h)), mix(235, seen, h.low), mix(236, two(first, w), two(h, second)),
		mix(237, uint32(t.vl[d])<<4|uint32(t.vr[d]), two(w, h)),
		mix(238, tg(w), uint32(t.vl[max(0, min(hi, int32(t.n)))])<<4|side), mix(239, w.low, before),
	)
}

func abs(n int) int { return max(n, -n) }

// relink recounts the dependents after the heads were changed.
func (t *tree) relink() {
	for i := range t.l1 {
		t.l1[i], t.l2[i], t.r1[i], t.r2[i], t.vl[i], t.vr[i] = -1, -1, -1, -1, 0, 0
	}
	for d := int32(t.n) - 1; d >= 0; d-- { // left dependents, nearest first
		if h := t.head[d]; h > d {
			t.l1[h], t.l2[h] = d, t.l1[h]
			t.vl[h] = min(t.vl[h]+1, 7)
		}
	}
	for d := int32(0); int(d) < t.n; d++ {
		if h := t.head[d]; h < d {
			t.r1[h], t.r2[h] = d, t.r1[h]
			t.vr[h] = min(t.vr[h]+1, 7)
		}
	}
}

// A labeller's history: for every head the last relation given on either side and the set of core relations
// it already has.
type labelled struct {
	last [2][]uint32
	seen []uint32
}

func (l *labelled) reset(n int) {
	l.last[0], l.last[1], l.seen = grown(l.last[0], n+1), grown(l.last[1], n+1), grown(l.seen, n+1)
	clear(l.last[0])
	clear(l.last[1])
	clear(l.seen)
}

// at gives the history for the arc from h to d.
func (l *labelled) at(h, d int32) (before, seen uint32) { return l.last[b2i(h > d)][h], l.seen[h] }

func (l *labelled) note(h, d int32, r Rel) {
	l.last[b2i(h > d)][h] = uint32(r)
	switch r.Base() {
	case Nsubj, Csubj:
		l.seen[h] |= 1
	case Obj:
		l.seen[h] |= 2
	case Iobj:
		l.seen[h] |= 4
	case Ccomp, Xcomp:
		l.seen[h] |= 8
	case Cop:
		l.seen[h] |= 16
	case Case:
		l.seen[h] |= 32
	case Mark:
		l.seen[h] |= 64
	case Cc:
		l.seen[h] |= 128
	case Aux:
		l.seen[h] |= 256
	case Expl:
		l.seen[h] |= 512
	}
	if r == AuxPass {
		l.seen[h] |= 1024
	}
}

// label names the arcs of the tree.
func (m *model) label(s *sheet, atoms []atom, rels []Rel) {
	t := &s.tree
	t.relink()
	s.labelled.reset(t.n)
	for d := int32(0); int(d) < t.n; d++ {
		if int(t.head[d]) == t.n {
			rels[d] = Root
			continue
		}
		before, seen := s.labelled.at(t.head[d], d)
		s.keys = t.labelFeatures(s.keys[:0], atoms, d, before, seen)
		sum := s.sums(len(relNames))
		m.labeller.score(s.keys, sum)
		sum[Root] = -1 << 30
		rels[d] = Rel(best(sum))
		s.labelled.note(t.head[d], d, rels[d])
	}
}
