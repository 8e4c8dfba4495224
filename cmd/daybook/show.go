package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"daybook"
	"daybook/internal/desk"
)

type showCmd struct {
	record
	ID     string `arg:"" help:"An incident, a report, or a finding of one, as r1#1 or r1#c1."`
	Format string `enum:"text,json" default:"text" help:"How to write: ${enum}."`
}

// Run shows one thing of the record with the words that say so.
func (cmd *showCmd) Run(c *console) error {
	d, err := cmd.existing(c.ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	inc, err := d.Incident(c.ctx, cmd.ID)
	if err == nil {
		return cmd.incident(c, d, inc)
	}
	if !errors.Is(err, daybook.ErrNotFound) {
		return err
	}
	id := cmd.ID
	if at := strings.LastIndexByte(id, '#'); at >= 0 {
		id = id[:at]
	}
	filed, err := d.Report(c.ctx, id)
	switch {
	case errors.Is(err, daybook.ErrNotFound):
		return daybook.NotFound("there is no incident, finding or report %s", cmd.ID)
	case err != nil:
		return err
	case cmd.Format == "json":
		return writeJSON(c.out, struct {
			Report daybook.Report `json:"report"`
			Coded  *daybook.Coded `json:"coded"`
		}{filed.Report, filed.Coded})
	}
	showReport(c.out, &filed.Report)
	if !showFindings(c.out, filed.Coded, func(finding string) bool { return id == cmd.ID || finding == cmd.ID }) && id != cmd.ID {
		return daybook.NotFound("report %s tells no %s", id, cmd.ID)
	}
	return nil
}

// showFindings writes the wanted findings of a report, each with its words, and tells whether there were any.
func showFindings(out io.Writer, c *daybook.Coded, wanted func(id string) bool) (some bool) {
	show := func(id string, cells []string, basis []daybook.Basis) {
		if !wanted(id) {
			return
		}
		some = true
		cells = slices.DeleteFunc(cells[:len(cells)-1], func(s string) bool { return s == "" }) // the last is the id
		fmt.Fprintf(out, "\n%s  %s\n", id, strings.Join(cells, " · "))
		showBasis(out, basis)
	}
	for i := range c.Incidents {
		if d := &c.Incidents[i]; wanted(d.ID) {
			some = true
			showDraft(out, d)
		}
	}
	for i := range c.Interactions {
		show(c.Interactions[i].ID, interactionRow(&c.Interactions[i]), c.Interactions[i].Basis)
	}
	for i := range c.Claims {
		show(c.Claims[i].ID, claimRow(&c.Claims[i]), c.Claims[i].Basis)
	}
	for i := range c.Steps {
		show(c.Steps[i].ID, stepRow(&c.Steps[i]), c.Steps[i].Basis)
	}
	for i := range c.States {
		show(c.States[i].ID, stateRow(&c.States[i]), c.States[i].Basis)
	}
	return some
}

func (cmd *showCmd) incident(c *console, d *desk.Desk, inc *daybook.Incident) error {
	tellings, err := d.Tellings(c.ctx, inc)
	if err != nil {
		return err
	}
	if cmd.Format == "json" {
		return writeJSON(c.out, inc)
	}
	showIncident(c.out, inc)
	for i := range tellings {
		t := &tellings[i]
		fmt.Fprintf(c.out, "\n%s (%s, %s)\n", t.Draft.ID, orUnknown(t.Source), orUnknown(t.Published))
		showBasis(c.out, t.Draft.Basis)
	}
	return nil
}

// showIncident writes what an incident is settled as, and why its reports belong together.
func showIncident(out io.Writer, inc *daybook.Incident) {
	fmt.Fprintf(out, "%s  %s, %s\n", inc.ID, inc.Type, inc.Status)
	showFields(out, [][2]string{{"when", inc.When.String()}, {"where", inc.Where.Label()}, {"perpetrator", inc.Perpetrator.Label()},
		{"target", inc.Target.Told()}, {"harm", harmText(inc.Harm)}, {"weapon", string(inc.Weapon)}, {"claimed by", string(inc.ClaimedBy)},
		{"denied by", string(inc.DeniedBy)}, {"review", inc.Review}, {"confidence", fmt.Sprintf("%.2f", inc.Confidence)}})
	for _, l := range inc.Links {
		fmt.Fprintf(out, "  %s and %s belong together by %+.1f points\n", l.A, l.B, l.Score)
	}
}

func showReport(out io.Writer, r *daybook.Report) {
	fmt.Fprintf(out, "%s  %s, %s\n", r.ID, orUnknown(r.Source), orUnknown(r.Published))
	for _, s := range []string{r.Title, r.Text} {
		if s != "" {
			fmt.Fprintf(out, "\n%s\n", s)
		}
	}
}

func showDraft(out io.Writer, d *daybook.Draft) {
	fmt.Fprintf(out, "\n%s  %s, %s\n", d.ID, d.Type, d.Status)
	showFields(out, [][2]string{{"when", d.When.String()}, {"where", d.Where.Label()}, {"perpetrator", d.Perpetrator.Label()},
		{"target", d.Target.Told()}, {"harm", harmText(d.Harm)}, {"weapon", string(d.Weapon)}})
	showBasis(out, d.Basis)
}

func showFields(out io.Writer, fields [][2]string) {
	for _, f := range fields {
		if f[1] != "" {
			fmt.Fprintf(out, "  %-12s %s\n", f[0], f[1])
		}
	}
}

func showBasis(out io.Writer, basis []daybook.Basis) {
	for _, b := range basis {
		fmt.Fprintf(out, "  %-12s “%s”  by %s\n", b.Field, strings.Join(strings.Fields(b.Quote), " "), b.Rule)
	}
}

func orUnknown(s string) string {
	if s == "" {
		return "unknown"
	}
	return s
}
