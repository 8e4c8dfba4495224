package read

import (
	"sort"
	"strings"

	"daybook"
	"daybook/internal/language"
)

// Who speaks: the source of an attribution that is a surname, a pronoun or a description is followed to the words by
// which the report names that speaker most fully.

// A speaker is who says the content of an attribution: the run of the fullest naming, and its head.
type speaker struct {
	run
	head int
}

// attributionMentions writes the attributions for the coded report, one line a piece of content, with who
// a pronoun, a surname or a bare description stands for.
func (p *page) attributionMentions() []daybook.Attribution {
	out := []daybook.Attribution{}
	for k := range p.attributions {
		a := &p.attributions[k]
		var source *daybook.Speaker
		if a.source.first < a.source.end && p.oneField(a.source) {
			source = &daybook.Speaker{Span: p.words(a.source.first, a.source.end), Name: p.fullName(k)}
			source.Actor = p.actorOfSpeaker(p.speaks(k))
		}
		for _, c := range a.contents {
			if p.oneField(c) && p.oneField(a.cue) {
				out = append(out, daybook.Attribution{Source: source, Cue: p.words(a.cue.first, a.cue.end), Content: p.words(c.first, c.end)})
			}
		}
	}
	return out
}

// fullName is by which words the report names the speaker of attribution k where its own words stand for others; ""
// where they do not.
func (p *page) fullName(k int) daybook.Text {
	a := &p.attributions[k]
	s := p.speaks(k)
	if s.first >= s.end || !p.oneField(s.run) || a.source.first <= s.first && s.end <= a.source.end {
		return ""
	}
	return daybook.Text(p.naming(s.run))
}

// whoTells is the fullest naming of who tells what token i says, "" where it is the name given.
func (p *page) whoTells(i int, name string) daybook.Text {
	if p.toldBy(i) == nil {
		return ""
	}
	if full := p.fullName(int(p.speech[i]) - 1); string(full) != name {
		return full
	}
	return ""
}

// actorOfSpeaker is the codebook's id of a speaker or of the office he speaks for, "" where it has none.
func (p *page) actorOfSpeaker(s speaker) daybook.Text {
	if s.first >= s.end {
		return ""
	}
	if m := p.bestIn(s.run); m != nil && m.use != usePlace {
		return m.party.Actor
	}
	return ""
}

// speakersBack is how many sentences back the one that "he" stands for may have spoken or acted, manyBack the same for
// "they" and "it", which stand for others sooner, describedBack for "the official".
const (
	speakersBack  = 6
	manyBack      = 3
	describedBack = 12
)

// speaks is the speaker of attribution k.
func (p *page) speaks(k int) speaker {
	if p.speakers == nil {
		p.markWords()
		p.speakers = make([]speaker, len(p.attributions))
		for j := range p.attributions {
			p.speakers[j] = p.findSpeaker(j)
		}
	}
	return p.speakers[k]
}

// findSpeaker follows the words of the source of attribution k; those before it are found already.
func (p *page) findSpeaker(k int) speaker {
	a := &p.attributions[k]
	own := speaker{p.ownWords(a), a.head}
	if a.head < 0 || own.first >= own.end {
		return own
	}
	switch low := p.low[a.head]; low {
	case "his", "her", "their", "its", "our", "my", "who", "which", "that", "you", "one":
		return own // whose demand it is, not who speaks
	case "we", "i", "us", "me":
		return p.whoSpeaksAround(k, own)
	case "he", "she", "him":
		return p.lastSpeaker(k, own, speakersBack, func(s speaker) bool { return p.onePerson(s) && !p.wrongSex(s, low) })
	case "they", "them":
		return p.lastSpeaker(k, own, manyBack, p.severalSpeak)
	case "it":
		return p.lastSpeaker(k, own, manyBack, p.bodySpeaks)
	}
	if full := p.fullNaming(own.run); full != own.run {
		return speaker{full, full.end - 1}
	}
	if w := p.doc.Word(a.head); w.UPOS() != language.PROPN && (p.low[own.first] == "the" && own.end-own.first <= 4 || inPlural(w) && own.end == own.first+1) {
		return p.describedSpeaker(k, own)
	}
	return own
}

// ownWords are the words of a source without the dateline before them, and from the office on that the tree left
// outside: "police commissioner" before "R. Hale".
func (p *page) ownWords(a *attribution) run {
	r := a.source
	for k := r.first; k < min(r.first+5, r.end-1); k++ {
		if p.low[k] == ":" {
			r.first = k + 1
		}
	}
	for r.first < r.end && p.dateAt(r.end-1) != nil { // "the minister on Friday"
		r.end--
	}
	if r.first < r.end && a.head >= 0 && p.doc.Word(r.end-1).UPOS() == language.ADP {
		r.end--
	}
	for r.first < a.head {
		if u := p.doc.Word(r.first).UPOS(); u != language.ADP && u != language.CCONJ && u != language.SCONJ && u != language.PUNCT && p.low[r.first] != "what" {
			break
		}
		r.first++
	}
	for k := a.head + 1; k < r.end; k++ {
		if w := p.low[k]; w == "who" || w == "whose" || w == "which" || w == "on" && p.low[k-1] == "," {
			_, r.end = p.trimmed(r.first, k)
		}
	}
	if a.head >= r.end || r.first >= r.end {
		return a.source
	}
	return r
}

