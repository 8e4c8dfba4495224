package read

import (
	"fmt"
	"time"

	"daybook/internal/language"
)

// numeric reads 2025-02-28, 28/02/2025, 28.02.2025 and, with the outlets that write so, 2/28/2025.
func (r *dateReader) numeric(i int) (timeExpr, bool) {
	a, b, c := r.w(i), r.w(i+2), r.w(i+4)
	sep := r.w(i + 1).mark
	if a.digits < 0 || b.digits < 0 || c.digits < 0 || sep == 0 || r.w(i+3).mark != sep || sep != '-' && sep != '/' && sep != '.' {
		return timeExpr{}, false
	}
	for k := i; k < i+4; k++ {
		if !r.glued(k) {
			return timeExpr{}, false
		}
	}
	if i > 0 && r.glued(i-1) || r.glued(i+4) && r.w(i+5).is(numberWord) {
		return timeExpr{}, false
	}
	y, m, d := int(a.digits), int(b.digits), int(c.digits)
	if a.end-a.start != 4 {
		y, m, d = int(c.digits), int(b.digits), int(a.digits)
		if r.p.monthFirst() {
			m, d = d, m
		}
		if c.end-c.start == 2 {
			y += 2000
		}
		if m > 12 && d <= 12 {
			m, d = d, m
		}
	}
	if y < 1000 || y > 2200 || !isCivil(y, m, d) {
		return timeExpr{}, false
	}
	return timeExpr{timex: dayTimex(civil(y, m, d)), first: i, end: i + 5}, true
}

// dayMonth reads "28 February 2025", "28th of February", "the first of March".
func (r *dateReader) dayMonth(i int) (timeExpr, bool) {
	d, j := r.dayNumber(i)
	if d == 0 {
		return timeExpr{}, false
	}
	last := d
	if r.isMark(j, '-') || r.w(j).says("to", "and", "through") { // 4 to 9 November
		if d2, k := r.dayNumber(j + 1); d2 > d && r.w(r.skip(k, "of")).is(monthWord) {
			last, j = d2, k
		}
	}
	j = r.skip(j, "of")
	if !r.w(j).is(monthWord) || !r.w(j).upper {
		return timeExpr{}, false
	}
	m := r.w(j).n(monthWord)
	j++
	if r.isMark(j, '.') && r.glued(j-1) {
		j++
	}
	y, end := r.yearAfter(j)
	if last > d {
		return r.dayRange(i, end, y, m, d, last)
	}
	return r.monthDay(i, end, y, m, d)
}

// dayNumber reads a day of the month at i: 28, 28th, first; 0 when there is none.
func (r *dateReader) dayNumber(i int) (day, end int) {
	w := r.w(i)
	switch {
	case w.digits >= 1 && w.digits <= 31 && w.end-w.start <= 2:
		end = i + 1
		if r.glued(i) && r.w(end).says("st", "nd", "rd", "th") {
			end++
		}
		return int(w.digits), end
	case w.is(ordinalWord) && w.n(ordinalWord) <= 31:
		return w.n(ordinalWord), i + 1
	case w.says("twenty", "thirty"):
		j := r.skipMark(i+1, '-')
		if o := r.w(j); o.is(ordinalWord) && o.n(ordinalWord) < 10 {
			return w.n(numberWord) + o.n(ordinalWord), j + 1
		}
	}
	return 0, i
}

// yearAfter reads ", 2025", "2025" or "of last year" after a month or day; 0 when no year stands there.
func (r *dateReader) yearAfter(i int) (year, end int) {
	j := r.skipMark(i, ',')
	if y, end := r.yearNumber(j); y != 0 {
		return y, end
	}
	j = r.skip(i, "of")
	if y, end := r.yearNumber(j); y != 0 && j > i {
		return y, end
	}
	if w := r.w(j); w.is(whichWord) && r.w(j+1).says("year") && !r.day.IsZero() && !w.says("past") {
		return r.day.Year() + w.n(whichWord), j + 2
	}
	return 0, i
}

