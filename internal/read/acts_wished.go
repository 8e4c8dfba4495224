package read

import (
	"slices"

	"daybook"
	"daybook/internal/language"
)

// Words of acts that tell none: what is demanded farther off in the sentence, what would have been, and
// figures of speech.

// wished marks predicate i as unreal where the sentence only asks for it, supposes it or speaks in a figure.
func (c *clauseReader) wished(i int) {
	q := c.preds[i]
	switch {
	case q.sense == protesting && c.stayedShut(q):
		q.unreal = false
	case q.unreal:
	case c.takesNobody(q), q.sense.shelf == actNoun && devices[q.sense.words] && c.p.onlyNamed(q.first, q.end),
		q.sense.words == "catch" && c.figuratively(q), q.sense.words == "come under fire" && !c.underFire(q), q.sense.words == "defuse" && !c.p.names(q.sentence, "weapons", "explosives", "stores"),
		q.sense.kind != "" && c.demanded(q), c.trend(q), c.supposed(q), c.joinedWish(q), c.governedUnreal(q), c.general(q):
		q.unreal = true
	}
}

// figuratively tells of "caught between two fires", "caught his attention", "caught in a bind".
func (c *clauseReader) figuratively(q *predicate) bool {
	for _, n := range append(q.objects, q.doers...) {
		if class := c.p.classOf(n); class == "militants" || class == "security forces" {
			return false
		}
	}
	for k := q.end; k < min(c.last, q.end+3); k++ {
		switch c.p.low[k] {
		case "between", "unawares", "unaware", "off", "up", "attention", "fire", "napping", "imagination", "eye", "sight", "fancy":
			return true
		case "in":
			if k+2 < c.last && caughtIn[c.p.low[k+2]] || k+1 < c.last && caughtIn[c.p.low[k+1]] {
				return true // "was caught in the firing"
			}
			return k == q.end && k+1 < c.last && (c.p.low[k+1] == "a" || c.p.low[k+1] == "the") && !q.passive
		}
	}
	return false
}

// underFire tells whether those who "came under fire" were shot at: armed men fired, or forces were there. Critics
// fire otherwise. It makes those who fired the doers.
func (c *clauseReader) underFire(q *predicate) bool {
	for _, n := range c.nouns {
		if n.first < q.end || n.prep != "from" && n.prep != "by" {
			continue
		}
		if class := c.p.classOf(n); class == "militants" || class == "unidentified" || class == "security forces" || class == "foreign forces" {
			q.doers = append(q.doers, n)
		}
		break
	}
	return len(q.doers) > 0 || slices.ContainsFunc(q.objects, func(n *noun) bool { return c.p.classOf(n) == "security forces" })
}

// demanded tells whether a noun of acts stands under a demand, however far: "demanded a ban on the league
// and the arrest of its chief".
func (c *clauseReader) demanded(q *predicate) bool {
	if q.sense.shelf != actNoun && q.form != plain {
		return false
	}
	for k := q.first - 1; k >= max(c.first, q.first-25); k-- {
		w := c.p.low[k]
		switch {
		case demands[w], w == "for" && k > c.first && (c.p.low[k-1] == "called" || c.p.low[k-1] == "calling" || c.p.low[k-1] == "call" || c.p.low[k-1] == "calls"):
			return true
		case w == ";" || w == "who" || w == "which" || w == "when" || w == "while" || w == "after" || w == "over" || w == "against":
			return false
		}
		x := c.p.doc.Word(k)
		if demands[x.Head().Lower()] && x.Is(language.Ccomp) || endings[x.Lemma()] && x.XPOS() != "VBD" && x.UPOS() == language.VERB && !c.p.definiteAt(q.first) {
			return true // "demand that they stop the killings"; "to cease repression, stop assassinations"
		}
		if x.UPOS() == language.VERB && (x.XPOS() == "VBD" || x.XPOS() == "VBZ" || x.XPOS() == "VBP") {
			return false
		}
	}
	return false
}

