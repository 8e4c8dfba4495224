package read

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"daybook"
	"daybook/internal/language"
)

// A stepFound is a step with what the rules of competence ask of it: whether its actor is national, of a
// region or local ("" when not known), and of which country.
type stepFound struct {
	daybook.Step
	level, country string
	sentence       int
}

var stepLexicon = sync.OnceValue(func() *phraseList { return readPhrases("en/steps.txt") })

// nouns of a step, in the order in which they decide what it is.
var stepNouns = []string{"agree", "approval", "terms", "body", "process", "agreement", "plan", "meet"}

// stepVerbs gives the kind of step that a verb's section makes of a noun of each section.
var stepVerbs = map[string]map[string]string{
	"approval":  {"request": "requested approval", "approve": "approved", "refuse": "refused", "delay": "requested approval"},
	"terms":     {"delay": "terms delayed", "request": "terms delayed", "draft": "terms drafted", "approve": "approved", "refuse": "refused"},
	"body":      {"form": "delegation formed", "meet": "met", "announce": "announced", "refuse": "refused", "object": "objected", "approve": "approved"},
	"process":   {"suspend": "suspended", "end": "ended", "refuse": "refused", "object": "objected", "approve": "approved", "agree": "agreed", "request": "announced", "announce": "announced", "meet": "met"},
	"plan":      {"suspend": "suspended", "refuse": "refused", "object": "objected", "approve": "approved", "request": "requested approval"},
	"agreement": {"request": "announced", "agree": "agreed", "suspend": "suspended", "end": "ended", "refuse": "refused", "object": "objected", "announce": "announced", "meet": "met"},
}

// A stepReader reads the steps of a page.
type stepReader struct {
	p         *page
	processes []process
	steps     []stepFound
}

// findSteps reads the moves of the processes that the page tells of.
func (p *page) findSteps(rules mandates) {
	p.lowered()
	r := stepReader{p: p}
	if r.tellsOfProcess() {
		for s := range p.doc.Sentences {
			r.sentence(s)
		}
	}
	r.nameProcesses()
	rules.flag(r.steps, string(p.home()))
	p.moves = make([]daybook.Step, 0, len(r.steps))
	for i := range r.steps {
		r.steps[i].ID = fmt.Sprintf("%s/s%d", p.report.ID, i+1)
		p.moves = append(p.moves, r.steps[i].Step)
	}
}

// tellsOfProcess tells whether the report is about talks: it names them, or terms of reference, at least
// twice, or once beside an approval or a delegation or in a report on states, parties or armed groups.
func (r *stepReader) tellsOfProcess() bool {
	named, beside := 0, 0
	for _, m := range stepLexicon().in(r.p, 0, len(r.p.doc.Tokens)) {
		switch m.section {
		case "process", "terms":
			named++
		case "approval", "body", "agreement", "competence":
			beside++
		}
	}
	return named > 1 || named == 1 && (beside > 0 || r.p.onPolitics()) || beside > 3
}

// sentence reads the steps of one sentence: for each noun of a process the verb that governs it.
func (r *stepReader) sentence(s int) {
	sent := r.p.doc.Sentences[s]
	marks := stepLexicon().in(r.p, int(sent.First), int(sent.End))
	if !slices.ContainsFunc(marks, func(m phraseMark) bool { return slices.Contains(stepNouns, m.section) || m.section == "competence" }) {
		r.ofWhatWasNamed(marks, s)
		return
	}
	if slices.Contains(r.p.low[sent.First:sent.End], "?") {
		return // a question tells of no move
	}
	var taken []int
	r.ofWhatWasNamed(marks, s)
	for _, m := range marks {
		if m.section == "competence" {
			r.objection(m, s)
		}
	}
	for _, section := range stepNouns {
		for _, m := range marks {
			if m.section != section || r.shadowed(m, marks) {
				continue
			}
			verb, kind := r.verbOver(m, marks)
			if kind == "" || slices.Contains(taken, verb.I) || verb.Is(language.Xcomp) && kind != "met" && verb.Head().Lemma() == "agree" && slices.Contains(taken, verb.Head().I) {
				continue
			}
			taken = append(taken, verb.I)
			r.add(m, verb, kind, s)
		}
	}
}

