package read_test

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"

	"daybook"
	"daybook/internal/read"
)

// TestBankOfActs reads every line of corpus/bank: one act as news tells it, with its type, how many were
// killed, and the classes of who did it and whom it was done to; of type "none" what tells no act. A line that begins
// with "?" is known to be misread; when it is read rightly, the test asks for the mark to go.
func TestBankOfActs(t *testing.T) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"acts", "deeds"} {
		t.Run(name, func(t *testing.T) { readBank(t, reader, name) })
	}
}

func readBank(t *testing.T, reader *read.Reader, name string) {
	f, err := os.Open("../../corpus/bank/" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	typ, right, all := "", 0, 0
	for n, lines := 1, bufio.NewScanner(f); lines.Scan(); n++ {
		line := lines.Text()
		switch {
		case line == "" || line[0] == '#':
			continue
		case line[0] == '[':
			typ = strings.Trim(line, "[]")
			continue
		}
		known := strings.HasPrefix(line, "?")
		cols := strings.Split(strings.TrimPrefix(line, "?"), "\t")
		if len(cols) != 4 {
			t.Fatalf("line %d: %d columns, not 4", n, len(cols))
		}
		wrong := misread(reader, typ, cols)
		all++
		switch {
		case wrong == "":
			right++
			if known {
				t.Errorf("line %d is read rightly now: take its mark away: %s", n, cols[3])
			}
		case !known:
			t.Errorf("line %d: %s: %s", n, wrong, cols[3])
		}
	}
	t.Logf("%d of %d acts read rightly", right, all)
}

// misread says what of a line of the bank is read wrongly, "" for nothing.
func misread(reader *read.Reader, typ string, cols []string) string {
	coded := reader.Read(&daybook.Report{ID: "bank", Published: "2026-03-05", Text: cols[3]})
	var d *daybook.Draft
	for i := range coded.Incidents {
		if !coded.Incidents[i].Background && (d == nil || string(coded.Incidents[i].Type) == typ && string(d.Type) != typ) {
			d = &coded.Incidents[i]
		}
	}
	switch {
	case d == nil && typ == "none":
		return ""
	case d == nil:
		return "no incident"
	case typ == "none":
		return "read as " + string(d.Type)
	}
	killed := 0
	for _, h := range d.Harm {
		if h.Kind == "killed" {
			killed += h.Low
		}
	}
	perpetrator, target := "unidentified", ""
	if p := d.Perpetrator; p != nil && p.Class != "" {
		perpetrator = string(p.Class)
	}
	if p := d.Target; p != nil {
		target = string(p.Class)
	}
	switch {
	case string(d.Type) != typ:
		return "read as " + string(d.Type)
	case cols[0] != "-" && strconv.Itoa(killed) != cols[0]:
		return strconv.Itoa(killed) + " killed, not " + cols[0]
	case cols[1] != "-" && perpetrator != cols[1]:
		return "by " + perpetrator + ", not " + cols[1]
	case cols[2] != "-" && target != cols[2]:
		return "on " + target + ", not " + cols[2]
	}
	return ""
}
