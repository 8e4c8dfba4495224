package web

import (
	"slices"
	"strconv"
	"strings"

	"daybook"
)

// A mark is a run of words in which something was read. Kind is place, date, actor, says or basis; Title
// says what was read in them.
type mark struct {
	daybook.Span
	Kind, Title string
}

// A piece is a stretch of text that lies under the same marks.
type piece struct {
	Text  string
	Kinds string // of its marks, for the style sheet; "" for plain text
	Title string
	Here  bool // these are the words the reader was led to
	First bool // the first of them
}

// pieces cuts a text at the edges of its marks. Marks that lie outside the text are left out.
func pieces(text string, marks []mark, here daybook.Span) []piece {
	runes := []rune(text)
	marks = slices.DeleteFunc(slices.Clone(marks), func(m mark) bool {
		return m.Start < 0 || m.End > len(runes) || m.Start >= m.End
	})
	slices.SortStableFunc(marks, func(a, b mark) int { return a.Start - b.Start })
	edges := []int{0, len(runes)}
	if here.Start >= 0 && here.Start < here.End && here.End <= len(runes) {
		edges = append(edges, here.Start, here.End)
	}
	for _, m := range marks {
		edges = append(edges, m.Start, m.End)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)

	var out []piece
	var over []mark // marks over the piece at hand
	next := 0
	for i := 0; i+1 < len(edges); i++ {
		from, to := edges[i], edges[i+1]
		over = slices.DeleteFunc(over, func(m mark) bool { return m.End <= from })
		for next < len(marks) && marks[next].Start <= from {
			over = append(over, marks[next])
			next++
		}
		p := piece{Text: string(runes[from:to]), Here: from >= here.Start && to <= here.End && here.Start < here.End}
		p.First = p.Here && from == here.Start
		p.Kinds, p.Title = describe(over)
		out = append(out, p)
	}
	return out
}

// describe gives the kinds of marks and what they say, each once.
func describe(marks []mark) (kinds, title string) {
	var ks, ts []string
	for _, m := range marks {
		if !slices.Contains(ks, m.Kind) {
			ks = append(ks, m.Kind)
		}
		if m.Title != "" && !slices.Contains(ts, m.Title) {
			ts = append(ts, m.Title)
		}
	}
	return strings.Join(ks, " "), strings.Join(ts, "\n")
}

// readSpan reads "12-40"; the empty span when it is no span.
func readSpan(s string) daybook.Span {
	from, to, _ := strings.Cut(s, "-")
	a, err1 := strconv.Atoi(from)
	b, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || a < 0 || b <= a {
		return daybook.Span{}
	}
	return daybook.Span{Start: a, End: b}
}
