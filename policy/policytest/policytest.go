// Package policytest runs decisions that a lawyer can read.
//
// A case is a question with the answer that it must get, in a file
// cases/<topic>.yaml of a data set or of a program that uses one:
//
//	hjalpmedelstjansten-dagen-fore:
//	  why: The notice of 2018-12-12 adds the service on that day.
//	  order: {service: hjalpmedelstjansten, category: region, channel: direkt, on: 2018-12-11}
//	  outcome: refused
//	  fails: [service-covered]
//
// The question is one of eligible, order, documents, pub, document and clause. What a case
// does not expect it does not look at. [TestCases] runs every case of a folder
// and returns all that went wrong, each at its place, in the way of
// testing/fstest:
//
//	if err := policytest.TestCases(pol, os.DirFS("testdata")); err != nil {
//		t.Fatal(err)
//	}
package policytest

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/policy"
)

// The kinds of problems that cases come to, besides those of package datafile.
const (
	CodeNoCases    datafile.Code = "no-cases"    // a folder without a case
	CodeNotRun     datafile.Code = "not-run"     // a file among the cases whose cases would not be run
	CodeQuestion   datafile.Code = "question"    // a question that cannot be asked
	CodeUnexpected datafile.Code = "unexpected"  // an answer other than expected
	CodeNothing    datafile.Code = "no-question" // a case without exactly one question, or without an expectation
)

// Case is one question and the answer that it must get.
type Case struct {
	Name string // file and key, such as "cases/2018-12-12.yaml/hjalpmedelstjansten-dagen-fore"
	Why  string // why the case is there
	v    datafile.Value
}

// TestCases runs every case in cases/*.yaml and returns nil or all that went
// wrong as a datafile.ErrorList, sorted by place. A folder without cases is an
// error, so that a moved folder does not pass.
func TestCases(pol *policy.Policy, fsys fs.FS) error {
	cases, err := Cases(fsys)
	if err != nil {
		return err
	}
	var errs datafile.ErrorList
	for _, c := range cases {
		c.test(pol, &errs)
	}
	return errs.Err()
}

// Cases reads every case in cases/*.yaml, in the order of the files and within
// them, for running each as a subtest.
func Cases(fsys fs.FS) ([]Case, error) {
	var errs datafile.ErrorList
	names := caseFiles(fsys, &errs)
	var cases []Case
	shape := casesShape()
	for _, name := range names {
		src, ok := datafile.ReadFile(fsys, name, &errs)
		if !ok {
			continue
		}
		for key, v := range datafile.Read(name, src, shape, &errs).Entries() {
			cases = append(cases, Case{Name: name + "/" + key.Text(), Why: v.Field("why").Text(), v: v})
		}
	}
	return cases, errs.Err()
}

// caseFiles returns the files of cases, and reports whatever else lies among
// them: a case that nobody runs is worse than none.
func caseFiles(fsys fs.FS, errs *datafile.ErrorList) []string {
	entries, err := fs.ReadDir(fsys, "cases")
	if err != nil || len(entries) == 0 {
		errs.Add(datafile.Pos{File: "cases"}, CodeNoCases, "write cases/<topic>.yaml", "there are no cases")
	}
	var names []string
	for _, e := range entries {
		name := "cases/" + e.Name()
		if e.IsDir() || !strings.HasSuffix(name, ".yaml") {
			errs.Add(datafile.Pos{File: name}, CodeNotRun, "name it cases/<topic>.yaml, or move it away", "no case in it would be run")
			continue
		}
		names = append(names, name)
	}
	return names
}

// Test runs the case and returns nil or all that went wrong as a
// datafile.ErrorList.
func (c Case) Test(pol *policy.Policy) error {
	var errs datafile.ErrorList
	c.test(pol, &errs)
	return errs.Err()
}

func questions() []string {
	return []string{"eligible", "order", "documents", "pub", "document", "clause"}
}

func (c Case) test(pol *policy.Policy, errs *datafile.ErrorList) {
	asked := slices.DeleteFunc(questions(), func(q string) bool { return !c.v.Field(q).Exists() })
	if len(asked) != 1 {
		errs.Add(c.v.Pos(), CodeNothing, "ask one of "+strings.Join(questions(), ", "), "a case asks one question, this one %d", len(asked))
		return
	}
	q := c.v.Field(asked[0])
	before := len(*errs)
	r := run{c: c, pol: pol, errs: errs, q: q, view: view(pol, q)}
	switch asked[0] {
	case "document":
		r.document()
	case "clause":
		r.clause()
	default:
		r.decision(asked[0])
	}
	if !r.looked && len(*errs) == before {
		errs.Add(c.v.Pos(), CodeNothing, "say what the answer must be", "the case expects nothing that the question %s answers", asked[0])
	}
}

