package policy

import (
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
)

// lint holds the rules to the borders that keep a no from becoming a yes.
type lint struct {
	known clauses
	errs  *datafile.ErrorList
}

func (l *lint) report(loc *ast.Location, hint, format string, args ...any) {
	l.errs.Add(posOf(loc), CodeRule, hint, format, args...)
}

// lintPackages holds that every file is a package of its own, right below
// rules. OPA would join the rules of two files.
func lintPackages(set ruleSet, errs *datafile.ErrorList) {
	l := lint{errs: errs}
	packages := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(set.modules)) {
		pkg := set.modules[name].Package
		if len(pkg.Path) != 3 || pkg.Path[1].Value.Compare(ast.String("rules")) != 0 {
			l.report(pkg.Location, "name the package rules.<name>", "%s is not right below rules", pkg.Path)
		}
		if other, ok := packages[pkg.Path.String()]; ok {
			l.report(pkg.Location, "put the rules of a package into one file", "%s is the package of %s already", pkg.Path, other)
		}
		packages[pkg.Path.String()] = name
	}
}

// lintRules looks at the rules as they are written.
func lintRules(set ruleSet, known clauses, errs *datafile.ErrorList) {
	l := lint{known, errs}
	for _, name := range slices.Sorted(maps.Keys(set.modules)) {
		l.module(name, set.modules[name])
	}
	l.matrix(set)
}

// matrix holds, where one rule answers for all cells at once, that Eligible
// requires the same of each: what it required of some alone would be lost.
func (l *lint) matrix(set ruleSet) {
	packages := map[string]*ast.Module{}
	for _, m := range set.modules {
		packages[m.Package.Path.String()] = m
	}
	eligible := packages["data.rules.eligible"]
	if packages["data.rules.matrix"] == nil || eligible == nil {
		return
	}
	for _, r := range eligible.Rules {
		if r.Head.Ref()[0].Value.String() == "required" && !r.Body.Equal(ast.NewBody(ast.NewExpr(ast.BooleanTerm(true)))) {
			l.report(r.Location, "require it always, or answer for each cell, without the package rules.matrix",
				"with rules.matrix, what Eligible requires cannot depend on the question")
		}
	}
}

func (l *lint) module(name string, m *ast.Module) {
	l.schemas(name, m)
	for _, imp := range m.Imports {
		if imp.Name() == ast.Var("required") {
			l.report(imp.Location, "give it another name with as", "an import takes the place of the rule required")
		}
	}
	for _, r := range m.Rules {
		l.rule(r)
	}
}

// schemas holds that a module is compiled against the shape of its input and
// data, and that no annotation loosens it.
func (l *lint) schemas(name string, m *ast.Module) {
	held := false
	for _, a := range m.Annotations {
		switch {
		case a.Scope == "package" && len(a.Schemas) == 2 &&
			isSchema(a.Schemas[0], "input", "schema.input") && isSchema(a.Schemas[1], "data.avtal", "schema.data"):
			held = true
		case len(a.Schemas) > 0:
			l.report(a.Location, "delete these schemas", "schemas other than those of the package")
		}
	}
	if !held {
		l.report(m.Package.Location, "add schemas: [input: schema.input, data.avtal: schema.data] to the METADATA of the package",
			"%s is not held to the shape of its input and data", name)
	}
}

func isSchema(s *ast.SchemaAnnotation, path, name string) bool {
	return s.Definition == nil && s.Path.String() == path && s.Schema.String() == name
}

func (l *lint) rule(r *ast.Rule) {
	l.words(r)
	switch name := r.Head.Ref()[0].Value.String(); {
	case r.Default && r.Head.Value.Value.Compare(ast.String("refused")) != 0:
		l.report(r.Location, "let the default be refused, or have none", "a default other than refused")
	case name == "answer":
		l.answer(r)
	case r.Head.Key != nil:
		l.described(name, r)
	}
}

// words refuses what turns something missing into a yes.
func (l *lint) words(r *ast.Rule) {
	ast.WalkExprs(r, func(e *ast.Expr) bool {
		if e.Negated {
			l.report(e.Location, "state what must hold", "not turns what is missing into a yes")
		}
		if len(e.With) > 0 {
			l.report(e.Location, "ask the question as it was put", "with replaces the question or the data")
		}
		return false
	})
}

// answer holds that every answer carries the rule required of its package,
// which no condition or local name can replace.
func (l *lint) answer(r *ast.Rule) {
	var required *ast.Term
	if r.Head.Value != nil {
		if object, ok := r.Head.Value.Value.(ast.Object); ok {
			required = object.Get(ast.StringTerm("required"))
		}
	}
	whole := len(r.Head.Ref()) == 1 && r.Else == nil && r.Body.Equal(ast.NewBody(ast.NewExpr(ast.BooleanTerm(true))))
	if !whole || required == nil || required.Value.Compare(ast.Var("required")) != 0 {
		l.report(r.Location, `write answer := {"required": required, …}, without if and else`, "an answer that does not always carry what is required")
	}
}

