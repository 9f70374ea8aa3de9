package policy

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// Horizon is what would turn an answer. What the data set does not hold yet, such
// as a notice to come, it cannot foresee.
type Horizon struct {
	Outcome Outcome `json:"outcome"` // as asked
	// Next is the next day with another outcome, everything else being the same;
	// nil when there is none.
	Next *Turn `json:"next,omitempty"`
	// Learned is, for a question as of an earlier day, the next day as of which
	// the outcome is another; nil when there is none, or with everything known.
	Learned *Turn `json:"learned,omitempty"`
	// Facts are each single answer about the customer that gives another outcome,
	// by fact, and after them, where several answers are needed for a yes, those.
	Facts []FactTurn `json:"facts,omitempty"`
}

// Turn is a day from which an answer has another outcome.
type Turn struct {
	Day     agreement.Date `json:"day"`
	Outcome Outcome        `json:"outcome"`
	Causes  []Citation     `json:"causes"` // what the conditions cite that stand otherwise then
	// Assumptions are what the answer takes for granted then, such as missing
	// notices.
	Assumptions []agreement.Assumption `json:"assumptions,omitempty"`
}

// FactTurn is answers that give another outcome.
type FactTurn struct {
	Facts   Facts   `json:"facts"`
	Outcome Outcome `json:"outcome"`
}

// Horizon answers what would turn the answer to a question: the next day, and the
// facts. It asks again for each day of [Dates], so it takes as long as a hundred
// questions. An error that is [ErrQuestion] is the caller's mistake, any other a
// fault; the horizon is then the zero one, which says refused.
func (p *Policy) Horizon(ctx context.Context, asked Question) (h Horizon, err error) {
	defer func() {
		if r := recover(); r != nil {
			h, err = Horizon{}, recovered("horizon", r)
		}
	}()
	if v := reflect.ValueOf(asked); asked == nil || v.Kind() == reflect.Pointer && v.IsNil() {
		return Horizon{}, fmt.Errorf("%w: there is no question", ErrQuestion)
	}
	q := asked.question()
	if err := p.check(q); err != nil {
		return Horizon{}, err
	}
	now, err := p.outcome(ctx, q)
	if err != nil {
		return Horizon{}, faulty("horizon", err)
	}
	h = Horizon{Outcome: now.outcome}
	if h.Next, err = p.turn(ctx, q, now, p.dates.On, func(q *question) *agreement.Date { return &q.on }); err == nil && !q.known.IsZero() {
		h.Learned, err = p.turn(ctx, q, now, p.dates.Known, func(q *question) *agreement.Date { return &q.known })
	}
	if err == nil && q.kind == "order" {
		h.Facts, err = p.factTurns(ctx, q, now)
	}
	if err != nil {
		return Horizon{}, faulty("horizon", err)
	}
	return h, nil
}

// turn returns the first of some days, after that of the question, on which the
// outcome is another.
func (p *Policy) turn(ctx context.Context, q question, now answer, days []agreement.Date, of func(*question) *agreement.Date) (*Turn, error) {
	for _, day := range days {
		if !day.After(*of(&q)) {
			continue
		}
		then := q
		*of(&then) = day
		a, err := p.outcome(ctx, then)
		if err != nil {
			return nil, err
		}
		if a.outcome != now.outcome {
			causes, err := p.causes(ctx, q, then, turned)
			assumed, unknown := p.assumptions(a)
			return &Turn{day, a.outcome, causes, assumed}, errors.Join(err, unknown)
		}
	}
	return nil, nil
}

// factTurns returns each single answer that gives another outcome, and the
// answers that are needed for a yes.
func (p *Policy) factTurns(ctx context.Context, q question, now answer) ([]FactTurn, error) {
	var turns []FactTurn
	try := func(facts map[string]Answer) error {
		then := q
		for fact, a := range facts {
			then.facts = then.facts.With(fact, a)
		}
		a, err := p.outcome(ctx, then)
		if err == nil && a.outcome != now.outcome {
			var said Facts
			for fact, a := range facts {
				said = said.With(fact, a)
			}
			turns = append(turns, FactTurn{said, a.outcome})
		}
		return err
	}
	missing := map[string]Answer{}
	for _, fact := range slices.Sorted(slices.Values(now.needs)) {
		for _, a := range [...]Answer{Yes, No} {
			if q.facts.Of(fact) == a {
				continue
			}
			if err := try(map[string]Answer{fact: a}); err != nil {
				return nil, err
			}
		}
		if q.facts.Of(fact) != Yes {
			missing[fact] = Yes
		}
	}
	if len(missing) > 1 {
		if err := try(maps.Clone(missing)); err != nil {
			return nil, err
		}
	}
	return turns, nil
}
