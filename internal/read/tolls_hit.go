package read

import (
	"slices"
	"strings"

	"daybook/internal/language"
)

// The word lists of lexicon/en/harm.txt, by section; the file says what each is for.
var (
	harmLists = readLists("en/harm.txt")

	limbs      = harmLists["limbs"]
	outerLimbs = harmLists["outer limbs"]
	bullets    = harmLists["bullets"]
	shots      = harmLists["shots"]
	woundKinds = harmLists["wounds"]
	livedWords = harmLists["lived"]
	toHospital = harmLists["carried"]
	hospitals  = harmLists["hospitals"]
	takingIn   = harmLists["taking in"]
	carers     = harmLists["those who care"]
	conditions = harmLists["conditions"]
	multiplied = harmLists["multiple killings"]
	anybody    = harmLists["anybody"]
	families   = harmLists["families"]
	linking    = harmLists["linking"]
	mourners   = harmLists["mourners"]
	deputies   = harmLists["deputies"]
	multiples  = readNumbers("en/harm.txt", "multiples")
	rises      = harmLists["tolls that rise"]
	changes    = harmLists["changes of a toll"]
	lowers     = harmLists["tolls that fall"]
	counted    = harmLists["counted dead"]
	putAt      = harmLists["dead put at a number"]
	putting    = harmLists["putting a figure"]
	counting   = harmLists["counting bodies"]
	speakingOf = harmLists["speaking of a figure"]
	countNouns = harmLists["early figures"]
	pronounces = harmLists["pronouncing dead"]
	injuriesOf = harmLists["injuries"]
	lostParts  = harmLists["lost of the body"]
	ownHand    = harmLists["by their own hand"]
	harmWords  = harmLists["what came of force"]
	strikes    = harmLists["what a shot does"]
	attendants = harmLists["attendants"]
)

// Being shot or hit is no harm of its own among the words of acts: whether who was shot lived is told
// later, or not at all. hitsOf reads the people that predicate q says were shot or hit, as tolls of the
// kind "hit"; those who are not among the dead were injured (drafting.addHit).
func (c *clauseReader) hitsOf(q *predicate) []*toll {
	if q.sense.harm != "" || q.unreal || q.blamed || q.attempt || q.negated {
		return nil
	}
	if n := c.multiple(q); n > 0 {
		who := &noun{first: q.first - 1, end: q.first, head: q.first - 1, kind: numberOnly, class: "people", count: count{low: n, high: n, given: true, rule: "toll/number"}, sentence: q.sentence}
		return []*toll{{kind: "hit", class: "people", count: who.count, noun: who, pred: q, definite: true, whole: true, sentence: q.sentence}}
	}
	if !c.hits(q) {
		return nil
	}
	s := *q.sense
	s.harm = "hit"
	as := *q
	as.sense = &s
	if c.self(q) {
		as.objects = q.doers
	}
	return c.survivors(&as, c.tollsOf(&as))
}

// survivors leaves "they" out of people hit and marks those who lived.
func (c *clauseReader) survivors(q *predicate, tolls []*toll) []*toll {
	tolls = slices.DeleteFunc(tolls, func(t *toll) bool { return t.noun.kind == pronoun && t.count.open })
	for _, t := range tolls {
		t.lived = c.lived(q, t)
	}
	return tolls
}

// multiple is how many people a "triple shooting" hit, 0 for another predicate.
func (c *clauseReader) multiple(q *predicate) int {
	if q.sense.words != "shooting" {
		return 0
	}
	return multiples[c.at(q.first-1)]
}

// manyKilled reads how many died in a "double murder" by what it is called.
func (c *clauseReader) manyKilled() *toll {
	for i := c.first; i+1 < c.last; i++ {
		n := multiples[c.p.low[i]]
		if n == 0 || !multiplied[c.p.low[i+1]] || c.blamedBefore(i) {
			continue
		}
		who := &noun{first: i, end: i + 1, head: i, kind: numberOnly, class: "people", count: count{low: n, high: n, given: true, rule: "toll/number"}, sentence: c.sentence()}
		return &toll{kind: "killed", class: "people", count: who.count, noun: who, pred: &predicate{first: i + 1, end: i + 2, sense: newTotal, sentence: c.sentence()}, definite: true, whole: true, sentence: c.sentence()}
	}
	return nil
}

