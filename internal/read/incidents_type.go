package read

import "daybook"

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
	for _, q := range st.preds {
		if q.sense.kind == kind && q.sentence != st.kindPred.sentence {
			d.note("type", q.first, q.end, "act/"+kind)
		}
	}
	if kind == "defuse" {
		d.Status = daybook.Foiled
		d.note("status", st.kindPred.first, st.kindPred.end, "act/found-bomb")
	}
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
