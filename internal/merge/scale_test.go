package merge

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"daybook"
)

// BenchmarkGroups merges a world of ten years and 150 districts with about b drafts and reports the time,
// the memory and how well the groups agree with the truth.
func BenchmarkGroups(b *testing.B) {
	for _, drafts := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(drafts), func(b *testing.B) {
			for range b.N {
				benchGroups(b, drafts)
			}
		})
	}
}

func benchGroups(b *testing.B, drafts int) {
	w, x := newWorld(1, 3650, 150), NewIndex(Standard)
	var truth []string
	b.StopTimer()
	var reports []*daybook.Coded
	var of []string
	var adding time.Duration
	flush := func() { // reports arrive out of the order of their incidents, some thousands at a time
		rand.New(rand.NewPCG(2, 3)).Shuffle(len(reports), func(i, j int) {
			reports[i], reports[j], of[i], of[j] = reports[j], reports[i], of[j], of[i]
		})
		b.StartTimer()
		start := time.Now()
		for _, c := range reports {
			x.Add(c)
		}
		adding += time.Since(start)
		b.StopTimer()
		truth = append(truth, of...)
		reports, of = reports[:0], of[:0]
	}
	for n := 0; n < drafts; {
		a, rs := w.next()
		for _, c := range rs {
			reports, of = append(reports, c), append(of, fmt.Sprint(a.id))
			n++
		}
		if len(reports) > 20_000 {
			flush()
		}
	}
	flush()
	b.StartTimer()
	groups := x.Groups()
	b.StopTimer()
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	said := make([]string, len(truth))
	for k, g := range groups {
		for _, d := range g.Drafts {
			said[x.known[daybook.ReportOf(d)]] = fmt.Sprint(k)
		}
	}
	p, r, f, b3 := agreement(said, truth)
	b.ReportMetric(float64(mem.Sys)/(1<<20), "MB")
	b.ReportMetric(float64(len(truth)), "drafts")
	b.ReportMetric(f, "pairF1")
	b.ReportMetric(b3, "B3")
	b.Logf("%d drafts, %d groups, adding %v, pair P %.3f R %.3f F %.3f, B3 %.3f", len(truth), len(groups), adding, p, r, f, b3)
}

// BenchmarkPropose takes in one report, and decides what it changes, on a record of 30,000 drafts.
func BenchmarkPropose(b *testing.B) {
	w, x, l, seq := newWorld(1, 365, 150), NewIndex(Standard), daybook.Replay(nil), int64(0)
	take := func(d daybook.Decision) {
		seq++
		d.Seq, d.Who = seq, daybook.Machine
		l.Apply(d)
	}
	file := func(c *daybook.Coded) {
		x.Add(c)
		for _, d := range c.Incidents {
			take(daybook.Decision{Verb: daybook.Open, Incident: daybook.IncidentOf(d.ID), Drafts: []string{d.ID}})
		}
	}
	for len(x.pages) < 30_000 {
		_, rs := w.next()
		for _, c := range rs {
			file(c)
		}
	}
	b.ResetTimer()
	for range b.N {
		_, rs := w.next()
		file(rs[0])
		for _, d := range x.Propose([]string{rs[0].Report}, l) {
			take(d)
		}
	}
}
