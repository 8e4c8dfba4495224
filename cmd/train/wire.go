package main

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"unicode"

	"daybook/internal/language"
)

//go:embed wire.txt
var wireGrammar string

// wireSentences is how many sentences of the wire grammar join the treebank: about a tenth of it, so that
// they teach constructions and leave the general language to it.
const wireSentences = 1400

// A wireRule is one way to write a symbol; head is the item that governs the others.
type wireRule struct {
	items []wireItem
	head  int
}

type wireItem struct {
	rel      language.Rel
	symbol   string
	optional bool
}

// wireLessons draws n sentences from the wire grammar; the same seed draws the same sentences.
func wireLessons(n int, seed uint64) ([]language.Lesson, error) {
	rules, err := readWire(wireGrammar)
	if err != nil {
		return nil, err
	}
	d := &wireDraw{rules: rules, rand: rand.New(rand.NewPCG(seed, 1))}
	lessons := make([]language.Lesson, n)
	for i := range lessons {
		if lessons[i], err = d.sentence(); err != nil {
			return nil, fmt.Errorf("wire.txt: %w", err)
		}
	}
	return lessons, nil
}

func readWire(text string) (map[string][]wireRule, error) {
	rules := map[string][]wireRule{}
	name := ""
	for n, line := range strings.Split(text, "\n") {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0 || strings.HasPrefix(line, "#"):
			continue
		case line[0] != ' ':
			name = fields[0]
			continue
		}
		times := 1
		if k, err := strconv.Atoi(strings.TrimPrefix(fields[0], "x")); err == nil && fields[0][0] == 'x' {
			times, fields = k, fields[1:]
		}
		rule, err := parseWireRule(fields)
		if err != nil {
			return nil, fmt.Errorf("wire.txt:%d: %w", n+1, err)
		}
		for range times {
			rules[name] = append(rules[name], rule)
		}
	}
	return rules, nil
}

func parseWireRule(fields []string) (wireRule, error) {
	rule := wireRule{head: -1}
	for i, f := range fields {
		item := wireItem{symbol: f}
		item.symbol, item.optional = strings.CutSuffix(item.symbol, "?")
		// A relation may hold a colon itself; a terminal may too, but only after its first slash.
		label, _, _ := strings.Cut(item.symbol, "/")
		at := strings.LastIndex(strings.TrimSuffix(label, ":"), ":") // "punct::/:" is a colon
		if at > 0 {
			rel, err := language.ParseRel(label[:at])
			if err != nil {
				return rule, err
			}
			item.rel, item.symbol = rel, item.symbol[at+1:]
		} else if rule.head >= 0 {
			return rule, fmt.Errorf("%q is a second head", f)
		} else {
			rule.head = i
		}
		rule.items = append(rule.items, item)
	}
	if rule.head < 0 {
		return rule, fmt.Errorf("no head")
	}
	return rule, nil
}

// A wireDraw is one run of the grammar.
type wireDraw struct {
	rules map[string][]wireRule
	rand  *rand.Rand
	forms []string
	words []language.LessonWord
	kind  string // the kind of name that proper nouns now written belong to
}

// wireNames says which symbols of the grammar write names of a kind; "" marks none below it.
var wireNames = map[string]string{"Person": "PER", "GroupName": "ORG", "Acronym": "ORG", "PlaceNP": "LOC", "OfDistrict": "LOC",
	"OfProvince": "LOC", "OfName": "LOC", "Dateline": "LOC", "MonthDay": "", "Event": "", "Title": "", "ParenAcronym": ""}

// sentence draws one sentence and lays its words out as text.
func (d *wireDraw) sentence() (language.Lesson, error) {
	d.forms, d.words = nil, nil
	root, err := d.draw("Start")
	if err != nil {
		return language.Lesson{}, err
	}
	d.words[root].Head, d.words[root].Rel = -1, language.Root
	d.dropDoubleCommas()
	first := []rune(d.forms[0])
	first[0] = unicode.ToUpper(first[0])
	d.forms[0] = string(first)
	var text strings.Builder
	glue := true
	for i, form := range d.forms {
		x := d.words[i].XPOS.String()
		if !glue && !noSpaceBefore[x] || form == "--" {
			text.WriteByte(' ')
		}
		glue = x == "``" || x == "-LRB-" || x == "HYPH"
		d.words[i].Start = text.Len()
		text.WriteString(form)
		d.words[i].End = text.Len()
	}
	return language.Lesson{Text: text.String(), Opens: d.rand.IntN(2) == 0, Words: d.words}, nil
}

