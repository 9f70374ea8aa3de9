package datafile

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

func FuzzRead(f *testing.F) {
	addCases(f)
	f.Add([]byte("? a\n: |2-\n  x\n"))
	notice := noticeShape()
	loose := MapOf(ID(), Text().OrList().Or(MapOf(ID(), Text().OrList())))
	for _, src := range [...]string{
		"a: b\nc: d\n", "- a\n- b\n", "a: b\n- c\n", " a: b\nc: d\n", "{a: b}\nc: d\n", "a: b\n# c\n  d\n", "a: b\r... c\n", "a: b\u2028--- c\n", "a: b\n}\n", "%YAML 1.1\na: b\n",
	} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		requireWhole(t, string(src))
		for _, shape := range []Shape{notice, loose} {
			holds(t, src, func(errs *ErrorList) {
				v := Read("in.yaml", src, shape, errs)
				if len(*errs) > 0 {
					return
				}
				if !v.Exists() {
					t.Error("no error and no value")
				}
				text, _ := CheckText("in.yaml", src, errs)
				*errs = append(*errs, diagnose("in.yaml", text)...)
				if len(*errs) > 0 {
					t.Errorf("a file that was read: %v", *errs)
				}
			})
		}
		diagnose("in.yaml", string(src))
	})
}

// requireWhole holds that the faster way to parse a file leaves nothing out.
func requireWhole(t *testing.T, text string) {
	t.Helper()
	root, err := parse(text)
	if err != nil || root == nil || parseBlock(text) == nil {
		return
	}
	if whole, err := parseWhole(text); err != nil || !reflect.DeepEqual(root, whole) {
		t.Errorf("%q: %v, parsed as a whole: %v", text, root, err)
	}
}

func FuzzCheckText(f *testing.F) {
	addCases(f)
	f.Add([]byte("Villkor\n=======\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		holds(t, src, func(errs *ErrorList) {
			text, ok := CheckText("in.md", src, errs)
			if ok != (len(*errs) == 0) {
				t.Errorf("%d errors and %v", len(*errs), ok)
			}
			if ok && strings.ContainsAny(text, "\r\ufeff\x00") {
				t.Errorf("passed: %q", text)
			}
		})
	})
}

func addCases(f *testing.F) {
	for _, path := range casePaths(f) {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		if src, err := fs.ReadFile(caseInput(f, archive), "in.yaml"); err == nil {
			f.Add(src)
		}
	}
}

// holds checks what is true of the problems of every file.
func holds(t *testing.T, src []byte, read func(*ErrorList)) {
	t.Helper()
	var errs, again ErrorList
	read(&errs)
	read(&again)
	if diff := cmp.Diff(again, errs); diff != "" {
		t.Errorf("the same file twice (-second +first):\n%s", diff)
	}
	lines := strings.Split(string(src), "\n")
	for _, e := range errs {
		if e.Code == "" || e.Msg == "" || e.Hint == "" {
			t.Errorf("incomplete: %#v", e)
		}
		if !within(e, lines) {
			t.Errorf("not in a file of %d lines: %v", len(lines), e)
		}
	}
}

func within(e *Error, lines []string) bool {
	switch line := e.Pos.Line; {
	case line == 0:
		return e.Code == CodeTooLarge && e.Pos.Column == 0
	case line < 0 || line > len(lines):
		return false
	default:
		return 0 <= e.Pos.Column && e.Pos.Column <= utf8.RuneCountInString(lines[line-1])+1
	}
}
