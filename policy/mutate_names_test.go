package policy

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// names knows what could stand in the place of a name: a rule of the same kind
// in the same package, a field of the same type in the same record, a constant
// that the module uses in the same way.
type names struct {
	rules       others            // of the module itself
	imported    map[string]others // by import
	fields      others            // of all records within the data
	texts       others
	input, data schema
}

type others map[string][]change[string]

func newNames(m *ast.Module, modules map[string]*ast.Module, input, data schema) names {
	n := names{
		rules: ruleNames(m), imported: map[string]others{}, fields: others{}, texts: textNames(m),
		input: input, data: data,
	}
	for _, imp := range m.Imports {
		for _, other := range modules {
			if path, ok := imp.Path.Value.(ast.Ref); ok && other.Package.Path.Equal(path) {
				n.imported[string(imp.Name())] = ruleNames(other)
			}
		}
	}
	n.addRecords(n.data["properties"])
	n.addRecords(n.data["definitions"])
	return n
}

// after returns the names that could stand after the beginning of a reference.
func (n names) after(start ast.Ref, name string) []change[string] {
	switch head := start[0].Value.String(); {
	case len(start) == 1 && n.imported[head] != nil:
		return n.imported[head][name]
	case head == "input":
		return fieldNames(n.at(n.input, start[1:]))[name]
	case start.HasPrefix(ast.MustParseRef("data.avtal")):
		return fieldNames(n.at(n.data, start[2:]))[name]
	}
	return n.fields[name]
}

// at follows a path into a schema.
func (n names) at(s schema, path ast.Ref) schema {
	for _, t := range path {
		if of, ok := s["$ref"].(string); ok {
			s = n.data["definitions"].(schema)[strings.TrimPrefix(of, "#/definitions/")].(schema)
		}
		record, _ := s["properties"].(schema)
		next := s["items"]
		if name, ok := t.Value.(ast.String); ok {
			next = record[string(name)]
		} else if len(record) > 0 {
			next = record[slices.Min(slices.Collect(maps.Keys(record)))]
		}
		s, _ = next.(schema)
	}
	return s
}

// addRecords collects the fields of every record within a schema. What a local
// name stands for is not known.
func (n names) addRecords(v any) {
	s, _ := v.(schema)
	for name, list := range fieldNames(s) {
		for _, c := range list {
			if !slices.Contains(n.fields[name], c) {
				n.fields[name] = append(n.fields[name], c)
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(s)) {
		n.addRecords(s[key])
	}
}

// fieldNames has for every field of a record the next of its type, and those
// that have a word in common with it.
func fieldNames(s schema) others {
	record, _ := s["properties"].(schema)
	kinds := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(record)) {
		kind := fmt.Sprint(record[name])
		kinds[kind] = append(kinds[kind], name)
	}
	all := next(kinds)
	for _, list := range kinds {
		for _, name := range list {
			for _, other := range list {
				c := change[string]{other, ""}
				if akin(name, other) && !slices.Contains(all[name], c) {
					all[name] = append(all[name], c)
				}
			}
		}
	}
	return all
}

// akin tells from and known_from from names that have nothing in common.
func akin(a, b string) bool {
	words := strings.Split(b, "_")
	return a != b && slices.ContainsFunc(strings.Split(a, "_"), func(word string) bool { return slices.Contains(words, word) })
}

// next has for every name the one after it among those of its kind.
func next(kinds map[string][]string) others {
	all := others{}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		for i, name := range kinds[kind] {
			if other := kinds[kind][(i+1)%len(kinds[kind])]; other != name {
				all[name] = append(all[name], change[string]{other, ""})
			}
		}
	}
	return all
}

func ruleNames(m *ast.Module) others {
	kinds := map[string][]string{}
	for _, r := range m.Rules {
		name := r.Head.Ref()[0].Value.String()
		kind := fmt.Sprint(r.Head.DocKind(), len(r.Head.Args))
		if !slices.Contains(kinds[kind], name) {
			kinds[kind] = append(kinds[kind], name)
		}
	}
	return next(kinds)
}

// textNames knows the constants that a module says in heads from those that it
// looks for in bodies.
func textNames(m *ast.Module) others {
	kinds := map[string][]string{}
	for _, r := range m.Rules {
		for ; r != nil; r = r.Else {
			kinds["head"] = append(kinds["head"], texts(r.Head)...)
			kinds["body"] = append(kinds["body"], texts(r.Body)...)
		}
	}
	for kind, list := range kinds {
		slices.Sort(list)
		kinds[kind] = slices.Compact(list)
	}
	return next(kinds)
}

// texts returns the constants below a node that are neither a field nor the key
// of an object.
func texts(node any) []string {
	var list []string
	ast.NewGenericVisitor(func(x any) bool {
		switch x := x.(type) {
		case ast.Ref:
			for _, t := range x {
				if _, field := t.Value.(ast.String); !field {
					list = append(list, texts(t.Value)...)
				}
			}
			return true
		case ast.Object:
			x.Foreach(func(_, value *ast.Term) { list = append(list, texts(value)...) })
			return true
		case ast.String:
			list = append(list, string(x))
		}
		return false
	}).Walk(node)
	return list
}
