package read

import (
	"strconv"
	"strings"

	"daybook/lexicon"
)

// A count is how many people words speak of: low…high, open where there is no upper end. Given tells
// that a number was stated (and not read off a singular or plural).
type count struct {
	low, high int
	open      bool
	given     bool
	rule      string
}

// The lists of lexicon/en/numbers.txt; the file says what each is for.
var (
	numberLists  = readLists("en/numbers.txt")
	numberWords  = readNumbers("en/numbers.txt", "numbers")
	vagueNumbers = readNumbers("en/numbers.txt", "vague numbers")
	rankWords    = readNumbers("en/numbers.txt", "ranks")
	units        = numberLists["units"]
	bounds       = readNumberPhrases("bounds")
	quantities   = readNumberPhrases("quantities")
)

// readNumbers reads a section of words and the number that each stands for.
func readNumbers(file, section string) map[string]int {
	out := map[string]int{}
	for _, e := range lexicon.Read(file) {
		if e.Section == section {
			out[e.Columns[0]], _ = strconv.Atoi(e.Columns[1])
		}
	}
	return out
}

// A numberPhrase is an entry of numbers.txt of several words, with its other columns.
type numberPhrase struct {
	words   []string
	columns []string
}

// readNumberPhrases reads a section of phrases by their first word, in the order of the file.
func readNumberPhrases(section string) map[string][]numberPhrase {
	out := map[string][]numberPhrase{}
	for _, e := range lexicon.Read("en/numbers.txt") {
		if e.Section == section {
			words := strings.Fields(e.Columns[0])
			out[words[0]] = append(out[words[0]], numberPhrase{words, e.Columns[1:]})
		}
	}
	return out
}

// numberPhraseAt gives the phrase of a list that begins at token i, before last; no words where none does.
func (p *page) numberPhraseAt(list map[string][]numberPhrase, i, last int) numberPhrase {
	if i < last {
		for _, n := range list[p.low[i]] {
			if p.wordsAt(i, last, n.words) {
				return n
			}
		}
	}
	return numberPhrase{}
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

// countAt reads a count that begins at token i with its bounding words; end 0 when there is none.
func (p *page) countAt(i, last int) (c count, end int) {
	at, rule := i, "-"
	for b := p.numberPhraseAt(bounds, at, last); b.words != nil; b = p.numberPhraseAt(bounds, at, last) {
		if b.columns[0] != "-" {
			rule = b.columns[0]
		}
		at += len(b.words)
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

// ordinal is how many "a tenth victim" makes in all, 0 where a phrase says no such thing.
func (p *page) ordinal(n *noun) int {
	if n.end-n.first < 3 || !p1(p.low[n.first]) {
		return 0
	}
	return rankWords[p.low[n.first+1]]
}

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
	if q := p.numberPhraseAt(quantities, at, last); q.words != nil {
		n, _ := strconv.Atoi(q.columns[0])
		if q.columns[1] == "vague" {
			return vague(n, at+len(q.words))
		}
		return exact(n, at+len(q.words))
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
