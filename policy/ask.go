package policy

import (
	"context"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/rego"
)

// ask evaluates one question, and takes only an answer that speaks of what the
// data set has and agrees with what the caller says of the customer. It decides
// nothing.
func (p *Policy) ask(ctx context.Context, q question, opts ...rego.EvalOption) (answer, error) {
	a, err := p.engine.ask(ctx, q, opts...)
	if err == nil {
		err = p.holdToFacts(q, a)
	}
	if err == nil {
		err = p.holdToNames(a)
	}
	if err != nil {
		return answer{}, err
	}
	return a, nil
}

// holdToFacts holds that a condition that asks for a fact holds where the fact is
// so, fails where it is not, and is unknown where nothing is said.
func (p *Policy) holdToFacts(q question, a answer) error {
	for _, id := range a.required {
		fact, err := p.factOf(id)
		if err != nil {
			return err
		}
		if fact == "" {
			continue
		}
		said := q.facts.Of(fact)
		if got := a.state(id); got != settledBy(said) {
			code, _, _ := cutCondition(id)
			return fmt.Errorf("the rules answered that the condition %q, described at %s, %s although its fact %q is answered with %q",
				id, p.clauses.conditions[code].pos, verbOf(got), fact, said)
		}
	}
	return nil
}

// factOf returns the fact that a condition asks for, or "".
func (p *Policy) factOf(condition string) (string, error) {
	code, subject, _ := cutCondition(condition)
	fact := p.clauses.conditions[code].fact
	_, about := p.cat.Fact(subject)
	switch {
	case fact != "" && about && subject != fact:
		return "", fmt.Errorf("the condition %q asks for the fact %q and is about the fact %q", condition, fact, subject)
	case fact != "":
		return fact, nil
	case !about && p.clauses.asking[code]:
		return "", fmt.Errorf("the condition %q asks for %q, which is no fact of the data set", condition, subject)
	}
	if about { // whether its rule looks at the fact or has forgotten to
		return subject, nil
	}
	return "", nil
}

func verbOf(s ConditionState) string {
	if s == Unknown {
		return "is unknown"
	}
	return string(s)
}

func settledBy(said Answer) ConditionState {
	switch said {
	case Yes:
		return Holds
	case No:
		return Fails
	}
	return Unknown
}

// holdToNames holds that an answer says nothing of conditions and facts that are
// not there: it would be lost.
func (p *Policy) holdToNames(a answer) error {
	described := func(id string) error {
		if code, _, _ := cutCondition(id); p.clauses.conditions[code].code == "" {
			return fmt.Errorf("the condition %q is not described", id)
		}
		return nil
	}
	for _, list := range [...][]string{a.holds, a.fails} {
		for _, id := range list {
			if err := described(id); err != nil {
				return err
			}
		}
	}
	for _, pair := range a.cites {
		if err := described(pair[0]); err != nil {
			return err
		}
	}
	for _, fact := range a.needs {
		if _, ok := p.cat.Fact(fact); !ok {
			return fmt.Errorf("the fact %q is not in the data", fact)
		}
	}
	return nil
}

// cutCondition parts a condition, such as "requirement:gln", into its code and
// its subject.
func cutCondition(id string) (code, subject string, found bool) { return strings.Cut(id, ":") }
