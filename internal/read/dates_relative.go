package read

import (
	"fmt"
	"strings"
	"time"

	"daybook"
)

var noWhen = daybook.When{Precision: "unknown"}

// unresolvedExpr is an expression that needs a day of publication the report does not have.
func unresolvedExpr(first, end int, typ, value string) timeExpr {
	return timeExpr{timex: timex{typ, value, noWhen}, first: first, end: end, unresolved: true}
}

// which reads "last week", "this month", "the next two years", "last Tuesday", "this spring", "last night".
func (r *dateReader) which(i int) (timeExpr, bool) {
	j := i
	if r.w(i).says("the") {
		j = i + 1
	}
	w := r.w(j)
	if !w.is(whichWord) || w.says("ongoing", "outgoing") {
		if !(w.says("these", "those") && r.w(j+1).says("days")) {
			return timeExpr{}, false
		}
		return timeExpr{timex: timex{dateType, "PRESENT_REF", noWhen}, first: i, end: j + 2}, true
	}
	n, k := w.n(whichWord), j+1
	if next := r.w(k); next.says("past", "coming", "last", "current") && w.says("this") {
		n, k = next.n(whichWord), k+1
	}
	count, at := r.countAt(k)
	if at > k && r.w(r.skipFillers(at)).is(unitWord) {
		return r.lastSpan(i, j, n, count, r.skipFillers(at))
	}
	k = r.skipFillers(k)
	u := r.w(k)
	switch {
	case u.says("second", "seconds"):
	case u.is(unitWord) && u.code(unitWord) != "HALF" && !strings.HasPrefix(u.code(unitWord), "T"):
		return r.whichUnit(i, j, k, n)
	case u.is(weekdayWord) && u.upper:
		return r.whichWeekday(i, k, n)
	case u.is(monthWord) && u.upper:
		return r.whichMonth(i, k, n, w)
	case u.is(seasonWord):
		return r.whichSeason(i, k, n)
	case u.is(partWord) && (n == 0 || w.says("last")):
		return r.whichPart(i, k, n)
	}
	return timeExpr{}, false
}

// skipFillers steps over adjectives that leave a length of time as it is: "two full weeks".
func (r *dateReader) skipFillers(i int) int {
	for r.w(i).is(fillerWord) {
		i++
	}
	return r.skipHyphen(i)
}

// skipHyphen steps over a hyphen inside a compound: "two-week".
func (r *dateReader) skipHyphen(i int) int {
	if r.isMark(i, '-') && i > 0 && r.glued(i-1) && r.glued(i) {
		return i + 1
	}
	return i
}

// lastSpan reads "the past two weeks", "the next few days" at unit u: a duration that ends or begins at
// publication.
func (r *dateReader) lastSpan(first, which, n int, count string, u int) (timeExpr, bool) {
	unit := r.w(u).code(unitWord)
	if unit == "HALF" {
		return timeExpr{}, false
	}
	e := timeExpr{timex: durationTimex(count, unit), first: first, end: u + 1}
	var c int
	if _, err := fmt.Sscan(count, &c); err == nil && n != 0 {
		if r.day.IsZero() {
			e.unresolved = true
			return e, true
		}
		e.when = stretch(r.day, unit, n*c)
	}
	return e, true
}

// whichUnit reads "last week", "this year", "next month's third quarter".
func (r *dateReader) whichUnit(first, which, u, n int) (timeExpr, bool) {
	unit := r.w(u).code(unitWord)
	end := u + 1
	if strings.HasSuffix(r.w(u).entry.text, "s") && unit != "W" || r.w(u).says("weeks") {
		return r.vagueSpan(first, which, u)
	}
	if r.w(which).says("past") && unit != "WE" {
		e := timeExpr{timex: durationTimex("1", unit), first: first, end: end}
		if e.unresolved = r.day.IsZero(); !e.unresolved {
			e.when = stretch(r.day, unit, -1)
		}
		return e, true
	}
	if r.day.IsZero() {
		return unresolvedExpr(first, end, dateType, unresolvedValue(unit)), true
	}
	e := timeExpr{timex: unitTimex(r.day, unit, n), first: first, end: end}
	if unit == "Y" {
		if q, ok := r.partOfYear(first, end, r.day.Year()+n); ok {
			return q, true
		}
	}
	return e, true
}

