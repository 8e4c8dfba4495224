package desk_test

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"daybook/internal/desk"
)

// counting gives 0 to n-1 and counts what was taken of it.
func counting(n int, taken *atomic.Int64) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			taken.Add(1)
			if !yield(i) {
				return
			}
		}
	}
}

func TestInOrder(t *testing.T) {
	var taken, done atomic.Int64
	var got []int
	err := desk.InOrder(t.Context(), counting(5000, &taken), func(n int) int {
		for range n % 7 * 100 { // some work is longer than other
			runtime.Gosched()
		}
		return 2 * n
	}, func(n int) error {
		if ahead := taken.Load() - done.Add(1); ahead > int64(6*runtime.GOMAXPROCS(0)+2) {
			t.Fatalf("%d held at a time", ahead)
		}
		got = append(got, n)
		return nil
	})
	if err != nil || len(got) != 5000 || !slices.IsSorted(got) {
		t.Errorf("%d results, sorted %v, %v", len(got), slices.IsSorted(got), err)
	}
}

func TestInOrderStops(t *testing.T) {
	var taken atomic.Int64
	enough := errors.New("enough")
	calls := 0
	err := desk.InOrder(t.Context(), counting(1_000_000, &taken), func(n int) int { return n }, func(n int) error {
		if calls++; n == 10 {
			return enough
		}
		return nil
	})
	if err != enough || calls != 11 || taken.Load() > 1000 {
		t.Errorf("%v after %d results, %d taken", err, calls, taken.Load())
	}
	if err := desk.InOrder(t.Context(), counting(0, &taken), func(n int) int { return n }, func(int) error { return enough }); err != nil {
		t.Errorf("nothing to do gives %v", err)
	}
}

// An input that gives nothing more does not keep an interrupted command from ending.
func TestInOrderIsInterrupted(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	silent := make(chan struct{})
	defer close(silent)
	err := desk.InOrder(ctx, func(yield func(int) bool) {
		yield(1)
		<-silent
	}, func(n int) int { return n }, func(int) error {
		interrupt()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}
