package language

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// A NameLesson is a sentence whose names are marked.
type NameLesson struct {
	words []string
	marks []int
	atoms []atom
	caps  []atom
}

// kinds of names in the data we learn from, as ours.
var nameKinds = map[string]int{"PER": 0, "person": 0, "ORG": 1, "corporation": 1, "group": 1, "LOC": 2, "location": 2,
	"MISC": 3, "product": 3, "creative-work": 3}

// ReadNameLessons reads sentences with a word and its mark (O, B-PER, I-location) a line, blank lines between.
func ReadNameLessons(in io.Reader) ([]NameLesson, error) {
	var out []NameLesson
	var l NameLesson
	last := "O"
	lines := bufio.NewScanner(in)
	for n := 1; lines.Scan(); n++ {
		f := strings.Fields(lines.Text())
		if len(f) < 2 || f[0] == "-DOCSTART-" {
			if len(l.words) > 0 {
				out = append(out, l)
			}
			l, last = NameLesson{}, "O"
			continue
		}
		mark, name := outside, f[len(f)-1]
		if name != "O" {
			place, kind, _ := strings.Cut(name, "-")
			k, ok := nameKinds[kind]
			if !ok {
				return nil, fmt.Errorf("line %d: unknown kind of name %q", n, name)
			}
			mark = beginMark(k)
			if _, before, _ := strings.Cut(last, "-"); place == "I" && before == kind {
				mark++
			}
		}
		l.words, l.marks, last = append(l.words, f[0]), append(l.marks, mark), name
	}
	if len(l.words) > 0 {
		out = append(out, l)
	}
	return out, lines.Err()
}

// SomeName marks a word of a name whose kind is left open: its sentence teaches nothing about names.
const SomeName = "?"

// namedLessons are the lessons in which names are marked, neighbouring words of a kind being one name.
func namedLessons(lessons []Lesson) []NameLesson {
	var out []NameLesson
	for _, l := range lessons {
		n := NameLesson{}
		last, any, open := "", false, false
		for _, w := range l.Words {
			mark := outside
			switch w.Name {
			case "":
			case SomeName:
				open = true
			default:
				mark = beginMark(nameKinds[w.Name]) + b2i(w.Name == last)
				any = true
			}
			n.words, n.marks, last = append(n.words, l.Text[w.Start:w.End]), append(n.marks, mark), w.Name
		}
		if any && !open {
			out = append(out, n)
		}
	}
	return out
}

// prepareNames reads and tags the sentences as the tagger will have tagged them.
func (t *teacher) prepareNames(lessons []NameLesson) {
	s := &sheet{}
	for i := range lessons {
		l := &lessons[i]
		l.atoms, l.caps = make([]atom, len(l.words)), make([]atom, len(l.words))
		for k, w := range l.words {
			s.low = l.atoms[k].read(w, false, s.low)
			s.low = l.caps[k].read(w, true, s.low)
		}
		for _, view := range [][]atom{l.atoms, l.caps} {
			t.m.tag(s, view, undecided)
			s.thought.hold(len(view))
			t.m.net.think(&s.thought, view)
			t.m.retag(&s.thought, view)
		}
	}
}

const nameRounds = 8

func (t *teacher) teachNames(lessons []NameLesson) {
	t.prepareNames(lessons)
	l := newLearner(entityMarks)
	sum := make([]float32, entityMarks)
	var keys []uint32
	order := make([]int, len(lessons))
	for i := range order {
		order[i] = i
	}
	for round := range nameRounds {
		wrong, total := 0, 0
		for _, i := range t.shuffled(order) {
			lesson := &lessons[i]
			atoms, caps := lesson.atoms, false
			if t.rand.Float64() < capsShare {
				atoms, caps = lesson.caps, true
			}
			before, before2, opens := outside, outside, uint32(0)
			for k := range atoms {
				got := outside
				if !plain(&atoms[k], caps, before) {
					keys = nameFeatures(keys[:0], atoms, k, before, before2, opens)
					l.score(keys, sum)
					got = top(sum, func(m int) bool { return mayFollow(m, before) })
					want := lesson.marks[k]
					if !mayFollow(want, before) {
						want = want - 1 // the name was missed so far: begin it here
					}
					if got != want {
						l.update(keys, want, 1)
						l.update(keys, got, -1)
						wrong++
					}
					total++
					l.clock++
				}
				if got == outside {
					opens = 0
				} else if !insideMark(got) {
					opens = atoms[k].low
				}
				before2, before = before, got
			}
		}
		t.log("names round %d: %.2f%%", round+1, 100-100*float64(wrong)/float64(total))
	}
	t.m.namer = l.table(0.02)
}
