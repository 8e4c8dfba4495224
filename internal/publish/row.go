// Package publish writes incidents and tables in the formats of the field: CSV, GeoJSON, Parquet, and the
// monthly bulletin.
package publish

import (
	"reflect"
	"strings"

	"daybook"
)

// A Row is an incident in columns near those of UCDP GED (codebook 24.1), the same in every export. What
// is not known is null.
type Row struct {
	ID         string   `json:"id" parquet:"id"`
	Year       *int32   `json:"year" parquet:"year,optional"`
	Type       string   `json:"type" parquet:"type"`
	Status     string   `json:"status" parquet:"status"`
	Review     string   `json:"review" parquet:"review"`
	SideA      *string  `json:"side_a" parquet:"side_a,optional"` // perpetrator
	SideAClass *string  `json:"side_a_class" parquet:"side_a_class,optional"`
	SideB      *string  `json:"side_b" parquet:"side_b,optional"` // target
	SideBClass *string  `json:"side_b_class" parquet:"side_b_class,optional"`
	DateStart  *string  `json:"date_start" parquet:"date_start,optional"`
	DateEnd    *string  `json:"date_end" parquet:"date_end,optional"`
	DatePrec   int32    `json:"date_prec" parquet:"date_prec"` // 1 day, 2 up to six days, 3 week, 4 month, 5 longer or unknown
	Where      *string  `json:"where" parquet:"where,optional"`
	WherePrec  *int32   `json:"where_prec" parquet:"where_prec,optional"` // 1 exact … 7 international
	Admin2     *string  `json:"adm_2" parquet:"adm_2,optional"`
	Admin1     *string  `json:"adm_1" parquet:"adm_1,optional"`
	Country    *string  `json:"country" parquet:"country,optional"` // ISO 3166-1 alpha-2
	Latitude   *float64 `json:"latitude" parquet:"latitude,optional"`
	Longitude  *float64 `json:"longitude" parquet:"longitude,optional"`
	Civilians  *int32   `json:"deaths_civilians" parquet:"deaths_civilians,optional"`
	Security   *int32   `json:"deaths_security_forces" parquet:"deaths_security_forces,optional"`
	Militants  *int32   `json:"deaths_militants" parquet:"deaths_militants,optional"`
	Unknown    *int32   `json:"deaths_unknown" parquet:"deaths_unknown,optional"`
	Low        *int32   `json:"low" parquet:"low,optional"` // deaths
	Best       *int32   `json:"best" parquet:"best,optional"`
	High       *int32   `json:"high" parquet:"high,optional"` // null also when left open
	Injured    *int32   `json:"injured" parquet:"injured,optional"`
	Abducted   *int32   `json:"abducted" parquet:"abducted,optional"`
	Arrested   *int32   `json:"arrested" parquet:"arrested,optional"`
	Weapon     *string  `json:"weapon" parquet:"weapon,optional"`
	ClaimedBy  *string  `json:"claimed_by" parquet:"claimed_by,optional"`
	DeniedBy   *string  `json:"denied_by" parquet:"denied_by,optional"`
	Sources    string   `json:"sources" parquet:"sources"` // separated by "; "
	Reports    string   `json:"reports" parquet:"reports"`
	Confidence float64  `json:"confidence" parquet:"confidence"`
}

// Columns are the names of the columns, in order.
func Columns() []string {
	t := reflect.TypeFor[Row]()
	names := make([]string, t.NumField())
	for i := range names {
		names[i] = t.Field(i).Tag.Get("json")
	}
	return names
}

// RowOf puts an incident in columns.
func RowOf(inc *daybook.Incident) Row {
	r := Row{ID: inc.ID, Type: string(inc.Type), Status: inc.Status, Review: inc.Review,
		SideA: known(inc.Perpetrator.Label()), SideB: known(inc.Target.Label()),
		DateStart: known(inc.When.From), DateEnd: known(inc.When.To), DatePrec: datePrecision(inc.When),
		Weapon: known(inc.Weapon), ClaimedBy: known(inc.ClaimedBy), DeniedBy: known(inc.DeniedBy),
		Reports: strings.Join(inc.Reports, "; "), Confidence: inc.Confidence}
	if inc.Perpetrator != nil {
		r.SideAClass = known(inc.Perpetrator.Class)
	}
	if inc.Target != nil {
		r.SideBClass = known(inc.Target.Class)
	}
	if inc.When.Known() {
		r.Year = whole(inc.When.From.Time().Year())
	}
	if p := inc.Where; p != nil {
		r.Where, r.Admin1, r.Admin2, r.Country = known(p.Name), known(p.Admin1), known(p.Admin2), known(p.Country)
		if r.Where == nil {
			r.Where = known(p.Text)
		}
		r.Latitude, r.Longitude = p.Lat, p.Lon
		if p.Precision > 0 {
			r.WherePrec = whole(p.Precision)
		}
	}
	var names []string
	for _, s := range inc.Sources {
		names = append(names, s.Name)
	}
	r.Sources = strings.Join(names, "; ")
	r.fill(inc)
	return r
}

// fill adds the settled figures.
func (r *Row) fill(inc *daybook.Incident) {
	deaths := map[string]**int32{"civilians": &r.Civilians, "security_forces": &r.Security, "militants": &r.Militants, "unknown": &r.Unknown}
	others := map[string]**int32{"injured": &r.Injured, "abducted": &r.Abducted, "arrested": &r.Arrested}
	low, best, high, open, killed := 0, 0, 0, false, false
	for _, f := range inc.Figures {
		if f.Kind != "killed" {
			if to := others[f.Kind]; to != nil {
				*to = plus(*to, f.Best)
			}
			continue
		}
		killed = true
		low, best = low+f.Low, best+f.Best
		if f.High != nil {
			high += *f.High
		} else {
			open = true
		}
		if to := deaths[f.Class]; to != nil {
			*to = plus(*to, f.Best)
		}
	}
	if killed {
		r.Low, r.Best = whole(low), whole(best)
		if !open {
			r.High = whole(high)
		}
	}
}

func plus(sum *int32, n int) *int32 {
	if sum == nil {
		return whole(n)
	}
	return whole(int(*sum) + n)
}

func whole(n int) *int32 { v := int32(n); return &v }

func known[S ~string](s S) *string {
	if s == "" {
		return nil
	}
	v := string(s)
	return &v
}

// datePrecision is UCDP's date_prec of a window.
func datePrecision(w daybook.When) int32 {
	if !w.Known() {
		return 5
	}
	switch days := w.To.Sub(w.From) + 1; {
	case days == 1:
		return 1
	case days <= 6:
		return 2
	case days <= 7:
		return 3
	case days <= 31:
		return 4
	}
	return 5
}
