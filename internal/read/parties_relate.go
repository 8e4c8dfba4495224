package read

import (
	"slices"
	"strings"
)

// governs finds the preposition, "including" or "identified as" before a phrase.
func (p *page) governs(n *noun, first int) {
	if n.end+1 < len(p.low) && p.low[n.end] == "among" && p.low[n.end+1] == "them" && n.count.given && n.first > first && p.low[n.first-1] == "," {
		n.part = true // "ten people, two policemen among them, died"
	}
	k := n.first - 1
	for k >= first && (p.low[k] == "\"" || p.low[k] == "‘" || p.low[k] == "“" || p.low[k] == "both") {
		k--
	}
	if k < first {
		return
	}
	switch w := p.low[k]; w {
	case "of", "by", "with", "from", "to", "for", "in", "on", "near", "at", "against", "between", "among", "under", "into", "via", "outside", "inside", "behind", "within", "during", "towards", "toward", "like", "than", "over", "through", "along", "without", "upon", "onto", "across", "around", "per", "versus", "off":
		n.prep = w
		if w == "with" && k > first && p.low[k-1] == "along" || w == "to" && k > first && p.low[k-1] == "addition" {
			n.prep = ""
		}
		if w == "among" || w == "of" && k > first && p.low[k-1] == "out" {
			n.part = n.count.given
		}
	case "them":
		n.part = k > first && p.low[k-1] == "among"
	case "including", "includes", "include", "included", "inclusive":
		n.part = true
	case "as":
		if k > first && (p.low[k-1] == "identified" || p.low[k-1] == "known" || p.low[k-1] == "named") {
			n.appositive = true
		} else if k > first && p.low[k-1] == "well" || k == first && p.low[k] == "as" || p.opensClause(n) {
		} else {
			n.prep = w
		}
	case "named", "namely", "alias", "called", "aka":
		n.appositive = true
	}
}

// opensClause tells of a phrase behind "as" that does what the sentence goes on to tell: "as rebels opened fire".
func (p *page) opensClause(n *noun) bool {
	if n.end >= len(p.low) || n.kind != people && n.kind != bodies && n.kind != nameOnly {
		return false
	}
	m, ok := p.marked(n.end, actVerb)
	return auxiliaries[p.low[n.end]] || ok && (m.form == past || m.form == third)
}

