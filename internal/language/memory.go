package language

// A memory keeps, for the words last seen, their shares in the gates of the network's first layer: text
// repeats its words, and these are a good part of the network's work. A word in its shape has one place.
type memory struct {
	of   *net // whose shares these are
	keys []uint64
	rows []float32 // memorySize × 2 × gates
	v, x []float32
}

// memorySize is how many words are kept: 12 MB for each worker.
const memorySize = 8192

// recall gives the shares of a word in the gates of both directions.
func (m *memory) recall(n *net, a *atom) []float32 {
	if m.of != n {
		m.of = n
		m.keys, m.rows = make([]uint64, memorySize), make([]float32, memorySize*2*gates)
		m.v, m.x = make([]float32, spaceDims), make([]float32, netInput)
	}
	key := uint64(a.low)<<32 | uint64(a.shape) | 1<<63
	at := int(mix(600, a.low, a.shape) % memorySize)
	row := m.rows[at*2*gates : (at+1)*2*gates]
	if m.keys[at] != key {
		m.keys[at] = key
		n.shares(a, m, row)
	}
	return row
}

// shares works them out.
func (n *net) shares(a *atom, m *memory, row []float32) {
	id := n.ids(a)
	id.vector(m.v)
	n.proj.times(m.v, 1, m.x)
	for k, r := range id.looks {
		addTo(m.x, n.looks[k].m.row(int(r)))
	}
	for dir := range 2 {
		n.layers[0][dir].in.times(m.x, 1, row[dir*gates:(dir+1)*gates])
	}
}

// ready works out what reading needs besides the weights, once they are there.
func (n *net) ready() {
	n.ends = beside(n.arcHead, n.arcDep, n.labelHead, n.labelDep)
	n.endsB = beside(n.arcHeadB, n.arcDepB, n.labelB, newMatrix(1, netLabel))
	n.tagGate = make([]float32, n.tag.rows*2*gates)
	for tag := range n.tag.rows {
		for dir := range 2 {
			g := &n.layers[0][dir]
			g.in.plus(g.inB, n.tag.row(tag), 1, n.tagGate[(2*tag+dir)*gates:(2*tag+dir+1)*gates])
		}
	}
}

// votes keep, for the words last seen, what each says of the tag of a token from each of the places: two in
// three features of the first tags hang on one word alone.
type votes struct {
	of    *table // whose they are
	width int    // of a row: the classes, and up to a multiple of eight
	keys  []uint64
	known []uint8 // bit r: the row of role r is worked out
	rows  []int16 // votesSize × tagRoles × width
	list  []uint32
	sum   scores
}

// votesSize is how many words are kept: 7 MB for each worker.
const votesSize = 16384

// add adds to sum what the word of a says from a place.
func (v *votes) add(sum *scores, of *table, role int, a *atom) {
	if v.of != of {
		v.of, v.width = of, (of.classes+7)&^7
		v.keys, v.known, v.rows = make([]uint64, votesSize), make([]uint8, votesSize), make([]int16, votesSize*tagRoles*v.width)
	}
	key := uint64(a.form)<<32 | uint64(a.shape) | 1<<63
	at := int(mix(601, a.form, a.shape) % votesSize)
	if v.keys[at] != key {
		v.keys[at], v.known[at] = key, 0
	}
	row := v.rows[(at*tagRoles+role)*v.width:][:v.width]
	if v.known[at]&(1<<role) == 0 {
		v.list = wordFeatures(v.list[:0], role, a)
		if !shorts(row, of.score(v.list, &v.sum)) {
			for c, w := range v.sum[:of.classes] {
				sum[c] += w
			}
			return
		}
		v.known[at] |= 1 << role
	}
	addShorts(sum, row)
}

// shorts writes the numbers of sum to row, and tells whether all fit.
func shorts(row []int16, sum []int32) bool {
	for c, w := range sum {
		row[c] = int16(w)
		if int32(row[c]) != w {
			return false
		}
	}
	return true
}

// addShorts adds row, a multiple of eight numbers, to sum.
func addShorts(sum *scores, row []int16) {
	if registers {
		addEights(&sum[0], &row[0], len(row)/8)
		return
	}
	for c, w := range row {
		sum[c] += int32(w)
	}
}
