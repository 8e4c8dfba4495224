package read

import (
	"math"

	"daybook"
)

// ReviewBelow is the confidence under which a draft is marked for an analyst, unless a desk chooses another. At .45 two
// drafts in five are marked, most of long reports, and two thirds of those marked have a mistake (doc/method/incidents.md).
const ReviewBelow = 0.45

// A sign is something to be seen on a draft that makes it more or less often right, with its weight in log odds: a logistic
// regression on the development dispatches and on longer reports from all over the world, as the reader read these before
// anyone mended it on them. A draft is right when its type, day, perpetrator's class, killed and injured all are
// (doc/method/incidents.md has the table).
type sign struct {
	weight float64
	holds  func(d *daybook.Draft, drafts int) bool
}

// The odds of a draft without a sign, in a report as long as a dispatch, and what they lose each time that it is e times
// as long.
const (
	confidenceBase   = 1.17
	confidenceLength = -1.38
	dispatchWords    = 60
)

var signs = []sign{
	{1.17, func(_ *daybook.Draft, drafts int) bool { return drafts == 1 }},
	{0.63, func(d *daybook.Draft, _ int) bool { return d.Where != nil && d.Where.Admin2 != "" }},
	{0.57, func(d *daybook.Draft, _ int) bool { return d.Type == "Arrests" }},
	{-1.45, func(d *daybook.Draft, _ int) bool { return d.When.Precision != "day" }},
	{-0.68, func(d *daybook.Draft, _ int) bool { return d.Perpetrator == nil }},
	{-0.48, func(d *daybook.Draft, _ int) bool { return d.Status != daybook.Occurred }},
	{-0.40, func(d *daybook.Draft, _ int) bool { return len(d.Harm) == 0 }},
	{-0.44, func(d *daybook.Draft, _ int) bool { return openFigure(d) }},
	{-0.24, func(d *daybook.Draft, _ int) bool { return len(d.Harm) >= 3 }},
	{-0.50, func(d *daybook.Draft, _ int) bool { return toldBySomebody(d) }},
	{-0.45, func(d *daybook.Draft, _ int) bool { return rulesUsed(d, "toll/told-again") >= 2 }},
	{-0.67, func(d *daybook.Draft, _ int) bool {
		return rulesUsed(d, "toll/name")+rulesUsed(d, "toll/pronoun")+rulesUsed(d, "toll/plural") > 0
	}},
}

// weighConfidence gives each draft of a report of so many words its confidence and marks those an analyst should see.
func weighConfidence(drafts []daybook.Draft, words int) {
	news, length := 0, math.Log(float64(max(words, dispatchWords/3))/dispatchWords)
	for i := range drafts {
		if !drafts[i].Background {
			news++
		}
	}
	for i := range drafts {
		d := &drafts[i]
		odds := confidenceBase + confidenceLength*length
		for _, s := range signs {
			if s.holds(d, news) {
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
