package read

import (
	"slices"
	"sync"

	"daybook/internal/language"
	"daybook/lexicon"
)

// Verbs that mean another act by what they are done to: a town is seized otherwise than a trader, a trader by
// gunmen otherwise than by police.

// A turn is a line of acts.txt [turns]; bare is the sense of its verb as long as it is not turned.
type turn struct {
	object, doer string
	sense, bare  *sense
}

var turnsOf = sync.OnceValue(func() map[string][]turn {
	out := map[string][]turn{}
	for _, e := range lexicon.Read("en/acts.txt") {
		if e.Section == "turns" {
			w := e.Columns[0]
			out[w] = append(out[w], turn{e.Columns[1], e.Columns[2],
				&sense{shelf: actVerb, section: "verbs", words: w, kind: unless(e.Columns[3]), harm: unless(e.Columns[4])},
				&sense{shelf: actVerb, section: "turns", words: w}})
		}
	}
	return out
})

// turned gives predicate i the sense its object and doer ask for. It is false for a verb that is an act by its turns
// alone and takes none.
func (c *clauseReader) turned(i int) bool {
	q := c.preds[i]
	if q.sense.shelf != actVerb && q.sense.shelf != actSuffer {
		return true
	}
	for _, t := range turnsOf()[q.sense.words] {
		if c.takes(q, t.object) && c.doneBy(q, t.doer) {
			if t.sense.kind == "" {
				return false // "fired two teachers"
			}
			q.sense = t.sense
			if lost[q.sense.words] {
				q.doers, q.objects = q.objects, q.doers
			}
			return true
		}
	}
	return q.sense.section != "turns" && c.befits(i)
}

// befits tells whether a word that is an act only where it is done to people, or to things, is done to some: a pronoun counts
// where people do it, a name where forces or armed people do, or in the passive.
func (c *clauseReader) befits(i int) bool {
	q := c.preds[i]
	in := ambiguous[q.sense.words]
	if in == nil || in.of == "" || q.sense.shelf != actVerb || i+1 < len(c.preds) && c.adjoins(i) {
		return true // also "captured and beheaded six men"
	}
	byForce := slices.ContainsFunc(q.doers, c.p.armed)
	if in.of == "things" {
		scolded := c.at(q.end) == "as" || len(q.objects) > 0 && !slices.ContainsFunc(q.objects, func(n *noun) bool { return !c.p.living(n) || c.p.armed(n) || c.at(n.first) == "it" })
		return byForce || q.passive || !scolded || c.p.names(q.sentence, "weapons", "explosives") // "blasted his rival as a liar"
	}
	if len(q.objects) == 0 {
		return byForce
	}
	return slices.ContainsFunc(q.objects, func(n *noun) bool {
		return ofPeople(n) || n.kind == pronoun && c.p.low[n.head] != "it" && slices.ContainsFunc(q.doers, ofPeople) || (byForce || q.passive && auxiliaries[c.at(q.first-1)]) && c.p.living(n)
	})
}

// mayTurn tells at a glance whether a verb at token i that is an act by its object alone can be one here: it is a verb,
// and the sentence names an object of the kind. Common verbs ("gather", "enter") are no word of acts elsewhere.
func (c *clauseReader) mayTurn(i int, m wordMark) bool {
	caps := c.p.doc.Sentences[c.p.doc.Tokens[i].Sentence].Caps
	if m.end == i+1 && !caps && c.p.doc.Word(i).UPOS() != language.VERB && !(m.form == third && c.p.leads(int(c.p.doc.Tokens[i].Sentence))) {
		return false
	}
	for _, t := range turnsOf()[m.sense.words] {
		list, from := map[string]bool(nil), m.end
		switch t.object {
		case "cause":
			list = causes
		case "crowd":
			list, from = gatherings, c.first
		case "base":
			list, from = bases, c.first
		case "place":
			if c.placeNamed(c.first, c.last) {
				return true
			}
			list, from = settlements, c.first
		case "people", "unarmed":
			for k := c.first; k < c.last; k++ {
				if m, ok := c.p.marked(k, peopleOf); ok && m.end > k {
					return true
				}
			}
			continue
		default:
			return true
		}
		for k := from; k < c.last; k++ {
			if w := c.p.low[k]; list[w] || t.object == "cause" && c.isCause(k) || t.object == "crowd" && incidentWords().crowd[w] {
				return true
			}
		}
	}
	return false
}

// isCause tells whether token k says what people who gather want: "demanding", "to call for".
func (c *clauseReader) isCause(k int) bool {
	switch w := c.p.low[k]; w {
	case "call", "calls":
		return c.at(k+1) == "for" || c.at(k+1) == "on"
	case "support", "opposition":
		return c.at(k-1) == "in"
	default:
		return causes[w]
	}
}

func (c *clauseReader) placeNamed(from, to int) bool { return len(c.p.placesIn(from, to)) > 0 }

