package main

import (
	"strings"
	"testing"
)

func TestParsePrintsGrammar(t *testing.T) {
	for args, want := range map[string]string{
		"parse":               "1\tGunmen\tgunman\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n",
		"parse --format text": "nsubj",
		"parse --entities":    "Entity=B-LOC",
		"parse --model":       "CC BY-SA 4.0",
	} {
		status, out, errs := do(t, "Gunmen killed two men in Kabul on Monday.", strings.Fields(args)...)
		if status != 0 || !strings.Contains(out, want) {
			t.Errorf("%s: status %d, no %q in\n%s%s", args, status, want, out, errs)
		}
	}
}

func TestParseNamesTheFileItCannotRead(t *testing.T) {
	status, _, errs := do(t, "", "parse", "no-such-file.txt")
	if status == 0 || !strings.Contains(errs, "no-such-file.txt") {
		t.Errorf("status %d, %q", status, errs)
	}
}
