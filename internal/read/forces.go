package read

import (
	"strings"
	"sync"

	"daybook"
	"daybook/internal/language"
	"daybook/lexicon"
)

// What the forces of the state did, sentence by sentence: police, soldiers, paramilitaries and those who
// command them. It goes by the words of lexicon/en/forces.txt and writes interactions beside those that the
// political reader found: a deployment, a curfew, a search, an escort, a failure to act is no incident of
// its own, yet it is what a reader of such news asks about first.

// forceWords are the entries of lexicon/en/forces.txt, and of interactions.txt what forces may do as well.
type forceWords struct {
	does, moved, alone *interactionWords
	nouns              map[string]forceNoun
	units, omits       map[string]bool
	forces             map[string]bool // phrases, and their last words
	triggers           map[string]bool // lemmas of what only the state does
}

type forceNoun struct {
	interactionType
	alone, lacking bool
}

var forceBook = sync.OnceValue(func() *forceWords {
	b := &forceWords{nouns: map[string]forceNoun{}, units: map[string]bool{}, omits: map[string]bool{}, forces: map[string]bool{}, triggers: map[string]bool{}}
	for _, into := range []**interactionWords{&b.does, &b.moved, &b.alone} {
		*into = &interactionWords{verbs: map[string][]interactionEntry{}, nouns: map[string]interactionType{}, sort: map[string]map[string]bool{}}
	}
	verbs := map[string]*interactionWords{"does": b.does, "moved": b.moved, "alone": b.alone}
	lists := map[string]map[string]bool{"units": b.units, "omits": b.omits, "forces": b.forces}
	for _, e := range lexicon.Read("en/forces.txt") {
		how, typ, _ := strings.Cut(e.Section, " ")
		c := e.Columns
		switch {
		case how == "noun":
			b.nouns[c[0]] = forceNoun{interactionType{typ: typ, mode: dash(c[2])}, c[1] == "alone", c[1] == "lacking"}
		case verbs[how] != nil:
			e.Section = typ
			first, _, _ := strings.Cut(c[0], " ")
			verbs[how].verbs[first] = append(verbs[how].verbs[first], parseInteraction(e))
		default:
			lists[how][c[0]] = true
		}
	}
	for _, w := range verbs {
		w.sortEntries()
	}
	for _, e := range lexicon.Read("en/forces.txt") {
		if words := e.Columns[0]; e.Section == "forces" {
			b.forces["… "+words[strings.LastIndex(words, " ")+1:]] = true
		}
	}
	for lemma := range b.alone.verbs {
		b.triggers[lemma] = true
	}
	for noun, kind := range b.nouns {
		if kind.alone {
			b.triggers[noun[strings.LastIndex(noun, " ")+1:]] = true
		}
	}
	return b
})

// findForces finds what forces of the state did in each sentence that names one or tells what only they do.
func (p *page) findForces() {
	b := forceBook()
	told := p.toldActs()
	for s := range p.doc.Sentences {
		if !p.namesForce(b, s) {
			continue
		}
		var last act
		for w := range p.doc.Words(s) {
			a, ok := p.forceAct(b, w)
			if already, is := told[w.I]; is {
				if ok {
					p.mend(already, a)
				}
				continue
			}
			if !ok || a.status == daybook.Hypothetical || p.supposedAt(w.I) || a.typ != "REJECT" && p.underTold(w, told) || last.word.OK() && last.typ == a.typ && (len(a.actors) == 0 || sameWords(last.actors, a.actors)) && w.I-last.word.I < 6 {
				continue
			}
			last = a
			p.writeForce(a)
		}
	}
}

// forceAct reads the act that w tells, by a verb or a noun.
func (p *page) forceAct(b *forceWords, w language.Word) (act, bool) {
	if w.UPOS() == language.VERB && !p.bodysDoing(w.I) {
		if a, ok := p.forceVerb(b, w); ok {
			return a, true
		}
		return p.forceNoun(b, w)
	}
	if a, ok := p.forceNoun(b, w); ok {
		return a, true
	}
	return p.forceVerb(b, w)
}

// underTold tells whether w is content or object of an act that is told already: "protested at the sending of
// troops".
func (p *page) underTold(w language.Word, told map[int][]int) bool {
	for n := 0; w.OK() && n < 8; n++ {
		if w.Is(language.AclRelcl, language.Conj, language.Parataxis) || w.Is(language.Advcl) && w.Child(language.Mark).Lower() != "to" {
			return false
		}
		w = w.Head()
		if at := told[w.I]; w.OK() && len(at) > 0 {
			return p.interactions[at[0]].Type != "ACCUSE" // what somebody is accused of is told by the accuser
		}
	}
	return false
}

