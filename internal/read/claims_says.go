package read

import (
	"slices"
	"strings"
	"sync"

	"daybook/internal/language"
)

// A saying is whose figure or statement something is: the words of the source, tokens first..end.
type saying struct {
	first, end int
	name, rule string
}

var statingLexicon = sync.OnceValue(func() *phraseList { return readPhrases("en/stating.txt") })

// statedBy is who states what token i says, by the fullest name the report has given so far ("the unit" is
// the Peace Research Unit it named before).
func (p *page) statedBy(i int) saying {
	x := p.stater(i)
	if n := len(p.staters); n > 0 && x.name != "" && statingPronouns[strings.ToLower(x.name)] {
		x.name = p.staters[n-1]
		return x
	}
	if first, _, _ := strings.Cut(strings.ToLower(x.name), " "); x.name == "" || first == "whose" || first == "which" || first == "who" || statingPronouns[first] {
		return saying{}
	}
	x.name, _, _ = strings.Cut(x.name, ",")
	x.name = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(x.name, "the "), "The "), "A ")
	words := strings.Fields(strings.ToLower(x.name))
	for _, full := range p.staters {
		low := " " + strings.ToLower(full) + " "
		if all := len(full) > len(x.name); all && len(words) <= 2 {
			for _, w := range words {
				all = all && strings.Contains(low, " "+w+" ")
			}
			if all {
				x.name = full
				return x
			}
		}
	}
	if x.name != strings.ToLower(x.name) && len(words) > 1 && len(words) < 8 && !slices.Contains(p.staters, x.name) && len(p.staters) < 200 {
		p.staters = append(p.staters, x.name)
	}
	return x
}

var statingPronouns = map[string]bool{"it": true, "he": true, "she": true, "they": true, "its": true, "their": true}

// stater is who states what token i says: a source its sentence names ("according to a study by …", "the
// panel found"), or the one of the sentences before when this one goes on in their words ("It added").
func (p *page) stater(i int) saying {
	if a := p.toldBy(i); a != nil && a.head >= 0 && a.source.first < a.source.end {
		if low := p.low[a.head]; low == "he" || low == "she" {
			if b := p.speakerBefore(a.head); b != nil {
				a = b
			}
		}
		end := a.source.end
		if works[p.low[a.head]] && a.cue.first > end && a.cue.first-end < 16 { // "a study released on Monday by the centre found"
			end = a.cue.first
		}
		if works[p.low[a.head]] && a.cue.first < a.source.first { // "according to data compiled by the monitor,"
			for end < p.sentenceEnd(i) && end < a.source.end+12 && p.low[end] != "," {
				end++
			}
		}
		if x := p.sourceWithin(a.source.first, end); x.name != "" {
			x.rule = "says/attribution"
			return x
		}
		if name := string(p.saysAt(i)); name != "" {
			return saying{a.source.first, a.source.end, name, "says/attribution"}
		}
	}
	s := p.doc.Word(i).Sentence()
	for back := 0; back <= 3 && s-back >= 0; back++ {
		sent := p.doc.Sentences[s-back]
		if x := p.sourceIn(int(sent.First), int(sent.End)); x.name != "" {
			return x
		}
		if !p.goesOn(int(sent.First), int(sent.End)) {
			return saying{}
		}
	}
	return saying{}
}

// speakerBefore is the attribution before token i, up to three sentences back, whose source is a person or
// office in the singular and no pronoun: whom "he said" goes on with.
func (p *page) speakerBefore(i int) *attribution {
	for k := len(p.attributions) - 1; k >= 0; k-- {
		a := &p.attributions[k]
		if a.head < 0 || a.cue.first >= i || a.head >= i || p.doc.Word(i).Sentence()-p.doc.Word(a.head).Sentence() > 3 {
			continue
		}
		if w := p.doc.Word(a.head); w.UPOS() == language.PROPN || w.UPOS() == language.NOUN && w.XPOS() == "NN" {
			return a
		}
	}
	return nil
}

