package read

import (
	"slices"
	"strings"

	"daybook/internal/language"
	"daybook/lexicon"
)

// Many words of violence have a peaceful life too: people die of age, candidates battle, sales explode, a bus picks up
// children. An act told by such words alone (telling.txt [ambiguous]) is one only where something bears it out: who is
// armed, with what, who was hurt. In a report of violence it is enough that somebody or something suffers it.

// A doubt is a line of telling.txt [ambiguous]: what a word is done to where it tells an act at all, and what bears it out.
type doubt struct {
	of string
	by []string
}

// ambiguous are the words in doubt.
var ambiguous = func() map[string]*doubt {
	out := map[string]*doubt{}
	for _, e := range lexicon.Read("en/telling.txt") {
		if e.Section == "ambiguous" {
			out[e.Columns[0]] = &doubt{unless(e.Columns[1]), strings.Split(e.Columns[2], ", ")}
		}
	}
	return out
}()

// warranted leaves out the drafts that nothing bears out. A headline has no room to bear itself out.
func (p *page) warranted(drafts []*drafting) []*drafting {
	if strings.TrimSpace(p.report.Text) == "" {
		return drafts
	}
	borne := make([]bool, len(drafts))
	for i, d := range drafts {
		borne[i] = p.bearsOut(d.st)
	}
	violent := slices.Contains(borne, true)
	out := drafts[:0]
	for i, d := range drafts {
		if borne[i] || violent && p.plausible(d.st) {
			out = append(out, d)
			continue
		}
		p.consider(d.st.first, "act/ambiguous", "words of violence that nothing bears out")
	}
	return out
}

// bearsOut tells whether a story is violent, or a protest, by more than ambiguous words, told where its act is: what a long
// report says pages below of guns or rebels says nothing of a "battle" in its lead.
func (p *page) bearsOut(st *telling) bool {
	if slices.ContainsFunc(st.preds, func(q *predicate) bool { return !q.negated && p.near(st, q.sentence) && p.borneOut(st, q) }) {
		return true
	}
	hurt := st.hurtBut(nil)
	for _, c := range st.clauses {
		if c.first >= c.last || !p.near(st, p.doc.Word(c.first).Sentence()) {
			continue
		}
		if slices.ContainsFunc(c.nouns, func(n *noun) bool {
			return p.classOf(n) == "militants" && ofPeople(n) && !p.follows(n) || p.crowded(n) || p.rioting(n)
		}) {
			return true
		}
		if hurt && slices.ContainsFunc(c.preds, func(q *predicate) bool { return family(q.sense.kind) == "violence" && ambiguous[q.sense.words] == nil }) {
			return true // "a possible gang-related shooting that left four people wounded"
		}
		for i := c.first; i < c.last; i++ {
			for _, m := range p.marks[i] {
				if m.sense.shelf == weaponOf && (m.sense.section == "weapons" || m.sense.section == "explosives") && !st.toldBy(i) && !(p.proper(i) && p.proper(m.end)) { // not "the National Rifle Association"
					return true
				}
			}
		}
	}
	return false
}

// near tells whether a sentence is the title or the lead, or stands beside one that tells what the story is.
func (p *page) near(st *telling, s int) bool {
	return p.titled(s) || p.leads(s) || s-st.first <= nearSentences || st.kindPred != nil && s >= st.kindPred.sentence-1 && s-st.kindPred.sentence <= nearSentences
}

// nearSentences is how far behind the words of an act stands what bears them out.
const nearSentences = 3

// hurtBut tells whether people were hurt in a story, by the words of another predicate than q.
func (st *telling) hurtBut(q *predicate) bool {
	return len(st.treated) > 0 || slices.ContainsFunc(st.tolls, func(t *toll) bool {
		return t.pred != q && (t.kind == "killed" || t.kind == "injured")
	})
}

// borneOut tells whether a predicate is an act by its words, or by who and what stand beside them.
func (p *page) borneOut(st *telling, q *predicate) bool {
	if slices.ContainsFunc(q.doers, p.armed) || slices.ContainsFunc(q.objects, p.armed) || slices.ContainsFunc(q.aims, p.armed) {
		return true
	}
	in := ambiguous[q.sense.words]
	if in == nil {
		return q.sense.kind != "" && p.tells(q) || p.byShot(q) || q.sense.section == "states" && q.sense.harm == "killed" || strings.HasPrefix(q.sense.words, "find ")
	}
	return slices.ContainsFunc(in.by, func(what string) bool {
		switch what {
		case "hurt":
			return st.hurtBut(q)
		case "people":
			return len(q.objects) == 0 && (q.form == gerund || p.doc.Word(q.first).UPOS() == language.VERB) || slices.ContainsFunc(q.objects, p.living)
		case "things":
			return slices.ContainsFunc(q.objects, func(n *noun) bool { return n.kind == thing })
		case "doers":
			return slices.ContainsFunc(q.doers, ofPeople)
		case "crowd":
			alone := len(q.doers) == 1 && !q.doers[0].plural && q.doers[0].kind != bodies && q.doers[0].kind != numberOnly
			return !alone && (q.made || slices.ContainsFunc(q.doers, ofPeople))
		case "noun":
			return q.sense.shelf == actNoun
		}
		return false
	})
}

// byShot tells of harm whose words name what did it: "suffered two bullet wounds".
func (p *page) byShot(q *predicate) bool {
	return q.sense.harm != "" && slices.ContainsFunc(p.low[q.first:q.end], func(w string) bool { return bullets[w] })
}

// plausible tells of a story, in a report of violence, in which people or things suffer what is told, or it came about.
func (p *page) plausible(st *telling) bool {
	return slices.ContainsFunc(st.preds, func(q *predicate) bool {
		return !q.negated && (q.sense.kind != "" || q.sense.harm != "") && (p.titled(q.sentence) || q.sense.shelf == actNoun && p.ensuing(q) ||
			slices.ContainsFunc(q.objects, func(n *noun) bool { return ofPeople(n) || n.kind == thing }))
	})
}

// ofPeople tells whether a noun is of people, a body of them or how many they are.
func ofPeople(n *noun) bool { return n.kind == people || n.kind == bodies || n.kind == numberOnly }

// follows tells of people who are militants only where it is militants whom they serve: "his aides".
func (p *page) follows(n *noun) bool { return n.head >= 0 && n.group == "" && followers[p.low[n.head]] }

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
	if p.outlaw(n) {
		return true
	}
	switch p.classOf(n) {
	case "militants", "unidentified", "security forces", "state", "foreign forces":
		return n.kind == people || n.kind == bodies
	}
	return false
}
