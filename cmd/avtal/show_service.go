package main

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

func (sh shower) service(svc *catalog.Service) error {
	if sh.json {
		return sh.write(sh.serviceRecord(svc))
	}
	cov, facts := sh.cat.Covered(sh.view, svc.ID()), sh.factsOf(svc)
	sh.heading(svc.NameAt(sh.view) + " [" + svc.ID() + "]")
	sh.onDay(sh.pick("omfattas av avtalet: ", "covered by the agreement: ") + sh.stands(shown(cov), starred(cov.Since, cov.Seen), cov.From))
	sh.footnote(cov.Seen && cov.Status == agreement.InForce)
	sh.labelled(sh.pick("vad", "what"), svc.English())
	sh.tellNames(facts.names)
	sh.tellSuccession(svc)
	sh.tellClaims(facts)
	sh.tellMakeup(facts)
	sh.tellRequires(facts.requires)
	sh.tellOffers(facts.offers)
	sh.tellLifecycle(facts.lifecycle)
	sh.tellPrices(sh.pick("Priser för tjänsten eller för alla tjänster", "Prices of the service or of all services"), facts.prices)
	holes := sh.view.Holes("")
	if d, ok := sh.agr.Document(svc.Terms()); ok {
		holes = sh.view.Holes(d.Agreement())
		sh.tellVersions(d)
	}
	sh.tellHistory(sh.changesOf(agreement.Reference{Document: svc.Terms()}))
	sh.assumes(slices.Concat(cov.Assumptions, each(holes, agreement.Hole.Assumption)))
	sh.tellMore(svc)
	return nil
}

// tellMore says what else there is to look at.
func (sh shower) tellMore(svc *catalog.Service) {
	sh.heading(sh.pick("Mer", "More"))
	sh.indented("  ", "avtal show "+string(svc.Terms()))
	if _, ok := sh.agr.Source(agreement.SourceID(svc.ID())); ok {
		sh.indented("  ", "avtal show source:"+svc.ID())
	}
}

func (sh shower) tellNames(names []catalog.Name) {
	for _, n := range names {
		text := n.Text
		if n.Variant {
			text += sh.pick(" (annan skrivning)", " (other spelling)")
		}
		switch {
		case n.Dated:
			text += sh.pick(", från ", ", from ") + n.Seen.String()
		case !n.Seen.IsZero():
			text += sh.pick(", belagt ", ", in evidence ") + n.Seen.String()
		}
		sh.labelled(sh.pick("namn", "name"), text)
	}
}

// tellClaims writes what sources say with yes or no, and the processor
// agreements that they name.
func (sh shower) tellClaims(facts serviceFacts) {
	sh.tellClaim(sh.pick("personuppgifter", "personal data"), facts.personalData)
	for _, p := range facts.pub {
		sh.labelled("PuB", string(p.Agreement)+sh.during(p.Period)+sh.support(p.Evidence))
	}
	sh.tellClaim(sh.pick("plattformen", "platform"), facts.platform)
}

func (sh shower) tellClaim(label string, claim *catalog.Claim) {
	if claim == nil {
		sh.labelled(label, sh.pick("ingen källa säger", "no source says"))
		return
	}
	sh.labelled(label, sh.yesNo(claim.Value)+sh.during(claim.Period)+sh.support(claim.Evidence))
}

func (p *page) during(d agreement.Period) string {
	if d == (agreement.Period{}) {
		return ""
	}
	return ", " + p.period(d)
}

// support names the source of a fact, and how firmly it carries it.
func (sh shower) support(e agreement.Evidence) string {
	text := " [" + string(e.Source)
	if e.Basis != agreement.Stated {
		text += ", " + sh.basis(e.Basis)
	}
	return text + "]"
}

func (sh shower) tellRequires(list []catalog.Requirement) {
	for _, q := range list {
		sh.labelled(sh.pick("kräver", "requires"), sh.fact(q.Fact)+sh.only(q.Category, q.Channel)+sh.during(q.Period)+sh.support(q.Evidence))
	}
}

// only says whom something concerns, where that is not every customer.
func (sh shower) only(category, channel string) string {
	text := ""
	if category != "" {
		text += sh.pick(", för kundkategorin ", ", for the category ") + sh.categoryAs(category)
	}
	if channel != "" {
		text += sh.pick(", för anslutningssättet ", ", for the channel ") + sh.channelAs(channel)
	}
	return text
}

// fact writes a fact as the statement that yes confirms, with its id.
func (sh shower) fact(id string) string {
	f, _ := sh.cat.Fact(id)
	return f.Text.In(sh.lang()) + " (" + id + ")"
}

func (sh shower) tellOffers(o catalog.Offers) {
	sh.heading(sh.pick("Vem tjänsten erbjuds", "To whom it is offered"))
	switch {
	case !o.Listed:
		sh.indented("  ", sh.pick("Ingen källa säger.", "No source says."))
		return
	case o.Closed:
		sh.indented("  ", sh.pick("Listan är hel: den som inte står här erbjuds inte tjänsten.", "The list is whole: who is not on it is not offered the service.")+sh.support(o.Evidence))
	default:
		sh.indented("  ", sh.pick("Listan är öppen: om andra säger källan ingenting.", "The list is open: of others the source says nothing.")+sh.support(o.Evidence))
	}
	for _, offer := range o.To {
		sh.indented("  - ", sh.offer(offer)+sh.supportBeside(offer.Evidence, o.Evidence))
	}
}

func (sh shower) offer(o catalog.Offer) string {
	text := sh.categoryAs(o.Category) + sh.during(o.Period)
	if channels := each(o.Channels, sh.channelAs); len(channels) > 0 {
		text += ", " + sh.or(channels)
	}
	for _, id := range o.Requires {
		text += sh.pick("; krav: ", "; requires: ") + sh.fact(id)
	}
	return text
}
