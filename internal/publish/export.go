package publish

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"reflect"
	"strconv"

	"github.com/parquet-go/parquet-go"

	"daybook"
)

// CSV writes incidents as comma-separated values with a line of names first.
func CSV(w io.Writer, incidents iter.Seq2[daybook.Incident, error]) error {
	out := csv.NewWriter(w)
	if err := out.Write(Columns()); err != nil {
		return err
	}
	for inc, err := range incidents {
		if err != nil {
			return err
		}
		if err := out.Write(Line(&inc)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// Line is an incident as a line of CSV, a text for each of Columns. One that a spreadsheet would run as a
// formula is put behind an apostrophe.
func Line(inc *daybook.Incident) []string {
	v := reflect.ValueOf(RowOf(inc))
	out := make([]string, v.NumField())
	for i := range out {
		f := v.Field(i)
		if f.Kind() == reflect.Pointer {
			if f.IsNil() {
				continue
			}
			f = f.Elem()
		}
		switch f.Kind() {
		case reflect.String:
			if out[i] = f.String(); out[i] != "" && (out[i][0] == '=' || out[i][0] == '+' || out[i][0] == '-' || out[i][0] == '@') {
				out[i] = "'" + out[i]
			}
		case reflect.Float64:
			out[i] = strconv.FormatFloat(f.Float(), 'f', -1, 64)
		default:
			out[i] = strconv.FormatInt(f.Int(), 10)
		}
	}
	return out
}

// GeoJSON writes incidents as a feature collection (RFC 7946). An incident whose place is not resolved has
// no geometry.
func GeoJSON(w io.Writer, incidents iter.Seq2[daybook.Incident, error]) error {
	type point struct {
		Type        string     `json:"type"`
		Coordinates [2]float64 `json:"coordinates"` // longitude first
	}
	type feature struct {
		Type       string `json:"type"`
		ID         string `json:"id"`
		Geometry   *point `json:"geometry"`
		Properties Row    `json:"properties"`
	}
	if _, err := io.WriteString(w, `{"type":"FeatureCollection","features":[`); err != nil {
		return err
	}
	between := "\n"
	for inc, err := range incidents {
		if err != nil {
			return err
		}
		f := feature{Type: "Feature", ID: inc.ID, Properties: RowOf(&inc)}
		if r := f.Properties; r.Latitude != nil && r.Longitude != nil {
			f.Geometry = &point{"Point", [2]float64{*r.Longitude, *r.Latitude}}
		}
		body, err := json.Marshal(f)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s%s", between, body); err != nil {
			return err
		}
		between = ",\n"
	}
	_, err := io.WriteString(w, "\n]}\n")
	return err
}

// Parquet writes incidents as a Parquet file, compressed with zstd.
func Parquet(w io.Writer, incidents iter.Seq2[daybook.Incident, error]) error {
	out := parquet.NewGenericWriter[Row](w, parquet.Compression(&parquet.Zstd), parquet.CreatedBy("daybook", "", ""))
	batch := make([]Row, 0, 1000)
	for inc, err := range incidents {
		if err != nil {
			return err
		}
		if batch = append(batch, RowOf(&inc)); len(batch) == cap(batch) {
			if _, err := out.Write(batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	if _, err := out.Write(batch); err != nil {
		return err
	}
	return out.Close()
}

// TableCSV writes a table as comma-separated values: for each column its best figure, then its range.
func TableCSV(w io.Writer, t daybook.Table) error {
	out := csv.NewWriter(w)
	header := []string{t.By}
	for _, c := range t.Columns {
		header = append(header, c, c+" low", c+" high")
	}
	if err := out.Write(header); err != nil {
		return err
	}
	for _, r := range append(t.Rows, t.Total) {
		line := []string{r.Name}
		for _, c := range r.Cells {
			high := strconv.Itoa(c.High)
			if c.Open {
				high = ""
			}
			line = append(line, strconv.Itoa(c.Best), strconv.Itoa(c.Low), high)
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
