package read

import (
	"slices"
	"strings"

	"daybook"
	"daybook/internal/language"
)

// introducePeople follows people whom the report names beside their office ("the regional president, Saman
// Terek,", "Governor Ilse Marrow", "Ela Voss, a foreign ministry spokeswoman,") to where it names them
// again by surname: they speak and act for the office then too. Mentions must be in order.
func (p *page) introducePeople(b *codebook) {
	offices := map[string]actorMention{}
	for k := range p.actors {
		m := &p.actors[k]
		if name, ok := p.holderNamed(m); ok {
			surname := p.doc.Word(name.end - 1).Text()
			if _, taken := offices[surname]; !taken && !b.titles[strings.ToLower(surname)] && !b.knows(strings.ToLower(surname)) {
				office := *m
				office.first = name.first
				offices[surname] = office
			}
		}
	}
	if len(offices) == 0 {
		return
	}
	covered := p.coveredByActors(true)
	var named []actorMention
	for i := range p.doc.Tokens {
		office, ok := offices[p.doc.Word(i).Text()]
		if !ok || covered[i] || p.doc.Word(i+1).UPOS() == language.PROPN && p.doc.Word(i+1).Sentence() == p.doc.Word(i).Sentence() && startsUpper(p.doc.Word(i+1).Text()) {
			continue
		}
		if first, ok := p.nameWith(b, i, office.first); ok && !covered[first] {
			party := office.party
			party.Text = daybook.Text(p.quote(first, i+1))
			named = append(named, actorMention{first: first, end: i + 1, head: i, party: party, kind: office.kind, person: true, plain: office.plain, use: office.use, rule: "actor/surname"})
		}
	}
	p.actors = append(p.actors, named...)
	slices.SortStableFunc(p.actors, func(a, b actorMention) int { return a.first - b.first })
}

// holderNamed is the name of the one who holds the office that m names: in it, behind it, or before it.
func (p *page) holderNamed(m *actorMention) (run, bool) {
	if m.kind == "civil" || m.kind == "media" || m.use == usePlace || m.use == useModifier || m.rule == "actor/person" {
		return run{}, false
	}
	if m.person {
		first := m.head
		for first > m.first && p.doc.Word(first-1).UPOS() == language.PROPN && startsUpper(p.doc.Word(first-1).Text()) && !p.isOffice(first-1) {
			first--
		}
		return run{first, m.head + 1}, m.head+1-first <= 3
	}
	if !individual[p.doc.Word(m.head).Lemma()] {
		return run{}, false
	}
	at := m.end
	if p.doc.Word(at).Text() == "," {
		at++
	}
	if end := p.personEnd(at); end-at >= 2 {
		return run{at, end}, true
	}
	first := m.first
	for first > 0 && m.first-first < 4 && p.doc.Word(first-1).Text() != "," {
		first--
	}
	if first > 1 && p.doc.Word(first-1).Text() == "," && (first == m.first || !startsUpper(p.doc.Word(first).Text())) {
		from := first - 1
		for from > 0 && first-1-from < 3 && p.doc.Word(from-1).UPOS() == language.PROPN {
			from--
		}
		if n := first - 1 - from; n >= 2 && p.personEnd(from) == first-1 {
			return run{from, first - 1}, true
		}
	}
	return run{}, false
}

// isOffice tells whether token i is a word of an office.
func (p *page) isOffice(i int) bool { return individual[strings.ToLower(p.doc.Word(i).Lemma())] }

// personEnd is the end of the two or three capitalised words that begin at token at and may be a person's
// name; at where none do.
func (p *page) personEnd(at int) int {
	end := at
	for end < at+4 && end < len(p.doc.Tokens) && p.doc.Tokens[end].Sentence == p.doc.Tokens[at].Sentence && p.doc.Word(end).UPOS() == language.PROPN && startsUpper(p.doc.Word(end).Text()) && p.dateAt(end) == nil {
		end++
	}
	if end-at > 3 || p.actorAt(at) != nil {
		return at
	}
	return end
}

// nameWith is where the name begins that ends in the surname at token i: a title or the first name given
// when it was introduced (at token known), or the surname itself where it stands alone.
func (p *page) nameWith(b *codebook, i, known int) (first int, ok bool) {
	before := p.doc.Word(i - 1)
	switch {
	case i == 0 || before.Sentence() != p.doc.Word(i).Sentence() || !startsUpper(before.Text()):
		return i, true
	case b.titles[before.Lower()], before.Text() == p.doc.Word(known).Text():
		return i - 1, true
	case i-1 == int(p.doc.Sentences[before.Sentence()].First) && before.UPOS() != language.PROPN:
		return i, true
	}
	return 0, false
}

// shortenNames follows organisations to where the report names them again by the telling word of their name
// alone: "the Front" for "the Ridge Front", where no other was named that ends so. Mentions must be in order.
func (p *page) shortenNames() {
	full := map[string]actorMention{}
	for k := range p.actors {
		m := &p.actors[k]
		switch m.kind {
		case "forces", "government", "media": // "the Police", "the Ministry" are understood as they are
			continue
		}
		if m.plain || m.person || m.use != useActor || m.end-m.first < 2 || m.party.Group == "" || p.inTitle(p.doc.Word(m.first).Start()) {
			continue
		}
		word := p.doc.Word(m.head).Text()
		if old, named := full[word]; named && old.party.Group != m.party.Group {
			delete(full, word)
			continue
		}
		if m.kind == "militants" && !common[strings.ToLower(word)] {
			lower := *m
			if _, taken := full[strings.ToLower(word)]; !taken && word != strings.ToLower(word) {
				full[strings.ToLower(word)] = lower // "the column"
			}
		}
		if word != "Army" && word != "Force" && word != "Forces" && startsUpper(word) && p.doc.Word(m.head).Lower() != word {
			full[word] = *m
		}
	}
	if len(full) == 0 {
		return
	}
	var named []actorMention
	for i := 1; i < len(p.doc.Tokens); i++ {
		m, ok := full[p.doc.Word(i).Text()]
		if !ok || i <= m.first || p.doc.Word(i-1).Lower() != "the" || p.doc.Word(i).UPOS() != language.PROPN && p.doc.Word(i).UPOS() != language.NOUN || startsUpper(p.doc.Word(i+1).Text()) && p.doc.Word(i+1).Sentence() == p.doc.Word(i).Sentence() {
			continue
		}
		if at := p.actorAt(i); at != nil && (!at.plain || at.first != i && at.head != i) {
			continue
		}
		party := m.party
		party.Text = daybook.Text(p.quote(i, i+1))
		named = append(named, actorMention{first: i, end: i + 1, head: i, party: party, kind: m.kind, rule: "actor/short-name"})
	}
	again := map[int]bool{}
	for _, m := range named {
		again[m.first] = true
	}
	p.actors = slices.DeleteFunc(p.actors, func(m actorMention) bool { return m.plain && m.end == m.first+1 && again[m.first] })
	p.actors = append(p.actors, named...)
	slices.SortStableFunc(p.actors, func(a, b actorMention) int { return a.first - b.first })
}
