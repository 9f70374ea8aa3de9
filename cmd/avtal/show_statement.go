package main

import (
	"strconv"

	"github.com/kundavtal/avtal/agreement"
)

// statementRecord is a statement and how it stands, in JSON.
type statementRecord struct {
	ID string `json:"id"`
	agreement.Bilingual
	agreement.Period
	Seen        []agreement.Date       `json:"seen,omitempty"` // the first day in evidence, and the last where there is one
	Status      agreement.Status       `json:"status"`
	Value       *agreement.Amount      `json:"value,omitempty"` // on the day
	Values      []agreement.Amount     `json:"values,omitempty"`
	Assumptions []agreement.Assumption `json:"assumptions,omitempty"`
	evidenceRecord
}

func statementRecordOf(state agreement.StatementState) statementRecord {
	s := state.Statement
	r := statementRecord{
		ID: s.ID(), Bilingual: s.Text(), Period: s.Period(), Status: state.Status, Values: s.Values(),
		Assumptions: state.Assumptions, evidenceRecord: evidenceRecordOf(s.Evidence()),
	}
	for _, day := range [...]agreement.Date{s.Seen().First, s.Seen().Last} {
		if !day.IsZero() {
			r.Seen = append(r.Seen, day)
		}
	}
	if state.Value != (agreement.Amount{}) {
		r.Value = &state.Value
	}
	return r
}

// statements returns how every statement stands that may be told of.
func (sh shower) statements() []agreement.StatementState {
	var list []agreement.StatementState
	for _, s := range sh.agr.Statements() {
		if state, _ := sh.view.Statement(s.ID()); state.Status != agreement.NeverKnown {
			list = append(list, state)
		}
	}
	return list
}

func (sh shower) statement(s *agreement.Statement) error {
	state, _ := sh.view.Statement(s.ID())
	if sh.json {
		return sh.write(struct {
			asked
			statementRecord
		}{sh.asked(), statementRecordOf(state)})
	}
	sh.heading(s.Text().In(sh.lang()) + " [" + s.ID() + "]")
	sh.onDay(sh.lasts(state.Status, s.Period(), s.Seen()))
	sh.footnote(state.Status == agreement.InForce && !s.Seen().First.IsZero())
	if state.Value.Value != "" {
		sh.labelled(sh.pick("värde", "value"), sh.amount(state.Value))
	}
	if !s.Seen().Last.IsZero() {
		sh.labelled(sh.pick("belagt", "in evidence"), s.Seen().First.String()+sh.pick(" till ", " to ")+s.Seen().Last.String())
	}
	sh.rests(s.Evidence())
	if len(s.Values()) > 1 {
		sh.heading(sh.pick("Värden", "Values"))
		t := table{}
		for _, a := range s.Values() {
			t.add(sh.period(a.Period), sh.amount(a))
		}
		sh.table(t)
	}
	sh.assumes(state.Assumptions)
	return nil
}

// lasts says how something stands that holds for a period, or is in evidence.
func (p *page) lasts(status agreement.Status, period agreement.Period, seen agreement.Observation) string {
	text := p.status(status)
	switch {
	case status == agreement.InForce && !period.From.IsZero():
		text += p.pick(" sedan ", " since ") + period.From.String()
	case status == agreement.InForce && !seen.First.IsZero():
		text += p.pick(" sedan ", " since ") + starred(seen.First, true)
	case status == agreement.NotYet:
		text += p.pick("; från ", "; from ") + period.From.String()
	case status == agreement.BeforeEvidence:
		text += p.pick("; från ", "; from ") + seen.First.String()
	}
	if !period.Until.IsZero() {
		text += p.pick("; till och med ", "; up to ") + period.Until.AddDays(-1).String()
	}
	return text
}

// amount writes a value with what it is counted in.
func (p *page) amount(a agreement.Amount) string {
	switch ore, err := strconv.ParseInt(a.Value, 10, 64); {
	case a.Unit == "öre" && err == nil:
		return p.kronor(ore)
	case a.Unit == "percent":
		return p.decimal(a.Value) + unbroken + p.unit(a.Unit)
	case a.Unit == "":
		return a.Value
	}
	return a.Value + unbroken + p.unit(a.Unit)
}
