package policy

import (
	"context"
	"fmt"

	"github.com/open-policy-agent/opa/v1/topdown"
)

// stepLimit bounds one answer, in expressions that the engine looks at. It is far
// above what a question needs, and ends a rule that runs away. Steps and not
// seconds, so that the same question ends the same way on every machine.
const stepLimit = 1_000_000

// cellLimit bounds the rule that answers for all cells of a matrix at once, for
// each of them.
const cellLimit = stepLimit / 1000

// stepsBetween says how often an evaluation looks whether its caller still waits.
const stepsBetween = 256

// budget counts the steps of one evaluation: the engine asks it before each whether
// to go on. It is of one evaluation, which runs in one goroutine.
type budget struct {
	ctx         context.Context
	done, limit int
	ended       error // why the evaluation ended before it was done
}

var _ topdown.Cancel = (*budget)(nil)

// Cancelled takes a step, and reports whether it may not be taken.
func (b *budget) Cancelled() bool {
	b.done++
	switch {
	case b.ended != nil:
	case b.done > b.limit:
		b.ended = fmt.Errorf("the rules took more than %d steps", b.limit)
	case b.done%stepsBetween == 1:
		return b.err() != nil
	}
	return b.ended != nil
}

// err returns why the evaluation ended before it was done, or may not be answered:
// an answer may come although the caller has left.
func (b *budget) err() error {
	if err := b.ctx.Err(); b.ended == nil && err != nil {
		b.ended = fmt.Errorf("the caller's context ended: %w", err)
	}
	return b.ended
}

// Cancel is there for the engine's interface, and has no caller: what ends an
// evaluation is its limit and its caller's context.
func (b *budget) Cancel() { b.limit = 0 }
