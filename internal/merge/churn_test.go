package merge

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"daybook"
)

// nearlyAlike makes reports in the words of one mould: what differs is the day, the district and the toll.
func nearlyAlike(n int) []*daybook.Coded {
	r := rand.New(rand.NewPCG(3, 4))
	out := make([]*daybook.Coded, n)
	for i := range out {
		day, killed := daybook.NewDay(2031, 1, 1+r.IntN(60)), 1+r.IntN(9)
		district := daybook.Text(fmt.Sprint("District ", r.IntN(40)))
		c := &daybook.Coded{Report: fmt.Sprint("r", i), Source: fmt.Sprint("Outlet ", r.IntN(4)), Published: string(day.Add(r.IntN(3)))}
		c.Incidents = []daybook.Draft{{ID: c.Report + "#1", Type: someTypes[r.IntN(4)], Status: daybook.Occurred, When: daybook.When{From: day, To: day, Precision: "day"},
			Where:       &daybook.Place{Country: "XA", Admin1: "Upper Province", Admin2: district, Precision: 3},
			Perpetrator: &daybook.Party{Class: "militants"}, Harm: []daybook.Harm{{Kind: "killed", Class: "civilians", Low: killed, High: &killed}}}}
		c.Sketch = &daybook.Sketch{Title: []string{"dispatch", "valley"}, Terms: []string{"dispatch", "valley", "gunman", "kill", "police", "road", "bazaar", "close"}}
		for b := range 32 {
			c.Digest = append(c.Digest, uint64(b*7+r.IntN(3)))
		}
		out[i] = c
	}
	return out
}

// Reports that are nearly alike change the record about as often as there are incidents to merge, however
// many of them hang together, and every decision can be taken when it is proposed.
func TestNearlyAlikeReportsDoNotChurn(t *testing.T) {
	x, l, seq := NewIndex(Standard), daybook.Replay(nil), int64(0)
	made := map[daybook.Verb]int{}
	take := func(d daybook.Decision) {
		seq++
		d.Seq, d.Who = seq, daybook.Machine
		if err := l.Check(d); err != nil {
			t.Fatalf("%+v cannot be taken: %v", d, err)
		}
		l.Apply(d)
		made[d.Verb]++
	}
	const reports = 600
	for lot := range slices.Chunk(nearlyAlike(reports), 200) {
		var ids []string
		for _, c := range lot {
			x.Add(c)
			ids = append(ids, c.Report)
			take(daybook.Decision{Verb: daybook.Open, Incident: daybook.IncidentOf(c.Incidents[0].ID), Drafts: []string{c.Incidents[0].ID}})
		}
		for _, d := range x.Propose(ids, l) {
			take(d)
		}
	}
	needed := reports - len(l.Incidents())
	if changes := made[daybook.Merge] + made[daybook.Move] + made[daybook.Split]; needed < reports/4 || changes > 2*needed {
		t.Errorf("%d changes for %d drafts that came to lie in another's incident: %v", changes, needed, made)
	}
	t.Logf("%d incidents, %v", len(l.Incidents()), made)
}

// A report read anew counts in the index as if it had never been read otherwise.
func TestReplace(t *testing.T) {
	w, old, fresh := newWorld(5, 6, 4), NewIndex(Standard), NewIndex(Standard)
	var again []*daybook.Coded
	for range 30 {
		_, rs := w.next()
		_, others := w.next()
		for i, c := range rs {
			was := *others[i%len(others)]
			was.Report, was.Incidents = c.Report, slices.Clone(was.Incidents)
			was.Incidents[0].ID = c.Incidents[0].ID
			old.Add(&was)
			again = append(again, c)
		}
	}
	for _, c := range again {
		old.Replace(c)
		fresh.Add(c)
	}
	for _, c := range again {
		a, errA := old.Near(c.Incidents[0].ID, 1000)
		b, errB := fresh.Near(c.Incidents[0].ID, 1000)
		if errA != nil || errB != nil || fmt.Sprint(a) != fmt.Sprint(b) {
			t.Fatalf("%s links to %v, not %v (%v, %v)", c.Report, a, b, errA, errB)
		}
	}
	if a, b := old.Groups(), fresh.Groups(); !reflect.DeepEqual(a, b) {
		t.Errorf("groups %v, not %v", a, b)
	}
}

// What can never be one incident: an act of force and one without, on one day in one district; and the
// minor story of a round-up weeks later, though its report names the same people.
func TestApart(t *testing.T) {
	w := newWorld(9, 6, 4)
	a, _ := w.next()
	one, other := w.report(a, 1), w.report(a, 2)
	same := func() bool {
		x := NewIndex(Standard)
		x.Add(one)
		x.Add(other)
		return !x.apart(0, x.first[1]+int32(len(other.Incidents)-1))
	}
	one.Incidents[0].When, other.Incidents[0].When = daybook.When{From: w.day(1), To: w.day(1)}, daybook.When{From: w.day(1), To: w.day(1)}
	if !same() {
		t.Error("two reports of one act lie apart")
	}
	other.Incidents[0].Type = "Change to group/activity"
	if one.Incidents[0].Type = "Suicide bomb"; same() {
		t.Error("a bombing and a surrender are one")
	}
	other.Incidents[0].Type, other.Incidents[0].When = "Suicide bomb", daybook.When{From: w.day(30), To: w.day(30)}
	one.Sketch.Ages, other.Sketch.Ages = []string{"34 dal"}, []string{"34 dal"}
	if !same() {
		t.Error("leading stories of the same person lie apart though the day is misread")
	}
	later := other.Incidents[0]
	later.ID = other.Report + "#2"
	if other.Incidents = append(other.Incidents, later); same() {
		t.Error("a later story of a round-up is held for the same act by whom its report names")
	}
}

// Reports whose days lie far apart, because one is misread, are one incident when a third names the people of both; two
// alone that name nobody in common are not.
func TestAThirdReportVouches(t *testing.T) {
	groups := func(third bool) int {
		w := newWorld(9, 6, 4)
		a, _ := w.next()
		x := NewIndex(Standard)
		for n, day := range []int{1, 30, 1} {
			c := w.report(a, n)
			c.Published = string(w.day(31))
			c.Incidents[0].When = daybook.When{From: w.day(day), To: w.day(day)}
			c.Sketch = &daybook.Sketch{Terms: a.words[:2]}
			c.Sketch.Ages = [][]string{{"34 dal"}, {"51 moen"}, {"34 dal", "51 moen"}}[n]
			if n < 2 || third {
				x.Add(c)
			}
		}
		return len(x.Groups())
	}
	if n := groups(false); n != 2 {
		t.Errorf("two reports of other days and people make %d incidents", n)
	}
	if n := groups(true); n != 1 {
		t.Errorf("with a third that names the people of both, %d incidents", n)
	}
}
