package read

import (
	"slices"
	"strings"
)

// Sentences that tell no act may say when the acts beside them were: "Anger was great in the town of Karda on
// Monday. Young people put up barricades."

// setScene reads the day that sentence s, which tells no act, sets for those after it in its paragraph.
func (p *page) setScene(s int) {
	if w := p.sceneDay(s); w != nil && !p.titled(s) {
		p.scene = w
	}
}

// inScene gives a telling of sentence s that names no day the one of its scene; one that names a day ends the scene.
func (p *page) inScene(st *telling, s int) {
	switch {
	case p.scene == nil || st.header:
	case st.when == nil || p.hourOf(st.when) && p.sceneDay(s) == nil:
		p.consider(s, "when/scene", "%s: the day of the sentence before it", p.scene.when.From)
		st.when = p.scene
	case st.when.first >= int(p.doc.Sentences[s].First):
		p.scene = nil
	}
}

// hourOf tells of an hour without a day of its own.
func (p *page) hourOf(w *whenFound) bool {
	m := p.dateAt(w.first)
	return m != nil && p.hourAlone(m) && (m.end >= len(p.low) || p.low[m.end] != "before")
}

// sceneDay is the day on which sentence s says that something was: a recent one, not the day of who speaks, of a
// burial or of what a clause about somebody recalls; nil for none.
func (p *page) sceneDay(s int) *whenFound {
	sent := p.doc.Sentences[s]
	first, end := int(sent.First), int(sent.End)
	if slices.ContainsFunc(p.low[first:end], ofHospital) {
		return nil // on whatever day those harmed died
	}
	dates := p.datesIn(first, end)
	for i := range dates {
		m := &dates[i]
		if !m.datesAnAct() || !m.when.Known() || m.when.Precision != "day" && m.when.To.Sub(m.when.From) > 1 || !p.recent(m.when) || p.yetToCome(m) || p.hourAlone(m) || p.inDateline(m.first) || p.datesSaying(m) || p.datesFuneral(m) || p.modifiesNoun(m) {
			continue
		}
		if p.recalls(m) {
			continue
		}
		if w := p.nightOf(m); w.when.To.Sub(w.when.From) <= 1 {
			return w
		}
	}
	return nil
}

// recalls tells whether a day stands in words about something else than what its sentence tells: "who had fled on Monday".
func (p *page) recalls(m *dateMention) bool {
	for k := m.first - 1; k >= p.sentenceFirst(m.first) && p.low[k] != ","; k-- {
		if recalling[p.low[k]] {
			return true
		}
	}
	return false
}

// recalling are words behind which a day is that of something else.
var recalling = map[string]bool{"who": true, "which": true, "whose": true, "had": true, "since": true, "until": true, "till": true, "after": true, "before": true, "from": true, "by": true, "will": true, "would": true, "next": true}

// dated gives a story the day of sentence s, which goes on with it and tells no act: one that says when it happened, or any
// day where the story has none but that of who speaks.
func (st *telling) dated(p *page, s int) {
	open := st.when == nil || st.when.loose
	if st.background {
		return
	}
	if w := p.itHappened(s); w != nil && (open || p.opensWithIt(s)) {
		st.when = w
	} else if w := p.sceneDay(s); w != nil && open && !st.header {
		p.lent, p.lentFor = st, st.when
		st.when = w
	}
}

// takeBack takes the day of a scene from the story before it where another begins on that day: it was of what follows.
func (p *page) takeBack(next *telling) {
	if p.lent != nil && next.when == p.scene && next.when != nil && p.lent.when.first == next.when.first {
		p.lent.when, p.lent = p.lentFor, nil
	}
}

// hoursOff is the day of an act told "hours later" or "hours earlier" than that of day w: another where night or dawn lie
// between, "late on Sunday. Hours later".
func (st *telling) hoursOff(w *whenFound) *whenFound {
	if w == nil || w.when.From != w.when.To {
		return w
	}
	p := st.clauses[0].p
	m := p.dateAt(w.first)
	if m == nil {
		return w
	}
	first := p.opensAt(st.first)
	at := slices.Index(p.low[first:min(first+4, p.sentenceEnd(first))], "hours")
	if at < 0 || first+at+1 >= len(p.low) {
		return w
	}
	days := 0
	switch p.low[first+at+1] {
	case "later", "after":
		if k := m.first - 1; m.late() || k > 1 && (p.low[k] == "late" || p.low[k] == "on" && p.low[k-1] == "late") {
			days = 1
		}
	case "earlier", "before":
		if p.early(m) {
			days = -1
		}
	}
	if days == 0 {
		return w
	}
	moved := *w
	moved.when.From, moved.when.To = w.when.From.Add(days), w.when.To.Add(days)
	return &moved
}

// early tells of a day named with its first hours: "the small hours of Monday", "3 a.m. on Monday".
func (p *page) early(m *dateMention) bool {
	if _, hour, ok := strings.Cut(m.value, "T"); ok {
		return hour < "05"
	}
	k := m.first - 2
	return k > 0 && p.low[k] == "hours" && (p.low[k-1] == "small" || p.low[k-1] == "early" || p.low[k-1] == "wee")
}
