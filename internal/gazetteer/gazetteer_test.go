package gazetteer

import "testing"

func names(g *Gazetteer, key string) (out []string) {
	for _, p := range g.Lookup([]byte(Fold(key)), nil) {
		pl := g.Place(p.ID)
		out = append(out, pl.Label()+" "+g.Kind(p.ID).String()+" "+p.As.String())
	}
	return
}

func TestTry(t *testing.T) {
	g := Embedded()
	for _, k := range []string{"Bannu", "Paris", "Peshāwar", "Louisiana", "Rapides Parish", "Khyber Pakhtunkhwa", "Kerala", "Oxfordshire", "پشاور", "England"} {
		t.Log(k, names(g, k))
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
