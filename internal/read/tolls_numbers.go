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
		n, isNumber := numberWords[p.low[at]]
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

// bounds are the words before a number that open or bend it: "least" opens upwards, "most" caps.
var bounds = [][]string{
	{"at", "least"}, {"no", "less", "than"}, {"not", "less", "than"}, {"no", "fewer", "than"}, {"no", "more", "than"}, {"not", "more", "than"}, {"more", "than"}, {"over"}, {"above"},
	{"up", "to"}, {"as", "many", "as"}, {"at", "most"}, {"about"}, {"around"}, {"some"}, {"nearly"}, {"almost"}, {"approximately"}, {"an", "estimated"}, {"close", "to"}, {"a", "total", "of"}, {"another"}, {"the"}, {"other"}, {"all"}, {"those"}, {"these"}, {"his"}, {"her"}, {"their"}, {"least"},
}

var boundRules = map[string]string{"at least": "least", "no less than": "least", "not less than": "least", "no fewer than": "least", "least": "least", "more than": "more", "over": "more", "above": "more", "up to": "most", "at most": "most", "no more than": "most", "not more than": "most"}

// countAt reads a count that begins at token i with its bounding words; end 0 when there is none.
func (p *page) countAt(i, last int) (c count, end int) {
	at, rule := i, ""
	for again := true; again; {
		again = false
		for _, b := range bounds {
			if p.wordsAt(at, last, b) {
				if r := boundRules[strings.Join(b, " ")]; r != "" {
					rule = r
				}
				at += len(b)
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
	switch {
	case p.wordsAt(at, last, []string{"a", "number", "of"}):
		return vague(2, at+3)
	case p.wordsAt(at, last, []string{"an", "unspecified", "number", "of"}), p.wordsAt(at, last, []string{"an", "unknown", "number", "of"}), p.wordsAt(at, last, []string{"a", "large", "number", "of"}):
		return vague(2, at+4)
	case p.wordsAt(at, last, []string{"a", "couple", "of"}):
		return exact(2, at+3)
	case p.wordsAt(at, last, []string{"a", "few"}):
		return vague(2, at+2)
	case p.wordsAt(at, last, []string{"a", "handful", "of"}):
		return vague(2, at+3)
	case p.wordsAt(at, last, []string{"a", "score", "of"}):
		return exact(20, at+3)
	case p.wordsAt(at, last, []string{"a", "score"}):
		return exact(20, at+2)
	case p.wordsAt(at, last, []string{"half", "a", "dozen"}):
		return exact(6, at+3)
	case p.wordsAt(at, last, []string{"a", "half", "-", "dozen"}):
		return exact(6, at+4)
	case p.wordsAt(at, last, []string{"a", "half", "dozen"}), p.wordsAt(at, last, []string{"half", "-", "dozen"}):
		return exact(6, at+3)
	case p.wordsAt(at, last, []string{"half", "dozen"}):
		return exact(6, at+2)
	case p.wordsAt(at, last, []string{"a", "dozen"}):
		return exact(12, at+2)
	case p.wordsAt(at, last, []string{"a", "hundred"}):
		return exact(100, at+2)
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
