package daybook

import (
	"cmp"
	"maps"
	"slices"
)

// A Telling is a draft with what the fold needs to know of the report it stands in.
type Telling struct {
	Draft     Draft
	Source    string // outlet
	Published string
	CopyOf    string // report this one prints again, "" when it stands for itself
	Gone      string // the coder that tells the draft no more, "" when it is told
}

// Tellings lists the drafts of a coded report.
func (c *Coded) Tellings() []Telling {
	out := make([]Telling, len(c.Incidents))
	for i, d := range c.Incidents {
		out[i] = Telling{Draft: d, Source: c.Source, Published: c.Published}
	}
	return out
}

// Fold makes the incidents of the drafts of some reports and the log, sorted by id. A draft the log does
// not speak of makes an incident of its own, so every draft is in exactly one, but for those withdrawn. The
// order of the reports does not matter.
func Fold(reports []*Coded, log []Decision, rule Settle) []Incident {
	l := Replay(log)
	in := map[string][]Telling{}
	for _, c := range reports {
		for _, t := range c.Tellings() {
			if l.gone[t.Draft.ID] {
				continue
			}
			id := cmp.Or(l.in[t.Draft.ID], IncidentOf(t.Draft.ID))
			in[id] = append(in[id], t)
		}
	}
	out := make([]Incident, 0, len(in))
	for _, id := range slices.Sorted(maps.Keys(in)) {
		e := l.entries[id]
		if e == nil {
			e = &Entry{ID: id}
		}
		out = append(out, e.Assemble(in[id], rule))
	}
	return out
}

// Assemble makes the incident of an entry from the tellings of its drafts, at least one, in any order.
// Reports of one text count once (see Figure); fields an analyst set keep their values.
func (e *Entry) Assemble(tellings []Telling, rule Settle) Incident {
	ts := slices.Clone(tellings)
	slices.SortFunc(ts, func(a, b Telling) int {
		return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(a.Draft.ID, b.Draft.ID))
	})
	markCopies(ts, e.Links)
	inc := Incident{ID: e.ID, Links: e.Links, Review: cmp.Or(e.Review, Unreviewed), Drafts: []string{}, Reports: []string{}, Background: []string{}, Sources: []Source{}, Basis: []Basis{}}
	if inc.Links == nil {
		inc.Links = []Link{}
	}
	for _, t := range ts {
		inc.Drafts = append(inc.Drafts, t.Draft.ID)
		if r := ReportOf(t.Draft.ID); !slices.Contains(inc.Reports, r) {
			inc.Reports = append(inc.Reports, r)
		}
		if t.Draft.Background {
			inc.Background = append(inc.Background, t.Draft.ID)
		}
		for _, s := range t.Draft.Sources {
			k := slices.IndexFunc(inc.Sources, func(o Source) bool { return o.Name == s.Name && o.Kind == s.Kind })
			if k < 0 {
				inc.Sources = append(inc.Sources, s)
			} else if inc.Sources[k].Who == "" {
				inc.Sources[k].Who = s.Who
			}
		}
	}
	slices.Sort(inc.Drafts)
	slices.Sort(inc.Reports)
	slices.Sort(inc.Background)
	inc.Recheck = slices.Sorted(maps.Keys(e.Stale))
	inc.fill(witnesses(ts))
	inc.Figures = figures(ts, rule)
	inc.Harm = harms(inc.Figures)
	for _, field := range slices.Sorted(maps.Keys(e.Set)) {
		if inc.set(field, e.Set[field].Value) == nil {
			if inc.Decided == nil {
				inc.Decided = map[string]int64{}
			}
			inc.Decided[field] = e.Set[field].Seq
		}
	}
	return inc
}

// markCopies notes which tellings stand in a copy of an earlier report of the incident, by its links.
func markCopies(ts []Telling, links []Link) {
	first := map[string]string{} // report → report it is a copy of, through chains
	var root func(string) string
	root = func(r string) string {
		if first[r] == "" || first[r] == r {
			return r
		}
		first[r] = root(first[r])
		return first[r]
	}
	order := map[string]int{}
	for i, t := range ts {
		if r := ReportOf(t.Draft.ID); order[r] == 0 {
			order[r] = i + 1
		}
	}
	for _, k := range links {
		a, b := root(ReportOf(k.A)), root(ReportOf(k.B))
		if !k.Copy || a == b || order[a] == 0 || order[b] == 0 {
			continue
		}
		if order[b] < order[a] {
			a, b = b, a
		}
		first[b] = a
	}
	for i := range ts {
		if r := ReportOf(ts[i].Draft.ID); ts[i].CopyOf == "" && root(r) != r {
			ts[i].CopyOf = root(r)
		}
	}
}

// witnesses are the tellings whose values count: those that report the incident as news and are no
// copies, or failing that all.
func witnesses(ts []Telling) []Telling {
	var out []Telling
	for _, t := range ts {
		if !t.Draft.Background && t.CopyOf == "" {
			out = append(out, t)
		}
	}
	if out == nil {
		return ts
	}
	return out
}

