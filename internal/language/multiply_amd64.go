package language

import (
	"github.com/viterin/vek"
	"golang.org/x/sys/cpu"
)

// registers tells whether the processor has the instructions (AVX2, FMA) that productRow, cellsOf and
// addEights are written in, and wider whether it has those of productRows (AVX-512).
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

// addEights adds to n times eight numbers of sum those of row.
//
//go:noescape
func addEights(sum *int32, row *int16, n int)
