package read

import (
	"slices"
	"strings"
	"sync"

	"daybook"
	"daybook/internal/language"
	"daybook/lexicon"
)

// A run is a range of tokens, end exclusive.
type run struct{ first, end int }

func (r run) holds(i int) bool { return r.first <= i && i < r.end }

// An attribution is a content that somebody is said to say, find, think, want or judge. Source is empty
// (first == end) where nobody is named; head is the source's governing token, or -1. Kind is the section of
// saying.txt its cue stands in; negated tells "did not say".
type attribution struct {
	source, cue run
	head        int
	contents    []run
	kind        string
	negated     bool
}

// sayings are the entries of lexicon/en/saying.txt.
type sayings struct {
	verbs   map[string][]sayingEntry // by first word
	nouns   map[string][]string      // frames by lemma
	phrases map[string][][]string    // by first word, the rest
}

type sayingEntry struct {
	kind, particle string
	frames         []string
}

var sayingBook = sync.OnceValue(func() *sayings {
	b := &sayings{verbs: map[string][]sayingEntry{}, nouns: map[string][]string{}, phrases: map[string][][]string{}}
	for _, e := range lexicon.Read("en/saying.txt") {
		words := strings.Fields(e.Columns[0])
		switch e.Section {
		case "noun":
			b.nouns[words[0]] = strings.Split(e.Columns[1], ", ")
		case "phrase":
			b.phrases[words[0]] = append(b.phrases[words[0]], words[1:])
		default:
			entry := sayingEntry{kind: e.Section, particle: strings.Join(words[1:], " ")}
			if len(e.Columns) > 1 {
				entry.frames = strings.Split(e.Columns[1], ", ")
			}
			b.verbs[words[0]] = append(b.verbs[words[0]], entry)
		}
	}
	return b
})

// findAttributions finds who says what, sentence by sentence, and lays quotations to those who say them.
func (p *page) findAttributions() {
	b := sayingBook()
	p.quotations = p.findQuotations()
	for s := range p.doc.Sentences {
		sentence := p.doc.Sentences[s]
		p.colonAttribution(s)
		for i := int(sentence.First); i < int(sentence.End); i++ {
			p.attributionAt(b, i)
		}
	}
	p.layQuotations()
	p.indexSpeech()
}

// attributionAt reads the attributions whose cue begins at token i.
func (p *page) attributionAt(b *sayings, i int) {
	w := p.doc.Word(i)
	switch w.UPOS() {
	case language.VERB, language.AUX:
		for _, entry := range b.verbs[lemmaIn(b.verbs, w)] {
			if p.verbAttribution(w, entry) {
				return
			}
		}
	case language.NOUN:
		if frames, ok := b.nouns[w.Lemma()]; ok {
			p.nounAttribution(w, frames)
		}
	case language.ADV:
		if lower := w.Lower(); lower == "reportedly" || lower == "allegedly" {
			p.adverbAttribution(w)
		}
	}
	for _, rest := range b.phrases[w.Lower()] {
		if p.reads(i+1, rest) {
			p.phraseAttribution(i, i+1+len(rest))
			return
		}
	}
}

// reads tells whether the words stand at token at.
func (p *page) reads(at int, words []string) bool {
	for k, word := range words {
		if p.doc.Word(at+k).Lower() != word {
			return false
		}
	}
	return true
}

// verbAttribution reads one entry of a verb, and tells whether it found a content.
func (p *page) verbAttribution(v language.Word, entry sayingEntry) bool {
	cue := run{v.I, v.I + 1}
	if entry.particle != "" {
		words := strings.Fields(entry.particle)
		if !p.reads(v.I+1, words) {
			return false
		}
		cue.end += len(words)
	}
	subject, passive := p.subject(v)
	if passive {
		subject = agentOf(v)
	} else if !subject.OK() && (entry.kind == "say" || entry.kind == "find") {
		subject = p.nounBeside(v)
	}
	a := attribution{cue: cue, kind: entry.kind, head: -1, negated: isNegated(v)}
	for _, frame := range entry.frames {
		if content, ok := p.content(v, subject, frame, passive); ok {
			a.contents = append(a.contents, content...)
			break
		}
	}
	if len(a.contents) == 0 {
		return false
	}
	if entry.kind != "seem" {
		p.setSource(&a, subject)
	}
	p.attributions = append(p.attributions, a)
	return true
}

