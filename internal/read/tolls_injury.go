package read

import "slices"

// takers are the verbs with which people come by injuries.
var takers = map[string]form{"sustained": past, "sustaining": gerund, "sustain": plain, "received": past, "receiving": gerund, "suffered": past, "suffering": gerund, "suffer": plain, "suffers": third, "sustains": third, "receive": plain, "nursing": gerund}

// takesInjury reads "sustained minor bullet injuries" at token i, whatever stands between the verb and them.
func (c *clauseReader) takesInjury(i int) (wordMark, bool) {
	f, ok := takers[c.p.low[i]]
	if !ok {
		return wordMark{}, false
	}
	for k := i + 1; k < min(i+7, c.last); k++ {
		switch w := c.p.low[k]; {
		case (w == "bullet" || w == "bullets") && (c.at(k+1) == "in" || c.at(k+1) == "to"):
			return wordMark{k + 1, shotWounded, f}, true
		case injuriesOf[w]:
			if slices.Contains(c.p.low[i+1:k], "gunshot") {
				return wordMark{k + 1, shotWounded, f}, true
			}
			return wordMark{k + 1, injured, f}, true
		case w == "," || w == "." || auxiliaries[w] || objectStops[w] && w != "to" && w != "from":
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
