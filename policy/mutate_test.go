package policy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"
)

// A mutant is a module of rules with one thing changed. A test that cannot tell
// it from the module as it is holds nothing there.
type mutant struct {
	name   string // the rule and the change, without the line
	file   string
	module *ast.Module
}

// change is a node with one change below it.
type change[T any] struct {
	node T
	what string // the change in words; empty below the first line that can say it
}

// mutator changes one thing at a time. Nodes that do not change are shared, as
// the compiler copies them.
type mutator struct {
	names  names
	format format.Opts
}

func newMutator(m *ast.Module, modules map[string]*ast.Module, input, data schema) mutator {
	return mutator{
		names:  newNames(m, modules, input, data),
		format: format.Opts{IgnoreLocations: true, RegoVersion: ast.RegoV1, Capabilities: ast.CapabilitiesForThisVersion()},
	}
}

// mutants returns every mutant of one module, in the order of its rules.
func mutants(file string, modules map[string]*ast.Module, input, data schema) []mutant {
	m := modules[file]
	mut, pkg := newMutator(m, modules, input, data), strings.TrimPrefix(m.Package.Path.String(), "data.rules.")
	var all []mutant
	times := map[string]int{}
	add := func(rule *ast.Rule, what string, rules []*ast.Rule) {
		name := fmt.Sprintf("%s.%s: %s", pkg, rule.Head.Ref().GroundPrefix(), what)
		if times[name]++; times[name] > 1 {
			name = fmt.Sprintf("%s (%d)", name, times[name])
		}
		changed := *m
		changed.Rules = rules
		all = append(all, mutant{name, file, changed.Copy()})
	}
	for i, rule := range m.Rules {
		add(rule, "without the rule "+short(mut.say(rule)), slices.Delete(slices.Clone(m.Rules), i, i+1))
		seen := []string{rule.String()}
		for _, c := range mut.rules(rule) {
			if text := c.node.String(); !slices.Contains(seen, text) {
				seen = append(seen, text)
				add(rule, c.what, replaced(m.Rules, i, c.node))
			}
		}
	}
	return all
}

func replaced[T any](list []T, i int, item T) []T {
	list = slices.Clone(list)
	list[i] = item
	return list
}

func without[T any](list []T, i int) []T { return slices.Delete(slices.Clone(list), i, i+1) }

func swapped[T any](list []T, i, j int) []T {
	list = slices.Clone(list)
	list[i], list[j] = list[j], list[i]
	return list
}

// within puts every change of every item back into the list.
func within[T any](list []T, changes func(T) []change[T]) []change[[]T] {
	var all []change[[]T]
	for i, item := range list {
		for _, c := range changes(item) {
			all = append(all, change[[]T]{replaced(list, i, c.node), c.what})
		}
	}
	return all
}

// wrap puts changes of a part into the whole.
func wrap[T, U any](changes []change[T], whole func(T) U) []change[U] {
	var all []change[U]
	for _, c := range changes {
		all = append(all, change[U]{whole(c.node), c.what})
	}
	return all
}

func (m mutator) rules(r *ast.Rule) []change[*ast.Rule] {
	with := func(edit func(*ast.Rule)) *ast.Rule {
		changed := *r
		edit(&changed)
		return &changed
	}
	all := wrap(m.heads(r.Head), func(h *ast.Head) *ast.Rule { return with(func(r *ast.Rule) { r.Head = h }) })
	all = append(all, wrap(m.bodies(r.Body), func(b ast.Body) *ast.Rule { return with(func(r *ast.Rule) { r.Body = b }) })...)
	if r.Else == nil {
		return all
	}
	what := "without else := " + short(m.say(r.Else.Head.Value))
	all = append(all, change[*ast.Rule]{with(func(changed *ast.Rule) { changed.Else = r.Else.Else }), what})
	return append(all, wrap(m.rules(r.Else), func(e *ast.Rule) *ast.Rule { return with(func(r *ast.Rule) { r.Else = e }) })...)
}

func (m mutator) heads(h *ast.Head) []change[*ast.Head] {
	with := func(edit func(*ast.Head)) *ast.Head {
		changed := *h
		edit(&changed)
		return &changed
	}
	all := wrap(within(h.Args, m.patterns), func(args []*ast.Term) *ast.Head {
		return with(func(h *ast.Head) { h.Args = args })
	})
	if h.Key != nil {
		all = append(all, wrap(m.told(h.Key), func(t *ast.Term) *ast.Head { return with(func(h *ast.Head) { h.Key = t }) })...)
	}
	if h.Value != nil && (h.Assign || !h.Value.Equal(ast.BooleanTerm(true))) {
		all = append(all, wrap(m.told(h.Value), func(t *ast.Term) *ast.Head { return with(func(h *ast.Head) { h.Value = t }) })...)
	}
	return all
}

