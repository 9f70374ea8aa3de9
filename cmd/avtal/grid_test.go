package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// A grid stays on the page however many columns it has and however long its
// names are, and shows every cell once.
func TestGridStaysOnThePage(t *testing.T) {
	for _, c := range []struct {
		why     string
		columns int
		head    string
		name    string
		blocks  int
	}{
		{"everything fits", 3, "ett", "kort", 1},
		{"as many columns as there is room for", 7, "1", "ett namn", 1},
		{"more columns than that", 20, "1", "ett namn", 3},
		{"a name in several words", 7, "1", strings.Repeat("namn ", 20), 1},
		{"a name in one word", 7, "1", strings.Repeat("namn", 15), 1},
		{"heads that leave no room for names", 2, strings.Repeat("h", 50), "namn", 2},
	} {
		g := grid{title: "tjänst", heads: slices.Repeat([]string{c.head}, c.columns)}
		g.rows = []gridRow{{c.name, slices.Repeat([]string{"oklart"}, c.columns)}}
		var b bytes.Buffer
		(&page{w: &b}).grid(g)
		for line := range strings.Lines(b.String()) {
			if visible(strings.TrimSuffix(line, "\n")) > width {
				t.Errorf("%s: %q is too wide", c.why, line)
			}
		}
		if n := strings.Count(b.String(), "oklart"); n != c.columns {
			t.Errorf("%s: %d of %d cells are shown", c.why, n, c.columns)
		}
		if n := strings.Count(b.String(), "tjänst"); n != c.blocks {
			t.Errorf("%s: %d blocks, want %d\n%s", c.why, n, c.blocks, b.String())
		}
	}
}
