package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"daybook"
	"daybook/internal/publish"
)

func coded(t *testing.T, lines string) (all []daybook.Coded) {
	t.Helper()
	for in := json.NewDecoder(strings.NewReader(lines)); ; {
		var c daybook.Coded
		if err := in.Decode(&c); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
}

func TestCodeKeepsTheOrder(t *testing.T) {
	var in strings.Builder
	if err := inventedLines(&in, 150); err != nil {
		t.Fatal(err)
	}
	status, out, errs := do(t, in.String(), "code", "-")
	if status != exitDone || errs != "" {
		t.Fatalf("%d %s", status, errs)
	}
	all := coded(t, out)
	if len(all) != 150 {
		t.Fatalf("%d lines", len(all))
	}
	for i, c := range all {
		if want := fmt.Sprintf("inv-%d", i); c.Report != want || c.Mentions != nil || c.Incidents == nil || c.Steps == nil {
			t.Errorf("line %d is of %s: %+v", i, c.Report, c)
		}
	}
}

func TestCodeGoesOnAfterBadInput(t *testing.T) {
	in := `{"id":"r1","published":"2031-03-06","text":"Gunmen killed three policemen in Bannu on Monday."}
{"id":"r2","text":
{"id":"r3","published":"20255-01-01","text":"Two guards were killed."}
{"id":"r4"}
{"id":"r5","text":"The road is open.","colour":"red"}
`
	status, out, errs := do(t, in, "code", "--mentions", "-")
	wantErrs := `standard input:2: not a JSON object: unexpected end of JSON input at byte 18
standard input:3: published: "20255-01-01" is not a date
standard input:4: the report is empty: neither title nor text
standard input:5: unknown key "colour"
`
	if status != exitPartly || errs != wantErrs {
		t.Errorf("status %d, said:\n%s", status, errs)
	}
	all := coded(t, out)
	if len(all) != 5 {
		t.Fatalf("%d lines:\n%s", len(all), out)
	}
	for i, want := range []struct{ report, failure, problem string }{
		{"r1", "", ""}, {"standard input:2", "not a JSON object", "not a JSON object"}, {"r3", "", `published: "20255-01-01" is not a date`},
		{"standard input:4", "the report is empty", "the report is empty"}, {"r5", "", `unknown key "colour"`},
	} {
		c := all[i]
		if c.Report != want.report || !strings.HasPrefix(c.Error, want.failure) || (want.failure == "") != (c.Error == "") || !strings.Contains(strings.Join(c.Problems, "\n"), want.problem) {
			t.Errorf("line %d: %+v, want %+v", i, c, want)
		}
	}
	if all[0].Mentions == nil {
		t.Error("no mentions, though they were asked for")
	}
}

func TestCodeFormats(t *testing.T) {
	in := `{"id":"r1","published":"2031-03-06","title":"Three policemen killed","text":"Gunmen killed three policemen in Bannu on Monday."}` + "\n{}\n"
	status, out, _ := do(t, in, "code", "--format", "csv")
	lines, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if status != exitPartly || err != nil || len(lines) != 2 || lines[0][0] != publish.Columns()[0] || lines[1][0] != "r1-1" {
		t.Errorf("csv: %d %v\n%s", status, err, out)
	}
	status, out, _ = do(t, in, "code", "--format", "table")
	if status != exitPartly || !strings.Contains(out, "r1  unknown, 2031-03-06  Three policemen killed\n  incident  ") || !strings.Contains(out, "standard input:2: the report is empty") {
		t.Errorf("table: %d\n%s", status, out)
	}
}

func TestExitStatuses(t *testing.T) {
	none := filepath.Join(t.TempDir(), "none.db")
	letter := filepath.Join(t.TempDir(), "letter.txt")
	if err := os.WriteFile(letter, []byte(strings.Repeat("Dear desk, ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"--version"}, exitDone, ""},
		{[]string{"code", "--format", "xml"}, exitUsage, "daybook: --format must be one of"},
		{[]string{"fly"}, exitUsage, "daybook: unexpected argument fly"},
		{[]string{"list", "--db", none}, exitNotFound, "daybook: there is no record at " + none},
		{[]string{"list", "--db", letter}, exitInvalid, "daybook: " + letter + ": not a record"},
		{[]string{"list", "--from", "yesterday"}, exitInvalid, `daybook: --from: "yesterday" is not a day, month or year`},
		{[]string{"bulletin", "--month", "March"}, exitInvalid, `daybook: "March" is not a month: write it as 2025-02`},
		{[]string{"list", "--db", "postgres://desk:secret@127.0.0.1:1/record"}, exitUnavailable, "daybook: record postgres://desk:xxxxx@127.0.0.1:1/record"},
	} {
		status, _, errs := do(t, "", c.args...)
		if status != c.status || !strings.HasPrefix(errs, c.says) {
			t.Errorf("%q: status %d, %s; want %d, %s", c.args, status, errs, c.status, c.says)
		}
	}
}

// The memory that coding takes does not grow with the number of reports.
func TestCodeInConstantMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	peak := func(n int) int64 {
		cmd := command(t.Context(), streamed(n), "code", "-")
		cmd.Env = append(cmd.Environ(), "GOGC=50") // what is held, not what waits to be collected
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := 0
		for s := bufio.NewReaderSize(out, 1<<20); ; lines++ {
			if _, err := s.ReadSlice('\n'); err != nil {
				break
			}
		}
		if err := cmd.Wait(); err != nil || lines != n {
			t.Fatalf("%d lines of %d, %v", lines, n, err)
		}
		return cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss >> 10
	}
	few, many := peak(200), peak(1200)
	t.Logf("peak memory: %d MB over 200 reports, %d MB over 1200", few, many)
	if many > few+64 {
		t.Errorf("peak memory grows from %d MB over 200 reports to %d MB over 1200", few, many)
	}
}

// broken is an output that fails in a way nobody foresaw.
type broken struct{}

func (broken) Write([]byte) (int, error) { panic("the paper is on fire") }

func TestAFaultOfOursIsNoPanic(t *testing.T) {
	var errs strings.Builder
	status := run([]string{"code", "-"}, &console{ctx: t.Context(), in: strings.NewReader(`{"text":"Two guards were killed."}`), out: broken{}, err: &errs})
	if status != exitInternal || !strings.HasPrefix(errs.String(), "daybook: internal error\n") || !strings.Contains(errs.String(), "the paper is on fire") {
		t.Errorf("status %d, said %s", status, errs.String())
	}
}
