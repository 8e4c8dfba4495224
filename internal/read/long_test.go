package read_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"daybook"
	"daybook/internal/read"

	"golang.org/x/tools/txtar"
)

const longFigures = "../../corpus/long/figures.txt"

// TestLongArticles reads the articles of corpus/long and holds recall and precision, by kind of finding, to
// what corpus/long/figures.txt records; -update rewrites that file, -v prints the table and, article by
// article, what was missed (-) and what was given beside the gold (+).
func TestLongArticles(t *testing.T) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("../../corpus/long/*.txtar")
	if len(files) == 0 {
		t.Fatal("no articles in corpus/long")
	}
	total := map[string]*longScore{}
	var told []rune
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		archive := txtar.Parse(raw)
		var coded *daybook.Coded
		for _, part := range archive.Files {
			if part.Name == "report" {
				report, err := storyReport(string(part.Data))
				if err != nil {
					t.Fatalf("%s: %v", file, err)
				}
				report.ID, told = "s", []rune(report.Text)
				coded = reader.Read(report)
				checkSpans(t, report, coded)
				continue
			}
			if total[part.Name] == nil {
				total[part.Name] = &longScore{}
			}
			said := longFindings(coded, part.Name, told)
			for _, complaint := range total[part.Name].add(lines(part.Data), said) {
				t.Logf("%s %s: %s", filepath.Base(file), part.Name, complaint)
			}
		}
	}
	got := longTable(total)
	t.Log("\n" + got)
	if *update {
		if err := os.WriteFile(longFigures, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(longFigures)
	if err != nil {
		t.Fatal(err)
	}
	for _, complaint := range fallen(string(want), got) {
		t.Error(complaint)
	}
}

var longKinds = []string{"incidents", "interactions", "claims", "steps", "states"}

// A longScore counts, for one kind, the gold findings, those said, the pairs, and of the pairs' further
// fields how many are right.
type longScore struct{ gold, said, pairs, fields, right int }

func (s *longScore) add(gold []string, said []map[string]string) (complaints []string) {
	s.gold, s.said = s.gold+len(gold), s.said+len(said)
	used := make([]bool, len(said))
	for _, line := range gold {
		want := longFields(line)
		best, bestRight, of := -1, -1, 0
		for i, got := range said {
			if used[i] || !longPair(want, got) {
				continue
			}
			if right, n := longRight(want, got); right > bestRight {
				best, bestRight, of = i, right, n
			}
		}
		if best < 0 {
			complaints = append(complaints, "- "+line)
			continue
		}
		used[best] = true
		s.pairs, s.right, s.fields = s.pairs+1, s.right+bestRight, s.fields+of
		if bestRight < of {
			complaints = append(complaints, fmt.Sprintf("~ %s | %v", line, said[best]))
		}
	}
	for i, got := range said {
		if !used[i] {
			complaints = append(complaints, fmt.Sprintf("+ %v", got))
		}
	}
	return complaints
}

func longFields(line string) map[string]string {
	fields := map[string]string{}
	for _, part := range strings.Split(line, "; ") {
		key, value, _ := strings.Cut(part, "=")
		fields[strings.TrimSpace(key)] = strings.TrimSpace(value)
	}
	return fields
}

// longPair tells whether two findings are of the same thing: the same type, measure, kind or service, and
// the same figure, actor, place or state, as far as the gold names them.
func longPair(want, got map[string]string) bool {
	for _, key := range []string{"type", "measure", "kind", "what", "state", "class"} {
		if want[key] != "" && want[key] != got[key] {
			return false
		}
	}
	switch {
	case want["measure"] != "":
		if want["low"] != "" {
			return want["low"] == got["low"]
		}
		if want["where"] != "" {
			return got["where"] != ""
		}
		return want["relation"] == "" || want["relation"] == got["relation"]
	case want["killed"]+want["injured"] != "" || want["where"] != "":
		number := func(s string) string { n, _, _ := strings.Cut(s, " "); return n }
		return want["killed"] != "" && number(want["killed"]) == number(got["killed"]) || want["where"] != "" && overlap(want["where"], got["where"])
	case want["actor"] != "":
		return overlap(want["actor"], got["actor"])
	case want["place"] != "":
		return got["place"] == "" || overlap(want["place"], got["place"])
	}
	return true
}

// longRight counts the further fields of a pair that agree.
func longRight(want, got map[string]string) (right, of int) {
	for _, key := range []string{"when", "where", "killed", "injured", "status", "background", "recipient", "period", "relation", "says", "unit", "actor", "counterpart", "authority", "place", "from"} {
		if want[key] == "" {
			continue
		}
		of++
		switch key {
		case "when", "from":
			if strings.HasPrefix(got[key], want[key]) {
				right++
			}
		case "period":
			if strings.HasPrefix(got[key], want[key]) || longRange(want[key]) == got[key] {
				right++
			}
		case "killed", "injured", "status", "background", "relation", "unit":
			if want[key] == got[key] {
				right++
			}
		default:
			if overlap(want[key], got[key]) {
				right++
			}
		}
	}
	return right, of
}

// longRange writes "2031-01..2031-03" as the days it covers.
func longRange(s string) string {
	from, to, ok := strings.Cut(s, "..")
	if !ok {
		return ""
	}
	if len(from) == 7 {
		from += "-01"
	}
	if len(to) == 7 {
		for d := daybook.Day(to + "-28"); ; d = d.Add(1) {
			if d.Add(1)[:7] != d[:7] {
				to = string(d)
				break
			}
		}
	}
	return from + ".." + to
}

// overlap tells whether two names share a telling word; of a gold name with alternatives ("Vale/chief
// minister", a person by name or office) whether all words of one stand in the other.
func overlap(a, b string) bool {
	if alternatives := strings.Split(a, "/"); len(alternatives) > 1 {
		for _, x := range alternatives {
			all := true
			for _, word := range strings.Fields(x) {
				all = all && overlap(word, b)
			}
			if all {
				return true
			}
		}
		return false
	}
	for _, x := range strings.Fields(strings.ToLower(strings.ReplaceAll(a, ",", " "))) {
		for _, y := range strings.Fields(strings.ToLower(strings.NewReplacer(",", " ", "(", " ", ")", " ", "'s", "", "’s", "", ";", " ").Replace(b))) {
			if n := min(len(x), len(y), 6); x == y && len(x) >= 3 && x != "the" || n >= 5 && x[:n] == y[:n] {
				return true
			}
		}
	}
	return false
}

// around is the text about the words that a finding rests on, these in brackets, for the print-out.
func around(text []rune, basis []daybook.Basis) string {
	if len(basis) == 0 || basis[0].In != "" || basis[0].End > len(text) {
		return ""
	}
	b := basis[0]
	before, after := string(text[max(0, b.Start-110):b.Start]), string(text[b.End:min(len(text), b.End+130)])
	return strings.ReplaceAll(before+"[["+b.Quote+"]]"+after, "\n", " ")
}

// longFindings writes the findings of a kind as fields; the key "~" holds the words about them.
func longFindings(c *daybook.Coded, kind string, text []rune) (out []map[string]string) {
	switch kind {
	case "incidents":
		for _, d := range c.Incidents {
			f := map[string]string{"type": string(d.Type), "when": string(d.When.From), "where": placeWords(d.Where), "status": d.Status}
			if d.Background {
				f["background"] = "true"
			}
			for _, h := range d.Harm {
				if f[h.Kind] == "" {
					f[h.Kind] = fmt.Sprintf("%d %s", h.Low, h.Class)
				}
			}
			out = append(out, f)
		}
	case "interactions":
		for i, x := range c.Interactions {
			if i > 0 && mirrors(x, c.Interactions[i-1]) { // the gold has what two sides do together once
				continue
			}
			out = append(out, map[string]string{"type": x.Type, "actor": party(x.Actor), "recipient": party(x.Recipient), "status": x.Status, "~": around(text, x.Basis)})
		}
	case "claims":
		for _, x := range c.Claims {
			f := map[string]string{"measure": x.Measure, "class": string(x.Class), "actor": party(x.Actor), "unit": string(x.Unit), "says": string(x.Says), "~": around(text, x.Basis)}
			if x.Low != nil {
				f["low"] = number(*x.Low)
			}
			if x.Period.Known() {
				f["period"] = string(x.Period.From) + ".." + string(x.Period.To)
			}
			if x.Relation != nil {
				f["relation"] = x.Relation.Kind
			}
			for i := range x.Where {
				f["where"] += " " + placeWords(&x.Where[i])
			}
			out = append(out, f)
		}
	case "steps":
		for _, x := range c.Steps {
			out = append(out, map[string]string{"kind": x.Kind, "actor": party(x.Actor), "counterpart": party(x.Counterpart), "authority": party(x.Authority), "status": x.Status, "~": around(text, x.Basis)})
		}
	case "states":
		for _, x := range c.States {
			out = append(out, map[string]string{"what": x.What, "state": x.State, "place": placeWords(x.Place), "from": string(x.From), "~": around(text, x.Basis)})
		}
	}
	return out
}

// mirrors tells whether x is what y tells, from the other side: they met, they signed.
func mirrors(x, y daybook.Interaction) bool {
	return x.Type == y.Type && x.Basis[0] == y.Basis[0] && party(x.Actor) == party(y.Recipient) && party(x.Recipient) == party(y.Actor)
}

func placeWords(p *daybook.Place) string {
	if p == nil {
		return ""
	}
	return strings.TrimSpace(string(p.Text) + " " + string(p.Name))
}

func longTable(total map[string]*longScore) string {
	var b strings.Builder
	b.WriteString("# kind  gold  said  recall  precision  fields right of those found\n")
	for _, kind := range longKinds {
		s := total[kind]
		if s == nil {
			continue
		}
		fmt.Fprintf(&b, "%-13s %4d %5d   %.3f   %.3f   %.3f\n", kind, s.gold, s.said, share(s.pairs, s.gold), share(s.pairs, s.said), share(s.right, s.fields))
	}
	return b.String()
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// fallen names the figures that are clearly lower than recorded.
func fallen(want, got string) (out []string) {
	recorded := map[string][]string{}
	for _, line := range lines([]byte(want)) {
		f := strings.Fields(line)
		recorded[f[0]] = f
	}
	for _, line := range lines([]byte(got)) {
		f := strings.Fields(line)
		r := recorded[f[0]]
		if f[0] == "#" || len(r) != len(f) {
			continue
		}
		for i, name := range map[int]string{3: "recall", 4: "precision", 5: "fields right"} {
			was, _ := strconv.ParseFloat(r[i], 64)
			now, _ := strconv.ParseFloat(f[i], 64)
			if now < was-0.05 { // a few findings: every change of a rule moves some
				out = append(out, fmt.Sprintf("%s of %s fell from %s to %s (corpus/long/figures.txt)", name, f[0], r[i], f[i]))
			}
		}
	}
	return out
}
