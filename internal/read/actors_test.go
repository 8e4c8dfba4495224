package read

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"daybook"
	"daybook/lexicon"
)

var (
	country   = regexp.MustCompile(`^([A-Z]{2}|-)$`)
	day       = `(\d{4}(-\d\d(-\d\d)?)?)?`
	stretches = regexp.MustCompile(`^(-|` + day + `\.\.` + day + `(; ` + day + `\.\.` + day + `)*)$`)
)

// TestActorsAreInOrder lints lexicon/world: shapes, order, doubles, dead parents and sources, and names
// that two actors of different countries share.
func TestActorsAreInOrder(t *testing.T) {
	entries := lexicon.Read("world/actors.txt")
	sources, ids, names := map[string]bool{}, map[string]bool{}, map[string]string{}
	for _, e := range entries {
		switch e.Section {
		case "sources":
			sources[e.Columns[0]] = true
		case "actors":
			ids[e.Columns[0]] = true
		}
	}
	for _, e := range entries {
		if c := e.Columns; e.Section == "at times" && (len(c) != 5 || !ids[c[0]] || !country.MatchString(c[1]) || !stretches.MatchString(c[3]) || !sources[c[4]]) {
			t.Errorf("actors.txt:%d: not an actor's id, country, class, dates and source", e.Line)
		}
	}
	classes := []string{"militants", "gang", "forces", "government", "party", "international", "civil", "media"}
	last := ""
	for _, e := range entries {
		if e.Section != "actors" {
			continue
		}
		c := e.Columns
		if len(c) != 7 {
			t.Errorf("actors.txt:%d: %d columns, want 7", e.Line, len(c))
			continue
		}
		if c[0] <= last {
			t.Errorf("actors.txt:%d: %s stands after %s", e.Line, c[0], last)
		}
		last = c[0]
		if !slices.Contains(classes, c[1]) || !country.MatchString(c[2]) || !stretches.MatchString(c[5]) {
			t.Errorf("actors.txt:%d: class %q, country %q or dates %q is not of the form", e.Line, c[1], c[2], c[5])
		}
		if _, ok := actorBook().lookup(c[4]); c[4] != "-" && !ok {
			t.Errorf("actors.txt:%d: no parent %s", e.Line, c[4])
		}
		if !sources[c[6]] {
			t.Errorf("actors.txt:%d: no source %s", e.Line, c[6])
		}
		for name := range strings.SplitSeq(c[3], "; ") {
			other, ok := actorBook().lookup(names[name])
			if ok && (name != strings.ToUpper(name) || other.country == c[2]) { // abbreviations may be shared across countries
				t.Errorf("actors.txt:%d: %q is also a name of %s", e.Line, name, other.id)
			}
			names[name] = c[0]
		}
	}
	if len(ids) < 800 {
		t.Errorf("%d actors, want 800 or more", len(ids))
	}
}

// TestPeopleAndOfficesAreAlive lints people.txt and roles.txt.
func TestPeopleAndOfficesAreAlive(t *testing.T) {
	names := map[string]string{}
	for _, e := range lexicon.Read("world/people.txt") {
		c := e.Columns
		if len(c) != 3 || !stretches.MatchString(c[2]) {
			t.Errorf("people.txt:%d: want names, actor, dates", e.Line)
			continue
		}
		if _, ok := actorBook().lookup(c[1]); c[1] != "-" && !ok {
			t.Errorf("people.txt:%d: no actor %s", e.Line, c[1])
		}
		for name := range strings.SplitSeq(c[0], "; ") {
			if other, ok := names[name]; ok {
				t.Errorf("people.txt:%d: %q also speaks for %s", e.Line, name, other)
			}
			names[name] = c[1]
		}
	}
	words := map[string]string{}
	for _, e := range lexicon.Read("world/roles.txt") {
		if e.Section != "roles" {
			continue
		}
		for word := range strings.SplitSeq(e.Columns[3], "; ") {
			if other, ok := words[word]; ok {
				t.Errorf("roles.txt:%d: %q is also a word for %s", e.Line, word, other)
			}
			words[word] = e.Columns[0]
		}
	}
}

// TestNamesThatDiffer reads spellings, abbreviations and case as written in reports.
func TestNamesThatDiffer(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Lashkar e Jhangvi attacked.", "Lashkar e Jhangvi=PK.LEJ"},
		{"Lashkar-i-Jhangwi attacked.", "Lashkar-i-Jhangwi=PK.LEJ"},
		{"The Communist Party of India (Maoist) fled.", "Communist Party of India (Maoist)=IN.MAOIST"},
		{"Al-Qaida denied it.", "Al-Qaida=INT.AQ"},
		{"Let us see who is in.", ""},
		{"LET US SEE WHO IS IN.", ""},
		{"The LeT denied it.", "LeT=PK.LET"},
		{"Afghan foreign ministry spokesman Omar Gul spoke.", "Afghan foreign ministry spokesman Omar Gul=AF.MFA"},
		{"The foreign minister of Peru spoke.", "foreign minister of Peru=PE.MFA"},
		{"The chief minister of Balochistan spoke.", "chief minister of Balochistan=PK.BAL.CM"},
		{"Kabul rejected the plea.", "Kabul=AF.GOV"},
		{"KABUL: The plea was rejected in Kabul.", ""},
		{"It rained in Peru.", ""},
		{"The Sarhad Liberation Front (SLF) fled. The SLF denied it.", "Sarhad Liberation Front=; SLF=; SLF="},
		{"Tehreek-e-Taliban Pakistan (TTP) fled.", "Tehreek-e-Taliban Pakistan=PK.TTP; TTP=PK.TTP"},
	}
	for _, test := range tests {
		p := newPage(&daybook.Report{Text: test.text})
		p.findActors()
		var got []string
		for _, m := range p.actorMentions() {
			got = append(got, m.Quote+"="+string(m.Actor))
		}
		if got := strings.Join(got, "; "); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// TestOfficeByDate gives a person the office held on the report's day, and the state alone outside it.
func TestOfficeByDate(t *testing.T) {
	for day, want := range map[string]string{"2014-05-01": "PK.PM", "2020-05-01": "", "": "PK.PM"} {
		p := newPage(&daybook.Report{Published: day, Text: "Nawaz Sharif refused."})
		p.findActors()
		if got := p.actors[0].party; string(got.Actor) != want || got.Country != "PK" {
			t.Errorf("on %q: actor %q country %q, want %q and PK", day, got.Actor, got.Country, want)
		}
	}
}
