package read

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"daybook"
	"daybook/internal/language"
)

// An actorMention is somebody or some body that may act: a name of the codebook, an office or people of a
// state or region, a person in office, or an organisation the report itself introduces. Its tokens are
// first..end (exclusive), head the one that governs the phrase ("spokesman" in "Taliban spokesman").
type actorMention struct {
	first, end, head int
	party            daybook.Party
	kind             string // militants, gang, forces, government, party, international, civil or media
	use              actorUse
	person           bool   // one person, named
	plain            bool   // a role alone: "police", "the president"; country and actor are not known from the words
	rule             string // "actor/name" and so on
}

// An actorUse tells how a mention is used where it stands.
type actorUse uint8

const (
	useActor     actorUse = iota // may act: the thing itself
	useModifier                  // "Pakistani", "Pakistan's" before something else
	usePlace                     // "in Pakistan", "from Kabul"
	useDescribed                 // a role without a name: "police", "rebels"
)

// A rawName is a name of the codebook found in the text, tokens first..end (exclusive).
type rawName struct {
	first, end int
	*codeName
	alike []codeName // of a region: the names this one is the first of, to choose again by the report's places
}

// A piece is one key of a token; a token may have several ("Lashkar-e-Taiba") or none ("(").
type piece struct {
	key string
	tok int
}

// findActors finds all mentions of actors, in order.
func (p *page) findActors() {
	b := actorBook()
	raw := p.codeNames(b)
	for i := range raw {
		if raw[i].alike != nil {
			raw[i].codeName = p.athome(b, raw[i].alike)
		}
	}
	f := actorFinder{page: p, book: b, raw: raw, day: string(p.report.PublishedDay())}
	for f.at = 0; f.at < len(raw); {
		f.take()
	}
	p.actors = append(p.actors, f.found...)
	p.introduceActors(b)
	p.nameOrganisations(b)
	p.nameFighters()
	sort.SliceStable(p.actors, func(i, j int) bool { return p.actors[i].first < p.actors[j].first })
	p.shortenNames()
	p.introducePeople(b)
	p.dropStateWords()
}

// dropStateWords takes out the "state" before another noun, which says where somebody is and not who: "the state unit of the
// party", "state secretary of the union".
func (p *page) dropStateWords() {
	p.actors = slices.DeleteFunc(p.actors, func(m actorMention) bool {
		if !m.plain || m.end != m.first+1 || p.doc.Word(m.first).Lower() != "state" {
			return false
		}
		next := p.doc.Word(m.end)
		u := next.UPOS()
		return next.Sentence() == p.doc.Word(m.first).Sentence() && (u == language.NOUN || u == language.PROPN || u == language.ADJ)
	})
}

// An actorFinder puts raw names together to mentions: "Afghan" + "foreign ministry" + "spokesman" + a name.
type actorFinder struct {
	*page
	book  *codebook
	raw   []rawName
	at    int
	day   string
	found []actorMention
}

// take makes the mention that begins with the next raw name, and passes what it used.
func (f *actorFinder) take() {
	m := f.raw[f.at]
	switch m.kind {
	case actorName:
		f.takeActor(m)
	case stateName, peopleName, seatName, regionName:
		f.takeState(m)
	case roleName:
		f.takeRole(m)
	case personName:
		f.takePerson(m)
	}
}

func (f *actorFinder) add(m actorMention) {
	for m.end > m.first+1 && f.inTitle(f.doc.Word(m.first).Start()) != f.inTitle(f.doc.Word(m.end-1).Start()) {
		m.end-- // a mention may not cross from title to text
	}
	m.head = min(m.head, m.end-1)
	m.party.Text = daybook.Text(f.asWritten(m.first, m.end))
	m.party.Class = daybook.Text(classOfKind(m.kind))
	if head := f.doc.Word(m.head); m.kind == "government" && (m.person || holdsOffice(head) && (m.head == m.first || head.Prev().Lower() != "of")) { // no "Department of Justice"
		m.party.Class = "officials"
	}
	f.found = append(f.found, m)
}

// holdsOffice tells whether a noun is an office of persons ("the ministers") or a group of them ("a
// delegation") and not the state itself.
func holdsOffice(w language.Word) bool {
	lemma := strings.ToLower(w.Lemma()) // "the President"
	return individual[lemma] || officials[lemma]
}

