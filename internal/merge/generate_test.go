package merge

import (
	"fmt"
	"math/rand/v2"

	"daybook"
)

// A world makes coded reports of incidents that are known, as outlets would tell them: a day late or
// undated, to the district or only the province, with tolls that rise, words of the scene and of the
// trade, and now and then one another's text.
type world struct {
	rng       *rand.Rand
	days      int
	districts int
	serial    int
}

func newWorld(seed uint64, days, districts int) *world {
	return &world{rng: rand.New(rand.NewPCG(seed, 7)), days: days, districts: districts}
}

// An act is one incident of the world.
type act struct {
	id, day, district int
	typ               daybook.IncidentType
	killed, injured   int
	group             string
	words             []string
	name              string
	lat, lon          float64
}

var someTypes = []daybook.IncidentType{"Attack", "Armed clash", "Remote explosive/landmine/IED", "Suicide bomb", "Air/drone strike", "Abduction/forced disappearance"}

// next makes one incident and its reports, one to five.
func (w *world) next() (act, []*daybook.Coded) {
	w.serial++
	r := w.rng
	a := act{id: w.serial, day: r.IntN(w.days), district: r.IntN(w.districts), typ: someTypes[r.IntN(len(someTypes))],
		killed: int(r.ExpFloat64() * 3), injured: int(r.ExpFloat64() * 4), group: fmt.Sprintf("Group %d", r.IntN(12))}
	a.lat, a.lon = 20+float64(a.district/15)*1.5+r.Float64()*.3, 60+float64(a.district%15)*1.5+r.Float64()*.3
	for range 5 {
		a.words = append(a.words, fmt.Sprintf("scene%d", r.IntN(4000)))
	}
	a.name = fmt.Sprintf("given%d family%d", r.IntN(500), r.IntN(5000))
	var out []*daybook.Coded
	for n := range 1 + min(4, int(r.ExpFloat64()*1.1)) {
		out = append(out, w.report(a, n))
	}
	if len(out) > 1 && r.IntN(5) == 0 {
		c := *out[0]
		c.Report, c.Source = fmt.Sprintf("r%d-copy", a.id), "Copyist"
		c.Incidents = append([]daybook.Draft(nil), c.Incidents...)
		c.Incidents[0].ID = c.Report + "#1"
		out = append(out, &c)
	}
	return a, out
}

func (w *world) report(a act, n int) *daybook.Coded {
	r := w.rng
	c := &daybook.Coded{Report: fmt.Sprintf("r%d-%d", a.id, n), Source: fmt.Sprintf("Outlet %d", r.IntN(30)), Published: string(w.day(a.day + r.IntN(3)))}
	d := daybook.Draft{ID: c.Report + "#1", Type: a.typ, Status: daybook.Occurred, Confidence: .8,
		Where:       &daybook.Place{Country: "XA", Admin1: daybook.Text(fmt.Sprintf("Province %d", a.district/19)), Precision: 4},
		When:        daybook.When{From: w.day(a.day), To: w.day(a.day), Precision: "day"},
		Perpetrator: &daybook.Party{Class: "militants"}, Target: &daybook.Party{Class: "civilians"}}
	if r.IntN(8) > 0 {
		d.Where.Admin2, d.Where.Precision = daybook.Text(fmt.Sprintf("District %d", a.district)), 3
		d.Where.Lat, d.Where.Lon = &a.lat, &a.lon
	}
	switch r.IntN(10) {
	case 0:
		d.When = daybook.When{Precision: "unknown"}
	case 1:
		d.When.From, d.When.To = w.day(a.day-1), w.day(a.day-1)
	}
	if r.IntN(3) > 0 {
		d.Perpetrator.Group = daybook.Text(a.group)
	}
	killed := max(0, a.killed-r.IntN(2))
	d.Harm = []daybook.Harm{{Kind: "killed", Class: "civilians", Low: killed, High: &killed}, {Kind: "injured", Class: "civilians", Low: a.injured, High: &a.injured}}
	c.Incidents = []daybook.Draft{d}
	c.Sketch = &daybook.Sketch{}
	for _, word := range a.words {
		if r.IntN(3) > 0 {
			c.Sketch.Terms = append(c.Sketch.Terms, word)
		}
	}
	for range 25 {
		c.Sketch.Terms = append(c.Sketch.Terms, fmt.Sprintf("word%d", int(r.ExpFloat64()*300)))
	}
	c.Sketch.Title = c.Sketch.Terms[:min(6, len(c.Sketch.Terms))]
	if r.IntN(2) == 0 {
		c.Sketch.Names = []string{a.name}
	}
	c.Digest = make([]uint64, 32)
	for i := range c.Digest {
		c.Digest[i] = uint64(r.Uint32())
	}
	return c
}

func (w *world) day(n int) daybook.Day { return daybook.NewDay(2015, 1, 1+n) }
