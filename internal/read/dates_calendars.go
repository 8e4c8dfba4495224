package read

import (
	"fmt"
	"time"
)

// otherCalendar reads Hijri and solar Hijri dates: "10 Muharram 1446", "Asad 1403", "the month of Ramadan".
func (r *dateReader) otherCalendar(i int) (timeExpr, bool) {
	d, j := 0, i
	if r.w(i).is(numberWord) {
		if d, j = r.dayNumber(i); d == 0 {
			return timeExpr{}, false
		}
		j = r.skip(j, "of")
	}
	w := r.w(j)
	if !w.is(hijriWord|jalaliWord) || !w.upper {
		return timeExpr{}, false
	}
	calendar, m := solarHijri, w.n(jalaliWord)
	if w.is(hijriWord) {
		calendar, m = hijri, w.n(hijriWord)
	}
	end := j + 1
	if w.says("rabi") {
		k := r.skipMark(r.skip(r.skipMark(end, '-'), "al", "ul"), '-')
		if !r.w(k).says("awwal", "awal", "thani", "sani", "akhir") {
			return timeExpr{}, false
		}
		if !r.w(k).says("awwal", "awal") {
			m++
		}
		end = k + 1
	}
	if d == 0 {
		if n, k := r.dayNumber(end); n != 0 {
			d, end = n, k
		}
	}
	k := r.skipMark(end, ',')
	y := int(r.w(k).digits)
	if y >= 1200 && y < 1600 && r.w(k).end-r.w(k).start == 4 {
		end = r.skip(k+1, "ah")
	} else {
		y = 0
	}
	if d == 0 && y == 0 && !w.says("ramadan", "ramazan", "muharram") {
		return timeExpr{}, false
	}
	if y == 0 {
		if r.day.IsZero() {
			return unresolvedExpr(i, end, dateType, "XXXX"), true
		}
		y = calendar.yearBefore(r.day, m, max(d, 1))
	}
	return timeExpr{timex: calendar.timex(y, m, d), first: i, end: end}, true
}

// A calendar turns its dates into days of the common one.
type calendar struct {
	day    func(y, m, d int) time.Time
	around int // days by which a sighting of the moon may move a date, either way
}

var (
	hijri      = calendar{hijriDay, 1}
	solarHijri = calendar{solarDay, 0}
)

// timex gives a day (d > 0) or a month.
func (c calendar) timex(y, m, d int) timex {
	from, to := c.day(y, m, max(d, 1)), c.day(y, m, d)
	if d == 0 {
		ny, nm := y, m+1
		if nm > 12 {
			ny, nm = y+1, 1
		}
		to = c.day(ny, nm, 1).AddDate(0, 0, -1)
	}
	value := from.Format(time.DateOnly)
	if d == 0 {
		value = fmt.Sprintf("%s/%s", value, to.Format(time.DateOnly))
	}
	from, to = from.AddDate(0, 0, -c.around), to.AddDate(0, 0, c.around)
	x := timex{typ: dateType, value: value, when: daysOf(from, to, "")}
	x.when.Precision = precisionOf(x.when.From, x.when.To)
	return x
}

// yearBefore is the latest year of the calendar in which a day of it is not after t.
func (c calendar) yearBefore(t time.Time, m, d int) int {
	for y := 1600; y > 1000; y-- {
		if !c.day(y, m, d).After(t) {
			return y
		}
	}
	return 1000
}

// hijriDay is the tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26
// and 29 of 30); the sighted one may differ by a day.
func hijriDay(y, m, d int) time.Time {
	days := d + (59*(m-1)+1)/2 + (y-1)*354 + (3+11*y)/30 - 1
	return civil(622, 7, 19).AddDate(0, 0, days)
}

// solarDay is the solar Hijri calendar by the 33-year cycle, right from 1178 to 1633 (1799 to 2254).
func solarDay(y, m, d int) time.Time {
	days := 365*(y-1) + (8*y+21)/33 - 1
	if m <= 7 {
		days += 31 * (m - 1)
	} else {
		days += 30*(m-1) + 6
	}
	return civil(622, 3, 22).AddDate(0, 0, days+d-1)
}
