package language

import (
	"math"
	"math/rand/v2"
	"slices"
)

// A netTeacher trains a net by Adam (Kingma & Ba 2015) on small batches of sentences.
type netTeacher struct {
	n                  *net
	rand               *rand.Rand
	freq               []int // of each row of n.word
	steps              int
	t                  thought
	dx, dOut, dAh, dAd []float32
	dIn, dRec, before  []float32
	turned, product    []float32
	arcRows            []arcRow
	maskOut            [netLayers][]float32
	maskAh             []float32
	dNh, dNd           []float32
	loss               float64
}

const (
	netDropOut   = 0.25
	netDropArc   = 0.2
	netDropWord  = 0.25
	netDropTag   = 0.1
	netDropSpace = 0.05
	netRate      = 2e-3
	netBatch     = 8
	netDecay     = 0.9993 // of the running average of the weights, which is what is kept
)

func (n *net) init(r *rand.Rand, tags int) {
	small := func(rows, cols int, s float64) *matrix {
		m := newMatrix(rows, cols)
		for i := range m.w {
			m.w[i] = float32(r.NormFloat64() * s)
		}
		return m
	}
	even := func(rows, cols int) *matrix { return small(rows, cols, 1/math.Sqrt(float64(rows))) }
	n.proj = even(spaceDims, netInput)
	for i := range n.looks {
		n.looks[i].m = small(len(n.looks[i].row)+1, netInput, 0.05)
	}
	n.tag = small(tags+1, netInput, 0.2) // the last tag: unknown
	width := netInput
	for l := range n.layers {
		for d := range n.layers[l] {
			n.layers[l][d] = gru{even(width, gates), even(netHidden, gates), newMatrix(1, gates), newMatrix(1, gates)}
		}
		width = netOut
	}
	n.tagOut, n.tagOutB = even(netOut, wide(tags)), newMatrix(1, wide(tags))
	n.arcHead, n.arcHeadB, n.arcDep, n.arcDepB = even(netOut, netArc), newMatrix(1, netArc), even(netOut, netArc), newMatrix(1, netArc)
	n.arcRoot, n.dist = small(1, netArc, 0.3), newMatrix(1, distances)
	n.distHead, n.distDep = small(netArc, distances, 0.05), small(netArc, distances, 0.05)
	n.labelHead, n.labelDep, n.labelB = even(netOut, netLabel), even(netOut, netLabel), newMatrix(1, netLabel)
	n.labelDist = small(distances, netLabel, 0.05)
	n.labelOut, n.labelOutB = even(netLabel, wide(len(relNames))), newMatrix(1, wide(len(relNames)))
	for _, p := range n.matrices() {
		m := *p
		m.g, m.m, m.v, m.ema = make([]float32, len(m.w)), make([]float32, len(m.w)), make([]float32, len(m.w)), make([]float32, len(m.w))
	}
	n.turnAll()
}

// sparse tells which matrices are tables of which a sentence touches few rows.
func (n *net) sparse(m *matrix) bool {
	return slices.ContainsFunc(n.looks[:lookShape], func(l look) bool { return l.m == m })
}

// turnAll keeps the transposes up to date.
func (n *net) turnAll() {
	for _, p := range n.matrices() {
		m := *p
		if m.rows > 1 && !n.table(m) {
			m.turned = grown(m.turned, len(m.w))
			turn(m.w, m.rows, m.cols, m.turned, m.rows)
		}
	}
}

// table tells whether a matrix is only looked up in.
func (n *net) table(m *matrix) bool { return n.sparse(m) || m == n.looks[lookShape].m || m == n.tag }

// back adds to dx, n rows, what the gradient dy of the output means for the input.
func (e *netTeacher) back(a *matrix, dy []float32, n int, dx []float32) {
	e.product = grown(e.product, n*a.rows)
	multiply(dy, a.turned, e.product, n, a.cols, a.rows)
	addTo(dx, e.product)
}

// learn adds to a's gradient what the gradient dy of its output means, x being its input.
func (e *netTeacher) learn(a *matrix, bias *matrix, dy, x []float32, n int) {
	e.turned = grown(e.turned, n*a.rows)
	turn(x[:n*a.rows], n, a.rows, e.turned, n)
	e.product = grown(e.product, a.rows*a.cols)
	multiply(e.turned, dy, e.product, a.rows, n, a.cols)
	addTo(a.g, e.product)
	if bias != nil {
		for i := range n {
			addTo(bias.g, dy[i*a.cols:(i+1)*a.cols])
		}
	}
}

func zeroed(s []float32, n int) []float32 {
	s = grown(s, n)
	clear(s)
	return s
}

