package language

import "github.com/viterin/vek"

// registers tells whether the processor has the instructions (AVX2, FMA) that productRow is written in.
var registers = vek.Info().Acceleration

// productRow sets y, of cols, to the product of x, of inner, and w, inner × cols; cols must be a multiple of
// 8, inner at least 1. It does in the same order the same additions as the library does, which keeps its sums
// in memory and takes two to three times as long.
//
//go:noescape
func productRow(y, x, w *float32, inner, cols int)
