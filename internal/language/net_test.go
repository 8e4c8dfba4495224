package language

import (
	"math"
	"slices"
	"testing"

	"github.com/viterin/vek/vek32"
)

// TestMemoryGivesWhatWorkingOutGives compares the remembered shares of words with the plain way from word to
// gates that training takes.
func TestMemoryGivesWhatWorkingOutGives(t *testing.T) {
	n := loaded().net
	s := &sheet{}
	for round := range 2 {
		for _, word := range []string{"police", "Police", "Zarkotzai", "3,000", "the", "کراچی"} {
			var a atom
			s.low = a.read(word, false, s.low)
			a.tag = 3
			s.thought.n, s.thought.ids = 1, []tokenIDs{n.ids(&a)}
			n.embed(&s.thought)
			addTo(s.thought.x, n.tag.row(3))
			for dir := range 2 {
				want := make([]float32, gates)
				g := &n.layers[0][dir]
				g.in.plus(g.inB, s.thought.x, 1, want)
				share := s.thought.memory.recall(n, &a)[dir*gates:]
				for k := range want {
					got := share[k] + n.tagGate[(3*2+dir)*gates+k]
					if math.Abs(float64(got-want[k])) > 1e-4 {
						t.Fatalf("round %d, %s, direction %d: %v, want %v", round, word, dir, got, want[k])
					}
				}
			}
		}
	}
}

// TestCellsAreTheSameBitForBit compares the two ways to do the arithmetic of a step, at the ends of the curve too.
func TestCellsAreTheSameBitForBit(t *testing.T) {
	numbers := func(n int, of func(i int) float64) []float32 {
		out := make([]float32, n)
		for i := range out {
			out[i] = float32(of(i))
		}
		return out
	}
	for _, size := range []float64{0.1, 1, 7.999, 8, 40, 1e9} {
		gate := numbers(gates, func(i int) float64 { return size * math.Sin(float64(i)) })
		u := numbers(gates, func(i int) float64 { return size * math.Cos(float64(3*i)) })
		copy(u[2*netHidden:], []float32{0, 0, 8, -8, 16, -16})
		copy(gate[2*netHidden:], []float32{8, -8, 0, 0, -16, 16})
		bias := numbers(gates, func(i int) float64 { return size * math.Sin(float64(5*i)) })
		clear(bias[2*netHidden:][:6])
		last := numbers(netHidden, func(i int) float64 { return math.Sin(float64(7 * i)) })
		var results [2][][]float32
		for k, do := range []func(gate, u, bias, un, last, h []float32){cells, cellsPlainly} {
			gate, un, last, h := slices.Clone(gate), make([]float32, netHidden), slices.Clone(last), make([]float32, netHidden)
			do(gate, u, bias, un, last, h)
			results[k] = [][]float32{gate, un, h, last}
		}
		for part, name := range []string{"gates", "candidate's share", "state", "last state"} {
			if got, want := results[0][part], results[1][part]; !slices.Equal(got, want) {
				t.Errorf("size %v, %s: %v, want %v", size, name, got, want)
			}
		}
	}
}

// TestProductsAreTheLibrarysBitForBit holds what makes the two ways to multiply interchangeable.
func TestProductsAreTheLibrarysBitForBit(t *testing.T) {
	for _, size := range [][3]int{{1, 64, 192}, {6, 64, 192}, {9, 128, 256}, {7, 64, 96}, {4, 3, 32}, {1, 80, 224}, {5, 128, 64}, {3, 7, 32}, {4, 64, 40}, {2, 1, 8}, {3, 5, 27}, {2, 3, 1}} {
		rows, inner, cols := size[0], size[1], size[2]
		x, w := make([]float32, rows*inner), make([]float32, inner*cols)
		for i := range x {
			x[i] = float32(math.Sin(float64(i)))
		}
		for i := range w {
			w[i] = float32(math.Cos(float64(3 * i)))
		}
		got := make([]float32, rows*cols)
		multiply(x, w, got, rows, inner, cols)
		if want := vek32.MatMul(x, w, inner); !slices.Equal(got, want) {
			t.Errorf("%d × %d × %d: %v, want %v", rows, inner, cols, got, want)
		}
	}
}

// TestHighestIsBest compares the two ways to choose a class, of equals and of any number.
func TestHighestIsBest(t *testing.T) {
	for n := 1; n < 40; n++ {
		for k := range 50 {
			score := make([]float32, n)
			for i := range score {
				score[i] = float32(math.Round(4 * math.Sin(float64(k*n+i*i))))
			}
			if got, want := highest(score), best(score); got != want {
				t.Fatalf("%v: %d, want %d", score, got, want)
			}
		}
	}
}
