package policy

import (
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kundavtal/avtal/agreement"
)

// described holds that a condition or obligation has the texts for what a rule
// says of it, and that a code or fact is none that a slip made.
func (l *lint) described(name string, r *ast.Rule) {
	switch name {
	case "required":
		if code, named := codeOf(r.Head.Key); named && !l.isCondition(code) {
			l.annotation(r, "add METADATA with custom: code, sv, en, cite, holds, fails and unknown", "the condition %q is not described", code)
		}
	case "holds", "fails":
		l.state(name, r)
	case "cites":
		if pair, ok := r.Head.Key.Value.(*ast.Array); ok && pair.Len() > 0 {
			l.slip(r, pair.Elem(0))
		}
	case "needs":
		l.isThere(r.Location, r.Head.Key, "fact", l.ids.facts)
	case "obligations":
		code, literal := r.Head.Key.Value.(ast.String)
		if _, ok := l.known.obligations[string(code)]; literal && !ok {
			l.annotation(r, "add METADATA with custom: obligation, sv, en and cite", "the obligation %q is not described", string(code))
		}
	}
}

// isThere holds that an id that a rule writes out is in the data set.
func (l *lint) isThere(at *ast.Location, term *ast.Term, what string, ids []string) {
	if id, ok := term.Value.(ast.String); ok && !slices.Contains(ids, string(id)) && !l.ids.incomplete[what] {
		l.report(at, suggest(string(id), ids), "there is no %s %q", what, string(id))
	}
}

func (l *lint) annotation(r *ast.Rule, hint, format string, args ...any) {
	l.errs.Add(posOf(r.Location), CodeAnnotation, hint, format, args...)
}

// state holds that the condition that a rule says holds or fails has words for
// that.
func (l *lint) state(name string, r *ast.Rule) {
	if !l.slip(r, r.Head.Key) {
		return
	}
	code, named := codeOf(r.Head.Key)
	if named && l.known.conditions[code].texts[ConditionState(name)] == (agreement.Bilingual{}) {
		l.annotation(r, "add "+name+": with sv and en to its METADATA", "the condition %q has no words for %s", code, name)
	}
}

// slip reports a code of no condition: what is said of it would be lost.
func (l *lint) slip(r *ast.Rule, key *ast.Term) (ok bool) {
	code, named := codeOf(key)
	if !named || l.isCondition(code) {
		return true
	}
	l.annotation(r, suggest(code, slices.Sorted(maps.Keys(l.known.conditions))), "no rule describes the condition %q", code)
	return false
}

func (l *lint) isCondition(code string) bool {
	_, ok := l.known.conditions[code]
	return ok
}
