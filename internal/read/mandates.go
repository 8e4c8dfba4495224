package read

import (
	"fmt"
	"slices"
	"strings"

	"daybook"
	"daybook/lexicon"
)

// A mandate is one rule of competence of lexicon/world/mandates.txt: in Country, a step of one of Kinds
// with a counterpart of the sort With is for Holder, and needs its approval when anyone else takes it.
type mandate struct {
	Country, Matter, With, Holder string
	Kinds                         []string
	Rule, Source                  string
}

// Mandates are rules of competence by country.
type mandates map[string][]mandate

// parseMandates reads a file of mandates; a line that lacks a column or names no known holder is an error.
func parseMandates(name string, entries []lexicon.Entry) (mandates, error) {
	rules := mandates{}
	for _, e := range entries {
		if len(e.Columns) != 7 {
			return nil, daybook.Invalid("%s:%d: a mandate has 7 columns, this line has %d", name, e.Line, len(e.Columns))
		}
		m := mandate{e.Columns[0], e.Columns[1], e.Columns[2], e.Columns[3], nil, e.Columns[5], e.Columns[6]}
		for _, kind := range strings.Split(e.Columns[4], ";") {
			if kind = strings.TrimSpace(kind); !slices.Contains(StepKinds, kind) {
				return nil, daybook.Invalid("%s:%d: %q is no kind of step", name, e.Line, kind)
			}
			m.Kinds = append(m.Kinds, kind)
		}
		if !slices.Contains([]string{"national", "region", "local"}, m.Holder) || !slices.Contains([]string{"foreign", "armed", "any"}, m.With) {
			return nil, daybook.Invalid("%s:%d: the holder is national, region or local, and \"with\" is foreign, armed or any", name, e.Line)
		}
		rules[m.Country] = append(rules[m.Country], m)
	}
	return rules, nil
}

// UseMandates puts a desk's own rules of competence in the place of the built-in ones; name is the file's,
// for errors, which are ErrInvalid.
func (r *Reader) UseMandates(name, text string) error {
	rules, err := parseMandates(name, lexicon.Parse(text))
	if err == nil {
		r.mandates = rules
	}
	return err
}

// StepKinds are the kinds of step (doc/coding.md).
var StepKinds = []string{"announced", "requested approval", "approved", "refused", "terms drafted", "terms delayed",
	"delegation formed", "met", "agreed", "suspended", "ended", "objected"}

// flag marks the steps that a rule of competence speaks against: taken, planned or announced by another than
// its holder while the report tells of no approval by the holder in the same process.
func (rules mandates) flag(steps []stepFound, home string) {
	for i := range steps {
		s := &steps[i]
		country := s.country
		if country == "" {
			country = home
		}
		for _, m := range rules[country] {
			if s.level == "" || s.level == m.Holder || !slices.Contains(m.Kinds, s.Kind) || !m.covers(s, country) || s.Status == daybook.Denied {
				continue
			}
			switch approvalOf(steps, s.Process, m.Holder) {
			case "approved":
			case "refused":
				s.Flag = fmt.Sprintf("%s: approval refused. %s (%s)", m.Matter, m.Rule, m.Source)
			default:
				s.Flag = fmt.Sprintf("%s: no approval so far. %s (%s)", m.Matter, m.Rule, m.Source)
			}
			break
		}
	}
}

// covers tells whether the counterpart of a step is of the rule's sort.
func (m *mandate) covers(s *stepFound, country string) bool {
	switch m.With {
	case "any":
		return true
	case "armed":
		return s.Counterpart != nil && s.Counterpart.Class == "militants" && string(s.Counterpart.Country) == country
	}
	return s.Counterpart != nil && s.Counterpart.Country != "" && string(s.Counterpart.Country) != country
}

// armed tells whether a party is a force, which approves nothing that a government decides.
func armed(p *daybook.Party) bool {
	id := string(p.Actor)
	return strings.Contains(id, ".ARMY") || strings.Contains(id, ".POLICE") || strings.Contains(strings.ToLower(string(p.Text)), "army") || strings.Contains(strings.ToLower(string(p.Text)), "military")
}

// approvalOf is the last word of the report on the holder's approval of a process: approved, refused or "".
func approvalOf(steps []stepFound, process, holder string) string {
	last := ""
	for i := range steps {
		s := &steps[i]
		if s.Process == process && s.Status == daybook.Occurred && (s.Kind == "approved" || s.Kind == "refused") && s.level == holder && s.Actor != nil && !armed(s.Actor) {
			last = s.Kind
		}
	}
	return last
}
