package read

import (
	"sort"
	"strings"
	"unicode/utf8"

	"daybook"
	"daybook/internal/language"
)

// introduceActors reads abbreviations that the report introduces, "Sarhad Liberation Front (SLF)", and
// finds them from there on: as the named actor where the codebook knows the long name, else as an
// organisation of the report's own, its class from the telling word of its name.
func (p *page) introduceActors(b *codebook) {
	given := map[string]daybook.Party{}
	kinds := map[string]string{}
	covered := p.coveredByActors(true)
	for i := 1; i+1 < len(p.doc.Tokens); i++ {
		if p.doc.Word(i-1).Text() != "(" || p.doc.Word(i+1).Text() != ")" || !abbreviation(p.doc.Word(i).Text()) {
			continue
		}
		short := p.doc.Word(i).Text()
		if m := p.actorAt(i - 2); m != nil && !m.plain && m.use == useActor && !m.person {
			given[short], kinds[short] = m.party, m.kind
			continue
		}
		if covered[i] {
			continue
		}
		if first, ok := p.longName(i-1, short); ok {
			kind := p.kindOfName(b, first, i-1)
			name := daybook.Text(p.asWritten(first, i-1))
			party := daybook.Party{Text: name, Group: name, Class: daybook.Text(classOfKind(kind))}
			given[short], kinds[short] = party, kind
			p.actors = append(p.actors, actorMention{first: first, end: i - 1, head: i - 2, party: party, kind: kind, rule: "actor/introduced"})
		}
	}
	if len(given) == 0 {
		return
	}
	for i := range p.doc.Tokens {
		short := p.doc.Word(i).Text()
		if party, ok := given[short]; ok && !covered[i] {
			party.Text = daybook.Text(short)
			p.actors = append(p.actors, actorMention{first: i, end: i + 1, head: i, party: party, kind: kinds[short], rule: "actor/abbreviation"})
		}
	}
}

// longName looks before token open for capitalised words whose initials spell short, small linking words
// left out or counted.
func (p *page) longName(open int, short string) (first int, ok bool) {
	want := strings.ToLower(bareLetters(short))
	for first = open - 1; first >= 0 && first >= open-12; first-- {
		w := p.doc.Word(first)
		if w.Sentence() != p.doc.Word(open).Sentence() || w.UPOS() == language.PUNCT && w.Text() != "-" {
			return 0, false
		}
		if startsUpper(w.Text()) && p.initials(first, open) == want {
			return first, true
		}
	}
	return 0, false
}

func (p *page) initials(first, end int) string {
	var out strings.Builder
	for i := first; i < end; i++ {
		for part := range strings.SplitSeq(p.doc.Word(i).Text(), "-") {
			if r, n := utf8.DecodeRuneInString(part); n > 0 && startsUpper(part) {
				out.WriteRune(r)
			}
		}
	}
	return strings.ToLower(out.String())
}

// kindOfName is the codebook class of an unknown organisation by the words of its name, the last telling
// one first; civil where none tells.
func (p *page) kindOfName(b *codebook, first, end int) string {
	for i := end - 1; i >= first; i-- {
		if kind, ok := b.kinds[p.doc.Word(i).Lower()]; ok {
			return kind
		}
	}
	return "civil"
}

// coveredByActors tells of each token whether a mention found so far covers it; one of a role alone ("Column"), which may
// be part of a longer name, only where roles is true.
func (p *page) coveredByActors(roles bool) []bool {
	covered := make([]bool, len(p.doc.Tokens))
	for i := range p.actors {
		m := &p.actors[i]
		for t := m.first; t < m.end && (roles || m.use != useDescribed); t++ {
			covered[t] = true
		}
	}
	return covered
}

// actorAt is the mention that covers token i, or nil. Mentions must be in order.
func (p *page) actorAt(i int) *actorMention {
	k := sort.Search(len(p.actors), func(k int) bool { return p.actors[k].end > i })
	if k < len(p.actors) && p.actors[k].first <= i {
		return &p.actors[k]
	}
	return nil
}

// actorsIn gives the mentions that begin in tokens first..end (exclusive).
func (p *page) actorsIn(first, end int) []actorMention {
	lo := sort.Search(len(p.actors), func(k int) bool { return p.actors[k].first >= first })
	hi := lo
	for hi < len(p.actors) && p.actors[hi].first < end {
		hi++
	}
	return p.actors[lo:hi]
}

// actorMentions writes the mentions for the coded report: named actors, and places and modifiers left out.
func (p *page) actorMentions() []daybook.ActorMention {
	out := []daybook.ActorMention{}
	for i := range p.actors {
		m := &p.actors[i]
		if m.use == useActor || m.use == useDescribed && m.person {
			name := m.party.Label()
			out = append(out, daybook.ActorMention{Span: p.words(m.first, m.end), Name: name, Class: daybook.Text(m.kind), Actor: m.party.Actor, Rule: m.rule})
		}
	}
	return out
}
