package read

import "slices"

// Counts and the parts of them that the same sentence tells: by class, by name, behind a colon.

// summed makes the tolls after the first its parts where they add up to it: "ten troops, seven constables and
// three officers".
func summed(ts []*toll) []*toll {
	if len(ts) < 3 || !ts[0].count.given || ts[0].count.open {
		return ts
	}
	sum := 0
	for _, t := range ts[1:] {
		if t.count.open {
			return ts
		}
		sum += t.count.low
	}
	if sum == ts[0].count.low {
		ts[0].parts = append(ts[0].parts, ts[1:]...)
		return ts[:1]
	}
	return ts
}

// brokenDown gives a lone count the parts that a colon opens behind it, where they add up to it: "nine were killed
// in the market: four policemen and five traders".
func (c *clauseReader) brokenDown(ts []*toll) []*toll {
	if len(ts) != 1 || !ts[0].count.given || len(ts[0].parts) > 0 {
		return ts
	}
	t := ts[0]
	colon := slices.Index(c.p.low[t.pred.end:c.last], ":")
	if colon < 0 {
		return ts
	}
	colon += t.pred.end
	sum := 0
	var parts []*toll
	for _, n := range c.nouns {
		if n.first > colon && n.kind == people && n.prep == "" && !n.appositive {
			if part := c.toll(t.pred, n); part != nil && !part.count.open {
				sum, parts = sum+part.count.low, append(parts, part)
			}
		}
	}
	if sum == t.count.low {
		t.parts = parts
	}
	return ts
}

// partsBehind gives a lone count the parts that stand behind the verb: "fourteen died in the raid, three of them
// attackers".
func (c *clauseReader) partsBehind(ts []*toll) []*toll {
	if len(ts) != 1 || !ts[0].count.given || ts[0].count.low < 2 || len(ts[0].parts) > 0 {
		return ts
	}
	t := ts[0]
	left := t.count.low
	for _, n := range c.nouns {
		if n.first <= t.noun.first || n == t.noun || n.first > t.pred.first && c.hasVerb(t.pred.end, n.first) {
			continue
		}
		if n.part && slices.ContainsFunc(c.preds, func(o *predicate) bool { return o != t.pred && o.first > n.first && slices.Contains(o.objects, n) }) {
			continue // "two rangers were killed and four others, including two girls, wounded"
		}
		if k := len(t.parts); !c.ofThem(n) && !(n.part && n.first > t.pred.first && !slices.Contains(t.pred.objects, n)) && !(k > 0 && c.at(n.first-1) == "and" && n.first-c.endOf(t.parts[k-1]) <= 2 && n.kind == people && n.count.given) {
			continue
		}
		part := c.toll(t.pred, n)
		if part == nil || part.class == "people" || part.count.open || part.count.low > left {
			continue
		}
		left -= part.count.low
		t.parts = append(t.parts, part)
	}
	return ts
}

// endOf is the token after a toll's phrase, the word that says what its people are counted in.
func (c *clauseReader) endOf(t *toll) int {
	end := t.noun.end
	if t.noun.ofIt != nil {
		end = t.noun.ofIt.end
	}
	if is := c.complement(t.noun); is != nil {
		end = is.end
	}
	return end
}

// linkedToFighters tells of people held for what ties them to a group in arms: "43 people suspected of links to the Front".
func (c *clauseReader) linkedToFighters(n *noun) bool {
	linked := false
	for k := n.end; k < min(n.end+10, c.last); k++ {
		if linked = linked || linking[c.p.low[k]]; !linked {
			if c.p.stops(k) {
				return false
			}
			continue
		}
		for _, o := range c.nouns {
			if o.first == k && (o.kind == bodies || o.kind == people) && c.p.classOf(o) == "militants" {
				return true
			}
		}
	}
	return false
}

// seconds tells of whoever is told to be a commander's man: "his deputy".
func (c *clauseReader) seconds(n *noun) bool {
	return possessives[c.p.low[n.first]] && deputies[c.p.low[n.head]] || n.name && possessives[c.p.low[n.first]] && slices.ContainsFunc(c.p.low[n.first:n.end], func(w string) bool { return deputies[w] })
}

// sameAs gives the names before "two other members of the Front" their class.
func (c *clauseReader) sameAs(t *toll, before []*toll) {
	for _, o := range before {
		if o.noun.kind == nameOnly && o.class == "people" {
			o.class = t.class
		}
	}
}

// besideOthers gives one person of no class the class of the "other" fighters or soldiers counted right after him: "the
// driver died and four other soldiers were wounded".
func besideOthers(ts []*toll) {
	for i := 0; i+1 < len(ts); i++ {
		t, next := ts[i], ts[i+1]
		if plainClass(t.class) == "people" && t.noun.kind == people && !t.noun.plural && next.other && next.noun.kind == people && inArms(next.class) {
			t.class = next.class
		}
	}
}

// sumsUp tells of a phrase that says what those before are: "Ali Gul and Mir Jan, both elders of the village,".
func (c *clauseReader) sumsUp(n *noun) bool {
	w := c.p.low[n.first]
	return n.count.given && (w == "both" || w == "all") && c.at(n.first-1) == ","
}

// total is how many people tolls count.
func total(ts []*toll) int {
	n := 0
	for _, t := range ts {
		n += t.count.low
	}
	return n
}
