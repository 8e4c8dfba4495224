package read

import (
	"fmt"
	"sort"
	"strings"
	"time"

	"daybook"
	"daybook/internal/language"
)

// A dateMention is a time expression of the page.
type dateMention struct {
	timex
	first, end  int // tokens
	start, stop int // bytes
	rule        string
	unresolved  bool // would need the day of publication
	held        bool // dates a deed held against somebody, no news
}

// dates are the time expressions of a page, in order.
type dates []dateMention

// findDates reads every time expression of the page.
func (p *page) findDates() {
	r := dateReader{p: p, words: timeWords(p.doc.Text), day: p.report.PublishedDay().Time()}
	r.read()
	p.dates = r.found
	if r.unresolved > 0 {
		noun := "relative dates"
		if r.unresolved == 1 {
			noun = "relative date"
		}
		p.problem(fmt.Sprintf("published date missing: %d %s left unresolved", r.unresolved, noun))
	}
}

// from is the index of the first mention that begins at token i or after.
func (d dates) from(i int) int {
	return sort.Search(len(d), func(k int) bool { return d[k].first >= i })
}

// mentions gives the time expressions in the shape of the coding format.
func (d dates) mentions(p *page) []daybook.DateMention {
	out := make([]daybook.DateMention, 0, len(d))
	for i := range d {
		m := &d[i]
		out = append(out, daybook.DateMention{Span: p.span(m.start, m.stop), Type: m.typ, Value: m.value,
			From: m.when.From, To: m.when.To, Precision: m.when.Precision, Rule: m.rule})
	}
	return out
}

// A dateReader reads the time expressions of one page from left to right.
type dateReader struct {
	p          *page
	words      []timeWord
	day        time.Time // of publication; zero when unknown
	found      dates
	unresolved int
}

// A timeExpr is a time expression as a run of words first..end (exclusive).
type timeExpr struct {
	timex
	first, end int
	unresolved bool
}

// A reading is one shape of time expression: the kinds of word it may start with, and how it is read.
type reading struct {
	rule  string
	start timeKind
	read  func(*dateReader, int) (timeExpr, bool)
}

// The shapes that a day may have.
var dayReadings = []reading{
	{"date/numeric", numberWord, (*dateReader).numeric},
	{"date/day-month", numberWord | ordinalWord, (*dateReader).dayMonth},
	{"date/month", monthWord, (*dateReader).monthDate},
	{"date/weekday", weekdayWord | shortWeekdayWord, (*dateReader).weekday},
	{"date/day", dayWord, (*dateReader).deicticDay},
}

// The shapes, tried in this order at each word; the first that fits is taken.
var readings = append([]reading{
	{"date/clock", numberWord | partWord, (*dateReader).clock},
}, append(dayReadings, []reading{
	{"date/other-calendar", numberWord | hijriWord | jalaliWord, (*dateReader).otherCalendar},
	{"date/decade", numberWord | markWord | wordWord, (*dateReader).decade},
	{"date/quarter", ordinalWord | wordWord | articleWord | whichWord | unitWord, (*dateReader).quarter},
	{"date/anaphor", wordWord | otherWord | articleWord | unitWord | ordinalWord | numberWord | someWord, (*dateReader).anaphor},
	{"date/ago", numberWord | articleWord | someWord | unitWord, (*dateReader).ago},
	{"date/which", whichWord | wordWord, (*dateReader).which},
	{"set/every", everyWord | wordWord | articleWord | numberWord, (*dateReader).every},
	{"duration/count", numberWord | articleWord | someWord, (*dateReader).duration},
	{"date/year", numberWord, (*dateReader).year},
	{"date/season", seasonWord, (*dateReader).season},
	{"date/part", partWord | wordWord, (*dateReader).part},
	{"set/adverb", setWord, (*dateReader).setAdverb},
	{"date/reference", refWord | wordWord | otherWord, (*dateReader).reference},
	{"duration/bare", unitWord, (*dateReader).bareUnit},
}...)...)

func (r *dateReader) read() {
	var starts timeKind
	for _, x := range readings {
		starts |= x.start
	}
	for i := 0; i < len(r.words); {
		next := i + 1
		if kind := r.words[i].kind; kind&starts != 0 {
			for _, x := range readings {
				if kind&x.start == 0 {
					continue
				}
				if e, ok := x.read(r, i); ok {
					if r.add(e, x.rule) {
						next = e.end
					}
					break
				}
			}
		}
		i = next
	}
}

// add keeps an expression together with the words before it that belong to it ("early", "about the").
func (r *dateReader) add(e timeExpr, rule string) bool {
	e = r.prefixed(e)
	start, stop := int(r.words[e.first].start), int(r.words[e.end-1].end)
	if start < r.p.body && stop > r.p.body {
		return false
	}
	if n := len(r.found); n > 0 && start < r.found[n-1].stop {
		start = r.found[n-1].stop
		for r.words[e.first].start < int32(start) {
			e.first++
		}
		start = int(r.words[e.first].start)
	}
	m := dateMention{timex: e.timex, start: start, stop: stop, rule: rule, unresolved: e.unresolved}
	m.first, m.end = r.p.tokenAt(start), r.p.tokenAt(stop-1)+1
	r.found = append(r.found, m)
	if e.unresolved {
		r.unresolved++
	}
	return true
}

// lower is token i in lower case.
func (p *page) lower(i int) string { return p.doc.Word(i).Lower() }

