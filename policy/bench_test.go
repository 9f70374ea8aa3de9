package policy

import (
	"context"
	"io/fs"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/catalog"
)

// BenchmarkRemembered asks for a remembered decision, and in turn looks it up in a
// map that has the same key: "x-map" is how many times as long it took.
func BenchmarkRemembered(b *testing.B) {
	const times = 1000
	p, ctx, q := embeddedPolicy(b), context.Background(), exampleOrder()
	d, err := p.Order(ctx, q)
	if err != nil {
		b.Fatal(err)
	}
	plain := map[question]Decision{q.question(): d}
	b.Run("Order", func(b *testing.B) {
		var memo, baseline time.Duration
		b.ReportAllocs()
		for b.Loop() {
			start := time.Now()
			for range times {
				if d, err := p.Order(ctx, q); err != nil || d.Outcome() != Allowed {
					b.Fatal(err)
				}
			}
			memo += time.Since(start)
			start = time.Now()
			for range times {
				if d := plain[q.question()]; d.Outcome() != Allowed {
					b.Fatal(d)
				}
			}
			baseline += time.Since(start)
		}
		b.ReportMetric(float64(memo)/float64(baseline), "x-map")
	})
	b.Run("parallel", func(b *testing.B) { // with -cpu 1,2: how much faster two are
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				if _, err := p.Order(ctx, q); err != nil {
					b.Fatal(err)
				}
			}
		})
	})
}

// oneOfEachKind returns a question of each kind, but for the matrix.
func oneOfEachKind() []question {
	order := exampleOrder()
	return []question{
		Eligible{Service: order.Service, Category: order.Category, Channel: order.Channel, On: order.On}.question(),
		order.question(),
		Documents{Service: "nationell-patientoversikt", On: day("2019-12-18")}.question(),
		PuB{Relation: "inera-kund", Service: "nationell-patientoversikt", On: day("2019-12-18")}.question(),
	}
}

// BenchmarkFirst asks each kind of question that is not remembered, and in turn
// only lets OPA evaluate the same rules, and the least that it evaluates at all:
// "x-opa" and "x-floor" are how many times OPA's part the decision takes, and how
// many times the least the rules. Each has several turns in a row, so that all
// three find the processor equally warm.
func BenchmarkFirst(b *testing.B) {
	const times = 20
	p, ctx := embeddedPolicy(b), context.Background()
	least, err := rego.New(rego.Query("x = true")).PrepareForEval(ctx)
	if err != nil {
		b.Fatal(err)
	}
	timed := func(sum *time.Duration, do func() error) {
		start := time.Now()
		for range times {
			if err := do(); err != nil {
				b.Fatal(err)
			}
		}
		*sum += time.Since(start)
	}
	for _, q := range oneOfEachKind() {
		input, err := ast.InterfaceToValue(q.input())
		if err != nil {
			b.Fatal(err)
		}
		b.Run(q.kind, func(b *testing.B) {
			var whole, opa, floor time.Duration
			for b.Loop() {
				timed(&whole, func() error { _, err := fresh(p).decide(ctx, q); return err })
				timed(&opa, func() error {
					_, err := p.engine.queries[q.kind].Eval(ctx, rego.EvalParsedInput(input))
					return err
				})
				timed(&floor, func() error { _, err := least.Eval(ctx); return err })
			}
			b.ReportMetric(float64(whole)/float64(opa), "x-opa")
			b.ReportMetric(float64(opa)/float64(floor), "x-floor")
		})
	}
}

// BenchmarkLoad loads the policy, and in turn the catalog alone and what OPA alone
// does with the same rules and data: parse, compile against the schemas, store and
// prepare. "x-opa" is how many times OPA's part the policy takes beyond the
// catalog.
func BenchmarkLoad(b *testing.B) {
	p := embeddedPolicy(b)
	data, _ := export(p.cat)
	sources := parsedSources(b)
	var whole, catalogs, opa time.Duration
	timed := func(sum *time.Duration, do func() error) {
		start := time.Now()
		if err := do(); err != nil {
			b.Fatal(err)
		}
		*sum += time.Since(start)
	}
	b.ReportAllocs()
	for b.Loop() {
		timed(&whole, func() error { _, err := Load(kundavtal2.FS()); return err })
		b.StopTimer()
		timed(&catalogs, func() error { _, err := catalog.Load(kundavtal2.FS()); return err })
		timed(&opa, func() error {
			c, err := compile(ruleSet{modules: parseModules(b, sources)}, p.ids)
			if err == nil {
				_, err = newEngine(c, data, 1)
			}
			return err
		})
		b.StartTimer()
	}
	b.ReportMetric(float64(whole-catalogs)/float64(opa), "x-opa")
}

// parsedSources returns the text of the embedded rules.
func parsedSources(b *testing.B) map[string]string {
	b.Helper()
	names, err := fs.Glob(embedded, "rules/kundavtal-2/*.rego")
	if err != nil {
		b.Fatal(err)
	}
	sources := map[string]string{}
	for _, name := range names {
		src, err := embedded.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		if !isTest(name) {
			sources[name] = string(src)
		}
	}
	return sources
}

func parseModules(b *testing.B, sources map[string]string) map[string]*ast.Module {
	b.Helper()
	modules := map[string]*ast.Module{}
	for name, src := range sources {
		m, err := ast.ParseModuleWithOpts(name, src, ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1, Capabilities: capabilities()})
		if err != nil {
			b.Fatal(err)
		}
		modules[name] = m
	}
	return modules
}

// BenchmarkMatrix asks for all cells of a day at once, and in turn for each:
// "x-single" is how many times as long it took.
func BenchmarkMatrix(b *testing.B) {
	p, ctx, at := embeddedPolicy(b), context.Background(), At{On: day("2023-06-01")}
	var whole, single time.Duration
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		m, err := p.Matrix(ctx, at)
		if err != nil {
			b.Fatal(err)
		}
		whole += time.Since(start)
		b.StopTimer()
		start = time.Now()
		for _, c := range m.cells {
			if _, err := p.engine.ask(ctx, cellQuestion(c, at)); err != nil {
				b.Fatal(err)
			}
		}
		single += time.Since(start)
		b.StartTimer()
	}
	b.ReportMetric(float64(whole)/float64(single), "x-single")
}
