package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strconv"

	"daybook"
	"daybook/internal/ingest"
	"daybook/internal/merge"
	"daybook/internal/read"
	"daybook/internal/store"
)

// A Recoding says which reports are read again, and how.
type Recoding struct {
	store.Which
	DryRun  bool // only tell what would change
	Restart bool // from the first report, though an earlier recoding of these was stopped on the way
}

// A Reread is what reading one report again changed. Its drafts are named by their ids in the record.
type Reread struct {
	Report   string
	Changed  []string // drafts that say something else now
	New      []string
	Gone     []string // drafts told no more
	Findings bool     // its claims, interactions, steps or states are others
	Recheck  []string // incidents that an analyst decided on and whose drafts say something else now, or nothing
	Err      error    // why it could not be read; all stays as it was
}

// Same tells whether reading the report again changed nothing.
func (r *Reread) Same() bool {
	return len(r.Changed)+len(r.New)+len(r.Gone) == 0 && !r.Findings && r.Err == nil
}

// A RecodeTally counts what a recoding changed.
type RecodeTally struct {
	Chosen  int // reports to be read
	Passed  int // of them, those an earlier recoding that was stopped had read
	Read    int
	Failed  int
	Reports int // that say something else
	Changed, New, Gone,
	Findings, // reports whose other findings changed
	Recheck int
}

func (t *RecodeTally) count(r Reread) {
	t.Read++
	switch {
	case r.Err != nil:
		t.Failed++
	case !r.Same():
		t.Reports++
	}
	t.Changed, t.New, t.Gone, t.Recheck = t.Changed+len(r.Changed), t.New+len(r.New), t.Gone+len(r.Gone), t.Recheck+len(r.Recheck)
	if r.Findings {
		t.Findings++
	}
}

// The settings by which recodings go on, and by which other programs learn of them.
const (
	recodeSetting  = "recode"  // a recoding on its way: position
	recodedSetting = "recoded" // how many lots were ever read anew
	recodeLot      = 100       // reports filed at a time
)

// A position is how far a recoding came.
type position struct {
	Coder string
	Which store.Which
	N     int64 // of the last report filed
}

// Recode reads filed reports again, on all cores, and puts what is read now in the place of what was read
// before. A draft that is told as before, or much as before, keeps its id; one told no more leaves the
// record. What analysts decided stands: a draft they decided on stays where it is, and its incident is
// marked to be looked at again. Reports are filed some at a time, each lot whole, so that a recoding that
// was stopped goes on where it was when it is asked for again. Every report is told once it is certain.
func (d *Desk) Recode(ctx context.Context, reader *read.Reader, rec Recoding, tell func(Reread)) (tally RecodeTally, err error) {
	from, err := d.positionOf(ctx, rec)
	if err != nil {
		return tally, err
	}
	if tally.Chosen, err = d.store.Count(ctx, rec.Which); err != nil {
		return tally, err
	}
	if rec.Coder == "" && rec.CoderIsNo == "" { // else those read already are not among the chosen
		tally.Passed, err = d.passed(ctx, rec.Which, from.N)
	}
	var lot []rereading
	file := func() error {
		if len(lot) == 0 {
			return ctx.Err()
		}
		from.N = lot[len(lot)-1].n
		told, err := d.fileAgain(ctx, lot, from, rec.DryRun)
		if err != nil {
			return fmt.Errorf("file what was read again: %w", err)
		}
		for _, r := range told {
			tally.count(r)
			tell(r)
		}
		lot = lot[:0]
		return ctx.Err()
	}
	if err == nil {
		err = InOrder(ctx, d.chosen(ctx, rec.Which, from.N), func(a chosen) rereading { return d.readAgain(ctx, reader, a) }, func(r rereading) error {
			if lot = append(lot, r); len(lot) < recodeLot {
				return ctx.Err()
			}
			return file()
		})
	}
	if err == nil {
		err = file()
	}
	if err == nil && !rec.DryRun {
		err = d.store.Update(ctx, func(t *store.Tx) error { return t.SetSetting(ctx, recodeSetting, "") })
	}
	return tally, err
}

// positionOf is where a recoding begins: at the first report, or after the last one that a recoding of the
// same reports by the same coder had filed when it was stopped.
func (d *Desk) positionOf(ctx context.Context, rec Recoding) (position, error) {
	begin, stopped := position{Coder: read.Coder, Which: rec.Which}, position{}
	text, err := d.store.Setting(ctx, recodeSetting)
	if err != nil || text == "" || rec.Restart || rec.DryRun {
		return begin, err
	}
	if err := json.Unmarshal([]byte(text), &stopped); err != nil {
		return begin, fmt.Errorf("read how far the last recoding came: %w", err)
	}
	if stopped.Coder == begin.Coder && reflect.DeepEqual(stopped.Which, begin.Which) {
		return stopped, nil
	}
	return begin, nil
}

