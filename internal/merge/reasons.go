package merge

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"daybook"
)

// shownPoints is the least share of a score that is worth a line on the screen.
const shownPoints = 0.05

// link says why items i and j are, or are not, thought to be one incident.
func (x *Index) link(i, j int32) daybook.Link {
	if j < i {
		i, j = j, i
	}
	a, b := &x.items[i], &x.items[j]
	c := x.compare(a, b)
	l := daybook.Link{A: x.draftID(i), B: x.draftID(j), Score: round(x.score(&c)), Copy: c[fCopy].level == 0, Reasons: []daybook.Reason{}}
	for f := range c {
		if c[f].level < 0 {
			continue
		}
		if p := x.w[c[fPrior].level].points(&c, f); math.Abs(p) >= shownPoints {
			l.Reasons = append(l.Reasons, daybook.Reason{Field: fields[f].name, Points: round(p), Why: x.why(&c, f, a, b)})
		}
	}
	slices.SortStableFunc(l.Reasons, func(r, s daybook.Reason) int {
		return cmp.Or(cmp.Compare(s.Points, r.Points), cmp.Compare(r.Field, s.Field))
	})
	return l
}

func round(p float64) float64 { return math.Round(p*100) / 100 }

// why puts the level of field f in words.
func (x *Index) why(c *comparison, f int, a, b *item) string {
	level := fields[f].levels[c[f].level]
	pa, pb := &x.pages[a.page], &x.pages[b.page]
	switch f {
	case fPrior:
		return "any two reports to begin with"
	case fCopy:
		return level
	case fWhen:
		return strings.Replace(level, "same day", "happened the same day", 1)
	case fPublished:
		return "published " + strings.Replace(level, "same", "the same", 1)
	case fPlace:
		return level
	case fTitle:
		return x.sharing("titles share", "titles share no telling word", pa.title, pb.title, 0)
	case fText, fLaterText:
		return x.sharing("texts share", "texts share no telling word", pa.terms, pb.terms, 0)
	case fRare:
		return x.sharing("rare words in both:", "no rare word in both", pa.terms, pb.terms, rareFrom)
	case fNames:
		return x.sharing("names in both:", "no name in both", pa.names, pb.names, 0)
	case fAges:
		return x.sharing("ages in both:", "no age in both", pa.ages, pb.ages, 0)
	case fKilled:
		return tollWhy("killed", a.killed, b.killed, pa, pb)
	case fInjured:
		return tollWhy("injured", a.injured, b.injured, pa, pb)
	case fDead:
		return deadWhy(a.dead, b.dead)
	case fUpdate:
		return "title tells of " + level
	case fLead:
		return strings.Replace(level, "later story", "later story of its report", 1)
	case fOutlet:
		return level + " outlet"
	default:
		return level + " " + strings.TrimPrefix(fields[f].name, " ")
	}
}

// deadWhy says which class of the dead was compared ("security forces killed: 3 against 4").
func deadWhy(a, b dead) string {
	k := mostInBoth(a, b)
	switch {
	case k < 0:
		return "the dead are of other classes"
	case a[k] == b[k]:
		return fmt.Sprintf("%s killed: %d in both", strings.ReplaceAll(deadClasses[k], "_", " "), a[k])
	default:
		return fmt.Sprintf("%s killed: %d against %d", strings.ReplaceAll(deadClasses[k], "_", " "), a[k], b[k])
	}
}

// sharing names up to four words that both lists hold and that are worth more than least, the rarest
// first.
func (x *Index) sharing(some, none string, a, b []int32, least float64) string {
	var both []int32
	for _, w := range a {
		if _, in := slices.BinarySearch(b, w); in && x.idf(w) > least {
			both = append(both, w)
		}
	}
	if len(both) == 0 {
		return none
	}
	slices.SortFunc(both, func(v, w int32) int {
		return cmp.Or(cmp.Compare(x.idf(w), x.idf(v)), cmp.Compare(x.words.text[v], x.words.text[w]))
	})
	var words []string
	for _, w := range both[:min(4, len(both))] {
		text := x.words.text[w]
		if len(text) > 2 && text[1] == ' ' {
			text = text[2:]
		}
		words = append(words, text)
	}
	if len(both) > 4 {
		words = append(words, fmt.Sprintf("%d more", len(both)-4))
	}
	return some + " " + strings.Join(words, ", ")
}

// tollWhy sets two figures side by side and says which was published later.
func tollWhy(kind string, a, b span, pa, pb *page) string {
	switch {
	case a.low < 0 || b.low < 0:
		return fmt.Sprintf("only one says how many were %s", kind)
	case a == b:
		return fmt.Sprintf("both %s %s", a, kind)
	case pa.published == unknown || pb.published == unknown || pa.published == pb.published:
		return fmt.Sprintf("%s %s against %s", kind, a, b)
	}
	days := pb.published - pa.published
	if days < 0 {
		a, b, days = b, a, -days
	}
	return fmt.Sprintf("%s %s against %s, updated %s later", kind, a, b, plural(int(days), "day"))
}

func plural(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

func (s span) String() string {
	switch {
	case s.high == noHigh:
		return fmt.Sprintf("at least %d", s.low)
	case s.high != s.low:
		return fmt.Sprintf("%d to %d", s.low, s.high)
	}
	return fmt.Sprint(s.low)
}
