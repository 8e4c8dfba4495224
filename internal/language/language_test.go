package language

import (
	"strings"
	"testing"
)

// check tells of everything that must hold of a parsed text: tokens tile it, heads form one tree a sentence.
func check(t *testing.T, text string) {
	t.Helper()
	d := Parse(text)
	at := int32(0)
	for i, tok := range d.Tokens {
		if tok.Start < at || tok.End <= tok.Start || int(tok.End) > len(text) {
			t.Fatalf("token %d is %d..%d after %d in %q", i, tok.Start, tok.End, at, text)
		}
		if gap := strings.TrimSpace(strings.Trim(text[at:tok.Start], "\u200b\ufeff \t\r\n")); gap != "" {
			t.Fatalf("%q lies in no token of %q", gap, text)
		}
		at = tok.End
	}
	next := int32(0)
	for n, s := range d.Sentences {
		if s.First != next || s.End <= s.First {
			t.Fatalf("sentence %d is %d..%d after %d", n, s.First, s.End, next)
		}
		next = s.End
		roots := 0
		for i := s.First; i < s.End; i++ {
			steps := 0
			for h := i; h >= 0; h = d.Tokens[h].Head {
				if h < s.First || h >= s.End || steps > int(s.End-s.First) {
					t.Fatalf("no tree over %q", text)
				}
				steps++
			}
			if d.Tokens[i].Head < 0 {
				roots++
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots in sentence %d of %q", roots, n, text)
		}
	}
	if int(next) != len(d.Tokens) {
		t.Fatalf("sentences end at token %d of %d", next, len(d.Tokens))
	}
}

func TestTokensTileAndHeadsFormTrees(t *testing.T) {
	for _, text := range []string{"", " ", "\n\n", ".", "a", "\xff\xfe", "Police don't know. \"They can't,\" Lt. Col. Maro said.", "'s", "-\n-", "www.", "@", strings.Repeat("a b. ", 500), strings.Repeat("x ", 2000), "کراچی میں ۵ افراد"} {
		check(t, text)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("Two men were shot dead in Kolan, police said.\n\n• One\n• Two")
	f.Fuzz(func(t *testing.T, text string) { check(t, text) })
}
