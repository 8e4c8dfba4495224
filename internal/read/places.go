package read

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"daybook"
	"daybook/internal/gazetteer"
)

// placeRole says what a place's name stands for where it is written.
type placeRole uint8

const (
	asPlace   placeRole = iota // where something is
	asActor                    // "Islamabad said": a government or people
	inName                     // "Punjab Police": part of a body's name
	asPeople                   // "Afghan", "Texans"
	asAddress                  // "Jail Road": a street, without a point of its own
)

// A placeMention is a toponym in the report's words: tokens first..end (exclusive).
type placeMention struct {
	first, end int
	role       placeRole
	place      daybook.Place
	id         gazetteer.ID // 0 when the gazetteer has no such place
	in         int          // the mention this one is said to lie in, an index into page.places; -1 for none
	rule       string
	key        string // folded name, for one sense in a report

	offset   int // the token where "20 km north of" begins, 0 for none
	from, to int // its postings in placeScan.postings
	score    float64
}

// findPlaces finds the report's toponyms and what each stands for, in order, none inside another.
func (r *placeReader) findPlaces(p *page) {
	s := placeScan{r: r, p: p, persons: map[string]bool{}, day: gazetteer.DateOf(string(p.report.PublishedDay()))}
	s.scan()
	s.join()
	s.resolve()
	s.settle()
	s.actors()
	s.offsets()
	s.asThen()
	p.places = s.found
}

// placeMentions are the report's toponyms as the coding format writes them.
func (p *page) placeMentions() []daybook.PlaceMention {
	out := make([]daybook.PlaceMention, 0, len(p.places))
	for i := range p.places {
		m := &p.places[i]
		if m.role == asPeople {
			continue // a people is no place
		}
		out = append(out, daybook.PlaceMention{
			Span: p.words(m.first, m.end), Name: string(m.place.Name), Lat: m.place.Lat, Lon: m.place.Lon, Country: m.place.Country,
			Admin1: m.place.Admin1, Admin2: m.place.Admin2, GeoNames: m.place.GeoNames, Precision: m.place.Precision, Rule: m.rule,
		})
	}
	return out
}

// placeAt is the mention that covers token tok, nil when none does.
func (p *page) placeAt(tok int) *placeMention {
	i := sort.Search(len(p.places), func(i int) bool { return p.places[i].end > tok })
	if i < len(p.places) && p.places[i].first <= tok {
		return &p.places[i]
	}
	return nil
}

// placesAbout is how many mentions to either side are weighed as where something happened.
const placesAbout = 50

// placeNear is where what is told at token tok most likely happened: the place named in its sentence that
// stands nearest after or before it, the most specific of a chain ("in Mattani, a suburb of Peshawar"),
// else the last one named in the sentences before, else the first one after. nil when the report names no
// place. Names of bodies, peoples and governments are not where something happens unless nothing else is.
func (p *page) placeNear(tok int) *placeMention {
	if tok < 0 || tok >= len(p.doc.Tokens) {
		return nil
	}
	sentence := int(p.doc.Tokens[tok].Sentence)
	var best *placeMention
	bestCost := 1 << 30
	at := sort.Search(len(p.places), func(i int) bool { return p.places[i].first > tok })
	for i := max(0, at-placesAbout); i < min(len(p.places), at+placesAbout); i++ {
		m := &p.places[i]
		if c := p.placeCost(m, tok, sentence); c < bestCost {
			best, bestCost = m, c
		}
	}
	return best
}

// placeCost is how far a mention is from being where token tok happens: tokens between, more for other
// sentences, for mentions that contain a nearer one, and for those that are no places of events.
func (p *page) placeCost(m *placeMention, tok, sentence int) int {
	cost := tok - m.end
	if m.first > tok {
		cost = (m.first - tok) / 2 // what follows the act is more often its place
	}
	switch d := sentence - int(p.doc.Tokens[m.first].Sentence); {
	case d > 0:
		cost += 1000 * d
	case d < 0:
		cost += 100_000 - 1000*d
	}
	if m.role != asPlace && m.role != asAddress {
		cost += 500_000
	}
	if m.place.Precision >= 6 {
		cost += 5000
	}
	return cost
}

// whole gives the place with what is known of those it lies in.
func (p *page) whole(m *placeMention) daybook.Place {
	w := m.place
	w.Text = daybook.Text(p.asWritten(m.first, m.end))
	return w
}

// capitalised tells whether a token may begin a name: by a capital, or a letter of a script without case.
func capitalised(text string) bool {
	c := text[0]
	if c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// asThen notes what places were called, and lay in, when the report was written, where that was otherwise.
func (s *placeScan) asThen() {
	for i := range s.found {
		if m := &s.found[i]; m.id != 0 {
			m.place.Then = daybook.Text(s.r.gaz.Then(m.id, s.day))
		}
	}
}
