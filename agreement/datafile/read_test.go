package datafile

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
	"gopkg.in/yaml.v3"
)

var update = flag.Bool("update", false, "rewrite the want sections of testdata/read, but not the number of errors in them")

// noticeShape has a field of every form that a shape can have.
func noticeShape() Shape {
	person := Record(
		Field{Name: "name", Required: true, Shape: Text(), Doc: "who it is"},
		Field{Name: "mail", Shape: Text()},
	)
	return Record(
		Field{Name: "id", Required: true, Shape: Of(ID()), Doc: "the name of the record in links"},
		Field{Name: "title", Required: true, Shape: Text(), Doc: "what the record is called"},
		Field{Name: "status", Shape: Word("draft", "released", "withdrawn")},
		Field{Name: "material", Shape: Bool()},
		Field{Name: "notice-days", Shape: Int(0, 365)},
		Field{Name: "day", Shape: Of(dayScalar())},
		Field{Name: "see", Shape: ListOf(Of(ID()))},
		Field{Name: "parts", Shape: MapOf(ID(), person)},
		Field{Name: "owner", Shape: Text().OrList()},
		Field{Name: "contact", Shape: Text().Or(person)},
		Field{Name: "deep", Shape: nestedLists(MaxDepth + 6)},
	)
}

func dayScalar() Scalar {
	day := Matching("day", "a day as YYYY-MM-DD", `(19|20|21)\d\d-\d\d-\d\d`)
	form := day.Check
	day.Check = func(text string) error {
		if err := form(text); err != nil {
			return err
		}
		if _, err := time.Parse(time.DateOnly, text); err != nil {
			return fmt.Errorf("%s is not in the calendar", text)
		}
		return nil
	}
	day.Plain = func(tag, _ string) bool { return tag == "!!timestamp" }
	return day
}

func nestedLists(levels int) Shape {
	shape := Text()
	for range levels {
		shape = ListOf(shape).Or(Text())
	}
	return shape
}

func TestRead(t *testing.T) {
	for _, path := range casePaths(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(strings.TrimSpace(string(archive.Comment))) < 10 {
				t.Error("the comment at the top does not say why the case is there")
			}
			got := readCase(caseInput(t, archive))
			if *update {
				rewriteWant(t, path, archive, got)
				return
			}
			if diff := cmp.Diff(section(archive, "want"), got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", archive.Comment, diff)
			}
		})
	}
}

func casePaths(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/read/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	return paths
}

// caseInput returns the files of a case; a case without in.yaml is about a
// file that is missing.
func caseInput(t testing.TB, archive *txtar.Archive) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		switch f.Name {
		case "in.yaml":
			files["in.yaml"] = &fstest.MapFile{Data: f.Data}
		case "in.quoted":
			data, err := strconv.Unquote(strings.TrimSpace(string(f.Data)))
			if err != nil {
				t.Fatalf("in.quoted: %v", err)
			}
			files["in.yaml"] = &fstest.MapFile{Data: []byte(data)}
		case "want":
		default:
			t.Fatalf("unknown section %s", f.Name)
		}
	}
	return files
}

// readCase reads in.yaml and returns its problems or, when there are none, the
// value.
func readCase(files fs.FS) string {
	var errs ErrorList
	src, ok := ReadFile(files, "in.yaml", &errs)
	if !ok {
		return errs.Err().Error() + "\n"
	}
	value := Read("in.yaml", src, noticeShape(), &errs)
	if err := errs.Err(); err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	render(&b, "", value)
	return b.String()
}

func render(b *strings.Builder, indent string, v Value) {
	fmt.Fprintf(b, "%s%d:%d %s\n", indent, v.Pos().Line, v.Pos().Column, describe(v))
	for key, value := range v.Entries() {
		fmt.Fprintf(b, "%s  %d:%d key %q\n", indent, key.Pos().Line, key.Pos().Column, key.Text())
		render(b, indent+"    ", value)
	}
	if v.IsList() {
		for item := range v.Items() {
			render(b, indent+"  ", item)
		}
	}
}

func describe(v Value) string {
	switch {
	case v.IsMapping():
		return "mapping"
	case v.IsList():
		return "list"
	}
	return strconv.Quote(v.Text())
}

func section(archive *txtar.Archive, name string) string {
	for _, f := range archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

// rewriteWant refuses to lose or gain an error: a changed message is a matter
// of words, but a changed number of errors is a change of what is checked.
func rewriteWant(t *testing.T, path string, archive *txtar.Archive, got string) {
	t.Helper()
	for i, f := range archive.Files {
		if f.Name != "want" {
			continue
		}
		if was, is := countErrors(string(f.Data)), countErrors(got); len(f.Data) > 0 && was != is {
			t.Fatalf("%d errors, want %d; edit the case by hand if that is meant:\n%s", is, was, got)
		}
		archive.Files[i].Data = []byte(got)
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Fatal("the case has no section want")
}

var errorLine = regexp.MustCompile(`(?m)^in\.yaml.* \[[a-z0-9-]+\]$`)

func countErrors(want string) int { return len(errorLine.FindAllString(want, -1)) }

// TestDiagnoseAcceptsYAML holds the reading of the notation, which runs only
// on files that the parser refused, to files that it accepts.
func TestDiagnoseAcceptsYAML(t *testing.T) {
	for _, path := range casePaths(t) {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		src, err := fs.ReadFile(caseInput(t, archive), "in.yaml")
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		var errs ErrorList
		text, ok := CheckText("in.yaml", src, &errs)
		node, err := parse(text)
		if err != nil || !ok || node == nil || node.Kind == yaml.ScalarNode || !checkMarkers("in.yaml", strings.Split(text, "\n"), &errs) {
			continue
		}
		for _, e := range diagnose("in.yaml", text) {
			if e.Code == CodeSyntax || e.Code == CodeColonInText {
				t.Errorf("%s: the parser accepts it, but: %v", path, e)
			}
		}
	}
}
