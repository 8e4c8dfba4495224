package read_test

import (
	"testing"

	"daybook"
	"daybook/internal/read"
)

// TestBankOfForces reads sentences under what a force of the state did in them.
func TestBankOfForces(t *testing.T) { readBank(t, "forces", 1, wrongForce) }

// wrongForce says what of a line of the bank is read wrongly, "" for nothing.
func wrongForce(reader *read.Reader, did string, cols []string) string {
	coded := reader.Read(&daybook.Report{ID: "bank", Published: "2026-03-05", Text: cols[0]})
	said := map[string]bool{}
	for _, x := range coded.Interactions {
		if x.Status == daybook.Occurred && x.Actor != nil && x.Actor.Class == "state" {
			said[deedOf(string(x.Type), string(x.Mode))] = true
		}
	}
	for _, d := range coded.Incidents {
		if p := d.Perpetrator; p != nil && p.Class == "state" {
			said["arrested"] = said["arrested"] || d.Type == "Arrests"
			said["used force"] = said["used force"] || d.Type != "Arrests"
		}
	}
	switch {
	case did == "nothing" && len(said) > 0:
		return "something read"
	case did != "nothing" && !said[did]:
		return "not read"
	}
	return ""
}

// deedOf is what an interaction of a type and mode tells of a force.
func deedOf(typ, mode string) string {
	switch {
	case typ == "REJECT":
		return "failed to act"
	case typ == "ASSAULT":
		return "used force"
	case mode == "arrest":
		return "arrested"
	}
	return "acted"
}
