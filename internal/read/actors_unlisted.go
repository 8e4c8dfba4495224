package read

import (
	"slices"
	"strings"

	"daybook"
	"daybook/internal/language"
)

// Actors that no list names but the report itself makes known: armed groups by their fighters ("fighters of the
// Iron Column"), and countries or provinces by their people in office ("Vareshi officials", "Varesh's foreign
// ministry").

// nameFighters finds armed groups by what the report says of them, and then every place where it names them:
// "fighters of the Iron Column", "the Iron Shepherds claimed responsibility", "attacks by the Iron Shepherds",
// "the Iron Column, an armed group".
func (p *page) nameFighters() {
	covered := p.coveredByNames()
	names := map[string]run{} // by text
	for i := 1; i < len(p.doc.Tokens); i++ {
		end := p.capitalRun(i, covered)
		if end == i || !p.armedHere(i, end) || p.inTitle(p.doc.Word(i).Start()) {
			continue
		}
		if name := p.quote(i, end); len(names) < 20 {
			if _, ok := names[name]; !ok {
				names[name] = run{i, end}
			}
		}
	}
	if len(names) == 0 {
		return
	}
	for name, r := range names {
		p.nameAgain(covered, r, func(first, end int) actorMention {
			head := end - 1
			for k := first; k+1 < end; k++ {
				if joinsNames[p.doc.Word(k+1).Text()] { // "Sword of the Valley"
					head = k
					break
				}
			}
			party := daybook.Party{Text: daybook.Text(name), Group: daybook.Text(name), Class: "militants"}
			return actorMention{first: first, end: end, head: head, party: party, kind: "militants", rule: "actor/named-by-fighters"}
		})
	}
	slices.SortStableFunc(p.actors, func(a, b actorMention) int { return a.first - b.first })
}

// armedHere tells whether the words about the name at first..end make it an armed group.
func (p *page) armedHere(first, end int) bool {
	word := func(i int) string {
		if i < 0 || i >= len(p.doc.Tokens) || p.doc.Tokens[i].Sentence != p.doc.Tokens[first].Sentence {
			return ""
		}
		return p.doc.Word(i).Lower()
	}
	the := word(first-1) == "the"
	before := first - 1
	if the {
		before--
	}
	switch {
	case (word(before) == "of" || word(before) == "from") && fightersOf[word(before-1)]:
		return the || end-first > 1
	case the && word(before) == "by" && (word(before-1) == "attacks" || word(before-1) == "raids" || word(before-1) == "bombings"):
		return end-first > 1
	case word(end) == "claimed" && word(end+1) == "responsibility":
		return true
	case the && (word(end) == "gang" || word(end) == "cartel" || word(end) == "militia"):
		return p.placeAt(first) == nil && p.doc.Word(end-1).UPOS() == language.PROPN
	case word(end) == "," && (word(end+1) == "an" || word(end+1) == "a" || word(end+1) == "the"):
		return (word(end+2) == "armed" || word(end+2) == "militant" || word(end+2) == "insurgent" || word(end+2) == "rebel") && (word(end+3) == "group" || word(end+3) == "outfit" || word(end+3) == "movement")
	}
	return false
}

// coveredByNames tells of each token whether a mention with a name covers it; a role alone ("Column") may be part
// of a longer name.
func (p *page) coveredByNames() []bool {
	covered := make([]bool, len(p.doc.Tokens))
	for i := range p.actors {
		m := &p.actors[i]
		for t := m.first; t < m.end && m.use != useDescribed; t++ {
			covered[t] = true
		}
	}
	return covered
}

// nameAgain adds a mention wherever the words of r stand uncovered.
func (p *page) nameAgain(covered []bool, r run, mention func(first, end int) actorMention) {
	n := r.end - r.first
	for i := 0; i+n <= len(p.doc.Tokens); i++ {
		same := true
		for k := 0; k < n && same; k++ {
			same = !covered[i+k] && p.doc.Word(i+k).Text() == p.doc.Word(r.first+k).Text() && p.doc.Tokens[i+k].Sentence == p.doc.Tokens[i].Sentence
		}
		if !same {
			continue
		}
		p.actors = slices.DeleteFunc(p.actors, func(m actorMention) bool { return m.plain && m.first >= i && m.end <= i+n })
		p.actors = append(p.actors, mention(i, i+n))
		for k := range n {
			covered[i+k] = true
		}
		i += n - 1
	}
}

// demonymEndings are what makes an adjective of a country's name.
var demonymEndings = []string{"i", "n", "an", "ian", "ese", "ish", "ite", "er"}

