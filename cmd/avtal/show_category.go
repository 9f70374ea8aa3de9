package main

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// categoryRecord is a customer category in JSON.
type categoryRecord struct {
	On    agreement.Date `json:"on"`
	Known agreement.Date `json:"known,omitzero"`
	standingRecord
	ReplacedBy string             `json:"replaced_by_category,omitempty"`
	Replaces   []string           `json:"replaces,omitempty"`
	Offered    []string           `json:"offered"` // the services that list it on the day
	Prices     []priceStateRecord `json:"prices"`
	History    []changeRecord     `json:"history"`
	*evidenceRecord
}

func (sh shower) category(k *catalog.Category) error {
	cov := sh.cat.Exists(sh.view, k.ID())
	offered, prices := sh.offeredTo(k.ID()), sh.pricesOfCategory(k.ID())
	if sh.json {
		return sh.write(categoryRecord{
			On: sh.view.Day(), Known: sh.view.Known(),
			standingRecord: standingRecordOf(standing{id: k.ID(), name: k.Name(), Coverage: cov}),
			ReplacedBy:     sh.categorySuccessor(k), Replaces: sh.categoriesBefore(k),
			Offered: each(offered, (*catalog.Service).ID), Prices: each(prices, priceStateRecordOf),
			History: each(sh.knownChanges(k.Changes()), sh.changeRecord), evidenceRecord: sh.knownEvidence(k.Evidence()),
		})
	}
	sh.heading(k.Name().In(sh.lang()) + " [" + k.ID() + "]")
	sh.onDay(sh.stands(shown(cov), starred(cov.Since, cov.Seen), cov.From))
	sh.footnote(cov.Seen && cov.Status == agreement.InForce)
	if id := sh.categorySuccessor(k); id != "" {
		sh.labelled(sh.pick("efterträds av", "succeeded by"), sh.categoryAs(id)+" ("+id+")")
	}
	for _, id := range sh.categoriesBefore(k) {
		sh.labelled(sh.pick("efterträder", "succeeds"), sh.categoryAs(id)+" ("+id+")")
	}
	sh.rests(k.Evidence())
	sh.heading(sh.pick("Tjänster vars sidor nämner kategorin", "Services whose pages name the category"))
	for _, svc := range offered {
		sh.indented("  - ", svc.NameAt(sh.view)+" ["+svc.ID()+"]")
	}
	if len(offered) == 0 {
		sh.indented("  ", sh.pick("Inga.", "None."))
	}
	sh.tellPrices(sh.pick("Priser som gäller kategorin, eller undantar den", "Prices that concern the category, or leave it out"), prices)
	sh.tellHistory(sh.knownChanges(k.Changes()))
	sh.assumes(cov.Assumptions)
	return nil
}

// categorySuccessor returns the category that takes the place of one, by the
// last known notice that says so and has not been taken back.
func (sh shower) categorySuccessor(k *catalog.Category) string {
	for _, c := range slices.Backward(sh.knownChanges(k.Changes())) {
		if _, stands := sh.view.Effective(c); stands && c.Successor() != "" {
			return c.Successor()
		}
	}
	return ""
}

// categoriesBefore returns the categories whose place one takes.
func (sh shower) categoriesBefore(k *catalog.Category) []string {
	var ids []string
	for _, earlier := range sh.cat.Categories() {
		if sh.categorySuccessor(earlier) == k.ID() {
			ids = append(ids, earlier.ID())
		}
	}
	return ids
}

// offeredTo returns the services with an offer to the category on the day.
func (sh shower) offeredTo(category string) []*catalog.Service {
	var list []*catalog.Service
	for _, svc := range sh.cat.Services() {
		for _, o := range sh.knownOffers(svc.Offers()).To {
			if o.Category == category && o.Contains(sh.view.Day()) {
				list = append(list, svc)
			}
		}
	}
	return list
}
