package read

import (
	"strings"

	"daybook/internal/language"
)

// What speeches, communiqués and editorials say of violence at large tells no act: "the murderers who have killed
// many judges", "daily bombings", "an attack can happen at any time", "most of the murders of our leaders".

// general tells whether predicate q speaks of violence at large, or is no act by the words it is part of.
func (c *clauseReader) general(q *predicate) bool {
	return c.withinCompound(q) || c.mayHappen(q) || c.countless(q) || c.ofMany(q) || c.called(q)
}

// withinCompound tells of a verb after a hyphen: "slow-burning fuses", "a drug-smuggling ring".
func (c *clauseReader) withinCompound(q *predicate) bool {
	return q.sense.shelf == actVerb && q.form == gerund && q.first-2 >= c.first && c.p.low[q.first-1] == "-" && c.p.doc.Tokens[q.first-1].End == c.p.doc.Tokens[q.first].Start
}

// mayHappen tells of "an attack can happen".
func (c *clauseReader) mayHappen(q *predicate) bool {
	if q.sense.shelf != actNoun {
		return false
	}
	switch c.at(q.end) {
	case "can", "could", "may", "might":
		return happening[c.at(q.end+1)]
	}
	return false
}

// countless tells of acts in the plural that words before them make too many or too frequent for one: "daily bombings",
// "most of the murders".
func (c *clauseReader) countless(q *predicate) bool {
	if q.sense.shelf != actNoun || !strings.HasSuffix(c.p.low[q.end-1], "s") {
		return false
	}
	for k := q.first - 1; k >= max(c.first, q.first-4); k-- {
		if tooMany[c.p.low[k]] {
			return true
		}
		if u := c.p.doc.Word(k).UPOS(); u == language.VERB || c.p.low[k] == "," {
			return false
		}
	}
	return false
}

// ofMany tells of what people are said to do ever again, in a relative clause in the present perfect or the present,
// to a bare plural or to many: "the murderers who have killed many judges and policemen".
func (c *clauseReader) ofMany(q *predicate) bool {
	if q.sense.shelf != actVerb || q.passive || q.first-2 < c.first || len(q.objects) == 0 {
		return false
	}
	aux, who := c.at(q.first-1), c.at(q.first-2)
	if aux != "have" && aux != "has" && aux != "is" && aux != "are" || who != "who" && who != "that" && who != "which" {
		return false
	}
	n := q.objects[0]
	w := c.p.low[n.first]
	return n.kind == people && n.plural && (w == "many" || w == "thousands" || w == "hundreds" || !n.count.given && !n.name && !definiteWords[w])
}

// called tells of figures of speech: "a social explosion", "an attack on the freedom of expression".
func (c *clauseReader) called(q *predicate) bool {
	return q.sense.shelf == actNoun && q.first > c.first && figurative[c.at(q.first-1)] && len(q.objects) == 0
}
