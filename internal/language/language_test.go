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
			for h := i; h >= 0; h = d.node(h).head {
				if h < s.First || h >= s.End || steps > int(s.End-s.First) {
					t.Fatalf("no tree over %q", text)
				}
				steps++
			}
			if d.node(i).head < 0 {
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

func TestLongRunsAreCut(t *testing.T) {
	d := Parse(strings.Repeat("and then ", 5000))
	for _, s := range d.Sentences {
		if s.End-s.First > longest+1 {
			t.Fatalf("a sentence of %d tokens", s.End-s.First)
		}
	}
}

func words(d *Document) string {
	var out []string
	for i := range d.Tokens {
		out = append(out, d.Word(i).Text())
	}
	return strings.Join(out, "|")
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"They don't, can't and won't.":                 "They|do|n't|,|ca|n't|and|wo|n't|.",
		"the colonel’s men; the soldiers' home":        "the|colonel|’s|men|;|the|soldiers|'|home",
		"FourTehreek men saw SixFlags and Tenrak.":     "Four|Tehreek|men|saw|Six|Flags|and|Tenrak|.",
		"Twosoldiers felt tensions in Tennessee.":      "Two|soldiers|felt|tensions|in|Tennessee|.",
		"We cannot pay Rs500 or $5,000 at 10am.":       "We|can|not|pay|Rs|500|or|$|5,000|at|10|am|.",
		"al-Harun, ex-MPA, e-mail, state-of-the-art":   "al|-|Harun|,|ex-MPA|,|e-mail|,|state|-|of|-|the|-|art",
		"Lt. Col. A. B. Maro of the U.S. said 9.30":    "Lt.|Col.|A.|B.|Maro|of|the|U.S.|said|9.30",
		"See www.example.org/a?b=1 or a.b@ex.org.":     "See|www.example.org/a?b=1|or|a.b@ex.org|.",
		"killed.Police said so… “Why?!” he asked":      "killed|.|Police|said|so|…|“|Why|?!|”|he|asked",
		"its not open 24/7 since the 70's":             "it|s|not|open|24|/|7|since|the|70's",
		"O'Rourke's men on 12/10/2014 at 10:30":        "O'Rourke|'s|men|on|12/10/2014|at|10:30",
		"فائرنگ سے 3 افراد ہلاک, said Geo":             "فائرنگ|سے|3|افراد|ہلاک|,|said|Geo",
		"The gov-\nernment denied the two-\nday siege": "The|gov-\nernment|denied|the|two|-|day|siege",
	} {
		if got := words(Parse(text)); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestWordsBrokenOverLinesAreReadWhole(t *testing.T) {
	d := Parse("The gov-\nernment denied the report.")
	if w := d.Word(1); w.Lemma() != "government" || w.UPOS() != NOUN {
		t.Errorf("lemma %q, %v", w.Lemma(), w.UPOS())
	}
}

func TestBlocksLinesAndBullets(t *testing.T) {
	for text, want := range map[string][]string{
		"Two die in Kolan\n\nGunmen shot two men.":                          {"Two die in Kolan", "Gunmen shot two men."},
		"Demands:\n• Free the men\n• Open the road":                         {"Demands:", "• Free the men", "• Open the road"},
		"Police said a bomb had gone off near the old\nbus stand of Kolan.": {"Police said a bomb had gone off near the old\nbus stand of Kolan."},
	} {
		if got := sentencesOf(Parse(text)); strings.Join(got, "\x00") != strings.Join(want, "\x00") {
			t.Errorf("%q came apart as %q", text, got)
		}
	}
}

func TestCapitalsAreReadCaseBlind(t *testing.T) {
	d := Parse("THREE SOLDIERS WERE KILLED BY REBELS IN THE TOWN OF SAN TELMO YESTERDAY.")
	if !d.Sentences[0].Caps {
		t.Fatal("not seen as capitals")
	}
	killed := d.Word(3)
	if killed.Lemma() != "kill" || killed.Child(NsubjPass).Text() != "SOLDIERS" || killed.Child(OblAgent).Text() != "REBELS" {
		t.Error(d.Shape(0))
	}
}

func FuzzParse(f *testing.F) {
	f.Add("Two men were shot dead in Kolan, police said.\n\n• One\n• Two")
	f.Fuzz(func(t *testing.T, text string) { check(t, text) })
}