// ofWhatWasNamed reads what is done to "it", where the sentences before named a body, a plan or an agreement:
// "The Church supports it."
func (r *stepReader) ofWhatWasNamed(marks []phraseMark, s int) {
	p := r.p
	for v := range p.doc.Words(s) {
		if v.UPOS() != language.VERB || v.Child(language.Obj).Lower() != "it" {
			continue
		}
		for _, section := range []string{"refuse", "object", "approve", "suspend"} {
			if !r.has(section, v.I, marks) {
				continue
			}
			if noun, ok := r.namedBefore(s); ok {
				if kind := stepVerbs[noun.section][section]; kind != "" {
					r.add(noun, v, kind, s)
				}
			}
			break
		}
	}
}

// namedBefore is the last noun of a body, plan, process or agreement in the two sentences before s.
func (r *stepReader) namedBefore(s int) (phraseMark, bool) {
	for k := s - 1; k >= max(0, s-2); k-- {
		sent := r.p.doc.Sentences[k]
		marks := stepLexicon().in(r.p, int(sent.First), int(sent.End))
		for _, m := range slices.Backward(marks) {
			switch m.section {
			case "body", "plan", "process", "agreement":
				if r.p.doc.Word(m.end-1).UPOS() == language.NOUN && !r.shadowed(m, marks) {
					return m, true
				}
			}
		}
	}
	return phraseMark{}, false
}

// shadowed tells whether a mark is part of a longer one, or a word used for something else: "the security
// council", "elders" of a council.
func (r *stepReader) shadowed(m phraseMark, marks []phraseMark) bool {
	for _, o := range marks {
		if slices.Contains(stepNouns, o.section) && o.first <= m.first && o.end >= m.end && o.end-o.first > m.end-m.first {
			return true
		}
	}
	if r.p.low[m.first] == "according" {
		return true
	}
	prev := strings.ToLower(r.p.doc.Word(m.first).Prev().Text())
	return prev == "security" || prev == "news" || prev == "trade" || prev == "district"
}

// verbOver is the verb that makes a step of the noun, and the kind: up the tree from the noun, the first
// verb of a section that goes with it, raised to the verb over that where it says more ("decided to hold
// talks" is announced, "was allowed to negotiate" approved).
func (r *stepReader) verbOver(m phraseMark, marks []phraseMark) (verb language.Word, kind string) {
	w := r.p.doc.Word(m.end - 1)
	for h := w.Head(); h.OK() && h.I >= m.first && h.I < m.end; h = w.Head() { // "council" of a council of elders
		w = h
	}
	if m.section == "plan" && w.UPOS() == language.VERB || m.section == "approval" && caseOf(w) == "without" {
		return language.Word{}, "" // "to visit"; "without its consent"
	}
	switch {
	case m.section == "process" && w.UPOS() == language.VERB:
		verb, kind = w, "met"
	case m.section == "agree":
		return r.agreeing(w)
	case m.section == "meet":
		return r.meeting(w)
	case m.section == "body" && w.Is(language.Nsubj) && w.Head().Lemma() == "meet" && sits[w.Lemma()] && !w.Head().Child(language.Obj).OK() && !oblique(w.Head(), "with").OK():
		return language.Word{}, "" // a council's own sitting
	}
	if v := w.Head(); m.section == "body" && w.Is(language.Nsubj) && setsOut(v) {
		return v, "met"
	}
	acts := false // the body itself is the subject
	for hops := 0; hops < 6 && w.OK(); hops++ {
		if hops > 0 || w.UPOS() == language.VERB {
			if k := r.kindOf(m.section, w, marks); k != "" && (kind == "" || raises(kind, k)) && (!acts || k == "met") {
				verb, kind = w, k
			}
		}
		if w.Is(language.Advcl) && w.Child(language.Mark).OK() && w.Child(language.Mark).Lower() != "to" && !conditional[w.Child(language.Mark).Lower()] && kind == "" && hops > 0 {
			break // "because elders have asked"
		}
		acts = m.section == "body" && w.Is(language.Nsubj) && !w.Is(language.NsubjPass)
		if w.Is(language.AclRelcl) || w.Is(language.Conj) && w.UPOS() == language.VERB || w.Is(language.Parataxis) || w.Is(language.Ccomp) && w.UPOS() == language.VERB && kind != "" && !r.governs(w.Head(), marks) {
			break
		}
		w = w.Head()
	}
	if kind == "" || kind == "met" && r.p.factAt(verb.I) == daybook.Denied { // "its talks, which were suspended, have not resumed"
		if v, k := r.verbBehind(m, marks); k != "" {
			verb, kind = v, k
		}
	}
	if m.section == "terms" && (verb.Child(language.Mark).Lower() == "until" || verb.Child(language.Mark).Lower() == "till") {
		kind = "terms delayed"
	}
	if asks := askerOver(verb); kind == "approved" && asks.OK() { // "called on the federation to grant its approval"
		return asks, "requested approval"
	}
	if kind == "terms drafted" && (isNegated(verb) || r.notYet(verb)) {
		kind = "terms delayed"
	}
	return verb, kind
}

