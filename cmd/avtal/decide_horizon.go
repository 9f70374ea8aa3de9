package main

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/policy"
)

// decisionRecord is a decision in JSON, with what turns it where that is asked
// for.
type decisionRecord struct {
	decision policy.Decision
	horizon  *policy.Horizon
}

// MarshalJSON returns the decision as package policy writes it, and its horizon
// as one member more.
func (r decisionRecord) MarshalJSON() ([]byte, error) {
	decision, err := json.Marshal(r.decision)
	if err != nil || r.horizon == nil {
		return decision, err
	}
	horizon, err := json.Marshal(r.horizon)
	return slices.Concat(bytes.TrimSuffix(decision, []byte("}")), []byte(`,"horizon":`), horizon, []byte("}")), err
}

func (q question) horizon(pol *policy.Policy) (*policy.Horizon, error) {
	h, err := pol.Horizon(context.Background(), q.asked())
	return &h, err
}

// tellHorizon says what would turn the answer.
func (p decisionPage) tellHorizon() {
	if p.h == nil {
		return
	}
	p.heading(p.pick("Vad som vänder svaret, så långt datamängden vet", "What turns the answer, as far as the data set knows"))
	p.tellTurn(p.pick("nästa dag", "next day"), p.h.Next)
	if !p.q.known.IsZero() {
		p.tellTurn(p.pick("känt från", "known from"), p.h.Learned)
	}
	for _, turn := range p.h.Facts {
		p.labelled(p.pick("med svaren", "with answers"), p.typedFacts(turn.Facts)+": "+p.outcome(turn.Outcome)+p.settledBy(turn.Facts))
	}
	if p.q.kind == "order" && len(p.h.Facts) == 0 {
		p.labelled(p.pick("med svaren", "with answers"), p.pick("inga uppgifter om kunden vänder det", "nothing said of the customer turns it"))
	}
}

func (p decisionPage) tellTurn(label string, turn *policy.Turn) {
	if turn == nil {
		p.labelled(label, p.pick("ingen dag vänder det", "no day turns it"))
		return
	}
	text := p.weekday(turn.Day) + ": " + p.outcome(turn.Outcome)
	if cited := p.citations(turn.Causes); cited != "" {
		text += p.pick(", genom ", ", by ") + cited
	}
	p.labelled(label, text)
	for _, a := range turn.Assumptions { // what the answer itself assumes stands below
		if a.Kind == agreement.AssumesNotice && !slices.Contains(slices.Collect(p.d.Assumptions()), a) {
			p.labelled("", a.Text.In(p.lang()))
		}
	}
}

// outcome is the first word of an answer to the question.
func (p decisionPage) outcome(o policy.Outcome) string {
	undetermined := term{"OAVGJORT", "UNDETERMINED"}
	terms := map[policy.Outcome]term{policy.Allowed: {"JA", "YES"}, policy.Refused: {"NEJ", "NO"}, policy.Undetermined: undetermined}
	switch p.q.kind {
	case "pub":
		terms = map[policy.Outcome]term{policy.Allowed: {"ETT AVTAL", "ONE AGREEMENT"}, policy.Refused: {"INGET", "NONE"}, policy.Undetermined: undetermined}
	case "documents":
		terms = map[policy.Outcome]term{policy.Allowed: {"KLART", "SETTLED"}, policy.Refused: {"INGA", "NONE"}, policy.Undetermined: undetermined}
	}
	return p.pick(terms[o].sv, terms[o].en)
}

// typedFacts is answers as they are typed, each on one line.
func (p decisionPage) typedFacts(facts policy.Facts) string {
	var words []string
	for fact, answer := range facts.All() {
		words = append(words, "-fact"+unbroken+fact+"="+string(answer))
	}
	return strings.Join(words, " ")
}

// settledBy says whose answers some are, where the customer cannot give them.
func (p decisionPage) settledBy(facts policy.Facts) string {
	text := ""
	for id := range facts.All() {
		if f, _ := p.cat.Fact(id); f.Decides != "" {
			text += "; " + id + ": " + p.decidedBy(f.Decides)
		}
	}
	return text
}

// decidedBy says that a party settles something in each case.
func (sh shower) decidedBy(party string) string {
	name, _ := sh.cat.Who(party)
	return agreement.Bilingual{
		SV: "det avgör " + name.In("sv") + " i varje enskilt fall",
		EN: name.In("en") + " decides it in each case",
	}.In(sh.lang())
}
