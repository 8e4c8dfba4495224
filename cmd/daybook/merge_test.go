package main

import (
	"strings"
	"testing"
)

// An incident that no report dates takes the days up to the first report, marked as inferred, or none.
func TestMergeInfersDay(t *testing.T) {
	status, coded, errs := do(t, `{"id":"r1","published":"2031-03-06","text":"Gunmen killed three policemen at a check post in Bannu, police said."}`, "code", "--format", "jsonl", "-")
	if status != exitDone {
		t.Fatalf("code: %s", errs)
	}
	for _, c := range []struct{ flag, holds string }{
		{"--undated=unknown", `"when":{"from":null,"to":null,"precision":"unknown"}`},
		{"--undated=publication", `"when":{"from":"2031-03-05","to":"2031-03-06","precision":"day"}`},
		{"--format=jsonl", `"when":{"from":"2031-03-05","to":"2031-03-06"`},
	} {
		status, out, errs := do(t, coded, "merge", c.flag, "-")
		if status != exitDone || !strings.Contains(out, c.holds) || strings.Contains(out, `"inferred":["when"]`) == strings.Contains(c.flag, "unknown") {
			t.Errorf("merge %s: %d %s%s", c.flag, status, out, errs)
		}
	}
}
