package read

import (
	"math"
	"strings"

	"daybook"
	"daybook/internal/gazetteer"
	"daybook/internal/language"
)

// A placeScan is the reading of one report's places.
type placeScan struct {
	r        *placeReader
	p        *page
	found    []placeMention
	postings []gazetteer.Posting
	persons  map[string]bool // folded words that are somebody's last name in this report
	key      []byte
	day      gazetteer.Date // of publication, 0 when unknown

	districts      map[[2]daybook.Text]int // names placed in a province and district; made when first asked for
	calledQuarters map[string]bool         // keys of names that are called a neighbourhood somewhere; nil before it is asked
}

// scan finds every name the gazetteer knows, every street and every name called an area or village, and
// judges the names of the gazetteer by their context. What people are called is learnt on the way.
func (s *placeScan) scan() {
	var all []placeMention
	for si := range s.p.doc.Sentences {
		sent := &s.p.doc.Sentences[si]
		for i := int(sent.First); i < int(sent.End); {
			m, ok := s.at(i, sent)
			if !ok {
				i++
				continue
			}
			all = append(all, m)
			i = m.end
		}
	}
	for i := range all {
		s.learnPersons(&all[i])
	}
	taken := map[string]bool{}
	for i := range all {
		if m := &all[i]; m.rule == rulePlaceName {
			m.score = s.judge(m)
			taken[m.key] = taken[m.key] || m.score >= placeThreshold
		}
	}
	for i := range all {
		m := &all[i]
		if m.rule == rulePlaceName && m.score < placeThreshold && taken[m.key] && !s.persons[m.key] {
			m.score += sameNameTaken
		}
		if m.score >= placeThreshold {
			s.found = append(s.found, *m)
		}
	}
}

// at is the mention that begins at token i.
func (s *placeScan) at(i int, sent *language.Sentence) (placeMention, bool) {
	text := s.text(i)
	if !capitalised(text) {
		if c := text[0]; '0' <= c && c <= '9' {
			return s.coordinates(i, int(sent.End))
		}
		return placeMention{}, false
	}
	m, known := s.match(i, int(sent.End))
	if sent.Caps {
		return m, known
	}
	if way, ok := s.street(i, sent); ok && (!known || way.end > m.end) {
		return way, true
	}
	if known && (m.end-i > 1 || m.end >= int(sent.End) || !capitalised(s.text(m.end))) {
		return m, true
	}
	if c, ok := s.called(i, sent); ok && (!known || c.end > m.end) {
		return c, true
	}
	if !known {
		return s.spelt(i, sent)
	}
	if end := s.longer(&m, sent); end > m.end {
		return placeMention{first: i, end: end, in: -1, rule: rulePlaceCalled, score: certainly, key: strings.ToLower(s.words(i, end))}, true
	}
	return m, known
}

// longer is the token after a name behind "in" or "near" of which a small place's name is but the first word, "near Karda
// Kone": another place, that the gazetteer lacks. m.end where the name is m's.
func (s *placeScan) longer(m *placeMention, sent *language.Sentence) int {
	first, end := int(sent.First), int(sent.End)
	if s.class(m.first-1, first, end)&inWord == 0 || s.class(m.first, first, end)&firstName != 0 {
		return m.end
	}
	for _, c := range s.postings[m.from:m.to] {
		if k := s.r.gaz.Kind(c.ID); k == gazetteer.Country || k == gazetteer.Province || k == gazetteer.Capital || k == gazetteer.Seat || s.r.gaz.Population(c.ID) > smallTown {
			return m.end
		}
	}
	j := m.end
	for j < end && j < m.end+2 && capitalised(s.text(j)) && s.class(j, first, end) == 0 && strings.ToUpper(s.text(j)) != s.text(j) {
		j++
	}
	if j < end && (capitalised(s.text(j)) || s.class(j, first, end)&(organisation|facility|bodyWord|paperWord|streetWord) != 0) {
		return m.end
	}
	return j
}

// smallTown is how many people live at most in a place that another, longer name may begin with.
const smallTown = 100_000

func (s *placeScan) text(i int) string {
	t := &s.p.doc.Tokens[i]
	return s.p.doc.Text[t.Start:t.End]
}

// class is what the lexicon says of token i; nothing outside first..end.
func (s *placeScan) class(i, first, end int) wordClass {
	if i < first || i >= end {
		return 0
	}
	var b [32]byte
	word := gazetteer.AppendFold(b[:0], s.text(i))
	if !s.r.glance.may(string(word)) { // without a copy: it does not escape
		return 0
	}
	return s.r.classes[string(word)]
}

