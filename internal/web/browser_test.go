package web

import (
	"context"
	"errors"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"daybook"
	"daybook/internal/desk"
)

// chromium finds a browser to test with.
func chromium(t *testing.T) string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no Chromium on this machine: the desk is not tested in a browser")
	return ""
}

// watched is a browser tab that notes every error of its pages and every request beyond the desk.
type watched struct {
	context.Context
	mu     sync.Mutex
	faults []string
}

func (w *watched) note(s string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.faults = append(w.faults, s)
}

// openBrowser starts a browser of its own for the test, with a fresh profile.
func openBrowser(t *testing.T, site string) *watched {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(1280, 900),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("enable-unsafe-swiftshader", true))
	allocator, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	tab, closeTab := chromedp.NewContext(allocator)
	t.Cleanup(closeTab)
	w := &watched{Context: tab}
	chromedp.ListenTarget(tab, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			w.note("exception: " + e.ExceptionDetails.Error())
		case *runtime.EventConsoleAPICalled:
			if e.Type == runtime.APITypeError || e.Type == runtime.APITypeWarning {
				w.note("console: " + string(e.Args[0].Value) + e.Args[0].Description)
			}
		case *log.EventEntryAdded:
			if e.Entry.Level == log.LevelError {
				w.note("log: " + e.Entry.Text + " " + e.Entry.URL)
			}
		case *network.EventRequestWillBeSent:
			if u := e.Request.URL; !strings.HasPrefix(u, site+"/") && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "blob:") {
				w.note("request beyond the desk: " + u)
			}
		}
	})
	if err := chromedp.Run(tab, network.Enable(), log.Enable(), runtime.Enable()); err != nil {
		t.Fatal(err)
	}
	return w
}

