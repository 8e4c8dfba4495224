package language

import "slices"

// A spanner finds the best tree over a sentence (Chu & Liu 1965, Edmonds 1967): of all ways to give each of
// n tokens a head among the others and the root, the tree whose arcs score highest together.
type spanner struct {
	mark, alive []int32
}

const rootCost = 1e6 // each arc from the root costs this, so that there is just one

// spanning fills head from score, n rows of n+1: dependents by heads, the root last. The best head of every
// token mostly makes a tree already; only if not, circles are contracted, which spoils score.
func (sp *spanner) spanning(score []float32, n int, head []int32) {
	for d := range n {
		score[d*(n+1)+d] = -1e30
	}
	sp.alive = grown(sp.alive, n)
	roots := 0
	for d := range n {
		sp.alive[d] = int32(d)
		head[d] = bestHead(score[d*(n+1) : (d+1)*(n+1)])
		roots += b2i(int(head[d]) == n)
	}
	if roots == 1 && sp.circle(sp.alive, head) == nil {
		return
	}
	for d := range n {
		row := score[d*(n+1) : (d+1)*(n+1)]
		row[n] -= rootCost
		head[d] = bestHead(row)
	}
	sp.contract(score, n, head, sp.alive)
}

// bestHead is the place of the highest score; of equals the last place, which is the root's, or else the first.
func bestHead(row []float32) int32 {
	n := len(row) - 1
	b, top := n, row[n]
	for h, s := range row[:n] {
		if s > top {
			b, top = h, s
		}
	}
	return int32(b)
}

// contract takes the best heads of the tokens that are alive, and where those form a circle makes the circle one
// token, its first, and goes on with what is left: that token's row and column of score become the circle's.
func (sp *spanner) contract(score []float32, n int, head, alive []int32) {
	circle := sp.circle(alive, head)
	if circle == nil {
		return
	}
	one := circle[0]
	within := head[one]
	rest := without(alive, circle)
	leave := make([]int32, len(rest)) // by place in rest: the token of the circle that would govern it
	for i, d := range rest {
		row := score[int(d)*(n+1) : (int(d)+1)*(n+1)]
		b := one
		for _, c := range circle {
			if row[c] > row[b] {
				b = c
			}
			if head[d] == c {
				head[d] = one
			}
		}
		leave[i], row[one] = b, row[b]
	}
	enter := sp.enter(score, n, head, circle, rest)
	alive = append(rest, one)
	sp.contract(score, n, head, alive)
	for i, d := range rest {
		if head[d] == one {
			head[d] = leave[i]
		}
	}
	from := head[one]
	head[one] = within
	head[enter[from]] = from
}

// without gives the tokens alive that are not of the circle, in order, with room for one more.
func without(alive, circle []int32) []int32 {
	rest := make([]int32, 0, len(alive)-len(circle)+1)
	for _, d := range alive {
		if !slices.Contains(circle, d) {
			rest = append(rest, d)
		}
	}
	return rest
}

// enter makes the row of the circle's first token that of the circle: what each head outside would gain over the
// one within. It finds the best of these, and gives by head the token of the circle it would govern.
func (sp *spanner) enter(score []float32, n int, head, circle, rest []int32) []int32 {
	heads := append(rest, int32(n))
	enter, gains := make([]int32, n+1), make([]float32, len(heads))
	for i, h := range heads {
		top := float32(-3e38)
		for _, c := range circle {
			if g := score[int(c)*(n+1)+int(h)] - score[int(c)*(n+1)+int(head[c])]; g > top {
				top, enter[h] = g, c
			}
		}
		gains[i] = top
	}
	one := circle[0]
	for i, h := range heads {
		score[int(one)*(n+1)+int(h)] = gains[i]
	}
	head[one] = heads[bestHead(gains)]
	return enter
}

// circle is the tokens of a circle among the heads of those alive, nil when there is none.
func (sp *spanner) circle(alive, head []int32) []int32 {
	sp.mark = grown(sp.mark, len(head)+1)
	clear(sp.mark)
	for _, i := range alive {
		j := i
		for int(j) < len(head) && sp.mark[j] == 0 {
			sp.mark[j] = i + 1
			j = head[j]
		}
		if int(j) < len(head) && sp.mark[j] == i+1 {
			circle := []int32{j}
			for k := head[j]; k != j; k = head[k] {
				circle = append(circle, k)
			}
			return circle
		}
	}
	return nil
}
