package language

// A judgement is what earlier networks together think of a lesson: probabilities of the heads and the tags of
// its tokens, and of the relations of its true arcs, a row a token. A network taught by a judgement beside the
// treebank learns how sure it may be, and makes fewer mistakes (distillation: Hinton et al. 2015; of parsers:
// Kuncoro et al. 2016).
type judgement struct{ arcs, tags, rels []float32 }

// trust is the share of the judgement in what a network is taught; the rest is the treebank's.
const trust = 0.5

// miss turns probabilities p of token i into their gradient: what they are too much by. said are the
// judgement's probabilities, nil when there is none.
func miss(p []float32, truth int, said []float32, i int) {
	if said == nil {
		p[truth]--
		return
	}
	for k, q := range said[i*len(p) : (i+1)*len(p)] {
		p[k] -= trust * q
	}
	p[truth] -= 1 - trust
}

// ask adds what n thinks of every lesson to the judgements, with the weight share.
func (t *teacher) ask(n *net, share float32) {
	if t.judged == nil {
		t.judged = make([]judgement, len(t.lessons))
	}
	var th thought
	for i, atoms := range t.atoms {
		th.hold(len(atoms))
		n.think(&th, atoms)
		n.relate(&th)
		n.pair(&th, 0, th.n)
		rels := n.relations(&th, t.heads(i)[:th.n])
		j := &t.judged[i]
		j.arcs = addShare(j.arcs, th.score[:th.n*(th.n+1)], th.n+1, share)
		j.tags = addShare(j.tags, th.tags[:th.n*n.tagOut.cols], n.tagOut.cols, share)
		j.rels = addShare(j.rels, rels[:th.n*n.labelOut.cols], n.labelOut.cols, share)
	}
}

// addShare turns scores, rows of cols, into probabilities and adds a share of them to sum.
func addShare(sum, scores []float32, cols int, share float32) []float32 {
	if sum == nil {
		sum = make([]float32, len(scores))
	}
	for at := 0; at < len(scores); at += cols {
		softmax(scores[at : at+cols])
	}
	for k, p := range scores {
		sum[k] += share * p
	}
	return sum
}
