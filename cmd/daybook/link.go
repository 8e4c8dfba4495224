package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"daybook"
	"daybook/internal/desk"
)

type linkCmd struct {
	record
	ID     string `arg:"" help:"A draft, a report, or an incident."`
	Most   int    `default:"10" help:"Most links shown for a draft."`
	Format string `enum:"text,json" default:"text" help:"How to write: ${enum}."`
}

// Run shows which drafts a draft, or each draft of an incident, would link to, and why in points.
func (cmd *linkCmd) Run(c *console) error {
	d, err := cmd.existing(c.ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	drafts, err := cmd.drafts(c, d)
	if err != nil {
		return err
	}
	all, seen := []daybook.Link{}, map[[2]string]bool{}
	for _, id := range drafts {
		links, err := d.Links(c.ctx, id, cmd.Most)
		if err != nil {
			return err
		}
		links = slices.DeleteFunc(links, func(l daybook.Link) bool { // two drafts of one incident name each other
			pair := [2]string{min(l.A, l.B), max(l.A, l.B)}
			was := seen[pair]
			seen[pair] = true
			return was
		})
		all = append(all, links...)
		if len(links) == 0 && len(drafts) > 1 {
			continue
		}
		if cmd.Format == "text" {
			showLinks(c.out, id, links)
		}
	}
	if cmd.Format == "json" {
		return writeJSON(c.out, all)
	}
	if len(all) == 0 && len(drafts) > 1 {
		showLinks(c.out, cmd.ID, nil)
	}
	return nil
}

// drafts are those of the incident or the report named, or the draft itself.
func (cmd *linkCmd) drafts(c *console, d *desk.Desk) (drafts []string, err error) {
	inc, err := d.Incident(c.ctx, cmd.ID)
	switch {
	case err == nil:
		return inc.Drafts, nil
	case !errors.Is(err, daybook.ErrNotFound):
		return nil, err
	}
	filed, err := d.Report(c.ctx, cmd.ID)
	if errors.Is(err, daybook.ErrNotFound) {
		return []string{cmd.ID}, nil
	}
	if err != nil {
		return nil, err
	}
	for i := range filed.Coded.Incidents {
		drafts = append(drafts, filed.Coded.Incidents[i].ID)
	}
	return drafts, nil
}

func showLinks(out io.Writer, draft string, links []daybook.Link) {
	if len(links) == 0 {
		fmt.Fprintf(out, "%s  links to nothing\n", draft)
		return
	}
	for _, l := range links {
		other := l.A
		if other == draft {
			other = l.B
		}
		fmt.Fprintf(out, "%s  with %s: %+.1f points\n", draft, other, l.Score)
		for _, r := range l.Reasons {
			fmt.Fprintf(out, "  %-12s %+5.1f  %s\n", r.Field, r.Points, r.Why)
		}
	}
}
