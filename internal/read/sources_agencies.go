package read

import "strings"

// outletsOf finds the outlets that the report rests on, the best first: the agency of its dateline, those it cites
// outright, or else those it cites less directly, in the sentences that tell its acts before others.
func (p *page) outletsOf(stories []*telling) []sourceFound {
	var out []sourceFound
	if first, end := p.datelineAgency(); end > first {
		out = append(out, sourceFound{p.quote(first, end), "outlet", first, end})
	}
	for s := range p.doc.Sentences {
		out = append(out, p.outletsIn(s)...)
	}
	if len(out) > 0 {
		return out
	}
	for _, st := range stories {
		for _, c := range st.clauses {
			if out = p.outletsToldIn(p.doc.Word(c.first).Sentence()); len(out) > 0 {
				return out
			}
		}
	}
	for s := range p.doc.Sentences {
		if out = p.outletsToldIn(s); len(out) > 0 {
			return out
		}
	}
	return nil
}

// datelineAgency is what stands in brackets at the end of the dateline: "KARDA, March 5 (Sorra Wire) --". No place and no
// date is one.
func (p *page) datelineAgency() (first, end int) {
	stop := p.dateline()
	for i := stop - 1; i > p.datelineFrom; i-- {
		if p.low[i] != ")" {
			continue
		}
		for k := i - 1; k > p.datelineFrom && i-k <= agencyWithin; k-- {
			if p.low[k] == "(" {
				if k+1 == i || strings.HasSuffix(p.low[i-1], "agencies") || p.low[i-1] == "agency" && k+2 == i || p.placeAt(k+1) != nil && !p.masthead(k+1, i) || p.dated(k+1) || digits(p.low[k+1]) {
					return 0, 0
				}
				return k + 1, i
			}
		}
		return 0, 0
	}
	return 0, 0
}

// agencyWithin is how many words the name of an agency in a dateline has at most.
const agencyWithin = 6

// outletsToldIn finds outlets that a sentence cites less directly, for reports that cite none outright: whom
// a speaker told ("told Reuters"), who speaks for itself ("Radio Azadi said"), and the agency that a
// dateline or a closing bracket names.
func (p *page) outletsToldIn(s int) []sourceFound {
	sent := p.doc.Sentences[s]
	first, last := int(sent.First), int(sent.End)
	var out []sourceFound
	for i := first; i < last; {
		end := p.listedMasthead(i, last)
		if end == 0 {
			if from, to := p.station(i, first, last); to > from && p.cited(from, max(to, i+1), first, last) {
				out = append(out, sourceFound{p.quote(from, to), "outlet", from, to})
			}
			i++
			continue
		}
		if p.cited(i, end, first, last) {
			out = append(out, sourceFound{p.quote(i, end), "outlet", i, end})
		}
		i = end
	}
	return out
}

// listedMasthead is where the name of an outlet of the lexicon ends that begins at token i, or 0.
func (p *page) listedMasthead(i, last int) int {
	if !p.proper(i) {
		return 0
	}
	for end := min(i+4, last); end > i; end-- {
		if end < last && p.low[end] == "agency" && p.proper(end) {
			continue // the News of "Karda News Agency"
		}
		if p.proper(end-1) && mastheads()[strings.TrimPrefix(strings.ToLower(p.quote(i, end)), "the ")] {
			return end
		}
	}
	return 0
}

// cited tells whether the words around an outlet's name in tokens i..end make it a source.
func (p *page) cited(i, end, first, last int) bool {
	before, after := "", ""
	k := i - 1
	for k >= first && (p.low[k] == "the" || stateOwned[p.low[k]] || p.low[k] == "agency" || p.low[k] == "newspaper" || p.low[k] == "daily" || p.low[k] == "broadcaster" || p.low[k] == "channel") {
		k--
	}
	if k >= first {
		before = p.low[k]
	}
	if end+1 < last && p.low[end] == "," && p.low[end+1] != "which" {
		end++ // "the Sorra news agency, Kardapress, reported"
	}
	for end < last && (p.low[end] == "news" || p.low[end] == "agency" || p.low[end] == "newspaper" || p.low[end] == "tv" || p.low[end] == "television") {
		end++
	}
	if end < last {
		after = p.low[end]
	}
	switch before {
	case "told", "tells", "telling", "informed", "quoting", "citing":
		return true
	case "to":
		return k > first && (p.low[k-1] == "speaking" || p.low[k-1] == "talking" || p.low[k-1] == "spoke" || p.low[k-1] == "according" || p.low[k-1] == "statement" || p.low[k-1] == "message")
	case "by":
		return k > first && (p.low[k-1] == "quoted" || p.low[k-1] == "cited" || p.low[k-1] == "reported" || p.low[k-1] == "seen" || p.low[k-1] == "contacted" || p.low[k-1] == "carried" || p.low[k-1] == "broadcast" || p.low[k-1] == "published" || p.low[k-1] == "aired")
	case "(", "[", "-", "–", "—":
		return (after == ")" || after == "]" || after == "-" || after == "–" || after == "—" || after == "") && p.leads(p.doc.Word(i).Sentence())
	}
	switch after {
	case "said", "says", "reported", "reports", "quoted", "cited":
		return true
	}
	return false
}

// station is the name of an agency, paper or station that token i calls one: "the Karda news agency, Kardapress,", "news
// agency Kardapress", "Sorra state radio"; not "this newspaper".
func (p *page) station(i, first, last int) (from, end int) {
	switch w := p.low[i]; {
	case w == "radio", w == "television", w == "tv", w == "newspaper", w == "daily":
	case w == "agency" && i > first && (p.low[i-1] == "news" || p.low[i-1] == "press"):
	default:
		return 0, 0
	}
	k := i + 1
	if k < last && p.low[k] == "," {
		k++
	}
	if end = k; k < last && !p.dated(k) {
		for end < min(k+4, last) && p.proper(end) && !p.dated(end) {
			end++
		}
	}
	if end > k && (k == i+1 || end < last && p.low[end] == ",") {
		return k, end
	}
	from = i
	for from > first && i-from < 5 && (p.proper(from-1) || stateOwned[p.low[from-1]]) {
		from--
	}
	for from < i && !p.proper(from) && (strings.Contains(p.low[from], "-") || p.proper(i) || p.proper(from+1)) {
		from++ // "state-run", "official Karda Radio"
	}
	if p.low[from] == "the" {
		from++
	}
	if from >= i {
		return 0, 0
	}
	return from, i + 1
}

// stateOwned are the words for whose an agency or station is.
var stateOwned = map[string]bool{"state": true, "official": true, "national": true, "semi-official": true, "state-run": true, "state-owned": true, "government-run": true, "government-owned": true, "pro-government": true, "news": true, "press": true}
