package stats

import (
	"fmt"
	"slices"

	"daybook"
)

// attacks are the types of act that a stated number of attacks counts: those of force by or against armed
// people, or against others.
var attacks = []daybook.IncidentType{"Armed clash", "Non-state actor overtakes territory", "Chemical weapon", "Air/drone strike",
	"Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade", "Sexual violence", "Attack",
	"Abduction/forced disappearance", "Looting/property destruction"}

// counted says what of the record a claim's measure counts: incidents, or people to whom something was done.
var counted = map[string]string{"attacks": "", "killed": "killed", "injured": "injured", "abducted": "abducted", "arrests": "arrested"}

// A Verdict is how a claim stands to the record.
type Verdict string

// The verdicts. The record holds only what its reports tell, so Fewer may mean that reports are missing.
const (
	Agrees        Verdict = "agrees"         // the two ranges meet
	Fewer         Verdict = "fewer"          // the record has fewer than is claimed
	More          Verdict = "more"           // the record has more
	NotComparable Verdict = "not comparable" // Why says why
)

// A Check is a claim held against the record. Query gives the incidents behind Record; the low end of
// Record leaves out incidents whose window reaches over an end of the claim's period.
type Check struct {
	Verdict Verdict
	Why     string // where nothing can be compared
	Query   daybook.Query
	Record  daybook.Cell
}

// Ask gives the Query whose incidents a claim is about, or why there is none: nobody says for when, or the
// record counts no such thing.
func Ask(c *daybook.Claim) (q daybook.Query, why string) {
	_, known := counted[c.Measure]
	switch {
	case !known:
		return q, fmt.Sprintf("the record does not count %s", c.Measure)
	case c.Low == nil && c.High == nil:
		return q, "no figure is stated"
	case !c.Period.Known():
		return q, "no period is stated"
	}
	q = daybook.Query{From: c.Period.From, To: c.Period.To, Status: []string{daybook.Occurred}, Review: []string{daybook.Unreviewed, daybook.Reviewed}}
	if c.Measure == "attacks" {
		q.Types = attacks
	}
	for i := range c.Where {
		if name := asked(&c.Where[i]); name != "" && !slices.Contains(q.Places, name) {
			q.Places = append(q.Places, name)
		}
	}
	if a := c.Actor; a != nil && c.Measure == "attacks" && a.Group != "" {
		q.Actors = []string{string(a.Group)}
	}
	return q, ""
}

// asked is the name by which a Query asks for a place.
func asked(p *daybook.Place) string {
	switch {
	case p.Precision >= 6, p.Admin1 == "" && p.Admin2 == "":
		return string(p.Country)
	case p.Name != "":
		return string(p.Name)
	}
	return string(p.Text)
}

// Hold holds a claim that Ask found comparable against the incidents its Query finds.
func Hold(c *daybook.Claim, q daybook.Query, incidents []daybook.Incident) Check {
	m := measure{kind: counted[c.Measure], class: string(c.Class)}
	if m.class == "unknown" { // "people" may be of any class
		m.class = ""
	}
	inside, perhaps := Within(Counted(incidents), q.From, q.To)
	check := Check{Query: q}
	for i := range inside {
		m.add(&check.Record, &inside[i])
	}
	for i := range perhaps {
		more := daybook.Cell{}
		m.add(&more, &perhaps[i])
		check.Record.High += more.High
		check.Record.Open = check.Record.Open || more.Open
		check.Record.Incidents = append(check.Record.Incidents, more.Incidents...)
	}
	check.Verdict = Agrees
	switch r := check.Record; {
	case c.Low != nil && float64(r.High) < *c.Low: // what is open ("at least 8") counts as what is sure
		check.Verdict = Fewer
	case c.High != nil && float64(r.Low) > *c.High:
		check.Verdict = More
	}
	return check
}
