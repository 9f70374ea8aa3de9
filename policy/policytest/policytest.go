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
// The question is one of eligible, order, documents, pub, document, clause and
// matrix. What a case does not expect it does not look at, except of a matrix: it
// asks about every customer category, and whatever it does not list must be
// refused:
//
//	vem-far-bestalla-hjalpmedelstjansten:
//	  why: The page counts who may order, so whoever is not listed is refused.
//	  matrix: {on: 2018-12-12, channel: direkt, services: [hjalpmedelstjansten]}
//	  allowed:
//	    hjalpmedelstjansten: [region, kommun, hjalpmedelsleverantor]
//
// [TestCases] runs every case of a folder and returns all that went wrong, each at
// its place, in the way of testing/fstest:
//
//	if err := policytest.TestCases(pol, os.DirFS("testdata")); err != nil {
//		t.Fatal(err)
//	}
//
// [Cases] returns them for running each as a subtest, which -run finds by its
// name:
//
//	cases, err := policytest.Cases(os.DirFS("testdata"))
//	if err != nil {
//		t.Fatal(err)
//	}
//	for _, c := range cases {
//		t.Run(c.Name, func(t *testing.T) {
//			if err := c.Test(pol); err != nil {
//				t.Error(err)
//			}
//		})
//	}
package policytest

import (
	"io/fs"
	"strings"

	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/policy"
)

// The kinds of problems that cases come to, besides those of package datafile.
const (
	CodeNoCases    datafile.Code = "no-cases"    // a folder without a case
	CodeNotRun     datafile.Code = "not-run"     // a file among the cases whose cases would not be run
	CodeQuestion   datafile.Code = "question"    // a question that cannot be asked, or that the rules fail to answer
	CodeUnexpected datafile.Code = "unexpected"  // an answer other than expected
	CodeNothing    datafile.Code = "no-question" // a case without exactly one question, without an expectation, or with one that the question does not answer
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
	var entries []fs.DirEntry
	if fsys != nil {
		entries, _ = fs.ReadDir(fsys, "cases") // a folder that cannot be read has no cases either
	}
	if len(entries) == 0 {
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
