package main

import (
	"strings"
	"testing"
)

func TestReadFigures(t *testing.T) {
	reports, figures := readFigures("satp: 186 reports, 3.1 s for the whole run\n  incident F1                                0.931  \n  killed, exact                              0.900   one regular expression .895\n  gold events                                   40 \n")
	if reports != "186 reports, 3.1 s for the whole run" || len(figures) != 3 {
		t.Fatalf("%q %+v", reports, figures)
	}
	if f := figures[1]; f != (figure{"killed, exact", "0.900", "one regular expression .895"}) {
		t.Errorf("figure read as %+v", f)
	}
	got := table([]result{{set: "satp", figures: figures}})
	if !strings.Contains(got, "| **.931** |") {
		t.Errorf("table is\n%s", got)
	}
}
