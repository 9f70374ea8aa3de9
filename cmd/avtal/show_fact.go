package main

import (
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// customerFactRecord is a fact that decisions ask of a customer, in JSON.
type customerFactRecord struct {
	ID string `json:"id"`
	agreement.Bilingual
	Decides  string   `json:"decides,omitempty"` // the party that settles it in each case
	Services []string `json:"services"`          // those whose orders ask for it on the day
	Channels []string `json:"channels"`          // the same
}

func (sh shower) customerFactRecord(f catalog.Fact) customerFactRecord {
	r := customerFactRecord{ID: f.ID, Bilingual: f.Text, Decides: f.Decides, Services: []string{}, Channels: []string{}}
	asks := func(q catalog.Requirement) bool {
		return q.Fact == f.ID && q.Contains(sh.view.Day()) && sh.knows(q.Evidence)
	}
	for _, svc := range sh.cat.Services() {
		facts := sh.factsOf(svc)
		offered := slices.ContainsFunc(facts.offers.To, func(o catalog.Offer) bool {
			return o.Contains(sh.view.Day()) && slices.Contains(o.Requires, f.ID)
		})
		if offered || slices.ContainsFunc(facts.requires, asks) {
			r.Services = append(r.Services, svc.ID())
		}
	}
	for _, ch := range sh.cat.Channels() {
		if slices.ContainsFunc(ch.Requires, asks) {
			r.Channels = append(r.Channels, ch.ID)
		}
	}
	return r
}

func (sh shower) customerFact(f catalog.Fact) error {
	r := sh.customerFactRecord(f)
	if sh.json {
		return sh.write(struct {
			asked
			customerFactRecord
		}{sh.asked(), r})
	}
	sh.heading(r.In(sh.lang()) + " [" + r.ID + "]")
	sh.labelled(sh.pick("vad", "what"), sh.pick("en uppgift om kunden, ja eller nej", "something about the customer, yes or no"))
	sh.labelled(sh.pick("svara så", "answer so"), "-fact"+unbroken+r.ID+"=yes")
	if r.Decides != "" {
		sh.labelled(sh.pick("avgörs av", "decided by"), sh.decidedBy(r.Decides))
	}
	sh.labelled(sh.pick("krävs för", "asked for"), strings.Join(each(r.Services, sh.serviceAs), ", "))
	sh.labelled(sh.pick("krävs när", "asked when"), strings.Join(each(r.Channels, func(id string) string {
		ch, _ := sh.cat.Channel(id)
		return ch.Name.In(sh.lang())
	}), ", "))
	if len(r.Services)+len(r.Channels) == 0 {
		sh.labelled(sh.pick("krävs för", "asked for"), sh.pick("ingen enskild tjänst den dagen", "no single service on that day"))
	}
	return nil
}

func (sh shower) factItems() []item {
	return each(sh.cat.Facts(), func(f catalog.Fact) item {
		return item{id: f.ID, text: f.Text.In(sh.lang()), record: sh.customerFactRecord(f)}
	})
}

func (f finder) fact(name string) (any, bool) {
	return named(f.cat.Facts(), func(fact catalog.Fact) []string { return idAndName(fact.ID, fact.Text) }, name)
}
