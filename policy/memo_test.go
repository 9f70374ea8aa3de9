package policy

import (
	"context"
	"strconv"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/kundavtal/avtal/agreement/kundavtal2"
)

// fresh returns the policy with nothing remembered.
func fresh(p *Policy) *Policy {
	return &Policy{cat: p.cat, ids: p.ids, engine: p.engine, clauses: p.clauses, assumed: p.assumed, rules: p.rules}
}

func TestMemoIsBounded(t *testing.T) {
	var m memo
	kept := &decision{}
	for i := range 4 * memoSize {
		q := question{service: strconv.Itoa(i)}
		m.keep(q, Decision{kept})
		if _, ok := m.find(q); !ok {
			t.Fatalf("%d is lost at once", i)
		}
		if n := m.size() + len(m.fresh); n > memoSize+memoSize/4+65 {
			t.Fatalf("%d decisions are kept", n)
		}
	}
	if m.size() < memoSize/4 {
		t.Errorf("only %d decisions are kept", m.size())
	}
}

// TestMemoCopiesSeldom asks again for each decision, the worst that a caller
// can do: every copy of the memo is paid for by many questions.
func TestMemoCopiesSeldom(t *testing.T) {
	var m memo
	copied, last := 0, m.settled.Load()
	for i := range memoSize {
		q := question{service: strconv.Itoa(i)}
		m.keep(q, Decision{})
		m.find(q)
		if now := m.settled.Load(); now != last {
			copied, last = copied+len(*now), now
		}
	}
	if copied > 16*memoSize {
		t.Errorf("%d entries were copied for %d questions", copied, memoSize)
	}
}

// TestMemoTellsTheSame holds what is remembered to a fresh evaluation.
func TestMemoTellsTheSame(t *testing.T) {
	p := embeddedPolicy(t)
	days, ctx := turningDays(p.cat), context.Background()
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t, p, days)
		anew, err := fresh(p).decide(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		want, _ := anew.MarshalJSON()
		for range 3 {
			d, err := p.decide(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			if got, _ := d.MarshalJSON(); string(got) != string(want) {
				t.Fatalf("%v: remembered\n%s\nanew\n%s", q, got, want)
			}
		}
	})
}

func TestMemoAllocatesNothing(t *testing.T) {
	p, ctx := embeddedPolicy(t), context.Background()
	q := exampleOrder()
	ask := func() {
		if _, err := p.Order(ctx, q); err != nil {
			t.Fatal(err)
		}
	}
	for range 100 {
		ask()
	}
	if n := testing.AllocsPerRun(100, ask); n != 0 {
		t.Errorf("%v allocations for a decision that is remembered", n)
	}
}

func exampleOrder() Order {
	return Order{
		Service: "hjalpmedelstjansten", Category: "hjalpmedelsleverantor", Channel: "direkt", On: day("2018-12-12"),
		Facts: Facts{}.With("kundavtal-signerat", Yes).With("gln", Yes).With("hjalpmedel-iso-9999", Yes),
	}
}

// TestMemoRace asks from many goroutines at once, remembered or not.
func TestMemoRace(t *testing.T) {
	p, err := Load(kundavtal2.FS())
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for g := range 8 {
		group.Go(func() {
			for i := range 200 {
				q := exampleOrder()
				q.On = q.On.AddDays((i + g) % 40)
				if d, err := p.Order(context.Background(), q); err != nil || d.Outcome() != Allowed {
					t.Errorf("%s: %s %v", q.On, d.Outcome(), err)
				}
			}
		})
	}
	group.Wait()
}