func (e *netTeacher) mask(n int, drop float64, m []float32) []float32 {
	m = grown(m, n)
	keep := float32(1 / (1 - drop))
	for i := range m {
		m[i] = keep
		if e.rand.Float64() < drop {
			m[i] = 0
		}
	}
	return m
}

// sentence runs the net forwards and backwards over one sentence; heads, tags and what was said of it as the
// teacher gives them.
func (e *netTeacher) sentence(atoms []atom, heads []int32, tags []uint8, words []LessonWord, said judgement) {
	n, t := e.n, &e.t
	t.hold(len(atoms))
	t.ids = grown(t.ids, t.n)
	for i := range atoms {
		id := n.ids(&atoms[i])
		if f := float64(e.freq[id.looks[lookWord]]); e.rand.Float64() < netDropWord/(netDropWord+f) {
			id.looks[lookWord] = 0
		}
		if e.rand.Float64() < netDropSpace {
			id.space = -1
		}
		if e.rand.Float64() < netDropTag {
			id.tag = int32(n.tag.rows - 1)
		}
		t.ids[i] = id
	}
	n.embed(t)
	for i, id := range t.ids[:t.n] {
		addTo(t.x[i*netInput:(i+1)*netInput], n.tag.row(int(id.tag)))
	}
	for dir := range 2 {
		n.layers[0][dir].inputs(&t.layers[0][dir], t.x, t.n)
	}
	for l := range netLayers {
		e.maskOut[l] = e.mask(netOut, netDropOut, e.maskOut[l])
	}
	e.maskAh = e.mask(netArc, netDropArc, e.maskAh)
	for l := range netLayers {
		n.layer(t, l)
		masked(t.out[l], e.maskOut[l])
	}
	n.tagScores(t)
	t.ah, t.ad = grown(t.ah, (t.n+1)*netArc), grown(t.ad, t.n*netArc)
	n.arcHead.plus(n.arcHeadB, t.out[netLayers-1], t.n, t.ah)
	n.arcDep.plus(n.arcDepB, t.out[netLayers-1], t.n, t.ad)
	n.arcs(t, t.n, func(heads []float32) { masked(heads, e.maskAh) })
	e.dOut = zeroed(e.dOut, t.n*netOut)
	e.backArcs(heads, said)
	e.backLabels(heads, words, said)
	e.backEncode(tags, said)
}

func masked(rows, mask []float32) {
	for ; len(rows) > 0; rows = rows[len(mask):] {
		for k, m := range mask {
			rows[k] *= m
		}
	}
}

// softmax turns scores into probabilities.
func softmax(s []float32) {
	top := s[0]
	for _, v := range s {
		top = max(top, v)
	}
	sum := float32(0)
	for i, v := range s {
		s[i] = float32(math.Exp(float64(v - top)))
		sum += s[i]
	}
	for i := range s {
		s[i] /= sum
	}
}

func (e *netTeacher) backArcs(heads []int32, said judgement) {
	n, t := e.n, &e.t
	w := t.n + 1
	e.dNh, e.dNd = zeroed(e.dNh, t.n*distances), zeroed(e.dNd, t.n*distances)
	for d := range t.n {
		p := t.score[d*w : (d+1)*w]
		softmax(p)
		e.loss -= math.Log(float64(p[heads[d]]) + 1e-9)
		miss(p, int(heads[d]), said.arcs, d)
		near := e.dNd[d*distances : (d+1)*distances]
		for h := range t.n {
			k := signed(h - d)
			near[k] += p[h]
			e.dNh[h*distances+k] += p[h]
		}
		near[atRoot] += p[t.n]
	}
	e.dAh, e.dAd = grown(e.dAh, w*netArc), grown(e.dAd, t.n*netArc)
	multiply(t.score, t.ah, e.dAd, t.n, w, netArc)
	e.turned = grown(e.turned, t.n*w)
	turn(t.score, t.n, w, e.turned, t.n)
	multiply(e.turned, t.ad, e.dAh, w, t.n, netArc)
	e.learn(n.distDep, n.dist, e.dNd, t.ad, t.n)
	e.back(n.distDep, e.dNd, t.n, e.dAd)
	e.learn(n.distHead, nil, e.dNh, t.ah, t.n)
	e.back(n.distHead, e.dNh, t.n, e.dAh)
	masked(e.dAh, e.maskAh)
	addTo(n.arcRoot.g, e.dAh[t.n*netArc:])
	bend(e.dAh[:t.n*netArc], t.ah)
	out := t.out[netLayers-1]
	e.learn(n.arcHead, n.arcHeadB, e.dAh, out, t.n)
	e.back(n.arcHead, e.dAh, t.n, e.dOut)
	e.learn(n.arcDep, n.arcDepB, e.dAd, out, t.n)
	e.back(n.arcDep, e.dAd, t.n, e.dOut)
}