func sameWords(a, b []language.Word) bool {
	return len(a) == len(b) && (len(a) == 0 || a[0].I == b[0].I)
}

// toldActs gives the interactions found so far by the token that tells them.
func (p *page) toldActs() map[int][]int {
	out := map[int][]int{}
	for i, tok := range p.actWords {
		out[tok] = append(out[tok], i)
	}
	return out
}

// mend corrects interactions that the political reader found by what is known of forces: a march of theirs is
// no protest, taking up positions no seizure, and what only the state does is the state's.
func (p *page) mend(interactions []int, a act) {
	if len(a.actors) == 0 {
		p.setState(interactions, a)
		return
	}
	for _, i := range interactions {
		x := &p.interactions[i]
		if a.typ == "COERCE" && a.rule == "force/omitted" && x.Type == "REJECT" {
			x.Type, x.Mode = a.typ, daybook.Text(a.mode) // "did not allow reporters to enter"
		}
		if a.typ != "MOBILIZE" {
			continue
		}
		switch {
		case x.Type == "PROTEST", x.Type == "REJECT", x.Type == "ASSAULT" && x.Mode == "seize":
			x.Type, x.Mode, x.Recipient = a.typ, daybook.Text(a.mode), nil
		case x.Type == a.typ && x.Actor == nil && a.rule == "force/moved":
			x.Actor, x.Recipient = x.Recipient, nil // "two companies were deployed"
		}
	}
}

// setState makes the state the actor of interactions that have none, of an act that nobody else does.
func (p *page) setState(interactions []int, a act) {
	for _, i := range interactions {
		if x := &p.interactions[i]; x.Actor == nil {
			x.Actor = &daybook.Party{Class: "state", Country: p.home()}
			x.Basis = append(x.Basis, daybook.Basis{Field: "actor", Span: p.words(a.trigger.first, a.trigger.end), Rule: a.rule})
		}
	}
}

// namesForce tells whether sentence s has a word for a force or for what only the state does.
func (p *page) namesForce(b *forceWords, s int) bool {
	sent := p.doc.Sentences[s]
	for i := int(sent.First); i < int(sent.End); i++ {
		if p.forceWord(i) || b.triggers[lemmaIn(b.triggers, p.doc.Word(i))] || b.triggers[participleOf(p.doc.Word(i))] {
			return true
		}
	}
	return false
}

// forceWord tells whether a word or phrase for a force of the state ends at token i, or the name of one.
func (p *page) forceWord(i int) bool {
	for k := max(i-3, p.sentenceFirst(i)); k <= i; k++ { // the longest decides: "communal forces" are none
		for _, m := range p.marks[k] {
			if m.end == i+1 && (m.sense.shelf == peopleOf || m.sense.shelf == bodyOf) {
				return m.sense.section == "security forces" || m.sense.section == "state"
			}
		}
	}
	if p.listedForce(i) {
		return true
	}
	if _, weapon := p.marked(i, weaponOf); weapon {
		return false // "missiles": a force's means
	}
	m := p.actorAt(i)
	return m != nil && m.kind == "forces" && m.use != usePlace
}

// listedForce tells whether a phrase of [forces] ends at token i.
func (p *page) listedForce(i int) bool {
	if !p.is(i, forceKind) {
		return false
	}
	b, words := forceBook(), p.low[i]
	for k := i; ; k-- {
		if b.forces[words] {
			return true
		}
		if k == 0 || i-k > 2 || k == p.sentenceFirst(i) {
			return false
		}
		words = p.low[k-1] + " " + words
	}
}

