package main

import (
	"cmp"
	"context"
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/catalog"
	"github.com/kundavtal/avtal/policy"
)

func decide() command {
	return command{
		name: "decide", args: "eligible|order|documents|pub", least: 1, most: 1,
		flags: []string{"service", "category", "channel", "relation", "on", "known", "fact"},
		short: agreement.Bilingual{
			SV: "avgör vad avtalet tillåter, och säg varför",
			EN: "decide what the agreement allows, and say why"},
		long: agreement.Bilingual{
			SV: "eligible: får en kundkategori ha en tjänst, enligt avtalet? order: får just den här kunden beställa den? " +
				"documents: vilka dokument rör användningen av en tjänst? pub: vilket personuppgiftsbiträdesavtal gäller mellan två parter för en tjänst? " +
				"Svaret visar varje villkor, vad som saknas, vilka dokument som gäller och vad svaret förutsätter. " +
				"Slutkod: 0 ja, 3 nej, 4 oavgjort, 2 frågan kan inte ställas, 1 fel.",
			EN: "eligible: may a customer category have a service, by the agreement? order: may this customer order it? " +
				"documents: which documents concern the use of a service? pub: which processor agreement applies between two parties for a service? " +
				"The answer shows each condition, what is lacking, the documents in force and what the answer assumes. " +
				"Exit code: 0 yes, 3 no, 4 undetermined, 2 the question cannot be asked, 1 a fault."},
		examples: []string{
			"decide eligible -service Hjälpmedelstjänsten -category hjalpmedelsleverantor -channel direkt -on 2018-12-12",
			"decide order -service NPÖ -category kommun -channel direkt -on 2019-12-18 -fact kundavtal-signerat=yes",
			"decide documents -service NPÖ -on 2019-12-18",
			"decide pub -relation inera-kund -service NPÖ -on 2019-12-18 -lang en",
		},
		run: runDecide,
	}
}

// question is what decide is asked.
type question struct {
	kind      string
	service   *catalog.Service
	category  *catalog.Category // nil for documents and pub
	relation  catalog.Relation  // of pub
	channel   catalog.Channel
	on, known agreement.Date
	facts     policy.Facts
}

func runDecide(s *session) error {
	if kinds := kindsOfQuestion(); !slices.Contains(kinds, s.words[0]) {
		return usage("there is no question %q; %s", s.words[0], datafile.Suggest(s.words[0], kinds))
	}
	pol, err := s.policy()
	if err != nil {
		return err
	}
	q, err := s.question(pol.Catalog())
	if err != nil {
		return err
	}
	d, err := q.ask(pol)
	if err != nil {
		return err
	}
	if s.json {
		err = s.write(d)
	} else {
		s.tellDecision(pol, q, d)
	}
	if err == nil && d.Outcome() != policy.Allowed {
		err = verdict(d.Outcome())
	}
	return err
}

func kindsOfQuestion() []string { return []string{"eligible", "order", "documents", "pub"} }

func (q question) ask(pol *policy.Policy) (policy.Decision, error) {
	ctx := context.Background()
	switch q.kind {
	case "documents":
		return pol.Documents(ctx, policy.Documents{Service: q.service.ID(), On: q.on, Known: q.known})
	case "pub":
		return pol.PuB(ctx, policy.PuB{Relation: q.relation.ID, Service: q.service.ID(), On: q.on, Known: q.known})
	case "eligible":
		return pol.Eligible(ctx, policy.Eligible{Service: q.service.ID(), Category: q.category.ID(), Channel: q.channel.ID, On: q.on, Known: q.known})
	}
	return pol.Order(ctx, policy.Order{
		Service: q.service.ID(), Category: q.category.ID(), Channel: q.channel.ID, On: q.on, Known: q.known, Facts: q.facts,
	})
}

// question reads the flags as ids and names of the data set.
func (s *session) question(cat *catalog.Catalog) (question, error) {
	agr, f := cat.Agreement(), finderOf(cat)
	q := question{kind: s.words[0], on: s.day(s.on, agr), known: s.knownOn(agr), facts: s.facts.Facts}
	for _, name := range s.needless() {
		if slices.Contains(s.given, name) {
			return q, usage("decide %s has no use for -%s", q.kind, name)
		}
	}
	var ok bool
	if q.service, ok = cat.Find(s.service); !ok {
		return q, lacking("service", s.service, cmp.Or(near(s.service, f.serviceNames()), choose(s.service, each(cat.Services(), (*catalog.Service).ID))))
	}
	switch q.kind {
	case "documents":
		return q, nil
	case "pub":
		if q.relation, ok = f.relation(s.relation); !ok && len(cat.Relations()) > 0 {
			return q, lacking("relation", s.relation, choose(s.relation, each(cat.Relations(), func(r catalog.Relation) string { return r.ID })))
		}
		return q, nil
	}
	category, ok := f.category(s.category)
	if !ok {
		return q, lacking("category", s.category, choose(s.category, each(cat.Categories(), (*catalog.Category).ID)))
	}
	q.category = category.(*catalog.Category)
	if q.channel, ok = f.channel(s.channel); !ok {
		return q, lacking("channel", s.channel, choose(s.channel, each(cat.Channels(), func(ch catalog.Channel) string { return ch.ID })))
	}
	return q, s.checkFacts(cat)
}

// needless are the flags that a question does not ask for.
func (s *session) needless() []string {
	switch s.words[0] {
	case "documents":
		return []string{"category", "channel", "relation", "fact"}
	case "pub":
		return []string{"category", "channel", "fact"}
	case "eligible":
		return []string{"relation", "fact"}
	}
	return []string{"relation"}
}

func (s *session) checkFacts(cat *catalog.Catalog) error {
	for id := range s.facts.All() {
		if _, ok := cat.Fact(id); !ok {
			return usage("there is no fact %q; %s", id, choose(id, each(cat.Facts(), func(f catalog.Fact) string { return f.ID })))
		}
	}
	return nil
}

func lacking(flag, value, hint string) error {
	if value == "" {
		return usage("give -%s; %s", flag, hint)
	}
	return usage("there is no %s %q; %s", flag, value, hint)
}
