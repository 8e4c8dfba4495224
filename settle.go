package daybook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Settle names the rule by which one figure is chosen among those the reports give.
type Settle string

// The rules for settling a figure. Under each, Low and High are the ends of what the inputs that count
// allow; a copy of a text and an earlier report of the same outlet do not count.
const (
	Majority       Settle = "majority"        // the figure most inputs give; at a tie the one published last
	Conservative   Settle = "conservative"    // the lowest figure given
	LatestOfficial Settle = "latest official" // the last one an official gives; without any, the last one
	Widest         Settle = "widest"          // the whole range stands; Best is its lower middle
)

// SettleRules lists the rules for settling a figure; the first is used unless a desk says otherwise.
var SettleRules = []Settle{Majority, Conservative, LatestOfficial, Widest}

// figures settles every kind and class of harm the tellings speak of. Those that only recall the incident
// count only where no other telling has a figure of that kind and class.
func figures(ts []Telling, rule Settle) []Figure {
	type key struct{ kind, class string }
	of := map[key][]Input{}
	recalled := map[key][]Input{}
	var keys []key
	for i := range ts {
		for _, h := range ts[i].Draft.Harm {
			k := key{h.Kind, h.Class}
			if of[k] == nil && recalled[k] == nil {
				keys = append(keys, k)
			}
			in := Input{Draft: ts[i].Draft.ID, Outlet: ts[i].Source, Published: ts[i].Published, Says: h.Says, Low: h.Low, High: h.High, Counts: true}
			if ts[i].CopyOf != "" {
				in.Counts, in.Why = false, "copy of "+ts[i].CopyOf
			}
			if ts[i].Draft.Background {
				recalled[k] = append(recalled[k], in)
			} else {
				of[k] = append(of[k], in)
			}
		}
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(harmOrder(a.kind), harmOrder(b.kind)), cmp.Compare(a.kind, b.kind), cmp.Compare(a.class, b.class))
	})
	out := make([]Figure, 0, len(keys))
	for _, k := range keys {
		for i := range recalled[k] {
			if len(of[k]) > 0 && recalled[k][i].Counts {
				recalled[k][i].Counts, recalled[k][i].Why = false, "recalled later"
			}
		}
		out = append(out, settle(k.kind, k.class, append(of[k], recalled[k]...), rule))
	}
	return out
}

var harmKinds = []string{"killed", "injured", "abducted", "arrested", "surrendered"}

func harmOrder(kind string) int {
	if i := slices.Index(harmKinds, kind); i >= 0 {
		return i
	}
	return len(harmKinds)
}

// settle makes one figure of its inputs, of which there is at least one.
func settle(kind, class string, inputs []Input, rule Settle) Figure {
	slices.SortStableFunc(inputs, func(a, b Input) int {
		return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(a.Draft, b.Draft))
	})
	supersede(inputs)
	var count []Input
	for _, in := range inputs {
		if in.Counts {
			count = append(count, in)
		}
	}
	if len(count) == 0 { // all are copies of reports that give no figure
		inputs[len(inputs)-1].Counts, inputs[len(inputs)-1].Why = true, ""
		count = inputs[len(inputs)-1:]
	}
	f := Figure{Kind: kind, Class: class, Low: count[0].Low, High: count[0].High, Rule: rule, Inputs: inputs}
	for _, in := range count {
		f.Low = min(f.Low, in.Low)
		if f.High == nil || in.High == nil {
			f.High = nil
		} else if *in.High > *f.High {
			f.High = in.High
		}
	}
	f.Best = best(count, f, rule)
	return f
}

// supersede lets the last report of an outlet speak for it, figure by figure of who says it.
func supersede(inputs []Input) {
	last := map[[2]string]int{}
	for i, in := range inputs {
		if in.Counts && in.Outlet != "" {
			k := [2]string{in.Outlet, string(in.Says)}
			if j, ok := last[k]; ok && ReportOf(inputs[j].Draft) != ReportOf(in.Draft) {
				inputs[j].Counts, inputs[j].Why = false, "updated by "+ReportOf(in.Draft)
			}
			last[k] = i
		}
	}
}

func best(count []Input, f Figure, rule Settle) int {
	switch rule {
	case Conservative:
		return f.Low
	case LatestOfficial:
		for i := len(count) - 1; i >= 0; i-- {
			if Official(string(count[i].Says)) {
				return count[i].Low
			}
		}
		return count[len(count)-1].Low
	case Widest:
		if f.High == nil {
			return f.Low
		}
		return f.Low + (*f.High-f.Low)/2
	}
	votes := map[int]int{}
	for _, in := range count {
		votes[in.Low]++
	}
	win := count[len(count)-1].Low
	for i := len(count) - 1; i >= 0; i-- {
		if votes[count[i].Low] > votes[win] {
			win = count[i].Low
		}
	}
	return win
}

// officials are words that mark who says a figure as an official source.
var officials = []string{"official", "police", "army", "military", "ispr", "minist", "government", "governor", "spokesman for the", "commissioner", "hospital", "sheriff", "security forces", "security sources", "levies", "rescue 1122", "coroner", "medical examiner"}

// Official tells whether a source's name is one of an authority or a hospital.
func Official(says string) bool {
	says = strings.ToLower(says)
	return slices.ContainsFunc(officials, func(w string) bool { return strings.Contains(says, w) })
}

// harms lists each figure's settled harm, then the sources' figures that differ from it, each once.
func harms(fs []Figure) []Harm {
	out := []Harm{}
	for _, f := range fs {
		settled := Harm{Kind: f.Kind, Class: f.Class, Low: f.Best, High: f.High}
		if f.Rule != Widest {
			settled.High = highOf(f)
		}
		out = append(out, settled)
		seen := map[string]bool{}
		for _, in := range f.Inputs {
			says := in.Says
			if says == "" {
				says = Text(in.Outlet)
			}
			h := Harm{Kind: f.Kind, Class: f.Class, Low: in.Low, High: in.High, Says: says}
			if key := fmt.Sprint(h.Low, highText(h.High), says); !seen[key] && (h.Low != settled.Low || highText(h.High) != highText(settled.High)) {
				seen[key] = true
				out = append(out, h)
			}
		}
	}
	return out
}

// highOf is the upper end that goes with the best figure: open only when every input that gives it is.
func highOf(f Figure) *int {
	var high *int
	for _, in := range f.Inputs {
		if in.Counts && in.Low == f.Best && in.High != nil && (high == nil || *in.High < *high) {
			high = in.High
		}
	}
	return high
}

func highText(n *int) string {
	if n == nil {
		return "open"
	}
	return fmt.Sprint(*n)
}
