package read

import (
	"slices"
	"strings"
	"unicode"
)

// A toll is a number of people to whom one thing was done, where the report says it.
type toll struct {
	kind     string // killed, injured, abducted, arrested, surrendered
	class    string // of the noun, "people" when neutral
	count    count
	noun     *noun
	pred     *predicate
	parts    []*toll // "including", "among them": within the count, not beside it
	definite bool    // speaks of people told before
	other    bool    // "others", "another"
	revised  bool    // and a smaller one, "revised the toll down to nine"
	update   bool    // a new whole figure, "the toll rose to nine"
	whole    bool    // a whole figure that somebody gives, "put the toll at nine", "confirmed one death"
	victims  bool    // of whom it is told by "the victims were": dead or hurt, as the report has it
	lived    bool    // of people shot or hit: they did not die of it
	sentence int
}

// tollsOf reads the harm that predicate q of clause c says.
func (c *clauseReader) tollsOf(q *predicate) []*toll {
	if q.sense.harm == "" || q.unreal || q.blamed || q.attempt || q.sense.words == "death" && c.at(q.end) == "toll" {
		return nil
	}
	var out []*toll
	within := false
	objects := c.withCompany(q)
	for i, n := range objects {
		if c.speaks(n) || c.beside(q, objects, i) {
			continue
		}
		t := c.toll(q, n)
		if t == nil {
			continue
		}
		switch {
		case n.kind == numberOnly && t.class == "people" && n.ofIt == nil, c.mates(n):
			c.elliptical(q, t)
		case n.kind == numberOnly && t.class == "people" && n.ofIt.kind == pronoun && !c.ofThem(n):
			c.ofTheLast(t)
		}
		if t.kind == "arrested" && t.class == "security forces" && c.captured(q) {
			t.kind = "abducted" // "four soldiers died and a dozen were captured"
		}
		if len(out) > 0 && c.sumsUp(n) {
			if total(out) < t.count.low {
				out = []*toll{t}
			}
			continue
		}
		if len(out) > 0 && c.attends(n) && out[0].class == "security forces" && t.class != "civilians" || len(out) == 1 && c.seconds(n) && out[0].class == "militants" {
			t.class = out[0].class
		}
		if t.other && inArms(t.class) {
			c.sameAs(t, out)
		}
		switch {
		case len(out) > 0 && (n.part || c.ofThem(n)):
			within = true
			whole := out[len(out)-1]
			whole.parts = append(whole.parts, t)
		case within && c.stillWithin(out[len(out)-1], t):
			whole := out[len(out)-1]
			whole.parts = append(whole.parts, t)
		default:
			out, within = append(out, t), false
		}
	}
	return c.partsBehind(c.brokenDown(summed(out)))
}

// speaks tells whether a phrase is who says so at the end of a sentence: ", officials said".
func (c *clauseReader) speaks(n *noun) bool {
	if n.first == c.first || !c.p.saysSo(n) && !c.speaksJoined(n) {
		return false
	}
	if c.p.low[n.first-1] == "and" {
		return c.speaksJoined(n)
	}
	return c.p.low[n.first-1] == ","
}

// speaksJoined tells of one of two who say so at the end of a sentence: ", police and a witness said".
func (c *clauseReader) speaksJoined(n *noun) bool {
	for _, o := range c.nouns {
		if c.at(o.end) == "and" && o.end+1 == n.first && c.at(o.first-1) == "," && c.p.saysSo(n) {
			return true
		}
		if c.at(n.end) == "and" && n.end+1 == o.first && c.at(n.first-1) == "," && c.p.saysSo(o) {
			return true
		}
	}
	return false
}

// saysSo tells whether a word of saying follows a phrase.
func (p *page) saysSo(n *noun) bool {
	_, end := p.extent(n)
	if end >= p.sentenceEnd(n.first) {
		return false
	}
	switch p.low[end] {
	case "said", "says", "told", "added", "confirmed", "announced", "reported", "claimed":
		return true
	}
	return false
}

