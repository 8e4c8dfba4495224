package read

import (
	"fmt"
	"strings"
	"time"

	"daybook"
	"daybook/internal/language"
)

// clock reads a time of day with the date beside it: "10 p.m. Wednesday", "5:15 am", "noon Saturday".
func (r *dateReader) clock(i int) (timeExpr, bool) {
	value, end := r.clockAt(i)
	if value == "" {
		return timeExpr{}, false
	}
	for r.w(end).says("est", "edt", "gmt", "utc", "pst", "ist", "pkt", "local", "time") {
		end++
	}
	if r.isMark(end, '(') && r.isMark(end+2, ')') {
		end += 3
	}
	if d, ok := r.dayAt(r.skip(r.skipMark(end, ','), "on")); ok {
		d.timex, d.first = d.timex.atPart(value), i
		return d, true
	}
	if r.w(i).is(partWord) && !r.w(i).says("midnight", "noon", "midday") {
		return timeExpr{}, false
	}
	from := r.anchor(i)
	if from.IsZero() {
		return unresolvedExpr(i, end, timeType, "T"+value), true
	}
	if m := r.carries(); m != nil && m.late() && r.w(i).says("midnight") && r.w(i-1).says("past", "after", "beyond") {
		from = from.AddDate(0, 0, 1)
	}
	return timeExpr{timex: dayTimex(from).atPart(value), first: i, end: end}, true
}

// late tells of an hour after which midnight brings the next day: "late on Sunday", "at 10 p.m. on Sunday".
func (m *dateMention) late() bool {
	_, hour, ok := strings.Cut(m.value, "T")
	return ok && (hour == "EV" || hour == "NI" || hour >= "18" && hour < "25")
}

// dayAt reads a day at word i, by whichever of the shapes of a day fits.
func (r *dateReader) dayAt(i int) (timeExpr, bool) {
	for _, x := range dayReadings {
		if !r.w(i).is(x.start) {
			continue
		}
		if e, ok := x.read(r, i); ok && e.typ == dateType && e.when.Known() && e.when.From == e.when.To {
			return e, true
		}
	}
	return timeExpr{}, false
}

// clockAt reads the time itself, as "17:00"; "" when there is none.
func (r *dateReader) clockAt(i int) (value string, end int) {
	w := r.w(i)
	if w.says("noon", "midnight", "midday") {
		return w.code(partWord), i + 1
	}
	if w.digits < 0 || w.digits > 24 || w.end-w.start > 2 {
		return "", i
	}
	hour, minute := int(w.digits), 0
	end = i + 1
	if (r.isMark(end, ':') || r.isMark(end, '.')) && r.glued(i) && r.glued(end) && r.w(end+1).digits >= 0 && r.w(end+1).digits < 60 && r.w(end+1).end-r.w(end+1).start == 2 {
		minute, end = int(r.w(end+1).digits), end+2
	}
	colon := r.isMark(i+1, ':')
	switch half, after := r.halfDay(end); {
	case half == 'p' && hour < 12:
		return fmt.Sprintf("%02d:%02d", hour+12, minute), after
	case half == 'a' && hour == 12:
		return fmt.Sprintf("00:%02d", minute), after
	case half != 0 && hour <= 12:
		return fmt.Sprintf("%02d:%02d", hour, minute), after
	case r.w(end).says("o") && r.isMark(end+1, '\'') && r.w(end+2).says("clock"):
		return fmt.Sprintf("%02d:%02d", hour, minute), end + 3
	case colon && end == i+3 && !r.isMark(end, ':'):
		return fmt.Sprintf("%02d:%02d", hour, minute), end
	}
	return "", i
}

// halfDay reads "am", "p.m." at i: 'a', 'p' or 0.
func (r *dateReader) halfDay(i int) (half byte, end int) {
	if r.w(i).says("am", "pm") {
		return r.w(i).entry.text[0], i + 1
	}
	a, m := strings.ToLower(r.text(i)), strings.ToLower(r.text(i+2))
	if (a == "a" || a == "p") && r.isMark(i+1, '.') && m == "m" && r.glued(i) && r.glued(i+1) {
		end = i + 3
		if r.isMark(end, '.') && r.glued(end-1) {
			end++
		}
		return a[0], end
	}
	return 0, i
}

