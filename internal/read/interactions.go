package read

import (
	"slices"
	"strconv"
	"strings"

	"daybook"
	"daybook/internal/language"
)

// An act is an interaction while it is being read.
type act struct {
	typ, mode string
	status    string
	word      language.Word // the verb or noun that tells it
	trigger   run
	actors    []language.Word
	others    []language.Word // recipients
	rule      string
	lesser    bool // told in passing: in a relative clause, by a noun, in a clause of time
}

// findInteractions finds who acts towards whom, sentence by sentence.
func (p *page) findInteractions() {
	p.interactions = []daybook.Interaction{}
	p.lowered()
	b := interactionBook()
	for s := range p.doc.Sentences {
		var acts []act
		for w := range p.doc.Words(s) {
			switch w.UPOS() {
			case language.VERB:
				if !p.mayTell(b, w) {
					continue
				}
				if a, ok := p.verbAct(b, w); ok {
					acts = append(acts, a)
				}
			case language.NOUN:
				if a, ok := p.favourAct(w); ok {
					acts = append(acts, a)
				} else if kind, ok := b.nouns[w.Lemma()]; ok {
					if a, ok := p.nounAct(w, kind); ok {
						acts = append(acts, a)
					}
				}
			}
		}
		for _, a := range p.chosen(acts) {
			p.writeAct(a)
		}
	}
}

// verbAct reads the act that verb v tells.
func (p *page) verbAct(b *interactionWords, v language.Word) (act, bool) {
	if p.saysNoAct(v) {
		return act{}, false
	}
	kind, recipient, rule := p.verbType(b, v)
	if kind.typ == "" {
		return p.askedOf(v)
	}
	a := act{typ: kind.typ, mode: kind.mode, word: v, trigger: run{v.I, v.I + 1}, rule: rule, status: p.factAt(v.I)}
	if o := p.object(v); o.OK() && rule == "interaction/light-verb" && o.Child(language.Det).Lower() == "no" { // "has no objection to"
		a.status = daybook.Denied
	}
	subject, passive := p.subject(v)
	subject = whoseWords(subject)
	if passive && b.sort["stative"][v.Lemma()] && !agentOf(v).OK() { // "is opposed to", "is committed to"
		passive = false
	}
	if passive {
		a.actors = p.doers(agentOf(v))
	} else {
		a.actors = p.doers(subject)
	}
	if len(a.actors) == 0 && !passive {
		return act{}, false
	}
	switch {
	case recipient.OK():
		a.others = p.parties(recipient)
	case passive:
		a.others = p.parties(subject)
	}
	weak := kind.bare && b.sort["weak"][p.withParticle(v)]
	if len(a.others) == 0 {
		a.others = p.recipients(v, a, rule != "interaction/verb" && rule != "", !weak)
	}
	if len(a.others) == 0 && (weak || len(a.actors) == 0 || v.Lemma() == "deny" && p.anyForce(forceBook(), a.actors[0])) {
		return act{}, false // "police denied that anybody was held" turns nobody down
	}
	p.bend(b, &a)
	a.lesser = inPassing(v)
	return a, p.political(a)
}

// whoseWords is who wrote the resolution, letter or statement that n names, where it is somebody's or what a
// verb makes: "their declaration asked", "passed a resolution asking the governor"; otherwise n.
func whoseWords(n language.Word) language.Word {
	if !n.OK() {
		return n
	}
	if _, says := sayingBook().nouns[n.Lemma()]; !says && !written[n.Lemma()] {
		return n
	}
	if owner := n.Child(language.NmodPoss); owner.OK() && n.Is(language.Nsubj) {
		return owner
	}
	if !n.Is(language.Obj) || n.Head().UPOS() != language.VERB {
		return n
	}
	if s, passive := subjectOf(n.Head()); s.OK() && !passive {
		return s
	}
	return n
}

// political tells whether an act belongs in a political record: a state, force, party, armed group or body
// is a side of it, by name or as one of two sides; in a text about such, a name the codebook does not know
// may be one. A protest is political whoever protests.
func (p *page) political(a act) bool {
	both := len(a.actors) > 0 && len(a.others) > 0 || len(a.actors) > 1 && together(a.word)
	for _, sides := range [][]language.Word{a.actors, a.others} {
		for _, w := range sides {
			m := p.mentionOf(w)
			switch {
			case a.typ == "PROTEST" && m != nil && len(a.actors) > 0:
				return true
			case m == nil:
				if p.onPolitics() && (w.UPOS() == language.PROPN || w.UPOS() == language.PRON) && len(a.actors) > 0 {
					return true
				}
			case m.kind == "civil" && m.plain && !deliberates[p.doc.Word(m.head).Lemma()] || m.kind == "media":
			case both, !m.plain && m.use != usePlace, m.plain && p.onPolitics() && len(a.actors) > 0:
				return true
			}
		}
	}
	return false
}

