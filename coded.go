package daybook

import (
	"encoding/json"
	"strings"
	"unicode"
)

// Coded is everything read from one report: one line of `daybook code`.
type Coded struct {
	Report       string        `json:"report"`
	Coder        string        `json:"coder"`
	Lang         string        `json:"lang,omitempty"`
	Published    string        `json:"published,omitempty"` // the report's own, for what comes after reading
	Source       string        `json:"source,omitempty"`
	Digest       []uint64      `json:"digest,omitempty"` // MinHash of the text by which copies are known
	Sketch       *Sketch       `json:"sketch,omitempty"` // words of the report that the merger compares
	Incidents    []Draft       `json:"incidents"`
	Interactions []Interaction `json:"interactions"`
	Claims       []Claim       `json:"claims"`
	Steps        []Step        `json:"steps"`
	States       []State       `json:"states"`
	Mentions     *Mentions     `json:"mentions,omitempty"`
	Problems     []string      `json:"problems,omitempty"`
	Error        string        `json:"error,omitempty"`
}

// A Sketch is what the merger needs of a report's words beyond its drafts: bounded, in the order of the
// report, each once, in lower case. It never holds running text.
type Sketch struct {
	Title []string `json:"title,omitempty"` // stems of the title's content words, at most 24
	Terms []string `json:"terms,omitempty"` // stems of the most telling words of the text, at most 64
	Scene []string `json:"scene,omitempty"` // those of Terms that only name places, groups and speakers, which other acts share
	Names []string `json:"names,omitempty"` // names of two words and more ("emma of dal"), at most 32
	Ages  []string `json:"ages,omitempty"`  // ages of people, with the word before or after when a name ("34 dal"), at most 16
	Tolls []string `json:"tolls,omitempty"` // numbers of people in the title and lead with what befell them ("4 killed"), at most 8
}

// An IncidentType is one of the ACLED sub-event types of IncidentTypes.
type IncidentType string

// IncidentTypes lists the types an incident may have: the ACLED sub-event types (ACLED codebook, 2023).
var IncidentTypes = []IncidentType{
	"Armed clash", "Government regains territory", "Non-state actor overtakes territory", "Chemical weapon",
	"Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED",
	"Grenade", "Sexual violence", "Attack", "Abduction/forced disappearance", "Peaceful protest",
	"Protest with intervention", "Excessive force against protesters", "Violent demonstration", "Mob violence",
	"Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
	"Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory", "Other",
}

// The statuses of an incident; an interaction adds planned, demanded and hypothetical.
const (
	Occurred     = "occurred"
	Foiled       = "foiled"
	Alleged      = "alleged"
	Denied       = "denied"
	Planned      = "planned"
	Demanded     = "demanded"
	Hypothetical = "hypothetical"
)

// A Draft is one incident as one report tells it. The machine writes it and nobody edits it.
type Draft struct {
	ID          string       `json:"id"` // report id, "#", number from 1
	Type        IncidentType `json:"type"`
	Status      string       `json:"status"` // Occurred, Foiled, Alleged or Denied
	Background  bool         `json:"background"`
	When        When         `json:"when"`
	Where       *Place       `json:"where"`
	Perpetrator *Party       `json:"perpetrator"`
	Target      *Party       `json:"target"`
	Harm        []Harm       `json:"harm"`
	Weapon      Text         `json:"weapon"`
	Sources     []Source     `json:"sources"`
	ClaimedBy   Text         `json:"claimed_by"`
	DeniedBy    Text         `json:"denied_by"`
	Basis       []Basis      `json:"basis"`
	Confidence  float64      `json:"confidence"`       // calibrated share of drafts like this that are right
	Review      bool         `json:"review,omitempty"` // confidence below the setting: an analyst should look
}

// A Party is a side of an act. Class is one of militants, state, foreign forces, civilians, unidentified
// for perpetrators; civilians, officials, security forces, militants, infrastructure for targets; "" when
// the report does not say. Actor is the codebook's id, Country ISO 3166-1 alpha-2.
type Party struct {
	Text    Text `json:"text"`
	Class   Text `json:"class"`
	Group   Text `json:"group"`
	Actor   Text `json:"actor"`
	Country Text `json:"country"`
}

// Label names the party by its group, or else in the report's words, as they read within a sentence.
func (p *Party) Label() string {
	if p != nil && p.Group != "" {
		return string(p.Group)
	}
	return p.Told()
}

// Told names the party in the report's words, as they read within a sentence, or else by its group or class: whom an act
// was done to is "three policemen" rather than Police.
func (p *Party) Told() string {
	switch {
	case p == nil:
		return ""
	case p.Text == "" && p.Group != "":
		return string(p.Group)
	case p.Text == "":
		return string(p.Class)
	}
	parts := strings.Split(string(p.Text), "; ")
	for i, part := range parts {
		parts[i] = withinSentence(part)
	}
	return strings.Join(parts, "; ")
}

// withinSentence takes the capital off a party's words where it is only that of a sentence's beginning, as far as the
// words show it: "A policeman", "Armed men", not "Armed Forces" or "Taliban fighters".
func withinSentence(words string) string {
	first, rest, _ := strings.Cut(words, " ")
	if rest == "" || !beginners[first] || first != "A" && first != "An" && first != "The" && !unicode.IsLower(rune(rest[0])) {
		return words
	}
	return strings.ToLower(words[:1]) + words[1:]
}

// beginners are words that are no names and often begin a sentence with a party.
var beginners = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`A An The At More Fewer Some Several Many Most All Both Another Other His Her Their
		Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Dozens Scores Hundreds Thousands
		Armed Unidentified Unknown Suspected Alleged Masked Security Local Angry`) {
		set[w] = true
	}
	return set
}()

