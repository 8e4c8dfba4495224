package read

import (
	"strconv"
	"strings"

	"daybook"
	"daybook/internal/gazetteer"
	"daybook/internal/language"
)

// The rules by which places are found, as bases name them.
const (
	rulePlaceName     = "place/name"        // a name of the gazetteer
	rulePlaceStreet   = "place/street"      // "Jail Road"
	rulePlaceSpelling = "place/spelling"    // "in Naushehra": another spelling of Nowshera
	rulePlaceCalled   = "place/called"      // "Kalosha village": unknown, but called a place
	rulePlacePoint    = "place/coordinates" // "33.99 N, 71.54 E"
	rulePlaceOffset   = "place/offset"      // "20 km north of Bannu"
	rulePlaceRoad     = "place/road"        // "the road between Bannu and Miranshah"
)

// street is the name of a way that begins at token i: capitalised words that end in "Street", "Road"…, or
// "Highway 19".
func (s *placeScan) street(i int, sent *language.Sentence) (placeMention, bool) {
	end := int(sent.End)
	if c := s.class(i, 0, end); c&streetPrefix != 0 && i+1 < end && digits(s.text(i+1)) {
		return s.way(i, i+2), true
	} else if c&(notAPlace|inWord|ofWord|byWord) != 0 && c&genericBefore == 0 {
		return placeMention{}, false
	}
	for j := i + 1; j < end && j < i+6; j++ {
		t := s.text(j)
		c := s.class(j, 0, end)
		if c&streetWord != 0 && capitalised(t) && s.endsWay(t, j, end) {
			return s.way(i, j+1), true
		}
		if !capitalised(t) && !ordinal(t) && t != "." || c&(personTitle|titleWord) != 0 && c&streetWord == 0 {
			break
		}
	}
	return placeMention{}, false
}

// endsWay tells whether a street's word ends the name: "St." and "Dr." are titles before another name.
func (s *placeScan) endsWay(t string, j, end int) bool {
	return len(t) > 3 || j+1 >= end || !capitalised(s.text(j+1))
}

func (s *placeScan) way(first, end int) placeMention {
	return placeMention{first: first, end: end, in: -1, role: asAddress, rule: rulePlaceStreet, score: certainly, key: strings.ToLower(s.words(first, end))}
}

// called is a name that the gazetteer lacks but the text calls a place: one to four capitalised words before "area",
// "village", "tehsil"…, after "the village of", or after "in" or "near" and before "a village in", ", Karda district"
// or "in Karda".
func (s *placeScan) called(i int, sent *language.Sentence) (placeMention, bool) {
	first, end := int(sent.First), int(sent.End)
	if c := s.class(i, 0, end); c&(notAPlace|inWord|ofWord|byWord|genericBefore|organisation) != 0 || c&personTitle != 0 && !s.villageOf(i, first) {
		return placeMention{}, false
	}
	if t := s.text(i); len(t) > 1 && len(t) <= 5 && strings.ToUpper(t) == t {
		return placeMention{}, false // initials of a body: "TTP Mohmand"
	}
	if ofCalling[strings.ToLower(s.text(i))] {
		return placeMention{}, false
	}
	j := s.nameRun(i, end)
	generic := s.genericAt(j, end)
	for generic && j > i+1 && ofCalling[strings.ToLower(s.text(j-1))] {
		j-- // "Karda Local Government Area"
	}
	if j == 0 || !generic && s.class(j-1, 0, end)&(organisation|bodyWord|paperWord|streetWord) != 0 || !generic && !s.stands(i, j, first, end) {
		return placeMention{}, false
	}
	return placeMention{first: i, end: j, in: -1, rule: rulePlaceCalled, score: certainly, key: strings.ToLower(s.words(i, j))}, true
}

// ofCalling are words between a name and what it is called that belong to the latter.
var ofCalling = map[string]bool{"local": true, "government": true, "council": true, "administrative": true}

