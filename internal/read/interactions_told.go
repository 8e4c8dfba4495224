package read

import (
	"sort"
	"strings"

	"daybook"
	"daybook/internal/language"
)

// Which of the acts that the words tell are the report's to tell, and which of them are one.

// toldAsAct tells whether an act that was read belongs in the record: it is no figure for a period, no
// wish or condition of the writer's own, and somebody in particular does it.
func (p *page) toldAsAct(a act) bool {
	switch {
	case (a.typ == "ASSAULT" || a.typ == "COERCE") && p.countsUp(a):
		return false
	case p.writersOwn(a):
		return false
	case len(a.actors) > 0 && p.anyOne(a):
		return false
	case p.unnamedAssault(a):
		return false
	case a.typ == "THREATEN" && (p.onlyForecasts(a) || warnsOfWhatIs(a.word)):
		return false
	case a.status == daybook.Denied && (verbal[a.typ] || cooperative(a.typ)):
		return false
	case a.typ == "CONSULT" && p.ownSitting(a):
		return false
	case p.atItsEnd(a):
		return false
	}
	return true
}

// verbal are the types of acts done in words that side against somebody: who has not asked, accused or rejected
// has done nothing.
var verbal = map[string]bool{"REQUEST": true, "ACCUSE": true, "REJECT": true, "THREATEN": true, "PROTEST": true}

// warnsOfWhatIs tells whether a warning tells of something that is so, and threatens nothing: "warned that
// people were losing patience".
func warnsOfWhatIs(v language.Word) bool {
	switch v.Lemma() {
	case "warn", "caution", "alert":
	default:
		return false
	}
	c := v.Child(language.Ccomp)
	if !c.OK() || v.Child(language.Obj, language.Iobj).OK() {
		return false
	}
	for x := range c.Children() {
		if x.Is(language.Aux) && (modal[x.Lower()] != "" || x.Lower() == "would") || x.Is(language.Advcl) {
			return false
		}
	}
	return c.Child(language.Aux, language.Cop, language.AuxPass).OK() || c.XPOS() == "VBD" || c.XPOS() == "VBZ" || c.XPOS() == "VBP"
}

// ownSitting tells whether a body is only said to sit: "the cabinet is to meet on Thursday".
func (p *page) ownSitting(a act) bool {
	if a.word.Lemma() != "meet" && a.word.Lemma() != "convene" || len(a.others) > 0 || len(a.actors) != 1 {
		return false
	}
	w := a.actors[0]
	return sits[w.Lemma()] && w.XPOS() != "NNS"
}

// atItsEnd tells whether the noun of an act is what somebody suspends, ends or turns down: "contacts with them have
// been suspended".
func (p *page) atItsEnd(a act) bool {
	if a.rule != "interaction/noun" || !a.word.Is(language.Nsubj, language.NsubjPass, language.Obj) {
		return false
	}
	v := a.word.Head()
	b := interactionBook()
	return b.ends[p.withParticle(v)] != nil || b.sort["refused"][v.Lemma()]
}

// saysNoAct tells whether verb v only has the look of an act: "asked not to be named", "provided that",
// "ought to", "has not helped himself".
func (p *page) saysNoAct(v language.Word) bool {
	switch v.Lower() {
	case "ought", "riots": // "riots" is the noun wherever a name stands before it
		return true
	case "provided", "providing", "given", "granted":
		return v.Next().Lower() == "that"
	}
	if v.Lemma() == "let" && v.Child(language.Obj, language.Nsubj).Lower() == "it" { // "let it be known"
		return true
	}
	if l := v.Lemma(); (l == "refuse" || l == "decline") && interactionBook().sort["discreet"][v.Child(language.Xcomp).Lemma()] {
		return true // "refused to comment"
	}
	if c := v.Child(language.Ccomp); v.Lemma() == "insist" && c.OK() && p.ownStatus(c) == "" && c.Child(language.Nsubj, language.NsubjPass).OK() { // that something is so
		return true
	}
	if v.Lemma() == "ask" {
		if x := v.Child(language.Xcomp); x.OK() && isPassive(x) && (x.Lemma() == "name" || x.Lemma() == "identify" || x.Lemma() == "quote") {
			return true
		}
	}
	o := v.Child(language.Obj).Lower()
	return strings.HasSuffix(o, "self") && o != "self" || strings.HasSuffix(o, "selves")
}

// countsUp tells whether an act of force is a figure for a period, which is a claim: "has killed more than
// 200 people since January".
func (p *page) countsUp(a act) bool {
	object := p.object(a.word)
	return p.inClaim(a.word.I) && (!object.OK() || p.inClaim(object.I)) || object.OK() && p.inClaim(object.I) && object.Child(language.Nummod, language.Amod).OK()
}

// writersOwn tells whether an act is a thought of the writer's: what could be, or should be, where nobody
// is said to say so.
func (p *page) writersOwn(a act) bool {
	if a.status != daybook.Hypothetical && a.status != daybook.Demanded {
		return false
	}
	if modal[a.word.Child(language.Aux).Lower()] == daybook.Hypothetical && p.bothNamed(a) { // "Norland may expel the Sudlanders"
		return false
	}
	by := p.toldBy(a.word.I)
	return by == nil || by.head < 0 && by.kind == "think" || p.writer(by)
}

// writer tells whether an attribution's source is the one who writes: "we hear that".
func (p *page) writer(a *attribution) bool {
	if a.head < 0 || p.quoted(a.head) {
		return false
	}
	lower := p.doc.Word(a.head).Lower()
	return lower == "we" || lower == "i" || lower == "one"
}