func unresolvedValue(unit string) string {
	switch unit {
	case "D":
		return "XXXX-XX-XX"
	case "W", "F":
		return "XXXX-WXX"
	case "WE":
		return "XXXX-WXX-WE"
	case "M":
		return "XXXX-XX"
	case "Q":
		return "XXXX-QX"
	default:
		return "XXXX"
	}
}

// partOfYear reads "'s third quarter" after a year.
func (r *dateReader) partOfYear(first, i, y int) (timeExpr, bool) {
	j := i
	if r.isMark(j, '\'') {
		j = r.skip(j+1, "s")
	}
	j = r.skipFillers(j)
	o := r.w(j)
	if !o.is(ordinalWord) || j == i && !r.w(i-1).is(shiftWord) {
		return timeExpr{}, false
	}
	u := r.skipHyphen(j + 1)
	switch n := o.n(ordinalWord); {
	case r.w(u).says("quarter") && n <= 4:
		return timeExpr{timex: quarterTimex(y, n), first: first, end: u + 1}, true
	case r.w(u).says("half") && n <= 2:
		return timeExpr{timex: halfTimex(y, n), first: first, end: u + 1}, true
	}
	return timeExpr{}, false
}

// vagueSpan reads "coming weeks", "past years".
func (r *dateReader) vagueSpan(first, which, u int) (timeExpr, bool) {
	unit, w := r.w(u).code(unitWord), r.w(which)
	if w.says("current", "this", "next") {
		return timeExpr{}, false
	}
	e := timeExpr{timex: durationTimex("X", unit), first: first, end: u + 1}
	if w.says("past") {
		e.timex = timex{dateType, "PAST_REF", noWhen}
	}
	return e, true
}

func (r *dateReader) whichWeekday(first, k, n int) (timeExpr, bool) {
	day := r.w(k).n(weekdayWord)
	if r.day.IsZero() {
		return unresolvedExpr(first, k+1, dateType, fmt.Sprintf("XXXX-WXX-%d", day)), true
	}
	var t time.Time
	switch {
	case n < 0:
		t = r.weekdayFrom(r.day.AddDate(0, 0, -1), day, false)
	case n > 0:
		t = r.weekdayFrom(r.day.AddDate(0, 0, 1), day, true)
	default: // "this Friday": of this week
		t = r.day.AddDate(0, 0, day-(int(r.day.Weekday())+6)%7-1)
	}
	e := timeExpr{timex: dayTimex(t), first: first, end: k + 1}
	if j := r.skipMark(k+1, ','); r.w(j).is(monthWord) {
		if d, ok := r.monthDate(j); ok && d.when.Precision == "day" {
			d.first = first
			return d, true
		}
	}
	return r.withPart(e), true
}

func (r *dateReader) whichMonth(first, k, n int, w *timeWord) (timeExpr, bool) {
	m, end := r.w(k).n(monthWord), k+1
	if d, j := r.dayNumber(end); d != 0 && !r.w(j).is(unitWord) {
		e, ok := r.monthDate(k)
		e.first = first
		return e, ok
	}
	if r.day.IsZero() {
		return unresolvedExpr(first, end, dateType, fmt.Sprintf("XXXX-%02d", m)), true
	}
	y := r.day.Year()
	switch this := int(r.day.Month()); {
	case n < 0 && m >= this:
		y--
	case n > 0 && m <= this:
		y++
	}
	return timeExpr{timex: monthTimex(y, m), first: first, end: end}, true
}

func (r *dateReader) whichSeason(first, k, n int) (timeExpr, bool) {
	code := r.w(k).code(seasonWord)
	if r.day.IsZero() {
		return unresolvedExpr(first, k+1, dateType, "XXXX-"+code), true
	}
	y := r.day.Year()
	x := seasonTimex(y, code)
	today := daybook.DayOf(r.day)
	switch {
	case n < 0 && x.when.To >= today:
		x = seasonTimex(y-1, code)
	case n > 0 && x.when.From <= today:
		x = seasonTimex(y+1, code)
	}
	return timeExpr{timex: x, first: first, end: k + 1}, true
}