// decade reads "the 1990s", "the '80s", "the nineties", "the 20th century".
func (r *dateReader) decade(i int) (timeExpr, bool) {
	w := r.w(i)
	if w.says("nineties", "eighties", "seventies", "sixties", "fifties") {
		return timeExpr{}, false
	}
	apostrophe := r.isMark(i, '\'') && r.glued(i)
	if apostrophe {
		w = r.w(i + 1)
		i++
	}
	n, j := int(w.digits), i+1
	if n < 0 {
		return timeExpr{}, false
	}
	if o, end := r.dayNumber(i); o != 0 && end == i+2 {
		if k := r.skipHyphen(end); r.w(k).says("century") {
			return timeExpr{timex: centuryTimex(o), first: i, end: k + 1}, true
		}
	}
	if r.isMark(j, '\'') && r.glued(i) {
		j++
	}
	if !r.w(j).says("s") || !r.glued(j-1) || n%10 != 0 {
		return timeExpr{}, false
	}
	first := i
	switch {
	case apostrophe && n < 100:
		n, first = 1900+n, i-1
	case n >= 1700 && n < 2200:
	default:
		return timeExpr{}, false
	}
	return timeExpr{timex: decadeTimex(n), first: first, end: j + 1}, true
}

// quarter reads "the third quarter", "third-quarter", "the first half of 2024", "the first nine months of
// last year", "the 1988 third quarter".
func (r *dateReader) quarter(i int) (timeExpr, bool) {
	j := r.skip(i, "the", "its", "their")
	y, k := r.yearNumber(j)
	if y == 0 {
		k = j
	}
	k = r.skipHyphen(r.skipFillers(k))
	last := r.w(k).says("last") && r.w(k+1).says("half", "quarter") && r.w(k+2).says("of")
	o := r.w(k)
	if !o.is(ordinalWord) && !last {
		return timeExpr{}, false
	}
	n := o.n(ordinalWord)
	u := r.skipHyphen(k + 1)
	w := r.w(u)
	var parts int
	switch {
	case w.says("quarter"):
		parts = 4
	case w.says("half") && (y != 0 || r.w(u+1).says("of")):
		parts = 2
	default:
		return r.firstMonths(i, k)
	}
	if last {
		n = parts
	}
	if n > parts {
		return timeExpr{}, false
	}
	end := u + 1
	if y == 0 {
		y, end = r.ofYear(end)
	}
	if y == 0 && parts == 2 {
		return timeExpr{}, false
	}
	e := timeExpr{first: i, end: end}
	if y == 0 {
		if r.day.IsZero() {
			return unresolvedExpr(i, end, dateType, fmt.Sprintf("XXXX-Q%d", n)), true
		}
		if y = r.day.Year(); quarterTimex(y, n).when.From > r.today() && r.looksAhead(i) <= 0 {
			y--
		}
	}
	if parts == 4 {
		e.timex = quarterTimex(y, n)
	} else {
		e.timex = halfTimex(y, n)
	}
	return e, true
}

// ofYear reads the year after a part of it: "of 2024", "of last year", "of this year", "last year".
func (r *dateReader) ofYear(i int) (year, end int) {
	j := r.skip(i, "of", "in")
	j = r.skip(j, "the")
	j = r.skip(j, "fiscal", "financial")
	if y, end := r.yearNumber(j); y != 0 {
		return y, end
	}
	w := r.w(j)
	if w.is(whichWord) && r.w(j+1).says("year") && !r.day.IsZero() {
		return r.day.Year() + w.n(whichWord), j + 2
	}
	if r.w(i).says("of") && r.w(i+1).says("the") && r.w(i+2).says("year") && !r.day.IsZero() {
		return r.day.Year(), i + 3
	}
	return 0, i
}

