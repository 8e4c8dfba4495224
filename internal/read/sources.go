package read

import (
	"strings"
	"sync"

	"daybook"
	"daybook/lexicon"
)

// A sourceFound is somebody cited: an outlet or a speaker.
type sourceFound struct {
	name       string
	kind       string
	first, end int
}

// The word lists of lexicon/en/sources.txt, by section; the file says what each is for.
var (
	sourceLists = readLists("en/sources.txt")

	titleWords      = sourceLists["titles of outlets"]
	headlineSources = sourceLists["named last in headlines"]
	things          = sourceLists["no persons"]
	alleges         = sourceLists["alleging"]
	publishing      = sourceLists["publishing"]
	works           = sourceLists["works"]
)

// mastheads are the names of outlets and agencies in lexicon/world/outlets.txt, in lower case.
var mastheads = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, e := range lexicon.Read("world/outlets.txt") {
		name := strings.ToLower(e.Columns[0])
		out[name], out[strings.TrimPrefix(name, "the ")] = true, true
	}
	return out
})

// outletsIn finds the newspapers and agencies a sentence cites: "reports Dawn", "Daily Times reported",
// "according to the Valley Monitor"; not the one that somebody spoke to.
func (p *page) outletsIn(s int) []sourceFound {
	sent := p.doc.Sentences[s]
	first, last := int(sent.First), int(sent.End)
	var out []sourceFound
	add := func(from, end int) {
		out = append(out, sourceFound{p.quote(from, end), "outlet", from, end})
	}
	for i, stop := first, last; i < stop; i++ {
		if i+1 == last && s+1 < len(p.doc.Sentences) && !p.inTitle(int(p.doc.Tokens[i].Start)) {
			last = int(p.doc.Sentences[s+1].End) // the sentence was broken before the name
		}
		switch w := p.low[i]; w {
		case "reports", "reported", "report", "adds", "added", "writes", "wrote":
			if from, end := p.nameAfter(i+1, last); end > from && p.citesAfter(i, from, end) {
				add(from, end)
			} else if from := p.nameBefore(i, first); from < i && w != "report" && p.masthead(from, i) {
				add(from, i)
			}
		case "to", "by":
			if i > first && (p.low[i-1] == "according" || p.low[i-1] == "quoted" || p.low[i-1] == "reported") {
				if from, end := p.nameAfter(i+1, last); end > from && p.masthead(from, end) {
					add(from, end)
				}
			}
		}
	}
	return out
}

// nameAfter is the run of proper words at token i, an article before it and an "of" or "online" in it.
func (p *page) nameAfter(i, last int) (from, end int) {
	from = i
	if from+1 < last && p.low[from] == "the" && p.proper(from+1) {
		i++
	}
	for end = i; end < last && end < i+6; end++ {
		inside := end > i && (p.low[end] == "-" || p.low[end] == "online" || p.low[end] == "of" && end+1 < last && p.proper(end+1) && titleWords[p.low[end-1]])
		if p.dated(end) && !mastheads()[p.low[end]] || !p.proper(end) && !inside {
			break // "The Dawn" is no hour
		}
	}
	if end == i {
		return from, from
	}
	return from, p.mastheadEnd(from, end)
}

// mastheadEnd is where the name of an outlet ends in a run of proper words, which may hold the first words
// of a sentence that no full stop sets off: "reports Valley Express Police said".
func (p *page) mastheadEnd(from, end int) int {
	for e := min(end+1, len(p.doc.Tokens)); e > from; e-- { // "Valley express" has its last word in small letters
		if mastheads()[strings.TrimPrefix(strings.ToLower(p.quote(from, e)), "the ")] {
			return e
		}
	}
	for e := end - 1; e > from+1; e-- {
		if titleWords[p.low[e-1]] && p.low[e] != "of" && !titleWords[p.low[end-1]] && p.low[end-1] != "online" {
			return e
		}
	}
	return end
}

// nameBefore is where the run of proper words begins that ends at token i.
func (p *page) nameBefore(i, first int) int {
	from := i
	for from > first && i-from < 6 && !p.dated(from-1) && p.low[from-1] != "as" && (p.proper(from-1) || p.low[from-1] == "of" && from-1 > first && p.proper(from-2)) {
		from--
	}
	return from
}

// citesAfter tells whether the word of reporting at token i has the outlet after it: the sentence ends so
// ("…, reports Dawn.") or the name is an outlet's.
func (p *page) citesAfter(i, from, end int) bool {
	if p.masthead(from, end) {
		return true
	}
	w := p.low[i]
	if w == "report" || w == "added" || w == "wrote" || w == "writes" {
		return false
	}
	return i == 0 || p.low[i-1] == "," || w != "reported" || p.low[i-1] != "was" && p.low[i-1] != "were"
}

// masthead tells whether tokens from..end are the name of an outlet: one that is listed, or made as such
// names are.
func (p *page) masthead(from, end int) bool {
	name := strings.ToLower(p.quote(from, end))
	if mastheads()[strings.TrimPrefix(name, "the ")] {
		return true
	}
	if end-from < 2 || p.low[from] == "police" {
		return false
	}
	return titleWords[p.low[end-1]] || titleWords[p.low[from]] && from+1 < end || p.low[from] == "the" && titleWords[p.low[from+1]]
}

// mostOutlets is how many outlets an incident names.
const mostOutlets = 3

// firstOutlets are the first of those found that differ in name.
func firstOutlets(found []sourceFound) (first []sourceFound) {
	seen := map[string]bool{}
	for _, o := range found {
		key := strings.TrimPrefix(strings.ToLower(o.name), "the ")
		if seen[key] {
			continue
		}
		seen[key] = true
		if first = append(first, o); len(first) == mostOutlets {
			break
		}
	}
	return first
}

func (d *drafting) settleSources() {
	for i, o := range d.outlets {
		d.Sources = append(d.Sources, daybook.Source{Name: o.name, Kind: o.kind})
		d.note(field("sources", i), o.first, o.end, "source/outlet")
	}
}
