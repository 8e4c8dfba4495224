package read

import "daybook"

// parties settles who did it and to whom.
func (d *drafting) parties() {
	d.findDoer()
	d.findTarget()
}

func (d *drafting) findDoer() {
	st := d.st
	var best *noun
	score := -1
	for i, q := range st.preds {
		if q.negated {
			continue
		}
		for _, n := range q.doers {
			v := d.doerScore(q, n) - i
			if v > score && v > 0 {
				best, score = n, v
			}
		}
	}
	if best == nil && st.kind == "surrender" {
		for _, q := range st.preds {
			if q.sense.kind == "surrender" && len(q.objects) > 0 && q.objects[0].kind != pronoun {
				best = q.objects[0]
				break
			}
		}
	}
	if best != nil {
		d.setDoer(best, "act/doer")
	}
	if k := st.kind; (k == "arrest" || k == "seize" || k == "defuse") && (best == nil || d.Perpetrator.Class == "unidentified") && st.kindPred != nil {
		d.Perpetrator = &daybook.Party{Class: "state"}
		d.note("perpetrator", st.kindPred.first, st.kindPred.end, "act/done-by-the-state")
	}
}

// doerScore weighs a phrase as the doer: by the rank of the act, people before things.
func (d *drafting) doerScore(q *predicate, n *noun) int {
	class := d.p.classOf(n)
	if n.kind == thing || n.kind == otherNoun || n.kind == pronoun || n.kind == nameOnly || n.kind == numberOnly {
		return 0
	}
	v := 40
	if class == "militants" || class == "unidentified" {
		v += 20
	}
	if class == "people" || class == "civilians" {
		v -= 20
	}
	if q.sense.shelf == actNoun {
		v -= 10
	}
	if q.sense.kind == d.st.kind {
		v += 10
	}
	if q.sense.harm != "" || q.sense.kind != "" {
		v += 5
	}
	return v
}

func (d *drafting) setDoer(n *noun, rule string) {
	d.doer = n
	class := perpetratorClass(d.p.classOf(n))
	group := d.p.groupOf(n)
	first, end := n.first, n.end
	if n.ofIt != nil {
		end = n.ofIt.end
	}
	d.Perpetrator = &daybook.Party{Text: daybook.Text(d.p.quote(first, end)), Class: daybook.Text(class), Group: daybook.Text(group)}
	d.note("perpetrator", first, end, rule)
}

func perpetratorClass(class string) string {
	switch class {
	case "security forces":
		return "state"
	case "people":
		return "unidentified"
	case "officials":
		return "civilians"
	}
	return class
}

func (d *drafting) findTarget() {
	st := d.st
	for pass := 0; pass < 2 && d.victimOf == nil; pass++ {
		for _, q := range st.preds {
			if q.negated || q.sense.kind == "seize" && pass == 0 {
				continue
			}
			for _, n := range q.objects {
				if pass == 0 && (n.kind == people || n.kind == thing || n.kind == bodies) && d.p.classOf(n) != "" || pass == 1 && n.kind != pronoun && n.kind != otherNoun {
					d.setTarget(n)
					return
				}
			}
		}
	}
}

func (d *drafting) setTarget(n *noun) {
	d.victimOf = n
	first, end := n.first, n.end
	if n.ofIt != nil {
		end = n.ofIt.end
	}
	class := d.p.classOf(n)
	switch class {
	case "people", "unidentified", "":
		class = "civilians"
	}
	d.targetKind = class
	d.Target = &daybook.Party{Text: daybook.Text(d.p.quote(first, end)), Class: daybook.Text(class)}
	d.note("target", first, end, "act/target")
}

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
	typ := incidentWords().kinds[kind].typ
	if typ == "Attack" && (d.targetKind == "security forces" || d.targetKind == "militants") && kind != "body" {
		typ = "Armed clash"
	}
	d.Type = daybook.IncidentType(typ)
	d.note("type", st.kindPred.first, st.kindPred.end, "act/"+kind)
}

func (d *drafting) settleWeapon() {
	for _, c := range d.st.clauses {
		for i := c.first; i < c.last; i++ {
			if m, ok := d.p.marked(i, weaponOf); ok && m.sense.section == "weapons" {
				d.Weapon = daybook.Text(d.p.quote(i, m.end))
				d.note("weapon", i, m.end, "act/weapon")
				return
			}
		}
	}
}
