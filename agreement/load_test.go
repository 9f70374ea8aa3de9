package agreement

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the want sections of testdata, but not the number of problems in them")

func readCases(tb testing.TB, folder string) map[string]*txtar.Archive {
	tb.Helper()
	paths, err := filepath.Glob(folder + "/*.txtar")
	if err != nil || len(paths) == 0 {
		tb.Fatalf("no cases in %s: %v", folder, err)
	}
	cases := map[string]*txtar.Archive{}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		cases[strings.TrimSuffix(filepath.Base(path), ".txtar")] = archive
	}
	return cases
}

// rewriteWant refuses to lose or gain a problem: a changed message is a matter
// of words, but a changed number of problems is a change of what is checked.
func rewriteWant(t *testing.T, path string, archive *txtar.Archive, got string) {
	t.Helper()
	for i, f := range archive.Files {
		if f.Name != "want" {
			continue
		}
		if was, is := countProblems(string(f.Data)), countProblems(got); len(f.Data) > 0 && was != is {
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

var problemLine = regexp.MustCompile(`(?m)^\S+: .* \[([a-z0-9-]+)\]$`)

func countProblems(want string) int { return len(problemLine.FindAllString(want, -1)) }

// base returns the files of testdata/base.txtar with others put over them. A
// file "-delete path" takes one away.
func base(tb testing.TB, overlay []txtar.File) fstest.MapFS {
	tb.Helper()
	archive, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range slices.Concat(archive.Files, overlay) {
		if name, ok := strings.CutPrefix(f.Name, "-delete "); ok {
			if files[name] == nil {
				tb.Fatalf("there is no %s to delete", name)
			}
			delete(files, name)
			continue
		}
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}

// loadFiles loads the base with some files put over it.
func loadFiles(tb testing.TB, files map[string]string) *Agreement {
	tb.Helper()
	var overlay []txtar.File
	for name, data := range files {
		overlay = append(overlay, txtar.File{Name: name, Data: []byte(data)})
	}
	agr, err := Load(base(tb, overlay))
	if err != nil {
		tb.Fatal(err)
	}
	return agr
}
