package main

import (
	"bufio"
	"io"
	"os"

	"daybook/internal/publish"
)

type exportCmd struct {
	record
	query
	Format string `enum:"csv,geojson,parquet" default:"csv" help:"How to write: ${enum}."`
	Output string `short:"o" placeholder:"FILE" help:"Where to write, instead of standard output."`
}

// Run writes the incidents that a query asks for.
func (cmd *exportCmd) Run(c *console) (err error) {
	q, err := cmd.Query()
	if err != nil {
		return err
	}
	d, err := cmd.existing(c.ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	to := c.out
	if cmd.Output != "" {
		f, err := os.Create(cmd.Output)
		if err != nil {
			return err
		}
		defer func() {
			if closed := f.Close(); err == nil {
				err = closed
			}
		}()
		to = f
	}
	out := bufio.NewWriterSize(to, 64<<10)
	write := publish.CSV
	switch cmd.Format {
	case "geojson":
		write = publish.GeoJSON
	case "parquet":
		write = publish.Parquet
	}
	if err := write(io.Writer(out), d.All(c.ctx, q)); err != nil {
		return err
	}
	return out.Flush()
}