// bothNamed tells whether both sides of an act are names and not roles alone.
func (p *page) bothNamed(a act) bool {
	for _, side := range [][]language.Word{a.actors, a.others} {
		if len(side) == 0 {
			return false
		}
		if m := p.mentionOf(side[0]); m == nil && side[0].UPOS() != language.PROPN || m != nil && m.plain {
			return false
		}
	}
	return true
}

// anyOne tells whether an act is said of whoever is of a kind and not of somebody: "a state that leaves its
// people in the dark", "every province", in the present tense.
func (p *page) anyOne(a act) bool {
	actor := a.actors[0]
	if a.word.Is(language.Acl) && !a.word.Is(language.AclRelcl) && anyDet[a.word.Head().Child(language.Det).Lower()] { // "any deal signed by a province"
		return true
	}
	if x := a.word.XPOS(); x == "VBD" || x == "VBN" || a.status == daybook.Planned {
		return false
	}
	m := p.actorAt(actor.I)
	if m != nil && !m.plain || actor.UPOS() == language.PROPN || inPlural(actor) {
		return false
	}
	switch actor.Child(language.Det).Lower() {
	case "a", "an", "any", "every", "no", "each":
		return a.word.Child(language.Aux).Lower() != "has" && a.word.XPOS() != "VBG"
	}
	return false
}

var anyDet = map[string]bool{"any": true, "every": true, "no": true, "each": true}

// onlyForecasts tells whether those who warn are of no side, as an institute that warns of hunger.
func (p *page) onlyForecasts(a act) bool {
	if len(a.actors) == 0 || a.word.Lemma() != "warn" && a.word.Lemma() != "caution" && a.word.Lemma() != "alert" {
		return false
	}
	m := p.mentionOf(a.actors[0])
	return m != nil && (m.kind == "civil" || m.kind == "media") && !deliberates[p.doc.Word(m.head).Lemma()]
}

// unnamedAssault tells whether nobody named attacks, where an incident of the sentence tells it: gunmen and
// bombers of no known side are nobody's act towards anybody.
func (p *page) unnamedAssault(a act) bool {
	if a.typ != "ASSAULT" || len(a.actors) == 0 {
		return false
	}
	m := p.mentionOf(a.actors[0])
	if m != nil && m.plain {
		first, end := p.nounPhrase(a.actors[0])
		m = p.bestIn(run{first, end})
	}
	if owner := a.actors[0].Child(language.NmodPoss); owner.OK() {
		if of := p.mentionOf(owner); of != nil && !of.plain { // "its gunmen"
			return false
		}
	}
	if m == nil || !m.plain || m.kind != "militants" && m.kind != "gang" && m.kind != "civil" {
		return false
	}
	return p.incidentIn(a.word.Sentence())
}

// incidentIn tells whether an incident has words of sentence s for its basis.
func (p *page) incidentIn(s int) bool {
	if p.violent == nil {
		p.violent = make([]bool, len(p.doc.Sentences))
		for k := range p.incidents {
			for _, b := range p.incidents[k].Basis {
				p.violent[p.sentenceOf(b.Span)] = true
			}
		}
	}
	return p.violent[s]
}

// sentenceOf is the sentence that a span of the page begins in.
func (p *page) sentenceOf(span daybook.Span) int {
	at := span.Start
	if span.In != "title" && p.body > 0 {
		at += p.codePoint(p.body)
	}
	after := sort.Search(len(p.doc.Sentences), func(s int) bool {
		return p.codePoint(p.doc.Word(int(p.doc.Sentences[s].First)).Start()) > at
	})
	return max(after-1, 0)
}

// sameAct is the interaction of the report that another telling of the same act would repeat: same type and
// status, the same two sides, and no two different times; nil for none.
func (p *page) sameAct(x *daybook.Interaction, lemma string) *daybook.Interaction {
	if p.acts == nil {
		p.acts = map[actKey]int{}
	}
	key := actKey{typ: x.Type, status: x.Status, actor: partyKey(x.Actor), recipient: partyKey(x.Recipient)}
	key.fatal = x.Type == "ASSAULT" && tellsDead(x.Basis[0].Quote)
	if x.Recipient == nil || x.Actor == nil {
		key.lemma = lemma // with one side only, the same word must tell it
	}
	if k, ok := p.acts[key]; ok {
		old := &p.interactions[k]
		if !old.When.Known() || !x.When.Known() || old.When.From == x.When.From {
			return old
		}
	}
	p.acts[key] = len(p.interactions)
	return nil
}

// An actKey is what two tellings of one act share.
type actKey struct {
	typ, status, actor, recipient, lemma string
	fatal                                bool // an act that killed is another than one that did not
}

// tellsDead tells whether the words of an act say that it killed.
func tellsDead(words string) bool {
	for _, w := range strings.Fields(strings.ToLower(words)) {
		switch w {
		case "killed", "kill", "killing", "died", "dead", "death", "deaths", "fell", "succumbed", "perished":
			return true
		}
	}
	return false
}

// partyKey names a party so that two mentions of it agree: its id, its group, or its words without article.
func partyKey(x *daybook.Party) string {
	switch {
	case x == nil:
		return ""
	case x.Group != "":
		return string(x.Group)
	}
	words := strings.ToLower(string(x.Text))
	for _, article := range []string{"the ", "a ", "an "} {
		words = strings.TrimPrefix(words, article)
	}
	return words
}
