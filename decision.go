package daybook

import (
	"encoding/json"
	"slices"
	"time"
)

// A Decision is one entry of the append-only log that is the record. Folding all decisions in order of
// Seq over the stored drafts gives the incidents (see Ledger).
type Decision struct {
	Seq      int64           `json:"seq"` // order in the log, from 1; 0 before it is stored
	At       time.Time       `json:"at"`
	Who      string          `json:"who"` // Machine, or the analyst's name
	Verb     Verb            `json:"verb"`
	Incident string          `json:"incident"`         // the incident decided on
	Other    string          `json:"other,omitempty"`  // merge, propose, decline: the second incident; split: the new one; move: the one left, or ""
	Drafts   []string        `json:"drafts,omitempty"` // open, split, move, withdraw, reread: the drafts concerned
	Field    string          `json:"field,omitempty"`  // set: the field, one of SetFields
	Value    json.RawMessage `json:"value,omitempty"`  // set: its new value
	Undoes   int64           `json:"undoes,omitempty"` // undo: the Seq taken back
	Reason   string          `json:"reason"`
	Link     *Link           `json:"link,omitempty"` // merge, propose: the machine's points
}

// Machine is the Who of decisions no analyst made.
const Machine = "machine"

// A Verb is what a decision does.
type Verb string

// The verbs of the log. Withdraw and Reread are the machine's alone: what reading a report again did to
// drafts of the incident.
const (
	Open    Verb = "open"    // make Incident of Drafts
	Merge   Verb = "merge"   // put the drafts of Other into Incident; Other ends
	Split   Verb = "split"   // take Drafts out of Incident into the new incident Other
	Move    Verb = "move"    // take Drafts from Other, or from wherever they are, into Incident
	Set     Verb = "set"     // give Field of Incident a Value
	Review  Verb = "review"  // mark Incident reviewed
	Reject  Verb = "reject"  // leave Incident out of the record
	Reopen  Verb = "reopen"  // take a review or rejection back
	Propose Verb = "propose" // ask an analyst whether Other is the same as Incident
	Decline Verb = "decline" // answer a proposal: they are apart
	Undo    Verb = "undo"    // take decision Undoes back

	Withdraw Verb = "withdraw" // the reader tells Drafts no more
	Reread   Verb = "reread"   // the reader now tells Drafts otherwise
)

// Verbs lists the verbs of the log.
var Verbs = []Verb{Open, Merge, Split, Move, Set, Review, Reject, Reopen, Propose, Decline, Undo, Withdraw, Reread}

// SetFields lists the fields of an incident that an analyst may set, as they are named in its JSON.
var SetFields = []string{"type", "status", "when", "where", "perpetrator", "target", "harm", "weapon", "claimed_by", "denied_by"}

// setters copy one field from one incident to another.
var setters = map[string]func(to, from *Incident){
	"type":        func(to, from *Incident) { to.Type = from.Type },
	"status":      func(to, from *Incident) { to.Status = from.Status },
	"when":        func(to, from *Incident) { to.When = from.When },
	"where":       func(to, from *Incident) { to.Where = from.Where },
	"perpetrator": func(to, from *Incident) { to.Perpetrator = from.Perpetrator },
	"target":      func(to, from *Incident) { to.Target = from.Target },
	"harm":        func(to, from *Incident) { to.Harm = from.Harm },
	"weapon":      func(to, from *Incident) { to.Weapon = from.Weapon },
	"claimed_by":  func(to, from *Incident) { to.ClaimedBy = from.ClaimedBy },
	"denied_by":   func(to, from *Incident) { to.DeniedBy = from.DeniedBy },
}

// set gives field of inc a value. It returns an ErrInvalid, and leaves inc alone, for an unknown field or
// a value that does not fit it.
func (inc *Incident) set(field string, value json.RawMessage) error {
	put, ok := setters[field]
	if !ok {
		return Invalid("set: an incident has no field %q to set", field)
	}
	from := Incident{}
	name, _ := json.Marshal(field)
	if err := json.Unmarshal(slices.Concat([]byte("{"), name, []byte(":"), value, []byte("}")), &from); err != nil {
		return Invalid("set %s: %s is not a value for it", field, value)
	}
	switch {
	case field == "type" && !slices.Contains(IncidentTypes, from.Type):
		return Invalid("set type: %q is not an incident type", from.Type)
	case field == "status" && !slices.Contains([]string{Occurred, Foiled, Alleged, Denied}, from.Status):
		return Invalid("set status: %q is not a status of incidents", from.Status)
	case field == "when" && from.When.From > from.When.To:
		return Invalid("set when: %s is after %s", from.When.From, from.When.To)
	}
	put(inc, &from)
	return nil
}