// bend takes a gradient back through leaky.
func bend(d, y []float32) {
	for k := range d {
		if y[k] < 0 {
			d[k] *= 0.1
		}
	}
}

// An arcRow is what one arc of a batch goes through on the way to its relation.
type arcRow struct{ h, d int }

// backLabels takes all arcs of the sentence as one batch.
func (e *netTeacher) backLabels(heads []int32, words []LessonWord, said judgement) {
	n, t := e.n, &e.t
	out := t.out[netLayers-1]
	t.lh, t.ld = grown(t.lh, t.n*netLabel), grown(t.ld, t.n*netLabel)
	n.labelHead.plus(n.labelB, out, t.n, t.lh)
	n.labelDep.times(out, t.n, t.ld)
	e.arcRows = e.arcRows[:0]
	for d := range t.n {
		if int(heads[d]) < t.n {
			e.arcRows = append(e.arcRows, arcRow{int(heads[d]), d})
		}
	}
	if len(e.arcRows) == 0 {
		return
	}
	m := len(e.arcRows)
	cols := n.labelOut.cols
	v, p := make([]float32, m*netLabel), make([]float32, m*cols)
	for i, a := range e.arcRows {
		row, far := v[i*netLabel:(i+1)*netLabel], n.labelDist.row(signed(a.h-a.d))
		for k := range row {
			row[k] = leaky(t.lh[a.h*netLabel+k] + t.ld[a.d*netLabel+k] + far[k])
		}
	}
	n.labelOut.plus(n.labelOutB, v, m, p)
	for i, a := range e.arcRows {
		row := p[i*cols : (i+1)*cols]
		softmax(row)
		miss(row, int(words[a.d].Rel), said.rels, a.d)
	}
	e.learn(n.labelOut, n.labelOutB, p, v, m)
	dv := make([]float32, m*netLabel)
	e.back(n.labelOut, p, m, dv)
	bend(dv, v)
	dh, dd := make([]float32, t.n*netLabel), make([]float32, t.n*netLabel)
	for i, a := range e.arcRows {
		addTo(dh[a.h*netLabel:(a.h+1)*netLabel], dv[i*netLabel:(i+1)*netLabel])
		addTo(dd[a.d*netLabel:(a.d+1)*netLabel], dv[i*netLabel:(i+1)*netLabel])
		k := signed(a.h - a.d)
		addTo(n.labelDist.g[k*netLabel:(k+1)*netLabel], dv[i*netLabel:(i+1)*netLabel])
	}
	e.learn(n.labelHead, n.labelB, dh, out, t.n)
	e.back(n.labelHead, dh, t.n, e.dOut)
	e.learn(n.labelDep, nil, dd, out, t.n)
	e.back(n.labelDep, dd, t.n, e.dOut)
}

// tagLoss turns the scores of the tags into their gradient.
func (e *netTeacher) tagLoss(tags []uint8, said judgement) {
	cols := e.n.tagOutB.cols
	for i, tag := range tags {
		p := e.t.tags[i*cols : (i+1)*cols]
		softmax(p)
		miss(p, int(tag), said.tags, i)
	}
}

func (e *netTeacher) backEncode(tags []uint8, said judgement) {
	n, t := e.n, &e.t
	e.tagLoss(tags, said)
	for l := netLayers - 1; l >= 0; l-- {
		x, width := t.x, netInput
		if l > 0 {
			x, width = t.out[l-1], netOut
		}
		if l == 0 { // the tags come from the first layer
			e.learn(n.tagOut, n.tagOutB, t.tags, t.out[0], t.n)
			e.back(n.tagOut, t.tags, t.n, e.dOut)
		}
		masked(e.dOut, e.maskOut[l])
		e.dx = zeroed(e.dx, t.n*width)
		for dir := range 2 {
			e.backGRU(&n.layers[l][dir], &t.layers[l][dir], x, dir)
		}
		e.dx, e.dOut = e.dOut, e.dx
	}
	// After the swap, dOut holds the gradient of the tokens.
	e.learn(n.proj, nil, e.dOut, t.v, t.n)
	for i, id := range t.ids[:t.n] {
		dx := e.dOut[i*netInput : (i+1)*netInput]
		for k, r := range id.looks {
			n.looks[k].m.gain(r, dx)
		}
		addTo(n.tag.g[int(id.tag)*netInput:int(id.tag+1)*netInput], dx)
	}
}

