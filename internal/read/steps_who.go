package read

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"daybook"
	"daybook/internal/language"
	"daybook/lexicon"
)

// actorOf is who takes the step of verb v: its subject, or the agent of a passive; of an infinitive the
// subject of the verb above.
func (r *stepReader) actorOf(v language.Word) language.Word {
	subject, passive := subjectOf(v)
	if subject.OK() && r.p.dateAt(subject.I) != nil { // "the government on Monday named"
		subject, passive = r.p.subject(v)
	}
	subject = whoseWords(subject)
	if passive && hasAux(v, "be") {
		return agentOf(v)
	}
	if subject.OK() && subject.I < v.I && (subject.UPOS() == language.NOUN || subject.UPOS() == language.PROPN || subject.UPOS() == language.PRON) && (!passive || hasAux(v, "have")) {
		return subject
	}
	if n := r.nounBefore(v); n.OK() || passive || !finite(v) {
		return n
	}
	if s, _ := r.p.subject(v); s.OK() && s.I < v.I && r.p.isParty(s) {
		return s
	}
	return language.Word{}
}

// hasAux tells whether an auxiliary of that dictionary form stands under v.
func hasAux(v language.Word, lemma string) bool {
	for c := range v.Children() {
		if c.UPOS() == language.AUX && c.Lemma() == lemma {
			return true
		}
	}
	return false
}

// nounBefore is, where the tree gives no subject, the nearest party before v in its clause.
func (r *stepReader) nounBefore(v language.Word) language.Word {
	if v.XPOS() == "VBN" && v.Prev().UPOS() != language.AUX && v.Prev().UPOS() != language.ADV {
		return language.Word{}
	}
	for w := v.Prev(); w.OK() && v.I-w.I < 8; w = w.Prev() {
		switch w.UPOS() {
		case language.VERB, language.PUNCT, language.SCONJ:
			return language.Word{}
		case language.AUX:
			if w.Lemma() == "be" {
				return language.Word{}
			}
		case language.NOUN, language.PROPN:
			if r.p.dateAt(w.I) == nil && (r.p.actorAt(w.I) != nil || r.mayAct(w, &daybook.Party{})) && caseOf(w) == "" {
				return w
			}
		}
	}
	return language.Word{}
}

// partyFor is the party that the subject at w names; a pronoun whose antecedent the codebook does not know
// stands for the subject of a sentence before.
func (r *stepReader) partyFor(w language.Word) (daybook.Party, bool) {
	p := r.p
	if w.UPOS() != language.PRON {
		party, ok := p.partyAt(w)
		return party, ok && r.mayAct(w, &party)
	}
	switch w.Lower() {
	case "he", "she", "it", "they", "we", "its", "his", "her", "their", "our":
	default:
		return daybook.Party{}, false
	}
	if _, known := p.antecedent(w.I); known {
		return p.partyAt(w)
	}
	for s := w.Sentence() - 1; s >= 0 && s >= w.Sentence()-3; s-- {
		for v := range p.doc.Words(s) {
			if !v.Is(language.Root) {
				continue
			}
			if n := v.Child(language.Nsubj, language.NsubjPass); n.OK() && n.UPOS() != language.PRON {
				party, ok := p.partyAt(n)
				return party, ok && r.mayAct(n, &party)
			}
		}
	}
	return daybook.Party{}, false
}

// partyShort is the party at w in its own words, without what prepositions add ("the federal government" of
// "the federal government for approval").
func (r *stepReader) partyShort(w language.Word) (daybook.Party, bool) {
	party, ok := r.p.partyAt(w)
	if !ok || w.UPOS() == language.PRON {
		return party, ok
	}
	first, _ := r.p.nounPhrase(w)
	end := w.I + 1
	if a := r.p.actorAt(w.I); a != nil {
		end = max(end, a.end)
	}
	if first < end {
		party.Text = daybook.Text(r.p.quote(first, end))
	}
	return party, true
}

// mayAct tells whether a subject is somebody: the codebook knows it, or it is a name or a body of people.
func (r *stepReader) mayAct(w language.Word, party *daybook.Party) bool {
	if party.Actor != "" || party.Class != "" || party.Group != "" || party.Country != "" || r.p.actorAt(w.I) != nil {
		return true
	}
	if w.UPOS() == language.PRON {
		switch w.Lower() {
		case "he", "she", "they", "it", "we", "who":
			_, known := r.p.antecedent(w.I)
			return known
		}
		return false
	}
	if w.Child(language.Det).Lower() == "no" {
		return false
	}
	if w.UPOS() == language.PROPN {
		return true
	}
	for _, m := range stepLexicon().in(r.p, w.I, w.I+1) {
		if m.section == "body" || m.section == "level" {
			return true
		}
	}
	switch w.Lemma() {
	case "government", "authority", "regime", "minister", "leader", "official", "assembly", "side", "party", "council", "movement", "group", "administration", "commission", "spokesman", "neighbour", "elder", "union", "office", "ministry":
		return true
	}
	return false
}

