package policy

import (
	"errors"
	"fmt"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/agreement/datafile"
)

// ErrQuestion marks a question that cannot be asked: an id that the data set
// does not have, no day, or an answer other than yes and no.
var ErrQuestion = errors.New("the question cannot be asked")

// Eligible asks whether a customer of a category may have a service through a
// channel, as far as the agreement goes. Only data decides.
type Eligible struct {
	Service  string         // id of a service
	Category string         // id of a customer category
	Channel  string         // id of a channel
	On       agreement.Date // the day it is about
	Known    agreement.Date // the day as of which it is asked; zero with everything known
}

// Order asks whether this customer may order a service: all that [Eligible]
// asks, and what the agreement and the service require of the customer.
type Order struct {
	Service  string         // id of a service
	Category string         // id of a customer category
	Channel  string         // id of a channel
	On       agreement.Date // the day it is about
	Known    agreement.Date // the day as of which it is asked; zero with everything known
	Facts    Facts          // what is said of the customer
}

// Documents asks which documents of the agreement concern a customer's use of a
// service. Allowed means that the sources settle which; undetermined, that some
// are candidates only. A document whose status is BeforeEvidence is part of the
// agreement by a source of a later day.
type Documents struct {
	Service string         // id of a service
	On      agreement.Date // the day it is about
	Known   agreement.Date // the day as of which it is asked; zero with everything known
}

// PuB asks which processor agreement applies between two parties for a service.
// Allowed means that one agreement applies, which is then the only document;
// undetermined, that the sources leave several as candidates, or name none.
type PuB struct {
	Relation string         // id of a relation between parties, such as "inera-kund"
	Service  string         // id of a service
	On       agreement.Date // the day it is about
	Known    agreement.Date // the day as of which it is asked; zero with everything known
}

// Question is one of [Eligible], [Order], [Documents] and [PuB].
type Question interface{ question() question }

// question is what all questions have in common. It is comparable, and it is
// the key of the memo.
type question struct {
	kind, service, category, channel, relation string
	on, known                                  agreement.Date
	facts                                      Facts
}

func (q Eligible) question() question {
	return question{kind: "eligible", service: q.Service, category: q.Category, channel: q.Channel, on: q.On, known: q.Known}
}

func (q Order) question() question {
	return question{kind: "order", service: q.Service, category: q.Category, channel: q.Channel, on: q.On, known: q.Known, facts: q.Facts}
}

func (q PuB) question() question {
	return question{kind: "pub", service: q.Service, relation: q.Relation, on: q.On, known: q.Known}
}

func (q Documents) question() question {
	return question{kind: "documents", service: q.Service, on: q.On, known: q.Known}
}

// ofCustomer reports whether the question is about a customer of a category.
func (q question) ofCustomer() bool { return q.kind == "eligible" || q.kind == "order" }

// The last day of an agreement.Date, for a question with everything known.
const everything = "9999-99-99"

func (q question) input() map[string]any {
	facts := map[string]any{}
	for id, a := range q.facts.All() {
		facts[id] = string(a)
	}
	known := q.known.String()
	if q.known.IsZero() {
		known = everything
	}
	return map[string]any{
		"service": q.service, "category": q.category, "channel": q.channel, "relation": q.relation,
		"on": q.on.String(), "known": known, "facts": facts,
	}
}

// days are both clocks, as the sentences of a decision name them.
func (q question) days() agreement.Bilingual {
	on := agreement.Bilingual{SV: q.on.String(), EN: q.on.String()}
	if !q.known.IsZero() {
		on.SV += " (som känt den " + q.known.String() + ")"
		on.EN += " (as known on " + q.known.String() + ")"
	}
	return on
}

// check refuses a question before anything is asked: an unknown id must never
// reach the rules, where it would merely find nothing.
func (p *Policy) check(q question) error {
	if _, ok := p.engine.queries[q.kind]; !ok {
		return p.engine.unanswered(q.kind)
	}
	if err := q.checkDays(); err != nil {
		return err
	}
	if _, ok := p.cat.Service(q.service); !ok {
		hint := suggest(q.service, p.ids.services)
		if s, ok := p.cat.Find(q.service); ok {
			hint = fmt.Sprintf("its id is %q", s.ID())
		}
		return questionError("Service", q.service, hint)
	}
	if q.kind == "pub" {
		if _, ok := p.cat.Relation(q.relation); !ok {
			return questionError("Relation", q.relation, suggest(q.relation, p.ids.relations))
		}
	}
	if q.ofCustomer() {
		if _, ok := p.cat.Category(q.category); !ok {
			return questionError("Category", q.category, suggest(q.category, p.ids.categories))
		}
		if _, ok := p.cat.Channel(q.channel); !ok {
			return questionError("Channel", q.channel, suggest(q.channel, p.ids.channels))
		}
	}
	for id, a := range q.facts.All() {
		if _, ok := p.cat.Fact(id); !ok {
			return questionError("Facts", id, suggest(id, p.ids.facts))
		}
		if a != Yes && a != No {
			return questionError("Facts", id+"="+string(a), "answer yes or no")
		}
	}
	return nil
}

// checkDays refuses days that Date.AddDays took out of the calendar. Rules
// compare days as texts, which order only within it.
func (q question) checkDays() error {
	const hint = "give a day from 1900-01-01 to 2199-12-31"
	if _, err := agreement.ParseDate(q.on.String()); err != nil {
		return questionError("On", q.on.String(), hint)
	}
	if _, err := agreement.ParseDate(q.known.String()); err != nil && !q.known.IsZero() {
		return questionError("Known", q.known.String(), hint)
	}
	return nil
}

func suggest(got string, ids []string) string { return datafile.Suggest(got, ids) }

func questionError(field, value, hint string) error {
	what := field + " is empty"
	if value != "" {
		what = fmt.Sprintf("%s has no %q", field, value)
	}
	if hint != "" {
		what += "; " + hint
	}
	return fmt.Errorf("%w: %s", ErrQuestion, what)
}
