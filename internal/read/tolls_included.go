package read

import "slices"

// includedTolls reads who people told before were: "The dead included three women", "Among the injured were
// two policemen", "The victims were a trader and his son".
func (c *clauseReader) includedTolls() []*toll {
	for i := c.first; i < c.last; i++ {
		switch c.p.low[i] {
		case "included", "include", "includes":
			if kind := c.toldKind(c.first, i); kind != "" {
				return c.partsAfter(i, kind)
			}
			return nil
		case "among":
			if kind, at := c.among(i); kind != "" {
				return c.partsAfter(at, kind)
			}
		case "when", "while":
			return nil
		}
	}
	return nil
}

// among reads "among the dead were" at token i: the kind of harm and the verb.
func (c *clauseReader) among(i int) (kind string, at int) {
	for k := i + 1; k < min(i+6, c.last); k++ {
		if c.p.low[k] == "were" || c.p.low[k] == "was" || c.p.low[k] == "are" {
			return c.toldKind(i, k), k
		}
	}
	return "", 0
}

// toldKind is the kind of harm that tokens first..end speak of as done: "those killed", "the injured".
func (c *clauseReader) toldKind(first, end int) (kind string) {
	for k := first; k < end; k++ {
		switch c.p.low[k] {
		case "dead", "deceased", "slain", "killed", "victims", "martyred", "martyrs", "fatalities":
			kind = "killed"
		case "injured", "wounded":
			kind = "injured"
		case "arrested", "arrestees", "detained", "detainees":
			kind = "arrested"
		case "abducted", "kidnapped", "hostages":
			kind = "abducted"
		case "when", "while":
			return ""
		}
	}
	return kind
}

// partsAfter counts the people listed after token i as told of before.
func (c *clauseReader) partsAfter(i int, kind string) []*toll {
	c.ensureNouns()
	q := &predicate{first: i, end: i + 1, sense: &sense{harm: kind, words: "include"}, sentence: c.sentence()}
	var out []*toll
	for _, n := range c.nouns {
		if n.first <= i || n.prep != "" && !n.part || n.appositive || c.speaks(n) || n.kind == pronoun {
			continue
		}
		if n.first > i+1 && c.hasVerb(i+1, n.first) {
			break
		}
		q.objects = append(q.objects, n)
		if t := c.toll(q, n); t != nil {
			t.definite, t.victims = true, kind == "killed" && slices.Contains(c.p.low[c.first:i], "victims")
			out = append(out, t)
		}
	}
	return out
}
