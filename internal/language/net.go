package language

import (
	"math"
	"slices"

	"github.com/viterin/vek/vek32"
)

// The network reads a sentence in both directions (gated recurrent units, Cho et al. 2014) over word
// vectors, and scores every pair of words as head and dependent (Kiperwasser & Goldberg 2016; Dozat &
// Manning 2017). It is small enough to run at some 10 µs a token without special hardware.
const (
	netInput  = 80 // dimensions of a token
	netHidden = 64 // of each direction
	netOut    = 2 * netHidden
	netArc    = 64
	netLabel  = 64
	netLayers = 2
	gates     = 3 * netHidden
	farthest  = 15             // distances told apart
	distances = 2*farthest + 2 // those to both sides, and the root's
)

// A matrix is a trained block of numbers: a row for each input, a column for each output.
type matrix struct {
	rows, cols int
	w          []float32
	g, m, v    []float32 // gradient and Adam's moments, in training only
	ema        []float32 // running average of w
	turned     []float32 // w transposed
	hit        []int32   // of a table in training: the rows that have a gradient
}

func newMatrix(rows, cols int) *matrix {
	return &matrix{rows: rows, cols: cols, w: make([]float32, rows*cols)}
}

func (a *matrix) row(i int) []float32 { return a.w[i*a.cols : (i+1)*a.cols] }

// times sets y, n rows of a.cols, to x a, x being n rows of a.rows.
func (a *matrix) times(x []float32, n int, y []float32) {
	multiply(x, a.w, y, n, a.rows, a.cols)
}

// alone is the size from which the library would share a product among all cores; we keep under it, for a
// document is one core's work.
const alone = 100_000

// multiply sets y, rows × cols, to the product of x, rows × inner, and w, inner × cols.
func multiply(x, w, y []float32, rows, inner, cols int) {
	x, w, y = x[:rows*inner], w[:inner*cols], y[:rows*cols]
	if wider && cols%32 == 0 && inner > 0 && rows > 0 {
		productRows(&y[0], &x[0], &w[0], rows, inner, cols)
		return
	}
	if registers && cols%8 == 0 && inner > 0 {
		for i := range rows {
			productRow(&y[i*cols], &x[i*inner], &w[0], inner, cols)
		}
		return
	}
	step := max(3, (alone-1)/(inner*cols))
	for i := 0; i < rows; i += step {
		end := min(rows, i+step)
		vek32.MatMul_Into(y[i*cols:end*cols], x[i*inner:end*inner], w[:inner*cols], inner)
	}
}

// plus is times with a bias added to every row.
func (a *matrix) plus(bias *matrix, x []float32, n int, y []float32) {
	a.times(x, n, y)
	for i := range n {
		addTo(y[i*a.cols:(i+1)*a.cols], bias.w)
	}
}

func addTo(y, x []float32) { vek32.Add_Inplace(y[:len(x)], x) }

// sumTo sets y to the sums of a and b, gates of each.
func sumTo(y, a, b []float32) {
	y, a, b = y[:gates], a[:gates], b[:gates]
	if registers {
		sumEights(&y[0], &a[0], &b[0], gates/8)
		return
	}
	vek32.Add_Into(y, a, b)
}

// wide is the least number of columns, n or more, that the library takes 32 at a time: any that are left over
// it takes one by one, and they cost more than all others.
func wide(n int) int { return (n + 31) &^ 31 }

// beside is the matrix with the columns of all of ms, which have equally many rows: one product for all.
func beside(ms ...*matrix) *matrix {
	b := &matrix{rows: ms[0].rows}
	for _, m := range ms {
		b.cols += m.cols
	}
	for i := range b.rows {
		for _, m := range ms {
			b.w = append(b.w, m.row(i)...)
		}
	}
	return b
}

// A gru is one direction of one layer.
type gru struct {
	in, rec  *matrix // of x, of the state: reset, update, candidate
	inB, reB *matrix // biases
}

// What the network looks up of a word, besides its vector.
const (
	lookWord = iota
	lookEnd4
	lookEnd3
	lookEnd2
	lookStart3
	lookShape
	lookTables
)

// A look is a table with a row for each value seen often enough in the treebank; row 0 is for all others.
type look struct {
	row map[uint32]int32
	m   *matrix
}

// lookKeys are the values looked up for a token.
func lookKeys(a *atom) [lookTables]uint32 {
	return [lookTables]uint32{a.low, a.end4, a.end3, a.end2, a.start, a.shape}
}

// lookLeast is how often a value must have been seen to have a row.
var lookLeast = [lookTables]int{2, 3, 3, 4, 3, 4}

