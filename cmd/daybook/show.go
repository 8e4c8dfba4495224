package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"daybook"
	"daybook/internal/desk"
)

type showCmd struct {
	record
	ID     string `arg:"" help:"An incident, a draft, or a report."`
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
		return daybook.NotFound("there is no incident, draft or report %s", cmd.ID)
	case err != nil:
		return err
	case cmd.Format == "json":
		return writeJSON(c.out, struct {
			Report daybook.Report `json:"report"`
			Coded  *daybook.Coded `json:"coded"`
		}{filed.Report, filed.Coded})
	}
	showReport(c.out, &filed.Report)
	for i := range filed.Coded.Incidents {
		if dr := &filed.Coded.Incidents[i]; id == cmd.ID || dr.ID == cmd.ID {
			showDraft(c.out, dr)
		}
	}
	return nil
}

func (cmd *showCmd) incident(c *console, d *desk.Desk, inc *daybook.Incident) error {
	tellings, err := d.Tellings(c.ctx, inc)
	if err != nil {
		return err
	}
	if cmd.Format == "json" {
		return writeJSON(c.out, inc)
	}
	fmt.Fprintf(c.out, "%s  %s, %s\n", inc.ID, inc.Type, inc.Status)
	showFields(c.out, [][2]string{{"when", inc.When.String()}, {"where", inc.Where.Label()}, {"perpetrator", inc.Perpetrator.Label()},
		{"target", inc.Target.Label()}, {"harm", harmText(inc.Harm)}, {"weapon", string(inc.Weapon)}, {"claimed by", string(inc.ClaimedBy)},
		{"denied by", string(inc.DeniedBy)}, {"review", inc.Review}, {"confidence", fmt.Sprintf("%.2f", inc.Confidence)}})
	for i := range tellings {
		t := &tellings[i]
		fmt.Fprintf(c.out, "\n%s (%s, %s)\n", t.Draft.ID, orUnknown(t.Source), orUnknown(t.Published))
		showBasis(c.out, t.Draft.Basis)
	}
	return nil
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
		{"target", d.Target.Label()}, {"harm", harmText(d.Harm)}, {"weapon", string(d.Weapon)}})
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