// setsOut tells whether verb v has the body that is its subject go somewhere: "the elders will cross into",
// "the delegation will go".
func setsOut(v language.Word) bool {
	switch v.Lemma() {
	case "go", "cross", "leave", "depart", "fly", "drive":
		return oblique(v, "to", "into", "for", "over", "across").OK() || v.Child(language.Aux).Lower() == "will" || v.Child(language.Aux).Lower() == "would"
	}
	return false
}

// verbBehind is the verb of a clause that describes the noun: "talks, which were suspended in April".
func (r *stepReader) verbBehind(m phraseMark, marks []phraseMark) (language.Word, string) {
	v := r.p.doc.Word(m.end - 1).Child(language.AclRelcl)
	if !v.OK() || !relativizes(v.Child(language.NsubjPass, language.Nsubj)) {
		return language.Word{}, ""
	}
	switch k := r.kindOf(m.section, v, marks); k {
	case "suspended", "ended", "approved", "refused", "terms delayed":
		return v, k
	}
	return language.Word{}, ""
}

// askerOver is the verb that asks somebody to do what v says: "asked the cabinet to approve", "called on it to".
func askerOver(v language.Word) language.Word {
	if !v.Is(language.Xcomp, language.Ccomp, language.Advcl, language.Acl) || v.Child(language.Mark).Lower() != "to" && v.XPOS() != "VB" {
		return language.Word{}
	}
	h := v.Head()
	if h.UPOS() != language.VERB { // "called on the federation to": the tree may hang it on the federation
		h = h.Head()
	}
	switch h.Lemma() {
	case "ask", "urge", "request", "petition", "press", "beg", "implore", "appeal":
		return h
	case "call":
		if oblique(h, "on", "upon").OK() {
			return h
		}
	}
	return language.Word{}
}

// agreeing reads "agreed to appoint an envoy", "agree to keep armed men out".
func (r *stepReader) agreeing(w language.Word) (language.Word, string) {
	if w.Lemma() != "agree" || w.UPOS() != language.VERB || !w.Child(language.Xcomp, language.Ccomp).OK() && !oblique(w, "on", "upon").OK() {
		return language.Word{}, ""
	}
	return w, "agreed"
}

// meeting reads "met the envoy", "met with elders".
func (r *stepReader) meeting(w language.Word) (language.Word, string) {
	if w.Lemma() != "meet" || w.UPOS() != language.VERB {
		return language.Word{}, ""
	}
	if s, _ := r.p.subject(w); s.OK() && len(r.p.parties(s)) > 1 { // "the envoy and the minister met"
		return w, "met"
	}
	for _, o := range []language.Word{w.Child(language.Obj), oblique(w, "with")} {
		if o.OK() && (r.p.actorAt(o.I) != nil || r.mayAct(o, &daybook.Party{})) {
			return w, "met"
		}
	}
	return language.Word{}, ""
}

