package policy

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

// Delta is what differs between two points in time.
type Delta struct {
	From At `json:"from"`
	To   At `json:"to"`
	// Assumptions are the missing notices that could bear on the cells of either.
	Assumptions []agreement.Assumption `json:"assumptions,omitempty"`
	Flips       []Flip                 `json:"flips"` // in the order of [Matrix.Cells]
}

// Flip is a cell whose outcome is another at two points in time, or that is not
// refused and needs other facts under the same conditions.
type Flip struct {
	Before Cell `json:"before"`
	After  Cell `json:"after"`
	// Causes are the changes and sources by which the conditions that differ
	// stand as they do, those of the later point first.
	Causes []Citation `json:"causes"`
}

// Delta answers what differs between two points in time: every cell of the
// matrix with another outcome, or with other facts that an order asks for. Two days differ by what takes effect between them,
// two days known by what is published. An error that is [ErrQuestion] is the
// caller's mistake, any other a fault; the delta is then the zero one.
func (p *Policy) Delta(ctx context.Context, from, to At) (d Delta, err error) {
	defer func() {
		if r := recover(); r != nil {
			d, err = Delta{}, recovered("delta", r)
		}
	}()
	before, err := p.Matrix(ctx, from)
	if err != nil {
		return Delta{}, err
	}
	after, err := p.Matrix(ctx, to)
	if err != nil {
		return Delta{}, err
	}
	d = Delta{From: from, To: to, Assumptions: withNotices(before.assumed, after.assumed), Flips: []Flip{}}
	for i, c := range after.cells {
		flip := Flip{Before: before.cells[i].clone(), After: c.clone()}
		if !flip.differs() {
			continue
		}
		if flip.Causes, err = p.causesOf(ctx, flip, from, to); err != nil {
			return Delta{}, faulty("delta", err)
		}
		d.Flips = append(d.Flips, flip)
	}
	return d, nil
}

// differs reports whether the outcome is another, or else the facts that are needed
// where all conditions stand as before: with an offer that ends, so does what it
// asks for.
func (f Flip) differs() bool {
	if f.Before.Outcome != f.After.Outcome {
		return true
	}
	return f.After.Outcome != Refused && slices.Equal(f.Before.Unknown, f.After.Unknown) && !slices.Equal(f.Before.Needs, f.After.Needs)
}

func cellQuestion(c Cell, at At) question {
	return Eligible{Service: c.Service, Category: c.Category, Channel: c.Channel, On: at.On, Known: at.Known}.question()
}

// causesOf returns what the conditions cite that turned the outcome, or else what
// an order asks for.
func (p *Policy) causesOf(ctx context.Context, f Flip, from, to At) ([]Citation, error) {
	before, after := cellQuestion(f.Before, from), cellQuestion(f.After, to)
	if f.Before.Outcome != f.After.Outcome {
		return p.causes(ctx, before, after, turned)
	}
	if _, ok := p.engine.queries["order"]; !ok { // Eligible cites nothing for what it does not require
		return []Citation{}, nil
	}
	before.kind, after.kind = "order", "order"
	return p.causes(ctx, before, after, asked)
}

// turned reports of a condition whether it turned the outcome: where something
// fails, by failing at one point in time only, and else by standing otherwise.
func turned(before, after answer, condition string) bool {
	if before.outcome == Refused || after.outcome == Refused { // what is unknown beside it did not turn the answer
		return (before.state(condition) == Fails) != (after.state(condition) == Fails)
	}
	return before.state(condition) != after.state(condition)
}

// asked reports of a condition whether it is required at one point in time only.
func asked(before, after answer, condition string) bool {
	return slices.Contains(before.required, condition) != slices.Contains(after.required, condition)
}

// causes returns what the conditions cite in which two answers differ.
func (p *Policy) causes(ctx context.Context, from, to question, by func(before, after answer, condition string) bool) ([]Citation, error) {
	before, err := p.outcome(ctx, from)
	if err != nil {
		return nil, err
	}
	after, err := p.outcome(ctx, to)
	if err != nil {
		return nil, err
	}
	differs := func(condition string) bool { return by(before, after, condition) }
	refs := append(newIn(after, before, differs), newIn(before, after, differs)...)
	if len(refs) == 0 { // the same source, for other days
		refs = newIn(after, answer{}, differs)
	}
	causes := []Citation{}
	for _, ref := range refs {
		cite, ok := p.citation(ref)
		if !ok {
			return nil, fmt.Errorf("%q is not in the data", ref)
		}
		causes = append(causes, cite)
	}
	return causes, nil
}

// newIn returns what some conditions cite in one answer and not in the other,
// changes first.
func newIn(a, other answer, of func(condition string) bool) []string {
	var refs []string
	for _, pair := range a.cites {
		if of(pair[0]) && pair[1] != "" && !slices.Contains(other.cites, pair) && !slices.Contains(refs, pair[1]) {
			refs = append(refs, pair[1])
		}
	}
	slices.SortFunc(refs, strings.Compare) // "change:" sorts before "source:"
	return refs
}
