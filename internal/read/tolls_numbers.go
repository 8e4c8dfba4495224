package read

import (
	"strconv"
	"strings"
)

// A count is how many people words speak of: low…high, open where there is no upper end. Given tells
// that a number was stated (and not read off a singular or plural).
type count struct {
	low, high int
	open      bool
	given     bool
	rule      string
}

var numberWords = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
	"seventy": 70, "eighty": 80, "ninety": 90,
}

// vagueNumbers are quantities without a number: lowest count meant (coding format: several is 2, dozens 12).
var vagueNumbers = map[string]int{
	"several": 2, "some": 2, "many": 2, "few": 2, "numerous": 2, "various": 2, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000,
}

// numberAt reads a plain number at token i: digits, or words as "twenty-five" and "a hundred and two".
func (p *page) numberAt(i, last int) (value, end int) {
	if i >= last {
		return 0, 0
	}
	w := p.low[i]
	if w[0] >= '0' && w[0] <= '9' {
		return p.digitsAt(i, last)
	}
	total, at, seen := 0, i, false
	for at < last {
		isNumber, n := p.is(at, numberKind), 0
		if isNumber {
			n = numberWords[p.low[at]]
		}
		switch {
		case isNumber && seen && !(total%10 == 0 && n < 10 && total%100 >= 20) && !(total%100 == 0):
			return total, at
		case isNumber:
			total, seen = total+n, true
		case p.low[at] == "hundred" && seen && total < 100:
			total *= 100
		case p.low[at] == "thousand" && seen && total < 1000:
			total *= 1000
		case (p.low[at] == "-" || p.low[at] == "and" && total >= 100) && seen && at+1 < last && numberWords[p.low[at+1]] > 0 && (p.low[at] == "and" || total%10 == 0 && total > 0 && total%100 >= 20):
		default:
			if !seen {
				return 0, 0
			}
			return total, at
		}
		at++
	}
	if !seen {
		return 0, 0
	}
	return total, at
}

func (p *page) digitsAt(i, last int) (value, end int) {
	digits := strings.ReplaceAll(p.low[i], ",", "")
	n, err := strconv.Atoi(digits)
	if err != nil || len(digits) > 7 || strings.HasPrefix(digits, "0") && len(digits) > 1 {
		return 0, 0
	}
	end = i + 1
	// "1 , 200" where the tokens are apart
	for end+1 < last && p.low[end] == "," && len(p.low[end+1]) == 3 && p.doc.Tokens[end].Start == p.doc.Tokens[end-1].End && p.doc.Tokens[end+1].Start == p.doc.Tokens[end].End {
		rest, err := strconv.Atoi(p.low[end+1])
		if err != nil {
			break
		}
		n, end = n*1000+rest, end+2
	}
	return n, end
}

// A bound is words before a number that open or bend it.
type bound struct {
	words []string
	rule  string // "least" and "more" open upwards, "most" caps; "" bends nothing
}

// bounds by their first word.
var bounds = map[string][]bound{
	"at":            {{[]string{"at", "least"}, "least"}, {[]string{"at", "most"}, "most"}},
	"no":            {{[]string{"no", "less", "than"}, "least"}, {[]string{"no", "fewer", "than"}, "least"}, {[]string{"no", "more", "than"}, "most"}},
	"not":           {{[]string{"not", "less", "than"}, "least"}, {[]string{"not", "more", "than"}, "most"}},
	"least":         {{[]string{"least"}, "least"}},
	"more":          {{[]string{"more", "than"}, "more"}},
	"over":          {{[]string{"over"}, "more"}},
	"above":         {{[]string{"above"}, "more"}},
	"up":            {{[]string{"up", "to"}, "most"}},
	"as":            {{[]string{"as", "many", "as"}, ""}},
	"an":            {{[]string{"an", "estimated"}, ""}},
	"close":         {{[]string{"close", "to"}, ""}},
	"a":             {{[]string{"a", "total", "of"}, ""}},
	"about":         {{[]string{"about"}, ""}},
	"around":        {{[]string{"around"}, ""}},
	"some":          {{[]string{"some"}, ""}},
	"nearly":        {{[]string{"nearly"}, ""}},
	"almost":        {{[]string{"almost"}, ""}},
	"approximately": {{[]string{"approximately"}, ""}},
	"another":       {{[]string{"another"}, ""}},
	"the":           {{[]string{"the"}, ""}},
	"other":         {{[]string{"other"}, ""}},
	"all":           {{[]string{"all"}, ""}},
	"those":         {{[]string{"those"}, ""}},
	"these":         {{[]string{"these"}, ""}},
	"his":           {{[]string{"his"}, ""}},
	"her":           {{[]string{"her"}, ""}},
	"their":         {{[]string{"their"}, ""}},
}

// countAt reads a count that begins at token i with its bounding words; end 0 when there is none.
func (p *page) countAt(i, last int) (c count, end int) {
	at, rule := i, ""
	for again := true; again && at < last; {
		again = false
		for _, b := range bounds[p.low[at]] {
			if p.wordsAt(at, last, b.words) {
				if b.rule != "" {
					rule = b.rule
				}
				at += len(b.words)
				again = true
				break
			}
		}
	}
	if c, end := p.betweenAt(at, last); end > 0 {
		return c, end
	}
	n, end := p.numberAt(at, last)
	if end == 0 {
		c, end := p.vagueAt(i, at, last)
		if end > 0 && (rule == "least" || rule == "more") {
			c.open, c.rule = true, map[string]string{"least": "toll/at-least", "more": "toll/more-than"}[rule]
		}
		return c, end
	}
	if p.measures(end, last) {
		return count{}, 0
	}
	c = count{low: n, high: n, given: true, rule: "toll/number"}
	if end+1 < last && (p.low[end] == "or" || p.low[end] == "to" || p.low[end] == "-" || p.low[end] == "–") {
		if m, e := p.numberAt(end+1, last); e > 0 && m > n && m < 4*n+10 {
			c.high, end, c.rule = m, e, "toll/range"
		}
	}
	if end < last && p.low[end] == "dozen" {
		c.low, c.high, end = c.low*12, c.high*12, end+1
	}
	switch rule {
	case "least":
		c.open, c.rule = true, "toll/at-least"
	case "more":
		c.open, c.rule = true, "toll/more-than"
	case "most":
		c.rule = "toll/up-to"
	}
	return c, end
}

