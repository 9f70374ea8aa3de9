package main

import (
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

// agreementRecord is an agreement and how it stands, in JSON.
type agreementRecord struct {
	ID string `json:"id"`
	agreement.Bilingual
	Status      agreement.Status     `json:"status"`
	Since       agreement.Date       `json:"since,omitzero"`
	Seen        bool                 `json:"seen,omitempty"` // since is only the first day in evidence
	Succeeds    []string             `json:"succeeds,omitempty"`
	SucceededBy []string             `json:"succeeded_by,omitempty"`
	Documents   []memberState        `json:"documents"` // those of other agreements included, the terms of services not
	Terms       int                  `json:"terms"`     // of how many services the terms are in force
	Notices     []agreement.NoticeID `json:"notices"`
	Missing     []holeRecord         `json:"missing"`
	*evidenceRecord
}

// memberState is a document of an agreement and how it stands, in JSON.
type memberState struct {
	stateRecord
	Of   string `json:"of,omitempty"`   // the agreement that it was written for, where that is another
	Name string `json:"name,omitempty"` // what it is called here
}

// termsState is an agreement on the day of a view.
type termsState struct {
	agreement.Terms
	status      agreement.Status
	succeededBy []string
	documents   []agreement.State // without the terms of services
	terms       int               // of how many services the terms are in force
}

func (sh shower) termsState(t agreement.Terms) termsState {
	s := termsState{Terms: t, status: sh.termsStatus(t)}
	for _, later := range sh.agr.Agreements() {
		if slices.Contains(later.Succeeds, t.ID) {
			s.succeededBy = append(s.succeededBy, later.ID)
		}
	}
	for _, state := range sh.view.Documents(t.ID) {
		switch {
		case state.Document.ID().ServiceID() == "":
			s.documents = append(s.documents, state)
		case state.Status == agreement.InForce:
			s.terms++
		}
	}
	return s
}

func (sh shower) termsStatus(t agreement.Terms) agreement.Status {
	switch {
	case !sh.knows(t.Since.Evidence):
		return agreement.NeverKnown
	case !sh.view.Day().Before(t.Since.Day):
		return agreement.InForce
	case t.Since.Seen:
		return agreement.BeforeEvidence
	}
	return agreement.NotYet
}

// afterwards says of an agreement what comes after it, and that nobody says when it
// ends: those who had signed it may have it still.
func (sh shower) afterwards(t termsState) string {
	if len(t.succeededBy) == 0 {
		return ""
	}
	return sh.pick("; efterträds av ", "; succeeded by ") + sh.and(each(t.succeededBy, sh.agreementAs)) +
		sh.pick(", och ingen källa säger när det upphör", ", and no source says when it ends")
}

// agreements returns how the agreements stand that may be told of.
func (sh shower) agreements() []termsState {
	var list []termsState
	for _, t := range sh.agr.Agreements() {
		if _, published := sh.published(t); sh.view.KnowsOf(published) {
			list = append(list, sh.termsState(t))
		}
	}
	return list
}

// membership is how a document is part of an agreement that it was not written
// for, and false where it was.
func membership(d *agreement.Document, id string) (agreement.Membership, bool) {
	i := slices.IndexFunc(d.AlsoIn(), func(m agreement.Membership) bool { return m.Agreement == id })
	if d.Agreement() == id || i < 0 {
		return agreement.Membership{}, false
	}
	return d.AlsoIn()[i], true
}

func (sh shower) agreementRecord(t termsState) agreementRecord {
	r := agreementRecord{
		ID: t.ID, Bilingual: t.Name, Status: t.status, Succeeds: t.Succeeds, SucceededBy: t.succeededBy, Terms: t.terms,
		Notices: each(sh.noticesOf(t.ID), (*agreement.Notice).ID), Missing: holeRecords(sh.view.Holes(t.ID)),
		evidenceRecord: sh.knownEvidence(t.Evidence),
	}
	if t.status != agreement.NeverKnown {
		r.Since, r.Seen = t.Since.Day, t.Since.Seen
	}
	r.Documents = each(t.documents, func(state agreement.State) memberState {
		m := memberState{stateRecord: stateRecordOf(state)}
		if also, ok := membership(state.Document, t.ID); ok {
			m.Of, m.Name = state.Document.Agreement(), also.Name
		}
		return m
	})
	return r
}

// noticesOf returns the known notices that change an agreement.
func (sh shower) noticesOf(id string) []*agreement.Notice {
	return slices.DeleteFunc(sh.view.Notices(), func(n *agreement.Notice) bool { return !slices.Contains(n.Agreements(), id) })
}

func (sh shower) terms(found agreement.Terms) error {
	t := sh.termsState(found)
	if sh.json {
		return sh.write(struct {
			asked
			agreementRecord
		}{sh.asked(), sh.agreementRecord(t)})
	}
	sh.heading(t.Name.In(sh.lang()) + " [" + t.ID + "]")
	from := t.Since.Day
	if t.status == agreement.InForce || t.status == agreement.NeverKnown {
		from = agreement.Date{}
	}
	sh.onDay(sh.stands(t.status, starred(t.Since.Day, t.Since.Seen), from))
	sh.footnote(t.status == agreement.InForce && t.Since.Seen)
	sh.labelled(sh.pick("efterträder", "succeeds"), sh.and(each(t.Succeeds, sh.agreementAs)))
	if len(t.succeededBy) > 0 {
		sh.labelled(sh.pick("efterträds av", "succeeded by"), sh.and(each(t.succeededBy, sh.agreementAs))+
			sh.pick("; ingen källa säger när det upphör", "; no source says when it ends"))
	}
	sh.rests(t.Evidence)
	sh.tellDocuments(t)
	if t.terms > 0 {
		sh.indented("  ", sh.pick("Dessutom villkoren för ", "Besides, the terms of ")+sh.count(t.terms, "tjänst", "tjänster", "service", "services")+
			sh.pick("; avtal day listar dem.", "; avtal day lists them."))
	}
	if notices := each(sh.noticesOf(t.ID), func(n *agreement.Notice) string { return string(n.ID()) }); len(notices) > 0 {
		sh.heading(sh.pick("Meddelanden som ändrar avtalet", "Notices that change the agreement"))
		sh.indented("  ", strings.Join(notices, ", "))
	}
	sh.holes(sh.view.Holes(t.ID), sh.pick("Det här saknas och kan ändra svaret", "This is missing and may change the answer"))
	return nil
}
