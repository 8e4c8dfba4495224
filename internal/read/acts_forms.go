package read

import "strings"

// formAt is the form of a verb where it stands: "set ablaze" is the past, unless "to" or "will" is
// before them.
func (c *clauseReader) formAt(i int, m wordMark) form {
	if m.form != plain || m.end == i+1 && (i == c.first || !auxiliaries[c.p.low[i-1]]) || !incidentWords().same[c.p.low[i]] || i > c.first && (c.p.low[i-1] == "to" || unrealBefore[c.p.low[i-1]]) {
		return m.form
	}
	return past
}

// holdsObject tells of verbs of several words that name their object: "trigger a blast", "pelt stones".
func holdsObject(words string) bool {
	_, rest, _ := strings.Cut(words, " ")
	switch rest {
	case "stones", "rockets", "mortars", "mortar shells", "bullets":
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