func (r *dateReader) whichPart(first, k, n int) (timeExpr, bool) {
	code := r.w(k).code(partWord)
	if r.day.IsZero() {
		return unresolvedExpr(first, k+1, timeType, "XXXX-XX-XXT"+code), true
	}
	return timeExpr{timex: dayTimex(r.filed().AddDate(0, 0, n)).atPart(code), first: first, end: k + 1}, true
}

// countAt reads how many there are at i: "two", "20", "a few", "several", "2 1/2"; "X" when vague.
func (r *dateReader) countAt(i int) (count string, end int) {
	w := r.w(i)
	switch {
	case w.is(articleWord) && r.w(i+1).says("few", "couple"):
		count, end = "X", i+2
		if r.w(i + 1).says("couple") {
			count = "2"
		}
		return count, r.skip(end, "of")
	case w.says("couple"):
		return "2", r.skip(i+1, "of")
	case w.is(someWord):
		return "X", i + 1
	case w.is(articleWord) && r.w(i+1).says("hundred", "thousand"):
		n, end := r.numberAt(i + 1)
		return fmt.Sprint(n), end
	case w.is(numberWord):
		n, end := r.numberAt(i)
		if n < 0 {
			return "", i
		}
		if r.w(end).digits == 1 && r.isMark(end+1, '/') && r.w(end+2).digits == 2 {
			return fmt.Sprint(n) + ".5", end + 3
		}
		if r.isMark(end, '.') && r.glued(end-1) && r.glued(end) && r.w(end+1).digits >= 0 {
			return fmt.Sprint(n) + "." + r.text(end+1), end + 2
		}
		if k := r.skipHyphen(end); r.w(k).says("and") && r.w(r.skipHyphen(k+1)).is(articleWord) {
			if h := r.skipHyphen(r.skipHyphen(k+1) + 1); r.w(h).says("half") {
				return fmt.Sprint(n) + ".5", h + 1
			}
		}
		if n2, end2 := r.numberAt(end + 1); n2 > n && (r.w(end).says("to", "or") || r.isMark(end, '-')) {
			return fmt.Sprint(n), end2 // "two to three weeks": at least the first
		}
		return fmt.Sprint(n), end
	}
	return "", i
}

// numberAt reads a whole number in digits or words: 20, twenty-five, "two thousand"; -1 when there is none.
func (r *dateReader) numberAt(i int) (n, end int) {
	w := r.w(i)
	if w.digits >= 0 {
		n, end = int(w.digits), i+1
		for r.isMark(end, ',') && r.glued(end-1) && r.glued(end) && r.w(end+1).digits >= 0 && r.w(end+1).end-r.w(end+1).start == 3 {
			n, end = n*1000+int(r.w(end+1).digits), end+2
		}
		return n, end
	}
	if !w.is(numberWord) {
		return -1, i
	}
	n, end = w.n(numberWord), i+1
	if n >= 20 && n < 100 {
		k := r.skipMark(end, '-')
		if o := r.w(k); o.is(numberWord) && o.digits < 0 && o.n(numberWord) < 10 {
			n, end = n+o.n(numberWord), k+1
		}
	}
	for r.w(end).says("hundred", "thousand") {
		n, end = n*r.w(end).n(numberWord), end+1
	}
	return n, end
}

