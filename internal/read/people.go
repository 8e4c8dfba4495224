package read

import (
	"strings"

	"daybook/internal/language"
)

// A person is somebody whom the report names: full is the fullest naming, with the office and the body where they stand
// beside the name, and name what of it is the name. Two people of one surname make each other unknown by it.
type person struct {
	full, name run
	office     bool
	twice      bool
}

// nameLength is how many words and initials a name may have.
const nameLength = 5

// personNamed is who bears the surname (in small letters) in this report: nobody where nobody does, or two do.
func (p *page) personNamed(surname string) (person, bool) {
	if p.people == nil {
		p.findPeople()
	}
	x, ok := p.people[surname]
	return x, ok && !x.twice
}

// findPeople finds whom the report names, by an office before the name or behind it, and by what speakers are called.
func (p *page) findPeople() {
	p.lowered()
	p.people = map[string]person{}
	for i := range p.doc.Tokens {
		if !p.officeWord(i) {
			continue
		}
		if name := p.nameBehind(i); name.end > name.first {
			first := p.officeFirst(i)
			if d := p.doc.Word(first - 1); name.end-name.first == 1 && d.UPOS() == language.DET && d.Sentence() == p.doc.Word(i).Sentence() {
				continue // "said the judge Hale had attacked"
			}
			p.introduce(person{full: run{first, name.end}, name: name, office: true})
		} else if x, ok := p.namedBeforeOffice(i); ok {
			p.introduce(x)
		}
	}
	for k := range p.attributions {
		a := &p.attributions[k]
		r := p.ownWords(a)
		first := r.end
		for first > r.first && r.end-first < nameLength && p.ofName(first-1) {
			first--
		}
		if r.end-first > 1 && a.head >= first {
			p.introduce(person{full: r, name: run{first, r.end}})
		}
	}
	p.tellApart()
}

// tellApart finds surnames that two people have: another first name before one.
func (p *page) tellApart() {
	for i := 1; i < len(p.doc.Tokens); i++ {
		x, known := p.people[p.low[i]]
		if !known || x.twice || p.doc.Word(i).UPOS() != language.PROPN || p.doc.Word(i-1).Sentence() != p.doc.Word(i).Sentence() {
			continue
		}
		first := i
		for first > 0 && i-first < 3 && p.ofName(first-1) && startsUpper(p.doc.Word(first-1).Text()) && p.doc.Word(first-1).Sentence() == p.doc.Word(i).Sentence() {
			first--
		}
		if first < i && !x.full.holds(i) {
			p.introduce(person{full: run{first, i + 1}, name: run{first, i + 1}})
		}
	}
}

// introduce keeps a naming: the first with an office, else the first; who has another first name is another.
func (p *page) introduce(x person) {
	surname := p.low[x.name.end-1]
	old, known := p.people[surname]
	switch {
	case !known:
		p.people[surname] = x
	case !p.sameFirstName(old.name, x.name):
		old.twice = true
		p.people[surname] = old
	case x.office && old.name.first+1 == old.name.end && x.name.end-x.name.first > 1:
		x.twice = old.twice
		p.people[surname] = x
	}
}

// sameFirstName tells whether two names of one surname may be one person's: the shorter ends the longer, or the first
// names begin with one letter.
func (p *page) sameFirstName(a, b run) bool {
	for k := 1; a.end-k >= a.first && b.end-k >= b.first; k++ {
		if p.low[a.end-k] != p.low[b.end-k] {
			return p.low[a.first][0] == p.low[b.first][0]
		}
	}
	return true
}

// holdersMost is how many may hold an office of one name before the name alone tells nothing.
const holdersMost = 16

// holdersOf are the surnames of those whose office has the word in its name; none where they are many.
func (p *page) holdersOf(word string) []string {
	if p.people == nil {
		p.findPeople()
	}
	if p.holders == nil {
		p.holders = map[string][]string{}
		for surname, x := range p.people {
			for i := x.full.first; i < x.full.end && x.office; i++ {
				if h := p.holders[p.low[i]]; !x.name.holds(i) && len(h) <= holdersMost {
					p.holders[p.low[i]] = append(h, surname)
				}
			}
		}
	}
	if h := p.holders[word]; len(h) <= holdersMost {
		return h
	}
	return nil
}

// officeWord tells whether token i is a word of an office that one person holds.
func (p *page) officeWord(i int) bool {
	w := p.low[i]
	return p.is(i, officeKind) || (w == "police" || w == "staff") && i > 0 && p.low[i-1] == "of"
}

// nameBehind is the name that stands behind the office whose word is token i, a bracket or a comma passed: "commissioner
// (law and order) R. C. Hale", "the governor, Ilse Marrow,"; empty where none does.
func (p *page) nameBehind(i int) run {
	last := p.sentenceEnd(i)
	first := i + 1
	if first < last && p.low[first] == "(" {
		for n := 0; n < 6 && first < last && p.low[first] != ")"; n++ {
			first++
		}
		first++
	}
	if first < last && p.low[first] == "of" { // "the director of the relief board, R. C. Hale,"
		k := first + 1
		for k < last && k < first+6 && !isPunctuation(p.low[k]) && p.doc.Word(k).UPOS() != language.VERB {
			k++
		}
		if k < last && p.low[k] == "," {
			first = k
		}
	}
	comma := first < last && p.low[first] == ","
	if comma {
		first++
	}
	end := first
	for end < last && end-first < nameLength && (p.ofName(end) || end > first && p.tradesName(end)) {
		end++
	}
	for end > first && len(p.low[end-1]) == 1 {
		end--
	}
	if comma && (end < first+2 || end < last && p.low[end] != "," && p.doc.Word(end).UPOS() != language.VERB) {
		return run{}
	}
	if end <= first || end == first+1 && p.doc.Word(first).UPOS() != language.PROPN && p.actorAt(first) != nil {
		return run{}
	}
	return run{first, end}
}