// firstMonths reads "the first nine months of 2024": a duration with its place in the year.
func (r *dateReader) firstMonths(i, k int) (timeExpr, bool) {
	first, last := r.w(k).says("first"), r.w(k).says("last")
	count, at := r.countAt(k + 1)
	if at == k+1 || !first && !last || !r.w(at).is(unitWord) {
		return timeExpr{}, false
	}
	e := timeExpr{timex: durationTimex(count, r.w(at).code(unitWord)), first: i, end: at + 1}
	var n int
	fmt.Sscan(count, &n)
	y, _ := r.ofYear(at + 1)
	if y == 0 && !r.day.IsZero() && first {
		y = r.day.Year()
	}
	if y != 0 && r.w(at).says("months") && n > 0 && n <= 12 {
		if first {
			e.when = between(monthTimex(y, 1).when.From, monthTimex(y, n).when.To)
		} else {
			e.when = between(monthTimex(y, 13-n).when.From, monthTimex(y, 12).when.To)
		}
	}
	return e, true
}

// every reads sets: "every month", "each Thursday", "$100 a month", "twice a week".
func (r *dateReader) every(i int) (timeExpr, bool) {
	w, j := r.w(i), i+1
	if w.is(articleWord) && !r.isRate(i) || !w.is(everyWord|articleWord) {
		return timeExpr{}, false
	}
	count, at := r.countAt(j)
	if at > j && r.w(at).is(unitWord) {
		x := durationTimex(count, r.w(at).code(unitWord))
		x.typ = setType
		return timeExpr{timex: x, first: i, end: at + 1}, true
	}
	u := r.w(j)
	e := timeExpr{first: i, end: j + 1, timex: timex{typ: setType, when: noWhen}}
	switch {
	case u.is(unitWord) && !u.says("half", "second"):
		e.value = durationValue("1", u.code(unitWord))
	case u.is(weekdayWord) && u.upper:
		e.value = fmt.Sprintf("XXXX-WXX-%d", u.n(weekdayWord))
	case u.is(monthWord) && u.upper:
		e.value = fmt.Sprintf("XXXX-%02d", u.n(monthWord))
	case u.is(partWord):
		e.value = "XXXX-XX-XXT" + u.code(partWord)
	case u.is(seasonWord):
		e.value = "XXXX-" + u.code(seasonWord)
	default:
		return timeExpr{}, false
	}
	return e, true
}

// isRate tells whether the article at i stands after what is counted per unit: "$100 a month", "twice a
// week", "80 percent a year".
func (r *dateReader) isRate(i int) bool {
	prev := r.w(i - 1)
	return prev.is(numberWord) || prev.says("times", "twice", "once", "percent") || prev.mark == '%' || r.token(i-1).XPOS() == "NNS" && r.token(i-1).Prev().UPOS() == language.NUM
}

// year reads a year that the words around it show to be one: "in 2014", "since 1989", "(2019)", "2014-15".
func (r *dateReader) year(i int) (timeExpr, bool) {
	y, end := r.yearNumber(i)
	if y == 0 || y < 1700 && r.w(i).digits >= 0 {
		return timeExpr{}, false
	}
	prev, next := r.w(i-1), r.w(end)
	if prev.mark == '$' || prev.mark == '.' && r.glued(i-1) || prev.mark == ',' && r.glued(i-1) && i > 0 || next.is(unitWord) && !next.says("season", "quarter") || next.mark == '%' || next.says("percent") || next.mark == '/' {
		return timeExpr{}, false
	}
	e := timeExpr{timex: yearTimex(y), first: i, end: end}
	if r.isMark(end, '-') && r.glued(i) && r.glued(end) { // 2014-15, 2014-2016
		if to := r.w(end + 1); to.digits >= 0 {
			last := int(to.digits)
			if last < 100 {
				last += y - y%100
			}
			if last > y && last < y+60 {
				e.when = between(e.when.From, yearTimex(last).when.To)
				e.value, e.end = fmt.Sprintf("%d/%d", y, last), end+2
				return e, true
			}
		}
	}
	if r.w(i).digits < 0 || prev.says("in", "since", "by", "of", "during", "until", "till", "from", "through", "into", "before", "after", "around", "about", "early", "late", "mid", "fiscal", "year", "the", "to", "and", "between", "as", "its", "for", "than", "throughout", "s", "end", "beginning", "over", "or") || prev.mark == '(' && r.isMark(end, ')') || prev.mark == '-' || prev.mark == ',' && y >= 1900 && y < 2100 || prev.is(seasonWord|monthWord) {
		return e, !r.countsThings(end) || prev.says("in", "since", "the")
	}
	return e, y >= 1900 && y < 2050 && i > 0 && r.token(i).UPOS() == language.NUM && !r.countsThings(end) && r.token(i-1).UPOS() != language.VERB
}