// raises tells whether the kind of the verb above says more than the kind below.
func raises(below, above string) bool {
	switch below {
	case "met":
		return above != "met" && above != "ended"
	case "announced":
		return above == "approved" || above == "refused" || above == "objected"
	}
	return false
}

// governs tells whether a verb over a clause makes a step of it: it wants, allows, rejects …
func (r *stepReader) governs(v language.Word, marks []phraseMark) bool {
	for _, section := range []string{"announce", "approve", "refuse", "object", "request"} {
		if r.has(section, v.I, marks) {
			return true
		}
	}
	return false
}

// kindOf is the kind of step that verb v makes of a noun section, "" when none.
func (r *stepReader) kindOf(noun string, v language.Word, marks []phraseMark) string {
	if v.UPOS() != language.VERB && v.UPOS() != language.ADJ && v.UPOS() != language.NOUN {
		return ""
	}
	for _, section := range []string{"delay", "form", "suspend", "end", "refuse", "object", "draft", "request", "approve", "agree", "announce", "meet"} {
		kind := stepVerbs[noun][section]
		if section == "agree" && v.Lemma() == "strike" && v.Child(language.CompoundPrt).Lower() == "down" {
			return stepVerbs[noun]["refuse"]
		}
		if kind == "" || !r.has(section, v.I, marks) {
			continue
		}
		if section == "approve" && v.Lemma() == "agree" && v.Child(language.Xcomp, language.Ccomp).OK() {
			continue // "agreed to resume the talks"
		}
		if section == "end" && v.Child(language.Obj).OK() && !r.has(noun, v.Child(language.Obj).I, marks) {
			continue // "talks will not end the violence"
		}
		if v.UPOS() == language.NOUN && section != "refuse" && section != "delay" && section != "suspend" && section != "approve" {
			continue
		}
		if section == "approve" && v.UPOS() == language.NOUN && v.Lemma() == "sanction" {
			continue // "under sanctions"
		}
		if v.UPOS() == language.ADJ && v.Lower() == "clear" {
			continue // "it is not clear that"
		}
		if section == "object" && noun == "body" && v.Lemma() == "warn" && v.Child(language.Ccomp).OK() {
			continue // "warned that people were losing faith in elders"
		}
		if (noun == "process" || noun == "body") && section == "approve" && slices.Contains([]string{"give", "get", "receive", "win", "secure", "obtain", "accord"}, v.Lemma()) {
			continue
		}
		return kind
	}
	return ""
}

func (r *stepReader) has(section string, tok int, marks []phraseMark) bool {
	for _, m := range marks {
		if m.section == section && m.first == tok {
			return true
		}
	}
	return false
}

// notYet tells of "have yet to be finalised", "are still being drafted".
func (r *stepReader) notYet(v language.Word) bool {
	for k := v.Prev(); k.OK() && v.I-k.I < 6; k = k.Prev() {
		if l := k.Lower(); l == "yet" || l == "still" || l == "without" {
			return true
		}
	}
	return false
}

