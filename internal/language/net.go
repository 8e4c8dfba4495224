package language

import (
	"math"

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
	farthest  = 12 // distances told apart
)

// A matrix is a trained block of numbers: a row for each input, a column for each output.
type matrix struct {
	rows, cols int
	w          []float32
	g, m, v    []float32 // gradient and Adam's moments, in training only
	ema        []float32 // running average of w
	turned     []float32 // w transposed
}

func newMatrix(rows, cols int) *matrix {
	return &matrix{rows: rows, cols: cols, w: make([]float32, rows*cols)}
}

func (a *matrix) row(i int) []float32 { return a.w[i*a.cols : (i+1)*a.cols] }

// times sets y, n rows of a.cols, to x a, x being n rows of a.rows.
func (a *matrix) times(x []float32, n int, y []float32) {
	vek32.MatMul_Into(y[:n*a.cols], x[:n*a.rows], a.w, a.rows)
}

// plus is times with a bias added to every row.
func (a *matrix) plus(bias *matrix, x []float32, n int, y []float32) {
	a.times(x, n, y)
	for i := range n {
		addTo(y[i*a.cols:(i+1)*a.cols], bias.w)
	}
}

func addTo(y, x []float32) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] += v
	}
}

// A gru is one direction of one layer.
type gru struct {
	in, rec  *matrix // of x, of the state: reset, update, candidate
	inB, reB *matrix // biases
}

// A net is the network's weights.
type net struct {
	proj      *matrix // from word space to token
	word      *matrix // a row for each word of the treebank seen often enough; row 0: any other
	suf3      *matrix
	suf2      *matrix
	shape     *matrix
	tag       *matrix
	wordRow   map[uint32]int32
	suf3Row   map[uint32]int32
	suf2Row   map[uint32]int32
	shapeRow  map[uint32]int32
	layers    [netLayers][2]gru
	tagOut    *matrix // tags again, from the first layer
	tagOutB   *matrix
	arcHead   *matrix // token as head, with bias
	arcHeadB  *matrix
	arcDep    *matrix // token as dependent
	arcDepB   *matrix
	arcRoot   *matrix // the root as head
	dist      *matrix // 1 × 2*farthest+1: by signed distance
	labelHead *matrix
	labelDep  *matrix
	labelB    *matrix
	labelOut  *matrix
	labelOutB *matrix
}

// netTables is how many matrices after the first are only looked up in, by row.
const netTables = 5

// matrices lists all of them, in the order of the file.
func (n *net) matrices() []**matrix {
	ms := []**matrix{&n.proj, &n.word, &n.suf3, &n.suf2, &n.shape, &n.tag}
	for l := range n.layers {
		for d := range n.layers[l] {
			g := &n.layers[l][d]
			ms = append(ms, &g.in, &g.rec, &g.inB, &g.reB)
		}
	}
	return append(ms, &n.tagOut, &n.tagOutB, &n.arcHead, &n.arcHeadB, &n.arcDep, &n.arcDepB, &n.arcRoot, &n.dist,
		&n.labelHead, &n.labelDep, &n.labelB, &n.labelOut, &n.labelOutB)
}

// A thought is the network's scratch for one sentence of n tokens.
type thought struct {
	n      int
	ids    []tokenIDs
	v      []float32               // n × spaceDims
	x      []float32               // n × netInput
	layers [netLayers][2]recurrent // by direction
	out    [netLayers][]float32    // n × netOut
	tags   []float32               // n × tags
	ah, ad []float32               // (n+1) × netArc, n × netArc
	aht    []float32               // ah transposed
	score  []float32               // n × (n+1): dependents by heads, the root last
	lh, ld []float32               // n × netLabel
}

// recurrent keeps what one direction went through: gates, the candidate's share of the state, states.
type recurrent struct {
	gate []float32 // n × gates, after the activations
	un   []float32 // n × netHidden
	h    []float32 // n × netHidden
	u    []float32 // gates
}

type tokenIDs struct{ space, word, suf3, suf2, shape, tag int32 }

func (n *net) ids(a *atom) tokenIDs {
	return tokenIDs{a.row, n.wordRow[a.low], n.suf3Row[a.suf[2]], n.suf2Row[a.suf[1]], n.shapeRow[a.shape], int32(a.tag)}
}

// embed sets x to the sums of what is known of the tokens in t.ids.
func (n *net) embed(t *thought) {
	t.v, t.x = grown(t.v, t.n*spaceDims), grown(t.x, t.n*netInput)
	words := space()
	for i, id := range t.ids[:t.n] {
		v := t.v[i*spaceDims : (i+1)*spaceDims]
		if id.space < 0 {
			clear(v)
			continue
		}
		for k, c := range words.vectors[int(id.space)*spaceDims : int(id.space+1)*spaceDims] {
			v[k] = float32(c) * (1.0 / 64)
		}
	}
	n.proj.times(t.v, t.n, t.x)
	for i, id := range t.ids[:t.n] {
		x := t.x[i*netInput : (i+1)*netInput]
		addTo(x, n.word.row(int(id.word)))
		addTo(x, n.suf3.row(int(id.suf3)))
		addTo(x, n.suf2.row(int(id.suf2)))
		addTo(x, n.shape.row(int(id.shape)))
		addTo(x, n.tag.row(int(id.tag)))
	}
}

