package language

import (
	"maps"
	"math"
	"slices"
)

// A learner is an averaged perceptron in the making. It keeps for every weight the sum that averaging
// needs: the average is w - u/clock.
type learner struct {
	classes int
	slots   []slot // features by hash, probed linearly; off is the row + 1
	rows    [][]weight
	clock   float64
}

type weight struct {
	class uint16
	w     float32
	u     float64
}

func newLearner(classes int) *learner {
	return &learner{classes: classes, slots: make([]slot, 1<<16), clock: 1}
}

// find is the slot of a feature, or the empty one where it belongs.
func (l *learner) find(key uint32) *slot {
	mask := uint32(len(l.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		if s := &l.slots[i]; s.off == 0 || s.key == key {
			return s
		}
	}
}

func (l *learner) score(keys []uint32, sum []float32) {
	clear(sum)
	for _, k := range keys {
		if s := l.find(k); s.off != 0 {
			for _, c := range l.rows[s.off-1] {
				sum[c.class] += c.w
			}
		}
	}
}

// update moves the weights of the features towards class by delta.
func (l *learner) update(keys []uint32, class int, delta float32) {
	for _, k := range keys {
		s := l.find(k)
		if s.off == 0 {
			l.rows = append(l.rows, nil)
			*s = slot{k, uint32(len(l.rows))}
			if len(l.rows)*2 > len(l.slots) {
				l.grow()
				s = l.find(k)
			}
		}
		l.bump(int32(s.off-1), uint16(class), delta)
	}
}

// grow doubles the slots.
func (l *learner) grow() {
	old := l.slots
	l.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.off != 0 {
			*l.find(s.key) = s
		}
	}
}

func (l *learner) bump(id int32, class uint16, delta float32) {
	row := l.rows[id]
	for i := range row {
		if row[i].class == class {
			row[i].w += delta
			row[i].u += l.clock * float64(delta)
			return
		}
	}
	l.rows[id] = append(row, weight{class, delta, l.clock * float64(delta)})
}

// table averages, drops weights under cut, and rounds to 16 bits.
func (l *learner) table(cut float64) *table {
	top := 1e-9
	for _, row := range l.rows {
		for _, c := range row {
			top = max(top, math.Abs(float64(c.w)-c.u/l.clock))
		}
	}
	scale := min(32000/top, 256)
	kept := map[uint32][]cell{}
	total := 0
	for _, s := range l.slots {
		if s.off == 0 {
			continue
		}
		var cells []cell
		for _, c := range l.rows[s.off-1] {
			avg := float64(c.w) - c.u/l.clock
			if w := math.Round(avg * scale); math.Abs(avg) >= cut && w != 0 {
				cells = append(cells, cell{c.class, int16(w)})
			}
		}
		if len(cells) > 0 {
			slices.SortFunc(cells, func(a, b cell) int { return int(a.class) - int(b.class) })
			kept[s.key] = cells
			total += len(cells)
		}
	}
	t := newTable(l.classes, len(kept), total)
	for _, k := range slices.Sorted(maps.Keys(kept)) {
		t.put(k, kept[k])
	}
	return t
}

// sorted gives the keys of the table in rising order, and where each one's cells begin.
func (t *table) sorted() ([]uint32, map[uint32]uint32) {
	at := map[uint32]uint32{}
	for _, s := range t.slots {
		if s.off != 0 {
			at[s.key] = s.off
		}
	}
	return slices.Sorted(maps.Keys(at)), at
}

// top is the highest-scoring class of those allowed (nil: all).
func top(sum []float32, allowed func(int) bool) int {
	b := -1
	for c := range sum {
		if (allowed == nil || allowed(c)) && (b < 0 || sum[c] > sum[b]) {
			b = c
		}
	}
	return b
}
