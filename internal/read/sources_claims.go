package read

import (
	"slices"

	"daybook"
)

// settleClaims reads who claims the act and who denies it, in the sentences of its story: "X claimed
// responsibility", "X claimed the attack", "X said it had carried out the bombing", "X denied involvement".
func (d *drafting) settleClaims() {
	for _, c := range d.st.clauses {
		for i := c.first; i < c.last; i++ {
			claimed, denied := d.p.claimsAct(c, i)
			if !claimed && !denied {
				continue
			}
			c.ensureNouns()
			n := c.claimant(i)
			switch {
			case n == nil:
			case denied && d.DeniedBy == "":
				d.DeniedBy = daybook.Text(d.p.groupOf(n))
				d.note("denied_by", n.first, n.end, "source/denial")
			case claimed && d.ClaimedBy == "":
				d.setClaim(n)
			}
		}
	}
}

// claimsAct tells whether token i is a word that claims an act for its subject, or denies it.
func (p *page) claimsAct(c *clauseReader, i int) (claimed, denied bool) {
	near := p.low[i+1 : min(i+6, c.last)]
	object := slices.Contains(near, "responsibility") || slices.Contains(near, "involvement") || p.actNounWithin(i+1, min(i+4, c.last))
	switch p.low[i] {
	case "claimed", "claims", "claim", "claiming", "accepted", "took", "taken":
		if p.low[i] != "claimed" && p.low[i] != "claims" {
			object = slices.Contains(near, "responsibility")
		}
		return object && !p.negatedBefore(c, i), false
	case "denied", "denies", "denying":
		return false, object || slices.Contains(near, "hand")
	case "nothing": // "had nothing to do with it"
		return false, len(near) >= 3 && near[0] == "to" && near[1] == "do"
	case "carried", "executed", "conducted", "behind":
		return p.saidOfItself(c, i), false
	}
	return false, false
}

// actNounWithin tells whether a noun of acts stands in tokens first..end.
func (p *page) actNounWithin(first, end int) bool {
	for i := first; i < end; i++ {
		if _, ok := p.marked(i, actNoun); ok {
			return true
		}
	}
	return false
}

// negatedBefore tells whether the sentence says before token i that nobody did: "no group has claimed".
func (p *page) negatedBefore(c *clauseReader, i int) bool {
	for k := c.first; k < i; k++ {
		switch p.low[k] {
		case "no", "not", "nobody", "none", "n't", "neither", "yet":
			return true
		}
	}
	return false
}

// saidOfItself tells of "X said it had carried out": a saying, then the sayer as the doer.
func (p *page) saidOfItself(c *clauseReader, i int) bool {
	said := -1
	for k := c.first; k < i; k++ {
		switch p.low[k] {
		case "said", "says", "stated", "announced":
			said = k
		case "it", "its", "they", "their", "we", "our":
			if said >= 0 && k-said <= 3 && i-k <= 4 {
				return true
			}
		}
	}
	return false
}

// claimant is the armed group that stands before token i as its subject, the nearest one; nil when none does.
func (c *clauseReader) claimant(i int) *noun {
	var found *noun
	for _, n := range c.nouns {
		armed := c.p.classOf(n) == "militants" || n.actor != nil && n.actor.kind == "militants"
		if n.first < i && c.p.groupOf(n) != "" && armed && (n.prep == "" || n.prep == "for" || n.prep == "of" || n.prep == "by") {
			found = n
		}
	}
	return found
}

// setClaim records the claim. Nobody else named, the claimant is the doer (ruling 2 of the guidelines).
func (d *drafting) setClaim(n *noun) {
	d.ClaimedBy = daybook.Text(d.p.groupOf(n))
	d.note("claimed_by", n.first, n.end, "source/claim")
	if d.Type != "Arrests" && (d.Perpetrator == nil || d.Perpetrator.Class != "militants" && d.Perpetrator.Class != "state" || d.Perpetrator.Group == "" && d.Perpetrator.Class == "militants") {
		d.setDoer(n, "source/claim")
		if d.Perpetrator.Class == "" {
			d.Perpetrator.Class = "militants"
		}
	}
}

// settleSpeakers names who is cited for the act: the sources of the attributions that cover its words, and
// the status where the leading one only alleges it.
func (d *drafting) settleSpeakers() {
	for _, q := range d.st.preds {
		a := d.p.toldBy(q.first)
		if a == nil || a.head < 0 || a.source.end <= a.source.first {
			continue
		}
		name := d.p.quote(a.source.first, a.source.end)
		if name == "" || len(d.Sources) >= 6 || slices.ContainsFunc(d.Sources, func(s daybook.Source) bool { return s.Name == name }) || d.p.pronounAlone(a.source) {
			continue
		}
		d.Sources = append(d.Sources, daybook.Source{Name: name, Kind: "speaker"})
		d.note(field("sources", len(d.Sources)-1), a.source.first, a.source.end, "source/speaker")
	}
	if q := d.st.kindPred; q != nil && d.Status == daybook.Occurred {
		if a := d.p.toldBy(q.first); a != nil && alleges[d.p.low[a.cue.first]] {
			d.Status = daybook.Alleged
			d.note("status", a.cue.first, a.cue.end, "status/alleged")
		}
	}
}

// alleges are the cues of sayings that the report does not make its own.
var alleges = map[string]bool{"alleged": true, "allege": true, "alleges": true, "alleging": true, "accused": true, "accuse": true, "accuses": true, "accusing": true}

func (p *page) pronounAlone(r run) bool {
	return r.end == r.first+1 && (p.low[r.first] == "he" || p.low[r.first] == "she" || p.low[r.first] == "they" || p.low[r.first] == "it" || p.low[r.first] == "who")
}