// classOfKind is the class of a party whose codebook class is kind.
func classOfKind(kind string) string {
	switch kind {
	case "militants", "gang":
		return "militants"
	case "forces", "government":
		return "state"
	case "international":
		return "foreign forces"
	default:
		return "civilians"
	}
}

func partyOf(a codeActor) daybook.Party {
	return daybook.Party{Group: daybook.Text(a.name), Actor: daybook.Text(a.id), Country: daybook.Text(a.country)}
}

// takeActor takes a named actor with the roles of its people and their names: "TTP commander Omar Gul".
func (f *actorFinder) takeActor(m rawName) {
	a, _ := f.book.lookup(m.id)
	f.at++
	out := actorMention{first: m.first, end: m.end, head: m.end - 1, party: partyOf(a), kind: a.class, rule: "actor/name"}
	if end, head, ok := f.roles(m.end); ok {
		out.end, out.head = end, head
		if end, ok := f.nameAfter(end); ok {
			out.end, out.head, out.person = end, end-1, true
		}
	}
	f.add(out)
}

// roles passes the roles that follow at token at, with at most three words of description between, and
// gives the end of the last and its head.
func (f *actorFinder) roles(at int) (end, head int, ok bool) {
	for f.at < len(f.raw) && f.raw[f.at].kind == roleName && f.doc.Word(f.raw[f.at].first).Sentence() == f.doc.Word(at-1).Sentence() && f.describes(at, f.raw[f.at].first) {
		end = f.raw[f.at].end
		at, head, ok = end, end-1, true
		f.at++
	}
	return end, head, ok
}

// describes tells whether tokens from..to are at most three words that may stand between an owner and an
// office: "'s", "deputy", "former", "top".
func (f *actorFinder) describes(from, to int) bool {
	words := 0
	for i := from; i < to; i++ {
		w := f.doc.Word(i)
		switch {
		case w.Text() == "'s" || w.Text() == "’s" || w.Text() == "'" || w.Text() == "-" || w.Text() == ")":
		case w.UPOS() == language.ADJ || w.UPOS() == language.NOUN || w.UPOS() == language.PROPN || w.UPOS() == language.NUM:
			words++
		default:
			return false
		}
	}
	return words <= 3
}

// nameAfter gives the end of the capitalised name that begins at token at.
func (f *actorFinder) nameAfter(at int) (end int, ok bool) {
	end = at
	for w := f.doc.Word(at); w.OK() && w.Sentence() == f.doc.Word(at-1).Sentence(); w = f.doc.Word(end) {
		connect := end > at && (connects[strings.ToLower(w.Text())] || w.Text() == "-" || nobiliary[w.Text()])
		if w.UPOS() != language.PROPN && !connect || !connect && !startsUpper(w.Text()) {
			break
		}
		end++
	}
	for end > at && !startsUpper(f.doc.Word(end-1).Text()) {
		end--
	}
	for f.at < len(f.raw) && f.raw[f.at].first < end { // names inside the name are not mentions of their own
		f.at++
	}
	return end, end > at
}

var nobiliary = map[string]bool{"bin": true, "de": true, "da": true, "del": true, "la": true, "van": true, "von": true, "ben": true, "dos": true, "di": true}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// takeState takes a state, its people, its seat or a region, alone or with an office: "Kabul's envoy".
func (f *actorFinder) takeState(m rawName) {
	f.at++
	role := f.at
	if end, head, ok := f.roles(m.end); ok {
		a := f.officeOf(m, role, f.at)
		out := actorMention{first: m.first, end: end, head: head, party: partyOf(a), kind: a.class, rule: "actor/office"}
		if end, ok := f.nameAfter(end); ok {
			out.end, out.head, out.person = end, end-1, true
		}
		f.add(out)
		return
	}
	a, ok := f.book.lookup(m.id)
	if !ok {
		return
	}
	out := actorMention{first: m.first, end: m.end, head: m.end - 1, party: partyOf(a), kind: a.class, rule: "actor/state", use: f.useOf(m)}
	if m.kind == seatName {
		out.rule = "actor/metonym"
		out.party.Group = daybook.Text(f.stateOf(a))
	}
	f.add(out)
}