// match is the longest name of the gazetteer that begins at token i.
func (s *placeScan) match(i, end int) (placeMention, bool) {
	s.key = gazetteer.AppendFold(s.key[:0], s.text(i))
	if len(s.key) == 0 {
		return placeMention{}, false
	}
	words := s.r.gaz.Words(s.key)
	j := i
	if i+1 < end && s.glued(i+1) { // "People's", "O'Leary" in several tokens
		s.key = gazetteer.AppendFold(s.key, s.text(i+1))
		words = max(words, s.r.gaz.Words(s.key))
		s.key = s.key[:0]
		s.key = gazetteer.AppendFold(s.key, s.text(i))
	}
	if words == 0 {
		return placeMention{}, false
	}
	m := placeMention{first: i, in: -1, rule: rulePlaceName}
	from := len(s.postings)
	for {
		s.postings = s.r.gaz.Lookup(s.key, s.postings)
		if len(s.postings) > from && s.closes(i, j) {
			if m.end == 0 || m.end != j || s.class(j, 0, end)&(calledDistrict|calledProvince) == 0 {
				m.from = from // else "Karda district" may be any district of that name
			}
			m.end, m.key, m.to = j+1, string(s.key), len(s.postings)
			from = len(s.postings)
		}
		s.postings = s.postings[:from]
		var ok bool
		if j, ok = s.extend(j+1, end, &words); !ok {
			break
		}
	}
	return m, m.end > 0
}

// glued tells a token written on to the one before, beginning with an apostrophe.
func (s *placeScan) glued(j int) bool {
	t := s.text(j)
	return s.p.doc.Tokens[j].Start == s.p.doc.Tokens[j-1].End && (t[0] == '\'' || strings.HasPrefix(t, "’"))
}

// closes tells whether a name begun at token i may end with token j: by a capital or a figure, or by a
// generic word in lower case ("Herat province"). Initials that are no name of their own, and "I've", end
// none.
func (s *placeScan) closes(i, j int) bool {
	t := s.text(j)
	if i == j {
		return strings.IndexByte(t, '\'') < 0 || strings.ToLower(t[1:]) != t[1:] || len(t) > 5
	}
	if t == "'s" || t == "’s" {
		return false
	}
	if strings.ToLower(t) != t || '0' <= t[0] && t[0] <= '9' || t[0] >= 0x80 {
		return true
	}
	return !strings.EqualFold(s.text(i), "the") && s.class(j, 0, len(s.p.doc.Tokens))&(genericAfter|wayWord) != 0
}

// extend adds the next token to the key, over hyphens, apostrophes and the point of "St."; false where a
// name cannot go on.
func (s *placeScan) extend(j, end int, words *int) (int, bool) {
	for ; j < end; j++ {
		t := s.text(j)
		prev := &s.p.doc.Tokens[j-1]
		gap := s.p.doc.Tokens[j].Start > prev.End
		n := len(s.key)
		s.key = gazetteer.AppendFold(s.key, t)
		if len(s.key) == n || len(s.key) == n+1 && s.key[n] == ' ' {
			s.key = s.key[:n]
			switch t {
			case "-", "–", "‐":
				if gap || s.key[n-1] == ' ' {
					return j, false
				}
				s.key = append(s.key, ' ')
			case "'", "’", "‘", "`":
				if gap {
					return j, false
				}
			case ".":
				if gap || prev.End-prev.Start > 3 {
					return j, false
				}
			case "(":
				if j+2 >= end || s.text(j+2) != ")" || strings.ToUpper(s.text(j+1)) != s.text(j+1) {
					return j, false
				}
				j += 2 // "Frontier Region (FR) Bannu"
			default:
				return j, false
			}
			continue
		}
		if gap && s.key[n-1] != ' ' {
			s.key = append(s.key[:n], ' ')
			s.key = gazetteer.AppendFold(s.key, t)
		}
		if gap || s.key[n-1] == ' ' {
			*words--
		}
		return j, *words > 0
	}
	return j, false
}

// The weights of evidence that a name is a place, in the manner of log odds; a name is taken at
// placeThreshold. They were set by hand on news of several countries; doc/method/places.md explains them.
const (
	placeThreshold = 1.0
	sameNameTaken  = 1.6
	certainly      = 9.0
	wellKnown      = 2.2 // a place whose name a person's does not overrule
)

