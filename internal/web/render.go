package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"mime"
	"net/http"
	"path"
	"strings"

	"daybook"
)

//go:embed layout incidents incident report map actors actor processes process crossings figures proposals problem all:dist
var files embed.FS

// A library holds the pages' templates and what they load, ready to be served.
type library struct {
	pages  map[string]*template.Template // by the page's folder
	assets map[string]asset              // by path
}

type asset struct {
	kind, digest string
	data         []byte
}

// openLibrary reads the embedded files. Each folder NAME is a page if it holds NAME.html.
func openLibrary() (*library, error) {
	lib := &library{pages: map[string]*template.Template{}, assets: map[string]asset{}}
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) == ".html" || strings.HasPrefix(e.Name(), ".") {
			return err
		}
		data, err := files.ReadFile(name)
		sum := sha256.Sum256(data)
		lib.assets[name] = asset{kind: mime.TypeByExtension(path.Ext(name)), digest: hex.EncodeToString(sum[:6]), data: data}
		return err
	})
	if err != nil {
		return nil, err
	}
	layout, err := template.New("layout.html").Funcs(words).Funcs(template.FuncMap{"asset": lib.url}).ParseFS(files, "layout/*.html")
	if err != nil {
		return nil, fmt.Errorf("layout: %w", err)
	}
	pages, _ := fs.Glob(files, "*/*.html")
	for _, name := range pages {
		folder := path.Dir(name)
		if folder == "layout" {
			continue
		}
		t, err := template.Must(layout.Clone()).ParseFS(files, name)
		if err != nil {
			return nil, fmt.Errorf("page %s: %w", folder, err)
		}
		lib.pages[folder] = t
	}
	return lib, nil
}

// url is where an asset is served, with its digest, so that it may be kept for ever; "" when there is no
// such asset, as the map's are not in a binary built without them.
func (l *library) url(name string) string {
	a, ok := l.assets[name]
	if !ok {
		return ""
	}
	return "/assets/" + name + "?" + a.digest
}

// ServeHTTP serves the assets.
func (l *library) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a, ok := l.assets[r.PathValue("path")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", a.kind)
	w.Header().Set("ETag", `"`+a.digest+`"`)
	if r.URL.RawQuery == a.digest {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		w.Header().Set("Cache-Control", "no-cache")
	}
	if r.Header.Get("If-None-Match") == `"`+a.digest+`"` {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Write(a.data)
}

// An answer is what a page's function gives: a view, a way or a file.
type answer any

// A view is a page to show: the folder of its template, its title, the part of the desk it belongs to,
// and what the template tells.
type view struct {
	Page, Title, Part string
	Data              any
	Who               string // the analyst
	Waiting           int    // proposals without an answer
	HasMap            bool
}

// A way leads the visitor to another page.
type way string

// A file is bytes to take home.
type file struct {
	name, kind string
	data       []byte
}

// page makes a handler of a page's function.
func (s *Site) page(show func(*http.Request) (answer, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a, err := show(r)
		if err != nil {
			s.problem(w, r, err)
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		switch a := a.(type) {
		case way:
			http.Redirect(w, r, string(a), http.StatusSeeOther)
		case file:
			w.Header().Set("Content-Type", a.kind)
			w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": a.name}))
			w.Write(a.data)
		case view:
			s.show(w, r, http.StatusOK, a)
		default:
			s.problem(w, r, fmt.Errorf("%T is no answer", a))
		}
	})
}

// show writes a view, or, when its template fails, nothing of it but an internal error.
func (s *Site) show(w http.ResponseWriter, r *http.Request, status int, v view) {
	v.Who = s.who
	v.HasMap = s.library.url("dist/map.js") != ""
	if waiting, err := s.desk.Proposals(r.Context()); err == nil {
		v.Waiting = len(waiting)
	}
	var out bytes.Buffer
	if err := s.library.pages[v.Page].ExecuteTemplate(&out, "layout.html", v); err != nil {
		slog.Error("template failed", "page", v.Page, "cause", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(out.Bytes())
}

// problem shows a failure in the words of its kind.
func (s *Site) problem(w http.ResponseWriter, r *http.Request, err error) {
	status, message := messageOf(r, err)
	title := "This did not work"
	switch {
	case errors.Is(err, daybook.ErrNotFound):
		title = "Not in the record"
	case errors.Is(err, daybook.ErrConflict):
		title = "The record has moved on"
	}
	w.Header().Set("Cache-Control", "no-store")
	s.show(w, r, status, view{Page: "problem", Title: title, Data: message})
}
