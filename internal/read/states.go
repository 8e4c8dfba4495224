package read

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"daybook"
	"daybook/internal/language"
)

var stateLexicon = sync.OnceValue(func() *phraseList { return readPhrases("en/states.txt") })

// A stateReader reads the open and the shut of one page.
type stateReader struct {
	p     *page
	named map[string]*statePlace // the last place named with each kind of thing
	last  *phraseMark            // the thing last spoken of, for "it"

	crossings map[string]bool // passes and bridges that the report calls crossings, by name
	states    []daybook.State
}

// A statePlace is where a thing is: a place, and the tokens that name it. What the gazetteer does not know
// keeps the report's words alone.
type statePlace struct {
	place      daybook.Place
	first, end int
	rule       string
}

// findStates reads the condition of crossings, roads, services and schools.
func (p *page) findStates() {
	p.lowered()
	r := stateReader{p: p, named: map[string]*statePlace{}, crossings: map[string]bool{}, states: []daybook.State{}}
	for s := range p.doc.Sentences {
		r.sentence(s)
	}
	p.states = r.states
}

func (r *stateReader) sentence(s int) {
	sent := r.p.doc.Sentences[s]
	marks := stateLexicon().in(r.p, int(sent.First), int(sent.End))
	for _, m := range marks {
		if m.section != "what" || r.insideLonger(m, marks) || r.namesAgain(m, marks) {
			continue
		}
		if r.isCrossing(m, marks) {
			m = r.asCrossing(m)
		}
		place := r.placeOf(m)
		if place != nil {
			r.named[m.kin()] = place
		} else if r.p.low[m.first] == "post" || r.p.low[m.first] == "office" || r.p.low[m.first] == "pass" && r.named["pass"] == nil {
			if r.named[m.kin()] == nil {
				continue // any post, any office
			}
		}
		mark := m
		r.last = &mark
		for _, x := range marks {
			state, cue, ok := r.stateOf(m, []phraseMark{x}, marks)
			if !ok {
				continue
			}
			if place == nil {
				place = r.placeBy(m, cue)
			}
			r.add(m, state, cue, place, marks)
		}
	}
	if len(marks) > 0 {
		r.pronoun(marks)
	}
}

// passes are things that lead over a border or not: the report says which.
var passes = map[string]bool{"pass": true, "bridge": true, "tunnel": true, "terminal": true, "road": true}

// isCrossing tells whether a pass or bridge is called a crossing in its own sentence, "the Kettle Pass, the only
// paved crossing", or was called so before.
func (r *stateReader) isCrossing(m phraseMark, marks []phraseMark) bool {
	if !passes[m.code()] {
		return false
	}
	p := r.p
	name := ""
	if x := r.placeOf(m); x != nil {
		name = x.place.Label()
	}
	for _, o := range marks {
		if o.section != "what" || o.code() != "border crossing" || o.first <= m.end || o.first-m.end > 6 || p.low[m.end] != "," {
			continue
		}
		verb := false
		for i := m.end; i < o.first; i++ {
			verb = verb || p.doc.Word(i).UPOS() == language.VERB && p.doc.Word(i).XPOS() != "VBN" || p.low[i] == "and"
		}
		if !verb {
			if name != "" {
				r.crossings[name] = true
			}
			return true
		}
	}
	return name != "" && r.crossings[name]
}

// asCrossing is the mark of a pass or bridge read as that of a border crossing.
func (r *stateReader) asCrossing(m phraseMark) phraseMark {
	of := *m.lexPhrase
	of.columns = append([]string{"border crossing"}, of.columns[1:]...)
	m.lexPhrase = &of
	return m
}

// namesAgain tells whether a crossing is the pass or bridge named right before it.
func (r *stateReader) namesAgain(m phraseMark, marks []phraseMark) bool {
	for _, o := range marks {
		if o.section == "what" && m.code() == "border crossing" && passes[o.code()] && o.end < m.first && m.first-o.end <= 6 && r.isCrossing(o, marks) {
			return true
		}
	}
	return false
}

// kin is what a bare thing may share a name with: any crossing for "the gate", but no university for "the
// school".
func (m *phraseMark) kin() string {
	if m.code() == "school" {
		return m.words[len(m.words)-1]
	}
	return m.code()
}

