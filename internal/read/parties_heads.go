package read

import "strings"

// How each word that the lexicon knows makes or colours a noun phrase.

// take records a phrase of the lexicon in the noun phrase: the last one is the head, those before it
// colour it.
func (p *page) take(n *noun, at int, m wordMark) {
	s := m.sense
	prevKind, prevClass := n.kind, n.class
	if n.head >= 0 && p.possessive(at-1) && !(s.shelf == peopleOf && corpses[s.words]) {
		n.kind, n.class, n.group = otherNoun, "", ""
		if s.shelf == peopleOf {
			prevKind = otherNoun
		}
	}
	switch s.shelf {
	case peopleOf:
		if n.kind == bodies || n.kind == people {
			p.blend(n, s)
			n.head, n.kind, n.plural = m.end-1, people, m.form == pluralNoun || alwaysPlural(s.words)
			return
		}
		n.kind, n.class = people, s.section
	case bodyOf:
		if at > 0 && (p.low[at-1] == "pro" || p.low[at-1] == "anti" || p.low[at-1] == "ex" || at > 1 && p.low[at-1] == "-" && (p.low[at-2] == "pro" || p.low[at-2] == "anti")) {
			return
		}
		if o := p.actorAt(at); o != nil && !o.plain && o.end-o.first > m.end-at && (n.kind != people || n.head >= o.first) && p.ownName(o, s.group) {
			n.kind, n.class, n.group, n.actor, n.head = bodies, bodyClass(string(o.party.Class)), string(o.party.Group), o, m.end-1
			return
		}
		if unmanned[s.words] && n.kind == bodies {
			n.head, n.plural = m.end-1, s.words == "drones"
			return // "an army drone"
		}
		n.group = joinGroup(n.group, s.group)
		if n.kind == people && n.head >= 0 && p.proper(at) && s.section != "officials" && p.low[n.head] != "rival" {
			// "policeman" then "CTD": a name after the head says whose it is
			return
		}
		n.kind, n.class = bodies, bodyClass(s.section)
	case thingOf:
		if prevKind == people && p.proper(at) && !p.possessive(at-1) {
			return
		}
		n.kind = thing
		switch s.section {
		case "infrastructure":
			n.class = "infrastructure"
		case "forces":
			n.class = "security forces"
		default:
			if prevKind == otherNoun {
				n.class = ""
			} else {
				n.class = prevClass
			}
		}
	}
	n.head, n.plural = m.end-1, m.form == pluralNoun || s.shelf == peopleOf && alwaysPlural(s.words)
}

// alwaysPlural tells of words for people that have no singular: "people", "personnel", "troops".
func alwaysPlural(words string) bool {
	switch words {
	case "people", "others", "men", "staff", "polling staff", "watchmen", "paramilitaries", "servicemen", "tribesmen", "mujahideen", "taliban", "naxalites", "duo", "trio":
		return true
	}
	return strings.HasSuffix(words, "personnel")
}

// blend gives the class of two words for people in one phrase: the fighter or officer beats the neutral.
func (p *page) blend(n *noun, s *sense) {
	if relatives[s.words] {
		n.class, n.group = s.section, ""
		return
	}
	if n.class == "foreign forces" && s.section == "civilians" {
		n.class, n.group = s.section, "" // "a US citizen"
		return
	}
	if n.class == "militants" && s.words == "commando" {
		return // "guerrilla commandos"
	}
	strong := map[string]bool{"security forces": true, "foreign forces": true, "militants": true, "officials": true}
	switch {
	case s.section == "unidentified" && n.class == "people":
		n.class = s.section
	case s.section == "officials" && s.words == "official", s.section == "security forces" && s.words == "officer":
		if n.class == "people" || n.class == "civilians" {
			n.class = s.section
		}
	case strong[s.section] && s.words != "commander" && s.words != "official" && s.words != "aide" && s.words != "associate" && s.words != "bomber" && s.words != "personnel" && s.words != "officer" && s.words != "guard":
		n.class = s.section
	case !strong[n.class] && n.class != "unidentified":
		n.class = s.section
	}
}

func (p *page) possessive(at int) bool {
	w := p.low[at]
	return w == "'s" || w == "’s" || w == "s" || w == "'"
}

func joinGroup(a, b string) string {
	switch {
	case a == "" || a == b:
		return b
	case b == "":
		return a
	}
	return a + "; " + b
}

// bodyClass is the class of a body's people.
func bodyClass(section string) string {
	switch section {
	case "state":
		return "security forces"
	}
	return section
}
