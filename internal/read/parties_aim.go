package read

// aiming are verbs without a kind of act of their own whose object is what was hit, or what is thrown at it.
var aiming = map[string]bool{"hit": true, "ram": true, "hurl": true, "lob": true, "throw": true, "toss": true, "fire": true, "launch": true}

// aimed gives what a thrown, fired or driven thing is aimed at: "hurled a grenade at a checkpost", "rammed his car
// into the gate".
func (c *clauseReader) aimed(i int) []*noun {
	q := c.preds[i]
	if !aiming[q.sense.words] && q.sense.kind != "grenade" && q.sense.kind != "shelling" && q.sense.kind != "shooting" {
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
			if n.kind != otherNoun && !(n.kind == nameOnly && c.p.placed(n)) {
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
