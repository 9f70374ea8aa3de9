package policy

import (
	"cmp"
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// dated is a fact that holds in a period and is known from its publication on.
type dated struct {
	says string // what it is about, such as a channel: a later fact that says of the same follows it
	item string // the place in the record, such as "requires gln"
	agreement.Period
	evidence agreement.Evidence
	cell     cell // what it says
}

// factCells divides time between facts. That one ends on the day on which another
// of the same begins is known once that other one is: until then, it goes on.
func (x *exporter) factCells(list []dated, about string) []cell {
	cells := []cell{}
	for _, d := range list {
		c := x.factCell(d.Period, d.evidence, about+" "+d.item)
		c.State, c.Fact, c.Agreement = d.cell.State, d.cell.Fact, d.cell.Agreement
		c.Channels, c.Categories = d.cell.Channels, d.cell.Categories
		learned, ok := followed(list, d)
		if !ok {
			cells = append(cells, c)
			continue
		}
		before := c
		before.Until, before.KnownUntil, c.KnownFrom = forever, learned.String(), learned.String()
		cells = append(cells, before, c)
	}
	return cells
}

// followed returns the day on which it becomes known that another fact takes the
// place of one, and false where none does or that was known all along.
func followed(list []dated, d dated) (learned agreement.Date, ok bool) {
	for _, next := range list {
		if next.says != d.says || d.Until.IsZero() || next.From != d.Until || !next.evidence.Published.After(d.evidence.Published) {
			continue
		}
		if !ok || next.evidence.Published.Before(learned) {
			learned, ok = next.evidence.Published, true
		}
	}
	return learned, ok
}

func (x *exporter) requires(list []catalog.Requirement, about string) []cell {
	var facts []dated
	for _, q := range list {
		facts = append(facts, dated{q.Fact, "requires " + q.Fact, q.Period, q.Evidence,
			cell{State: "required", Fact: q.Fact, Categories: oneOr(q.Category, x.ids.categories), Channels: oneOr(q.Channel, x.ids.channels)}})
	}
	return x.factCells(facts, about)
}

// notThrough returns the channels that sources rule out.
func (x *exporter) notThrough(s *catalog.Service) []cell {
	var facts []dated
	for _, e := range s.NotThrough() {
		facts = append(facts, dated{e.Channel, "not_through " + e.Channel, e.Period, e.Evidence,
			cell{State: "ruled-out", Categories: oneOr(e.Category, x.ids.categories), Channels: []string{e.Channel}}})
	}
	return x.factCells(facts, s.ID())
}

// oneOr returns one id, or all for none: what is exported is total.
func oneOr(one string, all []string) []string {
	if one != "" {
		return []string{one}
	}
	return all
}

// pub exports the processor agreements that are named for a service or for two
// parties.
func (x *exporter) pub(list []catalog.PubEvidence, about string) []cell {
	var facts []dated
	for _, p := range list {
		facts = append(facts, dated{string(p.Agreement), "pub " + string(p.Agreement), p.Period, p.Evidence, cell{State: "named", Agreement: string(p.Agreement)}})
	}
	return x.factCells(facts, about)
}

// claim exports a yes or no about a service, or nothing where no source says.
func (x *exporter) claim(s *catalog.Service, field string, of func() (catalog.Claim, bool)) []cell {
	claim, ok := of()
	if !ok {
		return []cell{}
	}
	state := map[bool]string{true: "yes", false: "no"}[claim.Value]
	return x.factCells([]dated{{state, field, claim.Period, claim.Evidence, cell{State: state}}}, s.ID())
}

// factCell is a cell for a fact that holds in a period and is known from its
// publication on.
func (x *exporter) factCell(p agreement.Period, e agreement.Evidence, about string) cell {
	return cell{From: cmp.Or(p.From.String(), beginning), Until: cmp.Or(p.Until.String(), forever),
		KnownFrom: cmp.Or(e.Published.String(), beginning), KnownUntil: forever,
		Channels: []string{}, Requires: []string{}, Stated: e.Basis == agreement.Stated,
		Cite: citeOf(nil, e), Assumes: x.keys(x.cat.Agreement().Assumptions(e, about))}
}

// pendingOf returns the change of a day that is not known by which a document may
// have come or gone, or nil.
func pendingOf(s agreement.State) *agreement.Change {
	i := slices.IndexFunc(s.Pending, func(c *agreement.Change) bool {
		if s.Status == agreement.InForce {
			return c.Kind() == agreement.DocumentRemoved
		}
		return c.Kind() == agreement.DocumentAdded
	})
	if i < 0 {
		return nil
	}
	return s.Pending[i]
}
