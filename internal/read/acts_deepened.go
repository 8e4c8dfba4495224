package read

import (
	"slices"
	"strings"

	"daybook/internal/language"
)

// What the words beside an act make of it: a blast that kills, a find of bodies, a bomb laid or meant for somebody.

// bodyFound is the sense of such a verb where what is found are bodies.
var bodyFound = &sense{shelf: actVerb, section: "verbs", words: "find a body", kind: "body", harm: "killed"}

// toDeath is the sense of a verb of violence whose object is followed by "to death".
var toDeath = &sense{shelf: actVerb, section: "verbs", words: "do to death", kind: "killing", harm: "killed"}

// shotDead is the sense of "the fatal shooting of …".
var shotDead = &sense{shelf: actNoun, section: "nouns", words: "fatal shooting", kind: "shooting", harm: "killed"}

// bereft is the sense of a force's losing its men.
var bereft = &sense{shelf: actVerb, section: "verbs", words: "lose men", harm: "killed"}

// deepen changes the sense of a predicate by what it is done to: bodies found, "beat … to death", a
// camp "neutralised".
func (c *clauseReader) deepen(i int) {
	q := c.preds[i]
	if findWords[q.sense.words] {
		for _, n := range q.objects {
			if n.kind == people && bodyWords[c.p.low[n.head]] {
				q.sense, q.doers = bodyFound, nil
				return
			}
		}
	}
	if q.sense.words == "lose" && len(q.objects) > 0 && (q.objects[0].kind == people || q.objects[0].kind == numberOnly) && inArms(c.p.classOf(q.objects[0])) {
		q.sense, q.doers = bereft, nil // "the army lost eight soldiers"
	}
	if q.sense.harm == "injured" && strings.Contains(q.sense.words, "gunshot wound") {
		q.sense = borne
	}
	if q.sense.words == "lose" && q.passive && len(q.objects) > 0 && c.p.low[q.objects[0].head] == "lives" {
		q.sense = bereft // "three lives were lost"
	}
	if w := c.at(q.end); q.sense.harm == "injured" && (w == "fatally" || w == "mortally") {
		q.sense = toDeath // "two men were stabbed fatally"
	}
	if w := c.at(q.first - 1); q.sense.words == "shooting" && (w == "fatal" || w == "deadly") && len(q.objects) > 0 {
		q.sense = shotDead
	}
	if strikes[q.sense.words] && q.sense.kind == "" && q.sense.harm == "" && q.passive && c.byAny(q, bullets) {
		q.sense = hitByShot[q.sense.words]
	}
	if c.disarms(q) {
		q.sense = foundBomb
	}
	c.takesDevices(i)
	c.givesUp(q)
	c.fromAbove(q)
	if takesThings[q.sense.words] && q.sense.harm != "" && !slices.ContainsFunc(q.objects, func(n *noun) bool {
		return n.kind == people || n.kind == nameOnly || n.kind == numberOnly || n.kind == pronoun && c.p.low[n.head] != "it"
	}) {
		taken := strings.HasPrefix(q.sense.words, "take")
		q.sense = carried
		if taken && !q.suffers && len(q.doers) > 0 && c.p.classOf(q.doers[0]) == "militants" {
			q.sense = plundered // "the rebels took away cash and two cows"
		}
	}
	if q.sense.kind == "arrest" && len(q.objects) > 0 && !slices.ContainsFunc(q.objects, func(n *noun) bool { return n.kind != thing && (n.kind != otherNoun || c.p.personlike(n)) }) {
		q.sense = carried // "captured several bunkers"
	}
	if q.sense.kind == "arrest" && len(q.doers) > 0 && !(len(q.objects) > 0 && c.p.classOf(q.objects[0]) == "militants") {
		if class := c.p.classOf(q.doers[0]); class == "militants" || class == "unidentified" {
			q.sense = takenAway
		}
	}
	if c.captured(q) && len(q.objects) > 0 && c.p.classOf(q.objects[0]) == "security forces" {
		q.sense = takenAway // "two soldiers were captured"
	}
	next := c.last
	if i+1 < len(c.preds) {
		next = c.preds[i+1].first
	}
	if w := c.at(q.first - 1); (w == "fatally" || w == "mortally") && q.sense.shelf == actVerb && q.sense.harm != "killed" && (q.sense.kind == "shooting" || q.sense.harm == "injured" || q.sense.kind == "assault" || strikes[q.sense.words]) {
		q.sense = toDeath
		return
	}
	if q.sense.shelf == actVerb && (q.sense.harm == "" || q.sense.harm == "injured") {
		for k := q.end; k+1 < min(next+2, c.last); k++ {
			if c.p.low[k] == "to" && c.p.low[k+1] == "death" {
				q.sense = toDeath
				if len(q.objects) == 0 && !q.suffers {
					q.objects = c.object(i) // "assaulted a dealer to death": one can only kill somebody
				}
				return
			}
		}
	}
	if q.sense.shelf == actVerb && q.sense.harm == "killed" && len(q.objects) > 0 {
		for _, n := range q.objects {
			if n.kind != thing {
				return
			}
		}
		q.sense = wrecked
	}
}

// hitByShot are the senses of such verbs where a bullet did it.
var hitByShot = map[string]*sense{
	"hit":    {shelf: actVerb, section: "verbs", words: "hit", kind: "shooting"},
	"strike": {shelf: actVerb, section: "verbs", words: "strike", kind: "shooting"},
	"graze":  {shelf: actVerb, section: "verbs", words: "graze", kind: "shooting"},
}