// takes tells whether what q is done to is of a kind that [turns] names.
func (c *clauseReader) takes(q *predicate, what string) bool {
	if what == "anything" {
		return true
	}
	if what == "duties" {
		for k := q.end; k < min(c.last, q.end+6); k++ {
			if duties[c.p.low[k]] {
				return true
			}
		}
		return false
	}
	if list := tellingLists[what]; list != nil {
		return c.takesOf(q, list)
	}
	if what == "place" && !q.suffers && !lost[q.sense.words] && c.townNext(q) {
		return true
	}
	objects := q.objects
	if lost[q.sense.words] {
		objects = q.doers
	}
	switch what {
	case "cause":
		for k := q.end; k < c.last; k++ {
			if c.isCause(k) {
				return true
			}
		}
		return false
	case "crowd":
		n := c.aimedPhrase(q)
		return n != nil && n.head >= 0 && (c.p.crowded(n) || gatherings[c.p.low[n.head]] || n.kind == people && c.protestNamed())
	case "base":
		n := c.aimedPhrase(q)
		return n != nil && n.head >= 0 && bases[c.p.low[n.head]]
	case "place":
		if n := c.aimedPhrase(q); n != nil && n.head >= 0 && n.kind == otherNoun && settlements[c.p.low[n.head]] {
			return true
		}
	}
	for _, n := range objects {
		if n.head < 0 && n.kind != numberOnly {
			continue
		}
		switch what {
		case "people":
			if class := c.p.classOf(n); c.adjacent(n, q) && (n.kind == people || n.kind == numberOnly || class == "officials" || class == "militants") {
				return true
			}
		case "somebody":
			if n.kind == people && c.adjacent(n, q) || n.kind == nameOnly && q.passive && n.end <= q.first && (c.at(q.first-1) == "was" || c.at(q.first-1) == "been") && !determiners[c.p.low[n.first]] && c.p.placeAt(n.head) == nil {
				return true
			}
		case "unarmed":
			if c.adjacent(n, q) && n.kind == people && c.p.classOf(n) != "militants" && !captives[c.p.low[n.head]] {
				return true
			}
		case "troops":
			if c.p.classOf(n) == "security forces" && n.kind != thing {
				return true
			}
		case "place":
			if n.kind != people && n.kind != bodies && c.p.placed(n) || settlements[c.p.low[n.head]] || n.kind == nameOnly && lost[q.sense.words] {
				return true
			}
		case "thing":
			if n.kind == thing {
				return true
			}
		case "weapons":
			for k := n.first; k < n.end; k++ {
				if m, ok := c.p.marked(k, weaponOf); ok && m.sense.section == "explosives" {
					return true
				}
			}
		}
	}
	return false
}

// townNext tells whether a town or village stands right behind a verb: "seized the mining town of Karda".
func (c *clauseReader) townNext(q *predicate) bool {
	for k := q.end; k < min(c.last, q.end+5); k++ {
		if settlements[c.p.low[k]] {
			return true
		}
		if u := c.p.doc.Word(k).UPOS(); u == language.ADP || u == language.PUNCT {
			return false
		}
	}
	return false
}

// takesOf tells whether what stands right after q, or before it in the passive, is named by a word of list.
func (c *clauseReader) takesOf(q *predicate, list map[string]bool) bool {
	if slices.ContainsFunc(q.objects, func(n *noun) bool { return n.kind == people }) {
		return false
	}
	from, to := q.end, min(c.last, q.end+8)
	if q.passive {
		from, to = max(c.first, q.first-8), q.first
	}
	found := false
	for k := from; k < to; k++ {
		if list[c.p.low[k]] {
			found = !q.passive || k < 2 || c.p.low[k-1] != "of" || c.p.doc.Word(k-2).UPOS() != language.NOUN // "a store of rockets was"
		}
		if q.passive && (c.p.low[k] == "which" || c.p.low[k] == "that") {
			found = false // "fired two rockets, which were shot down"
		}
		if found && !q.passive {
			return true
		}
		if u := c.p.doc.Word(k).UPOS(); !q.passive && (u == language.ADP && c.p.low[k] != "of" || u == language.VERB) {
			return false
		}
	}
	return found
}

// aimedPhrase is the phrase that verb q is done to, of whatever kind: the one after it, or the subject of a passive.
func (c *clauseReader) aimedPhrase(q *predicate) *noun {
	if q.suffers || lost[q.sense.words] {
		for k := len(c.nouns) - 1; k >= 0; k-- {
			if n := c.nouns[k]; n.end <= q.first && n.prep == "" && n.kind != pronoun {
				return n
			}
		}
		return nil
	}
	for _, n := range c.nouns {
		if n.first >= q.end {
			if n.first-q.end > 1 {
				return nil
			}
			return n
		}
	}
	return nil
}

// adjacent tells whether nothing but adverbs and auxiliaries stands between a phrase and verb q: who was taken, not
// what was taken from him.
func (c *clauseReader) adjacent(n *noun, q *predicate) bool {
	if n.end <= q.first {
		return c.onlyBetween(n.end, q.first)
	}
	return n.first >= q.end && n.prep != "from" && c.onlyBetween(q.end, n.first)
}

// doneBy tells whether the doer of q is of a kind that [turns] names.
func (c *clauseReader) doneBy(q *predicate, whom string) bool {
	if whom == "anyone" {
		return true
	}
	doers := q.doers
	if lost[q.sense.words] {
		doers = q.objects
	}
	for _, n := range doers {
		class := c.p.classOf(n)
		state := class == "security forces" || class == "government" || class == "foreign forces"
		armed := class == "militants" || class == "unidentified" || c.p.outlaw(n)
		switch {
		case n.head >= 0 && tellingLists[whom][c.p.low[n.head]]:
			return true
		case whom == "state" && state, whom == "armed" && armed, whom == "people" && !state && !armed && (n.kind == people || n.kind == bodies || n.kind == otherNoun):
			return true
		case whom == "fighters" && class == "militants":
			return true
		case whom == "crowd" && c.p.crowded(n):
			return true
		case whom == "mob" && n.head >= 0 && mobs[c.p.low[n.head]]:
			return true
		}
	}
	return false
}
