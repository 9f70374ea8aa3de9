package main

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

func (f finder) statement(id string) (any, bool) {
	return named(f.agr.Statements(), func(s *agreement.Statement) []string { return []string{s.ID()} }, id)
}

func (f finder) flow(name string) (any, bool) {
	return named(f.cat.Flows(), func(fl *catalog.Flow) []string { return idAndName(fl.ID(), fl.Name()) }, name)
}

func (f finder) agreement(name string) (any, bool) {
	return named(f.agr.Agreements(), func(t agreement.Terms) []string { return idAndName(t.ID, t.Name) }, name)
}

func (f finder) party(name string) (any, bool) {
	return named(f.cat.Parties(), func(p catalog.Party) []string { return idAndName(p.ID, p.Name) }, name)
}

func (f finder) role(name string) (any, bool) {
	return named(f.cat.Roles(), func(r catalog.Role) []string { return idAndName(r.ID, r.Name) }, name)
}

func (f finder) relation(name string) (any, bool) {
	return named(f.cat.Relations(), func(r catalog.Relation) []string { return idAndName(r.ID, r.Name) }, name)
}

func (f finder) signing(name string) (any, bool) {
	return named(f.cat.SigningMethods(), func(m catalog.SigningMethod) []string { return idAndName(m.ID, m.Name) }, name)
}

func (f finder) event(name string) (any, bool) {
	return named(f.agr.Events(), func(e agreement.Event) []string { return idAndName(e.ID, e.Text) }, name)
}

// reading is what an ambiguous source is taken to say.
type reading struct {
	id   string
	text agreement.Bilingual
}

func (f finder) reading(id string) (any, bool) {
	text, ok := f.agr.Reading(id)
	return reading{id, text}, ok
}

// readings returns the readings that facts rest on, by id.
func (f finder) readings() []reading {
	var ids []string
	for c := range f.cat.Citations() {
		ids = append(ids, c.Evidence.Readings...)
	}
	slices.Sort(ids)
	var list []reading
	for _, id := range slices.Compact(ids) {
		text, _ := f.agr.Reading(id)
		list = append(list, reading{id, text})
	}
	return list
}