// carried is the sense of such a verb where no people are taken.
var carried = &sense{shelf: actVerb, section: "verbs", words: "carry away"}

// plundered is its sense where fighters took them.
var plundered = &sense{shelf: actVerb, section: "verbs", words: "take away", kind: "loot"}

// wrecked is the sense of a verb of killing where only things were hit.
var wrecked = &sense{shelf: actVerb, section: "verbs", words: "destroy", kind: "wreck"}

// takesDevices lets a verb of finding or defusing take the bombs it is done to: they tell no bombing of
// their own. A bomb found or defused is a foiled one, a store of arms is seized.
func (c *clauseReader) takesDevices(i int) {
	q := c.preds[i]
	if q.sense.kind != "seize" && q.sense.kind != "defuse" && q.sense.kind != "body" && !findWords[q.sense.words] || q.unreal {
		return
	}
	from, to := q.end, c.last
	if q.passive && !(q.sense.kind == "body" && c.at(q.end) == "along") {
		from, to = c.subjectStart(i), q.first
	}
	taken, several := false, false
	for _, o := range c.preds {
		if o.sense.shelf == actNoun && devices[o.sense.words] && (!c.explodes() && q.sense.kind != "body" || o.first >= from && o.first < to && (q.passive || !c.hasVerb(q.end, o.first))) {
			o.taken, taken = true, true
			several = several || o.form == pluralNoun
		}
	}
	if q.sense.kind == "" && (taken || c.p.takesArms(q)) && len(q.objects)+len(c.storesBetween(from, to)) > 0 {
		q.sense = stored
	}
	for _, o := range c.preds {
		o.unreal = o.unreal || taken && aimed(o)
	}
	if taken && q.sense.kind == "seize" && !c.p.names(q.sentence, "stores") && (!several && !c.hidden() || c.laid()) {
		q.sense = foundBomb
	}
}

// disarms tells of a word of killing or wrecking that is done to bombs alone: "neutralised five mines", "located a bomb
// and destroyed it".
func (c *clauseReader) disarms(q *predicate) bool {
	if q.sense.shelf != actVerb || q.sense.harm != "killed" && q.sense.kind != "wreck" {
		return false
	}
	for _, n := range q.objects {
		if n.head < 0 {
			return false
		}
		armed := slices.ContainsFunc(c.p.marks[n.head], func(m wordMark) bool {
			return m.sense.shelf == weaponOf && m.sense.section == "explosives" || m.sense.shelf == actNoun && devices[m.sense.words]
		})
		it := n.kind == pronoun && slices.ContainsFunc(c.preds, func(o *predicate) bool {
			return o.first < n.first && o.sense.shelf == actNoun && devices[o.sense.words]
		}) && (c.p.low[n.head] == "it" || c.p.low[n.head] == "them")
		if !armed && !mines[c.p.low[n.head]] && !it {
			return false
		}
	}
	return len(q.objects) > 0
}

// subjectStart is where the clause of passive predicate i begins, or its subject, where what is told of the subject
// stands between: "a mine laid by rebels was found".
func (c *clauseReader) subjectStart(i int) int {
	start := c.clauseStart(i)
	if s := c.p.doc.Word(c.preds[i].first).Child(language.NsubjPass); s.OK() && s.I >= c.first && s.I < start {
		return s.I
	}
	return start
}

// explodes tells whether anything goes off or anybody is hurt in the sentence.
func (c *clauseReader) explodes() bool {
	for _, o := range c.preds {
		if o.negated || o.unreal {
			continue
		}
		if o.sense.kind == "blast" || o.sense.harm == "killed" && o.sense.kind != "body" || o.sense.harm == "injured" || o.sense.kind == "bomb" && o.sense.shelf == actVerb || o.sense.kind == "assault" && !aimed(o) {
			return true
		}
	}
	return false
}

// aimed tells of what bombs are meant to hit, and have not: "mines laid targeting a patrol".
func aimed(q *predicate) bool { return q.form == gerund && q.sense.words == "target" }

// laid tells whether a sentence says that bombs had been set to go off.
func (c *clauseReader) laid() bool {
	for i := c.first; i < c.last; i++ {
		switch c.p.low[i] {
		case "planted", "laid", "buried", "defused", "diffused", "attached", "fitted", "concealed":
			return true
		}
	}
	return false
}

// hidden tells whether a sentence names a place where arms are kept or made: bombs taken there were a store.
func (c *clauseReader) hidden() bool {
	return slices.ContainsFunc(c.p.low[c.first:c.last], func(w string) bool { return keptIn[w] })
}

// storesBetween gives the tokens between from and to that name stores of arms.
func (c *clauseReader) storesBetween(from, to int) (at []int) {
	for k := from; k < to; k++ {
		for _, m := range c.p.marks[k] {
			if m.sense.shelf == weaponOf && m.sense.section != "weapons" {
				at = append(at, k)
				break
			}
		}
	}
	return at
}

// takenAway is the sense of a verb of arrest where no force of the state does it.
var takenAway = &sense{shelf: actVerb, section: "verbs", words: "take away", kind: "abduct", harm: "abducted"}

var (
	stored    = &sense{shelf: actVerb, section: "verbs", words: "find a store", kind: "seize"}
	foundBomb = &sense{shelf: actVerb, section: "verbs", words: "find a bomb", kind: "defuse"}
)
