package read

import (
	"math"

	"daybook"
)

// ReviewBelow is the confidence under which a draft is marked for an analyst, unless a desk chooses another. At .45 about one draft in
// five is marked, and two thirds of those marked have a mistake (doc/method/incidents.md).
const ReviewBelow = 0.45

// A sign is something to be seen on a draft that makes it more or less often right, with its weight in
// log odds: a logistic regression on the development dispatches, the samples and the field reports, where a
// draft is right when its type, day, perpetrator's class, killed and injured all are (doc/method/incidents.md
// has the table).
type sign struct {
	weight float64
	holds  func(d *daybook.Draft, index, drafts int) bool
}

const confidenceBase = 0.5

var signs = []sign{
	{0.49, func(d *daybook.Draft, _, _ int) bool { return d.Where != nil && d.Where.Admin2 != "" }},
	{1.32, func(_ *daybook.Draft, _, drafts int) bool { return drafts == 1 }},
	{0.19, func(_ *daybook.Draft, index, _ int) bool { return index == 0 }},
	{0.77, func(d *daybook.Draft, _, _ int) bool { return d.Type == "Arrests" }},
	{-1.06, func(d *daybook.Draft, _, _ int) bool { return d.When.Precision != "day" }},
	{-0.94, func(d *daybook.Draft, _, _ int) bool { return d.Perpetrator == nil }},
	{-0.75, func(d *daybook.Draft, _, _ int) bool { return d.Status != daybook.Occurred }},
	{-0.64, func(d *daybook.Draft, _, _ int) bool { return len(d.Harm) == 0 }},
	{-0.58, func(d *daybook.Draft, _, _ int) bool { return openFigure(d) }},
	{-0.68, func(d *daybook.Draft, _, _ int) bool { return len(d.Harm) >= 3 }},
	{-0.74, func(d *daybook.Draft, _, _ int) bool { return toldBySomebody(d) }},
	{-0.68, func(d *daybook.Draft, _, _ int) bool { return rulesUsed(d, "toll/told-again") >= 2 }},
	{-1.12, func(d *daybook.Draft, _, _ int) bool {
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

// toldBySomebody tells whether a figure is somebody's and not the report's own.
func toldBySomebody(d *daybook.Draft) bool {
	for _, h := range d.Harm {
		if h.Says != "" {
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
