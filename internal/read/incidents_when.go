package read

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"daybook"
	"daybook/internal/language"
)

// A whenFound is a day or window that a sentence states, with its words.
type whenFound struct {
	first, end int
	when       daybook.When
	rule       string
	loose      bool // the day of who speaks or of the dateline, or an hour without a day of its own
}

// dateOpening gives what a report tells before its first day that day, where nothing sets it apart from what follows.
func (p *page) dateOpening(stories []*telling) {
	for k, st := range stories {
		if st.background || st.header {
			continue
		}
		if st.when != nil {
			for _, o := range stories[:k] {
				if !o.background && !o.undated && !st.otherItem(o) {
					o.when = st.when
				}
			}
			return
		}
	}
}

// recall marks as background what a report dates long before its news: "In May last year four children lost their lives
// in a similar strike". News is the latest day that it tells.
func (p *page) recall(stories []*telling) {
	var news daybook.Day
	for _, st := range stories {
		if w := st.when; !st.background && w != nil && w.when.Precision == "day" {
			news = max(news, w.when.To)
		}
	}
	if news == "" {
		return
	}
	for _, st := range stories {
		w := st.when
		if st.background || w == nil || !w.when.Known() || w.when.To >= news || p.inLead(st) {
			continue
		}
		if coarse := w.when.Precision == "month" || w.when.Precision == "year"; coarse || news.Sub(w.when.To) >= longBefore {
			st.background = true
			p.consider(st.first, "act/recalled", "%s is long before the news of %s: background", w.when.To, news)
		}
	}
}

// longBefore is how many days before the latest of a report an act is recalled, not reported: of the acts that analysts
// coded as news in our own reports one in a hundred lies so far back, of those coded as background four in five.
const longBefore = 10

// recentDays is how far before the report a day may lie to be that of its news.
const recentDays = 62

// whenIn is the date of sentence s that dates its act: the first day near the report, or else the first
// resolved date; no duration, no set.
func (p *page) whenIn(s int) *whenFound {
	sent := p.doc.Sentences[s]
	var found *whenFound
	dates := p.datesIn(int(sent.First), int(sent.End))
	for i := range dates {
		m := &dates[i]
		if !m.datesAnAct() || !m.when.Known() || m.held || p.yetToCome(m) || p.ofPeriod(m) {
			continue
		}
		w := &whenFound{m.first, m.end, m.when, m.rule, p.hourAlone(m) || p.inDateline(m.first)}
		if p.recent(m.when) && m.when.Precision == "day" && !p.inDateline(m.first) {
			return w
		}
		if found == nil {
			found = w
		}
	}
	return found
}

// whenAt is the date of the act that token tok tells: the one its own clause gives it, two that make one
// window ("on the night between Monday and Tuesday") together; else what the sentence gives.
func (p *page) whenAt(tok int) *whenFound {
	if found := p.daysBefore(tok); found != nil {
		return found
	}
	w := p.doc.Word(tok)
	m := p.dateOfAct(w)
	if m != nil && p.inRelative(m, w) {
		return nil // the sentence dates something else alone
	}
	if m == nil || !m.when.Known() || !p.recent(m.when) || p.yetToCome(m) || p.ofPeriod(m) {
		return p.lasting(p.whenIn(w.Sentence()))
	}
	if p.hourAlone(m) {
		if day := p.whenIn(w.Sentence()); day != nil && !day.loose && day.when.Precision == "day" && !p.datesElse(p.dateAt(day.first), w) {
			return p.lasting(day)
		}
	}
	found := p.lasting(p.nightOf(m))
	found.loose = p.hourAlone(m) || p.datesElse(m, w)
	return found
}

