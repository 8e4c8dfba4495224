package read

import (
	"strings"
	"testing"

	"daybook"

	"pgregory.net/rapid"
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

func BenchmarkDates(b *testing.B) {
	text := strings.Repeat("A convoy was ambushed near Harrow Ford on Monday night, the third attack in two weeks. "+
		"Officials said the road, closed since March 4, would be reopened by Friday; traders doubted it. "+
		"The panel counted more than 600 attacks between July 1 and December 13, 2030, against 410 a year earlier. ", 200)
	p := newPage(&daybook.Report{Published: "2031-03-05", Text: text})
	p.findDates()
	b.ResetTimer()
	for range b.N {
		p.findDates()
	}
	b.ReportMetric(float64(b.N*len(p.doc.Tokens))/b.Elapsed().Seconds(), "tokens/s")
}

// TestDatesOfAnyText reads what no one writes: it must neither panic nor quote amiss.
func TestDatesOfAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.SampledFrom([]string{"the", "last", "two", "weeks", "ago", "March", "31", "2025", "-", "/", "night", "of", "Tuesday", "'", "s", ".", ",",
			"quarter", "third", "year", "a", "half", "and", "next", "10", ":", "pm", "Muharram", "1446", "on", "between", "\n\n", "é", "每", "earlier", "mid", "99999999999", "past", "few", "ended", "0"})).Draw(t, "words")
		r := &daybook.Report{Published: rapid.SampledFrom([]string{"", "2024-02-29"}).Draw(t, "published"), Text: strings.Join(words, rapid.SampledFrom([]string{" ", ""}).Draw(t, "gap"))}
		p := newPage(r)
		p.findDates()
		for _, m := range p.dates.mentions(p) {
			if err := m.Span.Check(r); err != nil {
				t.Fatal(err)
			}
			if m.From > m.To {
				t.Fatalf("%q runs from %s to %s", m.Quote, m.From, m.To)
			}
		}
	})
}

// BenchmarkPolitics reads claims, steps and states of a page whose other stages are done.
func BenchmarkPolitics(b *testing.B) {
	text := strings.Repeat("The province asked the federation to approve its talks with Kabul, but has formed no delegation. "+
		"Attacks rose by 40 percent in March, when 105 were recorded, the institute said. "+
		"A trader was shot dead by gunmen near the bazaar on Tuesday and his brother was hurt. "+
		"Torkham crossing has been closed for two weeks over a check post. The weather stayed cold.\n\n", 60)
	reader, err := New()
	if err != nil {
		b.Fatal(err)
	}
	p := newPage(&daybook.Report{Published: "2025-03-05", Text: text})
	reader.readPage(p)
	b.ResetTimer()
	for range b.N {
		p.staters = nil
		p.findClaims()
		p.findSteps(reader.mandates)
		p.findStates()
	}
	b.ReportMetric(float64(b.N*len(p.doc.Tokens))/b.Elapsed().Seconds(), "tokens/s")
}

// TestPoliticsOfAnyText reads what no one writes for claims, steps and states: no panic, spans verbatim.
func TestPoliticsOfAnyText(t *testing.T) {
	reader, err := New()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"the", "province", "Kabul", "talks", "with", "asked", "federation", "approval", "of", "rose", "by", "40", "percent", "%", "from", "25", "to",
			"attacks", "were", "killed", "55", "civilians", "and", "in", "March", "more", "than", "doubled", "$", "43,000", "a", "month", "closed", "Torkham", "crossing", "for", "two", "weeks", "over",
			"it", "said", "he", "\"", "”", ".", ",", "?", ":", "\n\n", "according", "institute", "between", "has", "not", "reopened", "is", "federal", "subject", "who", "pc", "23pc", "é"}), 1, 40).Draw(t, "words")
		text := strings.Join(words, " ")
		r := &daybook.Report{Published: "2025-03-20", Text: text}
		if cut := rapid.IntRange(0, len(words)).Draw(t, "title"); cut > 0 && cut < len(words) {
			r.Title, r.Text = strings.Join(words[:cut], " "), strings.Join(words[cut:], " ")
		}
		c := reader.Read(r)
		var all []daybook.Basis
		for _, x := range c.Claims {
			all = append(all, x.Basis...)
		}
		for _, x := range c.Steps {
			all = append(all, x.Basis...)
		}
		for _, x := range c.States {
			all = append(all, x.Basis...)
		}
		for _, b := range all {
			if err := b.Check(r); err != nil {
				t.Fatal(b.Rule, err)
			}
		}
	})
}