// yearNumber reads a year in digits (1000–2199) or words ("nineteen ninety-seven", "two thousand").
func (r *dateReader) yearNumber(i int) (year, end int) {
	w := r.w(i)
	if w.digits >= 1000 && w.digits < 2200 && w.end-w.start == 4 {
		if r.glued(i) && (r.isMark(i+1, ',') || r.isMark(i+1, '.')) && r.glued(i+1) && r.w(i+2).is(numberWord) {
			return 0, i
		}
		return int(w.digits), i + 1
	}
	switch {
	case w.says("eighteen", "nineteen"):
		if tens := r.w(i + 1); tens.is(numberWord) && tens.digits < 0 && tens.n(numberWord) >= 10 && tens.n(numberWord) <= 90 {
			ones, end := r.numberAt(i + 1)
			if ones < 100 && ones >= 10 {
				return w.n(numberWord)*100 + ones, end
			}
		}
	case w.says("two") && r.w(i+1).says("thousand"):
		if r.w(i - 1).says("year") {
			return 2000, i + 2
		}
	}
	return 0, i
}

// monthDate reads "July 1, 2024", "Nov. 9", "July 1-3", "July 2024", "July last year" and "July".
func (r *dateReader) monthDate(i int) (timeExpr, bool) {
	w := r.w(i)
	if !w.upper {
		return timeExpr{}, false
	}
	m, j := w.n(monthWord), i+1
	if r.isMark(j, '.') && r.glued(i) && w.end-w.start <= 4 {
		j++
	}
	if d, end := r.dayNumber(j); d != 0 && !(r.w(j).digits < 0 && r.w(j).says("second") && r.w(j+1).is(unitWord)) && !(r.isMark(end, ':') && r.glued(end)) && !r.isMark(end, '%') && !r.w(end).says("percent") {
		if d2, end2 := r.secondDay(end); d2 > d {
			y, end3 := r.yearAfter(end2)
			return r.dayRange(i, end3, y, m, d, d2)
		}
		y, end := r.yearAfter(end)
		return r.monthDay(i, end, y, m, d)
	}
	y, end := r.yearAfter(j)
	if y == 0 && (w.says("mar", "sep", "dec", "jan", "may", "march", "august", "april", "june") && !r.monthAlone(i) || w.end-w.start <= 3 && j == i+1 && !w.says("may")) {
		return timeExpr{}, false
	}
	if y == 0 {
		if r.glued(j-1) && r.isMark(j, '-') && r.w(j+1).digits < 0 && !r.w(j+1).is(monthWord) {
			return timeExpr{}, false
		}
		return r.month(i, j, m)
	}
	return timeExpr{timex: monthTimex(y, m), first: i, end: end}, true
}

// monthAlone tells whether a month name that is also a word or a person's name stands as a month.
func (r *dateReader) monthAlone(i int) bool {
	w, prev := r.w(i), r.w(i-1)
	if prev.says("in", "since", "until", "till", "by", "last", "next", "this", "of", "during", "from", "through", "between", "early", "late", "mid", "to", "and", "each", "every", "before", "after", "around", "past", "coming") || prev.mark == '-' && r.w(i-2).is(modWord) {
		return !w.says("mar", "jan", "dec", "sep") || r.isMark(i+1, '.')
	}
	if next := r.token(i).Next().UPOS(); r.token(i).UPOS() == language.PROPN && (next == language.AUX || next == language.VERB || r.token(i).Next().Lower() == "alone") && !r.w(i-1).upper {
		return true // "March was the deadliest month"
	}
	return w.says("april", "june", "august") && r.token(i).UPOS() != language.X && !r.w(i+1).upper && !r.w(i-1).upper
}

// secondDay reads the end of a run of days: "-3", "to 3", "and 3"; 0 when there is none.
func (r *dateReader) secondDay(i int) (day, end int) {
	if !r.isMark(i, '-') && !r.w(i).says("to", "and", "through") {
		return 0, i
	}
	w := r.w(i + 1)
	if w.digits < 1 || w.digits > 31 || w.end-w.start > 2 {
		return 0, i
	}
	day, end = r.dayNumber(i + 1)
	if n := r.w(end); n.is(unitWord) || n.is(monthWord) || n.mark == '%' || n.mark == ':' || n.says("percent", "am", "pm") || r.countsPeople(end) {
		return 0, i
	}
	return day, end
}

// countsPeople tells whether the word at i is a noun in the plural, which a number before it would count.
func (r *dateReader) countsPeople(i int) bool {
	t := r.token(i)
	return i < len(r.words) && (t.XPOS() == "NNS" || t.UPOS() == language.ADJ)
}

