package language

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"sync"
)

// wordSpace knows many words by the company they keep in a large corpus: for each a short vector and the
// cluster it falls in. Words are known by the hash of their normal form.
type wordSpace struct {
	info     string
	mask     uint32
	slots    []slot // key: hash of the word; off: its row + 1
	vectors  []byte // rows of spaceDims signed bytes
	scale    float32
	clusters []uint16
}

// spaceDims is the length of a word vector.
const spaceDims = 64

//go:embed model/words.bin
var wordsFile []byte

var space = sync.OnceValue(func() *wordSpace {
	w, err := readSpace(wordsFile)
	if err != nil {
		panic("the embedded word vectors are damaged: " + err.Error()) // a build fault, never a matter of input
	}
	return w
})

// row is the row of a word by its hash, or -1.
func (w *wordSpace) row(h uint32) int {
	for i := h & w.mask; ; i = (i + 1) & w.mask {
		s := w.slots[i]
		if s.off == 0 {
			return -1
		}
		if s.key == h {
			return int(s.off) - 1
		}
	}
}

// cluster is the cluster of row r, counted from 1; 0 when there is no such row.
func (w *wordSpace) cluster(r int) uint32 {
	if r < 0 {
		return 0
	}
	return uint32(w.clusters[r]) + 1
}

// rough tells on which side of the eight first axes row r lies: a rough cluster.
func (w *wordSpace) rough(r int) uint32 {
	if r < 0 {
		return 0
	}
	bits := uint32(1)
	for _, v := range w.vectors[r*spaceDims : r*spaceDims+8] {
		bits = bits<<1 | uint32(v>>7)
	}
	return bits
}

// known tells whether a lower-case word is in the vocabulary.
func known(word string) bool { return space().row(hashString(word)) >= 0 }

const spaceMagic = "daybook-words-2\n"

// bytes writes the space: a line about its source, how many words and the scale of their vectors, then keys
// in rising order, clusters and vectors, all as they are: such numbers do not compress.
func (w *wordSpace) bytes(keys []uint32) []byte {
	b := append([]byte(spaceMagic), w.info...)
	b = append(b, '\n')
	b = binary.LittleEndian.AppendUint32(b, uint32(len(keys)))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(w.scale))
	for _, k := range keys {
		b = binary.LittleEndian.AppendUint32(b, k)
	}
	for _, c := range w.clusters {
		b = binary.LittleEndian.AppendUint16(b, c)
	}
	return append(b, w.vectors...)
}

// readSpace reads what bytes wrote; the vectors stay where they are in data.
func readSpace(data []byte) (*wordSpace, error) {
	rest, ok := bytes.CutPrefix(data, []byte(spaceMagic))
	info, b, ok2 := bytes.Cut(rest, []byte("\n"))
	if !ok || !ok2 || len(b) < 8 {
		return nil, fmt.Errorf("not a file of word vectors")
	}
	n := int(binary.LittleEndian.Uint32(b))
	w := &wordSpace{info: string(info), scale: math.Float32frombits(binary.LittleEndian.Uint32(b[4:]))}
	if b = b[8:]; len(b) != n*(4+2+spaceDims) {
		return nil, fmt.Errorf("a file of %d word vectors has %d bytes", n, len(data))
	}
	size := 16
	for size < n*8/5 {
		size *= 2
	}
	w.mask, w.slots = uint32(size-1), make([]slot, size)
	for r := range n {
		key := binary.LittleEndian.Uint32(b[4*r:])
		i := key & w.mask
		for w.slots[i].off != 0 {
			i = (i + 1) & w.mask
		}
		w.slots[i] = slot{key, uint32(r) + 1}
	}
	b = b[4*n:]
	w.clusters = make([]uint16, n)
	for r := range n {
		w.clusters[r] = binary.LittleEndian.Uint16(b[2*r:])
	}
	w.vectors = b[2*n:]
	return w, nil
}