// ofName tells whether token i may be part of a person's name: a name, an initial, or in a text of small letters a noun
// that is no office, no people and no thing.
func (p *page) ofName(i int) bool {
	w := p.doc.Word(i)
	low := p.low[i]
	if p.dateAt(i) != nil || p.officeWord(i) || actorBook().titles[low] {
		return false
	}
	switch w.UPOS() {
	case language.PROPN:
		return true
	case language.PUNCT:
		return low == "." && i > 0 && len(p.low[i-1]) == 1
	case language.NOUN:
		if inPlural(w) || things[low] || spokesmen[low] {
			return false
		}
		if before := p.doc.Word(i - 1); i > 0 && before.Sentence() == w.Sentence() && (len(p.low[i-1]) == 1 || before.UPOS() == language.PROPN) {
			return true // "R. C. Baker"
		}
		for _, m := range p.marks[i] {
			if m.sense.shelf == peopleOf || m.sense.shelf == bodyOf || m.sense.shelf == thingOf {
				return false
			}
		}
		return true
	}
	return len(low) == 1 && low[0] >= 'a' && low[0] <= 'z' && i+1 < len(p.doc.Tokens) && p.doc.Word(i+1).Sentence() == w.Sentence() || surnames[low]
}

// tradesName tells whether token i, behind other names, is a word for people that may be a surname here: "R. K. Baker".
func (p *page) tradesName(i int) bool {
	w, next := p.doc.Word(i), p.doc.Word(i+1)
	_, people := p.marked(i, peopleOf)
	return people && inSingular(w) && (next.Sentence() != w.Sentence() || next.UPOS() == language.PUNCT || next.UPOS() == language.VERB)
}

// officeFirst is where the naming of the office begins whose last word before the name is token i: "the director general
// of police (law and order) O. T. Hale", "former city police chief".
func (p *page) officeFirst(i int) int {
	first, _ := p.nounPhrase(p.doc.Word(i))
	first = min(first, i)
	from := max(p.sentenceFirst(i), i-8)
	for k := i - 1; k >= from; k-- { // what the tree leaves out of the phrase: "city police" before "commissioner"
		u := p.doc.Word(k).UPOS()
		if p.low[k] == "-" && k > from && p.doc.Word(k-1).End() == p.doc.Word(k).Start() {
			continue // "director-general"
		}
		if p.low[k] == "of" && k > from && p.officeWord(k-1) {
			first = k - 1 // "director of police"
			continue
		}
		if m := p.placeAt(k); k < first && u != language.NOUN && u != language.PROPN && u != language.ADJ && (m == nil || m.end <= k+1) || p.dateAt(k) != nil || isPunctuation(p.low[k]) {
			break
		}
		first = min(first, k)
	}
	for first < i && (p.dateAt(first) != nil || isPunctuation(p.low[first]) || p.low[first] == "the" || p.low[first] == "a" || p.low[first] == "an") {
		first++
	}
	return first
}

// namedBeforeOffice is the one whose name stands before the office that token i names, set off by a comma: "A. C. Hale,
// senior inspector of the Mill Road police station".
func (p *page) namedBeforeOffice(i int) (person, bool) {
	from, last := p.sentenceFirst(i), p.sentenceEnd(i)
	comma := i - 1
	for comma > from && i-comma < 7 && p.low[comma] != "," {
		if u := p.doc.Word(comma).UPOS(); u == language.VERB || u == language.AUX || u == language.PRON {
			return person{}, false
		}
		comma--
	}
	if comma <= from || p.low[comma] != "," {
		return person{}, false
	}
	first := comma
	for first > from && comma-first < nameLength && p.ofName(first-1) {
		first--
	}
	if comma-first < 2 || first > from && p.doc.Word(first-1).UPOS() == language.DET {
		return person{}, false
	}
	end := p.officeEnd(i+1, last)
	return person{full: run{first, end}, name: run{first, comma}, office: true}, true
}

// officeEnd is where the office behind a name ends: at the next comma or verb.
func (p *page) officeEnd(i, last int) int {
	end := i
	for end < last && end-i < 9 {
		w := p.doc.Word(end)
		if u := w.UPOS(); isPunctuation(w.Text()) && w.Text() != "-" || u == language.VERB || u == language.AUX || u == language.PRON || u == language.CCONJ || p.dateAt(end) != nil {
			break
		}
		end++
	}
	return end
}

// fullNaming is the fullest naming of whoever the words of r name; r itself where the report has none.
func (p *page) fullNaming(r run) run {
	if r.first >= r.end {
		return r
	}
	end := r.end
	for k := r.first; k < r.end; k++ {
		if p.low[k] == "," {
			end = k
			break
		}
	}
	x, ok := p.personNamed(p.low[end-1])
	if !ok || x.full.end-x.full.first < r.end-r.first && !x.office {
		return r
	}
	given := run{end - 1, end}
	for given.first > r.first && p.ofName(given.first-1) {
		given.first--
	}
	for k := r.first; k < given.first; k++ {
		if !actorBook().titles[p.low[k]] && p.low[k] != "." && !containsWord(p, x.full, p.low[k]) {
			return r // another office than that person's
		}
	}
	if !p.sameFirstName(given, x.name) {
		return r
	}
	return x.full
}

func containsWord(p *page, r run, word string) bool {
	for i := r.first; i < r.end; i++ {
		if p.low[i] == word {
			return true
		}
	}
	return false
}

// naming gives the words of a run, in one line and without a dateline before them.
func (p *page) naming(r run) string {
	return strings.Join(strings.Fields(p.asWritten(r.first, r.end)), " ")
}
