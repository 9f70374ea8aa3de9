package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kundavtal/avtal/agreement"
)

// pricesOf returns the known changes of prices of a sort.
func (sh shower) pricesOf(of func(agreement.Price) bool) []agreement.PriceState {
	return slices.DeleteFunc(sh.view.Prices(), func(s agreement.PriceState) bool { return !of(s.Price) })
}

// pricesOfService returns the changes of prices that name a service, or all.
func (sh shower) pricesOfService(id string) []agreement.PriceState {
	return sh.pricesOf(func(price agreement.Price) bool { return price.All || slices.Contains(price.Services, id) })
}

// pricesOfCategory returns the changes of prices that name a customer category,
// or all; one that is left out is named, too.
func (sh shower) pricesOfCategory(id string) []agreement.PriceState {
	return sh.pricesOf(func(price agreement.Price) bool {
		return price.Payers.All || slices.Contains(price.Payers.Categories, id) || slices.Contains(price.Payers.Except, id)
	})
}

// tellPrices writes changes of prices as a table, if there are any.
func (sh shower) tellPrices(title string, list []agreement.PriceState) {
	if len(list) == 0 {
		return
	}
	sh.heading(title)
	t := table{head: []string{sh.pick("från", "from"), sh.pick("läge", "status"), sh.pick("vad", "what")}}
	for _, s := range list {
		what := s.Change.Text().In(sh.lang())
		switch {
		case s.Effective.Day.IsZero():
			what += " (" + sh.effective(s.Effective) + ")"
		case s.Effective.Taken:
			what += sh.taken()
		}
		t.add(cmp.Or(s.Effective.Day.String(), "?"), sh.status(s.Status), what+" ["+string(s.Change.ID())+"]")
	}
	sh.table(t)
}

// tellPrice writes what a change makes of prices.
func (sh shower) tellPrice(c *agreement.Change) {
	price, ok := c.Price()
	if !ok {
		return
	}
	sh.labelled(sh.pick("pris", "price"), sh.amounts(c.Kind(), price))
	sh.labelled(sh.pick("avser", "for"), sh.priced(price))
	sh.labelled(sh.pick("betalas av", "paid by"), sh.payers(price.Payers))
	sh.labelled(sh.pick("täcker", "covers"), price.Covers.In(sh.lang()))
}

// amounts says what becomes of a price, such as "från 54 kr till 85 kr per kort
// och år".
func (p *page) amounts(kind agreement.Kind, price agreement.Price) string {
	var words []string
	if kind == agreement.PriceUnchanged {
		words = append(words, p.pick("oförändrat", "unchanged"))
	}
	if price.Percent != "" {
		words = append(words, p.pick("höjs med ", "raised by ")+p.decimal(price.Percent)+unbroken+p.unit("percent"))
	}
	switch {
	case price.FromOre > 0 && price.ToOre > 0:
		words = append(words, p.pick("från ", "from ")+p.kronor(price.FromOre)+p.pick(" till ", " to ")+p.kronor(price.ToOre))
	case price.FromOre > 0:
		words = append(words, p.pick("förut ", "before ")+p.kronor(price.FromOre))
	case price.ToOre > 0:
		words = append(words, p.kronor(price.ToOre))
	}
	if price.FeeOre > 0 {
		words = append(words, p.pick("en avgift på ", "a fee of ")+p.kronor(price.FeeOre))
	}
	if len(words) == 0 {
		return p.pick("inget belopp anges", "no amount is given")
	}
	text := strings.Join(words, ", ")
	if len(price.Per) > 0 {
		text += " per " + p.and(each(price.Per, p.counted))
	}
	return text
}

// counted is what an amount is counted by. The data set has it in Swedish.
func (p *page) counted(by string) string {
	return say(p, map[string]term{
		"kort": {"kort", "card"}, "månad": {"månad", "month"}, "år": {"år", "year"},
		"tjänst": {"tjänst", "service"}, "tjänstekontrakt": {"tjänstekontrakt", "service contract"},
	}, by)
}

// priced says what a price is for.
func (sh shower) priced(price agreement.Price) string {
	var words []string
	if price.All {
		words = append(words, sh.pick("alla tjänster", "all services"))
	}
	for _, id := range price.Services {
		words = append(words, sh.serviceAs(id))
	}
	list := sh.and(words)
	switch {
	case price.Article == "":
		return list
	case list == "":
		return price.Article
	}
	return price.Article + sh.pick(" för ", " for ") + list
}

// payers says whom a price concerns.
func (sh shower) payers(payers agreement.Payers) string {
	var words []string
	if payers.All {
		words = append(words, sh.pick("alla kundkategorier", "all customer categories"))
	}
	words = append(words, each(payers.Categories, sh.categoryAs)...)
	if payers.Agents {
		words = append(words, sh.pick("agenter", "agents"))
	}
	text := sh.and(words)
	if len(words) == 0 {
		text = sh.pick("källan säger inte vem", "the source does not say who")
	}
	if len(payers.Except) > 0 {
		text += sh.pick(", utom ", ", except ") + sh.and(each(payers.Except, sh.categoryAs))
	}
	return text
}

// kronor writes an amount in öre, "25 000 kr" or "54,50 kr".
func (p *page) kronor(ore int64) string {
	digits := strconv.FormatInt(ore/100, 10)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + p.pick(unbroken, ",") + digits[i:]
	}
	if rest := ore % 100; rest != 0 {
		digits += p.pick(",", ".") + fmt.Sprintf("%02d", rest)
	}
	return digits + unbroken + "kr"
}

// decimal writes a number that the data set has in decimal notation.
func (p *page) decimal(number string) string {
	return strings.ReplaceAll(number, ".", p.pick(",", "."))
}
