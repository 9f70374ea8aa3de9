package policy

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

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

// PuB answers which processor agreement applies for a service. An error that is
// [ErrQuestion] is the caller's mistake, any other a fault; the decision is
// then refused.
func (p *Policy) PuB(ctx context.Context, q PuB) (Decision, error) {
	return p.decide(ctx, q.question())
}

func (p *Policy) decide(ctx context.Context, q question) (d Decision, err error) {
	defer func() {
		if r := recover(); r != nil {
			d, err = Decision{}, fmt.Errorf("policy: %s: the engine panicked: %v", q.kind, r)
		}
	}()
	if err := ctx.Err(); err != nil {
		return Decision{}, err
	}
	if d, ok := p.memo.find(q); ok {
		return d, nil
	}
	if err := p.check(q); err != nil {
		return Decision{}, err
	}
	a, err := p.engine.ask(ctx, q)
	if err != nil {
		return Decision{}, fmt.Errorf("policy: %s: %w", q.kind, err)
	}
	if d, err = p.decision(q, a); err != nil {
		return Decision{}, fmt.Errorf("policy: %s: %w", q.kind, err)
	}
	p.memo.keep(q, d)
	return d, nil
}

// decision puts words, citations, documents and a receipt to an answer. It
// changes nothing of what the rules decided.
func (p *Policy) decision(q question, a answer) (Decision, error) {
	d := &decision{
		Question: p.asked(q), Outcome: a.outcome, Needs: a.needs,
		Receipt: Receipt{On: q.on, Known: q.known, Data: p.cat.Agreement().Hash(), Rules: p.rules},
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
		d.Obligations = append(d.Obligations, Obligation{code, w.fill(c.title, agreement.Bilingual{}), citations(c, q.service, nil)})
	}
	if err := p.putDocuments(d, q, a); err != nil {
		return Decision{}, err
	}
	for _, key := range a.assumes {
		assumption, ok := p.assumed[key]
		if !ok {
			return Decision{}, fmt.Errorf("the assumption %q is not in the data", key)
		}
		d.Assumptions = append(d.Assumptions, assumption)
	}
	return Decision{d}, nil
}

func (p *Policy) asked(q question) map[string]any {
	asked := map[string]any{"kind": q.kind, "service": q.service, "on": q.on.String()}
	if q.kind != "pub" {
		asked["category"], asked["channel"] = q.category, q.channel
	}
	if !q.known.IsZero() {
		asked["known"] = q.known.String()
	}
	if q.kind == "order" {
		facts := map[string]string{}
		for id, a := range q.facts.All() {
			facts[id] = string(a)
		}
		asked["facts"] = facts
	}
	return asked
}

func (p *Policy) words(q question) words {
	w := words{on: q.on.String()}
	if s, ok := p.cat.Service(q.service); ok {
		w.service.SV = s.Name(q.on)
	}
	if k, ok := p.cat.Category(q.category); ok {
		w.category = k.Name()
	}
	if ch, ok := p.cat.Channel(q.channel); ok {
		w.channel = ch.Name
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
		code, subject, _ := strings.Cut(id, ":")
		c, ok := p.clauses.conditions[code]
		text := c.texts[state]
		if !ok || text == (agreement.Bilingual{}) {
			return fmt.Errorf("the condition %q is not described for the state %s", id, state)
		}
		d.Conditions = append(d.Conditions, Condition{
			Code: code, Subject: subject, State: state, Title: c.title, Text: w.fill(text, p.subject(subject)),
			Asks: asks(state, c, subject), Citations: citations(c, q.service, refs[id]),
		})
	}
	slices.SortStableFunc(d.Conditions, func(a, b Condition) int {
		return cmp.Or(cmp.Compare(rank(a.State), rank(b.State)), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Subject, b.Subject))
	})
	return nil
}

// cited reads what the rules cite from the data, by condition.
func (p *Policy) cited(a answer) (map[string][]Citation, error) {
	refs := map[string][]Citation{}
	for _, pair := range a.cites {
		if pair[1] == "" { // nobody says it
			continue
		}
		cite, ok := p.citation(pair[1])
		if !ok {
			return nil, fmt.Errorf("the condition %q cites %q, which is not in the data", pair[0], pair[1])
		}
		refs[pair[0]] = append(refs[pair[0]], cite)
	}
	return refs, nil
}

func rank(s ConditionState) int {
	return slices.Index([]ConditionState{Fails, Unknown, Holds}, s)
}

// asks returns the fact whose answer settles an unknown condition.
func asks(state ConditionState, c clause, subject string) string {
	if state != Unknown {
		return ""
	}
	return cmp.Or(c.fact, subject)
}

func (p *Policy) subject(id string) agreement.Bilingual {
	if f, ok := p.cat.Fact(id); ok {
		return f.Text
	}
	return agreement.Bilingual{SV: id}
}

func (p *Policy) putDocuments(d *decision, q question, a answer) error {
	view := p.cat.Agreement().On(q.on)
	if !q.known.IsZero() {
		view = view.KnownOn(q.known)
	}
	for _, id := range inOrder(a.documents) {
		s := view.State(id)
		if s.Document == nil {
			return fmt.Errorf("the document %q is not in the data", id)
		}
		in := DocumentInForce{Document: id, Title: p.cat.Title(id, q.on), Status: s.Status, Since: s.Since}
		if s.Version != nil {
			in.Version = s.Version.ID()
		}
		d.Documents = append(d.Documents, in)
		for _, assumption := range s.Assumptions {
			if assumption.Kind == agreement.AssumesPending {
				d.Assumptions = append(d.Assumptions, assumption)
			}
		}
		if slices.Contains(a.candidates, string(id)) {
			d.Candidates = append(d.Candidates, Candidate{in.Document, in.Title})
		}
	}
	if len(d.Candidates) != len(a.candidates) {
		return fmt.Errorf("the candidates %q are not among the documents", a.candidates)
	}
	return nil
}

// inOrder puts the terms of services after the other documents.
func inOrder(documents []string) []agreement.DocumentID {
	var ids []agreement.DocumentID
	for _, id := range documents {
		ids = append(ids, agreement.DocumentID(id))
	}
	slices.SortFunc(ids, func(a, b agreement.DocumentID) int {
		return cmp.Or(cmp.Compare(min(len(a.ServiceID()), 1), min(len(b.ServiceID()), 1)), cmp.Compare(a, b))
	})
	return ids
}