// add makes the step that verb v makes of noun m.
func (r *stepReader) add(m phraseMark, v language.Word, kind string, sentence int) {
	p := r.p
	step := stepFound{sentence: sentence}
	step.Kind, step.Status = kind, p.factAt(v.I)
	told := r.told(v)
	if r.ofNobody(m, v) {
		return
	}
	if kind == "requested approval" && againstIt(v) {
		step.Kind = "objected"
	}
	if v.XPOS() == "VBG" && v.Is(language.Advcl, language.Acl) {
		if above := p.factAt(v.Head().I); above != daybook.Occurred { // "could end it by naming an envoy"
			step.Status = above
		}
	}
	if kind == "met" && step.Status == daybook.Occurred && (v.Child(language.Mark).Lower() == "to" || v.Child(language.Aux).Lower() == "to") {
		step.Status = daybook.Planned // "named a delegation to hold talks"
	}
	if kind == "approved" && step.Status == daybook.Denied { // "refused to approve"
		kind, step.Kind, step.Status = "refused", "refused", daybook.Occurred
	}
	switch {
	case (kind == "objected" || kind == "refused") && step.Status == daybook.Denied:
		return
	case step.Status == daybook.Hypothetical || step.Status == daybook.Demanded && !told:
		return // what the writer wishes or supposes is no move
	case step.Status == daybook.Denied && (kind == "requested approval" || kind == "announced" || kind == "delegation formed"):
		return // not to ask is no move
	case kind == "met" && step.Status == daybook.Planned:
		step.Kind = "announced"
	case kind == "met" && step.Status != daybook.Occurred:
		return
	}
	note := func(field string, first, end int, rule string) {
		step.Basis = append(step.Basis, daybook.Basis{Field: field, Span: p.words(first, end), Rule: rule})
	}
	announcedBy := language.Word{}
	if kind == "met" && step.Kind == "announced" && m.section == "body" { // who says that the elders will go announces it
		if a := p.toldBy(v.I); a != nil && a.head >= 0 && !p.writer(a) {
			announcedBy = p.doc.Word(a.head)
		}
	}
	kind = step.Kind
	note("kind", v.I, v.I+1, "step/"+strings.ReplaceAll(step.Kind, " ", "-"))
	note("process", m.first, m.end, "step/noun")
	actor := r.actorOf(v)
	if owner := p.doc.Word(m.end - 1).Child(language.NmodPoss); (kind == "suspended" || kind == "ended") && owner.OK() && (!actor.OK() || relativizes(actor)) {
		actor = owner // "its own contacts have been suspended"
	}
	if announcedBy.OK() {
		if _, ok := r.partyFor(announcedBy); ok {
			actor = announcedBy
		}
	}
	if actor.OK() {
		if party, ok := r.partyFor(actor); ok {
			step.Actor = &party
			step.level, step.country = p.levelOf(&party)
			if step.level == "" {
				step.level, step.country = r.ownersLevel(actor)
			}
			note("actor", actor.I, actor.I+1, "step/subject")
		}
	}
	if c := r.counterpart(m, v, actor); c.OK() {
		if party, ok := r.partyShort(c); ok {
			step.Counterpart = &party
			note("counterpart", c.I, c.I+1, "step/with")
		}
	}
	if a := r.authority(m, v, kind, actor); a.OK() {
		if party, ok := r.partyShort(a); ok {
			step.Authority = &party
			note("authority", a.I, a.I+1, "step/authority")
		}
	}
	if step.Actor == nil && step.Counterpart == nil && step.Authority == nil && m.section != "terms" && step.Kind != "delegation formed" && !(len(r.processes) > 0 && (step.Kind == "suspended" || step.Kind == "ended")) {
		return
	}
	r.finish(&step, v, sentence)
}

// told tells whether somebody is said to have said what v tells: "let the federation reply that" is the
// writer's own.
func (r *stepReader) told(v language.Word) bool {
	a := r.p.toldBy(v.I)
	if a == nil || r.p.writer(a) {
		return false
	}
	status := r.p.factAt(a.cue.first)
	return status != daybook.Demanded && status != daybook.Hypothetical
}

// ofNobody tells whether a step is none because there is no such thing ("wants no settlement") or anybody of
// a kind would take it ("allows a province to sign agreements").
func (r *stepReader) ofNobody(m phraseMark, v language.Word) bool {
	if v.Lemma() != "have" && r.p.doc.Word(m.end-1).Child(language.Det).Lower() == "no" && m.section != "approval" {
		return true
	}
	if s := v.Child(language.NsubjPass, language.Nsubj); s.OK() && (anyDet[s.Child(language.Det).Lower()] || unnamed[s.Lower()]) {
		return true // "no province had ever been permitted", "before anyone had drawn up"
	}
	actor := r.actorOf(v)
	if !actor.OK() || actor.UPOS() == language.PROPN || v.XPOS() == "VBD" || v.XPOS() == "VBN" || inPlural(actor) {
		return false
	}
	d := actor.Child(language.Det).Lower()
	return (d == "a" || d == "an" || d == "any" || d == "every") && v.Child(language.Aux).Lower() != "will" && v.Child(language.Aux).Lower() != "would"
}

