package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"daybook"
	"daybook/internal/desk"
	"daybook/internal/ingest"
	"daybook/internal/publish"
)

type codeCmd struct {
	reading
	inputs
	Format   string `enum:"jsonl,table,csv" default:"jsonl" help:"How to write: ${enum}."`
	Mentions bool   `help:"Write the names, dates and attributions found on the way too."`
}

// inputs are the reports a command reads, and what they may cost.
type inputs struct {
	Files       []string `arg:"" optional:"" help:"Files or folders; - or nothing is standard input."`
	MaxFile     int64    `default:"67108864" env:"DAYBOOK_MAX_FILE" help:"Largest file read, in bytes."`
	MaxLine     int64    `default:"16777216" env:"DAYBOOK_MAX_LINE" help:"Longest line of JSON read, in bytes."`
	MaxUnpacked int64    `default:"67108864" env:"DAYBOOK_MAX_UNPACKED" help:"Most that a packed file may hold, in bytes."`
}

func (i *inputs) names() []string {
	if len(i.Files) == 0 {
		return []string{ingest.StandardInput}
	}
	return i.Files
}

func (i *inputs) caps() ingest.Caps {
	return ingest.Caps{File: i.MaxFile, Line: i.MaxLine, Unpacked: i.MaxUnpacked}
}

// A page is what one report gives to write.
type page struct {
	written    []byte
	complaints []string
	failed     bool
	err        error
}

// Run codes the inputs in order, on all cores.
func (cmd *codeCmd) Run(c *console) error {
	reader, err := cmd.reader()
	if err != nil {
		return fmt.Errorf("load the reader: %w", err)
	}
	out := bufio.NewWriterSize(c.out, 64<<10)
	if cmd.Format == "csv" {
		writeCSV(out, publish.Columns())
	}
	bar, partly := c.progress(!isTerminal(c.out)), false
	caps := cmd.caps()
	err = desk.InOrder(c.ctx, caps.Open(cmd.names(), c.in), func(o ingest.Original) page {
		coding := desk.Code(c.ctx, reader, caps, o)
		written, err := cmd.write(&coding)
		return page{written, coding.Complaints(), coding.Coded.Error != "", err}
	}, func(p page) error {
		partly = partly || p.failed || len(p.complaints) > 0
		for _, line := range p.complaints {
			bar.say(line)
		}
		if p.err != nil {
			return p.err
		}
		if _, err := out.Write(p.written); err != nil {
			return err
		}
		bar.step()
		return c.ctx.Err()
	})
	bar.done()
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	if err == nil && partly {
		err = errPartly
	}
	return err
}

// write gives what one coded report makes in the format asked for.
func (cmd *codeCmd) write(coding *desk.Coding) ([]byte, error) {
	var out bytes.Buffer
	switch cmd.Format {
	case "csv":
		for _, inc := range daybook.Fold([]*daybook.Coded{coding.Coded}, nil, daybook.Majority) {
			writeCSV(&out, publish.Line(&inc))
		}
		return out.Bytes(), nil
	case "table":
		err := tabulate(&out, coding)
		return out.Bytes(), err
	}
	if !cmd.Mentions {
		coding.Coded.Mentions = nil
	}
	err := writeJSON(&out, coding.Coded)
	// U+0085 ends a line for many readers of JSON lines, and may stand in JSON as it is.
	return bytes.ReplaceAll(out.Bytes(), []byte("\u0085"), []byte(`\u0085`)), err
}

// writeCSV writes one line; writing to memory does not fail, and a buffered writer tells when it is flushed.
func writeCSV(out io.Writer, line []string) {
	w := csv.NewWriter(out)
	w.Write(line)
	w.Flush()
}

// tabulate writes a report for people: a line about it, then a line a finding.
func tabulate(out io.Writer, coding *desk.Coding) error {
	coded := coding.Coded
	if coded.Error != "" {
		_, err := fmt.Fprintf(out, "%s: %s\n\n", coded.Report, coded.Error)
		return err
	}
	r := coding.Report
	fmt.Fprintf(out, "%s  %s, %s  %s\n", r.ID, orUnknown(r.Source), orUnknown(r.Published), r.Title)
	rows := tabwriter.NewWriter(out, 0, 8, 2, ' ', 0)
	row := func(kind string, cells ...string) {
		cells = slices.DeleteFunc(cells, func(s string) bool { return s == "" })
		writeRow(rows, append([]string{"  " + kind}, cells...))
	}
	for i := range coded.Incidents {
		d := &coded.Incidents[i]
		row("incident", d.When.String(), string(d.Type), d.Status, d.Where.Label(), d.Perpetrator.Label()+" → "+d.Target.Told(), harmText(d.Harm))
	}
	for i := range coded.Interactions {
		row("interaction", interactionRow(&coded.Interactions[i])...)
	}
	for i := range coded.Claims {
		row("claim", claimRow(&coded.Claims[i])...)
	}
	for i := range coded.Steps {
		row("step", stepRow(&coded.Steps[i])...)
	}
	for i := range coded.States {
		row("state", stateRow(&coded.States[i])...)
	}
	for _, p := range coded.Problems {
		row("problem", p)
	}
	fmt.Fprintln(rows)
	return rows.Flush()
}
