package datafile

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"golang.org/x/text/unicode/norm"
)

// TestCheckText holds what differs from the cases of testdata: the text that
// comes back, and Markdown.
func TestCheckText(t *testing.T) {
	tests := []struct {
		reason, src, text string
		want              []string
	}{
		{"a heading is underlined in Markdown", "Villkor\n=======\n", "Villkor\n=======\n", nil},
		{"inside a conflict it is a marker", "<<<<<<< a\nx\n=======\n>>>>>>> b\n=======\n", "<<<<<<< a\nx\n=======\n>>>>>>> b\n=======\n",
			[]string{"in.md:1:1 [conflict-marker]", "in.md:3:1 [conflict-marker]", "in.md:4:1 [conflict-marker]"}},
		{"a longer rule is no marker", "========\n<<<<<<<x\n", "========\n<<<<<<<x\n", nil},
		{"mark and line ends are gone", "\ufeffå\r\nb\r\n", "å\nb\n", nil},
		{"one problem of a code for each line", "\x01\x02\u0085\u2028\n\x01", "\x01\x02\u0085\u2028\n\x01",
			[]string{"in.md:1:1 [control-character]", "in.md:1:3 [line-break]", "in.md:2:1 [control-character]"}},
		{"accents in another order", "a\u0323\u0307 q\u0307\u0323", "a\u0323\u0307 q\u0307\u0323", []string{"in.md:1:1 [not-nfc]"}},
		{"an accent that no letter has stays", "q\u0323\u0307 x\u0304", "q\u0323\u0307 x\u0304", nil},
		{"no more after bytes that are not UTF-8", "a\u0308 \xe4", "a\u0308 \xe4", []string{"in.md:1:4 [not-utf8]"}},
		{"UTF-16 gives no text", "\xfe\xff\x00a", "", []string{"in.md:1:1 [not-utf8]"}},
		{"an empty file is fine here", "", "", nil},
	}
	for _, test := range tests {
		var errs ErrorList
		text, ok := CheckText("in.md", []byte(test.src), &errs)
		if diff := cmp.Diff(test.want, places(errs)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.reason, diff)
		}
		if text != test.text || ok != (test.want == nil) {
			t.Errorf("%s: got %q, %v", test.reason, text, ok)
		}
	}
}

// What the short way lets pass has nothing wrong with it, and nothing to compose
// with what stands beside it.
func TestPlainLatin(t *testing.T) {
	var plain []rune
	for r := rune(0); r <= 0x10ffff; r++ {
		if text := string(r); isPlainLatin(text) {
			plain = append(plain, r)
			if p := runeProblem(r, text); p.code != "" || !norm.NFC.IsNormalString(text) {
				t.Errorf("%U passes: %v", r, p)
			}
		}
	}
	if len(plain) < 500 {
		t.Errorf("only %d characters pass", len(plain))
	}
	for _, a := range plain {
		for _, b := range plain {
			if text := string([]rune{a, b}); !norm.NFC.IsNormalString(text) {
				t.Fatalf("%q is not composed", text)
			}
		}
	}
	for _, text := range []string{"\xc3", "a\xc2", "\xe2\x80", "\u00e5\u0301", "\u0085", "\u200b", "\u2028", "\xc3(", "\u0250"} {
		if isPlainLatin(text) {
			t.Errorf("%q passes", text)
		}
	}
}
