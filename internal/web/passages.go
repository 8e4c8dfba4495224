package web

import (
	"context"
	"strings"
	"unicode"

	"daybook"
)

// A passage is the words that a finding rests on, in the sentence they stand in.
type passage struct {
	Report        string
	Before, After string
	Basis         *daybook.Basis // nil when the finding names no words
}

// A quoter finds passages, opening each report once.
type quoter struct {
	ctx     context.Context
	site    *Site
	reports map[string]*daybook.Report
}

// mostQuoted is how many reports one page opens for the sentences around its words; words of further ones
// stand alone.
const mostQuoted = 200

func (s *Site) quoter(ctx context.Context) *quoter {
	return &quoter{ctx, s, map[string]*daybook.Report{}}
}

// passage quotes what a finding of that id rests on most: the basis of the first of the fields that has
// one, else its first.
func (q *quoter) passage(id string, all []daybook.Basis, fields ...string) passage {
	p := passage{Report: daybook.ReportOf(id), Basis: mainBasis(all, fields...)}
	if p.Basis == nil {
		return p
	}
	if r := q.report(p.Report); r != nil && p.Basis.Check(r) == nil {
		text := r.Text
		if p.Basis.In == "title" {
			text = r.Title
		}
		p.Before, p.After = around([]rune(text), p.Basis.Start, p.Basis.End)
	}
	return p
}

// report opens a report; nil when it cannot be read or enough were.
func (q *quoter) report(id string) *daybook.Report {
	if r, known := q.reports[id]; known || len(q.reports) == mostQuoted {
		return r
	}
	q.reports[id] = nil
	if filed, err := q.site.desk.Report(q.ctx, id); err == nil {
		q.reports[id] = &filed.Report
	}
	return q.reports[id]
}

// widest is how many letters of a sentence are shown on each side of the words.
const widest = 110

// around gives what stands before and after the letters start…end in their sentence, cut at a word with an
// ellipsis where it is long.
func around(text []rune, start, end int) (before, after string) {
	from := start
	for from > 0 && start-from < widest && !endsSentence(text, from-1) {
		from--
	}
	to := end
	for to < len(text) && to-end < widest && !endsSentence(text, to) {
		to++
	}
	if to < len(text) && endsSentence(text, to) && text[to] != '\n' {
		to++
	}
	before, after = string(text[from:start]), string(text[end:to])
	if start-from == widest && from > 0 {
		_, rest, _ := strings.Cut(before, " ")
		before = "… " + rest
	}
	if to-end == widest && to < len(text) {
		if cut := strings.LastIndexByte(after, ' '); cut >= 0 {
			after = after[:cut] + " …"
		}
	}
	return strings.TrimLeftFunc(before, unicode.IsSpace), strings.TrimRightFunc(after, unicode.IsSpace)
}

// endsSentence tells whether a sentence seems to end with the letter at i.
func endsSentence(text []rune, i int) bool {
	switch text[i] {
	case '\n':
		return true
	case '.', '!', '?':
		return i+1 == len(text) || unicode.IsSpace(text[i+1])
	}
	return false
}