// run reads n inputs, backwards if so told.
func (g *gru) run(s *recurrent, x []float32, n int, backwards bool) {
	s.gate, s.un, s.h, s.u = grown(s.gate, n*gates), grown(s.un, n*netHidden), grown(s.h, n*netHidden), grown(s.u, gates)
	g.in.plus(g.inB, x, n, s.gate)
	var zero [netHidden]float32
	last := zero[:]
	for k := range n {
		i := k
		if backwards {
			i = n - 1 - k
		}
		g.rec.plus(g.reB, last, 1, s.u)
		h := s.h[i*netHidden : (i+1)*netHidden]
		cells(s.gate[i*gates:(i+1)*gates], s.u, s.un[i*netHidden:(i+1)*netHidden], last, h)
		last = h
	}
}

// cells does the arithmetic of one step after the matrices: from the shares of input and state to the gates
// and the new state.
func cells(gate, u, un, last, h []float32) {
	r, z, c := gate[:netHidden], gate[netHidden:2*netHidden], gate[2*netHidden:3*netHidden]
	ur, uz, uc := u[:netHidden], u[netHidden:2*netHidden], u[2*netHidden:3*netHidden]
	un, last, h = un[:netHidden], last[:netHidden], h[:netHidden]
	for j := range netHidden {
		r[j] = sigmoid(r[j] + ur[j])
		z[j] = sigmoid(z[j] + uz[j])
		un[j] = uc[j]
		c[j] = tanh(c[j] + r[j]*uc[j])
		h[j] = c[j] + z[j]*(last[j]-c[j])
	}
}

// encode runs the layers over the tokens; mask, if any, is applied to the output of each layer.
func (n *net) encode(t *thought, mask func(layer int, out []float32)) {
	x := t.x
	for l := range n.layers {
		n.layers[l][0].run(&t.layers[l][0], x, t.n, false)
		n.layers[l][1].run(&t.layers[l][1], x, t.n, true)
		t.out[l] = grown(t.out[l], t.n*netOut)
		for i := range t.n {
			copy(t.out[l][i*netOut:], t.layers[l][0].h[i*netHidden:(i+1)*netHidden])
			copy(t.out[l][i*netOut+netHidden:], t.layers[l][1].h[i*netHidden:(i+1)*netHidden])
		}
		if mask != nil {
			mask(l, t.out[l])
		}
		x = t.out[l]
	}
}

// tagScores fills the scores of the tags of every token.
func (n *net) tagScores(t *thought) {
	t.tags = grown(t.tags, t.n*n.tagOut.cols)
	n.tagOut.plus(n.tagOutB, t.out[0], t.n, t.tags)
}

// arcs fills the scores of all heads for all dependents; mask, if any, is applied to the heads' vectors.
func (n *net) arcs(t *thought, mask func(heads []float32)) {
	t.ah, t.ad, t.score = grown(t.ah, (t.n+1)*netArc), grown(t.ad, t.n*netArc), grown(t.score, t.n*(t.n+1))
	out := t.out[netLayers-1]
	n.arcHead.plus(n.arcHeadB, out, t.n, t.ah)
	n.arcDep.plus(n.arcDepB, out, t.n, t.ad)
	for i, v := range t.ah[:t.n*netArc] {
		t.ah[i] = leaky(v)
	}
	copy(t.ah[t.n*netArc:], n.arcRoot.w)
	if mask != nil {
		mask(t.ah)
	}
	t.aht = turn(t.ah, t.n+1, netArc, t.aht)
	vek32.MatMul_Into(t.score, t.ad, t.aht, netArc)
	for d := range t.n {
		row := t.score[d*(t.n+1) : (d+1)*(t.n+1)]
		for h := range t.n {
			row[h] += n.dist.w[signed(h-d)]
		}
		row[d] = -1e9
	}
}

// turn transposes a, rows × cols, into b.
func turn(a []float32, rows, cols int, b []float32) []float32 {
	b = grown(b, rows*cols)
	for i := range rows {
		for j, v := range a[i*cols : (i+1)*cols] {
			b[j*rows+i] = v
		}
	}
	return b
}

// signed is the place of a distance in the table of distances.
func signed(d int) int { return max(-farthest, min(farthest, d)) + farthest }

func leaky(v float32) float32 {
	if v < 0 {
		return v * 0.1
	}
	return v
}

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

// think scores the tags and arcs of a sentence.
func (n *net) think(t *thought, atoms []atom) {
	t.n = len(atoms)
	t.ids = grown(t.ids, t.n)
	for i := range atoms {
		t.ids[i] = n.ids(&atoms[i])
	}
	n.embed(t)
	n.encode(t, nil)
	n.tagScores(t)
	n.arcs(t, nil)
	t.lh, t.ld = grown(t.lh, t.n*netLabel), grown(t.ld, t.n*netLabel)
	n.labelHead.plus(n.labelB, t.out[netLayers-1], t.n, t.lh)
	n.labelDep.times(t.out[netLayers-1], t.n, t.ld)
}

// relation scores the relations of the arc from h to d.
func (n *net) relation(t *thought, h, d int32, p []float32) {
	var v [netLabel]float32
	b := t.ld[int(d)*netLabel : int(d+1)*netLabel]
	for k, a := range t.lh[int(h)*netLabel : int(h+1)*netLabel] {
		v[k] = leaky(a + b[k])
	}
	n.labelOut.plus(n.labelOutB, v[:], 1, p)
}
