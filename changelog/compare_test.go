package changelog

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/kundavtal/avtal/agreement"
)

// TestCompareCases compares the versions that a case names in the data set made
// of its files. A case says why it is there, and its want is the comparison.
func TestCompareCases(t *testing.T) {
	cases, err := filepath.Glob("testdata/compare/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			why, versions, want := section(t, a, "why"), section(t, a, "versions"), section(t, a, "want")
			if len(strings.TrimSpace(string(why.Data))) == 0 {
				t.Error("the case does not say why it is there")
			}
			extra := map[string]string{}
			for _, f := range a.Files {
				if strings.Contains(f.Name, "/") {
					extra[f.Name] = string(f.Data)
				}
			}
			got := compareNamed(t, load(t, dataset(extra)).Agreement(), strings.Fields(string(versions.Data)))
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if string(want.Data) != got {
				t.Errorf("%sgot\n%swant\n%s", why.Data, got, want.Data)
			}
		})
	}
}

// compareNamed compares two versions by id; "-" is none.
func compareNamed(t *testing.T, agr *agreement.Agreement, ids []string) string {
	t.Helper()
	var versions [2]*agreement.Version
	for i, id := range ids {
		v, ok := agr.Version(id)
		if !ok && id != "-" {
			t.Fatalf("no version %s", id)
		}
		versions[i] = v
	}
	c, err := Compare(versions[0], versions[1])
	if err != nil {
		return fmt.Sprintf("error: %v\n", err)
	}
	if c.Silent != "" {
		return fmt.Sprintf("silent: %s\n", c.Silent)
	}
	var b strings.Builder
	for _, s := range c.Sections {
		dump(&b, s)
	}
	return b.String()
}

func dump(b *strings.Builder, s Section) {
	fmt.Fprintf(b, "%s %s\n", s.Fate, s.Clause)
	if s.Fate != Unchanged {
		fmt.Fprintf(b, "  heading: %s\n", marked(s.Heading))
		fmt.Fprintf(b, "  body: %s\n", strings.ReplaceAll(marked(s.Body), "\n", `\n`))
	}
	for _, l := range s.Links {
		fmt.Fprintf(b, "  %s %s, as %s says\n", l.Relation, l.To, l.Change.ID())
	}
	for _, c := range s.Changes {
		fmt.Fprintf(b, "  named in %s\n", c.ID())
	}
}

func TestCompareRefuses(t *testing.T) {
	agr := load(t, copied(t, nil)).Agreement()
	a, _ := agr.Version("allmanna-villkor@2019-12-18")
	b, _ := agr.Version("definitioner@2019-12-18")
	for _, pair := range [][2]*agreement.Version{{nil, nil}, {a, b}} {
		if _, err := Compare(pair[0], pair[1]); err == nil {
			t.Errorf("Compare(%v, %v): no error", pair[0], pair[1])
		}
	}
}
