package read

import (
	"sort"
	"strings"

	"daybook"
	"daybook/internal/language"
)

// Light coreference: pronouns and descriptions ("the group", "the chief minister", a surname) are followed
// back to the nearest earlier mention that fits, within the report.

// A referent is what a pronoun or description stands for: a mention, or words of the report.
type referent struct {
	run
	mention *actorMention // nil where the codebook does not know it
}

// antecedent finds who the pronoun or description at token head stands for.
func (p *page) antecedent(head int) (referent, bool) { return p.antecedentWithin(head, 6) }

// antecedentWithin follows a pronoun that the sentence before has as its subject through at most so many
// sentences.
func (p *page) antecedentWithin(head, sentences int) (referent, bool) {
	w := p.doc.Word(head)
	if s, ok := p.pronounSpeaks(w); ok {
		return referent{s.run, p.bestIn(s.run)}, true
	}
	if ref, ok := p.speakerOf(w); ok {
		return ref, true
	}
	if before := p.sameBefore(w); before.OK() && sentences > 0 {
		return p.antecedentWithin(before.I, sentences-1)
	}
	switch lower := w.Lower(); {
	case lower == "he" || lower == "she" || lower == "him" || lower == "her" || lower == "his":
		return p.earlier(head, func(m *actorMention) bool {
			return (m.person || inSingular(p.doc.Word(m.head)) && m.plain && !actorBook().bodies[p.doc.Word(m.head).Lemma()]) && !p.otherSex(m, lower)
		})
	case lower == "they" || lower == "them" || lower == "their":
		return p.earlier(head, func(m *actorMention) bool {
			return !m.person && (m.kind == "militants" || m.kind == "forces" || m.kind == "civil" || inPlural(p.doc.Word(m.head)))
		})
	case lower == "it" || lower == "its":
		return p.earlier(head, func(m *actorMention) bool {
			return !m.person && (!m.plain && m.use == useActor || m.plain && m.kind != "civil" && inSingular(p.doc.Word(m.head)) && !individual[p.doc.Word(m.head).Lemma()]) && (m.head > m.first || !inPlural(p.doc.Word(m.head)))
		})
	case lower == "who" || lower == "which" || lower == "that":
		return p.relativeHead(w)
	}
	if kinds, ok := described[w.Lemma()]; ok && p.doc.Word(head-1).Lower() == "the" {
		return p.earlier(head, func(m *actorMention) bool {
			return !m.plain && !m.person && m.use == useActor && strings.Contains(kinds, m.kind)
		})
	}
	return p.surname(w)
}

// speakerOf is who "it", "he" or "they" stands for as the subject of what somebody says of himself: "the
// party said it would stay".
func (p *page) speakerOf(w language.Word) (referent, bool) {
	if w.UPOS() != language.PRON || !w.Is(language.Nsubj, language.Expl) {
		return referent{}, false
	}
	v := w.Head()
	for n := 0; n < 3 && v.Is(language.Conj, language.Xcomp); n++ {
		v = v.Head()
	}
	if !v.Is(language.Ccomp) {
		return referent{}, false
	}
	switch w.Lower() {
	case "it", "they", "he", "she":
	default:
		return referent{}, false
	}
	s, passive := p.subject(v.Head())
	if !s.OK() || passive || s.I >= w.I || s.UPOS() == language.PRON && s.Lower() == w.Lower() {
		return referent{}, false
	}
	if s.UPOS() == language.PRON {
		return p.antecedent(s.I)
	}
	m := p.actorAt(s.I)
	if person := m != nil && m.person; person == (w.Lower() == "it") && m != nil {
		return referent{}, false
	}
	first, end := p.nounPhrase(s)
	return referent{run{first, end}, m}, true
}

// pronounSpeaks is who says what pronoun w is said to say.
func (p *page) pronounSpeaks(w language.Word) (speaker, bool) {
	if w.UPOS() != language.PRON {
		return speaker{}, false
	}
	k, ok := p.sourceHeads[w.I]
	if !ok {
		return speaker{}, false
	}
	s := p.speaks(k)
	return s, s.head >= 0 && p.doc.Word(s.head).UPOS() != language.PRON
}

// otherSex tells whether a mention's title says that pronoun he or she cannot stand for it.
func (p *page) otherSex(m *actorMention, pronoun string) bool {
	first := p.doc.Word(m.first).Lower()
	if pronounOf[pronoun] == "he" {
		return womanly[first]
	}
	return manly[first]
}

