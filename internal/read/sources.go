package read

import (
	"daybook"
)

// A sourceFound is somebody cited: an outlet or a speaker.
type sourceFound struct {
	name       string
	kind       string
	first, end int
}

// outletsIn finds the newspapers and agencies a sentence cites: "reports Dawn", "Daily Times reported".
func (p *page) outletsIn(s int) []sourceFound {
	sent := p.doc.Sentences[s]
	var out []sourceFound
	for i := int(sent.First); i < int(sent.End); i++ {
		if w := p.low[i]; w != "reports" && w != "reported" && w != "adds" {
			continue
		}
		from := i + 1
		end := from
		for end < int(sent.End) && end < from+6 && (p.proper(end) || end > from && p.low[end] == "-") {
			end++
		}
		if end > from && !(p.low[from] == "that") && (i == 0 || p.low[i-1] == "," || p.low[i] != "reported" || p.low[i-1] != "was" && p.low[i-1] != "were") {
			out = append(out, sourceFound{p.quote(from, end), "outlet", from, end})
		}
	}
	return out
}

func (d *drafting) settleSources(outlets []sourceFound) {
	for i, o := range outlets[:min(3, len(outlets))] {
		d.Sources = append(d.Sources, daybook.Source{Name: o.name, Kind: o.kind})
		d.note(field("sources", i), o.first, o.end, "source/outlet")
	}
}
