package web

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"daybook"
)

// A pastDecision is a decision as the history of an incident shows it.
type pastDecision struct {
	daybook.Decision
	Undone   bool // taken back later
	Undoable bool
	Says     string
}

// past prepares a history for reading, latest first.
func past(history []daybook.Decision) []pastDecision {
	undone, says := map[int64]bool{}, map[int64]string{}
	for _, d := range history {
		says[d.Seq] = sayDecision(d)
		if was := says[d.Undoes]; d.Verb == daybook.Undo && was != "" {
			says[d.Seq] = "took back: " + was
		}
	}
	out := make([]pastDecision, 0, len(history))
	for _, d := range slices.Backward(history) {
		if d.Verb == daybook.Undo && !undone[d.Seq] {
			undone[d.Undoes] = true
		}
		out = append(out, pastDecision{Decision: d, Undone: undone[d.Seq], Says: says[d.Seq],
			Undoable: !undone[d.Seq] && d.Verb != daybook.Open})
	}
	return out
}

// sayDecision tells a decision in a sentence without its subject.
func sayDecision(d daybook.Decision) string {
	switch d.Verb {
	case daybook.Open:
		return "opened this from " + strings.Join(d.Drafts, ", ")
	case daybook.Merge:
		return "put " + d.Other + " into " + d.Incident
	case daybook.Split:
		return "took " + strings.Join(d.Drafts, ", ") + " out, into " + d.Other
	case daybook.Move:
		if d.Other == "" {
			return "moved " + strings.Join(d.Drafts, ", ") + " to " + d.Incident
		}
		return "moved " + strings.Join(d.Drafts, ", ") + " from " + d.Other + " to " + d.Incident
	case daybook.Set:
		return "set the " + fieldWords(d.Field, nil) + " to " + sayValue(d.Field, d.Value)
	case daybook.Review:
		return "marked it reviewed"
	case daybook.Reject:
		return "left it out of the record"
	case daybook.Reopen:
		return "opened it again"
	case daybook.Propose:
		return "asked whether " + d.Other + " is the same as " + d.Incident
	case daybook.Decline:
		return "kept " + d.Other + " and " + d.Incident + " apart"
	case daybook.Withdraw:
		return "found that " + strings.Join(d.Drafts, ", ") + " is told no more"
	case daybook.Reread:
		return "found that " + strings.Join(d.Drafts, ", ") + " is told otherwise"
	case daybook.Undo:
		return fmt.Sprintf("took decision %d back", d.Undoes)
	}
	return string(d.Verb)
}

// sayValue puts the value given to a field in words; as it stands in the log when it does not fit the field.
func sayValue(field string, value json.RawMessage) string {
	name, _ := json.Marshal(field)
	var inc daybook.Incident
	if err := json.Unmarshal(slices.Concat([]byte("{"), name, []byte(":"), value, []byte("}")), &inc); err != nil {
		return string(value)
	}
	var says string
	switch field {
	case "type":
		says = string(inc.Type)
	case "status":
		says = inc.Status
	case "when":
		says = when(inc.When)
	case "where":
		says = wholePlace(inc.Where)
	case "perpetrator":
		says = side(inc.Perpetrator, party(inc.Perpetrator))
	case "target":
		says = side(inc.Target, told(inc.Target))
	case "harm":
		var parts []string
		for _, h := range inc.Harm {
			parts = append(parts, harmWords(h))
		}
		says = strings.Join(parts, ", ")
	default:
		return string(value)
	}
	return cmp.Or(says, "not known")
}
