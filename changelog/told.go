package changelog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// tells reports whether a fact is shown: one that was published by the day or,
// where no source says when it was, one that begins by then.
func (e *edition) tells(evidence agreement.Evidence, from agreement.Date) bool {
	if evidence.Undated() {
		return e.shows(from)
	}
	return e.shows(evidence.Published)
}

// told leaves out the facts that are not shown; of returns what a fact rests on
// and when it begins.
func told[T any](e *edition, facts []T, of func(T) (agreement.Evidence, agreement.Date)) []T {
	return slices.DeleteFunc(facts, func(fact T) bool { return !e.tells(of(fact)) })
}

// period returns a period as far as it can be told on the day: an end that lies
// ahead only where one of some changes announces it.
func (e *edition) period(p agreement.Period, changes []*agreement.Change) agreement.Period {
	if e.draft || !p.Until.After(e.known) {
		return p
	}
	announced := slices.ContainsFunc(changes, func(c *agreement.Change) bool {
		effective, ok := e.effective(c)
		return ok && effective.Day == p.Until
	})
	if !announced {
		p.Until = agreement.Date{}
	}
	return p
}

// services returns the services that are shown, by name.
func (e *edition) services() []*catalog.Service { return slices.Clone(e.shown.services) }

func (e *edition) service(id string) (*catalog.Service, bool) {
	s, ok := e.cat.Service(id)
	return s, ok && e.hasServicePage(s)
}

func (e *edition) hasServicePage(s *catalog.Service) bool { return e.knowsService(s) || e.draft }

// knowsService reports whether a service is known on the day: by its terms or,
// where neither a notice nor its record says since when they are there, by name.
func (e *edition) knowsService(s *catalog.Service) bool {
	d, ok := e.agr.Document(s.Terms())
	if ok && (!s.Since().Day.IsZero() || slices.ContainsFunc(d.Versions(), func(v *agreement.Version) bool { return v.Notice() != nil })) {
		return e.knowsDocument(d)
	}
	return slices.ContainsFunc(s.Names(), func(n catalog.Name) bool {
		return !e.isDraft(n.Seen) && !e.isDraft(n.Evidence.Published)
	})
}

// names returns the names of a service that are shown, in the order of the file.
func (e *edition) names(s *catalog.Service) []catalog.Name {
	return slices.DeleteFunc(s.Names(), func(n catalog.Name) bool {
		return !e.tells(n.Evidence, n.Seen) || !n.Dated && !e.shows(n.Seen)
	})
}

// serviceName returns what a service is called on the day: the name that came
// into evidence last by then.
func (e *edition) serviceName(s *catalog.Service) string {
	name, ok := catalog.NameOn(e.names(s), e.known)
	if !ok {
		return s.ID()
	}
	return name.Text
}

// offers returns to whom a service is offered.
func (e *edition) offers(s *catalog.Service) catalog.Offers {
	offers := s.Offers()
	if !e.tells(offers.Evidence, agreement.Date{}) {
		return catalog.Offers{}
	}
	offers.To = told(e, offers.To, func(o catalog.Offer) (agreement.Evidence, agreement.Date) { return o.Evidence, o.From })
	offers.To = slices.DeleteFunc(offers.To, func(o catalog.Offer) bool { _, ok := e.category(o.Category); return !ok })
	changes := e.changesOfService(s.ID())
	for i := range offers.To {
		offers.To[i].Period = e.period(offers.To[i].Period, changes)
	}
	return offers
}

// claim returns a yes or no of a service, and false where no source gives it or
// it is not shown.
func (e *edition) claim(c catalog.Claim, given bool) (catalog.Claim, bool) {
	return c, given && e.tells(c.Evidence, c.From)
}

// successions returns the earlier records that a service goes on from.
func (e *edition) successions(s *catalog.Service) []catalog.Succession {
	list := told(e, s.Succeeds(), func(x catalog.Succession) (agreement.Evidence, agreement.Date) { return x.Evidence, x.From })
	return slices.DeleteFunc(list, func(x catalog.Succession) bool { _, ok := e.service(x.Service); return !ok })
}

// categories returns the customer categories that are shown, by name.
func (e *edition) categories() []*catalog.Category { return slices.Clone(e.shown.categories) }

func (e *edition) category(id string) (*catalog.Category, bool) {
	k, ok := e.cat.Category(id)
	return k, ok && e.hasCategoryPage(k)
}

func (e *edition) hasCategoryPage(k *catalog.Category) bool {
	return e.draft || e.knowsCategory(k)
}

func (e *edition) knowsCategory(k *catalog.Category) bool {
	return e.isKnown(e.cat.Exists(e.now, k.ID()).Status, k.Since())
}
