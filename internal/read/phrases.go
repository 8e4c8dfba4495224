package read

import (
	"strings"

	"daybook/lexicon"
)

// A phraseList finds the phrases of a lexicon file where they stand. A word of a phrase matches a token
// of that form or of that dictionary form.
type phraseList struct {
	by     map[string][]lexPhrase // by first word
	glance glance                 // at those
}

// A lexPhrase is one entry of a lexicon file: its words, the section it stands in, and its other columns.
type lexPhrase struct {
	words   []string
	section string
	columns []string
}

// A phraseMark is a phrase where it stands: tokens first..end.
type phraseMark struct {
	first, end int
	*lexPhrase
}

func readPhrases(file string) *phraseList { return parsePhrases(lexicon.Read(file)) }

func parsePhrases(entries []lexicon.Entry) *phraseList {
	list := &phraseList{by: map[string][]lexPhrase{}}
	for _, e := range entries {
		words := strings.Fields(strings.ReplaceAll(e.Columns[0], "-", " - "))
		list.by[words[0]] = append(list.by[words[0]], lexPhrase{words, e.Section, e.Columns[1:]})
		list.glance.note(words[0])
	}
	return list
}

// code is the second column of the entry, "" for "-".
func (p *lexPhrase) code() string { return p.column(0) }

func (p *lexPhrase) column(i int) string {
	if i < len(p.columns) && p.columns[i] != "-" {
		return p.columns[i]
	}
	return ""
}

// at gives the phrases that begin with a word.
func (l *phraseList) at(word string) []lexPhrase {
	if !l.glance.may(word) {
		return nil
	}
	return l.by[word]
}

// in gives the marks of the list in tokens first..end, at each token the longest of every section.
func (l *phraseList) in(p *page, first, end int) (marks []phraseMark) {
	for i := first; i < end; i++ {
		from := len(marks)
		low, lemma := p.low[i], p.lemmaLow(i)
		marks = l.begin(p, marks, from, i, end, low)
		if lemma != low && lemma != "" {
			marks = l.begin(p, marks, from, i, end, lemma)
		}
	}
	return marks
}

// begin adds the marks of the phrases that begin with word at token i; those of that token are marks[from:].
func (l *phraseList) begin(p *page, marks []phraseMark, from, i, end int, word string) []phraseMark {
	phrases := l.at(word)
	for k := range phrases {
		if n := p.phraseEnd(i, end, phrases[k].words); n > 0 {
			marks = keepLongest(marks, from, phraseMark{i, n, &phrases[k]})
		}
	}
	return marks
}

// keepLongest adds m, or lets it replace a shorter mark of its section that begins at the same token.
func keepLongest(marks []phraseMark, from int, m phraseMark) []phraseMark {
	for k := from; k < len(marks); k++ {
		if marks[k].section == m.section {
			if m.end > marks[k].end {
				marks[k] = m
			}
			return marks
		}
	}
	return append(marks, m)
}

// lemmaLow is the dictionary form of a token in lower case.
func (p *page) lemmaLow(i int) string { return strings.ToLower(p.doc.Word(i).Lemma()) }

// phraseEnd is the token after words when they stand from token i on, before last; else 0. A hyphen of the
// phrase may be missing or inside a token.
func (p *page) phraseEnd(i, last int, words []string) int {
	for k, word := range words {
		if word == "-" && (i >= last || p.low[i] != "-") {
			continue
		}
		if i >= last {
			return 0
		}
		if low := p.low[i]; low != word {
			if strings.Contains(low, "-") && k+2 < len(words) && low == strings.Join(words[k:k+3], "") {
				return i + 1
			}
			if strings.ToLower(p.doc.Word(i).Lemma()) != word {
				return 0
			}
		}
		i++
	}
	return i
}

// lowered makes sure that the page has its tokens in lower case, and what is known of each.
func (p *page) lowered() {
	if p.low != nil {
		return
	}
	known := vocabularies.Get().(*vocabulary)
	defer vocabularies.Put(known)
	p.low = make([]string, len(p.doc.Tokens))
	p.known = make([]*knownWord, len(p.doc.Tokens))
	for i := range p.doc.Tokens {
		t := &p.doc.Tokens[i]
		w := known.word(p.doc.Text[t.Start:t.End])
		p.low[i], p.known[i] = w.low, w
	}
}