func (r *dateReader) dayRange(i, end, y, m, d, d2 int) (timeExpr, bool) {
	from, ok := r.monthDay(i, end, y, m, d)
	to, _ := r.monthDay(i, end, y, m, d2)
	if !ok || !to.when.Known() {
		return from, ok
	}
	from.value += "/" + to.value
	from.when = between(from.when.From, to.when.To)
	return from, true
}

// monthDay resolves a day of a month; without a year (y = 0) it is the nearest before publication, or
// after it where the sentence looks ahead.
func (r *dateReader) monthDay(i, end, y, m, d int) (timeExpr, bool) {
	if !isCivil(2024, m, d) {
		return timeExpr{}, false
	}
	e := timeExpr{first: i, end: end}
	if y == 0 {
		y = r.rangeYear(end)
	}
	if y != 0 {
		if !isCivil(y, m, d) {
			return timeExpr{}, false
		}
		e.timex = dayTimex(civil(y, m, d))
		return e, true
	}
	if r.day.IsZero() {
		e.timex, e.unresolved = timex{typ: dateType, value: fmt.Sprintf("XXXX-%02d-%02d", m, d)}, true
		e.when.Precision = "unknown"
		return e, true
	}
	e.timex = dayTimex(r.nearest(i, func(y int) time.Time { return civil(y, m, d) }, 45))
	return e, true
}

// rangeYear is the year that the end of a range gives its beginning: 2024 for "July 1" in "between July 1
// and December 13, 2024"; 0 when there is none.
func (r *dateReader) rangeYear(i int) int {
	if !r.isMark(i, '-') && !r.w(i).says("and", "to", "through", "until", "till") {
		return 0
	}
	j := i + 1
	if d, end := r.dayNumber(j); d != 0 {
		if j = r.skip(end, "of"); !r.w(j).is(monthWord) {
			return 0
		}
		y, _ := r.yearAfter(j + 1)
		return y
	}
	if !r.w(j).is(monthWord) {
		return 0
	}
	j = r.skipMark(j+1, '.')
	if d, end := r.dayNumber(j); d != 0 {
		j = end
	}
	y, _ := r.yearAfter(j)
	return y
}

// nearest picks among this year's, last year's and next year's date the one that the sentence means: the
// last before publication unless it looks ahead. Where it says nothing either way, a date less than soon
// days ahead is taken before one almost a year back.
func (r *dateReader) nearest(i int, in func(year int) time.Time, soon int) time.Time {
	y := r.day.Year()
	back, ahead := in(y), in(y)
	for back.After(r.day) {
		y--
		back = in(y)
	}
	for y = r.day.Year(); ahead.Before(r.day) && !sameMonth(ahead, r.day); {
		y++
		ahead = in(y)
	}
	if back.Equal(r.day) {
		return back
	}
	switch r.looksAhead(i) {
	case 1:
		if ahead.Sub(r.day) < 4*r.day.Sub(back) { // "will not touch the Feb. 23 accord", said in March
			return ahead
		}
	case 0:
		if ahead.Sub(r.day) < time.Duration(soon)*24*time.Hour {
			return ahead
		}
	}
	return back
}

func sameMonth(a, b time.Time) bool {
	return a.Day() == 1 && a.Year() == b.Year() && a.Month() == b.Month()
}

// month resolves a month without a year.
func (r *dateReader) month(i, end, m int) (timeExpr, bool) {
	e := timeExpr{first: i, end: end}
	if y := r.rangeYear(end); y != 0 {
		e.timex = monthTimex(y, m)
		return e, true
	}
	if r.day.IsZero() {
		e.timex, e.unresolved = timex{typ: dateType, value: fmt.Sprintf("XXXX-%02d", m)}, true
		e.when.Precision = "unknown"
		return e, true
	}
	t := r.nearest(i, func(y int) time.Time { return civil(y, m, 1) }, 62)
	e.timex = monthTimex(t.Year(), m)
	return e, true
}

