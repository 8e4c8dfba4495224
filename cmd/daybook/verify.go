package main

import (
	"fmt"

	"daybook"
)

type verifyCmd struct {
	record
	settling
	Rebuild bool `help:"Make the incidents anew from the log first."`
}

// Run holds the record against itself. A fault is an ErrConflict once all were named.
func (cmd *verifyCmd) Run(c *console) error {
	d, err := cmd.existing(c.ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.SettleBy(c.ctx, daybook.Settle(cmd.Settle)); err != nil {
		return err
	}
	if cmd.Rebuild {
		if err := d.Rebuild(c.ctx); err != nil {
			return err
		}
	}
	v, err := d.Verify(c.ctx, func(fault string) { fmt.Fprintln(c.err, fault) })
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "looked at %s, %s, %s, %s and %s\n", counted(v.Originals, "original"), counted(v.Reports, "report"),
		counted(v.Spans, "span"), counted(v.Decisions, "decision"), counted(v.Incidents, "incident"))
	if v.Faults > 0 {
		return daybook.Conflict("the record has %s", counted(v.Faults, "fault"))
	}
	fmt.Fprintln(c.out, "the record is sound")
	return nil
}
