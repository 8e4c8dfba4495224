package merge

import (
	"math"
	"slices"
	"strconv"

	"daybook"
)

// Settings are the choices a desk may make.
type Settings struct {
	Merge   float64 // points from which two groups of drafts are merged
	Propose float64 // points from which an analyst is asked; below it they stay apart
	Days    int     // drafts whose days lie further apart are never one incident
	Km      float64 // nor drafts whose places do
}

// Standard are the settings used unless a desk says otherwise (doc/method/merge.md).
var Standard = Settings{Merge: -1, Propose: -2, Days: 3, Km: 60}

// An Index holds the drafts merged so far and finds those that a new one may be the same as. It is for
// one goroutine; its memory is about a kilobyte a report.
type Index struct {
	set   Settings
	w     *Weights
	words *interned
	df    []int32 // pages each word stands in
	pages []page
	items []item
	first []int32 // index of each page's first item; one more at the end
	at    postings
	known map[string]int32 // report → its page
}

// NewIndex makes an empty index.
func NewIndex(set Settings) *Index {
	w, err := parseWeights(weightsText)
	if err != nil {
		panic("merge: " + err.Error()) // the table is part of the program, and its test parses it
	}
	return &Index{set: set, w: w, words: newInterned(), first: []int32{0}, at: newPostings(), known: map[string]int32{}}
}

// add takes a coded report in and gives its page.
func (x *Index) add(c *daybook.Coded) int32 {
	n := int32(len(x.pages))
	p := x.page(c)
	x.pages = append(x.pages, p)
	x.items = append(x.items, x.itemsOf(c, n)...)
	x.first = append(x.first, int32(len(x.items)))
	for _, ws := range [][]int32{p.title, p.names, p.ages} {
		x.count(ws)
	}
	for _, w := range p.terms {
		if _, in := slices.BinarySearch(p.title, w); !in {
			x.count([]int32{w})
		}
	}
	x.post(n)
	x.known[p.id] = n
	return n
}

func (x *Index) count(ws []int32) {
	for _, w := range ws {
		for int(w) >= len(x.df) {
			x.df = append(x.df, 0)
		}
		x.df[w]++
	}
}

// idf is what a word is worth: the logarithm of one over the share of pages it stands in.
func (x *Index) idf(w int32) float64 {
	df := int32(0)
	if int(w) < len(x.df) {
		df = x.df[w]
	}
	return math.Log(float64(len(x.pages)+1) / (float64(df) + 0.5))
}

// draftID names item i: its draft, or its report as a whole ("r1#0").
func (x *Index) draftID(i int32) string {
	it := &x.items[i]
	return x.pages[it.page].id + "#" + strconv.Itoa(int(it.number))
}
