package policy

import (
	"context"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/kundavtal/avtal/agreement"
)

// danger is a way in which a no could become a yes, with the tests that show the
// attempt and what comes of it.
type danger struct {
	what  string
	tests []string // of this package, of testdata/lint or of the rules
}

// TestDangers lists what is known to go wrong where rules are embedded, and holds
// that the tests which show it are there.
func TestDangers(t *testing.T) {
	known := testNames(t)
	for _, d := range []danger{
		{"an evaluator that gets a rule wrong, by its index or its early exit", []string{"TestOracle"}},
		{"input of another type, with another field, or without one", []string{"TestQuestions", "TestQuestionsOfOtherKinds", "TestQuestionsFitTheirSchema"}},
		{"a day that sorts otherwise than it falls", []string{"TestQuestions", "TestGrid"}},
		{"not over what is missing", []string{"not.txtar"}},
		{"a misspelt word of the input, the data or a rule", []string{"input-misspelt.txtar", "data-misspelt.txtar", "cell-misspelt.txtar", "rule-misspelt.txtar"}},
		{"a dialect that gives words another meaning", []string{"rego-v2.txtar", "template.txtar"}},
		{"a builtin that fails, reaches out or runs away", []string{"builtin-http.txtar", "builtin-clock.txtar", "builtin-shift.txtar", "builtin-runtime.txtar", "TestCapabilities"}},
		{"a list that is missing, and so says nothing against", []string{"TestDataIsTotal", "builtin-object-get.txtar"}},
		{"an answer that is undefined", []string{"TestFaultyRules"}},
		{"an answer of another type, or two", []string{"TestAnswerOfAnotherType", "TestFaultyRules", "TestNoFaultAllows"}},
		{"a default other than refused", []string{"default.txtar"}},
		{"a second file that widens a package", []string{"package-twice.txtar", "TestLint"}},
		{"data in the place of a rule", []string{"data-root-misspelt.txtar", "package.txtar"}},
		{"a panic", []string{"TestPanic", "TestMatrixFaults"}},
		{"a context that has ended, of which the engine takes no notice", []string{"TestContext", "TestContextDuring"}},
		{"a rule that never ends", []string{"TestContextDuring"}},
		{"data that the caller changes afterwards", []string{"TestDecisionIsNotShared"}},
		{"a memo that mixes questions up", []string{"TestMemoTellsTheSame", "TestMemoRace"}},
		{"a requirement that hangs on what the caller says", []string{"required-facts.txtar", "test_what_is_required_does_not_hang_on_the_facts", "TestFactsNeverHide"}},
		{"what holds and fails at once", []string{"test_channel_that_is_ruled_out_fails_even_where_it_is_listed", "TestFaultyRules"}},
		{"a refusal without a reason", []string{"no-metadata.txtar", "no-words.txtar", "TestFaultyRules"}},
		{"a citation of what is not there on the day", []string{"TestCitationsAreThere"}},
		{"rules that name what the data lack", []string{"service-misspelt.txtar", "fact-unknown.txtar", "cite-document.txtar"}},
		{"rules and data of two sets", []string{"TestReceipt"}},
		{"rules that can never allow, or always do", []string{"TestEveryOutcome"}},
		{"a change of the rules that loosens them unseen", []string{"TestMatrixGolden"}},
		{"a data set that can be read only in part", []string{"TestLoadFaults"}},
		{"rules for all cells at once that say another thing", []string{"TestMatrix", "TestFaultyCells"}},
	} {
		for _, name := range d.tests {
			if !slices.Contains(known, name) {
				t.Errorf("%s: there is no %s", d.what, name)
			}
		}
	}
}

func testNames(t *testing.T) []string {
	t.Helper()
	var names []string
	files, _ := filepath.Glob("*_test.go")
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && strings.HasPrefix(fn.Name.Name, "Test") {
				names = append(names, fn.Name.Name)
			}
		}
	}
	lints, _ := filepath.Glob("testdata/lint/*.txtar")
	for _, file := range lints {
		names = append(names, filepath.Base(file))
	}
	for name, m := range parseRego(t) {
		for _, r := range m.Rules {
			if isTest(name) {
				names = append(names, r.Head.Ref()[0].Value.String())
			}
		}
	}
	return names
}

// TestNoFaultAllows spoils one thing in what the rules answer to a question that
// is not allowed. Nothing that comes of it is allowed.
func TestNoFaultAllows(t *testing.T) {
	p := embeddedPolicy(t)
	days := turningDays(p.cat)
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t, p, days)
		v, err := p.engine.eval(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		honest, err := readAnswer(v)
		if err != nil || honest.outcome == Allowed {
			return
		}
		for range 20 {
			spoilt := spoil(t, v.(map[string]any))
			if a, err := readAnswer(spoilt); err == nil && a.outcome == Allowed {
				t.Fatalf("%v: allowed, by %v", q, spoilt)
			}
		}
	})
}

