package language

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
)

// A Lesson is one sentence of a treebank to learn from.
type Lesson struct {
	Text    string
	Opens   bool // begins a paragraph
	Words   []LessonWord
	section int // which part of the treebank, for jackknifing
}

// A LessonWord is a word with its gold analysis; Head counts from 0, -1 at the root.
type LessonWord struct {
	Start, End int // bytes of the lesson's text
	Part       uint8
	Lemma      string
	UPOS       UPOS
	XPOS       XPOS
	Name       string // PER, ORG, LOC or MISC for a word of a name, where names are marked
	Head       int
	Rel        Rel
}

// A teacher makes a model of lessons. Everything it draws comes from one seed: the same lessons make the
// same model, bit for bit.
type teacher struct {
	lessons []Lesson
	rand    *rand.Rand
	log     func(format string, args ...any)
	m       *model
	atoms   [][]atom // of every lesson
	caps    [][]atom // the same read as capitals
	tags    [][]uint8
	judged  []judgement // by lesson, nil before the judges are asked
}

// Teach learns a model from lessons and sentences with names, scores it on dev and gives it as the bytes of
// a model file.
func Teach(lessons, dev []Lesson, names []NameLesson, info Info, log func(format string, args ...any)) ([]byte, error) {
	t := &teacher{lessons: lessons, rand: rand.New(rand.NewPCG(20250228, 3)), log: log, m: &model{info: info}}
	t.prepare()
	t.teachBreaks()
	t.teachLemmas()
	t.jackknife()
	t.m.tagger = t.teachTags(t.all(), tagRounds).table(0.02)
	t.teachNets()
	t.teachNames(append(names, namedLessons(lessons)...))
	bytes, err := t.m.bytes()
	if err != nil {
		return nil, err
	}
	return Rescore(bytes, dev, log)
}

const (
	tagRounds = 7
	folds     = 10
	capsShare = 0.15 // of sentences are read as if in capitals, so that capitals are no surprise
)

func (t *teacher) prepare() {
	seen := map[tagPair]bool{}
	var buf []byte
	for i := range t.lessons {
		l := &t.lessons[i]
		l.section = i / 50 % folds // neighbours together, all kinds of text everywhere
		plain, caps := make([]atom, len(l.Words)), make([]atom, len(l.Words))
		for k, w := range l.Words {
			buf = plain[k].read(l.Text[w.Start:w.End], false, buf)
			buf = caps[k].read(l.Text[w.Start:w.End], true, buf)
			seen[tagPair{w.UPOS, w.XPOS}] = true
		}
		t.atoms, t.caps = append(t.atoms, plain), append(t.caps, caps)
	}
	t.m.tags = slices.SortedFunc(maps.Keys(seen), func(a, b tagPair) int {
		return cmp.Or(cmp.Compare(a.upos, b.upos), cmp.Compare(a.xpos, b.xpos))
	})
	t.m.index()
	for _, l := range t.lessons {
		tags := make([]uint8, len(l.Words))
		for k, w := range l.Words {
			tags[k] = t.m.tagOf[w.UPOS][w.XPOS]
		}
		t.tags = append(t.tags, tags)
	}
}

func (t *teacher) all() []int {
	all := make([]int, len(t.lessons))
	for i := range all {
		all[i] = i
	}
	return all
}

// view is the atoms of lesson i, now and then as if in capitals.
func (t *teacher) view(i int) []atom {
	if t.rand.Float64() < capsShare {
		return t.caps[i]
	}
	return t.atoms[i]
}

func (t *teacher) shuffled(of []int) []int {
	s := slices.Clone(of)
	t.rand.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	return s
}

// sureTags are the tags of words often seen and nearly always with the same.
func (t *teacher) sureTags(of []int) map[uint32]uint8 {
	counts := map[uint32]map[uint8]int{}
	for _, i := range of {
		for k := range t.atoms[i] {
			low := t.atoms[i][k].low
			if counts[low] == nil {
				counts[low] = map[uint8]int{}
			}
			counts[low][t.tags[i][k]]++
		}
	}
	sure := map[uint32]uint8{}
	for low, tags := range counts {
		total := 0
		for _, n := range tags {
			total += n
		}
		for tag, n := range tags {
			if n >= 25 && n*1000 >= total*998 {
				sure[low] = tag
			}
		}
	}
	return sure
}

