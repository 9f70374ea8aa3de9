package policy

import (
	"slices"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
)

// comparisons has for every comparison the one next to it and its opposite.
func comparisons() map[string][]string {
	return map[string][]string{
		"equal": {"neq"}, "neq": {"equal"},
		"lt": {"lte", "gte"}, "lte": {"lt", "gt"}, "gt": {"gte", "lte"}, "gte": {"gt", "lt"},
	}
}

// operators has the operators that can stand in the place of another.
func operators() map[string][]string {
	return map[string][]string{
		"and": {"or", "minus"}, "or": {"and", "minus"}, "minus": {"and", "or", "plus"}, "plus": {"minus"}, "mul": {"plus"},
		"union": {"intersection"}, "intersection": {"union"}, "min": {"max"}, "max": {"min"},
		"startswith": {"endswith"}, "endswith": {"startswith"}, "lower": {"upper"}, "upper": {"lower"},
	}
}

// argumentsMatter tells whether a call with its arguments swapped means what no
// other change of it means.
func argumentsMatter(op string) bool {
	return comparisons()[op] == nil && !slices.Contains([]string{"assign", "eq", "and", "or", "plus", "mul"}, op)
}

// placed is a term in the place of another.
func placed(t *ast.Term, v ast.Value) *ast.Term { return &ast.Term{Value: v, Location: t.Location} }

func (m mutator) terms(t *ast.Term) []change[*ast.Term] {
	return wrap(m.values(t), func(v ast.Value) *ast.Term { return placed(t, v) })
}

func (m mutator) values(t *ast.Term) []change[ast.Value] {
	switch v := t.Value.(type) {
	case ast.Boolean:
		return []change[ast.Value]{{!v, ""}}
	case ast.Number:
		return numbers(v)
	case ast.String:
		return wrap(m.names.texts[string(v)], func(text string) ast.Value { return ast.String(text) })
	case ast.Var:
		return wrap(m.names.rules[string(v)], func(name string) ast.Value { return ast.Var(name) })
	case ast.Ref:
		return wrap(m.refs(v), func(r ast.Ref) ast.Value { return r })
	case ast.Call:
		return wrap(m.calls(v), func(call []*ast.Term) ast.Value { return ast.Call(call) })
	case *ast.Array:
		return m.arrays(elements(v))
	case ast.Set:
		return wrap(m.lists(v.Slice()), func(list []*ast.Term) ast.Value { return ast.NewSet(list...) })
	case ast.Object:
		return wrap(m.objects(pairs(v)), func(list [][2]*ast.Term) ast.Value { return ast.NewObject(list...) })
	}
	return m.comprehensions(t)
}

func numbers(n ast.Number) []change[ast.Value] {
	i, ok := n.Int()
	if !ok {
		return nil
	}
	return []change[ast.Value]{{ast.Number(strconv.Itoa(i + 1)), ""}, {ast.Number(strconv.Itoa(i - 1)), ""}}
}

// lists drops or changes one item.
func (m mutator) lists(items []*ast.Term) []change[[]*ast.Term] {
	var all []change[[]*ast.Term]
	for i := range items {
		all = append(all, change[[]*ast.Term]{without(items, i), ""})
	}
	return append(all, within(items, m.terms)...)
}

func (m mutator) arrays(items []*ast.Term) []change[ast.Value] {
	all := m.lists(items)
	for i := 1; i < len(items); i++ {
		all = append(all, change[[]*ast.Term]{swapped(items, i-1, i), ""})
	}
	return wrap(all, func(list []*ast.Term) ast.Value { return ast.NewArray(list...) })
}

