package policy

import (
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// lint holds the rules to the borders that keep a no from becoming a yes.
type lint struct {
	set   ruleSet
	known clauses
	errs  *datafile.ErrorList
	rules map[string][]*ast.Rule // by path, such as "data.rules.order.required"
}

func lintRules(set ruleSet, known clauses, errs *datafile.ErrorList) {
	l := lint{set: set, known: known, errs: errs, rules: map[string][]*ast.Rule{}}
	for _, name := range slices.Sorted(maps.Keys(set.modules)) {
		for _, r := range set.modules[name].Rules {
			key := ruleKey(set.modules[name].Package.Path, r.Ref()[0].Value)
			l.rules[key] = append(l.rules[key], r)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(set.modules)) {
		l.module(name, set.modules[name])
	}
}

// ruleKey names the rules of one name in a package.
func ruleKey(pkg ast.Ref, name ast.Value) string {
	return pkg.String() + " " + strings.Trim(name.String(), `"`)
}

func (l *lint) report(loc *ast.Location, hint, format string, args ...any) {
	l.errs.Add(posOf(loc), CodeRule, hint, format, args...)
}

func (l *lint) module(name string, m *ast.Module) {
	if path := m.Package.Path; len(path) < 3 || path[1].Value.Compare(ast.String("rules")) != 0 {
		l.report(m.Package.Location, "name the package rules.<name>", "%s is outside of rules", path)
	}
	if !slices.ContainsFunc(m.Annotations, func(a *ast.Annotations) bool { return a.Scope == "package" && len(a.Schemas) == 2 }) {
		l.report(m.Package.Location, "add schemas: [input: schema.input, data.avtal: schema.data] to the METADATA of the package",
			"%s is not held to the shape of its input and data", name)
	}
	for _, r := range m.Rules {
		l.rule(m, r)
	}
}

func (l *lint) rule(m *ast.Module, r *ast.Rule) {
	ast.WalkExprs(r, func(e *ast.Expr) bool {
		if e.Negated {
			l.report(e.Location, "state what must hold", "not turns what is missing into a yes")
		}
		if len(e.With) > 0 {
			l.report(e.Location, "ask the question as it was put", "with replaces the question or the data")
		}
		return false
	})
	ast.WalkTerms(r, func(t *ast.Term) bool {
		if _, ok := t.Value.(*ast.TemplateString); ok {
			l.report(t.Location, "use concat", "a template string prints what is missing as a word")
		}
		return false
	})
	switch {
	case r.Default && r.Head.Value != nil && r.Head.Value.Value.Compare(ast.String("refused")) != 0:
		l.report(r.Location, "let the default be refused, or have none", "a default other than refused")
	case r.Ref()[0].Value.Compare(ast.Var("required")) == 0:
		l.required(m, r)
	}
}

// required holds that what is required follows from ids, days and data alone,
// and that every condition is described.
func (l *lint) required(m *ast.Module, r *ast.Rule) {
	if at := l.readsFacts(m, r, map[*ast.Rule]bool{}); at != nil {
		l.report(r.Location, "require the condition always, and let holds and fails look at the facts",
			"what is required depends on what the caller says of the customer, on line %d", at.Row)
	}
	if r.Head.Key == nil {
		return
	}
	code, literal := r.Head.Key.Value.(ast.String)
	if _, ok := l.known.conditions[string(code)]; literal && !ok {
		l.errs.Add(posOf(r.Location), CodeAnnotation, "add METADATA with custom: code, sv, en, cite, holds, fails and unknown",
			"the condition %q is not described", string(code))
	}
}

// readsFacts returns where a rule, or one that it uses, reads the facts of the
// question, or the question as a whole.
func (l *lint) readsFacts(m *ast.Module, r *ast.Rule, seen map[*ast.Rule]bool) *ast.Location {
	if seen[r] {
		return nil
	}
	seen[r] = true
	var at *ast.Location
	ast.WalkRefs(r, func(ref ast.Ref) bool {
		if at == nil && readsFacts(ref) {
			at = r.Location
			if len(ref) > 0 && ref[0].Location != nil {
				at = ref[0].Location
			}
		}
		for _, used := range l.used(m, ref) {
			if at == nil {
				at = l.readsFacts(used.Module, used, seen)
			}
		}
		return false
	})
	ast.WalkVars(r, func(v ast.Var) bool {
		for _, used := range l.rules[ruleKey(m.Package.Path, v)] {
			if at == nil {
				at = l.readsFacts(m, used, seen)
			}
		}
		return false
	})
	return at
}

func readsFacts(ref ast.Ref) bool {
	if len(ref) == 0 || ref[0].Value.Compare(ast.InputRootDocument.Value) != 0 {
		return false
	}
	return len(ref) == 1 || ref[1].Value.Compare(ast.String("facts")) == 0 || !ref[1].IsGround()
}

// used returns the rules that a reference such as facts.offer names, with the
// import of the module resolved.
func (l *lint) used(m *ast.Module, ref ast.Ref) []*ast.Rule {
	if len(ref) < 2 {
		return nil
	}
	head, ok := ref[0].Value.(ast.Var)
	if !ok {
		return nil
	}
	for _, imp := range m.Imports {
		target, ok := imp.Path.Value.(ast.Ref)
		if ok && imp.Name() == head {
			return l.rules[ruleKey(target, ref[1].Value)]
		}
	}
	if len(ref) < 4 {
		return nil
	}
	return l.rules[ruleKey(ref[:3], ref[3].Value)]
}
