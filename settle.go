package daybook

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Settle names the rule by which one figure is chosen among those the reports give.
type Settle string

// The rules for settling a figure. Under each, Low and High are the ends of what the inputs that count
// allow; a copy of a text and an earlier report of the same outlet do not count, but for an earlier one that
// gives more: a later report often tells of one of the dead.
const (
	Majority       Settle = "majority"        // the figure most inputs give, open ones for every number they bear out; at a tie the one published last, of one day the lowest
	Conservative   Settle = "conservative"    // the lowest figure given
	LatestOfficial Settle = "latest official" // the last one an official gives; without any, the last one
	Widest         Settle = "widest"          // the whole range stands; Best is its lower middle
)

// SettleRules lists the rules for settling a figure; the first is used unless a desk says otherwise.
var SettleRules = []Settle{Majority, Conservative, LatestOfficial, Widest}

// figures settles every kind and class of harm the tellings speak of. For each kind the total is settled
// first, then the classes as one telling that gives that total has them, so that no sum is made of two
// reports that class the same people differently. Tellings that only recall the incident count only where
// no other has a figure of the kind.
func figures(ts []Telling, rule Settle) []Figure {
	var kinds []string
	for i := range ts {
		for _, h := range ts[i].Draft.Harm {
			if !slices.Contains(kinds, h.Kind) {
				kinds = append(kinds, h.Kind)
			}
		}
	}
	slices.SortFunc(kinds, func(a, b string) int { return cmp.Or(cmp.Compare(harmOrder(a), harmOrder(b)), cmp.Compare(a, b)) })
	out := []Figure{}
	for _, kind := range kinds {
		out = append(out, figuresOf(ts, kind, rule)...)
	}
	leaveToTheDead(out, ts)
	return out
}

// leaveToTheDead takes out of the settled injured whoever has died since and is among the settled dead:
// the two together count no more people than the report that counts most. "A man was shot", and the next
// day "the man who was shot has died", tell of one person.
func leaveToTheDead(fs []Figure, ts []Telling) {
	most := 0
	for i := range ts {
		dead, _ := totalHarm(ts[i].Draft.Harm, "killed")
		hurt, _ := totalHarm(ts[i].Draft.Harm, "injured")
		most = max(most, dead.Low+hurt.Low)
	}
	dead, over := map[string]bool{}, -most
	for _, f := range fs {
		if f.Kind == "killed" || f.Kind == "injured" {
			over += f.Best
		}
		dead[f.Class] = dead[f.Class] || f.Kind == "killed" && f.Best > 0
	}
	for _, died := range []bool{true, false} { // first those of a class that lost people
		for i := range fs {
			if f := &fs[i]; f.Kind == "injured" && dead[f.Class] == died && over > 0 {
				n := min(over, f.Best)
				f.Best, over = f.Best-n, over-n
				f.Low = min(f.Low, f.Best)
			}
		}
	}
}

// figuresOf settles one kind of harm.
func figuresOf(ts []Telling, kind string, rule Settle) []Figure {
	var totals []Input
	of := map[string][]Input{}
	news := slices.ContainsFunc(ts, func(t Telling) bool {
		return !t.Draft.Background && slices.ContainsFunc(t.Draft.Harm, func(h Harm) bool { return h.Kind == kind })
	})
	for i := range ts {
		t := &ts[i]
		in := Input{Draft: t.Draft.ID, Outlet: t.Source, Published: t.Published, Counts: true}
		switch {
		case t.CopyOf != "":
			in.Counts, in.Why = false, "copy of "+t.CopyOf
		case t.Draft.Background && news:
			in.Counts, in.Why = false, "recalled later"
		}
		total, says := totalHarm(t.Draft.Harm, kind)
		if !says {
			continue
		}
		seen := map[string]bool{}
		for _, h := range t.Draft.Harm {
			if h.Kind == kind {
				in.Says, in.Who, in.Low, in.High, in.other = h.Says, h.Who, h.Low, h.High, seen[h.Class]
				seen[h.Class] = true
				of[h.Class] = append(of[h.Class], in)
			}
		}
		in.Says, in.Who, in.Low, in.High, in.other = total.Says, total.Who, total.Low, total.High, false
		totals = append(totals, in)
	}
	total := settle(kind, "", totals, rule)
	model := classing(total, of)
	var out []Figure
	for _, class := range slices.Sorted(maps.Keys(of)) {
		f := settle(kind, class, of[class], rule)
		if rule != Widest {
			f.Best = 0
			if in := f.inputOf(model); in != nil {
				f.Best = in.Low
			}
			f.Low = min(f.Low, f.Best)
		}
		out = append(out, f)
	}
	return out
}