// nounBeside is the head of the noun phrase that ends right before v, or begins right after it: its subject
// where the tree has none.
func (p *page) nounBeside(v language.Word) language.Word {
	at := v.Prev()
	for at.OK() && (at.UPOS() == language.ADV || at.UPOS() == language.AUX) {
		at = at.Prev()
	}
	if u := at.UPOS(); at.OK() && (u == language.PROPN || u == language.NOUN || u == language.PRON) {
		for h := at.Head(); h.OK() && h.I < v.I && at.I-h.I < 12 && (h.UPOS() == language.NOUN || h.UPOS() == language.PROPN); h = at.Head() {
			at = h
		}
		return at
	}
	return language.Word{}
}

// setSource makes noun phrase w the source, when it may be one.
func (p *page) setSource(a *attribution, w language.Word) {
	if !w.OK() || w.UPOS() == language.VERB {
		return
	}
	first, end := p.sourcePhrase(w)
	if first < a.cue.end && a.cue.first < end { // the source may not hold its own cue
		if w.I < a.cue.first {
			end = a.cue.first
		} else {
			first = a.cue.end
		}
	}
	if first, end = p.trimmed(first, end); first < end && first <= w.I && w.I < end {
		a.source, a.head = run{first, end}, w.I
	}
}

// sourcePhrase is a noun phrase with its appositions and prepositional phrases, but no clauses.
func (p *page) sourcePhrase(w language.Word) (first, end int) {
	first, end = w.I, w.I+1
	for c := range w.Children() {
		if c.Is(language.AclRelcl, language.Acl, language.Parataxis, language.Case, language.Cop, language.Nsubj, language.Advcl, language.Ccomp, language.Punct, language.Dep) {
			continue
		}
		f, e := c.Subtree()
		first, end = min(first, f), max(end, e)
	}
	return first, end
}

// content is what stands in the frame of verb v.
func (p *page) content(v, subject language.Word, frame string, passive bool) ([]run, bool) {
	switch frame {
	case "that":
		return p.clauseContent(v, subject, passive)
	case "to":
		if x := v.Child(language.Xcomp); x.OK() && x.I > v.I {
			return p.subtreeRun(x)
		}
	case "obj":
		if o := v.Child(language.Obj, language.Ccomp); o.OK() && !passive && o.I > v.I {
			return p.restOfClause(v, o)
		}
		if s := v.Child(language.NsubjPass); s.OK() && passive {
			return p.subtreeRun(s)
		}
	default:
		preposition := strings.TrimSuffix(frame, "-np")
		for c := range v.Children() {
			if c.I > v.I && c.Is(language.Obl, language.Advcl, language.Nmod) && (caseOf(c) == preposition || c.Child(language.Mark).Lower() == preposition) {
				return p.restOfClause(v, c)
			}
		}
	}
	return nil, false
}

// restOfClause is what v governs from its dependent o on, up to a joined clause or one set off by a comma:
// "criticised the bank for its fees".
func (p *page) restOfClause(v, o language.Word) ([]run, bool) {
	first, end := o.Subtree()
	for c := range v.Children() {
		if c.I <= o.I || c.Is(language.Punct) {
			continue
		}
		f, e := c.Subtree()
		if f != end || c.Is(language.Conj, language.Cc, language.Parataxis) {
			break
		}
		end = e
	}
	first, end = p.trimmed(max(first, v.I+1), end)
	return []run{{first, end}}, first < end
}

func (p *page) subtreeRun(w language.Word) ([]run, bool) {
	first, end := w.Subtree()
	first, end = p.trimmed(first, end)
	return []run{{first, end}}, first < end
}

