package policy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"net/url"
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
type Facts struct{ said string } // "gln=yes\nkundavtal-signerat=no\n", by fact, escaped

// With returns the facts with one more answer, or with another answer to the
// same fact. [Unsaid] takes an answer back.
func (f Facts) With(fact string, answer Answer) Facts {
	said := maps.Collect(f.All())
	said[fact] = answer
	var b strings.Builder
	for _, id := range slices.Sorted(maps.Keys(said)) {
		if said[id] != Unsaid {
			b.WriteString(url.QueryEscape(id) + "=" + url.QueryEscape(string(said[id])) + "\n")
		}
	}
	return Facts{b.String()}
}

// String returns the facts as they are typed, such as "gln=yes siths=no".
func (f Facts) String() string {
	var words []string
	for fact, answer := range f.All() {
		words = append(words, fact+"="+string(answer))
	}
	return strings.Join(words, " ")
}

// MarshalJSON returns an object of the answers by fact.
func (f Facts) MarshalJSON() ([]byte, error) { return json.Marshal(maps.Collect(f.All())) }

// UnmarshalJSON reads an object of the answers by fact. A fact that is there
// twice, and an answer other than "yes" and "no", are errors; whether the data
// set has the fact shows when the question is asked.
func (f *Facts) UnmarshalJSON(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	if open, err := dec.Token(); !json.Valid(data) || err != nil || open != json.Delim('{') {
		return errors.New("facts are not an object of answers by fact")
	}
	said := Facts{}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return err
		}
		fact, _ := name.(string)
		var answer Answer
		if json.Unmarshal(value, &answer) != nil {
			answer = Unsaid
		}
		switch {
		case said.Of(fact) != Unsaid:
			return fmt.Errorf("the fact %q is there twice", fact)
		case answer != Yes && answer != No:
			return fmt.Errorf(`the fact %q is answered with %s; answer "yes" or "no", or leave it out`, fact, value)
		}
		said = said.With(fact, answer)
	}
	*f = said
	return nil
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
		for line := range strings.Lines(f.said) {
			id, answer, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
			if !yield(unescape(id), Answer(unescape(answer))) {
				return
			}
		}
	}
}

// unescape cannot fail on what With has escaped.
func unescape(s string) string {
	text, err := url.QueryUnescape(s)
	if err != nil {
		return s
	}
	return text
}
