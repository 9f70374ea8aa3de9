package main

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// mayKnow refuses what was published after the day of -known.
func (sh shower) mayKnow(found any) error {
	if n := noticeOf(found); n != nil && !sh.view.KnowsOf(n.Published()) {
		return usage("the notice %s was published after %s, the day of -known", n.ID(), sh.view.Known())
	}
	if id, published := sh.published(found); !sh.view.KnowsOf(published) {
		return usage("nothing of %s had been published by %s, the day of -known", id, sh.view.Known())
	}
	return nil
}

// noticeOf returns the notice that a thing came with, or nil.
func noticeOf(found any) *agreement.Notice {
	switch found := found.(type) {
	case *agreement.Notice:
		return found
	case *agreement.Change:
		return found.Notice()
	case *agreement.Version:
		return found.Notice()
	}
	return nil
}

// published returns since when a thing is known at all, apart from notices; the
// zero Date where that is always, or the view says how it stands.
func (sh shower) published(found any) (id string, day agreement.Date) {
	switch found := found.(type) {
	case *agreement.Document:
		return sh.documentPublished(found)
	case agreement.Reference:
		d, _ := sh.agr.Document(found.Document)
		return sh.documentPublished(d)
	case *catalog.Service:
		return sh.servicePublished(found)
	case *catalog.Category:
		if sh.cat.Exists(sh.view, found.ID()).Status == agreement.NeverKnown {
			return found.ID(), sh.agr.Dated(found.Evidence()).Published
		}
	case *agreement.Statement:
		return found.ID(), found.Evidence().Published
	case *catalog.Flow:
		return found.ID(), found.Evidence().Published
	case agreement.Terms:
		return found.ID, earlier(found.Evidence.Published, found.Since.Evidence.Published)
	case agreement.Event:
		return found.ID, sh.eventPublished(found)
	case agreement.Source:
		return string(found.ID), found.Day
	case reading:
		return found.id, sh.readingPublished(found)
	}
	return partyPublished(found)
}

func partyPublished(found any) (id string, day agreement.Date) {
	switch found := found.(type) {
	case catalog.Party:
		return found.ID, found.Evidence.Published
	case catalog.Role:
		return found.ID, found.Evidence.Published
	case catalog.Relation:
		return found.ID, found.Evidence.Published
	case catalog.SigningMethod:
		return found.ID, found.Evidence.Published
	case catalog.Channel:
		return found.ID, found.Evidence.Published
	}
	return "", agreement.Date{}
}

func (sh shower) documentPublished(d *agreement.Document) (string, agreement.Date) {
	if svc, ok := sh.cat.Service(d.ID().ServiceID()); ok {
		return sh.servicePublished(svc)
	}
	if sh.view.State(d.ID()).Status != agreement.NeverKnown {
		return string(d.ID()), agreement.Date{}
	}
	return string(d.ID()), d.Evidence().Published
}

func (sh shower) servicePublished(svc *catalog.Service) (string, agreement.Date) {
	if sh.cat.Covered(sh.view, svc.ID()).Status != agreement.NeverKnown {
		return svc.ID(), agreement.Date{}
	}
	first := svc.Names()[0].Evidence.Published
	for _, n := range svc.Names() {
		first = earlier(first, n.Evidence.Published)
	}
	return svc.ID(), first
}

// readingPublished returns since when a fact is known that rests on a reading.
func (sh shower) readingPublished(r reading) agreement.Date {
	first := agreement.MustParseDate("2199-12-31")
	for c := range sh.cat.Citations() {
		if slices.Contains(c.Evidence.Readings, r.id) {
			first = earlier(first, c.Evidence.Published)
		}
	}
	return first
}

// earlier returns the earlier of two days of publication. What no source dates
// is known from the start, and so the earliest.
func earlier(d, e agreement.Date) agreement.Date {
	if d.Before(e) {
		return d
	}
	return e
}

// eventPublished returns since when an event is spoken of: a notice may wait for
// it long before it happens.
func (sh shower) eventPublished(e agreement.Event) agreement.Date {
	first := e.Evidence.Published
	for _, c := range awaiting(sh.agr, e.ID) {
		first = earlier(first, c.Notice().Published())
	}
	return first
}

// knows reports whether a fact may be told: whether what it rests on had been
// published by the day of -known.
func (sh shower) knows(e agreement.Evidence) bool { return sh.view.KnowsOf(sh.agr.Dated(e).Published) }

// knownOf returns those facts of a list that may be told.
func knownOf[T any](sh shower, list []T, evidence func(T) agreement.Evidence) []T {
	return slices.DeleteFunc(slices.Clone(list), func(fact T) bool { return !sh.knows(evidence(fact)) })
}

// knownEvidence is what a record rests on, in JSON, or nil where that is not
// known.
func (sh shower) knownEvidence(e agreement.Evidence) *evidenceRecord {
	if !sh.knows(e) {
		return nil
	}
	r := evidenceRecordOf(e)
	return &r
}

// knownChanges returns those changes of a list that are there and known.
func (sh shower) knownChanges(list []*agreement.Change) []*agreement.Change {
	var known []*agreement.Change
	for _, c := range list {
		if c != nil && sh.view.KnowsOf(c.Notice().Published()) {
			known = append(known, c)
		}
	}
	return known
}

// nameThen is what a service was called on an earlier day, as far as is known.
func (sh shower) nameThen(svc *catalog.Service, day agreement.Date) string {
	return svc.NameAt(sh.agr.On(day).KnownOn(sh.view.Known()))
}
