package read

import (
	"strings"
	"sync"

	"daybook/internal/language"
)

// A saying is whose figure or statement something is: the words of the source, tokens first..end.
type saying struct {
	first, end int
	name, rule string
}

var statingLexicon = sync.OnceValue(func() phraseList { return readPhrases("en/stating.txt") })

// statedBy is who states what token i says: a source its sentence names ("according to a study by …", "the
// panel found"), or the one of the sentences before when this one goes on in their words ("It added").
func (p *page) statedBy(i int) saying {
	if a := p.toldBy(i); a != nil && a.head >= 0 && a.source.first < a.source.end {
		if x := p.sourceWithin(a.source.first, a.source.end); x.name != "" {
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
			if x := p.sourceBefore(m.first, first); x.name != "" {
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

// sourceBefore reads the subject of a verb of stating at token i: the words before it, up to a comma.
func (p *page) sourceBefore(i, first int) saying {
	from := i
	for from > first && i-from < 16 && p.low[from-1] != "," && p.low[from-1] != ";" && p.low[from-1] != ":" && p.low[from-1] != "that" && p.low[from-1] != "\"" && p.low[from-1] != "”" {
		if x := p.doc.Word(from - 1).XPOS(); x == "VBD" || x == "VBZ" || x == "VBP" {
			break
		}
		from--
	}
	if x := p.sourceWithin(from, i); x.name != "" || from == first || p.low[from-1] != "," {
		return x
	}
	return p.sourceWithin(max(first, from-8), from-1) // "Orrin Vale, its head, said"
}

// sourceWithin names the source that stands in tokens first..end: its actor, else its statistical body,
// with the words from the determiner on.
func (p *page) sourceWithin(first, end int) saying {
	for i := first; i < end; i++ {
		if a := p.actorAt(i); a != nil && a.use != usePlace && a.use != useModifier && a.end <= end {
			name := p.quote(a.first, a.end)
			if g := string(a.party.Group); g != "" && !a.person && a.kind != "government" && a.kind != "forces" {
				name = g
			}
			return saying{first: a.first, end: a.end, name: name}
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
			return saying{first: from, end: to, name: p.quote(from, to)}
		}
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
