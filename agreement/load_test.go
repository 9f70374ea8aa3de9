package agreement

import (
	"encoding/json"
	"flag"
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
	"testing/fstest"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the want sections of testdata, but not the number of problems in them")

// TestLoad reads each case: every problem of a data set or, when there are
// none, the versions that follow from its notices and the answers to "ask".
func TestLoad(t *testing.T) {
	for name, archive := range readCases(t, "testdata/load") {
		t.Run(name, func(t *testing.T) {
			checkWant(t, "testdata/load/"+name+".txtar", archive, renderLoad(t, archive))
		})
	}
}

func renderLoad(t *testing.T, archive *txtar.Archive) string {
	t.Helper()
	overlay := slices.DeleteFunc(slices.Clone(archive.Files), func(f txtar.File) bool { return f.Name == "ask" || f.Name == "want" })
	agr, err := Load(base(t, overlay))
	if err != nil {
		if agr != nil {
			t.Error("an agreement beside the problems")
		}
		return err.Error() + "\n"
	}
	var b strings.Builder
	for _, d := range agr.Documents() {
		for _, v := range d.Versions() {
			if v.Notice() != nil {
				fmt.Fprintf(&b, "%s: %s\n", v.ID(), renderVersion(v))
			}
		}
	}
	for line := range strings.Lines(caseFile(archive, "ask")) {
		fmt.Fprintf(&b, "%s\n  %s\n", strings.TrimSpace(line), ask(t, agr, strings.TrimSpace(line)))
	}
	return b.String()
}

func renderVersion(v *Version) string {
	var ids []string
	for _, c := range v.Changes() {
		ids = append(ids, c.id)
	}
	text := ""
	if v.Text() != nil {
		text = ", " + v.Text().File()
	}
	return renderEffective(v.Effective()) + ": " + strings.Join(ids, ", ") + text
}

func renderEffective(e Effective) string {
	text := "no day"
	if !e.Day.IsZero() {
		text = e.Day.String()
	}
	if e.Taken {
		text += " taken"
	}
	if e.After != "" {
		text += " after " + e.After
	}
	if !e.NotBefore.IsZero() {
		text += " not before " + e.NotBefore.String()
	}
	return text
}

// ask answers one question, such as "2019-12-18 known 2019-12-17 villkor 5.2".
func ask(t *testing.T, agr *Agreement, question string) string {
	t.Helper()
	first, rest, _ := strings.Cut(question, " ")
	switch first {
	case "change":
		c, ok := agr.Change(ChangeID(rest))
		if !ok {
			t.Fatalf("no change %s", rest)
		}
		return renderDeclared(c)
	case "history":
		ref, err := ParseReference(rest)
		if err != nil {
			t.Fatal(err)
		}
		return joined(agr.History(ref), func(c *Change) string { return string(c.ID()) })
	}
	view := agr.On(MustParseDate(first))
	if known, ok := strings.CutPrefix(rest, "known "); ok {
		known, rest, _ = strings.Cut(known, " ")
		view = view.KnownOn(MustParseDate(known))
	}
	if rest == "upcoming" {
		return joined(view.Upcoming(), func(u Upcoming) string { return string(u.Change.ID()) + " " + renderEffective(u.Effective) })
	}
	if rest == "prices" {
		return joined(view.Prices(), renderPrice)
	}
	if id, ok := strings.CutPrefix(rest, "statement "); ok {
		return renderStatement(view.Statement(id))
	}
	if id, ok := strings.CutPrefix(rest, "documents "); ok {
		return joined(view.Documents(id), func(s State) string { return string(s.Document.ID()) + " " + string(s.Status) })
	}
	ref, err := ParseReference(rest)
	if err != nil {
		t.Fatal(err)
	}
	if ref.Clause != "" {
		return renderClause(view.Clause(ref))
	}
	return renderState(view.State(ref.Document))
}

func joined[E any](list []E, text func(E) string) string {
	var texts []string
	for _, e := range list {
		texts = append(texts, text(e))
	}
	if texts == nil {
		return "none"
	}
	return strings.Join(texts, ", ")
}

func renderDeclared(c *Change) string {
	nature, natureLevel := c.Nature()
	material, materialLevel := c.Material()
	benefit, benefitLevel := c.Benefit()
	e, level := c.Effective()
	return fmt.Sprintf("nature %q (%s), material %v (%s), benefit %q (%s), effective %s (%s)",
		nature, natureLevel, material, materialLevel, benefit, benefitLevel, renderEffective(e), level)
}

func renderState(s State) string {
	text := string(s.Status)
	if s.Version != nil {
		text += " " + s.Version.ID() + " since " + s.Since.String()
	}
	if s.Previous != nil {
		text += ", previous " + s.Previous.Name()
	}
	if s.Next != nil {
		text += ", next " + s.Next.Name() + " from " + s.NextFrom.String()
	}
	return text + renderKinds(s.Assumptions)
}

func renderPrice(s PriceState) string {
	raw, err := json.Marshal(s.Price)
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%s %s %s %s%s", s.Change.ID(), s.Status, renderEffective(s.Effective), raw, renderKinds(s.Assumptions))
}

func renderStatement(s StatementState, ok bool) string {
	if !ok {
		return "no such statement"
	}
	text := string(s.Status)
	if s.Value.Value != "" {
		text += " " + s.Value.Value + " " + s.Value.Unit
	}
	return text + renderKinds(s.Assumptions)
}

func renderKinds(list []Assumption) string {
	text := ""
	for _, a := range list {
		text += strings.TrimRight(fmt.Sprintf(", %s %s", a.Kind, a.Ref), " ")
	}
	return text
}

func renderClause(s ClauseState) string {
	text := string(s.Status)
	if s.Change != nil {
		text += " by " + string(s.Change.ID())
	}
	if !s.Since.IsZero() {
		text += " since " + s.Since.String()
	}
	if s.Successors != nil {
		text += ", successors " + joined(s.Successors, Reference.String)
	}
	if s.Section != nil {
		text += ", words " + fmt.Sprintf("%q", s.Section.Body)
	}
	return text
}

// TestCodes holds codes.go and the cases to each other: each code has a case
// named for it that reports it, and no case reports a code that is not listed.
func TestCodes(t *testing.T) {
	codes := codesOf(t, "codes.go")
	listed := slices.Concat(codes, codesOf(t, "datafile/codes.go"))
	cases := readCases(t, "testdata/load")
	for _, code := range codes {
		if archive := cases["problem-"+code]; archive == nil || !strings.Contains(caseFile(archive, "want"), "["+code+"]") {
			t.Errorf("no case testdata/load/problem-%s.txtar reports %s", code, code)
		}
	}
	for name, archive := range cases {
		if code, ok := strings.CutPrefix(name, "problem-"); ok && !slices.Contains(codes, code) {
			t.Errorf("%s is named for a code that codes.go does not have", name)
		}
		for _, m := range problemLine.FindAllStringSubmatch(caseFile(archive, "want"), -1) {
			if !slices.Contains(listed, m[1]) {
				t.Errorf("%s reports %s, which no codes.go has", name, m[1])
			}
		}
	}
}

// codesOf returns the codes that a file declares and reports a code without a
// comment.
func codesOf(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	ast.Inspect(parsed, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		code, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil || spec.Comment.Text() == "" {
			t.Errorf("%s: %s has no comment or no value: %v", file, spec.Names[0].Name, err)
		}
		codes = append(codes, code)
		return true
	})
	return codes
}

// TestLoadRepeats loads a data set with problems in many files several times:
// the order of the list is fixed.
func TestLoadRepeats(t *testing.T) {
	archive := readCases(t, "testdata/load")["several-problems"]
	first := renderLoad(t, archive)
	for range 20 {
		if again := renderLoad(t, archive); again != first {
			t.Fatalf("first:\n%s\nthen:\n%s", first, again)
		}
	}
}

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