func (f *actorFinder) stateOf(a codeActor) string {
	if s, ok := f.book.actors[a.country]; ok && strings.HasSuffix(a.id, ".GOV") {
		return s.name
	}
	return a.name
}

// officeOf is the actor of a state or region (m) and the roles raw[from:to]: the first that names an
// office, for "foreign ministry spokesman" speaks for the ministry.
func (f *actorFinder) officeOf(m rawName, from, to int) codeActor {
	a := f.book.office(m.id, f.raw[from].id)
	if f.book.roles[f.raw[from].id].class == "government" || to == from+1 {
		return a
	}
	return f.book.office(m.id, f.raw[to-1].id)
}

// useOf tells how a state, people, seat or region is used where it stands, by the words around it.
func (f *actorFinder) useOf(m rawName) actorUse {
	next, prev := f.doc.Word(m.end), f.doc.Word(m.first-1)
	if prev.Sentence() != f.doc.Word(m.first).Sentence() {
		prev = language.Word{}
	}
	switch {
	case prev.Lower() == "all" || prev.Text() == "-" && f.doc.Word(m.first-2).Lower() == "all":
		return usePlace // "the All Karda Teachers' Union": of its people, not of its state
	case next.Text() == "'s" || next.Text() == "’s":
		return useModifier
	case m.kind == peopleName && (next.UPOS() == language.NOUN || next.UPOS() == language.ADJ || next.UPOS() == language.PROPN || next.Text() == "-"):
		return useModifier
	case m.kind != peopleName && (locative[prev.Lower()] || prev.Lower() == "the" && locative[f.doc.Word(m.first-2).Lower()]):
		return usePlace
	case m.kind == seatName && (dateline(next, prev) || next.UPOS() == language.PROPN || next.UPOS() == language.NOUN):
		return usePlace
	case m.kind == stateName && prev.Text() == "," && m.first > 1 && f.doc.Word(m.first-2).UPOS() == language.PROPN:
		return usePlace
	case (m.kind == stateName || m.kind == regionName) && next.UPOS() == language.NOUN && next.Sentence() == f.doc.Word(m.first).Sentence():
		return useModifier
	}
	return useActor
}

// locative are the prepositions after which a country or capital is a place.
var locative = map[string]bool{"in": true, "at": true, "near": true, "around": true, "outside": true, "inside": true, "across": true, "throughout": true, "through": true, "via": true, "within": true, "into": true, "southern": true, "northern": true, "eastern": true, "western": true, "central": true}

// dateline tells whether a capital at the head of a sentence is where the report was written.
func dateline(next, prev language.Word) bool {
	if prev.OK() {
		return false
	}
	switch next.Text() {
	case ":", ",", "(", "--", "-", "–", "—", "_":
		return true
	}
	return false
}

// takeRole takes a role that begins a phrase: "the chief minister of Sindh", "President Bush", "police".
func (f *actorFinder) takeRole(m rawName) {
	f.at++
	role := f.book.roles[m.id]
	out := actorMention{first: m.first, end: m.end, head: m.end - 1, kind: role.class, rule: "actor/role", use: useDescribed, plain: true}
	if end, head, ok := f.roles(m.end); ok {
		out.end, out.head = end, head
	}
	if f.at < len(f.raw) && f.raw[f.at].kind == personName && f.raw[f.at].first == out.end {
		f.takeNamed(out.first)
		return
	}
	if end, ok := f.ownerAfter(&out, m); ok {
		out.end = end
	}
	if f.at < len(f.raw) && f.raw[f.at].kind == actorName && f.raw[f.at].first == out.end && (f.book.bodies[f.doc.Word(out.head).Lemma()] || role.class == "militants" && inSingular(f.doc.Word(out.head)) && f.raw[f.at].fights(f.book)) {
		n := len(f.found) // "militant group", "separatist" before the group's name
		f.takeActor(f.raw[f.at])
		last := &f.found[n]
		last.first = out.first
		last.party.Text = daybook.Text(f.asWritten(out.first, last.end))
		return
	}
	if end, ok := f.nameAfter(out.end); ok {
		out.end, out.head, out.person = end, end-1, true
	}
	if at := f.doc.Word(m.first - 1).Lower(); out.plain && !out.person && (at == "the" || at == "this") && locative[f.doc.Word(m.first-2).Lower()] {
		out.use = usePlace // "in the province"
	}
	if name := groupOfRole[m.id]; name != "" && out.party.Group == "" {
		out.party.Group = name
	}
	f.add(out)
}

