package daybook

import (
	"encoding/json"
	"maps"
	"slices"
)

// A Ledger is the log replayed: which incident every draft is in, what analysts set, what is proposed.
// It depends on the log alone. Replaying is total: a decision whose ground was undone does what is left
// for it to do. What analysts decided the machine never overturns, by these rules:
//
//   - a draft that an analyst's open, merge, split, move or decline touched is pinned: no machine decision
//     takes it out of its incident, and the machine joins no two incidents that both hold pinned drafts;
//   - into or out of a reviewed or rejected incident the machine moves nothing;
//   - a field an analyst set the machine does not set;
//   - a draft the reader tells no more, or tells otherwise, stays where an analyst decided on it, and the
//     incident is marked to be looked at again (Entry.Stale) until an analyst reviews or rejects it.
//
// A machine merge that these rules stop stands as a proposal.
type Ledger struct {
	log      []Decision
	undone   map[int64]bool
	in       map[string]string // draft → incident
	pinned   map[string]bool   // drafts
	declined map[pair]bool
	gone     map[string]bool   // drafts withdrawn from the record
	entries  map[string]*Entry // live incidents
	touched  map[string]bool   // incidents the decision being applied changes
}

// pair is two incidents in alphabetical order.
type pair [2]string

func pairOf(a, b string) pair {
	if b < a {
		a, b = b, a
	}
	return pair{a, b}
}

// An Entry is what the log makes of one live incident, before the drafts' values are looked at.
type Entry struct {
	ID     string
	Drafts []string // sorted
	Review string   // Unreviewed, Reviewed or Rejected
	Set    map[string]Setting
	Links  []Link // the machine's points for drafts that came together

	// Stale are the drafts read otherwise, or no more, since an analyst decided, and the machine's
	// decision that says so.
	Stale map[string]int64

	proposed map[string]int // incident proposed to be the same → index in the log
}

// A Setting is a value an analyst gave a field, by decision Seq.
type Setting struct {
	Seq   int64
	Who   string
	Value json.RawMessage
}

// afterReview is what an incident is after each verb of review.
var afterReview = map[Verb]string{Review: Reviewed, Reject: Rejected, Reopen: Unreviewed}

// Replay makes the ledger of a log in order of Seq.
func Replay(log []Decision) *Ledger {
	l := &Ledger{log: slices.Clip(log)}
	l.replay()
	return l
}

func (l *Ledger) replay() {
	l.undone = undone(l.log)
	l.in, l.pinned = make(map[string]string, len(l.log)), map[string]bool{}
	l.gone = map[string]bool{}
	l.entries, l.declined, l.touched = make(map[string]*Entry, len(l.log)), map[pair]bool{}, map[string]bool{}
	for i := range l.log {
		if !l.undone[l.log[i].Seq] {
			l.step(i)
		}
		clear(l.touched)
	}
}

// undone tells which decisions are taken back; an undo may itself be undone, and
// the machine undoes nobody's decisions but its own.
func undone(log []Decision) map[int64]bool {
	out, machines := map[int64]bool{}, map[int64]bool{}
	for _, d := range log {
		if d.Who == Machine {
			machines[d.Seq] = true
		}
	}
	for i := len(log) - 1; i >= 0; i-- {
		if d := &log[i]; d.Verb == Undo && !out[d.Seq] && (d.Who != Machine || machines[d.Undoes]) {
			out[d.Undoes] = true
		}
	}
	return out
}

// Apply adds d to the log and gives the incidents it changes, ended ones included, sorted. The caller has
// checked d (see Check) and given it its Seq.
func (l *Ledger) Apply(d Decision) []string {
	l.log = append(l.log, d)
	clear(l.touched)
	if d.Verb != Undo {
		l.step(len(l.log) - 1)
		return slices.Sorted(maps.Keys(l.touched))
	}
	before := l.entries
	l.replay()
	changed := map[string]bool{}
	for id, e := range before {
		if !e.equal(l.entries[id]) {
			changed[id] = true
		}
	}
	for id := range l.entries {
		if before[id] == nil {
			changed[id] = true
		}
	}
	return slices.Sorted(maps.Keys(changed))
}

func (e *Entry) equal(o *Entry) bool {
	return e != nil && o != nil && e.Review == o.Review && slices.Equal(e.Drafts, o.Drafts) &&
		maps.EqualFunc(e.Set, o.Set, func(a, b Setting) bool { return a.Seq == b.Seq }) &&
		maps.Equal(e.proposed, o.proposed) && maps.Equal(e.Stale, o.Stale) &&
		slices.EqualFunc(e.Links, o.Links, func(a, b Link) bool { return a.A == b.A && a.B == b.B })
}

