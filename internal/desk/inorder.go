package desk

import (
	"context"
	"iter"
	"runtime"
)

// InOrder does the work on all cores and hands out the results in the order of the input. It holds a few
// pieces of work a core, however many come in. It stops at the first error that out returns, or when ctx
// is done, and gives that error; what was begun by then ends on its own.
func InOrder[In, Out any](ctx context.Context, in iter.Seq[In], work func(In) Out, out func(Out) error) error {
	type job struct {
		in   In
		done chan Out // holds one, so that no worker waits
	}
	cores := runtime.GOMAXPROCS(0)
	todo := make(chan job)
	queue := make(chan job, 4*cores)
	stop := make(chan struct{})
	defer close(stop)
	for range cores {
		go func() {
			for j := range todo {
				j.done <- work(j.in)
			}
		}()
	}
	go func() {
		defer close(queue)
		defer close(todo)
		for v := range in {
			j := job{v, make(chan Out, 1)}
			for _, to := range []chan job{queue, todo} {
				select {
				case to <- j:
				case <-stop:
					return
				}
			}
		}
	}()
	for {
		select {
		case j, more := <-queue:
			if !more {
				return nil
			}
			select {
			case result := <-j.done:
				if err := out(result); err != nil {
					return err
				}
			case <-ctx.Done():
				return ctx.Err()
			}
		case <-ctx.Done(): // the input may be a terminal at which nobody types
			return ctx.Err()
		}
	}
}
