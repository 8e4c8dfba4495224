package main

import (
	"fmt"

	"daybook/internal/desk"
)

type importCmd struct {
	reading
	choosing
	inputs
	Verbose bool `short:"v" help:"Name every report that was in the record already."`
}

// Run codes the inputs and files them. What is filed already is passed over, so an import that was stopped
// is finished by running it again.
func (cmd *importCmd) Run(c *console) error {
	d, err := cmd.open(c.ctx, desk.Settings{Caps: cmd.caps()})
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Keep(c.ctx, cmd.choices()); err != nil {
		return err
	}
	reader, err := cmd.reader()
	if err != nil {
		return fmt.Errorf("load the reader: %w", err)
	}
	bar := c.progress(true)
	complaints := 0
	tally, err := d.Import(c.ctx, reader, cmd.caps().Open(cmd.names(), c.in), func(o desk.Outcome) {
		for _, line := range o.Complaints() {
			bar.say(line)
			complaints++
		}
		if o.Known && cmd.Verbose {
			bar.say(fmt.Sprintf("%s: in the record already as %s", o.From, o.Report.ID))
		}
		bar.step()
	})
	bar.done()
	fmt.Fprintf(c.out, "%s added with %s; %d in the record already, %d could not be taken\n",
		counted(tally.Added, "report"), counted(tally.Incidents, "incident"), tally.Known, tally.Failed)
	if err == nil && complaints > 0 {
		return errPartly
	}
	return err
}