// groupOfRole names the forces of no state in particular: "police", "para-military troops".
var groupOfRole = map[string]daybook.Text{"POLICE": "Police", "PARAMIL": "Paramilitary forces"}

// fights tells of the name of an armed group.
func (m rawName) fights(b *codebook) bool {
	a, ok := b.lookup(m.id)
	return ok && (a.class == "militants" || a.class == "gang")
}

// ownerAfter reads "of (the) STATE" after a role into out, and gives the new end.
func (f *actorFinder) ownerAfter(out *actorMention, m rawName) (end int, ok bool) {
	w := f.doc.Word(out.end).Lower()
	if w != "of" && w != "for" || f.at >= len(f.raw) {
		return 0, false
	}
	o := f.raw[f.at]
	at := out.end + 1
	for i := 0; i < 3 && (f.doc.Word(at).Lower() == "the" || f.doc.Word(at).Lower() == "province" || f.doc.Word(at).Lower() == "state" || f.doc.Word(at).Lower() == "of"); i++ {
		at++
	}
	if o.first != at || o.kind != stateName && o.kind != regionName && o.kind != peopleName {
		return 0, false
	}
	f.at++
	if o.kind == peopleName { // "of the Afghan government"
		if _, _, ok := f.roles(o.end); !ok {
			f.at--
			return 0, false
		}
		o.end = f.raw[f.at-1].end
	}
	a := f.book.office(o.id, m.id)
	out.party, out.kind, out.use, out.plain, out.rule = partyOf(a), a.class, useActor, false, "actor/office-of"
	return o.end, true
}

// takePerson takes a person in office, unless the name is part of another person's.
func (f *actorFinder) takePerson(m rawName) {
	f.at++
	prev, next := f.doc.Word(m.first-1), f.doc.Word(m.end)
	if len(m.rest) == 0 && (f.otherName(prev, m.first) || f.otherName(next, m.first)) {
		return
	}
	out := actorMention{first: m.first, end: m.end, head: m.end - 1, person: true, rule: "actor/person"}
	a, ok := f.book.lookup(m.id)
	if f.at < len(f.raw) && f.raw[f.at].id == "GOV" && f.raw[f.at].first == m.end && a.country != "" { // "the Sule regime"
		a = f.book.office(a.country, "GOV")
		out.end, out.head, out.person = f.raw[f.at].end, f.raw[f.at].end-1, false
		f.at++
		out.party, out.kind = partyOf(a), a.class
		f.add(out)
		return
	}
	if ok {
		out.party, out.kind = partyOf(a), a.class
		if !held(m.people, f.day) {
			out.party.Actor = ""
		}
	}
	f.add(out)
}

// takeNamed takes the person that comes next, whose state or role begins at token first.
func (f *actorFinder) takeNamed(first int) {
	n := len(f.found)
	f.takePerson(f.raw[f.at])
	if len(f.found) > n {
		last := &f.found[n]
		last.first = first
		last.party.Text = daybook.Text(f.asWritten(first, last.end))
	}
}

func held(terms []term, day string) bool {
	for _, t := range terms {
		if t.holds(day) {
			return true
		}
	}
	return len(terms) == 0
}

// otherName tells whether w, beside a surname of the codebook, makes it somebody else's.
func (f *actorFinder) otherName(w language.Word, of int) bool {
	if !w.OK() || w.Sentence() != f.doc.Word(of).Sentence() || f.doc.Sentences[w.Sentence()].Caps {
		return false
	}
	lower := w.Lower()
	return w.UPOS() == language.PROPN && startsUpper(w.Text()) && !f.book.titles[lower] && !f.book.knows(lower)
}

// knows tells whether a word alone is a role, people or state of the codebook.
func (b *codebook) knows(lower string) bool {
	for _, n := range b.names[lower] {
		if len(n.rest) == 0 && n.kind != personName {
			return true
		}
	}
	return false
}