func (t *teacher) teachTags(of []int, rounds int) *learner {
	t.m.sure = t.sureTags(of)
	l := newLearner(len(t.m.tags))
	sum := make([]float32, len(t.m.tags))
	var keys []uint32
	for round := range rounds {
		wrong, total := 0, 0
		for _, i := range t.shuffled(of) {
			p1, p2 := uint32(1000), uint32(1000)
			atoms := t.view(i)
			for k := range atoms {
				if tag, ok := t.m.sure[atoms[k].low]; ok {
					p1, p2 = uint32(tag), p1
					continue
				}
				keys = tagFeatures(keys[:0], atoms, k, p1, p2)
				l.score(keys, sum)
				got, want := top(sum, nil), int(t.tags[i][k])
				if got != want {
					l.update(keys, want, 1)
					l.update(keys, got, -1)
					wrong++
				}
				total++
				l.clock++
				p1, p2 = uint32(got), p1
			}
		}
		t.log("tags round %d: %.2f%%", round+1, 100-100*float64(wrong)/float64(total))
	}
	return l
}

// jackknife tags every part of the lessons by a tagger that has not seen it: what the parser learns from
// must be as wrong as what it will get.
func (t *teacher) jackknife() {
	right, total := 0, 0
	log := t.log
	t.log = func(string, ...any) {}
	for f := range folds {
		var seen []int
		for i, l := range t.lessons {
			if l.section != f {
				seen = append(seen, i)
			}
		}
		tagger := t.teachTags(seen, 3).table(0)
		m := &model{tags: t.m.tags, sure: t.m.sure, tagger: tagger}
		s := &sheet{}
		for i, l := range t.lessons {
			if l.section != f {
				continue
			}
			m.tag(s, t.atoms[i], undecided)
			m.tag(s, t.caps[i], undecided)
			for k := range l.Words {
				right += b2i(t.atoms[i][k].upos == l.Words[k].UPOS)
				total++
			}
		}
	}
	t.log = log
	t.log("tags jackknifed: UPOS %.2f%%", 100*float64(right)/float64(total))
}

// heads of lesson i, the root as n.
func (t *teacher) heads(i int) []int32 {
	words := t.lessons[i].Words
	heads := make([]int32, len(words)+1)
	for k, w := range words {
		heads[k] = int32(w.Head)
		if w.Head < 0 {
			heads[k] = int32(len(words))
		}
	}
	return heads
}

// A paragraph is a run of lessons as running text.
type paragraph struct {
	text string
	s    sheet
	ends []bool // a sentence ends after the piece
}

func (t *teacher) paragraphs() []*paragraph {
	var out []*paragraph
	for _, l := range t.lessons {
		if l.Opens || len(out) == 0 {
			out = append(out, &paragraph{})
		}
		p := out[len(out)-1]
		if p.text != "" {
			p.text += " "
		}
		base := len(p.text)
		p.text += l.Text
		for k, w := range l.Words {
			p.s.pieces = append(p.s.pieces, piece{int32(base + w.Start), int32(base + w.End), w.Part})
			p.ends = append(p.ends, k == len(l.Words)-1)
		}
	}
	for _, p := range out {
		p.s.read(p.text)
	}
	return out
}

func (t *teacher) teachBreaks() {
	pars := t.paragraphs()
	l := newLearner(2)
	sum := make([]float32, 2)
	var keys []uint32
	for round := range 10 {
		wrong, total := 0, 0
		t.rand.Shuffle(len(pars), func(i, j int) { pars[i], pars[j] = pars[j], pars[i] })
		for _, p := range pars {
			start, quotes := 0, 0
			for i := 0; i < len(p.ends)-1; i++ {
				a, b := p.s.pieces[i], p.s.pieces[i+1]
				r := []rune(p.text[a.start:a.end])[0]
				quotes += quoteStep(r, quotes)
				gap := uint32(joined)
				if b.start > a.end {
					gap = spaced
				}
				if b.part <= 1 && mayBreak(p.s.atoms, i) && certainty(p.text, p.s.pieces, i, at(p.s.atoms, i+1)) == unsure {
					keys = breakFeatures(keys[:0], p.s.atoms, i, uint32(i-start), gap, quotes > 0)
					l.score(keys, sum)
					got, want := top(sum, nil), b2i(p.ends[i])
					if got != want {
						l.update(keys, want, 1)
						l.update(keys, got, -1)
						wrong++
					}
					total++
					l.clock++
				}
				if p.ends[i] {
					start, quotes = i+1, 0
				}
			}
		}
		t.log("breaks round %d: %.2f%% of %d", round+1, 100-100*float64(wrong)/float64(total), total)
	}
	t.m.breaker = l.table(0.01)
}

