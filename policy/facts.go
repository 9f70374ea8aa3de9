package policy

import (
	"iter"
	"slices"
	"strings"
)

// Answer is what is said of a fact about a customer. The zero Answer is
// nothing said.
type Answer string

// The answers.
const (
	Unsaid Answer = ""
	Yes    Answer = "yes"
	No     Answer = "no"
)

// Facts is what is said of a customer: facts of facts.yaml with a yes or no. It
// is a value that never changes; two Facts that say the same are equal with ==.
// The zero Facts says nothing.
type Facts struct{ said string } // "gln=yes\nkundavtal-signerat=no", sorted

// With returns the facts with one more answer, or with another answer to the
// same fact. [Unsaid] takes an answer back.
func (f Facts) With(fact string, answer Answer) Facts {
	var lines []string
	for id, a := range f.All() {
		if id != fact {
			lines = append(lines, id+"="+string(a))
		}
	}
	if answer != Unsaid {
		lines = append(lines, fact+"="+string(answer))
	}
	slices.Sort(lines)
	return Facts{strings.Join(lines, "\n")}
}

// Of returns the answer to a fact.
func (f Facts) Of(fact string) Answer {
	for id, a := range f.All() {
		if id == fact {
			return a
		}
	}
	return Unsaid
}

// All yields the facts and their answers, sorted by fact.
func (f Facts) All() iter.Seq2[string, Answer] {
	return func(yield func(string, Answer) bool) {
		for line := range strings.SplitSeq(f.said, "\n") {
			id, a, ok := strings.Cut(line, "=")
			if ok && !yield(id, Answer(a)) {
				return
			}
		}
	}
}
