package gazetteer

import (
	"strconv"
	"strings"
)

// A Date is a calendar day as the number yyyymmdd; 0 is unknown, or open as the end of a Term.
type Date int32

// DateOf reads "2018-05-31", "2018-05" or "2018"; what is left out counts as the first, 0 when it is no date.
func DateOf(s string) Date { return dateOf(s, 101) }

// dateOf fills what is left out of a date from the number mmdd.
func dateOf(s string, rest int) Date {
	parts := strings.SplitN(s, "-", 3)
	n := [3]int{0, rest / 100, rest % 100}
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v < 1 || i == 0 && v > 9999 || i > 0 && v > 31 {
			return 0
		}
		n[i] = v
	}
	return Date(n[0]*10000 + n[1]*100 + n[2])
}

// String is "2018", or "2018-05-31" for a day within a year.
func (d Date) String() string {
	if d%10000 == 101 || d%10000 == 1231 {
		return strconv.Itoa(int(d) / 10000)
	}
	s := strconv.Itoa(int(d))
	return s[:len(s)-4] + "-" + s[len(s)-4:len(s)-2] + "-" + s[len(s)-2:]
}

// A Term is the days on which a name was in use or a division existed; either end may be open.
type Term struct{ From, To Date }

// termOf reads "1901..2010-04-15", "..2018", "2014..".
func termOf(s string) (Term, bool) {
	from, to, ok := strings.Cut(s, "..")
	t := Term{dateOf(from, 101), dateOf(to, 1231)}
	return t, ok && (from == "" || t.From > 0) && (to == "" || t.To > 0)
}

// Known tells whether either end is stated.
func (t Term) Known() bool { return t.From > 0 || t.To > 0 }

// When tells where a day lies: -1 before the term, 1 after it, 0 within; unknown days and ends lie within.
func (t Term) When(d Date) int {
	switch {
	case d == 0:
		return 0
	case t.From > 0 && d < t.From:
		return -1
	case t.To > 0 && d > t.To:
		return 1
	}
	return 0
}

// String is "1901 to 2010-04-15", "until 2018", "since 2014"; "" when neither end is stated.
func (t Term) String() string {
	switch {
	case t.From > 0 && t.To > 0:
		return t.From.String() + " to " + t.To.String()
	case t.To > 0:
		return "until " + t.To.String()
	case t.From > 0:
		return "since " + t.From.String()
	}
	return ""
}

// Exists is when a curated or imported place came to be, and ended; not Known for all others.
func (g *Gazetteer) Exists(id ID) Term {
	if n := g.base.head[hPlaces]; int(id) > n {
		return g.added[int(id)-n-1].Exists
	}
	return Term{}
}

// Then names a place as it was on a day, with the divisions it then lay in, where they were called otherwise or
// were others than today: "Landi Kotal, Khyber Agency, Federally Administered Tribal Areas" in 2009. "" where all
// was as now, or the day is unknown.
func (g *Gazetteer) Then(id ID, day Date) string {
	if day == 0 || id <= 0 || int(id) > g.Len() {
		return ""
	}
	r := g.record(id)
	chain := []ID{id}
	if r.district >= 0 && r.kind != Province {
		chain = append(chain, g.districts[r.district].place)
	}
	if r.province >= 0 {
		chain = append(chain, g.provinces[r.province].place)
	}
	var names []string
	other := false
	for i, c := range chain {
		if c == 0 || i > 0 && c == chain[i-1] {
			continue
		}
		name, within := g.then(c, day)
		new := g.Exists(c).When(day) < 0
		other = other || name != "" || within != "" || new
		if name == "" {
			name = g.Name(c)
		}
		if (i == 0 || !new) && (len(names) == 0 || names[len(names)-1] != name) {
			names = append(names, name)
		}
		if within != "" {
			names = append(names, within)
			if g.record(c).kind != District || g.isProvince(r, within) {
				break
			}
		}
	}
	if !other {
		return ""
	}
	return strings.Join(names, ", ")
}

// Contained tells whether a place lay in an area on a day, unknown for any time, though it lies in another now:
// Hyderabad in Andhra Pradesh until 2014.
func (g *Gazetteer) Contained(area, id ID, day Date) bool {
	a, r := g.record(area), g.record(id)
	if a.country != r.country || a.kind != Province && a.kind != District && a.kind != Former {
		return false
	}
	name := g.Name(area)
	for _, d := range [...]ID{id, g.districtOf(r), g.provinceOf(r)} {
		if int(d) <= g.base.head[hPlaces] || d == area {
			continue
		}
		for _, o := range g.added[int(d)-g.base.head[hPlaces]-1].Within {
			if o.Text == name && o.Term.When(day) == 0 {
				return true
			}
		}
	}
	return false
}

func (g *Gazetteer) districtOf(r record) ID {
	if r.district < 0 {
		return 0
	}
	return g.districts[r.district].place
}

func (g *Gazetteer) provinceOf(r record) ID {
	if r.province < 0 {
		return 0
	}
	return g.provinces[r.province].place
}

// isProvince tells whether a division that a place once lay in stood beside provinces, not inside one: it is not
// the name of a district of its present province.
func (g *Gazetteer) isProvince(r record, name string) bool {
	key := bareKey(name)
	for _, d := range g.districts {
		if d.within == r.province && bareKey(d.name) == key {
			return false
		}
	}
	return true
}

// then is what a place was called on a day, if otherwise than now, and the division it then lay in, if another.
func (g *Gazetteer) then(id ID, day Date) (name, within string) {
	n := g.base.head[hPlaces]
	if int(id) <= n {
		return "", ""
	}
	e := &g.added[int(id)-n-1]
	for _, o := range e.Names {
		if o.As == Old && o.Term.Known() && o.Term.When(day) == 0 {
			name = o.Text
			break
		}
	}
	for _, o := range e.Within {
		if o.Term.When(day) == 0 {
			return name, o.Text
		}
	}
	return name, ""
}
