package language

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"sync"
)

// wordSpace knows many words by the company they keep in a large corpus: for each a short vector and the
// cluster it falls in. Words are known by the hash of their normal form.
type wordSpace struct {
	info     string
	mask     uint32
	slots    []slot // key: hash of the word; off: its row + 1
	vectors  []int8 // rows of spaceDims
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
		bits = bits<<1 | uint32(uint8(v)>>7)
	}
	return bits
}

// known tells whether a lower-case word is in the vocabulary.
func known(word string) bool { return space().row(hashString(word)) >= 0 }

const spaceMagic = "daybook-words-1\n"

// bytes writes the space: a line about its source, then compressed keys, clusters and vectors by column.
func (w *wordSpace) bytes(keys []uint32) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(spaceMagic + w.info + "\n")
	b := binary.AppendUvarint(nil, uint64(len(keys)))
	b = binary.AppendUvarint(b, uint64(w.scale*(1<<20)))
	last := uint32(0)
	for _, k := range keys {
		b = binary.AppendUvarint(b, uint64(k-last))
		last = k
	}
	for _, c := range w.clusters {
		b = binary.LittleEndian.AppendUint16(b, c)
	}
	for _, v := range w.vectors {
		b = append(b, byte(v))
	}
	z, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(b); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func readSpace(data []byte) (*wordSpace, error) {
	rest, ok := bytes.CutPrefix(data, []byte(spaceMagic))
	info, packed, ok2 := bytes.Cut(rest, []byte("\n"))
	if !ok || !ok2 {
		return nil, fmt.Errorf("not a file of word vectors")
	}
	b, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil {
		return nil, err
	}
	next := func() int {
		v, n := binary.Uvarint(b)
		b = b[n:]
		return int(v)
	}
	n := next()
	w := &wordSpace{info: string(info), scale: float32(next()) / (1 << 20)}
	size := 16
	for size < n*8/5 {
		size *= 2
	}
	w.mask, w.slots = uint32(size-1), make([]slot, size)
	last := uint32(0)
	for r := range n {
		last += uint32(next())
		i := last & w.mask
		for w.slots[i].off != 0 {
			i = (i + 1) & w.mask
		}
		w.slots[i] = slot{last, uint32(r) + 1}
	}
	w.clusters = make([]uint16, n)
	for r := range n {
		w.clusters[r] = binary.LittleEndian.Uint16(b[2*r:])
	}
	b = b[2*n:]
	w.vectors = make([]int8, n*spaceDims)
	for i := range w.vectors {
		w.vectors[i] = int8(b[i])
	}
	return w, nil
}