// countsThings tells whether the word at i is a plural that the number before it would count.
func (r *dateReader) countsThings(i int) bool {
	if i >= len(r.words) || r.w(i).kind == markWord {
		return false
	}
	t := r.token(i)
	if t.UPOS() == language.ADJ {
		t = t.Next()
	}
	return t.XPOS() == "NNS"
}

// season reads "the winter of 2024", "summer".
func (r *dateReader) season(i int) (timeExpr, bool) {
	w := r.w(i)
	code := w.code(seasonWord)
	j := r.skip(i+1, "of")
	if y, end := r.yearNumber(j); y != 0 {
		return timeExpr{timex: seasonTimex(y, code), first: i, end: end}, true
	}
	if w := r.w(j); w.is(whichWord) && r.w(j+1).says("year") && !r.day.IsZero() {
		return timeExpr{timex: seasonTimex(r.day.Year()+w.n(whichWord), code), first: i, end: j + 2}, true
	}
	if w.says("fall", "spring") || !r.w(i-1).says("the", "in", "during", "early", "late", "since", "by", "of", "until") {
		return timeExpr{}, false
	}
	if r.day.IsZero() {
		return unresolvedExpr(i, i+1, dateType, "XXXX-"+code), true
	}
	x := seasonTimex(r.day.Year(), code)
	if x.when.From > r.today() && r.looksAhead(i) <= 0 {
		x = seasonTimex(r.day.Year()-1, code)
	}
	return timeExpr{timex: x, first: i, end: i + 1}, true
}

// part reads a part of the day of the date the text speaks of: "the morning", "overnight", and the part
// before its date: "the night of March 5".
func (r *dateReader) part(i int) (timeExpr, bool) {
	w := r.w(i)
	if w.says("overnight") {
		if r.day.IsZero() {
			return unresolvedExpr(i, i+1, timeType, "XXXX-XX-XXTNI"), true
		}
		morning, end := r.nightInto(i)
		x := dayTimex(morning.AddDate(0, 0, -1)).atPart("NI")
		x.when.To = daybook.DayOf(morning)
		x.when.Precision = "week"
		return timeExpr{timex: x, first: i, end: end}, true
	}
	if e, ok := r.partOf(i); ok {
		return e, true
	}
	if !w.is(partWord) || w.says("noon", "midnight", "midday") || !r.w(i-1).says("the", "in", "at", "mid") && r.w(i-1).mark != '-' {
		return timeExpr{}, false
	}
	end := i + 1
	from := r.anchor(i)
	if from.IsZero() {
		return unresolvedExpr(i, end, timeType, "XXXX-XX-XXT"+w.code(partWord)), true
	}
	return timeExpr{timex: dayTimex(from).atPart(w.code(partWord)), first: i, end: end}, true
}

// nightInto is the day that the night of "overnight" at word i leads into: the one named behind it ("overnight into
// Sunday"), else the one that carries the telling where it is the last before publication, else that of the report; end
// is the word after it.
func (r *dateReader) nightInto(i int) (time.Time, int) {
	if e, ok := r.dayAt(i + 2); ok && r.w(i+1).says("into", "to") {
		return e.when.To.Time(), e.end
	}
	if m := r.carries(); m != nil && !m.when.To.Time().After(r.day) && r.today().Sub(m.when.To) <= 1 {
		return m.when.To.Time(), i + 1
	}
	return r.filed(), i + 1
}

