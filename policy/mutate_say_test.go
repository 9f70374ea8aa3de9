package policy

import (
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"
)

// lineLength is how much of a node the name of a mutant shows.
const lineLength = 110

// say writes a node as opa fmt does, on one line.
func (m mutator) say(node ast.Node) string {
	if r, ok := node.(*ast.Rule); ok {
		bare := *r
		bare.Annotations = nil
		node = &bare
	}
	text, err := format.AstWithOpts(node, m.format)
	if err != nil {
		text = fmt.Append(nil, node)
	}
	line := strings.NewReplacer("{\n\t", "{ ", "\n\t", "; ").Replace(string(text))
	return strings.Join(strings.Fields(line), " ")
}

func short(line string) string {
	if runes := []rune(line); len(runes) > lineLength {
		return string(runes[:lineLength-1]) + "…"
	}
	return line
}

// tell puts changes into words that have none yet.
func tell[T ast.Node](m mutator, old T, changes []change[T]) []change[T] {
	for i, c := range changes {
		if c.what == "" {
			changes[i].what = contrast([]rune(m.say(old)), []rune(m.say(c.node)))
		}
	}
	return changes
}

func (m mutator) told(t *ast.Term) []change[*ast.Term] { return tell(m, t, m.terms(t)) }

// contrast shows two lines, and of long ones what is around their difference.
func contrast(a, b []rune) string {
	if len(a) <= lineLength && len(b) <= lineLength {
		return string(a) + " -> " + string(b)
	}
	start, end := 0, 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		start++
	}
	for end < min(len(a), len(b))-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	const around = 30
	start, end = max(start-around, 0), max(end-around, 0)
	part := func(line []rune) string { return "…" + string(line[start:len(line)-end]) + "…" }
	return part(a) + " -> " + part(b)
}
