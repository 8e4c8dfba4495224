package read

// Doers that no verb names but other words of the report tell.

// inOperation takes the state as the doer where somebody who is not said to be a civilian or of its forces died "in
// an operation" or "in an encounter", and nobody is said to have killed him; and him as one who fought it.
func (d *drafting) inOperation() {
	for _, q := range d.st.preds {
		if q.sense.harm != "killed" || !q.suffers || len(q.doers) > 0 || len(q.objects) == 0 || q.negated || q.unreal || q.blamed {
			continue
		}
		switch class := d.p.classOf(q.objects[0]); {
		case class != "people" && class != "" && class != "militants" || q.objects[0].kind == thing:
			continue
		}
		for k := q.end; k < min(q.end+8, d.p.sentenceEnd(q.first)); k++ {
			if d.p.low[k] == "," || d.p.low[k] == "by" {
				break
			}
			if operations[d.p.low[k]] {
				d.byTheState(q)
				d.Basis[len(d.Basis)-1].Rule = "act/in-operation"
				d.setTarget(q.objects[0])
				d.targetKind, d.Target.Class = "militants", "militants"
				return
			}
		}
	}
}

// engaged gives those who "engaged in an encounter" or "were involved in a gunfight": the subject of the word that
// governs a noun of clashes.
func (c *clauseReader) engaged(q *predicate) []*noun {
	if q.sense.kind != "clash" {
		return nil
	}
	for k := q.first - 1; k >= max(c.first+1, q.first-5); k-- {
		switch c.p.low[k] {
		case "engaged", "involved", "locked", "engage":
			return c.free(c.clauseBefore(k), k, q)
		}
	}
	return nil
}
