package agreement

import (
	"os"
	"testing"
)

// failure is a way in which the data of an agreement can be wrong, with the cases
// and tests that show what becomes of it, or the reason why it cannot happen.
type failure struct {
	what  string
	cases []string // files
	never string
}

// TestFailures lists the known ways in which content, time, identity and files go
// wrong, and holds that the cases which show them are there.
func TestFailures(t *testing.T) {
	load := func(names ...string) (files []string) {
		for _, n := range names {
			files = append(files, "testdata/load/"+n+".txtar")
		}
		return files
	}
	read := func(names ...string) (files []string) {
		for _, n := range names {
			files = append(files, "datafile/testdata/read/"+n+".txtar")
		}
		return files
	}
	for _, f := range []failure{
		{what: "two versions apply on one day", never: "the later effective day wins; TestViewAgainstOracle asks a naive oracle on every day"},
		{what: "a gap between two versions", never: "a version applies until the next one; what is not known is a hole", cases: load("holes")},
		{what: "two values or offers on one day", cases: append(load("refused-statements"), "../catalog/testdata/load/problem-offer-twice.txtar")},
		{what: "in effect before it was published", cases: load("problem-before-published", "before-published-explained")},
		{what: "an end before the start, or on the same day", cases: append(load("problem-period", "refused-statements"), "../catalog/testdata/load/problem-empty-period.txtar")},
		{what: "a day that the calendar does not have", cases: read("c1-12-no-such-day")},
		{what: "arithmetic with months", never: "there is none: a notice writes its days out"},
		{what: "a zone that does not exist", cases: load("problem-zone")},
		{what: "two records of one id", cases: read("c1-07-duplicate")},
		{what: "ids that differ in case or composition", cases: read("c1-31-bad-id-key", "nfd")},
		{what: "a reference to nothing", cases: load("problem-unknown-document", "problem-unknown-service", "problem-unknown-agreement",
			"problem-unknown-event", "problem-unknown-source", "problem-unknown-reading", "problem-unknown-group")},
		{what: "a correction of nothing, of itself or of something later", cases: load("problem-unknown-change")},
		{what: "records that succeed each other in a circle", cases: []string{"../catalog/testdata/load/problem-own-successor.txtar"}},
		{what: "one clause twice in a text", cases: load("problem-duplicate-clause")},
		{what: "Markdown that a page shows otherwise than it is written", cases: load("problem-markup", "problem-heading")},
		{what: "a path in place of an id", cases: load("paths")},
		{what: "a file that no data set has", cases: load("problem-unknown-file")},
		{what: "a merge that was never settled", cases: read("conflict", "conflict-remains")},
		{what: "a taken day without a reading", cases: load("problem-taken")},
		{what: "a file that changes while it is read", never: "each file is read once; what is hashed is what is parsed"},
		{what: "a read error", never: "TestLoadFaults fails the n-th call for every n"},
	} {
		if len(f.cases) == 0 && f.never == "" {
			t.Errorf("%s: neither a case nor a reason", f.what)
		}
		for _, file := range f.cases {
			if _, err := os.Stat(file); err != nil {
				t.Errorf("%s: %v", f.what, err)
			}
		}
	}
}