// judge weighs the evidence that a match is a place.
func (s *placeScan) judge(m *placeMention) float64 {
	sent := &s.p.doc.Sentences[s.p.doc.Tokens[m.first].Sentence]
	first, end := int(sent.First), int(sent.End)
	v := s.known(m)
	if s.abbreviation(m, first) {
		return certainly
	}
	v += s.itself(m, v, first, end)
	before, after := s.class(m.first-1, first, end), s.callingAt(m.end, first, end)
	switch {
	case before&inWord != 0:
		v += 1.6
	case before&ofWord != 0:
		v += .6
	}
	if s.beforeOf(m.first, first, end) || s.roadBefore(m.first) {
		v += 1.5
	}
	if after&genericAfter != 0 {
		v += 1.5
	}
	if sent.Caps {
		v += s.inCapitals(m, before, after, first, end)
	} else {
		v += s.neighbours(m, before, after, first, end)
	}
	if m.end-m.first == 1 && s.persons[m.key] && before&inWord == 0 {
		v -= 2.5
	}
	return v
}

// inCapitals weighs a name in a sentence all in capitals, where only titles, first names, other names beside it
// and brackets tell people apart, "IN" or "OR" is no state, and "BUREAU" and "THE CITY" are words.
func (s *placeScan) inCapitals(m *placeMention, before, after wordClass, first, end int) float64 {
	switch {
	case m.end-m.first == 1 && len(s.text(m.first)) <= 2:
		return -6
	case s.p.inDateline(m.first) && m.first == first && m.end < end && (s.text(m.end) == "," || s.text(m.end) == "("):
		return 1 // "SANTIAGO, 2 MAR --": no first name
	case after&streetWord != 0:
		return -3
	case before&(personTitle|firstName) != 0:
		return -3.5
	case m.first > first && m.end < end && s.text(m.first-1) == "[" && s.text(m.end) == "]":
		return -6 // who speaks next
	case !s.p.properIn(m.first, m.end):
		return -3
	case s.surname(m, before, first, end):
		return -3.5
	}
	return -1
}

// properIn tells whether any of tokens first..end is tagged as a name.
func (p *page) properIn(first, end int) bool {
	for i := first; i < end; i++ {
		if p.doc.Word(i).UPOS() == language.PROPN {
			return true
		}
	}
	return false
}

// surname tells whether a name in capitals of one word, no country's, goes on a person's: right after another name that
// says nothing of places ("VIRGILIO BARCO VARGAS"), or before one of his own or before what he leads ("TOLEDO
// BROTHERS", "THE DUARTE ADMINISTRATION").
func (s *placeScan) surname(m *placeMention, before wordClass, first, end int) bool {
	if m.end-m.first > 1 || s.known(m) >= 4 {
		return false
	}
	if m.end < end {
		switch strings.ToLower(s.text(m.end)) {
		case "brothers", "sisters", "family", "administration", "regime":
			return true
		}
	}
	return m.first > first && before&(inWord|ofWord|genericBefore|genericAfter|titleWord) == 0 && len(s.text(m.first-1)) > 2 && s.p.properIn(m.first-1, m.first)
}

// neighbours weighs the capitalised words a name stands among.
func (s *placeScan) neighbours(m *placeMention, before, after wordClass, first, end int) (v float64) {
	if m.first > first && capitalised(s.text(m.first-1)) && before&(inWord|genericBefore|notAPlace) == 0 {
		v += s.leftOf(m, before, first)
	}
	if m.end < end && capitalised(s.text(m.end)) {
		v += s.rightOf(m, after, first, end)
	}
	return v
}

// itself weighs the name's own words: common words and first names are places only where more speaks for it.
func (s *placeScan) itself(m *placeMention, known float64, first, end int) (v float64) {
	if m.end-m.first > 1 {
		return 0
	}
	own := s.class(m.first, first, end)
	if own&notAPlace != 0 {
		v -= 3
	}
	if own&firstName != 0 && known < 4 {
		v -= 1.2
	}
	t := s.text(m.first)
	if strings.ToUpper(t) == t && len(t) <= 4 && !s.named(m, t) && !s.p.doc.Sentences[s.p.doc.Tokens[m.first].Sentence].Caps {
		v -= 3 // initials of something else
	}
	switch s.p.doc.Word(m.first).UPOS() {
	case language.VERB, language.AUX, language.ADV, language.PRON, language.DET, language.ADP, language.INTJ, language.NUM, language.SCONJ, language.CCONJ:
		v -= 1.2
	}
	return v
}

// named tells whether initials are a place's own short name.
func (s *placeScan) named(m *placeMention, t string) bool {
	for _, c := range s.postings[m.from:m.to] {
		if c.As == gazetteer.Abbreviated || c.As == gazetteer.Old || s.r.gaz.Name(c.ID) == t {
			return true
		}
	}
	return false
}