// isForce tells whether noun w names a force of the state or people of one: by its own word, by a unit with
// a force beside or after it ("a posse of constables"), or as a name or office with one before it
// ("police commissioner Rao", "the director general of police").
func (p *page) isForce(b *forceWords, w language.Word) bool {
	switch {
	case !w.OK() || p.dateAt(w.I) != nil:
		return false
	case w.UPOS() == language.PRON:
		if low := p.low[w.I]; low == "we" || low == "i" {
			s := p.whoSpeaksAt(w.I)
			return s.end > s.first && p.holdsForce(s.run)
		}
		ref, ok := p.antecedent(w.I)
		return ok && p.holdsForce(ref.run)
	case p.forceWord(w.I) && !p.insideThing(w.I), p.standsForForce(w):
		return true
	}
	m, ok := p.marked(w.I, thingOf)
	if ok && m.end == w.I+1 && !b.units[w.Lemma()] {
		return false
	}
	if of := oblique(w, "of"); of.OK() && (w.UPOS() == language.NUM || partitive[w.Lemma()]) && of.I > w.I {
		return p.isForce(b, of) || officers[of.Lemma()]
	} else if of.OK() && b.units[w.Lemma()] && p.isForce(b, of) {
		return true
	}
	first, end := p.nounPhrase(w)
	if b.units[w.Lemma()] {
		for i := first; i < end; i++ {
			if i != w.I && p.forceWord(i) {
				return true
			}
		}
	}
	if w.UPOS() == language.PROPN || officers[w.Lemma()] {
		for i := first; i < end; i++ {
			if p.forceWord(i) && !p.insideThing(i) {
				return true
			}
		}
	}
	return false
}

// holdsForce tells whether the words of r name a force, or somebody of one.
func (p *page) holdsForce(r run) bool {
	for i := r.first; i < r.end; i++ {
		if p.forceWord(i) && !p.insideThing(i) && p.low[i] != "general" { // "general secretary", "General Insurance"
			return true
		}
	}
	return false
}

// standsForForce tells whether noun w names somebody whom the report calls an officer of a force elsewhere: "Marrin" for
// "police commissioner P. C. Marrin".
func (p *page) standsForForce(w language.Word) bool {
	x, known := p.personNamed(p.low[w.I])
	return known && x.office && !p.former(x.full.first) && x.name.end-x.full.first > 1 && p.holdsForce(x.full)
}

// insideThing tells whether the word at token i only names a building or the like: "police station".
func (p *page) insideThing(i int) bool {
	for k := max(i-2, p.sentenceFirst(i)); k <= i; k++ {
		if m, ok := p.marked(k, thingOf); ok && m.end > i+1 {
			return true
		}
	}
	return false
}

// forceVerb reads verb v as something a force does, something done with a force, or something that nobody
// but the state does.
func (p *page) forceVerb(b *forceWords, v language.Word) (act, bool) {
	if u := v.UPOS(); u != language.VERB && u != language.ADJ && u != language.NOUN {
		return act{}, false
	}
	lemma := lemmaIn(b.does.verbs, v)
	if said := participleOf(v); said != "" {
		lemma = said
	}
	inDoes, inMoved, inAlone := len(b.does.verbs[lemma]) > 0, len(b.entries(b.moved, v)) > 0, len(b.entries(b.alone, v)) > 0
	if u := v.UPOS(); u == language.ADJ && !inMoved && !((inAlone || inDoes) && v.Child(language.Cop).OK()) || u == language.NOUN && (!inDoes || b.nouns[v.Lemma()].typ != "" || b.nouns[v.Lower()].typ != "") {
		return act{}, false
	}
	a := act{word: v, trigger: run{v.I, v.I + 1}, status: p.forceStatus(v)}
	subject, passive := p.subject(v)
	if !passive && v.XPOS() == "VBN" && !v.Child(language.Aux).OK() && v.I > 0 && v.Prev().UPOS() != language.AUX && v.Is(language.Acl, language.Amod) {
		passive, subject = true, v.Head()
	}
	agent := agentOf(v)
	if !passive && v.XPOS() == "VBN" && v.Is(language.Advcl) && p.anyForce(b, agent) {
		passive = true // "arrived escorted by constables"
	}
	if passive && !agent.OK() {
		agent = p.forceBehind(b, v)
	}
	doer := subject
	if passive {
		doer = agent
	}
	object := p.object(v)
	if (passive || v.UPOS() == language.ADJ) && subject.OK() {
		object = subject
	}
	switch {
	case inMoved && p.isForce(b, object) && p.forceType(b.moved, v, object, &a, "force/moved"):
		a.actors = []language.Word{object}
		return a, true
	case v.UPOS() == language.ADJ && !inAlone && !inDoes:
		return a, false
	case p.anyForce(b, doer):
		if !p.forceType(b.does, v, object, &a, "force/does") {
			kind, _, _ := p.verbType(interactionBook(), v)
			if !inDoes && forcePlain[kind.typ] && v.UPOS() == language.VERB {
				a.typ, a.mode, a.rule = kind.typ, kind.mode, "force/does"
			}
		}
		if a.typ == "" && !b.omits[lemma] && !b.omits[p.withParticle(v)] || a.typ == "REJECT" && interactionBook().sort["discreet"][v.Child(language.Xcomp).Lemma()] {
			return a, false
		}
		a.actors = p.forcesOf(b, doer)
		return p.omitted(b, a)
	case !passive && inAlone && authorities[doer.Lemma()] && p.forceType(b.alone, v, object, &a, "force/alone"):
		a.actors = []language.Word{doer}
		return a, a.status != daybook.Denied
	case passive && !agent.OK() && (lemma == "allow" || lemma == "permit") && a.status == daybook.Denied && isNegated(v) && v.Child(language.AuxPass).XPOS() == "VBD":
		a.typ, a.mode, a.rule, a.status = "COERCE", "restrict", "force/alone", daybook.Occurred
		a.others = p.parties(object)
		return a, true
	case (passive || v.UPOS() == language.ADJ) && !agent.OK() && inAlone && p.forceType(b.alone, v, object, &a, "force/alone"):
		if v.Is(language.Acl) && a.mode == "curfew" && object.Lemma() == "restriction" {
			return a, false // "the restrictions imposed" are spoken of, not told
		}
		a.others = p.parties(object)
		return a, true
	}
	return a, false
}

