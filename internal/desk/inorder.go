package desk

import (
	"iter"
	"runtime"
)

// InOrder does the work on all cores and hands out the results in the order of the input. It holds a few
// pieces of work a core, however many come in. It stops at the first error that out returns, and gives it.
func InOrder[In, Out any](in iter.Seq[In], work func(In) Out, out func(Out) error) error {
	type job struct {
		in   In
		done chan Out
	}
	cores := runtime.GOMAXPROCS(0)
	todo := make(chan job)
	queue := make(chan job, 4*cores)
	stop := make(chan struct{})
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
			select {
			case queue <- j:
			case <-stop:
				return
			}
			todo <- j
		}
	}()
	for j := range queue {
		if err := out(<-j.done); err != nil {
			close(stop)
			for j := range queue { // let the workers finish what they hold
				<-j.done
			}
			return err
		}
	}
	return nil
}
