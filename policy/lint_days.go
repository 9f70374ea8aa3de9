package policy

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kundavtal/avtal/agreement"
)

// days holds that rules only compare the days of a question, and only with days
// that the data or the rule itself writes out: [Policy.Dates] would miss a day that
// they make in another way, and [Policy.Horizon] a no that comes with it.
func (l *lint) days(r *ast.Rule) {
	var compared []*ast.Term
	compare := func(operator *ast.Term, operands []*ast.Term) {
		if len(operands) != 2 || !isComparison(operator) {
			return
		}
		for i, t := range operands {
			if isDay(t) && isWrittenOut(operands[1-i]) {
				compared = append(compared, t)
			}
		}
	}
	ast.WalkExprs(r, func(e *ast.Expr) bool {
		if e.IsCall() {
			compare(e.OperatorTerm(), e.Operands())
		}
		return false
	})
	ast.WalkTerms(r, func(t *ast.Term) bool {
		if call, ok := t.Value.(ast.Call); ok {
			compare(call[0], call[1:])
		}
		return false
	})
	ast.WalkTerms(r, func(t *ast.Term) bool {
		if isDay(t) && !slices.Contains(compared, t) {
			l.report(t.Location, "compare it by <, <=, >, >=, == or != with a day of the data, as in c.from, or with one that is written out",
				"%s is more than compared with a day that is there", t)
		}
		return false
	})
}

// isDay reports whether a term is a day of the question.
func isDay(t *ast.Term) bool {
	ref, ok := t.Value.(ast.Ref)
	if !ok || len(ref) < 2 || !ref[0].Equal(ast.InputRootDocument) {
		return false
	}
	key, literal := ref[1].Value.(ast.String)
	return !literal || key == "on" || key == "known"
}

// isWrittenOut reports whether a term is a member of the data, or a day.
func isWrittenOut(t *ast.Term) bool {
	switch v := t.Value.(type) {
	case ast.Ref:
		return len(v) > 1 && !v[0].Equal(ast.InputRootDocument)
	case ast.String:
		_, err := agreement.ParseDate(string(v))
		return err == nil
	}
	return false
}

func isComparison(operator *ast.Term) bool {
	return slices.Contains([]string{"lt", "lte", "gt", "gte", "equal", "neq"}, operator.String())
}
