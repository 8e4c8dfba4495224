// Package read turns one report into what it tells: dates, places, actors, incidents, interactions,
// claims, steps and states, a file each. Every finding carries the words and the rule that gave it.
package read

import (
	"sort"
	"strings"
	"unicode/utf8"

	"daybook"
	"daybook/internal/gazetteer"
	"daybook/internal/language"
	"daybook/lexicon"
)

// Coder names the reader and its version in what it writes.
const Coder = "daybook 0.2.0"

// A Reader reads reports; it may be used by many goroutines.
type Reader struct {
	places   *placeReader
	mandates mandates
}

// New makes a reader with the embedded lexicon, gazetteer and models, and a desk's own places.
func New(places ...gazetteer.Entry) (*Reader, error) {
	go language.Load() // beside the gazetteer
	gaz, err := gazetteer.New()
	if err != nil {
		return nil, err
	}
	if len(places) > 0 {
		gaz = gaz.With(places)
	}
	rules, err := parseMandates("world/mandates.txt", lexicon.Read("world/mandates.txt"))
	if err != nil {
		return nil, err
	}
	return &Reader{places: newPlaceReader(gaz), mandates: rules}, nil
}

// Read codes one report. It never fails: what could not be read is in Problems. Mentions are always
// filled; a writer that does not want them leaves them out.
func (r *Reader) Read(report *daybook.Report) *daybook.Coded {
	p := newPage(report)
	defer p.doc.Close()
	return r.readPage(p)
}

// readPage runs the stages in order.
func (r *Reader) readPage(p *page) *daybook.Coded {
	report := p.report
	p.findDates()
	r.places.findPlaces(p)
	p.findActors()
	p.findAttributions()
	p.findClaims()
	p.findIncidents()
	p.findInteractions()
	p.findForces()
	p.findSteps(r.mandates)
	p.findStates()
	sketch, digest := p.sketch()
	return &daybook.Coded{
		Report: report.ID, Coder: Coder, Lang: report.Lang, Published: report.Published, Source: report.Source,
		Sketch: sketch, Digest: digest,
		Incidents: p.incidents, Interactions: p.interactions, Claims: p.claims,
		Steps: p.moves, States: p.states,
		Mentions: &daybook.Mentions{Actors: p.actorMentions(), Places: p.placeMentions(), Dates: p.dates.mentions(p), Attributions: p.attributionMentions()},
		Problems: p.problems,
	}
}

// A page is a report while it is being read: title and text parsed as one document, and what each stage
// has found so far for the stages after it.
type page struct {
	report   *daybook.Report
	doc      *language.Document
	written  string // title and text as they are; doc.Text is what is read of them
	body     int    // byte of doc.Text where the report's text begins; before it stands the title
	problems []string
	dates    dates
	places   []placeMention // in order
	actors   []actorMention // in order of the text
	raw      []rawName      // the codebook's names in it, once named
	rawKnown bool

	quotations   []quotation   // in order of the text
	attributions []attribution // in order of their sentences
	interactions []daybook.Interaction
	acts         map[actKey]int      // interactions by what two tellings of one share
	violent      []bool              // sentence s tells an incident; nil before it is asked
	politics     int                 // 1 where the report is about politics, -1 where not, 0 before it is asked
	speech       []int32             // for each token the attribution that tells it, plus one; 0 for none
	sourceHeads  map[int]int         // the attribution whose source is the pronoun at a token
	points       []int32             // code points before each byte of doc.Text; nil when every byte is one
	people       map[string]person   // whom the report names, by surname; nil before it is asked
	holders      map[string][]string // surnames of those who hold an office, by the words for it
	speakers     []speaker           // of the attributions; nil before it is asked
	actWords     []int               // the token that tells each of the interactions

	items     []item       // what the layout sets apart; the first is running text
	itemOf    []int32      // for each sentence its item
	sums      map[int]bool // sentences that count the dead of several acts told after them
	parts     map[int]int  // sentences that tell one of those acts, each with the one before it
	deadInAll int          // the dead of all incidents of the text, 0 where one tells any
	setting   setting      // the day and place of acts told after sentences that tell none

	low       []string     // the tokens in lower case
	known     []*knownWord // and what is known of them
	marks     [][]wordMark // phrases of the incident lexicon by the token they begin at
	inDate    []bool       // token i belongs to a date
	incidents []daybook.Draft
	claims    []daybook.Claim
	staters   []string       // bodies that state figures, as named so far
	moves     []daybook.Step // of processes
	states    []daybook.State
	claimed   []bool // token i belongs to a claim

	homeCountry              daybook.Text // of most places named
	homeKnown                bool
	countries                map[daybook.Text]float64 // weight of each country in the report's places
	spoken                   map[daybook.Text]int     // how often each is named or its people are; nil before it is asked
	newsDay                  daybook.Day              // the first recent day that the report names
	newsKnown                bool
	datelineFrom, datelineAt int // the first token of the dateline, and the one after it
	datelineKnown            bool
	about                    topics

	explaining bool   // keep the steps below for Explain
	steps      []step // decisions that no finding shows
}

const titleGap = "\n\n"

func newPage(report *daybook.Report) *page {
	p := &page{report: report}
	text := report.Text
	if report.Title != "" {
		text = report.Title + titleGap + report.Text
		p.body = len(report.Title) + len(titleGap)
	}
	p.written, p.doc = text, language.Parse(readable(text))
	if utf8.RuneCountInString(text) < len(text) {
		p.points = make([]int32, len(text)+1)
		n := int32(-1)
		for at := range p.points {
			if at == len(text) || utf8.RuneStart(text[at]) {
				n++
			}
			p.points[at] = n
		}
	}
	return p
}

// inTitle tells whether byte at of the document stands in the report's title.
func (p *page) inTitle(at int) bool { return at < p.body }

// span makes the Span of bytes start..end of the document, which must not cross from title to text.
func (p *page) span(start, end int) daybook.Span {
	s := daybook.Span{Start: p.codePoint(start), End: p.codePoint(end), Quote: p.written[start:end]}
	if p.inTitle(start) {
		s.In = "title"
		return s
	}
	if p.body > 0 {
		skip := p.codePoint(p.body)
		s.Start, s.End = s.Start-skip, s.End-skip
	}
	return s
}

// words makes the Span of tokens first..end (exclusive).
func (p *page) words(first, end int) daybook.Span {
	return p.span(int(p.doc.Tokens[first].Start), int(p.doc.Tokens[end-1].End))
}

// asWritten is the text of tokens first..end as the report has it.
func (p *page) asWritten(first, end int) string {
	return p.written[p.doc.Tokens[first].Start:p.doc.Tokens[end-1].End]
}

// codePoint is the number of code points before byte at of the document.
func (p *page) codePoint(at int) int {
	if p.points == nil {
		return at
	}
	return int(p.points[at])
}

func (p *page) problem(s string) {
	if i := sort.SearchStrings(p.problems, s); i == len(p.problems) || p.problems[i] != s {
		p.problems = append(p.problems, strings.TrimSpace(s))
		sort.Strings(p.problems)
	}
}