// clauseContent is the clause that v introduces or closes: its complement, or the words before it where v
// and its subject are set behind them ("… , she said").
func (p *page) clauseContent(v, subject language.Word, passive bool) ([]run, bool) {
	for c := range v.Children() {
		if c.Is(language.Ccomp) || c.Is(language.Parataxis) && c.I > v.I || c.Is(language.Xcomp) && c.UPOS() == language.VERB && p.quoted(c.I) {
			first, end := c.Subtree()
			return p.around(first, end, v, subject)
		}
	}
	s := p.doc.Sentences[v.Sentence()]
	first, end := int(s.First), int(s.End)
	switch {
	case p.closes(v, subject) && p.ends(v, subject) && min(v.I, subject.I) > first+2:
		return p.around(first, end, v, subject)
	case v.Is(language.Advcl) && v.Child(language.Mark).Lower() == "as": // "as the minister said"
		return p.around(first, end, v, subject)
	}
	if q, ok := p.quotationAfter(v.I + 1); ok {
		return []run{{q.first, q.end}}, true
	}
	if that := p.thatAfter(v); that > 0 && !passive {
		f, e := p.trimmed(that, end)
		return []run{{f, e}}, e-f > 2
	}
	return nil, false
}

// ends tells whether nothing of weight follows v and its subject before the next mark or the end of the
// sentence: ", the minister told reporters on Monday."
func (p *page) ends(v, subject language.Word) bool {
	from := max(v.I, subject.I) + 1
	for i := from; i < from+8; i++ {
		w := p.doc.Word(i)
		if !w.OK() || w.Sentence() != v.Sentence() || w.UPOS() == language.PUNCT {
			return true
		}
		if u := w.UPOS(); u == language.VERB || u == language.AUX || u == language.SCONJ && w.Lower() != "in" {
			return false
		}
	}
	return false
}

// thatAfter is the token after a "that" which follows v within ten tokens, or where the parser found no
// complement the first token of a clause with its own verb right behind v; 0 for none.
func (p *page) thatAfter(v language.Word) int {
	for i := v.I + 1; i < v.I+12; i++ {
		w := p.doc.Word(i)
		if !w.OK() || w.Sentence() != v.Sentence() {
			return 0
		}
		if w.Lower() == "that" && w.UPOS() == language.SCONJ {
			return i
		}
	}
	return 0
}

// closes tells whether v and its subject stand together behind a comma or a closing mark: ", she said".
func (p *page) closes(v, subject language.Word) bool {
	if !subject.OK() || subject.Sentence() != v.Sentence() {
		return false
	}
	first, _ := p.sourcePhrase(subject)
	first = min(first, v.I)
	prev := p.doc.Word(first - 1)
	if prev.Sentence() != v.Sentence() {
		return false
	}
	t := prev.Text()
	return t == "," || t == "”" || t == "\"" || t == "''" || t == "?" || t == "!" || t == "—" || t == "-"
}

// around is the run first..end without the cue's own clause: what stands before it and, where the sentence
// goes on in the same quotation or clause, after it.
func (p *page) around(first, end int, v, subject language.Word) ([]run, bool) {
	from, to := v.I, v.I+1
	if subject.OK() && subject.Sentence() == v.Sentence() {
		f, e := p.sourcePhrase(subject)
		if f >= first && e <= end || f < from {
			from, to = min(from, f), max(to, e)
		}
	}
	for c := range v.Children() { // what belongs to the saying: "told reporters on Monday"
		if c.I > v.I && c.Is(language.Obl, language.Iobj, language.Obj, language.Advmod) && c.I == to {
			_, e := c.Subtree()
			to = max(to, e)
		}
	}
	var out []run
	for _, r := range []run{{first, min(end, from)}, {max(first, to), end}} {
		if f, e := p.trimmed(r.first, r.end); e-f > 1 || e-f == 1 && len(out) == 0 && r.end-r.first < 3 && p.doc.Word(f).UPOS() != language.ADP {
			out = append(out, run{f, e})
		}
	}
	if len(out) == 2 && out[1].first > v.I && v.Is(language.Root) && !p.quoted(out[1].first) && out[0].end <= from && !p.quoted(out[0].first) {
		out = out[:1]
	}
	return out, len(out) > 0
}

// quoted tells whether token i stands in quotation marks.
func (p *page) quoted(i int) bool {
	_, ok := quotationAt(p.quotations, i)
	return ok
}