// tokenAt is the token that holds byte at, or the one before it.
func (p *page) tokenAt(at int) int {
	n := sort.Search(len(p.doc.Tokens), func(i int) bool { return int(p.doc.Tokens[i].Start) > at })
	return max(n-1, 0)
}

// w is word i; out of range it is of no kind.
func (r *dateReader) w(i int) *timeWord {
	if i < 0 || i >= len(r.words) {
		return &timeWord{digits: -1, start: -1, end: -1}
	}
	return &r.words[i]
}

// glued tells whether nothing stands between words i and i+1.
func (r *dateReader) glued(i int) bool { return r.w(i).end == r.w(i+1).start && i+1 < len(r.words) }

func (r *dateReader) text(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.p.doc.Text[r.words[i].start:r.words[i].end]
}

// token is the token of word i.
func (r *dateReader) token(i int) language.Word { return r.p.doc.Word(r.p.tokenAt(int(r.w(i).start))) }

func (r *dateReader) isMark(i int, c byte) bool { return r.w(i).kind == markWord && r.w(i).mark == c }

// skipMark steps over mark c if it stands at i.
func (r *dateReader) skipMark(i int, c byte) int {
	if r.isMark(i, c) {
		return i + 1
	}
	return i
}

// skip steps over one of these words if it stands at i.
func (r *dateReader) skip(i int, texts ...string) int {
	if r.w(i).says(texts...) {
		return i + 1
	}
	return i
}

// prefixed takes in the words to the left that belong to a time expression: "about", "more than",
// "early", "the beginning of", "the".
func (r *dateReader) prefixed(e timeExpr) timeExpr {
	i := e.first
	if strings.HasSuffix(e.value, "_REF") && !strings.HasPrefix(r.text(i), "the") && !r.w(i).says("future", "past") {
		return e
	}
	for i > 0 {
		w := r.w(i - 1)
		switch {
		case w.says("the") || w.is(approxWord) && !w.says("only", "just") && !(w.says("over") && (e.typ != durationType || r.w(i).says("the"))):
			i--
		case w.says("the") && e.typ == durationType:
			i--
		case w.says("than") && r.w(i-2).says("more", "less") || w.says("least", "most") && r.w(i-2).says("at") || w.says("to") && r.w(i-2).says("up") && e.typ == durationType:
			i -= 2
		case w.says("of") && r.w(i-2).is(modWord) && !r.w(i-2).says("early", "earlier", "late", "later"):
			i -= 2
		case w.mark == '-' && r.w(i-2).is(modWord) && r.glued(i-2):
			i -= 2
		case w.is(modWord) && e.typ != durationType && !w.says("start", "end", "close", "beginning", "onset"):
			e = r.upTo(e, w)
			i--
		default:
			if w.says("far") && r.w(i-2).says("so") { // "so far this year" has not run beyond publication
				e = r.upTo(e, &timeWord{entry: timeLexicon["earlier"]})
			}
			e.first = i
			return e
		}
	}
	e.first = i
	return e
}

// upTo ends "earlier this month" at the day of publication, and begins "later this year" there.
func (r *dateReader) upTo(e timeExpr, mod *timeWord) timeExpr {
	day := daybook.DayOf(r.day)
	if r.day.IsZero() || !e.when.Known() || day < e.when.From || day > e.when.To || e.typ != dateType {
		return e
	}
	switch {
	case mod.says("earlier"):
		e.when.To = day
	case mod.says("later"):
		e.when.From = day
	}
	return e
}

// looksAhead tells what the words around word i say of its direction in time: 1 ahead, -1 back, 0 nothing.
// The nearest word before it in its sentence that speaks of the future or of the past decides, else the nearest after.
func (r *dateReader) looksAhead(i int) int {
	tok := r.token(i)
	if !tok.OK() {
		return 0
	}
	if r.w(i - 1).says("since") {
		return -1
	}
	for k := i - 1; k > i-6 && r.w(k).kind != 0; k-- {
		if r.w(k).says("until", "till") || k == i-1 && r.w(k).says("to", "through") {
			return 1
		}
	}
	s := r.p.doc.Sentences[tok.Sentence()]
	for t := tok.I - 1; t >= int(s.First); t-- {
		if d := direction(r.p.doc.Word(t)); d != 0 {
			return d
		}
	}
	for t := tok.I + 1; t < int(s.End); t++ {
		if d := direction(r.p.doc.Word(t)); d != 0 {
			return d
		}
	}
	if r.w(i - 1).says("by") {
		return 1
	}
	return 0
}

// direction is 1 for a word that speaks of what lies ahead ("will", "due", "to be"), -1 for a verb in the
// past tense or a past participle that stands alone.
func direction(w language.Word) int {
	if n := w.End() - w.Start(); n <= longestTimeWord {
		if e := timeLexicon[w.Lower()]; e != nil && e.kind&futureWord != 0 {
			return 1
		}
	}
	switch w.XPOS() {
	case "VBD":
		return -1
	case "VBN":
		if prev := w.Prev(); prev.UPOS() != language.AUX && prev.UPOS() != language.PART {
			return -1
		}
	case "VB":
		if prev := w.Prev(); w.Lemma() == "be" && prev.Lower() == "to" {
			return 1
		}
	}
	return 0
}

func (r *dateReader) today() daybook.Day { return daybook.DayOf(r.day) }

// monthFirst tells whether the outlet writes numeric dates as Americans do, month before day.
func (p *page) monthFirst() bool { return monthFirstOutlets[p.report.Source] }