// hits tells whether a predicate says that people were hit: "was shot", "shot three men", "was hit in the
// leg", "a bullet grazed a child", "the shooting of two brothers".
func (c *clauseReader) hits(q *predicate) bool {
	switch q.sense.words {
	case "shoot":
		if c.p.doc.Word(q.first).UPOS() == language.NOUN && !(q.suffers && len(q.objects) > 0 && q.objects[0].end == q.first) {
			return false // "fired one shot"; but "four shot, one killed"
		}
		return q.form != gerund || len(q.objects) > 0 && q.objects[0].first == q.end || c.self(q)
	case "shoot at":
		return q.passive && c.placeFollows(q)
	case "bear wounds":
		return true
	case "hit", "strike", "graze":
		if q.passive {
			return c.byShot(q) || c.amongShots(q) && !c.by(q)
		}
		return c.amongShots(q) && len(q.objects) > 0 && (q.objects[0].kind == people || q.objects[0].kind == numberOnly && q.objects[0].count.given)
	case "shooting":
		return q.sense.shelf == actNoun && len(q.objects) > 0
	}
	return false
}

// placeFollows tells "was shot at the market" from "was shot at": a place or hour stands behind.
func (c *clauseReader) placeFollows(q *predicate) bool {
	if c.p.dated(q.end) || c.p.placeAt(q.end) != nil {
		return true
	}
	return slices.ContainsFunc(c.nouns, func(n *noun) bool {
		return (n.first == q.end || n.first == q.end-1) && n.kind != people && n.kind != pronoun && n.kind != bodies
	})
}

// amongShots tells whether a shot or a shooting is told in the sentence.
func (c *clauseReader) amongShots(q *predicate) bool {
	for k := c.first; k < c.last; k++ {
		if shots[c.p.low[k]] && (k < q.first || k >= q.end) && c.p.low[k] != "fire" {
			return true
		}
	}
	return slices.ContainsFunc(c.preds, func(o *predicate) bool { return o != q && o.sense.kind == "shooting" }) || c.inLimb(q, limbs)
}

// by tells whether something is named by which a predicate was done.
func (c *clauseReader) by(q *predicate) bool {
	return slices.Contains(c.p.low[q.end:min(q.end+5, c.last)], "by")
}

// fatally reads "four men were shot, one fatally": how many of those hit died of it.
func (c *clauseReader) fatally(q *predicate) *toll {
	for k := q.end; k+1 < min(q.end+14, c.last); k++ {
		if w := c.p.low[k]; w != "," && w != "and" {
			continue
		}
		n, end := c.p.countAt(k+1, c.last)
		if end == 0 {
			continue
		}
		if c.at(end) == "of" && (c.at(end+1) == "them" || c.at(end+1) == "whom") {
			end += 2 // "two of them fatally"
		}
		if c.at(end) != "fatally" && c.at(end) != "mortally" {
			continue
		}
		dead := &predicate{first: end, end: end + 1, sense: toDeath, suffers: true, sentence: q.sentence}
		who := &noun{first: k + 1, end: end, head: k + 1, kind: numberOnly, class: "people", count: n, sentence: q.sentence}
		dead.objects = []*noun{who}
		return c.toll(dead, who)
	}
	return nil
}

// self tells of what somebody did to himself.
func (c *clauseReader) self(q *predicate) bool { return selfWords[c.at(q.end)] }

var selfWords = map[string]bool{"himself": true, "herself": true, "themselves": true, "self": true}

// byShot tells of "by a stray bullet", "in the leg" after a predicate.
func (c *clauseReader) byShot(q *predicate) bool {
	return c.byAny(q, bullets) || c.byAny(q, shots) || c.inLimb(q, limbs)
}

// byAny tells whether one of the words stands after "by" behind a predicate.
func (c *clauseReader) byAny(q *predicate, words map[string]bool) bool {
	for k := q.end; k+1 < min(q.end+7, c.last); k++ {
		switch c.p.low[k] {
		case "by":
			return slices.ContainsFunc(c.p.low[k+1:min(k+6, c.last)], func(w string) bool { return words[w] })
		case ",", "when", "while":
			return false
		}
	}
	return false
}

