package read

import (
	"strings"

	"daybook"
	"daybook/internal/language"
)

// dateNear is the date that an act told at token tok has, nil when the report gives it none: a date of its
// own clause, else the nearest of its sentence, else the day that the sentences before it speak of, else
// that of the sentences after. The mention's rule says how the date itself was read.
func (p *page) dateNear(tok int) *dateMention {
	w := p.doc.Word(tok)
	if !w.OK() {
		return nil
	}
	if m := p.dateInSentence(w); m != nil {
		return m
	}
	if m := p.dateBefore(w.Sentence()); m != nil {
		if p.turnsAway(w) {
			return nil
		}
		return m
	}
	return p.dateAfter(w.Sentence())
}

// dateInSentence is the nearest date in the sentence of w: one that hangs on w in the tree before others,
// one before a reporting verb's own date ("reports Dawn on May 3") before that.
func (p *page) dateInSentence(w language.Word) *dateMention {
	var best *dateMention
	var bestCost int
	s := p.doc.Sentences[w.Sentence()]
	for i := range p.dates {
		m := &p.dates[i]
		if m.first < int(s.First) || m.first >= int(s.End) || !m.datesAnAct() {
			continue
		}
		cost := p.dateCost(w, m)
		if best == nil || cost < bestCost {
			best, bestCost = m, cost
		}
	}
	return best
}

// datesAnAct tells whether the mention can say when something happened: a day, month or year, not a
// length of time, a habit or "now".
func (m *dateMention) datesAnAct() bool {
	return (m.typ == dateType || m.typ == timeType) && (m.when.Known() || m.unresolved)
}

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
	next := p.doc.Word(m.end)
	return next.UPOS() == language.NOUN && next.Sentence() == p.doc.Word(m.first).Sentence()
}

// namesYear tells whether a day is written with its year, as reports write days long past.
func (m *dateMention) namesYear(p *page) bool {
	return len(m.value) >= 10 && strings.Contains(p.doc.Text[m.start:m.stop], m.value[:4])
}

// turnsAway tells whether what w tells leaves the day told of before it: its sentence opens with "Earlier"
// or "In a separate …", or it stands in the present perfect, which names no day.
func (p *page) turnsAway(w language.Word) bool {
	first := p.doc.Word(int(p.doc.Sentences[w.Sentence()].First))
	switch first.Lower() {
	case "earlier", "previously", "recently", "separately", "elsewhere":
		return true
	case "in":
		if n := first.Next().Next(); first.Next().Lower() == "a" && n.Lower() == "separate" {
			return true
		}
	}
	for v := w.Prev(); v.UPOS() == language.AUX || v.UPOS() == language.ADV; v = v.Prev() {
		if l := v.Lower(); l == "has" || l == "have" {
			return true
		}
	}
	return false
}

// dateBefore is the day that the sentences before s last spoke of as news: dates of a noun ("the May 22
// killing") and days written with their year only where there is no other.
func (p *page) dateBefore(s int) *dateMention {
	first := int(p.doc.Sentences[s].First)
	var best *dateMention
	rank := 0
	for i := range p.dates {
		m := &p.dates[i]
		if m.first >= first {
			break
		}
		if !m.datesAnAct() {
			continue
		}
		r := 1
		if m.narrow() {
			r += 2
		}
		if !p.modifiesNoun(m) && !m.namesYear(p) {
			r++
		}
		if r >= rank {
			best, rank = m, r
		}
	}
	return best
}

// narrow tells whether the mention names a day, or a few.
func (m *dateMention) narrow() bool {
	return m.when.Known() && m.when.To.Sub(m.when.From) <= 7 || m.unresolved
}

// dateAfter is the first day that the sentences after s name.
func (p *page) dateAfter(s int) *dateMention {
	end := int(p.doc.Sentences[s].End)
	for i := range p.dates {
		m := &p.dates[i]
		if m.first >= end && m.datesAnAct() && m.narrow() {
			return m
		}
	}
	return nil
}

// window is the days of a mention, with those of its fellow in "on August 28 and August 29"; unknown for nil.
func (p *page) window(m *dateMention) daybook.When {
	if m == nil {
		return noWhen
	}
	for i := range p.dates {
		if o := &p.dates[i]; o != m && (p.pair(o, m) || p.pair(m, o)) {
			return between(min(o.when.From, m.when.From), max(o.when.To, m.when.To))
		}
	}
	return m.when
}

// pair tells whether b follows a as the other end of one range or list: "July 1 to December 13", "on
// August 28 and August 29".
func (p *page) pair(a, b *dateMention) bool {
	if !a.when.Known() || !b.when.Known() || b.start <= a.stop || b.start-a.stop > 9 || b.when.To < a.when.From {
		return false
	}
	switch strings.TrimSpace(p.doc.Text[a.stop:b.start]) {
	case "-", "–", "—", "to", "through", "until", "till", "and":
		return true
	}
	return false
}
