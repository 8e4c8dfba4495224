package daybook

// An Incident is what the decisions so far make of one or more drafts: one act, however many reports tell
// it. It is never edited; a new Decision changes what the fold gives.
type Incident struct {
	ID          string           `json:"incident"`
	Drafts      []string         `json:"drafts"`  // sorted
	Reports     []string         `json:"reports"` // those that tell it, each once
	Type        IncidentType     `json:"type"`
	Status      string           `json:"status"`
	When        When             `json:"when"`
	Where       *Place           `json:"where"`
	Perpetrator *Party           `json:"perpetrator"`
	Target      *Party           `json:"target"`
	Harm        []Harm           `json:"harm"`    // the first of a kind and class is settled; the sources' differing figures follow
	Figures     []Figure         `json:"figures"` // how each settled figure came about
	Weapon      Text             `json:"weapon"`
	ClaimedBy   Text             `json:"claimed_by"`
	DeniedBy    Text             `json:"denied_by"`
	Sources     []Source         `json:"sources"`
	Background  []string         `json:"background"` // those of Drafts that only recall it
	Basis       []Basis          `json:"basis"`      // of the draft it is mostly read from: Lead
	Lead        string           `json:"lead"`       // the draft whose words Basis quotes
	Links       []Link           `json:"links"`
	Confidence  float64          `json:"confidence"`
	Review      string           `json:"review"`             // Unreviewed, Reviewed or Rejected
	Decided     map[string]int64 `json:"decided,omitempty"`  // fields an analyst set, and by which decision
	Recheck     []string         `json:"recheck,omitempty"`  // drafts read otherwise, or no more, since an analyst decided
	Inferred    []string         `json:"inferred,omitempty"` // fields no report states, taken from when it was published
}

// The states of review of an incident.
const (
	Unreviewed = "machine"
	Reviewed   = "reviewed"
	Rejected   = "rejected"
)

// IncidentOf is the id of the incident that draft alone makes: the draft's id with "#" made "-".
func IncidentOf(draft string) string {
	for i := len(draft) - 1; i >= 0; i-- {
		if draft[i] == '#' {
			return draft[:i] + "-" + draft[i+1:]
		}
	}
	return draft
}

// ReportOf is the id of the report a draft stands in.
func ReportOf(draft string) string {
	for i := len(draft) - 1; i >= 0; i-- {
		if draft[i] == '#' {
			return draft[:i]
		}
	}
	return draft
}

// A Link is why two drafts are thought to tell the same act.
type Link struct {
	A       string   `json:"a"`
	B       string   `json:"b"`
	Score   float64  `json:"score"`
	Copy    bool     `json:"copy,omitempty"` // the two reports print the same text: one piece of evidence
	Reasons []Reason `json:"reasons"`
}

// A Reason is one field's share of a link's score, in the words the screen shows.
type Reason struct {
	Field  string  `json:"field"`
	Points float64 `json:"points"`
	Why    string  `json:"why"`
}

// A Figure is the settled number for one kind and class of harm: lowest, best and highest by Rule, and
// everything that was said. High is nil when somebody left it open ("at least 8").
type Figure struct {
	Kind   string  `json:"kind"`
	Class  string  `json:"class"`
	Low    int     `json:"low"`
	Best   int     `json:"best"`
	High   *int    `json:"high"`
	Rule   Settle  `json:"rule"`
	Inputs []Input `json:"inputs"` // in order of publication
}

// An Input is what one draft says of a figure. Counts is false where another input speaks for it: a copy
// of the same text, or a later report of the same outlet.
type Input struct {
	Draft     string `json:"draft"`
	Outlet    string `json:"outlet"`
	Published string `json:"published"`
	Says      Text   `json:"says"`
	Who       Text   `json:"who,omitempty"` // the fullest naming of Says, as in Harm
	Low       int    `json:"low"`
	High      *int   `json:"high"`
	Counts    bool   `json:"counts"`
	Why       string `json:"why,omitempty"` // why it does not count

	other bool // another's figure that the draft sets beside its own
}