// noSpaceBefore holds the tags of marks that stand close to the word before.
var noSpaceBefore = map[string]bool{",": true, ".": true, ":": true, "''": true, "-RRB-": true, "HYPH": true}

// dropDoubleCommas takes out a comma before another comma or a stop, as a writer would.
func (d *wireDraw) dropDoubleCommas() {
	for i := 0; i+1 < len(d.forms); i++ {
		if d.forms[i] != "," || d.forms[i+1] != "," && d.forms[i+1] != "." {
			continue
		}
		d.forms = append(d.forms[:i], d.forms[i+1:]...)
		d.words = append(d.words[:i], d.words[i+1:]...)
		for j := range d.words {
			if d.words[j].Head > i {
				d.words[j].Head--
			}
		}
		i--
	}
}

// draw writes symbol at the end of the sentence and gives the index of its head word.
func (d *wireDraw) draw(symbol string) (int, error) {
	if strings.Contains(symbol, "/") {
		return d.terminal(symbol)
	}
	if form, tag := d.drawn(symbol); form != "" {
		at, err := d.terminal(form + "/" + tag)
		if err == nil && tag == "NNP" && d.kind == "" && symbol != "WEEKDAY" && symbol != "MONTH" {
			d.words[at].Name = language.SomeName
		}
		return at, err
	}
	if name, ok := wireNames[symbol]; ok {
		defer func(before string) { d.kind = before }(d.kind)
		d.kind = name
	}
	choices := d.rules[symbol]
	if len(choices) == 0 {
		return 0, fmt.Errorf("no rule for %q", symbol)
	}
	rule := choices[d.rand.IntN(len(choices))]
	heads := make([]int, len(rule.items))
	for i, item := range rule.items {
		heads[i] = -1
		if item.optional && d.rand.IntN(2) == 0 {
			continue
		}
		h, err := d.draw(item.symbol)
		if err != nil {
			return 0, err
		}
		heads[i] = h
	}
	for i, h := range heads {
		if i != rule.head && h >= 0 {
			d.words[h].Head, d.words[h].Rel = heads[rule.head], rule.items[i].rel
		}
	}
	return heads[rule.head], nil
}

// terminal writes form/TAG, form/lemma/TAG or form/lemma/TAG/UPOS.
func (d *wireDraw) terminal(s string) (int, error) {
	c := strings.Split(s, "/")
	w := language.LessonWord{Lemma: c[0]}
	tag := c[1]
	if len(c) > 2 {
		w.Lemma, tag = c[1], c[2]
	}
	if w.XPOS = language.ParseXPOS(tag); w.XPOS.String() != tag {
		return 0, fmt.Errorf("%q: no such tag", s)
	}
	if strings.HasPrefix(tag, "NNP") {
		w.Name = d.kind
	}
	upos := uposOf(tag, c[0])
	if len(c) > 3 {
		upos = c[3]
	}
	var err error
	if w.UPOS, err = language.ParseUPOS(upos); err != nil {
		return 0, fmt.Errorf("%q: %w", s, err)
	}
	d.forms, d.words = append(d.forms, c[0]), append(d.words, w)
	return len(d.words) - 1, nil
}

// uposOf is the universal tag most words of a Penn tag have.
func uposOf(tag, form string) string {
	switch {
	case strings.HasPrefix(tag, "NNP"):
		return "PROPN"
	case strings.HasPrefix(tag, "NN"):
		return "NOUN"
	case strings.HasPrefix(tag, "VB"):
		return "VERB"
	case strings.HasPrefix(tag, "JJ"):
		return "ADJ"
	case strings.HasPrefix(tag, "RB"), tag == "WRB":
		return "ADV"
	case strings.HasPrefix(tag, "PRP"):
		return "PRON"
	}
	if u, ok := map[string]string{"IN": "ADP", "RP": "ADP", "DT": "DET", "CD": "NUM", "CC": "CCONJ", "TO": "PART", "MD": "AUX"}[tag]; ok {
		return u
	}
	return "PUNCT"
}
