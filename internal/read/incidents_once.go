package read

// Nobody is killed twice: a sentence that tells of the killing of somebody by name whose killing was told goes back to it,
// whatever day and place stand beside it.

// killedBefore gives the story that tells of the killing of somebody whom next tells was killed by the same name; nil
// for none.
func (p *page) killedBefore(stories []*telling, next *telling) *telling {
	who := p.namedDead(next)
	if who == nil {
		return nil
	}
	for _, o := range stories {
		if o == next || o.header || p.titled(o.last) {
			continue
		}
		for _, t := range o.tolls {
			if t.kind == "killed" && t.noun != nil && p.samePerson(p.nameWords(t.noun), who) {
				return o
			}
		}
	}
	return nil
}

// namedDead are the words of the name of the first whom a telling tells was killed; nil where the first has none, or
// more are counted than he.
func (p *page) namedDead(st *telling) (name []string) {
	for _, t := range st.tolls {
		if t.kind != "killed" {
			continue
		}
		if t.noun == nil || t.count.low != 1 || t.count.high != 1 {
			return nil
		}
		if name == nil {
			if name = p.nameWords(t.noun); name == nil {
				return nil
			}
		}
	}
	return name
}

// nameWords are the words of a phrase for one person that are his name, without office and kind; nil where it has none.
func (p *page) nameWords(n *noun) (words []string) {
	if n.plural || n.kind != nameOnly && !(n.kind == people && n.name) {
		return nil
	}
	for i := n.first; i < n.end; i++ {
		_, kind := p.marked(i, peopleOf)
		_, body := p.marked(i, bodyOf)
		if a := p.actorAt(i); p.proper(i) && !kind && !body && !p.officeWord(i) && (a == nil || a.person) && len(p.low[i]) > 1 && !determiners[p.low[i]] {
			words = append(words, p.low[i])
		}
	}
	return words
}

// samePerson tells whether two names may be of one person: the shorter, of one word, is a word of the longer, or they
// share two.
func (p *page) samePerson(a, b []string) bool {
	shared := 0
	for _, w := range a {
		for _, o := range b {
			if w == o {
				shared++
			}
		}
	}
	return shared > 0 && shared >= min(2, len(a), len(b))
}
