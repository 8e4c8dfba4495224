package read

import (
	"daybook"
	"daybook/internal/language"
)

// Acts of forces that nouns tell: firing, a raid, the arrest of, inaction.

// forceNoun reads an act that a noun tells, with the force before it or after "of" or "by".
func (p *page) forceNoun(b *forceWords, n language.Word) (act, bool) {
	if u := n.UPOS(); u != language.NOUN && u != language.PROPN && u != language.VERB {
		return act{}, false
	}
	first := n.I
	kind, ok := b.nouns[n.Lower()]
	if !ok {
		kind, ok = b.nouns[n.Lemma()]
	}
	before := n.Prev()
	if before.Text() == "-" && n.UPOS() != language.VERB {
		before = before.Prev() // "a flag-march"
	}
	if before.OK() && before.Sentence() == n.Sentence() {
		if of, two := b.nouns[before.Lower()+" "+n.Lemma()]; two {
			kind, ok, first = of, true, before.I
		}
	}
	if !ok {
		return act{}, false
	}
	if n.UPOS() == language.VERB && !p.bodysDoing(n.I) && (n.XPOS() != "VBG" || n.Child(language.Aux, language.Nsubj).OK()) {
		return act{}, false // "firing" that is no verb of the force's own
	}
	a := act{typ: kind.typ, mode: kind.mode, word: n, trigger: run{first, n.I + 1}, rule: "force/noun", status: p.forceStatus(n)}
	if before := p.doc.Word(first - 1); first > p.sentenceFirst(n.I) && p.isForce(b, before) && (before.UPOS() == language.NOUN || before.UPOS() == language.PROPN) {
		a.actors = append(a.actors, before)
	}
	if n.I > 1 && p.reads(n.I-2, []string{"in", "the", "presence", "of"}) {
		return act{}, false // "in the presence of officers"
	}
	if n.Lemma() == "failure" && p.doc.Word(max(first-1, 0)).Lower() == "intelligence" {
		return act{}, false // of those who should have known, not of a force
	}
	if kind.mode == "arrest" && first > p.sentenceFirst(n.I) && arrestUndone[p.doc.Word(first-1).Lower()] {
		return act{}, false
	}
	if kind.mode == "arrest" && a.status == daybook.Occurred {
		a.status = p.spokenOf(n)
	}
	if s := n.Child(language.Nsubj); len(a.actors) == 0 && s.OK() && n.Child(language.Cop).OK() && p.anyForce(b, s) {
		a.actors = p.forcesOf(b, s) // "police are on alert"
	}
	if n.Is(language.Compound) && n.Head().I == n.I+1 && len(a.actors) == 0 {
		return act{}, false // "arrest warrant"
	}
	for c := range n.Children() {
		if len(a.actors) == 0 && c.Is(language.Nmod, language.Obl) && (caseOf(c) == "by" || caseOf(c) == "of") && p.isForce(b, c) {
			a.actors = p.forcesOf(b, c)
		}
		if len(a.actors) == 0 && a.typ == "REJECT" {
			a.actors = p.sluggards(b, n, c)
		}
	}
	if len(a.actors) == 0 && a.typ == "REJECT" {
		a.actors = p.accused(b, n)
	}
	if s := n.Head(); len(a.actors) == 0 && onlookers[n.Lemma()] && s.UPOS() == language.VERB {
		if who, _ := p.subject(s); p.anyForce(b, who) {
			a.actors = p.forcesOf(b, who) // "stood as passive onlookers", "were reduced to spectators"
		}
	}
	switch {
	case len(a.actors) > 0 && p.lacking(n):
		a.typ, a.mode, a.rule, a.status = "REJECT", "", "force/omitted", daybook.Occurred
	case kind.lacking:
		return act{}, false
	case a.typ == "ASSAULT":
		p.withHarm(&a)
	}
	return a, len(a.actors) > 0 || kind.alone
}

// onlookers are nouns of those who do nothing.
var onlookers = map[string]bool{"spectator": true, "onlooker": true, "bystander": true}

// accused are the forces that are accused of, or blamed for, what noun n tells: "accused the police of inaction".
func (p *page) accused(b *forceWords, n language.Word) []language.Word {
	if k := caseOf(n); k != "of" && k != "for" {
		return nil
	}
	whom := n.Head()
	if whom.UPOS() == language.VERB {
		whom = p.object(whom)
	}
	if whom.OK() && whom.I != n.I && p.anyForce(b, whom) {
		return p.forcesOf(b, whom)
	}
	return nil
}

// sluggards are the forces whose inaction noun n tells, c being a child of it: "their inaction", "the inaction on
// the part of the police".
func (p *page) sluggards(b *forceWords, n, c language.Word) []language.Word {
	if c.Is(language.NmodPoss) && p.isForce(b, c) {
		return []language.Word{c}
	}
	if c.Lemma() == "part" && caseOf(c) == "on" {
		for of := range c.Children() {
			if of.Is(language.Nmod) && p.anyForce(b, of) {
				return p.forcesOf(b, of)
			}
		}
	}
	return nil
}

// spokenOf is the status of an arrest that nobody is said to make, by the verb it hangs on: asked for, possible,
// planned, or done.
func (p *page) spokenOf(n language.Word) string {
	w := n
	for depth := 0; w.OK() && depth < 5; depth++ {
		if w.UPOS() == language.VERB {
			switch w.Lemma() {
			case "call", "demand", "seek", "urge":
				return daybook.Demanded
			}
			if s := p.forceStatus(w); s != daybook.Denied {
				return s
			}
			return daybook.Occurred
		}
		if !w.Is(language.Nmod, language.Obl, language.Nsubj, language.NsubjPass, language.Obj, language.Conj, language.Compound) {
			break
		}
		w = w.Head()
	}
	return daybook.Occurred
}

// lacking tells whether an act is said not to have been: "a total lack of police action", "no police presence".
func (p *page) lacking(n language.Word) bool {
	switch n.Head().Lemma() {
	case "lack", "absence", "want":
		return n.Is(language.Nmod)
	}
	switch n.Child(language.Det).Lower() {
	case "no", "little", "hardly":
		return true
	}
	return isNegated(n) || isNobody(n.Child(language.Nsubj)) || p.low[max(n.I-2, 0)] == "nowhere" // "were nowhere in sight"
}

// withHarm widens the words of an act to those of its harm, "two died in police firing", and takes those
// harmed as its recipient.
func (p *page) withHarm(a *act) {
	first := a.trigger.first
	if len(a.actors) > 0 {
		first = min(first, a.actors[0].I)
	}
	reach := 6
	for k := first - 1; k >= max(p.sentenceFirst(a.word.I), first-reach); k-- {
		w := p.doc.Word(k)
		switch w.Lower() {
		case ",", ";":
			return
		case "including", "includes":
			reach = 20 // "12 were killed in the riots including three in police firing"
		}
		if harmWords[w.Lemma()] {
			a.trigger.first = k
			if subject, _ := p.subject(w); subject.OK() && w.UPOS() == language.VERB {
				a.others = p.parties(subject)
			}
			return
		}
	}
}
