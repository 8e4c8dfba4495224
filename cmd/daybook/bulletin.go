package main

import (
	"daybook"
	"daybook/internal/desk"
	"daybook/internal/publish"
	"daybook/internal/stats"
)

type bulletinCmd struct {
	record
	Month  string   `required:"" placeholder:"MONTH" help:"The month, as 2025-02."`
	Place  []string `placeholder:"NAME" sep:"none" help:"Only this place, district, province or country. May be repeated: either."`
	Format string   `enum:"md,html" default:"md" help:"How to write: ${enum}."`
}

// Run writes the bulletin of a month.
func (cmd *bulletinCmd) Run(c *console) error {
	from, to, title, err := desk.Month(cmd.Month)
	if err != nil {
		return err
	}
	d, err := cmd.existing(c.ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	p, err := d.Period(c.ctx, daybook.Query{From: from, To: to, Places: cmd.Place})
	if err != nil {
		return err
	}
	b := bulletin(title, p)
	if cmd.Format == "html" {
		return b.HTML(c.out)
	}
	return b.Markdown(c.out)
}

// bulletin makes the bulletin of a period.
func bulletin(title string, p *desk.Period) *publish.Bulletin {
	b := &publish.Bulletin{Title: title, From: p.From, To: p.To, Claims: p.Claims, Steps: p.Steps, States: p.States}
	b.Incidents, b.Perhaps = stats.Within(stats.Counted(p.Incidents), p.From, p.To)
	for _, inc := range p.Incidents {
		if inc.Status != daybook.Occurred && inc.Review != daybook.Rejected {
			b.Apart = append(b.Apart, inc)
		}
	}
	b.Tables = stats.Monthly(b.Incidents)
	return b
}
