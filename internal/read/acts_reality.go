package read

import (
	"slices"
	"strings"

	"daybook"
	"daybook/internal/language"
)

// Whether an act was done: a clause may plan it, fear it, try it, deny it, recall it or hold it against somebody. The
// words that say so stand in lexicon/en/telling.txt and are looked for by their distance before the act, in the same
// clause; factuality.go asks the same of what people say and promise, up the tree.

// reality looks left from predicate i, within its clause, for words that make it planned, tried, blamed
// or denied.
func (c *clauseReader) reality(i int) {
	q := c.preds[i]
	stop := max(c.first, q.first-12)
	for k := q.first - 1; k >= stop; k-- {
		if c.p.dated(k) {
			continue
		}
		w := c.p.low[k]
		if u := c.p.doc.Word(k).UPOS(); (w == "can" || w == "may" || w == "will" || w == "might" || w == "must") && u != language.AUX && u != language.X || w == "can" && k == q.first-1 && q.sense.shelf == actNoun {
			continue // "in May", "four can bombs"
		}
		near := q.first-k <= 4
		if w == "about" && c.p.low[k+1] != "to" {
			continue // "about 15 shells"
		}
		switch {
		case w == "who" && k > c.first && askingWho[c.p.low[k-1]] && !c.objectFollows(q):
			q.unreal = true // "it is not known who fired"
			return
		case w == "when" || w == "while" || w == ";" || w == "after" && q.sense.shelf != actNoun || w == "who" || w == "which":
			return
		case (w == "not" || w == "n't" || w == "no" || w == "without" || w == "neither" || w == "nobody" || w == "none") && near:
			q.negated = true
		case denying[w] && c.denies(k, q):
			q.denied = true
		case w == "to" && k == q.first-2 && c.p.low[k+1] == "be" && q.passive && c.p.low[max(c.first, k-1)] != "reported" && c.p.low[max(c.first, k-1)] != "believed":
			q.unreal = true // "the third school to be attacked"
		case w == "to" && k == q.first-1 && q.form == plain:
			q.unreal = !c.realInfinitive(k) && !c.meant(q)
		case w == "to" && k == q.first-3 && c.p.low[q.first-1] == "and" && q.form == plain && c.p.doc.Word(k+1).UPOS() == language.VERB:
			q.unreal = !c.realInfinitive(k) // "laid to trap and kill troops"
		case unrealBefore[w] && q.form == plain && near, unrealBefore[w] && q.sense.shelf == actNoun && near, unrealBefore[w] && q.form == gerund && q.first-k <= 2:
			q.unreal = true
		case w == "whether", (w == "rumour" || w == "rumor") && c.at(k+1) == "that", (w == "if" || w == "unless") && !slices.Contains(c.p.low[k:q.first], ","):
			q.unreal = true
		case (w == "would" || w == "could" || w == "may" || w == "might" || w == "will" || w == "if" || w == "should" || w == "must" || w == "shall") && near:
			q.unreal = true
		case attemptBefore[w] && (q.form == plain && near || q.sense.shelf == actNoun || q.form == gerund && q.first-k <= 2):
			q.attempt, q.unreal = true, false
		case blameBefore[w] && c.blames(k) && (q.sense.shelf == actNoun && q.first-k <= 12 || q.form == gerund && q.first-k <= 7 || c.nounLike(q) && q.first-k <= 7):
			q.blamed = true
		case (w == "connection" || w == "accused") && c.blames(k) && (q.sense.shelf == actNoun || c.relates(q)) && q.first-k <= 16:
			q.blamed = true // "arrested in connection with a fire that killed six"
		}
		if w == "for" && (q.form == gerund || q.sense.shelf == actNoun) && i > 0 && k >= q.first-2 && c.preds[i-1].sense.kind == "arrest" {
			q.blamed = true
		}
		if o := c.verbBetween(k, i); o {
			return
		}
	}
	if q.form == plain || q.form == third {
		q.unreal = q.unreal || c.habitual(q)
	}
	q.unreal = q.unreal || c.everDoing(q)
	q.blamed = q.blamed || !c.sentenceLeads() && c.ranked(q)
	q.unreal = q.unreal || c.played(q)
}

// meant tells of what was done to protest: "drove their lorries into town to protest".
func (c *clauseReader) meant(q *predicate) bool {
	w := c.p.doc.Word(q.first)
	return q.sense.kind == "protest" && w.Is(language.Advcl) && w.Head().XPOS() == "VBD"
}

