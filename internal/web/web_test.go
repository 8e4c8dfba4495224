package web

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"daybook"
	"daybook/internal/desk"
	"daybook/internal/ingest"
	"daybook/internal/read"
)

// sampleDesk opens a desk on a record of the sample reports.
func sampleDesk(t *testing.T) *desk.Desk {
	t.Helper()
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(t.Context(), filepath.Join(t.TempDir(), "record.db"), desk.Settings{Gazetteer: func(name, within string) (out []daybook.Place, err error) {
		for _, c := range reader.Candidates(name, within, "") {
			out = append(out, c.Place)
		}
		return out, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	tally, err := d.Import(context.WithoutCancel(t.Context()), reader, ingest.DefaultCaps.Open([]string{"../../samples"}, nil), func(desk.Outcome) {})
	if err != nil || tally.Failed > 0 || tally.Added < 45 || tally.Incidents == 0 {
		t.Fatalf("import of the samples: %+v, %v", tally, err)
	}
	return d
}

func newSite(t *testing.T, d *desk.Desk) *Site {
	t.Helper()
	site, err := New(d, "Amna")
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// proposePair lets the machine ask whether two incidents of the record are one, unless it asks already.
func proposePair(t *testing.T, d *desk.Desk) (a, b string) {
	t.Helper()
	if waiting, err := d.Proposals(t.Context()); err != nil {
		t.Fatal(err)
	} else if len(waiting) > 0 {
		return waiting[0].Incident, waiting[0].Other
	}
	found, err := d.Find(t.Context(), daybook.Query{Limit: 2})
	if err != nil || len(found.Items) < 2 {
		t.Fatalf("two incidents: %v, %v", found.Items, err)
	}
	a, b = found.Items[0].ID, found.Items[1].ID
	_, err = d.Decide(t.Context(), daybook.Decision{Who: daybook.Machine, Verb: daybook.Propose, Incident: a, Other: b, Reason: "alike",
		Link: &daybook.Link{A: found.Items[0].Drafts[0], B: found.Items[1].Drafts[0], Score: 1.2, Reasons: []daybook.Reason{
			{Field: "place", Points: 2.1, Why: "same district"}, {Field: "harm", Points: -.9, Why: "toll 4 against 6"}}}})
	if err != nil {
		t.Fatal(err)
	}
	return a, b
}

// ask sends a request to the site and gives the answer.
func ask(t *testing.T, h http.Handler, method, target string, form url.Values, headers ...string) (*http.Response, string) {
	t.Helper()
	r := httptest.NewRequest(method, target, strings.NewReader(form.Encode()))
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	res := w.Result()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(body)
}

// An incident whose report is told otherwise since it was reviewed asks to be looked at again.
func TestLookAgain(t *testing.T) {
	d := sampleDesk(t)
	h := newSite(t, d).Handler()
	found, err := d.Find(t.Context(), daybook.Query{Text: "rally"})
	if err != nil || len(found.Items) == 0 {
		t.Fatalf("no incident of the rally: %v", err)
	}
	id, draft := found.Items[0].ID, found.Items[0].Drafts[0]
	decide := func(who string, verb daybook.Verb) {
		t.Helper()
		if _, err := d.Decide(t.Context(), daybook.Decision{Who: who, Verb: verb, Incident: id, Drafts: []string{draft}, Reason: "read again"}); err != nil {
			t.Fatal(err)
		}
	}
	decide("Amna", daybook.Review)
	decide(daybook.Machine, daybook.Reread)
	for _, page := range []string{"/incidents/" + id, "/proposals"} {
		if _, body := ask(t, h, "GET", page, nil); !strings.Contains(body, "told otherwise") || !strings.Contains(body, draft) {
			t.Errorf("%s does not ask to look again", page)
		}
	}
	ask(t, h, "POST", "/decisions", url.Values{"verb": {"review"}, "incident": {id}, "next": {"/proposals"}})
	if _, body := ask(t, h, "GET", "/proposals", nil); strings.Contains(body, "looked at again") {
		t.Error("a review does not answer it")
	}
}

func TestPages(t *testing.T) {
	d := sampleDesk(t)
	h := newSite(t, d).Handler()
	found, err := d.Find(t.Context(), daybook.Query{Text: "rally"})
	if err != nil || len(found.Items) == 0 {
		t.Fatalf("no incident of the rally: %v", err)
	}
	inc := found.Items[0]
	for _, c := range []struct {
		path   string
		status int
		holds  string
	}{
		{"/", 200, string(inc.Type)},
		{"/?text=rally", 200, `<a href="/incidents/` + inc.ID + `"`},
		{"/?text=rally&status=denied&from=2031-01-01", 200, "Take a condition away"},
		{"/?from=tomorrow", 400, "is not a date"},
		{"/?type=Party", 400, "is not an incident type"},
		{"/?limit=-4", 400, "limit"},
		{"/?from=2031-04-01&to=2031-03-01", 400, "after"},
		{"/?after=%00%00", 400, "not a place in a list"},
		{"/incidents/" + inc.ID, 200, "/reports/" + inc.Reports[0]},
		{"/incidents/none", 404, "Not in the record"},
		{"/reports/bajaur-suicide-rally", 200, "blew himself up"},
		{"/reports/bajaur-suicide-rally?words=0-4", 200, `here" id="here"`},
		{"/reports/bajaur-suicide-rally?words=4000000000-1", 200, "blew himself up"},
		{"/reports/none", 404, "Not in the record"},
		{"/originals/none", 404, "Not in the record"},
		{"/map", 200, "as GeoJSON"},
		{"/actors", 200, "Actors"},
		{"/actors/nobody%20at%20all", 404, "Not in the record"},
		{"/processes", 200, "Processes"},
		{"/processes/none", 404, "Not in the record"},
		{"/crossings", 200, "Open and shut"},
		{"/crossings", 200, `<span class="tag closed">closed</span>`},
		{"/figures", 200, "claimed"},
		{"/figures?text=institute", 200, "than stated"},
		{"/proposals", 200, "Least certain"},
		{"/healthz", 200, "ok"},
		{"/nowhere", 404, "no such page"},
		{"/assets/layout/layout.css", 200, "--paper"},
		{"/assets/layout/../web.go", 404, ""},
		{"/assets/none.js", 404, ""},
	} {
		res, body := ask(t, h, "GET", c.path, nil)
		if res.StatusCode != c.status && !(c.status == 404 && res.StatusCode == http.StatusTemporaryRedirect) {
			t.Errorf("GET %s: status %d, not %d", c.path, res.StatusCode, c.status)
		}
		if !strings.Contains(body, c.holds) {
			t.Errorf("GET %s does not say %q:\n%.1500s", c.path, c.holds, body)
		}
		if csp := res.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") {
			t.Errorf("GET %s: policy %q", c.path, csp)
		}
		if strings.Contains(body, " 0x") || strings.Contains(body, "{{") {
			t.Errorf("GET %s shows a value as Go prints it", c.path)
		}
		if strings.Contains(body, "style=\"") || strings.Contains(body, "onclick=") {
			t.Errorf("GET %s has a style or script in the page, which the policy forbids", c.path)
		}
	}
}

func TestAPI(t *testing.T) {
	d := sampleDesk(t)
	h := newSite(t, d).Handler()
	for path, key := range map[string]string{
		"/api/v1/incidents?limit=3":            "items",
		"/api/v1/incidents.geojson":            "features",
		"/api/v1/reports/bajaur-suicide-rally": "coded",
		"/api/v1/interactions":                 "items",
		"/api/v1/claims":                       "items",
		"/api/v1/steps":                        "items",
		"/api/v1/states":                       "items",
		"/api/v1/proposals":                    "items",
		"/api/v1/processes":                    "items",
		"/api/v1/actors":                       "items",
		"/api/v1/places?name=ba":               "items",
		"/api/v1/reports/none":                 "error",
		"/api/v1/none":                         "error",
		"/api/v1/incidents?status=asleep":      "error",
	} {
		res, body := ask(t, h, "GET", path, nil)
		var answer map[string]json.RawMessage
		if err := json.Unmarshal([]byte(body), &answer); err != nil || answer[key] == nil || string(answer[key]) == "null" {
			t.Errorf("GET %s has no %s: %v\n%.300s", path, key, err, body)
		}
		if failed := key == "error"; failed != (res.StatusCode >= 400) {
			t.Errorf("GET %s: status %d", path, res.StatusCode)
		}
	}

	// Following "next" meets every incident once.
	seen, total := map[string]bool{}, 0
	for next := ""; ; {
		_, body := ask(t, h, "GET", "/api/v1/incidents?limit=7&after="+url.QueryEscape(next), nil)
		var page struct {
			Items []daybook.Incident
			Total int
			Next  string
		}
		if err := json.Unmarshal([]byte(body), &page); err != nil {
			t.Fatal(err)
		}
		for _, inc := range page.Items {
			if seen[inc.ID] {
				t.Errorf("%s stands on two pages", inc.ID)
			}
			seen[inc.ID] = true
		}
		if total, next = page.Total, page.Next; next == "" {
			break
		}
	}
	if len(seen) != total || total == 0 {
		t.Errorf("%d incidents on the pages, %d in all", len(seen), total)
	}
}

func TestDecisions(t *testing.T) {
	d := sampleDesk(t)
	h := newSite(t, d).Handler()
	a, b := proposePair(t, d)
	get := func() *daybook.Incident {
		inc, err := d.Incident(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		return inc
	}
	post := func(status int, pairs ...string) string {
		t.Helper()
		form := url.Values{}
		for i := 0; i+1 < len(pairs); i += 2 {
			form.Add(pairs[i], pairs[i+1])
		}
		res, body := ask(t, h, "POST", "/decisions", form)
		if res.StatusCode != status {
			t.Fatalf("%v: status %d, not %d: %s", pairs, res.StatusCode, status, body)
		}
		return res.Header.Get("Location")
	}

	back := post(303, "verb", "review", "incident", a, "next", "/incidents/"+a)
	if get().Review != daybook.Reviewed || !strings.HasPrefix(back, "/incidents/"+a+"?undo=") {
		t.Errorf("reviewed: %s, back to %s", get().Review, back)
	}
	_, seq, _ := strings.Cut(back, "undo=")
	if back := post(303, "verb", "undo", "undoes", seq, "next", back); get().Review != daybook.Unreviewed || strings.Contains(back, "undo") {
		t.Errorf("undone: %s, back to %s", get().Review, back)
	}
	post(303, "verb", "set", "incident", a, "field", "type", "value", "Grenade")
	post(303, "verb", "set", "incident", a, "field", "when", "from", "2031-03-01", "to", "2031-03-02")
	post(303, "verb", "set", "incident", a, "field", "harm", "kind", "killed", "class", "civilians", "low", "3", "high", "")
	if inc := get(); inc.Type != "Grenade" || inc.When.To != "2031-03-02" || toll("killed", inc.Harm) == "" || inc.Decided["harm"] == 0 {
		t.Errorf("after setting: %+v", inc)
	}
	post(303, "verb", "set", "incident", a, "field", "where", "name", "Khuzdar", "within", "Balochistan")
	if p := get().Where; p == nil || p.Admin2 != "Khuzdar" || p.Lat == nil || p.Country != "PK" {
		t.Errorf("the place set: %+v", p)
	}
	post(303, "verb", "set", "incident", a, "field", "where", "name", "Black Well", "within", "Khuzdar", "point", "27.9, 66.5")
	if p := get().Where; p == nil || p.Name != "Black Well" || *p.Lat != 27.9 || p.Admin2 != "Khuzdar" || p.Precision != 1 {
		t.Errorf("the place set by its point: %+v", p)
	}
	post(303, "verb", "set", "incident", a, "field", "perpetrator", "name", "Red Lamp Front", "class", "militants")
	post(303, "verb", "set", "incident", a, "field", "target", "name", "", "class", "officials")
	if inc := get(); inc.Perpetrator.Label() != "Red Lamp Front" || inc.Target == nil || inc.Target.Class != "officials" || inc.Decided["target"] == 0 {
		t.Errorf("the sides set: %+v against %+v", inc.Perpetrator, inc.Target)
	}
	if found, err := d.Find(t.Context(), daybook.Query{Actors: []string{"red lamp front"}, Places: []string{"Black Well"}}); err != nil || found.Total != 1 {
		t.Errorf("it is not found by what was set: %+v %v", found, err)
	}
	post(303, "verb", "set", "incident", a, "field", "perpetrator")
	if inc := get(); inc.Perpetrator != nil {
		t.Errorf("a side taken away: %+v", inc.Perpetrator)
	}
	before := len(get().Drafts)
	post(303, "verb", "merge", "incident", a, "other", b, "reason", "one act")
	draft := get().Drafts[0]
	if len(get().Drafts) <= before {
		t.Errorf("merged: %v", get().Drafts)
	}
	post(303, "verb", "split", "incident", a, "draft", draft)
	if inc := get(); strings.Contains(strings.Join(inc.Drafts, " "), draft) {
		t.Errorf("split: %v", inc.Drafts)
	}

	post(400, "verb", "open", "incident", a)
	post(400, "verb", "set", "incident", a, "field", "type", "value", "Party")
	post(400, "verb", "set", "incident", a, "field", "when", "from", "soon", "to", "later")
	post(400, "verb", "set", "incident", a, "field", "harm", "low", "5", "high", "4")
	post(400, "verb", "set", "incident", a, "field", "where", "name", "Qqzxv")
	post(400, "verb", "set", "incident", a, "field", "where", "name", "Qqzxv", "point", "north")
	post(400, "verb", "set", "incident", a, "field", "target", "name", "x", "class", "wizards")
	post(400, "verb", "undo", "undoes", "first")
	post(400, "verb", "split", "incident", a)
	post(404, "verb", "review", "incident", "none")
	for _, next := range []string{"//elsewhere.example/", "https://elsewhere.example/", `/\elsewhere.example`, "javascript:alert(1)"} {
		if back := post(303, "verb", "review", "incident", a, "next", next); !strings.HasPrefix(back, "/?undo=") {
			t.Errorf("next %q leads to %q", next, back)
		}
		post(303, "verb", "reopen", "incident", a)
	}
}

func TestOutsidersAreRefused(t *testing.T) {
	d := sampleDesk(t)
	h := newSite(t, d).Handler()
	a, _ := proposePair(t, d)
	form := url.Values{"verb": {"reject"}, "incident": {a}}
	if res, _ := ask(t, h, "POST", "/decisions", form, "Sec-Fetch-Site", "cross-site"); res.StatusCode != http.StatusForbidden {
		t.Errorf("a form of another site: status %d", res.StatusCode)
	}
	form.Set("reason", strings.Repeat("x", maxForm))
	if res, _ := ask(t, h, "POST", "/decisions", form); res.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a form of more than %d bytes: status %d", maxForm, res.StatusCode)
	}
}
