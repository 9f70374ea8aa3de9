package catalog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// At returns the offer to a category that applies on the day of a view, as known
// then, and false where none does. That an offer ends is known once the one that
// follows it is; where one goes on for that reason into the days of another that is
// known, that other one applies.
func (o Offers) At(v agreement.View, category string) (at Offer, ok bool) {
	for _, to := range o.To {
		p := to.Period
		if !o.endKnown(v, to) {
			p.Until = agreement.Date{}
		}
		applies := to.Category == category && v.KnowsOf(to.Evidence.Published) && p.Contains(v.Day())
		if applies && (!ok || to.From.After(at.From)) {
			at, ok = to, true
		}
	}
	return at, ok
}

// endKnown reports whether the end of an offer is known: nothing follows it, or
// what does is known.
func (o Offers) endKnown(v agreement.View, offer Offer) bool {
	return !slices.ContainsFunc(o.To, func(next Offer) bool {
		return next.Category == offer.Category && next.From == offer.Until && !next.From.IsZero() && !v.KnowsOf(next.Evidence.Published)
	})
}
