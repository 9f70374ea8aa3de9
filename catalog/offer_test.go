package catalog_test

import (
	"testing"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// TestOffersAt holds that an offer goes on, as far as was known, until the notice
// that restricts it.
func TestOffersAt(t *testing.T) {
	turn, told := agreement.MustParseDate("2022-09-16"), agreement.MustParseDate("2022-06-17")
	offers := catalog.Offers{To: []catalog.Offer{
		{Category: "myndighet", Period: agreement.Period{Until: turn}, Evidence: agreement.Evidence{Published: agreement.MustParseDate("2019-12-18")}},
		{Category: "myndighet", Period: agreement.Period{From: turn}, Requires: []string{"undantag"}, Evidence: agreement.Evidence{Published: told}},
		{Category: "region", Period: agreement.Period{Until: turn}},
	}}
	for _, c := range []struct {
		on, known agreement.Date
		category  string
		offered   bool
		requires  int
	}{
		{turn, agreement.Date{}, "myndighet", true, 1},
		{turn, told, "myndighet", true, 1},
		{turn, told.AddDays(-1), "myndighet", true, 0},
		{turn.AddDays(-1), agreement.Date{}, "myndighet", true, 0},
		{turn, agreement.MustParseDate("2019-12-17"), "myndighet", false, 0},
		{turn.AddDays(-1), agreement.Date{}, "region", true, 0},
		{turn, agreement.Date{}, "region", false, 0},
		{turn, agreement.Date{}, "kommun", false, 0},
	} {
		view := (&agreement.Agreement{}).On(c.on).KnownOn(c.known)
		if offer, ok := offers.At(view, c.category); ok != c.offered || len(offer.Requires) != c.requires {
			t.Errorf("%s on %s known %s: %+v %v", c.category, c.on, c.known, offer, ok)
		}
	}
}

// TestOffersAtOverlap holds that an offer which only goes on because its end was not
// known gives way to one that was known, in whichever order they stand.
func TestOffersAtOverlap(t *testing.T) {
	day := agreement.MustParseDate
	first := catalog.Offer{Category: "region", Channels: []string{"direkt"}, Period: agreement.Period{Until: day("2025-02-01")}}
	second := catalog.Offer{Category: "region", Channels: []string{"direkt"}, Period: agreement.Period{From: day("2025-02-01"), Until: day("2025-03-01")},
		Evidence: agreement.Evidence{Published: day("2025-01-18")}}
	third := catalog.Offer{Category: "region", Channels: []string{"agent"}, Period: agreement.Period{From: day("2025-03-01")},
		Evidence: agreement.Evidence{Published: day("2024-01-01")}}
	view := (&agreement.Agreement{}).On(day("2025-04-01")).KnownOn(day("2025-01-05"))
	for _, list := range [][]catalog.Offer{{first, second, third}, {third, second, first}} {
		if at, ok := (catalog.Offers{To: list}).At(view, "region"); !ok || at.Channels[0] != "agent" {
			t.Errorf("%v %v", at, ok)
		}
	}
}