func view(pol *policy.Policy, q datafile.Value) agreement.View {
	v := pol.Agreement().On(agreement.DayOf(q.Field("on")))
	if known := q.Field("known"); known.Exists() {
		v = v.KnownOn(agreement.DayOf(known))
	}
	return v
}

// run is one case being run.
type run struct {
	c      Case
	pol    *policy.Policy
	errs   *datafile.ErrorList
	q      datafile.Value
	view   agreement.View
	looked bool
}

// expect compares one expectation, if the case has it, with the answer.
func (r *run) expect(key string, got ...string) {
	want := r.c.v.Field(key)
	if !want.Exists() {
		return
	}
	r.looked = true
	expected := want.Texts()
	if slices.Equal(expected, []string{"none"}) {
		expected = nil
	}
	slices.Sort(expected)
	got = slices.DeleteFunc(got, func(s string) bool { return s == "" })
	slices.Sort(got)
	if got = slices.Compact(got); !slices.Equal(expected, got) {
		r.errs.Add(want.Pos(), CodeUnexpected, r.c.Why, "%s is %q, not %q", key, got, expected)
	}
}

func (r *run) document() {
	s := r.view.State(agreement.DocumentID(r.q.Field("in").Text()))
	if s.Document == nil {
		r.errs.Add(r.q.Pos(), CodeQuestion, "correct the id", "there is no document %q", r.q.Field("in").Text())
		return
	}
	version := ""
	if s.Version != nil {
		version = s.Version.ID()
	}
	r.expect("status", string(s.Status))
	r.expect("version", version)
}

func (r *run) clause() {
	ref, err := agreement.ParseReference(r.q.Field("in").Text())
	if err != nil || ref.Clause == "" {
		r.errs.Add(r.q.Pos(), CodeQuestion, "name a document and a clause", "%q names no clause", r.q.Field("in").Text())
		return
	}
	s := r.view.Clause(ref)
	var successors []string
	for _, to := range s.Successors {
		successors = append(successors, to.String())
	}
	r.expect("status", string(s.Status))
	r.expect("successors", successors...)
}

func (r *run) decision(kind string) {
	d, err := r.ask(kind)
	if err != nil {
		r.errs.Add(r.q.Pos(), CodeQuestion, "ask about ids of the data set", "%v", err)
		return
	}
	states := map[policy.ConditionState][]string{}
	for c := range d.Conditions() {
		states[c.State] = append(states[c.State], c.Code)
	}
	r.expect("outcome", d.Outcome().String())
	r.expect("holds", states[policy.Holds]...)
	r.expect("fails", states[policy.Fails]...)
	r.expect("unknown", states[policy.Unknown]...)
	r.expect("lacks", d.Lacks()...)
	r.expect("applies", idsOf(d.Documents())...)
	r.expect("candidates", idsOf(d.Candidates())...)
}

func idsOf(documents iter.Seq[policy.DocumentInForce]) []string {
	var ids []string
	for d := range documents {
		ids = append(ids, string(d.Document))
	}
	return ids
}

func (r *run) ask(kind string) (policy.Decision, error) {
	word := func(key string) string { return r.q.Field(key).Text() }
	ctx, on, known := context.Background(), r.view.Day(), r.view.Known()
	switch kind {
	case "eligible":
		return r.pol.Eligible(ctx, policy.Eligible{Service: word("service"), Category: word("category"), Channel: word("channel"), On: on, Known: known})
	case "order":
		var facts policy.Facts
		for fact, answer := range r.q.Field("facts").Entries() {
			facts = facts.With(fact.Text(), policy.Answer(answer.Text()))
		}
		return r.pol.Order(ctx, policy.Order{Service: word("service"), Category: word("category"), Channel: word("channel"), On: on, Known: known, Facts: facts})
	case "pub":
		return r.pol.PuB(ctx, policy.PuB{Relation: word("relation"), Service: word("service"), On: on, Known: known})
	case "documents":
		return r.pol.Documents(ctx, policy.Documents{Service: word("service"), On: on, Known: known})
	}
	return policy.Decision{}, fmt.Errorf("no question %q", kind)
}
