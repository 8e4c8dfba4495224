package read

import (
	"slices"
	"strings"

	"daybook"
)

// draft turns a story into a draft, nil when nothing worth a record is left.
func (p *page) draft(st *telling, outlets []sourceFound) *drafting {
	d := &drafting{p: p, st: st, outlets: outlets}
	d.Status, d.Background = daybook.Occurred, st.background
	d.Harm, d.Sources = []daybook.Harm{}, []daybook.Source{}
	d.When.Precision = "unknown"
	p.crowd(st)
	st.crimesOf()
	st.othersDead()
	d.parties()
	d.settleType()
	if d.Type == "" {
		return nil
	}
	d.settleHarm()
	d.peopleHit()
	d.listTargets()
	d.settleWhenWhere()
	if d.bare() {
		p.consider(st.first, "act/bare", "violence that nobody does, to nobody and nothing: a mention")
		return nil
	}
	if d.atLarge() {
		p.consider(st.first, "act/at-large", "violence on no day, in no place, to nobody in particular")
		return nil
	}
	d.settleWeapon()
	d.settleSources()
	d.settleStatus()
	d.settleSpeakers()
	if st.background {
		d.note("background", st.preds[0].first, st.preds[0].end, "act/recalled")
	}
	return d
}

// drafting is a draft while its fields are settled.
type drafting struct {
	daybook.Draft
	p          *page
	st         *telling
	outlets    []sourceFound // that the report cites
	doer       *noun
	claimer    *noun // who claims the act
	stateOwns  *noun // the state that says it did it
	victimOf   *noun
	targetKind string
	users      *noun        // whose the thing is that was hit, where only its use tells
	nowhere    daybook.Text // the state that struck from afar: its name says nothing of the place
}

// bare tells of an act that only its name tells: nobody is said to do it, nobody and nothing to suffer it. Fighting and
// explosions may be all that is known of a night.
func (d *drafting) bare() bool {
	st := d.st
	if d.Perpetrator != nil || d.Target != nil || len(d.Harm) > 0 || d.ClaimedBy != "" || d.Background || d.p.titled(st.first) {
		return false
	}
	if q := st.kindPred; q != nil && q.sense.shelf == actVerb && len(q.doers) > 0 {
		return false
	}
	switch st.kind {
	case "clash", "blast", "bomb", "shelling", "drone":
		return d.When.From == "" && !d.p.leads(st.first)
	case "shooting", "assault", "killing", "abduct", "hijack", "burn", "wreck", "loot", "overrun":
		return true
	}
	return false
}

// atLarge tells of violence that is told to have been done on no day and in no place of its own to nobody in particular:
// what a speech says of a war, "they have murdered many". A day that a sentence beside it lends is none, save to bombs and abductions.
func (d *drafting) atLarge() bool {
	st := d.st
	lent := st.scene && st.kind != "bomb" && st.kind != "blast" && st.kind != "abduct"
	if f := family(st.kind); f != "violence" && f != "property" && f != "abduct" || d.When.From != "" && !lent || st.background || d.p.leads(st.first) || d.p.titled(st.first) || d.ClaimedBy != "" {
		return false
	}
	if m := st.where; m != nil && m.place.Precision < 6 && !d.p.filedFrom(m) && m.first >= d.p.sentenceFirst(st.clauses[0].first) {
		return false
	}
	if d.Target == nil {
		return len(st.tolls) == 0 && st.kind != "clash" && st.kind != "blast" && st.kind != "shooting" && st.kind != "defuse"
	}
	return len(st.tolls) > 0 && !slices.ContainsFunc(st.tolls, func(t *toll) bool { return d.p.inParticular(t.noun) })
}

// inParticular tells whether a phrase counts, names or points at people.
func (p *page) inParticular(n *noun) bool {
	return n == nil || n.count.given && n.count.rule != "toll/vague" || n.name || n.kind == nameOnly || n.kind == pronoun || n.definite && p.low[n.first] != "our" && p.low[n.first] != "my" || !n.plural
}

// note binds a field to tokens first..end by a rule.
func (d *drafting) note(field string, first, end int, rule string) {
	if first < 0 || end <= first {
		return
	}
	// a span must not cross from title to text
	a, b := int(d.p.doc.Tokens[first].Start), int(d.p.doc.Tokens[end-1].End)
	if d.p.inTitle(a) != d.p.inTitle(b-1) {
		return
	}
	d.Basis = append(d.Basis, daybook.Basis{Field: field, Span: d.p.words(first, end), Rule: rule})
}

func (p *page) quote(first, end int) string {
	return strings.Join(strings.Fields(p.asWritten(first, end)), " ")
}