// weekday reads "Tuesday", "Tuesday, March 4", "Tuesday night", "Tuesdays" is a set.
func (r *dateReader) weekday(i int) (timeExpr, bool) {
	w := r.w(i)
	n, j := w.n(weekdayWord), i+1
	if !w.upper {
		return timeExpr{}, false
	}
	if w.is(shortWeekdayWord) {
		n = w.n(shortWeekdayWord)
		j = r.skipMark(j, '.')
		if k := r.skipMark(j, ','); !r.w(k).is(monthWord) && r.w(k).digits < 0 {
			return timeExpr{}, false
		}
	}
	k := r.skipMark(j, ',')
	k = r.skip(k, "the")
	if r.w(k).is(monthWord) {
		if e, ok := r.monthDate(k); ok && e.when.Precision != "month" {
			return r.withPart(r.onWeekday(e, i, n)), true
		}
	} else if e, ok := r.dayMonth(k); ok {
		return r.withPart(r.onWeekday(e, i, n)), true
	}
	if n == 0 {
		return timeExpr{}, false
	}
	e := timeExpr{first: i, end: j}
	if r.day.IsZero() {
		e.timex, e.unresolved = timex{typ: dateType, value: fmt.Sprintf("XXXX-WXX-%d", n)}, true
		e.when.Precision = "unknown"
	} else if from, ok := r.rangeFrom(i); ok {
		e.timex = dayTimex(r.weekdayFrom(from, n, true))
	} else {
		e.timex = dayTimex(r.weekdayFrom(r.day, n, r.looksAhead(i) > 0))
	}
	return r.withPart(e), true
}

// rangeFrom is the day that a range begins with whose end stands at word i: the Monday of "Monday to Wednesday".
func (r *dateReader) rangeFrom(i int) (time.Time, bool) {
	n := len(r.found)
	if n == 0 || !r.w(i-1).says("to", "through", "until", "till") {
		return time.Time{}, false
	}
	if m := &r.found[n-1]; m.stop == int(r.w(i-2).end) && m.when.Known() && m.when.From == m.when.To {
		return m.when.From.Time(), true
	}
	return time.Time{}, false
}

// onWeekday lets the weekday named before a date without a year choose the year, if it fits one.
func (r *dateReader) onWeekday(e timeExpr, first, n int) timeExpr {
	e.first = first
	if t := e.when.From.Time(); !t.IsZero() && e.when.From == e.when.To && int(t.Weekday()) != n%7 && r.w(e.end-1).digits < 1000 {
		for _, years := range []int{-1, 1} {
			if o := t.AddDate(years, 0, 0); int(o.Weekday()) == n%7 && o.Sub(r.day).Abs() < 300*24*time.Hour {
				e.timex = dayTimex(o)
			}
		}
	}
	return e
}

// weekdayFrom is the last weekday n (1 Monday) up to day, or the first from day on.
func (r *dateReader) weekdayFrom(day time.Time, n int, ahead bool) time.Time {
	diff := (n - int(day.Weekday()) + 7) % 7
	if !ahead && diff > 0 {
		diff -= 7
	}
	return day.AddDate(0, 0, diff)
}

// withPart takes in the part of the day after a date: "Tuesday night", "yesterday evening".
func (r *dateReader) withPart(e timeExpr) timeExpr {
	j := e.end
	if r.isMark(j, '\'') && r.w(j+1).says("s") {
		j += 2
	}
	if r.w(j).says("early", "late") {
		j++
	}
	w := r.w(j)
	if !w.is(partWord) || e.when.From != e.when.To {
		return e
	}
	e.timex, e.end = e.timex.atPart(w.code(partWord)), j+1
	if text := w.entry.text; text[len(text)-1] == 's' {
		e.typ, e.when, e.unresolved = setType, noWhen, false
	}
	return e
}

// deicticDay reads "today", "yesterday morning", "tonight", "the day before yesterday".
func (r *dateReader) deicticDay(i int) (timeExpr, bool) {
	w := r.w(i)
	n := w.n(dayWord)
	first := i
	if r.w(i-1).says("before", "after") && r.w(i-2).says("day") {
		first = i - 2
		n += map[bool]int{true: -1, false: 1}[r.w(i-1).says("before")]
	}
	e := timeExpr{first: first, end: i + 1}
	if r.day.IsZero() {
		e.timex, e.unresolved = timex{typ: dateType, value: "XXXX-XX-XX", when: noWhen}, true
	} else {
		e.timex = dayTimex(r.filed().AddDate(0, 0, n))
	}
	if w.says("tonight") {
		e.timex = e.timex.atPart("NI")
		return e, true
	}
	return r.withPart(e), true
}
