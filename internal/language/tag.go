package language

// tagPair is a part of speech with its Penn tag: what the tagger chooses between.
type tagPair struct {
	upos UPOS
	xpos XPOS
}

// tagFeatures appends the features of token i; p1 and p2 are the tags of the two tokens before it.
func tagFeatures(keys []uint32, atoms []atom, i int, p1, p2 uint32) []uint32 {
	w, b, c := &atoms[i], at(atoms, i-1), at(atoms, i-2)
	n, m := at(atoms, i+1), at(atoms, i+2)
	cap := uint32(0)
	if i == 0 {
		cap = 1
	} else if b.punct {
		cap = 2
	}
	return append(keys,
		mix(1, 0, 0),
		mix(2, w.form, 0),
		mix(3, w.low, 0),
		mix(4, w.shape, cap),
		mix(5, w.pre[0], 0),
		mix(6, w.pre[1], 0),
		mix(7, w.pre[2], 0),
		mix(8, w.suf[0], 0),
		mix(9, w.suf[1], 0),
		mix(10, w.suf[2], 0),
		mix(11, w.suf[3], 0),
		mix(12, p1, 0),
		mix(13, p1, p2),
		mix(14, p1, w.low),
		mix(15, b.low, 0),
		mix(16, c.low, 0),
		mix(17, n.low, 0),
		mix(18, m.low, 0),
		mix(19, b.low, w.low),
		mix(20, w.low, n.low),
		mix(21, n.suf[2], n.shape),
		mix(22, b.suf[2], b.shape),
		mix(23, w.suf[2], n.suf[2]),
		mix(24, w.suf[2], b.suf[2]),
		mix(25, p1, n.low),
		mix(26, p1, w.suf[2]),
		mix(27, w.shape, n.shape),
		mix(28, w.shape, p1),
		mix(29, n.low, m.low),
		mix(30, b.low, c.low),
		mix(31, w.suf[1], w.shape),
		mix(32, w.cluster, 0), mix(33, w.cluster, w.suf[1]), mix(34, b.cluster, 0), mix(35, n.cluster, 0),
		mix(36, w.cluster, p1), mix(37, w.cluster, n.cluster), mix(38, w.rough, w.suf[1]), mix(39, w.cluster, w.shape),
	)
}

// tag gives every token of the sentence its tags.
func (m *model) tag(s *sheet, atoms []atom) {
	p1, p2 := uint32(1000), uint32(1000)
	for i := range atoms {
		s.keys = tagFeatures(s.keys[:0], atoms, i, p1, p2)
		sum := s.sums(len(m.tags))
		m.tagger.score(s.keys, sum)
		t := best(sum)
		atoms[i].tag, atoms[i].upos = uint8(t), m.tags[t].upos
		p1, p2 = uint32(t), p1
	}
}

func (s *sheet) sums(n int) []int32 {
	if cap(s.sum) < n {
		s.sum = make([]int32, n)
	}
	s.sum = s.sum[:n]
	clear(s.sum)
	return s.sum
}