// callingAt is the class of the word that says what the name before token j is: behind "Local Government" that of "Area".
func (s *placeScan) callingAt(j, first, end int) wordClass {
	for k := j; k < min(j+3, end); k++ {
		if !ofCalling[strings.ToLower(s.text(k))] {
			if c := s.class(k, first, end); k > j && c&genericAfter != 0 {
				return c | calledDistrict
			}
			break
		}
	}
	return s.class(j, first, end)
}

// nameRun is the token after the capitalised words, four at most, that begin at token i; 0 where they end in a hyphen.
func (s *placeScan) nameRun(i, end int) int {
	j := i + 1
	for j < end && j < i+4 && (capitalised(s.text(j)) || s.text(j) == "-" && j+1 < end) && s.class(j, 0, end)&genericAfter == 0 {
		j++
	}
	if s.text(j-1) == "-" {
		return 0
	}
	return j
}

// genericAt tells whether token j is a word for a small place or a division: "village", "Local Government Area", "LGA".
func (s *placeScan) genericAt(j, end int) bool {
	return j > 0 && j < end && (s.class(j, 0, end)&genericAfter != 0 && s.smallPlace(s.text(j)) || strings.EqualFold(s.text(j), "lga"))
}

// stands tells whether tokens i..j, which nothing calls a place beside them, stand where a place does: "the village of
// NAME", "in NAME, a village in", "near NAME, Karda district", "in NAME in Karda".
func (s *placeScan) stands(i, j, first, end int) bool {
	if s.villageOf(i, first) {
		return true
	}
	if s.class(i, 0, end)&firstName != 0 {
		return false
	}
	before := s.class(i-1, first, end)
	if before&(inWord|ofWord) == 0 || before&personTitle != 0 || j >= end {
		return false
	}
	switch t := s.text(j); {
	case t == "in" || t == "of":
		return (j-i > 1 || t == "in" && before&inWord != 0) && s.placeFollows(j+1, end)
	case t == "," && before&inWord != 0 && j+2 < end:
		return s.describesPlace(j+1, end) || s.text(i-1) != "at" && s.placeFollows(j+1, end)
	}
	return false
}

// villageOf tells "the village of" or "in village" before token i.
func (s *placeScan) villageOf(i, first int) bool {
	if i-2 < first {
		return false
	}
	if s.text(i-1) == "village" {
		return s.class(i-2, first, i)&inWord != 0 // "in village Karda"
	}
	return s.text(i-1) == "of" && s.smallPlace(s.text(i-2))
}

// describesPlace tells "a farming village", "the main town" from token k on.
func (s *placeScan) describesPlace(k, end int) bool {
	if t := s.text(k); t != "a" && t != "an" && t != "the" {
		return false
	}
	for k++; k < end && !capitalised(s.text(k)) && len(s.text(k)) > 1; k++ {
		if s.smallPlace(s.text(k)) {
			return true
		}
	}
	return false
}

// spelt is a name that stands where a place must ("in Naushehra") and is spelt like one of the curated
// places: one or two capitalised words, no first name, nothing else the lexicon knows.
func (s *placeScan) spelt(i int, sent *language.Sentence) (placeMention, bool) {
	first, end := int(sent.First), int(sent.End)
	if s.class(i-1, first, end)&inWord == 0 || s.class(i, first, end)&^(genericAfter|genericBefore) != 0 {
		return placeMention{}, false
	}
	j := i + 1
	if j < end && capitalised(s.text(j)) {
		j++
	}
	if j < end && capitalised(s.text(j)) {
		return placeMention{}, false
	}
	key := gazetteer.Fold(s.words(i, j))
	from := len(s.postings)
	s.postings = s.r.gaz.Alike(key, s.postings)
	if len(s.postings) == from {
		return placeMention{}, false
	}
	return placeMention{first: i, end: j, in: -1, rule: rulePlaceSpelling, score: certainly, key: key, from: from, to: len(s.postings)}, true
}