// whoSpeaksAround is who says the words that "we" or "I" of attribution k stands in; in a quotation that nobody is said to
// say, who spoke before it.
func (p *page) whoSpeaksAround(k int, own speaker) speaker {
	around := p.toldBy(own.head)
	switch j := int(p.speech[own.head]) - 1; {
	case around == nil && p.quoted(own.head):
		return p.lastSpeaker(k, own, 1, func(s speaker) bool { return p.onePerson(s) })
	case around == nil || around.head < 0 || p.saysI(around.head):
	case j > k:
		if s := p.findSpeaker(j); s.head < 0 || p.doc.Word(s.head).UPOS() != language.PRON {
			return s
		}
	case p.speakers[j].head < 0 || p.doc.Word(p.speakers[j].head).UPOS() != language.PRON:
		return p.speakers[j]
	}
	return own
}

// whoSpeaksAt is who "we" or "I" at token i stands for: the speaker of the words around it.
func (p *page) whoSpeaksAt(i int) speaker {
	if a := p.toldBy(i); a != nil && a.head >= 0 && !p.saysI(a.head) {
		return p.speaks(int(p.speech[i]) - 1)
	}
	at := sort.Search(len(p.attributions), func(k int) bool { return p.doc.Word(p.attributions[k].cue.first).Sentence() > p.doc.Word(i).Sentence() })
	for k := at - 1; k >= 0 && p.doc.Word(i).Sentence()-p.doc.Word(p.attributions[k].cue.first).Sentence() <= quotedOn; k-- {
		if a := &p.attributions[k]; a.kind == "say" && a.head >= 0 && a.cue.first < i && !p.saysI(a.head) {
			return p.speaks(k) // a quotation whose end the report does not mark
		}
	}
	return speaker{head: -1}
}

// quotedOn is how many sentences a speaker goes on in words of "we" without being named again.
const quotedOn = 2

// closing tells whether the content of attribution k stands before its source.
func (p *page) closing(k int) bool {
	a := &p.attributions[k]
	return len(a.contents) > 0 && a.contents[0].first < a.source.first
}

func (p *page) saysI(i int) bool {
	switch p.low[i] {
	case "we", "i", "us", "me":
		return true
	}
	return false
}

// lastSpeaker is who a pronoun that speaks in attribution k stands for: of the sentences before it, the nearest first, who
// is the subject of the sentence or speaks in it, where he fits.
func (p *page) lastSpeaker(k int, own speaker, back int, fits func(speaker) bool) speaker {
	here := p.doc.Word(own.head).Sentence()
	j := k
	for s := here; s >= 0 && here-s <= back; s-- {
		for j > 0 && p.doc.Word(p.attributions[j-1].cue.first).Sentence() >= s {
			j--
		}
		if x, ok := p.speakerIn(s, j, k, own.head, fits); ok {
			return x
		}
		if s == here && p.closing(k) {
			continue // "…, they said": those of the content do not say it
		}
		if x, ok := p.actsIn(s, own.head); ok && fits(x) {
			return x
		}
	}
	return own
}

// speakerIn is who speaks in sentence s before token at, of the attributions from..to those first that are told in no
// other's words.
func (p *page) speakerIn(s, from, to, at int, fits func(speaker) bool) (speaker, bool) {
	var inner speaker
	found := false
	for j := from; j < len(p.attributions); j++ {
		a := &p.attributions[j]
		if p.doc.Word(a.cue.first).Sentence() > s {
			break
		}
		if j == to || j > to || a.head < 0 || a.cue.first >= at || a.head >= at || a.kind == "seem" {
			continue
		}
		x := p.speakers[j]
		if x.head < 0 || x.first >= x.end || !fits(x) {
			continue
		}
		if p.toldBy(a.cue.first) == nil {
			return x, true
		}
		if !found {
			inner, found = x, true
		}
	}
	return inner, found
}

// actsIn is the person or body that is the subject of sentence s before token at.
func (p *page) actsIn(s, at int) (speaker, bool) {
	for w := range p.doc.Words(s) {
		if w.I >= at {
			break
		}
		if !w.Is(language.Nsubj, language.NsubjPass) || w.UPOS() == language.PRON || w.UPOS() == language.NUM || p.quoted(w.I) {
			continue
		}
		if v := w.Head(); !v.Is(language.Root, language.Advcl) && !(v.Is(language.Ccomp) && p.doc.Word(at).Sentence() == s) {
			continue
		}
		first, end := p.trimmed(p.nounPhrase(w))
		if full := p.fullNaming(run{first, end}); full != (run{first, end}) {
			return speaker{full, full.end - 1}, true
		}
		if p.actorAt(w.I) != nil || p.isOfficeOrName(w) || manly[p.low[first]] || womanly[p.low[first]] {
			return speaker{run{first, end}, w.I}, true
		}
	}
	return speaker{}, false
}

