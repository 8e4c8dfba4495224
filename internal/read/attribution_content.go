package read

import (
	"strings"

	"daybook/internal/language"
)

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
	that := p.doc.Word(v.I+1).Lower() == "that"
	for c := range v.Children() {
		if that && c.I < v.I {
			continue // "When Hale was asked, he said that"
		}
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
	if c := v.Next(); c.Text() == "," && !passive && subject.OK() && subject.I < v.I && v.Is(language.Conj, language.Parataxis) && v.Head().I > v.I {
		_, end := v.Head().Subtree() // "But police say, all have been found"
		f, e := p.trimmed(c.I+1, end)
		return []run{{f, e}}, f < e
	}
	if from := p.thatAfter(v); from > 0 && !passive {
		f, e := p.trimmed(from, end)
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
