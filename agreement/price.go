package agreement

import (
	"slices"
	"strconv"

	"github.com/kundavtal/avtal/agreement/datafile"
)

// Price is what a change makes of prices. Amounts are in öre, percentages in
// decimal notation as printed, such as "2" or "0.5".
type Price struct {
	All      bool      `json:"all,omitempty"`      // every service
	Services []string  `json:"services,omitempty"` // the ids of the services concerned
	Article  string    `json:"article,omitempty"`  // what is sold, such as "siths-kort"
	Payers   Payers    `json:"payers,omitzero"`
	Percent  string    `json:"percent,omitempty"`  // by how much prices rise
	FromOre  int64     `json:"from_ore,omitempty"` // the price before
	ToOre    int64     `json:"to_ore,omitempty"`   // the price after
	FeeOre   int64     `json:"fee_ore,omitempty"`  // a fee
	Per      []string  `json:"per,omitempty"`      // what the amount is counted by, such as "kort", "år"
	Covers   Bilingual `json:"covers,omitzero"`    // what is paid for
}

// Payers says whom a price concerns. The zero Payers stands for a source that
// names nobody.
type Payers struct {
	All        bool     `json:"all,omitempty"`        // every customer category
	Categories []string `json:"categories,omitempty"` // the customer categories that the source names
	Agents     bool     `json:"agents,omitempty"`
	Except     []string `json:"except,omitempty"` // customer categories that are left out
}

func (p *Price) clone() Price {
	q := *p
	q.Services, q.Per = slices.Clone(p.Services), slices.Clone(p.Per)
	q.Payers.Categories, q.Payers.Except = slices.Clone(p.Payers.Categories), slices.Clone(p.Payers.Except)
	return q
}

// PriceState is how a change of prices stands on a day.
type PriceState struct {
	Change      *Change
	Price       Price
	Effective   Effective
	Status      Status // NotYet also where its day is not known
	Assumptions []Assumption
}

// Prices returns the changes of prices that are known, by effective day and
// then by publication; those without a known day come last. Their assumptions
// are without the holes, which [View.Holes] returns.
func (v View) Prices() []PriceState {
	var list []PriceState
	for _, n := range v.Notices() {
		for _, c := range n.changes {
			if e, ok := v.Effective(c); ok && c.price != nil {
				list = append(list, v.priceState(c, e))
			}
		}
	}
	slices.SortStableFunc(list, func(a, b PriceState) int { return compareEffects(a.Effective, b.Effective) })
	return list
}

func (v View) priceState(c *Change, e Effective) PriceState {
	s := PriceState{Change: c, Price: c.price.clone(), Effective: e, Status: NotYet,
		Assumptions: v.agr.Assumptions(c.Evidence(), string(c.ID()))}
	if v.Applies(c) {
		s.Status = InForce
	}
	if v.Pending(c) {
		s.Assumptions = append(s.Assumptions, c.MayApply(string(c.ID())))
	}
	return s
}

func priceShape() datafile.Shape {
	ids := datafile.ListOf(datafile.Of(datafile.ID()))
	percent := datafile.Matching("percentage", "a percentage such as 2 or 0.5, in quotes", `[0-9]+(?:\.[0-9]+)?`)
	payers := datafile.Record(
		datafile.Field{Name: "categories", Shape: datafile.Word("all").Or(ids), Doc: "the customer categories that pay it, or all"},
		datafile.Field{Name: "agents", Shape: datafile.Bool(), Doc: "true when agents pay it, too"},
		datafile.Field{Name: "except", Shape: ids, Doc: "the customer categories that are left out"},
	)
	return datafile.Record(
		datafile.Field{Name: "services", Shape: datafile.Word("all").Or(ids), Doc: "the services concerned, or all"},
		datafile.Field{Name: "article", Shape: datafile.Of(datafile.ID()), Doc: "what is sold, where it is not a service as such"},
		datafile.Field{Name: "payers", Shape: payers, Doc: "whom it concerns; absent when the source names nobody"},
		datafile.Field{Name: "percent", Shape: datafile.Of(percent), Doc: "by how much prices rise, in percent"},
		datafile.Field{Name: "from_ore", Shape: oreShape(), Doc: "the price before, in öre"},
		datafile.Field{Name: "to_ore", Shape: oreShape(), Doc: "the price after, in öre"},
		datafile.Field{Name: "fee_ore", Shape: oreShape(), Doc: "a fee, in öre"},
		datafile.Field{Name: "per", Shape: datafile.ListOf(datafile.Text()), Doc: "what the amount is counted by, in Swedish"},
		datafile.Field{Name: "covers", Shape: datafile.Record(NameFields()...), Doc: "what is paid for"},
	)
}

func oreShape() datafile.Shape { return datafile.Int(0, 1_000_000_000) }

func ore(v datafile.Value) int64 {
	n, err := strconv.ParseInt(v.Text(), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

func priceOf(v datafile.Value) *Price {
	if !v.Exists() {
		return nil
	}
	p := &Price{
		Article: v.Field("article").Text(), Percent: v.Field("percent").Text(), Per: v.Field("per").Texts(),
		FromOre: ore(v.Field("from_ore")), ToOre: ore(v.Field("to_ore")), FeeOre: ore(v.Field("fee_ore")),
		Covers: NameOf(v.Field("covers")),
	}
	payers := v.Field("payers")
	p.All, p.Services = allOr(v.Field("services"))
	p.Payers.All, p.Payers.Categories = allOr(payers.Field("categories"))
	p.Payers.Agents, p.Payers.Except = payers.Field("agents").Bool(), payers.Field("except").Texts()
	return p
}

// allOr reads the word all, or a list of ids.
func allOr(v datafile.Value) (all bool, ids []string) {
	if v.Text() == "all" {
		return true, nil
	}
	return false, v.Texts()
}

// checkPrice reports a price that says of nothing what it costs, or that does
// not say what changes.
func (r *reader) checkPrice(c *Change) {
	v := c.value.Field("price")
	if !v.Exists() || r.flawed(c.notice.pos.File) {
		return
	}
	p, has := c.price, func(key string) bool { return v.Field(key).Exists() }
	switch {
	case !has("services") && !has("article"):
		r.errs.Add(v.Pos(), CodePrice, "add services: or article:", "the price is for nothing")
	case c.kind == PriceRaised && !has("percent") && !has("to_ore"):
		r.errs.Add(v.Pos(), CodePrice, "add percent:, or from_ore: and to_ore:", "the price is raised, but not said by how much")
	case c.kind == PriceRaised && has("from_ore") && p.ToOre <= p.FromOre:
		r.errs.Add(v.Field("from_ore").Pos(), CodePrice, "correct the amounts, or choose another kind", "the price is raised from %d to %d öre", p.FromOre, p.ToOre)
	case c.kind == PriceUnchanged && (has("percent") || has("from_ore") || has("to_ore")):
		r.errs.Add(v.Pos(), CodePrice, "delete the amounts, or choose another kind", "the price is unchanged and has amounts of change")
	}
	for item := range v.Field("services").Items() {
		if item.Text() != "all" {
			r.checkService(item)
		}
	}
}
