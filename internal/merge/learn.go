package merge

import "math"

// A Labelled is a comparison of two drafts that are known to be the same incident, or not.
type labelled struct {
	c    comparison
	same bool
}

// learn finds the points under which labelled pairs are likeliest: logistic regression by gradient
// descent with steps shrinking per weight (Duchi, Hazan and Singer, "Adaptive Subgradient Methods",
// 2011), ridge pulling every weight but the prior towards its value in from.
func learn(pairs []labelled, from *Weights, ridge float64, rounds int) *Weights {
	w := &Weights{}
	var steps Weights
	for f := range fields {
		w[f] = append([]float64(nil), from[f]...)
		steps[f] = make([]float64, len(from[f]))
	}
	for range rounds {
		var slope Weights
		for f := range fields {
			slope[f] = make([]float64, len(w[f]))
			for l := range w[f] {
				if f != fPrior {
					slope[f][l] = ridge * (w[f][l] - from[f][l])
				}
			}
		}
		for i := range pairs {
			p := 1 / (1 + math.Exp(-w.score(&pairs[i].c)))
			if pairs[i].same {
				p--
			}
			for f := range fields {
				m := pairs[i].c[f]
				if m.level < 0 {
					continue
				}
				slope[f][m.level] += p * float64(1-m.part)
				if m.part > 0 {
					slope[f][m.level+1] += p * float64(m.part)
				}
			}
		}
		for f := range fields {
			for l, g := range slope[f] {
				steps[f][l] += g * g
				w[f][l] -= 0.5 * g / (math.Sqrt(steps[f][l]) + 1e-9)
			}
		}
	}
	for f := range fields {
		if fields[f].knots != nil {
			rise(w[f])
		}
	}
	return w
}

// rise makes the points of a scale rise with it: neighbours that fall are given their mean (pool adjacent
// violators).
func rise(p []float64) {
	type block struct {
		sum float64
		n   int
	}
	var bs []block
	for _, v := range p {
		bs = append(bs, block{v, 1})
		for len(bs) > 1 && bs[len(bs)-2].sum/float64(bs[len(bs)-2].n) > bs[len(bs)-1].sum/float64(bs[len(bs)-1].n) {
			last := bs[len(bs)-1]
			bs = bs[:len(bs)-1]
			bs[len(bs)-1].sum += last.sum
			bs[len(bs)-1].n += last.n
		}
	}
	at := 0
	for _, b := range bs {
		for range b.n {
			p[at] = b.sum / float64(b.n)
			at++
		}
	}
}
