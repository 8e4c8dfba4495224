// Package web serves the desk in a browser: server-rendered pages, a folder a page with its template,
// style and script together, and the same as JSON under /api/v1. Without scripts all of it works but the
// map and the keys.
package web

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"daybook"
	"daybook/internal/desk"
)

// A Site serves one desk.
type Site struct {
	desk    *desk.Desk
	who     string // who takes the decisions made here
	library *library
}

// New makes a site for a desk; who is the analyst whose decisions it takes.
func New(d *desk.Desk, who string) (*Site, error) {
	lib, err := openLibrary()
	if err != nil {
		return nil, err
	}
	return &Site{desk: d, who: who, library: lib}, nil
}

// Limits on what one visitor may cost.
const (
	maxForm       = 64 << 10         // bytes of a form sent in
	maxHeader     = 64 << 10         // bytes of a request's head
	requestTime   = 20 * time.Second // for one answer
	readTime      = 10 * time.Second // for one request to come in
	idleTime      = 2 * time.Minute
	shutdownGrace = 5 * time.Second
)

// Serve answers on the listener until ctx is done, then lets answers under way finish.
func (s *Site) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler: s.Handler(), ReadHeaderTimeout: readTime, ReadTimeout: readTime,
		WriteTimeout: requestTime + 5*time.Second, IdleTimeout: idleTime, MaxHeaderBytes: maxHeader,
		ErrorLog: slog.NewLogLogger(slog.Default().Handler(), slog.LevelDebug),
	}
	done := make(chan error, 1)
	go func() { done <- server.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownGrace)
		defer cancel()
		return server.Shutdown(grace)
	}
}

// Handler answers every request to the site.
func (s *Site) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", s.page(s.incidents))
	mux.Handle("GET /incidents/{id}", s.page(s.incident))
	mux.Handle("GET /reports/{id}", s.page(s.report))
	mux.Handle("GET /map", s.page(s.atlas))
	mux.Handle("GET /actors", s.page(s.actors))
	mux.Handle("GET /actors/{name}", s.page(s.actor))
	mux.Handle("GET /processes", s.page(s.processes))
	mux.Handle("GET /processes/{name}", s.page(s.process))
	mux.Handle("GET /crossings", s.page(s.crossings))
	mux.Handle("GET /figures", s.page(s.figures))
	mux.Handle("GET /proposals", s.page(s.proposals))
	mux.Handle("POST /decisions", s.page(s.decide))
	mux.Handle("GET /originals/{digest}", s.page(s.original))
	mux.Handle("GET /assets/{path...}", s.library)
	mux.HandleFunc("GET /healthz", s.health)
	s.routeAPI(mux)
	mux.Handle("/", s.page(func(*http.Request) (answer, error) { return nil, daybook.NotFound("there is no such page") }))

	guarded := http.NewCrossOriginProtection().Handler(mux)
	return withHeaders(http.TimeoutHandler(http.MaxBytesHandler(guarded, maxForm), requestTime, "This took too long.\n"))
}

// policy lets a page use what this site serves and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; " +
	"connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

func withHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// statusOf maps the kinds of failure to HTTP.
func statusOf(err error) int {
	var tooLarge *http.MaxBytesError
	switch {
	case errors.Is(err, daybook.ErrInvalid):
		return http.StatusBadRequest
	case errors.Is(err, daybook.ErrUnauthorised):
		return http.StatusForbidden
	case errors.Is(err, daybook.ErrNotFound):
		return http.StatusNotFound
	case errors.Is(err, daybook.ErrConflict):
		return http.StatusConflict
	case errors.As(err, &tooLarge):
		return http.StatusRequestEntityTooLarge
	case errors.Is(err, daybook.ErrUnavailable), errors.Is(err, context.DeadlineExceeded):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// messageOf is what a visitor is told of a failure; what is not of a known kind is logged instead.
func messageOf(r *http.Request, err error) (int, string) {
	status := statusOf(err)
	if status == http.StatusInternalServerError {
		if r.Context().Err() == nil {
			slog.Error("internal error", "path", r.URL.Path, "cause", err)
		}
		return status, "internal error"
	}
	return status, err.Error()
}

// health answers whether the record can be read.
func (s *Site) health(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if _, err := s.desk.Find(r.Context(), daybook.Query{Limit: 1}); err != nil {
		status, message := messageOf(r, err)
		http.Error(w, message, status)
		return
	}
	w.Write([]byte("ok\n"))
}
