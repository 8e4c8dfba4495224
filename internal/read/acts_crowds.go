package read

import (
	"slices"
	"strings"

	"daybook/internal/language"
)

// Protests, strikes and what becomes of them. A noun such as "protest" tells an act only where a verb makes
// one of it; otherwise it names the place or the cause of another act.

// protesting is the sense of a noun that only its verb makes a protest: "observed a strike".
var protesting = &sense{shelf: actNoun, section: "nouns", words: "strike", kind: "protest"}

// making finds the verb that makes an act of a noun and gives the noun its doers: "traders staged a protest",
// "a strike was observed". It tells whether the noun is one of those that need it.
func (c *clauseReader) making(q *predicate) bool {
	firing := q.sense.words == "firing"
	if q.sense.kind != "protest" && q.sense.kind != "stoppage" && q.sense.kind != "agree" && q.sense.words != "strike" && !firing {
		return false
	}
	if who := c.inProtest(q); len(who) > 0 {
		q.made, q.doers = true, who
		return true
	}
	m, at, passive := c.makesAct(q)
	if firing && (at < 0 || m.sense == nil || m.sense.words != "resort to") {
		return false
	}
	if at < 0 && !firing && q.sense.kind != "agree" && c.stayedShut(q) {
		q.sense, q.made = protesting, true
		return true
	}
	stopsWork := at >= 0 && !passive && slices.ContainsFunc(c.free(c.clauseBefore(at), at, nil), c.p.laysDownTools)
	if at < 0 || c.p.low[q.first] == "strike" && !stopsWork && (m.sense == nil || m.sense.kind == "") {
		return false
	}
	if m.sense != nil && (m.sense.kind != "" || stopsWork) && q.sense.kind == "" {
		q.sense = protesting
	}
	q.made = true
	if !passive {
		q.doers = c.free(c.clauseBefore(at), at, nil)
	}
	return true
}

// laysDownTools tells whether a phrase is of people who may strike: no forces, no fighters.
func (p *page) laysDownTools(n *noun) bool {
	class := p.classOf(n)
	return n.kind == people && n.plural && (class == "civilians" || class == "people" || class == "officials")
}

// inProtest gives the people who do something "in protest", whatever it is: they "parked their buses in protest". Who
// resigns or walks out of a chamber in protest makes none.
func (c *clauseReader) inProtest(q *predicate) []*noun {
	if q.sense.words != "protest" || c.at(q.first-1) != "in" {
		return nil
	}
	from := c.clauseBefore(q.first)
	if slices.ContainsFunc(c.p.low[from:q.first], func(w string) bool { return leavings[w] }) {
		return nil
	}
	return slices.DeleteFunc(c.free(from, q.first, q), func(n *noun) bool { return n.kind != people && n.kind != bodies && !n.plural || n.kind == thing })
}

// stayedShut tells of a strike or protest by what it closed: "shops stayed closed in response to a call for a strike",
// "markets were shut in protest".
func (c *clauseReader) stayedShut(q *predicate) bool {
	for k := c.first; k+1 < c.last; k++ {
		switch c.p.low[k] {
		case "were", "was":
			if c.at(q.first-1) != "in" || k > q.first {
				continue
			}
			fallthrough
		case "remained", "stayed", "remain", "stay", "keeping", "kept":
			if w := c.p.low[k+1]; w == "closed" || w == "shut" || w == "shuttered" {
				return true
			}
		}
	}
	return false
}

// makesAct looks for such a verb before the noun's phrase, or behind it in the passive; at is -1 for none.
func (c *clauseReader) makesAct(q *predicate) (m wordMark, at int, passive bool) {
	for k := q.first - 1; k >= max(c.first, q.first-7); k-- {
		if w := c.p.low[k]; w == "," || w == ";" || w == "of" || w == "in" || w == "at" || w == "during" || w == "after" || w == "against" {
			break
		}
		if m, ok := c.p.marked(k, actMaking); ok && (m.form != plain || c.headlineVerb(k)) && m.end <= q.first && makes(m, q) {
			return m, k, false
		}
	}
	for k := q.end; k < min(c.last, q.end+14); k++ {
		if w := c.p.low[k]; w == ";" || w == "," || w == "when" || w == "after" || w == "who" {
			break
		}
		if happens[c.p.low[k]] && q.sense.kind == "protest" || (q.sense.kind == "agree" || q.sense.kind == "protest") && inForce[c.p.low[k]+" "+c.at(k+1)] {
			return wordMark{}, k, true
		}
		m, ok := c.p.marked(k, actMaking)
		if ok && makes(m, q) && (m.form == past || m.form == participle) && k > c.first && (auxiliaries[c.p.low[k-1]] || betweenVerbs[c.p.low[k-1]]) {
			return m, k, true
		}
	}
	return wordMark{}, -1, false
}

