package policy

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// required holds that what is required follows from ids, days and data alone.
func (l *lint) required(r *ast.Rule, graph *ast.Graph) {
	reader := factReader{graph: graph, seen: map[*ast.Rule]bool{}}
	if at := reader.read(r); at != nil {
		l.report(r.Location, "require the condition always, let holds and fails look at the facts, and hand a function what it needs of input, not all of it",
			"what is required depends on what the caller says of the customer, at %s", posOf(at))
	}
}

// beside holds that an answer looks at the facts through its conditions alone: an
// outcome or a list that did so beside them would say what no condition says.
func (l *lint) beside(r *ast.Rule, graph *ast.Graph) {
	reader := factReader{graph: graph, seen: map[*ast.Rule]bool{}, held: func(used *ast.Rule) bool {
		return slices.ContainsFunc(conditionSets(), func(set string) bool { return isSet(used, set) })
	}}
	if at := reader.read(r); at != nil {
		l.report(at, "let only holds and fails look at the facts, and the rest of the answer at those",
			"an answer depends on what the caller says of the customer beside its conditions")
	}
}

// asks holds that a rule that looks at what the caller says of the customer names
// the fact, so that each answer can be held to it: yes holds, no fails, and
// silence leaves it open. It returns the code, where the fact is the subject of
// the condition.
func (l *lint) asks(r *ast.Rule, key *ast.Term, graph *ast.Graph) (code string) {
	reader := factReader{graph: graph, seen: map[*ast.Rule]bool{}}
	code, named := codeOf(key)
	at := reader.read(r)
	if at == nil || named && l.known.conditions[code].fact != "" || takesOver(r) {
		return ""
	}
	if _, literal := key.Value.(ast.String); named && !literal {
		return code
	}
	l.report(r.Location, `name the one fact that it asks for with fact: beside its code: in METADATA, or write concat(":", ["<code>", fact]); `+
		"let each fact have a condition of its own, and take over those of another package by some condition in data.rules.<package>."+lastOf(r),
		"a condition depends on what the caller says of the customer, at %s, and names no fact", posOf(at))
	return ""
}

// lastOf returns the name of a rule without its package.
func lastOf(r *ast.Rule) string {
	name := nameOf(r.Ref())
	return name[strings.LastIndex(name, ".")+1:]
}

// takesOver reports whether a rule only takes over the conditions of the set with
// the same name in another package, which is held by itself: as OPA compiles it,
// condition = data.rules.<package>.holds[_], or data.rules.<package>.holds[condition].
func takesOver(r *ast.Rule) bool {
	if len(r.Body) != 1 {
		return false
	}
	whole := func(t *ast.Term) (ast.Ref, bool) {
		path, ok := t.Value.(ast.Ref)
		return path, ok && len(path) == 5 && strings.HasSuffix(nameOf(path), "."+lastOf(r))
	}
	if term, ok := r.Body[0].Terms.(*ast.Term); ok {
		path, ok := whole(term)
		return ok && path[4].Equal(r.Head.Key)
	}
	if !r.Body[0].IsEquality() {
		return false
	}
	a, b := r.Body[0].Operand(0), r.Body[0].Operand(1)
	_, left := whole(a)
	_, right := whole(b)
	return right && a.Equal(r.Head.Key) || left && b.Equal(r.Head.Key)
}

// codeOf returns the code of a condition that a rule names: "signed", or
// concat(":", ["requirement", fact]).
func codeOf(key *ast.Term) (code string, named bool) {
	switch v := key.Value.(type) {
	case ast.String:
		code, _, _ := cutCondition(string(v))
		return code, true
	case ast.Call:
		if len(v) != 3 || !v[0].Equal(ast.RefTerm(ast.VarTerm("concat"))) || !v[1].Equal(ast.StringTerm(":")) {
			return "", false
		}
		if parts, ok := v[2].Value.(*ast.Array); ok && parts.Len() == 2 {
			code, ok := parts.Elem(0).Value.(ast.String)
			return string(code), ok
		}
	}
	return "", false
}

// factReader finds where a rule, or one that it uses, reads the facts of the
// question, or the question as a whole.
type factReader struct {
	graph *ast.Graph
	held  func(*ast.Rule) bool // the rules that are held by themselves, or nil for none
	seen  map[*ast.Rule]bool
}

func (f factReader) read(r *ast.Rule) (at *ast.Location) {
	if f.seen[r] {
		return nil
	}
	f.seen[r] = true
	ast.WalkRefs(r, func(ref ast.Ref) bool {
		if at == nil && isFacts(ref) {
			at = placeOf(ref, r)
		}
		return false
	})
	for n := r; n != nil; n = n.Else { // each else has dependencies of its own
		for _, used := range dependencies(n, f.graph) {
			if at == nil && (f.held == nil || !f.held(used)) {
				at = f.read(used)
			}
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

// keysOf returns what the rules of a set contain, as it is written, by place.
func keysOf(set ruleSet) map[datafile.Pos]*ast.Term {
	keys := map[datafile.Pos]*ast.Term{}
	for _, m := range set.modules {
		for _, r := range m.Rules {
			if r.Head.Key != nil {
				keys[posOf(r.Location)] = r.Head.Key
			}
		}
	}
	return keys
}
