package policy

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/kundavtal/avtal/agreement"
)

// TestMatrix holds the rules that answer for all cells at once to Eligible, on
// days of every kind, with everything known and as known then.
func TestMatrix(t *testing.T) {
	unraced(t)
	for name, p := range dataSets(t) {
		if _, ok := p.engine.queries["matrix"]; !ok {
			continue
		}
		t.Run(name, func(t *testing.T) {
			dates, n := p.Dates(), 0
			for i, on := range dates.On {
				for j, known := range append(dates.Known, agreement.Date{}) {
					if (7*i+j)%307 != 0 && !(known.IsZero() && i%16 == 0) {
						continue
					}
					requireMatrix(t, p, At{on, known})
					n++
				}
			}
			if n < 8 {
				t.Errorf("only %d matrices", n)
			}
		})
	}
}

func requireMatrix(t *testing.T, p *Policy, at At) {
	t.Helper()
	m, err := p.Matrix(context.Background(), at)
	if err != nil {
		t.Fatal(at, err)
	}
	n, single := 0, p.singly(context.Background(), question{kind: "matrix", on: at.On, known: at.Known}, &Matrix{})
	for c := range m.Cells() {
		if n++; n%11 != 0 {
			continue
		}
		want, err := single(c.Service, c.Category, c.Channel)
		if err != nil || want.Outcome != c.Outcome || !slices.Equal(want.Fails, c.Fails) || !slices.Equal(want.Unknown, c.Unknown) || !slices.Equal(want.Needs, c.Needs) {
			t.Fatalf("%v: %+v, Eligible says %+v (%v)", at, c, want, err)
		}
	}
	if want := len(p.ids.services) * len(p.ids.categories) * len(p.ids.channels); n != want {
		t.Fatalf("%d cells, want %d", n, want)
	}
}

// TestMatrixOfEach asks rule sets that have no rule for all cells at once: one that
// answers for each, and one that does not.
func TestMatrixOfEach(t *testing.T) {
	unraced(t)
	whole, each, at := embeddedPolicy(t), fresh(embeddedPolicy(t)), At{On: day("2019-12-18")}
	each.engine.queries = maps.Clone(whole.engine.queries)
	delete(each.engine.queries, "matrix")
	want, err := whole.Matrix(context.Background(), at)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := each.Matrix(context.Background(), at); err != nil || !reflect.DeepEqual(got.cells, want.cells) {
		t.Errorf("the cells differ: %v", err)
	}
	p := fault{}.load(t)
	if m, err := p.Matrix(context.Background(), At{On: day("2019-03-01")}); !errors.Is(err, ErrQuestion) || m != nil {
		t.Errorf("%v %v, although no rule answers eligible", m, err)
	}
}

func TestMatrixFaults(t *testing.T) {
	p := embeddedPolicy(t)
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if m, err := p.Matrix(ended, At{On: day("2019-03-01")}); m != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("%v %v after the context ended", m, err)
	}
	for _, at := range []At{{}, {On: day("2199-12-31").AddDays(1)}, {On: day("2019-03-01"), Known: day("1900-01-01").AddDays(-5)}} {
		if m, err := p.Matrix(context.Background(), at); m != nil || !errors.Is(err, ErrQuestion) {
			t.Errorf("%v: %v %v", at, m, err)
		}
	}
}

