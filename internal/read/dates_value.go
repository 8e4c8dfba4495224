package read

import (
	"fmt"
	"time"

	"daybook"
)

// A timex is the meaning of a time expression: its TIMEX3 type and value and the window of days, as far
// as the words and the day of publication give them.
type timex struct {
	typ, value string
	when       daybook.When
}

const (
	dateType     = "DATE"
	timeType     = "TIME"
	durationType = "DURATION"
	setType      = "SET"
)

func daysOf(from, to time.Time, precision string) daybook.When {
	return daybook.When{From: daybook.DayOf(from), To: daybook.DayOf(to), Precision: precision}
}

// precisionOf names the narrowest unit that covers the days from..to.
func precisionOf(from, to daybook.Day) string {
	if from == "" || to == "" {
		return "unknown"
	}
	switch n := to.Sub(from) + 1; {
	case n <= 1:
		return "day"
	case n <= 7:
		return "week"
	case n <= 31:
		return "month"
	case n <= 92:
		return "quarter"
	default:
		return "year"
	}
}

// span of days from..to, in either order, with the precision that covers it.
func between(from, to daybook.Day) daybook.When {
	if from != "" && to != "" && to < from {
		from, to = to, from
	}
	return daybook.When{From: from, To: to, Precision: precisionOf(from, to)}
}

func civil(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// isCivil tells whether there is such a day.
func isCivil(y, m, d int) bool {
	t := civil(y, m, d)
	return m >= 1 && m <= 12 && d >= 1 && t.Day() == d
}

func dayTimex(t time.Time) timex {
	return timex{dateType, t.Format(time.DateOnly), daysOf(t, t, "day")}
}

func weekTimex(t time.Time) timex {
	monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	y, w := monday.ISOWeek()
	return timex{dateType, fmt.Sprintf("%d-W%02d", y, w), daysOf(monday, monday.AddDate(0, 0, 6), "week")}
}

func weekendTimex(t time.Time) timex {
	x := weekTimex(t)
	monday := x.when.From
	return timex{dateType, x.value + "-WE", daybook.When{From: monday.Add(5), To: monday.Add(6), Precision: "week"}}
}

func monthTimex(y, m int) timex {
	t := civil(y, m, 1)
	return timex{dateType, t.Format("2006-01"), daysOf(t, t.AddDate(0, 1, -1), "month")}
}

func quarterTimex(y, q int) timex {
	t := civil(y, 3*q-2, 1)
	return timex{dateType, fmt.Sprintf("%d-Q%d", t.Year(), (int(t.Month())+2)/3), daysOf(t, t.AddDate(0, 3, -1), "quarter")}
}

func halfTimex(y, h int) timex {
	t := civil(y, 6*h-5, 1)
	return timex{dateType, fmt.Sprintf("%d-H%d", y, h), daysOf(t, t.AddDate(0, 6, -1), "year")}
}

func yearTimex(y int) timex {
	return timex{dateType, fmt.Sprintf("%04d", y), daysOf(civil(y, 1, 1), civil(y, 12, 31), "year")}
}

// seasonTimex gives the season of a year in the northern temperate reckoning; winter begins in December
// of the year it is called after.
func seasonTimex(y int, code string) timex {
	first := map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
	t := civil(y, first, 1)
	return timex{dateType, fmt.Sprintf("%d-%s", y, code), daysOf(t, t.AddDate(0, 3, -1), "quarter")}
}

func decadeTimex(y int) timex {
	y -= y % 10
	return timex{dateType, fmt.Sprint(y / 10), daysOf(civil(y, 1, 1), civil(y+9, 12, 31), "year")}
}

func centuryTimex(n int) timex {
	return timex{dateType, fmt.Sprint(n - 1), daysOf(civil(100*(n-1), 1, 1), civil(100*n-1, 12, 31), "year")}
}

// atPart makes a time of day of a date: code is MO, AF, EV, NI or a clock time.
func (x timex) atPart(code string) timex {
	return timex{timeType, x.value + "T" + code, x.when}
}

// durationTimex is a length of time whose place in the calendar is not said.
func durationTimex(count, unit string) timex {
	return timex{durationType, durationValue(count, unit), daybook.When{Precision: "unknown"}}
}

// durationValue writes "P2W", "PT3H", "PXM"; unit is a code of dates.txt.
func durationValue(count, unit string) string {
	switch unit {
	case "F":
		unit = "W"
		if count != "X" {
			n := 0
			fmt.Sscan(count, &n)
			count = fmt.Sprint(2 * n)
		}
	case "WE":
		return "P" + count + "WE"
	case "DE":
		if count != "X" {
			return "P" + count + "0Y"
		}
	case "CE":
		if count != "X" {
			return "P" + count + "00Y"
		}
	}
	if len(unit) == 2 && unit[0] == 'T' {
		return "PT" + count + unit[1:]
	}
	return "P" + count + unit
}

// unitTimex is the calendar unit (W, M, Q, Y …) that lies n units from the one that holds t.
func unitTimex(t time.Time, unit string, n int) timex {
	switch unit {
	case "D":
		return dayTimex(t.AddDate(0, 0, n))
	case "W":
		return weekTimex(t.AddDate(0, 0, 7*n))
	case "F":
		return weekTimex(t.AddDate(0, 0, 14*n))
	case "WE":
		return weekendTimex(t.AddDate(0, 0, 7*n))
	case "M":
		m := civil(t.Year(), int(t.Month())+n, 1)
		return monthTimex(m.Year(), int(m.Month()))
	case "Q":
		m := civil(t.Year(), int(t.Month())+3*n, 1)
		return quarterTimex(m.Year(), (int(m.Month())+2)/3)
	case "DE":
		return decadeTimex(t.Year() + 10*n)
	case "CE":
		return centuryTimex(t.Year()/100 + 1 + n)
	case "Y":
		return yearTimex(t.Year() + n)
	default: // hours, minutes: within the day as far as is known
		return dayTimex(t)
	}
}

// stretch is the run of days that n units before (n < 0) or after t cover, t included.
func stretch(t time.Time, unit string, n int) daybook.When {
	var o time.Time
	switch unit {
	case "TH":
		o = t.Add(time.Duration(n) * time.Hour)
	case "D":
		o = t.AddDate(0, 0, n)
	case "W":
		o = t.AddDate(0, 0, 7*n)
	case "F":
		o = t.AddDate(0, 0, 14*n)
	case "M":
		o = t.AddDate(0, n, 0)
	case "Q":
		o = t.AddDate(0, 3*n, 0)
	case "Y":
		o = t.AddDate(n, 0, 0)
	case "DE":
		o = t.AddDate(10*n, 0, 0)
	case "CE":
		o = t.AddDate(100*n, 0, 0)
	default:
		o = t
	}
	return between(daybook.DayOf(o), daybook.DayOf(t))
}
