package read

import "daybook"

// findTarget chooses who or what was hit: in a clash the other side; else the object of an attack, else
// those harmed, in the first sentence that tells of any.
func (d *drafting) findTarget() {
	if d.st.kind == "surrender" || d.st.kind == "protest" {
		return
	}
	if d.clash() && d.otherSide() {
		return
	}
	for _, pass := range []func(*predicate, *noun) bool{d.aimedAt, d.harmed, d.anyObject} {
		for _, q := range d.st.preds {
			if q.negated || q.unreal || q.blamed {
				continue
			}
			for _, n := range q.objects {
				if n != d.doer && pass(q, n) && !(n.kind == nameOnly && d.p.placed(n)) {
					d.setTarget(n)
					return
				}
			}
		}
	}
}

// otherSide takes as target of a clash the armed side that the doer is not of.
func (d *drafting) otherSide() bool {
	if d.Perpetrator == nil {
		return false
	}
	want := ""
	switch d.Perpetrator.Class {
	case "militants", "unidentified":
		want = "security forces"
	case "state", "foreign forces":
		want = "militants"
	}
	if want == "" {
		return false
	}
	for _, q := range d.st.preds {
		for _, side := range [][]*noun{q.objects, q.doers} {
			for _, n := range side {
				if n != d.doer && d.p.classOf(n) == want && (n.kind == people || n.kind == bodies || n.kind == thing) {
					d.setTarget(n)
					return true
				}
			}
		}
	}
	if want == "militants" { // the nameless side of an encounter
		for _, q := range d.st.preds {
			for _, n := range q.objects {
				if q.sense.harm != "" && (n.kind == people || n.kind == nameOnly || n.kind == numberOnly) && d.p.classOf(n) != "security forces" {
					d.setTarget(n)
					d.targetKind, d.Target.Class = "militants", "militants"
					return true
				}
			}
		}
	}
	return false
}

func (d *drafting) aimedAt(q *predicate, n *noun) bool {
	if q.sense.harm != "" || q.sense.kind == "" && q.sense.words != "hit" && q.sense.words != "ram" || q.sense.kind == "seize" || q.sense.kind == "raid" {
		return false
	}
	class := d.p.classOf(n)
	if class == "militants" && (d.Perpetrator == nil || d.Perpetrator.Class != "state") && q.sentence != d.st.first {
		return false
	}
	return (n.kind == people || n.kind == thing || n.kind == bodies) && class != "" && class != "people"
}

func (d *drafting) harmed(q *predicate, n *noun) bool {
	return q.sense.harm != "" && (n.kind == people || n.kind == nameOnly || n.kind == numberOnly || n.kind == bodies)
}

func (d *drafting) anyObject(q *predicate, n *noun) bool {
	return q.sense.kind != "" && n.kind != pronoun && n.kind != otherNoun
}

func (d *drafting) setTarget(n *noun) {
	d.victimOf = n
	first, end := d.p.extent(n)
	class := d.p.classOf(n)
	switch class {
	case "people", "unidentified", "":
		class = "civilians"
		if d.st.kind == "arrest" {
			class = "militants"
		}
	case "foreign forces":
		class = "security forces"
	}
	if d.st.kind == "arrest" && class == "civilians" && d.Perpetrator != nil && d.Perpetrator.Class == "state" {
		class = "militants"
	}
	if d.st.kind == "seize" || d.st.kind == "defuse" {
		class = ""
	}
	d.targetKind = class
	d.Target = &daybook.Party{Text: daybook.Text(d.p.quote(first, end)), Class: daybook.Text(class)}
	d.note("target", first, end, "act/target")
}
