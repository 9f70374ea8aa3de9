package policy

import (
	"context"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/format"
	"github.com/open-policy-agent/opa/v1/tester"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// regoFiles returns the embedded rules and their tests.
func regoFiles(tb testing.TB) map[string]string {
	tb.Helper()
	names, err := fs.Glob(embedded, "rules/*/*.rego")
	if err != nil || len(names) < 10 {
		tb.Fatalf("%d files: %v", len(names), err)
	}
	files := map[string]string{}
	for _, name := range names {
		src, err := embedded.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		files[name] = string(src)
	}
	return files
}

func parseRego(tb testing.TB) map[string]*ast.Module {
	tb.Helper()
	modules := map[string]*ast.Module{}
	for name, src := range regoFiles(tb) {
		m, err := ast.ParseModuleWithOpts(name, src, ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1})
		if err != nil {
			tb.Fatal(err)
		}
		modules[name] = m
	}
	return modules
}

func isTest(name string) bool { return strings.HasSuffix(name, "_test.rego") }

// TestRego runs the rules' own tests, one subtest each, and fails on a line of
// a rule that none of them reaches.
func TestRego(t *testing.T) {
	modules, covered := parseRego(t), cover.New()
	compiler := ast.NewCompiler().WithStrict(true).WithSchemas(schemas(embeddedPolicy(t).ids)).WithUseTypeCheckAnnotations(true)
	results, err := tester.NewRunner().SetCompiler(compiler).SetCoverageQueryTracer(covered).RaiseBuiltinErrors(true).SetTimeout(time.Minute).
		SetModules(modules).RunTests(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	for r := range results {
		ran++
		t.Run(strings.TrimPrefix(r.Package, "data.rules.")+"."+r.Name, func(t *testing.T) {
			if !r.Pass() {
				t.Errorf("%s: %s %v", r.Location, r, r.Error)
			}
		})
	}
	if ran < 40 {
		t.Errorf("only %d tests ran", ran)
	}
	reportUncovered(t, covered, modules)
}

func reportUncovered(t *testing.T, covered *cover.Cover, modules map[string]*ast.Module) {
	t.Helper()
	for name, file := range covered.Report(modules).Files {
		if isTest(name) {
			continue
		}
		for _, r := range file.NotCovered {
			t.Errorf("%s:%d-%d: no test reaches it", name, r.Start.Row, r.End.Row)
		}
	}
}

func TestRegoFormat(t *testing.T) {
	for name, src := range regoFiles(t) {
		formatted, err := format.Source(name, []byte(src))
		if err != nil || string(formatted) != src {
			t.Errorf("%s is not as opa fmt writes it: %v\n%s", name, err, formatted)
		}
	}
}

// TestRegoTitles holds every name of a rule to a title.
func TestRegoTitles(t *testing.T) {
	for name, m := range parseRego(t) {
		if isTest(name) {
			continue
		}
		titled := map[string]bool{}
		for _, a := range m.Annotations {
			if rule, ok := a.GetTargetPath(), a.Title != ""; ok {
				titled[rule.String()] = true
			}
		}
		for _, r := range m.Rules {
			if path := r.Ref().GroundPrefix().String(); !titled[path] {
				t.Errorf("%s: %s has no title", r.Location, path)
			}
		}
		if !titled[m.Package.Path.String()] {
			t.Errorf("%s has no title", name)
		}
	}
}

// TestRegoWhole holds that every test file has its rule file and the reverse.
func TestRegoWhole(t *testing.T) {
	files := regoFiles(t)
	for name := range files {
		other := strings.TrimSuffix(name, ".rego") + "_test.rego"
		if isTest(name) {
			other = strings.TrimSuffix(name, "_test.rego") + ".rego"
		}
		if _, ok := files[other]; !ok {
			t.Errorf("%s has no %s", name, other)
		}
	}
}

// TestRegoTestsAreNoRules holds that tests do not count as rules of a data set.
func TestRegoTestsAreNoRules(t *testing.T) {
	var errs datafile.ErrorList
	for name := range readRules(slices.Collect(maps.Keys(regoFiles(t))), readEmbedded(&errs), &errs) {
		if isTest(name) {
			t.Errorf("%s is among the rules", name)
		}
	}
}
