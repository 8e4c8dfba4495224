package read

import (
	"slices"
	"strings"

	"daybook"
)

// settleType gives the incident type from the kind of act and from who was hit.
func (d *drafting) settleType() {
	st := d.st
	kind := st.kind
	if kind == "" && len(st.tolls) > 0 {
		kind = map[string]string{"killed": "killing", "injured": "assault", "abducted": "abduct", "arrested": "arrest", "surrendered": "surrender"}[st.tolls[0].kind]
		st.kindPred = st.tolls[0].pred
	}
	if kind == "" {
		return
	}
	typ := kindOf(kind).typ
	if typ == "Attack" && (d.targetKind == "security forces" || d.targetKind == "militants") && kind != "body" {
		typ = "Armed clash"
	}
	if d.byMob() {
		typ, kind = "Mob violence", "mob"
	}
	d.Type = daybook.IncidentType(typ)
	for _, q := range st.preds {
		switch k := q.sense.kind; {
		case k == kind && q.sentence != st.kindPred.sentence:
			d.note("type", q.first, q.end, "act/"+kind)
		case k != kind && k != "" && family(k) == "property" && kindOf(k).typ == typ && deed(q):
			d.note("type", q.first, q.end, "act/"+k) // what they plundered beside what they burnt
		}
	}
	if kind == "defuse" {
		d.Status = daybook.Foiled
		d.note("status", st.kindPred.first, st.kindPred.end, "act/found-bomb")
	}
	d.note("type", st.kindPred.first, st.kindPred.end, "act/"+kind)
}

// oneList tells whether nothing but a comma or "and" parts what ends before token from and what begins at token to.
func (p *page) oneList(from, to int) bool {
	if to-from < 1 || to-from > 2 {
		return false
	}
	switch p.wordsBetween(from, to) {
	case ",", "and", ", and":
		return true
	}
	return false
}

// settleWeapon names what it was done with: the first weapon of the story, those in a list with it, and of what went off or was fired the
// explosives told beside it, parted by semicolons.
func (d *drafting) settleWeapon() {
	var texts, heads []string
	last := 0 // the token after the weapon before
	for _, c := range d.st.clauses {
		if d.st.kind == "abduct" && d.st.kindPred != nil && c.sentence() != d.st.kindPred.sentence {
			continue // what else they did
		}
		for i := c.first; i < c.last; i++ {
			m, ok := d.p.marked(i, weaponOf)
			if !ok || m.sense.section != "weapons" || d.p.onlyNamed(i, m.end) {
				continue
			}
			if head := strings.TrimSuffix(d.p.low[m.end-1], "s"); len(texts) == 0 || (d.exploded() && charging[head] || d.p.oneList(last, i)) && !slices.Contains(heads, head) {
				texts, heads, last = append(texts, d.p.quote(i, m.end)), append(heads, head), m.end
				d.note("weapon", i, m.end, "act/weapon")
				d.bombed(i, m.end)
			}
			i = m.end - 1
		}
	}
	d.Weapon = daybook.Text(strings.Join(texts, "; "))
}

// bombed makes a bombing of an attack whose weapon, tokens first..end, is a bomb or explosives: "the car bomb attack".
func (d *drafting) bombed(first, end int) {
	if d.Type != "Attack" || d.st.kind != "assault" || !slices.ContainsFunc(d.p.low[first:end], func(w string) bool { return explosives[w] || strings.HasSuffix(w, "-bomb") }) {
		return
	}
	d.Type = "Remote explosive/landmine/IED"
	d.note("type", first, end, "act/bomb")
}
