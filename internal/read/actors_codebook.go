package read

import (
	"sort"
	"strings"
	"sync"
	"unicode"

	"daybook/lexicon"
)

// A codeActor is one actor of lexicon/world/actors.txt, or a state, region or office made from
// lexicon/world/states.txt and roles.txt. Class is militants, gang, forces, government, party,
// international, civil or media.
type codeActor struct {
	id, class, country, name, parent string
}

// A nameKind says what a name of the codebook is a name of.
type nameKind uint8

const (
	actorName  nameKind = iota // a group, force, party, body
	stateName                  // "Pakistan"
	peopleName                 // "Pakistani", "Pakistanis"
	seatName                   // "Islamabad", for those who rule there
	regionName                 // "Sindh"
	personName                 // who holds an office
	roleName                   // "foreign ministry", "troops"
)

// A codeName is one way to name something: keys are its pieces as fold gives them, the first left out.
type codeName struct {
	rest   []string
	kind   nameKind
	id     string // of the actor, state, region, or role
	exact  string // an abbreviation, as written; "" for other names
	lower  bool   // may be written in small letters
	people []term // for a person: when in office; nil when not stated
}

// A spell is where and when an actor is of another class.
type spell struct {
	country, class string
	term           term
}

// A term is a stretch of time, days as strings of any precision; "" is open.
type term struct{ from, to string }

// holds tells whether the term covers day; an unknown day is covered.
func (t term) holds(day string) bool {
	return day == "" || (t.from == "" || day >= t.from) && (t.to == "" || day[:min(len(day), len(t.to))] <= t.to)
}

// A codebook holds the actors and all ways to name them.
type codebook struct {
	actors map[string]*codeActor
	names  map[string][]codeName // by first key, longest first
	glance glance                // at their first keys
	roles  map[string]roleEntry
	kinds  map[string]string // class by the telling word of an unknown organisation's name, small letters
	titles map[string]bool   // words before a person's name
	bodies map[string]bool   // singular words for many people or a thing
	spell  map[string]string // spelling → the form compared by
	times  map[string]spell  // actors of another class in a country at a time, by id
	armies map[string]string // the army's id by its country
	words  map[string]bool   // short English words that may stand in capitals
}

type roleEntry struct{ class, scope string }

// actorBook is the codebook of the embedded lexicon; it is built once and not changed.
var actorBook = sync.OnceValue(func() *codebook {
	b := &codebook{actors: map[string]*codeActor{}, names: map[string][]codeName{}, roles: map[string]roleEntry{},
		kinds: map[string]string{}, titles: map[string]bool{}, bodies: map[string]bool{}, spell: map[string]string{}, words: map[string]bool{}, times: map[string]spell{}, armies: map[string]string{}}
	b.readSpellings(lexicon.Read("world/spellings.txt"))
	b.readStates(lexicon.Read("world/states.txt"))
	b.readActors(lexicon.Read("world/actors.txt"))
	b.readRoles(lexicon.Read("world/roles.txt"))
	b.readPeople(lexicon.Read("world/people.txt"))
	for _, names := range b.names {
		sort.SliceStable(names, func(i, j int) bool { return len(names[i].rest) > len(names[j].rest) })
	}
	return b
})

func (b *codebook) readSpellings(entries []lexicon.Entry) {
	for _, e := range entries {
		if e.Section == "words" {
			for w := range strings.SplitSeq(e.Columns[0], "; ") {
				b.words[w] = true
			}
			continue
		}
		for w := range strings.SplitSeq(e.Columns[1], "; ") {
			b.spell[w] = e.Columns[0]
		}
	}
}

func (b *codebook) readStates(entries []lexicon.Entry) {
	for _, e := range entries {
		c := e.Columns
		switch e.Section {
		case "states":
			b.actors[c[0]] = &codeActor{c[0], "government", c[0], firstOf(c[1]), ""}
			b.addAll(c[1], stateName, c[0])
			b.addAll(c[2], peopleName, c[0])
			b.addAll(c[3], seatName, c[0]+".GOV")
		case "regions":
			b.actors[c[0]] = &codeActor{c[0], "government", c[1], firstOf(c[2]), c[1]}
			b.addAll(c[2], regionName, c[0])
			b.addAll(c[3], seatName, c[0])
		case "metonyms":
			b.addAll(c[0], seatName, c[1])
		}
	}
}

func (b *codebook) readActors(entries []lexicon.Entry) {
	for _, e := range entries {
		switch c := e.Columns; e.Section {
		case "actors":
			b.actors[c[0]] = &codeActor{c[0], c[1], dash(c[2]), firstOf(c[3]), dash(c[4])}
			b.addAll(c[3], actorName, c[0])
			if open := strings.HasSuffix(c[5], "..") || c[5] == "-"; open && c[1] == "forces" && c[4] == c[2] && b.armies[c[2]] == "" && strings.Contains(strings.ToLower(c[3])+";", " army;") {
				b.armies[c[2]] = c[0]
			}
		case "at times":
			from, to, _ := strings.Cut(c[3], "..")
			b.times[c[0]] = spell{c[1], c[2], term{from, to}}
		}
	}
}

func (b *codebook) readRoles(entries []lexicon.Entry) {
	for _, e := range entries {
		c := e.Columns
		switch e.Section {
		case "roles":
			b.roles[c[0]] = roleEntry{c[1], c[2]}
			b.addAll(c[3], roleName, c[0])
		case "kinds":
			for w := range strings.SplitSeq(c[1], "; ") {
				b.kinds[strings.ToLower(w)] = c[0]
			}
		case "titles":
			for w := range strings.SplitSeq(c[0], "; ") {
				b.titles[w] = true
			}
		case "bodies":
			for w := range strings.SplitSeq(c[0], "; ") {
				b.bodies[w] = true
			}
		}
	}
}

