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
	n, far, place := 0, 0, 0
	for i := range d.x.pages {
		for j := range i {
			if d.of[d.x.pages[i].id] != d.of[d.x.pages[j].id] {
				continue
			}
			a, b := d.main(int32(j)), d.main(int32(i))
			if !d.x.apart(a, b) {
				continue
			}
			A, B := &d.x.items[a], &d.x.items[b]
			f := A.from != unknown && B.from != unknown && max(A.from-B.to, B.from-A.to) > 3
			if f {
				far++
			} else {
				place++
			}
			if n++; n < 40 {
				pa, pb := &d.x.pages[A.page], &d.x.pages[B.page]
				fmt.Println(d.of[pa.id], pa.id, pb.id, "date", f, A.from-pa.published, B.from-pb.published, pb.published-pa.published, "place", d.x.words.text[A.place], A.precision, "|", d.x.words.text[B.place], B.precision)
			}
		}
	}
	fmt.Println("far", far, "place", place)
}
