package read

import (
	"errors"
	"testing"

	"daybook"
	"daybook/lexicon"
)

func TestMandatesOfTheWorld(t *testing.T) {
	entries := lexicon.Read("world/mandates.txt")
	rules, err := parseMandates("world/mandates.txt", entries)
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range entries[1:] {
		if e.Columns[0] < entries[i].Columns[0] {
			t.Errorf("mandates.txt:%d: %s stands after %s", e.Line, e.Columns[0], entries[i].Columns[0])
		}
	}
	if len(rules["PK"]) == 0 {
		t.Error("no rule of Pakistan")
	}
}

func TestMandatesOfADesk(t *testing.T) {
	good := "XX  policing  any  region  met; agreed  Policing is for the regions  Charter, art. 4"
	for text, ok := range map[string]bool{
		good:                               true,
		"# a desk without rules":           true,
		"XX  policing  any  region  met":   false,
		good + "  and more":                false,
		"XX  p  any  king  met  r  s":      false,
		"XX  p  far  region  met  r  s":    false,
		"XX  p  any  region  danced  r  s": false,
	} {
		err := (&Reader{}).UseMandates("desk.txt", text)
		if (err == nil) != ok {
			t.Errorf("%q: %v", text, err)
		}
		if err != nil && !errors.Is(err, daybook.ErrInvalid) {
			t.Errorf("%q: %v is no ErrInvalid", text, err)
		}
	}
}

// TestWordListsHaveNoDoubles lints the word lists of dates, claims, steps and states.
func TestWordListsHaveNoDoubles(t *testing.T) {
	for _, file := range []string{"en/dates.txt", "en/claims.txt", "en/stating.txt", "en/steps.txt", "en/states.txt"} {
		seen := map[string]int{}
		for _, e := range lexicon.Read(file) {
			key := e.Section + " " + e.Columns[0]
			if line := seen[key]; line > 0 {
				t.Errorf("%s:%d: %q stands in [%s] twice, first in line %d", file, e.Line, e.Columns[0], e.Section, line)
			}
			seen[key] = e.Line
		}
	}
}

// TestSectionsAreKnown lints that no section of those lists is one that no rule asks for.
func TestSectionsAreKnown(t *testing.T) {
	known := map[string]string{
		"en/claims.txt":  " measure people class harm doing move record fraction versus currency scale statistics one act mostly ",
		"en/stating.txt": " lead verb body ",
		"en/steps.txt":   " process approval terms body plan agreement announce request approve refuse draft delay form meet agree suspend end object competence level ",
		"en/states.txt":  " what closed open partly some reason ",
	}
	for file, sections := range known {
		for _, e := range lexicon.Read(file) {
			if !hasWords(sections, e.Section) {
				t.Errorf("%s:%d: no rule reads [%s]", file, e.Line, e.Section)
			}
		}
	}
}
