package language

import (
	"encoding/binary"
	"math"
)

// append writes the network: the keys of its tables, then its numbers, those of tables in 8 bits with a
// scale a row, the others in 16 bits with a scale a matrix.
func (n *net) append(b []byte) []byte {
	for _, l := range n.looks {
		keys := make([]uint32, len(l.row))
		for k, r := range l.row {
			keys[r-1] = k
		}
		b = binary.AppendUvarint(b, uint64(len(keys)))
		for _, k := range keys {
			b = binary.LittleEndian.AppendUint32(b, k)
		}
	}
	for _, m := range n.matrices() {
		b = binary.AppendUvarint(b, uint64((*m).rows))
		b = binary.AppendUvarint(b, uint64((*m).cols))
		if n.table(*m) {
			for r := range (*m).rows {
				b = appendBlock(b, (*m).row(r), 127)
			}
		} else {
			b = appendBlock(b, (*m).w, 32767)
		}
	}
	return b
}

// appendBlock writes numbers as integers of up to top, after their scale.
func appendBlock(b []byte, w []float32, top float64) []byte {
	most := 1e-6
	for _, v := range w {
		most = max(most, math.Abs(float64(v)))
	}
	scale := float32(most / top)
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
	for _, v := range w {
		q := int16(math.Round(float64(v / scale)))
		if top > 127 {
			b = binary.LittleEndian.AppendUint16(b, uint16(q))
		} else {
			b = append(b, byte(int8(q)))
		}
	}
	return b
}

// readNet reads what append wrote and returns the rest of b.
func readNet(b []byte) (*net, []byte) {
	next := func() int {
		v, n := binary.Uvarint(b)
		b = b[n:]
		return int(v)
	}
	n := &net{}
	for i := range n.looks {
		size := next()
		n.looks[i].row = make(map[uint32]int32, size)
		for k := range size {
			n.looks[i].row[binary.LittleEndian.Uint32(b)] = int32(k + 1)
			b = b[4:]
		}
	}
	for i, p := range n.matrices() {
		rows, cols := next(), next()
		*p = newMatrix(rows, cols)
		if i > 0 && i <= netTables {
			for r := range rows {
				b = readBlock(b, (*p).row(r), false)
			}
		} else {
			b = readBlock(b, (*p).w, true)
		}
	}
	n.ready()
	return n, b
}

func readBlock(b []byte, w []float32, wide bool) []byte {
	scale := math.Float32frombits(binary.LittleEndian.Uint32(b))
	b = b[4:]
	if !wide {
		for i := range w {
			w[i] = float32(int8(b[i])) * scale
		}
		return b[len(w):]
	}
	for i := range w {
		w[i] = float32(int16(binary.LittleEndian.Uint16(b[2*i:]))) * scale
	}
	return b[2*len(w):]
}