// betweenAt reads "between ten and fifteen" at token at; end 0 where it stands not.
func (p *page) betweenAt(at, last int) (c count, end int) {
	if at >= last || p.low[at] != "between" {
		return count{}, 0
	}
	low, and := p.numberAt(at+1, last)
	if and == 0 || and >= last || p.low[and] != "and" && p.low[and] != "to" {
		return count{}, 0
	}
	high, end := p.numberAt(and+1, last)
	if end == 0 || high <= low || p.measures(end, last) {
		return count{}, 0
	}
	return count{low: low, high: high, given: true, rule: "toll/range"}, end
}

// rankWords are the words for a place in a row, and what they count up to.
var rankWords = map[string]int{"third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20}

// ordinal is how many "a tenth victim" makes in all, 0 where a phrase says no such thing.
func (p *page) ordinal(n *noun) int {
	if n.end-n.first < 3 || !p1(p.low[n.first]) {
		return 0
	}
	return rankWords[p.low[n.first+1]]
}

// units are words after a number that make it an age, a distance, a weight, money or time.
var units = map[string]bool{"year": true, "years": true, "yr": true, "km": true, "kms": true, "kilometre": true, "kilometres": true, "kilometer": true, "kilometers": true, "mile": true, "miles": true, "metre": true, "metres": true, "meter": true, "meters": true, "feet": true, "kg": true, "kgs": true, "kilogram": true, "kilograms": true, "kilo": true, "kilos": true, "gram": true, "grams": true, "tonnes": true, "tons": true, "litre": true, "litres": true, "percent": true, "per": true, "%": true, "hour": true, "hours": true, "minute": true, "minutes": true, "second": true, "seconds": true, "day": true, "days": true, "week": true, "weeks": true, "month": true, "months": true, "am": true, "pm": true, "a.m.": true, "p.m.": true, "mm": true, "bore": true, "million": true, "lakh": true, "crore": true, "billion": true, "rupees": true, "rounds": true, "acres": true, "th": true, "st": true, "nd": true, "rd": true, "hrs": true, "strong": true, "cases": true, "times": true, "vehicles": true, "houses": true}

// measures tells whether the number before token at counts no people.
func (p *page) measures(at, last int) bool {
	for at < last && (p.low[at] == "-" || p.low[at] == "–") {
		at++
	}
	if at >= last {
		return false
	}
	w := p.low[at]
	return units[w] || strings.HasPrefix(w, "year-") || strings.HasPrefix(w, "-year")
}

// quantities are numbers and vague numbers of several words; the longer first.
var quantities = []struct {
	words []string
	low   int
	vague bool
}{
	{[]string{"a", "number", "of"}, 2, true},
	{[]string{"an", "unspecified", "number", "of"}, 2, true},
	{[]string{"an", "unknown", "number", "of"}, 2, true},
	{[]string{"a", "large", "number", "of"}, 2, true},
	{[]string{"a", "couple", "of"}, 2, false},
	{[]string{"a", "few"}, 2, true},
	{[]string{"a", "handful", "of"}, 2, true},
	{[]string{"a", "score", "of"}, 20, false},
	{[]string{"a", "score"}, 20, false},
	{[]string{"half", "a", "dozen"}, 6, false},
	{[]string{"a", "half", "-", "dozen"}, 6, false},
	{[]string{"a", "half", "dozen"}, 6, false},
	{[]string{"half", "-", "dozen"}, 6, false},
	{[]string{"half", "dozen"}, 6, false},
	{[]string{"a", "dozen"}, 12, false},
	{[]string{"a", "hundred"}, 100, false},
}

// vagueAt reads quantities without a number: several, dozens of, a couple of, a dozen, both, no.
func (p *page) vagueAt(i, at, last int) (count, int) {
	if at >= last {
		return count{}, 0
	}
	vague := func(low, end int) (count, int) {
		return count{low: low, open: true, given: true, rule: "toll/vague"}, end
	}
	exact := func(n, end int) (count, int) {
		return count{low: n, high: n, given: true, rule: "toll/number"}, end
	}
	w := p.low[at]
	if w == "a" || w == "an" || w == "half" {
		for _, q := range quantities {
			if p.wordsAt(at, last, q.words) {
				if q.vague {
					return vague(q.low, at+len(q.words))
				}
				return exact(q.low, at+len(q.words))
			}
		}
	}
	switch {
	case w == "both":
		return exact(2, at+1)
	case w == "no" || w == "zero":
		return exact(0, at+1)
	}
	if n := vagueNumbers[w]; n > 0 {
		end := at + 1
		if end < last && p.low[end] == "of" {
			end++
		}
		return vague(n, end)
	}
	if at > i && (p.low[at-1] == "some") {
		return vague(2, at)
	}
	return count{}, 0
}

// wordsAt tells whether the words stand at token i, before last.
func (p *page) wordsAt(i, last int, words []string) bool {
	if i < 0 || i+len(words) > last {
		return false
	}
	for k, w := range words {
		if p.low[i+k] != w {
			return false
		}
	}
	return true
}
