package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"

	"daybook"
)

// The test binary is the daybook command itself when asked to be: tests of whole processes run it so.
func TestMain(m *testing.M) {
	if os.Getenv("DAYBOOK_TEST_AS_COMMAND") != "" {
		main()
	}
	os.Exit(m.Run())
}

// command is a daybook process with its standard input.
func command(ctx context.Context, stdin io.Reader, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, os.Args[0], args...)
	cmd.Env = append(os.Environ(), "DAYBOOK_TEST_AS_COMMAND=1")
	cmd.Stdin = stdin
	return cmd
}

// do runs a command in this process.
func do(t *testing.T, stdin string, args ...string) (status int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(args, &console{ctx: t.Context(), in: strings.NewReader(stdin), out: &o, err: &e})
	return status, o.String(), e.String()
}

// invented gives the n-th of an endless row of made-up reports: dispatches of one to three incidents and
// some words about politics. The same n gives the same report.
func invented(n int) daybook.Report {
	r := rand.New(rand.NewPCG(uint64(n), 2031))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	day := daybook.NewDay(2031, 1, 1+r.IntN(365))
	var text strings.Builder
	for i := range 1 + r.IntN(3) {
		place := pick("Bannu", "Tank", "Lakki Marwat", "Khuzdar", "Turbat", "Mir Ali", "Landi Kotal", "Nowshera")
		group := pick("Red Lamp Front", "Ninth Column", "Sons of the Ridge", "Army of the Two Wells")
		fmt.Fprintf(&text, "%s %s %s in %s on %s, %s said. ", pick("Gunmen of the", "Suspected militants of the", "A suicide bomber of the"), group,
			pick(fmt.Sprintf("killed %d policemen and injured %d civilians", 1+r.IntN(9), 1+r.IntN(20)),
				fmt.Sprintf("abducted %d labourers", 1+r.IntN(6)), "blew up a gas pipeline", "fired rockets at a check post, killing a soldier"),
			place, pick("Monday night", "Tuesday", "Friday morning", day.Time().Format("January 2")), pick("police", "a district official", "residents"))
		if i == 0 {
			fmt.Fprintf(&text, "The spokesman of the provincial government, %s, %s. ", pick("Zarin Gul", "Aslam Tor", "Mira Jan"),
				pick("condemned the attack and asked the federal government to approve talks", "accused the neighbouring country of sheltering the attackers",
					"said attacks had fallen by a third since last month", "rejected a report that the crossing would be closed"))
		}
	}
	text.WriteString(pick("The road to the bazaar was closed for two hours. ", "Shops stayed shut and traders protested peacefully. ", "The weather in the valley was cold, and few people were about. "))
	return daybook.Report{ID: fmt.Sprintf("inv-%d", n), Published: string(day), Source: pick("Hill Post", "Frontier Courier", "Radio Two Wells"),
		Title: fmt.Sprintf("Dispatch %d from the valleys", n), Text: text.String()}
}

// inventedLines writes n made-up reports as JSON lines.
func inventedLines(w io.Writer, n int) error {
	for i := range n {
		r := invented(i)
		if err := writeJSON(w, r); err != nil {
			return err
		}
	}
	return nil
}

// streamed is n made-up reports as a stream, made as they are read.
func streamed(n int) io.Reader {
	r, w := io.Pipe()
	go func() { w.CloseWithError(inventedLines(w, n)) }()
	return r
}

func BenchmarkCode(b *testing.B) {
	c := &console{ctx: b.Context(), in: streamed(b.N), out: io.Discard, err: io.Discard}
	if status := run([]string{"code"}, c); status != exitDone {
		b.Fatalf("status %d", status)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}
