package catalog

import (
	"github.com/kundavtal/avtal/agreement"
)

// checkOffers reports offers for days on none of which the service is covered. It
// asks only where the service begins and ends by notices: a service that is merely
// in evidence may have been there before.
func (r *reader) checkOffers() {
	for _, s := range r.cat.Services() {
		if r.coverageFlawed(s) {
			continue
		}
		for i, o := range s.offers.To {
			if !r.everCovered(s, o.Period) {
				r.errs.Add(r.offersAt[s.id][i], CodeOfferOutside, "correct the days of the offer, or the notice that adds or removes the service",
					"%s is offered only on days on which it is not covered", s.id)
			}
		}
	}
}

// everCovered reports whether a service may be covered on some day of a period:
// on its first day, or on one on which a version of its terms takes effect.
func (r *reader) everCovered(s *Service, p agreement.Period) bool {
	days := []agreement.Date{p.From}
	if d, ok := r.cat.agr.Document(s.Terms()); ok {
		for _, v := range d.Versions() {
			days = append(days, v.Effective().Day, v.Published())
		}
	}
	for _, day := range append(days, s.since.Day) {
		if !p.Contains(day) {
			continue
		}
		cov := r.cat.Covered(r.cat.agr.On(day), s.id)
		if cov.Pending != nil || cov.Status != agreement.NotYet && cov.Status != agreement.Ended {
			return true
		}
	}
	return false
}

// coverageFlawed reports whether something was refused that may be what covers a
// service.
func (r *reader) coverageFlawed(s *Service) bool {
	return r.errs.In("agreement.yaml", "notices", "services/"+s.id)
}