// classing chooses the draft whose classes the settled total is told by: of those that give the total, the
// one that leaves the fewest people unclassed, then the last published.
func classing(total Figure, of map[string][]Input) string {
	model, least := "", 0
	for _, in := range total.Inputs {
		if !in.Counts || in.Low != total.Best {
			continue
		}
		unclassed := 0
		for _, u := range of["unknown"] {
			if u.Draft == in.Draft && !u.other {
				unclassed = u.Low
			}
		}
		if model == "" || unclassed <= least {
			model, least = in.Draft, unclassed
		}
	}
	return model
}

// inputOf is a draft's own figure among the inputs, nil when it has none.
func (f *Figure) inputOf(draft string) *Input {
	for i := range f.Inputs {
		if in := &f.Inputs[i]; in.Draft == draft && !in.other {
			return in
		}
	}
	return nil
}

// totalHarm is a draft's figure of a kind over all classes, from the first figure it gives of each; says is
// false when it has none. Its classes hold different people.
func totalHarm(harm []Harm, kind string) (total Harm, says bool) {
	first := map[string]*Harm{}
	for i := range harm {
		if h := &harm[i]; h.Kind == kind && first[h.Class] == nil {
			first[h.Class] = h
		}
	}
	if len(first) == 0 {
		return Harm{}, false
	}
	zero := 0
	total = Harm{Kind: kind, High: &zero}
	for _, class := range slices.Sorted(maps.Keys(first)) {
		h := first[class]
		total.Low += h.Low
		if total.Says == "" {
			total.Says, total.Who = h.Says, h.Who
		}
		if total.High == nil || h.High == nil {
			total.High = nil
		} else {
			sum := *total.High + *h.High
			total.High = &sum
		}
	}
	return total, true
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

// supersede lets the last report of an outlet speak for it: its own figure, whoever it has that from, and
// the figure of each other that it sets beside it; not where it gives fewer.
func supersede(inputs []Input) {
	last := map[[2]string]int{}
	for i, in := range inputs {
		if in.Counts && in.Outlet != "" {
			k := [2]string{in.Outlet, ""}
			if in.other {
				k[1] = string(in.Says)
			}
			if j, ok := last[k]; ok && ReportOf(inputs[j].Draft) != ReportOf(in.Draft) && in.Low >= inputs[j].Low {
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
	stated, votes := numbers(count), map[int]int{}
	for _, in := range stated {
		votes[in.Low] = 0
	}
	for _, in := range count {
		for n := range votes {
			if in.Low == n || in.High == nil && in.Low < n {
				votes[n]++
			}
		}
	}
	count = stated
	last := count[len(count)-1]
	for _, in := range slices.Backward(count) {
		n, most := votes[in.Low], votes[last.Low]
		if n > most || n == most && in.Low < last.Low && sameDay(in.Published, last.Published) {
			last = in
		}
	}
	return last.Low
}

// numbers leaves out the open figures that a number bears out: "several", or "at least two", where another says
// four. They speak for it.
func numbers(count []Input) []Input {
	most := -1
	for _, in := range count {
		if in.High != nil {
			most = max(most, in.Low)
		}
	}
	out := slices.DeleteFunc(slices.Clone(count), func(in Input) bool { return in.High == nil && in.Low <= most })
	if len(out) == 0 {
		return count
	}
	return out
}

func sameDay(a, b string) bool { return a[:min(10, len(a))] == b[:min(10, len(b))] }

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
			h := Harm{Kind: f.Kind, Class: f.Class, Low: in.Low, High: in.High, Says: says, Who: in.Who}
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
	high, given := &f.Best, false
	for _, in := range f.Inputs {
		if !in.Counts || in.Low != f.Best {
			continue
		}
		if !given || high == nil || in.High != nil && *in.High < *high {
			high, given = in.High, true
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
