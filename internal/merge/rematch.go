package merge

import (
	"cmp"
	"reflect"
	"slices"

	"daybook"
)

// Points by which a draft is known again when its report is read anew, and those from which it is.
const (
	sameWords   = 4.0 // times the share of words they have in common
	otherAct    = 2.0 // taken off where none of the words of the act are
	sameAct     = 1.0
	sameDay     = 1.0
	samePlace   = 1.0
	sameHarm    = 1.0
	sameSide    = 0.5
	bothNews    = 0.5
	rematchFrom = 3.0
)

// Rematch tells for each draft of a report read anew which of the drafts it told before it is: an index
// into before, -1 for none. Drafts are known by the words they rest on, and by what they say; no two are
// the same one. The best pairs go first, at equal points the earliest.
func Rematch(before, after []daybook.Draft) []int {
	type pair struct {
		b, a   int
		points float64
	}
	var pairs []pair
	for b := range before {
		for a := range after {
			if p := likeness(&before[b], &after[a]); p >= rematchFrom {
				pairs = append(pairs, pair{b, a, p})
			}
		}
	}
	slices.SortStableFunc(pairs, func(p, q pair) int { return cmp.Compare(q.points, p.points) })
	of, taken := make([]int, len(after)), make([]bool, len(before))
	for a := range of {
		of[a] = -1
	}
	for _, p := range pairs {
		if of[p.a] < 0 && !taken[p.b] {
			of[p.a], taken[p.b] = p.b, true
		}
	}
	return of
}

func likeness(a, b *daybook.Draft) float64 {
	points := sameWords * sharedWords(a.Basis, b.Basis)
	add := func(same bool, p float64) {
		if same {
			points += p
		}
	}
	add(a.Type == b.Type, sameAct)
	add(a.Background == b.Background, bothNews)
	add(a.When == b.When, sameDay)
	add(a.Where.Label() == b.Where.Label(), samePlace)
	add(reflect.DeepEqual(a.Harm, b.Harm), sameHarm)
	add(a.Perpetrator.Label() == b.Perpetrator.Label(), sameSide)
	add(a.Target.Label() == b.Target.Label(), sameSide)
	if sharedActs(a.Basis, b.Basis) == 0 {
		points -= otherAct // two acts that share all but the words of the act: "killed two and wounded three"
	}
	return points
}

// sharedActs is the share of the words of the act, by which a draft is what it is, that two drafts have in
// common; 1 where one of them names none.
func sharedActs(a, b []daybook.Basis) float64 {
	acts := func(bs []daybook.Basis) []daybook.Basis {
		return slices.DeleteFunc(slices.Clone(bs), func(b daybook.Basis) bool { return b.Field != "type" })
	}
	x, y := acts(a), acts(b)
	if len(x) == 0 || len(y) == 0 {
		return 1
	}
	return sharedWords(x, y)
}

// sharedWords is the share of characters that the bases of two drafts have in common, of those either has.
func sharedWords(a, b []daybook.Basis) float64 {
	type place struct {
		in string
		at int
	}
	covered := func(bs []daybook.Basis) map[place]bool {
		out := map[place]bool{}
		for _, b := range bs {
			for at := b.Start; at < b.End; at++ {
				out[place{b.In, at}] = true
			}
		}
		return out
	}
	x, y := covered(a), covered(b)
	both := 0
	for p := range x {
		if y[p] {
			both++
		}
	}
	if len(x)+len(y) == both {
		return 0
	}
	return float64(both) / float64(len(x)+len(y)-both)
}
