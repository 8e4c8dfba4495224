package language

import "math"

// tagPair is a part of speech with its Penn tag: what the tagger chooses between.
type tagPair struct {
	upos UPOS
	xpos XPOS
}

// The places from which a word speaks for the tag of a token.
const (
	itself = iota
	before
	after
	after2
	tagRoles
)

// tagFeatures appends the features of token i; p1 and p2 are the tags of the two tokens before it.
func tagFeatures(keys []uint32, atoms []atom, i int, p1, p2 uint32) []uint32 {
	keys = contextFeatures(keys, atoms, i, p1, p2)
	for role := range tagRoles {
		keys = wordFeatures(keys, role, at(atoms, i+tagOffsets[role]))
	}
	return keys
}

// decided is by how much a tag must lead, in the table's weights, for the features that hang on tags before or on two
// words together to be left out: they change few tags that are so far ahead, and half the words have such a tag
// (EWT dev: UPOS -0.03, UAS 0.00, LAS -0.01).
const decided = 6500

// undecided asks all features of every word but the sure ones, as the lessons of the tables and the network do.
const undecided = math.MaxInt32

var tagOffsets = [tagRoles]int{itself: 0, before: -1, after: 1, after2: 2}

// wordFeatures appends those features of a token that hang on one word alone.
func wordFeatures(keys []uint32, role int, w *atom) []uint32 {
	switch role {
	case itself:
		return append(keys, mix(1, 0, 0), mix(2, w.form, 0), mix(3, w.low, 0), mix(7, w.start, 0), mix(9, w.end2, 0), mix(10, w.end3, 0),
			mix(11, w.end4, 0), mix(31, w.end2, w.shape), mix(32, w.cluster, 0), mix(33, w.cluster, w.end2), mix(38, w.rough, w.end2), mix(39, w.cluster, w.shape))
	case before:
		return append(keys, mix(15, w.low, 0), mix(22, w.end3, w.shape), mix(34, w.cluster, 0))
	case after:
		return append(keys, mix(17, w.low, 0), mix(21, w.end3, w.shape), mix(35, w.cluster, 0))
	}
	return append(keys, mix(18, w.low, 0))
}

// contextFeatures appends the features that hang on the tags before or on two words together.
func contextFeatures(keys []uint32, atoms []atom, i int, p1, p2 uint32) []uint32 {
	w, b, n := &atoms[i], at(atoms, i-1), at(atoms, i+1)
	cap := uint32(0)
	if i == 0 {
		cap = 1
	} else if b.punct {
		cap = 2
	}
	return append(keys,
		mix(4, w.shape, cap),
		mix(12, p1, 0), mix(13, p1, p2), mix(14, p1, w.low),
		mix(19, b.low, w.low), mix(20, w.low, n.low),
		mix(25, p1, n.low), mix(26, p1, w.end3), mix(28, w.shape, p1),
		mix(36, w.cluster, p1), mix(37, w.cluster, n.cluster),
	)
}

// tag gives every token of the sentence a first tag: the only one its word is seen with, else the one that it
// and its neighbours speak for by themselves, or where its lead there is less than enough all features.
func (m *model) tag(s *sheet, atoms []atom, enough int32) {
	p1, p2 := uint32(1000), uint32(1000)
	for i := range atoms {
		tag, ok := m.sure[atoms[i].low]
		t := int(tag)
		if !ok {
			s.sum = scores{}
			for role := range tagRoles {
				s.votes.add(&s.sum, m.tagger, role, at(atoms, i+tagOffsets[role]))
			}
			by := int32(0)
			if t, by = lead(s.sum[:m.tagger.classes]); by < enough {
				s.keys = contextFeatures(s.keys[:0], atoms, i, p1, p2)
				t = best(m.tagger.add(s.keys, &s.sum))
			}
		}
		atoms[i].tag, atoms[i].upos = uint8(t), m.tags[t].upos
		p1, p2 = uint32(t), p1
	}
}
