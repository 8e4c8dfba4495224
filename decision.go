package daybook

import (
	"encoding/json"
	"time"
)

// A Decision is one entry of the append-only log that is the record. Folding all decisions in order of
// Seq over the stored drafts gives the incidents.
type Decision struct {
	Seq      int64           `json:"seq"` // order in the log, from 1; 0 before it is stored
	At       time.Time       `json:"at"`
	Who      string          `json:"who"` // Machine, or the analyst's name
	Verb     Verb            `json:"verb"`
	Incident string          `json:"incident"`         // the incident decided on
	Other    string          `json:"other,omitempty"`  // merge: the incident that goes into it
	Drafts   []string        `json:"drafts,omitempty"` // open, split, move: the drafts concerned
	Field    string          `json:"field,omitempty"`  // set: the field, as in the JSON of Incident
	Value    json.RawMessage `json:"value,omitempty"`  // set: its new value
	Undoes   int64           `json:"undoes,omitempty"` // undo: the Seq taken back
	Reason   string          `json:"reason"`
	Link     *Link           `json:"link,omitempty"` // merge, propose: the machine's points
}

// Machine is the Who of decisions no analyst made.
const Machine = "machine"

// A Verb is what a decision does.
type Verb string

// The verbs of the log.
const (
	Open    Verb = "open"    // make Incident of Drafts
	Merge   Verb = "merge"   // put the drafts of Other into Incident; Other ends
	Split   Verb = "split"   // take Drafts out of Incident into the new incident Other
	Move    Verb = "move"    // take Drafts from wherever they are into Incident
	Set     Verb = "set"     // give Field of Incident a Value
	Review  Verb = "review"  // mark Incident reviewed
	Reject  Verb = "reject"  // leave Incident out of the record
	Reopen  Verb = "reopen"  // take a review or rejection back
	Propose Verb = "propose" // ask an analyst whether Other is the same as Incident
	Decline Verb = "decline" // answer a proposal: they are apart
	Undo    Verb = "undo"    // take decision Undoes back
)
