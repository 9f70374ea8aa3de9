package policytest

import (
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/catalog"
)

var update = flag.Bool("update", false, "rewrite agreement/format")

const formatFolder = "../../agreement/format"

func formats() []datafile.Format {
	return slices.Concat(agreement.Formats(), catalog.Formats(), Formats())
}

// TestFormatFiles holds the schemas and the reference page to the tables that
// files are read by.
func TestFormatFiles(t *testing.T) {
	want := map[string]string{"README.md": datafile.Reference(formats())}
	for _, f := range formats() {
		s, err := f.JSONSchema()
		if err != nil {
			t.Fatal(err)
		}
		want[f.Name+".json"] = string(s)
	}
	if *update {
		for name, text := range want {
			if err := os.WriteFile(filepath.Join(formatFolder, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	entries, err := os.ReadDir(formatFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() == "PROBLEMS.md" { // TestCodePage holds it
			continue
		}
		got, err := os.ReadFile(filepath.Join(formatFolder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want[e.Name()], string(got)); diff != "" {
			t.Errorf("%s does not say what the tables say; go test ./policy/policytest -update writes it anew\n%s", e.Name(), diff)
		}
		delete(want, e.Name())
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		t.Errorf("%s is missing", name)
	}
}

// TestEveryFieldIsExplained wants words for every field of every format.
func TestEveryFieldIsExplained(t *testing.T) {
	page := datafile.Reference(formats())
	if n := strings.Count(page, "\n| `"); n < 150 {
		t.Errorf("only %d fields", n)
	}
	for line := range strings.Lines(page) {
		if strings.HasPrefix(line, "| `") && strings.HasSuffix(strings.TrimSpace(line), "|  |") {
			t.Errorf("no words: %s", line)
		}
	}
}

func compileSchemas(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	schemas := map[string]*jsonschema.Schema{}
	for _, f := range formats() {
		raw, err := f.JSONSchema()
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(raw)))
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource(f.Name+".json", doc); err != nil {
			t.Fatal(err)
		}
		if schemas[f.Name], err = c.Compile(f.Name + ".json"); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
	}
	return schemas
}

// TestSchemasAccept holds the schemas to files that load: the examples of the
// reference page and two data sets.
func TestSchemasAccept(t *testing.T) {
	schemas := compileSchemas(t)
	for _, f := range formats() {
		var errs datafile.ErrorList
		datafile.Read(f.Name+".yaml", []byte(f.Example), f.Shape, &errs)
		if err := errs.Err(); err != nil {
			t.Errorf("the example of %s does not read: %v", f.Name, err)
		}
		if err := schemas[f.Name].Validate(parseYAML(t, []byte(f.Example))); err != nil {
			t.Errorf("the example of %s: %v", f.Name, err)
		}
	}
	for _, folder := range [...]string{"../../agreement/kundavtal2", "../../examples/harbour/data"} {
		checked := 0
		for file, src := range yamlFiles(t, os.DirFS(folder)) {
			format := formatOf(t, file)
			if err := schemas[format].Validate(parseYAML(t, src)); err != nil {
				t.Errorf("%s/%s: %v", folder, file, err)
			}
			if head := schemaLine(t, folder, file, format); !strings.HasPrefix(string(src), head) {
				t.Errorf("%s/%s does not start with %s", folder, file, head)
			}
			checked++
		}
		if checked < 10 {
			t.Errorf("only %d files of %s", checked, folder)
		}
	}
}

// schemaLine is the line by which an editor finds the schema of a file.
func schemaLine(t *testing.T, folder, file, format string) string {
	t.Helper()
	to, err := filepath.Rel(filepath.Dir(filepath.Join(folder, file)), filepath.Join(formatFolder, format+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return "# yaml-language-server: $schema=" + filepath.ToSlash(to) + "\n"
}

// TestSchemasRefuse puts one mistake at a time into the examples. What the reader
// reports for the form of a file, the schema must not let pass.
func TestSchemasRefuse(t *testing.T) {
	schemas := compileSchemas(t)
	for _, f := range formats() {
		lines := strings.SplitAfter(f.Example, "\n")
		for i, line := range lines {
			for _, wrong := range wrongLines(line) {
				src := strings.Join(lines[:i], "") + wrong + strings.Join(lines[i+1:], "")
				var errs datafile.ErrorList
				datafile.Read(f.Name+".yaml", []byte(src), f.Shape, &errs)
				if errs.Err() == nil {
					t.Errorf("%s reads with the line %q", f.Name, wrong)
				}
				if err := schemas[f.Name].Validate(parseYAML(t, []byte(src))); err == nil {
					t.Errorf("the schema of %s accepts the line %q", f.Name, wrong)
				}
			}
		}
	}
}

var keyOfLine = regexp.MustCompile(`^( *(?:- )?)([a-z_]+):( .*)?\n$`)

// wrongLines returns variants of a line that no format accepts: a misspelt key of
// a record, and values of another kind.
func wrongLines(line string) []string {
	m := keyOfLine.FindStringSubmatch(line)
	if m == nil || !slices.Contains([]string{"source", "kind", "format", "zone", "text", "title", "role", "names", "closed", "basis", "in", "since", "outcome"}, m[2]) {
		return nil
	}
	wrong := []string{m[1] + m[2] + "x:" + m[3] + "\n"}
	if strings.TrimSpace(m[3]) == "" {
		return wrong // the value is on the lines below
	}
	return append(wrong, m[1]+m[2]+": 1.5\n", m[1]+m[2]+": {x: y}\n")
}

func yamlFiles(t *testing.T, fsys fs.FS) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		files[name], err = fs.ReadFile(fsys, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// formatOf returns the name of the format of a file.
func formatOf(t *testing.T, file string) string {
	t.Helper()
	for _, f := range formats() {
		if ok, err := path.Match(f.Pattern(), file); ok || err != nil {
			return f.Name
		}
	}
	t.Fatalf("no format is for %s", file)
	return ""
}

// parseYAML reads a file by the core schema of YAML 1.2, as editors do.
func parseYAML(t *testing.T, src []byte) any {
	t.Helper()
	var node yaml.Node
	if err := yaml.Unmarshal(src, &node); err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	return coreValue(node.Content[0])
}

func coreValue(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = coreValue(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, coreValue(item))
		}
		return list
	}
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return n.Value
	}
	return corePlain(n.Value)
}

var coreNumber = regexp.MustCompile(`^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$`)

func corePlain(text string) any {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return nil
	case "true", "True", "TRUE":
		return true
	case "false", "False", "FALSE":
		return false
	}
	if coreNumber.MatchString(text) {
		n, err := strconv.ParseFloat(text, 64)
		if err != nil {
			panic(fmt.Sprint(text, err))
		}
		return n
	}
	return text
}
