package main

import (
	"cmp"

	"github.com/kundavtal/avtal/catalog"
)

// The flags that name a thing of the data set.

func (f finder) serviceFor(name string) (*catalog.Service, error) {
	svc, ok := f.cat.Find(name)
	if !ok {
		return nil, lacking("service", name, cmp.Or(near(name, f.serviceNames()), choose(name, each(f.cat.Services(), (*catalog.Service).ID))))
	}
	return svc, nil
}

func (f finder) categoryFor(name string) (*catalog.Category, error) {
	found, ok := f.category(name)
	if !ok {
		return nil, lacking("category", name, choose(name, each(f.cat.Categories(), (*catalog.Category).ID)))
	}
	return found.(*catalog.Category), nil
}

func (f finder) channelFor(name string) (catalog.Channel, error) {
	found, ok := f.channel(name)
	if !ok {
		return catalog.Channel{}, lacking("channel", name, choose(name, each(f.cat.Channels(), func(ch catalog.Channel) string { return ch.ID })))
	}
	return found.(catalog.Channel), nil
}

// relationFor finds none where the data set has none: the rules say first
// whether they answer at all.
func (f finder) relationFor(name string) (catalog.Relation, error) {
	found, ok := f.relation(name)
	if list := f.cat.Relations(); !ok && len(list) > 0 {
		return catalog.Relation{}, lacking("relation", name, choose(name, each(list, func(r catalog.Relation) string { return r.ID })))
	}
	r, _ := found.(catalog.Relation)
	return r, nil
}

func lacking(flag, value, hint string) error {
	if value == "" {
		return usage("give -%s; %s", flag, hint)
	}
	return usage("there is no %s %q; %s", flag, value, hint)
}