// counterpart is who the step is taken with: the noun after "with" behind the process noun or the verb, or
// the object of "meet".
func (r *stepReader) counterpart(m phraseMark, v, actor language.Word) language.Word {
	p := r.p
	end := p.sentenceEnd(m.first)
	for i := min(m.first, v.I); i < end && i < m.end+12; i++ {
		if p.low[i] != "with" && p.low[i] != "between" {
			continue
		}
		for k := i + 1; k < end && k < i+9; k++ {
			w := p.doc.Word(k)
			if (w.UPOS() == language.NOUN || w.UPOS() == language.PROPN) && (w.Rel() != language.Compound && w.Rel() != language.Amod && w.Rel() != language.Flat && w.Rel() != language.NmodPoss) && (p.actorAt(k) != nil || w.UPOS() == language.PROPN || r.mayAct(w, &daybook.Party{})) {
				if actor.OK() && w.I == actor.I || p.low[i] == "between" && k+1 < end && p.low[k+1] == "and" {
					continue // the other of the two: "between the region and Ostrany"
				}
				return w
			}
		}
		break
	}
	if v.Lemma() == "meet" {
		if s, _ := p.subject(v); s.OK() {
			if both := p.parties(s); len(both) > 1 {
				return both[1]
			}
		}
		if o := v.Child(language.Obj); o.OK() {
			return o
		}
	}
	return language.Word{}
}

// authority is whose approval a step turns on: whom a request goes to, who approves or refuses.
func (r *stepReader) authority(m phraseMark, v language.Word, kind string, actor language.Word) language.Word {
	switch kind {
	case "requested approval", "terms delayed", "terms drafted":
		if v.Lemma() == "ask" || v.Lemma() == "urge" || v.Lemma() == "request" || v.Lemma() == "petition" || v.Lemma() == "approach" {
			if o := v.Child(language.Obj, language.Iobj); o.OK() && (r.p.actorAt(o.I) != nil || r.mayAct(o, &daybook.Party{})) {
				return o
			}
		}
		if v.Lemma() == "call" || v.Lemma() == "appeal" {
			if o := oblique(v, "on", "upon", "to"); o.OK() {
				return o
			}
		}
		return r.behind(m, v, "from", "of", "to", "by")
	case "approved":
		switch v.Lemma() {
		case "get", "receive", "win", "secure", "obtain":
			return r.behind(m, v, "from", "of")
		}
		return actor
	case "refused":
		if m.section == "approval" || m.section == "terms" {
			return actor
		}
	}
	return language.Word{}
}

// behind is the party that one of the prepositions leads to, after the noun of the step or its verb, else
// the one that owns the noun ("the federation's approval").
func (r *stepReader) behind(m phraseMark, v language.Word, prepositions ...string) language.Word {
	p := r.p
	end := p.sentenceEnd(m.first)
	for i := m.end; i < end && i < m.end+6; i++ {
		if !slices.Contains(prepositions, p.low[i]) {
			continue
		}
		for k := i + 1; k < end && k < i+6; k++ {
			if w := p.doc.Word(k); (w.UPOS() == language.NOUN || w.UPOS() == language.PROPN) && p.dateAt(k) == nil && w.Rel() != language.Compound && (p.actorAt(k) != nil || r.mayAct(w, &daybook.Party{})) {
				return w
			}
		}
	}
	noun := p.doc.Word(m.end - 1)
	for _, w := range []language.Word{noun.Child(language.NmodPoss), noun.Child(language.Amod), noun.Child(language.Compound)} {
		if w.OK() && (p.actorAt(w.I) != nil || r.mayAct(w, &daybook.Party{})) {
			return w
		}
	}
	if v.Lemma() == "wait" || v.Lemma() == "await" {
		return oblique(v, "from")
	}
	return language.Word{}
}

// ownersLevel is the level of the one whose government it is: "his government" of a chief minister.
func (r *stepReader) ownersLevel(w language.Word) (level, country string) {
	owner := w.Child(language.NmodPoss)
	if !owner.OK() {
		return "", ""
	}
	if a := r.p.toldBy(w.I); a != nil && a.head >= 0 && owner.UPOS() == language.PRON {
		if m := r.p.actorAt(a.head); m != nil {
			return r.p.levelOf(&m.party)
		}
	}
	if party, ok := r.partyFor(owner); ok {
		return r.p.levelOf(&party)
	}
	return "", ""
}

// levelOf tells whether a party is national, of a region or local, and its country.
func (p *page) levelOf(party *daybook.Party) (level, country string) {
	country = string(party.Country)
	words := strings.ToLower(string(party.Text))
	if id := string(party.Actor); id != "" {
		if parts := strings.Split(id, "."); len(parts) > 1 && regionIDs()[strings.Join(parts[:2], ".")] {
			return "region", parts[0]
		} else if len(parts[0]) == 2 && party.Class != "militants" && !strings.Contains(words, "provinc") && !strings.Contains(words, "chief minister") {
			return "national", country
		}
	}
	for _, list := range stepLexicon().by {
		for k := range list {
			if list[k].section == "level" && hasWords(words, strings.Join(list[k].words, " ")) && (level == "" || list[k].code() == "region") {
				level = list[k].code()
			}
		}
	}
	return level, country
}

