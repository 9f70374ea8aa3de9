package main

import (
	"context"
	"errors"
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
	"github.com/kundavtal/avtal/catalog"
	"github.com/kundavtal/avtal/policy"
)

func decide() command {
	return command{
		name: "decide", args: "eligible|order|documents|pub", least: 1, most: 1,
		flags: []string{"service", "category", "channel", "relation", "on", "known", "fact", "horizon"},
		short: agreement.Bilingual{
			SV: "avgör vad avtalet tillåter, och säg varför",
			EN: "decide what the agreement allows, and say why"},
		long: agreement.Bilingual{
			SV: "eligible: får en kundkategori ha en tjänst, enligt avtalet? order: får just den här kunden beställa den? " +
				"documents: vilka dokument rör användningen av en tjänst? pub: vilket personuppgiftsbiträdesavtal gäller mellan två parter för en tjänst? " +
				"Svaret visar varje villkor, vad som saknas, vilka dokument som gäller och vad svaret förutsätter. " +
				"Med -horizon visar det också vad som vänder svaret: nästa dag, och andra uppgifter om kunden. " +
				"Slutkod: 0 ja, 3 nej, 4 oavgjort, 2 frågan kan inte ställas, 1 fel.",
			EN: "eligible: may a customer category have a service, by the agreement? order: may this customer order it? " +
				"documents: which documents concern the use of a service? pub: which processor agreement applies between two parties for a service? " +
				"The answer shows each condition, what is lacking, the documents in force and what the answer assumes. " +
				"With -horizon it also shows what turns the answer: the next day, and other answers about the customer. " +
				"Exit code: 0 yes, 3 no, 4 undetermined, 2 the question cannot be asked, 1 a fault."},
		examples: []string{
			"decide eligible -service Hjälpmedelstjänsten -category hjalpmedelsleverantor -channel direkt -on 2018-12-12",
			"decide order -service NPÖ -category kommun -channel direkt -on 2019-12-18 -fact kundavtal-signerat=yes",
			"decide order -service Nitha -category region -channel direkt -on 2018-12-11 -horizon",
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
		return q.noRelations(err, pol.Catalog())
	}
	var h *policy.Horizon
	if s.horizon {
		if h, err = q.horizon(pol); err != nil {
			return err
		}
	}
	if s.json {
		err = s.write(decisionRecord{d, h})
	} else {
		s.tellDecision(pol, q, d, h)
	}
	if err == nil && d.Outcome() != policy.Allowed {
		err = verdict(d.Outcome())
	}
	return err
}

func kindsOfQuestion() []string { return []string{"eligible", "order", "documents", "pub"} }

func (q question) ask(pol *policy.Policy) (policy.Decision, error) {
	ctx := context.Background()
	switch asked := q.asked().(type) {
	case policy.Documents:
		return pol.Documents(ctx, asked)
	case policy.PuB:
		return pol.PuB(ctx, asked)
	case policy.Eligible:
		return pol.Eligible(ctx, asked)
	case policy.Order:
		return pol.Order(ctx, asked)
	default:
		return policy.Decision{}, policy.ErrQuestion
	}
}

// asked is the question as package policy asks it.
func (q question) asked() policy.Question {
	switch q.kind {
	case "documents":
		return policy.Documents{Service: q.service.ID(), On: q.on, Known: q.known}
	case "pub":
		return policy.PuB{Relation: q.relation.ID, Service: q.service.ID(), On: q.on, Known: q.known}
	case "eligible":
		return policy.Eligible{Service: q.service.ID(), Category: q.category.ID(), Channel: q.channel.ID, On: q.on, Known: q.known}
	}
	return policy.Order{
		Service: q.service.ID(), Category: q.category.ID(), Channel: q.channel.ID, On: q.on, Known: q.known, Facts: q.facts,
	}
}

// noRelations says of a question for which there is nothing to choose that this
// is so.
func (q question) noRelations(err error, cat *catalog.Catalog) error {
	if q.kind == "pub" && errors.Is(err, policy.ErrQuestion) && len(cat.Relations()) == 0 {
		return usage("%v; the data set has no relations between parties, which categories.yaml would list", err)
	}
	return err
}

// question reads the flags as ids and names of the data set.
func (s *session) question(cat *catalog.Catalog) (question, error) {
	agr, f := cat.Agreement(), finderOf(cat)
	q := question{kind: s.words[0], on: s.day(s.on, agr), known: s.knownOn(agr)}
	for _, name := range s.needless() {
		if slices.Contains(s.given, name) {
			return q, usage("decide %s has no use for -%s", q.kind, name)
		}
	}
	var err error
	if q.service, err = f.serviceFor(s.service); err != nil {
		return q, err
	}
	switch q.kind {
	case "documents":
		return q, nil
	case "pub":
		q.relation, err = f.relationFor(s.relation)
		return q, err
	}
	if q.category, err = f.categoryFor(s.category); err != nil {
		return q, err
	}
	if q.channel, err = f.channelFor(s.channel); err != nil {
		return q, err
	}
	q.facts, err = f.factsOf(s.facts.Facts)
	return q, err
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

// factsOf returns the answers by the ids of the data set's facts.
func (f finder) factsOf(said policy.Facts) (policy.Facts, error) {
	var facts policy.Facts
	for name, answer := range said.All() {
		found, ok := f.fact(name)
		if !ok {
			return facts, usage("there is no fact %q; %s", name, choose(name, each(f.cat.Facts(), func(f catalog.Fact) string { return f.ID })))
		}
		id := found.(catalog.Fact).ID
		if before := facts.Of(id); before != policy.Unsaid && before != answer {
			return facts, usage("%s is answered both yes and no", id)
		}
		facts = facts.With(id, answer)
	}
	return facts, nil
}
