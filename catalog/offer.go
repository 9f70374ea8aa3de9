package catalog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// At returns the offer to a category that applies on the day of a view, as known
// then, and false where none does. That an offer ends is known once the one that
// follows it is.
func (o Offers) At(v agreement.View, category string) (Offer, bool) {
	for _, to := range o.To {
		p := to.Period
		if !o.endKnown(v, to) {
			p.Until = agreement.Date{}
		}
		if to.Category == category && v.KnowsOf(to.Evidence.Published) && p.Contains(v.Day()) {
			return to, true
		}
	}
	return Offer{}, false
}

// endKnown reports whether the end of an offer is known: nothing follows it, or
// what does is known.
func (o Offers) endKnown(v agreement.View, offer Offer) bool {
	return !slices.ContainsFunc(o.To, func(next Offer) bool {
		return next.Category == offer.Category && next.From == offer.Until && !next.From.IsZero() && !v.KnowsOf(next.Evidence.Published)
	})
}
