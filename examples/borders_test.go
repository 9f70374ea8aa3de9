// Package examples holds programs that use avtal, and the tests that hold the
// repository to its own rules.
package examples

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/kundavtal/avtal/"

// borders says what a library package may import beside the standard library.
// Imports run one way: datafile, agreement, catalog, policy; changelog beside
// policy, and never from it.
func borders() map[string][]string {
	return map[string][]string{
		"agreement/datafile":      {"gopkg.in/yaml.v3", "golang.org/x/text/unicode/norm"},
		"agreement":               {module + "agreement/datafile", "github.com/yuin/goldmark", "golang.org/x/text/unicode/norm"},
		"agreement/kundavtal2":    {},
		"agreement/agreementtest": {module + "agreement/datafile", module + "agreement", module + "catalog"},
		"catalog":                 {module + "agreement/datafile", module + "agreement"},
		"policy":                  {module + "agreement/datafile", module + "agreement", module + "catalog", "github.com/open-policy-agent/opa/v1/"},
		"policy/policytest":       {module + "agreement/datafile", module + "agreement", module + "catalog", module + "policy", "github.com/open-policy-agent/opa/v1/"},
		"changelog":               {module + "agreement/datafile", module + "agreement", module + "catalog", "github.com/sergi/go-diff/diffmatchpatch", "github.com/yuin/goldmark"},
	}
}

// file is one parsed Go file of the library.
type file struct {
	name, pkg string
	ast       *ast.File
}

func libraryFiles(t *testing.T) []file {
	t.Helper()
	var files []file
	fset := token.NewFileSet()
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (name == "examples" || name == "cmd" || path.Base(name) == "testdata" || strings.HasPrefix(path.Base(name), ".") && name != ".") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(fset, filepath.Join("..", name), nil, parser.ParseComments)
		files = append(files, file{name, path.Dir(name), f})
		return err
	})
	if err != nil || len(files) < 20 {
		t.Fatalf("found %d files: %v", len(files), err)
	}
	return files
}

func imports(f *ast.File) []string {
	var paths []string
	for _, i := range f.Imports {
		if p, err := strconv.Unquote(i.Path.Value); err == nil {
			paths = append(paths, p)
		}
	}
	return paths
}

func TestImportBorders(t *testing.T) {
	allowed := borders()
	for _, f := range libraryFiles(t) {
		list, ok := allowed[f.pkg]
		if !ok {
			t.Errorf("%s: package %s has no border; add it", f.name, f.pkg)
		}
		for _, p := range imports(f.ast) {
			external := strings.Contains(strings.Split(p, "/")[0], ".")
			if external && !slices.ContainsFunc(list, func(a string) bool { return within(p, a) }) {
				t.Errorf("%s: package %s may not import %s", f.name, f.pkg, p)
			}
		}
	}
}

func within(p, allowed string) bool {
	if strings.HasPrefix(allowed, module) {
		return p == allowed
	}
	return p == allowed || strings.HasPrefix(p, strings.TrimSuffix(allowed, "/")+"/")
}

// One file alone knows the YAML library, whose exchange is then a change of one
// line.
func TestOneFileImportsYAML(t *testing.T) {
	var names []string
	for _, f := range libraryFiles(t) {
		if slices.Contains(imports(f.ast), "gopkg.in/yaml.v3") {
			names = append(names, f.name)
		}
	}
	if !slices.Equal(names, []string{"agreement/datafile/yaml.go"}) {
		t.Errorf("yaml.v3 is imported by %q", names)
	}
}

// No library package reads a clock or a file, logs, exits or reaches the
// network.
func TestLibraryTouchesNothing(t *testing.T) {
	banned := []string{"os", "os/exec", "os/signal", "net", "net/http", "log", "log/slog", "math/rand", "math/rand/v2", "crypto/rand", "flag", "testing", "unsafe", "C"}
	for _, f := range libraryFiles(t) {
		for _, p := range imports(f.ast) {
			if slices.Contains(banned, p) {
				t.Errorf("%s imports %s", f.name, p)
			}
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				x, ok := s.X.(*ast.Ident)
				if ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Local"}, s.Sel.Name) {
					t.Errorf("%s uses time.%s", f.name, s.Sel.Name)
				}
			}
			return true
		})
	}
}

// A package has no init and no variable that could change: only sentinel
// errors, embedded files and compiled patterns.
func TestNoGlobals(t *testing.T) {
	constant := []string{"errors.New", "regexp.MustCompile", "sync.OnceValue"}
	for _, f := range libraryFiles(t) {
		for _, decl := range f.ast.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s has an init", f.name)
			}
			g, ok := decl.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR {
				continue
			}
			for _, s := range g.Specs {
				v := s.(*ast.ValueSpec)
				if v.Names[0].Name != "_" && !isEmbedded(v) && !isConstant(v, constant) {
					t.Errorf("%s has the variable %s", f.name, v.Names[0].Name)
				}
			}
		}
	}
}

func isEmbedded(v *ast.ValueSpec) bool {
	s, ok := v.Type.(*ast.SelectorExpr)
	return ok && s.Sel.Name == "FS"
}

func isConstant(v *ast.ValueSpec, calls []string) bool {
	for _, value := range v.Values {
		call, ok := value.(*ast.CallExpr)
		if !ok {
			return false
		}
		s, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return false
		}
		x, ok := s.X.(*ast.Ident)
		if !ok || !slices.Contains(calls, x.Name+"."+s.Sel.Name) {
			return false
		}
	}
	return len(v.Values) > 0
}

// Nothing outside the data set and its rules names the agreement that they are
// about.
func TestOnlyTheDataNamesKundavtal(t *testing.T) {
	for _, f := range libraryFiles(t) {
		if f.pkg == "agreement/kundavtal2" {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				for _, word := range []string{"kundavtal-", "Kundavtal 2", "inera", "Inera"} {
					if strings.Contains(lit.Value, word) {
						t.Errorf("%s says %s", f.name, lit.Value)
					}
				}
			}
			return true
		})
	}
}
