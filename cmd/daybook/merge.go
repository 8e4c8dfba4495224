package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"slices"

	"daybook"
	"daybook/internal/merge"
)

type mergeCmd struct {
	inputs
	Format  string `enum:"jsonl" default:"jsonl" help:"How to write: ${enum}."`
	Settle  string `enum:"majority,conservative,latest official,widest" default:"majority" env:"DAYBOOK_SETTLE" help:"How one figure is chosen among those the reports give: ${enum}."`
	Undated string `enum:"unknown,publication" default:"publication" env:"DAYBOOK_UNDATED" help:"The day of an incident that no report dates: ${enum}; publication is the two days up to the first report, marked as inferred."`
	spans
	MergeAt float64 `aliases:"at" default:"${mergeAt}" env:"DAYBOOK_MERGE_AT" help:"Points from which drafts are merged."`
}

// A codedLine is where one coded report stands in the text read.
type codedLine struct {
	start, end        int
	published, report string
}

// Run merges coded reports and writes one incident a line, in the order of their earliest reports.
func (cmd *mergeCmd) Run(c *console) error {
	text, lines, complaints := cmd.read(c)
	for _, err := range complaints {
		fmt.Fprintf(c.err, "daybook: %v\n", err)
	}
	set := merge.Standard
	set.Merge = cmd.MergeAt
	if cmd.DaysApart != nil {
		set.Days = int(*cmd.DaysApart)
	}
	if cmd.KmApart != nil {
		set.Km = *cmd.KmApart
	}
	x := merge.NewIndex(set)
	at := make(map[string]codedLine, len(lines))
	for _, l := range lines {
		coded, err := l.decode(text)
		if err != nil {
			return err
		}
		x.Add(coded)
		at[l.report] = l
	}
	out := bufio.NewWriterSize(c.out, 64<<10)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, g := range x.Groups() {
		inc, err := cmd.incident(g, text, at)
		if err == nil {
			err = enc.Encode(inc)
		}
		if err == nil {
			err = c.ctx.Err()
		}
		if err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if len(complaints) > 0 {
		return errPartly
	}
	return nil
}

// read takes in the lines, sorted so that their order does not matter. What is no coded report, or was
// there before, is complained of and left out; a report that could not be coded is left out.
func (cmd *mergeCmd) read(c *console) (text []byte, lines []codedLine, complaints []error) {
	seen := map[string]bool{}
	for o := range cmd.caps().Open(cmd.names(), c.in) {
		var head struct{ Report, Published, Error string }
		err := o.Err
		if err == nil {
			err = json.Unmarshal(o.Data, &head)
		}
		switch {
		case err != nil:
			complaints = append(complaints, daybook.Invalid("%s: %v", o.From, err))
		case head.Report == "":
			complaints = append(complaints, daybook.Invalid("%s: no report id: not a coded report", o.From))
		case seen[head.Report]:
			complaints = append(complaints, daybook.Invalid("%s: report %s stands here twice", o.From, head.Report))
		case head.Error == "":
			seen[head.Report] = true
			lines = append(lines, codedLine{len(text), len(text) + len(o.Data), head.Published, head.Report})
			text = append(text, o.Data...)
		}
	}
	slices.SortFunc(lines, func(a, b codedLine) int { return merge.Order(a.published, a.report, b.published, b.report) })
	return text, lines, complaints
}

func (l codedLine) decode(text []byte) (*daybook.Coded, error) {
	coded := &daybook.Coded{}
	if err := json.Unmarshal(text[l.start:l.end], coded); err != nil {
		return nil, daybook.Invalid("report %s: not in the coding format: %v", l.report, err)
	}
	return coded, nil
}

// incident reads the drafts of a group again and folds them.
func (cmd *mergeCmd) incident(g merge.Group, text []byte, at map[string]codedLine) (*daybook.Incident, error) {
	var tellings []daybook.Telling
	for _, id := range g.Drafts {
		coded, err := at[daybook.ReportOf(id)].decode(text)
		if err != nil {
			return nil, err
		}
		tellings = append(tellings, merge.Telling(coded, id))
	}
	inc := (&daybook.Entry{ID: g.ID, Links: g.Links}).Assemble(tellings, daybook.Settle(cmd.Settle))
	if cmd.Undated == "publication" {
		inferWhen(&inc, tellings)
	}
	return &inc, nil
}

// mostDated is the widest window, in days from end to end, that dates an incident.
const mostDated = 7

// inferWhen takes the window of an incident that no report dates to the week from its first report: that
// day or the day before, when most news is made. A recollection says nothing of when.
func inferWhen(inc *daybook.Incident, tellings []daybook.Telling) {
	first := daybook.Day("")
	for _, t := range tellings {
		if day := (&daybook.Report{Published: t.Published}).PublishedDay(); !t.Draft.Background && day != "" && (first == "" || day < first) {
			first = day
		}
	}
	w := inc.When
	if first != "" && (!w.Known() || w.To.Sub(w.From) > mostDated && w.To >= first) {
		inc.When = daybook.When{From: first.Add(-1), To: first, Precision: "day"}
		inc.Inferred = []string{"when"}
	}
}
