package main

import (
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestLoad asks from many sides while the folder is exchanged under the
// reloads. Every answer must be whole and of one of the two data sets.
func TestLoad(t *testing.T) {
	name := filepath.Join(t.TempDir(), "current")
	dirs := [...]string{folder(t), otherHarbour(t)}
	want := [...][]reply{answers(t, dirs[0]), answers(t, dirs[1])}
	link(t, name, dirs[0])
	p, _ := portalOf(name)
	reload(t, p)
	address := serve(t, p) + "/orders"

	var busy crowd
	var counts [2]atomic.Int64 // of answers, by data set
	for client := range 4 {
		busy.repeat(func(n int) {
			i := (client + n) % len(questions())
			got, err := send(t.Context(), "POST", address, questions()[i])
			set := slices.IndexFunc(want[:], func(list []reply) bool { return got.same(list[i]) })
			if err != nil || set < 0 {
				t.Errorf("%v, %d %s is of neither data set", err, got.status, got.body)
				return
			}
			counts[set].Add(1)
		})
	}
	busy.repeat(func(n int) {
		if err := relink(name, dirs[n%2]); err != nil {
			t.Error(err)
		}
		time.Sleep(200 * time.Microsecond) // many times within a load
	})
	for range 10 {
		if err := p.Reload(); err != nil {
			t.Error(err)
		}
	}
	busy.stop()
	if counts[0].Load() == 0 || counts[1].Load() == 0 {
		t.Errorf("%d and %d answers: only one of the data sets was asked", counts[0].Load(), counts[1].Load())
	}
}

// crowd is goroutines that repeat what they do until they are stopped.
type crowd struct {
	done    atomic.Bool
	running sync.WaitGroup
}

func (c *crowd) repeat(step func(n int)) {
	c.running.Go(func() {
		for n := 0; !c.done.Load(); n++ {
			step(n)
		}
	})
}

func (c *crowd) stop() {
	c.done.Store(true)
	c.running.Wait()
}
