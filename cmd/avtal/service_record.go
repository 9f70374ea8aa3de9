package main

import (
	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// serviceRecord is a service in JSON.
type serviceRecord struct {
	ID           string               `json:"id"`
	EN           string               `json:"en,omitempty"`
	On           agreement.Date       `json:"on"`
	Known        agreement.Date       `json:"known,omitzero"`
	Standing     standingRecord       `json:"standing"`
	Names        []nameRecord         `json:"names"`
	PersonalData *claimRecord         `json:"personal_data,omitempty"`
	Pub          []pubRecord          `json:"pub"`
	Requires     []requirementRecord  `json:"requires"`
	Offers       *offersRecord        `json:"offers,omitempty"`
	NotThrough   []exclusionRecord    `json:"not_through"`
	Platform     *claimRecord         `json:"platform,omitempty"`
	Succeeds     []successionRecord   `json:"succeeds"`
	SucceededBy  []successionRecord   `json:"succeeded_by"`
	Parts        []partRecord         `json:"parts"`
	DependsOn    []dependencyRecord   `json:"depends_on"`
	Lifecycle    []milestoneRecord    `json:"lifecycle"`
	Prices       []priceStateRecord   `json:"prices"`
	Terms        agreement.DocumentID `json:"terms"`
	History      []changeRecord       `json:"history"`
}

type nameRecord struct {
	Name    string         `json:"name"`
	Variant bool           `json:"variant,omitempty"`
	Seen    agreement.Date `json:"seen,omitzero"`
	From    agreement.Date `json:"from,omitzero"`
	evidenceRecord
}

type claimRecord struct {
	Value bool `json:"value"`
	agreement.Period
	evidenceRecord
}

type pubRecord struct {
	Agreement agreement.DocumentID `json:"agreement"`
	agreement.Period
	evidenceRecord
}

type requirementRecord struct {
	Fact     string `json:"fact"`
	Category string `json:"category,omitempty"`
	Channel  string `json:"channel,omitempty"`
	agreement.Period
	evidenceRecord
}

func requirementRecordOf(q catalog.Requirement) requirementRecord {
	return requirementRecord{q.Fact, q.Category, q.Channel, q.Period, evidenceRecordOf(q.Evidence)}
}

type offersRecord struct {
	Closed bool          `json:"closed"`
	To     []offerRecord `json:"to"`
	evidenceRecord
}

type offerRecord struct {
	Category string   `json:"category"`
	Channels []string `json:"channels,omitempty"`
	Requires []string `json:"requires,omitempty"`
	agreement.Period
	evidenceRecord
}

func (sh shower) serviceRecord(svc *catalog.Service) serviceRecord {
	cov, facts := sh.cat.Covered(sh.view, svc.ID()), sh.factsOf(svc)
	r := serviceRecord{
		ID: svc.ID(), EN: svc.English(), On: sh.view.Day(), Known: sh.view.Known(), Terms: svc.Terms(),
		Standing:     standingRecordOf(serviceStanding(svc, cov, sh.view)),
		Names:        each(facts.names, nameRecordOf),
		Pub:          each(facts.pub, pubRecordOf),
		Requires:     each(facts.requires, requirementRecordOf),
		PersonalData: claimRecordOf(facts.personalData), Platform: claimRecordOf(facts.platform),
		History: each(sh.changesOf(agreement.Reference{Document: svc.Terms()}), sh.changeRecord),
		Prices:  each(facts.prices, priceStateRecordOf),
	}
	if facts.offers.Listed {
		r.Offers = offersRecordOf(facts.offers)
	}
	r.addLife(facts)
	return r
}

func nameRecordOf(n catalog.Name) nameRecord {
	r := nameRecord{Name: n.Text, Variant: n.Variant, Seen: n.Seen, evidenceRecord: evidenceRecordOf(n.Evidence)}
	if n.Dated {
		r.Seen, r.From = agreement.Date{}, n.Seen
	}
	return r
}

func pubRecordOf(p catalog.PubEvidence) pubRecord {
	return pubRecord{p.Agreement, p.Period, evidenceRecordOf(p.Evidence)}
}

func claimRecordOf(claim *catalog.Claim) *claimRecord {
	if claim == nil {
		return nil
	}
	return &claimRecord{claim.Value, claim.Period, evidenceRecordOf(claim.Evidence)}
}

func offersRecordOf(o catalog.Offers) *offersRecord {
	return &offersRecord{o.Closed, each(o.To, func(o catalog.Offer) offerRecord {
		return offerRecord{o.Category, o.Channels, o.Requires, o.Period, evidenceRecordOf(o.Evidence)}
	}), evidenceRecordOf(o.Evidence)}
}