// pronounOf says which words stand for the same one.
var pronounOf = map[string]string{
	"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she",
	"it": "it", "its": "it", "they": "they", "them": "they", "their": "they",
}

// sameBefore is the subject of the sentence before, where that is the same pronoun as w and nobody else is
// named between: who was spoken of goes on being spoken of ("It has no road. It has asked for one.").
func (p *page) sameBefore(w language.Word) language.Word {
	family := pronounOf[w.Lower()]
	if family == "" || w.Sentence() == 0 {
		return language.Word{}
	}
	here, before := p.doc.Sentences[w.Sentence()], p.doc.Sentences[w.Sentence()-1]
	if named := p.actorsIn(int(here.First), w.I); len(named) > 0 {
		return language.Word{}
	}
	for i := int(before.First); i < int(before.End); i++ {
		if o := p.doc.Word(i); pronounOf[o.Lower()] == family && o.Is(language.Nsubj, language.NsubjPass) {
			return o
		}
		if o := p.doc.Word(i); o.UPOS() == language.VERB {
			break
		}
	}
	return language.Word{}
}

// described says of which classes of actor a bare description may be.
var described = map[string]string{
	"group": "militants gang party", "outfit": "militants gang party", "organisation": "militants international civil party",
	"organization": "militants international civil party", "party": "party", "movement": "militants party civil",
	"militia": "militants", "militant": "militants", "rebel": "militants", "insurgent": "militants", "guerrilla": "militants",
	"force": "forces", "army": "forces", "body": "international government", "agency": "international government civil",
	"institute": "civil", "ministry": "government", "alliance": "international party militants", "bloc": "international",
	"cartel": "gang",
}

func inSingular(w language.Word) bool { return w.XPOS() == "NN" || w.XPOS() == "NNP" }

func inPlural(w language.Word) bool { return w.XPOS() == "NNS" || w.XPOS() == "NNPS" }

// earlier is the nearest mention before token i that fits, at most four sentences back; among those of one
// sentence a subject-like first mention wins.
func (p *page) earlier(i int, fits func(*actorMention) bool) (referent, bool) {
	before := sort.Search(len(p.actors), func(k int) bool { return p.actors[k].first >= i })
	s := p.doc.Word(i).Sentence()
	var best *actorMention
	for k := before - 1; k >= 0; k-- {
		m := &p.actors[k]
		at := p.doc.Word(m.first).Sentence()
		if s-at > 4 || best != nil && at < p.doc.Word(best.first).Sentence() {
			break
		}
		if m.end <= i && m.use != usePlace && m.use != useModifier && fits(m) {
			best = m
			if at == s {
				break
			}
		}
	}
	if best == nil {
		return referent{}, false
	}
	return referent{run{best.first, best.end}, best}, true
}

// relativeHead is the noun a relative pronoun stands for.
func (p *page) relativeHead(w language.Word) (referent, bool) {
	v := w.Head()
	if !v.OK() || !v.Is(language.AclRelcl) || !v.Head().OK() {
		return referent{}, false
	}
	first, end := p.nounPhrase(v.Head())
	return referent{run{first, end}, p.actorAt(v.Head().I)}, true
}

// surname finds the person whose name ends in the name at w, when it stands alone.
func (p *page) surname(w language.Word) (referent, bool) {
	if w.UPOS() != language.PROPN || p.actorAt(w.I) != nil {
		return referent{}, false
	}
	text := w.Text()
	return p.earlierAnywhere(w.I, func(m *actorMention) bool { return m.person && p.doc.Word(m.end-1).Text() == text && m.end-m.first > 1 })
}

// earlierAnywhere is the nearest mention before token i that fits, however far back, up to 400 mentions.
func (p *page) earlierAnywhere(i int, fits func(*actorMention) bool) (referent, bool) {
	before := sort.Search(len(p.actors), func(k int) bool { return p.actors[k].first >= i })
	for k := before - 1; k >= 0 && k > before-400; k-- {
		if m := &p.actors[k]; fits(m) {
			return referent{run{m.first, m.end}, m}, true
		}
	}
	return referent{}, false
}

