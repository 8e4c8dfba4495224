package language

import (
	"math"
	"testing"
)

// TestMemoryGivesWhatWorkingOutGives compares the remembered shares of words with the plain way from word to
// gates that training takes.
func TestMemoryGivesWhatWorkingOutGives(t *testing.T) {
	n := loaded().net
	s := &sheet{}
	for round := range 2 {
		for _, word := range []string{"police", "Police", "Zarkotzai", "3,000", "the", "کراچی"} {
			var a atom
			s.low = a.read(word, false, s.low)
			a.tag = 3
			s.thought.n, s.thought.ids = 1, []tokenIDs{n.ids(&a)}
			n.embed(&s.thought)
			addTo(s.thought.x, n.tag.row(3))
			for dir := range 2 {
				want := make([]float32, gates)
				g := &n.layers[0][dir]
				g.in.plus(g.inB, s.thought.x, 1, want)
				share := s.thought.memory.recall(n, &a)[dir*gates:]
				for k := range want {
					got := share[k] + n.tagGate[(3*2+dir)*gates+k]
					if math.Abs(float64(got-want[k])) > 1e-4 {
						t.Fatalf("round %d, %s, direction %d: %v, want %v", round, word, dir, got, want[k])
					}
				}
			}
		}
	}
}
