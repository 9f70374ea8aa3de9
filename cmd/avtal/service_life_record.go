package main

import (
	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

type exclusionRecord struct {
	Channel  string `json:"channel"`
	Category string `json:"category,omitempty"`
	agreement.Period
	evidenceRecord
}

type successionRecord struct {
	Service string         `json:"service"`
	From    agreement.Date `json:"from,omitzero"`
	evidenceRecord
}

type partRecord struct {
	Name string `json:"name"`
	evidenceRecord
}

type dependencyRecord struct {
	Service string `json:"service,omitempty"`
	Name    string `json:"name,omitempty"`
	agreement.Period
	evidenceRecord
}

type milestoneRecord struct {
	agreement.Bilingual
	Day agreement.Date `json:"day,omitzero"`
	evidenceRecord
}

// addLife takes up what is told of a service beside its terms.
func (r *serviceRecord) addLife(facts serviceFacts) {
	r.NotThrough = each(facts.notThrough, func(x catalog.Exclusion) exclusionRecord {
		return exclusionRecord{x.Channel, x.Category, x.Period, evidenceRecordOf(x.Evidence)}
	})
	r.Succeeds, r.SucceededBy = each(facts.succeeds, successionRecordOf), each(facts.succeededBy, successionRecordOf)
	r.Parts = each(facts.parts, func(p catalog.Part) partRecord { return partRecord{p.Name, evidenceRecordOf(p.Evidence)} })
	r.DependsOn = each(facts.dependsOn, func(d catalog.Dependency) dependencyRecord {
		return dependencyRecord{d.Service, d.Name, d.Period, evidenceRecordOf(d.Evidence)}
	})
	r.Lifecycle = each(facts.lifecycle, func(m catalog.Milestone) milestoneRecord {
		return milestoneRecord{m.Text, m.Day, evidenceRecordOf(m.Evidence)}
	})
}

func successionRecordOf(s catalog.Succession) successionRecord {
	return successionRecord{s.Service, s.From, evidenceRecordOf(s.Evidence)}
}
