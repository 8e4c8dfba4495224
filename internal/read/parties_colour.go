package read

import (
	"slices"
	"strings"
)

// colour reads nameless people by the word before an unknown noun, and lets a name of the codebook within
// the phrase say whose people they are.
func (p *page) colour(n *noun) {
	if n.kind == people && p.doc.Word(n.head).Lemma() == "civilian" && p.low[max(n.first, n.head-1)] == "armed" {
		n.class = "unidentified" // "three armed civilians were killed"
	}
	if n.kind == otherNoun && p.doc.Word(n.head).XPOS() == "NNS" && !placeHeads[p.low[n.head]] && !notPeople[p.low[n.head]] {
		for k := n.first; k < n.head; k++ {
			if colours[p.low[k]] {
				if _, ok := p.marked(n.head, weaponOf); !ok {
					n.kind, n.class, n.plural = people, "unidentified", true
				}
			}
		}
	}
	if (n.kind == otherNoun || n.kind == nameOnly && n.count.given) && p.nationals(n.head) {
		n.kind, n.class, n.plural = people, "people", true
	}
	for _, m := range p.actorsIn(n.first, n.end) {
		if m.plain || m.party.Group == "" || strings.HasPrefix(strings.ToLower(string(m.party.Group)), "security force") || m.kind != "militants" && m.kind != "gang" && m.kind != "forces" || m.person && m.kind != "militants" {
			continue
		}
		if _, tail, ok := cutLast(p.low[m.end-1], "-"); ok && manner["-"+tail] {
			continue // "Front-style militants"
		}
		class := bodyClass(string(m.party.Class))
		longer := n.head >= m.first && n.head < m.end && m.end-m.first > 1 && !m.person
		if p.ofPeople(&m) {
			n.actor = &m // "Sorran gunmen" are of no group
			continue
		}
		if n.group == "" || longer && n.kind != people && p.ownName(&m, n.group) || m.kind == "militants" && p.comesFrom(n, &m) {
			n.group = string(m.party.Group)
		}
		n.actor = &m
		switch {
		case n.kind == thing && (n.class == "" || n.class == "security forces" && class == "militants") && m.end <= n.head && !m.person && class != "":
			n.class = class // "the RF base"
		case (n.kind == thing || n.kind == otherNoun) && class == "militants" && n.head >= m.end && unitWords[p.low[n.head]]:
			n.kind, n.class = bodies, class // "the Front's northern branch" is no bank's
		case longer && n.kind != people: // "the Free Coast Brigade" is no brigade
			n.kind, n.class = bodies, class
		case (n.kind == nameOnly || n.kind == otherNoun) && n.head < m.end && !m.person:
			n.kind, n.class = bodies, class
		case n.kind == people && n.head >= m.end && memberWords[p.low[n.head]] && (n.class == "people" || n.class == "civilians" || n.class == "unidentified"):
			n.class = class
		case n.kind == people && m.kind == "forces" && n.class == "militants" && m.rule == "actor/name" && n.head >= m.end-1 && fortune[p.low[n.head]]:
			n.class = class // "Wagner fighters"
		case n.kind == people && m.kind == "militants" && n.head >= m.end-1 && strings.HasPrefix(p.low[n.head], "militiam"):
			n.class = class
		}
		if class := p.classThen(&m); class != "" && n.kind != nameOnly && (n.class == "militants" || n.class == "security forces") {
			n.class = class
		}
	}
}

// nationals tells of the plural of a people: "five Sorrans".
func (p *page) nationals(head int) bool {
	m := p.placeAt(head)
	return m != nil && m.role == asPeople && m.end == head+1 && inPlural(p.doc.Word(head))
}

// ofPeople tells of fighters or a gang called after a people or state, not by a name of their own.
func (p *page) ofPeople(m *actorMention) bool {
	state, ok := actorBook().actors[string(m.party.Country)]
	return ok && (m.kind == "militants" || m.kind == "gang") && state.name == string(m.party.Group)
}

// classThen is the class of people of the actor of a mention in the country and at the time of the report, ""
// where that is as ever.
func (p *page) classThen(m *actorMention) string {
	s, ok := actorBook().times[string(m.party.Actor)]
	if !ok || p.report.Published == "" || string(p.home()) != s.country || !s.term.holds(string(p.report.PublishedDay())) {
		return ""
	}
	return bodyClass(classOfKind(s.class))
}

// ownName tells whether a mention of fighters or a force has a name of its own that says more than the words of
// the lexicon in it: not that of a region's police, nor of a chapter of the group named.
func (p *page) ownName(m *actorMention, group string) bool {
	if m.kind != "militants" && m.kind != "forces" {
		return false
	}
	a, listed := actorBook().actors[string(m.party.Actor)]
	if !listed {
		return m.party.Actor == "" && m.kind == "militants"
	}
	if strings.HasPrefix(a.parent, "INT.") && m.end-m.first > 2 {
		return true // the branch of a worldwide group is one of its own
	}
	parent, ok := actorBook().lookup(a.parent)
	return group == "" || !ok || parent.name != group || strings.Contains(strings.ToLower(p.quote(m.first, m.end)), strings.ToLower(a.name))
}

// comesFrom tells whether a mention is named behind the group it comes from: "Red Front splinter group Sons of
// the Valley".
func (p *page) comesFrom(n *noun, m *actorMention) bool {
	for k := n.first; k < m.first; k++ {
		if offshoots[p.low[k]] {
			return true
		}
	}
	return false
}

// loyal makes officials of elders and others on the side of the government: "pro-government elders".
func (p *page) loyal(n *noun) {
	if n.kind != people || n.class != "civilians" && n.class != "people" {
		return
	}
	for k := n.first; k < n.head; k++ {
		if p.low[k] == "pro-government" || p.low[k] == "pro-govt" || p.low[k] == "pro" && k+1 < n.head && (p.low[k+1] == "government" || p.low[k+1] == "-") {
			n.class = "officials"
		}
	}
	if partyHeads[p.low[n.head]] && p.headsParty(n) {
		n.class = "officials"
	}
}

// headsParty tells of one who leads a party: "a Freedom Party leader", "the president of the ruling Freedom Party".
func (p *page) headsParty(n *noun) bool {
	if slices.ContainsFunc(p.actorsIn(n.first, n.head), func(m actorMention) bool { return m.kind == "party" && !m.person && !m.plain }) {
		return true
	}
	last := p.sentenceEnd(n.first)
	for k := n.head + 1; k < min(n.head+5, last); k++ {
		if m := p.actorAt(k); m != nil && m.kind == "party" && !m.person && !m.plain {
			return true
		} else if w := p.low[k]; w != "of" && w != "the" && w != "ruling" && w != "opposition" {
			return false
		}
	}
	return false
}

// formerly makes those who fought once civilians: "a former rebel", "ex-soldiers".
func (p *page) formerly(n *noun) {
	if n.class != "militants" && n.class != "security forces" && n.class != "officials" {
		return
	}
	for k := n.first; k < n.head; k++ {
		switch w := p.low[k]; {
		case w == "former", w == "ex", w == "retired", w == "erstwhile", w == "surrendered", strings.HasPrefix(w, "ex-"):
			if n.class != "officials" || !politicians[p.low[n.head]] {
				n.class = "civilians"
			}
		}
	}
}
