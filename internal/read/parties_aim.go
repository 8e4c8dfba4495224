package read

import "strings"

// aimed gives what a thrown, fired or driven thing is aimed at: "hurled a grenade at a checkpost", "rammed his car
// into the gate".
func (c *clauseReader) aimed(i int) []*noun {
	q := c.preds[i]
	if !aiming[q.sense.words] && q.sense.kind != "grenade" && q.sense.kind != "shelling" && q.sense.kind != "shooting" && q.sense.kind != "riot" {
		return nil
	}
	for _, n := range c.nouns {
		if n.first < q.end {
			continue
		}
		if n.first > q.end+12 || i+1 < len(c.preds) && c.preds[i+1].sense.shelf != actNoun && c.preds[i+1].first < n.first {
			return nil
		}
		switch n.prep {
		case "at", "on", "upon", "into", "towards", "against":
			if n.kind == otherNoun && n.ofIt != nil && n.ofIt.kind == thing {
				n = n.ofIt // "into the wall of a camp"
			}
			if n.kind != otherNoun && !(n.class == "infrastructure" && wayside[c.p.low[n.head]]) && !(n.kind == nameOnly && c.p.placed(n)) {
				return []*noun{n}
			}
		}
	}
	return nil
}

// thingHit is the thing of targets.txt that ends right before a noun of acts in its phrase n, "checkpost" in "the
// checkpost attack"; nil for none.
func (c *clauseReader) thingHit(n *noun, q *predicate) *noun {
	if !takesObjects(q) {
		return nil
	}
	for k := n.first; k < q.first; k++ {
		if m, ok := c.p.marked(k, thingOf); ok && m.end == q.first {
			hit := *n
			hit.kind, hit.end, hit.head, hit.prep = thing, q.first, q.first-1, ""
			if hit.class == "" && m.sense.section == "infrastructure" {
				hit.class = "infrastructure"
			}
			return &hit
		}
	}
	return nil
}

// thingEnds tells whether a thing of targets.txt ends at token end of phrase n: "tank" in "the Tank blast".
func (c *clauseReader) thingEnds(n *noun, end int) bool {
	for k := n.first; k < end; k++ {
		if m, ok := c.p.marked(k, thingOf); ok && m.end == end {
			return true
		}
	}
	return false
}

// under gives those who "came under attack": the subject before a noun of acts.
func (c *clauseReader) under(q *predicate) []*noun {
	for k := q.first - 1; k >= max(c.first+1, q.first-4); k-- {
		if c.p.low[k] == "under" && c.p.doc.Word(k-1).Lemma() == "come" {
			return c.free(c.first, k-1, q)
		}
	}
	return nil
}

// maker is the group or force that a participle before a noun of acts names as its doer: "a Front orchestrated
// blast", "a Rangers-led raid"; nil for none.
func (c *clauseReader) maker(q *predicate) *noun {
	for k := q.first - 1; k >= max(c.first, q.first-5); k-- {
		_, last, hyphened := cutLast(c.p.low[k], "-")
		if !madeBy[last] {
			continue
		}
		at := k - 1
		if hyphened {
			at = k
		} else if at >= c.first && c.p.low[at] == "-" {
			at--
		}
		if at >= c.first && c.p.low[at] == ")" {
			for at > c.first && c.p.low[at] != "(" {
				at--
			}
			at--
		}
		if at < c.first {
			return nil
		}
		if m := c.p.actorAt(at); m != nil && (m.kind == "militants" || m.kind == "forces") && m.party.Group != "" {
			return &noun{first: m.first, end: max(m.end, at+1), head: m.end - 1, kind: bodies, class: bodyClass(string(m.party.Class)), group: string(m.party.Group), actor: m, prep: "by", sentence: q.sentence}
		}
		if m, ok := c.p.marked(at, bodyOf); ok {
			return &noun{first: at, end: at + 1, head: at, kind: bodies, class: bodyClass(m.sense.section), group: m.sense.group, prep: "by", sentence: q.sentence}
		}
		return nil
	}
	return nil
}

// cutLast cuts a word at its last separator.
func cutLast(word, sep string) (before, after string, found bool) {
	if at := strings.LastIndex(word, sep); at > 0 {
		return word[:at], word[at+len(sep):], true
	}
	return "", word, false
}
