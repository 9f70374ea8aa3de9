package changelog

import (
	"slices"

	"github.com/kundavtal/avtal/agreement"
	"github.com/kundavtal/avtal/catalog"
)

// categoryMain is what the page of a customer category has of its own.
type categoryMain struct {
	ID       string
	Standing coverage
	Record   grounds // what it rests on that the category is one
	Replaced []line  // what took whose place
	Offered  []offerRow
	LeftOut  []hyperlink // services whose closed list leaves the category out
	Silent   []hyperlink // services of which no source says
	Count    string      // of those
	History  []noticed
	Prices   []priced // that name it
	General  []priced // of all categories
	Reasons  []reason
	Sources  []hyperlink
}

func (p *press) categoryPage(k *catalog.Category) *page {
	page := p.page(categoryAddress(k.ID()), k.Name().In("sv"))
	page.under(page.frontLink(partCategories))
	g := &groundwork{press: p}
	changes := p.changesOfCategory(k.ID())
	m := &categoryMain{
		ID: k.ID(), Standing: g.coverage(page, p.cat.Exists(p.now, k.ID()), "Kundkategorin", categoryStatus),
		Replaced: p.replacements(page, k.ID()), History: p.history(page, changes),
		Prices:  p.priced(page, p.prices(func(price agreement.Price) bool { return namesCategory(price, k.ID()) })),
		General: p.priced(page, p.prices(func(price agreement.Price) bool { return forAnybody(price) && !namesCategory(price, k.ID()) })),
	}
	if record := p.agr.Dated(k.Evidence()); p.shows(record.Published) {
		m.Record = g.lay("Kundkategorin", record)
	}
	g.sortServices(page, k.ID(), m)
	m.Count = countWords(len(m.Silent), "tjänst", "tjänster")
	for _, c := range changes {
		g.Sources = append(g.Sources, c.Notice().Evidence().Source)
	}
	m.Reasons, m.Sources = g.Reasons, p.sourceLinks(g.Sources...)
	page.Main, page.Contents = m, categoryContents(m)
	return page
}

// sortServices puts each service where the sources put it for a category.
// Services that are no longer covered are left out where no source says.
func (g *groundwork) sortServices(from *page, category string, m *categoryMain) {
	for _, s := range g.services() {
		list := g.offers(s)
		rows := g.offersTo(from, s, list, category)
		switch {
		case len(rows) > 0:
			m.Offered = append(m.Offered, rows...)
		case g.cat.Covered(g.now, s.ID()).Status == agreement.Ended:
		case list.Listed && list.Closed:
			g.lay(g.serviceName(s), list.Evidence)
			m.LeftOut = append(m.LeftOut, g.serviceLink(from, s.ID()))
		default:
			m.Silent = append(m.Silent, g.serviceLink(from, s.ID()))
		}
	}
}

// offersTo returns the offers of a service to a category, with what the service
// asks of its customers.
func (g *groundwork) offersTo(from *page, s *catalog.Service, list catalog.Offers, category string) []offerRow {
	var rows []offerRow
	for _, o := range list.To {
		if o.Category != category {
			continue
		}
		row := g.offerRow(g.serviceName(s), o)
		row.What = g.serviceLink(from, s.ID())
		for _, q := range g.requirements(g.serviceName(s), s, g.changesOfService(s.ID()), category) {
			if q.Note == "" && !slices.Contains(row.Requires, q.What.Text) {
				row.Requires = append(row.Requires, q.What.Text)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// replacements says which category takes the place of which.
func (p *press) replacements(from *page, id string) []line {
	var lines []line
	if next, by := p.successor(id); by != nil {
		lines = append(lines, line{Label: "Ersätts av", Links: p.categoryLinks(from, []string{next}), After: p.replacedWhen(by)})
	}
	for _, k := range p.categories() {
		if next, by := p.successor(k.ID()); next == id {
			lines = append(lines, line{Label: "Ersätter", Links: p.categoryLinks(from, []string{k.ID()}), After: p.replacedWhen(by)})
		}
	}
	return lines
}

func (p *press) replacedWhen(by *agreement.Change) string {
	effective, _ := p.effective(by)
	if e := p.effect(by, effective); e.Day.IsZero() {
		return e.Words
	}
	return "från " + dayWords(effective.Day)
}

func categoryContents(m *categoryMain) []part {
	contents := []part{partAt("Tjänster som erbjuds kategorin", "#erbjuds")}
	if len(m.LeftOut) > 0 {
		contents = append(contents, partAt("Tjänster som inte erbjuds kategorin", "#utanfor"))
	}
	contents = append(contents, partAt("Tjänster som ingen källa nämner", "#tyst"), partAt("Ändringar", "#andringar"))
	if m.HasPrices() {
		contents = append(contents, partAt("Priser", "#priser"))
	}
	if len(m.Reasons) > 0 {
		contents = append(contents, partAt("Vad uppgifterna vilar på", "#grund"))
	}
	return append(contents, partAt("Vad som saknas", "#saknas"), partAt("Källor", "#kalla"))
}

// HasPrices reports whether any change of prices concerns the category.
func (m *categoryMain) HasPrices() bool { return len(m.Prices)+len(m.General) > 0 }