// regionIDs are the provinces and regions that the codebook knows.
var regionIDs = sync.OnceValue(func() map[string]bool {
	ids := map[string]bool{}
	for _, e := range lexicon.Read("world/states.txt") {
		if e.Section == "regions" {
			ids[e.Columns[0]] = true
		}
	}
	return ids
})

// hasWords tells whether whole words stand in a text, both in lower case.
func hasWords(text, words string) bool {
	for at := 0; ; at++ {
		n := strings.Index(text[at:], words)
		if n < 0 {
			return false
		}
		at += n
		rest := text[at+len(words):]
		if (at == 0 || text[at-1] == ' ') && (rest == "" || rest[0] == ' ' || rest[0] == '\'' || strings.HasPrefix(rest, "’")) {
			return true
		}
	}
}

// A process is what the steps of one report add up to.
type process struct {
	counterpart *daybook.Party
	actor       *daybook.Party
	steps       int // so far
}

// processFor is the process a step belongs to, by its counterpart, else the one told of most.
func (r *stepReader) processFor(s *stepFound) int {
	if s.Counterpart == nil && len(r.processes) > 0 && !(s.Actor != nil && slices.ContainsFunc(r.processes, func(q process) bool { return q.counterpart != nil && r.alike(s.Actor, q.counterpart) })) {
		best := 0 // a step that names nobody belongs to the process the report tells most of
		for i := range r.processes {
			if r.processes[i].steps > r.processes[best].steps {
				best = i
			}
		}
		r.processes[best].steps++
		return best
	}
	for i := len(r.processes) - 1; i >= 0; i-- {
		q := &r.processes[i]
		if s.Counterpart == nil || q.counterpart == nil || r.alike(s.Counterpart, q.counterpart) || s.Actor != nil && r.alike(s.Actor, q.counterpart) {
			if q.counterpart == nil {
				q.counterpart = s.Counterpart
			}
			if q.actor == nil {
				q.actor = s.Actor
			}
			q.steps++
			return i
		}
	}
	r.processes = append(r.processes, process{s.Counterpart, s.Actor, 1})
	return len(r.processes) - 1
}

// alike tells whether two parties are of one side: the same actor or country, or a name in common
// ("Ostrava", "the Ostravan regime").
func (r *stepReader) alike(a, b *daybook.Party) bool {
	if a.Actor != "" && a.Actor == b.Actor || a.Country != "" && a.Country == b.Country && a.Country != r.p.home() {
		return true
	}
	if a.Country != "" && b.Country != "" {
		return false
	}
	for _, x := range strings.Fields(string(a.Text)) {
		for _, y := range strings.Fields(string(b.Text)) {
			if n := min(len(x), len(y), 6); n >= 4 && x[0] >= 'A' && x[0] <= 'Z' && x[:n] == y[:n] && x != "The" {
				return true
			}
		}
	}
	return strings.EqualFold(string(a.Text), string(b.Text))
}

// tellingName says how well a counterpart names a process: 0 for nobody, 1 for a role alone ("the governor", "Mr
// Marrin"), 2 for a name, 3 for a state or group that is known.
func (r *stepReader) tellingName(x *daybook.Party) int {
	switch {
	case x == nil:
		return 0
	case x.Group != "" && x.Group != "Police" || x.Country != "" && string(x.Country) != string(r.p.home()):
		return 3
	case x.Class == "officials" || x.Class == "civilians":
		return 1
	}
	for _, word := range strings.Fields(string(x.Text)) {
		if startsUpper(word) && word != "The" && word != "A" {
			return 2
		}
	}
	return 1
}

// bestNamed is the process of the report whose counterpart names it best; -1 for none with more than a role.
func (r *stepReader) bestNamed() int {
	best, score := -1, 1
	for i := range r.processes {
		if k := r.tellingName(r.processes[i].counterpart); k > score {
			best, score = i, k
		}
	}
	return best
}

// nameProcesses gives the steps the names of their processes: "talks with Kabul". What was done with a role
// alone belongs to the process of the report that a name tells of, where there is one.
func (r *stepReader) nameProcesses() {
	best := r.bestNamed()
	for i := range r.steps {
		s := &r.steps[i]
		var n int
		fmt.Sscan(s.Process, &n)
		s.Process = "talks"
		if best >= 0 && r.tellingName(r.processes[n].counterpart) < 2 {
			n = best
		}
		if q := r.processes[n]; q.counterpart != nil && pronounOf[strings.ToLower(firstWord(string(q.counterpart.Label())))] == "" {
			s.Process = "talks with " + strings.TrimPrefix(strings.TrimPrefix(q.counterpart.Label(), "the "), "The ")
			if s.Counterpart == nil && !(s.Actor != nil && r.alike(s.Actor, q.counterpart)) {
				s.Counterpart = q.counterpart
			}
		}
	}
}