// A net is the network's weights.
type net struct {
	proj      *matrix // from word space to token
	looks     [lookTables]look
	tag       *matrix
	tagGate   []float32 // every tag's share in the first layer's gates, both directions, with the biases
	layers    [netLayers][2]gru
	tagOut    *matrix // tags again, from the first layer
	tagOutB   *matrix
	arcHead   *matrix // token as head, with bias
	arcHeadB  *matrix
	arcDep    *matrix // token as dependent
	arcDepB   *matrix
	arcRoot   *matrix // the root as head
	dist      *matrix // by distance
	distHead  *matrix // what a head thinks of distances
	distDep   *matrix // what a dependent thinks of them
	labelHead *matrix
	labelDep  *matrix
	labelB    *matrix
	labelDist *matrix // a row for each distance
	labelOut  *matrix
	labelOutB *matrix

	ends, endsB *matrix // arcHead, arcDep, labelHead and labelDep side by side, and their biases
}

// netTables is how many matrices after the first are only looked up in, by row.
const netTables = lookTables + 1

// matrices lists all of them, in the order of the file.
func (n *net) matrices() []**matrix {
	ms := []**matrix{&n.proj}
	for i := range n.looks {
		ms = append(ms, &n.looks[i].m)
	}
	ms = append(ms, &n.tag)
	for l := range n.layers {
		for d := range n.layers[l] {
			g := &n.layers[l][d]
			ms = append(ms, &g.in, &g.rec, &g.inB, &g.reB)
		}
	}
	return append(ms, &n.tagOut, &n.tagOutB, &n.arcHead, &n.arcHeadB, &n.arcDep, &n.arcDepB, &n.arcRoot, &n.dist, &n.distHead, &n.distDep,
		&n.labelHead, &n.labelDep, &n.labelB, &n.labelDist, &n.labelOut, &n.labelOutB)
}

// A stretch is a sentence's place among the tokens of a thought.
type stretch struct{ first, n int }

// A thought is the network's scratch for a few sentences of n tokens together.
type thought struct {
	n      int
	sents  []stretch // the longest first
	memory memory
	ids    []tokenIDs              // in training only, as the next two
	v      []float32               // n × spaceDims
	x      []float32               // n × netInput
	layers [netLayers][2]recurrent // by direction
	out    [netLayers][]float32    // n × netOut
	tags   []float32               // n × tags
	ends   []float32               // n × (2 netArc + 2 netLabel): ah, ad, lh, ld before they come apart
	// Of the sentence at hand, of n tokens:
	ah, ad []float32 // (n+1) × netArc, n × netArc
	aht    []float32 // ah transposed
	pairs  []float32 // n × wide(n+1): ad × ah
	nh, nd []float32 // n × distances: what heads and dependents think of distances
	score  []float32 // n × (n+1): dependents by heads, the root last
	lh, ld []float32 // n × netLabel
	arc    []float32 // n × netLabel
	rels   []float32 // n × relations
}

// hold makes the thought one of sentences with these numbers of tokens, which stand one after another.
func (t *thought) hold(lengths ...int) {
	t.n, t.sents = 0, t.sents[:0]
	for _, n := range lengths {
		t.sents = append(t.sents, stretch{t.n, n})
		t.n += n
	}
	slices.SortStableFunc(t.sents, func(a, b stretch) int { return b.n - a.n })
}

// recurrent keeps what one direction went through: gates, the candidate's share of the state, states.
type recurrent struct {
	gate []float32 // n × gates, after the activations
	un   []float32 // n × netHidden
	h    []float32 // n × netHidden
	u    []float32 // sentences × gates
	last []float32 // sentences × netHidden: the states before the next tokens
}

// tokenIDs are the rows of a token: in the word space, -1 when unknown there, in the tables, and its tag.
type tokenIDs struct {
	space int32
	looks [lookTables]int32
	tag   int32
}

func (n *net) ids(a *atom) tokenIDs {
	id := tokenIDs{space: a.row, tag: int32(a.tag)}
	for i, k := range lookKeys(a) {
		id.looks[i] = n.looks[i].row[k]
	}
	return id
}

// embed sets x to the sums of what is known of the tokens in t.ids, their tags left out.
func (n *net) embed(t *thought) {
	t.v, t.x = grown(t.v, t.n*spaceDims), grown(t.x, t.n*netInput)
	for i, id := range t.ids[:t.n] {
		id.vector(t.v[i*spaceDims : (i+1)*spaceDims])
	}
	n.proj.times(t.v, t.n, t.x)
	for i, id := range t.ids[:t.n] {
		x := t.x[i*netInput : (i+1)*netInput]
		for k, row := range id.looks {
			addTo(x, n.looks[k].m.row(int(row)))
		}
	}
}

// vector sets v to the token's vector in the word space, none to zeros.
func (id *tokenIDs) vector(v []float32) {
	if id.space < 0 {
		clear(v)
		return
	}
	for k, c := range space().vectors[int(id.space)*spaceDims : int(id.space+1)*spaceDims] {
		v[k] = float32(int8(c)) * (1.0 / 64)
	}
}

