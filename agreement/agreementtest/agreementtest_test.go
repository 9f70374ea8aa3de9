package agreementtest_test

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/agreementtest"
	"github.com/kundavtal/avtal/agreement/datafile"
)

var update = flag.Bool("update", false, "rewrite the want sections of testdata, but not the number of problems in them")

// TestCases checks the pins or the expected versions of each case against its data
// set, which is put over that of package agreement's cases.
func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Comment) < 30 {
				t.Error("the case does not say why it is there")
			}
			data, asked := dataOf(t, archive)
			got := render(problems(t, data, asked))
			if *update {
				rewrite(t, path, archive, got)
			}
			if want := asked["want"]; got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// TestNil tells a slip from a data set.
func TestNil(t *testing.T) {
	var list datafile.ErrorList
	if err := agreementtest.TestFS(nil); !errors.As(err, &list) || list[0].Code != datafile.CodeUnreadable {
		t.Error(err)
	}
}

// dataOf returns the data set of a case, and its other sections.
func dataOf(t *testing.T, archive *txtar.Archive) (fs.FS, map[string]string) {
	t.Helper()
	base, err := txtar.ParseFile("../testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files, asked := fstest.MapFS{}, map[string]string{}
	for _, f := range slices.Concat(base.Files, archive.Files) {
		name, gone := strings.CutPrefix(f.Name, "-delete ")
		switch {
		case gone:
			delete(files, name)
		case strings.Contains(name, "."):
			files[name] = &fstest.MapFile{Data: f.Data}
		default:
			asked[name] = string(f.Data)
		}
	}
	return files, asked
}

func problems(t *testing.T, data fs.FS, asked map[string]string) error {
	t.Helper()
	if expected, ok := asked["expected"]; ok {
		return agreementtest.TestFS(data, strings.Fields(expected)...)
	}
	agr, err := agreement.Load(data)
	if err != nil {
		t.Fatal(err)
	}
	var pins []agreementtest.Pin
	for line := range strings.Lines(asked["pins"]) {
		pins = append(pins, parsePin(t, strings.TrimSpace(line)))
	}
	return agreementtest.TestPins(agr, pins...)
}

// parsePin reads "villkor@first", with "clause 5.2", "on 2020-01-01" and
// "hash sha256:..." after commas.
func parsePin(t *testing.T, line string) agreementtest.Pin {
	t.Helper()
	parts := strings.Split(line, ", ")
	pin := agreementtest.Pin{Version: parts[0]}
	for _, part := range parts[1:] {
		switch key, value, _ := strings.Cut(part, " "); key {
		case "clause":
			pin.Clause = agreement.Clause(value)
		case "hash":
			pin.Hash = value
		case "on":
			pin.On = agreement.MustParseDate(value)
		default:
			t.Fatalf("%q is no part of a pin", part)
		}
	}
	return pin
}

func render(err error) string {
	if err == nil {
		return "nothing\n"
	}
	return err.Error() + "\n"
}

// rewrite refuses to lose or gain a problem: a changed message is a matter of
// words, but a changed number of problems is a change of what is checked.
func rewrite(t *testing.T, path string, archive *txtar.Archive, got string) {
	t.Helper()
	count := regexp.MustCompile(`(?m) \[([a-z0-9-]+)\]$`)
	for i, f := range archive.Files {
		if f.Name != "want" {
			continue
		}
		was, is := len(count.FindAll(f.Data, -1)), len(count.FindAllString(got, -1))
		if len(f.Data) > 0 && was != is {
			t.Fatalf("%d problems, want %d; edit the case by hand if that is meant:\n%s", is, was, got)
		}
		archive.Files[i].Data = []byte(got)
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Fatal("the case has no section want")
}

// TestCodes holds codes.go and the cases to each other: each code has a case named
// for it that reports it.
func TestCodes(t *testing.T) {
	src, err := os.ReadFile("codes.go")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, m := range regexp.MustCompile(`datafile\.Code = "([a-z-]+)"`).FindAllStringSubmatch(string(src), -1) {
		want = append(want, "testdata/problem-"+m[1]+".txtar")
		archive, err := os.ReadFile(want[len(want)-1])
		if err != nil || !strings.Contains(string(archive), " ["+m[1]+"]\n") {
			t.Errorf("no case reports %s: %v", m[1], err)
		}
	}
	got, err := filepath.Glob("testdata/problem-*.txtar")
	slices.Sort(want)
	if err != nil || len(want) < 5 || !slices.Equal(got, want) {
		t.Errorf("the cases are %q, the codes ask for %q: %v", got, want, err)
	}
}

// Every problem can be told apart by its code.
func TestErrorsUnwrap(t *testing.T) {
	err := agreementtest.TestFS(fstest.MapFS{})
	var first *datafile.Error
	if !errors.As(err, &first) || first.Code != agreement.CodeNoFile {
		t.Errorf("the first problem of an empty folder is %v", first)
	}
}
