package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"daybook"
)

// A draft goes into the incident chosen or written down; the one that its last draft leaves ends, leads to
// where that went, and stands as it was after the undoing.
func TestMove(t *testing.T) {
	d := sampleDesk(t)
	h := newSite(t, d).Handler()
	draft := "bajaur-suicide-rally#1"
	ids, err := d.IncidentsOf(t.Context(), "bajaur-suicide-rally")
	if err != nil || len(ids) != 1 {
		t.Fatalf("incidents of the rally: %q, %v", ids, err)
	}
	from := ids[0]
	before, err := d.Incident(t.Context(), from)
	if err != nil || len(before.Drafts) < 2 {
		t.Fatalf("the rally: %+v, %v", before, err)
	}
	decide := func(status int, form url.Values) (back, body string) {
		t.Helper()
		res, body := ask(t, h, "POST", "/decisions", form)
		if res.StatusCode != status {
			t.Fatalf("%v: status %d, not %d: %s", form, res.StatusCode, status, body)
		}
		return res.Header.Get("Location"), body
	}
	page := func(status int, target string) string {
		t.Helper()
		res, body := ask(t, h, "GET", target, nil)
		if res.StatusCode != status {
			t.Fatalf("GET %s: status %d, not %d: %s", target, res.StatusCode, status, body)
		}
		return body
	}
	move := func(draft, from string, to ...string) url.Values {
		return url.Values{"verb": {"move"}, "draft": {draft}, "from": {from}, "incident": to, "next": {"/incidents/" + from}, "reason": {"<i>another</i> act"}}
	}

	// Taken out, the draft is offered the incident it was in, with the points of the linker.
	back, _ := decide(303, url.Values{"verb": {"split"}, "incident": {from}, "draft": {draft}, "next": {"/incidents/" + from}})
	_, split, _ := strings.Cut(back, "undo=")
	ids, err = d.IncidentsOf(t.Context(), "bajaur-suicide-rally")
	if err != nil || len(ids) != 1 || ids[0] == from {
		t.Fatalf("after the split: %q, %v", ids, err)
	}
	alone := ids[0]
	if body := page(200, "/incidents/"+alone); !strings.Contains(body, "?move=bajaur-suicide-rally%231#move") || strings.Contains(body, `id="move"`) {
		t.Error("the page of an incident does not lead to the form")
	}
	form := page(200, "/incidents/"+alone+"?move="+url.QueryEscape(draft))
	for _, holds := range []string{`value="` + from + `"`, "same day", "No other report stands", `name="reason"`} {
		if !strings.Contains(form, holds) {
			t.Errorf("the form does not hold %q", holds)
		}
	}
	page(404, "/incidents/"+alone+"?move=none")
	page(404, "/incidents/"+from+"?move="+url.QueryEscape(draft))

	// What cannot be done is refused in the words of its kind.
	decide(400, move(draft, alone))
	decide(400, move(draft, alone, from, alone))
	decide(400, url.Values{"verb": {"move"}, "from": {alone}, "incident": {from}})
	if _, body := decide(404, move(draft, alone, "<b>none</b>")); strings.Contains(body, "<b>none") {
		t.Error("an id is written as it came")
	}
	decide(404, move("none#1", alone, from))
	decide(409, move(draft, from, from))
	decide(409, move(before.Drafts[1], alone, alone)) // it has gone elsewhere since the page was shown
	if res, _ := ask(t, h, "POST", "/decisions", move(draft, alone, from), "Sec-Fetch-Site", "cross-site"); res.StatusCode != http.StatusForbidden {
		t.Errorf("a form of another site: status %d", res.StatusCode)
	}

	back, _ = decide(303, move(draft, alone, "", " "+from+" "))
	_, seq, _ := strings.Cut(back, "undo=")
	if inc, err := d.Incident(t.Context(), from); err != nil || !slices.Equal(inc.Drafts, before.Drafts) {
		t.Errorf("moved back: %+v, %v", inc, err)
	}
	if _, err := d.Incident(t.Context(), alone); !errors.Is(err, daybook.ErrNotFound) {
		t.Errorf("an incident without drafts: %v", err)
	}
	if res, _ := ask(t, h, "GET", back, nil); res.StatusCode != 303 || res.Header.Get("Location") != "/incidents/"+from+"?undo="+seq {
		t.Errorf("the ended incident leads to %s, status %d", res.Header.Get("Location"), res.StatusCode)
	}
	decide(409, move(draft, from, from))
	decide(404, move(draft, from, alone))
	body := page(200, "/incidents/"+from)
	for _, holds := range []string{"moved " + draft + " from " + alone + " to " + from, "&lt;i&gt;another&lt;/i&gt; act"} {
		if !strings.Contains(body, holds) {
			t.Errorf("the history does not say %q", holds)
		}
	}

	decide(303, url.Values{"verb": {"undo"}, "undoes": {seq}})
	if inc, err := d.Incident(t.Context(), alone); err != nil || !slices.Equal(inc.Drafts, []string{draft}) {
		t.Errorf("after the undoing: %+v, %v", inc, err)
	}
	for _, id := range []string{alone, from} {
		if body := page(200, "/incidents/"+id); !strings.Contains(body, "took back: moved "+draft) {
			t.Errorf("the history of %s does not tell the undoing", id)
		}
	}

	// An undo is taken back as well.
	history, err := d.History(t.Context(), from)
	if err != nil {
		t.Fatal(err)
	}
	undo := strconv.FormatInt(history[len(history)-1].Seq, 10)
	if body := page(200, "/incidents/"+from); !strings.Contains(body, `name="undoes" value="`+undo+`"`) {
		t.Error("an undo cannot be taken back")
	}
	decide(303, url.Values{"verb": {"undo"}, "undoes": {undo}})
	if inc, err := d.Incident(t.Context(), from); err != nil || !slices.Equal(inc.Drafts, before.Drafts) {
		t.Errorf("moved after all: %+v, %v", inc, err)
	}
	decide(409, url.Values{"verb": {"undo"}, "undoes": {undo}})
	decide(303, url.Values{"verb": {"undo"}, "undoes": {seq}})
	decide(303, url.Values{"verb": {"undo"}, "undoes": {split}})
	if inc, err := d.Incident(t.Context(), from); err != nil || !slices.Equal(inc.Drafts, before.Drafts) {
		t.Errorf("after undoing all: %+v, %v", inc, err)
	}
	if v, err := d.Verify(t.Context(), func(fault string) { t.Error(fault) }); err != nil || v.Faults != 0 {
		t.Errorf("verified %+v, %v", v, err)
	}
}

// Values that analysts set are told in words.
func TestSayValue(t *testing.T) {
	for _, c := range []struct{ field, value, says string }{
		{"type", `"Grenade"`, "Grenade"},
		{"when", `{"from":"2031-03-01","to":"2031-03-02","precision":"week"}`, "1–2 Mar 2031"},
		{"where", `{"text":"Black Well","name":"Black Well","admin2":"Khuzdar","country":"PK"}`, "Black Well, Khuzdar, Pakistan"},
		{"where", "null", "not known"},
		{"perpetrator", `{"text":"Red Lamp Front","group":"Red Lamp Front","class":"militants"}`, "Red Lamp Front (militants)"},
		{"harm", `[{"kind":"killed","class":"civilians","low":3,"high":null}]`, "3+ civilians killed"},
		{"when", `"soon"`, `"soon"`},
	} {
		if says := sayValue(c.field, []byte(c.value)); says != c.says {
			t.Errorf("%s %s is told as %q, not %q", c.field, c.value, says, c.says)
		}
	}
}
