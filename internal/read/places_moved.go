package read

import (
	"slices"
	"strconv"
	"strings"

	"daybook/internal/gazetteer"
)

// actors marks places that stand for those who govern there: "Islamabad said", "Kabul's approach", "talks
// with Tehran".
func (s *placeScan) actors() {
	for i := range s.found {
		m := &s.found[i]
		if m.role != asPlace || m.id == 0 {
			continue
		}
		if s.destination(m) {
			m.role = inName
			continue
		}
		if k := s.r.gaz.Kind(m.id); k != gazetteer.Country && k != gazetteer.Capital && k != gazetteer.Province {
			continue
		}
		sent := &s.p.doc.Sentences[s.p.doc.Tokens[m.first].Sentence]
		first, end := int(sent.First), int(sent.End)
		before, after := s.class(m.first-1, first, end), s.class(m.end, first, end)
		if before&(inWord|ofWord) != 0 {
			continue
		}
		owner := m.end < end && (s.text(m.end) == "'s" || s.text(m.end) == "’s") && s.class(m.end+1, first, end)&actorNoun != 0
		if after&actorVerb != 0 || owner || m.first > first && (s.text(m.first-1) == "with" || s.text(m.first-1) == "against") {
			m.role = asActor
		}
	}
}

// destination tells "a Swabi-bound bus": where somebody goes, not where something happens.
func (s *placeScan) destination(m *placeMention) bool {
	end := int(s.p.doc.Sentences[s.p.doc.Tokens[m.first].Sentence].End)
	i := m.end
	if i < end && s.text(i) == "-" {
		i++
	}
	return i < end && strings.EqualFold(s.text(i), "bound")
}

// bearings are the directions of the compass in degrees from north.
var bearings = map[string]float64{
	"north": 0, "northeast": 45, "north-east": 45, "east": 90, "southeast": 135, "south-east": 135,
	"south": 180, "southwest": 225, "south-west": 225, "west": 270, "northwest": 315, "north-west": 315,
}

// offsets moves places that the text gives by distance: "20 km north of Bannu" is near Bannu, not in it;
// and lays one between two when they are the ends of a road.
func (s *placeScan) offsets() {
	for i := range s.found {
		m := &s.found[i]
		if m.place.Lat == nil || m.place.Precision > 4 {
			continue
		}
		if km, bearing, known, first, ok := s.offset(m.first); ok {
			lat, lon := *m.place.Lat, *m.place.Lon
			if known {
				lat, lon = gazetteer.Moved(lat, lon, km, bearing)
			}
			m.place.Lat, m.place.Lon, m.rule = &lat, &lon, rulePlaceOffset
			m.place.Precision = max(2, m.place.Precision)
			if km > 25 && !known {
				m.place.Precision = max(5, m.place.Precision)
			}
			m.offset = first
			m.id = 0
			m.place.GeoNames = 0
		}
	}
	for i := 0; i+1 < len(s.found); i++ {
		s.road(&s.found[i], &s.found[i+1])
	}
}

// offset reads "20 km (north) of|from" just before token i: the distance, the bearing if it is known, and
// the token it begins with.
func (s *placeScan) offset(i int) (km, bearing float64, known bool, first int, ok bool) {
	j := i - 1
	skip := func(words ...string) {
		for j >= 0 && slices.Contains(words, strings.ToLower(s.text(j))) {
			j--
		}
	}
	if j < 0 || s.p.doc.Tokens[j].Sentence != s.p.doc.Tokens[i].Sentence {
		return
	}
	skip("the", "city", "town")
	if j < 0 || s.text(j) != "of" && s.text(j) != "from" && s.text(j) != "off" {
		return
	}
	j--
	skip("away", "the", "outskirts", "distance", "to")
	if j >= 0 {
		bearing, known = bearings[strings.ToLower(s.text(j))]
		if known {
			j--
		}
	}
	skip("the", "to", "-", "of")
	unit := 0.0
	if j >= 0 {
		switch strings.ToLower(strings.TrimSuffix(s.text(j), ".")) {
		case "km", "kms", "kilometres", "kilometers", "kilometre", "kilometer":
			unit = 1
		case "miles", "mile":
			unit = 1.609
		}
	}
	j--
	if unit == 0 || j < 0 {
		return
	}
	skip("-")
	if j < 0 {
		return
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(s.text(j), ",", ""), 64)
	if err != nil || n <= 0 || n*unit > 500 {
		return
	}
	return n * unit, bearing, known, j, true
}

// road makes two ends of a road one linear place: "the road between Bannu and Miranshah", "the
// Bannu-Miranshah road".
func (s *placeScan) road(a, b *placeMention) {
	if a.place.Lat == nil || b.place.Lat == nil || s.p.doc.Tokens[a.first].Sentence != s.p.doc.Tokens[b.first].Sentence {
		return
	}
	hyphen := b.first-a.end == 1 && strings.Contains("-–", s.text(a.end))
	end := int(s.p.doc.Sentences[s.p.doc.Tokens[b.first].Sentence].End)
	after := b.end < end && s.class(b.end, 0, end)&streetWord != 0
	between := b.first-a.end == 1 && s.text(a.end) == "and" && s.roadBefore(a.first)
	if !(hyphen && after || between) {
		return
	}
	lat, lon := (*a.place.Lat+*b.place.Lat)/2, (*a.place.Lon+*b.place.Lon)/2
	apart := a.place.Admin2 != b.place.Admin2
	for _, m := range []*placeMention{a, b} {
		m.place.Lat, m.place.Lon, m.place.Precision, m.rule = &lat, &lon, 5, rulePlaceRoad
		m.id, m.place.GeoNames = 0, 0
		if apart {
			m.place.Admin2 = ""
		}
	}
}

// roadBefore tells "road between", "highway linking" before token i.
func (s *placeScan) roadBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-4 && s.p.doc.Tokens[j].Sentence == s.p.doc.Tokens[i].Sentence; j-- {
		if t := strings.ToLower(s.text(j)); t == "between" || t == "linking" || t == "connecting" {
			return j > 0 && s.class(j-1, 0, j)&streetWord != 0
		}
	}
	return false
}
