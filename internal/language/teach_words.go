package language

import (
	"math"
	"math/rand/v2"
	"slices"
)

// A WordVector is a word with its vector from elsewhere.
type WordVector struct {
	Word   string
	Vector []float32
}

const (
	spaceClusters = 1000
	spaceRounds   = 12
)

// TeachWords makes the file of word vectors: their spaceDims principal axes in 8 bits, and clusters by
// spherical k-means. Words are given by falling frequency; info says where they come from, on one line.
func TeachWords(words []WordVector, info string, log func(format string, args ...any)) []byte {
	words = distinct(words)
	axes := principal(words, spaceDims)
	n := len(words)
	low := make([]float32, n*spaceDims)
	var sq float64
	for i, w := range words {
		for d := range spaceDims {
			v := dot32(axes[d], w.Vector)
			low[i*spaceDims+d] = v
			sq += float64(v) * float64(v)
		}
	}
	log("words: %d, projected", n)
	clusters := kmeans(low, n, log)
	type row struct {
		key uint32
		i   int
	}
	rows := make([]row, n)
	for i, w := range words {
		rows[i] = row{hash(normal(nil, w.Word)), i}
	}
	slices.SortFunc(rows, func(a, b row) int { return int(int64(a.key) - int64(b.key)) })
	// Three standard deviations fill 8 bits.
	scale := float32(3 * math.Sqrt(sq/float64(len(low))) / 127)
	w := &wordSpace{info: info, scale: scale}
	var keys []uint32
	for _, r := range rows {
		if len(keys) > 0 && keys[len(keys)-1] == r.key {
			continue
		}
		keys = append(keys, r.key)
		w.clusters = append(w.clusters, clusters[r.i])
		for d := range spaceDims {
			v := math.Round(float64(low[r.i*spaceDims+d] / scale))
			w.vectors = append(w.vectors, byte(int8(max(-127, min(127, v)))))
		}
	}
	return w.bytes(keys)
}

// distinct keeps the first of words with the same normal form, and drops those with digits.
func distinct(words []WordVector) []WordVector {
	seen := map[string]bool{}
	var out []WordVector
	for _, w := range words {
		key := string(normal(nil, w.Word))
		if seen[key] || slices.Contains([]byte(key), '0') {
			continue
		}
		seen[key] = true
		out = append(out, w)
	}
	return out
}

func dot32(a, b []float32) float32 {
	var s float32
	for i := range a {
		s += a[i] * b[i]
	}
	return s
}

// principal finds the n strongest axes of the vectors by orthogonal iteration.
func principal(words []WordVector, n int) [][]float32 {
	dims := len(words[0].Vector)
	cov := make([]float64, dims*dims)
	for _, w := range words[:min(len(words), 40000)] {
		for i, x := range w.Vector {
			for j, y := range w.Vector {
				cov[i*dims+j] += float64(x) * float64(y)
			}
		}
	}
	r := rand.New(rand.NewPCG(7, 7))
	axes := make([][]float64, n)
	for i := range axes {
		axes[i] = make([]float64, dims)
		for j := range axes[i] {
			axes[i][j] = r.NormFloat64()
		}
	}
	for range 60 {
		for i := range axes {
			next := make([]float64, dims)
			for a := range dims {
				for b, v := range axes[i] {
					next[a] += cov[a*dims+b] * v
				}
			}
			axes[i] = next
		}
		orthonormal(axes)
	}
	out := make([][]float32, n)
	for i := range axes {
		out[i] = make([]float32, dims)
		for j, v := range axes[i] {
			out[i][j] = float32(v)
		}
	}
	return out
}

func orthonormal(axes [][]float64) {
	for i, a := range axes {
		for _, b := range axes[:i] {
			s := 0.0
			for k := range a {
				s += a[k] * b[k]
			}
			for k := range a {
				a[k] -= s * b[k]
			}
		}
		s := 0.0
		for _, v := range a {
			s += v * v
		}
		for k := range a {
			a[k] /= math.Sqrt(s)
		}
	}
}

// kmeans clusters the rows by direction; centres start at the most frequent words.
func kmeans(rows []float32, n int, log func(format string, args ...any)) []uint16 {
	unit := make([]float32, len(rows))
	for i := range n {
		copyUnit(unit[i*spaceDims:(i+1)*spaceDims], rows[i*spaceDims:])
	}
	k := min(spaceClusters, n)
	centres := slices.Clone(unit[:k*spaceDims])
	of := make([]uint16, n)
	for round := range spaceRounds {
		fit := min(n, 30000)
		if round == spaceRounds-1 {
			fit = n
		}
		sums := make([]float32, k*spaceDims)
		for i := range fit {
			v := unit[i*spaceDims : (i+1)*spaceDims]
			b, top := 0, float32(-2)
			for c := range k {
				if s := dot32(v, centres[c*spaceDims:(c+1)*spaceDims]); s > top {
					b, top = c, s
				}
			}
			of[i] = uint16(b)
			for d, x := range v {
				sums[b*spaceDims+d] += x
			}
		}
		for c := range k {
			copyUnit(centres[c*spaceDims:(c+1)*spaceDims], sums[c*spaceDims:])
		}
	}
	log("words: %d clusters", k)
	return of
}

// copyUnit copies as many numbers of from as fit, scaled to length 1.
func copyUnit(to, from []float32) {
	s := 0.0
	for _, v := range from[:len(to)] {
		s += float64(v) * float64(v)
	}
	f := float32(1 / math.Sqrt(s+1e-12))
	for i := range to {
		to[i] = from[i] * f
	}
}
