package read

import (
	"strconv"
	"strings"

	"daybook/internal/language"
)

// findFigures finds the numbers of the sentence that count something.
func (c *claimReader) findFigures() {
	for i := c.first; i < c.end; {
		if m := c.p.dateAt(i); m != nil && m.typ != setType {
			i = max(i+1, m.end)
			continue
		}
		f, end := c.money(i)
		if end == 0 {
			f, end = c.figure(i)
		}
		if end == 0 {
			i++
			continue
		}
		f.base = c.startsFrom(&f)
		c.figures = append(c.figures, f)
		i = end
	}
	for k := range c.figures {
		if f := &c.figures[k]; f.base && k > 0 && f.stop == f.end {
			if prev := &c.figures[k-1]; prev.measure != "" && prev.measure != "money" { // "31 in May, against 12 in April"
				f.measure, f.class, f.rule = prev.measure, prev.class, "claim/base"
				continue
			}
		}
		if c.figures[k].measure == "" {
			c.settle(k)
		}
	}
}

// startsFrom tells whether a figure is the one that another is compared with: "from 25", "against 12",
// "compared with 61".
func (c *claimReader) startsFrom(f *claimFigure) bool {
	for k := range c.marks {
		if m := &c.marks[k]; m.section == "versus" && m.end == f.first {
			word := c.p.low[m.first]
			return word != "over" && word != "on" && !(word == "than" && m.first > c.first && c.p.low[m.first-1] == "more")
		}
	}
	return false
}

// figure reads a number that counts, with its noun phrase.
func (c *claimReader) figure(i int) (claimFigure, int) {
	p := c.p
	n, end := p.countAt(i, c.end)
	if end == 0 || !n.given || n.low == 0 {
		return claimFigure{}, 0
	}
	scale := 1.0
	if end < c.end {
		if m := c.at("scale", end); m != nil && p.low[end] != "m" {
			scale, _ = strconv.ParseFloat(m.code(), 64)
			end++
		}
	}
	f := claimFigure{first: i, end: end, stop: end, rule: strings.Replace(n.rule, "toll/", "claim/", 1), harm: -1}
	if i > c.first && p.low[i-1] == "between" && end < c.end && p.low[end] == "and" {
		if m, after := p.numberAt(end+1, c.end); after > 0 && m > n.low {
			n.high, f.end, f.stop, f.rule, end = m, after, after, "claim/range", after
		}
	}
	low := float64(n.low) * scale
	switch {
	case n.rule == "toll/more-than":
		low++ // "more than 600" is 601 or more
		f.low = number(low)
	case n.rule == "toll/up-to":
		f.high = number(float64(n.high) * scale)
	case n.open:
		f.low = number(low)
	default:
		f.low, f.high = number(low), number(float64(n.high)*scale)
	}
	c.counted(&f)
	return f, max(end, f.stop)
}

// counted reads the noun phrase behind a number: what it counts, and the class of people.
func (c *claimReader) counted(f *claimFigure) {
	p := c.p
	i := f.end
	for i < c.end && i < f.end+2 && (p.low[i] == "of" || p.low[i] == "the" || p.low[i] == "such" || p.low[i] == "its" || p.low[i] == "other" || p.low[i] == "more") {
		i++
	}
	for n := 0; i < c.end && n < 6; n++ {
		if people := c.at("people", i); people != nil {
			f.class, f.stop, i = people.code(), people.end, people.end
			if f.measure != "" {
				f.measure = "" // "600 attack victims"
			}
			continue
		}
		if m := c.at("measure", i); m != nil && !(m.code() == "killed" && p.doc.Word(i).UPOS() != language.NOUN && p.doc.Word(i).UPOS() != language.ADJ) {
			f.measure, f.stop, i = m.code(), m.end, m.end
			if class := m.column(1); class != "" {
				f.class = class
			}
			continue
		}
		if class := c.at("class", i); class != nil {
			f.class, i = class.code(), class.end
			continue
		}
		u := p.doc.Word(i).UPOS()
		owned := p.low[i] == "'s" || p.low[i] == "’s" || u == language.NUM && i > f.end && strings.HasSuffix(p.low[i-1], "s") // "61 of the month's 74 attacks"
		if u != language.ADJ && u != language.NOUN && u != language.PROPN && p.low[i] != "-" && !owned || c.at("harm", i) != nil && u == language.VERB {
			break
		}
		i++
	}
}