// TestFaultyCells reads what a broken rule would give. No cell comes of it.
func TestFaultyCells(t *testing.T) {
	required := []string{"a", "channel-open"}
	whole := func(outcome, state, open any) any {
		return map[string]any{"s": map[string]any{"k": map[string]any{
			"states": map[string]any{"a": state}, "channels": map[string]any{"c": map[string]any{"state": open, "outcome": outcome, "needs": []any{"f"}}},
		}}}
	}
	needing := func(needs any) any {
		return map[string]any{"s": map[string]any{"k": map[string]any{
			"states": map[string]any{"a": "holds"}, "channels": map[string]any{"c": map[string]any{"state": "holds", "outcome": "allowed", "needs": needs}},
		}}}
	}
	if c, err := (matrixReader{whole("allowed", "holds", "holds"), required, []string{"f"}}).cell("s", "k", "c"); err != nil || c.Outcome != Allowed {
		t.Fatalf("%v %v; the faults would show nothing", c, err)
	}
	for name, v := range map[string]any{
		"nothing":            nil,
		"text":               "allowed",
		"another service":    map[string]any{"t": whole("allowed", "holds", "holds").(map[string]any)["s"]},
		"no outcome":         whole(nil, "holds", "holds"),
		"boolean outcome":    whole(true, "holds", "holds"),
		"another word":       whole("granted", "holds", "holds"),
		"no state":           whole("allowed", nil, "holds"),
		"another state":      whole("allowed", "perhaps", "holds"),
		"a condition fails":  whole("allowed", "fails", "holds"),
		"one is unknown":     whole("allowed", "unknown", "holds"),
		"the channel fails":  whole("allowed", "holds", "fails"),
		"no channel":         map[string]any{"s": map[string]any{"k": map[string]any{"states": map[string]any{"a": "holds"}}}},
		"a forgotten":        map[string]any{"s": map[string]any{"k": map[string]any{"states": map[string]any{}, "channels": map[string]any{"c": map[string]any{"state": "holds", "outcome": "allowed", "needs": []any{}}}}}},
		"one more condition": map[string]any{"s": map[string]any{"k": map[string]any{"states": map[string]any{"a": "holds", "b": "holds"}, "channels": map[string]any{"c": map[string]any{"state": "holds", "outcome": "allowed", "needs": []any{}}}}}},
		"no needs":           needing(nil),
		"needs a number":     needing([]any{1}),
		"needs twice":        needing([]any{"f", "f"}),
		"needs what is not":  needing([]any{"g"}),
		"too strict":         whole("refused", "holds", "holds"),
	} {
		if c, err := (matrixReader{v, required, []string{"f"}}).cell("s", "k", "c"); err == nil || c.Outcome != Refused {
			t.Errorf("%s: %+v %v", name, c, err)
		}
	}
}

// TestDelta holds the flips to the cells of the two matrices, and each to a cause.
func TestDelta(t *testing.T) {
	unraced(t)
	p := embeddedPolicy(t)
	for _, c := range []struct {
		from, to At
		service  string // one that flips
		cause    string // a change, or a source where none tells it
	}{
		{At{On: day("2018-12-11")}, At{On: day("2018-12-12")}, "nitha", "2018-12-12/tjanst-nitha"},
		{At{On: day("2018-12-12"), Known: day("2018-12-11")}, At{On: day("2018-12-12"), Known: day("2018-12-12")}, "nitha", "2018-12-12/tjanst-nitha"},
		{At{On: day("2022-09-15")}, At{On: day("2022-09-16")}, "personuppgiftstjansten", "andringar-2022-06-17"},
	} {
		d, err := p.Delta(context.Background(), c.from, c.to)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, f := range d.Flips {
			if f.Before.Outcome == f.After.Outcome && slices.Equal(f.Before.Needs, f.After.Needs) || len(f.Causes) == 0 {
				t.Errorf("%+v", f)
			}
			caused := slices.ContainsFunc(f.Causes, func(cite Citation) bool {
				return string(cmp.Or(cite.Change, agreement.ChangeID(cite.Source))) == c.cause
			})
			found = found || f.After.Service == c.service && caused
		}
		if !found {
			t.Errorf("%v to %v: no cell of %s flips by %s", c.from, c.to, c.service, c.cause)
		}
		requireAllFlips(t, p, c.from, c.to, d.Flips)
	}
	if d, err := p.Delta(context.Background(), At{On: day("2019-01-01")}, At{On: day("2019-01-01")}); err != nil || d.Flips == nil || len(d.Flips) > 0 {
		t.Errorf("a day and itself: %v %v", d, err)
	}
}

func requireAllFlips(t *testing.T, p *Policy, from, to At, flips []Flip) {
	t.Helper()
	before, err := p.Matrix(context.Background(), from)
	if err != nil {
		t.Fatal(err)
	}
	after, err := p.Matrix(context.Background(), to)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for c := range after.Cells() {
		if was, _ := before.Cell(c.Service, c.Category, c.Channel); was.Outcome != c.Outcome || c.Outcome != Refused && slices.Equal(was.Unknown, c.Unknown) && !slices.Equal(was.Needs, c.Needs) {
			n++
		}
	}
	if n != len(flips) || n == 0 {
		t.Errorf("%d cells differ and %d flips are told", n, len(flips))
	}
}

// TestDates asks on days and the days before them: where a day is not among
// Dates, nothing differs but the day that the sentences name.
func TestDates(t *testing.T) {
	p := embeddedPolicy(t)
	days := turningDays(p.cat)
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t, p, days)
		dates, at := p.dates.On, &q.on
		if !q.known.IsZero() && rapid.Bool().Draw(t, "known") {
			dates, at = p.dates.Known, &q.known
		}
		if *at == day("2199-12-31") {
			return
		}
		before := q
		*at = at.AddDays(1)
		if _, told := slices.BinarySearchFunc(dates, *at, agreement.Date.Compare); told {
			return
		}
		requireSameAnswer(t, p, before, q)
	})
}

