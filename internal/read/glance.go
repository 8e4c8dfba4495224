package read

// A glance tells of most words that they are not among those it has noted: a look into half a kilobyte that
// stays near the processor, before one into a large map that does not. Few words of a text are in a lexicon.
type glance [glanceBits / 64]uint64

const glanceBits = 4096

func (g *glance) note(word string) {
	n := glanceAt(word)
	g[n/64] |= 1 << (n % 64)
}

// may tells whether the word may be among those noted; it is false only for words that are not.
func (g *glance) may(word string) bool {
	n := glanceAt(word)
	return g[n/64]&(1<<(n%64)) != 0
}

// glanceAt is the word's place, by its length and four of its letters.
func glanceAt(word string) uint32 {
	n := len(word)
	if n == 0 {
		return 0
	}
	h := uint32(word[0]) | uint32(word[n/3])<<8 | uint32(word[n/2])<<16 | uint32(word[n-1])<<24
	return (h ^ uint32(n)*0x85EBCA6B) * 0x9E3779B1 >> 20
}
