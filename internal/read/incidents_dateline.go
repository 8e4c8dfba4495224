package read

import (
	"strings"
)

// filedFrom tells whether a place stands in the dateline.
func (p *page) filedFrom(m *placeMention) bool {
	return p.inDateline(m.first)
}

// inDateline tells whether token i stands in the dateline.
func (p *page) inDateline(i int) bool { return i < p.dateline() && i >= p.datelineFrom }

// datelineWithin is how many words a dateline may hold: "KARDA (Sorra), March 5 (Agency) --".
const datelineWithin = 16

// dateline is the token after the dateline that the text opens with, 0 for none: "KARDA:", "KARDA, Sorra, March 5
// (Agency) --". Nothing but names, figures and the words that join names stands in one, save in brackets.
func (p *page) dateline() int {
	if !p.datelineKnown {
		p.datelineKnown = true
		p.datelineFrom, p.datelineAt = p.findDateline()
	}
	return p.datelineAt
}

// datelineIs tells whether sentence s opens with the dateline.
func (p *page) datelineIs(s int) bool {
	end := p.dateline()
	return end > 0 && int(p.doc.Sentences[s].First) == p.datelineFrom
}

// findDateline looks where the text begins, and behind a headline that stands in the text.
func (p *page) findDateline() (from, end int) {
	tried := 0
	for s := 0; s < len(p.doc.Sentences) && tried < 2; s++ {
		if p.titled(s) {
			continue
		}
		if end := p.datelineIn(s); end > 0 {
			return int(p.doc.Sentences[s].First), end
		}
		tried++
	}
	return 0, 0
}

// datelineIn is the token after the dateline that sentence s opens with, 0 for none.
func (p *page) datelineIn(s int) int {
	first, bracket := int(p.doc.Sentences[s].First), 0
	if first < len(p.low) && p1(p.low[first]) {
		return 0 // "A Constable - Aziz Gul - was"
	}
	for i := first; i < min(first+datelineWithin, len(p.doc.Tokens)); i++ {
		t := &p.doc.Tokens[i]
		switch w := p.doc.Text[t.Start:t.End]; {
		case w == ":" || w == "--" || w == "—" || (w == "–" || w == "-") && i > first && t.Start > p.doc.Tokens[i-1].End:
			return i
		case w == "(" || w == "[":
			bracket++
		case w == ")" || w == "]":
			bracket--
		case bracket > 0 || capitalised(w) || digits(w) || joinsPlaces[w] || len(w) == 1:
		default:
			return 0
		}
	}
	return 0
}

// joinsPlaces are the small words that stand in the names of a dateline.
var joinsPlaces = map[string]bool{"de": true, "del": true, "la": true, "las": true, "el": true, "al": true, "el-": true, "of": true, "the": true, "and": true, "via": true, "sur": true, "da": true, "do": true, "dos": true, "'s": true, "'": true, "’": true, "st": true, "..": true, "...": true}

// filedIn is the place that the dateline in places names first, nil for none.
func (p *page) filedIn(places []placeMention) *placeMention {
	for i := range places {
		if m := &places[i]; !p.filedFrom(m) {
			return nil
		} else if m.role == asPlace && !p.abroad(m) {
			return m
		}
	}
	return nil
}

// meansFiled tells whether an act whose sentence names the wide place best happened in the town of the dateline: a
// country of that town, of which the sentence names no part ("in northern Sorra"), or a province beside "the
// provincial capital".
func (p *page) meansFiled(best, filed *placeMention) bool {
	if best.place.Precision < 4 || best.place.Country != filed.place.Country || best.rule == rulePlaceCalled {
		return false
	}
	if p.saysTheTown(best.first) {
		return true
	}
	return best.place.Precision >= 6 && !p.partOf(best)
}

// partOf tells of a country that the text names a part of: "northern Sorra", "the north of Sorra", "a town in Sorra".
func (p *page) partOf(m *placeMention) bool {
	for k := m.first - 1; k >= max(p.sentenceFirst(m.first), m.first-5); k-- {
		switch w := p.low[k]; {
		case strings.HasSuffix(w, "ern") && len(w) > 6, bearingWords[w], w == "central", w == "border", w == "coast", w == "village", w == "town", w == "district", w == "province":
			return true
		case w == ",":
			return false
		}
	}
	return false
}

// bearingWords are the quarters of a country.
var bearingWords = map[string]bool{"north": true, "south": true, "east": true, "west": true, "northeast": true, "northwest": true, "southeast": true, "southwest": true,
	"north-east": true, "north-west": true, "south-east": true, "south-west": true, "restive": true, "remote": true}

// saysTheTown tells whether the sentence of token tok speaks of a town as known: "in the city", "in the provincial
// capital".
func (p *page) saysTheTown(tok int) bool {
	for i := p.sentenceFirst(tok) + 2; i < p.sentenceEnd(tok); i++ {
		if w := p.low[i]; w != "capital" && w != "city" && w != "town" || i+1 < len(p.low) && (p.low[i+1] == "of" || p.proper(i+1)) {
			continue
		}
		for k := i - 1; k > max(p.sentenceFirst(tok), i-4); k-- {
			if p.low[k] == "the" && !p.proper(i) {
				switch p.low[k-1] {
				case "in", "of", "outside", "near", "at", "across", "from":
					return true
				}
			}
		}
	}
	return false
}

// datelineAlone tells whether sentence s is no more than the name of a town: "KARDA."
func (p *page) datelineAlone(s int) bool {
	sent := p.doc.Sentences[s]
	return sent.Caps && sent.End-sent.First <= 4 && (s == 0 || p.titled(s-1)) && !p.titled(s)
}

// leads tells whether sentence s is the first of the report's text, behind a dateline that stands alone.
func (p *page) leads(s int) bool {
	if s > 0 && p.datelineAlone(s-1) {
		s--
	}
	return s == 0 || int(p.doc.Tokens[p.doc.Sentences[s-1].First].Start) < p.body
}