// A Harm is a number of people to whom one thing was done. Kind is killed, injured, abducted, arrested or
// surrendered; Class civilians, security_forces, militants or unknown; High nil when open ("at least 8").
// Says is whose figure it is, "" for the report's own; Who the fullest naming of that source in the report, where Says
// stands for another.
type Harm struct {
	Kind  string `json:"kind"`
	Class string `json:"class"`
	Low   int    `json:"low"`
	High  *int   `json:"high"`
	Says  Text   `json:"says"`
	Who   Text   `json:"who,omitempty"`
}

// A Source is who is cited for something; Kind is outlet or speaker. Who is the fullest naming of a speaker in the report,
// where Name is a surname, a pronoun or a description.
type Source struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
	Who  Text   `json:"who,omitempty"`
}

// An Interaction is a PLOVER event: who said or did what towards whom (PLOVER manual 0.8).
type Interaction struct {
	ID        string  `json:"id"`
	Type      string  `json:"type"`
	Mode      Text    `json:"mode"`
	Actor     *Party  `json:"actor"`
	Recipient *Party  `json:"recipient"`
	Status    string  `json:"status"` // Occurred, Denied, Planned, Demanded or Hypothetical
	When      When    `json:"when"`
	Where     *Place  `json:"where"`
	Says      Text    `json:"says"`
	Basis     []Basis `json:"basis"`
}

// A Claim is a figure somebody states for a period; it is never counted as incidents. Low and High nil
// when not stated ("more than 600" is 601…nil).
type Claim struct {
	ID       string    `json:"id"`
	Measure  string    `json:"measure"`
	Class    Text      `json:"class"`
	Actor    *Party    `json:"actor"`
	Low      *float64  `json:"low"`
	High     *float64  `json:"high"`
	Unit     Text      `json:"unit"`
	Period   When      `json:"period"`
	Where    []Place   `json:"where"`
	Relation *Relation `json:"relation"`
	Says     Text      `json:"says"`
	Basis    []Basis   `json:"basis"`
}

// A Relation compares a claim's period with another. Kind is increase, decrease or same; a ratio is new
// over old, nil where not stated.
type Relation struct {
	Kind      string   `json:"kind"`
	RatioLow  *float64 `json:"ratio_low"`
	RatioHigh *float64 `json:"ratio_high"`
	Versus    When     `json:"versus"`
}

// A Step is a move in a process: talks, a request for approval, a mandate. Flag says by which rule of
// competence the step is out of bounds, "" when none speaks.
type Step struct {
	ID          string  `json:"id"`
	Process     string  `json:"process"`
	Kind        string  `json:"kind"`
	Actor       *Party  `json:"actor"`
	Counterpart *Party  `json:"counterpart"`
	Authority   *Party  `json:"authority"`
	Status      string  `json:"status"`
	When        When    `json:"when"`
	Says        Text    `json:"says"`
	Flag        string  `json:"flag,omitempty"`
	Basis       []Basis `json:"basis"`
}

// A State is the condition of a place or service over time: State is closed, open or partly open.
type State struct {
	ID     string  `json:"id"`
	Place  *Place  `json:"place"`
	What   string  `json:"what"`
	State  string  `json:"state"`
	From   Day     `json:"from"`
	To     Day     `json:"to"`
	Reason Text    `json:"reason"`
	Says   Text    `json:"says"`
	Basis  []Basis `json:"basis"`
}

// Mentions are the names and times found on the way, whether or not a finding uses them.
type Mentions struct {
	Actors       []ActorMention `json:"actors"`
	Places       []PlaceMention `json:"places"`
	Dates        []DateMention  `json:"dates"`
	Attributions []Attribution  `json:"attributions"`
}

// An ActorMention is a name of the codebook, or a described party, where it stands.
type ActorMention struct {
	Span
	Name  string `json:"name"`
	Class Text   `json:"class"`
	Actor Text   `json:"actor"`
	Rule  string `json:"rule,omitempty"`
}

// A PlaceMention is a toponym where it stands; Lat and Lon are nil when it is not resolved.
type PlaceMention struct {
	Span
	Name      string   `json:"name"`
	Lat       *float64 `json:"lat"`
	Lon       *float64 `json:"lon"`
	Country   Text     `json:"country"`
	Admin1    Text     `json:"admin1"`
	Admin2    Text     `json:"admin2"`
	GeoNames  int      `json:"geonames,omitempty"`
	Precision int      `json:"precision,omitempty"`
	Rule      string   `json:"rule,omitempty"`
}

// A DateMention is a time expression with its TIMEX3 type (DATE, TIME, DURATION, SET) and value.
type DateMention struct {
	Span
	Type      string `json:"type"`
	Value     string `json:"value"`
	From      Day    `json:"from"`
	To        Day    `json:"to"`
	Precision string `json:"precision"`
	Rule      string `json:"rule,omitempty"`
}

// An Attribution says who says what by which words; Source is nil where nobody is named.
type Attribution struct {
	Source  *Speaker `json:"source"`
	Cue     Span     `json:"cue"`
	Content Span     `json:"content"`
}

// A Speaker is the words for who says something, with the fullest naming of that speaker in the report where they are a
// pronoun, a surname or a description ("he", "Mr Hale", "the official"), and the codebook's id where it has one.
type Speaker struct {
	Span
	Name  Text `json:"name,omitempty"`
	Actor Text `json:"actor,omitempty"`
}

func nullable(s string) ([]byte, error) {
	if s == "" {
		return []byte("null"), nil
	}
	return json.Marshal(s)
}
