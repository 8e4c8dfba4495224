package read

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"daybook/internal/language"
)

// beside tells whether the i-th phrase that predicate q harms counts nobody of its own: an age, a name or
// description of the one before, what he was guarding, the group that a fighter belongs to.
func (c *clauseReader) beside(q *predicate, objects []*noun, i int) bool {
	n := objects[i]
	if c.age(n) || n.first < c.datelineEnd() {
		return true
	}
	if c.at(n.first-1) == "not" && n.count.given {
		return true // "13 soldiers, and not 10 as first reported"
	}
	if n.kind == bodies && c.belongs(n) {
		return true
	}
	if i == 0 {
		return false
	}
	if c.kindOf(n.first) || c.at(n.first-1) == "and" && i > 1 && c.kindOf(before(objects, i).first) {
		return true
	}
	o := before(objects, i)
	return c.governedByParticiple(q, n) || c.describes(o, n) || c.namesNoun(o, n) || c.complements(o, n) || c.isOne(o, n) || c.sameOne(q, o, n) || c.alsoCalled(q, o, n)
}

// before is the phrase before the i-th.
func before(objects []*noun, i int) *noun { return objects[i-1] }

// kindOf tells of a phrase that says what most of those before are, or stands in brackets after them:
// "27, mostly children", "they (the guards)".
func (c *clauseReader) kindOf(first int) bool {
	switch c.at(first - 1) {
	case "mostly", "mainly", "especially", "(":
		return true
	case "all":
		return c.at(first-2) == ","
	}
	return false
}

// sameOne tells of a second description of one person: "a trader and council member, Sher Gul".
func (c *clauseReader) sameOne(q *predicate, before, n *noun) bool {
	single := before.count.high == 1 && !before.plural && n.count.high == 1 && !n.plural
	if !single || n.kind != people && n.kind != nameOnly || n.count.given || determiners[c.p.low[n.first]] || c.pluralVerb(q) {
		return false
	}
	if bare := !determiners[c.p.low[before.first]] && before.kind == people && c.at(q.first-1) == "was"; bare && (c.at(n.first-1) == "and" && !n.name && n.kind == people || c.at(n.first-1) == "," && c.at(n.end) == "," && (n.name || n.kind == nameOnly)) {
		return true // "Senior lawyer and former head of the bar, Karim Gul, was shot"
	}
	return n.kind == people && c.at(n.first-1) == "and" && sameAgain[c.p.low[n.head]]
}

// isOne tells of what somebody is said to be or to have become: "Gul was a resident of Karda and surrendered", "a rebel
// turned constable".
func (c *clauseReader) isOne(before, n *noun) bool {
	w := c.at(before.end)
	if c.at(n.first-1) == "turned" && !n.plural {
		return true
	}
	return (w == "is" || w == "was") && n.first == before.end+1 && p1(c.p.low[n.first]) && before.count.high == 1
}

// alsoCalled tells of the second of two descriptions behind the name of one person: "Aziz Gul, a trader and a worker of the
// party, was".
func (c *clauseReader) alsoCalled(q *predicate, before, n *noun) bool {
	if before.kind != nameOnly || n.kind != people || n.plural || !p1(c.p.low[n.first]) || c.at(n.first-1) != "and" || c.pluralVerb(q) {
		return false
	}
	_, end := c.p.extent(n)
	if q.first > n.first {
		return c.at(q.first-1) == "was"
	}
	return c.at(end) == "," && slices.ContainsFunc(c.nouns, func(o *noun) bool {
		_, ends := c.p.extent(o)
		return o.appositive && o.names == before && p1(c.p.low[o.first]) && ends == n.first-1
	})
}

// datelineEnd is the token after the place and agency that a sentence may open with: "QUETTA, April 8 (ANA) –".
func (c *clauseReader) datelineEnd() int {
	if p1(c.p.low[c.first]) {
		return c.first // "A constable - Aziz Gul - was"
	}
	for k := c.first; k < min(c.first+12, c.last); k++ {
		switch c.p.low[k] {
		case "-", "–", "—", "•", ":", "--":
			if k > c.first && (c.p.low[k] == ":" || c.p.doc.Tokens[k].Start > c.p.doc.Tokens[k-1].End) {
				return k + 1
			}
		}
		r, _ := utf8.DecodeRuneInString(c.p.low[k])
		if unicode.IsLetter(r) && !c.p.proper(k) && !c.p.dated(k) {
			return c.first
		}
	}
	return c.first
}

// age tells of a number that is an age: "Mir Dil, 38, was", "two sisters aged 8 and 11".
func (c *clauseReader) age(n *noun) bool {
	if n.kind != numberOnly || n.ofIt != nil || n.end != n.first+1 || !unicode.IsDigit(rune(c.p.low[n.first][0])) || n.count.low > 110 {
		return false
	}
	before, after := c.at(n.first-1), c.at(n.end)
	switch before {
	case "aged", "age", "ages":
		return true
	case "both":
		return n.count.low > 14
	case "and", "or":
		if c.agesBefore(n.first - 1) {
			return true
		}
		for _, o := range c.nouns {
			if o.end == n.first-1 && o.kind == numberOnly {
				return c.age(o)
			}
		}
	case ",":
		if c.agesBefore(n.first - 1) {
			return true
		}
		person := n.first-2 >= c.first && (c.p.proper(n.first-2) || c.personEnds(n.first-1))
		return person && (after == "," || after == "." || after == ";" || after == "and" || after == ")" || after == "both" || after == "all" || auxiliaries[after] || after == "died")
	}
	return false
}

