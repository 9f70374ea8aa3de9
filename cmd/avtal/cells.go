package main

import (
	"fmt"
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
	"github.com/kundavtal/avtal/policy"
)

// axes are the services, customer categories and channels that are asked for:
// the one that a flag names, or else all of which something was known.
type axes struct {
	services   []*catalog.Service
	categories []*catalog.Category
	channels   []catalog.Channel
}

func (sh shower) axes() (a axes, err error) {
	f := finderOf(sh.cat)
	if a.services, err = axis(sh, "service", sh.flags.service, sh.knownServices(), f.serviceFor); err != nil {
		return a, err
	}
	if a.categories, err = axis(sh, "category", sh.flags.category, sh.knownCategories(), f.categoryFor); err != nil {
		return a, err
	}
	channels := knownOf(sh, sh.cat.Channels(), func(ch catalog.Channel) agreement.Evidence { return ch.Evidence })
	a.channels, err = axis(sh, "channel", sh.flags.channel, channels, f.channelFor)
	return a, err
}

// knownServices leaves out, as of an earlier day, what nobody knew to be covered
// then.
func (sh shower) knownServices() []*catalog.Service {
	return slices.DeleteFunc(sh.cat.Services(), func(svc *catalog.Service) bool {
		return !sh.view.Known().IsZero() && sh.cat.Covered(sh.view, svc.ID()).Status == agreement.NeverKnown
	})
}

func (sh shower) knownCategories() []*catalog.Category {
	return slices.DeleteFunc(sh.cat.Categories(), func(k *catalog.Category) bool {
		return !sh.view.Known().IsZero() && sh.cat.Exists(sh.view, k.ID()).Status == agreement.NeverKnown
	})
}

// axis returns the thing that a flag names, or all where it is not given.
func axis[T any](sh shower, flag, value string, all []T, find func(string) (T, error)) ([]T, error) {
	if !slices.Contains(sh.given, flag) {
		return all, nil
	}
	thing, err := find(value)
	if err == nil {
		err = sh.mayKnow(thing)
	}
	return []T{thing}, err
}

// have reports whether a cell is among those that are asked for.
func (a axes) have(c policy.Cell) bool {
	return slices.ContainsFunc(a.services, func(s *catalog.Service) bool { return s.ID() == c.Service }) &&
		slices.ContainsFunc(a.categories, func(k *catalog.Category) bool { return k.ID() == c.Category }) &&
		slices.ContainsFunc(a.channels, func(ch catalog.Channel) bool { return ch.ID == c.Channel })
}

// cell is what a cell comes to, in a word. What is left open is most cells, and
// so in small letters.
func (p *page) cell(o policy.Outcome) string {
	switch o {
	case policy.Allowed:
		return p.pick("JA", "YES")
	case policy.Undetermined:
		return p.pick("oklart", "open")
	}
	return p.pick("NEJ", "NO")
}

// cellOf marks a yes that hangs on what an order asks of the customer.
func (p *page) cellOf(c policy.Cell) string {
	if hangs(c) {
		return p.cell(c.Outcome) + "*"
	}
	return p.cell(c.Outcome)
}

func hangs(c policy.Cell) bool { return c.Outcome == policy.Allowed && len(c.Needs) > 0 }

// tally counts outcomes.
func (p *page) tally(outcomes []policy.Outcome) string {
	n := map[policy.Outcome]int{}
	for _, o := range outcomes {
		n[o]++
	}
	return fmt.Sprintf(p.pick("%d ja, %d nej, ", "%d yes, %d no, "), n[policy.Allowed], n[policy.Refused]) +
		p.count(n[policy.Undetermined], "oklart", "oklara", "open", "open")
}
