package changelog

import (
	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// offers says to whom a service is offered.
type offers struct {
	Listed  bool
	Closed  bool
	Grounds grounds // of the list as a whole
	Rows    []offerRow
}

// offerRow is one offer: to a category on the page of a service, of a service on
// the page of a category.
type offerRow struct {
	What     hyperlink
	Note     string
	Channels []string
	Requires []string
	When     when
	Grounds  grounds
}

func (g *groundwork) offersOf(from *page, s *catalog.Service) offers {
	list := g.offers(s)
	if !list.Listed {
		return offers{}
	}
	o := offers{Listed: true, Closed: list.Closed, Grounds: g.lay("Vem som kan få tjänsten", list.Evidence)}
	for _, offer := range list.To {
		row := g.offerRow("Vem som kan få tjänsten", offer)
		row.What = g.categoryLink(from, offer.Category)
		if row.Note == "" && g.cat.Exists(g.now, offer.Category).Status == agreement.Ended {
			row.Note = "kategorin finns inte längre"
		}
		o.Rows = append(o.Rows, row)
	}
	return o
}

func (g *groundwork) offerRow(about string, o catalog.Offer) offerRow {
	row := offerRow{Note: g.stands(o.Period), When: whenOf(o.Period), Grounds: g.lay(about, o.Evidence)}
	for _, ch := range o.Channels {
		row.Channels = append(row.Channels, g.channelName(ch))
	}
	for _, f := range o.Requires {
		row.Requires = append(row.Requires, g.condition(f))
	}
	return row
}
