package web

import (
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"daybook"
)

// words are the functions by which templates put values in words.
var words = template.FuncMap{
	"day":       day,
	"when":      when,
	"window":    window,
	"time":      clock,
	"count":     count,
	"number":    number,
	"harm":      harmWords,
	"toll":      func(kind any, harm []daybook.Harm) string { return toll(fmt.Sprint(kind), harm) },
	"published": published,
	"class":     class,
	"party":     party,
	"told":      told,
	"place":     placeWords,
	"places":    placeList,
	"whole":     wholePlace,
	"within":    within,
	"span":      spanURL,
	"field":     fieldWords,
	"points":    points,
	"percent":   func(f float64) string { return fmt.Sprintf("%.0f%%", f*100) },
	"actor":     func(name any) string { return "/actors/" + url.PathEscape(fmt.Sprint(name)) },
	"report":    daybook.ReportOf,
	"lower":     func(s any) string { return strings.ToLower(fmt.Sprint(s)) },
	"plural":    plural,
	"relation":  sayRelation,
	"list":      func(items ...any) []any { return items },
	"dict":      dict,
}

// dict makes a map of names and values in turn, so that a template can be given several things.
func dict(pairs ...any) map[string]any {
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i].(string)] = pairs[i+1]
	}
	return m
}

// day writes a day as people do: 4 Mar 2031.
func day(d daybook.Day) string {
	t := d.Time()
	if t.IsZero() {
		return string(d)
	}
	return t.Format("2 Jan 2006")
}

// when writes a window as precisely as it is known: a day, a month, a quarter, a year, or from–to.
func when(w daybook.When) string {
	from, to := w.From.Time(), w.To.Time()
	switch {
	case from.IsZero():
		return "date unknown"
	case w.From == w.To:
		return day(w.From)
	case w.From == daybook.NewDay(from.Year(), 1, 1) && w.To == daybook.NewDay(from.Year(), 12, 31):
		return from.Format("2006")
	case from.Day() == 1 && w.To == daybook.NewDay(from.Year(), from.Month()+1, 0):
		return from.Format("January 2006")
	case from.Year() == to.Year() && from.Month() == to.Month():
		return fmt.Sprintf("%d–%s", from.Day(), to.Format("2 Jan 2006"))
	case from.Year() == to.Year():
		return from.Format("2 Jan") + " – " + to.Format("2 Jan 2006")
	}
	return day(w.From) + " – " + day(w.To)
}

// window writes what a date mention stands for.
func window(from, to daybook.Day) string {
	if from == "" {
		return "not resolved"
	}
	return when(daybook.When{From: from, To: to})
}

func clock(t time.Time) string { return t.UTC().Format("2 Jan 2006 15:04") }

// published writes the day of a report's publication.
func published(s string) string {
	if s == "" {
		return "undated"
	}
	return day((&daybook.Report{Published: s}).PublishedDay())
}

// count writes a number of people, low to high; high nil is open.
func count(low int, high *int) string {
	switch {
	case high == nil:
		return strconv.Itoa(low) + "+"
	case *high == low:
		return strconv.Itoa(low)
	}
	return fmt.Sprintf("%d–%d", low, *high)
}

// number writes a claimed figure, low to high; nil is open or not stated.
func number(low, high *float64) string {
	switch {
	case low == nil && high == nil:
		return ""
	case high == nil:
		return thousands(*low) + " or more"
	case low == nil:
		return "up to " + thousands(*high)
	case *low == *high:
		return thousands(*low)
	}
	return thousands(*low) + "–" + thousands(*high)
}

// thousands groups the digits of a number.
func thousands(f float64) string {
	whole, rest, _ := strings.Cut(strconv.FormatFloat(f, 'f', -1, 64), ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		return whole + "." + rest
	}
	return whole
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(float64(n)) + " " + many
}

// class puts a class of people in words.
func class(c any) string {
	return strings.ReplaceAll(strings.ReplaceAll(fmt.Sprint(c), "_", " "), "unknown", "people")
}

func harmWords(h daybook.Harm) string {
	return count(h.Low, h.High) + " " + class(h.Class) + " " + h.Kind
}

