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
	for k, a := range p.attributions {
		var source *daybook.Speaker
		if a.source.first < a.source.end && p.oneField(a.source) {
			source = &daybook.Speaker{Span: p.words(a.source.first, a.source.end)}
			names[k] = p.speakerName(k, names)
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

// speakersBack is how many sentences back the one that "he" stands for may have spoken.
const speakersBack = 6

// speakerName gives the words for the speaker of attribution k: its own, or those by which he was named
// before. "He" who speaks is whoever spoke last; names holds those of the attributions before.
func (p *page) speakerName(k int, names []string) string {
	a := &p.attributions[k]
	own := p.doc.Text[p.doc.Tokens[a.source.first].Start:p.doc.Tokens[a.source.end-1].End]
	if a.head < 0 {
		return own
	}
	w := p.doc.Word(a.head)
	lower := w.Lower()
	switch lower {
	case "he", "she", "they", "we", "i":
	default:
		if short := a.source.end - a.source.first; short > 2 || short == 2 && p.doc.Word(a.source.first).Lower() != "the" && w.UPOS() != language.PROPN {
			return own
		}
		if full := p.namedBefore(k, names, w); full != "" {
			return full
		}
		return p.named(a.head, a.source)
	}
	for j := k - 1; j >= 0; j-- {
		o := &p.attributions[j]
		if o.head < 0 || names[j] == "" || o.cue.first >= a.cue.first {
			continue
		}
		if w.Sentence()-p.doc.Word(o.head).Sentence() > speakersBack {
			break
		}
		if h := p.doc.Word(o.head); h.UPOS() == language.PRON && h.Lower() != lower && names[j] == h.Text() || p.manySpeak(h) != (lower == "they" || lower == "we") && lower != "we" {
			continue
		}
		return names[j]
	}
	return p.named(a.head, a.source)
}

// manySpeak tells whether the noun of a source is in the plural, or stands for several: "police".
func (p *page) manySpeak(w language.Word) bool {
	switch w.Lower() {
	case "they", "we", "police":
		return true
	}
	return inPlural(w)
}

// namedBefore finds a fuller name among the speakers before attribution k that holds the word w.
func (p *page) namedBefore(k int, names []string, w language.Word) string {
	for j := k - 1; j >= 0; j-- {
		words := strings.Fields(strings.ToLower(names[j]))
		if len(words) < 2 || len(words) > 16 {
			continue
		}
		for _, word := range words {
			if strings.Trim(word, ",.()") == w.Lower() {
				return names[j]
			}
		}
	}
	return ""
}
