package main

import (
	"fmt"
)

type explainCmd struct {
	reading
	inputs
	Only []string `name:"id" help:"Explain only the reports with these ids."`
}

// Run prints each report with what was read from it and why.
func (cmd *explainCmd) Run(c *console) error {
	reader, err := cmd.reader()
	if err != nil {
		return fmt.Errorf("load the reader: %w", err)
	}
	caps := cmd.caps()
	wanted := map[string]bool{}
	for _, id := range cmd.Only {
		wanted[id] = true
	}
	partly := false
	for o := range caps.Open(cmd.names(), c.in) {
		reading := caps.Read(c.ctx, o)
		for _, line := range reading.Complaints() {
			fmt.Fprintln(c.err, line)
			partly = true
		}
		r := reading.Report
		if r == nil || len(wanted) > 0 && !wanted[r.ID] {
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