// settle gives a figure without a measure the one of the verb that governs it, of the figure it is joined
// with, or of the noun that moved to it.
func (c *claimReader) settle(k int) {
	f := &c.figures[k]
	if f.class != "" {
		if h := c.harmAfter(f.stop); h != nil {
			f.measure, f.harm = h.code(), h.first
		} else if h := c.before("harm", f.first); h != nil && f.first-h.end <= 2 {
			f.measure, f.harm = h.code(), h.first
		} else if k > 0 && c.joined(&c.figures[k-1], f) {
			f.measure, f.harm = c.figures[k-1].measure, c.figures[k-1].harm
			if c.figures[k-1].rule == "claim/part" {
				f.rule = "claim/part"
			}
		} else if k > 0 && violence[c.figures[k-1].measure] && c.countsAmong(f.first) { // "187 people died, among them 92 civilians"
			f.measure, f.harm, f.rule = c.figures[k-1].measure, -1, "claim/part"
		} else if c.p.doc.Word(f.stop-1).Lemma() == "fighter" {
			f.measure, f.class = "fighters", ""
		}
		return
	}
	if c.partOf(k) {
		return
	}
	if h := c.at("harm", f.end); h != nil && f.stop == f.end { // "55 killed"
		f.measure, f.harm, f.stop = h.code(), h.first, h.end
		return
	}
	prev := ""
	if f.first > c.first {
		prev = c.p.low[f.first-1]
	}
	switch prev {
	case "to", "from", "at", "reached", "by", "was", "were", "against", "surpassing", "exceeding":
	default:
		return
	}
	if m := c.before("measure", f.first); m != nil && (prev != "from" || c.has("move", c.first, c.end) != nil) && (c.has("move", c.first, c.end) != nil || prev != "by") {
		f.measure, f.class, f.rule = m.code(), c.classBefore(m), "claim/reached"
	}
}

// countsAmong tells whether what stands right before token i makes the figure there a part of the one before it.
func (c *claimReader) countsAmong(i int) bool {
	for n := 1; n <= 3 && i-n >= c.first; n++ {
		switch low := c.p.low[i-n]; {
		case low == "including", (low == "them" || low == "whom") && i-n-1 >= c.first && (c.p.low[i-n-1] == "among" || c.p.low[i-n-1] == "of"):
			return true
		case low == ",":
			return false
		}
	}
	return false
}

// partOf reads a figure that is part of one told before: "47 among security personnel", "83 were civilians",
// "some 2,500 of them have gone home".
func (c *claimReader) partOf(k int) bool {
	p, f := c.p, &c.figures[k]
	if f.stop > f.end || f.end+1 >= c.end {
		return false
	}
	switch p.low[f.end] {
	case "among", "were", "was", "belonged", "belong":
		var people *phraseMark
		for i := f.end + 1; i < c.end && i < f.end+5 && people == nil; i++ {
			people = c.at("people", i)
		}
		if people == nil {
			return false
		}
		f.class, f.stop = people.code(), people.end
		switch h := c.before("harm", f.first); {
		case c.parts != "":
			f.measure = c.parts
		case k > 0 && c.figures[k-1].measure != "":
			f.measure = c.figures[k-1].measure
		case h != nil:
			f.measure = h.code()
		default:
			if m := c.before("measure", f.first); m != nil {
				f.measure = m.code()
			}
		}
		f.rule = "claim/part"
	case "of":
		if h := c.harmAfter(f.end + 1); h != nil && (p.low[f.end+1] == "them" || p.low[f.end+1] == "those" || p.low[f.end+1] == "the") {
			f.measure, f.harm, f.rule = h.code(), h.first, "claim/part"
		}
	}
	return f.measure != ""
}

// harmAfter is the verb of harm that what ends at token i is subject of: "were killed", "have been injured",
// "killed", with other counted people between.
func (c *claimReader) harmAfter(i int) *phraseMark {
	p := c.p
	for n := 0; i < c.end && n < 14; n++ {
		if h := c.at("harm", i); h != nil && (p.doc.Word(i).XPOS() != "VBG") {
			return h
		}
		w := p.doc.Word(i)
		switch {
		case w.UPOS() == language.AUX, w.UPOS() == language.ADV, w.UPOS() == language.NUM, w.UPOS() == language.CCONJ, w.UPOS() == language.NOUN, w.UPOS() == language.ADJ, w.UPOS() == language.ADP, w.UPOS() == language.PROPN, w.UPOS() == language.DET, p.low[i] == ",", p.low[i] == "-", p.low[i] == "lost", p.low[i] == "including", p.low[i] == "them", p.low[i] == "those", w.Lower() == "who", w.Lower() == "their", w.Lower() == "to":
		default:
			return nil
		}
		i++
	}
	return nil
}

