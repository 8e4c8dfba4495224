package language

import (
	"strings"
	"testing"
)

// TestTreesOfDispatches looks for single arcs, "relation dependent<head", in the trees of sentences of the
// kinds that rules are written on.
func TestTreesOfDispatches(t *testing.T) {
	for _, c := range []struct {
		text string
		arcs string
	}{
		{"Unidentified gunmen shot dead two policemen and injured three passers-by in the Mirzo area of Kolan District on Monday.",
			"nsubj gunmen<shot, obj policemen<shot, conj injured<shot, nummod two<policemen, nmod District<area"},
		{"Two soldiers were killed and four others wounded when a roadside bomb exploded near their vehicle in Tor Ghar.",
			"nsubj:pass soldiers<killed, aux:pass were<killed, conj wounded<killed, nsubj:pass others<wounded, nsubj bomb<exploded, advcl exploded<killed"},
		{"At least 12 people, including three women, were killed by the rebels.",
			"nsubj:pass people<killed, nmod women<people, obl:agent rebels<killed, nummod 12<people"},
		{"The Army of Dawn claimed responsibility for the attack.", "nsubj Army<claimed, obj responsibility<claimed, nmod Dawn<Army"},
		{"Police said that the attackers had fled on a motorbike.", "nsubj Police<said, ccomp fled<said, nsubj attackers<fled"},
		{"The minister did not confirm the report.", "nsubj minister<confirm, advmod not<confirm, obj report<confirm"},
		{"The blast damaged ten shops, officials said.", "ccomp damaged<said, nsubj officials<said, obj shops<damaged"},
		{"According to police, three men were abducted from their homes.", "nsubj:pass men<abducted, obl homes<abducted, obl police<abducted"},
		{"A suicide bomber blew himself up outside a mosque, killing eight worshippers.", "nsubj bomber<blew, obj himself<blew, advcl killing<blew, obj worshippers<killing"},
		{"The government rejected the demand and accused the group of breaking the truce.", "nsubj government<rejected, conj accused<rejected, obj group<accused"},
		{"THREE SOLDIERS WERE KILLED BY REBELS IN THE TOWN OF SAN TELMO YESTERDAY.", "nsubj:pass SOLDIERS<KILLED, obl:agent REBELS<KILLED"},
		{"Gunmen kill two in Kolan", "nsubj Gunmen<kill"},
		{"Gunmen attacked a bus near Kolan, killing 12 people, officials and two witnesses said.", "obj people<killing, nsubj officials<said, conj witnesses<officials, advcl killing<attacked"},
		{"Two men were shot dead, the army and local media reported.", "nsubj army<reported, conj media<army"},
	} {
		d := Parse(c.text)
		for _, arc := range strings.Split(c.arcs, ", ") {
			if !hasArc(d, arc) {
				t.Errorf("no %s in\n\t%s", arc, d.Shape(0))
			}
		}
	}
}

func hasArc(d *Document, arc string) bool {
	rel, words, _ := strings.Cut(arc, " ")
	dependent, head, _ := strings.Cut(words, "<")
	for w := range d.Words(0) {
		if w.Text() == dependent && w.Rel().String() == rel && w.Head().Text() == head {
			return true
		}
	}
	return false
}

func TestNames(t *testing.T) {
	d := Parse("Lt. Col. A. B. Haider of the Frontier Corps met Dr. Nazar in Islamabad.")
	var got []string
	for _, e := range d.Entities {
		got = append(got, e.Label+" "+d.Text[d.Tokens[e.First].Start:d.Tokens[e.End-1].End])
	}
	for _, want := range []string{"PER A. B. Haider", "PER Nazar", "LOC Islamabad"} {
		if !strings.Contains(strings.Join(got, ";"), want) {
			t.Errorf("no %s in %q", want, got)
		}
	}
}

// TestTreesGrowTheSameInAnyOrder asks for the trees of a text from its end, and at once, and for some twice.
func TestTreesGrowTheSameInAnyOrder(t *testing.T) {
	text := "Gunmen shot two guards in Kolan. Police said they had fled. The road was closed for a day."
	there, back := Parse(text), Parse(text)
	for s := len(back.Sentences) - 1; s >= 0; s-- {
		back.Shape(s)
	}
	for s := range there.Sentences {
		first := there.Shape(s)
		if again := there.Shape(s); again != first || back.Shape(s) != first {
			t.Errorf("%s\n%s\n%s", first, again, back.Shape(s))
		}
	}
}

// TestAPassiveVerbKeepsOneSubject gives oneSubject the two subjects that a network might.
func TestAPassiveVerbKeepsOneSubject(t *testing.T) {
	for text, want := range map[string]Rel{
		"officer, guard and cook were shot": Conj,
		"officer, son of Maro were shot":    Appos,
	} {
		d := Parse(text)
		n := len(d.Tokens)
		heads, rels := make([]int32, n), make([]Rel, n)
		for i := range heads {
			heads[i], rels[i] = int32(n-1), Dep
		}
		rels[0], rels[2] = NsubjPass, NsubjPass
		if want == Conj {
			heads[4], rels[4] = 2, Conj
		}
		for _, i := range []int{0, 2, 4} {
			d.Tokens[i].UPOS = NOUN
		}
		d.oneSubject(0, heads, rels)
		if heads[2] != 0 || rels[2] != want || rels[0] != NsubjPass || want == Conj && heads[4] != 0 {
			t.Errorf("%q: heads %v, relations %v", text, heads, rels)
		}
	}
}