func (m mutator) bodies(b ast.Body) []change[ast.Body] {
	var all []change[ast.Body]
	for i, e := range b {
		if e.Equal(always()) || declares(e) {
			continue
		}
		rest := without(b, i)
		if len(rest) == 0 {
			rest = ast.Body{always()}
		}
		all = append(all, change[ast.Body]{newBody(rest), "without " + short(m.say(e))})
	}
	return append(all, wrap(within(b, m.exprs), newBody)...)
}

// declares tells whether an expression only declares names, without which most
// rules mean the same.
func declares(e *ast.Expr) bool {
	some, ok := e.Terms.(*ast.SomeDecl)
	return ok && !slices.ContainsFunc(some.Symbols, func(t *ast.Term) bool { _, in := t.Value.(ast.Call); return in })
}

func always() *ast.Expr { return ast.NewExpr(ast.BooleanTerm(true)) }

// newBody numbers its expressions anew, which others share.
func newBody(exprs []*ast.Expr) ast.Body {
	return ast.NewBody(ast.Body(exprs).Copy()...)
}

func (m mutator) exprs(e *ast.Expr) []change[*ast.Expr] {
	with := func(terms any) *ast.Expr {
		changed := *e
		changed.Terms = terms
		return &changed
	}
	var all []change[*ast.Expr]
	if e.Equal(always()) {
		return nil
	}
	switch terms := e.Terms.(type) {
	case *ast.Term:
		all = wrap(m.terms(terms), func(t *ast.Term) *ast.Expr { return with(t) })
	case []*ast.Term:
		all = wrap(m.calls(terms), func(call []*ast.Term) *ast.Expr { return with(call) })
	case *ast.SomeDecl:
		all = wrap(within(terms.Symbols, m.symbols), func(symbols []*ast.Term) *ast.Expr {
			return with(&ast.SomeDecl{Symbols: symbols, Location: terms.Location})
		})
	case *ast.Every:
		all = m.everys(terms, with)
	}
	if negatable(e) {
		negated := *e
		negated.Negated = !e.Negated
		all = append(all, change[*ast.Expr]{&negated, ""})
	}
	return tell(m, e, all)
}

func (m mutator) everys(every *ast.Every, with func(any) *ast.Expr) []change[*ast.Expr] {
	all := wrap(m.terms(every.Domain), func(domain *ast.Term) *ast.Expr {
		changed := *every
		changed.Domain = domain
		return with(&changed)
	})
	return append(all, wrap(m.bodies(every.Body), func(b ast.Body) *ast.Expr {
		changed := *every
		changed.Body = b
		return with(&changed)
	})...)
}

// negatable tells whether not before an expression is a change of its own: a
// comparison has an opposite already, and a binding has none.
func negatable(e *ast.Expr) bool {
	switch e.Terms.(type) {
	case *ast.Term:
		return true
	case []*ast.Term:
		op := e.Operator().String()
		return op != "assign" && op != "eq" && (e.Negated || comparisons()[op] == nil)
	}
	return false
}

// symbols changes what `some` walks over and what it picks out.
func (m mutator) symbols(t *ast.Term) []change[*ast.Term] {
	call, ok := t.Value.(ast.Call)
	if !ok {
		return nil
	}
	last := len(call) - 1
	all := within(call[1:last], m.patterns)
	whole := func(picked []*ast.Term, from *ast.Term) *ast.Term {
		return placed(t, ast.Call(slices.Concat(call[:1], picked, []*ast.Term{from})))
	}
	changes := wrap(all, func(picked []*ast.Term) *ast.Term { return whole(picked, call[last]) })
	from := m.terms(call[last])
	if a, ok := call[last].Value.(*ast.Array); ok && last == 2 { // in whichever order
		from = wrap(m.lists(elements(a)), func(list []*ast.Term) *ast.Term { return placed(call[last], ast.NewArray(list...)) })
	}
	return append(changes, wrap(from, func(from *ast.Term) *ast.Term { return whole(call[1:last], from) })...)
}

// patterns loosens the constants of a pattern, or puts others in their place.
func (m mutator) patterns(t *ast.Term) []change[*ast.Term] {
	switch v := t.Value.(type) {
	case ast.String, ast.Number, ast.Boolean:
		anything := placed(t, ast.Var(ast.WildcardPrefix+"mutant"))
		return append([]change[*ast.Term]{{anything, ""}}, m.terms(t)...)
	case *ast.Array:
		return wrap(within(elements(v), m.patterns), func(list []*ast.Term) *ast.Term { return placed(t, ast.NewArray(list...)) })
	case ast.Object:
		return wrap(within(pairs(v), func(p [2]*ast.Term) []change[[2]*ast.Term] {
			return wrap(m.patterns(p[1]), func(value *ast.Term) [2]*ast.Term { return [2]*ast.Term{p[0], value} })
		}), func(list [][2]*ast.Term) *ast.Term { return placed(t, ast.NewObject(list...)) })
	}
	return nil
}
