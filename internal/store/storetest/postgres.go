package storetest

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
)

// A Server is a private PostgreSQL for the tests: reached through a socket in its own folder only, and
// gone when the test ends.
type Server struct {
	folder    string
	databases atomic.Int32
}

// Postgres starts a server with the system's PostgreSQL, as an unprivileged user where the tests run
// as root (PostgreSQL refuses root), or skips the test.
func Postgres(t *testing.T) *Server {
	t.Helper()
	initdb, ctl := postgresTool("initdb"), postgresTool("pg_ctl")
	if initdb == "" || ctl == "" {
		t.Skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
	}
	folder, err := os.MkdirTemp("/tmp", "daybook-pg") // a short path: sockets must have one
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	who := unprivileged(t, folder)
	run := func(name string, args ...string) {
		cmd := exec.Command(name, args...)
		cmd.Dir, cmd.SysProcAttr = folder, who
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", filepath.Base(name), err, out)
		}
	}
	data := filepath.Join(folder, "data")
	run(initdb, "--no-sync", "--username=desk", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-D", data)
	options := fmt.Sprintf("-c listen_addresses='' -c unix_socket_directories=%s -c fsync=off", folder)
	run(ctl, "start", "-w", "-D", data, "-l", filepath.Join(folder, "log"), "-o", options)
	t.Cleanup(func() { run(ctl, "stop", "-m", "immediate", "-D", data) })
	return &Server{folder: folder}
}

func (s *Server) url(database string) string {
	return "postgres://desk@/" + database + "?host=" + url.QueryEscape(s.folder)
}

// Record gives the URL of a new, empty database.
func (s *Server) Record(t *testing.T) string {
	t.Helper()
	db, err := sql.Open("pgx", s.url("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	name := fmt.Sprintf("record%d", s.databases.Add(1))
	if _, err := db.ExecContext(t.Context(), "CREATE DATABASE "+name); err != nil {
		t.Fatal(err)
	}
	return s.url(name)
}

// postgresTool finds a program of PostgreSQL, which Debian keeps off the path.
func postgresTool(name string) string {
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if len(found) == 0 {
		return ""
	}
	return found[len(found)-1]
}

// unprivileged is who to run the server as: nobody in particular, and for root the user nobody, who gets
// the folder.
func unprivileged(t *testing.T, folder string) *syscall.SysProcAttr {
	if os.Geteuid() != 0 {
		return nil
	}
	nobody, err := user.Lookup("nobody")
	if err != nil {
		t.Skipf("PostgreSQL cannot run as root, and there is no other user: %v", err)
	}
	uid, _ := strconv.Atoi(nobody.Uid)
	gid, _ := strconv.Atoi(nobody.Gid)
	if err := os.Chown(folder, uid, gid); err != nil {
		t.Fatal(err)
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
}