func (b *codebook) readPeople(entries []lexicon.Entry) {
	for _, e := range entries {
		c := e.Columns
		var terms []term
		for s := range strings.SplitSeq(dash(c[2]), "; ") {
			if from, to, ok := strings.Cut(s, ".."); ok {
				terms = append(terms, term{from, to})
			}
		}
		for name := range strings.SplitSeq(c[0], "; ") {
			b.add(name, codeName{kind: personName, id: dash(c[1]), people: terms})
		}
	}
}

func (b *codebook) addAll(names string, kind nameKind, id string) {
	for name := range strings.SplitSeq(dash(names), "; ") {
		if name == "" {
			continue
		}
		b.add(name, codeName{kind: kind, id: id})
		if kind == roleName && strings.ToLower(name) == name && !strings.HasSuffix(name, "s") && !strings.HasSuffix(name, "y") && !strings.HasSuffix(name, "h") && !strings.HasSuffix(name, "men") && !strings.HasSuffix(name, "man") {
			b.add(name+"s", codeName{kind: kind, id: id}) // the file gives irregular plurals
		}
	}
}

func (b *codebook) add(name string, n codeName) {
	var keys []string
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '(' || r == ')' || r == ',' }) {
		keys = b.fold(keys, w)
	}
	if len(keys) == 0 {
		return
	}
	n.rest = keys[1:]
	n.lower = strings.ToLower(name) == name
	if abbreviation(name) {
		n.exact = strings.ReplaceAll(name, ".", "")
	}
	b.glance.note(keys[0])
	b.names[keys[0]] = append(b.names[keys[0]], n)
}

// fold adds the keys of one written word to keys: split at hyphens, in small letters without marks, dots or
// the genitive, connecting e, i, ul, ur, al left out beside a hyphen, and spellings evened out.
func (b *codebook) fold(keys []string, word string) []string {
	if !strings.Contains(word, "-") && !strings.Contains(word, "–") { // as most words
		if key := b.key(word); key != "" && !links[word] {
			keys = append(keys, key)
		}
		return keys
	}
	parts := strings.FieldsFunc(word, func(r rune) bool { return r == '-' || r == '–' })
	for _, part := range parts {
		if key := b.key(part); key != "" && !links[part] && (len(parts) == 1 || !connects[key]) {
			keys = append(keys, key)
		}
	}
	return keys
}

// connects are the articles and linking vowels inside Arabic, Persian and Urdu names.
var connects = map[string]bool{"e": true, "i": true, "ul": true, "ur": true, "us": true, "ud": true, "al": true, "ut": true, "uz": true, "as": true}

// links are those of them that are no English words and may stand alone: "Lashkar e Taiba".
var links = map[string]bool{"e": true, "i": true, "ul": true, "ur": true, "ud": true}

// key is one piece of a name in the form names are compared by; "" for a genitive alone.
func (b *codebook) key(part string) string {
	plain := true
	for i := 0; i < len(part); i++ {
		if c := part[i]; c < 'a' || c > 'z' {
			plain = false
			break
		}
	}
	if !plain {
		part = evenOut(part)
	}
	if form, ok := b.spell[part]; ok {
		return form
	}
	return part
}

// evenOut lowers a word and takes off dots, apostrophes, marks and the genitive.
func evenOut(part string) string {
	part = strings.ToLower(part)
	if !strings.ContainsFunc(part, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return part
	}
	for _, s := range []string{"'s", "’s"} {
		part = strings.TrimSuffix(part, s)
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '.' || r == '\'' || r == '’' || r == '‘' || r == '`' || unicode.IsMark(r):
			return -1
		case r < 0x80:
			return r
		}
		if at := strings.IndexRune(accented, r); at >= 0 {
			return []rune(unaccented)[len([]rune(accented[:at]))]
		}
		return r
	}, part)
}

const (
	accented   = "áàâäãåāăçćčđéèêëēęğíìîïīıłñńóòôöõøōřśšşșúùûüūýÿžźżţț"
	unaccented = "aaaaaaaacccdeeeeeegiiiiiilnnooooooorssssuuuuuyyzzztt"
)

// abbreviation tells whether a name is one word with two capitals or more and few letters: TTP, LeJ, CPI-M.
func abbreviation(name string) bool {
	if len(name) > 10 || strings.ContainsAny(name, " ") {
		return false
	}
	capitals, small := 0, 0
	for _, r := range name {
		if unicode.IsUpper(r) {
			capitals++
		} else if unicode.IsLower(r) {
			small++
		}
	}
	return capitals >= 2 && small <= 2
}

// office gives the actor of a role of a state or region: "AF" and "MFA" make AF.MFA.
func (b *codebook) office(of, role string) codeActor {
	base := strings.TrimSuffix(of, ".GOV")
	id := base + "." + role
	if a, ok := b.actors[id]; ok {
		return *a
	}
	a := codeActor{id: id, class: b.roles[role].class, parent: base}
	if holder, ok := b.actors[base]; ok {
		a.country, a.name = holder.country, holder.name
	}
	return a
}

// lookup finds an actor by id; offices are made as they are asked for.
func (b *codebook) lookup(id string) (codeActor, bool) {
	if a, ok := b.actors[id]; ok {
		return *a, true
	}
	for at := len(id) - 1; at > 0; at-- {
		if _, ok := b.roles[id[at+1:]]; id[at] == '.' && ok {
			if _, ok := b.actors[id[:at]]; ok {
				return b.office(id[:at], id[at+1:]), true
			}
		}
	}
	return codeActor{}, false
}

func firstOf(names string) string {
	first, _, _ := strings.Cut(names, "; ")
	return first
}

func dash(s string) string {
	if s == "-" {
		return ""
	}
	return s
}
