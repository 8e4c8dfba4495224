package read

import (
	"slices"
	"testing"

	"daybook"
)

// What a site prints around its stories, a request to log in, is no text of the report: only its title tells anything.
func TestFurnitureIsNoText(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	shell := "Close. Your settings have been saved. There was a problem saving your settings. You will get a letter with a link whenever new matching items are posted."
	c := r.Read(&daybook.Report{ID: "a", Published: "2020-03-02", Title: "Grocer shot at Odden market", Text: shell})
	if c.Digest != nil || slices.Contains(c.Sketch.Terms, "letter") || !slices.Contains(c.Sketch.Terms, "odden") {
		t.Errorf("terms %v, digest of %d values", c.Sketch.Terms, len(c.Digest))
	}
	c = r.Read(&daybook.Report{ID: "b", Published: "2020-03-02", Title: "Grocer shot at Odden market", Text: "A gunman fired on a stall at the market on Monday and a letter was left there by him before he fled on a motorcycle, police said."})
	if c.Digest == nil || !slices.Contains(c.Sketch.Terms, "letter") {
		t.Errorf("a story's terms %v, digest of %d values", c.Sketch.Terms, len(c.Digest))
	}
}

// Words that only name a place or a speaker are marked: other acts share them.
func TestSceneOfASketch(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	c := r.Read(&daybook.Report{ID: "a", Published: "2020-03-02", Text: "Gunmen shot dead a grocer, Bashir Odal, near his stall in Quetta on Monday, Superintendent Nadir Wassan said."})
	for _, word := range []string{"quetta", "wassan"} {
		if !slices.Contains(c.Sketch.Scene, word) {
			t.Errorf("%s is not of the scene: %v", word, c.Sketch.Scene)
		}
	}
	for _, word := range []string{"grocer", "odal", "stall"} {
		if slices.Contains(c.Sketch.Scene, word) || !slices.Contains(c.Sketch.Terms, word) {
			t.Errorf("%s is of the scene %v, or no term %v", word, c.Sketch.Scene, c.Sketch.Terms)
		}
	}
}
