package policy

import (
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// Fault is an error of the rules, their data or their engine, or the end of the
// caller's context: everything that is no [ErrQuestion]. Nothing is decided then.
type Fault struct {
	Question string       // the kind of question, such as "order"
	Pos      datafile.Pos // the place in the rules, or the zero Pos where there is none
	Err      error        // what went wrong
}

// Error names the question, the place and what went wrong.
func (f *Fault) Error() string {
	if f.Pos == (datafile.Pos{}) {
		return fmt.Sprintf("policy: %s: %v", f.Question, f.Err)
	}
	return fmt.Sprintf("policy: %s: %s: %v", f.Question, f.Pos, f.Err)
}

// Unwrap returns what went wrong.
func (f *Fault) Unwrap() error { return f.Err }

// faulty makes a fault of an error, unless it is the caller's mistake.
func faulty(kind string, err error) error {
	if err == nil || errors.Is(err, ErrQuestion) {
		return err
	}
	f := &Fault{Question: kind, Err: err}
	var at *topdown.Error
	if errors.As(err, &at) {
		f.Pos = posOf(at.Location)
	}
	return f
}

// recovered makes a fault of a panic.
func recovered(kind string, r any) error {
	if err, ok := r.(error); ok {
		return &Fault{Question: kind, Err: fmt.Errorf("the engine panicked: %w\n%s", err, debug.Stack())}
	}
	return &Fault{Question: kind, Err: fmt.Errorf("the engine panicked: %v\n%s", r, debug.Stack())}
}
