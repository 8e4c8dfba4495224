package language

import (
	"encoding/binary"
	"math"
	"slices"
)

// A cell is the weight of one class for one feature.
type cell struct {
	class uint16
	w     int16
}

// A table holds the weights of a linear classifier: features are 32-bit hashes, each with the few classes
// it speaks for. Slots are probed linearly; off is the place in cells of a head cell (class = how many
// follow), 0 in an empty slot.
type table struct {
	classes int
	mask    uint32
	slots   []slot
	cells   []cell
}

type slot struct{ key, off uint32 }

// mostClasses is how many classes a table may have.
const mostClasses = 128

// scores has a place for every class.
type scores [mostClasses]int32

// mostFeatures is how many features may be asked about at once.
const mostFeatures = 64

// score sets sum to the sums of the features' weights, and gives the part of it that counts.
func (t *table) score(keys []uint32, sum *scores) []int32 {
	*sum = scores{}
	return t.add(keys, sum)
}

// add adds the features' weights to sum, and gives the part of it that counts. Slots and cells lie far apart in memory and whether a feature is known cannot be foretold, so each is fetched for all features,
// without a branch, before any is looked at: the processor then waits for all of them at once.
func (t *table) add(keys []uint32, sum *scores) []int32 {
	var first [mostFeatures]slot
	keys = keys[:min(len(keys), mostFeatures)]
	for i, k := range keys {
		first[i] = t.slots[k&t.mask]
	}
	var found, heads [mostFeatures]uint32
	n := 0
	for i, k := range keys {
		s := first[i]
		for j := k; s.key != k && s.off != 0; s = t.slots[j&t.mask] {
			j++
		}
		found[n] = s.off
		n += b2i(s.off != 0)
	}
	for i, off := range found[:n] {
		heads[i] = uint32(t.cells[off].class)
	}
	for i, off := range found[:n] {
		for _, c := range t.cells[off+1:][:heads[i]] {
			sum[c.class%mostClasses] += int32(c.w)
		}
	}
	return sum[:t.classes]
}

// highest is best for the scores of the network.
func highest(score []float32) int {
	n := len(score) &^ 7
	if !registers || n == 0 {
		return best(score)
	}
	b := best(score[n-1:]) + n - 1 // those left over, and one more
	if top := topEights(&score[0], n/8); top >= score[b] {
		return slices.Index(score, top)
	}
	return b
}

// best is the class with the highest score; the lowest-numbered of equals.
func best[T int32 | float32](sum []T) int {
	b, top := 0, sum[0]
	for c, s := range sum {
		if s > top {
			b, top = c, s
		}
	}
	return b
}

// lead is the class with the highest score, and by how much it is ahead of the next.
func lead(sum []int32) (b int, by int32) {
	top, next := int32(math.MinInt32), int32(math.MinInt32)
	for c, s := range sum {
		if s > top {
			b, top, next = c, s, top
		} else if s > next {
			next = s
		}
	}
	return b, top - next
}

// mix hashes a feature: the number of its template and up to two values.
func mix(template, a, b uint32) uint32 {
	h := (uint64(a)+0x9E3779B97F4A7C15)*0xBF58476D1CE4E5B9 ^ (uint64(b)+uint64(template)<<32+0x632BE59BD9B4E019)*0x94D049BB133111EB
	h ^= h >> 29
	h *= 0x9FB21C651E98DF25
	return uint32(h >> 32)
}

// newTable makes room for n features.
func newTable(classes, n, cells int) *table {
	size := 16
	for size < n*8/5 {
		size *= 2
	}
	return &table{classes: classes, mask: uint32(size - 1), slots: make([]slot, size), cells: make([]cell, 1, cells+n+1)}
}

// put adds a feature with its cells.
func (t *table) put(key uint32, cells []cell) {
	i := key & t.mask
	for t.slots[i].off != 0 {
		i = (i + 1) & t.mask
	}
	t.slots[i] = slot{key, uint32(len(t.cells))}
	t.cells = append(t.cells, cell{class: uint16(len(cells))})
	t.cells = append(t.cells, cells...)
}

// append writes the table: keys in rising order as differences, then the cells.
func (t *table) append(b []byte) []byte {
	keys, at := t.sorted()
	b = binary.AppendUvarint(b, uint64(t.classes))
	b = binary.AppendUvarint(b, uint64(len(keys)))
	b = binary.AppendUvarint(b, uint64(len(t.cells)))
	last := uint32(0)
	for _, k := range keys {
		b = binary.AppendUvarint(b, uint64(k-last))
		last = k
	}
	for _, k := range keys {
		off := at[k]
		n := uint32(t.cells[off].class)
		b = append(b, byte(n))
		for _, c := range t.cells[off+1 : off+1+n] {
			b = append(b, byte(c.class))
			b = binary.AppendVarint(b, int64(c.w))
		}
	}
	return b
}

// readTable reads what append wrote and returns the rest of b.
func readTable(b []byte) (*table, []byte) {
	next := func() int {
		v, n := binary.Uvarint(b)
		b = b[n:]
		return int(v)
	}
	classes, n, cells := next(), next(), next()
	t := newTable(classes, n, cells)
	keys := make([]uint32, n)
	last := uint32(0)
	for i := range keys {
		last += uint32(next())
		keys[i] = last
	}
	for _, k := range keys {
		i := k & t.mask
		for t.slots[i].off != 0 {
			i = (i + 1) & t.mask
		}
		t.slots[i] = slot{k, uint32(len(t.cells))}
		m := int(b[0])
		b = b[1:]
		t.cells = append(t.cells, cell{class: uint16(m)})
		for range m {
			c := b[0]
			w, n := binary.Varint(b[1:])
			b = b[1+n:]
			t.cells = append(t.cells, cell{uint16(c), int16(w)})
		}
	}
	return t, b
}
