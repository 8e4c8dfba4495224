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
		case "of":
			if t := c.ofSoMany(i); t != nil {
				return []*toll{t}
			}
			if kind, at := c.shareOf(i); kind != "" {
				return c.shares(i, at, kind)
			}
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

// shareOf reads "of the dead … were" at token i: the kind of harm and the verb.
func (c *clauseReader) shareOf(i int) (kind string, at int) {
	if w := c.at(i + 1); w != "the" && w != "those" {
		return "", 0
	}
	switch c.at(i + 2) {
	case "dead", "deceased", "slain", "injured", "wounded", "killed", "fatalities":
	default:
		return "", 0
	}
	for k := i + 3; k < min(i+14, c.last); k++ {
		switch c.p.low[k] {
		case "were", "was", "are", "is":
			return c.toldKind(i, i+3), k
		case ".", ";", "who", "that", "said":
			return "", 0
		}
	}
	return "", 0
}

// shares reads how many of those told before were of a class: "three of the dead and nine of the injured are policemen",
// "of the injured, six were soldiers and two were porters".
func (c *clauseReader) shares(i, verb int, kind string) []*toll {
	c.ensureNouns()
	if c.at(i+3) == "," { // "of the injured, six were soldiers"
		return c.sharesAfter(i+3, kind)
	}
	is := c.peopleAt(verb + 1)
	if is == nil {
		return nil
	}
	var out []*toll
	for k := c.first; k < verb; k++ {
		told, _ := c.shareOf(k)
		n := c.countBefore(k)
		if told != "" && n != nil {
			out = append(out, c.share(n, is, told))
		}
	}
	return append(out, c.restAfter(is.end, kind)...)
}

// ofSoMany reads how many were hurt in all by "of the 40 injured, seven are in critical condition" at token i.
func (c *clauseReader) ofSoMany(i int) *toll {
	if c.at(i+1) != "the" {
		return nil
	}
	n, end := c.p.countAt(i+2, c.last)
	if end == 0 || !n.given || c.at(end) != "injured" && c.at(end) != "wounded" {
		return nil
	}
	q := &predicate{first: end, end: end + 1, sense: &sense{harm: "injured", words: "include"}, sentence: c.sentence()}
	who := &noun{first: i + 2, end: end, head: end - 1, kind: numberOnly, class: "people", count: n, sentence: c.sentence()}
	return &toll{kind: "injured", class: "people", count: n, noun: who, pred: q, definite: true, sentence: c.sentence()}
}

// restAfter reads "and the other two were visitors" after token i.
func (c *clauseReader) restAfter(i int, kind string) []*toll {
	for k := i; k+3 < c.last; k++ {
		if c.p.low[k] != "the" || c.p.low[k+1] != "other" && c.p.low[k+1] != "remaining" {
			continue
		}
		n, end := c.p.countAt(k+2, c.last)
		if is := c.peopleAt(end + 1); end > 0 && is != nil && (c.at(end) == "were" || c.at(end) == "are") {
			return []*toll{c.share(&noun{first: k, end: end, head: end - 1, kind: numberOnly, count: n, sentence: c.sentence()}, is, kind)}
		}
	}
	return nil
}

// sharesAfter reads "six were soldiers and two were porters" after token i.
func (c *clauseReader) sharesAfter(i int, kind string) []*toll {
	var out []*toll
	for k := i + 1; k+2 < c.last; k++ {
		n, end := c.p.countAt(k, c.last)
		if end == 0 || !n.given || end+1 >= c.last || c.at(end) != "were" && c.at(end) != "was" && c.at(end) != "are" {
			continue
		}
		if is := c.peopleAt(end + 1); is != nil {
			who := &noun{first: k, end: end, head: end - 1, kind: numberOnly, count: n, sentence: c.sentence()}
			out = append(out, c.share(who, is, kind))
		}
	}
	return out
}

// share is a toll of as many of those told before as n counts, of the class of the people they are called.
func (c *clauseReader) share(n, is *noun, kind string) *toll {
	q := &predicate{first: is.first - 1, end: is.first, sense: &sense{harm: kind, words: "include"}, sentence: c.sentence()}
	return &toll{kind: kind, class: c.p.classOf(is), count: n.count, noun: n, pred: q, definite: true, sentence: c.sentence()}
}

// peopleAt is the phrase for people that begins at a token, nil when there is none.
func (c *clauseReader) peopleAt(i int) *noun {
	for _, n := range c.nouns {
		if n.first == i && n.kind == people {
			return n
		}
	}
	return nil
}

// countBefore is the count that ends right before token i.
func (c *clauseReader) countBefore(i int) *noun {
	for k := max(c.first, i-4); k < i; k++ {
		if n, end := c.p.countAt(k, c.last); end == i && n.given && c.at(k-1) != "but" {
			return &noun{first: k, end: end, head: end - 1, kind: numberOnly, count: n, sentence: c.sentence()}
		}
	}
	return nil
}
