package main

import (
	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// categoryRecord is a customer category in JSON.
type categoryRecord struct {
	On    agreement.Date `json:"on"`
	Known agreement.Date `json:"known,omitzero"`
	standingRecord
	Offered []string       `json:"offered"` // the services that list it on the day
	History []changeRecord `json:"history"`
	evidenceRecord
}

func (sh shower) category(k *catalog.Category) error {
	cov := sh.cat.Exists(sh.view, k.ID())
	offered := sh.offeredTo(k.ID())
	if sh.json {
		return sh.write(categoryRecord{
			On: sh.view.Day(), Known: sh.view.Known(),
			standingRecord: standingRecordOf(standing{id: k.ID(), name: k.Name(), Coverage: cov}),
			Offered:        each(offered, (*catalog.Service).ID), History: each(sh.knownChanges(k.Changes()), sh.changeRecord),
			evidenceRecord: evidenceRecordOf(k.Evidence()),
		})
	}
	sh.heading(k.Name().In(sh.lang()) + " [" + k.ID() + "]")
	sh.onDay(sh.stands(cov.Status, starred(cov.Since, cov.Seen), cov.From))
	sh.footnote(cov.Seen && cov.Status == agreement.InForce)
	sh.rests(k.Evidence())
	sh.heading(sh.pick("Tjänster vars sidor nämner kategorin", "Services whose pages name the category"))
	for _, svc := range offered {
		sh.indented("  - ", svc.Name(sh.view.Day())+" ["+svc.ID()+"]")
	}
	if len(offered) == 0 {
		sh.indented("  ", sh.pick("Inga.", "None."))
	}
	sh.tellHistory(sh.knownChanges(k.Changes()))
	sh.assumes(cov.Assumptions)
	return nil
}

// offeredTo returns the services with an offer to the category on the day.
func (sh shower) offeredTo(category string) []*catalog.Service {
	var list []*catalog.Service
	for _, svc := range sh.cat.Services() {
		for _, o := range svc.Offers().To {
			if o.Category == category && o.Contains(sh.view.Day()) && sh.view.KnowsOf(o.Evidence.Published) {
				list = append(list, svc)
			}
		}
	}
	return list
}

// knownChanges returns those changes of a list that are there and known.
func (sh shower) knownChanges(list []*agreement.Change) []*agreement.Change {
	var known []*agreement.Change
	for _, c := range list {
		if c != nil && sh.view.KnowsOf(c.Notice().Published()) {
			known = append(known, c)
		}
	}
	return known
}
