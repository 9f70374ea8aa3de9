package policy

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"golang.org/x/tools/txtar"
)

// TestMutants holds that the tests of the rules tell every change of the rules
// from the rules as they are, but those that testdata/mutants.txt excuses. With
// -short it tries every fifth.
func TestMutants(t *testing.T) {
	unraced(t)
	ids := fewIDs(t)
	tr := newTrial(t, parseRego(t), inputSchema(ids), dataSchema(ids))
	all, step := tr.mutants(), 1
	if testing.Short() {
		step = 5
	}
	var tried []mutant
	for i := 0; i < len(all); i += step {
		tried = append(tried, all[i])
	}
	fates, counts := tr.fates(tried), map[string]int{}
	for _, fate := range fates {
		counts[fate]++
	}
	t.Logf("%d of %d mutants: %v", len(tried), len(all), counts)
	if *update && step == 1 {
		writeExcuses(t, tried, fates)
	}
	reportSurvivors(t, tried, fates)
	reportStrays(t, all)
}

func reportSurvivors(t *testing.T, tried []mutant, fates []string) {
	t.Helper()
	excuses := readExcuses(t)
	for i, m := range tried {
		reason, excused := excuses[m.name]
		switch {
		case fates[i] != survives && excused:
			t.Errorf("%s: %s, and needs no excuse in %s", m.name, fates[i], excusesFile)
		case fates[i] == survives && (reason == "" || reason == "?"):
			t.Errorf("%s: no test fails; write one that does, or say in %s why none can", m.name, excusesFile)
		}
	}
}

func reportStrays(t *testing.T, all []mutant) {
	t.Helper()
	for name := range readExcuses(t) {
		if !slices.ContainsFunc(all, func(m mutant) bool { return m.name == name }) {
			t.Errorf("%s excuses what is no mutant: %s", excusesFile, name)
		}
	}
}

// fewIDs leaves one id of each kind beside those that a rule names. What they
// stand for has one shape, and a schema of all takes a fifth of the time.
func fewIDs(t *testing.T) ids {
	t.Helper()
	few, rules := embeddedPolicy(t).ids, strings.Join(slices.Collect(maps.Values(regoFiles(t))), "")
	for _, list := range []*[]string{&few.services, &few.categories, &few.documents, &few.relations, &few.statements} {
		named := slices.DeleteFunc(slices.Clone((*list)[1:]), func(id string) bool { return !strings.Contains(rules, `"`+id+`"`) })
		*list = append(named, (*list)[0])
	}
	return few
}

const excusesFile = "testdata/mutants.txt"

const excusesHead = `# Changes of the rules that no test can tell from the rules as they are, each
# with the reason below it. go test ./policy -run TestMutants -update drops what
# is no longer needed, and adds what is new with a question mark for a reason.
`

// readExcuses reads the reasons by mutant.
func readExcuses(t *testing.T) map[string]string {
	t.Helper()
	src, err := os.ReadFile(excusesFile)
	if err != nil {
		t.Fatal(err)
	}
	excuses := map[string]string{}
	for paragraph := range strings.SplitSeq(strings.TrimPrefix(string(src), excusesHead), "\n\n") {
		name, reason, _ := strings.Cut(strings.TrimSpace(paragraph), "\n")
		if _, twice := excuses[name]; twice {
			t.Errorf("%s excuses twice: %s", excusesFile, name)
		}
		if name != "" {
			excuses[name] = strings.TrimSpace(reason)
		}
	}
	return excuses
}

func writeExcuses(t *testing.T, tried []mutant, fates []string) {
	t.Helper()
	var b strings.Builder
	b.WriteString(excusesHead)
	excuses := readExcuses(t)
	for i, m := range tried {
		if fates[i] == survives {
			fmt.Fprintf(&b, "\n%s\n\t%s\n", m.name, cmp.Or(excuses[m.name], "?"))
		}
	}
	if err := os.WriteFile(excusesFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestMutator shows what the mutator makes of rules, and that it sees which of
// them a test holds.
func TestMutator(t *testing.T) {
	paths, err := filepath.Glob("testdata/mutation/*.txtar")
	if err != nil || len(paths) < 6 {
		t.Fatalf("%d cases: %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			modules := map[string]*ast.Module{}
			for _, f := range archive.Files {
				if strings.HasSuffix(f.Name, ".rego") {
					modules[f.Name], err = ast.ParseModule(f.Name, string(f.Data))
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			tr := newTrial(t, modules, smallInput(), smallData())
			all := tr.mutants()
			var got strings.Builder
			for i, fate := range tr.fates(all) {
				fmt.Fprintf(&got, "%s: %s\n", fate, all[i].name)
			}
			compareWant(t, path, archive, got.String())
		})
	}
}

func smallInput() schema {
	return object(schema{
		"service": stringSchema(), "channel": stringSchema(), "on": stringSchema(),
		"facts": object(each([]string{"insured", "trained"}, stringSchema())),
	})
}

func smallData() schema {
	cell := total(schema{"from": stringSchema(), "known_from": stringSchema(), "state": stringSchema(), "stated": schema{"type": "boolean"}})
	data := total(schema{"services": total(each([]string{"s"}, total(schema{"coverage": defined("cells"), "offers": defined("cells")})))})
	data["definitions"] = schema{"cells": listSchema(cell)}
	return data
}
