package main

import (
	"fmt"
	"io"
	"os"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"
)

// progress shows how many reports are done, on a terminal only; what is said meanwhile goes above it.
type progress struct {
	bars *mpb.Progress // nil where there is no terminal
	bar  *mpb.Bar
	err  io.Writer
}

// progress begins a display on standard error where that is a terminal and a display is wanted.
func (c *console) progress(wanted bool) *progress {
	p := &progress{err: c.err}
	if !wanted || !isTerminal(c.err) {
		return p
	}
	p.bars = mpb.New(mpb.WithOutput(c.err), mpb.WithWidth(40))
	p.bar = p.bars.New(0, mpb.SpinnerStyle(), mpb.AppendDecorators(
		decor.CurrentNoUnit("%d reports"), decor.Name(", "), decor.AverageSpeed(0, "%.0f/s"), decor.Name(", "), decor.Elapsed(decor.ET_STYLE_MMSS)))
	return p
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// step counts one report.
func (p *progress) step() {
	if p.bar != nil {
		p.bar.Increment()
	}
}

// say writes a line for the person at the terminal.
func (p *progress) say(line string) {
	if p.bars != nil {
		fmt.Fprintln(p.bars, line)
		return
	}
	fmt.Fprintln(p.err, line)
}

// done ends the display.
func (p *progress) done() {
	if p.bars != nil {
		p.bar.SetTotal(-1, true)
		p.bars.Wait()
	}
}
