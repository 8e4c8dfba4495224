package read

import (
	"fmt"
	"strings"
	"time"
)

// anaphor reads what counts from another date of the text: "the next day", "the previous month", "that
// year", "the same day", "the quarter", "the reporting period", "the day before".
func (r *dateReader) anaphor(i int) (timeExpr, bool) {
	j := r.skip(i, "the")
	if j > i && r.w(j).says("fiscal", "full", "financial") {
		j++
	}
	w := r.w(j)
	if e, ok := r.bareDay(i, j); ok {
		return e, true
	}
	switch {
	case w.says("reporting", "review") && r.w(j+1).says("period") || w.says("period") && r.w(j+1).says("under") && r.w(j+2).says("review"):
		return r.reportingPeriod(i, j), true
	case w.is(otherWord) && (j > i || w.says("that", "previous", "following", "same", "preceding")):
		if w.says("next") && !r.w(j+1).says("day", "morning", "night", "evening", "month", "year") {
			return timeExpr{}, false
		}
		return r.otherUnit(i, j)
	case j > i && w.is(unitWord) && !w.says("second", "half", "seconds"):
		return r.theUnit(i, j)
	case j > i && w.says("latest", "current", "corresponding", "comparable"):
		return r.latest(i, j)
	}
	return timeExpr{}, false
}

// bareDay reads "on the 17th", "the night of the 12th": a day of the month that the text last named, or of the
// month before publication where that would be later.
func (r *dateReader) bareDay(i, j int) (timeExpr, bool) {
	if j == i || !r.w(i-1).says("on", "of", "until", "till", "by", "from", "since") || r.w(i-1).says("of") && !r.w(i-2).says("night", "morning", "evening") {
		return timeExpr{}, false
	}
	day, end := r.dayNumber(j)
	suffixed := r.w(j).is(ordinalWord) && r.w(j).entry.text != "" && r.w(j).entry.text[0] <= '9' || end > j+1
	if next := r.w(end); day == 0 || !suffixed || next.is(monthWord|unitWord) || next.says("of", "and") && r.w(end+1).is(monthWord) {
		return timeExpr{}, false
	}
	from := r.anchor(i)
	for k := len(r.found) - 1; k >= 0; k-- {
		if m := &r.found[k]; m.when.Known() && (m.when.Precision == "month" || m.when.Precision == "day") && m.typ != durationType {
			from = m.when.From.Time()
			break
		}
	}
	if from.IsZero() {
		return timeExpr{}, false
	}
	t := time.Date(from.Year(), from.Month(), day, 0, 0, 0, 0, time.UTC)
	if !r.day.IsZero() && t.After(r.day) && !from.After(r.day) {
		t = time.Date(from.Year(), from.Month()-1, day, 0, 0, 0, 0, time.UTC)
	}
	if t.Day() != day {
		return timeExpr{}, false
	}
	return timeExpr{timex: dayTimex(t), first: i, end: end}, true
}

// reportingPeriod is the stretch the report named as its own: its last range or period.
func (r *dateReader) reportingPeriod(i, j int) timeExpr {
	end := j + 2
	if r.w(j).says("period") {
		end = j + 3
	}
	e := timeExpr{timex: timex{dateType, "PAST_REF", noWhen}, first: i, end: end}
	for k := len(r.found) - 1; k >= 0; k-- {
		m := &r.found[k]
		if k > 0 && r.p.pair(&r.found[k-1], m) {
			e.when = between(r.found[k-1].when.From, m.when.To)
		} else if m.when.Known() && m.when.To.Sub(m.when.From) > 7 {
			e.when = m.when
		} else {
			continue
		}
		e.value = string(e.when.From) + "/" + string(e.when.To)
		break
	}
	return e
}

// otherUnit reads "the previous month", "the following day", "that night", "the same year".
func (r *dateReader) otherUnit(i, j int) (timeExpr, bool) {
	w, u := r.w(j), r.w(r.skipFillers(j+1))
	end, n := r.skipFillers(j+1)+1, w.n(otherWord)
	if count, at := r.countAt(j + 1); at > j+1 && r.w(r.skipFillers(at)).is(unitWord) && n != 0 {
		k := r.skipFillers(at)
		e := timeExpr{timex: durationTimex(count, r.w(k).code(unitWord)), first: i, end: k + 1}
		var c int
		if from := r.anchor(i); !from.IsZero() {
			if _, err := fmt.Sscan(count, &c); err == nil {
				e.when = stretch(from, r.w(k).code(unitWord), n*c)
			}
		}
		return e, true
	}
	if w.says("that") && !r.w(j-1).says("in", "on", "during", "of", "by", "at", "for", "since", "until") {
		return timeExpr{}, false
	}
	switch {
	case u.is(unitWord) && !u.says("second", "half") && !strings.HasSuffix(u.entry.text, "s") && !strings.HasPrefix(u.code(unitWord), "T"):
		return r.besideAnchor(i, end, u.code(unitWord), n), true
	case u.is(partWord):
		from := r.anchor(i)
		if from.IsZero() {
			return unresolvedExpr(i, end, timeType, "XXXX-XX-XXT"+u.code(partWord)), true
		}
		return timeExpr{timex: dayTimex(from.AddDate(0, 0, n)).atPart(u.code(partWord)), first: i, end: end}, true
	case u.is(weekdayWord) && n != 0:
		from := r.anchor(i)
		if from.IsZero() {
			return timeExpr{}, false
		}
		t := r.weekdayFrom(from.AddDate(0, 0, n), u.n(weekdayWord), n > 0)
		return timeExpr{timex: dayTimex(t), first: i, end: end}, true
	}
	return timeExpr{}, false
}

