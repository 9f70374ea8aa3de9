package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/policy"
)

// Every command and flag is explained in both languages, and its examples can
// be typed.
func TestExplained(t *testing.T) {
	for _, c := range append(commands(), tour()) {
		if c.short.SV == "" || c.short.EN == "" || len(c.examples) == 0 || c.name != "" && (c.long.SV == "" || c.long.EN == "") {
			t.Errorf("avtal %s is not explained", c.name)
		}
		for _, example := range c.examples {
			f, words, err := parse(strings.Fields(example))
			if c.name != "" && (len(words) == 0 || words[0] != c.name) {
				t.Errorf("%q is no example of avtal %s", example, c.name)
				continue
			}
			if c.name != "" {
				words = words[1:]
			}
			if err = errors.Join(err, c.accepts(f, words)); err != nil {
				t.Errorf("%q: %v", example, err)
			}
		}
		for _, name := range c.flags {
			if !slices.ContainsFunc(flagDocs(), func(d flagDoc) bool { return d.name == name }) {
				t.Errorf("avtal %s has a flag -%s that is not explained", c.name, name)
			}
		}
	}
	for _, d := range flagDocs() {
		if d.sv == "" || d.en == "" || !strings.Contains(d.example, "-"+d.name) {
			t.Errorf("-%s is not explained", d.name)
		}
	}
}

// Only main.go may end the process, read the clock or embed zone data.
func TestMainAlone(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"os." + "Exit(", "time." + "Now", "time/" + "tzdata", "os." + "Getenv"} {
			if strings.Contains(string(src), word) && name != "main.go" && !strings.HasSuffix(name, "_test.go") {
				t.Errorf("%s has %s", name, word)
			}
		}
	}
}

func TestExitCodes(t *testing.T) {
	for _, c := range []struct {
		err  error
		code int
		text string
	}{
		{nil, 0, ""},
		{verdict(policy.Refused), 3, ""},
		{verdict(policy.Undetermined), 4, ""},
		{reported{errors.New("told")}, 1, ""},
		{errors.New("fault"), 1, "avtal: fault"},
		{usage("no %s", "way"), 2, "avtal: no way\nTry: avtal help show"},
		{fmt.Errorf("%w: no day", policy.ErrQuestion), 2, "avtal: the question cannot be asked: no day\nTry: avtal help show"},
	} {
		if code, text := exitCode(c.err), message(c.err, "show"); code != c.code || text != c.text {
			t.Errorf("%v: code %d and %q, want %d and %q", c.err, code, text, c.code, c.text)
		}
	}
}

// A full disk is a fault, even when the answer is yes.
func TestOutputFails(t *testing.T) {
	var errs bytes.Buffer
	code := run(options{args: []string{"help"}, out: full{}, err: &errs, now: time.Now})
	if code != exitProblem || !strings.Contains(errs.String(), "full") {
		t.Errorf("code %d and %q", code, errs.String())
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text string
		to   int
		want []string
	}{
		{"", 10, []string{""}},
		{"åäö åäö", 7, []string{"åäö åäö"}},
		{"åäö åäö", 6, []string{"åäö", "åäö"}},
		{"a  far-too-long-word b", 8, []string{"a", "far-too-long-word", "b"}},
		{"\x1b[1mbold\x1b[0m text", 9, []string{"\x1b[1mbold\x1b[0m text"}},
	} {
		if got := wrap(c.text, c.to); !slices.Equal(got, c.want) {
			t.Errorf("wrap(%q, %d) = %q, want %q", c.text, c.to, got, c.want)
		}
	}
}

func TestTableStaysOnThePage(t *testing.T) {
	var b bytes.Buffer
	p := page{w: &b}
	tab := table{head: []string{"kort", "lång"}}
	tab.add("åäö", strings.Repeat("ord ", 60))
	tab.add("", "ett")
	p.table(tab)
	for line := range strings.Lines(b.String()) {
		if visible(strings.TrimSuffix(line, "\n")) > width {
			t.Errorf("%q is too wide", line)
		}
	}
	if !strings.HasSuffix(b.String(), "        ett\n") {
		t.Errorf("the last column does not line up:\n%s", b.String())
	}
}

func TestCompareClauses(t *testing.T) {
	want := []agreement.Clause{"2.4", "5.2", "5.2 ii", "5.10", "14.2", "kap-20", "21", "fullmakt", "rutiner"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, compareClauses)
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
