package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Where the names of the codebook stand in a report.

// codeNames are the codebook's names in the page, found once.
func (p *page) codeNames(b *codebook) []rawName {
	if !p.rawKnown {
		p.raw, p.rawKnown = p.rawNames(b), true
	}
	return p.raw
}

// pieces gives the keys of all tokens that names are compared by.
func (p *page) pieces() []piece {
	p.lowered()
	out := make([]piece, 0, len(p.doc.Tokens))
	for i, w := range p.known {
		if w.connects && p.besideHyphen(i) {
			continue
		}
		for _, k := range w.keys {
			out = append(out, piece{k, i})
		}
	}
	return out
}

func (p *page) besideHyphen(i int) bool {
	return p.doc.Word(i+1).Text() == "-" || i > 0 && p.doc.Word(i-1).Text() == "-"
}

// rawNames finds the codebook's names from left to right, at each place the longest, none overlapping.
func (p *page) rawNames(b *codebook) []rawName {
	pieces := p.pieces()
	var out []rawName
	for i := 0; i < len(pieces); {
		n, names := p.longest(b, pieces[i:])
		if names == nil {
			i++
			continue
		}
		name := &names[0]
		m := rawName{pieces[i].tok, pieces[i+n-1].tok + 1, name, nil}
		if name.kind == regionName || len(names) > 1 && name.exact != "" && name.same(&names[1]) {
			m.alike = names
		}
		if n == 1 && name.kind == roleName && p.partOfTitle(m.first) || p.withinLonger(b, pieces[i:], n) {
			i++
			continue
		}
		if m.first > 1 && p.doc.Word(m.first-1).Text() == "-" && connects[strings.ToLower(p.doc.Word(m.first-2).Text())] {
			m.first -= 2 // the article of "al-Qaeda"
		}
		if m.end < len(p.doc.Tokens) && p.doc.Word(m.end).Text() == ")" && p.opensInside(m) {
			m.end++
		}
		out = append(out, m)
		i += n
	}
	return out
}

// withinLonger tells whether the last of the n pieces of a name begins a longer name: "the West" before "West Papua Front".
func (p *page) withinLonger(b *codebook, pieces []piece, n int) bool {
	if n < 2 || pieces[0].key != "the" {
		return false
	}
	longer, _ := p.longest(b, pieces[n-1:])
	return longer > n
}

// partOfTitle tells of a word for an office that the next word makes no office of: "general secretary",
// "fire brigade".
func (p *page) partOfTitle(i int) bool {
	next := p.doc.Word(i + 1).Lower()
	switch p.doc.Word(i).Lower() {
	case "general":
		return strings.HasPrefix(next, "secretar") || next == "elections" || next == "election" || next == "manager" || next == "strike" || next == "public"
	case "brigade":
		return i > 0 && p.doc.Word(i-1).Lower() == "fire"
	}
	return false
}

// opensInside tells whether a bracket opens inside the name and does not close in it.
func (p *page) opensInside(m rawName) bool {
	open := 0
	for i := m.first; i < m.end; i++ {
		switch p.doc.Word(i).Text() {
		case "(":
			open++
		case ")":
			open--
		}
	}
	return open > 0
}

// longest is the longest name that the pieces begin with, the first of names, and its number of pieces.
func (p *page) longest(b *codebook, pieces []piece) (int, []codeName) {
	if !b.glance.may(pieces[0].key) {
		return 0, nil
	}
	names := b.names[pieces[0].key]
	for i := range names {
		n := &names[i]
		if len(n.rest) < len(pieces) && p.spells(pieces, n) && p.caseFits(b, pieces[:len(n.rest)+1], n) {
			return len(n.rest) + 1, names[i:]
		}
	}
	return 0, nil
}

// athome chooses among regions of one name, or actors of one abbreviation ("RSF": a force of Sudan, a body of
// journalists), the one whose country the report names most; the first where it names none.
func (p *page) athome(b *codebook, names []codeName) *codeName {
	first := &names[0]
	if first.kind != regionName && first.exact == "" || len(names) == 1 || !first.same(&names[1]) {
		return first
	}
	count := map[string]int{}
	for i := range p.places {
		count[string(p.places[i].place.Country)]++
	}
	best := first
	for i := range names {
		if !first.same(&names[i]) {
			break
		}
		a, _ := b.lookup(names[i].id)
		o, _ := b.lookup(best.id)
		if count[a.country] > count[o.country] {
			best = &names[i]
		}
	}
	return best
}

// same tells whether two names are of one kind and written alike.
func (n *codeName) same(o *codeName) bool {
	return n.kind == o.kind && n.exact == o.exact && slices.Equal(n.rest, o.rest)
}

func (p *page) spells(pieces []piece, n *codeName) bool {
	s := p.doc.Tokens[pieces[0].tok].Sentence
	for i, key := range n.rest {
		if pieces[i+1].key != key || p.doc.Tokens[pieces[i+1].tok].Sentence != s {
			return false
		}
	}
	return true
}

// caseFits holds the case rules of actors.txt against the words as written.
func (p *page) caseFits(b *codebook, pieces []piece, n *codeName) bool {
	first, last := pieces[0].tok, pieces[len(pieces)-1].tok
	caps := p.doc.Sentences[p.doc.Tokens[first].Sentence].Caps
	if n.exact != "" {
		said := bareLetters(p.doc.Text[p.doc.Tokens[first].Start:p.doc.Tokens[last].End])
		want := bareLetters(n.exact)
		upper := strings.ToUpper(want)
		if caps || said != want {
			return said == upper && (!b.words[strings.ToLower(want)] || strings.Contains(p.doc.Word(first).Text(), "."))
		}
		return true
	}
	if n.lower || pieces[0].key == "the" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(p.doc.Word(first).Text())
	return !unicode.IsLower(r)
}

// bareLetters leaves only the letters and digits of an abbreviation.
func bareLetters(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
			plain = false
		}
	}
	if plain {
		return s
	}
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
