package read

import (
	"slices"

	"daybook/internal/language"
)

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

// itself lists whom "it" stands for as the subject of what somebody says of himself, where the story names no other
// doer: "the army said it had retaken the town".
func (d *drafting) itself() []side {
	var out []side
	for _, q := range d.st.preds {
		if q.negated || q.unreal || q.blamed || q.suffers || len(q.doers) > 0 || q.sense.shelf != actVerb {
			continue
		}
		v := d.p.doc.Word(q.first)
		s := nearestSubject(v)
		if !s.OK() || s.Lower() != "it" || v.UPOS() != language.VERB {
			continue
		}
		if ref, ok := d.p.antecedent(s.I); ok {
			if n := d.bodyAt(ref.run); n != nil && d.mayDo(n) && d.doesSuch(n, q) {
				out = append(out, side{n, q})
			}
		}
	}
	return out
}

// bodyAt is the body of the story's sentences that tokens r name, or nil.
func (d *drafting) bodyAt(r run) *noun {
	for _, c := range d.st.clauses {
		for _, n := range c.nouns {
			if n.first < r.end && r.first < n.end {
				if n.kind == bodies {
					return n
				}
				return d.p.sideOf(n)
			}
		}
	}
	return nil
}

// doerOfTotal is the doer of a total that was left out for the incidents it counts, for one that names none: "nine were
// shot by gunmen in three attacks. … A barber was killed in Korra."
func (d *drafting) doerOfTotal() *noun {
	if d.st.over == nil || d.takenByState() || family(d.st.kind) != "violence" && family(d.st.kind) != "property" {
		return nil
	}
	for _, q := range d.st.over.preds {
		for _, n := range q.doers {
			if class := d.p.classOf(n); (class == "militants" || class == "unidentified") && (n.kind == people || n.kind == bodies) && !q.negated && !q.unreal && !q.blamed {
				return n
			}
		}
	}
	return nil
}

// callTotal calls nameless doers the fighters that the total they are of calls them, and fighters by their name there.
func (d *drafting) callTotal() {
	n := d.doerOfTotal()
	if n == nil || d.p.classOf(n) != "militants" || n == d.doer || d.Perpetrator == nil {
		return
	}
	switch p := d.Perpetrator; {
	case p.Class == "unidentified":
		p.Class = "militants"
		d.note("perpetrator.class", n.first, n.end, "act/called-militants")
	case p.Class != "militants":
		return
	}
	if d.Perpetrator.Group == "" && d.p.groupOf(n) != "" {
		d.lendName(n, "act/group-named")
	}
}

// notObjects leaves out of the subjects of a gerund what the tree knows for objects of other verbs: "hit a base, which
// houses troops, wounding five".
func (c *clauseReader) notObjects(found []*noun, q *predicate) []*noun {
	if q.suffers {
		return found
	}
	if v := c.p.doc.Word(q.first); len(found) > 1 && q.form != gerund && v.Is(language.Conj) { // "soldiers chased the rebels and killed five"
		return slices.DeleteFunc(found, func(n *noun) bool {
			return n != found[0] && n.head >= 0 && c.p.doc.Word(n.head).Is(language.Obj) && c.p.doc.Word(n.head).Head().I == v.Head().I
		})
	}
	if q.form != gerund || q.sense.harm == "" { // "found a man suffering from wounds"
		return found
	}
	return slices.DeleteFunc(found, func(n *noun) bool { return n.head >= 0 && c.p.doc.Word(n.head).Is(language.Obj) })
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
