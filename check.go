package daybook

import "slices"

// Check tells whether decision d can be taken now: nil, or an ErrInvalid (what it says is malformed),
// ErrNotFound (it speaks of an incident, draft or decision that is not there) or ErrConflict (the record
// has moved on). The machine's decisions are checked like anyone's; that they do not overturn an
// analyst's is a matter of replaying.
func (l *Ledger) Check(d Decision) error {
	if d.Who == "" {
		return Invalid("decision: who takes it is missing")
	}
	if d.Who == Machine && slices.Contains([]Verb{Review, Reject, Reopen, Decline}, d.Verb) {
		return Invalid("%s: is for analysts, not for the machine", d.Verb)
	}
	if d.Who != Machine && (d.Verb == Withdraw || d.Verb == Reread) {
		return Invalid("%s: is for the machine, not for analysts", d.Verb)
	}
	switch d.Verb {
	case Open:
		return l.checkOpen(d)
	case Merge, Propose, Decline:
		return l.checkPair(d)
	case Split:
		return l.checkSplit(d)
	case Move:
		return l.checkMove(d)
	case Withdraw, Reread:
		return l.checkPlaced(d)
	case Set:
		if err := new(Incident).set(d.Field, d.Value); err != nil {
			return err
		}
		return l.live(d.Incident)
	case Review, Reject, Reopen:
		return l.checkReview(d)
	case Undo:
		return l.checkUndo(d)
	}
	return Invalid("decision: %q is not a verb", d.Verb)
}

func (l *Ledger) live(id string) error {
	if l.entries[id] == nil {
		return NotFound("incident %s: there is none", id)
	}
	return nil
}

func (l *Ledger) checkOpen(d Decision) error {
	if d.Incident == "" || len(d.Drafts) == 0 {
		return Invalid("open: needs an incident and drafts")
	}
	if l.entries[d.Incident] != nil {
		return Conflict("open: incident %s is open already", d.Incident)
	}
	for _, s := range d.Drafts {
		if in := l.in[s]; in != "" {
			return Conflict("open: draft %s is in incident %s", s, in)
		}
	}
	return nil
}

func (l *Ledger) checkPair(d Decision) error {
	if d.Incident == d.Other {
		return Invalid("%s: both incidents are %s", d.Verb, d.Incident)
	}
	if err := l.live(d.Incident); err != nil {
		return err
	}
	return l.live(d.Other)
}

func (l *Ledger) checkSplit(d Decision) error {
	if err := l.live(d.Incident); err != nil {
		return err
	}
	if d.Other == "" || len(d.Drafts) == 0 {
		return Invalid("split: needs drafts and the new incident they go into")
	}
	if l.entries[d.Other] != nil {
		return Conflict("split: incident %s is open already", d.Other)
	}
	return l.checkDrafts(d, d.Incident)
}

func (l *Ledger) checkMove(d Decision) error {
	if err := l.checkPlaced(d); err != nil {
		return err
	}
	for _, s := range d.Drafts {
		switch in := l.in[s]; {
		case in == d.Incident:
			return Conflict("move: draft %s is in incident %s already", s, in)
		case d.Other != "" && in != d.Other:
			return Conflict("move: draft %s is not in incident %s", s, d.Other)
		}
	}
	return nil
}

// checkPlaced tells whether d.Drafts are some, and in incidents.
func (l *Ledger) checkPlaced(d Decision) error {
	if len(d.Drafts) == 0 {
		return Invalid("%s: needs drafts", d.Verb)
	}
	if err := l.live(d.Incident); err != nil {
		return err
	}
	for _, s := range d.Drafts {
		if l.in[s] == "" {
			return NotFound("%s: draft %s is in no incident", d.Verb, s)
		}
	}
	return nil
}

// checkDrafts tells whether d.Drafts are some, and not all, of the drafts of incident id.
func (l *Ledger) checkDrafts(d Decision, id string) error {
	e := l.entries[id]
	taken := 0
	for i, s := range d.Drafts {
		if l.in[s] != id {
			return Conflict("%s: draft %s is not in incident %s", d.Verb, s, id)
		}
		if slices.Index(d.Drafts, s) == i {
			taken++
		}
	}
	if taken == len(e.Drafts) {
		return Invalid("%s: nothing would be left of incident %s", d.Verb, id)
	}
	return nil
}

func (l *Ledger) checkReview(d Decision) error {
	if err := l.live(d.Incident); err != nil {
		return err
	}
	is := l.entries[d.Incident].Review
	if again := d.Verb == Review && len(l.entries[d.Incident].Stale) > 0; is == afterReview[d.Verb] && !again {
		return Conflict("%s: incident %s is %s already", d.Verb, d.Incident, is)
	}
	return nil
}

func (l *Ledger) checkUndo(d Decision) error {
	at := slices.IndexFunc(l.log, func(o Decision) bool { return o.Seq == d.Undoes })
	if at < 0 {
		return NotFound("undo: there is no decision %d", d.Undoes)
	}
	if l.undone[d.Undoes] {
		return Conflict("undo: decision %d is undone already", d.Undoes)
	}
	if d.Who == Machine && l.log[at].Who != Machine {
		return Conflict("undo: decision %d is %s's, not the machine's", d.Undoes, l.log[at].Who)
	}
	return nil
}
