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

// parseMandates reads a file of mandates. Bad lines give one ErrInvalid that names the file and each line
// with what is wrong with it.
func parseMandates(name string, entries []lexicon.Entry) (mandates, error) {
	rules := mandates{}
	var bad []string
	for _, e := range entries {
		m, wrong := parseMandate(e.Columns)
		if wrong != "" {
			bad = append(bad, fmt.Sprintf("%s:%d: %s", name, e.Line, wrong))
		}
		rules[m.Country] = append(rules[m.Country], m)
	}
	if len(bad) > 0 {
		return nil, daybook.Invalid("%s", strings.Join(bad, "\n"))
	}
	return rules, nil
}

// parseMandate makes a mandate of the columns of a line, or tells what is wrong with them.
func parseMandate(columns []string) (m mandate, wrong string) {
	if len(columns) != 7 {
		return m, fmt.Sprintf("a mandate has 7 columns with two spaces or a tab between them, this line has %d", len(columns))
	}
	m = mandate{columns[0], columns[1], columns[2], columns[3], nil, columns[5], columns[6]}
	for kind := range strings.SplitSeq(columns[4], ";") {
		if kind = strings.TrimSpace(kind); !slices.Contains(StepKinds, kind) {
			return m, fmt.Sprintf("%q is no kind of step; the kinds are %s", kind, strings.Join(StepKinds, ", "))
		}
		m.Kinds = append(m.Kinds, kind)
	}
	switch {
	case len(m.Country) != 2 || strings.ToUpper(m.Country) != m.Country:
		return m, fmt.Sprintf("%q is not the two capital letters of a country", m.Country)
	case !slices.Contains([]string{"foreign", "armed", "any"}, m.With):
		return m, fmt.Sprintf("%q does not say with whom: foreign, armed or any", m.With)
	case !slices.Contains([]string{"national", "region", "local"}, m.Holder):
		return m, fmt.Sprintf("%q is no holder: national, region or local", m.Holder)
	}
	return m, ""
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
