package read

import (
	"daybook/internal/gazetteer"
	"daybook/lexicon"
)

// wordClass says what a word tells about a place name beside it; a word may be of several classes
// (lexicon/en/placewords.txt).
type wordClass uint32

const (
	inWord         wordClass = 1 << iota // "in", "near"
	ofWord                               // "of", "to"
	byWord                               // "by", "said"
	genericAfter                         // "Kalosha village"
	genericBefore                        // "village of Kalosha"
	streetWord                           // "Jail Road"
	streetPrefix                         // "Highway 19"
	wayWord                              // "Wular Lake"
	organisation                         // "Punjab Police"
	titleWord                            // "Punjab Governor"
	paperWord                            // "Lahore Times"
	personTitle                          // "Gen Musharraf"
	notAPlace                            // "Of", a town in Turkey
	bodyWord                             // "Free Coast Brigade"
	actorVerb                            // "Kabul denied"
	actorNoun                            // "Kabul's approach"
	facility                             // "Karbala Imambargah"
	calledDistrict                       // "Karda district"
	calledProvince                       // "Karda province"
	calledTown                           // "the town of Karda"
	firstName                            // "Jordan"
	calledQuarter                        // "the Karda neighborhood"
)

var placeSections = map[string]wordClass{
	"in": inWord, "of": ofWord, "by": byWord, "generic after": genericAfter, "generic before": genericBefore, "street": streetWord,
	"street prefix": streetPrefix, "way": wayWord, "organisation": organisation, "title": titleWord, "paper": paperWord, "body": bodyWord, "actor verb": actorVerb, "facility": facility, "actor noun": actorNoun,
	"person title": personTitle, "called district": calledDistrict, "called province": calledProvince, "called town": calledTown, "called quarter": calledQuarter, "not a place": notAPlace,
}

// A placeReader finds places in reports; it may be used by many goroutines.
type placeReader struct {
	gaz      *gazetteer.Gazetteer
	classes  map[string]wordClass // by folded word
	glance   glance               // at those
	outlets  map[string]home      // by name or domain in lower case
	theatres map[string][]theatre // where an actor of the codebook acts in, by its id
}

func newPlaceReader(gaz *gazetteer.Gazetteer) *placeReader {
	r := &placeReader{gaz: gaz, classes: map[string]wordClass{}}
	for _, e := range lexicon.Read("en/placewords.txt") {
		r.classes[gazetteer.Fold(e.Columns[0])] |= placeSections[e.Section]
	}
	for _, e := range lexicon.Read("en/firstnames.txt") {
		r.classes[gazetteer.Fold(e.Columns[0])] |= firstName
	}
	for word := range r.classes {
		r.glance.note(word)
	}
	r.readOutlets(lexicon.Read("world/outlets.txt"))
	r.readTheatres(lexicon.Read("world/theatres.txt"))
	return r
}
