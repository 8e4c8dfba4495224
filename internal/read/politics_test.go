package read

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"daybook"
	"daybook/lexicon"
)

var ploverTypes = strings.Fields("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT")

// TestInteractionWordsAreInOrder lints lexicon/en/interactions.txt: types, shapes, order and doubles.
func TestInteractionWordsAreInOrder(t *testing.T) {
	lists := []string{"light", "planned", "offered", "demanded", "refused", "transparent", "tried", "failed", "stative", "weak", "discreet"}
	columns := map[string]int{"nouns": 3, "ends": 4}
	last, section := "", ""
	for _, e := range lexicon.Read("en/interactions.txt") {
		isType := slices.Contains(ploverTypes, e.Section)
		want := columns[e.Section]
		switch {
		case isType:
			want = 3
		case slices.Contains(lists, e.Section):
			want = 1
		case want == 0:
			t.Errorf("interactions.txt:%d: no section is called %s", e.Line, e.Section)
			continue
		}
		if len(e.Columns) != want {
			t.Errorf("interactions.txt:%d: %d columns, want %d", e.Line, len(e.Columns), want)
			continue
		}
		if e.Section != section {
			section, last = e.Section, ""
		}
		line := strings.Join(e.Columns, "  ")
		if line <= last {
			t.Errorf("interactions.txt:%d: %q stands after %q", e.Line, line, last)
		}
		last = line
		for _, typ := range typesOf(e) {
			if !slices.Contains(ploverTypes, typ) {
				t.Errorf("interactions.txt:%d: no type is called %s", e.Line, typ)
			}
		}
		if isType {
			checkConditions(t, e)
		}
	}
}

func typesOf(e lexicon.Entry) []string {
	switch e.Section {
	case "nouns":
		return e.Columns[1:2]
	case "ends":
		return e.Columns[1:3]
	}
	return nil
}

func checkConditions(t *testing.T, e lexicon.Entry) {
	entry := parseInteraction(e)
	if e.Columns[1] != "-" && entry.conditions() == len(entry.words) && len(entry.objects)+len(entry.subjects)+len(entry.with) == 0 && !entry.inf && !entry.that && !entry.actor && !entry.noObject {
		t.Errorf("interactions.txt:%d: condition %q says nothing", e.Line, e.Columns[1])
	}
}

// TestSayingWordsAreInOrder lints lexicon/en/saying.txt.
func TestSayingWordsAreInOrder(t *testing.T) {
	frames := strings.Split("that to obj for on about of to-np at with against over in as from", " ")
	last, section := "", ""
	for _, e := range lexicon.Read("en/saying.txt") {
		if e.Section != section {
			section, last = e.Section, ""
		}
		if e.Columns[0] <= last {
			t.Errorf("saying.txt:%d: %q stands after %q", e.Line, e.Columns[0], last)
		}
		last = e.Columns[0]
		if len(e.Columns) > 1 {
			for _, f := range strings.Split(e.Columns[1], ", ") {
				if !slices.Contains(frames, f) {
					t.Errorf("saying.txt:%d: no frame is called %s", e.Line, f)
				}
			}
		}
	}
}

// TestFactuality asks how a report puts an act, by the words that govern it. The act's verb is marked by a
// star before it.
func TestFactuality(t *testing.T) {
	tests := []struct{ text, want string }{
		{"The army *attacked the town.", daybook.Occurred},
		{"The army has not *attacked the town.", daybook.Denied},
		{"The army will *attack the town.", daybook.Planned},
		{"The army could *attack the town.", daybook.Hypothetical},
		{"The army must *leave the town.", daybook.Demanded},
		{"The minister called on the army to *leave the town.", daybook.Demanded},
		{"The minister urged the army to *leave the town.", daybook.Demanded},
		{"The army refused to *leave the town.", daybook.Denied},
		{"The army failed to *take the town.", daybook.Denied},
		{"If the army *attacked the town, talks would end.", daybook.Hypothetical},
		{"The minister said the army had *attacked the town.", daybook.Occurred},
		{"The minister said the army would *attack the town.", daybook.Planned},
		{"The minister denied that the army had *attacked the town.", daybook.Denied},
		{"The army plans to *attack the town.", daybook.Planned},
		{"The army threatened to *attack the town.", daybook.Hypothetical},
		{"The army is willing to *leave the town.", daybook.Planned},
		{"Perhaps the army *attacked the town.", daybook.Hypothetical},
	}
	for _, test := range tests {
		before, _, _ := strings.Cut(test.text, "*")
		p := newPage(&daybook.Report{Text: strings.Replace(test.text, "*", "", 1)})
		p.findActors()
		p.findAttributions()
		if got := p.factAt(p.tokenAt(len(before))); got != test.want {
			t.Errorf("%s: %s, want %s", test.text, got, test.want)
		}
	}
}

// TestInteractions reads one act a sentence: type, status, actor and recipient.
func TestInteractions(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Peru accused Chile of spying.", "ACCUSE occurred Peru > Chile"},
		{"The Peruvian foreign minister rejected Chile's offer.", "REJECT occurred The Peruvian foreign minister > Chile"},
		{"Norway imposed sanctions on Belarus.", "SANCTION occurred Norway > Belarus"},
		{"Norway did not agree with Belarus.", "REJECT occurred Norway > Belarus"},
		{"Norway refused to talk to Belarus.", "REJECT occurred Norway > Belarus"},
		{"Norway will send aid to Belarus.", "AID planned Norway > Belarus"},
		{"Norway said that Belarus must free the envoys.", "REQUEST occurred Norway > Belarus"},
		{"Norway threatened to expel the Belarusian ambassador.", "THREATEN occurred Norway > the Belarusian ambassador"},
		{"Protesters marched against the government.", "PROTEST occurred Protesters > the government"},
		{"The rebels lifted the siege.", "CONCEDE occurred The rebels > -"},
		{"Talks between Norway and Belarus went on for hours.", "CONSULT occurred Norway > Belarus"},
		{"The envoys were expelled by Belarus.", "SANCTION occurred Belarus > The envoys"},
		{"The old man baked a cake for the children.", ""},
	}
	for _, test := range tests {
		p := newPage(&daybook.Report{Text: test.text})
		p.findActors()
		p.findAttributions()
		p.findInteractions()
		var got []string
		for _, i := range p.interactions {
			got = append(got, fmt.Sprintf("%s %s %s > %s", i.Type, i.Status, sideText(i.Actor), sideText(i.Recipient)))
		}
		if got := strings.Join(got, "; "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

func sideText(p *daybook.Party) string {
	if p == nil {
		return "-"
	}
	return string(p.Text)
}

// FuzzPolitics holds the stages of this file to no panic and to spans that stand in the text, whatever the
// text is.
func FuzzPolitics(f *testing.F) {
	for _, s := range []string{"", "“", "Peru (", "\"he said", "according to", "Lashkar-e-", "The U.S. said: “No”, and \"", "مرحبا said قال", "said said said", "by of to -e- al-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		report := &daybook.Report{Text: text}
		p := newPage(report)
		p.findActors()
		p.findAttributions()
		p.findInteractions()
		for _, m := range p.actorMentions() {
			if err := m.Span.Check(report); err != nil {
				t.Error(err)
			}
		}
		for _, a := range p.attributionMentions() {
			if err := a.Content.Check(report); err != nil {
				t.Error(err)
			}
		}
		for _, i := range p.interactions {
			for _, b := range i.Basis {
				if err := b.Span.Check(report); err != nil {
					t.Error(err)
				}
			}
		}
	})
}