// isOfficeOrName tells whether noun w is one by which somebody who can speak is called.
func (p *page) isOfficeOrName(w language.Word) bool {
	return w.UPOS() == language.PROPN && p.placeAt(w.I) == nil && p.dateAt(w.I) == nil || individual[w.Lemma()] || officials[w.Lemma()] || officers[w.Lemma()]
}

// describedSpeaker is the one person of the report whose naming holds the words of a description ("the commissioner",
// "the police chief"), or else the last speaker who may be called so.
func (p *page) describedSpeaker(k int, own speaker) speaker {
	lemma := p.doc.Word(own.head).Lemma()
	words := own.end - own.first
	if p.low[own.first] == "the" {
		words--
	}
	if inPlural(p.doc.Word(own.head)) {
		return p.lastSpeaker(k, own, describedBack, func(s speaker) bool {
			return inPlural(p.doc.Word(s.head)) && p.doc.Word(s.head).Lemma() == lemma && s.end-s.first > words && p.low[s.first] != "the"
		})
	}
	office := individual[lemma] || officials[lemma] || officers[lemma]
	if !office && described[lemma] == "" {
		return own
	}
	if x, ok := p.holderOfOffice(own); ok {
		return x
	}
	return p.lastSpeaker(k, own, describedBack, func(s speaker) bool {
		if !office {
			return p.doc.Word(s.head).Lemma() == lemma && s.end-s.first > own.end-own.first
		}
		return p.onePerson(s) && (p.answersTo(s.run, own) || own.end == own.first+2 && (lemma == "officer" || lemma == "official") && p.holdsOffice(s.run))
	})
}

// answersTo tells whether a naming holds all the words of a description but its article.
func (p *page) answersTo(r run, own speaker) bool {
	for i := own.first + 1; i < own.end; i++ {
		if !containsWord(p, r, p.low[i]) {
			return false
		}
	}
	return true
}

// holderOfOffice is the one person named in the report whose office has all the words of a description.
func (p *page) holderOfOffice(own speaker) (speaker, bool) {
	var found speaker
	n := 0
	for _, surname := range p.holdersOf(p.low[own.head]) {
		if x := p.people[surname]; !x.twice && p.answersTo(x.full, own) && !p.former(x.full.first) {
			n++
			found = speaker{x.full, x.full.end - 1}
		}
	}
	return found, n == 1
}

// former tells whether token i says that an office is held no more.
func (p *page) former(i int) bool {
	return p.low[i] == "former" || p.low[i] == "retired"
}

func (p *page) holdsOffice(r run) bool {
	for i := r.first; i < r.end; i++ {
		if p.officeWord(i) {
			return true
		}
	}
	return false
}

// onePerson tells whether a speaker may be one person: a name, an office, a word for people; not "the questioning", "no
// list" or "a report".
func (p *page) onePerson(s speaker) bool {
	w := p.doc.Word(s.head)
	if low := p.low[s.first]; low == "no" || low == "nobody" || low == "none" || w.UPOS() == language.PRON || p.dateAt(s.head) != nil {
		return false
	}
	if m := p.placeAt(s.head); m != nil && (m.role == asPlace || m.role == asAddress) {
		return false
	}
	if u := w.UPOS(); u != language.NOUN {
		m := p.actorAt(s.head)
		if t := w.Text(); s.end == s.first+1 && len(t) > 1 && t == strings.ToUpper(t) && !p.doc.Sentences[w.Sentence()].Caps {
			return false // "CBS"
		}
		return u == language.PROPN && (m == nil || m.person || m.plain)
	}
	lemma := w.Lemma()
	if inPlural(w) || actorBook().bodies[lemma] {
		return false
	}
	if individual[lemma] || officials[lemma] || officers[lemma] {
		return true
	}
	if _, ok := p.marked(w.I, peopleOf); !ok && w.Child(language.Det, language.NmodPoss).OK() && p.actorAt(w.I) == nil {
		return false // "the matter", "no list", "his revelations"
	}
	return !things[lemma] && !strings.HasSuffix(lemma, "ion") && !strings.HasSuffix(lemma, "ing") && !strings.HasSuffix(lemma, "ment")
}

// wrongSex tells whether the words for a speaker say that pronoun he or she cannot stand for him.
func (p *page) wrongSex(s speaker, pronoun string) bool {
	first := p.low[s.first]
	if pronounOf[pronoun] == "he" {
		return womanly[first]
	}
	return manly[first]
}

// severalSpeak tells whether a speaker is in the plural, or stands for several: "police".
func (p *page) severalSpeak(s speaker) bool {
	w := p.doc.Word(s.head)
	return p.low[s.head] == "police" || inPlural(w) && w.UPOS() != language.PRON
}

// bodySpeaks tells whether a speaker is a body, a work or a group, and no person.
func (p *page) bodySpeaks(s speaker) bool {
	w := p.doc.Word(s.head)
	if m := p.actorAt(s.head); m != nil {
		return !m.person && !inPlural(w) && m.use != usePlace && (!m.plain || actorBook().bodies[w.Lemma()])
	}
	return inSingular(w) && (described[w.Lemma()] != "" || works[w.Lower()] || actorBook().bodies[w.Lemma()])
}
