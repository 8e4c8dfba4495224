package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"daybook"
	"daybook/internal/desk"
)

type historyCmd struct {
	record
	ID     string `arg:"" help:"An incident, as it is now or as it was, or a draft: then the incident it stands in."`
	Format string `enum:"text,json" default:"text" help:"How to write: ${enum}."`
}

// Run shows the decisions that made an incident what it is, undone ones included.
func (cmd *historyCmd) Run(c *console) error {
	d, err := cmd.existing(c.ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	id, err := incidentWith(c.ctx, d, cmd.ID)
	if err != nil {
		return err
	}
	decisions, err := d.History(c.ctx, id)
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

// incidentWith is the incident that a draft stands in; anything else is taken for an incident's own id.
func incidentWith(ctx context.Context, d *desk.Desk, id string) (string, error) {
	report := daybook.ReportOf(id)
	if report == id {
		return id, nil
	}
	incidents, err := d.IncidentsOf(ctx, report)
	if err != nil {
		return "", err
	}
	for _, i := range incidents {
		inc, err := d.Incident(ctx, i)
		if err != nil {
			return "", err
		}
		if slices.Contains(inc.Drafts, id) {
			return i, nil
		}
	}
	return id, nil
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
		if d.Other == "" {
			return fmt.Sprintf("moved %s into %s", drafts, d.Incident)
		}
		return fmt.Sprintf("moved %s from %s into %s", drafts, d.Other, d.Incident)
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
	case daybook.Reopen:
		return "opened " + d.Incident + " again"
	}
	return fmt.Sprintf("%s %s", d.Verb, d.Incident)
}
