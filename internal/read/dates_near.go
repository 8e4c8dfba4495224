package read

import (
	"strings"

	"daybook"
	"daybook/internal/language"
)

// dateInSentence is the nearest date in the sentence of w: one that hangs on w in the tree before others,
// one before a reporting verb's own date ("reports Dawn on May 3") before that.
func (p *page) dateInSentence(w language.Word) *dateMention { return p.dateIn(w.Sentence(), w) }

// dateIn is the date of sentence s that stands nearest to w, nil for none.
func (p *page) dateIn(s int, w language.Word) *dateMention {
	var best *dateMention
	var bestCost int
	sent := p.doc.Sentences[s]
	for i := p.dates.from(int(sent.First)); i < len(p.dates) && p.dates[i].first < int(sent.End); i++ {
		m := &p.dates[i]
		if !m.datesAnAct() {
			continue
		}
		cost := abs(m.first - w.I)
		if s == w.Sentence() {
			cost = p.dateCost(w, m)
		}
		if best == nil || cost < bestCost {
			best, bestCost = m, cost
		}
	}
	return best
}

// datesAnAct tells whether the mention can say when something happened: a day, month or year or the last day or two, not
// a length of time, a habit or "now".
func (m *dateMention) datesAnAct() bool {
	if m.typ == durationType {
		return m.when.Known() && m.when.To.Sub(m.when.From) <= lastDays
	}
	return (m.typ == dateType || m.typ == timeType) && (m.when.Known() || m.unresolved)
}

// lastDays is over how many days before publication an act may be dated: "in the past 24 hours".
const lastDays = 2

// dateCost is how far a date stands from an act: in words, more when another clause or a reporting verb
// lies between, much more when the date belongs to a noun of its own ("the May 22 killing").
func (p *page) dateCost(w language.Word, m *dateMention) int {
	from, to := w.I, m.first
	if from > to {
		from, to = m.end-1, w.I
	}
	cost := to - from
	for t := from + 1; t < to; t++ {
		switch word := p.doc.Word(t); {
		case word.Text() == ";":
			cost += 20
		case word.XPOS() == "VBD" && word.I != w.I:
			cost += 6
		case reportsWords[word.Lower()]:
			cost += 15
		}
	}
	if p.modifiesNoun(m) {
		cost += 60
	}
	if m.when.Precision == "year" || m.namesYear(p) {
		cost += 30
	}
	return cost
}

var reportsWords = map[string]bool{"reports": true, "reported": true, "according": true}

// modifiesNoun tells whether the date stands before a noun that it dates: "the May 22 killing", "Friday
// prayers".
func (p *page) modifiesNoun(m *dateMention) bool {
	if m.end == m.first+1 && p.low != nil && p.low[m.first] == "overnight" {
		return false // "an overnight raid" was made overnight
	}
	next := p.doc.Word(m.end)
	return next.UPOS() == language.NOUN && next.Sentence() == p.doc.Word(m.first).Sentence()
}

// namesYear tells whether a day is written with its year, as reports write days long past.
func (m *dateMention) namesYear(p *page) bool {
	return len(m.value) >= 10 && strings.Contains(p.doc.Text[m.start:m.stop], m.value[:4])
}

// narrow tells whether the mention names a day, or a few.
func (m *dateMention) narrow() bool {
	return m.when.Known() && m.when.To.Sub(m.when.From) <= 7 || m.unresolved
}

// window is the days of a mention, with those of its fellow in "on August 28 and August 29"; unknown for nil.
func (p *page) window(m *dateMention) daybook.When {
	if m == nil {
		return noWhen
	}
	at := p.dates.from(m.first)
	for _, n := range [2]int{at - 1, at + 1} {
		if n < 0 || n >= len(p.dates) {
			continue
		}
		if o := &p.dates[n]; p.pair(o, m) || p.pair(m, o) {
			return between(min(o.when.From, m.when.From), max(o.when.To, m.when.To))
		}
	}
	return m.when
}

// pair tells whether b follows a as the other end of one range or list: "July 1 to December 13", "on
// August 28 and August 29".
func (p *page) pair(a, b *dateMention) bool {
	if !a.when.Known() || !b.when.Known() || b.start <= a.stop || b.start-a.stop > 15 || b.when.To < a.when.From {
		return false
	}
	joined := false
	for _, w := range strings.Fields(p.doc.Text[a.stop:b.start]) {
		switch w {
		case "-", "–", "—", "to", "through", "until", "till", "and", "into":
			joined = true
		case "on", "again", "early", "late", "in", "the", "of":
		default:
			return false
		}
	}
	return joined
}
