package read

import (
	"slices"
	"testing"
)

// TestNoPhraseIsLostBehindItsSecondWord holds that what is looked through before a word is all that may match there, in order.
func TestNoPhraseIsLostBehindItsSecondWord(t *testing.T) {
	grouped := 0
	for first, o := range incidentWords().phrases {
		seconds := []string{"", "zzz"}
		for second := range o.by {
			seconds = append(seconds, second)
		}
		grouped += len(o.by)
		for _, second := range seconds {
			var want, got []string
			for _, ph := range o.all {
				if len(ph.words) == 1 || ph.words[1] == second {
					want = append(want, ph.sense.words)
				}
			}
			for _, ph := range o.before(second) {
				if len(ph.words) == 1 || ph.words[1] == second {
					got = append(got, ph.sense.words)
				}
			}
			if !slices.Equal(got, want) {
				t.Fatalf("%s %s: %q, want %q", first, second, got, want)
			}
		}
	}
	if grouped < 100 {
		t.Errorf("%d second words: phrases are no longer grouped by them", grouped)
	}
}
