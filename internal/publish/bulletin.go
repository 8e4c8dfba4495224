package publish

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	texttemplate "text/template"

	"daybook"
)

// A Bulletin is what a desk publishes of a month.
type Bulletin struct {
	Title     string             // "February 2025"
	From, To  daybook.Day        // the days it covers
	Tables    []daybook.Table    // over the incidents that count; at least one
	Incidents []daybook.Incident // those that count, and lie within the days
	Perhaps   []daybook.Incident // those that count, and may lie outside: not in the tables
	Apart     []daybook.Incident // foiled, alleged and denied ones: not in the tables
	Claims    []daybook.Claim
	Steps     []daybook.Step
	States    []daybook.State
}

//go:embed bulletin.html bulletin.md
var bulletins embed.FS

var functions = map[string]any{
	"cell": cellText, "harm": harmText, "claim": claimText, "state": stateText, "step": stepText,
	"md": markdownText, "label": (*daybook.Party).Label, "where": (*daybook.Place).Label, "sources": sourcesText,
}

var (
	bulletinHTML = template.Must(template.New("bulletin.html").Funcs(functions).ParseFS(bulletins, "bulletin.html"))
	bulletinMD   = texttemplate.Must(texttemplate.New("bulletin.md").Funcs(functions).ParseFS(bulletins, "bulletin.md"))
)

// HTML writes the bulletin as a page that needs nothing else.
func (b *Bulletin) HTML(w io.Writer) error { return bulletinHTML.Execute(w, b.ordered()) }

// Markdown writes the bulletin as Markdown.
func (b *Bulletin) Markdown(w io.Writer) error { return bulletinMD.Execute(w, b.ordered()) }

// ordered is the bulletin with its incidents by date.
func (b *Bulletin) ordered() *Bulletin {
	c := *b
	for _, list := range []*[]daybook.Incident{&c.Incidents, &c.Perhaps, &c.Apart} {
		*list = slices.Clone(*list)
		slices.SortStableFunc(*list, func(x, y daybook.Incident) int {
			return strings.Compare(string(x.When.From)+x.ID, string(y.When.From)+y.ID)
		})
	}
	return &c
}

// Reviewed is how many of the incidents an analyst has reviewed.
func (b *Bulletin) Reviewed() (n int) {
	for _, inc := range b.Incidents {
		if inc.Review == daybook.Reviewed {
			n++
		}
	}
	return n
}

// Summary is the month in a sentence or two.
func (b *Bulletin) Summary() string {
	total := b.Tables[0].Total
	if len(b.Incidents) == 0 {
		return "The record holds no incident of this time."
	}
	s := plural(len(b.Incidents), "incident")
	for i, column := range b.Tables[0].Columns {
		if c := total.Cells[i]; (column == "killed" || column == "injured" || column == "abducted") && (c.Best > 0 || c.Open) {
			s += ", " + cellText(c) + " " + column
		}
	}
	s += "."
	if len(b.Perhaps) > 0 {
		s += fmt.Sprintf(" %s whose date is not certain may belong here too and are not counted.", plural(len(b.Perhaps), "incident"))
	}
	return s + fmt.Sprintf(" %d of %d reviewed by an analyst; the others are as the machine read them.", b.Reviewed(), len(b.Incidents))
}

func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// cellText writes a sum with its range: "12", "12 (10–15)", "12 or more", "12 (10 or more)".
func cellText(c daybook.Cell) string {
	switch {
	case c.Open && c.Low == c.Best:
		return fmt.Sprintf("%d or more", c.Best)
	case c.Open:
		return fmt.Sprintf("%d (%d or more)", c.Best, c.Low)
	case c.Low == c.High:
		return fmt.Sprint(c.Best)
	}
	return fmt.Sprintf("%d (%d–%d)", c.Best, c.Low, c.High)
}

// harmText writes the settled figures of an incident: "killed 3 civilians, injured 2 or more".
func harmText(inc daybook.Incident) string {
	var parts []string
	for _, f := range inc.Figures {
		if f.High != nil && *f.High == 0 {
			continue
		}
		n := fmt.Sprint(f.Low)
		switch {
		case f.High == nil:
			n = fmt.Sprintf("%d or more", f.Low)
		case *f.High != f.Low:
			n = fmt.Sprintf("%d (%d–%d)", f.Best, f.Low, *f.High)
		}
		class := strings.ReplaceAll(f.Class, "_", " ")
		if class == "unknown" {
			class = ""
		}
		parts = append(parts, strings.TrimSpace(f.Kind+" "+n+" "+class))
	}
	return strings.Join(parts, ", ")
}

func sourcesText(inc daybook.Incident) string {
	var names []string
	for _, s := range inc.Sources {
		names = append(names, s.Name)
	}
	return strings.Join(names, ", ")
}

func claimText(c daybook.Claim) string {
	var s strings.Builder
	s.WriteString(c.Measure)
	if c.Class != "" {
		s.WriteString(" (" + strings.ReplaceAll(string(c.Class), "_", " ") + ")")
	}
	switch {
	case c.Low != nil && c.High != nil && *c.Low == *c.High:
		fmt.Fprintf(&s, " %g", *c.Low)
	case c.Low != nil && c.High != nil:
		fmt.Fprintf(&s, " %g–%g", *c.Low, *c.High)
	case c.Low != nil:
		fmt.Fprintf(&s, " %g or more", *c.Low)
	case c.High != nil:
		fmt.Fprintf(&s, " at most %g", *c.High)
	}
	if c.Unit != "" {
		s.WriteString(" " + string(c.Unit))
	}
	if c.Relation != nil {
		s.WriteString(", " + c.Relation.Kind)
	}
	return s.String() + ", " + c.Period.String()
}

func stepText(p daybook.Step) string {
	s := p.Process + ": " + p.Kind
	if p.Actor.Label() != "" {
		s += ", by " + p.Actor.Label()
	}
	if p.Authority.Label() != "" {
		s += ", turning on " + p.Authority.Label()
	}
	return s + " (" + p.Status + ", " + p.When.String() + ")"
}

func stateText(p daybook.State) string {
	s := strings.TrimSpace(p.Place.Label()+" "+p.What) + ": " + p.State
	if p.From != "" {
		s += " from " + string(p.From)
	}
	if p.To != "" {
		s += " to " + string(p.To)
	}
	if p.Reason != "" {
		s += " (" + string(p.Reason) + ")"
	}
	return s
}

// markdownText keeps a text of the record from being read as markup.
func markdownText(v any) string {
	return strings.NewReplacer(`\`, `\\`, `|`, `\|`, `*`, `\*`, `_`, `\_`, "`", "\\`", `[`, `\[`, `<`, `&lt;`, "\n", " ").Replace(fmt.Sprint(v))
}