// unnamed are pronouns for nobody in particular.
var unnamed = map[string]bool{"anyone": true, "anybody": true, "nobody": true, "someone": true, "somebody": true, "everyone": true}

// againstIt tells whether what v asks for undoes something: "asked the court to annul the decree".
func againstIt(v language.Word) bool {
	switch v.Child(language.Xcomp).Lemma() {
	case "annul", "strike", "stop", "block", "halt", "overturn", "quash", "void", "suspend", "ban", "bar", "prevent", "dissolve", "scrap", "abandon", "drop":
		return true
	}
	return false
}

// finish dates a step, gives it its source and its process, and keeps it unless the report just told it.
func (r *stepReader) finish(step *stepFound, v language.Word, sentence int) {
	p := r.p
	if d := p.dateInSentence(v); d != nil && d.narrow() {
		step.When = p.window(d)
		step.Basis = append(step.Basis, daybook.Basis{Field: "when", Span: p.words(d.first, d.end), Rule: d.rule})
	} else {
		step.When = noWhen
	}
	if says := p.statedBy(v.I); says.name != "" && !(step.Actor != nil && strings.Contains(string(step.Actor.Text), says.name)) {
		step.Says = daybook.Text(says.name)
		step.Basis = append(step.Basis, daybook.Basis{Field: "says", Span: p.words(says.first, says.end), Rule: says.rule})
	}
	for i := len(r.steps) - 1; i >= 0 && r.steps[i].sentence == sentence; i-- {
		o := &r.steps[i]
		if o.Kind == step.Kind && sameParty(o.Actor, step.Actor) {
			return
		}
	}
	step.Process = fmt.Sprint(r.processFor(step))
	r.steps = append(r.steps, *step)
}

// objection reads a statement that a matter is not the actor's to decide as an objection of who states it.
func (r *stepReader) objection(m phraseMark, sentence int) {
	p := r.p
	if m.code() == "holder" && (m.end >= len(p.doc.Tokens) || !r.nationalAt(m.end)) {
		return
	}
	source := run{}
	if a := p.toldBy(m.first); a != nil && a.head >= 0 {
		source = a.source
		if low := p.low[a.head]; low == "he" || low == "she" {
			if b := p.speakerBefore(a.head); b != nil {
				source = b.source
			}
		}
	} else if says := p.statedBy(m.first); says.name != "" && p.doc.Word(says.first).Sentence() == sentence {
		source = run{says.first, says.end}
	}
	step := stepFound{sentence: sentence}
	step.Kind, step.Status = "objected", daybook.Occurred
	step.Basis = append(step.Basis, daybook.Basis{Field: "kind", Span: p.words(m.first, m.end), Rule: "step/not-theirs-to-decide"})
	if source.first == source.end {
		return // the writer's own view
	}
	party := p.partyOfRun(source, source.end-1)
	if pronoun := p.doc.Word(source.end - 1); pronoun.UPOS() == language.PRON {
		var ok bool
		if party, ok = r.partyFor(pronoun); !ok {
			return
		}
	}
	step.Actor = &party
	step.level, step.country = p.levelOf(&party)
	step.Basis = append(step.Basis, daybook.Basis{Field: "actor", Span: p.words(source.first, source.end), Rule: "step/speaker"})
	r.finish(&step, p.doc.Word(m.first), sentence)
}

// nationalAt tells whether the state, or a body of it, is named within three words from token i.
func (r *stepReader) nationalAt(i int) bool {
	for k := i; k < min(i+4, r.p.sentenceEnd(i)); k++ {
		w := r.p.doc.Word(k)
		if w.UPOS() == language.PROPN && r.p.actorAt(k) == nil {
			return true // a country the codebook does not know
		}
		if u := w.UPOS(); u != language.NOUN && u != language.PROPN {
			continue
		}
		first, end := r.p.nounPhrase(w)
		party := r.p.partyOfRun(run{first, end}, k)
		level, _ := r.p.levelOf(&party)
		return level == "national"
	}
	return false
}

func sameParty(a, b *daybook.Party) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Label() == b.Label()
}
