package policy

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/kundavtal/avtal/agreement"
)

// Eligible answers whether a category may have a service. An error that is
// [ErrQuestion] is the caller's mistake, any other a fault; the decision is
// then refused.
func (p *Policy) Eligible(ctx context.Context, q Eligible) (Decision, error) {
	return p.decide(ctx, q.question())
}

// Order answers whether this customer may order a service. An error that is
// [ErrQuestion] is the caller's mistake, any other a fault; the decision is
// then refused.
func (p *Policy) Order(ctx context.Context, q Order) (Decision, error) {
	return p.decide(ctx, q.question())
}

// Documents answers which documents concern a customer's use of a service. An
// error that is [ErrQuestion] is the caller's mistake, any other a fault; the
// decision is then refused.
func (p *Policy) Documents(ctx context.Context, q Documents) (Decision, error) {
	return p.decide(ctx, q.question())
}

// PuB answers which processor agreement applies between two parties for a service. An error that is
// [ErrQuestion] is the caller's mistake, any other a fault; the decision is
// then refused.
func (p *Policy) PuB(ctx context.Context, q PuB) (Decision, error) {
	return p.decide(ctx, q.question())
}

func (p *Policy) decide(ctx context.Context, q question) (d Decision, err error) {
	defer func() {
		if r := recover(); r != nil {
			d, err = Decision{}, recovered(q.kind, r)
		}
	}()
	if err := ctx.Err(); err != nil {
		return Decision{}, faulty(q.kind, err)
	}
	if d, ok := p.memo.find(q); ok {
		return d, nil
	}
	if err := p.check(q); err != nil {
		return Decision{}, err
	}
	a, err := p.ask(ctx, q)
	if err != nil {
		return Decision{}, faulty(q.kind, err)
	}
	if d, err = p.decision(q, a); err != nil {
		return Decision{}, faulty(q.kind, err)
	}
	p.memo.keep(q, d)
	return d, nil
}

// outcome asks a question of which the answer alone counts, and no decision is
// shown. What would make no decision makes no answer: a fault is one wherever it
// is met.
func (p *Policy) outcome(ctx context.Context, q question) (answer, error) {
	a, err := p.ask(ctx, q)
	if err == nil {
		_, err = p.decision(q, a)
	}
	if err != nil {
		return answer{}, err
	}
	return a, nil
}

// decision puts words, citations, documents and a receipt to an answer. It
// changes nothing of what the rules decided.
func (p *Policy) decision(q question, a answer) (Decision, error) {
	d := &decision{
		Question: p.asked(q), Outcome: a.outcome, Needs: a.needs,
		Receipt: p.receipt(q),
	}
	w := p.words(q)
	if err := p.putConditions(d, q, a, w); err != nil {
		return Decision{}, err
	}
	for _, code := range a.obligations {
		c, ok := p.clauses.obligations[code]
		if !ok {
			return Decision{}, fmt.Errorf("the obligation %q is not described", code)
		}
		d.Obligations = append(d.Obligations, Obligation{code, w.fill(c.title, agreement.Bilingual{}), p.inForce(q, citations(c, q.service, nil))})
	}
	if err := p.putDocuments(d, q, a); err != nil {
		return Decision{}, err
	}
	assumed, err := p.assumptions(a)
	if err != nil {
		return Decision{}, err
	}
	d.Assumptions = append(d.Assumptions, assumed...)
	return Decision{d}, nil
}

// assumptions returns what an answer takes for granted, as the data has it.
func (p *Policy) assumptions(a answer) ([]agreement.Assumption, error) {
	var list []agreement.Assumption
	for _, key := range a.assumes {
		assumption, ok := p.assumed[key]
		if !ok {
			return nil, fmt.Errorf("the assumption %q is not in the data", key)
		}
		list = append(list, assumption)
	}
	return list, nil
}

func (p *Policy) receipt(q question) Receipt {
	return Receipt{On: q.on, Known: q.known, Data: p.cat.Agreement().Hash(), Rules: p.rules}
}

func (p *Policy) asked(q question) map[string]any {
	asked := map[string]any{"kind": q.kind, "service": q.service, "on": q.on.String()}
	if q.ofCustomer() {
		asked["category"], asked["channel"] = q.category, q.channel
	}
	if q.kind == "pub" {
		asked["relation"] = q.relation
	}
	if !q.known.IsZero() {
		asked["known"] = q.known.String()
	}
	if q.kind == "order" {
		asked["facts"] = q.facts
	}
	return asked
}

func (p *Policy) words(q question) words {
	w := words{on: q.days()}
	if s, ok := p.cat.Service(q.service); ok {
		w.service.SV = s.NameAt(p.view(q))
	}
	if k, ok := p.cat.Category(q.category); ok {
		w.category = k.Name()
	}
	if ch, ok := p.cat.Channel(q.channel); ok {
		w.channel = ch.Name
	}
	if r, ok := p.cat.Relation(q.relation); ok {
		w.relation = r.Name
	}
	return w
}

func (p *Policy) putConditions(d *decision, q question, a answer, w words) error {
	refs, err := p.cited(a)
	if err != nil {
		return err
	}
	for _, id := range a.required {
		state := a.state(id)
		code, subject, _ := cutCondition(id)
		c, ok := p.clauses.conditions[code]
		text := c.texts[state]
		if !ok || text == (agreement.Bilingual{}) {
			return fmt.Errorf("the condition %q is not described for the state %s", id, state)
		}
		fact := p.asks(state, id)
		asked, _ := p.cat.Fact(fact)
		d.Conditions = append(d.Conditions, Condition{
			Code: code, Subject: subject, State: state, Title: c.title, Text: w.fill(text, p.subject(subject)),
			Asks: fact, Decides: asked.Decides, Citations: p.inForce(q, citations(c, q.service, refs[id])),
		})
	}
	slices.SortStableFunc(d.Conditions, func(a, b Condition) int {
		return cmp.Or(cmp.Compare(rank(a.State), rank(b.State)), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Subject, b.Subject))
	})
	return nil
}

func rank(s ConditionState) int {
	return slices.Index([]ConditionState{Fails, Unknown, Holds}, s)
}

// asks returns the fact whose answer settles an unknown condition.
func (p *Policy) asks(state ConditionState, condition string) string {
	if state != Unknown {
		return ""
	}
	fact, _ := p.factOf(condition) // an answer in which it could not be told was refused
	return fact
}

func (p *Policy) subject(id string) agreement.Bilingual {
	if f, ok := p.cat.Fact(id); ok {
		return f.Text
	}
	return agreement.Bilingual{SV: id}
}