// duration reads "two weeks", "a 10-year", "several months", "a week", "a year and a half".
func (r *dateReader) duration(i int) (timeExpr, bool) {
	count, j := r.countAt(i)
	if j == i {
		if !r.w(i).is(articleWord) {
			return timeExpr{}, false
		}
		count, j = "1", i+1
	}
	if i > 0 && r.isMark(i-1, '$') || r.isMark(i-1, '.') && r.glued(i-1) {
		return timeExpr{}, false
	}
	u := r.skipFillers(j)
	w := r.w(u)
	if !w.is(unitWord) || w.says("half", "second") || r.w(i).is(articleWord) && count == "1" && r.isMark(u+1, '-') && r.glued(u) {
		return timeExpr{}, false
	}
	unit, end := w.code(unitWord), u+1
	if r.w(i).digits >= 1500 && r.w(i).digits < 2200 && !strings.HasSuffix(w.entry.text, "s") {
		return timeExpr{}, false // the 1988 quarter
	}
	if w.says("quarter") && r.w(i).is(articleWord) || w.says("quarters") && r.w(j-1).says("three") && !r.w(i-1).says("past", "last", "next") {
		return timeExpr{}, false // fractions
	}
	count, end = r.andHalf(count, end)
	if r.w(end).says("or") && r.w(end+1).says("so") {
		end += 2
	}
	if r.w(r.skipHyphen(end)).says("old") {
		return timeExpr{}, false // an age
	}
	x := durationTimex(count, unit)
	if half, ok := strings.CutSuffix(count, ".5"); ok && unit == "Y" {
		x.value = "P" + half + "Y6M"
	}
	e := timeExpr{timex: x, first: i, end: end}
	e.when = r.endingNow(i, end, count, unit)
	return e, true
}

// andHalf reads "and a half" after a unit.
func (r *dateReader) andHalf(count string, i int) (string, int) {
	if r.w(i).says("and") && r.w(i+1).is(articleWord) && r.w(i+2).says("half") {
		return count + ".5", i + 3
	}
	return count, i
}

// endingNow gives "for two weeks now", "for the past two weeks" and "has been shut for two weeks" their
// implied beginning: a length of time up to publication.
func (r *dateReader) endingNow(first, end int, count, unit string) daybook.When {
	var n int
	if _, err := fmt.Sscan(count, &n); err != nil || r.day.IsZero() || !r.w(end).says("now") && !(r.w(first-1).says("for") && r.perfect(first)) {
		return noWhen
	}
	return stretch(r.day, unit, -n)
}

// perfect tells whether the clause before word i has a verb in the present perfect ("has been closed").
func (r *dateReader) perfect(i int) bool {
	tok := r.token(i)
	for n := 0; n < 12 && tok.OK(); n++ {
		tok = tok.Prev()
		switch tok.Lower() {
		case "has", "have", "'ve", "'s":
			return true
		case "had", "was", "were", "will", ".", ";":
			return false
		}
	}
	return false
}

// ago reads what lies a length of time from now or from another date: "two weeks ago", "a day earlier",
// "three months later", "a year-ago".
func (r *dateReader) ago(i int) (timeExpr, bool) {
	count, j := r.countAt(i)
	if j == i {
		count = "1"
		if r.w(i).is(articleWord) {
			j++
		}
	}
	u := r.skipFillers(j)
	w := r.w(u)
	if !w.is(unitWord) || w.says("half") {
		return timeExpr{}, false
	}
	if u == i && !strings.HasSuffix(w.entry.text, "s") && !(r.isMark(u+1, '-') && r.glued(u)) {
		return timeExpr{}, false
	}
	count, k := r.andHalf(count, u+1)
	if r.w(k).says("or") && r.w(k+1).says("so", "two") {
		k += 2
	}
	k = r.skipHyphen(k)
	s := r.w(k)
	if !s.is(shiftWord) || s.says("before", "after", "prior") && !r.clauseEnd(k+1) {
		return timeExpr{}, false
	}
	if u == i && strings.HasSuffix(w.entry.text, "s") {
		count = "X"
	}
	end := k + 1
	if q, ok := r.partOfYear(i, end, r.day.Year()-1); ok && !r.day.IsZero() && w.says("year") {
		return q, true
	}
	if r.w(end).says("period") {
		end++
	} else if u := r.w(end); u.says("quarter", "month") {
		end++
	}
	return r.shifted(i, end, count, w.code(unitWord), s), true
}

// clauseEnd tells whether nothing that "before" or "after" would govern follows at i.
func (r *dateReader) clauseEnd(i int) bool {
	return i >= len(r.words) || r.isMark(i, ',') || r.isMark(i, '.') || r.isMark(i, ';')
}