func (e *netTeacher) backGRU(g *gru, s *recurrent, x []float32, dir int) {
	n := e.t.n
	e.dIn, e.dRec, e.before = grown(e.dIn, n*gates), grown(e.dRec, n*gates), zeroed(e.before, n*netHidden)
	var dh, dPrev [netHidden]float32
	for k := n - 1; k >= 0; k-- {
		i, before := k, k-1
		if dir == 1 {
			i, before = n-1-k, n-k
		}
		last := e.before[i*netHidden : (i+1)*netHidden]
		if k > 0 {
			copy(last, s.h[before*netHidden:(before+1)*netHidden])
		}
		gate, un := s.gate[i*gates:(i+1)*gates], s.un[i*netHidden:(i+1)*netHidden]
		do := e.dOut[i*netOut+dir*netHidden : i*netOut+(dir+1)*netHidden]
		dIn, dRec := e.dIn[i*gates:(i+1)*gates], e.dRec[i*gates:(i+1)*gates]
		for j := range netHidden {
			d := dh[j] + do[j]
			r, z, c := gate[j], gate[netHidden+j], gate[2*netHidden+j]
			dc := d * (1 - z) * (1 - c*c)
			dr := dc * un[j] * r * (1 - r)
			dz := d * (last[j] - c) * z * (1 - z)
			dPrev[j] = d * z
			dIn[j], dIn[netHidden+j], dIn[2*netHidden+j] = dr, dz, dc
			dRec[j], dRec[netHidden+j], dRec[2*netHidden+j] = dr, dz, dc*r
		}
		e.back(g.rec, dRec, 1, dPrev[:])
		dh = dPrev
	}
	e.learn(g.rec, g.reB, e.dRec, e.before, n)
	e.learn(g.in, g.inB, e.dIn, x, n)
	e.back(g.in, e.dIn, n, e.dx)
}

// gain adds to the gradient of row r of a table.
func (m *matrix) gain(r int32, dx []float32) {
	g := m.g[int(r)*m.cols : int(r+1)*m.cols]
	if quiet(g) {
		m.hit = append(m.hit, r)
	}
	addTo(g, dx)
}

// moved are the rows of m that have a gradient: of the large tables a batch touches few.
func (e *netTeacher) moved(m *matrix) []int32 {
	if e.n.sparse(m) {
		slices.Sort(m.hit)
		m.hit = slices.Compact(m.hit)
		return m.hit
	}
	m.hit = m.hit[:0]
	for r := range m.rows {
		m.hit = append(m.hit, int32(r))
	}
	return m.hit
}

// step moves the weights along the gradients of a batch, and forgets these.
func (e *netTeacher) step(rate float64, batch int) {
	e.steps++
	norm := 0.0
	for _, p := range e.n.matrices() {
		m := *p
		for _, r := range e.moved(m) {
			for _, g := range m.g[int(r)*m.cols : int(r+1)*m.cols] {
				norm += float64(g) * float64(g)
			}
		}
	}
	clip := float32(1 / float64(batch))
	if norm = math.Sqrt(norm) / float64(batch); norm > 5 {
		clip *= float32(5 / norm)
	}
	const b1, b2 = 0.9, 0.98
	fix := float32(rate * math.Sqrt(1-math.Pow(b2, float64(e.steps))) / (1 - math.Pow(b1, float64(e.steps))))
	decay := float32(min(netDecay, float64(e.steps)/float64(e.steps+20)))
	for _, p := range e.n.matrices() {
		m := *p
		sparse := e.n.sparse(m)
		for _, row := range m.hit {
			r := int(row)
			g := m.g[r*m.cols : (r+1)*m.cols]
			w, m1, m2, ema := m.w[r*m.cols:(r+1)*m.cols], m.m[r*m.cols:(r+1)*m.cols], m.v[r*m.cols:(r+1)*m.cols], m.ema[r*m.cols:(r+1)*m.cols]
			for i, d := range g {
				d *= clip
				m1[i] = b1*m1[i] + (1-b1)*d
				m2[i] = b2*m2[i] + (1-b2)*d*d
				w[i] -= fix * m1[i] / (float32(math.Sqrt(float64(m2[i]))) + 1e-8)
				if !sparse {
					ema[i] = decay*ema[i] + (1-decay)*w[i]
				}
			}
			clear(g)
		}
		if sparse {
			m.hit = m.hit[:0]
		}
	}
	e.n.turnAll()
}

func quiet(g []float32) bool {
	for _, v := range g {
		if v != 0 {
			return false
		}
	}
	return true
}

// average puts the running averages in the place of the weights.
func (e *netTeacher) average() {
	for _, p := range e.n.matrices() {
		if m := *p; !e.n.sparse(m) {
			m.w = m.ema
		}
	}
}
