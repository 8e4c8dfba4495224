package read

import (
	"slices"
	"strings"
)

// Many words of violence have a peaceful life too: people die of age, candidates battle, sales explode, a bus picks up
// children. A report that tells its acts by such words alone (telling.txt [ambiguous]) tells none, unless something in one
// of them bears it out: who is armed, with what, who was hurt.

// warranted gives the drafts back where one of them is borne out, else none. A headline has no room to bear itself out.
func (p *page) warranted(drafts []*drafting) []*drafting {
	if strings.TrimSpace(p.report.Text) == "" || slices.ContainsFunc(drafts, func(d *drafting) bool { return p.bearsOut(d.st) }) {
		return drafts
	}
	for _, d := range drafts {
		p.consider(d.st.first, "act/ambiguous", "words of violence that nothing bears out")
	}
	return nil
}

// bearsOut tells whether a story is violent, or a protest, by more than ambiguous words.
func (p *page) bearsOut(st *telling) bool {
	hurt := len(st.treated) > 0 || slices.ContainsFunc(st.tolls, func(t *toll) bool { return t.kind == "killed" || t.kind == "injured" })
	if slices.ContainsFunc(st.preds, func(q *predicate) bool { return !q.negated && p.borneOut(q, hurt) }) {
		return true
	}
	for _, c := range st.clauses {
		if slices.ContainsFunc(c.nouns, func(n *noun) bool { return p.classOf(n) == "militants" || p.crowded(n) || p.rioting(n) }) {
			return true
		}
		if hurt && slices.ContainsFunc(c.preds, func(q *predicate) bool { return family(q.sense.kind) == "violence" && !ambiguous[q.sense.words] }) {
			return true // "a possible gang-related shooting that left four people wounded"
		}
		for i := c.first; i < c.last; i++ {
			for _, m := range p.marks[i] {
				if m.sense.shelf == weaponOf && (m.sense.section == "weapons" || m.sense.section == "explosives") && !st.toldBy(i) {
					return true
				}
			}
		}
	}
	return false
}

// borneOut tells whether a predicate is an act by its words, or by who and what stand beside them.
func (p *page) borneOut(q *predicate, hurt bool) bool {
	if slices.ContainsFunc(q.doers, p.armed) || slices.ContainsFunc(q.objects, p.armed) || slices.ContainsFunc(q.aims, p.armed) {
		return true
	}
	if !ambiguous[q.sense.words] {
		return q.sense.kind != "" || q.sense.section == "states" && q.sense.harm == "killed" || strings.HasPrefix(q.sense.words, "find ")
	}
	doing := slices.ContainsFunc(q.doers, func(n *noun) bool { return n.kind == people || n.kind == bodies || n.kind == numberOnly })
	switch family(q.sense.kind) {
	case "violence":
		return hurt || q.sense.words == "blast" && q.sense.shelf == actNoun ||
			(q.sense.words == "shoot" || q.sense.words == "shoot at") && (len(q.objects) == 0 || slices.ContainsFunc(q.objects, p.living)) ||
			q.sense.kind == "assault" && slices.ContainsFunc(q.objects, func(n *noun) bool { return n.kind == thing })
	case "property":
		return doing
	case "protest":
		return doing || q.made
	}
	return false
}

// toldBy tells whether token i is of the words that tell an act of the story.
func (st *telling) toldBy(i int) bool {
	return slices.ContainsFunc(st.preds, func(q *predicate) bool { return q.first <= i && i < q.end })
}

// living tells whether a noun names people, or may.
func (p *page) living(n *noun) bool {
	return n.kind == people || n.kind == nameOnly || n.kind == numberOnly || n.kind == pronoun || p.personlike(n)
}

// armed tells whether a noun names people who bear arms.
func (p *page) armed(n *noun) bool {
	switch p.classOf(n) {
	case "militants", "unidentified", "security forces", "state", "foreign forces":
		return n.kind == people || n.kind == bodies
	}
	return false
}
