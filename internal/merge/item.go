// Package merge brings together the drafts by which different reports tell the same incident. It compares
// two drafts field by field with a readable table of points (weights.txt), groups drafts by constrained
// average linkage, and proposes Decisions that say why.
package merge

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"daybook"
)

// A page is a report as the merger keeps it: its words as interned numbers.
type page struct {
	id        string
	outlet    int32
	published int32 // day, unknown when not stated
	drafts    int32 // drafts that report news, not background
	title     []int32
	terms     []int32 // sorted
	own       []int32 // those of terms that do not only name a place, a group or a speaker
	keys      []int32 // the most telling of terms, by which the page is found
	names     []int32 // sorted
	ages      []int32 // sorted
	digest    []uint32
	headline  bool // it has no words but its title's
	replaced  bool // the report was read anew: a later page holds it
}

// An item is a draft as the merger keeps it.
type item struct {
	page       int32
	number     int32 // of the draft in its report; 0 for a report that tells no draft
	from, to   int32 // days, unknown when not stated
	lat, lon   float32
	country    int32
	admin1     int32
	admin2     int32
	place      int32
	weapon     int32
	perp       int32 // actor or group, 0 when not named
	target     int32
	killed     span
	injured    span
	dead       dead
	perpClass  int8
	targClass  int8
	typ        int8 // index into daybook.IncidentTypes, -1 when not stated
	precision  int8 // of the place (UCDP), 0 unknown
	background bool
	lead       bool // the first draft of its report that is news
}

// unknown is a day not known.
const unknown = math.MinInt32

// A span is a number of people, low..high; high is noHigh when open, low -1 when nothing is said.
type span struct{ low, high int32 }

const noHigh = math.MaxInt32

var silent = span{-1, -1}

// names interns strings as small numbers from 1; 0 is no string.
type interned struct {
	number map[string]int32
	text   []string
}

func newInterned() *interned { return &interned{map[string]int32{}, []string{""}} }

func (n *interned) of(s string) int32 {
	if s == "" {
		return 0
	}
	id, ok := n.number[s]
	if !ok {
		id = int32(len(n.text))
		s = strings.Clone(s)
		n.number[s] = id
		n.text = append(n.text, s)
	}
	return id
}

// dayNumber counts days from 1970; unknown for no or a malformed day.
func dayNumber(d daybook.Day) int32 {
	if len(d) > 10 {
		d = d[:10]
	}
	t := d.Time()
	if t.IsZero() {
		return unknown
	}
	return int32(t.Unix() / 86400)
}

// page takes the report-level evidence out of a coded report.
func (x *Index) page(c *daybook.Coded) page {
	p := page{id: strings.Clone(c.Report), outlet: x.words.of(strings.ToLower(c.Source)), published: dayNumber(daybook.Day(c.Published))}
	if s := c.Sketch; s != nil {
		p.title = x.ids("", s.Title)
		p.terms = x.ids("", s.Terms)
		p.own = p.terms
		if scene := x.ids("", s.Scene); len(scene) > 0 {
			p.own = slices.DeleteFunc(slices.Clone(p.terms), func(w int32) bool { _, in := slices.BinarySearch(scene, w); return in })
		}
		p.keys = x.ids("", s.Terms[:min(len(s.Terms), keyTerms)])
		p.headline = len(s.Terms) <= len(s.Title)
		p.names = x.ids("n ", s.Names)
		p.ages = x.ids("a ", withBareAges(s.Ages))
	}
	if len(c.Digest) > 0 {
		p.digest = make([]uint32, len(c.Digest))
		for i, h := range c.Digest {
			p.digest[i] = uint32(h)
		}
	}
	for i := range c.Incidents {
		if !c.Incidents[i].Background {
			p.drafts++
		}
	}
	return p
}

// withBareAges adds to "20 emma dal" the bare "20".
func withBareAges(ages []string) []string {
	out := slices.Clone(ages)
	for _, a := range ages {
		if n, _, named := strings.Cut(a, " "); named {
			out = append(out, n)
		}
	}
	return out
}