// spoil returns an answer with one member taken out, put in or replaced.
func spoil(t *rapid.T, m map[string]any) map[string]any {
	spoilt := map[string]any{}
	for key, v := range m {
		spoilt[key] = v
	}
	key := rapid.SampledFrom(slices.Sorted(func(yield func(string) bool) {
		for key := range m {
			if !yield(key) {
				return
			}
		}
	})).Draw(t, "key")
	list, isList := m[key].([]any)
	switch n := rapid.IntRange(0, 3).Draw(t, "how"); {
	case n == 0:
		delete(spoilt, key)
	case n == 1 && isList && len(list) > 0:
		i := rapid.IntRange(0, len(list)-1).Draw(t, "item")
		spoilt[key] = slices.Delete(slices.Clone(list), i, i+1)
	case n == 2 && isList:
		extra, _ := m["required"].([]any)
		spoilt[key] = append(slices.Clone(list), rapid.SampledFrom(append(slices.Clone(extra), "luck", nil, true)).Draw(t, "extra"))
	default:
		spoilt[key] = rapid.SampledFrom([]any{nil, true, "allowed", []any{}, map[string]any{}, []any{"allowed"}}).Draw(t, "value")
	}
	return spoilt
}

// failingFS fails one of its calls.
type failingFS struct {
	fs.FS
	left *int
}

var errDisk = errors.New("the disk failed")

func (f failingFS) Open(name string) (fs.File, error) {
	if *f.left--; *f.left == 0 {
		return nil, errDisk
	}
	return f.FS.Open(name)
}

// TestLoadFaults fails each opening of a file in turn. There is no policy then,
// and never one of what was left.
func TestLoadFaults(t *testing.T) {
	files := base(t, nil, "")
	n := 1
	for ; ; n++ {
		left := n
		p, err := Load(failingFS{files, &left})
		if left > 0 {
			break
		}
		if p != nil || err == nil || !strings.Contains(err.Error(), errDisk.Error()) {
			t.Fatalf("call %d failed: %v %v", n, p, err)
		}
	}
	if n < 10 {
		t.Errorf("only %d calls", n)
	}
}

// TestCitationsAreThere holds that nothing is cited which cannot be looked up on
// the day, as known then.
func TestCitationsAreThere(t *testing.T) {
	p := embeddedPolicy(t)
	days := turningDays(p.cat)
	rapid.Check(t, func(t *rapid.T) {
		q := drawQuestion(t, p, days)
		d, err := p.decide(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		view := oracle{p.cat}.view(q)
		for c := range d.Conditions() {
			if len(c.Citations) == 0 {
				t.Fatalf("%v: %s cites nothing", q, c.Code)
			}
			for _, cite := range c.Citations {
				if status := view.State(cite.Document).Status; cite.Document != "" && status != agreement.InForce && status != agreement.BeforeEvidence {
					t.Fatalf("%v: %s cites %s, which is %s", q, c.Code, cite.Document, status)
				}
				if status := view.Clause(agreement.Reference{Document: cite.Document, Clause: cite.Clause}).Status; cite.Clause != "" && (status == agreement.NotYet || status == agreement.Ended) {
					t.Fatalf("%v: %s cites %s %s, which is %s", q, c.Code, cite.Document, cite.Clause, status)
				}
				if change, ok := p.Agreement().Change(cite.Change); ok && !view.KnowsOf(change.Notice().Published()) {
					t.Fatalf("%v: %s cites %s, which was not published", q, c.Code, cite.Change)
				}
			}
		}
	})
}

// TestReceipt holds that a decision names the data and the rules that made it,
// and that either shows another hash once it differs.
func TestReceipt(t *testing.T) {
	receipt := func(files fstest.MapFS) Receipt {
		p, err := Load(files)
		if err != nil {
			t.Fatal(err)
		}
		d, err := p.Order(context.Background(), allowedByBase())
		if err != nil {
			t.Fatal(err)
		}
		return d.Receipt()
	}
	files := base(t, nil, "")
	plain := receipt(files)
	if again := receipt(base(t, nil, "")); again != plain || plain.Data == "" || plain.Rules == "" {
		t.Errorf("%v and %v", plain, again)
	}
	order := string(files["rules/order.rego"].Data)
	files["rules/order.rego"] = &fstest.MapFile{Data: []byte(order + "\n# Nothing else.\n")}
	if other := receipt(files); other.Rules == plain.Rules || other.Data == plain.Data {
		t.Errorf("%v with other rules", other)
	}
}

// TestEveryOutcome asks each kind of question of the real data until it had every
// outcome: rules that can never allow, or always do, decide nothing.
func TestEveryOutcome(t *testing.T) {
	p := embeddedPolicy(t)
	seen := map[string]map[Outcome]bool{}
	ask := func(q question) {
		a, err := p.ask(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		if seen[q.kind] == nil {
			seen[q.kind] = map[Outcome]bool{}
		}
		seen[q.kind][a.outcome] = true
	}
	yes := Facts{}
	for _, fact := range p.ids.facts {
		yes = yes.With(fact, Yes)
	}
	for _, on := range []agreement.Date{day("2018-06-01"), day("2019-12-17"), day("2023-06-01")} {
		for i, service := range p.ids.services {
			ask(question{kind: "documents", service: service, on: on})
			ask(question{kind: "pub", relation: p.ids.relations[i%len(p.ids.relations)], service: service, on: on})
			for _, category := range p.ids.categories[:3] {
				ask(question{kind: "eligible", service: service, category: category, channel: "direkt", on: on})
				ask(question{kind: "order", service: service, category: category, channel: "direkt", on: on, facts: yes})
			}
		}
	}
	for kind, outcomes := range seen {
		if len(outcomes) != 3 {
			t.Errorf("%s only ever came to %v", kind, outcomes)
		}
	}
}
