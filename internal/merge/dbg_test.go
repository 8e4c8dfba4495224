package merge

import (
	"fmt"
	"os"
	"testing"
)

func TestDbg(t *testing.T) {
	if os.Getenv("DBG") == "" {
		t.Skip()
	}
	d := devset(t, os.Getenv("DBG"))
	groups := d.x.group()
	in := map[int32]int{}
	for k, g := range groups {
		for _, i := range g {
			in[i] = k
		}
	}
	n := 0
	apart, low, clustered := 0, 0, 0
	for i := range d.x.pages {
		for j := range i {
			if d.of[d.x.pages[i].id] != d.of[d.x.pages[j].id] {
				continue
			}
			a, b := d.main(int32(j)), d.main(int32(i))
			if in[a] == in[b] {
				continue
			}
			c := d.x.compare(&d.x.items[a], &d.x.items[b])
			s := d.x.w.score(&c)
			switch {
			case d.x.apart(a, b):
				apart++
			case s < d.x.set.Merge:
				low++
			default:
				clustered++
				if n++; n < 12 {
					fmt.Printf("%.2f %+v\n   %+v\n", s, d.x.items[a], d.x.items[b])
					for _, g := range []int{in[a], in[b]} {
						for _, k := range groups[g] {
							fmt.Print("  ", d.x.draftID(k), " ", d.x.items[k].from, d.x.items[k].background)
						}
						fmt.Println()
					}
					l := d.x.link(a, b)
					for _, r := range l.Reasons {
						fmt.Printf("      %-10s %5.2f %s\n", r.Field, r.Points, r.Why)
					}
				}
			}
		}
	}
	fmt.Println("apart", apart, "low", low, "clustered otherwise", clustered)
}