// ids interns words of one kind, sorted and each once. Kinds are kept apart by a prefix.
func (x *Index) ids(kind string, words []string) []int32 {
	if len(words) == 0 {
		return nil
	}
	out := make([]int32, len(words))
	for i, w := range words {
		out[i] = x.words.of(kind + w)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// items takes the drafts out of a coded report; a report without any gives one item that stands for the
// whole of it, numbered 0.
func (x *Index) itemsOf(c *daybook.Coded, at int32) []item {
	out := make([]item, 0, max(1, len(c.Incidents)))
	led := false
	for i := range c.Incidents {
		it := x.item(&c.Incidents[i], at)
		it.number = int32(i + 1)
		if _, n, ok := strings.Cut(c.Incidents[i].ID, c.Report+"#"); ok {
			if n, err := strconv.Atoi(n); err == nil {
				it.number = int32(n)
			}
		}
		if !it.background && !led {
			it.lead, led = true, true
			it.fillTolls(c.Sketch)
		}
		out = append(out, it)
	}
	if len(out) == 0 {
		it := item{page: at, from: unknown, to: unknown, typ: -1, killed: silent, injured: silent, lead: true}
		it.fillTolls(c.Sketch)
		out = append(out, it)
	}
	return out
}

func (x *Index) item(d *daybook.Draft, at int32) item {
	it := item{page: at, from: dayNumber(d.When.From), to: dayNumber(d.When.To), typ: int8(slices.Index(daybook.IncidentTypes, d.Type)),
		background: d.Background, weapon: x.words.of(strings.ToLower(string(d.Weapon))),
		killed: harmOf(d.Harm, "killed"), dead: deadOf(d.Harm), injured: harmOf(d.Harm, "injured")}
	it.perp, it.perpClass = x.party(d.Perpetrator)
	it.target, it.targClass = x.party(d.Target)
	if it.to == unknown || it.from == unknown {
		it.from, it.to = unknown, unknown
	}
	if p := d.Where; p != nil {
		it.country, it.precision = x.words.of(string(p.Country)), int8(p.Precision)
		it.admin1 = x.words.of(within(p.Country, p.Admin1))
		it.admin2 = x.words.of(within(p.Country, p.Admin1, p.Admin2))
		it.place = x.words.of(within(p.Country, p.Admin1, cmp.Or(p.Name, p.Text)))
		it.lat, it.lon = float32(math.NaN()), 0
		if p.Lat != nil && p.Lon != nil {
			it.lat, it.lon = float32(*p.Lat), float32(*p.Lon)
		}
	}
	return it
}

// within names a place inside its containers, "" when it has no name of its own.
func within(parts ...daybook.Text) string {
	if parts[len(parts)-1] == "" {
		return ""
	}
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(strings.ToLower(string(p)))
		b.WriteByte('/')
	}
	return b.String()
}

var partyClasses = []string{"", "militants", "state", "foreign forces", "civilians", "unidentified", "officials", "security forces", "infrastructure"}

func (x *Index) party(p *daybook.Party) (name int32, class int8) {
	if p == nil {
		return 0, 0
	}
	return x.words.of(strings.ToLower(string(cmp.Or(p.Actor, p.Group)))), int8(max(0, slices.Index(partyClasses, string(p.Class))))
}

// harmOf sums the report's own figures of a kind over the classes; where it gives only others' figures,
// the first of each class.
func harmOf(harm []daybook.Harm, kind string) span {
	first := map[string]*daybook.Harm{}
	for i := range harm {
		h := &harm[i]
		if old := first[h.Class]; h.Kind == kind && (old == nil || old.Says != "" && h.Says == "") {
			first[h.Class] = h
		}
	}
	if len(first) == 0 {
		return silent
	}
	var s span
	for _, h := range first {
		s.low += int32(min(h.Low, 1<<20))
		if h.High == nil || s.high == noHigh {
			s.high = noHigh
		} else {
			s.high += int32(min(*h.High, 1<<20))
		}
	}
	return s
}

// dead is how many of each of deadClasses were killed, 0 where a report tells of none.
type dead [3]int32

var deadClasses = [len(dead{})]string{"militants", "security_forces", "civilians"}

// deadOf takes the dead of each class from a report's figures, the largest where several say it.
func deadOf(harm []daybook.Harm) (n dead) {
	for i := range harm {
		h := &harm[i]
		if k := slices.Index(deadClasses[:], h.Class); k >= 0 && h.Kind == "killed" {
			n[k] = max(n[k], int32(min(h.Low, 1<<20)))
		}
	}
	return n
}

// fillTolls takes from the title and lead the tolls that the draft does not say.
func (it *item) fillTolls(s *daybook.Sketch) {
	if s == nil {
		return
	}
	if it.killed == silent {
		it.killed = tollIn(s.Tolls, "killed")
	}
	if it.injured == silent {
		it.injured = tollIn(s.Tolls, "injured")
	}
}

// tollIn reads the first number of a kind among a sketch's tolls ("10 killed").
func tollIn(tolls []string, kind string) span {
	for _, t := range tolls {
		n, what, _ := strings.Cut(t, " ")
		if what != kind {
			continue
		}
		var v int32
		for _, c := range n {
			if c < '0' || c > '9' || v > 1<<20 {
				return silent
			}
			v = v*10 + int32(c-'0')
		}
		return span{v, v}
	}
	return silent
}