// authorities are those whom forces obey: what only the state does, they do.
var authorities = map[string]bool{"authority": true, "administration": true, "magistrate": true, "collector": true, "government": true}

// entries are those of a list for verb v, or for the verb of which adjective v is the participle.
func (b *forceWords) entries(words *interactionWords, v language.Word) []interactionEntry {
	if said := participleOf(v); said != "" {
		if e := words.verbs[said]; len(e) > 0 {
			return e
		}
	}
	return words.verbs[lemmaIn(words.verbs, v)]
}

// participleOf is the verb of which an adjective in "-ed" with a copula is the participle: "the curfew was relaxed".
func participleOf(w language.Word) string {
	stem, participle := strings.CutSuffix(w.Lower(), "ed")
	if w.UPOS() != language.ADJ || !participle {
		return ""
	}
	for _, lemma := range []string{stem, stem + "e"} {
		if forceBook().triggers[lemma] && w.Child(language.Cop).OK() {
			return lemma
		}
	}
	return ""
}

// forceBehind is the force named by "by" close behind a passive whose agent the tree hangs lower: "was denied leave to go
// there by the police".
func (p *page) forceBehind(b *forceWords, v language.Word) language.Word {
	for i := v.I + 1; i < min(v.I+8, p.sentenceEnd(v.I)); i++ {
		if w := p.doc.Word(i); w.UPOS() == language.VERB && w.XPOS() != "VB" || isPunctuation(w.Text()) {
			break
		} else if p.low[i] == "by" && p.isForce(b, w.Head()) {
			return w.Head()
		}
	}
	return language.Word{}
}

// forceStatus is factAt, but what a force "had to" do, "was forced to" or "could be seen" doing it did.
func (p *page) forceStatus(v language.Word) string {
	status := p.factAt(v.I)
	if status == daybook.Demanded && v.UPOS() == language.VERB && v.XPOS() != "VB" && v.XPOS() != "VBP" && !v.Child(language.Aux).Is(language.Aux) {
		return daybook.Occurred // a participle after "had" that the tree takes for a duty
	}
	if status != daybook.Demanded && status != daybook.Hypothetical && status != daybook.Planned {
		return status
	}
	for w, n := v, 0; w.OK() && n < 4; w, n = w.Head(), n+1 {
		if p.hadTo(w) {
			return daybook.Occurred
		}
		if !w.Is(language.Conj) && !(w.Is(language.Advcl) && w.Child(language.Mark).Lower() == "to") {
			break
		}
	}
	return status
}

// hadTo tells whether the words before v say that it had to be done, or could be seen, and so was.
func (p *page) hadTo(v language.Word) bool {
	for k := v.I - 1; k >= max(p.sentenceFirst(v.I)+1, v.I-4); k-- {
		w, before := p.doc.Word(k), p.doc.Word(k-1).Lower()
		switch {
		case w.Lower() == "to" && (before == "had" || before == "forced" || before == "compelled" || before == "able" && p.doc.Word(k-2).Lower() == "was"),
			w.Lower() == "seen" && before == "be":
			return true
		}
	}
	return false
}

