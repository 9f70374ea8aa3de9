package main

import (
	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// serviceFacts is what may be told of a service: what had been published by the
// day of -known.
type serviceFacts struct {
	names        []catalog.Name
	personalData *catalog.Claim
	platform     *catalog.Claim
	pub          []catalog.PubEvidence
	requires     []catalog.Requirement
	offers       catalog.Offers
	notThrough   []catalog.Exclusion
	dependsOn    []catalog.Dependency
	parts        []catalog.Part
	lifecycle    []catalog.Milestone
	succeeds     []catalog.Succession
	succeededBy  []catalog.Succession // each with the later service
	prices       []agreement.PriceState
}

func (sh shower) factsOf(svc *catalog.Service) serviceFacts {
	return serviceFacts{
		names:        knownOf(sh, svc.Names(), func(n catalog.Name) agreement.Evidence { return n.Evidence }),
		personalData: sh.knownClaim(svc.PersonalData()),
		platform:     sh.knownClaim(svc.Platform()),
		pub:          knownOf(sh, svc.Pub(), func(p catalog.PubEvidence) agreement.Evidence { return p.Evidence }),
		requires:     knownOf(sh, svc.Requires(), func(q catalog.Requirement) agreement.Evidence { return q.Evidence }),
		offers:       sh.knownOffers(svc.Offers()),
		notThrough:   knownOf(sh, svc.NotThrough(), func(x catalog.Exclusion) agreement.Evidence { return x.Evidence }),
		dependsOn:    knownOf(sh, svc.DependsOn(), func(d catalog.Dependency) agreement.Evidence { return d.Evidence }),
		parts:        knownOf(sh, svc.Parts(), func(p catalog.Part) agreement.Evidence { return p.Evidence }),
		lifecycle:    knownOf(sh, svc.Lifecycle(), func(m catalog.Milestone) agreement.Evidence { return m.Evidence }),
		succeeds:     sh.succeeded(svc),
		succeededBy:  sh.successorsOf(svc),
		prices:       sh.pricesOfService(svc.ID()),
	}
}

func (sh shower) knownClaim(claim catalog.Claim, there bool) *catalog.Claim {
	if !there || !sh.knows(claim.Evidence) {
		return nil
	}
	return &claim
}

// knownOffers leaves out a list that was not known, and with it that it is whole.
func (sh shower) knownOffers(o catalog.Offers) catalog.Offers {
	if !o.Listed || !sh.knows(o.Evidence) {
		return catalog.Offers{}
	}
	o.To = knownOf(sh, o.To, func(offer catalog.Offer) agreement.Evidence { return offer.Evidence })
	return o
}

// succeeded returns the earlier records that a service goes on from.
func (sh shower) succeeded(svc *catalog.Service) []catalog.Succession {
	return knownOf(sh, svc.Succeeds(), func(s catalog.Succession) agreement.Evidence { return s.Evidence })
}

// successorsOf returns the later records that go on from a service.
func (sh shower) successorsOf(svc *catalog.Service) []catalog.Succession {
	var list []catalog.Succession
	for _, later := range sh.cat.Services() {
		for _, s := range sh.succeeded(later) {
			if s.Service == svc.ID() {
				s.Service = later.ID()
				list = append(list, s)
			}
		}
	}
	return list
}
