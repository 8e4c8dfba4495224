package read

import (
	"strings"
	"testing"

	"daybook"
)

// wire is invented news with as many places as a dispatch has, for measuring speed.
const wire = `Gunmen on a motorcycle shot dead two policemen near Mattani, a suburb of Peshawar, on Tuesday night, officials said. The attackers fled towards Bara tehsil of Khyber Agency. ` +
	`In Quetta, a bomb planted on Sariab Road hurt five people. "We will not rest," said the deputy commissioner, who had arrived from Islamabad on Monday. ` +
	`Talks between the elders and the district administration went on for a third day without a result, and the market stayed shut. Farmers in the valley say that the river has risen. ` +
	`The crossing at Torkham has been closed since February 21 over the building of a post, and trucks stand for 15 km on the road to Landi Kotal. `

// BenchmarkPlaces reads places and dates over a report already parsed, and gives tokens a second.
func BenchmarkPlaces(b *testing.B) {
	reader, err := New()
	if err != nil {
		b.Fatal(err)
	}
	for name, report := range map[string]*daybook.Report{
		"dispatch": {Published: "2025-03-05", Source: "Dawn", Text: strings.Repeat(wire, 2)},
		"long":     {Published: "2025-03-05", Source: "Dawn", Text: strings.Repeat(wire, 50)},
	} {
		b.Run(name, func(b *testing.B) {
			p := newPage(report)
			b.ReportAllocs()
			tokens := 0
			for b.Loop() {
				p.dates, p.places = nil, nil
				p.findDates()
				reader.places.findPlaces(p)
				tokens += len(p.doc.Tokens)
			}
			b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}
