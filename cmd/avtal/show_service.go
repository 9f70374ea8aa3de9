package main

import (
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

func (sh shower) service(svc *catalog.Service) error {
	if sh.json {
		return sh.write(sh.serviceRecord(svc))
	}
	cov := sh.cat.Covered(sh.view, svc.ID())
	st := serviceStanding(svc, cov, sh.view)
	sh.heading(svc.Name(sh.view.Day()) + " [" + svc.ID() + "]")
	sh.onDay(sh.pick("omfattas av avtalet: ", "covered by the agreement: ") + sh.stands(cov.Status, starred(cov.Since, st.Seen), cov.From))
	sh.footnote(cov.Seen && cov.Status == agreement.InForce)
	sh.labelled(sh.pick("vad", "what"), svc.English())
	sh.tellNames(svc)
	sh.tellPersonalData(svc)
	sh.tellRequires(svc)
	sh.tellOffers(svc.Offers())
	if d, ok := sh.agr.Document(svc.Terms()); ok {
		sh.tellVersions(d)
	}
	sh.tellHistory(sh.changesOf(agreement.Reference{Document: svc.Terms()}))
	sh.assumes(append(cov.Assumptions, each(sh.view.Holes(), agreement.Hole.Assumption)...))
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

func (sh shower) tellNames(svc *catalog.Service) {
	for _, n := range svc.Names() {
		text := n.Text
		if n.Variant {
			text += sh.pick(" (annan skrivning)", " (other spelling)")
		}
		if !n.Seen.IsZero() {
			text += sh.pick(", belagt ", ", in evidence ") + n.Seen.String()
		}
		sh.labelled(sh.pick("namn", "name"), text)
	}
}

func (sh shower) tellPersonalData(svc *catalog.Service) {
	label := sh.pick("personuppgifter", "personal data")
	if claim, ok := svc.PersonalData(); ok {
		sh.labelled(label, sh.yesNo(claim.Value)+sh.during(claim.Period)+sh.support(claim.Evidence))
	} else {
		sh.labelled(label, sh.pick("ingen källa säger", "no source says"))
	}
	for _, p := range svc.Pub() {
		sh.labelled("PuB", string(p.Agreement)+sh.during(p.Period)+sh.support(p.Evidence))
	}
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

func (sh shower) tellRequires(svc *catalog.Service) {
	for _, q := range svc.Requires() {
		sh.labelled(sh.pick("kräver", "requires"), sh.fact(q.Fact)+sh.during(q.Period)+sh.support(q.Evidence))
	}
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
		sh.indented("  - ", sh.offer(offer))
	}
}

func (sh shower) offer(o catalog.Offer) string {
	k, _ := sh.cat.Category(o.Category)
	text := k.Name().In(sh.lang()) + sh.during(o.Period)
	var channels []string
	for _, id := range o.Channels {
		ch, _ := sh.cat.Channel(id)
		channels = append(channels, ch.Name.In(sh.lang()))
	}
	if len(channels) > 0 {
		text += ", " + strings.Join(channels, sh.pick(" eller ", " or "))
	}
	for _, id := range o.Requires {
		text += sh.pick("; krav: ", "; requires: ") + sh.fact(id)
	}
	return text
}