// endings are verbs whose object is to end.
var endings = map[string]bool{"cease": true, "end": true, "halt": true, "stop": true}

// supposed tells of "had he been arrested in time", which he was not.
func (c *clauseReader) supposed(q *predicate) bool { return c.p.supposedAt(q.first) }

// trend tells of acts in the plural whose number goes up or down, "Kidnappings doubled to 24": a figure, no act.
func (c *clauseReader) trend(q *predicate) bool {
	if q.sense.shelf != actNoun || q.form != pluralNoun || len(q.doers)+len(q.objects) > 0 {
		return false
	}
	for k := q.end; k < min(c.last, q.end+8); k++ {
		if trends[c.p.low[k]] {
			return c.p.doc.Word(k).UPOS() == language.VERB
		}
		if c.p.doc.Word(k).UPOS() == language.VERB {
			return false
		}
	}
	return false
}

// governedUnreal tells of a verb that something above it in the tree makes unreal: "will see his sons killed", "will
// go on to find and arrest them".
func (c *clauseReader) governedUnreal(q *predicate) bool {
	if aux := c.at(q.first - 1); q.attempt || q.form == past && !q.passive || q.passive && (aux == "was" || aux == "were") && c.at(q.first-2) == "," || c.p.doc.Sentences[q.sentence].Caps || q.sense.shelf == actNoun || q.sense.shelf == actState || c.p.doc.Word(q.first).UPOS() != language.VERB {
		return false
	}
	switch c.p.factAt(q.first) {
	case daybook.Planned, daybook.Demanded:
		return c.at(q.first-1) != "to" || !c.realInfinitive(q.first-1)
	}
	return false
}

// supposedAt tells whether the participle at token i stands after an inverted "had … been".
func (p *page) supposedAt(i int) bool {
	first := p.sentenceFirst(i)
	if i-first < 3 || p.doc.Word(i-1).Lower() != "been" {
		return false
	}
	for k := i - 2; k >= max(first, i-7); k-- {
		if p.doc.Word(k).Lower() == "had" {
			u, before := p.doc.Word(k+1).UPOS(), p.doc.Word(k-1)
			opens := k == first || before.Lower() == "," || before.Lower() == "that" || before.UPOS() == language.VERB
			return opens && (u == language.NOUN || u == language.PROPN || u == language.PRON || u == language.DET)
		}
	}
	return false
}

// joinedWish tells of a plain verb joined to another that is not real: "will baton-charge or arrest us".
func (c *clauseReader) joinedWish(q *predicate) bool {
	if q.form != plain || q.sense.shelf != actVerb || q.first-c.first < 3 || c.p.low[q.first-1] != "or" {
		return false
	}
	for k := q.first - 2; k >= max(c.first, q.first-12); k-- {
		switch c.p.low[k] {
		case "to", "will", "would", "may", "might", "can", "could", "should", "must", "'ll":
			return true
		case ";", "who", "which", "when", "while":
			return false
		}
	}
	return false
}

// topics are what a report as a whole is about where it is no violence.
type topics struct {
	known, sport, mishap bool
}

// speaksOf tells of a report of a match, of a disease or of traffic, by the words of these in it.
func (p *page) speaksOf() topics {
	if p.about.known {
		return p.about
	}
	p.about.known = true
	found := [3]map[string]bool{{}, {}, {}}
	for i, w := range p.low {
		for k, kind := range [3]wordKind{sportKind, diseaseKind, trafficKind} {
			if p.is(i, kind) {
				found[k][w] = true
			}
		}
	}
	p.about.sport = len(found[0]) >= matchWords
	p.about.mishap = len(found[1]) >= illnessWords || len(found[2]) >= trafficWords
	return p.about
}

// matchWords is how many different words of matches make a report one of a match; a bombing at a final has two.
// illnessWords and trafficWords are how many of disease, or of traffic, make one of these.
const (
	matchWords   = 4
	illnessWords = 3
	trafficWords = 4
)