// quotationAfter is a quotation that opens within four tokens from at, in the same sentence.
func (p *page) quotationAfter(at int) (quotation, bool) {
	for i := at; i < at+8 && i < len(p.doc.Tokens) && p.doc.Word(i).Sentence() == p.doc.Word(at-1).Sentence(); i++ {
		if q, ok := quotationAt(p.quotations, i); ok && q.first == i && q.end-q.first > 2 {
			return q, true
		}
	}
	return quotation{}, false
}

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
		if !h.OK() || h.I < end || h.UPOS() == language.VERB || h.Sentence() != source.Sentence() {
			break
		}
		source = h
	}
	if !source.OK() || source.I < end {
		return
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

// mayBeSource tells whether tokens first..end name somebody: names throughout, or a known actor, and no
// dateline.
func (p *page) mayBeSource(first, end int) bool {
	if m := p.actorAt(end - 1); m != nil && m.use != usePlace && m.use != useModifier {
		return true
	}
	for i := first; i < end; i++ {
		if w := p.doc.Word(i); w.UPOS() != language.PROPN || strings.ToUpper(w.Text()) == w.Text() && len(w.Text()) > 4 {
			return false
		}
	}
	return end-first <= 3
}

// layQuotations widens contents to the quotations they touch, and gives a quotation that follows one in the
// same paragraph without a cue of its own to the same source.
func (p *page) layQuotations() {
	taken := make([]int, len(p.quotations)) // attribution that has the quotation, plus one
	for k := range p.attributions {
		a := &p.attributions[k]
		if a.kind != "say" && a.kind != "noun" && a.kind != "find" {
			continue
		}
		for j := range a.contents {
			c := &a.contents[j]
			for q := firstQuotation(p.quotations, c.first); q < len(p.quotations) && p.quotations[q].first <= c.end; q++ {
				quote := p.quotations[q]
				if quote.end-quote.first < 6 || p.overlapsCue(a, quote) || quote.first > c.first+1 && quote.end < c.end-1 {
					continue
				}
				c.first, c.end = min(c.first, quote.first), max(c.end, quote.end)
				taken[q] = k + 1
			}
		}
	}
	for q := 1; q < len(p.quotations); q++ {
		quote, before := p.quotations[q], p.quotations[q-1]
		if taken[q] == 0 && taken[q-1] > 0 && quote.end-quote.first > 6 && p.followsOn(before, quote) {
			a := &p.attributions[taken[q-1]-1]
			a.contents = append(a.contents, run(quote))
			taken[q] = taken[q-1]
		}
	}
}

func (p *page) overlapsCue(a *attribution, q quotation) bool {
	return a.cue.first < q.end && q.first < a.cue.end || a.source.first < q.end && q.first < a.source.end
}

// followsOn tells whether quotation next opens a sentence right after the one that before closes in.
func (p *page) followsOn(before, next quotation) bool {
	s, n := p.doc.Word(before.end-1).Sentence(), p.doc.Word(next.first).Sentence()
	return n-s <= 1 && n >= s && (int(p.doc.Sentences[n].First) == next.first || n == s)
}

// indexSpeech notes for each token the innermost attribution that tells it.
func (p *page) indexSpeech() {
	if len(p.attributions) == 0 {
		return
	}
	p.speech = make([]int32, len(p.doc.Tokens))
	order := make([]int, len(p.attributions))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return p.attributions[b].length() - p.attributions[a].length() })
	for _, k := range order {
		if a := &p.attributions[k]; a.kind == "say" || a.kind == "find" || a.kind == "noun" || a.kind == "think" {
			for _, c := range a.contents {
				for i := c.first; i < c.end; i++ {
					p.speech[i] = int32(k + 1)
				}
			}
		}
	}
}

func (a *attribution) length() (n int) {
	for _, c := range a.contents {
		n += c.end - c.first
	}
	return n
}

// toldBy is the innermost attribution whose content covers token i, or nil where the report speaks itself.
func (p *page) toldBy(i int) *attribution {
	if i < 0 || i >= len(p.speech) || p.speech[i] == 0 {
		return nil
	}
	return &p.attributions[p.speech[i]-1]
}

// saysAt is the source of what token i tells, in the report's words; "" for the report itself and where
// nobody is named. Pronouns are followed to who they stand for.
func (p *page) saysAt(i int) daybook.Text {
	a := p.toldBy(i)
	if a == nil || a.head < 0 || p.writer(a) {
		return ""
	}
	return daybook.Text(strings.Join(strings.Fields(p.named(a.head, a.source)), " "))
}

// oneField tells whether a run lies in the title or in the text, and not across.
func (p *page) oneField(r run) bool {
	return p.inTitle(p.doc.Word(r.first).Start()) == p.inTitle(p.doc.Word(r.end-1).Start())
}