// everDoing tells of what somebody says is being done all the time: "they are killing us".
func (c *clauseReader) everDoing(q *predicate) bool {
	if q.form != gerund || q.first < c.first+2 || q.sense.harm != "killed" {
		return false
	}
	aux, who := c.p.low[q.first-1], c.p.low[q.first-2]
	return (aux == "are" || aux == "'re" || aux == "’re" || aux == "is") && (who == "they" || who == "you" || who == "he" || who == "we") && (c.at(q.end) == "us" || c.at(q.end) == "our" || c.at(q.end) == "people")
}

// ranked tells of a noun of acts that only counts what was told among others, and of the noun before: "it was the
// fourth attack this month", "the ambush is the third".
func (c *clauseReader) ranked(q *predicate) bool {
	if q.sense.shelf != actNoun {
		return false
	}
	for k := c.first; k+2 < min(c.first+8, c.last); k++ {
		if w := c.p.low[k]; (w == "is" || w == "was" || w == "'s") && c.p.low[k+1] == "the" && ranks[c.p.low[k+2]] {
			return q.first < k && c.p.definiteAt(q.first) || q.first > k && q.first <= k+7
		}
	}
	return false
}

// played tells of a deed in a drill or a story, or in quotation marks of its own: commandos "killed" four "terrorists".
func (c *clauseReader) played(q *predicate) bool {
	if q.end < c.last && q.first > c.first && isQuote(c.p.low[q.first-1]) && isQuote(c.p.low[q.end]) {
		return true
	}
	for i, w := range c.p.low[c.first:c.last] {
		if drills[w] || artworks[w] && slices.ContainsFunc(c.p.low[c.first+i+1:min(c.first+i+5, c.last)], func(w string) bool { return depicts[w] }) {
			return true
		}
	}
	return false
}

func isQuote(w string) bool { return w == "\"" || w == "“" || w == "”" || w == "''" || w == "``" }

// habitual tells of the present tense outside titles, first sentences and the first of an item: what people do, not what
// they did.
func (c *clauseReader) habitual(q *predicate) bool {
	if q.sense.shelf != actVerb || c.p.titled(q.sentence) || c.p.leads(q.sentence) || c.p.opensItem(q.sentence) {
		return false
	}
	x := c.p.doc.Word(q.first).XPOS()
	return x == "VBP" && !incidentWords().same[c.p.low[q.first]] || x == "VBZ"
}

// denies tells whether the verb at token k denies that the act of q was done: "denied reports that …", "denies
// bombing …"; not having had a hand in it.
func (c *clauseReader) denies(k int, q *predicate) bool {
	told := q.first == k+1 && q.form == gerund
	for j := k + 1; j < q.first; j++ {
		switch c.p.low[j] {
		case "responsibility", "involvement", "role", "hand", "link", "links", "bail":
			return false
		case "reports", "report", "rumours", "rumors", "rumour", "allegation", "allegations", "claims", "claim", "accusations", "accusation", "that":
			told = true
		}
	}
	return told
}

// had tells whether token k is a form of "have".
func (p *page) had(k int) bool {
	return k >= 0 && (p.low[k] == "had" || p.low[k] == "has" || p.low[k] == "have")
}

// relates tells whether "which" or "that" stands before predicate q as its subject.
func (c *clauseReader) relates(q *predicate) bool {
	return q.first > c.first && (c.p.low[q.first-1] == "which" || c.p.low[q.first-1] == "that")
}

// blames tells whether a word of blame at token k has its complement after it: "accused of", "wanted in";
// not "two suspected rebels".
func (c *clauseReader) blames(k int) bool {
	switch c.p.low[k] {
	case "suspected", "wanted", "accused", "charged", "involved", "responsible", "convicted", "sentenced", "case", "cases", "history", "involvement", "expert", "experts", "series", "suspicion", "booked", "tried", "jailed", "imprisoned", "indicted", "prosecuted", "remanded", "extradited", "part", "charge", "charges", "connection", "blamed", "participated", "instrumental", "known", "notorious":
		if k+1 >= c.last || c.p.low[k] == "participated" && !c.p.had(k-1) || c.p.low[k] == "part" && !(c.at(k-1) == "taken" && c.p.had(k-2)) {
			return false
		}
		if k+2 < c.last && explosives[c.p.low[k+2]] {
			return false // "a charge of dynamite"
		}
		switch c.p.low[k+1] {
		case "of", "in", "for", "with", "to", "by", "over":
			return true
		case "including":
			return c.p.low[k] == "cases"
		}
		return c.p.low[k] == "accused" && slices.Contains(c.p.low[k+1:min(k+6, c.last)], "of")
	}
	return true
}

