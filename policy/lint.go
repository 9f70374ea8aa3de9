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
	known clauses
	ids   ids
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
func lintRules(set ruleSet, known clauses, ids ids, errs *datafile.ErrorList) {
	l := lint{known, ids, errs}
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
		if r.Head.Ref()[0].Value.String() != "required" || r.Head.Key == nil {
			continue
		}
		if _, literal := r.Head.Key.Value.(ast.String); !literal || !r.Body.Equal(ast.NewBody(ast.NewExpr(ast.BooleanTerm(true)))) {
			l.report(r.Location, "require it always, or answer for each cell, without the package rules.matrix",
				"with rules.matrix, what Eligible requires cannot depend on the question")
		}
	}
}

func (l *lint) module(name string, m *ast.Module) {
	l.schemas(name, m)
	for _, imp := range m.Imports {
		if name := string(imp.Name()); slices.Contains(conditionSets(), name) {
			l.report(imp.Location, "give it another name with as", "an import takes the place of the rule %s", name)
		}
	}
	for _, imp := range m.Imports {
		l.builtin(imp.Location, string(imp.Name()))
	}
	for _, r := range m.Rules {
		l.builtin(r.Location, r.Head.Ref()[0].Value.String())
		l.rule(r)
		l.days(r)
	}
}

// builtin refuses a name that takes the place of what rules may call.
func (l *lint) builtin(at *ast.Location, name string) {
	replaced := func(builtin string) bool {
		first, _, _ := strings.Cut(builtin, ".") // of internal.member_2, which stands behind in
		return first == strings.Trim(name, `"`)
	}
	if slices.ContainsFunc(builtins(), replaced) {
		l.report(at, "give it another name", "%s takes the place of a builtin", name)
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
	case r.Default && r.Head.Value.Value.Compare(ast.String("refused")) != 0 && r.Head.Value.Value.Compare(ast.Boolean(false)) != 0:
		l.report(r.Location, `let the default of an outcome be "refused" and of anything else false, or have none`, "a default other than refused and false")
	case name == "answer":
		l.answer(r)
	case slices.Contains(conditionSets(), name) && !containsRule(r):
		l.report(r.Location, `write `+name+` contains "<code>" if …, without else; or give the rule another name`, "%s is not a set of conditions", name)
	case r.Head.Key != nil:
		l.described(name, r)
	}
}

// containsRule reports whether a rule adds to a set, and does nothing else.
func containsRule(r *ast.Rule) bool {
	return r.Head.Key != nil && len(r.Head.Ref()) == 1 && r.Head.Value == nil && len(r.Head.Args) == 0 && r.Else == nil && !r.Default
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

// conditionSets are the rules that an outcome follows from.
func conditionSets() []string { return []string{"required", "holds", "fails"} }

// answer holds that every answer carries the three sets of its package, which
// no condition or local name can replace.
func (l *lint) answer(r *ast.Rule) {
	whole := len(r.Head.Ref()) == 1 && len(r.Head.Args) == 0 && r.Else == nil && r.Body.Equal(ast.NewBody(ast.NewExpr(ast.BooleanTerm(true))))
	if !whole || !carriesSets(r.Head.Value) {
		l.report(r.Location, `write answer := {"required": required, "holds": holds, "fails": fails, …}, without if and else`,
			"an answer that does not always carry what is required, what holds and what fails")
		return
	}
	l.literals(r)
}

// literals holds that the documents and facts that an answer writes out are there.
func (l *lint) literals(r *ast.Rule) {
	object := r.Head.Value.Value.(ast.Object)
	for _, key := range [...]string{"documents", "candidates", "needs"} {
		known, what := l.ids.documents, "document"
		if key == "needs" {
			known, what = l.ids.facts, "fact"
		}
		value := object.Get(ast.StringTerm(key))
		if value == nil { // the answer is refused when it is given
			continue
		}
		if list, ok := value.Value.(interface{ Foreach(func(*ast.Term)) }); ok { // a set or an array
			list.Foreach(func(t *ast.Term) { l.isThere(t.Location, t, what, known) })
		}
	}
}

func carriesSets(value *ast.Term) bool {
	if value == nil {
		return false
	}
	object, ok := value.Value.(ast.Object)
	if !ok {
		return false
	}
	for _, set := range conditionSets() {
		ok = ok && object.Get(ast.StringTerm(set)).Equal(ast.VarTerm(set))
	}
	for _, key := range object.Keys() { // a computed key could take the place of a set
		_, literal := key.Value.(ast.String)
		ok = ok && literal
	}
	return ok
}

// lintCompiled looks at the rules as OPA compiled them, with every import and
// local name resolved. It returns the codes of the conditions whose subject is a
// fact that they ask for.
func lintCompiled(c *ast.Compiler, set ruleSet, known clauses, errs *datafile.ErrorList) (asking map[string]bool) {
	l := lint{known: known, errs: errs}
	rules, keys := map[string]bool{}, keysOf(set)
	for _, m := range c.Modules {
		for _, r := range m.Rules {
			rules[nameOf(r.Ref())] = true
		}
	}
	asking = map[string]bool{}
	for _, m := range c.Modules {
		for _, r := range m.Rules {
			l.references(r, rules)
			key, contains := keys[posOf(r.Location)]
			switch {
			case isSet(r, "required"):
				l.required(r, c.Graph)
			case isSet(r, "answer"):
				l.beside(r, c.Graph)
			case contains && (isSet(r, "holds") || isSet(r, "fails")):
				if code := l.asks(r, key, c.Graph); code != "" {
					asking[code] = true
				}
			}
		}
	}
	return asking
}

// isSet reports whether a rule is one of those that an outcome follows from.
func isSet(r *ast.Rule, name string) bool { return strings.HasSuffix(nameOf(r.Ref()), "."+name) }

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

func placeOf(ref ast.Ref, r *ast.Rule) *ast.Location {
	if ref[0].Location != nil {
		return ref[0].Location
	}
	return r.Location
}