// daysBefore is the day of an act that the sentence puts some days before its news: "Five days after gunmen killed an
// elder in Karda, police made an arrest on Friday". nil where the act at token tok is not so told.
func (p *page) daysBefore(tok int) *whenFound {
	first, end := p.sentenceFirst(tok), p.sentenceEnd(tok)
	dates := p.datesIn(first, end)
	for i := range dates {
		m := &dates[i]
		if m.typ != durationType || m.end >= tok || p.low[m.end] != "after" || tok-m.end > 12 || slices.Contains(p.low[m.end:tok], ",") {
			continue
		}
		days := 0
		if n, ok := strings.CutPrefix(m.value, "P"); ok && len(n) > 1 {
			days, _ = strconv.Atoi(n[:len(n)-1])
			switch n[len(n)-1] {
			case 'W':
				days *= 7
			case 'D':
			default:
				days = 0
			}
		}
		news := p.newsOf(dates, i)
		if days == 0 || news == "" {
			continue
		}
		day := news.Add(-days)
		return &whenFound{m.first, m.end + 1, daybook.When{From: day, To: day, Precision: "day"}, m.rule, false}
	}
	return nil
}

// newsOf is the day of the news that dates[i] counts back from: one that its sentence names behind it, or before it, else the
// last that the report named before it, or publication.
func (p *page) newsOf(dates dates, i int) daybook.Day {
	own := func(o *dateMention) bool {
		return o.datesAnAct() && o.when.Known() && o.when.From == o.when.To && p.recent(o.when) && !p.yetToCome(o)
	}
	for k := range dates {
		if o := &dates[(i+k)%len(dates)]; own(o) {
			return o.when.From
		}
	}
	for at := p.dates.from(dates[0].first) - 1; at >= 0; at-- {
		if o := &p.dates[at]; own(o) && !p.datesSaying(o) {
			return o.when.From
		}
	}
	return p.report.PublishedDay()
}

// hourAlone tells of an hour or a part of the day that names no day: "at around 9:30 p.m.", "at dawn". Its day is
// that of what is told.
func (p *page) hourAlone(m *dateMention) bool {
	if m.rule != "date/clock" && m.rule != "date/part" || p.low[m.end-1] == "midnight" || m.end < len(p.low) && p.low[m.end] == "before" {
		return false // "past midnight" is the day after, "the night before" the day before
	}
	for _, w := range timeWords(p.doc.Text[m.start:m.stop]) {
		if w.is(weekdayWord|shortWeekdayWord|monthWord|otherWord|dayWord|whichWord) || w.says("overnight") {
			return false
		}
	}
	return true
}

// ofPeriod tells of a year or season that only counts what was told among others: "the eleventh massacre of the year",
// "the deadliest of this year".
func (p *page) ofPeriod(m *dateMention) bool {
	return m.when.To.Sub(m.when.From) > 31 && m.first > 0 && p.low[m.first-1] == "of" && p.recent(m.when)
}

// yetToCome tells of a day after the report, which dates no act that was done.
func (p *page) yetToCome(m *dateMention) bool {
	published := p.report.PublishedDay()
	return published != "" && m.when.Known() && m.when.From > published
}

// lasting gives an act that goes on for days the days that its sentence says it has lasted: "entered its third day
// on Sunday" is Friday to Sunday.
func (p *page) lasting(found *whenFound) *whenFound {
	if found == nil || found.when.From != found.when.To || found.when.Precision != "day" {
		return found
	}
	first, end := p.sentenceFirst(found.first), p.sentenceEnd(found.first)
	for i := first + 2; i < end; i++ {
		if p.low[i] != "day" {
			continue
		}
		k := i - 1
		running := runningWords[p.low[k]]
		if running {
			k--
		}
		if k <= first {
			continue
		}
		if i+1 < end && (p.low[i+1] == "running" || i+3 < end && p.low[i+1] == "in" && p.low[i+2] == "a" && p.low[i+3] == "row") {
			running = true // "the third day running"
		}
		n := ordinals[p.low[k]]
		if owner := p.low[k-1]; n < 2 || !running && (owner != "its" && owner != "their" || !entersWords[p.low[max(first, k-2)]] && !entersWords[p.low[max(first, k-3)]]) {
			continue
		}
		long := *found
		long.when.From = long.when.To.Add(1 - n)
		long.when.Precision = "week"
		return &long
	}
	return found
}

// runningWords say that days follow one another: "the third straight day".
var runningWords = map[string]bool{"straight": true, "consecutive": true, "successive": true, "running": true}