// do runs actions within a time that only a hang exceeds.
func (w *watched) do(t *testing.T, what string, actions ...chromedp.Action) {
	t.Helper()
	ctx, cancel := context.WithTimeout(w, time.Minute)
	defer cancel()
	if err := chromedp.Run(ctx, actions...); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

func TestDeskInBrowser(t *testing.T) {
	chromium(t)
	d := sampleDesk(t)
	site := newSite(t, d)
	server := httptest.NewServer(site.Handler())
	defer server.Close()
	tab := openBrowser(t, server.URL)

	var all, narrowed int
	var address, incident, quote, marked string
	rows := `document.querySelectorAll("table.incidents tbody tr").length`
	tab.do(t, "open the desk", chromedp.Navigate(server.URL+"/"), chromedp.WaitVisible("table.incidents"), chromedp.Evaluate(rows, &all))
	tab.do(t, "narrow the table", chromedp.SendKeys("#text", "rally"), chromedp.Click("form.filters button"),
		chromedp.WaitVisible(".conditions"), chromedp.Evaluate(rows, &narrowed), chromedp.Location(&address))
	if u, _ := url.Parse(address); u.Query().Get("text") != "rally" || len(u.Query()) != 1 {
		t.Errorf("the filter is not in the URL alone: %s", address)
	}
	if narrowed == 0 || narrowed >= all {
		t.Errorf("the filter left %d of %d incidents", narrowed, all)
	}

	tab.do(t, "open an incident by its key", chromedp.KeyEvent("j"), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(".compare"), chromedp.Location(&incident))
	tab.do(t, "follow a value to its words", chromedp.Text(".compare .quote", &quote), chromedp.Click(".compare .quote"),
		chromedp.WaitVisible("#here"), chromedp.Text("#here", &marked))
	if quote == "" || !strings.HasPrefix(quote, marked) {
		t.Errorf("the link %q leads to %q", quote, marked)
	}

	tab.do(t, "go back and review by key", chromedp.Navigate(incident), chromedp.WaitVisible(".compare"), chromedp.KeyEvent("r"),
		chromedp.WaitVisible(".review-reviewed"), chromedp.Location(&address))
	tab.do(t, "undo by key", chromedp.WaitVisible(".notice"), chromedp.KeyEvent("u"), chromedp.WaitVisible(".review-machine"))

	tab.do(t, "correct place and side", chromedp.Navigate(incident), chromedp.WaitVisible(".correct summary"), chromedp.Click(".correct summary"),
		chromedp.WaitVisible("#set-where"), chromedp.SetValue("#set-where", "Khuzdar"), chromedp.SetValue("#set-where + input", "Balochistan"),
		chromedp.Submit("#set-where"), chromedp.WaitVisible(".notice"),
		chromedp.Click(".correct summary"), chromedp.WaitVisible("#set-target"), chromedp.SetValue("#set-target", "Hill Elders"),
		chromedp.Submit("#set-target"), chromedp.WaitVisible(".notice"))
	corrected := daybook.Query{Places: []string{"Khuzdar"}, Actors: []string{"Hill Elders"}}
	inc, err := d.Find(t.Context(), corrected)
	for began := time.Now(); err == nil && inc.Total == 0 && time.Since(began) < 20*time.Second; inc, err = d.Find(t.Context(), corrected) {
		time.Sleep(20 * time.Millisecond) // the notice may still be that of the page before
	}
	if err != nil || inc.Total != 1 {
		t.Errorf("the corrections are not in the record: %+v %v", inc, err)
	}

	moved := moveByKeyboard(t, tab, server.URL, d)
	tab.do(t, "undo the move", chromedp.KeyEvent("u"), chromedp.WaitNotPresent(".notice"))
	if ids, err := d.IncidentsOf(t.Context(), "bajaur-suicide-rally"); err != nil || len(ids) != 1 || ids[0] == moved {
		t.Errorf("after undoing the move the draft is in %q, %v", ids, err)
	}

	proposePair(t, d)
	var into, from string
	tab.do(t, "merge a proposal by key", chromedp.Navigate(server.URL+"/proposals"), chromedp.WaitVisible(".question.at"),
		chromedp.Evaluate(`document.querySelector(".question.at [name=incident]").value`, &into),
		chromedp.Evaluate(`document.querySelector(".question.at [name=other]").value`, &from),
		chromedp.KeyEvent("m"), chromedp.WaitVisible(".notice"))
	if merged, err := d.Incident(t.Context(), into); err != nil || len(merged.Drafts) < 2 {
		t.Errorf("after the merge %s is %+v, %v", into, merged, err)
	}
	if _, err := d.Incident(t.Context(), from); !errors.Is(err, daybook.ErrNotFound) {
		t.Errorf("after the merge %s is still there: %v", from, err)
	}
	for _, page := range []string{"/actors", "/processes", "/crossings", "/figures", "/reports/torkham-1-closed"} {
		tab.do(t, "open "+page, chromedp.Navigate(server.URL+page), chromedp.WaitVisible("h1"))
	}
	if site.library.url("dist/map.js") == "" {
		t.Log("built without the map: it is not tested")
	} else {
		tab.do(t, "draw the map", chromedp.Navigate(server.URL+"/map"), chromedp.WaitVisible(`#map[data-drawn="yes"]`))
	}
	var wide bool
	tab.do(t, "fit a phone", emulation.SetDeviceMetricsOverride(390, 844, 2, true), chromedp.Navigate(server.URL+"/"),
		chromedp.WaitVisible("table.incidents"), chromedp.Evaluate(`document.documentElement.scrollWidth > innerWidth`, &wide))
	if wide {
		t.Error("the table is wider than a phone")
	}
	for _, fault := range tab.faults {
		t.Error(fault)
	}
}

// moveByKeyboard moves a draft of the rally to the first other incident of the table by keys alone and
// gives that incident's id.
func moveByKeyboard(t *testing.T, tab *watched, site string, d *desk.Desk) string {
	t.Helper()
	ids, err := d.IncidentsOf(t.Context(), "bajaur-suicide-rally")
	if err != nil || len(ids) != 1 {
		t.Fatalf("incidents of the rally: %q, %v", ids, err)
	}
	found, err := d.Find(t.Context(), daybook.Query{Limit: 2})
	if err != nil || len(found.Items) < 2 {
		t.Fatalf("two incidents: %v, %v", found.Items, err)
	}
	to := found.Items[0].ID
	if to == ids[0] {
		to = found.Items[1].ID
	}
	link := `.compare tfoot a[href*="bajaur-suicide-rally%231"]`
	tab.do(t, "move a draft by keys", chromedp.Navigate(site+"/incidents/"+ids[0]), chromedp.WaitVisible(link),
		chromedp.Focus(link), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible("#move"),
		chromedp.Focus(`#move [placeholder="id of the incident"]`), chromedp.KeyEvent(to+"\t"), chromedp.KeyEvent("told there"+kb.Enter),
		chromedp.WaitVisible(".notice"))
	if inc, err := d.Incident(t.Context(), to); err != nil || len(inc.Drafts) < 2 {
		t.Errorf("after the move %s is %+v, %v", to, inc, err)
	}
	return to
}
