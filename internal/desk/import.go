package desk

import (
	"context"
	"fmt"
	"iter"

	"daybook"
	"daybook/internal/ingest"
	"daybook/internal/read"
	"daybook/internal/store"
)

// An Outcome is what became of one original.
type Outcome struct {
	Coding
	Known bool // the same report was in the record already
}

// A Tally counts what became of the originals of an import.
type Tally struct {
	Added, Known, Failed, Incidents int
}

// Import codes and files originals, on all cores. A report that is filed already is passed over; an id that
// another report bears is a failure of that original, as is one that cannot be read. Reports are filed some
// at a time, each whole, so that an import that was stopped anywhere goes on where it was when it is run
// again. Every outcome is told once it is certain.
func (d *Desk) Import(ctx context.Context, reader *read.Reader, originals iter.Seq[ingest.Original], tell func(Outcome)) (Tally, error) {
	var tally Tally
	var batch []Outcome
	held := 0
	file := func() error {
		if err := d.file(ctx, batch); err != nil {
			return fmt.Errorf("file reports: %w", err)
		}
		for _, o := range batch {
			tally.count(o)
			tell(o)
		}
		batch, held = batch[:0], 0
		return ctx.Err()
	}
	err := InOrder(ctx, originals, func(o ingest.Original) Outcome { return d.prepare(ctx, reader, o) }, func(o Outcome) error {
		batch = append(batch, o)
		if held += len(o.Data); len(batch) < 200 && held < 16<<20 {
			return ctx.Err()
		}
		return file()
	})
	if err == nil {
		err = file()
	}
	return tally, err
}

func (t *Tally) count(o Outcome) {
	switch {
	case o.Coded != nil && o.Coded.Error != "":
		t.Failed++
	case o.Known:
		t.Known++
	default:
		t.Added++
		t.Incidents += len(o.Coded.Incidents)
	}
}

// prepare reads an original unless its report is filed already, in which case Coded is nil.
func (d *Desk) prepare(ctx context.Context, reader *read.Reader, o ingest.Original) Outcome {
	r := d.Caps.Read(ctx, o)
	if r.Err == nil {
		if digest, filed, err := d.store.HasReport(ctx, r.Report.ID); err == nil && filed && digest == o.Digest() {
			return Outcome{Coding: Coding{Reading: r}, Known: true}
		}
	}
	coding := codeReading(reader, r)
	coding.Mark(d.ReviewBelow)
	return Outcome{Coding: coding}
}

// file files a batch in one transaction, opens an incident for each draft, and merges those that
// are one.
func (d *Desk) file(ctx context.Context, batch []Outcome) error {
	return d.change(ctx, func(t *store.Tx, l *daybook.Ledger) error {
		var decisions []daybook.Decision
		var filed []string
		for i := range batch {
			o := &batch[i]
			if o.Known || o.Coded.Error != "" {
				continue
			}
			if err := d.fileOne(ctx, t, o); err != nil {
				return err
			}
			if o.Known || o.Coded.Error != "" {
				continue
			}
			filed = append(filed, o.Report.ID)
			for _, draft := range o.Coded.Incidents {
				decisions = append(decisions, daybook.Decision{Who: daybook.Machine, Verb: daybook.Open,
					Incident: daybook.IncidentOf(draft.ID), Drafts: []string{draft.ID}, Reason: "a draft begins as its own incident"})
			}
		}
		if err := d.decide(ctx, t, l, decisions); err != nil {
			return err
		}
		return d.merge(ctx, t, l, filed)
	})
}

// fileOne files one report, or finds that it is known, or that its id is another's.
func (d *Desk) fileOne(ctx context.Context, t *store.Tx, o *Outcome) error {
	digest := o.Digest()
	filed, err := t.Report(ctx, o.Report.ID)
	switch {
	case err == nil && (filed.Original == digest || filed.Report == *o.Report):
		o.Known = true
		return nil
	case err == nil:
		o.fail(daybook.Conflict("report %s is in the record already with another text (found in %s)", o.Report.ID, filed.Found))
		return nil
	case !isNotFound(err):
		return err
	}
	if err := t.AddOriginal(ctx, store.Original{Digest: digest, Format: string(o.Format), Data: o.Data}); err != nil {
		return err
	}
	return t.AddReport(ctx, store.Filed{Report: *o.Report, Coded: o.Coded, Found: o.From, Original: digest, Imported: d.Now()})
}