// wordsBetween joins the tokens from a to b, quotation marks left out.
func (p *page) wordsBetween(a, b int) string {
	var out []string
	for _, w := range p.low[a:b] {
		switch w {
		case "'", "\"", "‘", "’", "“", "”", "`":
		default:
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// relate says how a phrase stands to the one before it.
func (p *page) relate(before, n *noun) {
	defer func() {
		if n.appositive {
			p.apply(before, n)
		}
	}()
	between := p.wordsBetween(before.end, n.first)
	base := before
	if before.appositive && before.names != nil {
		base = before.names
	}
	titled := n.kind == people && n.name && !n.count.given && !n.plural && !determiners[p.low[n.first]] && n.prep == ""
	switch {
	case before.shares() && n.kind == nameOnly && (between == "and" || between == "," || between == ", and") && !p.placed(n):
		n.kind, n.class, n.name, n.plural, n.count, n.prep = people, before.class, true, true, before.count, before.prep
	case before.appositive && (between == "and" || between == "," || between == ", and") && n.kind == people && !n.count.given && n.prep == "" && p.low[n.first] != "a" && p.low[n.first] != "an" && !n.other && base.count.high != 1:
		n.appositive = true
	case between == "and" && before.kind == bodies && before.count.given && n.kind == people && n.plural && !n.count.given && !determiners[p.low[n.first]] && p.classOf(before) == p.classOf(n):
		n.count, n.prep = before.count, before.prep // "ten Police and Frontier Corps men"
		before.appositive, before.names = true, n
	case before.appositive && between == "and" && n.kind == people && !n.count.given && n.prep == "" && !determiners[p.low[n.first]]:
		n.appositive = true
	case between == "," && before.kind == nameOnly && n.kind == otherNoun && !n.count.given && (p.low[n.first] == "a" || p.low[n.first] == "an" || p.low[n.first] == "the"):
		n.appositive = true
	case between == "and" && (before.kind == people || p.personlike(before)) && before.count.high == 1 && n.kind == people && !n.count.given && !n.plural && n.first == n.head && sameAgain[p.low[n.head]]:
		n.appositive = true
	case titled && between == "," && before.kind == people && before.name && p.proper(before.end-1) && before.head < before.end-1 && !before.plural:
		n.prep = before.prep // "engineer Juan Sala, teacher Rosa Lima and": two people
	case titled && between == "," && before.kind == people && !before.part:
		n.appositive = !p.saysSo(n)
	case titled && (between == "and" || between == ", and" || between == ",") && before.appositive && before.kind == people:
		n.appositive = true
	case n.prep == "of" && (between == "of" || strings.HasSuffix(between, ") of") && before.end+4 > n.first):
		before.ofIt, n.of = n, before
		p.collect(before, n)
		p.whoHeads(before, n)
	case between == "" && p.placed(before) && n.kind == people && (before.prep == "in" || before.prep == "at" || before.prep == "near") && (n.count.given || p1(p.low[n.first])):
		// "in Sibi two constables were": those there, not the town's name
	case between == "" && before.kind != pronoun && (n.kind == nameOnly || before.kind == nameOnly):
		n.appositive = true
	case (between == "and" || between == "," || between == ", and" || between == "and also") && before.appositive && n.kind == nameOnly:
		n.appositive = true
	case between == "," && before.kind == nameOnly && n.kind == people && !n.count.given && !n.plural && (!n.other || n.end < len(p.low) && p.low[n.end] == ",") && n.prep == "":
		n.appositive = !before.part && !possessives[p.low[n.first]] && !p.placeBefore(before)
	case between == "," && before.kind == nameOnly && n.kind == numberOnly && n.count.high == 1:
		n.appositive = true
	case between == "," && (before.kind == people || before.kind == numberOnly && before.count.high == 1) && before.count.given && n.kind == nameOnly && !before.part:
		n.appositive = true
	case between == "," && before.kind == people && before.plural && before.definite && before.prep == "" && !before.shares() && n.kind == nameOnly && !before.part && !p.placed(n) && !p.saysSo(n):
		n.appositive = true // "the engineers, Carlo Ricci and Dario Conti, were"
	case between == "," && before.kind == people && before.count.high == 1 && !before.count.open && n.kind == nameOnly && !before.part && !before.plural:
		n.appositive = true
	case (between == "—" || between == "–" || between == "--" || between == "-") && before.kind == people && before.count.given && before.count.high > 1 && n.count.given && n.count.low < before.count.low:
		n.part = n.prep == "" // "nine villagers — five men and four women — were"
	case between == ", and" && base.part && n.count.given && (p.suffersAt(n.end) || n.end < len(p.low) && auxiliaries[p.low[n.end]]):
		// "three are dead, including the gunman, and two others were wounded"
	case (between == "and" || between == "," || between == ", and" || between == "as well as") && base.part:
		n.part = n.prep == ""
	case between == "," && before.kind == nameOnly && n.kind == nameOnly && n.prep == "" && p.resumes(n.end) && !p.placed(n):
		// "the chief in Dorhan, Aziz Kal, was shot": the name does not go on a list of places
	case (between == "and" || between == ", and" || between == "or" || between == ",") && before.prep != "" && n.prep == "" && before.of == nil && (between != "," || n.kind == nameOnly) && !(between == "," && p.placeBefore(before) && !p.placed(n) && p.sentenceOpens(before.first-1)):
		n.prep = before.prep
		if between == ", and" && possessives[p.low[n.first]] && n.kind == people {
			n.prep = "" // "Inspector Gul, known for his raids, and his driver were"
		}
		if (n.count.given || n.kind == numberOnly) && p.suffersAt(n.end) {
			n.prep = "" // "were hacked to death with machetes and one woman taken hostage"
		}
		if n.kind == people && (before.prep == "at" && before.kind != people || before.kind == otherNoun && between == "and") && p.diesAt(p.pastAdverbs(p.pastAside(n.end))) {
			n.prep = "" // "died on the spot and his brother, Aziz Gul, sustained burns"
		}
		if n.kind == people && (before.kind == otherNoun || before.kind == thing || before.prep == "in" && p.placed(before)) && between != "," && (determiners[p.low[n.first]] || n.count.given) && n.end < len(p.low) && auxiliaries[p.low[n.end]] {
			n.prep = "" // "was shot in the back and a boy was shot in the arm"
		}
		if n.count.given && before.prep != "by" && before.prep != "with" && before.prep != "between" && before.prep != "on" {
			n.prep = ""
		}
	case (between == "and" || between == ",") && before.of != nil && before.kind == n.kind && !n.count.given && n.kind != people && !(n.kind == thing && before.of.kind == thing):
		n.prep = "of"
	}
}

// shares tells of somebody named who shares a title in the plural with those named after: "constables Gul and Khan".
func (n *noun) shares() bool { return n.plural && n.kind == people && n.count.rule == "toll/name" }

// diesAt tells whether a passive or a word of harm, or "died", stands at token at.
func (p *page) diesAt(at int) bool {
	_, dies := p.marked(at, actSuffer)
	return dies || p.suffersAt(at)
}

// pastAdverbs is the first token from at on that is no word set between a subject and its verb.
func (p *page) pastAdverbs(at int) int {
	for at < len(p.low) && betweenVerbs[p.low[at]] {
		at++
	}
	return at
}

// pastAside is the first token behind a few words between commas at token at: ", Aziz Gul,".
func (p *page) pastAside(at int) int {
	if at < len(p.low) && p.low[at] == "," {
		for k := at + 2; k < min(at+7, len(p.low)); k++ {
			if p.low[k] == "," {
				return k + 1
			}
		}
	}
	return at
}

// suffersAt tells whether a passive or a word of harm stands at token at.
func (p *page) suffersAt(at int) bool {
	if at >= len(p.low) {
		return false
	}
	if auxiliaries[p.low[at]] {
		return true
	}
	m, ok := p.marked(at, actVerb)
	return ok && (m.form == past || m.form == participle) && m.sense.harm != ""
}

// renames makes a name between commas that of the one person whom the clause began with and said the place of: "The
// mayor of Dorhan in Karda District, Aziz Kal, was shot".
func (p *page) renames(before []*noun, n *noun) {
	if n.kind != nameOnly || n.prep != "" || n.appositive || !p.resumes(n.end) || p.low[n.first-1] != "," || p.placed(n) {
		return
	}
	k := len(before) - 1
	for k > 0 && before[k].prep != "" && before[k].kind != people {
		k--
	}
	if o := before[k]; k < len(before)-1 && o.kind == people && o.prep == "" && !o.name && o.count.high == 1 && !o.plural && !slices.Contains(p.low[o.end:n.first-1], ",") {
		n.appositive = true
		p.apply(o, n)
	}
}

// resumes tells whether a comma and the verb of the clause stand at token at.
func (p *page) resumes(at int) bool {
	return at+1 < len(p.low) && p.low[at] == "," && auxiliaries[p.low[at+1]]
}

// placeBefore tells of a place that somebody after a comma is no part of: "In Kalat District, a driver was".
func (p *page) placeBefore(n *noun) bool {
	switch n.prep {
	case "in":
		return p.placed(n) || placeHeads[p.low[n.head]]
	case "at", "near", "outside", "on", "from", "to":
		return p.placed(n)
	case "of":
		return n.first > 1 && settled[p.low[n.first-2]] && p.placed(n) // "a strike on the village of Karda, a labourer was"
	}
	return false
}

// collect makes "a group of militants" people like those it is a group of.
func (p *page) collect(before, n *noun) {
	if before.head >= 0 && families[p.low[before.head]] && n.kind == numberOnly && n.count.given && n.count.low > 1 && !before.count.given {
		before.count, before.plural = n.count, true // "a family of five"
		return
	}
	if before.head >= 0 && unitWords[p.low[before.head]] && before.class == "" && n.kind == bodies && n.class == "militants" {
		before.kind, before.class, before.group = bodies, n.class, joinGroup(before.group, n.group)
		return // "the Karda cell of the Front"
	}
	if before.head < 0 || !collectives[p.low[before.head]] || n.kind != people && n.kind != bodies {
		return
	}
	if class := p.classOf(n); class != "people" || before.class == "" {
		before.class = class // "a mob of 50 people" is still a mob
	}
	before.kind, before.group = n.kind, joinGroup(before.group, n.group)
	if before.count.given && before.count.high > 1 {
		return
	}
	before.count = n.count
	if !n.count.given {
		before.count = count{low: 2, open: true, rule: "toll/plural"}
	}
}

// whoHeads makes a person of "the head" of a council, a village or a school; people's heads are their own.
func (p *page) whoHeads(before, n *noun) {
	if before.kind != otherNoun || before.head < 0 || p.low[before.head] != "head" || before.count.given || before.prep != "" && before.prep != "by" || n.kind == people || n.kind == pronoun || n.kind == nameOnly && !p.placed(n) {
		return
	}
	before.kind, before.class = people, "people"
	if n.kind == thing && settlements[p.low[n.head]] || deliberates[p.low[n.head]] {
		before.class = "officials"
	}
}

// apply lets a name or description colour the phrase it belongs to.
func (p *page) apply(before, n *noun) {
	n.names = before
	for n.names.of != nil && (n.names.kind == bodies || n.names.kind == otherNoun) && n.names.of.kind == people {
		n.names = n.names.of // "two members of the Front, identified as …": the members
	}
	if before.names != nil && before.appositive {
		n.names = before.names
	}
	to := n.names
	if to.plural && n.name && surnames[p.low[n.head]] {
		return // "three suspects, among them Imam Khan": a name, no calling
	}
	to.described = to.described || to.kind == nameOnly && n.kind == people && !n.plural
	if n.kind == people && (to.kind == nameOnly || to.kind == people && to.class == "people") && n.class != "people" {
		to.class = n.class
	}
	if to.kind == people && to.class == "unidentified" && n.kind == people && (n.class == "militants" || p.outlaw(n)) {
		to.class = "militants" // "gunmen, known as bandits"
	}
	if n.kind != people && n.class == "militants" && to.kind == nameOnly && n.head >= 0 && (unitWords[p.low[n.head]] || collectives[p.low[n.head]]) {
		to.kind, to.class = bodies, n.class // "the Free Sons, a rebel faction"
	}
}

// believed gives people and bands the class and body that they are held to be of: "men believed to be members of the
// Front", "a group suspected to be bandits".
func (p *page) believed(before, n *noun) {
	class := p.classOf(n)
	if class != "militants" && class != "security forces" && !p.outlaw(n) || before.kind != people && before.kind != otherNoun || before.head < 0 || !p.heldToBe(before.end, n.first) {
		return
	}
	band := collectives[p.low[before.head]] || unitWords[p.low[before.head]]
	switch was := p.classOf(before); {
	case before.kind == otherNoun && !band, was != "people" && was != "" && was != "unidentified" && !(was == "civilians" && anyone[p.low[before.head]]):
		return
	}
	if p.outlaw(n) {
		class = "militants"
	}
	before.kind, before.class, before.group, before.actor = people, class, p.groupOf(n), p.actorOf(n)
	n.appositive, n.names, n.prep = true, before, ""
}

// heldToBe tells whether tokens first..end say that who stands before them is held to be what follows: "believed to
// be", ", who are suspected to have been".
func (p *page) heldToBe(first, end int) bool {
	if end-first < 3 || end-first > 7 {
		return false
	}
	held := false
	for _, w := range p.low[first:end] {
		switch {
		case w == "believed" || w == "suspected" || w == "thought" || w == "understood" || w == "presumed":
			held = true
		case w != "," && w != "to" && w != "be" && w != "been" && w != "have" && w != "who" && w != "are" && w != "were" && w != "widely":
			return false
		}
	}
	return held && (p.low[end-1] == "be" || p.low[end-1] == "been")
}

// classOf is the class of a phrase, that of its completion counted ("members of the peace committee").
func (p *page) classOf(n *noun) string {
	o := n.ofIt
	if o == nil || n.head < 0 {
		return n.class
	}
	if n.kind == people && p.classOf(o) == "infrastructure" {
		return n.class
	}
	neutral := n.class == "people" || n.class == "" || n.class == "civilians" || n.class == "unidentified"
	if !neutral || !memberWords[p.low[n.head]] && n.kind != numberOnly && !collectives[p.low[n.head]] && !bodyTails[p.low[n.head]] && n.kind != otherNoun {
		return n.class
	}
	if class := p.classOf(o); class != "" && !(class == "people" && n.class == "civilians") && (n.kind != otherNoun || unitWords[p.low[n.head]] || collectives[p.low[n.head]]) {
		return class
	}
	return n.class
}

// groupOf is the body a phrase names, its completion counted.
func (p *page) groupOf(n *noun) string {
	if n.group == "" && n.ofIt != nil {
		return p.groupOf(n.ofIt)
	}
	return n.group
}

// firstNamed tells of the first of several who share a title: "priests Juan Sala, Luis Mora and …".
func (p *page) firstNamed(n *noun) bool {
	if n.kind != people || !n.name || n.first != n.head || n.end+1 >= p.sentenceEnd(n.first) || !p.proper(n.end-1) || p.low[n.end] != "," && p.low[n.end] != "and" {
		return false
	}
	return p.proper(n.end+1) && !p.dated(n.end+1) && p.placeAt(n.end+1) == nil
}
