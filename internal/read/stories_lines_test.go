package read_test

import (
	"fmt"
	"strconv"
	"strings"

	"daybook"
)

// kinds says how each kind of finding is written in a story: one line a finding, " | " between its
// fields, what is unknown or usual left out.
var kinds = map[string]func(*daybook.Coded) []string{
	"dates":        dateLines,
	"places":       placeLines,
	"actors":       actorLines,
	"attributions": attributionLines,
	"incidents":    incidentLines,
	"interactions": interactionLines,
	"claims":       claimLines,
	"steps":        stepLines,
	"states":       stateLines,
	"problems":     func(c *daybook.Coded) []string { return c.Problems },
}

func dateLines(c *daybook.Coded) (out []string) {
	for _, m := range c.Mentions.Dates {
		when := daybook.When{From: m.From, To: m.To, Precision: m.Precision}
		out = append(out, fields(oneLine(m.Quote), m.Type+" "+m.Value, window(when)))
	}
	return out
}

func placeLines(c *daybook.Coded) (out []string) {
	for _, m := range c.Mentions.Places {
		p := daybook.Place{Name: daybook.Text(m.Name), Admin1: m.Admin1, Admin2: m.Admin2, Country: m.Country, Lat: m.Lat, Lon: m.Lon, Precision: m.Precision}
		out = append(out, fields(oneLine(m.Quote), place(&p)))
	}
	return out
}

func actorLines(c *daybook.Coded) (out []string) {
	for _, m := range c.Mentions.Actors {
		out = append(out, fields(oneLine(m.Quote), m.Name, string(m.Class), string(m.Actor)))
	}
	return out
}

func attributionLines(c *daybook.Coded) (out []string) {
	for _, m := range c.Mentions.Attributions {
		source := "-"
		if m.Source != nil {
			source = m.Source.Quote
			if m.Source.Name != "" {
				source += " = " + string(m.Source.Name)
			}
		}
		out = append(out, fields(oneLine(source), oneLine(m.Cue.Quote), oneLine(m.Content.Quote)))
	}
	return out
}

func incidentLines(c *daybook.Coded) (out []string) {
	for _, d := range c.Incidents {
		var harm, sources []string
		for _, h := range d.Harm {
			harm = append(harm, harmOf(h))
		}
		for _, s := range d.Sources {
			sources = append(sources, s.Name)
		}
		out = append(out, fields(string(d.Type), usual(d.Status, daybook.Occurred), word(d.Background, "background"), window(d.When), place(d.Where),
			party(d.Perpetrator)+" > "+party(d.Target), strings.Join(harm, ", "), named("with ", string(d.Weapon)),
			named("from ", strings.Join(sources, ", ")), named("claimed by ", string(d.ClaimedBy)), named("denied by ", string(d.DeniedBy))))
	}
	return out
}

func interactionLines(c *daybook.Coded) (out []string) {
	for _, x := range c.Interactions {
		out = append(out, fields(strings.TrimSpace(x.Type+" "+string(x.Mode)), party(x.Actor)+" > "+party(x.Recipient),
			usual(x.Status, daybook.Occurred), window(x.When), place(x.Where), named("says ", string(x.Says))))
	}
	return out
}

func claimLines(c *daybook.Coded) (out []string) {
	for _, x := range c.Claims {
		var where []string
		for _, w := range x.Where {
			where = append(where, place(&w))
		}
		out = append(out, fields(strings.TrimSpace(x.Measure+" "+string(x.Class)), named("by ", partyIf(x.Actor)), rangeOf(x.Low, x.High), string(x.Unit),
			window(x.Period), strings.Join(where, "; "), relation(x.Relation), named("says ", string(x.Says))))
	}
	return out
}

func stepLines(c *daybook.Coded) (out []string) {
	for _, x := range c.Steps {
		out = append(out, fields(x.Process, x.Kind, party(x.Actor), named("with ", partyIf(x.Counterpart)), named("needs ", partyIf(x.Authority)),
			usual(x.Status, daybook.Occurred), window(x.When), named("says ", string(x.Says)), named("flag: ", x.Flag)))
	}
	return out
}

func stateLines(c *daybook.Coded) (out []string) {
	for _, x := range c.States {
		out = append(out, fields(x.What, place(x.Place), x.State, named("from ", string(x.From)), named("to ", string(x.To)),
			named("because ", string(x.Reason)), named("says ", string(x.Says))))
	}
	return out
}

// fields joins what is not empty.
func fields(parts ...string) string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " | ")
}

func named(label, s string) string {
	if s == "" {
		return ""
	}
	return label + s
}

func usual(s, is string) string {
	if s == is {
		return ""
	}
	return s
}

func word(is bool, s string) string {
	if is {
		return s
	}
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// window writes "2031-03-04", "2031-03-01..2031-03-31 month" or, when unknown, nothing.
func window(w daybook.When) string {
	switch {
	case !w.Known():
		return ""
	case w.From == w.To && w.Precision == "day":
		return string(w.From)
	default:
		return fmt.Sprintf("%s..%s %s", w.From, w.To, w.Precision)
	}
}

// place writes its names, most specific first, and its precision; "unresolved NAME" without coordinates.
func place(p *daybook.Place) string {
	switch {
	case p == nil:
		return ""
	case p.Lat == nil:
		return "unresolved " + p.Label()
	default:
		return fmt.Sprintf("%s ~%d", p.Label(), p.Precision)
	}
}

// party writes the report's words and what they were taken for: "gunmen (militants, Ridge Front)".
func party(p *daybook.Party) string {
	if p == nil {
		return "-"
	}
	var of []string
	for _, s := range []daybook.Text{p.Class, p.Group, p.Actor, p.Country} {
		if s != "" && (len(of) == 0 || of[len(of)-1] != string(s)) {
			of = append(of, string(s))
		}
	}
	return strings.TrimSpace(fmt.Sprintf("%s (%s)", oneLine(string(p.Text)), strings.Join(of, ", ")))
}

func partyIf(p *daybook.Party) string {
	if p == nil {
		return ""
	}
	return party(p)
}

func harmOf(h daybook.Harm) string {
	n := fmt.Sprint(h.Low)
	switch {
	case h.High == nil:
		n += "+"
	case *h.High != h.Low:
		n += fmt.Sprint("-", *h.High)
	}
	return fmt.Sprintf("%s %s %s%s", h.Kind, n, h.Class, named(" says ", string(h.Says)))
}

// rangeOf writes "55", "601+" (open above), "up to 90" or "8-9".
func rangeOf(low, high *float64) string {
	switch {
	case low == nil && high == nil:
		return ""
	case high == nil:
		return number(*low) + "+"
	case low == nil:
		return "up to " + number(*high)
	case *low == *high:
		return number(*low)
	default:
		return number(*low) + "-" + number(*high)
	}
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func relation(r *daybook.Relation) string {
	if r == nil {
		return ""
	}
	s := r.Kind
	if of := rangeOf(r.RatioLow, r.RatioHigh); of != "" {
		s += " ×" + of
	}
	return s + named(" from ", window(r.Versus))
}
