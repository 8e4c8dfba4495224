package read

import (
	"slices"
	"strings"

	"daybook"
)

// readClaims reads who claims the act and who denies it, in the sentences of its story: "X claimed
// responsibility", "X claimed the attack", "X said it had carried out the bombing", "X denied involvement".
func (d *drafting) readClaims() {
	for _, c := range d.st.clauses {
		for i := c.first; i < c.last; i++ {
			claimed, denied := d.p.claimsAct(c, i)
			if !claimed && !denied {
				continue
			}
			c.ensureNouns()
			n := d.claimant(c, i)
			if n == nil && claimed && d.stateOwns == nil {
				d.stateOwns = d.stateBefore(c, i)
			}
			switch {
			case n == nil:
			case denied && d.DeniedBy == "":
				d.DeniedBy = daybook.Text(d.p.groupOf(n))
				d.note("denied_by", n.first, n.end, "source/denial")
			case claimed && d.ClaimedBy == "" && daybook.Text(d.p.groupOf(n)) != d.DeniedBy:
				d.claimer = n
				d.ClaimedBy = daybook.Text(d.p.groupOf(n))
				d.note("claimed_by", n.first, n.end, "source/claim")
			}
		}
	}
}

// stateBefore is the state whose own words at token i take the act on itself: "Sorra said its air force had carried it
// out".
func (d *drafting) stateBefore(c *clauseReader, i int) *noun {
	for _, n := range c.nouns {
		if n.first >= i {
			break
		}
		if n.prep == "" && n.kind == nameOnly {
			if of := d.p.sideOf(n); of != nil {
				return of
			}
		}
	}
	return nil
}

// claimsAct tells whether token i is a word that claims an act for its subject, or denies it.
func (p *page) claimsAct(c *clauseReader, i int) (claimed, denied bool) {
	near := p.low[i+1 : min(i+6, c.last)]
	object := slices.Contains(near, "responsibility") || slices.Contains(near, "involvement") || p.actNounWithin(i+1, min(i+5, c.last))
	switch p.low[i] {
	case "owned": // "owned up to the attack", "owned responsibility"
		return object, false
	case "claimed", "claims", "claim", "claiming", "accepted", "took", "taken":
		if p.low[i] == "claiming" {
			object = object && !slices.Contains(near, "that")
		} else if p.low[i] != "claimed" && p.low[i] != "claims" {
			object = slices.Contains(near, "responsibility") || slices.Contains(near, "credit")
		}
		return (object || p.claimedThe(c, i)) && !p.negatedBefore(c, i), false
	case "denied", "denies", "denying", "distancing", "distanced":
		object = object || slices.Contains(p.low[i+1:min(i+11, c.last)], "involved")
		return false, object || slices.Contains(near, "hand")
	case "nothing": // "had nothing to do with it"
		return false, len(near) >= 3 && near[0] == "to" && near[1] == "do"
	case "carried", "executed", "conducted", "behind":
		return p.saidOfItself(c, i), false
	case "did", "done", "sent", "fired", "launched", "planted": // "said they did it"
		if i+1 < c.last && (p.low[i+1] == "it" || p.low[i+1] == "this" || p.low[i+1] == "them") {
			return p.saidOfItself(c, i), false
		}
	}
	if m, ok := p.marked(i, actVerb); ok && m.form != plain && m.form != gerund && m.sense.kind != "" && m.sense.kind != "arrest" {
		return p.saidOfItself(c, i), false
	}
	return false, false
}

