package language

import (
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/jdkato/prose/v3"
)

// benchText is some pages of dispatches.
func benchText(b *testing.B) string {
	var pars []string
	for _, p := range dispatches(b) {
		pars = append(pars, strings.Join(p, " "))
	}
	return strings.Join(pars, "\n\n")
}

// perToken reports the speed in tokens a second of all cores used, and allocations a token.
func perToken(b *testing.B, tokens int, before runtime.MemStats) {
	var after runtime.MemStats
	runtime.ReadMemStats(&after)
	total := float64(tokens) * float64(b.N)
	b.ReportMetric(total/b.Elapsed().Seconds(), "tokens/s")
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/total, "allocs/token")
}

// parseWhole parses a text and grows all of its trees.
func parseWhole(text string) *Document {
	d := Parse(text)
	for _, s := range d.Sentences {
		d.node(s.First)
	}
	return d
}

// BenchmarkParse goes from text to trees and names on one core.
func BenchmarkParse(b *testing.B) {
	text := benchText(b)
	tokens := len(parseWhole(text).Tokens)
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		parseWhole(text)
	}
	perToken(b, tokens, before)
}

// BenchmarkParseWithoutTrees stops before the trees: what a text costs of which nobody asks for any.
func BenchmarkParseWithoutTrees(b *testing.B) {
	text := benchText(b)
	tokens := len(Parse(text).Tokens)
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		Parse(text)
	}
	perToken(b, tokens, before)
}

// BenchmarkParseTwo does the same on two cores at once.
func BenchmarkParseTwo(b *testing.B) {
	text := benchText(b)
	tokens := len(Parse(text).Tokens)
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		var both sync.WaitGroup
		for range 2 {
			both.Go(func() { parseWhole(text) })
		}
		both.Wait()
	}
	perToken(b, 2*tokens, before)
}

// BenchmarkProse is the comparison: prose finds sentences, tokens, tags and names of the same text, no lemmas
// and no trees.
func BenchmarkProse(b *testing.B) {
	text := benchText(b)
	read := func() int {
		d, err := prose.NewDocument(text)
		if err != nil {
			b.Fatal(err)
		}
		return len(d.Tokens())
	}
	tokens := read()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		read()
	}
	perToken(b, tokens, before)
}

// BenchmarkLoad reads the embedded model.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := readModel(english); err != nil {
			b.Fatal(err)
		}
		if _, err := readSpace(wordsFile); err != nil {
			b.Fatal(err)
		}
	}
}
