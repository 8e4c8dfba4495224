package merge

import (
	"math"
	"slices"

	"daybook"
)

// compare finds the levels that items a and b show in every field.
func (x *Index) compare(a, b *item) comparison {
	var c comparison
	c.none()
	pa, pb := &x.pages[a.page], &x.pages[b.page]
	compareWhen(&c, a, b, pa, pb)
	comparePlace(&c, a, b)
	compareHarm(&c, fKilled, a.killed, b.killed)
	compareHarm(&c, fInjured, a.injured, b.injured)
	compareDead(&c, a, b)
	compareType(&c, a, b)
	compareParty(&c, fPerpetrator, a.perp, b.perp, a.perpClass, b.perpClass)
	compareParty(&c, fTarget, a.target, b.target, a.targClass, b.targClass)
	if a.weapon != 0 && b.weapon != 0 {
		c.is(fWeapon, bit(a.weapon != b.weapon))
	}
	x.compareWords(&c, a.page, b.page)
	x.compareUpdate(&c, a, b)
	if later := bit(!a.lead) + bit(!b.lead); later > 0 { // the words are mostly of the leading stories
		c.is(fLead, later-1)
		c[fTitle].level = -1
	}
	return c
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func compareWhen(c *comparison, a, b *item, pa, pb *page) {
	if a.from != unknown && b.from != unknown {
		gap := max(0, a.from-b.to, b.from-a.to)
		switch exact := a.from == a.to && b.from == b.to; {
		case exact && gap == 0:
			c.is(fWhen, 0)
		case gap == 0:
			c.is(fWhen, 1)
		case gap <= 2:
			c.is(fWhen, int(gap)+1)
		case gap <= 7:
			c.is(fWhen, 4)
		default:
			c.is(fWhen, 5)
		}
	}
	if pa.published == unknown || pb.published == unknown {
		c.is(fPublished, 8)
		return
	}
	gap := max(pa.published-pb.published, pb.published-pa.published)
	level := 0
	for _, end := range []int32{0, 1, 2, 4, 8, 16, 40} {
		if gap > end {
			level++
		}
	}
	c.is(fPublished, level)
}

func comparePlace(c *comparison, a, b *item) {
	switch {
	case a.country == 0 && a.place == 0 || b.country == 0 && b.place == 0:
	case a.country != b.country:
		c.is(fPlace, 8)
	case a.admin1 == 0 && a.lat != a.lat || b.admin1 == 0 && b.lat != b.lat || a.precision >= 6 || b.precision >= 6:
		c.is(fPlace, 5)
	case a.place != 0 && a.place == b.place && a.precision < 3:
		c.is(fPlace, 0)
	case a.precision <= 2 && b.precision <= 2 && km(a, b) <= 25:
		c.is(fPlace, 1)
	case a.admin2 != 0 && a.admin2 == b.admin2:
		c.is(fPlace, 2)
	case a.admin1 != b.admin1:
		c.is(fPlace, 7)
	case a.admin2 == 0 && b.admin2 == 0 && a.place == b.place:
		c.is(fPlace, 3)
	case a.admin2 == 0 || b.admin2 == 0:
		c.is(fPlace, 4)
	default:
		c.is(fPlace, 6)
	}
}

// km is the distance of two items' places along the surface, +Inf when one has no coordinates.
func km(a, b *item) float64 {
	if a.lat != a.lat || b.lat != b.lat || a.country == 0 || b.country == 0 {
		return math.Inf(1)
	}
	const rad = math.Pi / 180
	la, lb := float64(a.lat)*rad, float64(b.lat)*rad
	x := (float64(b.lon) - float64(a.lon)) * rad * math.Cos((la+lb)/2)
	return 6371 * math.Hypot(x, lb-la)
}

func compareHarm(c *comparison, f int, a, b span) {
	switch {
	case a.low < 0 && b.low < 0:
	case a.low < 0 || b.low < 0:
		c.is(f, 9)
	case a.low == b.low && a.low < 2:
		c.is(f, 0)
	case a.low == b.low && a.low < 5:
		c.is(f, 1)
	case a.low == b.low:
		c.is(f, 2)
	case a.low <= b.high && b.low <= a.high:
		c.is(f, 3)
	default:
		low, high := min(a.low, b.low), max(a.low, b.low)
		switch {
		case high-low == 1 || float64(high-low) <= 0.25*float64(high):
			c.is(f, 4+bit(high >= 5))
		case high <= 2*low:
			c.is(f, 6+bit(high >= 10))
		default:
			c.is(f, 8)
		}
	}
}

// compareDead compares how many of one class were killed, which says more than a total: of the classes both reports
// tell, the one with the most dead.
func compareDead(c *comparison, a, b *item) {
	if a.dead == (dead{}) || b.dead == (dead{}) {
		return
	}
	n, m := int32(0), int32(0)
	if k := mostInBoth(a.dead, b.dead); k >= 0 {
		n, m = min(a.dead[k], b.dead[k]), max(a.dead[k], b.dead[k])
	}
	switch {
	case m == 0:
		c.is(fDead, 5)
	case n == m && m >= 5:
		c.is(fDead, 0)
	case n == m && m >= 2:
		c.is(fDead, 1)
	case n == m:
		c.is(fDead, 2)
	case m-n == 1 || m-n <= m/4:
		c.is(fDead, 3)
	default:
		c.is(fDead, 4)
	}
}

// mostInBoth is the class of those with dead in both a and b in which one has the most, -1 when there is none.
func mostInBoth(a, b dead) int {
	class, most := -1, int32(0)
	for k := range a {
		if a[k] > 0 && b[k] > 0 && max(a[k], b[k]) > most {
			class, most = k, max(a[k], b[k])
		}
	}
	return class
}

// kin says which types reports easily take for one another.
var kin = typeKin([][]daybook.IncidentType{
	{"Suicide bomb", "Remote explosive/landmine/IED", "Grenade", "Shelling/artillery/missile attack", "Air/drone strike"},
	{"Armed clash", "Attack", "Suicide bomb", "Grenade", "Remote explosive/landmine/IED"},
	{"Armed clash", "Government regains territory", "Non-state actor overtakes territory", "Disrupted weapons use", "Arrests"},
	{"Peaceful protest", "Protest with intervention", "Excessive force against protesters", "Violent demonstration", "Mob violence"},
	{"Attack", "Abduction/forced disappearance", "Mob violence", "Sexual violence"},
	{"Attack", "Looting/property destruction"},
})

// calm are the types of acts without force: no act of force is one of them.
var calm = calmTypes("Peaceful protest", "Agreement", "Change to group/activity", "Headquarters or base established", "Non-violent transfer of territory")

func calmTypes(types ...daybook.IncidentType) (out [32]bool) {
	for i, t := range daybook.IncidentTypes {
		out[i] = slices.Contains(types, t)
	}
	return out
}

func typeKin(groups [][]daybook.IncidentType) (out [32][32]bool) {
	index := map[daybook.IncidentType]int{}
	for i, t := range daybook.IncidentTypes {
		index[t] = i
	}
	for _, g := range groups {
		for _, a := range g {
			for _, b := range g {
				out[index[a]][index[b]] = true
			}
		}
	}
	return out
}

func compareType(c *comparison, a, b *item) {
	switch {
	case a.typ < 0 || b.typ < 0:
	case a.typ == b.typ:
		c.is(fType, 0)
	case kin[a.typ][b.typ]:
		c.is(fType, 1)
	default:
		c.is(fType, 2)
	}
}

func compareParty(c *comparison, f int, a, b int32, ca, cb int8) {
	switch {
	case a != 0 && a == b:
		c.is(f, 0)
	case a != 0 && b != 0:
		c.is(f, 2)
	case ca == 0 || cb == 0 || partyClasses[ca] == "unidentified" || partyClasses[cb] == "unidentified":
	case ca == cb:
		c.is(f, 1)
	default:
		c.is(f, 3)
	}
}

// compareWords compares what the reports say beyond their drafts.
func (x *Index) compareWords(c *comparison, na, nb int32) {
	pa, pb := &x.pages[na], &x.pages[nb]
	la, lb := x.lengthsOf(na), x.lengthsOf(nb)
	if same := resemblance(pa.digest, pb.digest); same >= sameText {
		c.is(fCopy, 0)
	} else if same >= nearText {
		c.is(fCopy, 1)
	}
	if pa.outlet != 0 && pb.outlet != 0 {
		c.is(fOutlet, bit(pa.outlet != pb.outlet))
	}
	if len(pa.title) > 0 && len(pb.title) > 0 {
		both, _ := x.shared(pa.title, pb.title)
		c.on(fTitle, both/math.Sqrt(la.title*lb.title))
	}
	if pa.headline || pb.headline {
		c.is(fPrior, ofHeadlines)
	}
	known := 0.0 // what the people both name are worth
	if len(pa.names) > 0 && len(pb.names) > 0 {
		_, known = x.shared(pa.names, pb.names)
		c.on(fNames, known)
	}
	x.compareAges(c, pa, pb)
	if len(pa.terms) > 0 && len(pb.terms) > 0 {
		both, rare := x.shared(pa.terms, pb.terms)
		text := fText
		if gap := pa.published - pb.published; gap < -1 || gap > 1 {
			text = fLaterText
			if known == 0 && c[fAges].level != 0 {
				_, rare = x.shared(pa.own, pb.own)
			}
		}
		c.on(text, both/math.Sqrt(la.terms*lb.terms))
		c.on(fRare, rare)
	}
}

// Shares of equal digest values from which two texts are the same, or much the same.
const (
	sameText = 0.6
	nearText = 0.3
)

// resemblance is the share of equal values of two digests.
func resemblance(a, b []uint32) float64 {
	if len(a) == 0 || len(a) != len(b) {
		return 0
	}
	n := 0
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}

// rareFrom is the worth from which a word counts as rare: in about 1 page of 50.
const rareFrom = 4

// shared sums the squared worth of the words two sorted lists share, and what their rare ones are worth
// above rareFrom.
func (x *Index) shared(a, b []int32) (both, rare float64) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			v := x.idf(a[i])
			both += v * v
			rare += max(0, v-rareFrom) / 2
			i, j = i+1, j+1
		}
	}
	return both, rare
}

