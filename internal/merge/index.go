package merge

import (
	_ "embed"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

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
var Standard = Settings{Merge: 0, Propose: -1, Days: 3, Km: 60}

// An Index holds the drafts merged so far and finds those that a new one may be the same as. It is for
// one goroutine; its memory is about a kilobyte a report.
type Index struct {
	set   Settings
	least int32       // points of the edges kept, the lower of the two thresholds
	w     [2]*Weights // ofTexts, ofHeadlines
	words *interned
	df    []int32 // pages each word stands in
	pages []page
	items []item
	first []int32 // index of each page's first item; one more at the end
	at    postings
	known map[string]int32 // report → its page

	replaced int // pages of reports that were taken in again since

	worth   []float64 // of each word by idf, while it stands; NaN before it is asked for
	lengths []lengths // of each page by norm, likewise

	toll   int32     // the stem of titles that tell how a toll moved
	common []float32 // of generalPages, those each of the first words stands in
}

// NewIndex makes an empty index.
func NewIndex(set Settings) *Index {
	w, err := bothTables()
	if err != nil {
		panic("merge: " + err.Error()) // the table is part of the program, and its test parses it
	}
	x := &Index{set: set, least: threshold(min(set.Merge, set.Propose)), w: w, words: newInterned(), first: []int32{0}, at: newPostings(), known: map[string]int32{}}
	common, err := parseCommon(commonText)
	if err != nil {
		panic("merge: " + err.Error())
	}
	x.common = append(x.common, 0) // word 0 is no word
	for _, word := range slices.Sorted(maps.Keys(common)) {
		x.words.of(word)
		x.common = append(x.common, float32(common[word]*generalPages))
	}
	x.toll = x.words.of("toll")
	return x
}

// Replace takes a report in again that was read anew: what the index knew of it counts no more.
func (x *Index) Replace(c *daybook.Coded) {
	if n, ok := x.known[c.Report]; ok {
		p := &x.pages[n]
		x.countPage(p, -1)
		p.replaced = true
		x.replaced++
	}
	x.add(c)
}

// Stale tells whether so many reports were replaced that the index is better made anew: it keeps what it
// knew of them, and counts them where it asks how many share a key.
func (x *Index) Stale() bool { return x.replaced > 1000 && 3*x.replaced > len(x.pages) }

// add takes a coded report in and gives its page.
func (x *Index) add(c *daybook.Coded) int32 {
	n := int32(len(x.pages))
	p := x.page(c)
	x.pages = append(x.pages, p)
	x.items = append(x.items, x.itemsOf(c, n)...)
	x.first = append(x.first, int32(len(x.items)))
	x.countPage(&p, 1)
	x.post(n)
	x.known[p.id] = n
	return n
}

// countPage adds by to the number of pages that each word of p stands in.
func (x *Index) countPage(p *page, by int32) {
	for _, ws := range [][]int32{p.title, p.names, p.ages} {
		x.count(ws, by)
	}
	for _, w := range p.terms {
		if _, in := slices.BinarySearch(p.title, w); !in {
			x.count([]int32{w}, by)
		}
	}
}

func (x *Index) count(ws []int32, by int32) {
	for _, w := range ws {
		for int(w) >= len(x.df) {
			x.df = append(x.df, 0)
		}
		x.df[w] += by
	}
}

// generalPages is the number of pages of general news the index pretends to have seen besides its own, with
// the words common.txt says, so that no word of a young record is thought common, or rare, by chance.
const generalPages = 1000

//go:embed common.txt
var commonText string

// parseCommon reads the table of common words: a stem and the share of pages that hold it.
func parseCommon(text string) (map[string]float64, error) {
	out := map[string]float64{}
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Fields(line)
		if len(cols) != 2 {
			return nil, fmt.Errorf("common words line %d: %d columns, not 2", n+1, len(cols))
		}
		share, err := strconv.ParseFloat(cols[1], 64)
		if err != nil || !(share > 0 && share <= 1) {
			return nil, fmt.Errorf("common words line %d: %q is no share", n+1, cols[1])
		}
		out[cols[0]] = share
	}
	return out, nil
}

// lengths are the squared lengths of a page's title and terms, each word by its worth; below 0 before they
// are asked for.
type lengths struct{ title, terms float64 }

// weigh forgets what words were worth before more reports came, or, for many goroutines that will only
// read, finds what all of them are worth now.
func (x *Index) weigh(all bool) {
	x.worth = slices.Grow(x.worth[:0], len(x.words.text))[:len(x.words.text)]
	for w := range x.worth {
		x.worth[w] = math.NaN()
	}
	x.lengths = slices.Grow(x.lengths[:0], len(x.pages))[:len(x.pages)]
	for n := range x.lengths {
		x.lengths[n] = lengths{-1, -1}
	}
	if !all {
		return
	}
	for w := range x.worth {
		x.idf(int32(w))
	}
	for n := range x.pages {
		x.lengthsOf(int32(n))
	}
}

// idf is what a word is worth: the logarithm of one over the share of pages it stands in.
func (x *Index) idf(w int32) float64 {
	v := x.worth[w]
	if v != v {
		v = x.rarity(w)
		x.worth[w] = v
	}
	return v
}

func (x *Index) rarity(w int32) float64 {
	df := x.general(w)
	if int(w) < len(x.df) {
		df += float64(x.df[w])
	}
	return math.Log((float64(len(x.pages)-x.replaced) + generalPages + 1) / (df + 0.5))
}

// general is the number of general pages a word stands in.
func (x *Index) general(w int32) float64 {
	if int(w) < len(x.common) {
		return float64(x.common[w])
	}
	return 0
}

// draftID names item i: its draft, or its report as a whole ("r1#0").
func (x *Index) draftID(i int32) string {
	it := &x.items[i]
	return x.pages[it.page].id + "#" + strconv.Itoa(int(it.number))
}
