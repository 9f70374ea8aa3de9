package main

import (
	"cmp"

	"github.com/kundavtal/avtal/agreement"
)

// eventRecord is an event in JSON.
type eventRecord struct {
	ID string `json:"id"`
	agreement.Bilingual
	Day     agreement.Date       `json:"day,omitzero"` // where a source tells it has happened
	Waiting []agreement.ChangeID `json:"waiting"`      // the changes that wait for it
	*evidenceRecord
}

func (sh shower) eventRecord(e agreement.Event) eventRecord {
	waiting := sh.knownChanges(awaiting(sh.agr, e.ID))
	r := eventRecord{ID: e.ID, Bilingual: e.Text, Waiting: each(waiting, (*agreement.Change).ID), evidenceRecord: sh.knownEvidence(e.Evidence)}
	if sh.knows(e.Evidence) {
		r.Day = e.Day
	}
	return r
}

// awaiting returns the changes that wait for an event.
func awaiting(agr *agreement.Agreement, event string) []*agreement.Change {
	var list []*agreement.Change
	for _, n := range agr.Notices() {
		for _, c := range n.Changes() {
			if e, _ := c.Effective(); e.After == event {
				list = append(list, c)
			}
		}
	}
	return list
}

func (sh shower) event(e agreement.Event) error {
	r := sh.eventRecord(e)
	if sh.json {
		return sh.write(struct {
			asked
			eventRecord
		}{sh.asked(), r})
	}
	sh.heading(e.Text.In(sh.lang()) + " [" + e.ID + "]")
	sh.labelled(sh.pick("dag", "day"), cmp.Or(r.Day.String(), sh.pick("ingen källa säger att det har hänt", "no source says that it has happened")))
	sh.rests(e.Evidence)
	sh.tellHistory(sh.knownChanges(awaiting(sh.agr, e.ID)))
	return nil
}