// nounLike tells of a verb in its plain form that stands as a noun: "cases of murder, loot and arson".
func (c *clauseReader) nounLike(q *predicate) bool {
	return q.sense.shelf == actVerb && q.form == plain && q.end == q.first+1 && c.p.doc.Word(q.first).UPOS() == language.NOUN
}

func (c *clauseReader) verbBetween(k, i int) bool {
	return i > 0 && c.preds[i-1].sense.shelf != actNoun && !c.nounLike(c.preds[i-1]) && k < c.preds[i-1].end && k >= c.preds[i-1].first && c.preds[i].sense.shelf != actNoun
}

// realInfinitive tells of "managed to kill", "claimed to have killed", "had to fire", "forcing police to open fire".
func (c *clauseReader) realInfinitive(to int) bool {
	if to <= c.first {
		return false
	}
	switch c.p.low[to-1] {
	case "managed", "succeeded", "began", "started", "helped", "able", "had":
		return true
	}
	for k := to - 1; k >= max(c.first, to-5); k-- {
		if makingDo[c.p.low[k]] {
			if w := c.at(k - 1); w == "not" || w == "n't" || w == "be" || w == "never" {
				return false
			}
			return k == to-1 || c.p.doc.Word(k).UPOS() == language.VERB
		}
		if c.p.stops(k) {
			return false
		}
	}
	return false
}

// recalled tells whether predicate i is dated long before the report: what it only recalls.
func (c *clauseReader) recalled(i int) {
	q := c.preds[i]
	if q.sense.shelf == actNoun {
		q.past = c.datedBefore(q) || !c.sentenceLeads() && c.opensOld()
		if q.past {
			return
		}
	}
	if (q.sense.kind == "arrest" || q.sense.kind == "abduct") && !q.passive && q.first > c.first && c.p.low[q.first-1] == "had" && q.sentence > 0 && !c.p.leads(q.sentence) && !c.separated() {
		q.pluperfect = true
	}
	from, to := c.first, c.last
	if i+1 < len(c.preds) && c.preds[i+1].sense.shelf != actNoun && q.sense.shelf != actNoun {
		to = c.preds[i+1].first
	}
	for k := i - 1; k >= 0; k-- {
		if c.preds[k].sense.shelf != actNoun {
			from = c.preds[k].end
			break
		}
	}
	from = max(from, c.relativeCloses(q)) // a date of who it was done to is none of the act's
	if q.suffers && (q.sense.kind == "arrest" || q.sense.kind == "surrender") {
		from = max(from, c.p.asideCloses(q.first))
	}
	old, near := false, false
	if c.longBefore(q) {
		q.past = true
		return
	}
	found := c.p.datesIn(from, to)
	if (q.sense.kind == "overrun" || q.sense.kind == "retake") && c.presentPerfect(q) && !c.sentenceLeads() && q.sentence > 3 && !slices.ContainsFunc(found, func(m dateMention) bool { return m.narrow() && c.p.recent(m.when) }) {
		q.past = true // "has retaken much of what it lost"
		return
	}
	if v := c.verbBefore(i); len(found) == 0 && q.sense.shelf == actNoun && v != nil && v.past {
		q.past = true // "In May last year four died in an ambush"
		return
	}
	for k := range found {
		m := &found[k]
		if !m.when.Known() || m.typ != dateType && m.typ != timeType || c.p.datesElse(m, c.p.doc.Word(q.first)) {
			continue
		}
		if c.p.recent(m.when) && !c.p.before(m.when) {
			near = true
		} else {
			old = true
		}
	}
	q.past = old && !near && (q.sentence > 0 && !c.p.leads(q.sentence) || q.relative || c.longAgo(found))
}

// opensOld tells of a sentence that opens with a date long before the news: all that it tells is recalled.
func (c *clauseReader) opensOld() bool {
	found := c.p.datesIn(c.first, c.last)
	if len(found) == 0 || found[0].first > c.first+3 || !found[0].when.Known() || found[0].typ != dateType {
		return false
	}
	for i := range found {
		if m := &found[i]; m.when.Known() && c.p.recent(m.when) && !c.p.before(m.when) {
			return false
		}
	}
	return true
}

