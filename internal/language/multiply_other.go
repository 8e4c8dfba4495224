//go:build !amd64

package language

const (
	registers = false
	wider     = false
)

func productRow(y, x, w *float32, inner, cols int) { panic("no such instructions") }

func productRows(y, x, w *float32, rows, inner, cols int) { panic("no such instructions") }

func cellsOf(gate, u, bias, un, last, h, curve *float32) { panic("no such instructions") }

func sumEights(y, a, b *float32, n int) { panic("no such instructions") }

func topEights(x *float32, n int) float32 { panic("no such instructions") }

func addEights(sum *int32, row *int16, n int) { panic("no such instructions") }