// onPolitics tells whether the report is about states, forces, parties or armed groups: it names one of
// them, or an office of theirs, at least once in eighty words.
func (p *page) onPolitics() bool {
	if p.politics == 0 {
		n := 0
		for i := range p.actors {
			switch p.actors[i].kind {
			case "government", "militants", "party", "international", "forces":
				n++
			}
		}
		p.politics = -1
		if n > 0 && n*80 >= len(p.doc.Tokens) {
			p.politics = 1
		}
	}
	return p.politics > 0
}

// mentionOf is the mention that noun w names, stands for or is described by.
func (p *page) mentionOf(w language.Word) *actorMention {
	if ref, ok := p.antecedent(w.I); ok {
		return ref.mention
	}
	if m := p.actorAt(w.I); m != nil {
		return m
	}
	first, end := p.nounPhrase(w)
	return p.bestIn(run{first, end})
}

// verbType is the type and mode that v and what it governs make, the noun that is its recipient where the
// entry says so, and the rule.
func (p *page) verbType(b *interactionWords, v language.Word) (kind interactionType, recipient language.Word, rule string) {
	lemma := lemmaIn(b.verbs, v)
	var plain *interactionEntry
	entries := b.verbs[lemma]
	for i := range entries {
		e := &entries[i]
		if e.conditions() == 0 {
			plain = e
			break
		}
		if e.holds(p, v) {
			if len(e.with) == 1 {
				recipient = p.phraseWith(v, e.with)
			}
			return interactionType{e.typ, e.mode, e.inf || e.that}, recipient, "interaction/verb"
		}
	}
	object := p.object(v)
	if _, ok := nounType(b, object); !ok && b.sort["light"][lemma] {
		if in := oblique(v, "in"); in.OK() { // "engaged in talks"
			object = in
		}
	}
	if object.OK() {
		if of, ok := nounType(b, object); ok {
			words := p.withParticle(v)
			if ends, ok := b.ends[words][of.typ]; ok {
				return ends, recipient, "interaction/ended"
			}
			if b.sort["light"][words] || b.sort["light"][lemma] {
				return of, recipient, "interaction/light-verb"
			}
		}
	}
	if plain != nil {
		return interactionType{plain.typ, plain.mode, true}, recipient, "interaction/verb"
	}
	return kind, recipient, ""
}

// nounType is the type that a noun tells, by itself ("talks"), with the word before it ("hunger strike"),
// or by what it is of or made for ("mediation effort", "wave of arrests").
func nounType(b *interactionWords, n language.Word) (interactionType, bool) {
	if !n.OK() {
		return interactionType{}, false
	}
	for c := range n.Children() {
		if c.Is(language.Compound, language.Amod) {
			if of, ok := b.nouns[c.Lower()+" "+n.Lemma()]; ok {
				return of, true
			}
		}
	}
	if of, ok := b.nouns[n.Lemma()]; ok {
		return of, true
	}
	if of, ok := b.nouns[n.Lower()]; ok {
		return of, true
	}
	for c := range n.Children() {
		if c.Is(language.Compound) || c.Is(language.Nmod) && caseOf(c) == "of" {
			if of, ok := b.nouns[c.Lemma()]; ok {
				return of, true
			}
		}
	}
	return interactionType{}, false
}

// withParticle is the lemma of v with its particle: "call off".
func (p *page) withParticle(v language.Word) string {
	if prt := v.Child(language.CompoundPrt); prt.OK() {
		return v.Lemma() + " " + prt.Lower()
	}
	return v.Lemma()
}

// askedOf reads a saying whose content puts a duty on somebody else: "said that the army must leave".
func (p *page) askedOf(v language.Word) (act, bool) {
	entries := sayingBook().verbs[lemmaIn(sayingBook().verbs, v)]
	if len(entries) == 0 || entries[0].kind != "say" {
		return act{}, false
	}
	c := v.Child(language.Ccomp)
	if !c.OK() || p.ownStatus(c) != daybook.Demanded {
		return act{}, false
	}
	subject, _ := p.subject(v)
	asked, _ := p.subject(c)
	a := act{typ: "REQUEST", mode: "change", word: v, trigger: run{v.I, v.I + 1}, rule: "interaction/must", status: p.factAt(v.I)}
	a.actors, a.others = p.doers(subject), p.parties(asked)
	return a, len(a.actors) > 0 && len(a.others) > 0
}