// entersWords stand before the day that something has come to: "entered its third day".
var entersWords = map[string]bool{"enter": true, "enters": true, "entered": true, "entering": true, "into": true, "in": true}

// ordinals are the days of a series that reports count in words or figures.
var ordinals = map[string]int{"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10}

// nightOf is the window of a date, read with what follows "the night": "between Tuesday and Wednesday", "before".
func (p *page) nightOf(m *dateMention) *whenFound {
	found := &whenFound{m.first, m.end, p.window(m), m.rule, false}
	if m.rule != "date/part" || m.end >= len(p.low) {
		return found
	}
	switch p.low[m.end] {
	case "before":
		found.when.From, found.when.To, found.end = m.when.From.Add(-1), m.when.To.Add(-1), m.end+1
	case "of", "from":
		if at := p.dates.from(m.end); at < len(p.dates) && p.dates[at].first <= m.end+1 && p.dates[at].when.Known() {
			o := &p.dates[at] // "the night of March 5-6"
			return &whenFound{m.first, o.end, p.window(o), o.rule, false}
		}
	case "between":
		if at := p.dates.from(m.end); at+1 < len(p.dates) && p.pair(&p.dates[at], &p.dates[at+1]) {
			o := &p.dates[at]
			return &whenFound{o.first, p.dates[at+1].end, p.window(o), o.rule, false}
		}
	}
	return found
}

// dateOfAct is the date that stands best to the act of w, as dateInSentence finds it, but none that says when
// somebody spoke ("said on Friday that …"), when the report was sent, or what a relative clause is about.
func (p *page) dateOfAct(w language.Word) *dateMention {
	m := p.dateInSentence(w)
	if m == nil || !p.datesElse(m, w) {
		return m
	}
	var best *dateMention
	s := p.doc.Sentences[w.Sentence()]
	for i := p.dates.from(int(s.First)); i < len(p.dates) && p.dates[i].first < int(s.End); i++ {
		o := &p.dates[i]
		if o.datesAnAct() && !p.datesElse(o, w) && (best == nil || p.dateCost(w, o) < p.dateCost(w, best)) {
			best = o
		}
	}
	if best == nil {
		return m
	}
	return best
}

// datesElse tells whether a date belongs to something else than the act of w: to who says so before "that", to
// the dateline, or to a relative clause that w does not stand in.
func (p *page) datesElse(m *dateMention, w language.Word) bool {
	if p.inDateline(m.first) {
		return true
	}
	if m.first < w.I && m.end < len(p.low) && (p.low[m.end] == "that" || m.end < w.I && (p.low[m.end] == "reports" || p.low[m.end] == "allegations" || p.low[m.end] == "claims")) {
		return true
	}
	return p.datesSaying(m) || p.datesFuneral(m) || p.inRelative(m, w) || p.ofAnother(m, w) || m.held || p.ofBefore(m, w)
}

// heldDates marks the old dates of a lead that stand behind a deed held against somebody: "police arrested a man accused
// in a murder last year". Elsewhere the same words may as well recall the arrest.
func (c *clauseReader) heldDates() {
	if !c.sentenceLeads() {
		return
	}
	found := c.p.datesIn(c.first, c.last)
	for k := range found {
		m := &found[k]
		if !m.when.Known() || c.p.recent(m.when) {
			continue
		}
		for i := len(c.preds) - 1; i >= 0; i-- {
			q := c.preds[i]
			if q.end > m.first || q.sense.kind == "" {
				continue
			}
			m.held = q.blamed && !slices.Contains(c.p.low[q.end:m.first], ",")
			break
		}
	}
}

// ofBefore tells of a day in a clause of the past perfect behind the act of w: "burned the post; its guards had left the
// previous night".
func (p *page) ofBefore(m *dateMention, w language.Word) bool {
	for k := m.first - 1; k > w.I; k-- {
		switch {
		case p.low[k] == "," || p.low[k] == ";" || p.low[k] == "when" || p.low[k] == "that":
			return false
		case p.low[k] == "had":
			return true
		}
	}
	return false
}

// datesSaying tells of a day on which somebody spoke: "police said on Monday", "an official told the Valley Monitor on
// Friday".
func (p *page) datesSaying(m *dateMention) bool {
	first, k := p.sentenceFirst(m.first), m.first-1
	if k > first && p.low[k] == "on" {
		k--
	}
	for n := k - 5; k > first && k > n; k-- { // behind whom it was told, and how
		switch {
		case saidWords[p.low[k]]:
			return true
		case !p.proper(k) && !toldHow[p.low[k]]:
			return false
		}
	}
	return false
}

// ofAnother tells of an old date that stands before the noun of another deed, after a preposition: "the mastermind of
// the 2011 jail break", "a suspect in the March 2004 raid".
func (p *page) ofAnother(m *dateMention, w language.Word) bool {
	if !m.when.Known() || p.recent(m.when) || m.end >= p.sentenceEnd(m.first) || w.I >= m.first && w.I <= m.end+4 {
		return false
	}
	k := m.first - 1
	if m.first > 0 && p.low[m.first] != "the" && k >= 0 && determiners[p.low[k]] {
		k--
	}
	if k < p.sentenceFirst(m.first) || p.low[k] != "of" && p.low[k] != "in" && p.low[k] != "behind" && p.low[k] != "for" && p.low[k] != "over" {
		return false
	}
	if p.low[k] == "in" && p.doc.Word(k-1).UPOS() != language.NOUN && !blameBefore[p.low[k-1]] {
		return false // "was killed in the 2011 attack"
	}
	u := p.doc.Word(m.end).UPOS()
	return u == language.NOUN || u == language.PROPN || u == language.ADJ
}

// datesFuneral tells of the day on which the dead were buried: "The funeral of three soldiers killed in Karda was held
// on Wednesday".
func (p *page) datesFuneral(m *dateMention) bool {
	held := false
	for k := m.first - 1; k >= p.sentenceFirst(m.first); k-- {
		switch w := p.low[k]; {
		case w == "held" || w == "offered" || w == "performed" || w == "attended":
			held = true
		case w == "buried" || w == "rest" && k > 1 && p.low[k-1] == "to" && p.low[k-2] == "laid":
			return true
		case w == "funeral" || w == "funerals" || w == "burial" || w == "prayers":
			return held
		}
	}
	return false
}

// inRelative tells whether a date stands in a relative clause before w: "two men who had escaped in 2029 were
// arrested".
func (p *page) inRelative(m *dateMention, w language.Word) bool {
	if w.I < m.first {
		return false
	}
	if p.inAside(m, w) {
		return true
	}
	verb := false
	for k := m.first - 1; k >= p.sentenceFirst(m.first); k-- {
		word := p.doc.Word(k)
		switch {
		case p.low[k] == "," || p.low[k] == ";":
			return false
		case p.low[k] == "who" || p.low[k] == "which":
			return verb
		case word.UPOS() == language.VERB:
			verb = true
		}
	}
	return false
}

// inAside tells whether an old date stands in words about the subject that a comma closes right before the auxiliary
// of w: "a rebel, suspected of the raid in 2029, was arrested".
func (p *page) inAside(m *dateMention, w language.Word) bool {
	k := p.asideCloses(w.I)
	if k < 0 && p.asideHolds(m.first) {
		k = w.I // nothing closes it: "a rebel, wanted since 2029 was arrested"
	}
	return k >= m.end-1 && m.first > p.sentenceFirst(m.first)+4 && m.when.Known() && !p.recent(m.when)
}

// asideHolds tells whether a participle behind a comma opens words about somebody in which token i stands.
func (p *page) asideHolds(i int) bool {
	for k := i - 1; k > p.sentenceFirst(i); k-- {
		switch {
		case p.low[k] == "," && p.low[k+1] != "who" && asideOpens[p.low[k+1]]:
			return true
		case p.low[k] == ";" || auxiliaries[p.low[k]]:
			return false
		}
	}
	return false
}

// asideCloses is the comma right before the auxiliaries of the verb at token i, -1 for none.
func (p *page) asideCloses(i int) int {
	if auxiliaries[p.low[i]] {
		i++ // a phrase that begins with its auxiliary
	}
	first, k := p.sentenceFirst(i), i-1
	for k > first && (auxiliaries[p.low[k]] || betweenVerbs[p.low[k]] || p.low[k] == "has" || p.low[k] == "have" || p.low[k] == "had") {
		k--
	}
	if (k < i-1 || p.low[i] == "surrendered") && k > first && p.low[k] == "," {
		return k
	}
	return -1
}

// recent tells whether a window ends near the day of publication, or whether that is unknown.
func (p *page) recent(w daybook.When) bool {
	published := p.report.PublishedDay()
	return published == "" || w.To.Sub(published) >= -recentDays
}

// datesIn gives the dates that begin in tokens first..end (exclusive).
func (p *page) datesIn(first, end int) dates {
	lo := sort.Search(len(p.dates), func(i int) bool { return p.dates[i].first >= first })
	hi := sort.Search(len(p.dates), func(i int) bool { return p.dates[i].first >= end })
	return p.dates[lo:hi]
}

// byThen ends a window that runs beyond the report with its day: "this week" of an act that was done.
func (p *page) byThen(w daybook.When) daybook.When {
	if published := p.report.PublishedDay(); published != "" && w.From <= published && w.To > published && w.Known() {
		w.To = published
	}
	return w
}

// itHappened is the day that a sentence gives the act told before it: "It happened late Saturday at a house in
// Karda", "The incident took place on May 5".
func (p *page) itHappened(s int) *whenFound {
	first, end := int(p.doc.Sentences[s].First), int(p.doc.Sentences[s].End)
	for i := first + 1; i < end; i++ {
		if w := p.low[i]; w != "happened" && w != "occurred" && (w != "took" || i+1 >= end || p.low[i+1] != "place") {
			continue
		}
		for k := i - 1; k >= max(first, i-4); k-- {
			if happenings[p.low[k]] && (k == first || !otherOf[p.low[k-1]]) {
				if found := p.whenIn(s); found != nil && p.recent(found.when) && found.when.To.Sub(found.when.From) <= 1 {
					return found
				}
				return nil
			}
		}
	}
	return nil
}

// opensWithIt tells whether a sentence is about what the one before it told: "It happened", "This took place".
func (p *page) opensWithIt(s int) bool {
	w := p.low[p.doc.Sentences[s].First]
	return w == "it" || w == "this"
}

// hoursOff is the day of an act told "hours later" or "hours earlier" than that of day w: another where night or dawn lie
// between, "late on Sunday. Hours later".
func (st *telling) hoursOff(w *whenFound) *whenFound {
	if w == nil || w.when.From != w.when.To {
		return w
	}
	p := st.clauses[0].p
	m := p.dateAt(w.first)
	if m == nil {
		return w
	}
	first := p.opensAt(st.first)
	at := slices.Index(p.low[first:min(first+4, p.sentenceEnd(first))], "hours")
	if at < 0 || first+at+1 >= len(p.low) {
		return w
	}
	days := 0
	switch p.low[first+at+1] {
	case "later", "after":
		if k := m.first - 1; m.late() || k > 1 && (p.low[k] == "late" || p.low[k] == "on" && p.low[k-1] == "late") {
			days = 1
		}
	case "earlier", "before":
		if p.early(m) {
			days = -1
		}
	}
	if days == 0 {
		return w
	}
	moved := *w
	moved.when.From, moved.when.To = w.when.From.Add(days), w.when.To.Add(days)
	return &moved
}

// early tells of a day named with its first hours: "the small hours of Monday", "3 a.m. on Monday".
func (p *page) early(m *dateMention) bool {
	if _, hour, ok := strings.Cut(m.value, "T"); ok {
		return hour < "05"
	}
	k := m.first - 2
	return k > 0 && p.low[k] == "hours" && (p.low[k-1] == "small" || p.low[k-1] == "early" || p.low[k-1] == "wee")
}