// teachLemmas learns scripts, and keeps a dictionary of the forms that they get wrong.
func (t *teacher) teachLemmas() {
	type form struct {
		low string
		tag tagPair
	}
	counts := map[form]map[string]int{}
	var buf []byte
	for _, l := range t.lessons {
		for _, w := range l.Words {
			word := l.Text[w.Start:w.End]
			pair := tagPair{w.UPOS, w.XPOS}
			if w.Lemma == "_" || properLike(pair) && w.XPOS.String() != "NNPS" {
				continue
			}
			buf = normalLemma(buf[:0], word)
			f := form{string(buf), pair}
			if counts[f] == nil {
				counts[f] = map[string]int{}
			}
			counts[f][w.Lemma]++
		}
	}
	forms := slices.SortedFunc(maps.Keys(counts), func(a, b form) int {
		return cmp.Or(strings.Compare(a.low, b.low), cmp.Compare(a.tag.upos, b.tag.upos), cmp.Compare(a.tag.xpos, b.tag.xpos))
	})
	lemmaOf := map[form]string{}
	scripts := map[script]int{}
	for _, f := range forms {
		lemmaOf[f] = mostFrequent(counts[f])
		if inflected(f.tag) {
			scripts[scriptOf(f.low, lemmaOf[f])]++
		}
	}
	t.m.scripts = []script{{}}
	for _, s := range slices.SortedFunc(maps.Keys(scripts), func(a, b script) int {
		return cmp.Or(cmp.Compare(a.cut, b.cut), strings.Compare(a.add, b.add))
	}) {
		if scripts[s] >= 3 && s != (script{}) && len(t.m.scripts) < mostClasses {
			t.m.scripts = append(t.m.scripts, s)
		}
	}
	l := newLearner(len(t.m.scripts))
	sum := make([]float32, len(t.m.scripts))
	var keys []uint32
	for range 10 {
		t.rand.Shuffle(len(forms), func(i, j int) { forms[i], forms[j] = forms[j], forms[i] })
		for _, f := range forms {
			want := slices.Index(t.m.scripts, scriptOf(f.low, lemmaOf[f]))
			if want < 0 || !inflected(f.tag) {
				continue
			}
			keys = lemmaFeatures(keys[:0], f.low, uint32(f.tag.xpos))
			l.score(keys, sum)
			if got := top(sum, nil); got != want {
				l.update(keys, want, 1)
				l.update(keys, got, -1)
			}
			l.clock++
		}
	}
	t.m.lemmer = l.table(0.02)
	t.m.lemmas = map[uint64]string{}
	s := &sheet{}
	for _, f := range forms {
		if got := t.m.lemma(s, f.low, f.tag, false); got != lemmaOf[f] {
			t.m.lemmas[lemmaKey(f.low, f.tag)] = lemmaOf[f]
		}
	}
	t.log("lemmas: %d scripts, %d forms of %d in the dictionary", len(t.m.scripts), len(t.m.lemmas), len(forms))
}

func mostFrequent(counts map[string]int) string {
	b := ""
	for _, l := range slices.Sorted(maps.Keys(counts)) {
		if b == "" || counts[l] > counts[b] {
			b = l
		}
	}
	return b
}

func sortedKeys(m map[uint64]string) []uint64 { return slices.Sorted(maps.Keys(m)) }

// ParseUPOS finds a part of speech by its name.
func ParseUPOS(name string) (UPOS, error) {
	i := slices.Index(uposNames[:], name)
	if i < 0 {
		return X, fmt.Errorf("unknown part of speech %q", name)
	}
	return UPOS(i), nil
}

// ParseXPOS finds a Penn tag by its name; the unknown is the empty one.
func ParseXPOS(name string) XPOS { return XPOS(max(0, slices.Index(xposNames[:], name))) }

// ParseRel finds a relation by its name; an unknown subtype gives its base.
func ParseRel(name string) (Rel, error) {
	if i := slices.Index(relNames[:], name); i >= 0 {
		return Rel(i), nil
	}
	base, _, _ := strings.Cut(name, ":")
	if i := slices.Index(relNames[:], base); i >= 0 {
		return Rel(i), nil
	}
	return Dep, fmt.Errorf("unknown relation %q", name)
}