// bend applies what negation, promise and refusal make of an act.
func (p *page) bend(b *interactionWords, a *act) {
	v := a.word
	if b.sort["offered"][v.Lemma()] || a.typ == "THREATEN" {
		if x := v.Child(language.Xcomp); x.OK() {
			switch kind, _, _ := p.verbType(b, x); {
			case kind.typ == "CONCEDE" || kind.typ == "RETREAT":
				a.typ, a.mode = "AGREE", ""
			case kind.typ == "" && a.typ == "AGREE":
			case cooperative(kind.typ):
				a.typ, a.mode = "AGREE", ""
			case kind.typ != "" && a.typ == "AGREE" && v.Lemma() != "agree" && v.Lemma() != "offer":
				a.typ, a.mode = "THREATEN", ""
			}
		}
	}
	if v.Is(language.Xcomp) && adjectiveStatus[v.Head().Lemma()] == daybook.Planned && v.Head().UPOS() == language.ADJ && cooperative(a.typ) {
		a.typ, a.mode, a.status = "AGREE", "", daybook.Occurred // "is willing to"
	}
	if a.status == daybook.Denied && cooperative(a.typ) && !underFailure(b, a.word) && v.Child(language.Mark).Lower() != "from" { // not to agree, talk, support or help is to reject
		a.typ, a.mode, a.status = "REJECT", "", daybook.Occurred
	}
}

// underFailure tells whether v is what somebody fails, forgets or neglects to do, which turns nothing down.
func underFailure(b *interactionWords, v language.Word) bool {
	return v.Is(language.Xcomp) && b.sort["failed"][v.Head().Lemma()]
}

// cooperative tells whether a type is of PLOVER's cooperative half.
func cooperative(typ string) bool {
	switch typ {
	case "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT":
		return true
	}
	return false
}

// inPassing tells whether verb v stands in a clause that describes a noun or gives a time or reason.
func inPassing(v language.Word) bool {
	for n := 0; v.OK() && n < 6; v, n = v.Head(), n+1 {
		if v.Is(language.AclRelcl, language.Advcl) && v.Child(language.Mark).Lower() != "to" || v.Is(language.Acl) {
			return true
		}
	}
	return false
}

// favourAct reads "is in favour of talks with", "is not in favour of the plan".
func (p *page) favourAct(n language.Word) (act, bool) {
	if l := n.Lemma(); l != "favour" && l != "favor" || n.Prev().Lower() != "in" || !n.Child(language.Cop).OK() {
		return act{}, false
	}
	a := act{typ: "SUPPORT", word: n, trigger: run{n.I - 1, n.I + 1}, rule: "interaction/predicate", status: p.factAt(n.I), actors: p.doers(n.Child(language.Nsubj))}
	if a.status == daybook.Denied {
		a.typ, a.status = "REJECT", daybook.Occurred
	}
	if of := oblique(n, "of"); of.OK() {
		if a.others = p.others(of, a.actors); len(a.others) == 0 {
			a.others = p.within(of, a.actors)
		}
	}
	return a, len(a.actors) > 0 && p.political(a)
}

// nounAct reads an act that a noun tells by itself: "talks between", "the attack by … on".
func (p *page) nounAct(n language.Word, kind interactionType) (act, bool) {
	if s := n.Child(language.Nsubj); s.OK() && n.Child(language.Cop).OK() && s.Lower() != "it" && s.Lower() != "this" && s.Lower() != "that" { // "is a leading donor to"
		a := act{typ: kind.typ, mode: kind.mode, word: n, trigger: run{n.I, n.I + 1}, rule: "interaction/predicate", status: p.factAt(n.I), actors: p.doers(s)}
		a.others = p.within(n, a.actors)
		return a, len(a.actors) > 0 && len(a.others) > 0
	}
	a := act{typ: kind.typ, mode: kind.mode, word: n, trigger: run{n.I, n.I + 1}, rule: "interaction/noun", status: p.factAt(n.I), lesser: true}
	for c := range n.Children() {
		switch k := caseOf(c); {
		case c.Is(language.NmodPoss), c.Is(language.Compound, language.Amod) && p.isParty(c):
			a.actors = append(a.actors, p.doers(c)...)
		case !c.Is(language.Nmod, language.Obl):
		case k == "by":
			a.actors = append(a.actors, p.doers(c)...)
		case k == "between" || k == "among":
			if both := p.parties(c); len(both) > 1 {
				a.actors, a.others = both[:1], both[1:]
			}
		case k == "with" || k == "on" || k == "against" || k == "to" || k == "from" || k == "at" || k == "of" || k == "for":
			a.others = append(a.others, p.parties(c)...)
		}
	}
	return a, len(a.actors) > 0 && len(a.others) > 0
}

