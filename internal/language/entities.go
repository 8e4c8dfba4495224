package language

import (
	"slices"
	"strings"
)

// The entity tagger gives every token one of these marks: outside, or beginning or inside a name of a kind.
var entityLabels = [...]string{"PER", "ORG", "LOC", "MISC"}

const (
	outside     = 0
	entityMarks = 1 + 2*len(entityLabels)
)

func beginMark(label int) int { return 1 + 2*label }
func insideMark(mark int) bool {
	return mark > 0 && mark%2 == 0
}

// mayFollow tells whether mark may come after before: inside only after its own begin or inside.
func mayFollow(mark, before int) bool {
	return !insideMark(mark) || before == mark || before == mark-1
}

// plain tells whether a token is so clearly no name that the model need not be asked.
func plain(a *atom, caps bool, before int) bool {
	if a.capital || a.upos == PROPN || before != outside {
		return false
	}
	return !caps || a.upos != NOUN && a.upos != ADJ && a.upos != X && a.upos != VERB
}

// nameFeatures appends the features of token i; before and before2 are the marks of the two tokens to its
// left, opens the lower form of the first token of the name that is going on, if any.
func nameFeatures(keys []uint32, atoms []atom, i int, before, before2 int, opens uint32) []uint32 {
	w, b, c := &atoms[i], at(atoms, i-1), at(atoms, i-2)
	n, m := at(atoms, i+1), at(atoms, i+2)
	p := uint32(before)
	first := uint32(b2i(i == 0))
	tg := func(a *atom) uint32 { return uint32(a.upos) }
	return append(keys,
		mix(500, p, 0), mix(501, p, uint32(before2)),
		mix(502, w.low, 0), mix(503, w.form, p), mix(504, w.shape, first), mix(505, w.shape, p),
		mix(506, w.end3, 0), mix(507, w.end2, p), mix(508, w.start, 0), mix(509, w.end4, 0),
		mix(510, w.cluster, p), mix(511, w.cluster, w.shape), mix(512, w.rough, p), mix(513, w.rough, w.shape),
		mix(514, b.low, p), mix(515, b.low, w.shape), mix(516, b.cluster, w.shape), mix(517, b.cluster, w.cluster),
		mix(518, n.low, p), mix(519, n.low, w.shape), mix(520, n.cluster, w.cluster), mix(521, n.shape, w.shape),
		mix(522, b.shape, w.shape), mix(523, tg(b)<<8|tg(w), tg(n)), mix(524, c.low, b.low), mix(525, n.low, m.low),
		mix(526, b.low, w.low), mix(527, w.low, n.low), mix(528, opens, p), mix(529, opens, w.shape),
		mix(530, n.cluster, p), mix(531, m.cluster, p), mix(532, c.cluster, p), mix(533, w.cluster, n.shape^p),
		mix(534, n.end3, n.shape^p), mix(535, b.rough, p), mix(536, n.rough, p),
	)
}

// addInitials takes the initials before a person's name into it.
func (d *Document) addInitials(first int32) {
	for k := len(d.Entities) - 1; k >= 0 && d.Entities[k].First >= first; k-- {
		e := &d.Entities[k]
		free := first
		if k > 0 {
			free = max(first, d.Entities[k-1].End)
		}
		for e.Label == "PER" && e.First > free && initial(d.form(e.First-1)) {
			e.First--
		}
	}
}

// ranks stand before a person's name.
var ranks = set("mr mrs ms dr prof rev gen lt col maj capt cpl sgt brig adm cmdr insp supdt sho dsp dig sp ssp asi hav sepoy judge justice maulana mullah sheikh haji malik")

// addRanked makes persons of the proper names after a rank that the model left out.
func (d *Document) addRanked(s Sentence, from int) {
	taken := func(i int32) bool {
		for _, e := range d.Entities[from:] {
			if i >= e.First && i < e.End {
				return true
			}
		}
		return false
	}
	for i := s.First; i+1 < s.End; i++ {
		if !d.ranked(i) || taken(i) {
			continue
		}
		end := i + 1
		for end < s.End && d.Tokens[end].UPOS == PROPN && !taken(end) && !d.ranked(end) {
			end++
		}
		if end > i+1 && (end == s.End || !taken(end)) {
			d.Entities = append(d.Entities, Entity{First: i + 1, End: end, Label: "PER"})
			i = end - 1
		}
	}
	slices.SortFunc(d.Entities[from:], func(a, b Entity) int { return int(a.First - b.First) })
}

// ranked tells whether token i is a rank: a name follows.
func (d *Document) ranked(i int32) bool {
	var buf [10]byte
	word := d.form(i)
	if len(word) > len(buf) || !(word[0] >= 'A' && word[0] <= 'Z') {
		return false
	}
	return ranks[string(lowerASCII(buf[:0], strings.TrimSuffix(word, ".")))]
}

// initial tells whether a word is a capital letter with a stop.
func initial(word string) bool {
	return len(word) == 2 && word[1] == '.' && word[0] >= 'A' && word[0] <= 'Z'
}

// names finds the names of a sentence whose first token is first in the document.
func (m *model) names(s *sheet, d *Document, atoms []atom, first int32, caps bool) {
	before, before2, opens := outside, outside, uint32(0)
	for i := range atoms {
		mark := outside
		if !plain(&atoms[i], caps, before) {
			s.keys = nameFeatures(s.keys[:0], atoms, i, before, before2, opens)
			sum := m.namer.score(s.keys, &s.sum)
			for k := range sum {
				if sum[k] > sum[mark] && mayFollow(k, before) {
					mark = k
				}
			}
		}
		switch {
		case mark == outside:
			opens = 0
		case insideMark(mark):
			d.Entities[len(d.Entities)-1].End++
		default:
			opens = atoms[i].low
			at := first + int32(i)
			d.Entities = append(d.Entities, Entity{First: at, End: at + 1, Label: entityLabels[(mark-1)/2]})
		}
		before2, before = before, mark
	}
}