// nameStates finds countries and provinces that the codebook does not know, by the adjective that the report makes
// of their names before those who act for them: Varesh in a report that speaks of "Vareshi officials". Where
// the name stands for the state it acts; those officials are its own.
func (p *page) nameStates() {
	covered := p.coveredByActors()
	names := map[string]bool{} // capitalised words the codebook does not know
	for i := range p.doc.Tokens {
		if w := p.doc.Word(i); !covered[i] && w.UPOS() == language.PROPN && startsUpper(w.Text()) && len(w.Text()) > 3 && !p.doc.Sentences[w.Sentence()].Caps {
			names[w.Text()] = true
		}
	}
	demonyms, states := map[string]string{}, map[string]bool{}
	for i := 0; i+1 < len(p.doc.Tokens); i++ {
		w := p.doc.Word(i)
		if covered[i] || !startsUpper(w.Text()) || !holdsPower[w.Next().Lower()] || demonyms[w.Text()] != "" {
			continue
		}
		if state := stateOfDemonym(w.Text(), names); state != "" && len(states) < 20 {
			demonyms[w.Text()], states[state] = state, true
		}
	}
	if len(states) == 0 {
		return
	}
	p.ownOfficials(demonyms, states)
	var named []actorMention
	for i := range p.doc.Tokens {
		if w := p.doc.Word(i); !covered[i] && states[w.Text()] && !startsUpper(w.Next().Text()) && !p.partOfName(i) {
			party := daybook.Party{Text: daybook.Text(w.Text()), Group: daybook.Text(w.Text()), Class: "state"}
			named = append(named, actorMention{first: i, end: i + 1, head: i, party: party, kind: "government", use: p.useOfState(i), rule: "actor/state-by-its-people"})
		}
	}
	p.actors = append(p.actors, named...)
	slices.SortStableFunc(p.actors, func(a, b actorMention) int { return a.first - b.first })
}

// stateOfDemonym is the name among names that the adjective is made of: Mevria of "Mevrian", Varesh of "Vareshi".
func stateOfDemonym(adjective string, names map[string]bool) string {
	for _, ending := range demonymEndings {
		stem, ok := strings.CutSuffix(adjective, ending)
		if !ok || len(stem) < 3 {
			continue
		}
		for _, vowel := range []string{"", "a", "ia", "e", "o", "y"} {
			if name := stem + vowel; name != adjective && names[name] {
				return name
			}
		}
	}
	return ""
}

// ownOfficials gives the officials and forces that stand behind an adjective or "N's" to the state.
func (p *page) ownOfficials(demonyms map[string]string, states map[string]bool) {
	for k := range p.actors {
		m := &p.actors[k]
		if !m.plain || m.party.Group != "" || m.first == 0 || m.kind == "civil" || m.kind == "militants" {
			continue
		}
		at := m.first - 1
		if w := p.doc.Word(at); w.UPOS() == language.ADJ && !startsUpper(w.Text()) {
			at-- // "Varesh's deputy foreign minister"
		}
		if t := p.doc.Word(at).Text(); t == "'s" || t == "’s" {
			at--
		}
		if at < 0 || p.doc.Word(at).Sentence() != p.doc.Word(m.first).Sentence() {
			continue
		}
		state := demonyms[p.doc.Word(at).Text()]
		if word := p.doc.Word(at).Text(); states[word] && at < m.first-1 {
			state = word
		}
		if state == "" {
			continue
		}
		if m.kind == "government" {
			m.party.Group = daybook.Text(state)
		}
		m.first, m.plain = at, false
		if m.use == useDescribed {
			m.use = useActor
		}
		m.party.Text = daybook.Text(p.quote(m.first, m.end))
		m.rule = "actor/state-by-its-people"
	}
}

// partOfName tells whether the word at token i goes on a name before it: "Upper Dol".
func (p *page) partOfName(i int) bool {
	w := p.doc.Word(i).Prev()
	return i > 0 && w.Sentence() == p.doc.Word(i).Sentence() && w.UPOS() == language.PROPN && startsUpper(w.Text()) && p.dateAt(i-1) == nil
}

// useOfState tells how the name of a state at token i is used, by the words beside it.
func (p *page) useOfState(i int) actorUse {
	next, prev := p.doc.Word(i+1), p.doc.Word(i).Prev()
	switch {
	case next.Text() == "'s" || next.Text() == "’s":
		return useModifier
	case i > 0 && prev.Sentence() == p.doc.Word(i).Sentence() && locative[prev.Lower()]:
		return usePlace
	case next.Sentence() == p.doc.Word(i).Sentence() && next.UPOS() == language.NOUN:
		return useModifier
	}
	return useActor
}
