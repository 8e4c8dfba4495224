package main

import (
	"fmt"
	"strings"

	"daybook"
)

type historyCmd struct {
	record
	ID     string `arg:"" help:"An incident, as it is now or as it was."`
	Format string `enum:"text,json" default:"text" help:"How to write: ${enum}."`
}

// Run shows the decisions that made an incident what it is, undone ones included.
func (cmd *historyCmd) Run(c *console) error {
	d, err := cmd.existing(c.ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	decisions, err := d.History(c.ctx, cmd.ID)
	if err != nil {
		return err
	}
	if cmd.Format == "json" {
		return writeJSON(c.out, decisions)
	}
	for _, dec := range decisions {
		fmt.Fprintf(c.out, "%d  %s  %s  %s\n", dec.Seq, dec.At.Format("2006-01-02 15:04"), dec.Who, decisionText(dec))
		if dec.Reason != "" {
			fmt.Fprintf(c.out, "    %s\n", dec.Reason)
		}
	}
	return nil
}

// decisionText says what a decision does.
func decisionText(d daybook.Decision) string {
	drafts := strings.Join(d.Drafts, ", ")
	switch d.Verb {
	case daybook.Open:
		return fmt.Sprintf("opened %s with %s", d.Incident, drafts)
	case daybook.Merge:
		return fmt.Sprintf("merged %s into %s", d.Other, d.Incident)
	case daybook.Split:
		return fmt.Sprintf("split %s from %s into %s", drafts, d.Incident, d.Other)
	case daybook.Move:
		return fmt.Sprintf("moved %s into %s", drafts, d.Incident)
	case daybook.Set:
		return fmt.Sprintf("set %s of %s to %s", d.Field, d.Incident, d.Value)
	case daybook.Propose:
		return fmt.Sprintf("asked whether %s and %s are one", d.Incident, d.Other)
	case daybook.Decline:
		return fmt.Sprintf("answered that %s and %s are apart", d.Incident, d.Other)
	case daybook.Undo:
		return fmt.Sprintf("undid decision %d", d.Undoes)
	case daybook.Withdraw:
		return fmt.Sprintf("found %s of %s told no more", drafts, d.Incident)
	case daybook.Reread:
		return fmt.Sprintf("found %s of %s told otherwise", drafts, d.Incident)
	case daybook.Review:
		return "reviewed " + d.Incident
	case daybook.Reject:
		return "rejected " + d.Incident
	}
	return fmt.Sprintf("%s %s", d.Verb, d.Incident)
}