// shifted moves from publication ("ago", "back") or from the date the text speaks of ("earlier", "later").
func (r *dateReader) shifted(first, end int, count, unit string, s *timeWord) timeExpr {
	n := 0
	if _, err := fmt.Sscan(count, &n); err != nil || strings.HasPrefix(unit, "T") {
		value := "PAST_REF"
		if s.n(shiftWord) > 0 {
			value = "FUTURE_REF"
		}
		return timeExpr{timex: timex{dateType, value, noWhen}, first: first, end: end}
	}
	n *= s.n(shiftWord)
	if unit == "F" {
		unit, n = "W", 2*n
	}
	if unit == "Y" && n == -1 {
		if x, ok := r.yearBefore(); ok {
			return timeExpr{timex: x, first: first, end: end}
		}
	}
	from := r.filed()
	if !s.says("ago", "back") {
		from = r.anchor(first)
	}
	if from.IsZero() {
		return unresolvedExpr(first, end, dateType, unresolvedValue(unit))
	}
	return timeExpr{timex: unitTimex(from, unit, n), first: first, end: end}
}

// yearBefore is the period the text last spoke of, a year earlier: figures of a quarter, a month or a day
// are compared with those of the same one.
func (r *dateReader) yearBefore() (timex, bool) {
	for k := len(r.found) - 1; k >= 0 && len(r.found)-k <= 12; k-- {
		m := &r.found[k]
		if m.typ != dateType || !m.when.Known() || m.rule == "date/ago" {
			continue
		}
		t := m.when.From.Time()
		switch m.when.Precision {
		case "quarter":
			if strings.Contains(m.value, "-Q") {
				return quarterTimex(t.Year()-1, (int(t.Month())+2)/3), true
			}
		case "month":
			return monthTimex(t.Year()-1, int(t.Month())), true
		}
	}
	return timex{}, false
}

// anchor is the day that "the next day" or "two days later" counts from: the last before word i on which the text says that
// something was, else the last it named, or publication.
func (r *dateReader) anchor(i int) time.Time {
	if m := r.carries(); m != nil {
		return m.when.From.Time()
	}
	return r.day
}

// carries is the day that carries the telling on, nil for none.
func (r *dateReader) carries() *dateMention {
	var last *dateMention
	for k := len(r.found) - 1; k >= 0; k-- {
		m := &r.found[k]
		if !m.when.Known() || m.typ == durationType || m.when.From != m.when.To {
			continue
		}
		if !r.aside(m) {
			return m
		}
		if last == nil {
			last = m
		}
	}
	return last
}

// aside tells of a day that does not carry the telling on: the one on which somebody speaks, or on which one who was hurt
// died.
func (r *dateReader) aside(m *dateMention) bool {
	w := r.p.doc.Word(m.first)
	sent := r.p.doc.Sentences[w.Sentence()]
	k := m.first - 1
	for k > int(sent.First) && (r.p.lower(k) == "on" || toldHow[r.p.lower(k)]) && k > m.first-5 {
		k--
	}
	if k >= int(sent.First) && saidWords[r.p.lower(k)] {
		return true
	}
	for i := int(sent.First); i < int(sent.End); i++ {
		if t := r.p.lower(i); t == "wounds" || t == "injuries" || t == "succumbed" {
			return true
		}
	}
	return false
}

// period is the last stretch of time of a unit (M, Q, Y, W) that the text named, or false.
func (r *dateReader) period(unit string) (timex, bool) {
	for k := len(r.found) - 1; k >= 0; k-- {
		m := &r.found[k]
		if m.typ != dateType || !m.when.Known() || m.rule == "date/ago" {
			continue
		}
		if unit == "Q" && strings.Contains(m.value, "-Q") || unit == "M" && len(m.value) == 7 && m.when.Precision == "month" ||
			unit == "Y" && len(m.value) == 4 && m.when.Precision == "year" || unit == "W" && strings.Contains(m.value, "-W") && m.when.Precision == "week" {
			return m.timex, true
		}
	}
	return timex{}, false
}