// inLimb tells whether one of the parts of the body stands behind a predicate: "in the left leg", "to the head".
func (c *clauseReader) inLimb(q *predicate, parts map[string]bool) bool {
	for k := q.end; k+1 < min(q.end+10, c.last); k++ {
		switch c.p.low[k] {
		case "in", "to", "on":
			if slices.ContainsFunc(c.p.low[k+1:min(k+5, c.last)], func(w string) bool { return parts[strings.TrimSuffix(w, ",")] }) {
				return true
			}
		case ",", "when", "while", "and", "for", "after", "because":
			return false // "was shot for having a toy in hand"
		}
	}
	return false
}

// lived tells whether the sentence says that those hit lived: counted beside the dead, shot in a limb, on the mend.
func (c *clauseReader) lived(q *predicate, t *toll) bool {
	if t.definite {
		return false
	}
	if t.other || c.p.ordinal(t.noun) > 1 || q.sense.words == "graze" || c.p.adds(q) || c.inLimb(q, outerLimbs) {
		return true
	}
	for k := q.end; k < c.last; k++ {
		if livedWords[c.p.low[k]] {
			return true
		}
	}
	return false
}

// withWounds reads people found "with gunshot wounds": hit, and perhaps dead of it.
func (c *clauseReader) withWounds() []*toll {
	for i := c.first; i+2 < c.last; i++ {
		if c.p.low[i] != "with" {
			continue
		}
		end := c.woundAfter(i)
		if end == 0 {
			continue
		}
		c.ensureNouns()
		q := &predicate{first: end - 1, end: end, sense: woundsBorne, suffers: true, sentence: c.sentence()}
		next := 0 // where the one that "and" joins begins
		for _, n := range slices.Backward(c.nouns) {
			if next > 0 && n.end < next-1 {
				break
			}
			if n.end <= i && i-n.end <= 10 && (n.kind == people || n.kind == numberOnly && n.count.given || n.kind == nameOnly && !c.p.placed(n)) && n.prep == "" && !n.appositive && !bodyWords[c.p.low[n.head]] && !c.age(n) && !c.saysBetween(n.end, i) {
				q.objects = append(q.objects, n)
				if next = n.first; c.at(n.first-1) != "and" {
					break
				}
			}
		}
		slices.Reverse(q.objects)
		return c.survivors(q, c.tollsOf(q))
	}
	return nil
}

// saysBetween tells whether a word of saying or dying stands between two tokens.
func (c *clauseReader) saysBetween(from, to int) bool {
	for k := from; k < to; k++ {
		if speaking[c.p.low[k]] || c.p.low[k] == "died" || c.p.low[k] == "dead" {
			return true
		}
	}
	return false
}

// woundAfter is the token after "gunshot wounds" within a few tokens of token i, or after any injuries that people were
// left with; 0 when there are none.
func (c *clauseReader) woundAfter(i int) int {
	kind := slices.ContainsFunc(c.p.low[max(c.first, i-12):i], func(w string) bool { return w == "left" || w == "leaving" || w == "leaves" })
	for k := i + 1; k < min(i+8, c.last); k++ {
		w := c.p.low[k]
		switch {
		case injuriesOf[w] || w == "wound":
			if kind || strings.HasPrefix(w, "gunshot") {
				return k + 1
			}
			return 0
		case woundKinds[w] || limbs[w]:
			kind = true
		case w == "," || auxiliaries[w]:
			return 0
		}
	}
	return 0
}

// woundsBorne is the sense of such words.
var woundsBorne = &sense{shelf: actSuffer, section: "suffer", words: "bear wounds", harm: "hit"}

// addHit counts as injured those who were shot or hit and are not among the dead, where the story does not
// count the injured itself, or fewer than were hit and did not die.
func (d *drafting) addHit(ledgers map[string]*ledger) {
	injured := ledgers["injured"]
	hit := d.hitLedger(ledgers)
	lived, open := 0, 0
	for _, e := range hit.entries {
		if e.toll.lived || ledgers["killed"].toldBefore(e.toll) {
			lived += e.count.low
		} else {
			open += e.count.low
		}
	}
	hurt := injured.total()
	left := lived + max(0, open-ledgers["killed"].deadOf(hit))
	switch {
	case hurt == 0:
	case d.besides(injured, hit):
		left += hurt
	case !hit.counted():
		return
	}
	for _, e := range hit.entries {
		n := min(e.count.low, left-injured.total())
		if n <= 0 {
			continue
		}
		e.count.high = max(n, e.count.high-(e.count.low-n))
		e.count.low = n
		e.toll.kind = "injured"
		injured.entries = append(injured.entries, e)
	}
}