// pronoun reads "it has been closed for two weeks" of the thing last spoken of, and what is joined to it
// ("and was shut again in June").
func (r *stateReader) pronoun(marks []phraseMark) {
	for _, x := range marks {
		if x.section != "closed" && x.section != "open" {
			continue
		}
		w := r.p.doc.Word(x.first)
		it := w.Child(language.NsubjPass, language.Nsubj, language.Obj)
		if !it.OK() {
			it = sharedSubject(w)
		}
		if it.Lower() != "it" {
			continue
		}
		thing := r.last
		for k := range marks {
			if m := &marks[k]; m.section == "what" && m.end <= it.I && !r.insideLonger(*m, marks) {
				thing = m
			}
		}
		if thing == nil || w.Sentence()-r.p.doc.Word(thing.first).Sentence() > 2 {
			continue
		}
		m := phraseMark{it.I, it.I + 1, thing.lexPhrase}
		if state, cue, ok := r.stateOf(m, []phraseMark{x}, marks); ok {
			r.add(m, state, cue, r.placeBy(m, cue), marks)
		}
	}
}

// sharedSubject is the subject that verb w shares with the verb it is joined to, where it has neither a
// subject nor an object of its own: "was closed in May and reopened in June".
func sharedSubject(w language.Word) language.Word {
	for n := 0; n < 3 && w.Is(language.Conj) && !w.Child(language.Nsubj, language.NsubjPass, language.Obj).OK(); n++ {
		w = w.Head()
		if s := w.Child(language.NsubjPass, language.Nsubj); s.OK() {
			if s.Is(language.Nsubj) && w.Child(language.Obj).OK() {
				return language.Word{}
			}
			return s
		}
	}
	return language.Word{}
}

func (r *stateReader) insideLonger(m phraseMark, marks []phraseMark) bool {
	for _, o := range marks {
		if o.section == "what" && o.first <= m.first && o.end >= m.end && o.end-o.first > m.end-m.first {
			return true
		}
	}
	return r.p.doc.Word(m.end-1).UPOS() == language.VERB || r.p.doc.Word(m.end-1).Is(language.Compound) && !r.has("closed", m.end, marks) && !r.has("open", m.end, marks)
}

func (r *stateReader) has(section string, tok int, marks []phraseMark) bool {
	return slices.ContainsFunc(marks, func(m phraseMark) bool { return m.section == section && m.first <= tok && tok < m.end })
}

// stateOf is the state that one of the cues puts the thing in, and the word that does.
func (r *stateReader) stateOf(m phraseMark, cues, marks []phraseMark) (state string, cue language.Word, ok bool) {
	p := r.p
	noun := p.doc.Word(m.end - 1)
	for _, x := range cues {
		if x.section != "closed" && x.section != "open" || x.first < m.end && x.first >= m.first {
			continue
		}
		w := p.doc.Word(x.first)
		switch w.Child(language.Mark).Lower() {
		case "until", "till", "before": // not yet
			continue
		}
		if !r.about(noun, w, m) {
			continue
		}
		state = x.section
		if p.factAt(w.I) == daybook.Denied {
			if state == "open" { // "has not reopened"
				return "closed", w, true
			}
			return "open", w, true
		}
		if status := p.factAt(w.I); status != daybook.Occurred {
			continue
		}
		for _, q := range marks {
			if q.section == "partly" && abs(q.first-w.I) <= 6 && state == "open" || q.section == "partly" && abs(q.first-w.I) <= 2 {
				state = "partly open"
			}
		}
		if state == "open" && r.forSome(w, marks) {
			state = "partly open"
		}
		return state, w, true
	}
	return "", language.Word{}, false
}