// longBefore tells of a deed that only dates another, days or more after it: "Four days after the carnage in which 58 were burnt,
// police arrested two men".
func (c *clauseReader) longBefore(q *predicate) bool {
	for k := c.first + 1; k < min(q.first, c.first+8); k++ {
		if c.p.low[k] != "after" || !longAfter[c.p.low[k-1]] {
			continue
		}
		for j := k + 1; j < c.last; j++ {
			if c.p.low[j] == "," {
				return j > q.first && slices.ContainsFunc(c.preds, func(o *predicate) bool { return o.first > j && o.sense.kind != "" && o.sense.shelf != actNoun })
			}
		}
	}
	return false
}

// verbBefore is the last verb of acts or harm before predicate i in its clause, nil for none.
func (c *clauseReader) verbBefore(i int) *predicate {
	for k := i - 1; k >= 0; k-- {
		if v := c.preds[k]; v.sense.shelf != actNoun {
			for j := v.end; j < c.preds[i].first; j++ {
				if subordinators[c.p.low[j]] && !c.asName(j) {
					return nil
				}
			}
			return v
		}
	}
	return nil
}

// longAgo tells whether a date lies well before the report: even a title or first sentence that names it recalls.
func (c *clauseReader) longAgo(found dates) bool {
	published := c.p.report.PublishedDay()
	for k := range found {
		if w := found[k].when; published != "" && w.Known() && published.Sub(w.To) > monthAgoDays && (published.Sub(w.To) > longAgoDays || w.Precision == "month" || w.Precision != "day" && found[k].end-found[k].first > 1) {
			return true
		}
	}
	return false
}

// longAgoDays is more than a year: no news is that old. monthAgoDays is a month, for what is dated by no day: "two months
// ago", "in January".
const (
	longAgoDays  = 400
	monthAgoDays = 30
)

// datedBefore tells of a noun of acts with an old date of its own: "the attack on the fort in 2019".
func (c *clauseReader) datedBefore(q *predicate) bool {
	if d := c.p.datesIn(max(c.first, q.first-5), q.first); len(d) > 0 && c.at(d[0].first) == "last" && (c.at(d[0].end) == "'s" || strings.HasSuffix(c.at(d[0].end-1), "'s")) {
		return true // "last week's fighting"
	}
	found := c.p.datesIn(q.end, min(q.end+9, c.last))
	for k := range found {
		m := &found[k]
		if m.when.Known() && (m.typ == dateType || m.typ == timeType) && !c.hasVerb(q.end, m.first) {
			return !c.p.recent(m.when) || c.at(m.first) == "last" && (c.at(m.first+1) == "month" || c.at(m.first+1) == "year")
		}
	}
	return false
}

// separated tells whether the sentence begins with a separator.
func (c *clauseReader) separated() bool { return c.p.separates(c) == 2 }

// overPeriod tells of figures over years or months, which are claims and no incident: "in the past five
// years", "since last year".
func (c *clauseReader) overPeriod() bool {
	if c.everSince() {
		return true
	}
	for i := c.first; i+3 < c.last; i++ {
		if c.p.low[i+1] == "the" && (c.p.low[i+2] == "same" || c.p.low[i+2] == "reporting") && c.p.low[i+3] == "period" || i == c.first && c.p.low[i] == "of" && c.p.low[i+1] == "those" && (c.p.low[i+2] == "killed" || c.p.low[i+2] == "dead") {
			return true
		}
	}
	for i := c.first; i+2 < c.last; i++ {
		if c.p.low[i] == "every" && (c.p.low[i+1] == "day" || c.p.low[i+1] == "week" || c.p.low[i+1] == "month" || c.p.low[i+1] == "year") || c.p.low[i] == "average" && c.p.low[i+1] == "of" {
			return true // "an average of three a day"
		}
		switch c.p.low[i] {
		case "in", "over", "during", "for", "since":
		default:
			continue
		}
		k := i + 1
		if c.p.low[k] == "the" {
			k++
		}
		if c.spansPeriod(i, k) {
			return true
		}
		if k >= c.last || c.p.low[k] != "past" && c.p.low[k] != "last" {
			continue
		}
		for j := k + 1; j < min(k+4, c.last); j++ {
			switch w := c.p.low[j]; {
			case w == "years" || w == "months" || w == "decade" || w == "decades" || w == "year" && c.p.low[i] == "since":
				return true
			}
		}
	}
	return false
}

