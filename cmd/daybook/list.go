package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"daybook"
	"daybook/internal/desk"
	"daybook/internal/store"
)

type listCmd struct {
	record
	query
	What   string `arg:"" default:"incidents" enum:"incidents,interactions,claims,steps,states,processes,actors,places" help:"What to list: ${enum}."`
	Format string `enum:"table,jsonl" default:"table" help:"How to write: ${enum}."`
	Limit  int    `default:"0" help:"How many at most; 0 for all."`
}

// Run lists what the query asks for, latest first.
func (cmd *listCmd) Run(c *console) error {
	q, err := cmd.Query()
	if err != nil {
		return err
	}
	d, err := cmd.existing(c.ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	switch cmd.What {
	case "interactions":
		return list(c, cmd, q, d.Interactions, interactionRow, "date", "type", "mode", "status", "actor", "recipient", "where", "says", "id")
	case "claims":
		return list(c, cmd, q, d.Claims, claimRow, "period", "measure", "class", "actor", "figure", "change", "where", "says", "id")
	case "steps":
		return list(c, cmd, q, d.Steps, stepRow, "date", "process", "step", "status", "actor", "counterpart", "authority", "flag", "id")
	case "states":
		return list(c, cmd, q, d.States, stateRow, "from", "to", "place", "what", "state", "reason", "says", "id")
	case "processes":
		return cmd.processes(c, d)
	case "actors":
		return cmd.names(c, d.Actors)
	case "places":
		return cmd.names(c, d.Places)
	}
	return list(c, cmd, q, d.Find, incidentRow, "date", "type", "status", "where", "perpetrator", "target", "harm", "reports", "review", "id")
}

// list writes the pages of a query as a table or as JSON lines.
func list[T any](c *console, cmd *listCmd, q daybook.Query, find func(context.Context, daybook.Query) (store.Page[T], error), row func(*T) []string, header ...string) error {
	out := tabwriter.NewWriter(c.out, 0, 8, 2, ' ', 0)
	if cmd.Format == "table" {
		writeRow(out, header)
	}
	left := cmd.Limit
	for {
		if q.Limit = 1000; left > 0 {
			q.Limit = min(left, q.Limit)
		}
		page, err := find(c.ctx, q)
		if err != nil {
			return err
		}
		for i := range page.Items {
			if cmd.Format == "jsonl" {
				if err := writeJSON(c.out, page.Items[i]); err != nil {
					return err
				}
				continue
			}
			writeRow(out, row(&page.Items[i]))
		}
		left -= len(page.Items)
		if q.After = page.Next; q.After == "" || cmd.Limit > 0 && left <= 0 {
			return out.Flush()
		}
	}
}

func (cmd *listCmd) processes(c *console, d *desk.Desk) error {
	processes, err := d.Processes(c.ctx)
	if err != nil {
		return err
	}
	out := tabwriter.NewWriter(c.out, 0, 8, 2, ' ', 0)
	writeRow(out, []string{"process", "steps", "first", "last"})
	for _, p := range processes {
		writeRow(out, []string{p.Name, fmt.Sprint(p.Steps), string(p.First), string(p.Last)})
	}
	return out.Flush()
}

func (cmd *listCmd) names(c *console, names func(context.Context, string) ([]store.Name, error)) error {
	found, err := names(c.ctx, cmd.Text)
	if err != nil {
		return err
	}
	out := tabwriter.NewWriter(c.out, 0, 8, 2, ' ', 0)
	writeRow(out, []string{"name", "times"})
	for _, n := range found {
		writeRow(out, []string{n.Name, fmt.Sprint(n.Count)})
	}
	return out.Flush()
}

func writeRow(out io.Writer, cells []string) {
	for i, cell := range cells {
		indent := cell[:len(cell)-len(strings.TrimLeft(cell, " "))]
		cells[i] = indent + shortened(strings.Join(strings.Fields(cell), " "), 60)
	}
	fmt.Fprintln(out, strings.Join(cells, "\t"))
}

func shortened(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

func writeJSON(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

func incidentRow(i *daybook.Incident) []string {
	return []string{i.When.String(), string(i.Type), i.Status, i.Where.Label(), i.Perpetrator.Label(), i.Target.Told(),
		harmText(i.Harm), fmt.Sprint(len(i.Reports)), i.Review, i.ID}
}

func interactionRow(i *daybook.Interaction) []string {
	return []string{i.When.String(), i.Type, string(i.Mode), i.Status, i.Actor.Label(), i.Recipient.Label(), i.Where.Label(), string(i.Says), i.ID}
}

func claimRow(c *daybook.Claim) []string {
	var where []string
	for i := range c.Where {
		where = append(where, string(c.Where[i].Name))
	}
	change := ""
	if r := c.Relation; r != nil {
		change = r.Kind + ratio(r)
	}
	return []string{c.Period.String(), c.Measure, string(c.Class), c.Actor.Label(),
		strings.TrimSpace(bounds(c.Low, c.High) + " " + string(c.Unit)), change, strings.Join(where, ", "), string(c.Says), c.ID}
}

func ratio(r *daybook.Relation) string {
	if b := bounds(r.RatioLow, r.RatioHigh); b != "" {
		return " ×" + b
	}
	return ""
}

func stepRow(s *daybook.Step) []string {
	return []string{s.When.String(), s.Process, s.Kind, s.Status, s.Actor.Label(), s.Counterpart.Label(), s.Authority.Label(), s.Flag, s.ID}
}

func stateRow(s *daybook.State) []string {
	return []string{string(s.From), string(s.To), s.Place.Label(), s.What, s.State, string(s.Reason), string(s.Says), s.ID}
}

// bounds writes low–high of a figure: "601–", "55", "8–9".
func bounds(low, high *float64) string {
	switch {
	case low == nil && high == nil:
		return ""
	case low == nil:
		return fmt.Sprintf("–%g", *high)
	case high == nil:
		return fmt.Sprintf("%g–", *low)
	case *low == *high:
		return fmt.Sprintf("%g", *low)
	}
	return fmt.Sprintf("%g–%g", *low, *high)
}

// harmText writes the settled figures: "killed 3 civilians, injured 2– unknown".
func harmText(harm []daybook.Harm) string {
	var parts []string
	seen := map[string]bool{}
	for _, h := range harm {
		if key := h.Kind + h.Class; !seen[key] {
			seen[key] = true
			parts = append(parts, h.Kind+" "+harmBounds(h)+" "+strings.ReplaceAll(h.Class, "_", " "))
		}
	}
	return strings.Join(parts, ", ")
}

func harmBounds(h daybook.Harm) string {
	switch {
	case h.High == nil:
		return fmt.Sprintf("%d–", h.Low)
	case *h.High == h.Low:
		return fmt.Sprint(h.Low)
	}
	return fmt.Sprintf("%d–%d", h.Low, *h.High)
}
