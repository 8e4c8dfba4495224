package read

import (
	"slices"

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
