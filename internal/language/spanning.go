package language

// A spanner finds the best tree over a sentence (Chu & Liu 1965, Edmonds 1967): of all ways to give each of
// n tokens a head among the others and the root, the tree whose arcs score highest together.
type spanner struct {
	mark []int32
}

const rootCost = 1e6 // each arc from the root costs this, so that there is just one

// spanning fills head from score, n rows of n+1: dependents by heads, the root last. The best head of every
// token mostly makes a tree already; only if not, circles are contracted.
func (sp *spanner) spanning(score []float32, n int, head []int32) {
	for d := range n {
		score[d*(n+1)+d] = -1e30
	}
	roots := greedy(score, n, head)
	if roots == 1 && sp.circle(head[:n]) == nil {
		return
	}
	for d := range n {
		score[d*(n+1)+n] -= rootCost
	}
	sp.contract(score, n, head)
}

// greedy gives each token its best head and counts the roots.
func greedy(score []float32, n int, head []int32) (roots int) {
	for d := range n {
		row := score[d*(n+1) : (d+1)*(n+1)]
		b := n
		for h, s := range row {
			if s > row[b] {
				b = h
			}
		}
		head[d] = int32(b)
		roots += b2i(b == n)
	}
	return roots
}

// contract takes for each token its best head, and where those form a circle makes the circle one token and
// begins again with what is left.
func (sp *spanner) contract(score []float32, n int, head []int32) {
	greedy(score, n, head)
	circle := sp.circle(head[:n])
	if circle == nil {
		return
	}
	in := make([]bool, n)
	for _, c := range circle {
		in[c] = true
	}
	// Tokens outside keep their order; the circle becomes token m-1, the root is m.
	var outside []int32
	for i := range int32(n) {
		if !in[i] {
			outside = append(outside, i)
		}
	}
	m := len(outside) + 1
	small := make([]float32, m*(m+1))
	enter := make([]int32, m+1) // by head outside: the token of the circle it would govern
	leave := make([]int32, m)   // by dependent outside: the token of the circle that would govern it
	at := func(h int) int {
		if h == m {
			return n
		}
		return int(outside[h])
	}
	for d, od := range outside {
		for h := range m + 1 {
			if h != m-1 {
				small[d*(m+1)+h] = score[int(od)*(n+1)+at(h)]
				continue
			}
			b := circle[0]
			for _, c := range circle {
				if score[int(od)*(n+1)+int(c)] > score[int(od)*(n+1)+int(b)] {
					b = c
				}
			}
			leave[d] = b
			small[d*(m+1)+h] = score[int(od)*(n+1)+int(b)]
		}
	}
	for h := range m + 1 {
		if h == m-1 {
			small[(m-1)*(m+1)+h] = -1e30
			continue
		}
		top := float32(-3e38)
		for _, c := range circle {
			gain := score[int(c)*(n+1)+at(h)] - score[int(c)*(n+1)+int(head[c])]
			if gain > top {
				top, enter[h] = gain, c
			}
		}
		small[(m-1)*(m+1)+h] = top
	}
	inner := make([]int32, m)
	sp.contract(small, m, inner)
	for d, od := range outside {
		if int(inner[d]) == m-1 {
			head[od] = leave[d]
		} else {
			head[od] = int32(at(int(inner[d])))
		}
	}
	h := inner[m-1]
	head[enter[h]] = int32(at(int(h)))
}

// circle is the tokens of a circle among the heads, nil when there is none.
func (sp *spanner) circle(head []int32) []int32 {
	n := int32(len(head))
	sp.mark = grown(sp.mark, len(head))
	clear(sp.mark)
	for i := range n {
		j := i
		for j < n && sp.mark[j] == 0 {
			sp.mark[j] = i + 1
			j = head[j]
		}
		if j < n && sp.mark[j] == i+1 {
			circle := []int32{j}
			for k := head[j]; k != j; k = head[k] {
				circle = append(circle, k)
			}
			return circle
		}
	}
	return nil
}
