package main

import "github.com/kundavtal/avtal/agreement"

// priceRecord is what a change makes of prices, in JSON. Where the data set has
// the word all, so has it.
type priceRecord struct {
	Services any                  `json:"services,omitempty"` // ids, or "all"
	Article  string               `json:"article,omitempty"`
	Payers   *payersRecord        `json:"payers,omitempty"`
	Percent  string               `json:"percent,omitempty"`
	FromOre  int64                `json:"from_ore,omitempty"`
	ToOre    int64                `json:"to_ore,omitempty"`
	FeeOre   int64                `json:"fee_ore,omitempty"`
	Per      []string             `json:"per,omitempty"`
	Covers   *agreement.Bilingual `json:"covers,omitempty"`
}

type payersRecord struct {
	Categories any      `json:"categories,omitempty"` // ids, or "all"
	Agents     bool     `json:"agents,omitempty"`
	Except     []string `json:"except,omitempty"`
}

func priceRecordOf(price agreement.Price) *priceRecord {
	r := &priceRecord{
		Services: allOr(price.All, price.Services), Article: price.Article, Percent: price.Percent,
		FromOre: price.FromOre, ToOre: price.ToOre, FeeOre: price.FeeOre, Per: price.Per,
	}
	payers := payersRecord{allOr(price.Payers.All, price.Payers.Categories), price.Payers.Agents, price.Payers.Except}
	if payers.Categories != nil || payers.Agents || payers.Except != nil {
		r.Payers = &payers
	}
	if price.Covers.In("sv") != "" {
		r.Covers = &price.Covers
	}
	return r
}

// allOr is the word all, or the ids, or nothing.
func allOr(all bool, ids []string) any {
	switch {
	case all:
		return "all"
	case len(ids) > 0:
		return ids
	}
	return nil
}

// priceStateRecord is how a change of prices stands, in JSON.
type priceStateRecord struct {
	Change agreement.ChangeID `json:"change"`
	Kind   agreement.Kind     `json:"kind"`
	agreement.Bilingual
	Price       *priceRecord           `json:"price"`
	Effective   agreement.Effective    `json:"effective"`
	Status      agreement.Status       `json:"status"`
	Assumptions []agreement.Assumption `json:"assumptions,omitempty"`
}

func priceStateRecordOf(s agreement.PriceState) priceStateRecord {
	return priceStateRecord{s.Change.ID(), s.Change.Kind(), s.Change.Text(), priceRecordOf(s.Price), s.Effective, s.Status, s.Assumptions}
}
