package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"daybook"
)

// Verified counts what a verification looked at.
type Verified struct {
	Originals, Reports, Spans, Decisions, Incidents, Faults int
}

// Verify holds the record against itself: every original against its digest, every span against its text,
// and the incidents against a new fold of the whole log. Each fault is told in a line; the error is for
// what kept it from looking.
func (d *Desk) Verify(ctx context.Context, tell func(fault string)) (Verified, error) {
	v := &verification{Desk: d, tell: tell}
	for _, look := range []func(context.Context) error{v.originals, v.reports, v.incidents} {
		if err := look(ctx); err != nil {
			return v.Verified, err
		}
	}
	return v.Verified, nil
}

type verification struct {
	*Desk
	Verified
	tell func(string)
}

func (v *verification) fault(format string, args ...any) {
	v.Faults++
	v.tell(fmt.Sprintf(format, args...))
}

func (v *verification) originals(ctx context.Context) error {
	for digest, err := range v.store.Digests(ctx) {
		if err != nil {
			return err
		}
		v.Originals++
		o, err := v.store.Original(ctx, digest)
		if err != nil {
			v.fault("original %s: %v", digest, err)
			continue
		}
		if sum := sha256.Sum256(o.Data); hex.EncodeToString(sum[:]) != digest {
			v.fault("original %s: its bytes are not those that were found", digest)
		}
	}
	return nil
}

func (v *verification) reports(ctx context.Context) error {
	for id, err := range v.store.ReportIDs(ctx) {
		if err != nil {
			return err
		}
		v.Reports++
		f, err := v.store.Report(ctx, id)
		if err != nil {
			v.fault("report %s: %v", id, err)
			continue
		}
		if _, err := v.store.Original(ctx, f.Original); isNotFound(err) {
			v.fault("report %s: its original is not kept", id)
		}
		for where, span := range f.Coded.Spans() {
			v.Spans++
			if err := span.Check(&f.Report); err != nil {
				v.fault("report %s: %s: %v", id, where, err)
			}
		}
	}
	return nil
}

// incidents folds the whole log anew and compares.
func (v *verification) incidents(ctx context.Context) error {
	var log []daybook.Decision
	for dec, err := range v.store.Decisions(ctx, 0) {
		if err != nil {
			return err
		}
		if v.Decisions++; dec.Seq != int64(v.Decisions) {
			v.fault("decision %d stands where %d should", dec.Seq, v.Decisions)
		}
		log = append(log, dec)
	}
	ledger := daybook.Replay(log)
	for t, err := range v.store.AllTellings(ctx) {
		if err != nil {
			return err
		}
		if ledger.IncidentOf(t.Draft.ID) == "" && t.Gone == "" {
			v.fault("draft %s: no decision ever made it an incident", t.Draft.ID)
		}
	}
	rule, err := settleRule(ctx, v.store)
	if err != nil {
		return err
	}
	for ids := range slices.Chunk(ledger.Incidents(), 500) {
		if err := v.compare(ctx, ledger, rule, ids); err != nil {
			return err
		}
	}
	for id, err := range v.store.IncidentIDs(ctx) {
		if err != nil {
			return err
		}
		if ledger.Incident(id) == nil {
			v.fault("incident %s: no decision makes it", id)
		}
	}
	return nil
}

// compare holds the stored incidents of those ids against what the ledger makes of them.
func (v *verification) compare(ctx context.Context, ledger *daybook.Ledger, rule daybook.Settle, ids []string) error {
	entries, drafts := entriesOf(ledger, ids)
	tellings, err := v.store.Tellings(ctx, drafts)
	if err != nil {
		return err
	}
	folded := assemble(ledger, rule, entries, tellings)
	if len(folded) != len(ids) {
		v.fault("%d of the incidents from %s to %s have no draft left", len(ids)-len(folded), ids[0], ids[len(ids)-1])
	}
	for i := range folded {
		v.Incidents++
		stored, err := v.store.Incident(ctx, folded[i].ID)
		switch {
		case isNotFound(err):
			v.fault("incident %s: the log makes it, but it is not there", folded[i].ID)
		case err != nil:
			return err
		case !sameJSON(stored, &folded[i]):
			v.fault("incident %s: is not what the log makes of it", folded[i].ID)
		}
	}
	return nil
}

func sameJSON(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}