func (x *Index) lengthsOf(n int32) lengths {
	l := x.lengths[n]
	if l.title < 0 {
		l = lengths{x.norm(x.pages[n].title), x.norm(x.pages[n].terms)}
		x.lengths[n] = l
	}
	return l
}

func (x *Index) norm(a []int32) float64 {
	s := 1e-9
	for _, w := range a {
		v := x.idf(w)
		s += v * v
	}
	return s
}

// compareUpdate looks whether the title of the later report tells how a toll moved, and whether it moved up
// from what the earlier one said. Of two published the same day the one that tells more deaths is later.
func (x *Index) compareUpdate(c *comparison, a, b *item) {
	pa, pb := &x.pages[a.page], &x.pages[b.page]
	if a.killed.low < 0 || b.killed.low < 0 {
		return
	}
	if pa.published > pb.published || pa.published == pb.published && a.killed.low > b.killed.low {
		a, b, pa, pb = b, a, pb, pa
	}
	if _, tells := slices.BinarySearch(pb.title, x.toll); tells {
		c.is(fUpdate, bit(b.killed.low < a.killed.low))
	}
}

func (x *Index) compareAges(c *comparison, pa, pb *page) {
	if len(pa.ages) == 0 || len(pb.ages) == 0 {
		return
	}
	bare, named := 0, 0
	for i, j := 0, 0; i < len(pa.ages) && j < len(pb.ages); {
		switch {
		case pa.ages[i] < pb.ages[j]:
			i++
		case pa.ages[i] > pb.ages[j]:
			j++
		default:
			if len(x.words.text[pa.ages[i]]) > len("a 100") {
				named++
			} else {
				bare++
			}
			i, j = i+1, j+1
		}
	}
	switch {
	case named > 0:
		c.is(fAges, 0)
	case bare > 1:
		c.is(fAges, 1)
	case bare == 1:
		c.is(fAges, 2)
	case len(pa.ages) > 1 && len(pb.ages) > 1:
		c.is(fAges, 3)
	}
}