// attends tells of such a one: "their driver", "a driver"; a taxi driver goes with nobody.
func (c *clauseReader) attends(n *noun) bool {
	if !attendants[c.p.low[n.head]] {
		return false
	}
	w := c.p.low[n.head-1]
	_, counted := numberWords[w]
	return n.head == n.first || determiners[w] || p1(w) || counted || unicode.IsDigit(rune(w[0]))
}

// ofBlame tells of a harm told in a clause of an act that somebody is blamed for: "wanted for the ambush in
// which nine died", "two men who killed a trader were arrested".
func (c *clauseReader) ofBlame(q *predicate) bool {
	for k := q.end; k+2 < c.last; k++ {
		if c.p.low[k] == "in" && c.p.low[k+1] == "the" && c.p.low[k+2] == "past" && (c.at(q.first-1) == "has" || c.at(q.first-1) == "have" || c.at(q.first-1) == "had") {
			return true
		}
	}
	if c.p.asideCloses(q.first) > 0 {
		return false // "a man, wanted for the fire that killed six, was arrested"
	}
	for k := q.first - 1; k > max(c.first, q.first-12); k-- {
		switch c.p.low[k] {
		case "which", "that":
			return c.blamedBefore(k)
		case "who":
			return c.arrestedAfter(q)
		case ",", ";":
			if k > c.first+1 && c.p.low[k-1] != "which" {
				continue
			}
		case "when", "while":
			return false
		}
	}
	return false
}

// blamedBefore tells whether words of blame stand in the clause before token k.
func (c *clauseReader) blamedBefore(k int) bool {
	for j := k - 1; j > max(c.first, k-20); j-- {
		switch c.p.low[j] {
		case "involved", "involvement", "role", "wanted", "accused", "responsible", "masterminded", "mastermind", "suspected", "convicted":
			if w := c.at(j + 1); w == "in" || w == "for" || w == "of" {
				return true
			}
		}
	}
	return false
}

// arrestedAfter tells whether the sentence goes on to tell the arrest or surrender of who did what q says.
func (c *clauseReader) arrestedAfter(q *predicate) bool {
	if q.suffers {
		return false
	}
	for _, o := range c.preds {
		if o.first > q.first && (o.sense.kind == "arrest" || o.sense.kind == "surrender") && o.suffers && !o.unreal {
			return true
		}
	}
	return false
}

// withCompany are those a predicate is done to, with whoever stands after "along with" behind them or it.
func (c *clauseReader) withCompany(q *predicate) []*noun {
	out := q.objects
	after := q.end
	if n := len(out); n > 0 && !q.suffers && c.at(out[n-1].end) == "and" && selfWords[c.at(out[n-1].end+1)] {
		return append(slices.Clone(q.doers), out...) // "killed six people and himself"
	}
	if c.self(q) {
		if len(out) == 0 { // "killed himself"
			return c.himself(q)
		}
		if c.at(q.end+1) == "and" { // "killing himself and two guards"
			return append(slices.Clone(q.doers), out...)
		}
	}
	for _, n := range q.objects {
		_, end := c.p.extent(n)
		after = max(after, end)
	}
	for k := q.end; k+1 < c.last && k <= after+1; k++ {
		if (c.p.low[k] != "along" && c.p.low[k] != "together") || c.p.low[k+1] != "with" {
			continue
		}
		for _, n := range c.nouns {
			if n.first == k+2 && (n.kind == people || n.kind == nameOnly) && !slices.Contains(out, n) {
				return inOrder(append(slices.Clone(out), c.conjoined(n, c.last)...))
			}
		}
	}
	return out
}

// inOrder sorts phrases as they stand, each once.
func inOrder(ns []*noun) []*noun {
	slices.SortStableFunc(ns, func(a, b *noun) int { return a.first - b.first })
	return slices.Compact(ns)
}