// chosen leaves out the acts that another says is asked for, refused, promised or alleged, those a light
// verb already tells, and those told in passing beside a main one that has both sides.
func (p *page) chosen(acts []act) []act {
	var out []act
	main := false
	for _, a := range acts {
		main = main || !a.lesser
	}
	for _, a := range acts {
		if a.lesser && main || p.below(a, acts) || !p.toldAsAct(a) {
			continue
		}
		out = append(out, a)
	}
	return out
}

// below tells whether a stands under another of the acts, as its content or object.
func (p *page) below(a act, acts []act) bool {
	w := a.word
	for n := 0; w.OK() && n < 8; n++ {
		if !w.Is(language.Xcomp, language.Ccomp, language.Obj, language.Acl, language.Advcl, language.Obl, language.Nmod, language.Conj, language.Compound, language.NsubjPass, language.Csubj) || w.Is(language.AclRelcl) {
			return false
		}
		joined := w.Is(language.Conj)
		w = w.Head()
		for _, o := range acts {
			if o.word.I == w.I && !joined {
				return !(w.Lemma() == "deny" && a.status == daybook.Denied && len(a.others) > 0) // who denies an act tells of it too
			}
		}
	}
	return false
}

// writeAct writes an act for each pair of actor and recipient, and mutual ones both ways.
func (p *page) writeAct(a act) {
	actors, others := a.actors, a.others
	if len(others) == 0 && len(actors) == 1 && mutual(a) && inPlural(actors[0]) { // "the presidents of Norland and Sudland met"
		if of := oblique(actors[0], "of"); of.OK() {
			actors = p.parties(of)
		}
	}
	if len(others) == 0 && len(actors) > 1 && mutual(a) { // "the two presidents met"
		actors, others = actors[:1], actors[1:]
	}
	for _, x := range orNobody(actors) {
		for _, y := range orNobody(others) {
			if x.OK() && y.OK() && (x.I == y.I || p.actorAt(x.I) != nil && p.actorAt(x.I) == p.actorAt(y.I)) {
				continue
			}
			p.writePair(a, x, y)
			if mutual(a) && x.OK() && y.OK() && a.rule != "interaction/noun" {
				p.writePair(a, y, x)
			}
		}
	}
}

// mutual tells whether both sides do the act.
func mutual(a act) bool {
	lemma := a.word.Lemma()
	switch lemma {
	case "meet", "sign", "exchange", "confer", "trade", "clash":
		return true
	}
	return len(a.others) == 0 && (together(a.word) || jointly(a))
}

func orNobody(words []language.Word) []language.Word {
	if len(words) == 0 {
		return []language.Word{{}}
	}
	return words[:min(len(words), 4)]
}

func (p *page) writePair(a act, x, y language.Word) {
	out := daybook.Interaction{
		ID: p.report.ID + "#i" + strconv.Itoa(len(p.interactions)+1), Type: a.typ, Mode: daybook.Text(a.mode), Status: a.status,
		When: p.whenOf(a.word), Where: p.whereOf(a.word), Says: p.saysAt(a.word.I),
	}
	out.Basis = append(out.Basis, daybook.Basis{Field: "type", Span: p.words(a.trigger.first, a.trigger.end), Rule: a.rule})
	out.Actor = p.side(&out, "actor", x)
	if out.Actor != nil && out.Actor.Class == "" && p.standsForForce(x) {
		out.Actor.Class = "state"
	}
	out.Recipient = p.side(&out, "recipient", y)
	if old := p.sameAct(&out, a.word.Lemma()); old != nil {
		for _, b := range out.Basis {
			if !slices.Contains(old.Basis, b) {
				old.Basis = append(old.Basis, b)
			}
		}
		if !old.When.Known() {
			old.When = out.When
		}
		return
	}
	p.interactions, p.actWords = append(p.interactions, out), append(p.actWords, a.word.I)
}

// side makes the party of one side with its basis; nil for nobody.
func (p *page) side(out *daybook.Interaction, field string, w language.Word) *daybook.Party {
	if !w.OK() {
		return nil
	}
	party, ok := p.partyAt(w)
	if !ok {
		return nil
	}
	if party.Country == "" {
		party.Country = p.homeOf(w)
	}
	if f, e := p.trimmed(p.nounPhrase(w)); f < e {
		out.Basis = append(out.Basis, daybook.Basis{Field: field, Span: p.words(f, e), Rule: "interaction/" + field})
	}
	party.Text = daybook.Text(strings.Join(strings.Fields(string(party.Text)), " "))
	return &party
}
