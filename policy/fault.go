package policy

import (
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// Fault is an error of the rules, their data or their engine, or the end of the
// caller's context: everything that is no [ErrQuestion]. Nothing is decided then.
type Fault struct {
	Question string       // the kind of question, such as "order"
	Pos      datafile.Pos // the place in the rules, or the zero Pos where there is none
	Err      error        // what went wrong
	Stack    []byte       // where the engine panicked, for a log; nil where it did not
}

// Error names the question, the place and what went wrong, on one line.
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
		f.Pos, f.Err = posOf(at.Location), engineError{at}
	}
	return f
}

// recovered makes a fault of a panic.
func recovered(kind string, r any) error {
	if err, ok := r.(error); ok {
		return &Fault{Question: kind, Err: fmt.Errorf("the engine panicked: %w", err), Stack: debug.Stack()}
	}
	return &Fault{Question: kind, Err: fmt.Errorf("the engine panicked: %v", r), Stack: debug.Stack()}
}

// engineError is an error of OPA in words of its own: where it is, the fault says.
type engineError struct{ err *topdown.Error }

// Error returns what OPA says without place and code, and for two answers to one
// thing what to do.
func (e engineError) Error() string {
	message := strings.Join(strings.Fields(e.err.Message), " ")
	if e.err.Code == topdown.ConflictErr {
		return message + "; let only one of the rules be true, or join them with else"
	}
	return message
}

func (e engineError) Unwrap() error { return e.err }