// sourceIn is the source that tokens first..end name.
func (p *page) sourceIn(first, end int) saying {
	for _, m := range statingLexicon().in(p, first, end) {
		switch m.section {
		case "lead":
			if x := p.sourceFrom(m.end, end); x.name != "" {
				x.rule = "says/according-to"
				return x
			}
		case "verb":
			w := p.doc.Word(m.first)
			if w.UPOS() != language.VERB && w.UPOS() != language.AUX || w.XPOS() == "VBN" && w.Prev().UPOS() == language.AUX {
				continue
			}
			if x := p.sourceOf(w); x.name != "" {
				x.rule = "says/verb"
				return x
			}
		}
	}
	return saying{}
}

// sourceFrom reads the noun phrase at token i as a source: an actor in it, or a body that states figures.
func (p *page) sourceFrom(i, end int) saying {
	stop := i
	for stop < end && stop < i+14 && p.low[stop] != "," && p.low[stop] != ";" && p.low[stop] != "." && p.low[stop] != "that" && p.doc.Word(stop).XPOS() != "VBD" && p.doc.Word(stop).XPOS() != "VBZ" {
		stop++
	}
	return p.sourceWithin(i, stop)
}

// sourceOf reads the subject of a verb of stating as a source.
func (p *page) sourceOf(v language.Word) saying {
	subject, passive := subjectOf(v)
	if !subject.OK() || passive || subject.I > v.I && v.I-subject.I > 8 || relativizes(subject) || subject.UPOS() == language.PRON {
		return saying{}
	}
	if from := p.afterComma(v.I); from > subject.I && from < v.I { // "…, the institute said": whatever the tree says
		if x := p.sourceWithin(from, v.I); x.name != "" {
			return x
		}
	}
	if a := subject.Child(language.Appos); a.OK() && a.UPOS() == language.PROPN && subject.UPOS() == language.NOUN {
		subject = a // "another think-tank, the Pell Institute, put"
	}
	first, end := p.trimmed(p.nounPhrase(subject))
	if works[subject.Lower()] && v.I > end && v.I-end < 16 {
		end = v.I
	}
	return p.sourceWithin(first, end)
}

// afterComma is the token after the last comma before token i in its sentence; i when there is none near.
func (p *page) afterComma(i int) int {
	for k := i - 1; k >= p.sentenceFirst(i) && k > i-14; k-- {
		if p.low[k] == "," {
			return k + 1
		}
	}
	return i
}

// sourceWithin names the source that stands in tokens first..end: its actor, else its statistical body,
// with the words from the determiner on.
func (p *page) sourceWithin(first, end int) saying {
	if from := p.whoseWork(first, end); from > first {
		if x := p.sourceWithin(from, end); x.name != "" {
			return x
		}
	}
	if at := first; at < end {
		if low := p.low[at]; low == "a" || low == "an" || low == "the" {
			at++
		}
		if at+2 < end && p.bodyBehind(at, at+1) > at && p.low[at+1] == "of" { // "a panel of experts of the United Nations"
			to := at + 2
			for to < end && to < at+9 && p.low[to] != "," && p.doc.Word(to).UPOS() != language.VERB && p.doc.Word(to).UPOS() != language.SCONJ {
				to++
			}
			return saying{first: at, end: to, name: p.quote(at, to)}
		}
	}
	for i := first; i < end; i++ {
		if a := p.actorAt(i); a != nil && a.use != usePlace && a.use != useModifier && a.end <= end {
			if e := p.properEnd(a.end, end); e > a.end { // "Pakistan" in "Pakistan Institute for Peace Studies"
				return saying{first: a.first, end: e, name: p.quote(a.first, e)}
			}
			if e := p.bodyBehind(a.end, end); e > a.end && !a.person { // "United Nations monitoring panel"
				return saying{first: a.first, end: e, name: p.quote(a.first, e)}
			}
			from := max(p.properStart(a.first), first)
			name := p.quote(from, a.end)
			if g := string(a.party.Group); g != "" && !a.person && a.kind != "government" && a.kind != "forces" {
				name = g
			}
			return saying{first: from, end: a.end, name: name}
		}
	}
	for _, m := range statingLexicon().in(p, first, end) {
		if m.section == "body" {
			from, to := first, end
			for from < m.first && (p.low[from] == "a" || p.low[from] == "an" || p.low[from] == "the" || p.doc.Word(from).UPOS() == language.ADP) {
				from++
			}
			for to > m.end && p.doc.Word(to-1).UPOS() == language.ADV {
				to--
			}
			if from >= to {
				return saying{}
			}
			return saying{first: from, end: to, name: p.quote(from, to)}
		}
	}
	return p.properSource(first, end)
}

