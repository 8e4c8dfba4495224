package read

import (
	"strings"

	"daybook/internal/language"
)

// nounAttribution reads "the claim that …", "their call for …".
func (p *page) nounAttribution(n language.Word, frames []string) {
	for _, frame := range frames {
		for c := range n.Children() {
			if c.I < n.I {
				continue
			}
			fits := false
			switch frame {
			case "that":
				fits = c.Is(language.Acl, language.Ccomp) && !c.Is(language.AclRelcl) && c.Child(language.Mark).Lower() == "that"
			case "to":
				fits = c.Is(language.Acl) && c.Child(language.Mark).Lower() == "to" || c.Is(language.Nmod) && caseOf(c) == "to"
			default:
				fits = c.Is(language.Nmod) && caseOf(c) == frame || c.Is(language.Acl) && c.Child(language.Mark).Lower() == frame
			}
			if !fits {
				continue
			}
			content, ok := p.subtreeRun(c)
			if !ok {
				continue
			}
			a := attribution{cue: run{n.I, n.I + 1}, head: -1, contents: content, kind: "noun"}
			p.setSource(&a, holderOf(n))
			p.attributions = append(p.attributions, a)
			return
		}
	}
}

// holderOf is whose claim, call or plan noun n is: its genitive, or the subject of "made the claim".
func holderOf(n language.Word) language.Word {
	if g := n.Child(language.NmodPoss); g.OK() {
		return g
	}
	if n.Is(language.Obj) {
		s, passive := subjectOf(n.Head())
		if !passive {
			return s
		}
	}
	if s := n.Child(language.Nsubj); s.I == n.I-1 && !n.Child(language.Cop).OK() {
		return s // "police fear that": a verb taken for a noun
	}
	return language.Word{}
}

// adverbAttribution reads "reportedly": the clause is somebody's, nobody is named.
func (p *page) adverbAttribution(w language.Word) {
	if v := w.Head(); v.OK() {
		first, end := v.Subtree()
		first, end = p.trimmed(first, end)
		var contents []run
		for _, r := range []run{{first, w.I}, {w.I + 1, end}} {
			if r.first < r.end {
				contents = append(contents, r)
			}
		}
		if len(contents) > 0 {
			p.attributions = append(p.attributions, attribution{cue: run{w.I, w.I + 1}, head: -1, contents: contents, kind: "say"})
		}
	}
}

// phraseAttribution reads "according to X": the rest of the sentence is X's.
func (p *page) phraseAttribution(first, end int) {
	s := p.doc.Sentences[p.doc.Word(first).Sentence()]
	source := p.doc.Word(end)
	for n := 0; n < 12 && source.OK(); n++ { // climb to the head of the noun phrase
		h := source.Head()
		if !h.OK() || h.I < end || h.UPOS() == language.VERB || source.Is(language.Obl) && h.UPOS() == language.ADJ || h.Sentence() != source.Sentence() {
			break
		}
		source = h
	}
	a := attribution{cue: run{first, end}, head: -1, kind: "say"}
	p.setSource(&a, source)
	if a.source.first == a.source.end {
		return
	}
	a.source.first = max(a.source.first, end)
	from, to := int(s.First), int(s.End)
	before, after := run{from, first}, run{a.source.end, to}
	before.first, before.end = p.trimmed(before.first, before.end)
	after.first, after.end = p.trimmed(after.first, after.end)
	switch {
	case before.end-before.first > 2:
		a.contents = []run{before}
	case after.end-after.first > 2:
		a.contents = []run{after}
	default:
		return
	}
	p.attributions = append(p.attributions, a)
}

// colonAttribution reads "Source: content" at the head of a sentence, as headlines have it.
func (p *page) colonAttribution(s int) {
	sentence := p.doc.Sentences[s]
	first, end := int(sentence.First), int(sentence.End)
	if p.inTitle(int(p.doc.Tokens[first].Start)) && p.sourceBehindColon(first, end) {
		return
	}
	for i := first; i < min(first+7, end-2); i++ {
		w := p.doc.Word(i)
		if w.Text() == ":" && i > first {
			if p.mayBeSource(first, i) {
				f, e := p.trimmed(i+1, end)
				if e-f > 1 {
					p.attributions = append(p.attributions, attribution{source: run{first, i}, cue: run{i, i + 1}, head: i - 1, contents: []run{{f, e}}, kind: "say"})
				}
			}
			return
		}
		if u := w.UPOS(); u == language.VERB || u == language.AUX || u == language.PUNCT && w.Text() != "." && w.Text() != "-" {
			return
		}
	}
}

// sourceBehindColon reads a headline that names its source last: "Army shells hospital: monitors".
func (p *page) sourceBehindColon(first, end int) bool {
	last, stop := p.trimmed(first, end)
	colon := stop - 1
	for colon > last && p.doc.Word(colon).Text() != ":" {
		colon--
	}
	if n := stop - colon - 1; colon-last < 3 || n < 1 || n > 4 {
		return false
	}
	if head := p.doc.Word(stop - 1); !p.mayBeSource(colon+1, stop) && !headlineSources[head.Lemma()] {
		return false
	}
	p.attributions = append(p.attributions, attribution{source: run{colon + 1, stop}, cue: run{colon, colon + 1}, head: stop - 1, contents: []run{{last, colon}}, kind: "say"})
	return true
}

// mayBeSource tells whether tokens first..end name somebody: names throughout, or a known actor, and no
// dateline.
func (p *page) mayBeSource(first, end int) bool {
	if m := p.actorAt(end - 1); m != nil && m.use != usePlace && m.use != useModifier {
		return true
	}
	if p.inDateline(first) {
		return false // "Karda: ", where it was written
	}
	for i := first; i < end; i++ {
		if w := p.doc.Word(i); w.UPOS() != language.PROPN || strings.ToUpper(w.Text()) == w.Text() && len(w.Text()) > 4 {
			return false
		}
	}
	return end-first <= 3
}