// objects drops a pair, changes a value, or swaps it with the next.
func (m mutator) objects(items [][2]*ast.Term) []change[[][2]*ast.Term] {
	all := within(items, func(p [2]*ast.Term) []change[[2]*ast.Term] {
		return wrap(m.told(p[1]), func(value *ast.Term) [2]*ast.Term { return [2]*ast.Term{p[0], value} })
	})
	for i, p := range all {
		for j, item := range items {
			if p.node[j] != item {
				all[i].what = m.say(item[0]) + ": " + p.what
			}
		}
	}
	for i, p := range items {
		all = append(all, change[[][2]*ast.Term]{without(items, i), "without " + m.say(p[0])})
		if i == 0 || p[1].Equal(items[i-1][1]) {
			continue
		}
		list := slices.Clone(items)
		list[i-1][1], list[i][1] = list[i][1], list[i-1][1]
		all = append(all, change[[][2]*ast.Term]{list, m.say(items[i-1][0]) + " and " + m.say(p[0]) + " swapped"})
	}
	return all
}

// calls changes the function, the order of its arguments, or one of them.
func (m mutator) calls(call []*ast.Term) []change[[]*ast.Term] {
	op := call[0].Value.String()
	var all []change[[]*ast.Term]
	for _, other := range slices.Concat(comparisons()[op], operators()[op]) {
		all = append(all, change[[]*ast.Term]{replaced(call, 0, placed(call[0], ast.Ref{ast.VarTerm(other)})), ""})
	}
	if ref, ok := call[0].Value.(ast.Ref); ok {
		for _, c := range m.refs(ref) {
			all = append(all, change[[]*ast.Term]{replaced(call, 0, placed(call[0], c.node)), ""})
		}
	}
	for i := 2; i < len(call) && argumentsMatter(op); i++ {
		all = append(all, change[[]*ast.Term]{swapped(call, i-1, i), ""})
	}
	return append(all, wrap(within(call[1:], m.terms), func(args []*ast.Term) []*ast.Term {
		return slices.Concat(call[:1], args)
	})...)
}

// refs puts another rule, or another field of the same type, in the place of
// one of a reference.
func (m mutator) refs(ref ast.Ref) []change[ast.Ref] {
	var all []change[ast.Ref]
	for i, t := range ref {
		changes := m.terms
		if name, ok := t.Value.(ast.String); ok {
			changes = func(t *ast.Term) []change[*ast.Term] {
				return wrap(m.names.after(ref[:i], string(name)), func(s string) *ast.Term { return placed(t, ast.String(s)) })
			}
		}
		for _, c := range changes(t) {
			all = append(all, change[ast.Ref]{replaced(ref, i, c.node), c.what})
		}
	}
	return all
}

func (m mutator) comprehensions(t *ast.Term) []change[ast.Value] {
	switch v := t.Value.(type) {
	case *ast.ArrayComprehension:
		return m.comprehended([]*ast.Term{v.Term}, v.Body, func(terms []*ast.Term, b ast.Body) ast.Value {
			return &ast.ArrayComprehension{Term: terms[0], Body: b}
		})
	case *ast.SetComprehension:
		return m.comprehended([]*ast.Term{v.Term}, v.Body, func(terms []*ast.Term, b ast.Body) ast.Value {
			return &ast.SetComprehension{Term: terms[0], Body: b}
		})
	case *ast.ObjectComprehension:
		return m.comprehended([]*ast.Term{v.Key, v.Value}, v.Body, func(terms []*ast.Term, b ast.Body) ast.Value {
			return &ast.ObjectComprehension{Key: terms[0], Value: terms[1], Body: b}
		})
	}
	return nil
}

func (m mutator) comprehended(terms []*ast.Term, b ast.Body, whole func([]*ast.Term, ast.Body) ast.Value) []change[ast.Value] {
	all := wrap(within(terms, m.terms), func(terms []*ast.Term) ast.Value { return whole(terms, b) })
	return append(all, wrap(m.bodies(b), func(b ast.Body) ast.Value { return whole(terms, b) })...)
}

func elements(a *ast.Array) []*ast.Term {
	var list []*ast.Term
	a.Foreach(func(t *ast.Term) { list = append(list, t) })
	return list
}

func pairs(o ast.Object) [][2]*ast.Term {
	var list [][2]*ast.Term
	o.Foreach(func(k, v *ast.Term) { list = append(list, [2]*ast.Term{k, v}) })
	return list
}
