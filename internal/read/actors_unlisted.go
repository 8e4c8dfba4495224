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
// "fighters of the Iron Column", "the Iron Shepherds gang".
func (p *page) nameFighters() {
	covered := p.coveredByActors(false)
	var named []run
	for i := 1; i < len(p.doc.Tokens) && len(named) < 20; i++ {
		if end := p.capitalRun(i, covered); end > i && p.armedHere(i, end) {
			named = append(named, run{i, end})
		}
	}
	for _, r := range named {
		name := daybook.Text(p.quote(r.first, r.end))
		p.nameAgain(covered, r, func(first, end int) actorMention {
			party := daybook.Party{Text: name, Group: name, Class: "militants"}
			return actorMention{first: first, end: end, head: end - 1, party: party, kind: "militants", rule: "actor/named-by-fighters"}
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
	case word(end) == "claimed" && word(end+1) == "responsibility":
		return true
	case the && (word(end) == "gang" || word(end) == "cartel" || word(end) == "militia"):
		return p.placeAt(first) == nil && p.doc.Word(end-1).UPOS() == language.PROPN
	}
	return false
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
