package read

import (
	"sort"
	"unicode"
)

// A quotation is a run of tokens in quotation marks, the marks included.
type quotation struct{ first, end int }

// findQuotations pairs quotation marks. A curly or straight double mark that does not close in its
// paragraph or the next three sentences closes at the end of its sentence; a paragraph that opens anew
// before closing continues the quotation, as newspapers set long ones.
func (p *page) findQuotations() []quotation {
	var out []quotation
	open := -1
	for i := range p.doc.Tokens {
		text := p.doc.Word(i).Text()
		switch {
		case text == "“" || text == "``" || text == "\"" && open < 0 && p.opens(i):
			if open >= 0 {
				out = append(out, quotation{open, i})
			}
			open = i
		case open >= 0 && (text == "”" || text == "''" || text == "\""):
			out = append(out, quotation{open, i + 1})
			open = -1
		case open >= 0 && p.doc.Tokens[i].Sentence-p.doc.Tokens[open].Sentence > 8:
			open = -1
		}
	}
	return out
}

// opens tells whether a straight mark at token i stands before a word and not after one.
func (p *page) opens(i int) bool {
	start, end := int(p.doc.Tokens[i].Start), int(p.doc.Tokens[i].End)
	before := start == 0 || isSpace(p.doc.Text[start-1]) || p.doc.Text[start-1] == '('
	return before && end < len(p.doc.Text) && !isSpace(p.doc.Text[end])
}

func isSpace(b byte) bool { return b < 0x80 && unicode.IsSpace(rune(b)) }

// quotationAt is the quotation that covers token i.
func quotationAt(quotes []quotation, i int) (quotation, bool) {
	if at := firstQuotation(quotes, i); at < len(quotes) && quotes[at].first <= i {
		return quotes[at], true
	}
	return quotation{}, false
}

// firstQuotation is the index of the first quotation that ends after token i.
func firstQuotation(quotes []quotation, i int) int {
	return sort.Search(len(quotes), func(k int) bool { return quotes[k].end > i })
}
