package main

import (
	"testing"

	"daybook"
)

func TestDecisionTextOfMoves(t *testing.T) {
	d := daybook.Decision{Verb: daybook.Move, Incident: "b-1", Drafts: []string{"a#1", "a#2"}}
	if says := decisionText(d); says != "moved a#1, a#2 into b-1" {
		t.Errorf("from wherever they are: %q", says)
	}
	d.Other = "a-1"
	if says := decisionText(d); says != "moved a#1, a#2 from a-1 into b-1" {
		t.Errorf("from one incident: %q", says)
	}
}
