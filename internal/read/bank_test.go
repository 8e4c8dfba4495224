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

// readBank reads every line of a file of corpus/bank: columns parted by tabs, the last of them a text, under headings in
// square brackets. What judge says is wrong with what is read of a line fails the test. A line that begins with "?" is
// known to be misread; when it is read rightly, the test asks for the mark to go.
func readBank(t *testing.T, name string, columns int, judge func(reader *read.Reader, heading string, cols []string) (wrong string)) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("../../corpus/bank/" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	heading, right, all := "", 0, 0
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		switch {
		case line == "" || line[0] == '#':
			continue
		case line[0] == '[':
			heading = strings.Trim(line, "[]")
			continue
		}
		line, known := strings.CutPrefix(line, "?")
		cols := strings.Split(line, "\t")
		if len(cols) != columns {
			t.Fatalf("line %d: %d columns, not %d", n, len(cols), columns)
		}
		all++
		switch wrong := judge(reader, heading, cols); {
		case wrong == "":
			right++
			if known {
				t.Errorf("line %d is read rightly now: take its mark away: %s", n, cols[columns-1])
			}
		case !known:
			t.Errorf("line %d: %s: %s", n, wrong, cols[columns-1])
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d lines read rightly", right, all)
}

// readText reads a text of a bank as of one day.
func readText(reader *read.Reader, text string) []daybook.Draft {
	return reader.Read(&daybook.Report{ID: "bank", Published: "2026-03-05", Text: text}).Incidents
}

// news is the first draft that is no background, or the first of them that has the type, nil for none.
func news(drafts []daybook.Draft, typ string) (d *daybook.Draft) {
	for i := range drafts {
		if x := &drafts[i]; !x.Background && (d == nil || string(x.Type) == typ && string(d.Type) != typ) {
			d = x
		}
	}
	return d
}

// TestBankOfActs reads one act a line as news tells it, under its type: how many were killed, and the classes of who
// did it and whom it was done to; under "none" what tells no act.
func TestBankOfActs(t *testing.T) {
	for _, name := range []string{"acts", "crowds", "deeds", "families"} {
		t.Run(name, func(t *testing.T) { readBank(t, name, 4, misread) })
	}
}

// misread says what of a line of the bank is read wrongly, "" for nothing.
func misread(reader *read.Reader, typ string, cols []string) string {
	d := news(readText(reader, cols[3]), typ)
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
