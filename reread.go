package daybook

// reread applies what reading reports again did to drafts: one told no more leaves the record, unless an
// analyst decided on it; what an analyst decided on stays as it is and is marked.
func (l *Ledger) reread(d *Decision) {
	if d.Who != Machine {
		return
	}
	for _, s := range l.placed(d.Drafts) {
		e := l.entries[l.in[s]]
		switch {
		case e.Review == Rejected: // the analyst has left it out, whatever the reader says
		case l.decidedOn(e, s):
			e.stale(s, d.Seq)
			l.touched[e.ID] = true
		case d.Verb == Withdraw:
			l.drop(e, s)
			delete(l.in, s)
			l.gone[s] = true
		}
	}
}

// decidedOn tells whether a decision of an analyst rests on a draft of an incident: it placed the draft,
// marked the incident reviewed, or set one of its fields.
func (l *Ledger) decidedOn(e *Entry, draft string) bool {
	if l.pinned[draft] || e.Review != Unreviewed {
		return true
	}
	for _, set := range e.Set {
		if set.Who != Machine {
			return true
		}
	}
	return false
}

// DecidedOn tells whether a decision of an analyst that stands rests on a draft, so that the machine
// leaves it where it is.
func (l *Ledger) DecidedOn(draft string) bool {
	e := l.entries[l.in[draft]]
	return e != nil && l.decidedOn(e, draft)
}

// Stale gives the ids of the incidents to be looked at again, because the reader tells one of their
// drafts otherwise, or no more, since an analyst decided; sorted.
func (l *Ledger) Stale() []string {
	var out []string
	for _, id := range l.Incidents() {
		if len(l.entries[id].Stale) > 0 {
			out = append(out, id)
		}
	}
	return out
}

func (e *Entry) stale(draft string, seq int64) {
	if e.Stale == nil {
		e.Stale = map[string]int64{}
	}
	e.Stale[draft] = seq
}