// partyAt is the party that the noun at token head names or stands for: its words, and what the codebook
// knows of the mention in its phrase or of its antecedent.
func (p *page) partyAt(w language.Word) (daybook.Party, bool) {
	if ref, ok := p.antecedent(w.I); ok {
		if ref.mention != nil {
			return ref.mention.party, true
		}
		return p.partyOfRun(ref.run, ref.end-1), true
	}
	first, end := p.trimmed(p.nounPhrase(w))
	if first >= end {
		return daybook.Party{}, false
	}
	if m := p.actorAt(w.I); m != nil && m.head == w.I && !m.plain && end > m.end { // a name ends where it ends
		end = m.end
	}
	return p.partyOfRun(run{first, end}, w.I), true
}

// partyOfRun is the party named by the words of r, whose head is token head.
func (p *page) partyOfRun(r run, head int) daybook.Party {
	m := p.actorAt(head)
	if m == nil || m.use == usePlace && head != m.head {
		m = p.bestIn(r)
	}
	if m != nil && m.plain && (m.kind == "militants" || m.kind == "forces" || partitive[p.doc.Word(m.head).Lemma()]) {
		if of := p.bestIn(run{min(head+1, r.end), r.end}); of != nil && !of.plain && of.use == useActor && p.doc.Word(head+1).Lower() == "of" {
			m = of // "men of the Lantern Army"
		}
	}
	if m != nil && m.plain && (m.kind == "militants" || m.kind == "forces") {
		if owner := p.doc.Word(head).Child(language.NmodPoss); owner.UPOS() == language.PRON { // "its gunmen"
			if ref, ok := p.antecedent(owner.I); ok && ref.mention != nil && ref.mention.kind == m.kind && ref.mention.party.Group != "" {
				of := *m
				of.party.Group, of.party.Actor, of.party.Country = ref.mention.party.Group, ref.mention.party.Actor, ref.mention.party.Country
				m = &of
			}
		}
	}
	party := daybook.Party{}
	if m != nil {
		party = m.party
		if m.bareState() && m.head != head && p.noneOfState(head) {
			party.Class = ""
		}
		r.first, r.end = min(r.first, m.first), max(r.end, m.end)
	}
	for i := head + 1; i < r.end; i++ { // what is set off by a comma is no part of a name: "Tirrel, meanwhile"
		if p.actorAt(i) == nil && (p.doc.Word(i).Text() == "," || p.notOfName(i)) {
			r.end = i
		}
	}
	party.Text = daybook.Text(p.asWritten(r.first, r.end))
	return party
}

// noneOfState tells of a noun that is neither arm, body nor deed of a state, whatever the state beside it: "pilgrims from
// Norland", "the Norland electorate".
func (p *page) noneOfState(head int) bool {
	w := p.doc.Word(head)
	if w.UPOS() != language.NOUN || actorBook().bodies[w.Lemma()] || holdsOffice(w) || p.forceWord(head) {
		return false
	}
	for k := max(head-2, p.sentenceFirst(head)); k <= head; k++ {
		for _, m := range p.marks[k] {
			if m.end == head+1 && m.sense.shelf != peopleOf {
				return false
			}
		}
	}
	_, deed := interactionBook().nouns[w.Lemma()]
	return !deed
}

// notOfName tells whether the word at token i, behind a party's noun, begins something else: "accused the envoy of
// spying", "paid its leader 40,000 marks", "an accord with the minister on patrols".
func (p *page) notOfName(i int) bool {
	w, next := p.doc.Word(i), p.doc.Word(i+1)
	switch w.Lower() {
	case "on", "over", "about", "with", "after", "before", "against", "as":
		return w.UPOS() == language.ADP
	case "of":
		return next.XPOS() == "VBG" || strings.HasSuffix(next.Lower(), "ing")
	}
	return w.UPOS() == language.NUM && next.UPOS() == language.NOUN
}

// bestIn is the mention among tokens r that tells most: a named actor, then a state, then a role.
func (p *page) bestIn(r run) *actorMention {
	var best *actorMention
	mentions := p.actorsIn(r.first, r.end)
	for k := range mentions {
		m := &mentions[k]
		if best == nil || m.tells() > best.tells() {
			best = m
		}
	}
	return best
}

// tells ranks mentions by how much they tell of who is meant.
func (m *actorMention) tells() int {
	switch {
	case m.plain:
		return 0
	case m.bareState():
		return 1
	}
	return 2
}

// bareState tells of a state, a region, its people or its capital without an office.
func (m *actorMention) bareState() bool { return m.rule == "actor/state" || m.rule == "actor/metonym" }
