package read_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"daybook"
	"daybook/internal/read"
	"daybook/lexicon"
)

// FuzzRead holds that any text can be read, and that every basis quotes the report verbatim.
func FuzzRead(f *testing.F) {
	reader, err := read.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Five soldiers killed", "At least five soldiers were killed and two others injured when gunmen attacked them in Bannu on April 8.")
	f.Add("", "GUERRILLAS KILLED A PEASANT IN THE CITY. 5-10 dead; \"3\" (4) were (, identified as , and")
	f.Add("پشاور", "دھماکے میں پانچ افراد ہلاک \xff\xfe killed killed killed of of of")
	f.Fuzz(func(t *testing.T, title, text string) {
		r := &daybook.Report{ID: "f", Published: "2031-04-10", Title: strings.ToValidUTF8(title, "?"), Text: strings.ToValidUTF8(text, "?")}
		for _, d := range reader.Read(r).Incidents {
			for _, b := range d.Basis {
				if err := b.Check(r); err != nil {
					t.Fatalf("%s: %v", b.Field, err)
				}
			}
		}
	})
}

// BenchmarkIncidents reads a dispatch of four sentences; sentences/s is the figure of doc/method/incidents.md.
func BenchmarkIncidents(b *testing.B) {
	reader, err := read.New()
	if err != nil {
		b.Fatal(err)
	}
	r := &daybook.Report{ID: "b", Published: "2031-04-10", Text: "At least five soldiers were killed and three others injured when militants attacked a checkpost in Bannu on April 8, reports the Daily Post. " +
		"Police said the militants fired rockets at the post. The dead included two officers. The market was closed for the day."}
	for b.Loop() {
		reader.Read(r)
	}
	b.ReportMetric(4*float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
}

// TestReadingIsLinear holds that a report twenty times as long costs no more than in proportion, in what
// is found: nothing is lost and nothing doubled.
func TestReadingIsLinear(t *testing.T) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	one := "Separately, a bomb killed three soldiers in Bannu on April 8. "
	coded := reader.Read(&daybook.Report{ID: "l", Published: "2031-04-10", Text: strings.Repeat(one, 200)})
	if len(coded.Incidents) != 200 {
		t.Errorf("200 separate incidents read as %d", len(coded.Incidents))
	}
}

func TestExplainShowsWhatWasRejected(t *testing.T) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	r := &daybook.Report{ID: "e", Published: "2031-04-10", Text: "Militants killed two soldiers in Bannu on April 8. They threatened to attack the town."}
	if err := reader.Explain(&out, r); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"toll    two soldiers", "rejected: not fact", "act/doer", "e#1  Armed clash"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("explanation lacks %q:\n%s", want, out.String())
		}
	}
}

// TestConfidence holds that a plain dispatch is believed more than one told by pronouns in many figures.
func TestConfidence(t *testing.T) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	plain := reader.Read(&daybook.Report{ID: "p", Published: "2031-04-10", Text: "Unidentified gunmen shot dead a lawyer in Peshawar on April 8."}).Incidents
	hard := reader.Read(&daybook.Report{ID: "h", Published: "2031-04-10", Text: "Militants attacked a convoy and a camp. He was killed, policemen were injured, villagers were abducted and several soldiers, a boy and others were wounded."}).Incidents
	if len(plain) != 1 || len(hard) == 0 || plain[0].Confidence <= hard[0].Confidence || plain[0].Review {
		t.Errorf("plain %+v hard %+v", plain, hard)
	}
}

// TestIncidentLexicon holds that no word stands twice in one file and section, and that acts name kinds
// that exist.
func TestIncidentLexicon(t *testing.T) {
	kinds := map[string]bool{"-": true}
	for _, e := range lexicon.Read("en/acts.txt") {
		if e.Section == "kinds" {
			kinds[e.Columns[0]] = true
		}
	}
	for _, file := range []string{"en/acts.txt", "en/victims.txt", "en/targets.txt", "en/weapons.txt", "en/perpetrators.txt", "en/parties.txt", "en/harm.txt", "en/discourse.txt", "en/modifiers.txt", "en/telling.txt", "en/sources.txt", "en/numbers.txt", "en/reality.txt"} {
		seen := map[string]int{}
		for _, e := range lexicon.Read(file) {
			key := e.Section + "/" + e.Columns[0]
			switch e.Section {
			case "irregular":
				key += "/" + e.Columns[1]
			case "turns":
				key += "/" + strings.Join(e.Columns[1:3], "/")
				if len(e.Columns) != 5 || !kinds[e.Columns[3]] {
					t.Errorf("%s:%d: want a verb, object, doer, kind, harm: %q", file, e.Line, e.Columns)
				}
			}
			if at := seen[key]; at > 0 {
				t.Errorf("%s:%d: %q stands in line %d too", file, e.Line, e.Columns[0], at)
			}
			seen[key] = e.Line
			switch e.Section {
			case "verbs", "suffer", "states", "nouns":
				if len(e.Columns) != 3 || !kinds[e.Columns[1]] {
					t.Errorf("%s:%d: want words, kind, harm: %q", file, e.Line, e.Columns)
				}
			}
		}
	}
}

// An outlet that a speaker told, or that the dateline names, is the source where none is cited outright.
func TestOutletsToldAreSources(t *testing.T) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Gunmen killed two guards in Bannu on Monday, police chief Akram Dost told Reuters.":                      "Reuters",
		"BANNU, Pakistan (AFP) - Gunmen killed two guards in Bannu on Monday, police said.":                       "AFP",
		"Gunmen killed two guards in Bannu on Monday, police told Reuters, reports Dawn.":                         "Dawn",
		"Gunmen killed two guards in Bannu on Monday. The Dawn road, where they lay, was closed, residents said.": "",
	} {
		got := ""
		for _, s := range reader.Read(&daybook.Report{ID: "o", Text: text}).Incidents[0].Sources {
			if s.Kind == "outlet" {
				got = s.Name
				break
			}
		}
		if got != want {
			t.Errorf("%s: outlet %q, want %q", text, got, want)
		}
	}
}

// A claim of all the attacks goes to each story before it once, however many claims a long report holds.
func TestClaimsOfAllTheAttacksDoNotMultiply(t *testing.T) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for i := range 40 {
		fmt.Fprintf(&text, "Gunmen killed %d men in Khuzdar on April %d. In Bannu, a bomb wounded %d soldiers on April %d. The Ridge Front claimed responsibility for all the attacks.\n\n", i+2, i%9+1, i+3, i%9+1)
	}
	coded := reader.Read(&daybook.Report{ID: "claims", Published: "2026-04-10", Text: text.String()})
	if n := len(coded.Incidents); n < 40 {
		t.Fatalf("%d incidents, not one for each attack", n)
	}
	for _, d := range coded.Incidents {
		if len(d.Basis) > 400 {
			t.Errorf("%s rests on %d findings", d.ID, len(d.Basis))
		}
	}
}