// claimedThe tells of "claimed the blockade": the claim of a thing done, and not of lives.
func (p *page) claimedThe(c *clauseReader, i int) bool {
	if i+2 >= c.last || p.low[i] != "claimed" {
		return false
	}
	switch p.low[i+1] {
	case "it":
		return slices.Contains([]string{".", ",", "in", "on", "through"}, p.low[i+2])
	case "by": // "the attack was claimed by the Front"
		return (p.low[i-1] == "was" || p.low[i-1] == "were" || p.low[i-1] == "been" || p.low[i-1] == "later") && p.actNounWithin(c.first, i)
	case "the", "this", "both":
		return c.last-i <= 5 && p.low[i+2] != "lives" && p.low[i+2] != "life"
	}
	return false
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

// saidOfItself tells of "X said it had carried out", "said that one of its fighters had": a saying, then the sayer
// or his men as the doer.
func (p *page) saidOfItself(c *clauseReader, i int) bool {
	for k := i - 1; k > max(c.first, i-6); k-- {
		switch p.low[k] {
		case "it", "its", "they", "their", "we", "our", "group", "outfit", "movement":
			if len(p.low[k]) > 4 && p.low[k-1] != "the" {
				return false
			}
			for s := k - 1; s > max(c.first, k-18); s-- {
				switch p.low[s] {
				case "said", "says", "stated", "announced":
					return true
				}
			}
			return false
		case "not", "n't", "no", "if", "would", "will", "who", "which":
			return false
		}
	}
	return false
}

// claimant is the armed group that claims or denies at token i: the subject named before it, or the group
// whose spokesman does, or "the group" named earlier; behind "claiming responsibility", the subject that
// follows. A group named only as where the claimant comes from ("a splinter of the front") does not claim.
func (d *drafting) claimant(c *clauseReader, i int) *noun {
	var speaks, from *noun
	for _, n := range c.nouns {
		if n.first >= i {
			break
		}
		switch {
		case !d.p.armedGroup(n):
		case n.prep == "" && !d.p.offshoot(n):
			speaks = n
		case n.prep == "for" || n.of != nil && n.prep == "of" && !d.p.offshoot(n.of) && spokesmen[d.p.low[n.of.head]]:
			if speaks == nil {
				speaks = n
			}
		case n.prep == "of" || n.prep == "by" || d.p.offshoot(n):
			from = n
		}
	}
	if speaks != nil {
		return speaks
	}
	if n := d.theGroup(c, i); n != nil {
		return n
	}
	if from != nil {
		return from
	}
	for _, n := range c.nouns {
		if n.first > i && n.first < i+12 && n.prep != "against" && d.p.armedGroup(n) {
			return n
		}
	}
	return nil
}

// armedGroup tells whether a phrase names a group that fights.
func (p *page) armedGroup(n *noun) bool {
	class := p.classOf(n)
	return p.groupOf(n) != "" && (class == "militants" || (class == "" || class == "civilians" && n.head >= 0 && spokesmen[p.low[n.head]]) && n.actor != nil && n.actor.kind == "militants")
}

// offshoot tells whether a phrase without a name of its own describes a group by the one it comes from.
func (p *page) offshoot(n *noun) bool {
	from := n.first
	if n.actor != nil && n.ofIt == nil {
		from = n.actor.end // "an al-Qaeda affiliate", not "the splinter group Sons of the Valley"
	}
	for k := from; k < n.end; k++ {
		if offshoots[p.low[k]] {
			return true
		}
	}
	return false
}

// theGroup is the group named earlier that "the group", "the outfit" or "it" before token i stands for.
func (d *drafting) theGroup(c *clauseReader, i int) *noun {
	for _, n := range c.nouns {
		if n.first >= i || n.prep != "" && n.prep != "for" && n.prep != "of" || !n.definite || n.head < 0 || d.p.classOf(n) == "unidentified" {
			continue
		}
		ref, ok := d.p.antecedent(n.head)
		if ok && ref.mention != nil && ref.mention.kind == "militants" && ref.mention.party.Group != "" {
			return &noun{first: ref.first, end: ref.end, head: ref.end - 1, kind: bodies, class: "militants", group: string(ref.mention.party.Group), actor: ref.mention, sentence: n.sentence}
		}
	}
	return nil
}

// claimDoer makes the claimant the doer where nobody else is named (ruling 2 of the guidelines), and gives
// fighters without a name its name.
func (d *drafting) claimDoer() {
	n := d.claimer
	if n == nil && d.stateOwns != nil && d.Perpetrator == nil && family(d.st.kind) == "violence" {
		d.setDoer(d.stateOwns, "source/claim")
	}
	if n == nil || d.takenByState() {
		return
	}
	switch p := d.Perpetrator; {
	case p != nil && p.Class == "unidentified" && p.Text != "":
		p.Class = "militants" // "three armed men": its fighters, by its claim
		d.lendName(n, "source/claim")
	case p == nil || p.Class != "militants" && p.Class != "state" && p.Class != "foreign forces":
		d.setDoer(n, "source/claim")
		d.Perpetrator.Class = "militants"
	case p.Class == "militants" && p.Group == "":
		d.lendName(n, "source/claim")
	}
}

// lendName gives the doer the group, and the codebook's actor, that another phrase names.
func (d *drafting) lendName(n *noun, rule string) {
	d.Perpetrator.Group = daybook.Text(d.p.groupOf(n))
	if m := d.p.actorOf(n); m != nil {
		d.Perpetrator.Actor, d.Perpetrator.Country = m.party.Actor, m.party.Country
	}
	d.note("perpetrator.group", n.first, n.end, rule)
}

// settleSpeakers names who is cited for the act: the sources of the attributions that cover its words, and
// the status where the leading one only alleges it.
func (d *drafting) settleSpeakers() {
	for _, q := range d.st.preds {
		first, end := d.p.speaker(d.p.toldBy(q.first))
		if end == first {
			continue
		}
		name := d.p.quote(first, end)
		if len(d.Sources) >= 6 || slices.ContainsFunc(d.Sources, func(s daybook.Source) bool { return strings.EqualFold(s.Name, name) }) {
			continue
		}
		d.Sources = append(d.Sources, daybook.Source{Name: name, Kind: "speaker", Who: d.p.whoTells(q.first, name)})
		d.note(field("sources", len(d.Sources)-1), first, end, "source/speaker")
	}
	if q := d.st.kindPred; q != nil && d.Status == daybook.Occurred {
		if a := d.p.toldBy(q.first); a != nil && alleges[d.p.low[a.cue.first]] {
			d.Status = daybook.Alleged
			d.note("status", a.cue.first, a.cue.end, "status/alleged")
		}
	}
}

func (p *page) pronounAlone(r run) bool {
	return r.end == r.first+1 && (p.low[r.first] == "he" || p.low[r.first] == "she" || p.low[r.first] == "they" || p.low[r.first] == "it" || p.low[r.first] == "who")
}
