package publish_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"iter"
	"reflect"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"golang.org/x/net/html"

	"daybook"
	"daybook/internal/publish"
	"daybook/internal/stats"
)

func ptr[T any](v T) *T { return &v }

func made() []daybook.Incident {
	return []daybook.Incident{
		{ID: "r1-1", Drafts: []string{"r1#1"}, Reports: []string{"r1", "r2"}, Type: "Attack", Status: daybook.Occurred, Review: daybook.Reviewed,
			When:        daybook.When{From: "2031-03-06", To: "2031-03-06", Precision: "day"},
			Where:       &daybook.Place{Name: "Zarkot", Admin1: "Upper Province", Country: "XA", Lat: ptr(33.5), Lon: ptr(70.25), Precision: 2},
			Perpetrator: &daybook.Party{Class: "militants", Group: "=Red|Lamp"}, Target: &daybook.Party{Text: "two <b>guards</b>", Class: "security forces"},
			Figures: []daybook.Figure{{Kind: "killed", Class: "security_forces", Low: 2, Best: 2, High: ptr(3)}, {Kind: "killed", Class: "civilians", Low: 1, Best: 1}, {Kind: "injured", Class: "unknown", Low: 4, Best: 4, High: ptr(4)}},
			Sources: []daybook.Source{{Name: "Hill Post", Kind: "outlet"}, {Name: "police", Kind: "speaker"}}, Confidence: .75},
		{ID: "r3-1", Reports: []string{"r3"}, Type: "Arrests", Status: daybook.Occurred, Review: daybook.Unreviewed},
	}
}

func all(incidents []daybook.Incident) iter.Seq2[daybook.Incident, error] {
	return func(yield func(daybook.Incident, error) bool) {
		for _, inc := range incidents {
			if !yield(inc, nil) {
				return
			}
		}
	}
}

var errFell = errors.New("the record fell away")

func failing(yield func(daybook.Incident, error) bool) { yield(daybook.Incident{}, errFell) }

func TestCSV(t *testing.T) {
	var out bytes.Buffer
	if err := publish.CSV(&out, all(made())); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(lines) != 3 || !reflect.DeepEqual(lines[0], publish.Columns()) {
		t.Fatalf("%d lines, first %q, %v", len(lines), lines[0], err)
	}
	one, two := map[string]string{}, map[string]string{}
	for i, name := range lines[0] {
		one[name], two[name] = lines[1][i], lines[2][i]
	}
	for name, want := range map[string]string{"id": "r1-1", "year": "2031", "side_a": "'=Red|Lamp", "date_prec": "1", "where_prec": "2", "latitude": "33.5",
		"deaths_security_forces": "2", "deaths_civilians": "1", "deaths_militants": "", "low": "3", "best": "3", "high": "", "injured": "4", "abducted": "",
		"sources": "Hill Post; police", "reports": "r1; r2", "confidence": "0.75"} {
		if one[name] != want {
			t.Errorf("%s is %q, want %q", name, one[name], want)
		}
	}
	for name, want := range map[string]string{"year": "", "date_start": "", "date_prec": "5", "best": "", "where": "", "side_a": ""} {
		if two[name] != want {
			t.Errorf("of nothing known, %s is %q, want %q", name, two[name], want)
		}
	}
}

