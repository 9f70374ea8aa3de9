package main

import (
	"cmp"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// tellMakeup writes what a service needs, what it consists of, and how nobody
// reaches it.
func (sh shower) tellMakeup(facts serviceFacts) {
	sh.tellTogether(sh.pick("behöver", "needs"), each(facts.dependsOn, func(d catalog.Dependency) sourced {
		return sourced{cmp.Or(d.Name, sh.serviceWithID(d.Service)) + sh.during(d.Period), d.Evidence}
	}))
	sh.tellTogether(sh.pick("delar", "parts"), each(facts.parts, func(p catalog.Part) sourced { return sourced{p.Name, p.Evidence} }))
	sh.tellTogether(sh.pick("inte genom", "not through"), each(facts.notThrough, func(x catalog.Exclusion) sourced {
		return sourced{sh.channelAs(x.Channel) + sh.only(x.Category, "") + sh.during(x.Period), x.Evidence}
	}))
}

// sourced is a few words and what they rest on.
type sourced struct {
	text     string
	evidence agreement.Evidence
}

// tellTogether writes facts under one label, those of one source in one
// paragraph.
func (sh shower) tellTogether(label string, list []sourced) {
	text := ""
	for i, fact := range list {
		text += fact.text
		if i+1 < len(list) && sh.support(list[i+1].evidence) == sh.support(fact.evidence) {
			text += ", "
			continue
		}
		sh.labelled(label, text+sh.support(fact.evidence))
		text = ""
	}
}

func (sh shower) tellLifecycle(list []catalog.Milestone) {
	if len(list) == 0 {
		return
	}
	sh.heading(sh.pick("Livscykel", "Lifecycle"))
	t := table{}
	for _, m := range list {
		t.add(cmp.Or(m.Day.String(), "–"), m.Text.In(sh.lang())+sh.support(m.Evidence))
	}
	sh.table(t)
}

// tellSuccession writes the records that a service goes on from and those in
// which it goes on, the nearest first.
func (sh shower) tellSuccession(svc *catalog.Service) {
	sh.tellLine(svc, sh.succeeded, sh.pick("fortsätter från", "goes on from"), sh.pick("dessförinnan", "and before that"))
	sh.tellLine(svc, sh.successorsOf, sh.pick("fortsätter i", "goes on in"), sh.pick("därefter i", "and then in"))
}

// tellLine follows successions in one direction. No service succeeds itself, so
// that it ends.
func (sh shower) tellLine(svc *catalog.Service, next func(*catalog.Service) []catalog.Succession, label, further string) {
	for _, s := range next(svc) {
		text := sh.serviceWithID(s.Service)
		if !s.From.IsZero() {
			text += sh.pick(", från ", ", from ") + s.From.String()
		}
		sh.labelled(label, text+sh.support(s.Evidence))
		if other, ok := sh.cat.Service(s.Service); ok {
			sh.tellLine(other, next, further, further)
		}
	}
}

// serviceAs is what a service is called on the day.
func (sh shower) serviceAs(id string) string {
	if svc, ok := sh.cat.Service(id); ok {
		return svc.NameAt(sh.view)
	}
	return id
}

func (sh shower) serviceWithID(id string) string {
	if name := sh.serviceAs(id); name != id {
		return name + " (" + id + ")"
	}
	return id
}

func (sh shower) categoryAs(id string) string {
	if k, ok := sh.cat.Category(id); ok {
		return k.Name().In(sh.lang())
	}
	return id
}

func (sh shower) channelAs(id string) string {
	if ch, ok := sh.cat.Channel(id); ok {
		return ch.Name.In(sh.lang())
	}
	return id
}
