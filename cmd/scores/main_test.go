package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// The gold of a set of this repository is of its reports and quotes them word for word.
func TestWrittenSets(t *testing.T) {
	t.Chdir("../..")
	for _, w := range written {
		data, err := w.reports()
		if err != nil {
			t.Fatal(err)
		}
		reports := map[string]string{}
		for line := range bytes.Lines(data) {
			var r struct{ ID, Text string }
			if err := json.Unmarshal(line, &r); err != nil {
				t.Fatalf("%s: %v", w.set, err)
			}
			reports[r.ID] = r.Text
		}
		gold, err := os.ReadFile(w.gold)
		if err != nil {
			t.Fatal(err)
		}
		coded := 0
		for line := range bytes.Lines(gold) {
			var g struct {
				ID                    string
				Incidents, Background []struct{ Evidence string }
			}
			if err := json.Unmarshal(line, &g); err != nil {
				t.Fatalf("%s: %v", w.gold, err)
			}
			coded++
			text, found := reports[g.ID]
			if !found {
				t.Errorf("%s: no report %s", w.gold, g.ID)
			}
			for _, i := range append(g.Incidents, g.Background...) {
				if i.Evidence == "" || !strings.Contains(text, i.Evidence) {
					t.Errorf("%s: %s does not say %q", w.gold, g.ID, i.Evidence)
				}
			}
		}
		if coded != len(reports) {
			t.Errorf("%s: %d reports, %d coded", w.set, len(reports), coded)
		}
	}
}

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