// Incident gives the entry of a live incident, or nil.
func (l *Ledger) Incident(id string) *Entry { return l.entries[id] }

// IncidentOf gives the incident a draft is in, "" when it was never opened.
func (l *Ledger) IncidentOf(draft string) string { return l.in[draft] }

// Withdrawn tells whether the reader tells a draft no more and it is in no incident.
func (l *Ledger) Withdrawn(draft string) bool { return l.gone[draft] }

// Pinned tells whether an analyst placed the draft.
func (l *Ledger) Pinned(draft string) bool { return l.pinned[draft] }

// Undone tells whether decision seq is taken back.
func (l *Ledger) Undone(seq int64) bool { return l.undone[seq] }

// Incidents gives the ids of all live incidents, sorted.
func (l *Ledger) Incidents() []string { return slices.Sorted(maps.Keys(l.entries)) }

// Proposals gives the open proposals in order of the log. A machine merge that an analyst's decision
// stopped stands among them with its verb turned to Propose.
func (l *Ledger) Proposals() []Decision {
	at := map[int]bool{}
	for _, e := range l.entries {
		for _, i := range e.proposed {
			at[i] = true
		}
	}
	out := make([]Decision, 0, len(at))
	for _, i := range slices.Sorted(maps.Keys(at)) {
		d := l.log[i]
		d.Verb = Propose
		out = append(out, d)
	}
	return out
}

// Proposed tells whether the question if incidents a and b are one is open.
func (l *Ledger) Proposed(a, b string) bool {
	e := l.entries[a]
	if e == nil {
		return false
	}
	_, open := e.proposed[b]
	return open
}

// Declined tells whether an analyst answered that incidents a and b are apart.
func (l *Ledger) Declined(a, b string) bool { return l.declined[pairOf(a, b)] }

// History gives the decisions that speak of an incident or of drafts now in it, in order, undone ones
// and the undoing of them included.
func (l *Ledger) History(id string) []Decision {
	names, seqs := map[string]bool{id: true}, map[int64]bool{}
	var out []Decision
	drafts := map[string]bool{}
	if e := l.entries[id]; e != nil {
		for _, d := range e.Drafts {
			drafts[d], names[IncidentOf(d)] = true, true
		}
	}
	for _, d := range l.log {
		if names[d.Incident] || names[d.Other] || seqs[d.Undoes] || slices.ContainsFunc(d.Drafts, func(s string) bool { return drafts[s] }) {
			seqs[d.Seq] = true
			out = append(out, d)
		}
	}
	return out
}

// step applies one decision that stands.
func (l *Ledger) step(i int) {
	d := &l.log[i]
	switch d.Verb {
	case Open:
		l.take(d, l.unplaced(d.Drafts), d.Incident)
	case Merge:
		l.merge(d, i)
	case Split:
		l.split(d)
	case Move:
		if d.Who != Machine || l.machineMayMove(d.Drafts, d.Incident) {
			l.pin(d, d.Incident, d.Other)
			l.take(d, l.placed(d.Drafts), d.Incident)
		}
	case Set:
		l.set(d)
	case Review, Reject, Reopen:
		if e := l.entries[d.Incident]; e != nil && d.Who != Machine {
			e.Review = afterReview[d.Verb]
			if d.Verb != Reopen {
				e.Stale = nil
			}
			l.touched[d.Incident] = true
		}
	case Withdraw, Reread:
		l.reread(d)
	case Propose:
		l.propose(d, i)
	case Decline:
		if d.Who != Machine {
			l.decline(d)
		}
	}
}

func (l *Ledger) merge(d *Decision, i int) {
	from, to := l.entries[d.Other], l.entries[d.Incident]
	if from == nil || to == nil || from == to {
		return
	}
	if d.Who == Machine && !(l.machineMayMove(from.Drafts, d.Incident)) {
		l.propose(d, i)
		return
	}
	l.pin(d, d.Incident, d.Other)
	to.Links = append(to.Links, from.Links...)
	if d.Link != nil {
		to.Links = append(to.Links, *d.Link)
	}
	l.take(d, slices.Clone(from.Drafts), d.Incident)
}

