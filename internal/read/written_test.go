package read

import (
	"strings"
	"testing"

	"daybook"
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