// himself is who a predicate done to oneself is done by: its doer, or the doer of the act told before where
// the order of words took its victim for that ("shot his brother and killed himself").
func (c *clauseReader) himself(q *predicate) []*noun {
	for _, o := range c.preds {
		if o.first < q.first && len(o.doers) > 0 && len(q.doers) > 0 && slices.Contains(o.objects, q.doers[0]) {
			return o.doers
		}
	}
	for _, o := range c.preds {
		if len(q.doers) == 0 && o.first < q.first && len(o.doers) == 1 && o.doers[0].kind == people && o.sense.harm != "" {
			return o.doers // "shot two people before killing himself"
		}
	}
	return q.doers
}

// elliptical gives "two soldiers were killed and four others injured" their noun: that of the one phrase
// counted just before in the sentence, where there is but one.
func (c *clauseReader) elliptical(q *predicate, t *toll) {
	var before *predicate
	preds := c.preds
	if c.whole != nil {
		preds = c.whole.preds
	}
	for _, o := range preds {
		if o == q {
			break
		}
		bare := len(o.objects) == 1 && o.objects[0].kind == numberOnly && o.objects[0].ofIt == nil // elliptical itself
		if o.sense.harm != "" && o.sense.shelf != actNoun && !(bare && before != nil) {
			before = o
		}
	}
	if before == nil {
		c.ofTheLast(t)
		return
	}
	if len(before.objects) != 1 {
		return
	}
	n := before.objects[0]
	if class := c.p.classOf(n); (class == "security forces" || class == "militants") && (n.kind == people || n.kind == numberOnly) && (!n.name || n.plural && n.count.given || c.mates(t.noun)) {
		c.classed(t, class)
	}
}

// ofTheLast gives "two of them were killed", "three of his comrades were hurt" the class of those in arms whom the sentence
// before or the words before tell of last: of several for "them", of one for "his".
func (c *clauseReader) ofTheLast(t *toll) {
	n := t.noun
	of := n.ofIt
	these := c.p.ofThese(n)
	if of == nil && !possessives[c.p.low[n.first]] && !these {
		return
	}
	his := !these && (of == nil || possessives[c.p.low[of.first]])
	if !his && !these && of.kind != pronoun {
		return
	}
	last := lastInArms(c.nouns, n.first, his)
	if s := c.sentence(); last == nil && s > 0 {
		last = lastInArms(c.p.nounsIn(s-1), n.first, his)
	}
	if last != nil {
		c.classed(t, c.p.classOf(last))
	}
}

// classed gives a count the class of those that it speaks of, also for counts that go by it.
func (c *clauseReader) classed(t *toll, class string) {
	t.class = class
	if t.noun.kind == numberOnly {
		t.noun.class = class
	}
}

// lastInArms is the last phrase before a token for people, one or several, where they are fighters or of a force.
func lastInArms(nouns []*noun, before int, one bool) *noun {
	for _, n := range slices.Backward(nouns) {
		group := n.kind == bodies && n.class == "militants" && !one // "the Front": "two of them"
		if n.end > before || !group && (n.kind != people || n.plural == one) {
			continue
		}
		if inArms(n.class) {
			return n
		}
		return nil
	}
	return nil
}

// mates tells of those who are of the force or band of whoever was harmed before: "two of his colleagues".
func (c *clauseReader) mates(n *noun) bool {
	if n.ofIt != nil {
		n = n.ofIt
	}
	switch c.p.doc.Word(n.head).Lemma() {
	case "man", "fighter":
		return n.kind == people && possessives[c.p.low[n.first]] && n.plural
	case "colleague", "comrade", "companion", "accomplice":
		return n.kind == people
	}
	return false
}