func (d *Desk) passed(ctx context.Context, w store.Which, upTo int64) (n int, err error) {
	for a, err := range d.store.Choose(ctx, w, 0) {
		if err != nil || a.N > upTo {
			return n, err
		}
		n++
	}
	return n, nil
}

// A chosen is a report to be read again, or why the list of them broke off.
type chosen struct {
	store.Arrival
	err error
}

func (d *Desk) chosen(ctx context.Context, w store.Which, after int64) iter.Seq[chosen] {
	return func(yield func(chosen) bool) {
		for a, err := range d.store.Choose(ctx, w, after) {
			if !yield(chosen{a, err}) {
				return
			}
		}
	}
}

// A rereading is a report as it was read before, and now.
type rereading struct {
	n      int64
	before *store.Filed
	now    *daybook.Coded
	err    error
}

// readAgain reads the text of a filed report anew. What was found wrong with its original is told again.
func (d *Desk) readAgain(ctx context.Context, reader *read.Reader, a chosen) rereading {
	r := rereading{n: a.N, err: a.err}
	if r.err == nil {
		r.before, r.err = d.store.Report(ctx, a.Report)
	}
	if r.err != nil {
		return r
	}
	reading := ingest.Reading{Report: &r.before.Report}
	if o, err := d.store.Original(ctx, r.before.Original); err == nil {
		reading.Problems = d.Caps.Read(ctx, ingest.Original{From: r.before.Found, Format: ingest.Format(o.Format), Data: o.Data}).Problems
	}
	coding := codeReading(reader, reading)
	coding.Mark(d.ReviewBelow)
	r.now = coding.Coded
	return r
}

// fileAgain puts a lot of reports in the place of what they were, and merges what that changes.
func (d *Desk) fileAgain(ctx context.Context, lot []rereading, upTo position, dry bool) (told []Reread, err error) {
	for _, r := range lot {
		if r.err != nil { // the record itself could not be read
			return nil, r.err
		}
	}
	if dry {
		err := d.ask(ctx, func(l *daybook.Ledger) {
			for i := range lot {
				var c change
				if c, err = d.compare(ctx, d.store, l, &lot[i]); err != nil {
					return
				}
				told = append(told, c.Reread)
			}
		})
		return told, err
	}
	err = d.change(ctx, func(t *store.Tx, l *daybook.Ledger) error {
		told = nil
		if err := d.catchUpIndex(ctx, t); err != nil {
			return err
		}
		return d.putAgain(ctx, t, l, lot, upTo, func(r Reread) { told = append(told, r) })
	})
	return told, err
}

func (d *Desk) putAgain(ctx context.Context, t *store.Tx, l *daybook.Ledger, lot []rereading, upTo position, tell func(Reread)) error {
	var decisions []daybook.Decision
	var redrawn, regroup []string // drafts with other values; reports whose drafts may group otherwise
	for i := range lot {
		r := &lot[i]
		c, err := d.compare(ctx, t, l, r)
		if err != nil {
			return err
		}
		tell(c.Reread)
		if c.Err != nil {
			continue
		}
		if err := t.Recode(ctx, r.now); err != nil {
			return fmt.Errorf("report %s: %w", r.now.Report, err)
		}
		decisions = append(decisions, c.decisions...)
		for _, draft := range slices.Concat(r.now.Incidents, c.kept) {
			redrawn = append(redrawn, draft.ID)
		}
		if len(c.Changed)+len(c.New)+len(c.Gone) > 0 || c.words {
			whole := *r.now
			whole.Incidents = slices.Concat(whole.Incidents, c.kept)
			d.index.Replace(&whole)
			regroup = append(regroup, r.now.Report)
		}
	}
	if err := d.decide(ctx, t, l, decisions, redrawn...); err != nil {
		return err
	}
	if err := d.decide(ctx, t, l, d.index.Propose(regroup, l)); err != nil {
		return err
	}
	return d.noteRecoded(ctx, t, upTo)
}

// noteRecoded keeps how far the recoding came, and tells other programs that drafts have changed.
func (d *Desk) noteRecoded(ctx context.Context, t *store.Tx, upTo position) error {
	lots, err := t.Setting(ctx, recodedSetting)
	if err != nil {
		return err
	}
	n, _ := strconv.Atoi(lots)
	d.recoded = strconv.Itoa(n + 1)
	at, err := json.Marshal(upTo)
	if err != nil {
		return err
	}
	if d.index.Stale() {
		d.index, d.indexed = nil, 0
	}
	if err := t.SetSetting(ctx, recodedSetting, d.recoded); err != nil {
		return err
	}
	return t.SetSetting(ctx, recodeSetting, string(at))
}

// draftReader is the store, or a transaction of its.
type draftReader interface {
	DraftsOf(ctx context.Context, report string) ([]daybook.Telling, error)
}

// A change is what reading one report again does to the record.
type change struct {
	Reread
	words     bool            // the words that the merger compares are others
	kept      []daybook.Draft // told no more, but still in an incident
	decisions []daybook.Decision
}