// agesBefore tells whether a list of ages leads up to token at: "men aged 18, 21 and 35".
func (c *clauseReader) agesBefore(at int) bool {
	for k := at; k > c.first && at-k < 12; k-- {
		switch w := c.p.low[k]; {
		case w == "aged" || w == "ages" || w == "age":
			return true
		case w != "," && w != "and" && w != "or" && !unicode.IsDigit(rune(w[0])) && numberWords[w] == 0:
			return false
		}
	}
	return false
}

// personEnds tells whether a phrase for one person ends at a token.
func (c *clauseReader) personEnds(at int) bool {
	for _, o := range c.nouns {
		if o.end == at && (o.kind == people || o.kind == otherNoun) && o.count.high == 1 {
			return true
		}
	}
	return false
}

// at is the word at a token of the sentence, "" outside it.
func (c *clauseReader) at(i int) string {
	if i < c.first || i >= c.last {
		return ""
	}
	return c.p.low[i]
}

// belongs tells of a group before what its people are: "an Iron Front affiliated bomber".
func (c *clauseReader) belongs(n *noun) bool {
	switch c.at(n.end) {
	case "affiliated", "linked", "backed", "trained", "led", "inspired", "allied":
	default:
		return false
	}
	for _, o := range c.nouns {
		if o.first == n.end+1 && o.kind == people {
			return true
		}
	}
	return false
}

// governedByParticiple tells whether a phrase is what those harmed were doing something to: "a policeman
// escorting a medical team was shot".
func (c *clauseReader) governedByParticiple(q *predicate, n *noun) bool {
	k := n.first - 1
	if k < c.first || k >= q.first && k < q.end {
		return false
	}
	w := c.p.doc.Word(k)
	if w.XPOS() != "VBG" || c.p.low[k] == "including" || c.p.low[k] == "following" {
		return false
	}
	for _, o := range c.preds {
		if k >= o.first && k < o.end && o.sense.harm != "" {
			return false
		}
	}
	return true
}

// describes tells of a description set off by commas after one person: "Inspector Gul, son of a trader, was".
func (c *clauseReader) describes(before, n *noun) bool {
	_, end := c.p.extent(n)
	_, beforeEnd := c.p.extent(before)
	if c.at(beforeEnd) == "," && c.at(beforeEnd+2) == "," && beforeEnd+3 == n.first && unicode.IsDigit(rune(c.at(beforeEnd + 1)[0])) {
		beforeEnd += 2 // "Nick Dale, 15, a member of the band,"
	}
	if n.kind != people || n.plural || n.count.given || n.name || n.other || beforeEnd+1 != n.first || c.at(beforeEnd) != "," {
		return false
	}
	if before.count.high != 1 || before.count.open || before.kind != people && before.kind != nameOnly {
		return false
	}
	bare := n.first == n.head || !determiners[c.p.low[n.first]]
	named := before.name || before.kind == nameOnly
	if !bare && !(named && !possessives[c.p.low[n.first]]) {
		return false
	}
	return c.closes(end)
}

// closes tells whether a comma ends what a description says, with no more of a list after it.
func (c *clauseReader) closes(end int) bool {
	for k := end; k < min(end+12, c.last); k++ {
		if c.p.low[k] == "," {
			return c.at(k+1) != "and" && !c.nounBegins(k+1)
		}
		if c.p.low[k] == "and" || auxiliaries[c.p.low[k]] {
			return false
		}
	}
	return false
}

func (c *clauseReader) nounBegins(at int) bool {
	for _, n := range c.nouns {
		if n.first == at && (n.kind == people || n.kind == nameOnly || n.kind == numberOnly) {
			return true
		}
	}
	return false
}

// namesNoun tells of a name after a description that no list of people has: "a former council chairman,
// Fazal Gul,".
func (c *clauseReader) namesNoun(before, n *noun) bool {
	single := before.count.high == 1 && !before.count.open
	_, end := c.p.extent(before)
	described := before.kind == otherNoun && c.p.doc.Word(before.head).UPOS() == language.NOUN || before.kind == numberOnly && before.ofIt != nil
	named := n.kind == nameOnly || before.kind == numberOnly && n.kind == people && n.name && !n.plural && !n.count.given
	return single && named && described && end+1 == n.first && c.at(end) == ","
}

// ofThem tells of a part of those before: ", five of them children", "two of whom were policemen".
func (c *clauseReader) ofThem(n *noun) bool {
	if n.kind != numberOnly || n.ofIt == nil || n.ofIt.kind != pronoun {
		return false
	}
	w := c.p.low[n.ofIt.first]
	return (w == "them" || w == "whom") && (c.at(n.first-1) == "," || c.at(n.first-1) == "and")
}

// complements tells of the phrase that says what such a part is: "children", "policemen".
func (c *clauseReader) complements(before, n *noun) bool {
	return c.ofThem(before) && before.ofIt.end <= n.first && (n.first <= before.ofIt.end+1 || n.first == before.ofIt.end+2 && auxiliaries[c.at(before.ofIt.end)]) && !n.count.given
}

// complement is that phrase, nil when there is none.
func (c *clauseReader) complement(n *noun) *noun {
	for _, o := range c.nouns {
		if o.kind == people && c.complements(n, o) {
			return o
		}
	}
	return nil
}

// stillWithin tells whether a toll after a part is one more part of the whole: "including a bomber and his
// three children".
func (c *clauseReader) stillWithin(whole, t *toll) bool {
	left := whole.count.low - t.count.low
	for _, part := range whole.parts {
		left -= part.count.low
	}
	closed := c.at(t.noun.first-1) == "and" && c.at(t.noun.first-2) == "," && t.count.given
	return left >= 0 && !closed && !t.other
}
