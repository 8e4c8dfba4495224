package read

import (
	"slices"
	"strings"

	"daybook/internal/language"
)

// formAt is the form of a verb where it stands: "set ablaze" is the past, unless "to" or "will" is
// before them.
func (c *clauseReader) formAt(i int, m wordMark) form {
	if m.form != plain || m.end == i+1 && (i == c.first || !auxiliaries[c.p.low[i-1]]) || !incidentWords().same[c.p.low[i]] || i > c.first && (c.p.low[i-1] == "to" || unrealBefore[c.p.low[i-1]]) {
		return m.form
	}
	return past
}

// statedOf tells of a word like "hurt", whose forms are one, that says how those before it are: "and two others
// hurt in a blast".
func (c *clauseReader) statedOf(i int, verb wordMark) bool {
	if verb.form != plain || verb.end != i+1 || !incidentWords().same[c.p.low[i]] || i == c.first {
		return false
	}
	before, after := c.at(i-1), c.at(i+1)
	return before != "to" && !unrealBefore[before] && !auxiliaries[before] && !determiners[after] && !pronouns[after] && numberWords[after] == 0
}

// holdsObject tells of verbs of several words that name their object: "trigger a blast", "pelt stones".
func holdsObject(words string) bool {
	_, rest, _ := strings.Cut(words, " ")
	switch rest {
	case "stones", "rockets", "mortars", "mortar shells", "bullets":
		return true
	}
	if strings.HasSuffix(rest, "bombs") || strings.HasSuffix(rest, "munitions") || strings.HasSuffix(rest, "grenades") || rest == "explosives" {
		return true
	}
	return strings.HasPrefix(rest, "a ") || strings.HasPrefix(rest, "an ") || strings.HasPrefix(rest, "his ")
}

// colours tells whether a participle stands inside a noun phrase: "three alleged smugglers".
func (c *clauseReader) colours(k int) bool {
	for _, n := range c.nouns {
		if n.first <= k && k < n.head {
			return true
		}
	}
	return false
}

// onlyColours tells of a noun of acts at tokens i..end that only says of what kind the noun after it is, or is part
// of a longer name of a weapon: "combat fatigues", "assault rifles".
func (c *clauseReader) onlyColours(i, end int) bool {
	if end < c.last && coloured[c.p.low[end]] {
		return true
	}
	for _, m := range c.p.marks[i] {
		if m.sense.shelf == weaponOf && m.end > end {
			return !slices.ContainsFunc(c.p.marks[i], func(o wordMark) bool { return o.sense.shelf == actNoun && o.end >= m.end })
		}
	}
	return false
}

// nounBeforeNoun tells of a word that could be the plain form of a verb and is the first of two nouns: "stone slabs".
func (c *clauseReader) nounBeforeNoun(i int, m wordMark) bool {
	if m.form != plain || m.end != i+1 || m.end >= c.last || incidentWords().same[c.p.low[i]] || c.p.doc.Sentences[c.p.doc.Tokens[i].Sentence].Caps || c.p.titled(int(c.p.doc.Tokens[i].Sentence)) {
		return false
	}
	v, next := c.p.doc.Word(i), c.p.doc.Word(m.end)
	if v.UPOS() != language.NOUN {
		return false
	}
	if next.UPOS() == language.NOUN {
		return true
	}
	if i == c.first {
		return false
	}
	u := v.Prev()
	return u.XPOS() == "NN" || u.UPOS() == language.ADJ
}

// nounOf tells of a word that could be the plain form of a verb and is what a number or an adjective before it and "of"
// after it speak of: "the 1200 block of Elm Street", "in the 700-block of Elm".
func (c *clauseReader) nounOf(i int, m wordMark) bool {
	if m.end != i+1 {
		return !c.p.titled(int(c.p.doc.Tokens[i].Sentence)) && !incidentWords().same[c.p.low[i]] && c.p.doc.Word(i).UPOS() == language.NOUN && c.p.doc.Word(m.end-1).UPOS() == language.ADP && c.p.doc.Word(i-1).UPOS() != language.VERB &&
			!slices.ContainsFunc(c.nouns, func(n *noun) bool { return n.first < i && n.end >= i && n.class != "" && n.class != "infrastructure" }) // "a kitchen fire at the flats"
	}
	if next := c.p.doc.Word(m.end); c.p.proper(i-1) && c.p.doc.Word(i).UPOS() == language.NOUN && (m.end == c.last || isPunctuation(c.p.low[m.end]) || next.UPOS() == language.ADP) {
		return true // "in Karda block, "
	}
	if c.at(m.end) != "of" {
		return false
	}
	before := c.p.low[i-1]
	return numberWords[before] > 0 || before[0] >= '0' && before[0] <= '9' || before == "-" || c.p.doc.Word(i).UPOS() == language.NOUN && c.p.doc.Word(i-1).UPOS() == language.ADJ
}

// loiters tells of a drone or a missile that did not strike: it was brought down, found or seen.
func (c *clauseReader) loiters(q *predicate) bool {
	if q.sense.kind != "drone" && q.sense.kind != "shelling" || q.sense.shelf != actNoun || !flies(c.p.low[q.end-1]) {
		return false
	}
	for k := q.first - 1; k >= max(c.first, q.first-8); k-- {
		w := c.p.doc.Word(k)
		if w.UPOS() == language.ADP && c.p.low[k] != "of" && c.p.low[k] != "down" {
			break // "destroyed a tank with drones"
		}
		if w.UPOS() != language.VERB {
			continue
		}
		lemma := lemmaIn(downing, w)
		return downing[lemma] || downing[lemma+" "+c.p.low[k+1]]
	}
	w := c.p.doc.Word(q.end - 1)
	v := w.Head()
	return w.Is(language.NsubjPass) && v.OK() && (downing[lemmaIn(downing, v)] || downing[lemmaIn(downing, v)+" "+c.at(v.I+1)])
}