// headlineVerb tells of a plain verb that tells what happens, as in a title: "traders stage sit-in".
func (c *clauseReader) headlineVerb(k int) bool {
	return c.sentenceLeads() && k > c.first && c.p.low[k-1] != "to" && !unrealBefore[c.p.low[k-1]] && c.p.doc.Word(k).UPOS() == language.VERB
}

// makes tells whether a verb makes an act of q: a truce that is announced is one, a strike that is announced is not.
func makes(m wordMark, q *predicate) bool { return m.sense.kind != "agree" || q.sense.kind == "agree" }

// clauseBefore is the token at which the clause of a verb at token k may begin.
func (c *clauseReader) clauseBefore(k int) int {
	from := c.first
	for i := k - 1; i >= c.first; i-- {
		if subordinators[c.p.low[i]] && !c.asName(i) {
			return i + 1
		}
		if c.p.low[i] == "," && i+1 < k && len(c.free(i+1, k, nil)) > 0 {
			return i + 1
		}
	}
	return from
}

// demonstrates tells whether a verb of protest tells one: "protested outside the court", "relatives blocked
// the road"; not "protested to the ministry" or gunmen at a road block.
func (p *page) demonstrates(q *predicate) bool {
	if q.sense.shelf == actNoun {
		return q.made
	}
	if q.unreal || q.negated {
		return false
	}
	if q.sense.shelf == actSuffer {
		return true // "effigies of the minister were burnt"
	}
	for _, n := range q.doers {
		if class := p.classOf(n); class == "militants" || class == "unidentified" || class == "security forces" || class == "foreign forces" || class == "government" || p.authorities(n) {
			return false
		}
	}
	switch q.sense.words {
	case "block", "blockade":
		if len(q.doers) == 0 {
			return false
		}
		sent := p.doc.Sentences[q.sentence]
		return slices.ContainsFunc(p.low[sent.First:sent.End], func(w string) bool { return roadWords[w] })
	case "protest", "demonstrate":
		return len(q.doers) > 0 && (q.end >= p.sentenceEnd(q.first) || p.low[q.end] != "to" && p.low[q.end] != "that" && p.low[q.end] != "the" && p.low[q.end] != "their")
	}
	return len(q.doers) > 0 || q.passive && slices.ContainsFunc(p.low[max(p.sentenceFirst(q.first), q.first-8):q.first], func(w string) bool { return effigies[w] })
}

// crowded tells whether a phrase is of people who protest.
func (p *page) crowded(n *noun) bool {
	return n.head >= 0 && (incidentWords().crowd[p.low[n.head]] || n.ofIt != nil && n.ofIt.head >= 0 && incidentWords().crowd[p.low[n.ofIt.head]])
}

// rioting tells whether a phrase is of rioters.
func (p *page) rioting(n *noun) bool {
	return n.head >= 0 && strings.HasPrefix(p.low[n.head], "rioter")
}

// protestCauses marks what a protest is about as no act of its own: "staged a protest against the killing".
func (c *clauseReader) protestCauses() {
	demonstrated := slices.IndexFunc(c.preds, func(q *predicate) bool { return family(q.sense.kind) == "protest" && c.p.demonstrates(q) })
	if demonstrated < 0 {
		return
	}
	for _, q := range c.preds {
		if q.sense.shelf != actNoun || q.made || family(q.sense.kind) == "protest" {
			continue
		}
		for k := q.first - 1; k >= max(c.first, q.first-5); k-- {
			switch c.p.low[k] {
			case "against", "over", "after", "following", "about", "the", "that":
				q.blamed = true
			}
		}
	}
}