func requireSameAnswer(t *rapid.T, p *Policy, a, b question) {
	first, err := p.decide(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	second, err := p.decide(context.Background(), b)
	if err != nil {
		t.Fatal(err)
	}
	if x, y := undated(first), undated(second); !slices.Equal(x, y) {
		t.Fatalf("%v and %v differ although no day is between them:\n%q\n%q", a, b, x, y)
	}
}

// undated is what an answer says apart from its sentences.
func undated(d Decision) []string {
	said := []string{d.Outcome().String()}
	for c := range d.Conditions() {
		said = append(said, c.Code+c.Subject+string(c.State)+c.Asks)
		for _, cite := range c.Citations {
			said = append(said, string(cite.Document)+string(cite.Clause)+string(cite.Change)+string(cite.Source))
		}
	}
	for in := range d.Documents() {
		said = append(said, string(in.Document)+in.Version+in.Title.SV+string(in.Status))
	}
	for in := range d.Candidates() {
		said = append(said, "perhaps "+string(in.Document)+in.Version+in.Title.SV+string(in.Status))
	}
	for a := range d.Assumptions() {
		said = append(said, string(a.Kind)+a.About+a.Text.EN)
	}
	return said
}

// TestHorizon holds the next day to a walk over the days, and the facts to
// asking again.
func TestHorizon(t *testing.T) {
	unraced(t)
	p := embeddedPolicy(t)
	days, ctx := turningDays(p.cat), context.Background()
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t, p, days)
		if rapid.IntRange(0, 2).Draw(t, "seldom") > 0 { // each takes hundreds of questions
			return
		}
		now, err := p.ask(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		h, err := p.Horizon(ctx, rawQuestion{q})
		if err != nil || h.Outcome != now.outcome {
			t.Fatalf("%v: %v %v, the answer is %s", q, h, err, now.outcome)
		}
		for range 20 {
			later := q
			if later.on = rapid.SampledFrom(days).Draw(t, "later"); !later.on.After(q.on) || h.Next != nil && !later.on.Before(h.Next.Day) {
				continue
			}
			if a, err := p.ask(ctx, later); err != nil || a.outcome != now.outcome {
				t.Fatalf("%v turns by %v, Horizon says %+v", q, later.on, h.Next)
			}
		}
		if h.Next != nil {
			later := q
			later.on = h.Next.Day
			if a, err := p.ask(ctx, later); err != nil || a.outcome != h.Next.Outcome || a.outcome == now.outcome || len(h.Next.Causes) == 0 {
				t.Fatalf("%v does not turn as Horizon says: %+v", q, h.Next)
			}
		}
		requireTurns(t, p, q, h.Facts, now.outcome)
	})
}

type rawQuestion struct{ q question }

func (r rawQuestion) question() question { return r.q }

func requireTurns(t *rapid.T, p *Policy, q question, turns []FactTurn, now Outcome) {
	for _, turn := range turns {
		then := q
		for fact, a := range turn.Facts.All() {
			then.facts = then.facts.With(fact, a)
		}
		d, err := p.decide(context.Background(), then)
		if err != nil || d.Outcome() != turn.Outcome || turn.Outcome == now {
			t.Fatalf("%v with %s: %s %v, Horizon says %s", q, turn.Facts, d.Outcome(), err, turn.Outcome)
		}
	}
}

// TestHorizonOfAnOrder is the case that a portal shows: what is lacking, and
// which answers would refuse it.
func TestHorizonOfAnOrder(t *testing.T) {
	q := exampleOrder()
	q.Facts = Facts{}.With("gln", Yes)
	h, err := embeddedPolicy(t).Horizon(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{h.Outcome.String()}
	for _, turn := range h.Facts {
		got = append(got, turn.Facts.String()+" -> "+turn.Outcome.String())
	}
	want := []string{
		"undetermined", "gln=no -> refused", "hjalpmedel-iso-9999=no -> refused", "kundavtal-signerat=no -> refused",
		"hjalpmedel-iso-9999=yes kundavtal-signerat=yes -> allowed",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for _, q := range []Question{nil, Order{}, PuB{Service: "nitha"}} {
		if h, err := embeddedPolicy(t).Horizon(context.Background(), q); !errors.Is(err, ErrQuestion) || h.Outcome != Refused {
			t.Errorf("%v: %v %v", q, h, err)
		}
	}
}
