package examples

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	// The module's tests run in a process of their own. What they are built from is
	// named here, so that go test never shows an earlier result for this one.
	_ "github.com/kundavtal/avtal/agreement/agreementtest"
	_ "github.com/kundavtal/avtal/agreement/kundavtal2"
	_ "github.com/kundavtal/avtal/policy/policytest"
)

// TestContract runs the tests of the other team's module, which go test ./... here
// leaves out because it is a module of its own.
func TestContract(t *testing.T) {
	for name, r := range goTest(t) {
		if r.action != "pass" {
			t.Errorf("%s: %s\n%s", name, r.action, r.output)
		}
	}
}

// TestContractAfterBump runs them against a data set with one more notice, which
// describes a category otherwise and removes a service. Each test fails, and says
// why.
func TestContractAfterBump(t *testing.T) {
	results := goTest(t, "-overlay", overlay(t))
	for name, wants := range map[string][]string{
		"TestPins": {
			"notices/2024-06-03.yaml:1: kundkategorier@2024-04-24 is followed by kundkategorier@2024-06-03, published 2024-06-03, which applies from 2024-06-03 on; ",
			"notices/2024-06-03.yaml:7:5: 2024-06-03/kundkategorier-hjalpmedel: description-changed in kundkategorier, from 2024-06-03 on; ",
			"sv: Påhittat för ett test. Beskrivningen av hjälpmedelsleverantörer ändras. / en: Invented for a test. ",
			"notices/2024-06-03.yaml:1: btv/hjalpmedelstjansten@2019-05-09 is followed by btv/hjalpmedelstjansten@2024-06-03, published 2024-06-03, with which the document goes from 2024-09-01 on; ",
			"notices/2024-06-03.yaml:19:5: 2024-06-03/tjanst-hjalpmedelstjansten: service-removed in btv/hjalpmedelstjansten, from 2024-09-01 on; ",
		},
		"TestCases": {`cases/bestallningssidan.yaml:5:12: the outcome is refused (fails: service-covered), not allowed; Our page sells Hjälpmedelstjänsten to suppliers of assistive devices. [unexpected]`},
		"TestGate":  {"hjalpmedelstjansten to kommun: the portal shows it: true, the agreement: refused", "omfattas inte av avtalet den 2024-09-01"},
	} {
		r := results[name]
		if r.action != "fail" {
			t.Errorf("%s: %s\n%s", name, r.action, r.output)
		}
		for _, want := range wants {
			if !strings.Contains(r.output, want) {
				t.Errorf("%s does not say %q:\n%s", name, want, r.output)
			}
		}
		for _, other := range []string{"nitha", "allmanna-villkor"} {
			if strings.Contains(r.output, other) {
				t.Errorf("%s speaks of %s, which the notice leaves as the team has read it:\n%s", name, other, r.output)
			}
		}
	}
}

// overlay writes what go test -overlay reads: the embedded data set has every file
// of testdata/bump as well.
func overlay(t *testing.T) string {
	t.Helper()
	replace := map[string]string{}
	err := fs.WalkDir(os.DirFS("testdata/bump"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		from, err := filepath.Abs(filepath.Join("testdata/bump", name))
		if err != nil {
			return err
		}
		to, err := filepath.Abs(filepath.Join("../agreement/kundavtal2", name))
		replace[to] = from
		return err
	})
	if err != nil || len(replace) == 0 {
		t.Fatalf("nothing to put over the data set: %v", err)
	}
	src, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "overlay.json")
	if err := os.WriteFile(file, src, 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

type result struct{ action, output string }

// goTest runs the module's tests without a network, from the modules that this one
// has fetched, and returns what became of each test.
func goTest(t *testing.T, flags ...string) map[string]result {
	t.Helper()
	readFiles(t, "contract")
	readFiles(t, "testdata/bump")
	cmd := exec.CommandContext(t.Context(), "go", append(append([]string{"test", "-json"}, flags...), "./...")...)
	cmd.Dir = "contract"
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=readonly", "GOPROXY=off", "GOWORK=off")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	results := resultsOf(t, string(out))
	for _, name := range []string{"TestPins", "TestCases", "TestGate"} {
		if results[name].action == "" {
			t.Fatalf("%s did not run; go mod tidy in examples/contract if a module changed:\n%s%s", name, out, stderr.String())
		}
	}
	return results
}

func resultsOf(t *testing.T, out string) map[string]result {
	t.Helper()
	results := map[string]result{}
	events := json.NewDecoder(strings.NewReader(out))
	for {
		var e struct{ Action, Test, Output string }
		switch err := events.Decode(&e); {
		case err == io.EOF:
			return results
		case err != nil:
			t.Fatalf("%v:\n%s", err, out)
		}
		r := results[e.Test]
		r.output += e.Output
		if e.Action == "pass" || e.Action == "fail" || e.Action == "skip" {
			r.action = e.Action
		}
		if e.Test != "" {
			results[e.Test] = r
		}
	}
}

// readFiles reads every file of a folder: go test runs a test anew when a file
// changes that the test itself has read.
func readFiles(t *testing.T, folder string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			_, err = os.ReadFile(name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
