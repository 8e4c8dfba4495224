package daybook

// An Incident is what the decisions so far make of one or more drafts: one act, however many reports tell
// it. It is never edited; a new Decision changes what the fold gives.
type Incident struct {
	ID          string       `json:"incident"`
	Drafts      []string     `json:"drafts"`
	Reports     []string     `json:"reports"`
	Type        IncidentType `json:"type"`
	Status      string       `json:"status"`
	When        When         `json:"when"`
	Where       *Place       `json:"where"`
	Perpetrator *Party       `json:"perpetrator"`
	Target      *Party       `json:"target"`
	Harm        []Harm       `json:"harm"` // the first of a kind and class is settled; the sources' figures follow
	Sources     []Source     `json:"sources"`
	Background  []string     `json:"background"` // those of Drafts that only recall it
	Basis       []Basis      `json:"basis"`
	Links       []Link       `json:"links"`
	Confidence  float64      `json:"confidence"`
	Review      string       `json:"review"` // machine, reviewed or rejected
}

// A Link is why two drafts are thought to tell the same act.
type Link struct {
	A       string   `json:"a"`
	B       string   `json:"b"`
	Score   float64  `json:"score"`
	Reasons []Reason `json:"reasons"`
}

// A Reason is one field's share of a link's score, in the words the screen shows.
type Reason struct {
	Field  string  `json:"field"`
	Points float64 `json:"points"`
	Why    string  `json:"why"`
}
