package datafile

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestLimits holds inputs that are too large for a case of testdata.
func TestLimits(t *testing.T) {
	tests := []struct {
		name, why, src string
		want           []string // empty for a file that is read
	}{
		{"1 MiB", "the largest file", sized(MaxFileSize), nil},
		{"1 MiB and a byte", "over the limit", sized(MaxFileSize + 1), []string{"in.yaml [too-large]"}},
		{"nodes", "the most values: a mapping, two texts, a list and its entries", manyItems(MaxNodes - 4), nil},
		{"a node too many", "one report, at the entry", manyItems(MaxNodes - 3), []string{"in.yaml:3:399999 [too-large]"}},
		{"brackets", "yaml.v3 gives up at 10,000 levels", "deep: " + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000), []string{"in.yaml:1 [too-large]"}},
		{"unclosed brackets", "the same without an end", strings.Repeat("[", 500_000), []string{"in.yaml:1 [too-large]"}},
		{"a long line", "columns on one line are not counted anew for each value", "id: a\ntitle: T\nowner: [" + strings.Repeat("å, ", 190_000) + "å]\n", nil},
		{"a long key", "YAML wants the colon within 1024 characters", "id: a\ntitle: T\n" + strings.Repeat("x", 900_000) + ": y\n", []string{"in.yaml:3:1 [bad-key]"}},
		{"a long unknown key", "nothing compares a very long word letter by letter", "id: a\ntitle: T\n? " + strings.Repeat("x", 900_000) + "\n: y\n", []string{"in.yaml:3:3 [unknown-key]"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var errs ErrorList
			Read("in.yaml", []byte(test.src), noticeShape(), &errs)
			errs.Sort()
			if diff := cmp.Diff(test.want, places(errs)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.why, diff)
			}
		})
	}
}

func places(errs ErrorList) []string {
	var places []string
	for _, e := range errs {
		places = append(places, fmt.Sprintf("%v [%s]", e.Pos, e.Code))
	}
	return places
}

func sized(size int) string {
	head := "id: a\ntitle: T\nowner: >-\n"
	rest := strings.Repeat("  "+strings.Repeat("x", 97)+"\n", (size-len(head))/100)
	rest += "#" + strings.Repeat("x", size-len(head)-len(rest)-1)
	return head + rest
}

// manyItems lists as many texts in owner, which with the root, id, title and
// the list make four values more.
func manyItems(n int) string {
	return "id: a\ntitle: T\nsee: [" + strings.Repeat("a,", n-1) + "a]\n"
}

// TestReadManyKeys reads a mapping over which yaml.v3 itself takes quadratic
// time. BenchmarkRead shows the time a key.
func TestReadManyKeys(t *testing.T) {
	var errs ErrorList
	v := Read("in.yaml", []byte(manyKeys(40_000)), MapOf(ID(), Text()), &errs)
	if err := errs.Err(); err != nil {
		t.Fatal(err)
	}
	if got := v.Field("k39999").Text(); got != "v" {
		t.Errorf("k39999 is %q", got)
	}
}

func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d: v\n", i)
	}
	return b.String()
}

func TestReadFileLimit(t *testing.T) {
	for size, want := range map[int][]string{MaxFileSize: nil, MaxFileSize + 1: {"in.yaml [too-large]"}} {
		var errs ErrorList
		src, ok := ReadFile(fstest.MapFS{"in.yaml": {Data: make([]byte, size)}}, "in.yaml", &errs)
		if diff := cmp.Diff(want, places(errs)); diff != "" {
			t.Errorf("%d bytes (-want +got):\n%s", size, diff)
		}
		if ok != (want == nil) || ok && len(src) != size {
			t.Errorf("%d bytes: got %d, %v", size, len(src), ok)
		}
	}
}
