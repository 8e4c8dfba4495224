package language

import (
	"github.com/viterin/vek"
	"golang.org/x/sys/cpu"
)

// registers tells whether the processor has the instructions (AVX2, FMA) that productRow, cellsOf and
// the functions of eights are written in, and wider whether it has those of productRows (AVX-512).
var (
	registers = vek.Info().Acceleration
	wider     = registers && cpu.X86.HasAVX512F && cpu.X86.HasAVX512VL
)

// productRow sets y, of cols, to the product of x, of inner, and w, inner × cols; cols must be a multiple of
// 8, inner at least 1. It does in the same order the same additions as the library does, which keeps its sums
// in memory and takes two to three times as long.
//
//go:noescape
func productRow(y, x, w *float32, inner, cols int)

// productRows sets y, rows × cols, to the product of x, rows × inner, and w, inner × cols; cols must be a
// multiple of 32, inner at least 1. It too adds in the order of the library.
//
//go:noescape
func productRows(y, x, w *float32, rows, inner, cols int)

// cellsOf is cells for processors with registers; curve is the first number of tanhCurve.
//
//go:noescape
func cellsOf(gate, u, bias, un, last, h, curve *float32)

// sumEights sets n times eight numbers of y to the sums of those of a and b.
//
//go:noescape
func sumEights(y, a, b *float32, n int)

// topEights is the highest of n times eight numbers, at least eight.
//
//go:noescape
func topEights(x *float32, n int) float32

// addEights adds to n times eight numbers of sum those of row.
//
//go:noescape
func addEights(sum *int32, row *int16, n int)
