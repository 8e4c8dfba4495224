package read

import (
	"slices"
	"strings"

	"daybook"
)

// nameOrganisations finds organisations that neither the codebook nor a bracket introduces, by the telling
// word of their name: "Grey River Front", "Institute for Border Studies", "Sons of the Valley".
func (p *page) nameOrganisations(b *codebook) {
	covered := p.coveredByActors(false)
	armed := p.aboutFighting()
	within := make([]bool, len(p.doc.Tokens))
	var named []actorMention
	for i := 0; i < len(p.doc.Tokens); i++ {
		end := p.capitalRun(i, covered)
		if end-i < 2 {
			continue
		}
		telling := p.tellingWord(b, i, end)
		if telling < 0 {
			i = end - 1
			continue
		}
		kind := b.kinds[p.doc.Word(telling).Lower()]
		switch {
		case kind == "militants" && !armed:
			kind = "party"
		case p.doc.Word(telling).Lower() == "army" && !p.fightsForFreedom(i, end):
			kind = "forces"
		}
		name := daybook.Text(p.quote(i, end))
		for t := i; t < end; t++ {
			within[t] = true
		}
		party := daybook.Party{Text: name, Group: name, Class: daybook.Text(classOfKind(kind))}
		named = append(named, actorMention{first: i, end: end, head: telling, party: party, kind: kind, rule: "actor/named-by-kind"})
		i = end - 1
	}
	p.actors = slices.DeleteFunc(p.actors, func(m actorMention) bool { return within[m.first] })
	p.actors = append(p.actors, named...)
}

// fightsForFreedom tells whether an army's name says that it is none of a state: "Liberation Army"; "Eastern Army
// Command" and the army of a place are.
func (p *page) fightsForFreedom(first, end int) bool {
	for i := first; i < end; i++ {
		for part := range strings.SplitSeq(p.doc.Word(i).Lower(), "-") {
			if armyWords[part] {
				return true
			}
		}
	}
	return false
}

// aboutFighting tells of a report with a word for fighting in it.
func (p *page) aboutFighting() bool {
	p.lowered()
	return slices.ContainsFunc(p.known, func(w *knownWord) bool { return w.kinds&fightKind != 0 })
}

// capitalRun is the end of the name that begins at token i: capitalised words, with "of", "for", "and",
// "the" between them; i itself when none begins there.
func (p *page) capitalRun(i int, covered []bool) int {
	if p.doc.Sentences[p.doc.Tokens[i].Sentence].Caps || !p.nameWord(i, covered) || i > 0 && p.nameWord(i-1, covered) {
		return i
	}
	if !p.nameWord(i+1, covered) && i == int(p.doc.Sentences[p.doc.Tokens[i].Sentence].First) {
		return i // "Members of …": a capital for the sentence, not for a name
	}
	end := i + 1
	for k := end; k < len(p.doc.Tokens) && k < i+10 && p.doc.Tokens[k].Sentence == p.doc.Tokens[i].Sentence && !covered[k]; k++ {
		switch {
		case p.nameWord(k, covered):
			end = k + 1
		case !joinsNames[p.doc.Word(k).Text()]:
			return end
		}
	}
	return end
}

var joinsNames = map[string]bool{"of": true, "for": true, "the": true}

// nameWord tells whether a token may stand in a name: capitalised, and not an article that only begins
// the sentence.
func (p *page) nameWord(i int, covered []bool) bool {
	if i >= len(covered) {
		return false
	}
	text := p.doc.Word(i).Text()
	return !covered[i] && p.dateAt(i) == nil && startsUpper(text) && text != "The" && text != "A" && text != "An" && text != "In" && text != "On"
}

// tellingWord is the word of a name that says what it is: the last, or the one before "of" or "for".
func (p *page) tellingWord(b *codebook, first, end int) int {
	for k := end - 1; k >= first; k-- {
		last := k == end-1 || joinsNames[p.doc.Word(k+1).Text()]
		if _, ok := b.kinds[p.doc.Word(k).Lower()]; ok && last {
			return k
		}
	}
	return -1
}
