package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"daybook"
	"daybook/internal/desk"
	"daybook/internal/ingest"
	"daybook/internal/read"
)

type explainCmd struct {
	reading
	inputs
	Only []string `name:"id" help:"Explain only the reports with these ids."`
}

// Help says what else than files can be named.
func (cmd *explainCmd) Help() string {
	return "What is no file is looked for in the record: a report, a draft of one (r1#1), or an incident."
}

// Run prints each report with what was read from it and why.
func (cmd *explainCmd) Run(c *console) error {
	reader, err := cmd.reader()
	if err != nil {
		return fmt.Errorf("load the reader: %w", err)
	}
	var files, ids []string
	for _, name := range cmd.names() {
		if _, err := os.Stat(name); name != ingest.StandardInput && errors.Is(err, fs.ErrNotExist) {
			ids = append(ids, name)
		} else {
			files = append(files, name)
		}
	}
	if len(ids) > 0 {
		if err := cmd.filed(c, reader, ids); err != nil {
			return err
		}
	}
	caps, partly := cmd.caps(), false
	for o := range caps.Open(files, c.in) {
		reading := caps.Read(c.ctx, o)
		for _, line := range reading.Complaints() {
			fmt.Fprintln(c.err, line)
			partly = true
		}
		r := reading.Report
		if r == nil || len(cmd.Only) > 0 && !slices.Contains(cmd.Only, r.ID) {
			continue
		}
		if err := reader.Explain(c.out, r); err != nil {
			return err
		}
	}
	if partly {
		return errPartly
	}
	return nil
}

// filed explains reports of the record: each by its own id, by that of a draft of it, or by that of an
// incident it tells.
func (cmd *explainCmd) filed(c *console, reader *read.Reader, ids []string) error {
	d, err := cmd.existing(c.ctx)
	if err != nil {
		return fmt.Errorf("%s is no file: %w", ids[0], err)
	}
	defer d.Close()
	for _, id := range ids {
		reports := []string{id}
		inc, err := d.Incident(c.ctx, id)
		switch {
		case err == nil:
			reports = inc.Reports
			showIncident(c.out, inc)
		case !errors.Is(err, daybook.ErrNotFound):
			return err
		}
		for _, report := range reports {
			if err := explainFiled(c, d, reader, report, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// explainFiled explains a report by its id or by that of one of its drafts; asked is the name it was asked
// for by.
func explainFiled(c *console, d *desk.Desk, reader *read.Reader, id, asked string) error {
	filed, err := d.Report(c.ctx, id)
	if errors.Is(err, daybook.ErrNotFound) {
		filed, err = d.Report(c.ctx, daybook.ReportOf(id))
	}
	if errors.Is(err, daybook.ErrNotFound) {
		return daybook.NotFound("%s is no file, and the record holds no report, draft or incident of that name", asked)
	}
	if err != nil {
		return err
	}
	if filed.Coded.Coder != read.Coder {
		fmt.Fprintf(c.err, "report %s was read by %s; this is how %s reads it (daybook recode puts that in the record)\n", filed.Report.ID, filed.Coded.Coder, read.Coder)
	}
	return reader.Explain(c.out, &filed.Report)
}
