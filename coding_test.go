package daybook_test

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"daybook"
	"daybook/internal/publish"
)

// The format's page names every key that is written, and every type of incident.
func TestTheCodingFormatIsDocumented(t *testing.T) {
	doc, err := os.ReadFile("doc/coding.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(doc)
	named := func(key string) bool {
		return strings.Contains(page, "`"+key+"`") || strings.Contains(page, `"`+key+`"`) || strings.Contains(page, `"`+key+`":`)
	}
	seen := map[reflect.Type]bool{}
	var check func(reflect.Type)
	check = func(of reflect.Type) {
		switch of.Kind() {
		case reflect.Pointer, reflect.Slice:
			check(of.Elem())
		case reflect.Struct:
			if seen[of] {
				return
			}
			seen[of] = true
			for f := range of.Fields() {
				if key, _, _ := strings.Cut(f.Tag.Get("json"), ","); key != "" && !named(key) {
					t.Errorf("doc/coding.md does not name %q of %s", key, of.Name())
				}
				check(f.Type)
			}
		}
	}
	check(reflect.TypeFor[daybook.Coded]())
	check(reflect.TypeFor[daybook.Report]())
	check(reflect.TypeFor[daybook.Incident]())
	for _, column := range publish.Columns() {
		if !named(column) {
			t.Errorf("doc/coding.md does not name the column %s", column)
		}
	}
	for _, kind := range daybook.IncidentTypes {
		if !strings.Contains(page, string(kind)) {
			t.Errorf("doc/coding.md does not list the type %q", kind)
		}
	}
}

func TestLabelReadsWithinASentence(t *testing.T) {
	for text, want := range map[string]string{
		"Armed men": "armed men", "A policeman; Two passers-by": "a policeman; two passers-by", "The Free Coast Brigade": "the Free Coast Brigade",
		"Armed Forces": "Armed Forces", "Taliban fighters": "Taliban fighters", "Police": "Police", "Two": "Two", "": "", "More than 40 people": "more than 40 people",
	} {
		if got := (&daybook.Party{Text: daybook.Text(text)}).Label(); got != want {
			t.Errorf("%q reads %q, not %q", text, got, want)
		}
	}
	hit := &daybook.Party{Text: "Three policemen", Group: "Police", Class: "security forces"}
	if hit.Label() != "Police" || hit.Told() != "three policemen" {
		t.Errorf("label %q, told %q", hit.Label(), hit.Told())
	}
}
