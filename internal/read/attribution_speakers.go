package read

import (
	"strings"

	"daybook"
	"daybook/internal/language"
)

// attributionMentions writes the attributions for the coded report, one line a piece of content, with who
// a pronoun, a surname or a bare description stands for.
func (p *page) attributionMentions() []daybook.Attribution {
	out := []daybook.Attribution{}
	names := make([]string, len(p.attributions))
	full := map[string]string{}
	for k, a := range p.attributions {
		var source *daybook.Speaker
		if a.source.first < a.source.end && p.oneField(a.source) {
			source = &daybook.Speaker{Span: p.words(a.source.first, a.source.end)}
			names[k] = p.speakerName(k, names, full)
			if last := lastOfName(names[k]); last != "" {
				full[last] = names[k]
			}
			if names[k] != source.Quote {
				source.Name = daybook.Text(strings.Join(strings.Fields(names[k]), " "))
			}
		}
		for _, c := range a.contents {
			if p.oneField(c) && p.oneField(a.cue) {
				out = append(out, daybook.Attribution{Source: source, Cue: p.words(a.cue.first, a.cue.end), Content: p.words(c.first, c.end)})
			}
		}
	}
	return out
}

// speakersBack is how many sentences back the one that "he" stands for may have spoken, manyBack the same for
// "they", which stands for others sooner.
const (
	speakersBack = 6
	manyBack     = 3
)

// speakerName gives the words for the speaker of attribution k: its own, or those by which he was named
// before. "He" who speaks is whoever spoke last; names holds those of the attributions before, full the last
// of them by its last word.
func (p *page) speakerName(k int, names []string, full map[string]string) string {
	a := &p.attributions[k]
	own := p.doc.Text[p.doc.Tokens[a.source.first].Start:p.doc.Tokens[a.source.end-1].End]
	if a.head < 0 {
		return own
	}
	w := p.doc.Word(a.head)
	lower := w.Lower()
	if r := p.holder(p.doc.Word(a.source.end - 1).Lower()); r.first < a.source.first && r.end >= a.source.end && r.end <= a.cue.first {
		return p.doc.Text[p.doc.Tokens[r.first].Start:p.doc.Tokens[a.source.end-1].End] // the office before the name
	}
	switch lower {
	case "he", "she", "they", "we", "i":
	case "his", "her", "their", "its", "our", "my":
		return own // whose demand it is, not who speaks
	default:
		if short := a.source.end - a.source.first; short > 2 || short == 2 && p.doc.Word(a.source.first).Lower() != "the" && w.UPOS() != language.PROPN {
			return own
		}
		if name := full[lower]; name != "" {
			return name
		}
		if w.I == a.source.first {
			if full := p.officeHolder(w); full != "" {
				return full
			}
		}
		return p.named(a.head, a.source)
	}
	back := speakersBack
	if lower == "they" {
		back = manyBack
	}
	for j := k - 1; j >= 0; j-- {
		o := &p.attributions[j]
		if o.head < 0 || names[j] == "" || o.cue.first >= a.cue.first {
			continue
		}
		if w.Sentence()-p.doc.Word(o.head).Sentence() > back {
			break
		}
		if lower != "they" && !p.personSpeaks(p.doc.Word(o.head)) && !(lower == "we" && p.actorAt(o.head) != nil) {
			continue
		}
		if h := p.doc.Word(o.head); h.UPOS() == language.PRON && h.Lower() != lower && names[j] == h.Text() || p.manySpeak(h) != (lower == "they" || lower == "we") && lower != "we" {
			continue
		}
		return names[j]
	}
	return p.named(a.head, a.source)
}

// personSpeaks tells whether the head of a source may be one person: a name, an office, a word for people; not
// "the questioning", "no list" or "a report".
func (p *page) personSpeaks(w language.Word) bool {
	if u := w.UPOS(); u != language.NOUN {
		return u == language.PROPN || u == language.PRON
	}
	lemma := w.Lemma()
	if individual[lemma] || officials[lemma] || officers[lemma] {
		return true
	}
	if _, ok := p.marked(w.I, peopleOf); !ok && w.Child(language.Det, language.NmodPoss).OK() && (p.actorAt(w.I) == nil || !inSingular(w)) {
		return false // "the matter", "no list", "his revelations"
	}
	return !things[lemma] && !strings.HasSuffix(lemma, "ion") && !strings.HasSuffix(lemma, "ing") && !strings.HasSuffix(lemma, "ment")
}

// manySpeak tells whether the noun of a source is in the plural, or stands for several: "police".
func (p *page) manySpeak(w language.Word) bool {
	switch w.Lower() {
	case "they", "we", "police":
		return true
	}
	return inPlural(w)
}

// lastOfName is the last word, in small letters, of a speaker's name of several words; "" for others.
func lastOfName(name string) string {
	name, _, _ = strings.Cut(name, ",")
	words := strings.Fields(strings.ToLower(name))
	if len(words) < 2 || len(words) > 16 {
		return ""
	}
	return strings.Trim(words[len(words)-1], ".()")
}

// officeHolder is the office and name by which the report introduced the person of surname w before:
// "police commissioner R. C. Hale" for a later "Hale".
func (p *page) officeHolder(w language.Word) string {
	r := p.holder(w.Lower())
	if r.end == 0 || r.end > w.I {
		return ""
	}
	return p.doc.Text[p.doc.Tokens[r.first].Start:p.doc.Tokens[r.end-1].End]
}

// holder is the first run of an office with a name that ends in the surname.
func (p *page) holder(surname string) run {
	if p.holders == nil {
		p.holders = map[string]run{}
		for i := range p.doc.Tokens {
			if !individual[p.doc.Word(i).Lemma()] && !officers[p.doc.Word(i).Lower()] && p.doc.Word(i).Lower() != "police" {
				continue
			}
			if end := p.holderAfter(i + 1); end > i+1 {
				if name := p.doc.Word(end - 1).Lower(); p.holders[name].end == 0 {
					first, _ := p.nounPhrase(p.doc.Word(i))
					if of := p.doc.Word(i); first == i && i > 1 && of.Prev().Lower() == "of" && of.Head().OK() && of.Head().I < i && of.Head().Sentence() == of.Sentence() {
						first, _ = p.nounPhrase(of.Head()) // "the director general of police (law and order) A. K. Hale"
					}
					p.holders[name] = run{min(first, i), end}
				}
			}
		}
	}
	return p.holders[surname]
}

// holderAfter is the end of the name that begins at token i: up to five nouns or initials, a bracket passed.
func (p *page) holderAfter(i int) int {
	if i >= len(p.doc.Tokens) {
		return i
	}
	last := p.sentenceEnd(i - 1)
	if i < last && p.doc.Word(i).Lower() == "(" {
		for n := 0; n < 6 && i < last && p.doc.Word(i).Lower() != ")"; n++ {
			i++
		}
		i++
	}
	end := i
	for end < last && end-i < 5 {
		w := p.doc.Word(end)
		initial := len(w.Text()) == 1 && end+1 < last && (p.doc.Word(end+1).UPOS() == language.PROPN || p.doc.Word(end+1).UPOS() == language.NOUN || len(p.doc.Word(end+1).Text()) == 1)
		if u := w.UPOS(); u != language.PROPN && u != language.NOUN && w.Lower() != "." && !initial {
			break
		}
		end++
	}
	return end
}
