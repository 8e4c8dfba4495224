package language

import (
	"bytes"
	"encoding/json"
	"strings"
)

// Rescore scores a model file on dev, as the code reads text now, and gives the file with these scores; its
// weights stay as they are.
func Rescore(file []byte, dev []Lesson, log func(format string, args ...any)) ([]byte, error) {
	m, err := readModel(file)
	if err != nil {
		return nil, err
	}
	m.info.Scores = m.score(dev)
	m.info.Scores["UPOS in capitals"] = m.score(inCapitals(dev))["UPOS"]
	for _, name := range m.info.ScoreNames() {
		log("%-16s %6.2f", name, m.info.Scores[name])
	}
	info, err := json.Marshal(m.info)
	if err != nil {
		return nil, err
	}
	_, weights, _ := bytes.Cut(file[len(magic):], []byte("\n"))
	return append(append(append([]byte(magic), info...), '\n'), weights...), nil
}

// score compares what the model makes of the running text of lessons with their gold analysis, as the CoNLL
// 2018 shared task did: F1 in percent over words that cover the same characters, relations without subtypes.
func (m *model) score(gold []Lesson) map[string]float64 {
	text, starts := runningText(gold)
	d := m.read(text)
	type key struct{ start, end int32 }
	found := map[key]int{}
	for i, t := range d.Tokens {
		found[key{t.Start, t.End}] = i
	}
	sentences := map[key]bool{}
	for _, s := range d.Sentences {
		sentences[key{d.Tokens[s.First].Start, d.Tokens[s.End-1].End}] = true
	}
	var ends, words, upos, xpos, lemma, uas, las, n int
	for i, l := range gold {
		base := int32(starts[i])
		place := func(w LessonWord) key { return key{base + int32(w.Start), base + int32(w.End)} }
		ends += b2i(sentences[key{place(l.Words[0]).start, place(l.Words[len(l.Words)-1]).end}])
		for _, w := range l.Words {
			n++
			k, ok := found[place(w)]
			if !ok {
				continue
			}
			t := d.Tokens[k]
			words++
			upos += b2i(t.UPOS == w.UPOS)
			xpos += b2i(t.XPOS == w.XPOS)
			lemma += b2i(w.Lemma == "_" || strings.EqualFold(d.lemmas[k], w.Lemma))
			node := d.node(int32(k))
			right := w.Head < 0 && node.head < 0
			if w.Head >= 0 && node.head >= 0 {
				h, ok := found[place(l.Words[w.Head])]
				right = ok && h == int(node.head)
			}
			uas += b2i(right)
			las += b2i(right && node.rel.Base() == w.Rel.Base())
		}
	}
	f1 := func(right, all, got int) float64 {
		return float64(int(20000*float64(right)/float64(all+got)+0.5)) / 100
	}
	of := func(right int) float64 { return f1(right, n, len(d.Tokens)) }
	return map[string]float64{"Sentences": f1(ends, len(gold), len(d.Sentences)), "Words": of(words), "UPOS": of(upos),
		"XPOS": of(xpos), "Lemmas": of(lemma), "UAS": of(uas), "LAS": of(las)}
}

// runningText joins the sentences of a paragraph by spaces and the paragraphs by blank lines, and says where
// each sentence starts.
func runningText(lessons []Lesson) (string, []int) {
	var b strings.Builder
	starts := make([]int, len(lessons))
	for i, l := range lessons {
		switch {
		case i == 0:
		case l.Opens:
			b.WriteString("\n\n")
		default:
			b.WriteByte(' ')
		}
		starts[i] = b.Len()
		b.WriteString(l.Text)
	}
	return b.String(), starts
}

// inCapitals is the lessons with their texts in capitals, where that keeps every character's place.
func inCapitals(lessons []Lesson) []Lesson {
	out := make([]Lesson, len(lessons))
	for i, l := range lessons {
		out[i] = l
		b := []byte(l.Text)
		for k, c := range b {
			if lowerByte(c) {
				b[k] = c - 'a' + 'A'
			}
		}
		out[i].Text = string(b)
	}
	return out
}
