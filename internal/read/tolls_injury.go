package read

import (
	"strings"

	"daybook/lexicon"
)

// A taker is a form of a verb with which people come by injuries or lose a part of the body; with is the word behind it, "" for none.
type taker struct {
	form form
	with string
}

// takers and losers are the forms of the verbs of harm.txt [taking injuries] and [losing a limb].
var takers, losers = readTakers("taking injuries"), readTakers("losing a limb")

func readTakers(section string) map[string]taker {
	out := map[string]taker{}
	for _, e := range lexicon.Read("en/harm.txt") {
		if e.Section != section {
			continue
		}
		with := ""
		if len(e.Columns) > 4 {
			with = e.Columns[4]
		}
		for i, f := range []form{plain, third, past, gerund} {
			out[e.Columns[i]] = taker{f, with}
		}
	}
	return out
}

// takesInjury reads "sustained minor bullet injuries", "lost his left leg" at token i, whatever stands between the verb
// and what was taken or lost; ok is false where no verb of the kind stands there.
func (p *page) takesInjury(i int) (m wordMark, ok bool) {
	w := p.known[i]
	last := p.sentenceEnd(i)
	if w.loses {
		return p.losesLimb(i, last)
	}
	if !w.takes || takers[w.low].with != "" && (i+1 >= last || p.low[i+1] != takers[w.low].with) {
		return wordMark{}, false
	}
	f := takers[w.low].form
	sense := injured
	for k := i + 1; k < min(i+7, last); k++ {
		switch w := p.known[k].low; {
		case (w == "bullet" || w == "bullets") && k+1 < last && (p.known[k+1].low == "in" || p.known[k+1].low == "to"):
			return wordMark{k + 1, shotWounded, f}, true
		case injuriesOf[w]:
			if !strings.HasPrefix(w, "wound") {
				sense = injured
			}
			return wordMark{k + 1, sense, f}, true
		case w == "no" || w == "not" || w == "," || w == "." || auxiliaries[w] || objectStops[w] && w != "to" && w != "from":
			return wordMark{}, false
		case w == "gunshot":
			sense = shotWounded
		}
	}
	return wordMark{}, false
}

// losesLimb reads "lost both legs", "lost her right eye", "lost two teeth" at token i.
func (p *page) losesLimb(i, last int) (m wordMark, ok bool) {
	for k := i + 1; k < min(i+5, last); k++ {
		switch w := p.known[k].low; {
		case limbs[w] || lostParts[w]:
			return wordMark{k + 1, injured, losers[p.known[i].low].form}, true
		case !determiners[w] && !possessives[w] && numberWords[w] == 0 && w != "both" && w != "left" && w != "right" && w != "several" && w != "some":
			return wordMark{}, false
		}
	}
	return wordMark{}, false
}

// injured is the sense of such words.
var injured = &sense{shelf: actSuffer, section: "suffer", words: "sustain injuries", harm: "injured"}

// shotWounded is the sense of "sustained gunshot wounds"; borne is what is left of it when the sentence is read: such
// people were hit, and are perhaps dead of it (hitsOf).
var (
	shotWounded = &sense{shelf: actSuffer, section: "suffer", words: "sustain gunshot wounds", harm: "injured"}
	borne       = &sense{shelf: actSuffer, section: "suffer", words: "bear wounds", kind: "shooting"}
)
