package main

import (
	"fmt"
	"strings"

	"daybook/internal/desk"
	"daybook/internal/read"
	"daybook/internal/store"
)

type recodeCmd struct {
	reading
	choosing
	Report  []string `placeholder:"ID" sep:"none" help:"Only this report. May be repeated."`
	Since   string   `placeholder:"DAY" help:"Only reports published that day or later, as 2025-02-28, 2025-02 or 2025; never undated ones."`
	Coder   string   `placeholder:"NAME" help:"Only reports that this coder read, as ‘daybook 0.1.0’; ‘older’ is any but this program's."`
	DryRun  bool     `help:"Only tell what would change."`
	Restart bool     `help:"Begin at the first report, though an earlier recoding of the same reports was stopped on the way."`
	Verbose bool     `short:"v" help:"Name every report that says something else now, and its drafts."`
}

// Run reads stored reports again with the reader of today and tells what that changes. What analysts
// decided stands.
func (cmd *recodeCmd) Run(c *console) error {
	rec := desk.Recoding{Which: store.Which{Reports: cmd.Report}, DryRun: cmd.DryRun, Restart: cmd.Restart}
	switch cmd.Coder {
	case "older":
		rec.CoderIsNo = read.Coder
	default:
		rec.Coder = cmd.Coder
	}
	var err error
	if rec.Since, _, err = days("since", cmd.Since); err != nil {
		return err
	}
	d, err := cmd.existing(c.ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	if !cmd.DryRun {
		if err := d.Keep(c.ctx, cmd.choices()); err != nil {
			return err
		}
	}
	for _, id := range cmd.Report {
		if _, err := d.Report(c.ctx, id); err != nil {
			return err
		}
	}
	reader, err := cmd.reader()
	if err != nil {
		return fmt.Errorf("load the reader: %w", err)
	}
	bar := c.progress(true)
	tally, err := d.Recode(c.ctx, reader, rec, func(r desk.Reread) {
		if r.Err != nil {
			bar.say(fmt.Sprintf("%s: stays as it was: %v", r.Report, r.Err))
		}
		for _, id := range r.Recheck {
			bar.say(fmt.Sprintf("%s: an analyst decided on it, and it is told otherwise now: look at it again", id))
		}
		if cmd.Verbose && !r.Same() && r.Err == nil {
			bar.say(r.Report + ": " + rereadText(&r))
		}
		bar.step()
	})
	bar.done()
	showRecoded(c, cmd.DryRun, tally)
	if err == nil && tally.Failed > 0 {
		return errPartly
	}
	return err
}

// rereadText says what reading a report again changed.
func rereadText(r *desk.Reread) string {
	var parts []string
	for _, p := range []struct {
		what   string
		drafts []string
	}{{"changed", r.Changed}, {"new", r.New}, {"told no more", r.Gone}} {
		if len(p.drafts) > 0 {
			parts = append(parts, p.what+" "+strings.Join(p.drafts, ", "))
		}
	}
	if r.Findings {
		parts = append(parts, "other findings changed")
	}
	return strings.Join(parts, "; ")
}

func showRecoded(c *console, dry bool, t desk.RecodeTally) {
	if t.Passed > 0 {
		fmt.Fprintf(c.out, "went on after %s that an earlier recoding had read (--restart reads them again)\n", counted(t.Passed, "report"))
	}
	did := "read again"
	if dry {
		did = "read again, nothing changed in the record"
	}
	fmt.Fprintf(c.out, "%s %s: %d say something else; of their drafts %d changed, %d are new, %d are told no more; other findings changed in %d\n",
		counted(t.Read, "report"), did, t.Reports, t.Changed, t.New, t.Gone, t.Findings)
	if t.Recheck > 0 {
		fmt.Fprintf(c.out, "%s to be looked at again: what analysts decided stands, and the desk lists them under Proposals\n", counted(t.Recheck, "incident"))
	}
}
