package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/kundavtal/avtal/policy"
)

// The exit codes.
const (
	exitFine         = 0 // fine, or allowed
	exitProblem      = 1 // problems in the data, or a fault
	exitUsage        = 2 // a command or question that cannot be asked
	exitRefused      = 3
	exitUndetermined = 4
)

// usageError is a command that cannot be run as it was typed.
type usageError struct{ msg string }

func (e usageError) Error() string { return e.msg }

func usage(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

// verdict is the exit code of a decision, which has been printed already.
type verdict policy.Outcome

func (v verdict) Error() string { return policy.Outcome(v).String() }

// reported is a failure whose words have been printed already.
type reported struct{ error }

func exitCode(err error) int {
	switch v, u := verdict(0), (usageError{}); {
	case err == nil:
		return exitFine
	case errors.As(err, &v):
		return outcomeCode(policy.Outcome(v))
	case errors.As(err, &u), errors.Is(err, policy.ErrQuestion):
		return exitUsage
	}
	return exitProblem
}

func outcomeCode(o policy.Outcome) int {
	switch o {
	case policy.Allowed:
		return exitFine
	case policy.Undetermined:
		return exitUndetermined
	}
	return exitRefused
}

// message returns what to tell of an error of a command, or "" when all is told.
func message(err error, command string) string {
	switch v, r, p := verdict(0), (reported{}), (problems{}); {
	case err == nil, errors.As(err, &v), errors.As(err, &r):
		return ""
	case errors.As(err, &p):
		return p.Error() + "\n" + counted(len(p.list), "problem", "problems")
	case exitCode(err) == exitUsage:
		return "avtal: " + err.Error() + strings.TrimRight("\nTry: avtal help "+command, " ")
	}
	return "avtal: " + err.Error()
}
