package policy

import (
	"context"
	"fmt"
	"maps"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
)

// What becomes of a mutant.
const (
	stillborn = "stillborn" // does not compile, so that no test is needed
	killed    = "killed"
	survives  = "survives"
)

// trial holds mutants of rules against the tests of these rules.
type trial struct {
	modules     map[string]*ast.Module
	input, data schema
	says        map[string]string // by file of tests, the query that holds as long as they pass
}

// newTrial runs the tests on the rules as they are. They are run as one query a
// file, which ends at the first that fails and takes a fraction of what OPA's
// runner takes.
func newTrial(t *testing.T, modules map[string]*ast.Module, input, data schema) trial {
	t.Helper()
	tr := trial{modules, input, data, map[string]string{}}
	c := tr.compile(modules)
	if c.Failed() {
		t.Fatal(c.Errors)
	}
	for _, file := range tr.files(true) {
		tr.says[file] = passing(t, c, modules[file])
		if err := tr.pass(c, file); err != nil {
			t.Fatal(err)
		}
	}
	return tr
}

// passing returns the query that holds as long as every test and every case of
// a file passes. Of two tests with one name, one could hide that the other fails.
func passing(t *testing.T, c *ast.Compiler, m *ast.Module) string {
	t.Helper()
	seen, query := map[string]bool{}, []string{}
	for _, r := range m.Rules {
		name := r.Head.Ref()[0].Value.String()
		if !strings.HasPrefix(name, "test_") {
			continue
		}
		if seen[name] {
			t.Fatalf("%s: two tests are called %s", r.Location, name)
		}
		seen[name] = true
		says, value := m.Package.Path.String()+"."+name, ast.Value(ast.Boolean(true))
		if len(r.Head.Ref()) > 1 {
			says = "[k | " + says + "[k]]"
			results, err := ask(c, says)
			if err != nil || len(results) != 1 {
				t.Fatalf("%s: %v", says, err)
			}
			value = ast.MustInterfaceToValue(results[0].Expressions[0].Value)
		}
		query = append(query, fmt.Sprintf("%s == %s", says, value))
	}
	return strings.Join(query, "; ")
}

func ask(c *ast.Compiler, query string) (rego.ResultSet, error) {
	return rego.New(rego.Compiler(c), rego.StrictBuiltinErrors(true), rego.Query(query)).Eval(context.Background())
}

func (tr trial) files(tests bool) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(tr.modules)), func(name string) bool { return isTest(name) != tests })
}

// compile compiles as the library does, and lets tests call what rules may not.
func (tr trial) compile(modules map[string]*ast.Module) *ast.Compiler {
	set := ast.NewSchemaSet()
	set.Put(ast.MustParseRef("schema.input"), tr.input)
	set.Put(ast.MustParseRef("schema.data"), tr.data)
	c := ast.NewCompiler().WithStrict(true).WithSchemas(set).WithUseTypeCheckAnnotations(true).SetErrorLimit(0)
	c.Compile(modules)
	return c
}

// pass runs the tests of a file. Of a query that is one expression, OPA gives
// false for a result.
func (tr trial) pass(c *ast.Compiler, file string) error {
	results, err := ask(c, tr.says[file])
	if err == nil && (len(results) != 1 || slices.ContainsFunc(results[0].Expressions, func(e *rego.ExpressionValue) bool { return e.Value != true })) {
		err = fmt.Errorf("%s: a test fails", file)
	}
	return err
}

// fate tells what becomes of a mutant. The tests of its own file come first:
// they kill most, and need the fewest modules.
func (tr trial) fate(m mutant) string {
	var own, others []string
	for _, name := range tr.files(true) {
		if name == strings.TrimSuffix(m.file, ".rego")+"_test.rego" {
			own = append(own, name)
		} else {
			others = append(others, name)
		}
	}
	for _, tests := range [][]string{own, others} {
		modules := map[string]*ast.Module{}
		for _, name := range append(tests, m.file) {
			tr.add(modules, name)
		}
		modules[m.file] = m.module
		c := tr.compile(modules)
		if c.Failed() {
			return fateOf(c.Errors)
		}
		for _, file := range tests {
			if tr.pass(c, file) != nil {
				return killed
			}
		}
	}
	return survives
}

// fateOf tells rules that do not compile from tests that do not compile with
// these rules, and so tell them from others.
func fateOf(errs ast.Errors) string {
	if slices.ContainsFunc(errs, func(e *ast.Error) bool { return e.Location == nil || !isTest(e.Location.File) }) {
		return stillborn
	}
	return killed
}

// add adds a module and what it imports.
func (tr trial) add(modules map[string]*ast.Module, name string) {
	modules[name] = tr.modules[name]
	for _, imp := range tr.modules[name].Imports {
		for _, file := range tr.files(false) {
			if modules[file] == nil && tr.modules[file].Package.Path.Equal(imp.Path.Value) {
				tr.add(modules, file)
			}
		}
	}
}

func (tr trial) mutants() []mutant {
	var all []mutant
	for _, file := range tr.files(false) {
		all = append(all, mutants(file, tr.modules, tr.input, tr.data)...)
	}
	return all
}

// fates returns what becomes of each mutant, in their order.
func (tr trial) fates(all []mutant) []string {
	// Compiling leaves much garbage on a small heap.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	fates := make([]string, len(all))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(all)); i = next.Add(1) - 1 {
				fates[i] = tr.fate(all[i])
			}
		})
	}
	wg.Wait()
	return fates
}
