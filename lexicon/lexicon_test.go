package lexicon_test

import (
	"testing"

	"daybook/lexicon"
)

// TestAlternatives holds what a line with words in brackets stands for.
func TestAlternatives(t *testing.T) {
	var got []string
	for _, e := range lexicon.Parse("[verbs]\nlose (his|her) (own|) life  -  killed\nshoot (dead)  -  killed\n") {
		got = append(got, e.Columns[0]+"/"+e.Columns[2])
	}
	want := []string{"lose his own life/killed", "lose her own life/killed", "lose his life/killed", "lose her life/killed", "shoot (dead)/killed"}
	if len(got) != len(want) {
		t.Fatalf("%q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("entry %d is %q, want %q", i, got[i], want[i])
		}
	}
}
