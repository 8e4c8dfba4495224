package read

import "slices"

// placeClaims gives a claim of responsibility to the story whose act it names, where that is an earlier one than
// its sentence follows: "claimed the blockade" after a clash with those who came to end it, "the attack" after
// arrests.
func (p *page) placeClaims(stories []*telling) {
	own := make([]int, len(stories)) // sentences of each story; what it is given here is not read again
	for k, st := range stories {
		own[k] = len(st.clauses)
	}
	for k := len(stories) - 1; k > 0; k-- {
		st := stories[k]
		for n := own[k] - 1; n > 0; n-- {
			c := st.clauses[n]
			word, ok := p.claimedAct(c)
			if ok && p.claimsAll(c) {
				for _, o := range stories[max(0, k-mostClaimed):k] {
					if !o.background && o.actIs(p, "", nil) {
						o.clauses = append(o.clauses, c)
					}
				}
				continue
			}
			if !ok || st.actIs(p, word, c) {
				continue
			}
			for j := k - 1; j >= max(0, k-mostClaimed); j-- {
				if o := stories[j]; !o.background && o.actIs(p, word, nil) {
					o.clauses = append(o.clauses, c)
					st.clauses = slices.Delete(st.clauses, n, n+1)
					break
				}
			}
		}
	}
}

// mostClaimed is how many stories before a claim it may be of, so that the cost of a long report grows with its length.
const mostClaimed = 64

// claimsAll tells of a claim of several acts at once: "for all the attacks", "for both blasts".
func (p *page) claimsAll(c *clauseReader) bool {
	for i := c.first; i+1 < c.last; i++ {
		if w := p.low[i]; w != "all" && w != "both" && w != "twin" && w != "the" && w != "these" {
			continue
		}
		for k := i + 1; k < min(i+5, c.last); k++ {
			if m, ok := p.marked(k, actNoun); ok && inPlural(p.doc.Word(m.end-1)) {
				return true
			}
		}
	}
	return false
}

// claimedAct is the word for the act that sentence c claims, "" where it only claims responsibility.
func (p *page) claimedAct(c *clauseReader) (string, bool) {
	for i := c.first; i < c.last; i++ {
		if claimed, _ := p.claimsAct(c, i); !claimed {
			continue
		}
		for k := i + 1; k < min(i+8, c.last); k++ {
			if w := p.low[k]; p.low[k-1] == "the" || p.low[k-1] == "this" || p.low[k-1] == "for" && len(w) > 4 {
				if w != "responsibility" && w != "the" {
					return w, true
				}
			}
		}
		return "", true
	}
	return "", false
}

// actIs tells whether the story is of the act that a word names: it uses the word, or tells violence where the word
// is of any violence. Sentence except does not count.
func (st *telling) actIs(p *page, word string, except *clauseReader) bool {
	violent := family(st.kind) == "violence" || family(st.kind) == "property" || st.kind == "abduct"
	switch word {
	case "", "attack", "assault", "incident", "act", "operation", "killing", "killings", "strike", "responsibility":
		return violent
	}
	for _, c := range st.clauses {
		if c == except {
			continue
		}
		for i := c.first; i < c.last; i++ {
			if w := p.low[i]; w == word || len(word) > 5 && len(w) > 5 && w[:5] == word[:5] {
				return true
			}
		}
	}
	return false
}
