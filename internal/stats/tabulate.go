// Package stats makes numbers of incidents: tables by place, type and side, each number with the incidents
// it counts.
package stats

import (
	"cmp"
	"slices"

	"daybook"
)

// A measure is one column of a table: the number of incidents where kind is "", or else the people to whom
// kind was done, of one class or ("") of all.
type measure struct{ title, kind, class string }

var measures = []measure{
	{"incidents", "", ""},
	{"killed", "killed", ""},
	{"civilians killed", "killed", "civilians"},
	{"security forces killed", "killed", "security_forces"},
	{"militants killed", "killed", "militants"},
	{"others killed", "killed", "unknown"},
	{"injured", "injured", ""},
	{"abducted", "abducted", ""},
	{"arrested", "arrested", ""},
}

// Tabulate sums incidents by what key says of each, the rows with most killed and then most incidents
// first.
func Tabulate(title, by string, incidents []daybook.Incident, key func(*daybook.Incident) string) daybook.Table {
	t := daybook.Table{Title: title, By: by, Total: newRow("total")}
	for _, m := range measures {
		t.Columns = append(t.Columns, m.title)
	}
	at := map[string]int{}
	for i := range incidents {
		name := key(&incidents[i])
		n, known := at[name]
		if !known {
			n = len(t.Rows)
			at[name] = n
			t.Rows = append(t.Rows, newRow(name))
		}
		for j, m := range measures {
			m.add(&t.Rows[n].Cells[j], &incidents[i])
			m.add(&t.Total.Cells[j], &incidents[i])
		}
	}
	slices.SortStableFunc(t.Rows, func(a, b daybook.Row) int {
		return cmp.Or(cmp.Compare(b.Cells[1].Best, a.Cells[1].Best), cmp.Compare(b.Cells[0].Best, a.Cells[0].Best), cmp.Compare(a.Name, b.Name))
	})
	return t
}

func newRow(name string) daybook.Row {
	return daybook.Row{Name: name, Cells: make([]daybook.Cell, len(measures))}
}

// add adds what an incident says of a measure, if it does.
func (m measure) add(c *daybook.Cell, inc *daybook.Incident) {
	if m.kind == "" {
		c.Low, c.Best, c.High = c.Low+1, c.Best+1, c.High+1
		c.Incidents = append(c.Incidents, inc.ID)
		return
	}
	low, best, high, open, said := Harm(inc, m.kind, m.class)
	if !said || high == 0 && !open {
		return
	}
	c.Low, c.Best, c.High, c.Open = c.Low+low, c.Best+best, c.High+high, c.Open || open
	c.Incidents = append(c.Incidents, inc.ID)
}

// Harm is the settled figure of an incident for a kind of harm, of one class or ("") of all together. An
// open figure's high is its best, and open says so. Said is false where nothing is said of it.
func Harm(inc *daybook.Incident, kind, class string) (low, best, high int, open, said bool) {
	for _, f := range inc.Figures {
		if f.Kind != kind || class != "" && f.Class != class {
			continue
		}
		said = true
		low, best = low+f.Low, best+f.Best
		if f.High == nil {
			open = true
			high += f.Best
		} else {
			high += *f.High
		}
	}
	return low, best, high, open, said
}

// Counted are the incidents that figures are made of: those that occurred and were not rejected.
func Counted(incidents []daybook.Incident) []daybook.Incident {
	return slices.DeleteFunc(slices.Clone(incidents), func(inc daybook.Incident) bool {
		return inc.Status != daybook.Occurred || inc.Review == daybook.Rejected
	})
}

// Within parts incidents into those whose whole window lies in from..to, and those that may lie outside,
// because their window reaches over an end.
func Within(incidents []daybook.Incident, from, to daybook.Day) (inside, perhaps []daybook.Incident) {
	for _, inc := range incidents {
		switch {
		case !inc.When.Known() || inc.When.To < from || inc.When.From > to:
		case inc.When.From >= from && inc.When.To <= to:
			inside = append(inside, inc)
		default:
			perhaps = append(perhaps, inc)
		}
	}
	return inside, perhaps
}

// District names the district of an incident, or what is known instead.
func District(inc *daybook.Incident) string {
	p := inc.Where
	switch {
	case p == nil:
		return "place unknown"
	case p.Admin2 != "":
		return string(p.Admin2)
	case p.Admin1 != "":
		return string(p.Admin1) + ", district unknown"
	case p.Country != "":
		return string(p.Country) + ", province unknown"
	}
	return "place unknown"
}

// Province names the province of an incident, or what is known instead.
func Province(inc *daybook.Incident) string {
	p := inc.Where
	switch {
	case p == nil || p.Admin1 == "" && p.Country == "":
		return "place unknown"
	case p.Admin1 == "":
		return string(p.Country) + ", province unknown"
	}
	return string(p.Admin1)
}

// Type names the type of an incident.
func Type(inc *daybook.Incident) string { return string(inc.Type) }

// Perpetrator names who did it, or that nobody is named.
func Perpetrator(inc *daybook.Incident) string {
	switch p := inc.Perpetrator; {
	case p == nil || p.Group == "" && p.Class == "":
		return "nobody named"
	case p.Group != "":
		return string(p.Group)
	default:
		return string(p.Class)
	}
}

// Monthly are the tables of a bulletin, over incidents that count.
func Monthly(incidents []daybook.Incident) []daybook.Table {
	return []daybook.Table{
		Tabulate("By province", "province", incidents, Province),
		Tabulate("By district", "district", incidents, District),
		Tabulate("By type", "type", incidents, Type),
		Tabulate("By perpetrator", "perpetrator", incidents, Perpetrator),
	}
}
