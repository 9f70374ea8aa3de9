package datafile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Pos is a place in a file of a data set.
type Pos struct {
	File   string // path in the data set, slash-separated, as fs.FS names it
	Line   int    // from 1; 0 when the file as a whole is meant
	Column int    // in characters (runes), from 1; 0 when the line as a whole is meant
}

// String returns file:line:column, without the parts that are 0.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Compare orders places by file, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
}

// Code names a kind of problem, such as "unknown-key". Codes are stable: a
// tool may match on them, and a message may be reworded without notice.
type Code string

// Error is one problem in a data set.
type Error struct {
	Pos  Pos
	Code Code
	Msg  string // what is wrong, in English, naming the value and the rule
	Hint string // what to do about it
}

// Error returns "file:line:column: message; hint [code]".
func (e *Error) Error() string {
	s := e.Pos.String() + ": " + e.Msg
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	return s + " [" + string(e.Code) + "]"
}

// ErrorList is every problem found, for reporting all at once. It unwraps to
// its elements, so errors.As finds an *Error in it.
type ErrorList []*Error

// Add appends a problem. The message is formatted as by fmt.Sprintf.
func (l *ErrorList) Add(pos Pos, code Code, hint, format string, args ...any) {
	*l = append(*l, &Error{Pos: pos, Code: code, Msg: fmt.Sprintf(format, args...), Hint: hint})
}

// Sort orders the list by place, then code, then words, and drops
// repetitions.
func (l *ErrorList) Sort() {
	slices.SortStableFunc(*l, func(a, b *Error) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Msg, b.Msg), cmp.Compare(a.Hint, b.Hint))
	})
	*l = slices.CompactFunc(*l, func(a, b *Error) bool { return *a == *b })
}

// In reports whether a problem is in one of the files or folders, or with the data
// set as a whole.
func (l ErrorList) In(names ...string) bool {
	return slices.ContainsFunc(l, func(e *Error) bool {
		within := func(name string) bool { return e.Pos.File == name || strings.HasPrefix(e.Pos.File, name+"/") }
		return e.Pos.File == "." || slices.ContainsFunc(names, within)
	})
}

// Err returns the sorted list as an error, or nil when the list is empty.
func (l *ErrorList) Err() error {
	if len(*l) == 0 {
		return nil
	}
	l.Sort()
	return *l
}

// Error returns one problem a line, in the order of the list.
func (l ErrorList) Error() string {
	lines := make([]string, len(l))
	for i, e := range l {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the problems as errors, in the order of the list.
func (l ErrorList) Unwrap() []error {
	errs := make([]error, len(l))
	for i, e := range l {
		errs[i] = e
	}
	return errs
}