// inputs fills the shares of n inputs in the gates.
func (g *gru) inputs(s *recurrent, x []float32, n int) {
	s.gate = grown(s.gate, n*gates)
	g.in.plus(g.inB, x, n, s.gate)
}

// run goes over the sentences whose inputs' shares are in the gates, backwards if so told. All take their first
// step together, then their second: each weight fetched serves several.
func (g *gru) run(s *recurrent, t *thought, backwards bool) {
	rows := abreast(len(t.sents))
	s.un, s.h = grown(s.un, t.n*netHidden), grown(s.h, t.n*netHidden)
	s.u, s.last = grown(s.u, rows*gates), grown(s.last, rows*netHidden)
	clear(s.last)
	for k, going := 0, len(t.sents); ; k++ {
		for going > 0 && t.sents[going-1].n <= k {
			going--
		}
		if going == 0 {
			return
		}
		g.rec.times(s.last, abreast(going), s.u)
		for j, sent := range t.sents[:going] {
			i := sent.first + k
			if backwards {
				i = sent.first + sent.n - 1 - k
			}
			cells(s.gate[i*gates:(i+1)*gates], s.u[j*gates:(j+1)*gates], g.reB.w, s.un[i*netHidden:(i+1)*netHidden],
				s.last[j*netHidden:(j+1)*netHidden], s.h[i*netHidden:(i+1)*netHidden])
		}
	}
}

// abreast is how many rows to multiply for n: with wide registers four cost little more than two.
func abreast(n int) int {
	if wider && n > 1 {
		return (n + 3) &^ 3
	}
	return n
}

// cells does the arithmetic of one step after the matrices: from the shares of input, state and bias to the gates
// and the new state, which is the last one of the next step.
func cells(gate, u, bias, un, last, h []float32) {
	if registers {
		gate, u, bias = gate[:gates], u[:gates], bias[:gates]
		un, last, h = un[:netHidden], last[:netHidden], h[:netHidden]
		cellsOf(&gate[0], &u[0], &bias[0], &un[0], &last[0], &h[0], &tanhCurve[0])
		return
	}
	cellsPlainly(gate, u, bias, un, last, h)
}

// cellsPlainly is cells for all processors.
func cellsPlainly(gate, u, bias, un, last, h []float32) {
	r, z, c := gate[:netHidden], gate[netHidden:2*netHidden], gate[2*netHidden:3*netHidden]
	ur, uz, uc := u[:netHidden], u[netHidden:2*netHidden], u[2*netHidden:3*netHidden]
	br, bz, bc := bias[:netHidden], bias[netHidden:2*netHidden], bias[2*netHidden:3*netHidden]
	un, last, h = un[:netHidden], last[:netHidden], h[:netHidden]
	for j := range netHidden {
		r[j] = sigmoid(r[j] + (ur[j] + br[j]))
		z[j] = sigmoid(z[j] + (uz[j] + bz[j]))
		un[j] = uc[j] + bc[j]
		c[j] = tanh(c[j] + r[j]*un[j])
		h[j] = c[j] + z[j]*(last[j]-c[j])
		last[j] = h[j]
	}
}

// layer runs layer l over the tokens, the first layer's inputs being in its gates.
func (n *net) layer(t *thought, l int) {
	for dir := range 2 {
		g, s := &n.layers[l][dir], &t.layers[l][dir]
		if l > 0 {
			g.inputs(s, t.out[l-1], t.n)
		}
		g.run(s, t, dir == 1)
	}
	t.out[l] = grown(t.out[l], t.n*netOut)
	for i := range t.n {
		copy(t.out[l][i*netOut:], t.layers[l][0].h[i*netHidden:(i+1)*netHidden])
		copy(t.out[l][i*netOut+netHidden:], t.layers[l][1].h[i*netHidden:(i+1)*netHidden])
	}
}

// tagScores fills the scores of the tags of every token.
func (n *net) tagScores(t *thought) {
	t.tags = grown(t.tags, t.n*n.tagOut.cols)
	n.tagOut.plus(n.tagOutB, t.out[0], t.n, t.tags)
}

