package stats_test

import (
	"reflect"
	"slices"
	"testing"

	"daybook"
	"daybook/internal/stats"
)

func ptr(n int) *int { return &n }

// incident is a made-up one in which some civilians were killed.
func incident(id string, from, to daybook.Day, district string, figures ...daybook.Figure) daybook.Incident {
	return daybook.Incident{ID: id, Type: "Attack", Status: daybook.Occurred, Review: daybook.Unreviewed,
		When: daybook.When{From: from, To: to, Precision: "day"}, Where: &daybook.Place{Admin2: daybook.Text(district), Admin1: "Upper Province", Country: "XA"}, Figures: figures}
}

func TestTabulate(t *testing.T) {
	incidents := []daybook.Incident{
		incident("a", "2031-03-01", "2031-03-01", "Zarkot",
			daybook.Figure{Kind: "killed", Class: "civilians", Low: 2, Best: 3, High: ptr(4)}, daybook.Figure{Kind: "killed", Class: "militants", Low: 1, Best: 1, High: ptr(1)}),
		incident("b", "2031-03-02", "2031-03-02", "Zarkot", daybook.Figure{Kind: "killed", Class: "civilians", Low: 8, Best: 8}),
		incident("c", "2031-03-03", "2031-03-03", "", daybook.Figure{Kind: "killed", Class: "unknown", High: ptr(0)}, daybook.Figure{Kind: "injured", Class: "unknown", Low: 5, Best: 5, High: ptr(5)}),
		{ID: "d", Type: "Attack"},
	}
	got := stats.Tabulate("By district", "district", incidents, stats.District)
	var names []string
	for _, r := range got.Rows {
		names = append(names, r.Name)
	}
	if want := []string{"Zarkot", "Upper Province, district unknown", "place unknown"}; !slices.Equal(names, want) {
		t.Errorf("rows %q, want %q", names, want)
	}
	column := func(r daybook.Row, name string) daybook.Cell { return r.Cells[slices.Index(got.Columns, name)] }
	for _, c := range []struct {
		row    daybook.Row
		column string
		want   daybook.Cell
	}{
		{got.Rows[0], "incidents", daybook.Cell{Low: 2, Best: 2, High: 2, Incidents: []string{"a", "b"}}},
		{got.Rows[0], "killed", daybook.Cell{Low: 11, Best: 12, High: 13, Open: true, Incidents: []string{"a", "b"}}},
		{got.Rows[0], "militants killed", daybook.Cell{Low: 1, Best: 1, High: 1, Incidents: []string{"a"}}},
		{got.Rows[0], "injured", daybook.Cell{}},
		{got.Rows[1], "killed", daybook.Cell{}},
		{got.Total, "injured", daybook.Cell{Low: 5, Best: 5, High: 5, Incidents: []string{"c"}}},
		{got.Total, "incidents", daybook.Cell{Low: 4, Best: 4, High: 4, Incidents: []string{"a", "b", "c", "d"}}},
	} {
		if cell := column(c.row, c.column); !reflect.DeepEqual(cell, c.want) {
			t.Errorf("%s, %s: %+v, want %+v", c.row.Name, c.column, cell, c.want)
		}
	}
}

func TestRowsAddUpToTheTotal(t *testing.T) {
	var incidents []daybook.Incident
	for i := range 40 {
		incidents = append(incidents, incident(string(rune('A'+i)), "2031-03-01", "2031-03-01", []string{"Zarkot", "Murgha", ""}[i%3],
			daybook.Figure{Kind: []string{"killed", "injured"}[i%2], Class: "civilians", Low: i, Best: i + 1, High: ptr(i + 2)}))
	}
	for _, table := range stats.Monthly(incidents) {
		for i, column := range table.Columns {
			sum := 0
			for _, r := range table.Rows {
				sum += r.Cells[i].Best
			}
			if sum != table.Total.Cells[i].Best {
				t.Errorf("%s, %s: rows add up to %d, total %d", table.Title, column, sum, table.Total.Cells[i].Best)
			}
		}
	}
}

func TestWithinAndCounted(t *testing.T) {
	incidents := []daybook.Incident{
		incident("inside", "2031-03-01", "2031-03-31", ""),
		incident("over the end", "2031-03-30", "2031-04-02", ""),
		incident("before", "2031-02-01", "2031-02-28", ""),
		incident("undated", "", "", ""),
		incident("denied", "2031-03-01", "2031-03-01", ""),
		incident("rejected", "2031-03-01", "2031-03-01", ""),
	}
	incidents[4].Status, incidents[5].Review = daybook.Denied, daybook.Rejected
	inside, perhaps := stats.Within(stats.Counted(incidents), "2031-03-01", "2031-03-31")
	if len(inside) != 1 || inside[0].ID != "inside" || len(perhaps) != 1 || perhaps[0].ID != "over the end" {
		t.Errorf("inside %+v, perhaps %+v", inside, perhaps)
	}
	if len(incidents) != 6 || incidents[4].ID != "denied" {
		t.Error("the incidents given were changed")
	}
}
