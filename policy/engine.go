package policy

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
)

// engine is the compiled rules with their data.
type engine struct {
	queries map[string]rego.PreparedEvalQuery // by kind of question
	limits  map[string]int                    // of one evaluation, in steps, by kind of question
}

// compile compiles the rules, hardened: an allow-list of builtins, strict mode,
// and closed schemas for input and data.
func compile(set ruleSet, ids ids) (*ast.Compiler, error) {
	c := ast.NewCompiler().WithCapabilities(capabilities()).WithStrict(true).WithSchemas(schemas(ids)).
		WithUseTypeCheckAnnotations(true).WithEnablePrintStatements(false).SetErrorLimit(0)
	c.Compile(set.modules)
	if c.Failed() {
		return nil, c.Errors
	}
	return c, nil
}

func schemas(ids ids) *ast.SchemaSet {
	set := ast.NewSchemaSet()
	set.Put(ast.MustParseRef("schema.input"), inputSchema(ids))
	set.Put(ast.MustParseRef("schema.data"), dataSchema(ids))
	return set
}

// newEngine prepares a query for every question that the rules answer. An error
// within a builtin is an error of the question. A matrix has so many cells.
func newEngine(c *ast.Compiler, data map[string]any, cells int) (engine, error) {
	store := inmem.NewFromObjectWithOpts(map[string]any{"avtal": data}, inmem.OptReturnASTValuesOnRead(true), inmem.OptRoundTripOnWrite(false))
	e := engine{queries: map[string]rego.PreparedEvalQuery{}, limits: map[string]int{}}
	for _, kind := range [...]string{"eligible", "order", "documents", "pub", "matrix"} {
		answer := "data.rules." + kind + ".answer"
		if kind == "matrix" {
			answer = "data.rules.matrix.cells"
		}
		if len(c.GetRules(ast.MustParseRef(answer))) == 0 {
			continue
		}
		q, err := rego.New(
			rego.Compiler(c), rego.Store(store), rego.StrictBuiltinErrors(true), rego.Capabilities(capabilities()), rego.Query(answer),
		).PrepareForEval(context.Background())
		if err != nil {
			return engine{}, err
		}
		e.queries[kind], e.limits[kind] = q, stepLimit
	}
	e.limits["matrix"] = max(stepLimit, cellLimit*cells)
	return e, nil
}

// answer is what the rules say, as they say it.
type answer struct {
	outcome                                            Outcome
	required, holds, fails, unknown                    []string
	needs, documents, candidates, obligations, assumes []string
	cites                                              [][2]string
}

// ask evaluates one question. Whatever goes wrong is an error, never an answer.
func (e engine) ask(ctx context.Context, q question, opts ...rego.EvalOption) (answer, error) {
	v, err := e.eval(ctx, q, opts...)
	if err != nil {
		return answer{}, err
	}
	return readAnswer(v)
}

// eval returns the one value that the rules give for a question.
func (e engine) eval(ctx context.Context, q question, opts ...rego.EvalOption) (any, error) {
	query, ok := e.queries[q.kind]
	if !ok {
		return nil, e.unanswered(q.kind)
	}
	input, err := ast.InterfaceToValue(q.input())
	if err != nil {
		return nil, err
	}
	steps := &budget{ctx: ctx, limit: e.limits[q.kind]}
	results, err := query.Eval(ctx, append(opts, rego.EvalParsedInput(input), rego.EvalExternalCancel(steps))...)
	if ended := steps.err(); ended != nil {
		return nil, ended
	}
	if err != nil {
		return nil, err
	}
	if len(results) != 1 || len(results[0].Expressions) != 1 {
		return nil, fmt.Errorf("the rules gave %d answers to %s", len(results), q.kind)
	}
	return results[0].Expressions[0].Value, nil
}

// unanswered says of a question that no rule answers it, and which ones do.
func (e engine) unanswered(kind string) error {
	what := "the data set has no rules"
	if len(e.queries) > 0 {
		what = "its rules answer " + strings.Join(slices.Sorted(maps.Keys(e.queries)), ", ")
	}
	return fmt.Errorf("%w: the rules of the data set do not answer %s; %s", ErrQuestion, kind, what)
}

// readAnswer takes only an answer that is whole and agrees with itself.
func readAnswer(v any) (answer, error) {
	m, ok := v.(map[string]any)
	if !ok {
		return answer{}, fmt.Errorf("the rules gave %T for an answer", v)
	}
	r := answerReader{m: m}
	a := answer{
		outcome: r.outcome(), required: r.set("required"), holds: r.set("holds"), fails: r.set("fails"),
		unknown: r.set("unknown"), needs: r.set("needs"), documents: r.set("documents"), candidates: r.set("candidates"),
		obligations: r.set("obligations"), assumes: r.set("assumes"), cites: r.pairs("cites"),
	}
	if r.err == nil {
		r.err = a.check()
	}
	if r.err != nil {
		return answer{}, r.err
	}
	return a, nil
}

type answerReader struct {
	m   map[string]any
	err error
}

func (r *answerReader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
}

func (r *answerReader) outcome() Outcome {
	for _, o := range [...]Outcome{Refused, Undetermined, Allowed} {
		if r.m["outcome"] == o.String() {
			return o
		}
	}
	r.fail("the rules gave the outcome %v", r.m["outcome"])
	return Refused
}

// set reads texts of which none is there twice.
func (r *answerReader) set(key string) []string {
	texts := r.texts(key)
	for i, text := range texts {
		if slices.Contains(texts[:i], text) {
			r.fail("the rules gave %q twice within %s", text, key)
		}
	}
	return texts
}

func (r *answerReader) texts(key string) []string {
	list, ok := r.m[key].([]any)
	if !ok {
		r.fail("the rules gave %T for %s", r.m[key], key)
	}
	texts := make([]string, 0, len(list))
	for _, item := range list {
		text, ok := item.(string)
		if !ok {
			r.fail("the rules gave %T within %s", item, key)
		}
		texts = append(texts, text)
	}
	return texts
}

func (r *answerReader) pairs(key string) [][2]string {
	list, ok := r.m[key].([]any)
	if !ok {
		r.fail("the rules gave %T for %s", r.m[key], key)
	}
	var pairs [][2]string
	for _, item := range list {
		pair := answerReader{m: map[string]any{key: item}}
		texts := pair.texts(key)
		if pair.err != nil || len(texts) != 2 {
			r.fail("the rules gave %v within %s", item, key)
			continue
		}
		pairs = append(pairs, [2]string(texts))
	}
	return pairs
}

// state returns how a condition stands. What fails wins over what holds.
func (a answer) state(condition string) ConditionState {
	switch {
	case slices.Contains(a.fails, condition):
		return Fails
	case slices.Contains(a.holds, condition):
		return Holds
	}
	return Unknown
}

// check refuses an answer that its own conditions do not bear out. It decides
// nothing: a rule set that contradicts itself is a fault.
func (a answer) check() error {
	worst := Allowed
	var unknown []string
	for _, condition := range a.required {
		switch a.state(condition) {
		case Fails:
			worst = Refused
		case Unknown:
			worst = min(worst, Undetermined)
			unknown = append(unknown, condition)
		}
	}
	if len(a.required) == 0 {
		worst = Refused
	}
	if a.outcome != worst {
		return fmt.Errorf("the rules answered %s although their conditions come to %s", a.outcome, worst)
	}
	slices.Sort(a.unknown)
	if slices.Sort(unknown); !slices.Equal(a.unknown, unknown) {
		return fmt.Errorf("the rules gave %q for unknown, and their conditions %q", a.unknown, unknown)
	}
	return nil
}