// filed is the day on which the report was written: that of its dateline or heading, "Text of report by Karda Radio on
// 5 March", where it is one of the last before publication; else that of publication.
func (r *dateReader) filed() time.Time {
	for k := range r.found {
		m := &r.found[k]
		if !m.when.Known() || m.when.From != m.when.To || m.rule == "date/day" || m.rule == "date/which" {
			continue
		}
		if days := r.today().Sub(m.when.From); days >= 0 && days <= filedWithin && (r.p.inDateline(m.first) || r.p.headline(m)) {
			return m.when.From.Time()
		}
		if m.start >= r.p.body {
			break
		}
	}
	return r.day
}

// filedWithin is how many days before its publication a report may have been written.
const filedWithin = 3

// headline tells of a date that ends the first line of the text, which is no sentence.
func (p *page) headline(m *dateMention) bool {
	line, _, more := strings.Cut(p.doc.Text[p.body:], "\n")
	end := p.body + len(strings.TrimRight(line, " \t\r"))
	return more && m.start >= p.body && m.stop == end
}

// partOf reads a part of the day with its date behind it: "dawn on Thursday", "the night of March 5".
func (r *dateReader) partOf(i int) (timeExpr, bool) {
	if !r.w(i).is(partWord) {
		return timeExpr{}, false
	}
	e, ok := r.dayAt(r.skip(i+1, "of", "on"))
	if ok {
		e.timex, e.first = e.timex.atPart(r.w(i).code(partWord)), i
	}
	return e, ok
}

// setAdverb reads "daily", "monthly".
func (r *dateReader) setAdverb(i int) (timeExpr, bool) {
	if t := r.token(i); r.w(i).upper && i > 0 && !r.isMark(i-1, '.') || t.Next().UPOS() == language.NOUN || t.Next().UPOS() == language.ADJ {
		return timeExpr{}, false // The Daily Star, a quarterly dividend
	}
	return timeExpr{timex: timex{setType, r.w(i).code(setWord), noWhen}, first: i, end: i + 1}, true
}

// reference reads the present, past and future at large: "now", "recently", "in recent weeks", "the future".
func (r *dateReader) reference(i int) (timeExpr, bool) {
	w := r.w(i)
	e := timeExpr{first: i, end: i + 1, timex: timex{dateType, w.code(refWord), noWhen}}
	switch {
	case w.says("soon") && (r.w(i-1).says("as") || r.w(i+1).says("as")):
		return timeExpr{}, false
	case w.is(refWord) && !w.says("recent", "future", "current"):
	case w.says("current"):
		if r.w(i + 1).is(unitWord) {
			return timeExpr{}, false
		}
	case w.says("recent"):
		if u := r.w(i + 1); u.is(unitWord) && strings.HasSuffix(u.entry.text, "s") {
			e.end++
		}
	case w.says("future"):
		return e, !w.upper && (r.w(i-1).says("the", "near", "distant") || r.w(i-1).says("in"))
	case w.says("the") && r.w(i+1).says("past") && !r.w(i+2).is(unitWord):
		e.value, e.end = "PAST_REF", i+2
	case w.says("the") && r.w(i+1).says("near", "short") && r.w(i+2).says("term"):
		e.value, e.end = "FUTURE_REF", i+3
	default:
		return timeExpr{}, false
	}
	return e, true
}

// bareUnit reads "for weeks", "decades", "year-end".
func (r *dateReader) bareUnit(i int) (timeExpr, bool) {
	w := r.w(i)
	unit := w.code(unitWord)
	if w.says("year") && r.w(r.skipHyphen(i+1)).says("end") && !r.day.IsZero() {
		x := yearTimex(r.day.Year())
		return timeExpr{timex: x, first: i, end: r.skipHyphen(i+1) + 1}, true
	}
	if r.w(r.skipHyphen(i+1)).says("old") || r.w(i-1).is(numberWord) {
		return timeExpr{}, false // an age
	}
	if !strings.HasSuffix(w.entry.text, "s") || unit == "HALF" || w.says("quarters", "seconds", "hours", "minutes", "weekends") && !r.w(i-1).says("for", "within", "in") {
		return timeExpr{}, false
	}
	return timeExpr{timex: durationTimex("X", unit), first: i, end: i + 1}, true
}
