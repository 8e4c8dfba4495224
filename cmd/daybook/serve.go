package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os/user"
	"sync"

	"daybook"
	"daybook/internal/desk"
	"daybook/internal/web"
)

type serveCmd struct {
	record
	choosing
	Address string `env:"DAYBOOK_ADDRESS" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen. Beyond this machine only behind a proxy that asks who comes: the desk itself asks nobody."`
	Analyst string `env:"DAYBOOK_ANALYST" placeholder:"NAME" help:"Whose decisions are taken here; by default the user who runs this."`
}

// Run serves the desk until it is interrupted, and prints where.
func (cmd *serveCmd) Run(c *console) error {
	d, err := cmd.open(c.ctx, desk.Settings{Gazetteer: cmd.gazetteer()})
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Keep(c.ctx, cmd.choices()); err != nil {
		return err
	}
	site, err := web.New(d, cmd.analyst())
	if err != nil {
		return fmt.Errorf("load the pages: %w", err)
	}
	l, err := net.Listen("tcp", cmd.Address)
	if err != nil {
		return daybook.Unavailable("listen on %s: %v", cmd.Address, err)
	}
	fmt.Fprintf(c.out, "The desk is open at http://%s (Ctrl-C closes it)\n", l.Addr())
	if err := site.Serve(c.ctx, l); err != nil && !errors.Is(err, http.ErrServerClosed) && !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// gazetteer finds places by name, or the division a point lies in, for analysts who correct one. It is loaded
// when it is first asked.
func (cmd *serveCmd) gazetteer() func(name, within string) ([]daybook.Place, error) {
	load, outlines := sync.OnceValues(cmd.reader), sync.OnceValues(cmd.boundaries)
	return func(name, within string) ([]daybook.Place, error) {
		if lat, lon, ok := pointOf(name); ok {
			bs, err := outlines()
			if p, found := bs.At(lat, lon); found {
				return []daybook.Place{p}, err
			}
			return nil, err
		}
		reader, err := load()
		if err != nil {
			return nil, fmt.Errorf("load the gazetteer: %w", err)
		}
		var out []daybook.Place
		for _, c := range reader.Candidates(name, within, "") {
			out = append(out, c.Place)
		}
		return out, nil
	}
}

func (cmd *serveCmd) analyst() string {
	if cmd.Analyst != "" {
		return cmd.Analyst
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "analyst"
}
