package main

import (
	"flag"
	"os"
	"testing"
)

var generate = flag.Int("generate", 0, "write this many made-up reports to reports.jsonl")

// go test ./cmd/daybook -run TestGenerate -generate 100000 writes reports.jsonl for measuring.
func TestGenerate(t *testing.T) {
	if *generate == 0 {
		t.Skip("run with -generate N")
	}
	f, err := os.Create("reports.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if err := inventedLines(f, *generate); err != nil || f.Close() != nil {
		t.Fatal(err)
	}
}
