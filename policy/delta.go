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

// Flip is a cell whose outcome is another at two points in time.
type Flip struct {
	Before Cell `json:"before"`
	After  Cell `json:"after"`
	// Causes are the changes and sources by which the conditions that differ
	// stand as they do, those of the later point first.
	Causes []Citation `json:"causes"`
}

// Delta answers what differs between two points in time: every cell of the
// matrix with another outcome. Two days differ by what takes effect between them,
// two days known by what is published. An error that is [ErrQuestion] is the
// caller's mistake, any other a fault; the delta is then the zero one.
func (p *Policy) Delta(ctx context.Context, from, to At) (Delta, error) {
	before, err := p.Matrix(ctx, from)
	if err != nil {
		return Delta{}, err
	}
	after, err := p.Matrix(ctx, to)
	if err != nil {
		return Delta{}, err
	}
	d := Delta{From: from, To: to, Assumptions: withNotices(before.assumed, after.assumed), Flips: []Flip{}}
	for i, c := range after.cells {
		if before.cells[i].Outcome == c.Outcome {
			continue
		}
		flip := Flip{Before: before.cells[i].clone(), After: c.clone()}
		if flip.Causes, err = p.causes(ctx, cellQuestion(c, from), cellQuestion(c, to)); err != nil {
			return Delta{}, faulty("delta", err)
		}
		d.Flips = append(d.Flips, flip)
	}
	return d, nil
}

func cellQuestion(c Cell, at At) question {
	return Eligible{Service: c.Service, Category: c.Category, Channel: c.Channel, On: at.On, Known: at.Known}.question()
}

// causes returns what the conditions cite that turned the outcome: those that fail
// at one point in time only, or where nothing fails, those that stand otherwise.
func (p *Policy) causes(ctx context.Context, from, to question) ([]Citation, error) {
	before, err := p.ask(ctx, from)
	if err != nil {
		return nil, err
	}
	after, err := p.ask(ctx, to)
	if err != nil {
		return nil, err
	}
	differs := func(condition string) bool { return before.state(condition) != after.state(condition) }
	if before.outcome == Refused || after.outcome == Refused { // what is unknown beside it did not turn the answer
		differs = func(condition string) bool {
			return (before.state(condition) == Fails) != (after.state(condition) == Fails)
		}
	}
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
