package datafile

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestErrorListSort(t *testing.T) {
	sorted := ErrorList{
		{Pos: Pos{File: "a.yaml"}, Code: "z", Msg: "the file"},
		{Pos: Pos{File: "a.yaml", Line: 2}, Code: "z", Msg: "the line"},
		{Pos: Pos{File: "a.yaml", Line: 2, Column: 1}, Code: "a", Msg: "b"},
		{Pos: Pos{File: "a.yaml", Line: 2, Column: 1}, Code: "a", Msg: "c"},
		{Pos: Pos{File: "a.yaml", Line: 2, Column: 1}, Code: "b", Msg: "a"},
		{Pos: Pos{File: "a.yaml", Line: 10, Column: 1}, Code: "a"},
		{Pos: Pos{File: "b.yaml", Line: 1, Column: 9}, Code: "a"},
		{Pos: Pos{File: "b.yaml", Line: 1, Column: 10}, Code: "a"},
	}
	list := slices.Concat(sorted, sorted)
	slices.Reverse(list)
	list.Sort()
	if diff := cmp.Diff(sorted, list); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestErrorListSortHints holds the order of problems that differ in their hint
// alone to be that of the hints, and not that in which they were found.
func TestErrorListSortHints(t *testing.T) {
	list := ErrorList{{Hint: "b"}, {Hint: "a"}, {Hint: "b"}}
	list.Sort()
	if diff := cmp.Diff(ErrorList{{Hint: "a"}, {Hint: "b"}}, list); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestErrorListIn(t *testing.T) {
	list := ErrorList{{Pos: Pos{File: "notices/2020-01-01.yaml", Line: 3}}}
	for name, want := range map[string]bool{
		"notices/2020-01-01.yaml": true, "notices": true, "notice": false, "notices/2020-01-01": false, "sources.yaml": false,
	} {
		if got := list.In("x.yaml", name); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
	if whole := (ErrorList{{Pos: Pos{File: "."}}}); !whole.In("sources.yaml") || list.In() {
		t.Error("a problem with the data set is one of each file, and one of a file is not of none")
	}
}

func TestErrorListErr(t *testing.T) {
	var list ErrorList
	if err := list.Err(); err != nil {
		t.Errorf("an empty list is the error %v", err)
	}
	list.Add(Pos{File: "b.yaml", Line: 1}, CodeTab, "indent with spaces", "tab")
	list.Add(Pos{File: "a.yaml"}, CodeEmptyFile, "", "%d bytes", 0)
	const want = "a.yaml: 0 bytes [empty-file]\nb.yaml:1: tab; indent with spaces [tab]"
	if got := list.Err().Error(); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestErrorListUnwrap(t *testing.T) {
	sentinel := &Error{Pos: Pos{File: "b.yaml"}, Code: CodeTab}
	found := ErrorList{sentinel, {Pos: Pos{File: "a.yaml"}, Code: CodeTag}}
	err := found.Err()
	var first *Error
	if !errors.As(err, &first) || first.Code != CodeTag {
		t.Errorf("errors.As found %v, not the first in order", first)
	}
	var list ErrorList
	if !errors.As(err, &list) || len(list) != 2 {
		t.Errorf("errors.As found the list %v", list)
	}
	if !errors.Is(err, sentinel) {
		t.Error("errors.Is did not find an element")
	}
}

func TestPosString(t *testing.T) {
	tests := map[Pos]string{
		{}:                   "",
		{"a.yaml", 0, 0}:     "a.yaml",
		{"a.yaml", 3, 0}:     "a.yaml:3",
		{"a/b.yaml", 3, 1}:   "a/b.yaml:3:1",
		{"a.yaml", 0, 7}:     "a.yaml",
		{"å ä.yaml", 12, 34}: "å ä.yaml:12:34",
	}
	for pos, want := range tests {
		if got := pos.String(); got != want {
			t.Errorf("%#v is %q, want %q", pos, got, want)
		}
	}
}
