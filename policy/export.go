package policy

import (
	"cmp"
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// exporter turns a catalog into the data of the rules: closed, total, and
// divided in time so that exactly one cell of a list applies.
type exporter struct {
	cat     *catalog.Catalog
	assumed map[string]agreement.Assumption // by key
	turning turns
	ids     ids
}

func newExporter(cat *catalog.Catalog) *exporter {
	return &exporter{cat: cat, assumed: map[string]agreement.Assumption{}, turning: turnsOf(cat.Agreement()), ids: idsOf(cat)}
}

// key registers an assumption and returns its key, which sorts as the
// assumptions of a decision are listed.
func (x *exporter) key(a agreement.Assumption) string {
	order := "1"
	if a.Kind == agreement.AssumesNotice {
		order = "0"
	}
	key := order + "/" + a.About + "/" + string(a.Kind) + "/" + a.Ref + "/" + string(a.Source) + "/" + a.Text.EN
	x.assumed[key] = a
	return key
}

func (x *exporter) keys(list []agreement.Assumption) []string {
	keys := []string{}
	for _, a := range list {
		keys = append(keys, x.key(a))
	}
	return keys
}

func citeOf(change *agreement.Change, e agreement.Evidence) string {
	switch {
	case change != nil:
		return "change:" + string(change.ID())
	case e.Source != "":
		return "source:" + string(e.Source)
	}
	return ""
}

// coverageCell says how something stands; a change of a day that is not known
// leaves that open.
func (x *exporter) coverageCell(cov catalog.Coverage) cell {
	c := cell{State: string(cov.Status), Cite: citeOf(cov.Change, cov.Evidence), Assumes: x.keys(cov.Assumptions),
		Channels: []string{}, Requires: []string{}}
	if cov.Pending != nil {
		c.State, c.Cite = "pending", citeOf(cov.Pending, agreement.Evidence{})
	}
	return c
}

// export returns the data of the rules as plain JSON values.
func export(cat *catalog.Catalog) (map[string]any, map[string]agreement.Assumption) {
	x := newExporter(cat)
	data := map[string]any{
		"agreement":  x.agreement(),
		"holes":      x.holes(),
		"services":   x.services(),
		"categories": x.categories(),
		"documents":  x.documents(),
		"channels":   x.ids.channels,
		"ways":       x.ways(),
		"common":     x.common(),
		"relations":  x.relations(),
		"statements": x.statements(),
	}
	return plain(data).(map[string]any), x.assumed
}

func (x *exporter) agreement() any {
	first := x.first()
	return map[string]any{
		"id": first.ID, "from": cmp.Or(first.Since.Day.String(), beginning),
		"known_from": cmp.Or(first.Since.Evidence.Published.String(), beginning),
		"assumes":    x.keys(x.cat.Agreement().Assumptions(first.Since.Evidence, first.ID)),
		"successors": x.successors(first.ID),
	}
}

// successors returns the agreements that take the place of one, since when they
// do.
func (x *exporter) successors(of string) []cell {
	var facts []dated
	for _, t := range x.cat.Agreement().Agreements() {
		if slices.Contains(t.Succeeds, of) {
			facts = append(facts, dated{t.ID, "succeeds " + of, agreement.Period{From: t.Since.Day}, t.Since.Evidence, cell{State: "succeeded"}})
		}
	}
	return x.factCells(facts, of)
}

// first returns the agreement that the questions are about.
func (x *exporter) first() agreement.Terms { return x.cat.Agreement().Agreements()[0] }

func (x *exporter) holes() any {
	holes := []any{}
	for _, h := range x.cat.Agreement().Holes() {
		if h.Agreement != "" && h.Agreement != x.first().ID {
			continue
		}
		open := h
		open.Until = agreement.Date{}
		holes = append(holes, map[string]any{
			"from": cmp.Or(h.From.String(), beginning), "until": cmp.Or(h.Until.String(), forever),
			"assumes": x.key(h.Assumption()), "assumes_open": x.key(open.Assumption()),
		})
	}
	return holes
}

func (x *exporter) services() any {
	services := map[string]any{}
	for _, s := range x.cat.Services() {
		days, knowns := x.days(s.Terms(), s.Since())
		services[s.ID()] = map[string]any{
			"coverage": grid(x.cat.Agreement(), days, knowns, func(v agreement.View) cell {
				return x.coverageCell(x.cat.Covered(v, s.ID()))
			}),
			"offers": x.offers(s), "requires": x.requires(s.Requires(), s.ID()), "pub": x.pub(s.Pub(), s.ID()), "personal_data": x.claim(s, "personal_data", s.PersonalData), "platform": x.claim(s, "platform", s.Platform),
			"not_through": x.notThrough(s),
		}
	}
	return services
}

// ways returns what each channel requires of a customer.
func (x *exporter) ways() any {
	ways := map[string]any{}
	for _, ch := range x.cat.Channels() {
		ways[ch.ID] = x.requires(ch.Requires, ch.ID)
	}
	return ways
}

// offers returns, for every customer category, what is said of the service
// being offered to it.
func (x *exporter) offers(s *catalog.Service) any {
	offers := map[string]any{}
	o := s.Offers()
	for _, k := range x.cat.Categories() {
		days, knowns := []agreement.Date{}, []agreement.Date{o.Evidence.Published}
		for _, to := range o.To {
			days = append(days, to.From, to.Until)
			knowns = append(knowns, to.Evidence.Published)
		}
		offers[k.ID()] = grid(x.cat.Agreement(), days, knowns, func(v agreement.View) cell {
			return x.offerCell(s, k.ID(), v)
		})
	}
	return offers
}

func (x *exporter) offerCell(s *catalog.Service, category string, v agreement.View) cell {
	o := s.Offers()
	if to, ok := o.At(v, category); ok {
		c := x.factCell(to.Period, to.Evidence, s.ID()+" offers "+category)
		c.State = "offered"
		c.Channels, c.Requires = append(c.Channels, to.Channels...), append(c.Requires, to.Requires...)
		return c
	}
	if !o.Listed || !v.KnowsOf(o.Evidence.Published) {
		return cell{State: "unsaid", Channels: []string{}, Requires: []string{}, Assumes: []string{}}
	}
	c := x.factCell(agreement.Period{}, o.Evidence, s.ID()+" offers")
	c.State = "unsaid"
	if o.Closed {
		c.State = "not-offered"
	}
	return c
}

func (x *exporter) categories() any {
	categories := map[string]any{}
	for _, k := range x.cat.Categories() {
		days, knowns := x.turning.of("category " + k.ID())
		days, knowns = append(days, k.Since().Day), append(knowns, k.Since().Evidence.Published)
		categories[k.ID()] = map[string]any{
			"coverage": grid(x.cat.Agreement(), days, knowns, func(v agreement.View) cell {
				return x.coverageCell(x.cat.Exists(v, k.ID()))
			}),
		}
	}
	return categories
}
