package language

// tagPair is a part of speech with its Penn tag: what the tagger chooses between.
type tagPair struct {
	upos UPOS
	xpos XPOS
}

// tagFeatures appends the features of token i; p1 and p2 are the tags of the two tokens before it.
func tagFeatures(keys []uint32, atoms []atom, i int, p1, p2 uint32) []uint32 {
	w, b := &atoms[i], at(atoms, i-1)
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
		mix(7, w.start, 0),
		mix(9, w.end2, 0),
		mix(10, w.end3, 0),
		mix(11, w.end4, 0),
		mix(12, p1, 0),
		mix(13, p1, p2),
		mix(14, p1, w.low),
		mix(15, b.low, 0),
		mix(17, n.low, 0),
		mix(18, m.low, 0),
		mix(19, b.low, w.low),
		mix(20, w.low, n.low),
		mix(21, n.end3, n.shape),
		mix(22, b.end3, b.shape),
		mix(25, p1, n.low),
		mix(26, p1, w.end3),
		mix(28, w.shape, p1),
		mix(31, w.end2, w.shape),
		mix(32, w.cluster, 0), mix(33, w.cluster, w.end2), mix(34, b.cluster, 0), mix(35, n.cluster, 0),
		mix(36, w.cluster, p1), mix(37, w.cluster, n.cluster), mix(38, w.rough, w.end2), mix(39, w.cluster, w.shape),
	)
}

// tag gives every token of the sentence a first tag: the only one its word is seen with, else the one the
// features speak for.
func (m *model) tag(s *sheet, atoms []atom) {
	p1, p2 := uint32(1000), uint32(1000)
	for i := range atoms {
		tag, ok := m.sure[atoms[i].low]
		t := int(tag)
		if !ok {
			s.keys = tagFeatures(s.keys[:0], atoms, i, p1, p2)
			sum := m.tagger.score(s.keys, &s.sum)
			t = best(sum)
		}
		atoms[i].tag, atoms[i].upos = uint8(t), m.tags[t].upos
		p1, p2 = uint32(t), p1
	}
}