// whoseWork is the token where the maker of a work in tokens first..end is named, "a study by", "a report that the
// panel published", "data compiled by"; first where none is.
func (p *page) whoseWork(first, end int) int {
	work := false
	for i := first; i < end; i++ {
		switch low := p.low[i]; {
		case works[low]:
			work = true
		case work && (low == "by" || low == "from") && i+1 < end && p.dateAt(i+1) == nil:
			return i + 1
		case work && (low == "that" || low == "which") && i+1 < end && p.doc.Word(i+1).UPOS() != language.VERB:
			return i + 1
		}
	}
	return first
}

// bodyBehind is the end of the word for a body that goes on a name ending at token i: "monitoring panel"; i where
// none does.
func (p *page) bodyBehind(i, end int) int {
	for k := i; k < end && k < i+3; k++ {
		switch p.low[k] {
		case "panel", "committee", "commission", "team", "mission", "agency", "council":
			return k + 1
		}
		if u := p.doc.Word(k).UPOS(); u != language.NOUN && u != language.ADJ && p.doc.Word(k).XPOS() != "VBG" {
			break
		}
	}
	return i
}

// properStart is where the run of capitalised names that token i goes on with begins.
func (p *page) properStart(i int) int {
	for w := p.doc.Word(i).Prev(); w.UPOS() == language.PROPN && p.dateAt(w.I) == nil && p.actorAt(w.I) == nil; w = w.Prev() {
		i = w.I
	}
	return i
}

// properEnd is where a name that goes on at token i in capitals ends: over "for", "of", "and" before more of
// them; i itself when it does not go on.
func (p *page) properEnd(i, end int) int {
	for i < end {
		switch w := p.doc.Word(i); {
		case w.UPOS() == language.PROPN && p.dateAt(i) == nil:
			i++
		case (w.Lower() == "for" || w.Lower() == "of" || w.Lower() == "and") && i+1 < end && p.doc.Word(i+1).UPOS() == language.PROPN && p.doc.Word(i-1).UPOS() == language.PROPN && p.actorAt(i+1) == nil:
			i += 2
		default:
			return i
		}
	}
	return i
}

// properSource is a run of capitalised words that the codebook does not know, but who states: "Open Ledger".
func (p *page) properSource(first, end int) saying {
	for i := end - 1; i >= first; i-- {
		if p.doc.Word(i).UPOS() != language.PROPN || p.placeAt(i) != nil || p.dateAt(i) != nil {
			continue
		}
		from := i
		for from > first && (p.doc.Word(from-1).UPOS() == language.PROPN || p.doc.Word(from-1).UPOS() == language.ADJ && p.doc.Word(from-1).Text() != p.low[from-1]) {
			from--
		}
		if from > first && p.doc.Word(from-1).UPOS() == language.ADP && p.low[from-1] != "by" && p.low[from-1] != "to" {
			continue
		}
		return saying{first: from, end: i + 1, name: p.quote(from, i+1)}
	}
	return saying{}
}

// goesOn tells whether a sentence goes on in the words of a source named before: it has a pronoun or a bare
// "the report" for the one who states, or says "also", "added".
func (p *page) goesOn(first, end int) bool {
	if first >= end {
		return false
	}
	switch p.low[first] {
	case "it", "they", "he", "she", "this", "these", "another", "of", "in":
		return true
	case "the":
		return first+1 < end && (strings.HasPrefix(p.low[first+1], "report") || p.low[first+1] == "study" || p.low[first+1] == "document" || p.low[first+1] == "group" || p.low[first+1] == "figures" || p.low[first+1] == "same")
	}
	for i := first; i < end && i < first+6; i++ {
		if p.low[i] == "also" || p.low[i] == "added" || p.low[i] == "further" {
			return true
		}
	}
	return false
}