// placeFollows tells whether a well-known place stands at token i: "of Mera Risalpur in Nowshera District".
func (s *placeScan) placeFollows(i, end int) bool {
	if i < end && s.class(i, 0, end)&genericBefore != 0 {
		i++ // "of District Kalat"
	}
	if i >= end || !capitalised(s.text(i)) {
		return false
	}
	n := len(s.postings)
	m, ok := s.match(i, end)
	good := ok && s.known(&m) >= 1
	s.postings = s.postings[:n]
	return good
}

// smallPlace tells the generic words that make a name of what stands before them; "border" and "river"
// may follow words that are none.
func (s *placeScan) smallPlace(t string) bool {
	switch strings.ToLower(t) {
	case "area", "areas", "village", "villages", "tehsil", "taluka", "bazaar", "bazar", "chowk", "colony", "locality", "mandal", "panchayat",
		"hamlet", "subdivision", "township", "commune", "cercle", "woreda", "kebele", "barangay", "barrio", "favela", "settlement", "municipality", "suburb", "neighbourhood", "neighborhood", "regency", "raion", "sub-county", "payam", "sub-division", "jungle", "jungles", "forest", "forests", "district", "agency", "town":
		return true
	}
	return false
}

func (s *placeScan) words(first, end int) string {
	return s.p.doc.Text[s.p.doc.Tokens[first].Start:s.p.doc.Tokens[end-1].End]
}

func digits(t string) bool { return t[0] >= '0' && t[0] <= '9' }

func ordinal(t string) bool {
	return digits(t) && strings.HasSuffix(t, "th")
}

// coordinates reads "33.99 N, 71.54 E", "33.99°N 71.54°E" and "33°59'N 71°32'E" from token i.
func (s *placeScan) coordinates(i, end int) (placeMention, bool) {
	t := s.text(i)
	if !strings.ContainsAny(t, ".°") && (i+1 >= end || !strings.HasPrefix(s.text(i+1), "°")) {
		return placeMention{}, false
	}
	lat, j, ok := s.angle(i, end, "NS")
	if !ok {
		return placeMention{}, false
	}
	for j < end && (s.text(j) == "," || s.text(j) == "and" || s.text(j) == "/") {
		j++
	}
	lon, j, ok := s.angle(j, end, "EW")
	if !ok || lat < -90 || lat > 90 || lon < -180 || lon > 180 {
		return placeMention{}, false
	}
	m := placeMention{first: i, end: j, in: -1, rule: rulePlacePoint, score: certainly}
	m.place.Name = daybook.Text(s.words(i, j))
	m.place.Lat, m.place.Lon, m.place.Precision = &lat, &lon, 1
	return m, true
}

// angle reads degrees, minutes and seconds and the letter of a hemisphere from token i; j is the token
// after them.
func (s *placeScan) angle(i, end int, letters string) (degrees float64, j int, ok bool) {
	parts := 0
	for j = i; j < end && j < i+10; j++ {
		for t := s.text(j); t != ""; {
			n := 0
			for n < len(t) && (t[n] >= '0' && t[n] <= '9' || t[n] == '.') {
				n++
			}
			if n > 0 {
				x, err := strconv.ParseFloat(strings.Trim(t[:n], "."), 64)
				if err != nil || parts > 2 {
					return 0, 0, false
				}
				degrees += x / [...]float64{1, 60, 3600}[parts]
				parts++
				t = t[n:]
				continue
			}
			r := []rune(t)[0]
			at := strings.IndexRune(letters, r)
			switch {
			case at >= 0 && parts > 0:
				if at == 1 {
					degrees = -degrees
				}
				return degrees, j + 1, true
			case strings.ContainsRune("°º'’′\"”″", r) && parts > 0:
				t = t[len(string(r)):]
			default:
				return 0, 0, false
			}
		}
	}
	return 0, 0, false
}
