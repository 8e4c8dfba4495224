package read

import (
	"testing"

	"daybook"
)

func TestOtherCalendars(t *testing.T) {
	for _, c := range []struct {
		calendar calendar
		y, m, d  int
		want     daybook.Day
	}{
		{solarHijri, 1403, 1, 1, "2024-03-20"},
		{solarHijri, 1404, 1, 1, "2025-03-21"},
		{solarHijri, 1400, 5, 24, "2021-08-15"}, // the fall of Kabul
		{solarHijri, 1357, 11, 22, "1979-02-11"},
		{solarHijri, 1357, 2, 7, "1978-04-27"}, // the Saur revolution
		{hijri, 1446, 1, 1, "2024-07-08"},
		{hijri, 1400, 1, 1, "1979-11-21"}, // the tabular day after the siege of Mecca began
		{hijri, 1445, 9, 1, "2024-03-11"},
	} {
		if got := daybook.DayOf(c.calendar.day(c.y, c.m, c.d)); got != c.want {
			t.Errorf("%d-%d-%d is %s, want %s", c.y, c.m, c.d, got, c.want)
		}
	}
}
