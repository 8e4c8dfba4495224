package merge

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A headline says less than an article and says it differently, so pairs in which one report has no text
// are weighed by a table of their own.
//
//go:embed weights.txt
var weightsText string

//go:embed headlines.txt
var headlinesText string

// The levels of the prior, which are the tables of an index.
const (
	ofTexts = iota
	ofHeadlines
)

func bothTables() (w [2]*Weights, err error) {
	for i, text := range []string{ofTexts: weightsText, ofHeadlines: headlinesText} {
		if w[i], err = parseWeights(text); err != nil {
			return w, err
		}
	}
	return w, nil
}

// score is the points of a comparison by the table it falls under.
func (x *Index) score(c *comparison) float64 { return x.w[c[fPrior].level].score(c) }

// A field is one thing compared between two drafts, with the levels of agreement it may show. Where
// knots are given the levels are points on a scale and what lies between two is shared between them.
type field struct {
	name   string
	levels []string
	knots  []float64
}

// The fields compared, in the order of the table and of a link's reasons.
const (
	fPrior = iota
	fCopy
	fWhen
	fPublished
	fPlace
	fTitle
	fText
	fLaterText
	fRare
	fNames
	fAges
	fKilled
	fInjured
	fDead
	fType
	fWeapon
	fPerpetrator
	fTarget
	fOutlet
	fLead
	fUpdate
	fieldCount
)

var fields = [fieldCount]field{
	fPrior:       {name: "prior", levels: []string{"any two", "a headline alone"}},
	fCopy:        {name: "copy", levels: []string{"same text", "much the same text"}},
	fWhen:        {name: "when", levels: []string{"same day", "windows touch", "1 day apart", "2 days apart", "3 to 7 days apart", "over 7 days apart"}},
	fPublished:   {name: "published", levels: []string{"same day", "1 day apart", "2 days apart", "3 to 4 days apart", "5 to 8 days apart", "9 to 16 days apart", "17 to 40 days apart", "over 40 days apart", "unknown"}},
	fPlace:       {name: "place", levels: []string{"same place", "within 25 km", "same district", "same province", "one only to the province", "one only to the country", "other district", "other province", "other country"}},
	fTitle:       {name: "title", levels: []string{"0", "0.1", "0.2", "0.35", "0.5", "0.7", "1"}, knots: []float64{0, .1, .2, .35, .5, .7, 1}},
	fText:        {name: "text", levels: []string{"0", "0.05", "0.1", "0.15", "0.2", "0.3", "0.45", "0.7", "1"}, knots: []float64{0, .05, .1, .15, .2, .3, .45, .7, 1}},
	fLaterText:   {name: "later text", levels: []string{"0", "0.05", "0.1", "0.15", "0.2", "0.3", "0.45", "0.7", "1"}, knots: []float64{0, .05, .1, .15, .2, .3, .45, .7, 1}},
	fRare:        {name: "rare words", levels: []string{"0", "1", "2", "4", "7", "12", "25"}, knots: []float64{0, 1, 2, 4, 7, 12, 25}},
	fNames:       {name: "names", levels: []string{"0", "1", "2", "4", "8"}, knots: []float64{0, 1, 2, 4, 8}},
	fAges:        {name: "ages", levels: []string{"a person with age", "two ages", "one age", "none of several"}},
	fKilled:      {name: "killed", levels: []string{"same, 0 or 1", "same, 2 to 4", "same, 5 or more", "could be the same", "near, below 5", "near, 5 or more", "twice or less, below 10", "twice or less, 10 or more", "far", "one is silent"}},
	fInjured:     {name: "injured", levels: []string{"same, 0 or 1", "same, 2 to 4", "same, 5 or more", "could be the same", "near, below 5", "near, 5 or more", "twice or less, below 10", "twice or less, 10 or more", "far", "one is silent"}},
	fDead:        {name: "dead", levels: []string{"same, 5 or more", "same, 2 to 4", "same, 1", "near", "far", "other classes"}},
	fType:        {name: "type", levels: []string{"same", "akin", "other"}},
	fWeapon:      {name: "weapon", levels: []string{"same", "other"}},
	fPerpetrator: {name: "perpetrator", levels: []string{"same group", "same class", "other group", "other class"}},
	fTarget:      {name: "target", levels: []string{"same group", "same class", "other group", "other class"}},
	fOutlet:      {name: "outlet", levels: []string{"same", "other"}},
	fUpdate:      {name: "update", levels: []string{"a toll that rose", "a toll that fell"}},
	fLead:        {name: "lead", levels: []string{"one is a later story", "both are later stories"}},
}

// Weights are the points of every level of every field, in powers of e of the odds that two drafts are
// the same (Fellegi and Sunter, "A Theory for Record Linkage", 1969).
type Weights [fieldCount][]float64

// parseWeights reads a table of "field, level, points", two spaces or more between columns.
func parseWeights(text string) (*Weights, error) {
	w := &Weights{}
	for i := range fields {
		w[i] = make([]float64, len(fields[i].levels))
	}
	for n, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		var cols []string
		for _, c := range strings.Split(line, "  ") {
			if c = strings.TrimSpace(c); c != "" {
				cols = append(cols, c)
			}
		}
		if len(cols) != 3 {
			return nil, fmt.Errorf("weights line %d: %d columns, not 3", n+1, len(cols))
		}
		f, l := levelOf(cols[0], cols[1])
		p, err := strconv.ParseFloat(cols[2], 64)
		if f < 0 || err != nil || math.IsNaN(p) {
			return nil, fmt.Errorf("weights line %d: no such field, level or number: %s", n+1, line)
		}
		w[f][l] = p
	}
	return w, nil
}

func levelOf(name, level string) (f, l int) {
	for i := range fields {
		if fields[i].name == name {
			for j, s := range fields[i].levels {
				if s == level {
					return i, j
				}
			}
		}
	}
	return -1, -1
}

// String writes the table as parseWeights reads it.
func (w *Weights) String() string {
	var b strings.Builder
	for i := range fields {
		for j, l := range fields[i].levels {
			fmt.Fprintf(&b, "%-12s  %-26s  %6.2f\n", fields[i].name, l, w[i][j])
		}
	}
	return b.String()
}

// A mark is the level two drafts show in one field; part of it, up to 1, belongs to the next level.
type mark struct {
	level int8 // -1: not compared
	part  float32
}

// A comparison is the levels of two drafts in all fields.
type comparison [fieldCount]mark

func (c *comparison) none() {
	for i := range c {
		c[i].level = -1
	}
	c[fPrior] = mark{}
}

// on places value v on the scale of field f.
func (c *comparison) on(f int, v float64) {
	knots := fields[f].knots
	i := 0
	for i+1 < len(knots)-1 && v >= knots[i+1] {
		i++
	}
	part := (v - knots[i]) / (knots[i+1] - knots[i])
	c[f] = mark{int8(i), float32(min(1, max(0, part)))}
}

func (c *comparison) is(f, level int) { c[f] = mark{level: int8(level)} }

// points are the points of field f.
func (w *Weights) points(c *comparison, f int) float64 {
	m := c[f]
	if m.level < 0 {
		return 0
	}
	p := w[f][m.level]
	if m.part > 0 {
		p += float64(m.part) * (w[f][m.level+1] - p)
	}
	return p
}

// score is the sum of all points.
func (w *Weights) score(c *comparison) float64 {
	s := 0.0
	for f := range c {
		s += w.points(c, f)
	}
	return s
}
