package catalog_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/kundavtal/avtal/catalog"
)

var update = flag.Bool("update", false, "rewrite the want sections of testdata, but not the number of problems in them")

// TestLoad reads each case: a data set that must not load, and every problem of
// it.
func TestLoad(t *testing.T) {
	paths, err := filepath.Glob("testdata/load/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		t.Run(name, func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			cat, err := catalog.Load(base(t, archive.Files))
			if err == nil || cat != nil {
				t.Fatalf("loaded as %v, with the error %v", cat, err)
			}
			checkWant(t, path, archive, err.Error()+"\n")
			if code, ok := strings.CutPrefix(name, "problem-"); ok && !strings.Contains(err.Error(), "["+code+"]") {
				t.Errorf("nothing reports %s", code)
			}
		})
	}
}

// TestCodes wants a case for every code.
func TestCodes(t *testing.T) {
	src, err := os.ReadFile("codes.go")
	if err != nil {
		t.Fatal(err)
	}
	codes := regexp.MustCompile(`datafile\.Code += "([a-z-]+)" +// \S`).FindAllSubmatch(src, -1)
	if len(codes) < 10 {
		t.Fatalf("found only %d codes", len(codes))
	}
	for _, m := range codes {
		if _, err := os.Stat("testdata/load/problem-" + string(m[1]) + ".txtar"); err != nil {
			t.Errorf("no case reports %s: %v", m[1], err)
		}
	}
}

// base returns the files of testdata/base.txtar with others put over them. A
// file "-delete path" takes one away.
func base(t *testing.T, overlay []txtar.File) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range slices.Concat(archive.Files, overlay) {
		if name, ok := strings.CutPrefix(f.Name, "-delete "); ok {
			delete(files, name)
		} else if f.Name != "want" {
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return files
}

func checkWant(t *testing.T, path string, archive *txtar.Archive, got string) {
	t.Helper()
	i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
	if i < 0 {
		t.Fatal("the case has no section want")
	}
	want := string(archive.Files[i].Data)
	if *update && want != got {
		if lines := strings.Count(want, "\n"); lines > 0 && lines != strings.Count(got, "\n") {
			t.Fatalf("the number of problems differs; edit the case by hand if that is meant:\n%s", got)
		}
		archive.Files[i].Data = []byte(got)
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s\n(-want +got):\n%s", strings.TrimSpace(string(archive.Comment)), diff)
	}
}
