package examples

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every Go snippet of the README stands, line by line, in a program or test of
// this repository, so that it compiles and runs.
func TestReadmeSnippets(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```(?:go|yaml)\n(.*?)```").FindAllStringSubmatch(string(readme), -1)
	if len(blocks) < 3 {
		t.Fatalf("the README has %d snippets", len(blocks))
	}
	sources := exampleSources(t)
	for _, block := range blocks {
		want := lines(block[1])
		found := false
		for _, source := range sources {
			found = found || strings.Contains(source, want)
		}
		if !found {
			t.Errorf("no example holds this snippet of the README:\n%s", block[1])
		}
	}
}

// lines drops indentation and blank lines, so that a snippet may stand further
// to the left than in its program.
func lines(text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString("\n" + line)
		}
	}
	return b.String() + "\n"
}

func exampleSources(t *testing.T) []string {
	t.Helper()
	var sources []string
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (strings.HasSuffix(name, ".go") || strings.HasSuffix(name, ".yaml")) {
			src, err := os.ReadFile(name)
			sources = append(sources, lines(string(src)))
			return err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sources
}

// Every link of the documents within the repository leads to a file.
func TestDocumentLinks(t *testing.T) {
	for _, doc := range []string{"../README.md", "../CONTRIBUTING.md", "../agreement/kundavtal2/README.md"} {
		text, err := os.ReadFile(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`).FindAllStringSubmatch(string(text), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(doc), m[1])); err != nil {
				t.Errorf("%s: %v", doc, err)
			}
		}
	}
}
