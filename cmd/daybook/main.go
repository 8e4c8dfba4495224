// Command daybook turns news reports into a conflict record that anyone can check.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/alecthomas/kong"

	"daybook/internal/merge"
	"daybook/internal/read"
)

// commands are the subcommands, a file each.
type commands struct {
	Code      codeCmd          `cmd:"" help:"Read reports and write what they tell, one coded report a line."`
	Import    importCmd        `cmd:"" help:"Read reports and file them in the record. What is there already is passed over."`
	Recode    recodeCmd        `cmd:"" help:"Read the reports of the record again with the reader of today, keeping every decision."`
	List      listCmd          `cmd:"" help:"List what the record holds, by place, actor, type, time and words."`
	Show      showCmd          `cmd:"" help:"Show an incident or a report with the words that say so."`
	Serve     serveCmd         `cmd:"" help:"Open the desk in the browser: table, map, reports, decisions."`
	Bulletin  bulletinCmd      `cmd:"" help:"Write the bulletin of a month."`
	Export    exportCmd        `cmd:"" help:"Write incidents as CSV, GeoJSON or Parquet."`
	Verify    verifyCmd        `cmd:"" help:"Hold the record against its originals, its texts and its log."`
	Parse     parseCmd         `cmd:"" help:"Print the grammar of a text: sentences, words, tags, trees and names."`
	Explain   explainCmd       `cmd:"" help:"Print reports with what was read from them, word by word and rule by rule."`
	Merge     mergeCmd         `cmd:"" help:"Read coded reports and write the incidents they tell together, one a line."`
	Link      linkCmd          `cmd:"" help:"Show what a draft or incident would link to, and why in points."`
	History   historyCmd       `cmd:"" help:"Show the decisions that made an incident what it is."`
	Gazetteer gazetteerCmd     `cmd:"" help:"Look up places, and add a desk's own."`
	Version   kong.VersionFlag `help:"Print the version and stop."`
}

// console is what a command talks to; every Run takes it.
type console struct {
	ctx      context.Context
	in       io.Reader
	out, err io.Writer
}

// Memory is collected when twice what the gazetteer and models hold, some 85 MB, has been used beside them, half as
// often as Go does by itself; sooner where the whole nears what a small machine has to spare. Both can be
// set from outside as in every Go program.
const (
	collectAt  = 200       // percent
	memoryNear = 340 << 20 // bytes
)

func main() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(collectAt)
		debug.SetMemoryLimit(memoryNear)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(os.Args[1:], &console{ctx: ctx, in: os.Stdin, out: os.Stdout, err: os.Stderr})
	stop()
	os.Exit(status)
}

// newParser makes the parser of the command line; exit is told the status of --help and --version.
func newParser(c *console, exit func(status int)) (*kong.Kong, error) {
	return kong.New(&commands{}, kong.Name("daybook"),
		kong.Description("Turns news reports into a conflict record that anyone can check."),
		kong.Vars{"version": read.Coder, "mergeAt": fmt.Sprint(merge.Standard.Merge)}, kong.Writers(c.out, c.err), kong.UsageOnError(),
		kong.Exit(exit), kong.Bind(c))
}

// run does one command and gives the exit status. A fault of ours ends in a line and its log, not in a panic.
func run(args []string, c *console) (status int) {
	defer func() {
		if cause := recover(); cause != nil {
			status = report(c.err, fmt.Errorf("panic: %v\n%s", cause, debug.Stack()))
		}
	}()
	stopped := -1
	parser, err := newParser(c, func(status int) { stopped = status })
	if err != nil {
		return report(c.err, err)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	chosen, err := parser.Parse(args)
	if stopped >= 0 { // --help and --version have said what they had to say
		return stopped
	}
	if err != nil {
		return report(c.err, usage{err})
	}
	return report(c.err, chosen.Run())
}
