package read

import (
	"slices"

	"daybook"
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

// launched gives whose drones, missiles or shells they were where only the word behind them says so: "88 drones launched
// by Sorra", "shells fired from across the border".
func (d *drafting) launched() {
	if d.Perpetrator != nil || family(d.st.kind) != "violence" {
		return
	}
	if d.strikeOf() || d.laidBy() || !d.fromAfar() {
		return
	}
	for _, c := range d.st.clauses {
		for i := c.first + 1; i+2 < c.last; i++ {
			if d.p.low[i] == "from" && flies(d.p.low[i-1]) {
				if d.fromAbroad(c, i+1) {
					return
				}
				continue
			}
			if !launching[d.p.low[i]] || !slices.ContainsFunc(d.p.low[max(c.first, i-3):i], flies) {
				continue
			}
			c.ensureNouns()
			switch d.p.low[i+1] {
			case "by":
				if n := c.nounFrom(i + 2); n != nil && d.launcher(n) {
					return
				}
			case "from":
				if d.fromAbroad(c, i+2) {
					return
				}
			}
		}
	}
}

// strikeOf takes the state whose name stands before a strike or a missile: "what officials called an Israeli strike",
// "knocked out by Russian cruise missiles".
func (d *drafting) strikeOf() bool {
	for _, c := range d.st.clauses {
		for i := c.first + 1; i < c.last; i++ {
			w := d.p.low[i]
			if w != "strike" && w != "strikes" && w != "airstrike" && w != "airstrikes" && !(missiles[w] && d.fromAfar()) {
				continue
			}
			at := i - 1
			for at > c.first && at > i-3 && d.p.actorAt(at) == nil && !ofNoState[d.p.low[at]] && d.p.nouny(at) {
				at--
			}
			m := d.p.actorAt(at)
			if m == nil || m.kind != "government" && m.kind != "forces" || m.party.Country == "" || m.person || m.end != at+1 || m.plain {
				continue
			}
			n := &noun{first: m.first, end: m.end, head: m.end - 1, kind: bodies, class: "security forces", group: string(m.party.Group), actor: forcesOf(m), prep: "by", sentence: c.sentence()}
			d.setDoer(n, "act/launched-by")
			return true
		}
	}
	return false
}

// laidBy takes those by whom explosives are said to have been laid: "a mine planted by the Front".
func (d *drafting) laidBy() bool {
	for _, c := range d.st.clauses {
		for i := c.first + 1; i+2 < c.last; i++ {
			if !laid[d.p.low[i]] || d.p.low[i+1] != "by" || !slices.ContainsFunc(d.p.low[max(c.first, i-4):i], func(w string) bool { return explosives[w] || mines[w] || devices[w] }) {
				continue
			}
			c.ensureNouns()
			if n := c.nounFrom(i + 2); n != nil {
				switch class := d.p.classOf(n); class {
				case "militants", "unidentified":
					d.setDoer(n, "act/launched-by")
					return true
				}
			}
		}
	}
	return false
}

func flies(w string) bool { return unmanned[w] || missiles[w] || aircraft[w] }

// launcher makes a force, group or state the doer.
func (d *drafting) launcher(n *noun) bool {
	if m := d.p.actorAt(n.head); m != nil && m.kind == "government" && m.party.Country != "" && !m.person {
		of := *n
		of.kind, of.class, of.group, of.actor = bodies, "security forces", string(m.party.Group), forcesOf(m)
		n = &of
	}
	if n.kind != people && n.kind != bodies {
		return false
	}
	d.setDoer(n, "act/launched-by")
	return true
}

// forcesOf reads the name of a state as that of its forces.
func forcesOf(m *actorMention) *actorMention {
	of := *m
	of.kind = "forces"
	return &of
}

// fromAbroad makes foreign forces the doer of fire from "across the border" or from the side or soil of another state,
// told at token i.
func (d *drafting) fromAbroad(c *clauseReader, i int) bool {
	end := min(i+6, c.last)
	abroad := slices.Contains(d.p.low[i:end], "border") && slices.Contains(d.p.low[i:end], "across")
	for k := i; k < end && !abroad; k++ {
		if m := d.p.actorAt(k); m != nil && m.party.Country != "" && m.party.Country != d.country() {
			abroad = slices.ContainsFunc(d.p.low[k:end], func(w string) bool { return w == "side" || w == "soil" || w == "territory" })
		}
	}
	if !abroad || d.country() == "" {
		return false
	}
	d.Perpetrator = &daybook.Party{Class: "foreign forces"}
	d.note("perpetrator", i-1, end, "act/launched-by")
	return true
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
