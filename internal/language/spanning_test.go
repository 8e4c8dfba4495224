package language

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestSpanningFindsTheBestTree compares with the best of all trees, tried one by one.
func TestSpanningFindsTheBestTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "n")
		score := make([]float32, n*(n+1))
		for i := range score {
			score[i] = float32(rapid.IntRange(-50, 50).Draw(t, "score"))
		}
		want := bestTree(score, n)
		head := make([]int32, n)
		new(spanner).spanning(append([]float32(nil), score...), n, head)
		if got, ok := worth(score, n, head); !ok || got != want {
			t.Fatalf("heads %v are worth %v (a tree: %v), the best tree %v", head, got, ok, want)
		}
	})
}

// bestTree is the score of the best tree with one root.
func bestTree(score []float32, n int) float32 {
	best := float32(math.Inf(-1))
	head := make([]int32, n)
	var try func(d int)
	try = func(d int) {
		if d == n {
			if s, ok := worth(score, n, head); ok {
				best = max(best, s)
			}
			return
		}
		for h := range int32(n + 1) {
			head[d] = h
			try(d + 1)
		}
	}
	try(0)
	return best
}

// worth is the score of the heads, and whether they form a tree with one root.
func worth(score []float32, n int, head []int32) (sum float32, tree bool) {
	roots := 0
	for d := range n {
		sum += score[d*(n+1)+int(head[d])]
		roots += b2i(int(head[d]) == n)
		steps := 0
		for h := int32(d); int(h) != n; h = head[h] {
			if steps++; steps > n {
				return sum, false
			}
		}
	}
	return sum, roots == 1
}

func TestMultiplyIsTheProduct(t *testing.T) {
	const rows, inner, cols = 70, 50, 60 // more than one call of the library
	x, w, y := make([]float32, rows*inner), make([]float32, inner*cols), make([]float32, rows*cols)
	for i := range x {
		x[i] = float32(i%7) - 3
	}
	for i := range w {
		w[i] = float32(i%5) - 2
	}
	multiply(x, w, y, rows, inner, cols)
	for i := range rows {
		for j := range cols {
			want := float32(0)
			for k := range inner {
				want += x[i*inner+k] * w[k*cols+j]
			}
			if y[i*cols+j] != want {
				t.Fatalf("row %d column %d is %v, want %v", i, j, y[i*cols+j], want)
			}
		}
	}
}
