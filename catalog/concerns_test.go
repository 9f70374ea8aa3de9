package catalog_test

import (
	"testing"

	"github.com/kundavtal/avtal/catalog"
)

// TestConcerns holds that a requirement or an exclusion concerns everybody, or
// only the category and the channel that it names.
func TestConcerns(t *testing.T) {
	for _, c := range []struct {
		of                catalog.Requirement
		category, channel string
		want              bool
	}{
		{catalog.Requirement{}, "kommun", "direkt", true},
		{catalog.Requirement{Category: "kommun"}, "kommun", "direkt", true},
		{catalog.Requirement{Category: "kommun"}, "region", "direkt", false},
		{catalog.Requirement{Channel: "direkt"}, "kommun", "direkt", true},
		{catalog.Requirement{Channel: "direkt"}, "kommun", "indirekt", false},
		{catalog.Requirement{Category: "kommun", Channel: "direkt"}, "region", "direkt", false},
	} {
		if got := c.of.Concerns(c.category, c.channel); got != c.want {
			t.Errorf("%+v of %s, %s: %v", c.of, c.category, c.channel, got)
		}
		x := catalog.Exclusion{Channel: "direkt", Category: c.of.Category}
		if got, want := x.Concerns(c.category, c.channel), c.channel == "direkt" && (x.Category == "" || x.Category == c.category); got != want {
			t.Errorf("%+v of %s, %s: %v", x, c.category, c.channel, got)
		}
	}
}