// described holds that a condition or obligation has the texts for what a rule
// says of it.
func (l *lint) described(name string, r *ast.Rule) {
	code, literal := r.Head.Key.Value.(ast.String)
	if !literal {
		return
	}
	condition, isCondition := l.known.conditions[string(code)]
	_, isObligation := l.known.obligations[string(code)]
	switch texts := condition.texts[ConditionState(name)]; {
	case name == "required" && !isCondition:
		l.errs.Add(posOf(r.Location), CodeAnnotation, "add METADATA with custom: code, sv, en, cite, holds, fails and unknown",
			"the condition %q is not described", string(code))
	case name == "obligations" && !isObligation:
		l.errs.Add(posOf(r.Location), CodeAnnotation, "add METADATA with custom: obligation, sv, en and cite",
			"the obligation %q is not described", string(code))
	case (name == "holds" || name == "fails") && isCondition && texts == (agreement.Bilingual{}):
		l.errs.Add(posOf(r.Location), CodeAnnotation, "add "+name+": with sv and en to its METADATA",
			"the condition %q has no words for %s", string(code), name)
	}
}

// lintCompiled looks at the rules as OPA compiled them, with every import and
// local name resolved.
func lintCompiled(c *ast.Compiler, errs *datafile.ErrorList) {
	l := lint{errs: errs}
	rules := map[string]bool{}
	for _, m := range c.Modules {
		for _, r := range m.Rules {
			rules[nameOf(r.Ref())] = true
		}
	}
	for _, m := range c.Modules {
		for _, r := range m.Rules {
			l.references(r, rules)
			if strings.HasSuffix(nameOf(r.Ref()), ".required") {
				l.required(r, c.Graph)
			}
		}
	}
}

// nameOf returns the part of a reference that names a rule: data.rules, the
// package and the rule.
func nameOf(ref ast.Ref) string { return ref[:min(4, len(ref))].String() }

// references holds that what a rule refers to is there: OPA lets a reference to
// no rule pass, and drops the condition that it stands in.
func (l *lint) references(r *ast.Rule, rules map[string]bool) {
	ast.WalkRefs(r, func(ref ast.Ref) bool {
		if ref[0].Value.Compare(ast.DefaultRootDocument.Value) != 0 || len(ref) > 1 && ref[1].Value.Compare(ast.String("avtal")) == 0 {
			return false
		}
		if !rules[nameOf(ref)] {
			l.report(placeOf(ref, r), "name a rule as data.rules.<package>.<rule>, or data as data.avtal", "%s is neither a rule nor data", ref.GroundPrefix())
		}
		return false
	})
}

// required holds that what is required follows from ids, days and data alone.
func (l *lint) required(r *ast.Rule, graph *ast.Graph) {
	if at := readsFacts(r, graph, map[*ast.Rule]bool{}); at != nil {
		l.report(r.Location, "require the condition always, and let holds and fails look at the facts",
			"what is required depends on what the caller says of the customer, at %s", posOf(at))
	}
}

// readsFacts returns where a rule, or one that it uses, reads the facts of the
// question, or the question as a whole.
func readsFacts(r *ast.Rule, graph *ast.Graph, seen map[*ast.Rule]bool) (at *ast.Location) {
	if seen[r] {
		return nil
	}
	seen[r] = true
	ast.WalkRefs(r, func(ref ast.Ref) bool {
		if at == nil && isFacts(ref) {
			at = placeOf(ref, r)
		}
		return false
	})
	for _, used := range dependencies(r, graph) {
		if at == nil {
			at = readsFacts(used, graph, seen)
		}
	}
	return at
}

func isFacts(ref ast.Ref) bool {
	if ref[0].Value.Compare(ast.InputRootDocument.Value) != 0 {
		return false
	}
	return len(ref) == 1 || ref[1].Value.Compare(ast.String("facts")) == 0 || !ref[1].IsGround()
}

func dependencies(r *ast.Rule, graph *ast.Graph) []*ast.Rule {
	var rules []*ast.Rule
	for used := range graph.Dependencies(r) {
		rules = append(rules, used.(*ast.Rule))
	}
	slices.SortFunc(rules, func(a, b *ast.Rule) int { return a.Location.Compare(b.Location) })
	return rules
}

func placeOf(ref ast.Ref, r *ast.Rule) *ast.Location {
	if ref[0].Location != nil {
		return ref[0].Location
	}
	return r.Location
}
