package read

import "slices"

// Of what class the target is.

// targetClass is the class of what was hit: neutral people are civilians, or who the state holds as fighters;
// offices where people are hit stand for the officials in them; what was seized has none.
func (d *drafting) targetClass(n *noun) string {
	class := d.p.classOf(n)
	if n.kind == numberOnly && n.ofIt != nil && n.ofIt.kind == pronoun {
		if o := d.standsFor(n.ofIt); o != nil && o != d.doer {
			class = d.p.classOf(o) // "seventeen of them"
		}
	}
	if d.st.kind == "seize" || d.st.kind == "defuse" {
		if class == "people" || class == "civilians" && n.kind != thing || class == "unidentified" || n.kind == numberOnly || n.kind == otherNoun || n.kind == nameOnly {
			return ""
		}
		return class
	}
	if d.p.officeOf(n) && (d.hurtPeople() || d.clash() || d.st.kind == "assault" || d.st.kind == "shooting") {
		return "officials"
	}
	if class == "" && n.kind == thing {
		class = d.ownerClass(n)
		if class == "" && d.Perpetrator != nil && fortified[d.p.low[n.head]] {
			class = sideOfClass[string(d.Perpetrator.Class)].enemy
		}
		if class == "" && d.clash() && warMachines[d.p.low[n.head]] {
			class = "security forces"
		}
		if class == "" && hauling[d.p.low[n.head]] && !d.hurtPeople() && (family(d.st.kind) == "property" || d.exploded()) {
			class = "infrastructure" // "set two trucks on fire"
		}
	}
	if d.p.outlaw(n) && d.Perpetrator != nil && d.Perpetrator.Class == "state" || class == "unidentified" && (d.clash() || d.byForces()) {
		class = "militants" // the nameless side of a fight
	}
	if n.kind == people && n.head >= 0 && attendants[d.p.low[n.head]] {
		if of := d.ownerClass(n); of != "" {
			class = of // "his driver": he was the target
		}
	}
	switch class {
	case "people", "unidentified", "":
		class = "civilians"
	case "foreign forces":
		class = "security forces"
	case "government":
		class = "officials"
	}
	if n.kind == people && class == "civilians" {
		class = d.mostly(n)
	}
	if d.st.kind == "arrest" && class == "civilians" && d.Perpetrator != nil && d.Perpetrator.Class == "state" {
		class = d.heldClass(n)
	}
	return class
}

// byForces tells whether soldiers or police are the doers.
func (d *drafting) byForces() bool {
	return d.Perpetrator != nil && (d.Perpetrator.Class == "state" || d.Perpetrator.Class == "foreign forces") && d.st.kind != "arrest"
}

// mostly is the class of neutral people half of whom or more are told to be of one: "five people, including three
// officials".
func (d *drafting) mostly(n *noun) string {
	if d.p.classOf(n) != "people" || !n.count.given {
		return "civilians"
	}
	for _, c := range d.st.clauses {
		for _, o := range c.nouns {
			if o.sentence == n.sentence && o.part && o.first > n.first && o.count.given && 2*o.count.low >= n.count.low {
				if class := d.p.classOf(o); class == "officials" || class == "security forces" {
					return class
				}
			}
		}
	}
	return "civilians"
}

// speaksOfFighters tells whether the sentences of the story name fighters.
func (d *drafting) speaksOfFighters() bool {
	for _, c := range d.st.clauses {
		for _, n := range c.nouns {
			if d.p.classOf(n) == "militants" {
				return true
			}
		}
	}
	return false
}

// heldClass is the class of neutral people whom the state arrests: fighters where they are held after a search
// or for an attack; of suspects not said to be anything else it stays open.
func (d *drafting) heldClass(n *noun) string {
	switch searched := d.st.says(searches); {
	case searched || d.p.classOf(n) == "unidentified" || d.speaksOfFighters():
		return "militants"
	case n.head >= 0 && (d.p.low[n.head] == "suspect" || d.p.low[n.head] == "suspects"):
		return ""
	}
	return "civilians"
}

// officeOf tells whether a thing is an office of government or a mission.
func (p *page) officeOf(n *noun) bool {
	return n.kind == thing && n.head >= 0 && officeHeads[p.low[n.head]] && n.class == "infrastructure"
}

// ofUndertaking tells of vehicles at work for an undertaking: "engaged in road construction", "belonging to a mining
// company".
func (p *page) ofUndertaking(n *noun) bool {
	last := p.sentenceEnd(n.first)
	at := n.end
	if at < last && p.low[at] == "," {
		at++
	}
	if at+1 >= last || n.kind != thing {
		return false
	}
	switch p.low[at] {
	case "engaged", "deployed", "used", "belonging", "owned", "of":
	default:
		return false
	}
	for k := at + 1; k < min(at+7, last); k++ {
		if undertakings[p.low[k]] {
			return true
		}
	}
	return false
}

// ownerClass is the class of the owner of "his car", "their vehicle".
func (d *drafting) ownerClass(n *noun) string {
	if d.p.ofUndertaking(n) {
		return "infrastructure"
	}
	switch d.p.low[n.first] {
	case "his", "her", "their":
	default:
		return ""
	}
	owner := d.standsFor(&noun{first: n.first, head: n.first, sentence: n.sentence})
	if owner == nil || owner == d.doer {
		return ""
	}
	if class := d.p.classOf(owner); slices.Contains([]string{"security forces", "officials", "militants"}, class) {
		return class
	}
	return ""
}

// peopleHit gives a building or a vehicle in which people were hit their class: of several targets of an act the one
// where people were hit is meant. "A drone struck a hospital, killing two nurses."
func (d *drafting) peopleHit() {
	if d.Target == nil || d.Target.Class != "infrastructure" {
		return
	}
	hit := map[string]bool{}
	for _, h := range d.Harm {
		if (h.Kind == "killed" || h.Kind == "injured") && (h.Low > 0 || h.High == nil || *h.High > 0) {
			hit[string(h.Class)] = true
		}
	}
	switch {
	case hit["security_forces"]:
		d.Target.Class = "security forces"
	case hit["civilians"]:
		d.Target.Class = "civilians"
	default:
		return
	}
}
