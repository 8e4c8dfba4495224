package read

import (
	"strings"
	"testing"

	"daybook"
	"daybook/internal/language"
)

// A report without capitals tells the day, the place and the dead as one with them does, in its own letters.
func TestReportWithoutCapitals(t *testing.T) {
	text := "multan: two persons were killed and five others injured when unidentified gunmen opened fire on a tea stall in multan on friday, police said. on march 2 a bomb had killed a constable in sukkur."
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	coded := r.Read(&daybook.Report{ID: "small", Published: "2014-03-09", Text: text})
	if len(coded.Incidents) == 0 {
		t.Fatal("no incident read")
	}
	d := coded.Incidents[0]
	if got := string(d.When.From); got != "2014-03-07" {
		t.Errorf("when %s, want Friday 2014-03-07", got)
	}
	if d.Where.Name != "Multan" || d.Where.Text != "multan" {
		t.Errorf("where %q as %q, want Multan as multan", d.Where.Name, d.Where.Text)
	}
	for _, b := range d.Basis {
		if !strings.Contains(text, b.Quote) {
			t.Errorf("%s is not quoted as written: %q", b.Field, b.Quote)
		}
	}
}

func TestWithCapitals(t *testing.T) {
	for text, want := range map[string]bool{
		"the crowd then burnt two buses near the station and pelted the police with stones until dusk.": true,
		"The crowd then burnt two buses near the station and pelted the police with stones until dusk.": false,
		"two buses burnt": false,
		"":                false,
	} {
		if got := withCapitals(text); (got != text) != want || len(got) != len(text) {
			t.Errorf("withCapitals(%q) = %q", text, got)
		}
	}
}

// Headlines of other reports at the end of a page are not read; the words of a report are.
func TestWithoutFooter(t *testing.T) {
	text := "A bus was burnt in Multan. Related stories: Four killed in Sukkur  Strike called off"
	if got := withoutFooter(text); strings.TrimSpace(got) != "A bus was burnt in Multan." || len(got) != len(text) {
		t.Errorf("%q", got)
	}
	if got := withoutFooter("A bus was burnt in Multan.\nAlso read: Strike called off"); strings.TrimSpace(got) != "A bus was burnt in Multan." {
		t.Errorf("%q", got)
	}
	for _, whole := range []string{"He told two related stories of the raid.", "Related stories: " + strings.Repeat("a bus was burnt ", 60)} {
		if got := withoutFooter(whole); got != whole {
			t.Errorf("%q lost its end", whole)
		}
	}
}

// A report that lost its stops and commas comes apart where its sentences did: what the second says of its own act is
// not told of the first.
func TestReportWithoutStops(t *testing.T) {
	text := "Unidentified gunmen shot dead a constable identified as Arif Tarin near the bus stand of Pishin in Balochistan on March 4 reports Dawn Police said that the assailants fled on a motorcycle " +
		"Meanwhile two shepherds were injured when a landmine went off in Dera Bugti on March 5 The blast also killed a camel"
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	coded := r.Read(&daybook.Report{ID: "bare", Published: "2014-03-06", Text: text})
	if len(coded.Incidents) != 2 {
		t.Fatalf("%d incidents read, want 2", len(coded.Incidents))
	}
	shot, mine := coded.Incidents[0], coded.Incidents[1]
	if shot.Type != "Armed clash" || mine.Type != "Remote explosive/landmine/IED" {
		t.Errorf("types %q and %q", shot.Type, mine.Type)
	}
	if shot.When.From != "2014-03-04" || mine.When.From != "2014-03-05" {
		t.Errorf("days %s and %s", shot.When.From, mine.When.From)
	}
	for _, d := range coded.Incidents {
		for _, b := range d.Basis {
			if !strings.Contains(text, b.Quote) {
				t.Errorf("%s is not quoted as written: %q", b.Field, b.Quote)
			}
		}
	}
}

func TestWithStops(t *testing.T) {
	long := " when a bomb went off beside the road that leads from the old bazaar of the town down to the river and the fields of its people on the night of March 4"
	for text, want := range map[string]string{
		"Two men were hurt" + long + " reports Valley Express Karim a shepherd of the place was not hurt":     "Karim",
		"Two men were hurt" + long + " The police found a second bomb":                                        "The",
		"Two men were hurt" + long + " Karda Police found a second bomb":                                      "",
		"Two men were hurt" + long + " the force of the blast was felt in the village of Sorra The bomb fell": "The",
		"Two men were hurt. The police found a bomb.":                                                         "",
	} {
		_, got, _ := strings.Cut(withStops(text), string(rune(language.SentenceEnd)))
		if got, _, _ = strings.Cut(got, " "); got != want {
			t.Errorf("%q: a sentence begins with %q, want %q", text, got, want)
		}
	}
}
