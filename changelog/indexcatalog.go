package changelog

import (
	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

type indexService struct {
	ID           string               `json:"id"`
	Name         string               `json:"name"`
	Names        []string             `json:"names,omitempty"` // the others
	Page         string               `json:"page"`
	Draft        bool                 `json:"draft,omitempty"`
	Status       agreement.Status     `json:"status"`
	Since        agreement.Date       `json:"since,omitzero"`
	Seen         bool                 `json:"seen,omitempty"`  // since is only the first day in evidence
	Terms        agreement.DocumentID `json:"terms,omitempty"` // where they have a page
	Succeeds     []string             `json:"succeeds,omitempty"`
	Offers       *indexOffers         `json:"offers,omitempty"` // absent where no source lists anybody
	PersonalData *bool                `json:"personal_data,omitempty"`
	Platform     *bool                `json:"platform,omitempty"`
}

type indexOffers struct {
	Closed bool         `json:"closed"`
	To     []indexOffer `json:"to"`
}

type indexOffer struct {
	Category string `json:"category"`
	agreement.Period
	Channels []string `json:"channels,omitempty"`
	Requires []string `json:"requires,omitempty"`
	indexEvidence
}

// indexEvidence is what a fact rests on, without the reasoning.
type indexEvidence struct {
	Source   agreement.SourceID `json:"source"`
	Basis    agreement.Basis    `json:"basis"`
	Readings []string           `json:"readings,omitempty"`
}

type indexCategory struct {
	ID        string              `json:"id"`
	Name      agreement.Bilingual `json:"name"`
	Page      string              `json:"page"`
	Draft     bool                `json:"draft,omitempty"`
	Status    agreement.Status    `json:"status"`
	Since     agreement.Date      `json:"since,omitzero"`
	Seen      bool                `json:"seen,omitempty"`
	Successor string              `json:"successor,omitempty"`
}

func (p *press) indexService(s *catalog.Service) indexService {
	cov := p.cat.Covered(p.now, s.ID())
	in := indexService{
		ID: s.ID(), Name: p.serviceName(s), Page: serviceAddress(s.ID()), Draft: !p.knowsService(s),
		Status: cov.Status, Since: cov.Since, Seen: cov.Seen, Offers: p.indexOffers(s),
	}
	for _, n := range p.names(s) {
		if n.Text != in.Name {
			in.Names = append(in.Names, n.Text)
		}
	}
	if _, ok := p.document(s.Terms()); ok {
		in.Terms = s.Terms()
	}
	for _, x := range p.successions(s) {
		in.Succeeds = append(in.Succeeds, x.Service)
	}
	if c, ok := p.claim(s.PersonalData()); ok && p.stands(c.Period) == "" {
		in.PersonalData = &c.Value
	}
	if c, ok := p.claim(s.Platform()); ok && p.stands(c.Period) == "" {
		in.Platform = &c.Value
	}
	return in
}

func (p *press) indexOffers(s *catalog.Service) *indexOffers {
	offers := p.offers(s)
	if !offers.Listed {
		return nil
	}
	list := &indexOffers{Closed: offers.Closed, To: []indexOffer{}}
	for _, o := range offers.To {
		list.To = append(list.To, indexOffer{o.Category, o.Period, o.Channels, o.Requires,
			indexEvidence{o.Evidence.Source, o.Evidence.Basis, o.Evidence.Readings}})
	}
	return list
}

func (p *press) indexCategory(k *catalog.Category) indexCategory {
	cov := p.cat.Exists(p.now, k.ID())
	successor, _ := p.successor(k.ID())
	return indexCategory{
		ID: k.ID(), Name: k.Name(), Page: categoryAddress(k.ID()), Draft: !p.knowsCategory(k),
		Status: cov.Status, Since: cov.Since, Seen: cov.Seen, Successor: successor,
	}
}
