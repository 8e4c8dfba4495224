package web

import (
	"strings"
	"testing"

	"daybook"
)

func TestPieces(t *testing.T) {
	text := "Ädil saw five men in Bala."
	marks := []mark{
		{Span: daybook.Span{Start: 9, End: 17}, Kind: "basis", Title: "killed"},
		{Span: daybook.Span{Start: 9, End: 13}, Kind: "number"},
		{Span: daybook.Span{Start: 21, End: 25}, Kind: "place", Title: "Bala"},
		{Span: daybook.Span{Start: 20, End: 900}, Kind: "outside"},
	}
	var got []string
	for _, p := range pieces(text, marks, daybook.Span{Start: 14, End: 20}) {
		s := p.Text
		if p.Kinds != "" {
			s = p.Kinds + ":" + s
		}
		if p.First {
			s = ">" + s
		}
		if p.Here {
			s = "*" + s
		}
		got = append(got, s)
	}
	want := "Ädil saw |basis number:five|basis: |*>basis:men|* in|*"
	if s := strings.Join(got, "|"); !strings.HasPrefix(s, want[:len(want)-2]) || !strings.HasSuffix(s, "|place:Bala|.") {
		t.Errorf("pieces are %s", s)
	}
	var whole strings.Builder
	for _, p := range pieces(text, marks, daybook.Span{}) {
		whole.WriteString(p.Text)
	}
	if whole.String() != text {
		t.Errorf("the pieces make %q", whole.String())
	}
}

func FuzzPieces(f *testing.F) {
	f.Add("Five men.\n\nBala.", 0, 4, 5, 8, 2, 12)
	f.Add("", 0, 0, -1, 3, 9, 1)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, e, g int) {
		marks := []mark{{Span: daybook.Span{Start: a, End: b}, Kind: "x"}, {Span: daybook.Span{Start: c, End: d}, Kind: "y"}}
		all := pieces(text, marks, daybook.Span{Start: e, End: g})
		var whole strings.Builder
		for _, p := range all {
			whole.WriteString(p.Text)
		}
		if whole.String() != string([]rune(text)) {
			t.Errorf("the pieces of %q make %q", text, whole.String())
		}
		var parts int
		for _, para := range paragraphs(all) {
			for _, p := range para {
				parts += len(p.Text)
			}
		}
		if parts > whole.Len() {
			t.Errorf("the paragraphs hold %d bytes, the text %d", parts, whole.Len())
		}
	})
}

func TestWhen(t *testing.T) {
	for _, c := range []struct {
		from, to daybook.Day
		want     string
	}{
		{"2031-03-04", "2031-03-04", "4 Mar 2031"},
		{"2031-03-01", "2031-03-31", "March 2031"},
		{"2031-01-01", "2031-12-31", "2031"},
		{"2031-03-04", "2031-03-06", "4–6 Mar 2031"},
		{"2031-02-27", "2031-03-02", "27 Feb – 2 Mar 2031"},
		{"2030-12-30", "2031-01-02", "30 Dec 2030 – 2 Jan 2031"},
		{"", "", "date unknown"},
	} {
		if got := when(daybook.When{From: c.from, To: c.to}); got != c.want {
			t.Errorf("%s to %s is %q, not %q", c.from, c.to, got, c.want)
		}
	}
}

func TestToll(t *testing.T) {
	three, five := 3, 5
	harm := []daybook.Harm{
		{Kind: "killed", Class: "civilians", Low: 3, High: &three},
		{Kind: "killed", Class: "militants", Low: 2, High: &five},
		{Kind: "killed", Class: "civilians", Low: 9, High: nil, Says: "police"},
		{Kind: "injured", Class: "civilians", Low: 8},
	}
	for kind, want := range map[string]string{"killed": "5–8", "injured": "8+", "abducted": ""} {
		if got := toll(kind, harm); got != want {
			t.Errorf("%s: %q, not %q", kind, got, want)
		}
	}
}

func TestApprovals(t *testing.T) {
	centre := &daybook.Party{Group: "the centre"}
	step := func(kind, day string, actor, authority *daybook.Party) daybook.Step {
		return daybook.Step{Kind: kind, Status: daybook.Occurred, Actor: actor, Authority: authority, When: daybook.When{From: daybook.Day(day), To: daybook.Day(day)}}
	}
	asked := step("requested approval", "2031-02-10", &daybook.Party{Group: "the province"}, centre)
	if got := approvalsOf([]daybook.Step{asked}); len(got) != 1 || !got[0].Outstanding {
		t.Errorf("asked only: %+v", got)
	}
	if got := approvalsOf([]daybook.Step{asked, step("approved", "2031-03-20", centre, nil)}); len(got) != 1 || got[0].Outstanding || got[0].Answer == nil {
		t.Errorf("asked and approved: %+v", got)
	}
	if got := approvalsOf([]daybook.Step{asked, step("refused", "2031-03-20", centre, centre)}); len(got) != 1 || !got[0].Outstanding {
		t.Errorf("asked and refused: %+v", got)
	}
}

func TestLanes(t *testing.T) {
	gate := &daybook.Place{Name: "Bala Gate"}
	lanes, _ := lanesOf([]daybook.State{
		{ID: "r2#1", Place: gate, What: "border crossing", State: "open", From: "2031-03-10"},
		{ID: "r1#1", Place: gate, What: "border crossing", State: "closed", From: "2031-02-21"},
		{ID: "r3#1", Place: &daybook.Place{Name: "Hill Road"}, What: "road", State: "partly open"},
	})
	if len(lanes) != 2 || lanes[0].Name != "Bala Gate" || len(lanes[0].Bars) != 2 || len(lanes[1].Bars) != 0 {
		t.Fatalf("lanes are %+v", lanes)
	}
	shut, open := lanes[0].Bars[0], lanes[0].Bars[1]
	if shut.State != "closed" || shut.Open || !open.Open || shut.X+shut.Width > open.X+.7 {
		t.Errorf("shut %+v, open %+v", shut, open)
	}
}

func TestAround(t *testing.T) {
	text := []rune("The gate shut. On Friday, 9 men closed the road at Bala, and left. It rained.")
	start := strings.Index(string(text), "closed")
	before, after := around(text, start, start+len("closed"))
	if before != "On Friday, 9 men " || after != " the road at Bala, and left." {
		t.Errorf("around: %q, %q", before, after)
	}
	long := []rune(strings.Repeat("word ", 100))
	before, after = around(long, 250, 254)
	if !strings.HasPrefix(before, "… word") || !strings.HasSuffix(after, "word …") || len(before)+len(after) > 2*widest+10 {
		t.Errorf("around in a long sentence: %q, %q", before, after)
	}
	if before, after := around([]rune("All."), 0, 3); before != "" || after != "." {
		t.Errorf("around at the edges: %q, %q", before, after)
	}
}