func (l *Ledger) split(d *Decision) {
	from := l.entries[d.Incident]
	if from == nil || d.Who == Machine && !l.machineMayMove(d.Drafts, d.Other) {
		return
	}
	var out []string
	for _, s := range d.Drafts {
		if l.in[s] == d.Incident {
			out = append(out, s)
		}
	}
	l.pin(d, d.Incident)
	l.take(d, out, d.Other)
}

func (l *Ledger) set(d *Decision) {
	e := l.entries[d.Incident]
	if e == nil || d.Who == Machine && e.Set[d.Field].Seq != 0 {
		return
	}
	if e.Set == nil {
		e.Set = map[string]Setting{}
	}
	e.Set[d.Field] = Setting{d.Seq, d.Who, d.Value}
	l.touched[d.Incident] = true
}

func (l *Ledger) propose(d *Decision, i int) {
	a, b := l.entries[d.Incident], l.entries[d.Other]
	if a == nil || b == nil || a == b {
		return
	}
	for _, e := range []*Entry{a, b} {
		if e.proposed == nil {
			e.proposed = map[string]int{}
		}
	}
	a.proposed[b.ID], b.proposed[a.ID] = i, i
	l.touched[a.ID], l.touched[b.ID] = true, true
}

func (l *Ledger) decline(d *Decision) {
	l.declined[pairOf(d.Incident, d.Other)] = true
	l.pin(d, d.Incident, d.Other)
	if a, b := l.entries[d.Incident], l.entries[d.Other]; a != nil && b != nil {
		delete(a.proposed, b.ID)
		delete(b.proposed, a.ID)
		l.touched[a.ID], l.touched[b.ID] = true, true
	}
}

// machineMayMove tells whether analysts left the machine free to move drafts into incident to.
func (l *Ledger) machineMayMove(drafts []string, to string) bool {
	if e := l.entries[to]; e != nil && e.Review != Unreviewed {
		return false
	}
	for _, s := range drafts {
		if e := l.entries[l.in[s]]; l.pinned[s] || e != nil && e.Review != Unreviewed {
			return false
		}
	}
	return true
}

// pin pins the drafts of the incidents an analyst's decision speaks of.
func (l *Ledger) pin(d *Decision, incidents ...string) {
	if d.Who == Machine {
		return
	}
	for _, s := range l.placed(d.Drafts) {
		l.pinned[s] = true
	}
	for _, id := range incidents {
		if e := l.entries[id]; e != nil {
			for _, s := range e.Drafts {
				l.pinned[s] = true
			}
		}
	}
}

func (l *Ledger) unplaced(drafts []string) []string {
	return slices.DeleteFunc(slices.Clone(drafts), func(s string) bool { return l.in[s] != "" })
}

func (l *Ledger) placed(drafts []string) []string {
	return slices.DeleteFunc(slices.Clone(drafts), func(s string) bool { return l.in[s] == "" })
}

// take moves drafts into incident to, which begins if need be; incidents left empty end, and what was
// proposed for them with them.
func (l *Ledger) take(d *Decision, drafts []string, to string) {
	if len(drafts) == 0 || to == "" {
		return
	}
	e := l.entries[to]
	if e == nil {
		e = &Entry{ID: to, Review: Unreviewed}
		l.entries[to] = e
	}
	l.touched[to] = true
	for _, s := range drafts {
		from := l.in[s]
		if from == to {
			continue
		}
		if old := l.entries[from]; old != nil {
			if seq := old.Stale[s]; seq != 0 {
				e.stale(s, seq)
			}
			l.drop(old, s)
		}
		l.in[s] = to
		delete(l.gone, s)
		if at, found := slices.BinarySearch(e.Drafts, s); !found {
			e.Drafts = slices.Insert(e.Drafts, at, s)
		}
		if d.Who != Machine {
			l.pinned[s] = true
		}
	}
}

func (l *Ledger) drop(e *Entry, draft string) {
	l.touched[e.ID] = true
	if at, found := slices.BinarySearch(e.Drafts, draft); found {
		e.Drafts = slices.Delete(e.Drafts, at, at+1)
	}
	delete(e.Stale, draft)
	e.Links = slices.DeleteFunc(slices.Clone(e.Links), func(k Link) bool { return k.A == draft || k.B == draft })
	if len(e.Drafts) > 0 {
		return
	}
	delete(l.entries, e.ID)
	for id := range e.proposed {
		delete(l.entries[id].proposed, e.ID)
		l.touched[id] = true
	}
}
