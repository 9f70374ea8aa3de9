package policy

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the wanted words in testdata, but not the number of problems")

// base returns the small data set of testdata/base.txtar with the files of one
// section of a case put over it.
func base(tb testing.TB, overlay []txtar.File, section string) fstest.MapFS {
	tb.Helper()
	archive, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for _, f := range overlay {
		if name, ok := strings.CutPrefix(f.Name, section+"/"); ok {
			files[name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return files
}

// TestLint shows of every border that it stops an attack and lets its honest
// twin pass.
func TestLint(t *testing.T) {
	unraced(t)
	paths, err := filepath.Glob("testdata/lint/*.txtar")
	if err != nil || len(paths) < 50 {
		t.Fatalf("%d cases: %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := Load(base(t, archive.Files, "good")); err != nil {
				t.Errorf("the honest twin is refused:\n%v", err)
			}
			got := "nothing\n"
			if _, err := Load(base(t, archive.Files, "bad")); err != nil {
				got = err.Error() + "\n"
			}
			compareWant(t, path, archive, got)
		})
	}
}

func compareWant(t *testing.T, path string, archive *txtar.Archive, got string) {
	t.Helper()
	i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
	if i < 0 || len(archive.Comment) == 0 {
		t.Fatal("a case has a section want and says why")
	}
	want := string(archive.Files[i].Data)
	if want == got {
		return
	}
	if !*update || want != "" && strings.Count(want, "\n") != strings.Count(got, "\n") {
		t.Fatalf("got:\n%swant:\n%s", got, want)
	}
	archive.Files[i].Data = []byte(got)
	if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestOwnRules asks a data set that brings its rules.
func TestOwnRules(t *testing.T) {
	p, err := Load(base(t, nil, ""))
	if err != nil {
		t.Fatal(err)
	}
	q := Order{Service: "tjanst", Category: "kund", Channel: "direkt", On: day("2019-03-01")}
	for answer, want := range map[Answer]Outcome{Yes: Allowed, No: Refused, Unsaid: Undetermined} {
		q.Facts = Facts{}.With("signerat", answer)
		d, err := p.Order(context.Background(), q)
		if err != nil || d.Outcome() != want {
			t.Errorf("signerat %q: %s %v, want %s", answer, d.Outcome(), err, want)
		}
	}
	d, err := p.Eligible(context.Background(), Eligible{Service: "tjanst", Category: "kund", Channel: "direkt", On: day("2019-03-01")})
	if err == nil || d.Outcome() != Refused {
		t.Errorf("a question that the rules do not answer: %s %v", d.Outcome(), err)
	}
}

// TestNoRules loads a data set without rules, which then answers no question,
// and refuses one that names rules that do not exist.
func TestNoRules(t *testing.T) {
	files := base(t, nil, "")
	delete(files, "rules/order.rego")
	delete(files, "rules/time.rego")
	p, err := Load(files)
	if err != nil || p.Decides() {
		t.Fatalf("without rules: %v", err)
	}
	d, err := p.Eligible(context.Background(), Eligible{Service: "tjanst", Category: "kund", Channel: "direkt", On: day("2019-03-01")})
	if !errors.Is(err, ErrQuestion) || d.Outcome() != Refused {
		t.Errorf("a question without rules: %s, %v", d.Outcome(), err)
	}
	files["agreement.yaml"] = &fstest.MapFile{Data: append([]byte("rules: kundavtal-3\n"), files["agreement.yaml"].Data...)}
	const want = `agreement.yaml:1:8: there is no rule set "kundavtal-3"; did you mean "kundavtal-2"? [no-rules]`
	if _, err := Load(files); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// TestCapabilities holds the allow-list to builtins that OPA has and that
// always answer the same.
func TestCapabilities(t *testing.T) {
	if got, want := len(capabilities().Builtins), len(builtins()); got != want {
		t.Errorf("OPA has %d of the %d builtins", got, want)
	}
	for _, b := range capabilities().Builtins {
		if b.IsNondeterministic() || b.IsDeprecated() {
			t.Errorf("%s is not fit for rules", b.Name)
		}
	}
}

// TestHalfWrittenRules takes each line out of the rules, and each half of it: what
// is wrong then is a problem or a fault, and never a panic of the loader.
func TestHalfWrittenRules(t *testing.T) {
	unraced(t)
	files := base(t, nil, "")
	src := string(files["rules/order.rego"].Data)
	lines, loads := strings.SplitAfter(src, "\n"), 0
	for i, line := range lines {
		half := len(line) / 2
		for _, instead := range []string{"", line[:half] + "\n", line[half:]} {
			broken := slices.Concat(lines[:i], []string{instead}, lines[i+1:])
			files["rules/order.rego"] = &fstest.MapFile{Data: []byte(strings.Join(broken, ""))}
			p, err := Load(files)
			if err != nil {
				continue
			}
			loads++
			if d, err := p.Order(context.Background(), allowedByBase()); err != nil && d.Outcome() != Refused {
				t.Errorf("line %d as %q: %s %v", i+1, instead, d.Outcome(), err)
			}
		}
	}
	if loads < 20 {
		t.Errorf("only %d of them load", loads)
	}
}
