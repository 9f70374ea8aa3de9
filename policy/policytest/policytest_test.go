package policytest_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/policy"
	"github.com/kundavtal/avtal/policy/policytest"
)

func load(t *testing.T) *policy.Policy {
	t.Helper()
	pol, err := policy.Load(kundavtal2.FS())
	if err != nil {
		t.Fatal(err)
	}
	return pol
}

func TestKundavtal2(t *testing.T) {
	pol := load(t)
	cases, err := policytest.Cases(kundavtal2.FS())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			if err := c.Test(pol); err != nil {
				t.Error(err)
			}
		})
	}
}

// Every way in which a case can be wrong is reported at its place: a case that
// cannot fail would be worth nothing.
func TestCasesReport(t *testing.T) {
	pol := load(t)
	tests := []struct{ name, file, want string }{
		{"wrong outcome", "a:\n  why: w\n  eligible: {service: nitha, category: region, channel: direkt, on: 2018-12-11}\n  outcome: allowed\n",
			`cases/x.yaml:4:12: the outcome is refused (fails: service-covered), not allowed; w [unexpected]`},
		{"condition too many", "a:\n  why: w\n  eligible: {service: nitha, category: region, channel: direkt, on: 2018-12-11}\n  fails: none\n",
			`cases/x.yaml:4:10: fails is ["service-covered"], not []`},
		{"unknown service", "a:\n  why: w\n  pub: {relation: inera-kund, service: nithaa, on: 2018-12-11}\n  outcome: allowed\n",
			`cases/x.yaml:3:40: there is no service "nithaa"; did you mean "nitha"? [question]`},
		{"unknown ids", "a:\n  why: w\n  order: {service: nithaa, category: regoin, channel: direct, on: 2018-12-11, facts: {glnn: yes}}\n  outcome: allowed\n",
			`cases/x.yaml:3:20: there is no service "nithaa"; did you mean "nitha"? [question]
cases/x.yaml:3:38: there is no customer category "regoin"; did you mean "region"? [question]
cases/x.yaml:3:55: there is no channel "direct"; did you mean "direkt"? [question]
cases/x.yaml:3:87: there is no fact "glnn"; did you mean "gln"? [question]`},
		{"unknown relation", "a:\n  why: w\n  pub: {relation: kund-inera, service: nitha, on: 2018-12-11}\n  outcome: allowed\n",
			`cases/x.yaml:3:19: there is no relation "kund-inera"`},
		{"version of a document without one", "a:\n  why: w\n  document: {in: skr-pub, on: 2018-12-11}\n  version: skr-pub@2018-12-12\n",
			`cases/x.yaml:4:12: version is none, not "skr-pub@2018-12-12"`},
		{"two questions", "a:\n  why: w\n  pub: {relation: inera-kund, service: nitha, on: 2018-12-11}\n  document: {in: skr-pub, on: 2018-12-11}\n  outcome: refused\n",
			`cases/x.yaml:2:3: a case asks one question, this one 2`},
		{"no expectation", "a:\n  why: w\n  pub: {relation: inera-kund, service: nitha, on: 2018-12-11}\n",
			`cases/x.yaml:2:3: the case expects nothing`},
		{"expectation of another question", "a:\n  why: w\n  pub: {relation: inera-kund, service: nitha, on: 2018-12-11}\n  version: x\n",
			`cases/x.yaml:4:3: the question pub does not answer version; expect some of outcome,`},
		{"one expectation of another question", "a:\n  why: w\n  pub: {relation: inera-kund, service: nitha, on: 2018-12-11}\n  outcome: refused\n  allowed: none\n",
			`cases/x.yaml:5:3: the question pub does not answer allowed`},
		{"missing notices", "a:\n  why: w\n  eligible: {service: nitha, category: region, channel: direkt, on: 2024-04-25}\n  missing: [2020-10-01]\n",
			`cases/x.yaml:4:12: missing is ["2020-07-08" "2020-10-01" "2023-10-24" "2024-04-25"], not ["2020-10-01"]`},
		{"unknown document", "a:\n  why: w\n  document: {in: skrpub, on: 2018-12-11}\n  status: in-force\n",
			`cases/x.yaml:3:13: there is no document "skrpub"`},
		{"no clause", "a:\n  why: w\n  clause: {in: skr-pub, on: 2018-12-11}\n  status: in-force\n",
			`cases/x.yaml:3:11: "skr-pub" names no clause`},
		{"misspelt key", "a:\n  why: w\n  pub: {relation: inera-kund, service: nitha, om: 2018-12-11}\n  outcome: refused\n",
			`cases/x.yaml:3:47: unknown key "om"; one of: on, known, service, relation`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := policytest.TestCases(pol, fstest.MapFS{"cases/x.yaml": {Data: []byte(test.file)}})
			var first *datafile.Error
			if !errors.As(err, &first) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func TestNoFolder(t *testing.T) {
	if err := policytest.TestCases(load(t), nil); err == nil || !strings.Contains(err.Error(), "there are no cases") {
		t.Error(err)
	}
}

// A file that is passed over would let a false promise stand.
func TestCasesNotRun(t *testing.T) {
	c := []byte("a:\n  why: w\n  pub: {relation: inera-kund, service: nitha, on: 2018-12-11}\n  outcome: refused\n")
	for _, name := range []string{"cases/y.yml", "cases/more/y.yaml"} {
		err := policytest.TestCases(load(t), fstest.MapFS{"cases/x.yaml": {Data: c}, name: {Data: c}})
		if err == nil || !strings.Contains(err.Error(), "no case in it would be run") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNoCases(t *testing.T) {
	if err := policytest.TestCases(load(t), fstest.MapFS{}); err == nil {
		t.Error("a folder without cases passes")
	}
}
