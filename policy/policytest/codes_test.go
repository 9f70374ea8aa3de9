package policytest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// codePage returns the page that lists every code of a problem, from the
// declarations, with a message that a case of the tests gets.
func codePage(t *testing.T) string {
	t.Helper()
	messages := messagesOfCases(t)
	var b strings.Builder
	b.WriteString("# Problems\n\nEvery problem has a file, a line and column, what is wrong, what to do, and one of these codes in brackets. This\npage is made from the code and from the cases of the tests.\n")
	for _, source := range [...]struct{ title, file string }{
		{"The form of a file", "../../agreement/datafile/codes.go"},
		{"Agreements, documents and notices", "../../agreement/codes.go"},
		{"Services and categories", "../../catalog/codes.go"},
		{"Rules", "../codes.go"},
		{"Cases", "policytest.go"},
		{"Expected and pinned versions", "../../agreement/agreementtest/codes.go"},
	} {
		fmt.Fprintf(&b, "\n## %s\n\n", source.title)
		codes := codesIn(t, source.file)
		if len(codes) < 3 {
			t.Errorf("%s: only %d codes", source.file, len(codes))
		}
		for _, c := range codes {
			fmt.Fprintf(&b, "- `%s`: %s.\n", c.code, c.meaning)
			if m := messages[c.code]; m != "" {
				fmt.Fprintf(&b, "  \n  `%s`\n", strings.ReplaceAll(m, "`", "´"))
			}
		}
	}
	return b.String()
}

type declaredCode struct{ code, meaning string }

func codesIn(t *testing.T, file string) []declaredCode {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var codes []declaredCode
	ast.Inspect(parsed, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Names) != 1 || !strings.HasPrefix(spec.Names[0].Name, "Code") || len(spec.Values) != 1 {
			return true
		}
		code, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil || spec.Comment.Text() == "" {
			t.Errorf("%s: %s has no comment: %v", file, spec.Names[0].Name, err)
		}
		codes = append(codes, declaredCode{code, strings.TrimSpace(spec.Comment.Text())})
		return true
	})
	return codes
}

var problemOfCase = regexp.MustCompile(`(?m)^\S+:.* \[([a-z0-9-]+)\]$`)

// messagesOfCases returns a message for each code: of the case that is named for
// it, else of the first that has it.
func messagesOfCases(t *testing.T) map[string]string {
	t.Helper()
	messages, best := map[string]string{}, map[string]bool{}
	for _, folder := range [...]string{"../../agreement/testdata/load", "../../agreement/datafile/testdata/read", "../../catalog/testdata/load", "../testdata/lint", "../../agreement/agreementtest/testdata"} {
		files, err := filepath.Glob(folder + "/*.txtar")
		if err != nil || len(files) == 0 {
			t.Fatalf("no cases in %s: %v", folder, err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range problemOfCase.FindAllStringSubmatch(string(src), -1) {
				named := strings.HasSuffix(file, "/problem-"+m[1]+".txtar")
				if messages[m[1]] == "" || named && !best[m[1]] {
					messages[m[1]], best[m[1]] = m[0], named
				}
			}
		}
	}
	return messages
}

// TestCodePage holds the page of problems to the code, both ways.
func TestCodePage(t *testing.T) {
	want := codePage(t)
	const file = "../../agreement/format/PROBLEMS.md"
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil || string(got) != want {
		t.Errorf("%s does not say what the code says; go test ./policy/policytest -update writes it anew: %v", file, err)
	}
	for _, file := range goFiles(t) {
		if strings.Contains(file, "codes.go") || strings.HasSuffix(file, "policytest.go") {
			continue
		}
		if codes := codesIn(t, file); len(codes) > 0 {
			t.Errorf("%s declares codes that the page does not list: %v", file, codes)
		}
	}
}

func goFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, folder := range [...]string{"../../agreement", "../../agreement/datafile", "../../agreement/agreementtest", "../../catalog", "..", ".", "../../changelog"} {
		found, err := filepath.Glob(folder + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, slices.DeleteFunc(found, func(name string) bool { return strings.HasSuffix(name, "_test.go") })...)
	}
	if len(files) < 50 {
		t.Fatalf("only %d files", len(files))
	}
	return files
}