// forSome tells whether only some may pass: "reopened for lorries".
func (r *stateReader) forSome(w language.Word, marks []phraseMark) bool {
	for _, under := range []language.Word{w, w.Child(language.Obj)} {
		if !under.OK() {
			continue
		}
		who := oblique(under, "for", "to")
		for i := who.I; who.OK() && i > w.I && i > who.I-3; i-- { // "for perishable freight"
			if r.has("some", i, marks) {
				return true
			}
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }

// about tells whether the word of state w speaks of the noun: its subject when passive or intransitive, its
// object, the noun it describes ("the closed crossing"), or what "of" leads to ("closure of the crossing").
func (r *stateReader) about(noun, w language.Word, m phraseMark) bool {
	if s := sharedSubject(w); s.OK() && s.I == noun.I {
		return true
	}
	for k := min(noun.I, w.I); k < max(noun.I, w.I); k++ {
		if r.p.low[k] == "." || r.p.low[k] == ";" {
			return false
		}
	}
	for n, hops := noun, 0; n.OK() && hops < 3; n, hops = n.Head(), hops+1 {
		if n.I != noun.I && !noun.Is(language.Conj, language.Compound, language.Appos) && n.Rel() != language.Conj {
			break
		}
		h := n.Head()
		if h.I != w.I {
			if h.OK() && (h.Lemma() == "remain" || h.Lemma() == "stay" || h.Lemma() == "be" || h.Lemma() == "keep") && w.Head().I == h.I && n.Is(language.Nsubj, language.Obj) {
				return true
			}
			continue
		}
		switch {
		case n.Is(language.NsubjPass), n.Is(language.Obj):
			return true
		case n.Is(language.Nsubj):
			return w.XPOS() != "VBG" || !w.Child(language.Obj).OK()
		case n.Is(language.Nmod) && w.UPOS() == language.NOUN:
			return caseOf(n) == "of" || caseOf(n) == "at"
		case n.Is(language.Compound) && w.UPOS() == language.NOUN:
			return true
		}
	}
	if d := noun.Child(language.Det).Lower(); w.Head().I == noun.I && w.Is(language.Amod) && (d == "a" || d == "an" || d == "any") {
		return false // "in return for an open pass"
	}
	if w.Head().I == noun.I && (w.Is(language.Amod) || w.Is(language.Acl) && w.XPOS() == "VBN") {
		return true
	}
	if w.Is(language.AclRelcl) && (w.Head().I == noun.I || w.Head().Is(language.Nmod) && w.Head().Head().I == noun.I) { // "the crossing at Torkham, which has been shut"
		return true
	}
	// where the tree fails: the state right behind the thing, over auxiliaries
	for k := m.end; k < w.I; k++ {
		x := r.p.doc.Word(k)
		if x.UPOS() != language.AUX && x.UPOS() != language.ADV && x.Lemma() != "remain" && x.Lemma() != "stay" && r.p.placeAt(k) == nil && x.UPOS() != language.ADP && x.UPOS() != language.PROPN {
			return false
		}
	}
	return w.I > m.end && w.I-m.end < 7 && w.Sentence() == noun.Sentence()
}

// placeOf is the place whose name belongs to the thing: before it ("the Torkham crossing"), or behind it
// ("the crossing at Torkham", "the road between Bannu and Miranshah").
func (r *stateReader) placeOf(m phraseMark) *statePlace {
	p := r.p
	for i := m.end - 1; i >= max(0, m.first-4); i-- {
		if i < m.first && (p.low[i] == "," || p.low[i] == "of" || p.low[i] == "in" || p.doc.Word(i).UPOS() == language.VERB || p.doc.Word(i).UPOS() == language.ADP) {
			break
		}
		if x := r.known(i); x != nil {
			return x
		}
	}
	for i := m.end + 1; i < min(p.sentenceEnd(m.first), m.end+5); i++ {
		if prev := p.doc.Word(i - 1); prev.UPOS() == language.VERB || prev.UPOS() == language.AUX || p.low[i-1] == "," {
			break
		}
		if x := r.known(i); x != nil {
			return x
		}
	}
	return r.nameOf(m)
}

// known is the place of the gazetteer that covers token i, as long as it is one to be open or shut.
func (r *stateReader) known(i int) *statePlace {
	x := r.p.placeAt(i)
	if x == nil || x.role == asPeople || x.place.Precision >= 6 {
		return nil
	}
	if next := r.p.doc.Word(x.end); next.UPOS() == language.PROPN && r.isThing(next.I) { // "Lume Gate" is not the town of Lume
		name := daybook.Text(r.p.quote(x.first, x.end+1))
		return &statePlace{daybook.Place{Text: name, Name: name}, x.first, x.end + 1, "state/name"}
	}
	return &statePlace{r.p.whole(x), x.first, x.end, x.rule}
}

// isThing tells whether token i is a word for a thing that is open or shut.
func (r *stateReader) isThing(i int) bool {
	for _, ph := range stateLexicon().at(r.p.low[i]) {
		if ph.section == "what" && len(ph.words) == 1 {
			return true
		}
	}
	return false
}

// nameOf is a name that the gazetteer does not know: "Harl Gate", "the ferry at Vey".
func (r *stateReader) nameOf(m phraseMark) *statePlace {
	p := r.p
	proper := func(i int) bool { return i >= 0 && p.doc.Word(i).UPOS() == language.PROPN && p.dateOver(i) == nil }
	first, end := m.first, m.first
	for proper(first-1) && p.doc.Word(first-1).Sentence() == p.doc.Word(m.first).Sentence() {
		first--
	}
	switch stop := p.sentenceEnd(m.first); {
	case first < m.first && (proper(m.end-1) || len(p.low[m.first]) > 0):
		if proper(m.end - 1) {
			end = m.end // the thing's word belongs to the name
		}
	case m.end+1 < stop && (p.low[m.end] == "at" || p.low[m.end] == "of" || p.low[m.end] == "through" || p.low[m.end] == "in") && proper(m.end+1):
		first, end = m.end+1, m.end+2
		for end < stop && proper(end) {
			end++
		}
	}
	if first >= end {
		return nil
	}
	name := daybook.Text(p.quote(first, end))
	return &statePlace{daybook.Place{Text: name, Name: name}, first, end, "state/name"}
}

// placeBy is the place for a thing without a name of its own: the last one of its kind that the report
// named, else the place told of beside the word of state.
func (r *stateReader) placeBy(m phraseMark, cue language.Word) *statePlace {
	if x := r.named[m.kin()]; x != nil {
		return x
	}
	x := r.p.placeNear(cue.I)
	if x == nil || r.p.doc.Word(x.first).Sentence() != cue.Sentence() || x.place.Precision >= 6 {
		return nil
	}
	return &statePlace{r.p.whole(x), x.first, x.end, x.rule}
}

func (r *stateReader) add(m phraseMark, state string, cue language.Word, place *statePlace, marks []phraseMark) {
	p := r.p
	x := daybook.State{ID: fmt.Sprintf("%s/o%d", p.report.ID, len(r.states)+1), What: m.code(), State: state}
	note := func(field string, first, end int, rule string) {
		x.Basis = append(x.Basis, daybook.Basis{Field: field, Span: p.words(first, end), Rule: rule})
	}
	note("what", m.first, m.end, "state/thing")
	note("state", cue.I, cue.I+1, "state/"+strings.ReplaceAll(state, " ", "-"))
	if place != nil {
		where := place.place
		x.Place = &where
		note("place", place.first, place.end, place.rule)
	}
	r.times(&x, cue, marks, note)
	if first, end := r.reason(m, cue, marks); end > first {
		x.Reason = daybook.Text(p.quote(first, end))
		note("reason", first, end, "state/reason")
	}
	if says := p.statedBy(cue.I); says.name != "" {
		x.Says = daybook.Text(says.name)
		note("says", says.first, says.end, says.rule)
	}
	changed := false // since, by what the report told of it
	for i := len(r.states) - 1; i >= 0; i-- {
		o := &r.states[i]
		if o.What == x.What && o.State != x.State && samePlace(o.Place, x.Place) {
			changed = true
		}
		if o.What == x.What && o.State == x.State && samePlace(o.Place, x.Place) && (!changed || o.From == "" || x.From == "" || o.From == x.From) {
			if o.From == "" {
				o.From = x.From
			}
			if o.Reason == "" {
				o.Reason = x.Reason
			}
			o.Basis = append(o.Basis, x.Basis...)
			return // told again
		}
	}
	r.states = append(r.states, x)
}

func samePlace(a, b *daybook.Place) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Label() == b.Label()
}

// times gives the state its beginning and end: "for two weeks" and "since" begin it, "until" ends it, a day
// of the verb is when it began.
func (r *stateReader) times(x *daybook.State, cue language.Word, marks []phraseMark, note func(string, int, int, string)) {
	p := r.p
	sent := p.doc.Sentences[cue.Sentence()]
	for k := p.dates.from(int(sent.First)); k < len(p.dates) && p.dates[k].first < int(sent.End); k++ {
		m := &p.dates[k]
		if m.typ == setType || strings.HasSuffix(m.value, "_REF") {
			continue
		}
		if p.cueOf(m, marks) != cue.I {
			continue // the date of another state
		}
		before := ""
		for i := m.first; i > int(sent.First) && i > m.first-3 && before == ""; i-- {
			switch p.low[i-1] {
			case "since", "until", "till", "for", "from", "past", "to":
				before = p.low[i-1]
			}
		}
		if m.first > int(sent.First) && before == "" {
			before = p.low[m.first-1]
		}
		w := p.window(m)
		switch {
		case before == "until" || before == "till":
			x.To = w.To
			note("to", m.first, m.end, m.rule)
		case before == "to" && x.From != "" && w.To > x.From: // "from 5 May to 9 May"
			x.To = w.To
			note("to", m.first, m.end, m.rule)
		case m.typ == durationType && x.From == "" && abs(m.first-cue.I) < 8:
			if d := p.runsTo(m); d != "" {
				x.From = d
				note("from", m.first, m.end, m.rule)
			}
		case m.datesAnAct() && w.Known() && x.From == "" && (before == "since" || (abs(m.first-cue.I) < 10 || p.doc.Word(m.end-1).Head().I == cue.I || p.doc.Word(m.first).Head().I == cue.I) && !p.modifiesNoun(m)):
			x.From = w.From
			if w.To.Sub(w.From) > 7 && before != "since" {
				x.From = ""
				continue
			}
			note("from", m.first, m.end, m.rule)
		}
	}
}

// cueOf is the word of state that date m belongs to: the nearest, but the one before it where a conjunction
// or mark parts it from the one behind ("was shut on 31 May and reopened").
func (p *page) cueOf(m *dateMention, marks []phraseMark) int {
	before, behind := -1, -1
	for _, o := range marks {
		switch {
		case o.section != "closed" && o.section != "open":
		case o.first < m.first:
			before = max(before, o.first)
		case behind < 0 || o.first < behind:
			behind = o.first
		}
	}
	if before < 0 || behind < 0 {
		return max(before, behind)
	}
	for i := m.end; i < behind; i++ {
		if t := p.low[i]; t == "and" || t == "but" || t == ";" || t == "," {
			return before
		}
	}
	if m.first-before <= behind-m.first {
		return before
	}
	return behind
}

// runsTo gives a length of time after a participle ("shut for two weeks over …") its beginning: it runs to
// publication.
func (p *page) runsTo(m *dateMention) daybook.Day {
	day := p.report.PublishedDay()
	var n int
	var unit string
	if _, err := fmt.Sscanf(m.value, "P%d%1s", &n, &unit); err != nil || day == "" || p.low[max(0, m.first-1)] != "for" && p.low[max(0, m.first-2)] != "for" {
		return ""
	}
	return stretch(day.Time(), unit, -n).From
}

// reason is what a word of reason leads to, in the clause of the cue: "over a check post".
func (r *stateReader) reason(m phraseMark, cue language.Word, marks []phraseMark) (first, end int) {
	p := r.p
	stop := p.sentenceEnd(cue.I)
	for _, x := range marks {
		if x.section != "reason" || x.first <= cue.I || x.first-cue.I > 18 || x.end >= stop {
			continue
		}
		if d := p.dateOver(x.end); d != nil && p.low[x.first] != "after" {
			continue
		}
		if slices.ContainsFunc(marks, func(o phraseMark) bool {
			return (o.section == "closed" || o.section == "open") && o.first > cue.I && o.first < x.end+6
		}) {
			continue // the reason of another state
		}
		if p.low[x.first] == "by" || p.low[x.first] == "as" || p.low[x.first] == "since" && p.dateOver(x.end) != nil {
			continue
		}
		end = x.end
		for end < stop && p.low[end] != "," && p.low[end] != "." && p.low[end] != ";" && p.low[end] != "\"" && p.low[end] != "”" && end-x.end < 14 {
			end++
		}
		return x.end, end
	}
	return 0, 0
}

// dateOver is the date mention that covers token i.
func (p *page) dateOver(i int) *dateMention {
	k := p.dates.from(i)
	for _, n := range [2]int{k - 1, k} {
		if n >= 0 && n < len(p.dates) && p.dates[n].first <= i && i < p.dates[n].end {
			return &p.dates[n]
		}
	}
	return nil
}