// arcs fills the scores of all heads for all dependents, size of them, from their vectors in t.ah, before the bend,
// and t.ad; mask, if any, is applied to the heads' vectors.
func (n *net) arcs(t *thought, size int, mask func(heads []float32)) {
	for i, v := range t.ah[:size*netArc] {
		t.ah[i] = leaky(v)
	}
	copy(t.ah[size*netArc:], n.arcRoot.w)
	if mask != nil {
		mask(t.ah)
	}
	w := wide(size + 1)
	t.aht, t.pairs, t.score = grown(t.aht, netArc*w), grown(t.pairs, size*w), grown(t.score, size*(size+1))
	turn(t.ah, size+1, netArc, t.aht, w)
	multiply(t.ad, t.aht, t.pairs, size, netArc, w)
	t.nh, t.nd = grown(t.nh, size*distances), grown(t.nd, size*distances)
	n.distHead.times(t.ah, size, t.nh)
	n.distDep.plus(n.dist, t.ad, size, t.nd)
	for d := range size {
		row, pairs, near := t.score[d*(size+1):(d+1)*(size+1)], t.pairs[d*w:], t.nd[d*distances:(d+1)*distances]
		for h := range size {
			k := signed(h - d)
			row[h] = pairs[h] + near[k] + t.nh[h*distances+k]
		}
		row[size], row[d] = pairs[size]+near[atRoot], -1e9
	}
}

// turn transposes a, rows × cols, into b, of which each row has step places.
func turn(a []float32, rows, cols int, b []float32, step int) {
	for i := range rows {
		for j, v := range a[i*cols : (i+1)*cols] {
			b[j*step+i] = v
		}
	}
}

// signed is the place of a distance in the table of distances.
func signed(d int) int { return max(-farthest, min(farthest, d)) + farthest }

// atRoot is the place of the root among the distances.
const atRoot = distances - 1

// leaky bends v at 0; without a branch, for signs cannot be foretold.
func leaky(v float32) float32 { return v * slopes[math.Float32bits(v)>>31] }

var slopes = [2]float32{1, 0.1} // by sign

const (
	curveRange = 8
	curveSteps = 256 // a unit
)

var tanhCurve = func() []float32 {
	c := make([]float32, 2*curveRange*curveSteps+1)
	for i := range c {
		c[i] = float32(math.Tanh(float64(i)/curveSteps - curveRange))
	}
	return c
}()

func tanh(x float32) float32 {
	if x <= -curveRange {
		return -1
	}
	if x >= curveRange {
		return 1
	}
	return tanhCurve[int((x+curveRange)*curveSteps+0.5)]
}

func sigmoid(x float32) float32 { return 0.5 + 0.5*tanh(0.5*x) }

// think runs the first layer over the sentences that t holds and scores the tags of their tokens.
func (n *net) think(t *thought, atoms []atom) {
	for dir := range 2 {
		t.layers[0][dir].gate = grown(t.layers[0][dir].gate, t.n*gates)
	}
	for i := range atoms {
		word, tag := t.memory.recall(n, &atoms[i]), n.tagGate[int(atoms[i].tag)*2*gates:]
		for dir := range 2 {
			sumTo(t.layers[0][dir].gate[i*gates:(i+1)*gates], word[dir*gates:(dir+1)*gates], tag[dir*gates:(dir+1)*gates])
		}
	}
	n.layer(t, 0)
	n.tagScores(t)
}

// relate runs the second layer over the sentences that t holds, the first layer's output being in t.out[0].
func (n *net) relate(t *thought) {
	n.layer(t, 1)
	t.ends = grown(t.ends, t.n*n.ends.cols)
	n.ends.plus(n.endsB, t.out[1], t.n, t.ends)
}

// pair scores the arcs between the size tokens from first on, a sentence of those related.
func (n *net) pair(t *thought, first, size int) {
	cols := n.ends.cols
	t.ah, t.ad = grown(t.ah, (size+1)*netArc), grown(t.ad, size*netArc)
	t.lh, t.ld = grown(t.lh, size*netLabel), grown(t.ld, size*netLabel)
	for i := range size {
		e := t.ends[(first+i)*cols : (first+i+1)*cols]
		copy(t.ah[i*netArc:], e[:netArc])
		copy(t.ad[i*netArc:], e[netArc:2*netArc])
		copy(t.lh[i*netLabel:], e[2*netArc:2*netArc+netLabel])
		copy(t.ld[i*netLabel:], e[2*netArc+netLabel:])
	}
	n.arcs(t, size, nil)
}

// relations scores the relations of the arcs to all tokens of a sentence from heads, where their number stands for
// the root, whose row means nothing. A row is n.labelOut.cols wide.
func (n *net) relations(t *thought, heads []int32) []float32 {
	size := len(heads)
	t.arc, t.rels = grown(t.arc, size*netLabel), grown(t.rels, size*n.labelOut.cols)
	for d, h := range heads {
		h = min(h, int32(size-1))
		v, a, b := t.arc[d*netLabel:(d+1)*netLabel], t.lh[int(h)*netLabel:int(h+1)*netLabel], t.ld[d*netLabel:(d+1)*netLabel]
		far := n.labelDist.row(signed(int(h) - d))
		for k := range v {
			v[k] = leaky(a[k] + b[k] + far[k])
		}
	}
	n.labelOut.plus(n.labelOutB, t.arc, size, t.rels)
	return t.rels
}