// toll adds up the settled numbers of one kind of harm: the first of each class. It is "" when there is none.
func toll(kind string, harm []daybook.Harm) string {
	low, high, open, seen := 0, 0, false, map[string]bool{}
	for _, h := range harm {
		if h.Kind != kind || seen[h.Class] {
			continue
		}
		seen[h.Class] = true
		low += h.Low
		if h.High == nil {
			open = true
		} else {
			high += *h.High
		}
	}
	switch {
	case len(seen) == 0:
		return ""
	case open:
		return count(low, nil)
	}
	return count(low, &high)
}

// party names a side; what kind of party it is follows unless the name says it.
func party(p *daybook.Party) string { return orClass(p, p.Label()) }

// told names whom an act was done to, in the report's words.
func told(p *daybook.Party) string { return orClass(p, p.Told()) }

// orClass is a label of a party, in words where it is no more than its class.
func orClass(p *daybook.Party, label string) string {
	if p != nil && label == string(p.Class) {
		return class(label)
	}
	return label
}

// placeWords names the place alone.
func placeWords(p *daybook.Place) string {
	switch {
	case p == nil:
		return ""
	case p.Name != "":
		return string(p.Name)
	}
	return string(p.Text)
}

// within names what the place lies in: district, province, country.
func within(p *daybook.Place) string {
	if p == nil {
		return ""
	}
	var parts []string
	for _, s := range []daybook.Text{p.Admin2, p.Admin1, countryName(p.Country)} {
		if s != "" && s != p.Name && !slices.Contains(parts, string(s)) {
			parts = append(parts, string(s))
		}
	}
	return strings.Join(parts, ", ")
}

// wholePlace names the place with all that it lies in.
func wholePlace(p *daybook.Place) string {
	name, in := placeWords(p), within(p)
	if name == "" || in == "" {
		return name + in
	}
	return name + ", " + in
}

// placeList names places one after the other.
func placeList(places []daybook.Place) string {
	names := make([]string, len(places))
	for i := range places {
		names[i] = placeWords(&places[i])
	}
	return strings.Join(names, ", ")
}

// mainBasis is what a finding rests on most: the basis of the first of the fields that has one, else its
// first; nil when it has none.
func mainBasis(all []daybook.Basis, fields ...string) *daybook.Basis {
	for _, field := range fields {
		for i := range all {
			if all[i].Field == field {
				return &all[i]
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	return &all[0]
}

// countryName is the English name of an ISO 3166-1 alpha-2 code; what is no code stays as it is.
func countryName(code daybook.Text) daybook.Text {
	region, err := language.ParseRegion(string(code))
	if err != nil {
		return code
	}
	return daybook.Text(display.English.Regions().Name(region))
}

// precisions puts the UCDP precision of a place in words.
var precisions = [...]string{"", "exact place", "within about 25 km", "district", "province", "along a line or fuzzy area", "country", "international"}

// spanURL leads to the words of a report.
func spanURL(report string, s daybook.Span) template.URL {
	where := "words"
	if s.In == "title" {
		where = "title"
	}
	return template.URL(fmt.Sprintf("/reports/%s?%s=%d-%d#here", url.PathEscape(report), where, s.Start, s.End))
}

// fieldNames puts the fields of findings in words; those that read well already are left out.
var fieldNames = map[string]string{
	"where": "place", "when": "date", "target": "target", "claimed_by": "claimed by", "denied_by": "denied by",
	"says": "according to", "low": "figure", "high": "figure", "ratio_low": "ratio", "period": "period",
}

// fieldWords puts the field of a basis in words, with the help of the harm it may index.
func fieldWords(field string, harm []daybook.Harm) string {
	name, rest, _ := strings.Cut(field, "[")
	if name == "harm" {
		if i, err := strconv.Atoi(strings.SplitN(rest, "]", 2)[0]); err == nil && i < len(harm) {
			return harmWords(harm[i])
		}
	}
	name, _, _ = strings.Cut(name, ".")
	if known, ok := fieldNames[name]; ok {
		return known
	}
	return strings.ReplaceAll(name, "_", " ")
}

// points writes a reason's share of a score, always with its sign.
func points(f float64) string {
	s := fmt.Sprintf("%+.1f", f)
	return strings.Replace(s, "-", "−", 1)
}