// joined tells whether two figures share what is done: "55 civilians and 47 security personnel".
func (c *claimReader) joined(a, b *claimFigure) bool {
	for i := a.stop; i < b.first; i++ {
		switch c.p.low[i] {
		case "and", ",", "with", "along", "as", "well", "besides", "including", "plus", "another", "while":
		default:
			return false
		}
	}
	return a.measure != ""
}

// money reads an amount with its currency and rhythm: "$43,000 a month", "43,000 dollars monthly".
func (c *claimReader) money(i int) (claimFigure, int) {
	p := c.p
	var currency *phraseMark
	at := i
	bound := ""
	for _, b := range [][]string{{"more", "than"}, {"at", "least"}, {"over"}, {"up", "to"}, {"about"}, {"some"}, {"nearly"}, {"almost"}} {
		if p.wordsAt(at, c.end, b) {
			bound, at = strings.Join(b, " "), at+len(b)
			break
		}
	}
	if m := c.at("currency", at); m != nil && m.end < c.end {
		currency, at = m, m.end
		if p.low[at] == "." {
			at++
		}
	}
	if at >= c.end {
		return claimFigure{}, 0
	}
	amount, err := strconv.ParseFloat(strings.Trim(strings.ReplaceAll(p.low[at], ",", ""), "$€£"), 64)
	if err != nil {
		n, end := p.numberAt(at, c.end)
		if end == 0 {
			return claimFigure{}, 0
		}
		amount, at = float64(n), end-1
	}
	if currency == nil && strings.HasPrefix(p.low[at], "$") {
		currency = &phraseMark{lexPhrase: &lexPhrase{columns: []string{"USD"}}}
	}
	at++
	if at < c.end {
		if m := c.at("scale", at); m != nil {
			scale, _ := strconv.ParseFloat(m.code(), 64)
			amount, at = amount*scale, at+1
		}
	}
	unit := ""
	if currency == nil {
		for k := at; k < c.end && k < at+3 && currency == nil; k++ { // "43,000 Afghan crowns"
			if u := p.doc.Word(k).UPOS(); k > at && u != language.ADJ && u != language.NOUN && u != language.PROPN {
				break
			}
			currency = c.at("currency", k)
		}
		if currency == nil {
			if currency = c.unlistedCurrency(at, amount); currency == nil {
				return claimFigure{}, 0
			}
		}
		at = currency.end
	}
	if unit = currency.code(); unit == "" {
		unit = strings.Join(currency.words, " ")
	}
	f := claimFigure{first: i, end: at, stop: at, measure: "money", rule: "claim/money", harm: -1, low: number(amount), high: number(amount)}
	switch bound {
	case "more than", "over":
		f.low, f.high = number(amount+1), nil
	case "at least":
		f.high = nil
	case "up to":
		f.low = nil
	}
	f.unit = unit + c.rhythm(at, i)
	return f, at
}

// unlistedCurrency reads the word at token i as money that no list names, where somebody pays it or it is a cost:
// "pays them 30,000 talers a month".
func (c *claimReader) unlistedCurrency(i int, amount float64) *phraseMark {
	if i >= c.end || amount < 1000 || c.p.doc.Word(i).XPOS() != "NNS" || c.at("people", i) != nil || c.at("measure", i) != nil || notMoney[c.p.low[i]] {
		return nil
	}
	for k := i - 1; k >= c.first && k > i-12; k-- {
		if w := c.p.doc.Word(k); w.UPOS() == language.VERB {
			switch w.Lemma() {
			case "pay", "cost", "earn", "owe", "fine":
				return &phraseMark{i, i + 1, &lexPhrase{words: []string{c.p.doc.Word(i).Lemma()}, columns: []string{"", ""}}}
			}
			return nil
		}
	}
	return nil
}

// notMoney are things that are lost or spent by the thousand without being money.
var notMoney = map[string]bool{"jobs": true, "lives": true, "votes": true, "barrels": true, "tonnes": true, "tons": true, "litres": true, "families": true, "hours": true, "days": true, "years": true, "men": true, "troops": true, "villagers": true, "acres": true, "hectares": true, "animals": true, "visits": true, "visitors": true}

// rhythm is how often money is paid: "/month" for "a month", "per month", "monthly", "every month".
func (c *claimReader) rhythm(at, first int) string {
	p := c.p
	for i := max(c.first, first-3); i < min(c.end, at+4); i++ {
		switch p.low[i] {
		case "monthly":
			return "/month"
		case "annually", "yearly", "annual":
			return "/year"
		case "weekly":
			return "/week"
		case "daily":
			return "/day"
		case "a", "per", "every", "each":
			if i < at || i+1 >= c.end {
				continue
			}
			switch next := p.low[i+1]; next {
			case "month", "year", "week", "day":
				return "/" + next
			}
		}
	}
	return ""
}