// besideAnchor is the unit n from the one the text speaks of.
func (r *dateReader) besideAnchor(i, end int, unit string, n int) timeExpr {
	if x, ok := r.period(unit); ok && unit != "D" {
		return timeExpr{timex: unitTimex(x.when.From.Time(), unit, n), first: i, end: end}
	}
	from := r.anchor(i)
	if from.IsZero() {
		return unresolvedExpr(i, end, dateType, unresolvedValue(unit))
	}
	return timeExpr{timex: unitTimex(from, unit, n), first: i, end: end}
}

// theUnit reads "the day", "the quarter", "the weekend", "the day before", "the week ahead".
func (r *dateReader) theUnit(i, j int) (timeExpr, bool) {
	w := r.w(j)
	unit := w.code(unitWord)
	if strings.HasPrefix(unit, "T") || strings.HasSuffix(w.entry.text, "s") {
		return timeExpr{}, false
	}
	if y, end := r.yearNumber(j + 1); unit == "Y" && y != 0 {
		return timeExpr{timex: yearTimex(y), first: i, end: end}, true
	}
	if k := r.skipHyphen(j + 1); k > j+1 {
		return timeExpr{}, false
	}
	if s := r.w(j + 1); s.says("before", "after", "earlier") && (r.clauseEnd(j+2) || r.w(j+2).says("in", "at", "on", "between") || s.says("earlier")) {
		return r.besideAnchor(i, j+2, unit, s.n(shiftWord)), true
	}
	if unit == "WE" {
		if r.day.IsZero() {
			return unresolvedExpr(i, j+1, dateType, unresolvedValue(unit)), true
		}
		n := 0
		if d := int(r.day.Weekday()); d >= 1 && d <= 5 && r.looksAhead(i) <= 0 {
			n = -1 // on a working day the weekend is the one that was
		}
		return timeExpr{timex: unitTimex(r.day, unit, n), first: i, end: j + 1}, true
	}
	if unit == "D" || unit == "W" || unit == "DE" || unit == "CE" || unit == "F" {
		return timeExpr{}, false
	}
	if x, ok := r.period(unit); ok && (unit != "Y" || r.sameSentence(i)) {
		return timeExpr{timex: x, first: i, end: j + 1}, true
	}
	if r.day.IsZero() {
		return timeExpr{}, false
	}
	n := 0
	if unit == "Q" {
		n = -1
	}
	return timeExpr{timex: unitTimex(r.day, unit, n), first: i, end: j + 1}, true
}

// sameSentence tells whether the last date found stands in the sentence of word i.
func (r *dateReader) sameSentence(i int) bool {
	n := len(r.found)
	return n > 0 && r.p.doc.Word(r.found[n-1].first).Sentence() == r.token(i).Sentence()
}

// latest reads "the latest quarter", "the current fiscal year".
func (r *dateReader) latest(i, j int) (timeExpr, bool) {
	k := r.skipFillers(j + 1)
	w := r.w(k)
	if !(w.is(unitWord) || w.says("period")) || r.day.IsZero() && !w.says("period") {
		return timeExpr{}, false
	}
	unit := w.code(unitWord)
	if w.says("period") {
		unit = "Q"
	}
	if strings.HasPrefix(unit, "T") || strings.HasSuffix(w.entry.text, "s") || unit == "" {
		return timeExpr{}, false
	}
	if r.w(j).says("current") {
		return timeExpr{timex: unitTimex(r.day, unit, 0), first: i, end: k + 1}, true
	}
	if x, ok := r.period(unit); ok {
		return timeExpr{timex: x, first: i, end: k + 1}, true
	}
	if r.day.IsZero() {
		return timeExpr{}, false
	}
	return timeExpr{timex: unitTimex(r.day, unit, -1), first: i, end: k + 1}, true
}
