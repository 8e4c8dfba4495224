package language

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// ReadLessons reads the sentences of a treebank in CoNLL-U.
func ReadLessons(in io.Reader) ([]Lesson, error) {
	var out []Lesson
	var block []string
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if lines.Text() != "" {
			block = append(block, lines.Text())
			continue
		}
		l, err := lesson(block)
		if err != nil {
			return nil, fmt.Errorf("sentence before line %d: %w", n, err)
		}
		out, block = append(out, l), nil
	}
	return out, lines.Err()
}

// lesson reads one sentence. The words of a multiword token divide its characters as their forms do.
func lesson(lines []string) (Lesson, error) {
	var l Lesson
	at, until, left, part := 0, 0, 0, uint8(0)
	for _, line := range lines {
		if strings.HasPrefix(line, "#") {
			l.Opens = l.Opens || strings.HasPrefix(line, "# newpar") || strings.HasPrefix(line, "# newdoc")
			if text, ok := strings.CutPrefix(line, "# text = "); ok {
				l.Text = text
			}
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 10 {
			return l, fmt.Errorf("%d columns in %q", len(c), line)
		}
		if strings.Contains(c[0], ".") {
			continue
		}
		if a, b, ok := strings.Cut(c[0], "-"); ok {
			first, _ := strconv.Atoi(a)
			last, _ := strconv.Atoi(b)
			start, err := find(l.Text, at, c[1])
			if err != nil {
				return l, err
			}
			at, until, left, part = start, start+len(c[1]), last-first+1, 1
			continue
		}
		w, err := lessonWord(c)
		if err != nil {
			return l, err
		}
		if left > 0 {
			w.Start, w.End, w.Part = at, min(at+len(c[1]), until), part
			if left == 1 {
				w.End = until
			}
			left, part = left-1, part+1
		} else {
			if w.Start, err = find(l.Text, at, c[1]); err != nil {
				return l, err
			}
			w.End = w.Start + len(c[1])
		}
		at = w.End
		l.Words = append(l.Words, w)
	}
	return l, nil
}

// find is where form stands in text at or after byte at, white space skipped.
func find(text string, at int, form string) (int, error) {
	rest := strings.TrimLeft(text[at:], " \u00a0")
	if !strings.HasPrefix(rest, form) {
		return 0, fmt.Errorf("%q is not in the text at byte %d", form, at)
	}
	return len(text) - len(rest), nil
}

func lessonWord(c []string) (w LessonWord, err error) {
	w.Lemma, w.XPOS = c[2], ParseXPOS(c[4])
	if w.UPOS, err = ParseUPOS(c[3]); err != nil {
		return w, err
	}
	if w.Rel, err = ParseRel(c[7]); err != nil {
		return w, err
	}
	head, err := strconv.Atoi(c[6])
	w.Head = head - 1
	return w, err
}
