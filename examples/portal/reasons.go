package main

import (
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/policy"
)

// reasons is why an order is not allowed, in one language.
type reasons struct {
	Outcome     policy.Outcome `json:"outcome"`
	Conditions  []condition    `json:"conditions"`      // that fail, then those that are unknown
	Lacks       []lack         `json:"lacks,omitempty"` // what to answer and ask again
	Assumptions []assumption   `json:"assumptions,omitempty"`
	Receipt     policy.Receipt `json:"receipt"`
}

type condition struct {
	Code      string                `json:"code"`
	Subject   string                `json:"subject,omitempty"`
	State     policy.ConditionState `json:"state"`
	Text      string                `json:"text"`
	Asks      string                `json:"asks,omitempty"` // the fact that would settle it
	Citations []policy.Citation     `json:"citations"`
}

type lack struct {
	Fact string `json:"fact"`
	Text string `json:"text"` // what yes confirms
}

type assumption struct {
	Kind  agreement.AssumptionKind `json:"kind"`
	About string                   `json:"about,omitempty"` // the fact, document or change concerned
	Text  string                   `json:"text"`
}

// unmet tells what stands between an order and a yes. Its detail is the
// conditions that decided the outcome.
func unmet(pol *policy.Policy, d policy.Decision, lang string) problem {
	p, decisive := refused.in(lang), policy.Fails
	if d.Outcome() == policy.Undetermined {
		p, decisive = undetermined(d).in(lang), policy.Unknown
	}
	p.reasons = &reasons{Outcome: d.Outcome(), Receipt: d.Receipt()}
	var detail []string
	for c := range d.Conditions() {
		if c.State == policy.Holds {
			continue
		}
		told := condition{c.Code, c.Subject, c.State, c.Text.In(lang), c.Asks, c.Citations}
		p.Conditions = append(p.Conditions, told)
		if c.State == decisive {
			detail = append(detail, told.Text)
		}
	}
	p.Detail = strings.Join(detail, " ")
	if decisive == policy.Unknown {
		p.Lacks = lacks(pol, d, lang)
	}
	for a := range d.Assumptions() {
		p.Assumptions = append(p.Assumptions, assumption{a.Kind, a.About, a.Text.In(lang)})
	}
	return p
}

// undetermined tells what answers can settle from what only a person can.
func undetermined(d policy.Decision) kind {
	for c := range d.Conditions() {
		if c.State == policy.Unknown && c.Asks == "" {
			return personDecides
		}
	}
	return factsLacking
}

func lacks(pol *policy.Policy, d policy.Decision, lang string) []lack {
	var list []lack
	for _, id := range d.Lacks() {
		f, _ := pol.Catalog().Fact(id)
		list = append(list, lack{id, f.Text.In(lang)})
	}
	return list
}
