package datafile

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestCodes holds codes.go to the cases, both ways: no code without a case,
// and no error of a code that codes.go does not list.
func TestCodes(t *testing.T) {
	listed := listedCodes(t)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(listed)), slices.Sorted(maps.Keys(casedCodes(t)))); diff != "" {
		t.Errorf("codes of codes.go and of testdata/read (-codes.go +testdata):\n%s", diff)
	}
}

func listedCodes(t *testing.T) map[string]bool {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			addCode(t, codes, spec)
		}
		return true
	})
	return codes
}

func addCode(t *testing.T, codes map[string]bool, spec *ast.ValueSpec) {
	t.Helper()
	code, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
	switch {
	case err != nil:
		t.Fatal(err)
	case codes[code]:
		t.Errorf("%s is listed twice", code)
	case spec.Comment == nil:
		t.Errorf("%s has no comment", spec.Names[0])
	}
	codes[code] = true
}

var codeAtEnd = regexp.MustCompile(`(?m) \[([a-z0-9-]+)\]$`)

func casedCodes(t *testing.T) map[string]bool {
	t.Helper()
	codes := map[string]bool{}
	for _, path := range casePaths(t) {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range codeAtEnd.FindAllStringSubmatch(section(archive, "want"), -1) {
			codes[m[1]] = true
		}
	}
	return codes
}
