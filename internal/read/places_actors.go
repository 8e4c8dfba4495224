package read

import (
	"strings"

	"daybook/lexicon"
)

// actingWeight is how much one actor of the codebook speaks for the country it belongs to and the provinces it
// acts in, in mentions of a place there.
const actingWeight = 2.0

// A theatre is where an actor acts: a district, or else a province, or else a country; -1 for none.
type theatre struct{ country, province, district int32 }

// readTheatres takes lexicon/world/theatres.txt: actor, country, provinces or "province > district".
func (r *placeReader) readTheatres(lines []lexicon.Entry) {
	r.theatres = map[string][]theatre{}
	for _, l := range lines {
		if len(l.Columns) < 3 {
			continue
		}
		country := int32(-1)
		if id := r.gaz.Nation(l.Columns[1]); id != 0 {
			country, _, _ = r.gaz.Within(id)
		}
		for name := range strings.SplitSeq(l.Columns[2], "; ") {
			in, district, _ := strings.Cut(name, " > ")
			h := theatre{country, r.gaz.ProvinceNumber(l.Columns[1], in), -1}
			if district != "" {
				h.district = r.gaz.DistrictNumber(l.Columns[1], in, district)
			}
			r.theatres[l.Columns[0]] = append(r.theatres[l.Columns[0]], h)
		}
	}
}

// actingIn is where those act whom the report names: the country of each armed group or force, and the provinces
// or districts of its theatre. "Maoists" speak for Bijapur in Chhattisgarh, not in Karnataka.
func (r *placeReader) actingIn(p *page) (out []theatre) {
	b := actorBook()
	seen := map[string]bool{}
	for _, n := range p.codeNames(b) {
		if n.kind != actorName || seen[n.id] || p.ofAgency(n.first) {
			continue
		}
		seen[n.id] = true
		a, ok := b.lookup(n.id)
		if !ok || a.class != "militants" && a.class != "forces" && a.class != "gang" {
			continue
		}
		if id := r.gaz.Nation(a.country); id != 0 {
			country, _, _ := r.gaz.Within(id)
			out = append(out, theatre{country, -1, -1})
		}
		out = append(out, r.theatres[n.id]...)
	}
	return out
}

// ofAgency tells of initials in brackets before a text's first words, which are an agency's: "KARDA (ANA) -".
func (p *page) ofAgency(i int) bool {
	s := p.doc.Tokens[i].Sentence
	return i > 0 && p.doc.Word(i-1).Text() == "(" && i-int(p.doc.Sentences[s].First) < 5 && !p.titled(int(s)) && (s == 0 || p.titled(int(s)-1))
}

// act adds where the report's actors act.
func (a *about) act(in []theatre) {
	for _, h := range in {
		switch {
		case h.district >= 0:
			a.districts[h.district] += actingWeight
		case h.province >= 0:
			a.provinces[h.province] += actingWeight
		default:
			a.countries[h.country] += actingWeight
			a.total += actingWeight
		}
	}
}