// toll reads one phrase as people harmed, or nil.
func (c *clauseReader) toll(q *predicate, n *noun) *toll {
	t := &toll{kind: q.sense.harm, class: c.p.classOf(n), count: n.count, noun: n, pred: q, definite: n.definite && !possessives[c.p.low[n.first]], other: n.other, sentence: q.sentence}
	switch n.kind {
	case thing, otherNoun, bodies:
		o := n.ofIt
		if c.p.personlike(n) && (n.ofIt == nil || n.ofIt.kind != thing) {
			t.class = "people"
			return t
		}
		if n.kind == otherNoun && o != nil && o.kind == people && collectives[c.p.low[n.head]] {
			t.class, t.count = c.p.classOf(o), o.count
			return t
		}
		if n.kind == bodies && (n.count.given || p1(c.p.low[n.first]) && !bodyTails[c.p.low[n.head]] && !unitWords[c.p.low[n.head]] && !collectives[c.p.low[n.head]]) {
			return t
		}
		return nil
	case pronoun:
		t.definite, t.count = true, count{low: 1, high: 1, rule: "toll/pronoun"}
		if doer := c.doerBefore(q, n); doer != nil {
			t.class = c.p.classOf(doer)
		}
		if w := c.p.low[n.first]; w == "they" || w == "them" || w == "their" {
			t.count = count{low: 2, open: true, rule: "toll/pronoun"}
		}
	case nameOnly:
		if c.p.placed(n) && !n.appositive {
			return nil
		}
		if t.class == "" {
			t.class = "people"
		}
		t.count = count{low: 1, high: 1, rule: "toll/name"}
	case numberOnly:
		if t.class == "" {
			t.class = "people"
		}
		if o := n.ofIt; o != nil {
			t.definite = t.definite || o.definite || o.kind == pronoun
		}
		if c.ofThem(n) {
			if is := c.complement(n); is != nil {
				t.class = c.p.classOf(is)
			}
		}
	}
	if bodyWords[c.p.low[n.head]] && n.kind == people {
		if o := n.ofIt; o != nil {
			t.class = c.p.classOf(o)
			if o.kind == nameOnly || t.class == "" {
				t.class = "people"
			}
			if o.count.given && !n.count.given {
				t.count = o.count
			}
		}
	}
	if nth := c.p.ordinal(n); nth > 1 && t.kind == "killed" && n.kind == people && !n.plural {
		t.count, t.update = count{low: nth, high: nth, given: true, rule: "toll/update"}, true // "a tenth victim has died"
		t.definite = true
	}
	t.whole = (q.sense.words == "death" && q.sense.shelf == actNoun || strings.HasSuffix(q.sense.words, "… lives")) && t.count.given || c.given(q, n)
	if t.kind == "arrested" && n.kind == people && (t.class == "people" || t.class == "civilians") && c.linkedToFighters(n) {
		t.class = "militants"
	}
	if c.attacker(q, n) {
		t.class = "militants"
	}
	if t.class == "people" && n.kind == numberOnly && sufferedLosses[c.at(n.first-1)] {
		c.classed(t, c.suffererClass(n.first-1))
	}
	if t.class == "people" && c.notCounted(q) {
		t.class = "civilians"
	}
	if q.negated {
		t.count = count{rule: "toll/none", given: true}
	}
	if t.kind == "injured" && t.count.high > 5000 || t.count.low > 100000 {
		return nil
	}
	return t
}

// sufferedLosses are the verbs before the losses of their subject: "the army suffered one dead and two wounded".
var sufferedLosses = map[string]bool{"suffered": true, "suffering": true, "suffers": true, "sustained": true, "lost": true}

// suffererClass is the class of those in arms who are the subject of the verb at token i, "people" where nobody is.
func (c *clauseReader) suffererClass(i int) string {
	for _, n := range slices.Backward(c.nouns) {
		if _, end := c.p.extent(n); end <= i && n.prep == "" {
			if class := c.p.classOf(n); inArms(class) && c.onlyBetween(end, i) {
				return class
			}
			break
		}
	}
	return "people"
}

// notCounted tells whether a count leaves out those who attacked: "nine people were dead, not counting the attackers".
func (c *clauseReader) notCounted(q *predicate) bool {
	for k := q.end; k+1 < min(q.end+8, c.last); k++ {
		if c.p.low[k] != "counting" && c.p.low[k] != "excluding" && c.p.low[k] != "including" {
			continue
		}
		if c.p.low[k] == "excluding" || c.p.low[k-1] == "not" {
			return slices.ContainsFunc(c.p.low[k+1:min(k+4, c.last)], func(w string) bool {
				return attackerWords[w] || w == "attackers" || w == "bombers" || w == "bomber" || w == "gunmen"
			})
		}
	}
	return false
}