// forcePlain are the types of interactions.txt that are deeds, and no words or meetings.
var forcePlain = map[string]bool{"COERCE": true, "ASSAULT": true, "MOBILIZE": true, "AID": true, "RETREAT": true}

// forceType takes type and mode of the first entry for v that holds, object being what v acts on.
func (p *page) forceType(words *interactionWords, v, object language.Word, a *act, rule string) bool {
	entries := forceBook().entries(words, v)
	for i := range entries {
		if e := &entries[i]; e.holds(p, v) || len(e.objects) > 0 && e.conditions() == 1 && holdsLemma(v.Child(language.Obj), e.objects) || object.OK() && len(e.objects) > 0 && e.conditions() == 1 && holdsLemma(object, e.objects) {
			a.typ, a.mode, a.rule = e.typ, e.mode, rule
			a.trigger.end += len(e.words)
			return true
		}
	}
	return false
}

// anyForce tells whether w or one of the nouns joined to it names a force.
func (p *page) anyForce(b *forceWords, w language.Word) bool {
	if !w.OK() {
		return false
	}
	for _, c := range conjuncts(w) {
		if p.isForce(b, c) {
			return true
		}
	}
	return false
}

// forcesOf are the forces that noun w and those joined to it name.
func (p *page) forcesOf(b *forceWords, w language.Word) []language.Word {
	var out []language.Word
	for _, c := range conjuncts(w) {
		if p.isForce(b, c) {
			out = append(out, c)
		}
	}
	return out
}

// omitted makes of what a force did not do what it is: a refusal of its duty, or of leave to others.
func (p *page) omitted(b *forceWords, a act) (act, bool) {
	v := a.word
	negated := isNegated(v) || a.typ != "" && isNobody(p.object(v)) || isNobody(v.Child(language.Nsubj, language.NsubjPass))
	lemma := v.Lemma()
	if words := p.withParticle(v); b.omits[words] {
		lemma = words
	}
	if a.status == daybook.Hypothetical && negated && b.omits[lemma] && p.unableTo(v) {
		a.status = daybook.Denied // "could not control the crowd"
	}
	if a.typ == "REJECT" && a.status == daybook.Denied && nobody[p.object(v).Lower()] {
		a.status = daybook.Occurred // "did nothing"
	}
	if a.status != daybook.Denied || !negated {
		return a, a.typ != "" && a.status != daybook.Denied
	}
	switch {
	case lemma == "allow" || lemma == "permit" || lemma == "let":
		a.typ, a.mode = "COERCE", "restrict"
	case b.omits[lemma]:
		a.typ, a.mode = "REJECT", ""
	default:
		return a, false
	}
	a.status, a.rule = daybook.Occurred, "force/omitted"
	for a.trigger.first > p.sentenceFirst(v.I) && v.I-a.trigger.first < 3 && (p.doc.Word(a.trigger.first-1).UPOS() == language.AUX || p.doc.Word(a.trigger.first-1).UPOS() == language.PART || p.doc.Word(a.trigger.first-1).UPOS() == language.ADV) {
		a.trigger.first--
	}
	return a, true
}

// unableTo tells whether a verb is said of what its subject was not able to do.
func (p *page) unableTo(v language.Word) bool {
	aux := v.Child(language.Aux).Lower()
	return aux == "could" || aux == "can"
}

// writeForce writes an act of a force; where no force is named the state is its doer by what it is.
func (p *page) writeForce(a act) {
	if len(a.others) == 0 && a.word.UPOS() == language.VERB && a.rule == "force/does" && a.typ != "MOBILIZE" {
		a.others = p.others(p.object(a.word), a.actors)
	}
	if len(a.actors) > 0 {
		from := len(p.interactions)
		p.writeAct(a)
		for i := from; i < len(p.interactions); i++ {
			if x := p.interactions[i].Actor; x != nil && (x.Class == "" || x.Class == "civilians" || x.Class == "officials" || x.Class == "militants" && x.Group == "") {
				x.Class = "state"
			}
		}
		return
	}
	for _, y := range orNobody(a.others) {
		before := len(p.interactions)
		if p.writePair(a, language.Word{}, y); len(p.interactions) > before { // else it was told before
			p.setState([]int{before}, a)
		}
	}
}
