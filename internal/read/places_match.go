package read

import (
	"math"

	"daybook/internal/gazetteer"
)

// A placeScan is the reading of one report's places.
type placeScan struct {
	r        *placeReader
	p        *page
	found    []placeMention
	postings []gazetteer.Posting
	persons  map[string]bool // folded words that are somebody's last name in this report
	maybe    []placeMention  // matches that were not taken at first
	key      []byte
}

// scan looks up every name the gazetteer may know and judges it by its context. What people are called is
// learnt on the way, so that a name taken for a place before is judged again.
func (s *placeScan) scan() {
	var all []placeMention
	for si := range s.p.doc.Sentences {
		sent := &s.p.doc.Sentences[si]
		for i := int(sent.First); i < int(sent.End); {
			m, ok := s.match(i, int(sent.End), sent.Caps)
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
		all[i].score = s.judge(&all[i])
		if all[i].score >= placeThreshold {
			taken[all[i].key] = true
		}
	}
	for i := range all {
		m := &all[i]
		if m.score < placeThreshold && taken[m.key] && m.score+sameNameTaken >= placeThreshold {
			m.score += sameNameTaken
		}
		if m.score >= placeThreshold {
			s.found = append(s.found, *m)
		}
	}
}

func (s *placeScan) text(i int) string {
	t := &s.p.doc.Tokens[i]
	return s.p.doc.Text[t.Start:t.End]
}

// class is what the lexicon says of token i; nothing outside the sentence.
func (s *placeScan) class(i, first, end int) wordClass {
	if i < first || i >= end {
		return 0
	}
	var b [32]byte
	return s.r.classes[string(gazetteer.AppendFold(b[:0], s.text(i)))]
}

// match is the longest name of the gazetteer that begins at token i.
func (s *placeScan) match(i, end int, caps bool) (placeMention, bool) {
	if !capitalised(s.text(i)) {
		return placeMention{}, false
	}
	s.key = gazetteer.AppendFold(s.key[:0], s.text(i))
	words := 0
	if len(s.key) > 0 {
		words = s.r.gaz.Words(s.key)
	}
	if words == 0 {
		return placeMention{}, false
	}
	m := placeMention{first: i, in: -1}
	from := len(s.postings)
	for j := i; j < end && words > 0; {
		s.postings = s.r.gaz.Lookup(s.key, s.postings[:len(s.postings)])
		if len(s.postings) > from && s.closes(j, i) {
			m.end, m.key = j+1, string(s.key)
			m.from, m.to = from, len(s.postings)
			from = len(s.postings)
		}
		j++
		var ok bool
		if j, ok = s.extend(j, end, &words); !ok {
			break
		}
	}
	s.postings = s.postings[:max(m.to, min(from, len(s.postings)))]
	return m, m.end > 0
}

// closes tells whether a name may end with token j: by a capital or a generic word.
func (s *placeScan) closes(j, i int) bool {
	t := s.text(j)
	return j == i || capitalised(t) || '0' <= t[0] && t[0] <= '9' || s.class(j, 0, len(s.p.doc.Tokens))&(genericAfter|wayWord) != 0 || t[0] == '\'' || t[0] >= 0x80
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
				if gap || s.key[len(s.key)-1] == ' ' {
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
)

// judge weighs the evidence that a match is a place.
func (s *placeScan) judge(m *placeMention) float64 {
	sent := &s.p.doc.Sentences[s.p.doc.Tokens[m.first].Sentence]
	first, end := int(sent.First), int(sent.End)
	v := s.known(m)
	single := m.end-m.first == 1
	own := s.class(m.first, first, end)
	if single && own&notAPlace != 0 {
		v -= 3
	}
	if single && own&firstName != 0 && v < 4 {
		v -= 1.2
	}
	before, after := s.class(m.first-1, first, end), s.class(m.end, first, end)
	capsBefore := m.first > first && capitalised(s.text(m.first-1)) && before&(inWord|genericBefore|notAPlace) == 0
	capsAfter := m.end < end && capitalised(s.text(m.end))
	switch {
	case before&inWord != 0:
		v += 1.6
	case before&ofWord != 0:
		v += .6
	}
	if s.beforeOf(m.first, first, end) {
		v += 1.5
	}
	if after&genericAfter != 0 {
		v += 1.5
	}
	if capsBefore && !sent.Caps {
		v += s.leftOf(m, before, first)
	}
	if capsAfter && !sent.Caps {
		v += s.rightOf(m, after, first, end)
	}
	if single && s.persons[m.key] && before&inWord == 0 {
		v -= 2.5
	}
	if sent.Caps {
		v--
	}
	return v
}

// known is how well known a name is as a place.
func (s *placeScan) known(m *placeMention) float64 {
	best := -1.0
	for _, c := range s.postings[m.from:m.to] {
		v := s.prominence(c)
		if c.As == gazetteer.Demonym {
			m.role = asPeople
		}
		best = math.Max(best, v)
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
	case gazetteer.Bare:
		v -= .3
	case gazetteer.Old:
		v -= .3
	}
	return v
}

// beforeOf tells "the village of NAME".
func (s *placeScan) beforeOf(i, first, end int) bool {
	return i-2 >= first && s.text(i-1) == "of" && s.class(i-2, first, end)&genericBefore != 0
}

// leftOf weighs capitalised words just before a name.
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
	case s.covered(m.first - 1):
		return 0
	case m.first-1 == first:
		return -.3
	default:
		return -1.2
	}
}

func (s *placeScan) covered(tok int) bool { return false }

// rightOf weighs capitalised words just after a name.
func (s *placeScan) rightOf(m *placeMention, after wordClass, first, end int) float64 {
	own := s.class(m.first, first, end)
	switch {
	case after&streetWord != 0:
		return -3
	case after&organisation != 0:
		m.role = max(m.role, inName)
		return .2
	case after&titleWord != 0:
		return 0
	case after&paperWord != 0:
		return -2.2
	case after&(genericAfter|wayWord) != 0:
		return 0
	case m.end-m.first == 1 && own&firstName != 0:
		return -3
	default:
		return -1
	}
}

// learnPersons notes the last name of somebody whose first name or title stands before a match.
func (s *placeScan) learnPersons(m *placeMention) {
	sent := &s.p.doc.Sentences[s.p.doc.Tokens[m.first].Sentence]
	first := int(sent.First)
	if m.first == first || m.end-m.first > 1 || !capitalised(s.text(m.first-1)) {
		return
	}
	before := s.class(m.first-1, first, int(sent.End))
	if before&firstName != 0 || before&personTitle != 0 && before&titleWord == 0 {
		s.persons[m.key] = true
	}
}