// captured tells of people taken by whoever: soldiers who are captured are no suspects.
func (c *clauseReader) captured(q *predicate) bool {
	return q.suffers && len(q.doers) == 0 && (q.sense.words == "capture" || q.sense.words == "lead away")
}

// doerBefore is the armed man of the same sentence whom "he" stands for: "an attacker wounded four people before he
// was shot dead".
func (c *clauseReader) doerBefore(q *predicate, he *noun) *noun {
	if w := c.p.low[he.first]; w != "he" && w != "she" && w != "they" || !q.suffers {
		return nil
	}
	for _, o := range c.preds {
		if o.first < he.first && len(o.doers) == 1 && o.sense.harm != "" && !o.suffers && o.sense.shelf == actVerb && !o.negated && !o.unreal {
			n := o.doers[0]
			if class := c.p.classOf(n); n.kind == people && n.plural == (c.p.low[he.first] == "they") && (class == "militants" || class == "unidentified") {
				return n
			}
		}
	}
	return nil
}

// attacker tells of somebody without a name for what he is who attacks in the same sentence in which he is killed: "a man
// attacked two policemen and was shot dead".
func (c *clauseReader) attacker(q *predicate, n *noun) bool {
	if q.passive && q.sense.harm == "killed" && (n.kind == pronoun || n.kind == people && n.class == "people") && c.answered(q) {
		return true
	}
	if !q.passive || q.sense.harm != "killed" && q.sense.harm != "injured" || n.kind != people || n.count.high != 1 || n.class == "officials" {
		return false
	}
	for _, o := range c.preds {
		if o.first < q.first && !slices.Contains(c.p.low[o.end:q.first], "which") && !o.suffers && !o.unreal && !o.negated && slices.Contains(o.doers, n) && (o.sense.harm == "killed" || o.sense.harm == "injured" || o.sense.kind == "assault" || o.sense.kind == "shooting") {
			return len(q.doers) == 0 || c.p.classOf(q.doers[0]) == "security forces"
		}
	}
	return false
}

// answered tells of who was killed when a force fired back: "he drew a pistol and was killed when the guards returned fire".
func (c *clauseReader) answered(q *predicate) bool {
	return slices.ContainsFunc(c.preds, func(o *predicate) bool {
		return o.first > q.first && answering[o.sense.words] && !o.unreal && len(o.doers) > 0 && c.p.classOf(o.doers[0]) == "security forces" && slices.Contains(c.p.low[q.end:o.first], "when")
	})
}

// possessives introduce people not told before: "his brother".
var possessives = map[string]bool{"his": true, "her": true, "their": true}

func p1(w string) bool { return w == "a" || w == "an" || w == "another" }

// noneWords are the nouns of a harm that did not happen: "no casualties", "no loss of life".
var noneWords = []string{"casualty", "casualties", "causality", "causalities", "loss of life", "loss of lives", "injury", "injuries", "fatality", "fatalities", "deaths", "one was", "human loss", "life loss", "loss", "body was", "harm", "damage to life"}

// saysNone gives the tokens that say nobody was harmed in sentence s, or 0,0.
func (p *page) saysNone(s int) (first, end int) {
	sent := p.doc.Sentences[s]
	for i := int(sent.First); i < int(sent.End); i++ {
		w := p.low[i]
		if w == "unhurt" || w == "unharmed" || w == "unscathed" {
			return i, i + 1
		}
		if w != "no" && w != "any" && w != "without" {
			continue
		}
		rest := strings.Join(p.low[i+1:min(i+4, int(sent.End))], " ")
		for _, none := range noneWords {
			if strings.HasPrefix(rest, none) {
				return i, i + 1 + len(strings.Fields(none))
			}
		}
	}
	return 0, 0
}

func (c *clauseReader) sentence() int { return int(c.p.doc.Tokens[c.first].Sentence) }
