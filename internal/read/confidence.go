package read

import (
	"math"

	"daybook"
)

// ReviewBelow is the confidence under which a draft is marked for an analyst, unless a desk chooses another. At .45 about one draft in
// three is marked, and two thirds of those marked have a mistake (doc/method/incidents.md).
const ReviewBelow = 0.45

// A sign is something to be seen on a draft that makes it more or less often right, with its weight in
// log odds: a logistic regression on the development dispatches, where a draft is right when its type,
// day, perpetrator's class, killed and injured all are (doc/method/incidents.md has the table).
type sign struct {
	weight float64
	holds  func(d *daybook.Draft, index, drafts int) bool
}

const confidenceBase = -1.4

var signs = []sign{
	{0.66, func(d *daybook.Draft, _, _ int) bool { return d.Where != nil && d.Where.Admin2 != "" }},
	{0.73, func(_ *daybook.Draft, _, drafts int) bool { return drafts == 1 }},
	{1.12, func(_ *daybook.Draft, index, _ int) bool { return index == 0 }},
	{-0.25, func(d *daybook.Draft, _, _ int) bool { return openFigure(d) }},
	{-1.13, func(d *daybook.Draft, _, _ int) bool { return len(d.Harm) >= 3 }},
	{-0.89, func(d *daybook.Draft, _, _ int) bool { return rulesUsed(d, "toll/told-again") >= 2 }},
	{-0.84, func(d *daybook.Draft, _, _ int) bool {
		return rulesUsed(d, "toll/name")+rulesUsed(d, "toll/pronoun")+rulesUsed(d, "toll/plural") > 0
	}},
}

// weighConfidence gives each draft of a report its confidence and marks those an analyst should see.
func weighConfidence(drafts []daybook.Draft) {
	news := 0
	for i := range drafts {
		if !drafts[i].Background {
			news++
		}
	}
	for i := range drafts {
		d := &drafts[i]
		odds := confidenceBase
		for _, s := range signs {
			if s.holds(d, i, news) {
				odds += s.weight
			}
		}
		d.Confidence = math.Round(100/(1+math.Exp(-odds))) / 100
		d.Review = d.Confidence < ReviewBelow
	}
}

func openFigure(d *daybook.Draft) bool {
	for _, h := range d.Harm {
		if h.High == nil {
			return true
		}
	}
	return false
}

func rulesUsed(d *daybook.Draft, rule string) (n int) {
	for _, b := range d.Basis {
		if b.Rule == rule {
			n++
		}
	}
	return n
}
