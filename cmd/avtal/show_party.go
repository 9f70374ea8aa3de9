package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// partyRecord is a party, a role, a way to sign or a way to connect, in JSON.
type partyRecord struct {
	ID   string `json:"id"`
	Kind string `json:"kind"` // the word that may stand before the id
	agreement.Bilingual
	Of       string               `json:"of,omitempty"`
	May      *agreement.Bilingual `json:"may,omitempty"`
	Roles    []string             `json:"roles,omitempty"`   // of a party
	Flows    []string             `json:"flows,omitempty"`   // in which a party or role does something
	Offered  []string             `json:"offered,omitempty"` // services that a page offers through a channel
	Excluded []string             `json:"excluded,omitempty"`
	Requires []requirementRecord  `json:"requires,omitempty"` // what a channel requires of every customer
	requires []catalog.Requirement
	evidence agreement.Evidence
	evidenceRecord
}

// partyOf makes one record of the four sorts, which differ little.
func partyOf(found any) partyRecord {
	r := partyRecord{}
	switch found := found.(type) {
	case catalog.Party:
		r = partyRecord{ID: found.ID, Kind: "party", Bilingual: found.Name, evidence: found.Evidence}
	case catalog.Role:
		r = partyRecord{ID: found.ID, Kind: "role", Bilingual: found.Name, Of: found.Of, May: &found.May, evidence: found.Evidence}
	case catalog.SigningMethod:
		r = partyRecord{ID: found.ID, Kind: "signing", Bilingual: found.Name, evidence: found.Evidence}
	case catalog.Channel:
		r = partyRecord{ID: found.ID, Kind: "channel", Bilingual: found.Name, requires: found.Requires, evidence: found.Evidence}
	}
	r.evidenceRecord = evidenceRecordOf(r.evidence)
	return r
}

func (sh shower) party(r partyRecord) error {
	sh.use(&r)
	if sh.json {
		return sh.write(struct {
			asked
			partyRecord
		}{sh.asked(), r})
	}
	sh.heading(r.In(sh.lang()) + " [" + r.ID + "]")
	sh.labelled(sh.pick("vad", "what"), say(&sh.page, map[string]term{
		"party": {"part", "party"}, "role": {"roll", "role"}, "signing": {"sätt att skriva under", "way to sign"}, "channel": {"sätt att ansluta", "way to connect"},
	}, r.Kind))
	if name, ok := sh.cat.Who(r.Of); ok {
		sh.labelled(sh.pick("hos", "at"), name.In(sh.lang())+" ("+r.Of+")")
	}
	if r.May != nil {
		sh.labelled(sh.pick("får", "may"), r.May.In(sh.lang()))
	}
	sh.labelled(sh.pick("roller", "roles"), strings.Join(each(r.Roles, sh.whoWithID), ", "))
	sh.labelled(sh.pick("erbjuds för", "offered for"), strings.Join(each(r.Offered, sh.serviceAs), ", "))
	sh.labelled(sh.pick("inte för", "not for"), strings.Join(each(r.Excluded, sh.serviceAs), ", "))
	sh.tellRequires(r.requires)
	sh.rests(r.evidence)
	sh.tellFlowsOf(r)
	return nil
}

func (sh shower) whoWithID(id string) string {
	name, _ := sh.cat.Who(id)
	return name.In(sh.lang()) + " (" + id + ")"
}

// use adds where the thing plays a part.
func (sh shower) use(r *partyRecord) {
	switch r.Kind {
	case "party", "role":
		for _, role := range sh.cat.Roles() {
			if r.Kind == "party" && role.Of == r.ID && sh.knows(role.Evidence) {
				r.Roles = append(r.Roles, role.ID)
			}
		}
		for _, f := range sh.flows() {
			if len(sh.stepsBy(f, r.ID)) > 0 {
				r.Flows = append(r.Flows, f.ID())
			}
		}
	case "channel":
		r.requires = knownOf(sh, r.requires, func(q catalog.Requirement) agreement.Evidence { return q.Evidence })
		r.Requires = each(r.requires, requirementRecordOf)
		for _, svc := range sh.cat.Services() {
			sh.useChannel(r, svc)
		}
	}
}

func (sh shower) useChannel(r *partyRecord, svc *catalog.Service) {
	facts := sh.factsOf(svc)
	if slices.ContainsFunc(facts.offers.To, func(o catalog.Offer) bool {
		return o.Contains(sh.view.Day()) && slices.Contains(o.Channels, r.ID)
	}) {
		r.Offered = append(r.Offered, svc.ID())
	}
	if slices.ContainsFunc(facts.notThrough, func(x catalog.Exclusion) bool {
		return x.Contains(sh.view.Day()) && x.Channel == r.ID && x.Category == ""
	}) {
		r.Excluded = append(r.Excluded, svc.ID())
	}
}

// stepsBy returns the numbers of the steps that somebody does.
func (sh shower) stepsBy(f *catalog.Flow, who string) []string {
	var numbers []string
	for i, s := range sh.steps(f) {
		if s.Who == who {
			numbers = append(numbers, strconv.Itoa(i+1))
		}
	}
	return numbers
}

func (sh shower) tellFlowsOf(r partyRecord) {
	if len(r.Flows) == 0 {
		return
	}
	sh.heading(sh.pick("Gör något i", "Does something in"))
	for _, id := range r.Flows {
		f, _ := sh.cat.Flow(id)
		steps := sh.stepsBy(f, r.ID)
		sh.indented("  - ", f.Name().In(sh.lang())+" ["+id+"], "+sh.pick("steg ", plural(len(steps), "step ", "steps "))+strings.Join(steps, ", "))
	}
}
