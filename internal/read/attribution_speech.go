package read

import (
	"slices"

	"daybook"
	"daybook/internal/language"
)

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
	p.sourceHeads = map[int]int{}
	for k := range p.attributions {
		if h := p.attributions[k].head; h >= 0 && p.doc.Word(h).UPOS() == language.PRON {
			p.sourceHeads[h] = k
		}
	}
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

// saysAt is who tells what token i says, by the words that name him most fully; "" for the report itself and where
// nobody is named.
func (p *page) saysAt(i int) daybook.Text {
	a := p.toldBy(i)
	if a == nil || a.head < 0 || p.writer(a) {
		return ""
	}
	return daybook.Text(p.naming(p.speaks(int(p.speech[i]) - 1).run))
}

// oneField tells whether a run lies in the title or in the text, and not across.
func (p *page) oneField(r run) bool {
	return p.inTitle(p.doc.Word(r.first).Start()) == p.inTitle(p.doc.Word(r.end-1).Start())
}