// abbreviation tells "La." after "Alexandria,": a province's short name where only a place can stand.
func (s *placeScan) abbreviation(m *placeMention, first int) bool {
	if m.first-2 < first || s.text(m.first-1) != "," || !capitalised(s.text(m.first-2)) || s.p.doc.Sentences[s.p.doc.Tokens[m.first].Sentence].Caps {
		return false // in capitals ", IN" and ", OR" are words
	}
	for _, c := range s.postings[m.from:m.to] {
		if c.As == gazetteer.Abbreviated && s.r.gaz.Kind(c.ID) == gazetteer.Province {
			return true
		}
	}
	return false
}

// known is how well known a name is as a place.
func (s *placeScan) known(m *placeMention) float64 {
	best := -1.0
	for _, c := range s.postings[m.from:m.to] {
		v := s.prominence(c)
		if v > best {
			best = v
			m.role = asPlace
			if c.As == gazetteer.Demonym {
				m.role = asPeople
			}
		}
	}
	if m.end-m.first > 1 {
		best += .8
	}
	return best
}

func (s *placeScan) prominence(c gazetteer.Posting) float64 {
	g := s.r.gaz
	v := 0.0
	switch k := g.Kind(c.ID); k {
	case gazetteer.Country, gazetteer.Continent:
		v = 4
	case gazetteer.Province:
		v = 2.5
	case gazetteer.Capital:
		v = 3
	default:
		pop := float64(g.Population(c.ID))
		v = .3 + .45*math.Max(0, math.Log10(pop+1)-2.5)
		if k.Populated() && k >= gazetteer.Section {
			v -= .3
		}
		if !k.Populated() && k != gazetteer.District {
			v = 1.2
		}
	}
	switch c.As {
	case gazetteer.Alternate:
		v -= .7
	case gazetteer.Bare, gazetteer.Old:
		v -= .3
	}
	return v
}

// beforeOf tells "the village of NAME".
func (s *placeScan) beforeOf(i, first, end int) bool {
	return i-2 >= first && s.text(i-1) == "of" && s.class(i-2, first, end)&genericBefore != 0
}

// leftOf weighs a capitalised word just before a name.
func (s *placeScan) leftOf(m *placeMention, before wordClass, first int) float64 {
	t := s.text(m.first - 1)
	switch {
	case before&personTitle != 0 && before&titleWord == 0:
		return -2.5
	case before&firstName != 0:
		return -2.5
	case len(t) == 2 && t[1] == '.' || len(t) == 1:
		return -2.5
	case before&personTitle != 0:
		return -1
	case m.first-1 == first:
		return -.3
	default:
		return -1.2
	}
}

// rightOf weighs the capitalised words just after a name.
func (s *placeScan) rightOf(m *placeMention, after wordClass, first, end int) float64 {
	own := s.class(m.first, first, end)
	switch {
	case after&streetWord != 0:
		return -3
	case after&paperWord != 0:
		return -6
	case s.bodyAfter(m.end, end):
		return -4
	case after&(organisation|facility) != 0 && after&calledDistrict == 0:
		if m.role == asPlace {
			m.role = inName
		}
		return .2
	case after&titleWord != 0:
		return 0
	case after&(genericAfter|wayWord) != 0:
		return 0
	case m.end-m.first == 1 && own&firstName != 0:
		return -3.5
	default:
		return -1
	}
}

// bodyAfter tells whether the capitalised words from token i on end in a word that names a body or unit
// with something between: "Free Coast Brigade", not "Punjab Police".
func (s *placeScan) bodyAfter(i, end int) bool {
	j := i
	for j < end && j < i+5 && capitalised(s.text(j)) {
		j++
	}
	return j > i && s.class(j-1, i, end)&bodyWord != 0
}

// learnPersons notes the last name of somebody whose first name or title stands before a match.
func (s *placeScan) learnPersons(m *placeMention) {
	sent := &s.p.doc.Sentences[s.p.doc.Tokens[m.first].Sentence]
	first := int(sent.First)
	if m.rule != rulePlaceName || m.first == first || m.end-m.first > 1 || !capitalised(s.text(m.first-1)) {
		return
	}
	before := s.class(m.first-1, first, int(sent.End))
	if before&(firstName|personTitle) != 0 && before&(notAPlace|titleWord) == 0 && s.known(m) < wellKnown {
		s.persons[m.key] = true
	}
}
