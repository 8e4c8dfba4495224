package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"

	"daybook"
	"daybook/internal/desk"
	"daybook/internal/ingest"
	"daybook/internal/read"
)

type codeCmd struct {
	inputs
	Format   string `enum:"jsonl" default:"jsonl" help:"How to write: ${enum}."`
	Mentions bool   `help:"Write the names, dates and attributions found on the way too."`
}

// inputs are the reports a command reads, and what they may cost.
type inputs struct {
	Files       []string `arg:"" optional:"" help:"Files or folders; - or nothing is standard input."`
	MaxFile     int64    `default:"67108864" env:"DAYBOOK_MAX_FILE" help:"Largest file read, in bytes."`
	MaxLine     int64    `default:"16777216" env:"DAYBOOK_MAX_LINE" help:"Longest line of JSON read, in bytes."`
	MaxUnpacked int64    `default:"268435456" env:"DAYBOOK_MAX_UNPACKED" help:"Most that a packed file may hold, in bytes."`
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

// Run codes the inputs in order, on all cores.
func (cmd *codeCmd) Run(c *console) error {
	reader, err := read.New()
	if err != nil {
		return fmt.Errorf("load the reader: %w", err)
	}
	type page struct {
		written    []byte
		complaints []string
		failed     bool
		err        error
	}
	out := bufio.NewWriterSize(c.out, 64<<10)
	bar, partly := c.progress(!isTerminal(c.out)), false
	caps := cmd.caps()
	err = desk.InOrder(caps.Open(cmd.names(), c.in), func(o ingest.Original) page {
		coding := desk.Code(c.ctx, reader, caps, o)
		written, err := cmd.write(coding.Coded)
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

// write gives the line of one coded report.
func (cmd *codeCmd) write(coded *daybook.Coded) ([]byte, error) {
	if !cmd.Mentions {
		coded.Mentions = nil
	}
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	err := enc.Encode(coded)
	return line.Bytes(), err
}