// toldBefore tells whether the ledger counts others before a toll in its sentence: "six were killed and nine shot".
func (l *ledger) toldBefore(t *toll) bool {
	return !t.definite && slices.ContainsFunc(l.entries, func(e *entry) bool {
		return e.toll.sentence == t.sentence && e.toll.pred.first < t.pred.first && e.toll.noun.first < t.noun.first
	})
}

// hitLedger adds up the people shot or hit, dead and alive, the title last.
func (d *drafting) hitLedger(ledgers map[string]*ledger) *ledger {
	hit := &ledger{kind: "hit", p: d.p}
	var titled []*tally
	counted := 0 // the sentence before that tells of several
	for _, g := range gathered(d.st.hits) {
		g.tolls = slices.DeleteFunc(g.tolls, func(t *toll) bool {
			if t.noun.kind == pronoun && len(hit.entries)+len(ledgers["killed"].entries) > 0 {
				return true
			}
			return hit.has(t.noun) || ledgers["killed"].has(t.noun) || ledgers["injured"].has(t.noun)
		})
		switch {
		case len(g.tolls) == 0:
		case d.p.inTitle(int(d.p.doc.Tokens[g.tolls[0].pred.first].Start)):
			titled = append(titled, g)
		case len(hit.entries) == 0:
			hit.open(g)
		case g.tolls[0].other && d.p.low[g.tolls[0].noun.first] == "another" && counted > 0 && g.sentence-counted <= 2:
			hit.add(g.tolls[0]) // "three boys were shot. Another boy was found at a shop."
		case d.p.adds(g.tolls[0].pred) && !hit.toldOf(g.tolls[0]) && !hit.covers(g.tolls[0]):
			for _, t := range g.tolls {
				hit.add(t)
			}
		default:
			hit.enter(g)
			hit.raise(g)
		}
		if counted = 0; len(g.tolls) == 1 && g.tolls[0].count.given && g.tolls[0].count.low > 1 {
			counted = g.sentence
		}
	}
	for _, g := range titled {
		if len(hit.entries) == 0 {
			hit.open(g)
			continue
		}
		hit.raise(g)
	}
	return hit
}

// deadOf is how many of the dead may be among those hit: not who died by his own hand, nor fighters where
// none was hit.
func (l *ledger) deadOf(hit *ledger) int {
	n := 0
	for _, e := range l.entries {
		class := plainClass(e.class)
		own := ownHand[e.toll.pred.sense.words]
		if own || class == "militants" && hit.of("militants")+hit.of("people") == 0 {
			continue
		}
		n += e.count.low
	}
	return n
}

// besides tells whether the injured are counted beside those shot in the same sentence: "a woman was shot,
// and two men were also wounded".
func (d *drafting) besides(injured, hit *ledger) bool {
	if len(injured.entries) == 0 || len(hit.entries) == 0 {
		return false
	}
	t, h := injured.entries[0].toll, hit.entries[0].toll
	return t.sentence == h.sentence && h.pred.first < t.pred.first && (t.other || d.p.adds(t.pred))
}

// covers tells whether those counted so far may hold whoever is told next: "four people", then "a woman"; "three men"
// hold none.
func (l *ledger) covers(t *toll) bool {
	return l.counted() && slices.ContainsFunc(l.entries, func(e *entry) bool {
		n := e.toll.noun
		return n.kind == numberOnly || anybody[l.p.low[n.head]] || l.p.doc.Word(n.head).Lemma() == l.p.doc.Word(t.noun.head).Lemma()
	})
}

// counted tells whether a ledger holds a stated number.
func (l *ledger) counted() bool {
	return slices.ContainsFunc(l.entries, func(e *entry) bool { return e.toll.count.given })
}

// gathered puts tolls of one predicate together.
func gathered(tolls []*toll) []*tally {
	var out []*tally
	for _, t := range tolls {
		if k := len(out) - 1; k >= 0 && out[k].tolls[0].pred == t.pred {
			out[k].tolls = append(out[k].tolls, t)
			continue
		}
		out = append(out, &tally{kind: t.kind, tolls: []*toll{t}, sentence: t.sentence})
	}
	return out
}