// fill gives inc the values most of its witnesses agree on, the most precise for time and place.
func (inc *Incident) fill(ws []Telling) {
	inc.Type = vote(ws, func(d *Draft) IncidentType { return d.Type }, func(t IncidentType) string { return string(t) })
	inc.Status = vote(ws, func(d *Draft) string { return d.Status }, func(s string) string { return s })
	inc.When = bestWhen(ws)
	inc.Where = bestPlace(ws)
	inc.Perpetrator = vote(ws, func(d *Draft) *Party { return d.Perpetrator }, partyKey)
	inc.Target = vote(ws, func(d *Draft) *Party { return d.Target }, partyKey)
	inc.Weapon = vote(ws, func(d *Draft) Text { return d.Weapon }, func(t Text) string { return string(t) })
	inc.ClaimedBy = vote(ws, func(d *Draft) Text { return d.ClaimedBy }, func(t Text) string { return string(t) })
	inc.DeniedBy = vote(ws, func(d *Draft) Text { return d.DeniedBy }, func(t Text) string { return string(t) })
	lead := slices.MaxFunc(ws, func(a, b Telling) int { return cmp.Compare(len(a.Draft.Basis), len(b.Draft.Basis)) })
	inc.Lead = lead.Draft.ID
	inc.Basis = append(inc.Basis, lead.Draft.Basis...)
	for _, w := range ws {
		inc.Confidence = max(inc.Confidence, w.Draft.Confidence)
	}
}

// vote is the value most witnesses give, weighed by their confidence; at a tie the first in order. Values
// with the empty key are no votes.
func vote[T any](ws []Telling, of func(*Draft) T, key func(T) string) T {
	weight := map[string]float64{}
	for i := range ws {
		if k := key(of(&ws[i].Draft)); k != "" {
			weight[k] += 0.1 + ws[i].Draft.Confidence
		}
	}
	var win T
	most := 0.0
	for i := range ws {
		if v := of(&ws[i].Draft); weight[key(v)] > most {
			win, most = v, weight[key(v)]
		}
	}
	return win
}

// partyKey tells parties apart by the most telling thing known of them; a nameless class loses to none.
func partyKey(p *Party) string {
	if p == nil {
		return ""
	}
	return cmp.Or(string(p.Actor), string(p.Group), string(p.Class), string(p.Text))
}

// bestWhen is the window that most witnesses allow: those whose own window, a day more on either side,
// holds it, for "Sunday night" and "early Monday" are one night. Of several as well borne out it is the
// narrowest, then the one most give, then the one nearest to the first report. A window that begins after the
// first report was published is none, and one that ends after it ends with it, for an act told of today was
// not done tomorrow.
func bestWhen(ws []Telling) When {
	windows := possible(ws)
	type standing struct{ borne, width, votes int }
	stand := func(w When) (s standing) {
		s.width = w.To.Sub(w.From)
		for _, o := range windows {
			if o.From.Add(-1) <= w.From && w.To <= o.To.Add(1) && s.width <= o.To.Sub(o.From)+1 {
				s.borne++
			}
			if o.From == w.From && o.To == w.To {
				s.votes++
			}
		}
		return s
	}
	win, best := When{Precision: "unknown"}, standing{}
	for _, w := range windows {
		s := stand(w)
		if !win.Known() || cmp.Or(cmp.Compare(s.borne, best.borne), cmp.Compare(best.width, s.width), cmp.Compare(s.votes, best.votes), cmp.Compare(w.To, win.To)) > 0 {
			win, best = w, s
		}
	}
	return win
}

// possible gives the windows of the witnesses that begin before the first report, cut off at it.
func possible(ws []Telling) (out []When) {
	first := Day("")
	for i := range ws {
		if d := publishedDay(&ws[i]); d != "" && (first == "" || d < first) {
			first = d
		}
	}
	for i := range ws {
		w := ws[i].Draft.When
		if !w.Known() || first != "" && w.From > first {
			continue
		}
		if first != "" && w.To > first {
			w.To = first
		}
		out = append(out, w)
	}
	return out
}

func publishedDay(t *Telling) Day { return (&Report{Published: t.Published}).PublishedDay() }

// bestPlace is the most precise place; of several as precise, the one most witnesses give.
func bestPlace(ws []Telling) *Place {
	least := 99
	for _, w := range ws {
		if p := w.Draft.Where; p != nil {
			least = min(least, cmp.Or(p.Precision, 9))
		}
	}
	return vote(ws, func(d *Draft) *Place {
		if d.Where == nil || cmp.Or(d.Where.Precision, 9) > least {
			return nil
		}
		return d.Where
	}, func(p *Place) string {
		if p == nil {
			return ""
		}
		return p.Label()
	})
}
