package changelog

import (
	"slices"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

// priced is a change of prices in a list.
type priced struct {
	shortChange
	Effect effect // said always, as a price has its day
	Notice hyperlink
}

func (p *press) priced(from *page, changes []*agreement.Change) []priced {
	var list []priced
	for _, c := range slices.Backward(changes) {
		effective, _ := p.effective(c)
		entry := priced{shortChange: p.shortChange(from, c), Effect: p.effect(c, effective), Notice: p.noticeLink(from, c.Notice())}
		entry.Lines = p.priceLines(from, c)
		list = append(list, entry)
	}
	return list
}

// prices returns the changes that are about prices of a sort.
func (e *edition) prices(of func(agreement.Price) bool) []*agreement.Change {
	return slices.DeleteFunc(e.changes(), func(c *agreement.Change) bool {
		price, ok := c.Price()
		return !ok || !of(price)
	})
}

// priceLines tells what a change makes of prices.
func (p *press) priceLines(from *page, c *agreement.Change) []line {
	price, ok := c.Price()
	if !ok {
		return nil
	}
	lines := []line{
		{Label: "Pris", Links: plain(amountOf(c.Kind(), price))},
		{Label: "Avser", Links: p.pricedThings(from, price)},
		{Label: "Betalas av", Links: p.payers(from, price.Payers)},
	}
	if len(price.Payers.Except) > 0 {
		lines = append(lines, line{Label: "Gäller inte", Links: p.categoryLinks(from, price.Payers.Except)})
	}
	if price.Covers.In("sv") != "" {
		lines = append(lines, line{Label: "Täcker", Links: plain(price.Covers.In("sv"))})
	}
	return slices.DeleteFunc(lines, func(l line) bool { return len(l.Links) == 0 })
}

// amountOf says what becomes of a price, such as "från 54 kr till 85 kr per
// kort och år".
func amountOf(kind agreement.Kind, price agreement.Price) string {
	var words []string
	if kind == agreement.PriceUnchanged {
		words = append(words, "oförändrat")
	}
	if price.Percent != "" {
		words = append(words, "höjs med "+decimalWords(price.Percent)+"\u00a0procent")
	}
	switch {
	case price.FromOre > 0 && price.ToOre > 0:
		words = append(words, "från "+amountWords(price.FromOre)+" till "+amountWords(price.ToOre))
	case price.FromOre > 0:
		words = append(words, "förut "+amountWords(price.FromOre))
	case price.ToOre > 0:
		words = append(words, amountWords(price.ToOre))
	}
	if price.FeeOre > 0 {
		words = append(words, "en avgift på "+amountWords(price.FeeOre))
	}
	if len(words) == 0 {
		return "inget belopp anges"
	}
	if len(price.Per) > 0 {
		return strings.Join(words, ", ") + " per " + listWords(price.Per)
	}
	return strings.Join(words, ", ")
}

// pricedThings leads to the services that a price is for, and names what is
// none.
func (p *press) pricedThings(from *page, price agreement.Price) []hyperlink {
	var links []hyperlink
	if price.All {
		links = plain("alla tjänster")
	}
	for _, id := range price.Services {
		links = append(links, p.serviceLink(from, id))
	}
	if price.Article != "" {
		links = append(links, hyperlink{Text: "artikeln " + price.Article})
	}
	return links
}

func (p *press) payers(from *page, payers agreement.Payers) []hyperlink {
	var links []hyperlink
	if payers.All {
		links = plain("alla kundkategorier")
	}
	links = append(links, p.categoryLinks(from, payers.Categories)...)
	if payers.Agents {
		links = append(links, hyperlink{Text: "agenter"})
	}
	if len(links) == 0 {
		return plain("källan säger inte vem")
	}
	return links
}

func (p *press) categoryLinks(from *page, ids []string) []hyperlink {
	var links []hyperlink
	for _, id := range ids {
		links = append(links, p.categoryLink(from, id))
	}
	return links
}

func plain(words string) []hyperlink { return []hyperlink{{Text: words}} }

func namesService(price agreement.Price, id string) bool { return slices.Contains(price.Services, id) }

// forAnybody reports whether a price is for all categories, or for all services
// and for nobody in particular.
func forAnybody(price agreement.Price) bool {
	return price.Payers.All || price.All && len(price.Payers.Categories) == 0 && !price.Payers.Agents
}

// namesCategory reports whether a price names a category, be it as an exception.
func namesCategory(price agreement.Price, id string) bool {
	return slices.Contains(price.Payers.Categories, id) || slices.Contains(price.Payers.Except, id)
}