// everSince tells of what has been done since a day well before the report, or in the year so far: "have killed 40
// people since January", "the raids, which began in 2031, have killed".
func (c *clauseReader) everSince() bool {
	if c.sentenceLeads() {
		return false
	}
	perfect := slices.ContainsFunc(c.preds, func(q *predicate) bool { return c.presentPerfect(q) })
	published := c.p.report.PublishedDay()
	found := c.p.datesIn(c.first, c.last)
	for i := range found {
		m := &found[i]
		if m.first > 0 && published == "" && perfect && c.p.low[m.first-1] == "since" && m.typ == dateType {
			return true
		}
		if !m.when.Known() || m.first == 0 || published == "" {
			continue
		}
		switch {
		case perfect && c.p.low[m.first-1] == "since" && published.Sub(m.when.From) > sinceDays:
			return true
		case m.when.To >= published && published.Sub(m.when.From) > sinceDays && (perfect || m.rule == "date/which"):
			return true // "this year"
		}
	}
	return false
}

// sinceDays is how long ago something must have begun for what was done since to be no one act.
const sinceDays = 14

// presentPerfect tells whether "has" or "have" stands before the verb.
func (c *clauseReader) presentPerfect(q *predicate) bool {
	if q.sense.shelf == actNoun {
		return false
	}
	for k := q.first - 1; k >= max(c.first, q.first-4); k-- {
		switch w := c.p.low[k]; {
		case w == "has" || w == "have" || w == "'ve":
			return true
		case w != "been" && !betweenVerbs[w]:
			return false
		}
	}
	return false
}

// sentenceLeads tells whether the sentence is the title or the lead.
func (c *clauseReader) sentenceLeads() bool {
	s := int(c.p.doc.Tokens[c.first].Sentence)
	return c.p.titled(s) || c.p.leads(s)
}

// spansPeriod tells of "since the start of the year", "over the same period", "so far this year", where token k
// follows the preposition at token i and its article.
func (c *clauseReader) spansPeriod(i, k int) bool {
	w := c.p.low[k]
	next := ""
	if k+1 < c.last {
		next = c.p.low[k+1]
	}
	switch c.p.low[i] {
	case "since":
		return (w == "start" || w == "beginning") && next == "of"
	case "over", "during", "in", "for":
		return w == "period" || w == "reporting" && next == "period" || w == "same" && next == "period" || w == "corresponding" && next == "period"
	}
	return false
}

// summed tells of a figure for a month or more whose doer is violence at large: "militant violence claimed the
// lives of 58 people in February".
func (p *page) summed(c *clauseReader, st *telling) bool {
	for _, t := range st.tolls {
		w := p.whenAt(t.pred.first)
		if w == nil || w.when.Precision == "day" || w.when.To.Sub(w.when.From) < 27 || t.count.low < 2 {
			continue
		}
		for i := c.first; i < c.last; i++ {
			if atLarge[p.low[i]] && (i == c.first || p.doc.Word(i-1).XPOS() != "JJS") { // not "in one of the deadliest attacks this year"
				return true
			}
		}
	}
	return false
}

// before tells whether a window ends well before the first recent day that the report names.
func (p *page) before(w daybook.When) bool {
	if !p.newsKnown {
		p.newsKnown = true
		for i := range p.dates {
			m := &p.dates[i]
			if m.typ == dateType && m.when.Known() && m.when.Precision == "day" && p.recent(m.when) {
				if saying := p.datesSaying(m); !saying || p.newsDay == "" {
					p.newsDay = m.when.From
					if !saying {
						break
					}
				}
			}
		}
	}
	if from := p.periodOfNews(); from != "" && w.From >= from {
		return false
	}
	if p.newsDay == "" {
		return false
	}
	if w.Precision == "month" || w.Precision == "quarter" || w.Precision == "year" {
		return w.To < p.newsDay // "last month", told beside an act of this one
	}
	return w.To.Sub(p.newsDay) < -10
}

// periodOfNews is the first day of the weeks or the month that the lead gives for its news, "killed 27 villagers this
// month", "between 9 and 14 May"; "" where it gives none.
func (p *page) periodOfNews() daybook.Day {
	for s := range p.doc.Sentences {
		if p.titled(s) {
			continue
		}
		if !p.leads(s) {
			break
		}
		found := p.datesIn(int(p.doc.Sentences[s].First), int(p.doc.Sentences[s].End))
		for i := range found {
			m := &found[i]
			if m.typ != dateType || !m.when.Known() || !p.recent(m.when) || m.when.To.Sub(m.when.From) < 2 || p.yetToCome(m) {
				continue
			}
			switch p.low[max(0, m.first-1)] {
			case "after", "since", "before", "from", "until":
			default:
				return m.when.From
			}
		}
	}
	return ""
}