// compare gives the drafts of a report the ids they had before, new ones new ids, and says what changed.
func (d *Desk) compare(ctx context.Context, from draftReader, l *daybook.Ledger, r *rereading) (change, error) {
	c := change{Reread: Reread{Report: r.before.Report.ID}}
	if r.now.Error != "" {
		c.Err = daybook.Invalid("%s", r.now.Error)
		return c, nil
	}
	rows, err := from.DraftsOf(ctx, c.Report)
	if err != nil {
		return c, err
	}
	before := make([]daybook.Draft, len(rows))
	for i := range rows {
		before[i] = rows[i].Draft
	}
	number, known := len(before), map[string]bool{}
	for k, b := range merge.Rematch(before, r.now.Incidents) {
		now := &r.now.Incidents[k]
		if b < 0 {
			number++
			now.ID = fmt.Sprintf("%s#%d", c.Report, number)
			c.New = append(c.New, now.ID)
		} else {
			now.ID = before[b].ID
			known[now.ID] = true
			c.retold(l, now, &rows[b])
		}
		if l.IncidentOf(now.ID) == "" {
			c.decisions = append(c.decisions, daybook.Decision{Who: daybook.Machine, Verb: daybook.Open, Incident: freeID(l, now.ID),
				Drafts: []string{now.ID}, Reason: "a draft begins as its own incident"})
		}
	}
	for i := range rows {
		if id := rows[i].Draft.ID; !known[id] && l.IncidentOf(id) != "" {
			c.untold(l, &rows[i])
		}
	}
	c.Findings = !sameFindings(r.before.Coded, r.now)
	c.words = !sameJSON(r.before.Coded.Sketch, r.now.Sketch) || !slices.Equal(r.before.Coded.Digest, r.now.Digest)
	return c, nil
}

// retold notes a draft that is told again.
func (c *change) retold(l *daybook.Ledger, now *daybook.Draft, was *daybook.Telling) {
	if was.Gone != "" {
		c.New = append(c.New, now.ID)
	}
	old := was.Draft
	if sameJSON(asValues(old), asValues(*now)) {
		return
	}
	if was.Gone == "" {
		c.Changed = append(c.Changed, now.ID)
	}
	if e := l.Incident(l.IncidentOf(now.ID)); e != nil && e.Review == daybook.Reviewed {
		c.mark(daybook.Reread, e.ID, now.ID, read.Coder+" tells it otherwise than when it was reviewed")
	}
}

// untold notes a draft that is told no more.
func (c *change) untold(l *daybook.Ledger, row *daybook.Telling) {
	e := l.Incident(l.IncidentOf(row.Draft.ID))
	if row.Gone == "" {
		c.Gone = append(c.Gone, row.Draft.ID)
	}
	if e.Review == daybook.Rejected || l.DecidedOn(row.Draft.ID) {
		c.kept = append(c.kept, row.Draft)
	}
	if row.Gone != "" || e.Review == daybook.Rejected {
		return
	}
	if l.DecidedOn(row.Draft.ID) {
		c.mark(daybook.Withdraw, e.ID, row.Draft.ID, read.Coder+" tells it no more; it stays, for an analyst decided on it")
		return
	}
	c.decisions = append(c.decisions, daybook.Decision{Who: daybook.Machine, Verb: daybook.Withdraw, Incident: e.ID,
		Drafts: []string{row.Draft.ID}, Reason: read.Coder + " tells it no more"})
}

// mark asks an analyst to look at an incident again.
func (c *change) mark(verb daybook.Verb, incident, draft, why string) {
	c.decisions = append(c.decisions, daybook.Decision{Who: daybook.Machine, Verb: verb, Incident: incident, Drafts: []string{draft}, Reason: why})
	if !slices.Contains(c.Recheck, incident) {
		c.Recheck = append(c.Recheck, incident)
	}
}

// freeID names the incident that a draft alone makes, with a number after it while that is taken.
func freeID(l *daybook.Ledger, draft string) string {
	id := daybook.IncidentOf(draft)
	for n := 2; l.Incident(id) != nil; n++ {
		id = fmt.Sprintf("%s-%d", daybook.IncidentOf(draft), n)
	}
	return id
}

// asValues is a draft without what says how it was read.
func asValues(d daybook.Draft) daybook.Draft {
	d.ID, d.Basis, d.Confidence, d.Review = "", nil, 0, false
	return d
}

// sameFindings tells whether two readings of a report agree in all but incidents, in values and words.
func sameFindings(a, b *daybook.Coded) bool {
	return sameJSON(a.Interactions, b.Interactions) && sameJSON(a.Claims, b.Claims) && sameJSON(a.Steps, b.Steps) && sameJSON(a.States, b.States)
}

// Rechecks gives the incidents whose drafts are told otherwise, or no more, since an analyst decided.
func (d *Desk) Rechecks(ctx context.Context) (ids []string, err error) {
	err = d.ask(ctx, func(l *daybook.Ledger) { ids = l.Stale() })
	return ids, err
}
