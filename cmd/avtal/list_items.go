package main

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

func (sh shower) agreementItems() []item {
	return each(sh.agreements(), func(t termsState) item {
		it := item{t.ID, t.Name.In(sh.lang()) + sh.afterwards(t), t.status, sh.agreementRecord(t)}
		if len(t.succeededBy) > 0 && it.status == agreement.InForce {
			it.status = "" // whether it still is in force no source says
		}
		return it
	})
}

func (sh shower) documentItems() []item {
	var items []item
	for _, state := range sh.view.Documents("") {
		if d := state.Document; d.ID().ServiceID() == "" {
			items = append(items, item{string(d.ID()), d.Name().In(sh.lang()), state.Status, stateRecordOf(state)})
		}
	}
	return items
}

func (sh shower) serviceItems() []item {
	return each(sh.dayView().services, func(s standing) item { return item{s.id, s.name.In("sv"), s.Status, standingRecordOf(s)} })
}

func (sh shower) categoryItems() []item {
	return each(sh.dayView().categories, func(s standing) item { return item{s.id, s.name.In(sh.lang()), s.Status, standingRecordOf(s)} })
}

// partyItem lists something that shows as a partyRecord.
func partyItem[T any](sh shower, list []T, evidence func(T) agreement.Evidence) []item {
	return each(knownOf(sh, list, evidence), func(thing T) item {
		r := partyOf(thing)
		sh.use(&r)
		return item{id: r.ID, text: r.In(sh.lang()), record: r}
	})
}

func (sh shower) partyItems() []item {
	return partyItem(sh, sh.cat.Parties(), func(p catalog.Party) agreement.Evidence { return p.Evidence })
}

func (sh shower) roleItems() []item {
	return partyItem(sh, sh.cat.Roles(), func(r catalog.Role) agreement.Evidence { return r.Evidence })
}

func (sh shower) signingItems() []item {
	return partyItem(sh, sh.cat.SigningMethods(), func(m catalog.SigningMethod) agreement.Evidence { return m.Evidence })
}

func (sh shower) channelItems() []item {
	return partyItem(sh, sh.cat.Channels(), func(ch catalog.Channel) agreement.Evidence { return ch.Evidence })
}

func (sh shower) relationItems() []item {
	known := knownOf(sh, sh.cat.Relations(), func(r catalog.Relation) agreement.Evidence { return r.Evidence })
	return each(known, func(r catalog.Relation) item {
		return item{id: r.ID, text: r.Name.In(sh.lang()), record: sh.relationRecord(r)}
	})
}

func (sh shower) eventItems() []item {
	var items []item
	for _, e := range sh.agr.Events() {
		if _, published := sh.published(e); sh.view.KnowsOf(published) {
			items = append(items, item{id: e.ID, text: e.Text.In(sh.lang()), record: sh.eventRecord(e)})
		}
	}
	return items
}

func (sh shower) sourceItems() []item {
	known := slices.DeleteFunc(sh.agr.Sources(), func(s agreement.Source) bool { return !sh.view.KnowsOf(s.Day) })
	return each(known, func(s agreement.Source) item {
		return item{id: string(s.ID), text: s.Title, record: sh.sourceRecord(s)}
	})
}

func (sh shower) readingItems() []item {
	var items []item
	for _, r := range finderOf(sh.cat).readings() {
		if record := sh.readingRecord(r); len(record.Facts) > 0 {
			items = append(items, item{id: r.id, text: r.text.In(sh.lang()), record: record})
		}
	}
	return items
}
