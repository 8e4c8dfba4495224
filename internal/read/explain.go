package read

import (
	"fmt"
	"io"
	"strings"

	"daybook"
)

// A step is one decision of the reader that a finding does not show: a reading chosen or rejected.
type step struct {
	sentence int
	rule     string
	why      string
}

// consider keeps a decision for Explain; it costs nothing otherwise.
func (p *page) consider(sentence int, rule, format string, args ...any) {
	if p.explaining {
		p.steps = append(p.steps, step{sentence, rule, fmt.Sprintf(format, args...)})
	}
}

// Explain reads a report and writes, under each of its sentences, what was made of it: the phrases and
// words of acts with their parts, what was decided between and what was rejected; and then every draft
// with the words and the rule behind each of its fields.
func (r *Reader) Explain(out io.Writer, report *daybook.Report) error {
	p := newPage(report)
	p.explaining = true
	coded := r.readPage(p)
	w := &explainer{p: p, out: out}
	w.printf("%s  %s  %s\n", report.ID, report.Published, report.Title)
	for s := range p.doc.Sentences {
		w.sentence(s)
	}
	for i := range coded.Incidents {
		w.draft(&coded.Incidents[i])
	}
	return w.err
}

// An explainer writes a page for people.
type explainer struct {
	p   *page
	out io.Writer
	err error
}

func (w *explainer) printf(format string, args ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.out, format, args...)
	}
}

func (w *explainer) sentence(s int) {
	p := w.p
	sent := p.doc.Sentences[s]
	if sent.First >= sent.End {
		return
	}
	w.printf("\n%d  %s\n", s+1, p.quote(int(sent.First), int(sent.End)))
	c := p.readSentence(s)
	for _, n := range c.nouns {
		w.printf("   phrase  %-36s %s\n", p.quote(n.first, n.end), p.describe(n))
	}
	for _, q := range c.preds {
		w.printf("   word    %-36s %s\n", p.quote(q.first, q.end), p.describeWord(q))
		for _, t := range append(c.tollsOf(q), c.hitsOf(q)...) {
			w.printf("   toll    %-36s %s %s %s %s\n", p.quote(t.noun.first, t.noun.end), t.kind, t.class, t.count, t.count.rule)
			for _, part := range t.parts {
				w.printf("   within  %-36s %s %s %s\n", p.quote(part.noun.first, part.noun.end), part.kind, part.class, part.count)
			}
		}
	}
	for k := range p.attributions {
		if a := &p.attributions[k]; p.doc.Word(a.cue.first).Sentence() == s && a.source.first < a.source.end {
			if who := p.fullName(k); who != "" {
				w.printf("   speaker %-36s is %s\n", p.naming(a.source), who)
			}
		}
	}
	for _, st := range p.steps {
		if st.sentence == s {
			w.printf("   %-24s %s\n", st.rule, st.why)
		}
	}
}

func (c count) String() string {
	switch {
	case c.open:
		return fmt.Sprintf("%d…", c.low)
	case c.low == c.high:
		return fmt.Sprint(c.low)
	}
	return fmt.Sprintf("%d…%d", c.low, c.high)
}

var nounKinds = [...]string{"other", "people", "body", "thing", "name", "number", "pronoun"}

func (p *page) describe(n *noun) string {
	parts := []string{nounKinds[n.kind], p.classOf(n), p.groupOf(n), n.count.String()}
	for flag, on := range map[string]bool{"definite": n.definite, "other": n.other, "part": n.part, "names the phrase before": n.appositive} {
		if on {
			parts = append(parts, flag)
		}
	}
	if n.prep != "" {
		parts = append(parts, "after "+n.prep)
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

func (p *page) describeWord(q *predicate) string {
	parts := []string{q.sense.section, q.sense.kind, q.sense.harm}
	for _, f := range []struct {
		on   bool
		name string
	}{{q.passive, "passive"}, {q.suffers, "subject-suffers"}, {q.negated, "rejected: negated"}, {q.unreal, "rejected: not fact"}, {q.attempt, "attempt"}, {q.blamed, "rejected: past deed or blame"}, {q.past, "recalled"}} {
		if f.on {
			parts = append(parts, f.name)
		}
	}
	for _, n := range q.doers {
		parts = append(parts, "by["+p.quote(n.first, n.end)+"]")
	}
	for _, n := range q.objects {
		parts = append(parts, "to["+p.quote(n.first, n.end)+"]")
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

func (w *explainer) draft(d *daybook.Draft) {
	w.printf("\n%s  %s  %s  %s  %s  confidence %.2f\n", d.ID, d.Type, d.Status, d.When, d.Where.Label(), d.Confidence)
	w.printf("   perpetrator %s (%s)   target %s (%s)   background %v\n", d.Perpetrator.Label(), partyClass(d.Perpetrator), d.Target.Told(), partyClass(d.Target), d.Background)
	for i, h := range d.Harm {
		high := "…"
		if h.High != nil {
			high = fmt.Sprint(*h.High)
		}
		w.printf("   harm[%d] %s %s %d to %s %s\n", i, h.Kind, h.Class, h.Low, high, h.Says)
	}
	for _, b := range d.Basis {
		w.printf("   %-14s %-24s %q\n", b.Field, b.Rule, b.Quote)
	}
}

func partyClass(p *daybook.Party) daybook.Text {
	if p == nil {
		return ""
	}
	return p.Class
}
