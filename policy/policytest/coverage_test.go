package policytest

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/agreement/kundavtal2"
	"github.com/kundavtal/avtal/policy"
)

// minCases is how many cases mention each condition at least.
const minCases = 3

// standing is a condition in one of its states.
type standing struct{ code, state string }

func (s standing) String() string { return s.code + " " + s.state }

// withoutCase are the states that no question about the data set comes to, each
// with the reason. One that a case comes to nevertheless has to go.
func withoutCase() map[standing]string {
	return map[standing]string{
		{"personal-data", "fails"}:     "no source says of a service that it processes no personal data",
		{"connection-open", "unknown"}: "a source rules a connection out, or none does",
		{"documents-said", "unknown"}:  "no source tells of a document for every service that comes or goes on a day that is not known",
		{"one-pub", "fails"}:           "no source tells of a day on which two parties have no processor agreement left",
	}
}

// TestConditionsHaveCases holds the cases of Kundavtal 2 to the rules: for every
// condition, and every state of it that the rules have words for, there is a case.
func TestConditionsHaveCases(t *testing.T) {
	states := describedStates(t, os.DirFS("../rules/kundavtal-2"))
	if len(states) < 25 {
		t.Fatalf("the rules describe only %d states", len(states))
	}
	for _, gap := range gaps(states, mentions(t), withoutCase()) {
		t.Error(gap)
	}
}

var (
	metadata  = regexp.MustCompile(`(?m)^# METADATA\n(?:#.*\n)+`)
	codeLine  = regexp.MustCompile(`(?m)^#   code: ([a-z-]+)$`)
	stateLine = regexp.MustCompile(`(?m)^#   (holds|fails|unknown): `)
)

// describedStates returns the states for which the METADATA of conditions have words.
func describedStates(t *testing.T, rules fs.FS) []standing {
	t.Helper()
	files, err := fs.Glob(rules, "*.rego")
	if err != nil || len(files) == 0 {
		t.Fatalf("no rules: %v", err)
	}
	var states []standing
	for _, file := range files {
		src, err := fs.ReadFile(rules, file)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range metadata.FindAllString(string(src), -1) {
			code := codeLine.FindStringSubmatch(block)
			if code == nil {
				continue
			}
			for _, m := range stateLine.FindAllStringSubmatch(block, -1) {
				states = append(states, standing{code[1], m[1]})
			}
		}
	}
	return states
}

// mentions returns the names of the cases that expect each state: those that list
// it, and those that expect a yes, which every condition then holds.
func mentions(t *testing.T) map[standing][]string {
	t.Helper()
	pol, err := policy.Load(kundavtal2.FS())
	if err != nil {
		t.Fatal(err)
	}
	cases, err := Cases(kundavtal2.FS())
	if err != nil {
		t.Fatal(err)
	}
	found := map[standing][]string{}
	for _, c := range cases {
		for _, s := range c.expected(t, pol) {
			found[s] = append(found[s], c.Name)
		}
	}
	return found
}

// expected returns the states that the case expects, each once.
func (c Case) expected(t *testing.T, pol *policy.Policy) []standing {
	t.Helper()
	states := map[standing]bool{}
	for _, state := range [...]string{"holds", "fails", "unknown"} {
		for _, code := range c.v.Field(state).Texts() {
			states[standing{code, state}] = true
		}
	}
	if c.v.Field("outcome").Text() == "allowed" {
		for _, code := range c.required(t, pol) {
			states[standing{code, "holds"}] = true
		}
	}
	return slices.Collect(maps.Keys(states))
}

// required returns the codes of the conditions of the case's decision.
func (c Case) required(t *testing.T, pol *policy.Policy) []string {
	t.Helper()
	var errs datafile.ErrorList
	q, ok := c.question(&errs)
	if !ok {
		t.Fatal(errs.Err())
	}
	asked := c.v.Field(q.kind)
	r := run{c: c, pol: pol, q: asked, view: view(pol, asked)}
	d, err := r.ask(q.kind)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for condition := range d.Conditions() {
		codes = append(codes, condition.Code)
	}
	return codes
}

// gaps says which states have no case, which conditions have too few, and which
// exceptions are needless.
func gaps(states []standing, mentioned map[standing][]string, excepted map[standing]string) []string {
	var list []string
	cases := map[string]map[string]bool{}
	for _, s := range states {
		if cases[s.code] == nil {
			cases[s.code] = map[string]bool{}
		}
		for _, name := range mentioned[s] {
			cases[s.code][name] = true
		}
		if len(mentioned[s]) == 0 && excepted[s] == "" {
			list = append(list, fmt.Sprintf("no case comes to %s; write one in agreement/kundavtal2/cases", s))
		}
	}
	for code, names := range cases {
		if len(names) < minCases {
			list = append(list, fmt.Sprintf("%d cases mention %s, of at least %d", len(names), code, minCases))
		}
	}
	for s := range excepted {
		if len(mentioned[s]) > 0 || !slices.Contains(states, s) {
			list = append(list, fmt.Sprintf("the exception of %s is needless: %s", s, strings.Join(mentioned[s], ", ")))
		}
	}
	slices.Sort(list)
	return list
}

// A condition that is new in the rules has no cases yet, and an exception does not
// outlive its reason.
func TestGaps(t *testing.T) {
	states := []standing{{"old", "holds"}, {"old", "fails"}, {"new", "holds"}, {"new", "unknown"}}
	mentioned := map[standing][]string{
		{"old", "holds"}: {"a", "b"}, {"old", "fails"}: {"b", "c"}, {"new", "holds"}: {"a", "b"},
	}
	excepted := map[standing]string{{"old", "holds"}: "w", {"gone", "fails"}: "w"}
	want := []string{
		"2 cases mention new, of at least 3",
		"no case comes to new unknown; write one in agreement/kundavtal2/cases",
		"the exception of gone fails is needless: ",
		"the exception of old holds is needless: a, b",
	}
	if diff := cmp.Diff(want, gaps(states, mentioned, excepted)); diff != "" {
		t.Error(diff)
	}
}
