package datafile

import (
	"strings"
	"testing"
)

func TestSuggest(t *testing.T) {
	fields := []string{"id", "title", "tile", "effective", "användare"}
	many := strings.Fields(strings.Repeat("word ", 25))
	tests := []struct {
		reason, got, want string
		words             []string
	}{
		{"a letter moved", "titel", `did you mean "title"?`, fields},
		{"another case", "ID", `did you mean "id"?`, fields},
		{"a letter is a rune", "anvandare", `did you mean "användare"?`, fields},
		{"the nearest wins", "tille", `did you mean "title"?`, fields},
		{"among equals the first wins", "tite", `did you mean "title"?`, []string{"title", "tile"}},
		{"nothing like it, and few", "xyz", "one of: a, b", []string{"a", "b"}},
		{"nothing like it, and many", "xyz", "", strings.Fields(strings.Repeat("word ", 25))},
		{"no words", "xyz", "", nil},
		{"many, and one has it for a part", "siths", `did you mean "ansluten-siths"?`, append(many, "ansluten-siths", "ansluten-hsa")},
		{"many, and some have a part of it", "ansluten-npo", "one of: ansluten-siths, ansluten-hsa", append(many, "ansluten-siths", "ansluten-hsa")},
		{"many, and a short part is no likeness", "hsa", "", append(many, "ansluten-siths", "ansluten-hsa")},
		{"an empty word", "", "one of: id, title, tile, effective, användare", fields},
		{"very long", strings.Repeat("x", 1<<20), "one of: id, title, tile, effective, användare", fields},
		{"a short word is not like everything", "ab", "one of: id", []string{"id"}},
	}
	for _, test := range tests {
		if got := Suggest(test.got, test.words); got != test.want {
			t.Errorf("%s: got %q, want %q", test.reason, got, test.want)
		}
	}
}

func TestEditDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "åä", 2}, {"kitten", "sitting", 3}, {"titel", "title", 2}, {"ö", "o", 1},
	}
	for _, test := range tests {
		if got := editDistance(test.a, test.b); got != test.want {
			t.Errorf("editDistance(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
		if got := editDistance(test.b, test.a); got != test.want {
			t.Errorf("editDistance(%q, %q) = %d, want %d", test.b, test.a, got, test.want)
		}
	}
}