func TestGeoJSON(t *testing.T) {
	var out bytes.Buffer
	if err := publish.GeoJSON(&out, all(made())); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Type     string
		Features []struct {
			Type, ID   string
			Geometry   *struct{ Coordinates []float64 }
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil || got.Type != "FeatureCollection" || len(got.Features) != 2 {
		t.Fatalf("%s %v", out.String(), err)
	}
	if f := got.Features[0]; f.ID != "r1-1" || f.Geometry == nil || !reflect.DeepEqual(f.Geometry.Coordinates, []float64{70.25, 33.5}) || f.Properties["best"] != 3.0 || f.Properties["high"] != nil {
		t.Errorf("first feature %+v", f)
	}
	if f := got.Features[1]; f.Geometry != nil || len(f.Properties) != len(publish.Columns()) {
		t.Errorf("second feature %+v", f)
	}
}

func TestParquet(t *testing.T) {
	var out bytes.Buffer
	if err := publish.Parquet(&out, all(made())); err != nil {
		t.Fatal(err)
	}
	rows, err := parquet.Read[publish.Row](bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, inc := range made() {
		if want := publish.RowOf(&inc); !reflect.DeepEqual(rows[i], want) {
			t.Errorf("row %d came back as %+v, not %+v", i, rows[i], want)
		}
	}
	file, err := parquet.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range file.Root().Columns() {
		if c.Name() != publish.Columns()[i] {
			t.Errorf("column %d is %s, not %s", i, c.Name(), publish.Columns()[i])
		}
	}
}

func TestAFailureOfTheRecordIsPassedOn(t *testing.T) {
	for name, write := range map[string]func(w *bytes.Buffer) error{
		"csv":     func(w *bytes.Buffer) error { return publish.CSV(w, failing) },
		"geojson": func(w *bytes.Buffer) error { return publish.GeoJSON(w, failing) },
		"parquet": func(w *bytes.Buffer) error { return publish.Parquet(w, failing) },
	} {
		if err := write(&bytes.Buffer{}); !errors.Is(err, errFell) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func bulletin() *publish.Bulletin {
	return &publish.Bulletin{Title: "March 2031", From: "2031-03-01", To: "2031-03-31", Incidents: made()[:1], Perhaps: made()[1:],
		Tables: stats.Monthly(made()[:1]),
		Claims: []daybook.Claim{{ID: "r4#c1", Measure: "killed", Low: ptr(55.0), High: ptr(55.0), Says: "Hill Institute", Period: daybook.When{From: "2031-03-01", To: "2031-03-31"}}},
		Steps:  []daybook.Step{{ID: "r4#p1", Process: "talks", Kind: "announced", Status: "occurred", Flag: "needs federal approval"}},
		States: []daybook.State{{ID: "r4#s1", Place: &daybook.Place{Name: "Zarkot"}, What: "crossing", State: "closed", From: "2031-03-02"}}}
}

func TestBulletin(t *testing.T) {
	var md, page bytes.Buffer
	if err := bulletin().Markdown(&md); err != nil {
		t.Fatal(err)
	}
	if err := bulletin().HTML(&page); err != nil {
		t.Fatal(err)
	}
	summary := "1 incident, 3 (3 or more) killed, 4 injured. 1 incident whose date is not certain may belong here too and are not counted. 1 of 1 reviewed"
	for _, want := range []string{"# March 2031", strings.Replace(summary, "3 (3 or more)", "3 or more", 1), `by =Red\|Lamp on two &lt;b>guards&lt;/b>; killed 2 (2–3) security forces, killed 1 or more civilians, injured 4`,
		"| Upper Province | 1 | 3 or more | 1 or more | 2 (2–3) | 0 | 0 | 4 | 0 | 0 |", "Hill Institute: killed 55, 2031-03-01 to 2031-03-31 `r4#c1`",
		"**needs federal approval**", "Zarkot crossing: closed from 2031-03-02"} {
		if !strings.Contains(md.String(), want) {
			t.Errorf("the Markdown lacks %q:\n%s", want, md.String())
		}
	}
	if _, err := html.Parse(bytes.NewReader(page.Bytes())); err != nil {
		t.Error(err)
	}
	for _, want := range []string{"<h1>March 2031</h1>", "two &lt;b&gt;guards", `<td>2 (2–3)</td>`, "Hill Institute: killed 55", "closed from"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("the page lacks %q:\n%s", want, page.String())
		}
	}
	if strings.Contains(page.String(), "://") {
		t.Error("the page asks for something from elsewhere")
	}
}

func TestTableCSV(t *testing.T) {
	var out bytes.Buffer
	if err := publish.TableCSV(&out, bulletin().Tables[0]); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(out.String(), "province,incidents,incidents low,incidents high,killed,killed low,killed high,") || !strings.Contains(out.String(), "\nUpper Province,1,1,1,3,3,,1,1,,2,2,3,") {
		t.Errorf("%s", out.String())
	}
}
