package read

import "daybook/internal/language"

// Who may have done it: the phrases that stand as doers of the words of a story, without those who cannot have.

// doers lists the candidates in the order of the report.
func (d *drafting) doers() []side {
	var out []side
	for _, q := range d.st.preds {
		if q.negated || q.unreal || q.blamed || answering[q.sense.words] {
			continue
		}
		for _, n := range d.accusedOf(q) {
			if n.kind == pronoun {
				n = d.standsFor(n)
			}
			if n != nil {
				n = d.stateDoes(n, q)
			}
			if n != nil && d.mayDo(n) && d.doesSuch(n, q) {
				out = append(out, side{n, q})
			}
		}
	}
	return out
}

// mayDo tells whether a phrase can be a doer: people or a body, nobody harmed in the act, and no group that
// denies it.
func (d *drafting) mayDo(n *noun) bool {
	if n.kind == numberOnly && n.ofIt != nil {
		return d.mayDo(n.ofIt) // "shot by one of the guards"
	}
	if n.kind != people && n.kind != bodies {
		return d.manned(n)
	}
	if g := d.p.groupOf(n); g != "" && g == string(d.DeniedBy) && d.p.classOf(n) == "militants" || d.p.low[n.first] == "no" {
		return false
	}
	if d.p.amongHarmed(n) || d.strayDrone(n) || n.head >= 0 && bodyWords[d.p.low[n.head]] {
		return false
	}
	for _, t := range d.st.tolls {
		if t.noun == n {
			return false
		}
		for _, part := range t.parts {
			if part.noun == n {
				return false
			}
		}
	}
	return true
}

// manned tells of a phrase for a band of people by what the band is: "a group of farmers", "an army patrol", "a rebel
// column".
func (d *drafting) manned(n *noun) bool {
	if n.head < 0 || !collectives[d.p.low[n.head]] && !unitWords[d.p.low[n.head]] {
		return false
	}
	return n.kind == otherNoun && n.ofIt != nil && collectives[d.p.low[n.head]] || n.class == "militants" || n.class == "security forces" || n.class == "foreign forces"
}

// amongHarmed tells of a phrase said to be "among the injured".
func (p *page) amongHarmed(n *noun) bool {
	last := p.sentenceEnd(n.first)
	for k := n.end; k < min(n.end+3, last-2); k++ {
		if p.low[k] == "among" && p.low[k+1] == "the" && (hurtWords[p.low[k+2]] || p.low[k+2] == "dead") {
			return true
		}
	}
	return false
}

// outlaw tells whether a phrase names bandits, who fight with arms (ruling 5 of the guidelines).
func (p *page) outlaw(n *noun) bool {
	if n.ofIt != nil && p.outlaw(n.ofIt) {
		return true
	}
	return n.head >= 0 && outlaws[p.low[n.head]]
}

// doesSuch tells whether people of this class do what the word says: a blast or a suicide bombing is not
// done by the bystanders or forces of its sentence, and fighters make no arrests.
func (d *drafting) doesSuch(n *noun, q *predicate) bool {
	class := d.p.classOf(n)
	armed := class == "militants" || class == "unidentified"
	switch {
	case d.st.answered && (class == "security forces" || class == "government"):
		return false // who fires on a mob has not done what it did
	case planting[q.sense.words] && (class == "security forces" || class == "government"):
		return false
	case class == "security forces" && attended[d.st.kind] && !d.clash() && (!d.wields(q) || d.comesTo(n, q)):
		return false // "officers found him shot in the head", "police launched an investigation"
	case class == "security forces" && family(q.sense.kind) == "arrest" && d.killsOtherwise():
		return false // who arrests for a killing has not done it
	case class == "security forces" && d.st.kind == "abduct" && (q.sense.kind == "clash" || q.sense.kind == "shooting"):
		return false // who fought the captors did not take the captives
	case q.sense.kind == "" && class == "people" && d.exploded() && d.st.kind != "drone" && (planting[q.sense.words] || aiming[q.sense.words]):
		return true // "two men threw an explosive device"
	case q.sense.kind == "" && (class == "civilians" || class == "officials" || class == "people"):
		return false
	case (d.st.kind == "bomb" || d.st.kind == "blast") && (class == "security forces" || class == "government") && q.sense.kind != "bomb":
		return false // who came to the scene did not set it off
	case d.st.kind == "dispersal" || d.st.kind == "crackdown":
		return class == "security forces" || class == "government" || class == "foreign forces"
	case d.st.kind == "riot" || d.st.kind == "mob" || d.st.protests():
		return !armed && class != "security forces" && !d.p.authorities(n)
	case d.st.kind == "suicide":
		return class != "security forces" && class != "officials" && class != "civilians"
	case q.sense.kind == "blast" && q.sense.shelf == actVerb && len(q.objects) == 0:
		return armed
	case d.takenByState() && armed:
		return d.st.kind == "arrest" && q.sense.kind == "arrest" && q.sense.shelf == actVerb
	}
	return true
}

// attended are the kinds of acts that forces come to more often than they do them.
var attended = map[string]bool{"shooting": true, "killing": true, "assault": true, "body": true, "mob": true, "rape": true}

// wields tells whether a word tells harm or violence itself, or, without a kind of its own, aims at somebody or has the noun
// of an act close behind it: "hit two men", "launched a raid". Who arrests, searches or finds something has not done it.
func (d *drafting) wields(q *predicate) bool {
	if q.sense.kind != "" {
		f := family(q.sense.kind)
		return f != "arrest" && f != "seize" && f != "defuse"
	}
	if aiming[q.sense.words] && q.sense.words != "launch" || strikes[q.sense.words] {
		return true
	}
	if q.sense.words == "launch" || q.sense.words == "carry out" {
		for k := q.end; k < min(q.end+6, d.p.sentenceEnd(q.first)); k++ {
			if _, noun := d.p.marked(k, actNoun); noun {
				return true
			}
		}
	}
	return false
}

// comesTo tells of a force that does something else and stands only by its verb before the act: "police responded to a
// shooting", "the man police say shot two".
func (d *drafting) comesTo(n *noun, q *predicate) bool {
	if n.prep != "" || n.first >= q.first || n.sentence != q.sentence {
		return false
	}
	between := false
	for k := n.end; k < q.first; k++ {
		between = between || d.p.doc.Word(k).UPOS() == language.VERB
	}
	if !between || q.sense.shelf == actNoun {
		return between && !q.made
	}
	s, _ := d.p.subject(d.p.doc.Word(q.first))
	return s.OK() && s.UPOS() != language.PRON && (s.I < n.first || s.I >= n.end)
}
