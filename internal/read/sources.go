package read

import (
	"strings"

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
	for _, o := range outlets {
		if len(d.Sources) < 3 {
			d.Sources = append(d.Sources, daybook.Source{Name: o.name, Kind: o.kind})
			d.note(field("sources", len(d.Sources)-1), o.first, o.end, "source/outlet")
		}
	}
}

// settleClaims reads "X claimed responsibility".
func (d *drafting) settleClaims() {
	p := d.p
	for _, c := range d.st.clauses {
		for i := c.first; i+1 < c.last; i++ {
			if p.low[i] != "responsibility" {
				continue
			}
			if n := c.claimant(i); n != nil {
				d.setClaim(n, i)
				return
			}
		}
	}
}

// claimant is the group that is said to claim responsibility, nil when nobody did.
func (c *clauseReader) claimant(i int) *noun {
	var found *noun
	c.ensureNouns()
	for _, n := range c.nouns {
		if g := c.p.groupOf(n); g != "" && c.p.classOf(n) == "militants" && (n.first < i || n.prep == "by") {
			if n.first < i {
				found = n
			}
		}
	}
	for k := c.first; k < i; k++ {
		if w := c.p.low[k]; w == "no" || w == "not" || w == "denied" || w == "none" {
			return nil
		}
	}
	words := strings.Join(c.p.low[c.first:i], " ")
	if !strings.Contains(words, "claim") && !strings.Contains(words, "accept") && !strings.Contains(words, "own") && !strings.Contains(words, "took") && !strings.Contains(words, "taken") {
		return nil
	}
	return found
}

func (d *drafting) setClaim(n *noun, at int) {
	g := d.p.groupOf(n)
	d.ClaimedBy = daybook.Text(g)
	d.note("claimed_by", n.first, n.end, "source/claim")
	if d.Type != "Arrests" && (d.Perpetrator == nil || d.Perpetrator.Class != "militants" || d.Perpetrator.Group == "") {
		d.setDoer(n, "source/claim")
	}
}
