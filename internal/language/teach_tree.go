package language

import (
	"cmp"
	"math"
	"slices"
)

const (
	netRounds   = 20
	judges      = 2 // networks trained first, whose judgement the one that is kept learns from
	judgeRounds = 12
)

// teachNets trains the judges, then the network that is kept.
func (t *teacher) teachNets() {
	var nets []*net
	for range judges {
		nets = append(nets, t.teachNet(judgeRounds))
	}
	for _, n := range nets {
		t.ask(n, 1.0/judges)
	}
	t.m.net = t.teachNet(netRounds)
}

// teachNet trains a network on the lessons, whose atoms have predicted tags.
func (t *teacher) teachNet(rounds int) *net {
	n := &net{}
	e := &netTeacher{n: n, rand: t.rand}
	for i := range n.looks {
		var freq []int
		n.looks[i].row, freq = t.rows(func(a *atom) uint32 { return lookKeys(a)[i] }, lookLeast[i])
		if i == lookWord {
			e.freq = freq
		}
	}
	n.init(t.rand, len(t.m.tags))
	steps, total := 0, rounds*(len(t.lessons)/netBatch+1)
	for round := range rounds {
		e.loss = 0
		in := 0
		order := t.shuffled(t.all())
		for k, i := range order {
			var said judgement
			if t.judged != nil {
				said = t.judged[i]
			}
			e.sentence(t.view(i), t.heads(i), t.tags[i], t.lessons[i].Words, said)
			if in++; in == netBatch || k == len(order)-1 {
				e.step(netRate*rateAt(float64(steps)/float64(total)), in)
				in = 0
				steps++
			}
		}
		t.log("net round %d: loss %.4f a token", round+1, e.loss/float64(t.tokens()))
	}
	e.average()
	n.ready()
	return n
}

// rateAt is the share of the full rate at a point of the training: a short rise, then down along a cosine.
func rateAt(done float64) float64 {
	if done < 0.02 {
		return 0.05 + done/0.02*0.95
	}
	return 0.02 + 0.98*(0.5+0.5*math.Cos(math.Pi*done))
}

func (t *teacher) tokens() int {
	n := 0
	for _, l := range t.lessons {
		n += len(l.Words)
	}
	return n
}

// rows numbers the values of an atom that occur at least least times, from 1 by falling count, and gives each
// one's count by number; 0 is for all others.
func (t *teacher) rows(of func(*atom) uint32, least int) (row map[uint32]int32, freq []int) {
	var keys []uint32
	counts := map[uint32]int{}
	for i := range t.atoms {
		for _, view := range [][]atom{t.atoms[i], t.caps[i][:min(1, len(t.caps[i]))]} {
			for k := range view {
				counts[of(&view[k])]++
			}
		}
	}
	for k, n := range counts {
		if n >= least {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b uint32) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	row, freq = map[uint32]int32{}, make([]int, len(keys)+1)
	freq[0] = 1
	for i, k := range keys {
		row[k], freq[i+1] = int32(i+1), counts[k]
	}
	return row, freq
}
